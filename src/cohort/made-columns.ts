import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping, ColumnSource} from "../record/plan-mapping.ts";
import {issue, type Issue} from "../record/issue.ts";
import {isWrittenDate} from "./date-forms.ts";
import {isMissingCode} from "./missing-codes.ts";
import {numberOf} from "./outcome-codebook.ts";
import {outcomePolarity} from "./outcome-polarity.ts";
import {answerOf, outcomeWord} from "./outcome-words.ts";

/** Most texts that a finding names. */
const SHOWN = 5;

/** A column that a plan makes out of several. */
interface MadeColumn {
  readonly canonical: string;
  /** Its name, as if the file had it. */
  readonly column: string;
  readonly of: readonly string[];
  readonly how: "either" | "firstOf";
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
          : {canonical, column: source.firstOf.join(", else "), of: source.firstOf, how: "firstOf"};
      made.push(one);
      return [canonical, one.column];
    })
  );
  return {mapping, made};
}

/**
 * The table with the columns that a plan makes out of its own. `firstOf` takes the first cell that is filled; `either` is `event` where one of its columns tells one, `censored` where all of them tell none, and nothing where that cannot be known.
 * A table that has none of the columns stays as it is.
 *
 * @example
 * const table = {name: "c.csv", header: ["progressed", "died"], columns: [["yes", "no", "no", "no"], ["", "", "2024-03-01", ""]], row: [2, 3, 4, 5], issues: []};
 * const {made} = madeColumns({event: {either: ["progressed", "died"]}});
 * withMadeColumns(table, made).columns.at(-1) // ["event", "censored", "event", "censored"]
 */
export function withMadeColumns<Table extends Pick<CsvTable, "name" | "header" | "columns" | "row" | "issues">>(
  table: Table,
  made: readonly MadeColumn[]
): Table {
  return made.reduce<Table>((given, one) => {
    const cells = one.of.map((column) => given.columns[given.header.indexOf(column)]);
    const filled = cells.filter((column) => column !== undefined);
    if (filled.length < one.of.length) return given;
    const {texts, issues} = one.how === "either" ? eitherOf(one, filled, given) : firstOf(one, filled, given);
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

type Named = Pick<CsvTable, "name" | "row">;

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
