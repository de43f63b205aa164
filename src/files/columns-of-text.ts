import type {CsvVisitor} from "./csv-records.ts";

/** Equal texts of a column that are kept once, at most. */
const MOST_KNOWN = 4096;

/** Collects records as columns of text. */
export interface ColumnsOfText extends Required<CsvVisitor> {
  all(): {
    readonly columns: readonly (readonly string[])[];
    readonly row: readonly number[];
    readonly refused: readonly {readonly row: number; readonly fields: readonly string[]}[];
  };
}

/**
 * A visitor that collects the records of a file as columns; equal texts of a column are kept once.
 *
 * @example
 * const kept = columnsOfText();
 * kept.header(["id", "day"]);
 * kept.record(["P1", "5"], 2);
 * kept.all() // {columns: [["P1"], ["5"]], row: [2], refused: []}
 */
export function columnsOfText(): ColumnsOfText {
  const columns: string[][] = [];
  const known: Map<string, string>[] = [];
  const row: number[] = [];
  const refused: {row: number; fields: readonly string[]}[] = [];
  return {
    all: () => ({columns, row, refused}),
    refused: (fields, line) => refused.push({row: line, fields}),
    header(names) {
      for (const _ of names) {
        columns.push([]);
        known.push(new Map());
      }
    },
    record(fields, line) {
      row.push(line);
      for (let i = 0; i < fields.length; i++) {
        const field = fields[i] ?? "";
        const seen = known[i];
        let kept = seen?.get(field);
        if (kept === undefined) {
          kept = field;
          if (seen !== undefined && seen.size < MOST_KNOWN) seen.set(field, field);
        }
        columns[i]?.push(kept);
      }
    }
  };
}
