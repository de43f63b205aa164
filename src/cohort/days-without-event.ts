import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {isoDay} from "./calendar-day.ts";
import {formatOf, type DateMode} from "./date-plan.ts";
import {dateOrders, type DateOrder} from "./date-forms.ts";
import type {MappedColumn, ProposedMapping} from "./header-mapping.ts";
import {writtenDays} from "./unread-texts.ts";
import type {ValueMeanings} from "./value-meanings.ts";
import {dayTold, wordWithDay} from "./word-with-day.ts";

/** Columns of an event whose cells may say that there was none until a day, with the column of that day. */
const columnsOfNothing = [
  {event: "progression", says: "no progression", until: "last_assessment", word: "no progression"},
  {event: "death", says: "alive", until: "last_contact", word: "alive"}
] as const;

interface DaysOptions {
  readonly meanings: ValueMeanings;
  readonly dateMode: DateMode;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * The table with each cell of progression or death that says that there was none until a day (`no PD as of 12.03.2024`, `alive 2024-03-12`) as a blank, and the day as the last assessment or contact: where none is recorded,
 * of an assessment also where it is later than the one that is. Cells that the plan explains stay.
 *
 * @example
 * const table = {name: "c.csv", header: ["id", "progression"], columns: [["A", "B"], ["2024-01-02", "no PD as of 2024-03-12"]], row: [2, 3]};
 * const mapping = {mapped: [{canonical: "patient_id", column: "id"}, {canonical: "progression", column: "progression"}], unknown: []};
 * const options = {meanings: {meaningOf: () => null}, dateMode: {mode: "real", format: "iso"}, log: {add: () => {}}};
 * withDaysWithoutEvent(table, mapping, options).table.columns.slice(1) // [["2024-01-02", ""], ["", "2024-03-12"]]
 */
export function withDaysWithoutEvent(
  table: CsvTable,
  mapping: ProposedMapping,
  options: DaysOptions
): {readonly table: CsvTable; readonly mapping: ProposedMapping} {
  return columnsOfNothing.reduce((given, one) => withUntil(given, one, options), {table, mapping});
}

interface Given {
  readonly table: CsvTable;
  readonly mapping: ProposedMapping;
}

function withUntil(
  given: Given,
  {event, says, until, word}: (typeof columnsOfNothing)[number],
  {meanings, dateMode, log}: DaysOptions
): Given {
  const {table, mapping} = given;
  const columnOf = (name: string): string | undefined =>
    mapping.mapped.find(({canonical}) => canonical === name)?.column;
  const column = columnOf(event);
  const texts = table.columns[table.header.indexOf(column ?? "")];
  if (column === undefined || texts === undefined) return given;
  const isRelative = dateMode.mode === "relative";
  const orderOf = (canonical: string, own: string): DateOrder | undefined =>
    dateOrders.find((one) => one === formatOf(dateMode, {file: table.name, column: own, canonical}).format);
  const order = isRelative ? undefined : orderOf(event, column);
  const days = texts.map((text) => {
    const told = meanings.meaningOf(event, text) === null ? wordWithDay(text, {isRelative}) : null;
    return told?.says !== says ? null : isRelative ? told.day : inOneWay(told.day, order);
  });
  const places = days.flatMap((day, i) => (day === null ? [] : [i]));
  const [first] = places;
  if (first === undefined) return given;
  const spelled = columnOf(until);
  const recorded = spelled === undefined ? undefined : table.columns[table.header.indexOf(spelled)];
  const known = recorded ?? table.row.map(() => "");
  const numbersOf = (cells: readonly (string | null)[]): readonly (number | null)[] =>
    cells.map((text) =>
      numberIn(text, isRelative ? "relative" : spelled === undefined ? order : orderOf(until, spelled))
    );
  const isLater = laterIn(numbersOf(known), numbersOf(days));
  const untils =
    event === "progression"
      ? known.map((text, i) => (days[i] !== null && (text.trim() === "" || isLater(i)) ? (days[i] ?? "") : text))
      : contactsOf(
          {table, known, days, ids: table.columns[table.header.indexOf(columnOf("patient_id") ?? "")] ?? []},
          numbersOf(days)
        );
  log.add({
    code: "day-without-event",
    severity: "note",
    file: table.name,
    row: table.row[first] ?? null,
    rows: places.flatMap((i) => table.row[i] ?? []),
    column,
    expected: `a day of ${event}`,
    hint: `cells that say ${word} until a day: read as no ${event}, and the day as ${until} where none${event === "progression" ? " that is later" : ""} is recorded`,
    count: places.length
  });
  const made: MappedColumn = {canonical: until, column: freeName(table.header, until), basis: "its values"};
  const isMade = recorded === undefined;
  const columns = table.columns.map((own, k) =>
    k === table.header.indexOf(column)
      ? own.map((text, i) => (days[i] === null ? text : ""))
      : spelled !== undefined && k === table.header.indexOf(spelled)
        ? untils
        : own
  );
  return {
    table: isMade
      ? {...table, header: [...table.header, made.column], columns: [...columns, untils]}
      : {...table, columns},
    mapping: isMade ? {...mapping, mapped: [...mapping.mapped, made]} : mapping
  };
}

/** A name that the file has not. */
const freeName = (header: readonly string[], name: string): string =>
  header.includes(name) ? freeName(header, `${name} (told)`) : name;

/** A date as a text that reads in one way, where its order is told; else as it stands. */
function inOneWay(day: string, order: DateOrder | undefined): string {
  const told = dayTold(day, order);
  return told === null ? day : isoDay(told);
}

/** The day of a cell as a number that can be compared within a column; null where none stands. */
function numberIn(text: string | null, order: DateOrder | "relative" | undefined): number | null {
  if (text === null || text.trim() === "") return null;
  if (order === "relative") return /^\s*-?\d{1,5}\s*$/.test(text) ? Number(text) : null;
  return writtenDays([text], order)?.[0] ?? null;
}

/** Whether the day that a cell tells is known to be later than the one recorded. */
function laterIn(recorded: readonly (number | null)[], told: readonly (number | null)[]): (i: number) => boolean {
  return (i) => {
    const [before, after] = [recorded[i] ?? null, told[i] ?? null];
    return before !== null && after !== null && after > before;
  };
}

/** The last contact of each patient of whom none is recorded: the latest day of the cells that say alive. */
function contactsOf(
  {
    table,
    known,
    days,
    ids
  }: {
    readonly table: Pick<CsvTable, "row">;
    readonly known: readonly string[];
    readonly days: readonly (string | null)[];
    readonly ids: readonly string[];
  },
  numbers: readonly (number | null)[]
): readonly string[] {
  const idOf = (i: number): string => (ids[i] ?? "").trim();
  const hasContact = new Set(table.row.flatMap((_, i) => ((known[i] ?? "").trim() === "" ? [] : [idOf(i)])));
  const latest = new Map<string, number>();
  for (const [i, day] of days.entries()) {
    const before = latest.get(idOf(i));
    if (day !== null && (before === undefined || (numbers[i] ?? -Infinity) > (numbers[before] ?? -Infinity)))
      latest.set(idOf(i), i);
  }
  return known.map((text, i) => {
    const at = latest.get(idOf(i));
    return at === undefined || hasContact.has(idOf(i)) ? text : (days[at] ?? text);
  });
}
