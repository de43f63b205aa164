import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";

/** A date with a time of day in universal time. */
const stamp = /^(?<day>\d{4}-\d{2}-\d{2})[T ](?<hour>\d{2}):(?<minute>\d{2}):00(?:\.0+)?(?:Z|\+00:?00| UTC)$/;
/** Fewest stamps of a file that have to agree. */
const FEWEST = 4;
/** First hour of the day before at which a day begins somewhere. */
const FIRST_HOUR = 12;

/**
 * The table with the days that stamps in universal time stand for, where every stamp of the file is the midnight of a place east of Greenwich: `2021-03-04T23:00:00Z` is the 5th in Berlin, in summer 22:00. All have to be on one hour, or on two that follow each other; else nothing is changed.
 *
 * @example
 * const columns = [["2021-03-04T23:00:00.000Z", "2021-07-04T22:00:00.000Z", "2021-01-11T23:00:00.000Z", "2021-02-01T23:00:00.000Z"]];
 * const found = [];
 * withLocalDays({name: "c.csv", header: ["start"], columns, row: [2, 3, 4, 5]}, {add: ({code, count}) => found.push([code, count])}).columns
 * // [["2021-03-05", "2021-07-05", "2021-01-12", "2021-02-02"]]
 * found // [["utc-midnights", 4]]
 */
export function withLocalDays<T extends Pick<CsvTable, "name" | "header" | "columns" | "row">>(
  table: T,
  log: Pick<IssueLog, "add">
): T {
  const hours = new Set<number>();
  const minutes = new Set<string>();
  let stamps = 0;
  let first: {readonly column: string; readonly row: number | null} | null = null;
  for (const [k, texts] of table.columns.entries())
    for (const [i, text] of texts.entries()) {
      const {hour, minute} = stamp.exec(text.trim())?.groups ?? {};
      if (hour === undefined || minute === undefined) continue;
      hours.add(Number(hour));
      minutes.add(minute);
      stamps += 1;
      first ??= {column: table.header[k] ?? "", row: table.row[i] ?? null};
    }
  const [low, high] = [Math.min(...hours), Math.max(...hours)];
  if (first === null || stamps < FEWEST || low < FIRST_HOUR || high - low > 1 || minutes.size > 1) return table;
  log.add({
    code: "utc-midnights",
    severity: "warning",
    file: table.name,
    ...first,
    count: stamps,
    expected: "days",
    received: [...hours]
      .toSorted((a, b) => a - b)
      .map((hour) => `${String(hour).padStart(2, "0")}:${[...minutes][0] ?? "00"} UTC`)
      .join(", "),
    hint: "every one is the beginning of the next day in a place east of Greenwich, and is read as that day"
  });
  return {...table, columns: table.columns.map((texts) => texts.map(localDay))};
}

function localDay(text: string): string {
  const {day} = stamp.exec(text.trim())?.groups ?? {};
  if (day === undefined) return text;
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
