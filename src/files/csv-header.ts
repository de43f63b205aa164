import type {Issue} from "../record/issue.ts";
import {csvFields} from "./csv-fields.ts";
import type {Delimiter} from "./csv-delimiter.ts";
import {MAX_COLUMNS} from "./csv-refusals.ts";

/** What is wrong with a header; file and row are the reader's. */
export type HeaderFault = Pick<Issue, "code" | "severity" | "expected"> & Partial<Issue>;

export interface CsvHeader {
  /** One name a column: a repeated one is followed by ` (2)`, a blank one is `(column 5)`; none where the header cannot be read. */
  readonly names: readonly string[];
  /** The reason for which every record below is refused, or null. */
  readonly refusingAll: string | null;
  readonly faults: readonly HeaderFault[];
}

/**
 * The column names of a header, each one once, with what is wrong with them.
 *
 * @example
 * const {names, faults} = csvHeader("id,day,day,", ",");
 * names // ["id", "day", "day (2)", "(column 4)"]
 * faults.map(({code, column}) => `${code} ${column}`) // ["duplicate-column day", "blank-column-name (column 4)"]
 */
export function csvHeader(text: string, delimiter: Delimiter): CsvHeader {
  const records = csvFields(text, delimiter);
  if (records === null)
    return unreadable("unreadable-header", {
      code: "stray-quote",
      severity: "error",
      expected: "a header with quotes around whole names only"
    });
  return namedHeader(records[0] ?? []);
}

/**
 * The column names that stand in the cells of a header, each one once, with what is wrong with them.
 *
 * @example
 * namedHeader(["id", "day", "day"]).names // ["id", "day", "day (2)"]
 */
export function namedHeader(spelled: readonly string[]): CsvHeader {
  if (spelled.length > MAX_COLUMNS)
    return unreadable("too-many-columns", {
      code: "too-many-columns",
      severity: "error",
      expected: `at most ${MAX_COLUMNS} columns`,
      received: `${spelled.length} columns`,
      hint: "is the delimiter right?"
    });
  const alone = spelled.length === 1 ? [singleColumn] : [];
  if (spelled.some((name) => name.includes("\0")))
    return unreadable("unreadable-header", ...alone, {
      code: "nul-byte",
      severity: "error",
      expected: "a header without NUL bytes"
    });
  const {names, faults} = uniqueNames(spelled);
  return {names, refusingAll: null, faults: [...alone, ...faults]};
}

const singleColumn: HeaderFault = {
  code: "single-column",
  severity: "error",
  expected: "columns separated by comma, semicolon, tab or vertical bar",
  received: "1 column",
  hint: "save the file as CSV with one of these delimiters"
};

function unreadable(refusingAll: string, ...faults: readonly HeaderFault[]): CsvHeader {
  return {names: [], refusingAll, faults};
}

function uniqueNames(spelled: readonly string[]): Pick<CsvHeader, "names" | "faults"> {
  const faults: HeaderFault[] = [];
  const times = new Map<string, number>();
  const names = spelled.map((given, i) => {
    const name = given.trim();
    // Objects cannot hold a column of this one name: it would be lost without a word.
    if (name === "" || name === "__proto__") {
      const column = `(column ${i + 1})`;
      faults.push({code: "blank-column-name", severity: "warning", column, expected: "a name for each column"});
      return column;
    }
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    if (time === 1) return name;
    faults.push({code: "duplicate-column", severity: "error", column: name, expected: "each column name once"});
    return `${name} (${time})`;
  });
  return {names, faults};
}
