import type {TimeUnit} from "../record/time-unit.ts";
import type {DisclosurePolicy} from "../record/disclosure-policy.ts";
import {HIDDEN} from "../record/hidden.ts";
import type {ShownRow} from "../record/row.ts";
import type {ShownTimes} from "./disclosed-curve.ts";

/** What the rows of a result are judged against. */
export interface DisclosureContext {
  readonly policy: DisclosurePolicy;
  /** Name of the policy, as rows carry it. */
  readonly name: string;
  readonly unit: TimeUnit;
  /** Months at which the curve of each group may be shown. */
  readonly times: ReadonlyMap<string, ShownTimes>;
  /** Counts that stand elsewhere, from which a row's own may not differ by few. */
  readonly totals: readonly number[];
}

/** Numbers of a row that an estimate makes. */
export const estimated = ["estimate", "stdError", "statistic", "pValue", "confLow", "confHigh"] as const;
/** Numbers of patients and events in a row. */
export const counted = ["n", "nRisk", "nEvent", "nCensored"] as const;

/** A number of a row that may be hidden. */
export type HidableField = (typeof estimated)[number] | (typeof counted)[number];

/** Whether a count is too small to be shown: neither nobody nor enough. */
export function few(
  count: number | null | undefined,
  {policy: {smallest}}: Pick<DisclosureContext, "policy">
): boolean {
  return typeof count === "number" && count > 0 && count < smallest;
}

/** The row without these numbers, and the remark that they are hidden; one that is not there stays null. */
export function hiding(
  row: ShownRow,
  fields: readonly HidableField[],
  {name}: Pick<DisclosureContext, "name">
): ShownRow {
  const hides = fields.filter((field) => row[field] !== null);
  if (hides.length === 0) return row;
  return {
    ...row,
    ...Object.fromEntries(hides.map((field) => [field, HIDDEN])),
    remarks: [...row.remarks, {code: "hidden-under-policy", policy: name, what: hides}]
  };
}
