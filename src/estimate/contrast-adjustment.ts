import type {ContrastAdjustmentName} from "../record/contrast-adjustment-name.ts";
import type {ContrastRecord} from "./class-contrast.ts";

/** A column that PFS(ADC2) can be adjusted for between arms whose ADC1 or whose time differs. */
export type AdjustedFor = "standing" | "calendar" | "pfs1" | "gap";

/** A way to adjust. */
export interface ContrastAdjustment {
  readonly columns: readonly AdjustedFor[];
}

/** Ways to adjust a contrast of PFS(ADC2), that of the primary contrast first. Calendar time without the standing is none of them: of all it errs the most where windows differ. */
export const contrastAdjustments: Readonly<Record<ContrastAdjustmentName, ContrastAdjustment>> = {
  "standing-and-calendar": {columns: ["standing", "calendar"]},
  "standing": {columns: ["standing"]},
  "pfs1": {columns: ["pfs1"]},
  "none": {columns: []},
  "gap": {columns: ["standing", "calendar", "gap"]}
};

/** The largest share of simulated samples without a difference in which an unadjusted contrast had p < 0.05: 300 patients who reached ADC2, ADC1 longer and the window shorter in one arm. Source: test/simulate/contrast.md. */
export const UNADJUSTED_ERROR = 0.46;

/** The same as methods name them; null: nothing. */
export const adjustedFor: Readonly<Record<ContrastAdjustmentName, string | null>> = {
  "standing-and-calendar": "standing on ADC1 and calendar time of ADC2",
  "standing": "standing on ADC1",
  "pfs1": "PFS(ADC1)",
  "none": null,
  "gap": "standing on ADC1, calendar time of ADC2 and time between the ADCs"
};

/** Ways that stand beside the one of the contrast, in order. */
export const besideNames: readonly ContrastAdjustmentName[] = ["none", "pfs1", "standing", "gap"];

/** What adjusting asks of a record. */
export type Adjustable = Pick<ContrastRecord, "pfs1" | "standing" | "calendar" | "gap">;

const valueOf: Readonly<Record<AdjustedFor, (record: Adjustable) => number | null>> = {
  standing: ({standing}) => standing?.value ?? null,
  calendar: ({calendar}) => calendar ?? null,
  pfs1: ({pfs1}) => pfs1,
  gap: ({gap}) => gap ?? null
};

/** Columns of a model, and the rows that have all of them. */
export interface AdjustedColumns {
  /** Rows that enter the model, ascending. */
  readonly modelled: readonly number[];
  /** A column for each covariate that varies, of the rows that enter. */
  readonly covariates: Readonly<Partial<Record<AdjustedFor, readonly number[]>>>;
}

/**
 * What a model of these records adjusts for: the records that have every column asked for, and those columns that vary among them.
 *
 * @example
 * const records = [{pfs1: 90}, {pfs1: null}, {pfs1: 60}];
 * adjustedColumns(records, contrastAdjustments.pfs1) // {modelled: [0, 2], covariates: {pfs1: [90, 60]}}
 */
export function adjustedColumns(
  records: readonly Adjustable[],
  {columns}: Pick<ContrastAdjustment, "columns">
): AdjustedColumns {
  const modelled = [...records.keys()].filter((row) => columns.every((name) => valueOf[name](records[row]) !== null));
  const covariates: Partial<Record<AdjustedFor, readonly number[]>> = {};
  for (const name of columns) {
    const column = modelled.flatMap((row) => valueOf[name](records[row]) ?? []);
    if (new Set(column).size > 1) covariates[name] = column;
  }
  return {modelled, covariates};
}

/**
 * How a contrast of these records is adjusted unless told: for the standing on ADC1 where it is known, and for calendar time where at least half of those with a standing have it; without any standing for PFS(ADC1).
 *
 * @example
 * const standing = {value: 0.4, isCensored: false, place: 0};
 * adjustmentOf([{pfs1: 90, standing, calendar: 400}]) // "standing-and-calendar"
 */
export function adjustmentOf(records: readonly Adjustable[]): ContrastAdjustmentName {
  const standing = records.filter((record) => valueOf.standing(record) !== null);
  if (standing.length === 0) return "pfs1";
  const dated = standing.filter((record) => valueOf.calendar(record) !== null);
  return 2 * dated.length >= standing.length ? "standing-and-calendar" : "standing";
}
