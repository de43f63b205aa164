import {nearMiss} from "../record/near-miss.ts";
import type {TableRecord} from "../record/result.ts";

type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

interface Clause {
  readonly column: string;
  readonly comparison: Comparison;
  readonly value: string;
}

/** A condition on columns, as `--where` and `population.where` give it: clauses joined by `and`. */
export interface Condition {
  readonly text: string;
  readonly columns: readonly string[];
  /** True, false, or null where a column that it needs is blank, or is no number where numbers are compared. */
  readonly test: (cells: TableRecord) => boolean | null;
}

/**
 * Reads a condition such as `tumour = breast and age >= 65`. Columns and values with spaces stand in double quotes; `<` and `>` compare numbers.
 *
 * Throws `RangeError` that shows the part which cannot be read.
 *
 * @example
 * parseCondition("tumour = breast and age >= 65").test({tumour: "breast", age: 70}) // true
 */
export function parseCondition(text: string): Condition {
  const clauses = text.split(/\s+and\s+(?=(?:[^"']|"[^"]*"|'[^']*')*$)/i).map(parseClause);
  return {
    text,
    columns: clauses.map(({column}) => column),
    test: (cells) => {
      let blank = false;
      for (const clause of clauses) {
        const cell = cells[clause.column] ?? null;
        if (cell === null || cell === "" || (/[<>]/.test(clause.comparison) && !Number.isFinite(Number(cell))))
          blank = true;
        else if (!comparisons[clause.comparison](String(cell), clause.value)) return false;
      }
      return blank ? null : true;
    }
  };
}

function parseClause(part: string): Clause {
  const match = part.trim().match(/^(?:"([^"]+)"|([\w.-]+))\s*(!=|<=|>=|=|<|>)\s*(?:"([^"]*)"|'([^']*)'|(\S+))$/);
  if (match === null)
    throw new RangeError(
      `condition must be COLUMN OPERATOR VALUE joined by and (operators = != < <= > >=; quote a value with spaces), got ${part.trim()}`
    );
  const [, quoted, plain = "", comparison = "=", double, single, bare] = match;
  const column = quoted ?? plain;
  const value = double ?? single ?? bare ?? "";
  if (/[<>]/.test(comparison) && !Number.isFinite(Number(value)))
    throw new RangeError(`condition ${part.trim()}: ${comparison} compares numbers, got ${value}`);
  return {column, comparison: comparison as Comparison, value};
}

const comparisons: Readonly<Record<Comparison, (cell: string, value: string) => boolean>> = {
  "=": isSame,
  "!=": (cell, value) => !isSame(cell, value),
  "<": (cell, value) => Number(cell) < Number(value),
  "<=": (cell, value) => Number(cell) <= Number(value),
  ">": (cell, value) => Number(cell) > Number(value),
  ">=": (cell, value) => Number(cell) >= Number(value)
};

/** Levels of a column that are listed at most. */
const MOST_LISTED = 8;

/**
 * Throws `RangeError` when nobody of those asked meets the condition, with the values that its columns hold.
 *
 * @example
 * requireSomeone(parseCondition("tumour = breast"), [{tumour: "breast"}]) // undefined
 */
export function requireSomeone(condition: Condition, asked: readonly TableRecord[]): void {
  if (asked.length === 0 || asked.some((cells) => condition.test(cells) === true)) return;
  const held = condition.columns.map((column) => {
    const counts = new Map<string, number>();
    for (const cells of asked)
      counts.set(String(cells[column] ?? "blank"), (counts.get(String(cells[column] ?? "blank")) ?? 0) + 1);
    const listed = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return `${column} holds ${listed
      .slice(0, MOST_LISTED)
      .map(([value, count]) => `${value} (${count})`)
      .join(", ")}${listed.length > MOST_LISTED ? ` and ${listed.length - MOST_LISTED} other values` : ""}`;
  });
  throw new RangeError(`nobody meets ${condition.text}; ${held.join("; ")}`);
}

/** The same text, or the same number in another spelling, as `12` and `12.0`. */
function isSame(cell: string, value: string): boolean {
  return cell === value || (cell.trim() !== "" && value.trim() !== "" && Number(cell) === Number(value));
}

/** Most columns that are listed where none is near; those of the file come first. */
const MOST_COLUMNS = 24;

/**
 * Throws `RangeError` when the condition speaks of a column that is not there, naming the one that was probably meant.
 *
 * @example
 * requireColumns(["tumour"], ["tumour", "age"], "--where") // undefined
 */
export function requireColumns(wanted: readonly string[], present: readonly string[], asked: string): void {
  for (const column of wanted)
    if (!present.includes(column)) {
      const meant = nearMiss(column, present);
      throw new RangeError(
        `${asked}: no column ${column} in the cohort${meant === null ? `; there are ${present.slice(0, MOST_COLUMNS).join(", ")}${present.length > MOST_COLUMNS ? ", …" : ""}` : `; did you mean ${meant}?`}`
      );
    }
}
