import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {timesOnAdcs} from "./outcome-pairs.ts";

/** Fewest rows by which it is told: of two times without order one in 256 such files has none that is shorter. */
const FEWEST = 8;

/**
 * Stops where the time that is read is that on the second of two ADCs by its name (`PFS 2` beside `PFS 1`), and is nowhere shorter than that on the first: it may count from the first ADC, as the PFS2 of trials does.
 *
 * @example
 * const found = [];
 * const columns = [["3", "4", "2", "6", "5", "3", "2", "7"], ["9", "11", "5", "9", "8", "12", "6", "9"]];
 * checkTimeHoldsFirst({name: "c.csv", header: ["PFS 1 (mo)", "PFS 2 (mo)"], columns}, "PFS 2 (mo)", {add: ({code}) => found.push(code)});
 * found // ["time-may-hold-first"]
 */
export function checkTimeHoldsFirst(
  {name: file, header, columns}: Pick<CsvTable, "name" | "header" | "columns">,
  time: string,
  log: Pick<IssueLog, "add">
): void {
  const times = timesOnAdcs(header);
  if (times === null || times.second !== time) return;
  const [first, second] = [times.first, times.second].map((column) =>
    (columns[header.indexOf(column)] ?? []).map(numberOf)
  );
  const both = (first ?? []).flatMap((one, i) => {
    const other = second?.[i] ?? null;
    return one === null || other === null ? [] : [{one, other}];
  });
  if (both.length < FEWEST || both.some(({one, other}) => other < one)) return;
  log.add({
    code: "time-may-hold-first",
    severity: "error",
    stops: true,
    file,
    column: time,
    expected: "the time on the second ADC",
    received: `${both.length} of ${both.length} rows in which it is no shorter than ${times.first}`,
    hint: "does it count from the first ADC? then take the start of the second off, or say",
    count: both.length,
    choices: [{line: "accept: [time-may-hold-first]", why: "it counts from the second ADC"}]
  });
}

/** The number of a cell, whatever stands behind it; null where it begins with none. */
function numberOf(text: string): number | null {
  const number = /^\s*(\d+(?:[.,]\d+)?)/.exec(text)?.[1];
  return number === undefined ? null : Number(number.replace(",", "."));
}
