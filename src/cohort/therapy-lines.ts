import {regimenParser} from "../adc/parse-regimen.ts";
import {adcProduct, type Regimen, type RegimenAdc} from "../adc/regimen.ts";
import type {ResolveOptions} from "../adc/resolution.ts";
import {tumourGroup} from "../adc/tumour-groups.ts";
import {append} from "../record/lists-by-key.ts";
import type {Cohort} from "./cohort.ts";
import {withFirstDayProgressionsPlaced, type FirstDayProgression} from "./first-day-progression.ts";

/** One line of therapy with its regimen read; days on the patient's own clock. */
export interface TherapyLine {
  readonly patientId: string;
  readonly line: number | null;
  readonly regimen: string;
  readonly read: Regimen;
  readonly start: number;
  /** Last dose; null = ongoing. */
  readonly end: number | null;
  readonly setting: string;
  /** After the first day; one of the day on which the next line began belongs here. */
  readonly progression: number | null;
  readonly progressionBasis: string | null;
  /** One recorded on or before the first day, which is no progression of this line; null where there is none. */
  readonly firstDayProgression: FirstDayProgression | null;
  readonly lastAssessment: number | null;
  readonly stopReason: string | null;
  readonly bestResponse: string | null;
  readonly cycles: number | null;
  readonly file: string | null;
  readonly row: number | null;
  /** Place in the table of lines, from 0. */
  readonly index: number;
}

/** How regimens are read; the tumour comes from the cohort. */
export type TherapyLineOptions = Omit<ResolveOptions, "tumour">;

/**
 * How regimens are read, out of options that hold other things as well.
 *
 * @example
 * namingOf({gapDays: 90, unknownCodes: "not-adc"}) // {unknownCodes: "not-adc"}
 */
export function namingOf({catalogue, meaning, unknownCodes, maskedDrugs}: TherapyLineOptions): TherapyLineOptions {
  return {
    ...(catalogue === undefined ? {} : {catalogue}),
    ...(meaning === undefined ? {} : {meaning}),
    ...(unknownCodes === undefined ? {} : {unknownCodes}),
    ...(maskedDrugs === undefined ? {} : {maskedDrugs})
  };
}

/** Identity of a conjugate: the product that it is a variant of, or an inferred name. */
export const adcKey = (adc: RegimenAdc): string =>
  adc.kind === "adc" ? adcProduct(adc) : adc.name.replaceAll(" ", "-");

/** Lines of therapy by patient, each patient's sorted by start, line number and row; a progression on or before the first day of a line stands on the line before. */
export function therapyLines(
  {lines, patients}: Cohort,
  options: TherapyLineOptions = {}
): ReadonlyMap<string, readonly TherapyLine[]> {
  const tumourOf = tumoursByPatient(patients);
  const parse = parserByTumour(options);
  const columns = Object.fromEntries(readColumns.map((name) => [name, columnOf(lines, name)]));
  const byPatient = new Map<string, TherapyLine[]>();
  for (let index = 0; index < lines.numRows(); index++) {
    const start = dayOfCell(columns["start"]?.[index]);
    if (start === null) continue;
    const patientId = String(columns["patient_id"]?.[index]);
    const regimen = textOf(columns["regimen"]?.[index]) ?? "";
    const read = inColumn(parse(regimen, tumourOf.get(patientId) ?? null), columns["unread_adc"]?.[index] === "yes");
    append(byPatient, patientId, {patientId, regimen, start, index, read, ...recordedOf(columns, index)});
  }
  for (const [patientId, own] of byPatient)
    byPatient.set(patientId, withFirstDayProgressionsPlaced(own.toSorted(inOrder)));
  return byPatient;
}

/** What an unread name in a column of ADCs is: a conjugate that is not known by name, where the regimen names no other. */
function inColumn(read: Regimen, ofAdcs: boolean): Regimen {
  if (!ofAdcs || read.adcs.length > 0) return read;
  const unresolved = read.unresolved.map((part) =>
    part.adc === "no"
      ? {...part, adc: "possible" as const, reason: "stands in a column of ADCs, and is not a name in the catalogue"}
      : part
  );
  return {...read, unresolved};
}

/** Sorts by start, line number and row; lines without a number come last, and Infinity − Infinity, which is no number, counts as equal. */
const inOrder = (a: TherapyLine, b: TherapyLine): number =>
  a.start - b.start || (a.line ?? Infinity) - (b.line ?? Infinity) || a.index - b.index || 0;

function tumoursByPatient(patients: Cohort["patients"]): ReadonlyMap<string, string | null> {
  const tumours = columnOf(patients, "tumour");
  return new Map(columnOf(patients, "patient_id").map((id, i) => [String(id), textOf(tumours[i])]));
}

/** Reads regimens as they are meant for a tumour, with one parser for each group of tumours. */
function parserByTumour(options: TherapyLineOptions): (text: string, tumour: string | null) => Regimen {
  const parsers = new Map<string, (text: string) => Regimen>();
  return (text, tumour) => {
    const group = tumourGroup(tumour) ?? "";
    let parser = parsers.get(group);
    if (parser === undefined) {
      parser = regimenParser({...options, tumour});
      parsers.set(group, parser);
    }
    return parser(text);
  };
}

/** Columns of the table of lines that a line of therapy is made of. */
const readColumns = [
  "patient_id",
  "line",
  "regimen",
  "start",
  "end",
  "setting",
  "progression",
  "progression_basis",
  "last_assessment",
  "stop_reason",
  "best_response",
  "cycles",
  "unread_adc",
  "file",
  "row"
];

/** What the table says of a line beside whose it is, its drugs and its start. */
function recordedOf(
  columns: Readonly<Record<string, readonly unknown[]>>,
  index: number
): Omit<TherapyLine, "patientId" | "regimen" | "start" | "index" | "read"> {
  const at = (name: string): unknown => columns[name]?.[index];
  return {
    line: dayOfCell(at("line")),
    end: dayOfCell(at("end")),
    setting: textOf(at("setting")) ?? "metastatic",
    progression: dayOfCell(at("progression")),
    progressionBasis: textOf(at("progression_basis")),
    firstDayProgression: null,
    lastAssessment: dayOfCell(at("last_assessment")),
    stopReason: textOf(at("stop_reason")),
    bestResponse: textOf(at("best_response")),
    cycles: dayOfCell(at("cycles")),
    file: textOf(at("file")),
    row: dayOfCell(at("row"))
  };
}

/** Values of a column, in order; empty where the table has none of that name. */
export function columnOf(table: Cohort["lines"], name: string): readonly unknown[] {
  return table.columnNames().includes(name) ? Array.from(table.array(name) as Iterable<unknown>) : [];
}

/** Values of a column as text, in order, empty text where one is blank; no values where the table has no column of that name. */
export const textsOf = (table: Cohort["lines"], name: string): string[] =>
  columnOf(table, name).map((value) => textOf(value) ?? "");

/** A cell as text; null where it is blank. */
export const textOf = (value: unknown): string | null =>
  (typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "") || null;
/** A cell as a number; null where it is none. */
export const dayOfCell = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;
