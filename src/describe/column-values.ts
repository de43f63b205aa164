import type {ColumnTable} from "arquero";

/** A column as texts. */
export const columnTexts = (rows: ColumnTable, column: string): string[] => Array.from(rows.array(column), String);

/** A column as numbers; blank is 0. */
export const numbersOf = (rows: ColumnTable, column: string): number[] =>
  Array.from(rows.array(column), (value: unknown) => Number(value ?? 0));

/** A column as texts, null where it has none. */
export const textsOrNull = (rows: ColumnTable, column: string): (string | null)[] =>
  Array.from(rows.array(column), (value: unknown) => (typeof value === "string" ? value : null));
