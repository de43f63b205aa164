import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping, ColumnSource} from "../record/plan-mapping.ts";
import {issue, type Issue} from "../record/issue.ts";
import {dateCell, dateOrders, isWrittenDate, type DateOrder} from "./date-forms.ts";
import {isMissingCode} from "./missing-codes.ts";
import {numberOf} from "./outcome-codebook.ts";
import {outcomePolarity} from "./outcome-polarity.ts";
import {answerOf, outcomeWord} from "./outcome-words.ts";
import {writtenDays} from "./unread-texts.ts";

/** Most texts that a finding names. */
const SHOWN = 5;

/** A column that a plan makes out of several. */
interface MadeColumn {
  readonly canonical: string;
  /** Its name, as if the file had it. */
  readonly column: string;
  readonly of: readonly string[];
  readonly how: "either" | "earliest" | "firstOf";
}

/**
 * The mapping of a plan with a name for each column that it makes out of several, and these columns.
 *
 * @example
 * const {mapping, made} = madeColumns({time: "months", event: {either: ["progressed", "died"]}});
 * mapping // {time: "months", event: "progressed or died"}
 * made.map(({of}) => of) // [["progressed", "died"]]
 */
export function madeColumns(sources: Readonly<Record<string, ColumnSource>>): {
  readonly mapping: ColumnMapping;
  readonly made: readonly MadeColumn[];
} {
  const made: MadeColumn[] = [];
  const mapping = Object.fromEntries(
    Object.entries(sources).map(([canonical, source]) => {
      if (typeof source === "string") return [canonical, source];
      const one: MadeColumn =
        "either" in source
          ? {canonical, column: source.either.join(" or "), of: source.either, how: "either"}
          : "earliest" in source
            ? {canonical, column: `earliest of ${source.earliest.join(", ")}`, of: source.earliest, how: "earliest"}
            : {canonical, column: source.firstOf.join(", else "), of: source.firstOf, how: "firstOf"};
      made.push(one);
      return [canonical, one.column];
    })
  );
  return {mapping, made};
}

/**
 * The table with the columns that a plan makes out of its own. `firstOf` takes the first cell that is filled, `earliest` the earliest day; `either` is `event` where one of its columns tells one, `censored` where all of them tell none, and nothing where that cannot be known.
 * `format` is the order of day, month and year that the plan tells. A table that has none of the columns stays as it is.
 *
 * @example
 * const table = {name: "c.csv", header: ["progressed", "died"], columns: [["yes", "no", "no", "no"], ["", "", "2024-03-01", ""]], row: [2, 3, 4, 5], issues: []};
 * const {made} = madeColumns({event: {either: ["progressed", "died"]}});
 * withMadeColumns(table, made).columns.at(-1) // ["event", "censored", "event", "censored"]
 */
export function withMadeColumns<Table extends Pick<CsvTable, "name" | "header" | "columns" | "row" | "issues">>(
  table: Table,
  made: readonly MadeColumn[],
  format?: string
): Table {
  return made.reduce<Table>((given, one) => {
    const cells = one.of.map((column) => given.columns[given.header.indexOf(column)]);
    const filled = cells.filter((column) => column !== undefined);
    if (filled.length < one.of.length) return given;
    const {texts, issues} = makers[one.how](one, filled, {...given, format});
    return {
      ...given,
      header: [...given.header, one.column],
      columns: [...given.columns, texts],
      issues: [...given.issues, ...issues]
    };
  }, table);
}

interface Made {
  readonly texts: readonly string[];
  readonly issues: readonly Issue[];
}

type Named = Pick<CsvTable, "name" | "row"> & {readonly format?: string | undefined};

const isBlank = (text: string): boolean => text.trim() === "" || isMissingCode(text.trim());

function firstOf({canonical, column, of}: MadeColumn, cells: readonly (readonly string[])[], {name, row}: Named): Made {
  const places = row.map((_, i) => cells.findIndex((texts) => !isBlank(texts[i] ?? "")));
  const counts = of.map((one, k) => `${one} in ${places.filter((place) => place === k).length}`);
  return {
    texts: places.map((place, i) => cells[Math.max(place, 0)]?.[i] ?? ""),
    issues: [
      issue({
        code: "column-of-several",
        severity: "note",
        file: name,
        column,
        expected: `${canonical} from the first of ${of.join(", ")} that is filled`,
        received: `${counts.join(", ")} of ${row.length} rows`
      })
    ]
  };
}

/** The cells of days that are the earliest of their records; where the order of day and month decides which, and is not known, nothing is made. */
function earliestOf(
  {canonical, column, of}: MadeColumn,
  cells: readonly (readonly string[])[],
  {name, row, format}: Named
): Made {
  const told = dateOrders.filter((order) => order === format);
  const orders = (told.length > 0 ? told : dateOrders).filter((order) =>
    cells.every((texts) => daysIn(texts, order) !== null)
  );
  const [places = row.map(() => 0), ...others] = (orders.length === 0 ? [dateOrders[0]] : orders).map((order) => {
    const days = cells.map((texts) => texts.map((text) => dayIn(text, order)));
    return row.map((_, i) => earliestPlace(days.map((own) => own[i] ?? null)));
  });
  const counts = of.map(
    (one, k) => `${one} in ${places.filter((place, i) => place === k && !isBlank(cells[k]?.[i] ?? "")).length}`
  );
  const open = row.flatMap((_, i) => (others.some((own) => own[i] !== places[i]) ? [i] : []));
  const [first] = open;
  return {
    texts: places.map((place, i) => cells[place]?.[i] ?? ""),
    issues: [
      issue({
        code: "column-of-several",
        severity: "note",
        file: name,
        column,
        expected: `${canonical} from the earliest of ${of.join(", ")}`,
        received: `${counts.join(", ")} of ${row.length} rows`
      }),
      ...(first === undefined
        ? []
        : [
            issue({
              code: "earliest-not-known",
              severity: "error",
              stops: true,
              file: name,
              row: row[first] ?? null,
              rows: open.flatMap((i) => row[i] ?? []),
              column: of.join(" / "),
              expected: "days of which it is known which is earlier",
              hint: "day and month can be read in two orders; write them as YYYY-MM-DD",
              count: open.length
            })
          ])
    ]
  };
}

/** The place of the earliest of several days; of texts that are no days the first, which has to be explained. */
function earliestPlace(days: readonly (number | "no day" | null)[]): number {
  const unread = days.indexOf("no day");
  if (unread >= 0) return unread;
  const numbers = days.map((day) => (typeof day === "number" ? day : Infinity));
  return Math.max(numbers.indexOf(Math.min(...numbers)), 0);
}

/** Days of cells under an order of day and month; null where a date does not fit it. */
const daysIn = (texts: readonly string[], order: DateOrder): readonly string[] | null =>
  texts.every((text) => {
    const date = dateCell(text.trim())?.date;
    return date?.kind !== "parts" || date.orders.includes(order);
  })
    ? texts
    : null;

/** A day as a number that can be compared within a file; null where nothing stands. */
function dayIn(text: string, order: DateOrder): number | "no day" | null {
  if (isBlank(text)) return null;
  const [day] = /^\s*-?\d{1,6}\s*$/.test(text) ? [Number(text)] : (writtenDays([text], order) ?? []);
  return day ?? "no day";
}

type Says = "event" | "censored" | "blank" | "unknown" | "not read";

function eitherOf(
  {canonical, column, of}: MadeColumn,
  cells: readonly (readonly string[])[],
  {name, row}: Named
): Made {
  const told = cells.map((texts, k) => outcomesIn(of[k] ?? "", texts));
  const texts = row.map((_, i) => {
    const says = told.map((one) => one[i]);
    if (says.includes("event")) return "event";
    return says.every((one) => one === "censored") ? "censored" : "";
  });
  const counts = of.map((one, k) => `${one} in ${(told[k] ?? []).filter((says) => says === "event").length}`);
  return {
    texts,
    issues: [
      issue({
        code: "column-of-several",
        severity: "note",
        file: name,
        column,
        expected: `${canonical} where one of ${of.join(", ")} tells it`,
        received: `${counts.join(", ")}, either in ${texts.filter((text) => text === "event").length} of ${row.length} rows`
      }),
      ...of.flatMap((one, k) => notRead(one, cells[k] ?? [], told[k] ?? [], {name, row}))
    ]
  };
}

/** Texts of a column that tell neither an event nor that there was none: nothing can be made of it. */
function notRead(column: string, texts: readonly string[], told: readonly Says[], {name, row}: Named): Issue[] {
  const places = told.flatMap((says, i) => (says === "not read" ? [i] : []));
  const [first] = places;
  if (first === undefined) return [];
  const shown = [...new Set(places.map((i) => texts[i]?.trim() ?? ""))].slice(0, SHOWN);
  return [
    issue({
      code: "either-not-read",
      severity: "error",
      stops: true,
      file: name,
      row: row[first] ?? null,
      rows: places.flatMap((i) => row[i] ?? []),
      column,
      expected: "yes and no, 1 and 0, words of an outcome, or the day on which it happened",
      received: shown.join(", "),
      hint: "write what they mean into the column, or map the column alone and say it under values",
      count: places.length
    })
  ];
}

const makers: Readonly<
  Record<MadeColumn["how"], (one: MadeColumn, cells: readonly (readonly string[])[], named: Named) => Made>
> = {either: eitherOf, earliest: earliestOf, firstOf};

/** What the cells of a column say of an event. Where only events are written, as marks, days or yes, nothing written is none. */
function outcomesIn(column: string, texts: readonly string[]): Says[] {
  const polarity = outcomePolarity(column);
  const numbers = texts.map((text) => (isBlank(text) ? null : text.trim())).filter((text) => text !== null);
  const areDays = numbers.every((text) => /^-?\d+$/.test(text)) && numbers.some((text) => Number(text) > 9);
  const hasTwo = numbers.some((text) => numberOf(text) === 2);
  const told = texts.map((text) => (areDays && !isBlank(text) ? "event" : outcomeIn(text.trim(), {polarity, hasTwo})));
  const onlyEvents = told.includes("event") && told.every((says) => says === "event" || says === "blank");
  return told.map((says) => (says === "blank" ? (onlyEvents ? "censored" : "unknown") : says));
}

function outcomeIn(
  text: string,
  {polarity, hasTwo}: {readonly polarity: ReturnType<typeof outcomePolarity>; readonly hasTwo: boolean}
): Says {
  if (isBlank(text)) return "blank";
  const word = outcomeWord(text);
  if (word !== null) return word;
  if (isWrittenDate(text) || /^[x†✝✞✓✔+]$/iu.test(text)) return "event";
  const number = numberOf(text);
  const answer = answerOf(text) ?? (hasTwo ? null : number === 1 ? "yes" : number === 0 ? "no" : null);
  if (answer === null || polarity === "open") return "not read";
  return (answer === "yes") === (polarity === "event") ? "event" : "censored";
}
