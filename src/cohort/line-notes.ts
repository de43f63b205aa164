import {lineRules, type DaysOfRules} from "../lines/line-rules.ts";
import type {IssueLog} from "../record/issue-log.ts";

/** A line of therapy that was made of records, as far as it is told. */
export interface MadeLine {
  readonly records: number;
  /** Its progression was seen in the first days of the next line. */
  readonly fromNext: boolean;
  /** Companions were given alone after it. */
  readonly maintenance: boolean;
}

/** How many progressions were placed by the line that their record names though they were found later, and how many by their day as there is no such line. */
export function noteNamedProgressions(
  {moved, unplaced}: {readonly moved: number; readonly unplaced: number},
  {file, log}: {readonly file: string; readonly log: IssueLog}
): void {
  if (moved > 0)
    log.add({
      code: "progression-of-named-line",
      severity: "warning",
      file,
      expected: "progressions that were found before the next line began",
      count: moved,
      hint: "they count on the line that their record names, on the first day of the next, since the disease had progressed before the treatment changed"
    });
  if (unplaced > 0)
    log.add({
      code: "progression-of-no-line",
      severity: "warning",
      file,
      expected: "a line that had begun, of the number or drug that the record of a progression names",
      hint: "these progressions are placed by their day",
      count: unplaced
    });
}

/** How many lines were made of several records, whose progression was moved, and after which there was maintenance. */
export function noteMadeLines(
  made: readonly MadeLine[],
  {
    file,
    column,
    lineDays,
    log
  }: {readonly file: string; readonly column: string; readonly lineDays: DaysOfRules; readonly log: IssueLog}
): void {
  const merged = made.filter(({records}) => records > 1).length;
  if (merged > 0)
    log.add({
      code: "combined-regimens",
      severity: "note",
      file,
      expected: "one record for each line of therapy",
      count: merged,
      hint: `${lineRules.combineDays.says} (${lineDays.combineDays}); ${lineRules.collapseDays.says} (${lineDays.collapseDays}); endocrine therapy, HER2 antibodies and checkpoint inhibitors open and shorten none`
    });
  const moved = made.filter(({fromNext}) => fromNext).length;
  if (moved > 0)
    log.add({
      code: "report-of-line-before",
      severity: "warning",
      file,
      column,
      expected: `progression later than ${lineDays.reportDays} days after the start of a line`,
      count: moved,
      hint: `it counts on the line before, on the day on which that ended, as it had none of its own: a report follows its scan, and the scan the treatment`
    });
  const alone = made.filter(({maintenance}) => maintenance).length;
  if (alone > 0)
    log.add({
      code: "maintenance-after-line",
      severity: "note",
      file,
      expected: "lines of therapy",
      count: alone,
      hint: "companions given alone after these lines, without a progression in between, are maintenance and no lines of their own"
    });
}

/** Reason on the ledger of a record that opens no line. */
export const OPENS_NO_LINE = "opens-no-line";

/** How many records of supportive drugs stand on the ledger. */
export function noteSupportive(file: string, count: number, log: IssueLog): void {
  if (count > 0)
    log.add({
      code: OPENS_NO_LINE,
      severity: "note",
      file,
      expected: "systemic anti-cancer therapy",
      count,
      hint: "the records are on the ledger"
    });
}
