import type {Issue} from "../record/issue.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {CellValue} from "./cell-values.ts";
import {isGraveLoss} from "./grave-loss.ts";
import {NEVER_GIVEN} from "./never-given.ts";
import {orderRules, type OrderRule} from "./order-rules.ts";
import {recordPlace, recordPlaces, type TypedRecords} from "./typed-records.ts";

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
  const progressed: number[] = [];
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
    const isBest = value(i, "best_response") === "PD" && value(i, "progression") === null;
    // Who stopped for it has a finding of his own.
    if (lines.unusable[i] === null && isBest && value(i, "stop_reason") !== "progression") progressed.push(i);
  }
  const responses = (lines.columns.get("best_response") ?? []).filter((response) => response !== null).length;
  if (isGraveLoss(progressed.length, responses))
    log.add({
      code: "progressed-at-best",
      severity: "error",
      stops: true,
      ...recordPlaces(lines, progressed),
      column: `${spelled("best_response")} / ${spelled("progression")}`,
      count: progressed.length,
      expected: "a day of progression where the best response was progression",
      received: `${progressed.length} of ${responses} lines with a response without one`,
      hint: "they would have no event, and be followed beyond their progression; write the day of that scan as the day of progression",
      choices: [
        {line: "accept: [progressed-at-best]", why: "these lines have no event; progression-free survival is too long"}
      ]
    });
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
