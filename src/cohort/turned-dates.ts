import type {IssueLog} from "../record/issue-log.ts";
import type {CohortDates, JudgedColumn} from "./cohort-dates.ts";
import type {WrittenDate} from "./date-forms.ts";
import {dateModeLine, type ColumnPlace, type DateMode} from "./date-plan.ts";
import {orderInWords} from "./date-rules.ts";

/** Fewest cells of each kind. */
const FEWEST = 2;
/** Most cells of a kind that do not fit, as slips of the pen. */
const MOST_OTHERS = 0.1;
/** Most rows that a message names. */
const MOST_ROWS = 5;

/** A day that could be a month. */
const couldBeMonth = (n: number | string): boolean => Number(n) <= 12;

/**
 * A real date whose day and month a spreadsheet has turned round, as it was before; any other as it stands, texts too. A spreadsheet turns what it can read in its own order: days up to 12.
 *
 * @example
 * turnedBack({kind: "date", form: "iso", year: 2024, short: false, month: 5, day: 3}).day // 5
 * turnedBack({kind: "parts", orders: ["dmy"], parts: ["25", "03", "2024"]}).parts[0] // "25"
 */
export function turnedBack(date: WrittenDate): WrittenDate {
  return isWhole(date) && couldBeMonth(date.day) ? {...date, month: date.day, day: date.month} : date;
}

type WholeDate = Extract<WrittenDate, {kind: "date"}>;

const isWhole = (date: WrittenDate): date is WholeDate =>
  date.kind === "date" && (date.form === "iso" || date.form === "year-first");

/**
 * Whether the plan says that a spreadsheet has turned dates of a column round.
 *
 * @example
 * isTurned({turned: ["Beginn"]}, {file: "c.csv", column: "Beginn", canonical: "start"}) // true
 */
export function isTurned({turned = []}: Pick<DateMode, "turned">, {column, canonical}: ColumnPlace): boolean {
  return turned.includes(column) || (canonical !== null && turned.includes(canonical));
}

/** What tells that a spreadsheet read some dates of a column in another order than they were written in. */
interface TurnedColumn {
  readonly column: JudgedColumn["column"];
  /** How the dates that it could not read are written. */
  readonly order: "dmy" | "mdy";
  /** Lines of the file with a date that it could. */
  readonly rows: readonly number[];
}

/**
 * Stops where a column bears the mark of a spreadsheet that read dates in another order than they were written in: those with a day up to 12 are dates, day and month turned round, and the others, with a day above 12,
 * stand as they were written. Nobody but the owner of the file can know whether it is that.
 */
export function checkTurnedDates({columns}: CohortDates, dateMode: DateMode, log: Pick<IssueLog, "add">): void {
  if (dateMode.mode === "relative") return;
  const found = columns.flatMap((judged) => (isTurned(dateMode, judged.column) ? [] : (turnedColumn(judged) ?? [])));
  const [first] = found;
  if (first === undefined) return;
  const names = [...(dateMode.turned ?? []), ...new Set(found.map(({column}) => column.column))];
  const line = dateModeLine({...dateMode, format: first.order, turned: names});
  for (const {column, order, rows} of found)
    log.add({
      code: "dates-turned-round",
      severity: "error",
      stops: true,
      file: column.file,
      row: rows[0] ?? null,
      column: column.column,
      expected: `one way of writing dates, ${orderInWords[order]} as where the day is above 12`,
      received: `${rows.length} others, none with a day above 12, on ${rows.length === 1 ? "row" : "rows"} ${rows.slice(0, MOST_ROWS).join(", ")}${rows.length > MOST_ROWS ? ` and ${rows.length - MOST_ROWS} more` : ""}`,
      hint: "so a spreadsheet leaves dates that it read in another order than they were written in: day and month of those that it could read are turned round",
      count: rows.length,
      choices: [
        {line, why: "they are turned round, and are turned back"},
        {line: "accept: [dates-turned-round]", why: "they are right as they stand"}
      ]
    });
}

function turnedColumn({column}: JudgedColumn): TurnedColumn | null {
  if (column.canonical === null) return null;
  const dates = column.cells.flatMap((cell, i) => (cell === null ? [] : [{date: cell.date, row: column.row[i] ?? 0}]));
  const sure = dates.flatMap(({date}) => (date.kind === "parts" && date.orders.length > 0 ? [date] : []));
  return besideWhole(column, {whole: dates.filter(({date}) => isWhole(date)), texts: sure});
}

type Parts = Extract<WrittenDate, {kind: "parts"}>;

const isOpen = ({parts: [a, b]}: Parts): boolean => couldBeMonth(a) && couldBeMonth(b);
const areFew = (others: number, all: number): boolean => others <= MOST_OTHERS * all;

/** The one order of texts of which none could be read in another; null where there are two, or too few. */
function orderOf(texts: readonly Parts[]): "dmy" | "mdy" | null {
  const own = texts.filter((date) => !isOpen(date));
  const [day, month] = [
    own.filter(({orders}) => orders.includes("dmy")).length,
    own.filter(({orders}) => orders.includes("mdy")).length
  ];
  if (Math.max(day, month) < FEWEST || !areFew(Math.min(day, month), own.length)) return null;
  return day > month ? "dmy" : "mdy";
}

/** Real dates, which are written year first, beside texts. */
function besideWhole(
  column: TurnedColumn["column"],
  {
    whole,
    texts
  }: {readonly whole: readonly {readonly date: WrittenDate; readonly row: number}[]; readonly texts: readonly Parts[]}
): TurnedColumn | null {
  const turned = whole.filter(({date}) => date.kind === "date" && couldBeMonth(date.day));
  const order = orderOf(texts);
  if (order === null || turned.length < FEWEST || !areFew(whole.length - turned.length, whole.length)) return null;
  return areFew(texts.filter(isOpen).length, texts.length) ? {column, order, rows: turned.map(({row}) => row)} : null;
}
