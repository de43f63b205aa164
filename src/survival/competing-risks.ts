import type {WeightKind} from "../record/surv.ts";
import {type Label, labelIndex} from "./groups.ts";
import {checkedLabels} from "./log-rank.ts";
import {surv} from "./surv.ts";

/** Follow-up that ends in one of several kinds of event, or in censoring; columns of equal length. */
export interface CompetingRisks {
  /** Time of event or censoring, ≥ 0. */
  readonly time: ArrayLike<number>;
  /** 0 or null: censored. Else what ended follow-up: 1, 2, … or a name such as `progression`, `death`. */
  readonly cause: ArrayLike<number | string | null>;
  /** Time at which observation begins, 0 ≤ entry < time; from the origin when absent. */
  readonly entry?: ArrayLike<number> | null;
  readonly group?: ArrayLike<Label>;
  /** Case weights > 0; 1 each when absent. */
  readonly weight?: ArrayLike<number> | null;
  /** As in `surv`: by default `frequency`, repeated rows, when every weight is a whole number, else `probability`. */
  readonly weightKind?: WeightKind | undefined;
}

export type Cause = number | string;

/** The same, checked and coded; made by `competingRisks` alone. */
export interface CodedCompetingRisks {
  readonly time: Float64Array;
  /** 0 censored, k for `causes[k − 1]`. */
  readonly cause: Int32Array;
  /** Ascending: numbers by size, names by code point. */
  readonly causes: readonly Cause[];
  readonly entry: Float64Array | null;
  readonly weight: Float64Array | null;
  readonly weightKind: WeightKind;
  /** k for `groups[k]`. */
  readonly group: Int32Array;
  /** Ascending; one null when there are no groups. */
  readonly groups: readonly (Label | null)[];
}

/**
 * Checked and coded follow-up with competing events.
 *
 * A cause of 0 or null is censoring. Causes are whole numbers ≥ 1 or names, not both; `""`, `"0"` and `"censored"` are refused as names, because
 * each of them is more likely a censoring than an event. Times that R's `aeqSurv` calls equal become one.
 * Throws as `surv` does, and for a cause or group that is neither; each message names the column, the value and its index.
 *
 * @example
 * const coded = competingRisks({time: [5, 3, 8], cause: ["death", null, "progression"]});
 * coded.causes // ["death", "progression"]
 * coded.cause // [1, 0, 2]
 */
export function competingRisks({
  time,
  cause,
  entry = null,
  group,
  weight = null,
  weightKind
}: CompetingRisks): CodedCompetingRisks {
  if (cause.length !== time.length)
    throw new RangeError(`cause must have the length of time, ${time.length}, got ${cause.length}`);
  const coded = codedCauses(cause);
  const follow = surv({time, event: coded.cause.map((code) => (code === 0 ? 0 : 1)), entry, weight, weightKind});
  const groups =
    group === undefined
      ? {index: new Int32Array(time.length), levels: [null]}
      : checkedLabels(group, time.length, "group");
  return {
    time: follow.time,
    ...coded,
    entry: follow.entry,
    weight: follow.weight,
    weightKind: follow.weightKind,
    group: groups.index,
    groups: groups.levels
  };
}

const NOT_A_CAUSE: ReadonlySet<Cause> = new Set(["", "0", "censored"]);

function isCause(value: unknown): value is Cause {
  return typeof value === "number"
    ? Number.isInteger(value) && value > 0
    : typeof value === "string" && !NOT_A_CAUSE.has(value);
}

function codedCauses(cause: CompetingRisks["cause"]): Pick<CodedCompetingRisks, "cause" | "causes"> {
  const seen = new Set<Cause>();
  for (let i = 0; i < cause.length; i++) {
    const value = cause[i];
    if (value === null || value === 0) continue;
    if (!isCause(value))
      throw new RangeError(
        `cause[${i}] must be 0 or null for censored, else a whole number ≥ 1 or a name, got ${JSON.stringify(value)}`
      );
    seen.add(value);
  }
  const causes = labelIndex([...seen]).levels as readonly Cause[];
  if (new Set(causes.map((value) => typeof value)).size > 1)
    throw new TypeError(
      `cause must hold numbers or names, not both, got ${causes.map((value) => JSON.stringify(value)).join(", ")}`
    );
  const codes = new Map<Cause | null, number>(causes.map((value, k) => [value, k + 1]));
  return {causes, cause: Int32Array.from({length: cause.length}, (_, i) => codes.get(cause[i]) ?? 0)};
}
