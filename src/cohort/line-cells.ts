import type {BuiltLine} from "../lines/built-line.ts";
import {dayIn, type RecordColumn} from "./record-cells.ts";

/** A line with the places of its records in the table: all of them, and those of the drugs whose doses are its own, each in the order of their days. */
export interface PlacedLine extends Pick<BuiltLine, "start" | "end" | "drugs" | "maintenance"> {
  readonly records: readonly number[];
  readonly doses: readonly number[];
}

/** Columns of which the last record of a line tells; of the others the first one does. */
const ofLastRecord: ReadonlySet<string> = new Set(["stop_reason", "cycles", "dose_reductions"]);

/** From best to worst. */
const responses: readonly string[] = ["CR", "PR", "non-CR/non-PD", "SD", "PD"];

/** The records of a line in which a column is filled: doses or, where it is blank in all of them, those beside them. */
export function filledRecords(texts: readonly string[], {doses, records}: PlacedLine): readonly number[] {
  const filled = (places: readonly number[]): number[] => places.filter((i) => (texts[i] ?? "").trim() !== "");
  const own = filled(doses);
  return own.length > 0 ? own : filled(records);
}

/**
 * The record whose cell stands for a line: the last one of reasons to stop and of counts, the best of responses, the latest of assessments, the first one else; before all others one that
 * cannot be read where a blank would say something. Null where all are blank.
 */
export function recordFor(column: RecordColumn, line: PlacedLine): number | null {
  const {known, read, texts} = column;
  const own = filledRecords(texts, line);
  const unread = known.critical === true ? own.find((i) => read(i).fault !== undefined) : undefined;
  if (unread !== undefined) return unread;
  if (ofLastRecord.has(known.name)) return own.at(-1) ?? null;
  if (known.name === "last_assessment") return lowest(own, (i) => -(dayIn(column, i) ?? -Infinity));
  if (known.name === "best_response")
    return lowest(own, (i) => {
      const rank = responses.indexOf(String(read(i).value));
      return rank === -1 ? responses.length : rank;
    });
  return own[0] ?? null;
}

function lowest(places: readonly number[], rank: (i: number) => number): number | null {
  const [first, ...others] = places;
  return first === undefined ? null : others.reduce((best, i) => (rank(i) < rank(best) ? i : best), first);
}

/**
 * The record whose progression stands for each line, from a column that says it on every record. A day that stands on the records of one line alone is this line's; one that is repeated on several lines is
 * that of the line in which it lies, or which it ends. Of several the first after the start counts. Null where there is none.
 */
export function progressionRecords(column: RecordColumn, lines: readonly PlacedLine[]): (number | null)[] {
  const found = new Map<number, {readonly i: number; readonly of: Set<number>}>();
  const unread = lines.map(() => -1);
  for (const [k, {records}] of lines.entries())
    for (const i of records) {
      const {value, fault} = column.read(i);
      if (fault !== undefined) unread[k] = i;
      if (typeof value !== "number") continue;
      const known = found.get(value) ?? {i, of: new Set()};
      found.set(value, known);
      known.of.add(k);
    }
  const ofLine = lines.map((): [day: number, i: number][] => []);
  for (const [day, {i, of}] of found) {
    const [only = 0] = of;
    const lies = lines.findLastIndex(({start}) => start < day);
    ofLine[of.size === 1 || lies === -1 ? only : lies]?.push([day, i]);
  }
  return lines.map(({start}, k) => {
    if ((unread[k] ?? -1) >= 0) return unread[k] ?? null;
    const days = (ofLine[k] ?? []).toSorted(([a], [b]) => a - b);
    return (days.find(([day]) => day > start) ?? days[0])?.[1] ?? null;
  });
}
