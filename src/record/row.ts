import type {Shown} from "./hidden.ts";
import type {Refusal} from "./refusal.ts";
import {remarksOf, type Remark} from "./remark.ts";
import type {RowKind} from "./row-kind.ts";

/** The model or test that gave a row's numbers. */
export interface Procedure {
  /** In words, as `method` begins: without what that says of limits, errors and whom it holds for. */
  readonly name: string;
  /** What the likelihood was penalised with, where it was. */
  readonly penalty: "Firth" | null;
  /** How limits of a curve are made where its sample is small; absent where they are of large samples. */
  readonly limits?: "beta-product";
}

/** The fields of a row, with numbers of a type. */
export interface RowOf<N> {
  /** Which analysis, e.g. `kaplan-meier`, `follow-up`, `log-rank`, `cox`. */
  readonly analysis: string;
  /** What the row measures. */
  readonly kind: RowKind;
  readonly endpoint: string | null;
  readonly population: string | null;
  readonly stratum: string | null;
  /**
   * What makes `group` and `reference`: `transition`, `sequence`, `position`, `next therapy`, the name of a column, or of a contrast between classes or sequences; null where no grouping applies.
   */
  readonly grouping: string | null;
  readonly group: string | null;
  /** The group that a contrast is measured against. */
  readonly reference: string | null;
  /** Time the estimate speaks of, in `unit`. */
  readonly time: number | null;
  readonly unit: string | null;
  /** Scale of `estimate` and its limits, e.g. `time`, `probability`, `hazard ratio`. */
  readonly scale: string | null;
  readonly term: string;
  readonly estimate: N | null;
  readonly stdError: N | null;
  readonly statistic: N | null;
  readonly df: number | null;
  readonly pValue: N | null;
  readonly confLow: N | null;
  readonly confHigh: N | null;
  readonly n: N | null;
  readonly nRisk: N | null;
  readonly nEvent: N | null;
  readonly nCensored: N | null;
  /** How the numbers came about, for readers; nothing is read out of it. */
  readonly method: string;
  /** What of `method` others print or ask for; null where nobody does. It is not written. */
  readonly procedure: Procedure | null;
  /**
   * How many patients or events, of each arm or level on its own, can be had from the estimate, its limits or its p-value; null where nobody has said, so that no policy lets these stand.
   * It is not written.
   */
  readonly counts: readonly number[] | null;
  /** What has to be said of the estimate. */
  readonly remarks: readonly Remark[];
  /** Why the estimate is not given; null where it is. */
  readonly refusal: Refusal | null;
}

/**
 * One estimate or test, in the shape of `results.csv`; raw numbers, null where a field does not apply.
 * What has to be said of it, and why it is not given, stand as codes; sentences are made where a row is written.
 */
export interface Row extends RowOf<number> {}

/** A row as a policy on small counts lets it stand; without one, the row itself. */
export interface ShownRow extends RowOf<Shown> {}

const blank: Omit<Row, "analysis" | "kind" | "term" | "method"> = {
  endpoint: null,
  population: null,
  stratum: null,
  grouping: null,
  group: null,
  reference: null,
  time: null,
  unit: null,
  scale: null,
  estimate: null,
  stdError: null,
  statistic: null,
  df: null,
  pValue: null,
  confLow: null,
  confHigh: null,
  n: null,
  nRisk: null,
  nEvent: null,
  nCensored: null,
  procedure: null,
  counts: null,
  remarks: [],
  refusal: null
};

/**
 * A complete row from the fields that apply; every other field is null.
 *
 * Throws `RangeError` when a number is NaN or infinite and the row carries neither a remark nor a refusal.
 *
 * @example
 * resultRow({analysis: "follow-up", kind: "follow-up", term: "median", method: "reverse Kaplan-Meier", estimate: 14.2, unit: "months"}).pValue // null
 */
export function resultRow(fields: Partial<Row> & Pick<Row, "analysis" | "kind" | "term" | "method">): Row {
  const row = {...blank, ...fields};
  for (const [column, value] of Object.entries(row)) {
    if (typeof value === "number" && !Number.isFinite(value) && row.remarks.length === 0 && row.refusal === null)
      throw new RangeError(
        `${row.analysis} row ${row.term}: ${column} is ${value} and neither remark nor refusal says why`
      );
  }
  return row;
}

/**
 * The row with further remarks behind its own, or before them; none is said twice.
 *
 * @example
 * withRemarks(resultRow({analysis: "cox", kind: "hazard-ratio", term: "hazard ratio", method: "Cox"}), [{code: "immortal-time"}]).remarks[0].code // "immortal-time"
 */
export function withRemarks(row: Row, more: readonly (Remark | null)[], place: "behind" | "before" = "behind"): Row {
  const remarks = remarksOf(place === "behind" ? [...row.remarks, ...more] : [...more, ...row.remarks]);
  return {...row, remarks};
}

/**
 * Name of the analysis whose rows are those of a contrast between classes or sequences.
 *
 * @example
 * contrastAnalysis("like-for-like") // "contrast like-for-like"
 */
export function contrastAnalysis(name: string): string {
  return `contrast ${name}`;
}

/**
 * Whether a row is of a contrast between classes or sequences, which is then its grouping.
 *
 * @example
 * isOfContrast({analysis: "contrast like-for-like", grouping: "like-for-like"}) // true
 */
export function isOfContrast({analysis, grouping}: Pick<Row, "analysis" | "grouping">): boolean {
  return grouping !== null && analysis === contrastAnalysis(grouping);
}

/** Kinds of rows that speak of all groups at once. */
const ofAllGroups: ReadonlySet<RowKind> = new Set(["global-test", "characteristic-test", "standardised-difference"]);

/**
 * The rows, those with a group or of all groups at once made by `grouping` unless they name another.
 *
 * @example
 * groupedBy([resultRow({analysis: "events", kind: "event-count", term: "death", method: "count", group: "A"})], "arm")[0].grouping // "arm"
 */
export function groupedBy(rows: readonly Row[], grouping: string | null): Row[] {
  return rows.map((row) =>
    row.grouping === null && (row.group !== null || ofAllGroups.has(row.kind)) ? {...row, grouping} : row
  );
}

/**
 * The row without its numbers, and why; counts and remarks stay.
 *
 * @example
 * refusedRow(resultRow({analysis: "cox", kind: "hazard-ratio", term: "hazard ratio", method: "Cox", estimate: 2}), {code: "no-estimate"}).estimate // null
 */
export function refusedRow(row: Row, refusal: Refusal): Row {
  return {
    ...row,
    estimate: null,
    stdError: null,
    statistic: null,
    pValue: null,
    confLow: null,
    confHigh: null,
    refusal
  };
}
