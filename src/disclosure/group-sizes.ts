import type {DisclosurePolicy} from "../record/disclosure-policy.ts";
import type {Row} from "../record/row.ts";

/** Numbers of the groups of a view, by their medians; groups of a few patients apart from the others. */
export interface GroupSizes {
  readonly sizes: ReadonlyMap<string, number>;
  /** Names of the groups that are too small to be shown. */
  readonly small: readonly string[];
  /** How many stand in these together. */
  readonly inSmall: number;
  /** Sizes of the others. */
  readonly shown: readonly number[];
  readonly all: number;
}

/** The groups of some rows under a policy. */
export function groupSizes(rows: readonly Row[], {smallest}: Pick<DisclosurePolicy, "smallest">): GroupSizes {
  const sizes = new Map(
    rows
      .filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median")
      .map(({group, n}) => [group ?? "", n ?? 0])
  );
  const small = [...sizes].filter(([, n]) => n > 0 && n < smallest);
  return {
    sizes,
    small: small.map(([group]) => group),
    inSmall: small.reduce((sum, [, n]) => sum + n, 0),
    shown: [...sizes].filter(([group]) => !small.some(([name]) => name === group)).map(([, n]) => n),
    all: [...sizes.values()].reduce((sum, n) => sum + n, 0)
  };
}
