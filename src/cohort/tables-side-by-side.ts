import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {normalName} from "./column-dictionary.ts";
import {isWrittenDate} from "./date-forms.ts";

/** Most tables that are looked for side by side, fewest columns of each, and fewest identifiers. */
const MOST_TABLES = 8;
const FEWEST_COLUMNS = 2;
const FEWEST = 3;

/** What stands in a column. */
interface Column {
  /** Name without the number of its repetition. */
  readonly name: string;
  readonly values: readonly string[];
  readonly kind: "number" | "date" | "identifier" | "text";
  /** Letters of identifiers, digits as 9; "" of other columns. */
  readonly pattern: string;
}

/**
 * Stops where a sheet holds two tables or more side by side, an arm each: all columns fall into blocks of as many, each with the same kinds of values, that begin with identifiers of which none stands in two blocks; the names of the blocks repeat, or the identifiers are built alike. What is read of such a sheet is one arm, with the others as columns.
 *
 * @example
 * const found = [];
 * const columns = [["P1", "P3", "P5"], ["4.2", "5.1", "6.0"], ["P2", "P4", "P6"], ["3.3", "2.9", "7.5"]];
 * const table = {name: "c.csv", header: ["pat", "pfs", "pat (2)", "pfs (2)"], columns, row: [2, 3, 4]};
 * checkTablesSideBySide(table, {add: ({code, received}) => found.push([code, received])});
 * found // [["tables-side-by-side", "2 tables: columns pat to pfs, pat (2) to pfs (2)"]]
 */
export function checkTablesSideBySide(
  {name, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  log: Pick<IssueLog, "add">
): void {
  const used = header.flatMap((column, k) => {
    const values = (columns[k] ?? []).map((text) => text.trim());
    return values.every((text) => text === "") || (k === 0 && areCounts(values))
      ? []
      : [{column, own: columnOf(column, values)}];
  });
  const own = used.map((one) => one.own);
  const tables = tablesIn(own);
  if (tables === 1) return;
  const width = own.length / tables;
  const blocks = Array.from({length: tables}, (_, t) => used.slice(t * width, (t + 1) * width));
  log.add({
    code: "tables-side-by-side",
    severity: "error",
    stops: true,
    file: name,
    expected: "one table, with a record a row",
    received: `${tables} tables: columns ${blocks.map((block) => `${block[0]?.column ?? ""} to ${block.at(-1)?.column ?? ""}`).join(", ")}`,
    hint: "put one under the other, with a column that says for each row which it is of, such as the group; or say",
    count: row.length,
    choices: [
      {line: "accept: [tables-side-by-side]", why: "each row is one record, and the further columns are its own"}
    ]
  });
}

/** Whether a column counts the rows: it is of no table, or of all. */
const areCounts = (values: readonly string[]): boolean => values.every((text, i) => text === String(i + 1));

/** How many tables of one layout stand side by side; 1 where none does. */
function tablesIn(own: readonly Column[]): number {
  for (let tables = 2; tables <= MOST_TABLES; tables++) {
    const width = own.length / tables;
    if (width < FEWEST_COLUMNS || !Number.isInteger(width)) continue;
    const blocks = Array.from({length: tables}, (_, t) => own.slice(t * width, (t + 1) * width));
    if (areTables(blocks)) return tables;
  }
  return 1;
}

function areTables(blocks: readonly (readonly Column[])[]): boolean {
  const [first = [], ...others] = blocks;
  const alike = (same: (a: Column, b: Column) => boolean): boolean =>
    others.every((block) => first.every((column, k) => same(column, block[k] ?? column)));
  if (!alike((a, b) => a.kind === b.kind)) return false;
  const identifiers = blocks.map(([column]) => column);
  const [one] = identifiers;
  if (one === undefined || one.kind === "text" || one.kind === "date") return false;
  const sets = identifiers.map((column) => new Set((column?.values ?? []).filter((text) => text !== "")));
  if (sets.some(({size}) => size < FEWEST)) return false;
  if (new Set(sets.flatMap((set) => [...set])).size < sets.reduce((sum, {size}) => sum + size, 0)) return false;
  if (alike((a, b) => a.name === b.name)) return one.kind === "identifier" || areCounted(identifiers);
  return one.kind === "identifier" && identifiers.every((column) => column?.pattern === one.pattern);
}

/** Whether numbers that begin each table are whole and never come again, as those of patients are. */
const areCounted = (identifiers: readonly (Column | undefined)[]): boolean =>
  identifiers.every((column) => {
    const full = (column?.values ?? []).filter((text) => text !== "");
    return full.every((text) => /^\d+$/.test(text)) && new Set(full).size === full.length;
  });

function columnOf(column: string, values: readonly string[]): Column {
  const full = values.filter((text) => text !== "");
  const share = (is: (text: string) => boolean): boolean => full.filter(is).length >= 0.8 * full.length;
  const patterns = new Set(full.map((text) => text.toUpperCase().replaceAll(/\d+/g, "9")));
  const [pattern = ""] = patterns;
  const isIdentifier = patterns.size === 1 && /\p{L}/u.test(pattern) && pattern.includes("9") && pattern.length <= 20;
  const kind = share((text) => /^[<>~]?\s*-?\d+(?:[.,]\d+)?\s*\+?$/.test(text))
    ? "number"
    : share(isWrittenDate)
      ? "date"
      : isIdentifier && !share((text) => !/\d/.test(text))
        ? "identifier"
        : "text";
  return {
    name: normalName(column.replace(/ \(\d+\)$/, "")),
    values,
    kind,
    pattern: kind === "identifier" ? pattern : ""
  };
}
