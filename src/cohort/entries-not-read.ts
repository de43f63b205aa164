import {fromMonths, toMonths} from "../math/calendar-days.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {CellValue} from "./cell-values.ts";
import {normalName} from "./column-dictionary.ts";
import {unitsOfHeader} from "./header-unit.ts";
import {isGraveLoss} from "./grave-loss.ts";
import {numberIn} from "./pfs-against-os.ts";

/** Names of columns with the time from the origin at which somebody came under observation. */
const entries =
  /^(?:(?:delayed|late|left|study|registry|cohort)_)?(?:entry|entries|truncation|trunc|lefttrunc)(?:_(?:time|times|at|in|days?|weeks?|months?|mo|years?|d|w|m|y))*$|^(?:time|days|weeks|months)_(?:to|until|from_\w+_to)_(?:entry|study_entry|registry_entry|enrol+ment|registration|consent|sequencing|ngs|biopsy)(?:_(?:days?|weeks?|months?|years?))?$|^(?:t_?start|tstart|t0|eintritt(?:szeit)?|eintritt_\w+|entree_\w+|ingreso_\w+)$/;
/** Share of the records that have to hold a number, and share of these that have to lie before the time. */
const FILLED = 0.8;
const BEFORE = 0.8;
/** Fewest entries above 0. */
const FEWEST = 2;

/**
 * Stops where a column that nothing reads holds by its name and its numbers the time at which each record came under observation: who had an event before could not be in the file, and survival would be too long.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["t", "entry_days"], columns: [["3", "5", "9"], ["0", "30", "41"]], row: [2, 3, 4]};
 * checkEntriesNotRead(table, ["entry_days"], {unit: "months", times: [3, 5, 9]}, {add: ({code, count}) => found.push([code, count])});
 * found // [["entry-not-read", 2]]
 */
export function checkEntriesNotRead(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  unread: readonly string[],
  {unit, times}: {readonly unit: TimeUnit; readonly times: readonly (CellValue | undefined)[]},
  log: Pick<IssueLog, "add">
): void {
  for (const column of unread) {
    if (!entries.test(normalName(column))) continue;
    const numbers = (columns[header.indexOf(column)] ?? []).map(numberIn);
    const [named] = unitsOfHeader(column);
    const own = named ?? unit;
    const places = row.flatMap((_, i) => (numbers[i] === null || numbers[i] === undefined ? [] : [i]));
    const later = places.filter((i) => (numbers[i] ?? 0) > 0);
    const isBefore = (i: number): boolean => {
      const time = times[i];
      return typeof time !== "number" || fromMonths(toMonths(numbers[i] ?? 0, own), unit) <= time;
    };
    if (places.length < FILLED * row.length || later.length < FEWEST) continue;
    if (later.filter(isBefore).length < BEFORE * later.length) continue;
    log.add({
      code: "entry-not-read",
      severity: "error",
      stops: true,
      file,
      row: row[later[0] ?? -1] ?? null,
      column,
      expected: "an entry that is read, where records came under observation after the origin",
      received: `${later.length} of ${places.length} records above 0`,
      hint:
        own === unit
          ? "who had the event before the entry could not be in the file: without it survival is too long"
          : `it counts ${own}, and the times ${unit}: write it in ${unit}, and map it as entry; without it survival is too long`,
      count: later.length,
      choices: [
        ...(own === unit
          ? [
              {
                line: `mapping: {entry: ${JSON.stringify(column)}}`,
                why: "each record is observed from there on; beside the other columns of mapping"
              }
            ]
          : []),
        {line: "accept: [entry-not-read]", why: "it is no entry, or everybody was observed from the origin"}
      ]
    });
  }
}

/**
 * Stops where many records have an entry that does not lie before their time: the two are in other units, or from other origins.
 *
 * @example
 * const found = [];
 * checkEntriesAfterTimes({entry: "entry", time: "pfs"}, {faults: 3, n: 20}, {add: ({code, count}) => found.push([code, count])});
 * found // [["entries-after-times", 3]]
 */
export function checkEntriesAfterTimes(
  {entry, time}: {readonly entry: string; readonly time: string},
  {faults, n}: {readonly faults: number; readonly n: number},
  log: Pick<IssueLog, "add">
): void {
  if (!isGraveLoss(faults, n)) return;
  log.add({
    code: "entries-after-times",
    severity: "error",
    stops: true,
    column: entry,
    expected: `entries before the times of ${time}`,
    received: `${faults} of ${n} that are not`,
    hint: "are they in another unit than the times, or from another origin? put them right in the file",
    count: faults,
    choices: [{line: "accept: [entries-after-times]", why: "these records are left out"}]
  });
}
