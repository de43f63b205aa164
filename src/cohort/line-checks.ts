import type {Severity} from "../record/issue.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {CellValue} from "./cell-values.ts";
import {dictionary} from "./dictionary.ts";
import type {TypedRecords} from "./typed-records.ts";

/** A day that must not lie before another day of the same record. */
interface OrderRule {
  readonly code: string;
  readonly severity: Severity;
  readonly earlier: string;
  readonly later: string;
  /** The column that the issue is about. */
  readonly column: string;
  /** The record alone is left out, not everything of its patient. */
  readonly rowOnly?: true;
}

/**
 * Days in impossible order are errors and make the record unusable; days that only cannot be counted are warnings.
 *
 * @example
 * orderRules.find(({code}) => code === "death-before-last-contact").severity // "error"
 */
export const orderRules: readonly OrderRule[] = [
  {code: "end-before-start", severity: "error", earlier: "start", later: "end", column: "end"},
  {code: "progression-before-start", severity: "error", earlier: "start", later: "progression", column: "progression"},
  {code: "death-before-start", severity: "error", earlier: "start", later: "death", column: "death"},
  {code: "death-before-end", severity: "error", earlier: "end", later: "death", column: "death"},
  {code: "death-before-progression", severity: "error", earlier: "progression", later: "death", column: "death"},
  {
    code: "death-before-last-assessment",
    severity: "error",
    earlier: "last_assessment",
    later: "death",
    column: "death"
  },
  {code: "death-before-last-contact", severity: "error", earlier: "last_contact", later: "death", column: "death"},
  {
    code: "last-contact-before-start",
    severity: "error",
    earlier: "start",
    later: "last_contact",
    column: "last_contact"
  },
  {
    code: "start-after-cutoff",
    severity: "error",
    earlier: "start",
    later: "data_cutoff",
    column: "start",
    rowOnly: true
  },
  {
    code: "last-assessment-before-start",
    severity: "warning",
    earlier: "start",
    later: "last_assessment",
    column: "last_assessment"
  },
  {
    code: "last-assessment-after-progression",
    severity: "warning",
    earlier: "last_assessment",
    later: "progression",
    column: "last_assessment"
  },
  {
    code: "last-contact-before-progression",
    severity: "warning",
    earlier: "progression",
    later: "last_contact",
    column: "last_contact"
  },
  {
    code: "last-contact-before-last-assessment",
    severity: "warning",
    earlier: "last_assessment",
    later: "last_contact",
    column: "last_contact"
  },
  {
    code: "last-contact-after-cutoff",
    severity: "warning",
    earlier: "last_contact",
    later: "data_cutoff",
    column: "last_contact"
  },
  {code: "entry-after-last-contact", severity: "warning", earlier: "entry", later: "last_contact", column: "entry"},
  {
    code: "progression-after-cutoff",
    severity: "warning",
    earlier: "progression",
    later: "data_cutoff",
    column: "progression"
  },
  {code: "death-after-cutoff", severity: "warning", earlier: "death", later: "data_cutoff", column: "death"}
];

/**
 * Reasons that leave out a record and nothing else of its patient.
 *
 * @example
 * [...rowOnlyReasons] // ["duplicate-row", "start-after-cutoff"]
 */
export const rowOnlyReasons: ReadonlySet<string> = new Set([
  "duplicate-row",
  ...orderRules.filter(({rowOnly}) => rowOnly).map(({code}) => code)
]);

/** A reason or response that says something which a blank day contradicts. */
const sayWithoutDay: readonly {
  readonly code: string;
  readonly column: string;
  readonly says: string;
  readonly day: string;
  readonly hint: string;
}[] = [
  {
    code: "progression-without-day",
    column: "stop_reason",
    says: "progression",
    day: "progression",
    hint: "it counts as an event only if the plan says that it happened at the end of the line"
  },
  {
    code: "death-without-day",
    column: "stop_reason",
    says: "death",
    day: "death",
    hint: "the patient counts as alive until a day of death is given"
  },
  {
    code: "best-response-pd-without-day",
    column: "best_response",
    says: "PD",
    day: "progression",
    hint: "without a day it is no event"
  }
];

export interface LineCheckOptions {
  /** Value of a patient-level column for the patient of record `i`, from all files together. */
  readonly patientDay: (i: number, column: string) => number | null;
  /** How the file spells a canonical column. */
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

const patientDays: ReadonlySet<string> = new Set(["death", "last_contact", "data_cutoff", "entry"]);

/**
 * Checks each record by itself; `unusable` of those in impossible order is set.
 *
 * @example
 * const lines = {columns: new Map([["start", [10]], ["end", [9]]]), file: ["c"], row: [2], unusable: [null]};
 * checkRecords(lines, {patientDay: () => null, spelled: (column) => column, log: {add: () => undefined}});
 * lines.unusable // ["end-before-start"]
 */
export function checkRecords(lines: TypedRecords, {patientDay, spelled, log}: LineCheckOptions): void {
  const value = (i: number, column: string): CellValue =>
    patientDays.has(column) ? patientDay(i, column) : (lines.columns.get(column)?.[i] ?? null);
  for (let i = 0; i < lines.row.length; i++) {
    if (lines.unusable[i] !== null) continue;
    for (const {code, severity, earlier, later, column} of orderRules) {
      const a = value(i, earlier);
      const b = value(i, later);
      if (typeof a !== "number" || typeof b !== "number" || b >= a) continue;
      log.add({
        code,
        severity,
        file: lines.file[i] ?? null,
        row: lines.row[i] ?? null,
        column: spelled(column),
        expected: `${later} on or after ${earlier}`,
        received: `${later} ${a - b} ${a - b === 1 ? "day" : "days"} before ${earlier}`
      });
      if (severity === "error") lines.unusable[i] ??= code;
    }
    for (const {code, column, says, day, hint} of sayWithoutDay)
      if (lines.unusable[i] === null && value(i, column) === says && value(i, day) === null)
        log.add({
          code,
          severity: "warning",
          file: lines.file[i] ?? null,
          row: lines.row[i] ?? null,
          column: spelled(day),
          expected: `a day of ${day}, as ${column} is ${says}`,
          hint
        });
  }
}

/**
 * Finds records with the same key `patient_id, line, start, regimen`: an identical one is left out as duplicate; where the rest differs,
 * nobody knows which is right and all of them are unusable.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["P1", "P1"]], ["start", [0, 0]], ["regimen", ["SG", "SG"]]]), file: ["c", "c"], row: [2, 3], unusable: [null, null]};
 * checkDuplicates(lines, {add: () => undefined});
 * lines.unusable // [null, "duplicate-row"]
 */
export function checkDuplicates(lines: TypedRecords, log: IssueLog): void {
  const column = (name: string): readonly CellValue[] => lines.columns.get(name) ?? [];
  const key = ["patient_id", "line", "start", "regimen"].map(column);
  const all = [...lines.columns.values()];
  const seen = new Map<string, number[]>();
  for (let i = 0; i < lines.row.length; i++) {
    if (lines.unusable[i] !== null) continue;
    const name = key.map((values) => String(values[i] ?? "")).join("\n");
    const same = seen.get(name);
    if (same === undefined) seen.set(name, [i]);
    else same.push(i);
  }
  for (const [first = 0, ...others] of seen.values()) {
    if (others.length === 0) continue;
    const differs = others.filter((other) => all.some((values) => values[first] !== values[other]));
    const at = (i: number) => ({file: lines.file[i] ?? null, row: lines.row[i] ?? null});
    for (const other of others)
      if (!differs.includes(other)) {
        lines.unusable[other] = "duplicate-row";
        log.add({
          code: "duplicate-row",
          severity: "warning",
          ...at(other),
          expected: "each line of therapy once",
          hint: `it repeats row ${lines.row[first]} and is left out`
        });
      }
    if (differs.length > 0)
      for (const contradictory of [first, ...differs]) {
        lines.unusable[contradictory] = "contradictory-duplicate";
        log.add({
          code: "contradictory-duplicate",
          severity: "error",
          ...at(contradictory),
          expected: "one record for each patient, line, start and regimen",
          hint: `rows ${[first, ...differs].map((i) => lines.row[i]).join(", ")} have the same key and differ elsewhere`
        });
      }
  }
}

/**
 * Checks the usable records of each patient against each other: overlap, line numbers against dates, repeated line numbers, setting.
 * `order` lists the usable records sorted by patient and start.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["P1", "P1"]], ["start", [0, 90]], ["end", [100, null]], ["line", [1, 2]]]), file: ["c", "c"], row: [2, 3]};
 * const codes = [];
 * checkSequences(lines, [0, 1], {spelled: (column) => column, log: {add: ({code}) => codes.push(code)}});
 * codes // ["overlapping-lines"]
 */
export function checkSequences(
  lines: TypedRecords,
  order: readonly number[],
  {spelled, log}: Pick<LineCheckOptions, "spelled" | "log">
): void {
  const column = (name: string): readonly CellValue[] => lines.columns.get(name) ?? [];
  const [patient, start, end, number, setting] = ["patient_id", "start", "end", "line", "setting"].map(column) as [
    CellValue[],
    number[],
    (number | null)[],
    (number | null)[],
    CellValue[]
  ];
  for (let k = 1; k < order.length; k++) {
    const i = order[k] ?? 0;
    const before = order[k - 1] ?? 0;
    if (patient[i] !== patient[before]) continue;
    const at = {file: lines.file[i] ?? null, row: lines.row[i] ?? null};
    const [startsAt, endedAt, ownNumber, numberBefore] = [
      start[i] ?? 0,
      end[before] ?? null,
      number[i] ?? null,
      number[before] ?? null
    ];
    if (startsAt === start[before])
      log.add({
        code: "same-start",
        severity: "warning",
        ...at,
        column: spelled("start"),
        expected: `a start after that of row ${lines.row[before]}`,
        hint: "drugs given together belong in one regimen, joined by +"
      });
    else if (endedAt !== null && startsAt < endedAt)
      log.add({
        code: "overlapping-lines",
        severity: "warning",
        ...at,
        column: spelled("start"),
        expected: `a start on or after the end of row ${lines.row[before]}`,
        received: `${endedAt - startsAt} days before it`
      });
    if (ownNumber !== null && numberBefore !== null && ownNumber < numberBefore)
      log.add({
        code: "line-number-order",
        severity: "warning",
        ...at,
        column: spelled("line"),
        expected: "line numbers that follow the dates",
        received: `line ${ownNumber} after line ${numberBefore}`,
        hint: "the dates are used for the order"
      });
    else if (ownNumber !== null && ownNumber === numberBefore && startsAt !== start[before])
      log.add({
        code: "repeated-line-number",
        severity: "note",
        ...at,
        column: spelled("line"),
        expected: "a number for each line",
        received: `line ${ownNumber} again`
      });
    if (setting[i] === "neoadjuvant" && setting[before] !== "neoadjuvant" && setting[before] !== "adjuvant")
      log.add({
        code: "setting-order",
        severity: "warning",
        ...at,
        column: spelled("setting"),
        expected: "neoadjuvant lines before metastatic ones"
      });
  }
}

/**
 * Counts, for each column that describes the disease at a line, the patients in whom it changes from line to line: a note, never an error.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["P1", "P1"]], ["ecog", [0, 1]]])};
 * const counts = [];
 * noteChanges(lines, [0, 1], {spelled: (column) => column, log: {add: ({count}) => counts.push(count)}});
 * counts // [1]
 */
export function noteChanges(
  lines: TypedRecords,
  order: readonly number[],
  {spelled, log}: Pick<LineCheckOptions, "spelled" | "log">
): void {
  const ids = lines.columns.get("patient_id") ?? [];
  for (const {name, state} of dictionary) {
    const values = lines.columns.get(name);
    if (state !== true || values === undefined) continue;
    const first = new Map<CellValue, CellValue>();
    const changed = new Set<CellValue>();
    for (const i of order) {
      const [id, value] = [ids[i] ?? null, values[i] ?? null];
      if (value === null) continue;
      if (!first.has(id)) first.set(id, value);
      else if (first.get(id) !== value) changed.add(id);
    }
    if (changed.size > 0)
      log.add({
        code: "changes-between-lines",
        severity: "note",
        column: spelled(name),
        expected: "a value for each line",
        count: changed.size,
        hint: `it changes between the lines of ${changed.size} ${changed.size === 1 ? "patient" : "patients"}`
      });
  }
}
