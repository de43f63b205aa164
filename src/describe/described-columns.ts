import {naturalOrder} from "../record/natural-order.ts";
import {plannedColumn, type ColumnPlans} from "../record/plan-columns.ts";
import {isMissing} from "../adjustment/complete-cases.ts";
import {dictionary, type DictionaryColumn} from "../cohort/column-dictionary.ts";
import {adc2Columns} from "../patients/adc2-columns.ts";
import type {TableRecord} from "../record/result.ts";

/** A column of a table of characteristics: a number, or levels in their order; `cells` are those of the subjects in their order, null where nothing is recorded. */
export type DescribedColumn = {readonly column: string; readonly cells: readonly TableRecord[string][]} & (
  | {readonly kind: "number"}
  | {readonly kind: "level"; readonly levels: readonly string[]}
);

/** What is described of patients whose lines are known, where it is recorded. */
const usual = [
  "age",
  "line",
  "prior_chemo_lines",
  "sex",
  "tumour",
  "her2_status",
  "hr_status",
  "ecog",
  "visceral",
  "liver_mets",
  "cns_mets",
  "de_novo",
  "contact",
  "adc1_best_response",
  "adc2_topo1",
  "adc2_topo1_days",
  "adc2_ecog",
  "adc2_her2_biopsy_days",
  "adc2_brain_imaging",
  "ugt1a1_metaboliser",
  "adc1_beyond_progression",
  "adc1_progression_cns_only",
  "adc1_gcsf",
  "adc1_scan_interval",
  "adc2_trial"
] as const;

/** Columns of ready-made follow-up that describe no patient. */
const notDescribed: ReadonlySet<string> = new Set([
  "patient_id",
  "time",
  "event",
  "entry",
  "file",
  "row",
  "imputed",
  "unread_adc",
  "position",
  "from",
  "to"
]);

const numberKinds: ReadonlySet<DictionaryColumn["kind"]> = new Set([
  "number",
  "whole-number",
  "line-number",
  "year",
  "day"
]);

/** What columns made of the record hold, where they hold days or grades. */
const madeOfRecord: ReadonlyMap<string, "days" | "grades"> = new Map(
  adc2Columns.flatMap(({name, holds}): (readonly [string, "days" | "grades"])[] =>
    holds === "days" ? [[name, "days"]] : holds === "CTCAE grade" ? [[name, "grades"]] : []
  )
);

/** Numbers with no more distinct values than this are levels, and words with more than the second are no levels to list unless asked for. */
const FEW_NUMBERS = 5;
const MANY_LEVELS = 12;

interface DescribedSubject {
  readonly cells: TableRecord;
}

/** Which columns are described. */
interface ChosenColumns {
  /** By name; the usual ones where it is empty. */
  readonly asked: readonly string[];
  readonly shape: "lines" | "follow-up";
  /** Columns that make the groups. */
  readonly leave: readonly string[];
  /** Kind and order of columns as the plan has them. */
  readonly plans?: ColumnPlans;
}

/**
 * The columns of a table of characteristics with kind and order of levels: those asked for; or the usual ones of a cohort of lines; or, for ready-made follow-up, every column that varies and has few levels.
 *
 * Levels stand in the order of the plan, then of the data dictionary, numbers ascending, others by name. Columns that nobody has are left out.
 *
 * @example
 * const subject = (ecog, best) => ({cells: {ecog, adc1_best_response: best}});
 * describedColumns([subject(2, "SD"), subject(0, "CR")], {asked: [], shape: "lines", leave: []}).map(({levels}) => levels) // [["0", "2"], ["CR", "SD"]]
 */
export function describedColumns(subjects: readonly DescribedSubject[], chosen: ChosenColumns): DescribedColumn[] {
  const {asked, shape, leave} = chosen;
  const own = Object.keys(subjects[0]?.cells ?? {});
  const columns =
    asked.length > 0 ? asked : shape === "lines" ? usual : own.filter((column) => !notDescribed.has(column));
  return columns
    .filter((column) => !leave.includes(column))
    .flatMap((column) => describedColumn(column, subjects, chosen));
}

/** A column as it is described; nothing where nobody has it, or where it has too few or too many levels to list unasked. */
function describedColumn(
  column: string,
  subjects: readonly DescribedSubject[],
  {asked, shape, plans = {}}: ChosenColumns
): DescribedColumn[] {
  const cells = subjects.map(({cells: {[column]: cell}}) => (isMissing({cell}, "cell") ? null : (cell ?? null)));
  const values = [...new Set([...new Set(cells.filter((cell) => cell !== null))].map(String))];
  if (values.length === 0) return [];
  const known = knownColumn(column);
  const {kind, order} = plannedColumn(plans, column) ?? {kind: undefined, order: []};
  const made = shape === "lines" ? madeOfRecord.get(column) : undefined;
  if (kind === undefined ? isNumeric(values, known, made) : kind === "number") return [{column, cells, kind: "number"}];
  if (asked.length === 0 && shape === "follow-up" && (values.length < 2 || values.length > MANY_LEVELS)) return [];
  return [{column, cells, kind: "level", levels: inOrder(values, known, order)}];
}

/** Whether values are described as numbers: what the dictionary says, or of its own columns and texts whether there are many different ones. */
function isNumeric(
  values: readonly string[],
  known: DictionaryColumn | undefined,
  made: "days" | "grades" | undefined
): boolean {
  const numeric = values.every((value) => Number.isFinite(Number(value)));
  if (made !== undefined) return numeric && made === "days";
  return known === undefined || known.kind === "text"
    ? numeric && values.length > FEW_NUMBERS
    : numeric && numberKinds.has(known.kind) && known.graded !== true;
}

/** What the dictionary says of a column; a response or status of the first ADC is one of its kind. */
function knownColumn(column: string): DictionaryColumn | undefined {
  const name = column.replace(/^adc[12]_/, "");
  return dictionary.find((one) => one.name === name);
}

function inOrder(values: readonly string[], known: DictionaryColumn | undefined, planned: readonly string[]): string[] {
  const order = [...planned, ...Object.keys(known?.levels ?? {})];
  const rank = (value: string): number => (order.includes(value) ? order.indexOf(value) : order.length);
  return values.toSorted((a, b) => rank(a) - rank(b) || naturalOrder(a, b));
}
