import type {Issue, Severity} from "../record/issue.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {CellValue} from "./cell-values.ts";
import {NEVER_GIVEN} from "./never-given.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

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
  /** Says nothing of a progression on or before the first day that is one of the line before. */
  readonly elseOfLineBefore?: true;
}

/**
 * Days in impossible order are errors and make the record unusable; days that only cannot be counted are warnings.
 *
 * @example
 * orderRules.find(({code}) => code === "death-before-last-contact").severity // "error"
 */
export const orderRules: readonly OrderRule[] = [
  {code: "end-before-start", severity: "error", earlier: "start", later: "end", column: "end"},
  {
    code: "progression-before-start",
    severity: "error",
    earlier: "start",
    later: "progression",
    column: "progression",
    elseOfLineBefore: true
  },
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
    column: "last_assessment",
    elseOfLineBefore: true
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
 * [...rowOnlyReasons] // ["duplicate-row", "never-given", "start-after-cutoff"]
 */
export const rowOnlyReasons: ReadonlySet<string> = new Set([
  "duplicate-row",
  NEVER_GIVEN,
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
    hint: "without one, here or on the first day of the next line, there is no event, and the line is followed no longer than to the stop"
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
  /** Whether an earlier record of the same patient began before a day; nobody's did unless told. */
  readonly hasLineBefore?: (i: number, day: number) => boolean;
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
export function checkRecords(
  lines: TypedRecords,
  {patientDay, hasLineBefore = () => false, spelled, log}: LineCheckOptions
): void {
  const value = (i: number, column: string): CellValue =>
    patientDays.has(column) ? patientDay(i, column) : (lines.columns.get(column)?.[i] ?? null);
  // A progression on the first day or earlier is one of the line before, where there is one.
  const isOfLineBefore = (i: number): boolean => {
    const [start, progression] = [value(i, "start"), value(i, "progression")];
    return (
      typeof start === "number" &&
      typeof progression === "number" &&
      progression <= start &&
      hasLineBefore(i, progression)
    );
  };
  for (let i = 0; i < lines.row.length; i++) {
    if (lines.unusable[i] !== null) continue;
    for (const rule of orderRules) {
      const a = value(i, rule.earlier);
      const b = value(i, rule.later);
      if (typeof a !== "number" || typeof b !== "number" || b >= a) continue;
      if (rule.elseOfLineBefore === true && isOfLineBefore(i)) continue;
      log.add({...orderIssue(rule, a - b), ...recordPlace(lines, i), column: spelled(rule.column)});
      if (rule.severity === "error") lines.unusable[i] ??= rule.code;
    }
    for (const rule of sayWithoutDay)
      if (lines.unusable[i] === null && value(i, rule.column) === rule.says && value(i, rule.day) === null)
        log.add({...withoutDayIssue(rule), ...recordPlace(lines, i), column: spelled(rule.day)});
  }
}

function orderIssue(
  {code, severity, earlier, later}: OrderRule,
  days: number
): Pick<Issue, "code" | "severity" | "expected" | "received"> {
  return {
    code,
    severity,
    expected: `${later} on or after ${earlier}`,
    received: `${later} ${days} ${days === 1 ? "day" : "days"} before ${earlier}`
  };
}

function withoutDayIssue({
  code,
  column,
  says,
  day,
  hint
}: (typeof sayWithoutDay)[number]): Pick<Issue, "code" | "severity" | "expected" | "hint"> {
  return {code, severity: "warning", expected: `a day of ${day}, as ${column} is ${says}`, hint};
}
