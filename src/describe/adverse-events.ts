import {escape, op, table, type ColumnTable} from "arquero";
import {recordWindows} from "../patients/record-windows.ts";
import type {CountNote} from "../record/count-table.ts";
import {rolledUpByKey} from "./by-labels.ts";

/** What a row says of an adverse event. */
export interface EventRow {
  readonly term: string;
  /** CTCAE grade; null where not recorded. */
  readonly grade: number | null;
  /** What was done with the drug; empty where nothing was. */
  readonly action: string;
}

/** An adverse event beside one of the exposures of its patient; days on the patient's clock. */
interface EventAndExposure {
  readonly line: number | null;
  readonly onset: number | null;
  readonly first_line: number | null;
  readonly last_line: number | null;
  readonly start: number;
  readonly end: number | null;
  readonly next_start: number | null;
}

/** Where this is said of the drug, nothing was done. */
const NOTHING_DONE = /\b(?:no|not|none|unchanged)\b/iu;

/** The events with fixed columns, one row each in the order of the file. */
function eventTable(adverseEvents: ColumnTable): ColumnTable {
  const patients = cellsOf(adverseEvents, "patient_id");
  const numbers = (name: string): (number | null)[] => {
    const cells = cellsOf(adverseEvents, name);
    return patients.map((_, row) => numberOrNull(cells[row]));
  };
  const texts = (name: string): string[] => {
    const cells = cellsOf(adverseEvents, name);
    return patients.map((_, row) => textOrEmpty(cells[row]));
  };
  return table({
    event: patients.map((_, row) => row),
    patient_id: patients.map(String),
    line: numbers("line"),
    onset: numbers("onset"),
    grade: numbers("ctcae_grade"),
    term: texts("term").map(sentenceCase),
    action: texts("action").map((action) => (NOTHING_DONE.test(action) ? "" : action))
  });
}

/** The cells of a column; none where the file has no such column. */
function cellsOf(events: ColumnTable, name: string): unknown[] {
  return events.columnNames().includes(name) ? Array.from(events.array(name)) : [];
}

function numberOrNull(cell: unknown): number | null {
  return typeof cell === "number" ? cell : null;
}

function textOrEmpty(cell: unknown): string {
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}

/**
 * The adverse events of a file that belong to an exposure, with its `exposed_row`, and how many do not. An event belongs to the exposure of its line, or where no line is recorded, to the one in which it began, up to 30
 * days after the last dose and before the next line. `exposed` as from `exposedTable`.
 */
export function eventsOnExposures(
  exposed: ColumnTable,
  adverseEvents: ColumnTable
): {readonly events: ColumnTable; readonly notes: readonly CountNote[]} {
  const events = eventTable(adverseEvents);
  const found = events
    .lookup(exposureOfEach(events, exposed), "event", ["exposed_row"])
    .filter(escape((row: {readonly exposed_row?: number}) => row.exposed_row !== undefined))
    .reify();
  return {events: found, notes: eventNotes(events, found)};
}

/** The last exposure of a patient that holds the event, of each event that has one. */
function exposureOfEach(events: ColumnTable, exposed: ColumnTable): ColumnTable {
  const candidates = events
    .select("event", "patient_id", "line", "onset")
    .join(
      exposed.select("exposed_row", "patient_id", "first_line", "last_line", "start", "end", "next_start"),
      "patient_id"
    )
    .filter(escape(holds));
  return rolledUpByKey(candidates, ["event"], {exposed_row: op.max("exposed_row")});
}

/** How many events are on no exposure, without a line or day, and without a grade. */
function eventNotes(events: ColumnTable, found: ColumnTable): CountNote[] {
  const undated = events.filter(
    escape(({line, onset}: Pick<EventAndExposure, "line" | "onset">) => line === null && onset === null)
  );
  const ungraded = found.filter(escape(({grade}: EventRow) => grade === null));
  const notes = [
    {code: "events-outside", n: events.numRows() - undated.numRows() - found.numRows()},
    {code: "events-undated", n: undated.numRows()},
    {code: "events-ungraded", n: ungraded.numRows()}
  ] as const;
  return notes.filter(({n}) => n > 0);
}

/** Whether an event belongs to an exposure: by its line, else by the day on which it began. */
function holds({line, onset, first_line, last_line, start, end, next_start}: EventAndExposure): boolean {
  if (line !== null) return first_line !== null && last_line !== null && line >= first_line && line <= last_line;
  return (
    onset !== null &&
    onset >= start &&
    onset < (next_start ?? Infinity) &&
    onset <= (end ?? Infinity) + recordWindows.toxicityAfterLastDose.to
  );
}

/** Spellings that differ in case and spaces alone are one term. */
function sentenceCase(term: string): string {
  const plain = term.trim().replace(/\s+/gu, " ");
  const lower = /^[A-Z]{2,5}$/u.test(plain) ? plain : plain.toLowerCase();
  return lower.slice(0, 1).toUpperCase() + lower.slice(1);
}
