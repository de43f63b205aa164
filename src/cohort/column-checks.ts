import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {shownValue} from "./cell-values.ts";
import {dictionary, type DictionaryColumn} from "./column-dictionary.ts";
import type {ProposedMapping} from "./header-mapping.ts";

/** A column with how often each of its values stands there; blanks are counted apart. */
export interface CountedColumn {
  /** As the file spells it. */
  readonly column: string;
  /** The canonical column, or null when the dictionary does not know it. */
  readonly canonical: DictionaryColumn | null;
  /** Whether it holds times of ready-made follow-up, whose cells are read with what stands around their numbers. */
  readonly isTime: boolean;
  /** Value without outer blanks → records. */
  readonly counts: ReadonlyMap<string, number>;
  readonly blank: number;
  readonly n: number;
}

/**
 * Counts the values of each column of a table.
 *
 * @example
 * countedColumns({header: ["sex"], columns: [["F", "F ", ""]]}, {mapped: []})[0].counts.get("F") // 2
 */
export function countedColumns(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  {mapped}: Pick<ProposedMapping, "mapped">
): CountedColumn[] {
  return header.map((column, k) => {
    const name = mapped.find((found) => found.column === column)?.canonical;
    const counts = new Map<string, number>();
    let blank = 0;
    for (const text of columns[k] ?? []) {
      const value = text.trim();
      if (value === "") blank += 1;
      else counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return {
      column,
      canonical: dictionary.find((known) => known.name === name) ?? null,
      isTime: name === "time",
      counts,
      blank,
      n: columns[k]?.length ?? 0
    };
  });
}

/**
 * Names columns that are empty, constant, of mixed types, with levels that differ by case or blanks only, or with cells that a spreadsheet would run.
 *
 * @example
 * const codes = [];
 * const columns = countedColumns({header: ["a", "b"], columns: [["", ""], ["=1+1", "x"]]}, {mapped: []});
 * checkColumns("c.csv", columns, {add: ({code, column}) => codes.push(`${code} ${column}`)});
 * codes // ["empty-column a", "formula-like-cells b"]
 */
export function checkColumns(file: string, columns: readonly CountedColumn[], log: IssueLog): void {
  for (const counted of columns) for (const check of checks) check(counted, file, log);
}

type ColumnCheck = (counted: CountedColumn, file: string, log: IssueLog) => void;

const checks: readonly ColumnCheck[] = [
  ({column, counts, n}, file, log) => {
    if (n > 0 && counts.size === 0)
      log.add({code: "empty-column", severity: "note", file, column, expected: "a value somewhere in the column"});
  },
  ({column, counts, blank, n}, file, log) => {
    if (n > 9 && counts.size === 1 && blank === 0)
      log.add({
        code: "constant-column",
        severity: "note",
        file,
        column,
        expected: "values that differ",
        hint: "the column has one value only"
      });
  },
  ({column, canonical, isTime, counts}, file, log) => {
    if (isTime || (canonical !== null && canonical.kind !== "text")) return;
    if (canonical?.name === "regimen" || counts.size > 1000) return;
    let numbers = 0;
    let others = 0;
    for (const [value, count] of counts)
      if (/^[+-]?\d+([.,]\d+)?$/.test(value)) numbers += count;
      else if (!/^(NA|N\/A|NULL|NaN|\.|unknown)$/i.test(value)) others += count;
    if (numbers > 4 * others && others > 0)
      log.add({
        code: "mixed-types",
        severity: "warning",
        file,
        column,
        expected: "numbers throughout, or text throughout",
        hint: `${numbers} records hold a number, ${others} do not`
      });
  },
  ({column, canonical, counts}, file, log) => {
    if (canonical !== null && canonical.kind !== "text" && canonical.kind !== "level") return;
    if (counts.size > 200) return;
    const spellings = listsByKey(counts.keys(), (value) => value.toLowerCase().replace(/[\s_-]+/g, " "));
    for (const same of spellings.values())
      if (same.length > 1)
        log.add({
          code: "levels-differ-by-spelling",
          severity: "warning",
          file,
          column,
          expected: "one spelling for each level",
          received: canonical === null ? null : same.map((value) => shownValue(value) ?? "…").join(" / "),
          hint: `${same.length} spellings differ by case or blanks only and count as different levels`
        });
  },
  ({column, canonical, counts, blank, n}, file, log) => {
    if (canonical !== null && canonical.kind !== "text") return;
    let dates = 0;
    for (const [value, count] of counts)
      if (/^(\d{1,2}-[A-Z][a-z]{2}(-\d{2})?|[A-Z][a-z]{2}-\d{2})$/.test(value)) dates += count;
    // A column of nothing else holds dates that somebody meant.
    if (dates > 0 && dates < n - blank)
      log.add({
        code: "spreadsheet-date",
        severity: "warning",
        file,
        column,
        expected: "the values as they were recorded",
        count: dates,
        hint: "a spreadsheet turned some into dates, e.g. 2-3 into 2-Mar; restore the original values"
      });
  },
  ({column, canonical, counts}, file, log) => {
    let cells = 0;
    for (const [value, count] of counts)
      if (/^[=@]|^[+-](?![\d.,]*$)/.test(value) && !(canonical?.kind === "level" && /^[+-]$/.test(value)))
        cells += count;
    if (cells > 0)
      log.add({
        code: "formula-like-cells",
        severity: "warning",
        file,
        column,
        expected: "cells that no spreadsheet runs as a formula",
        hint: "a cell that begins with =, +, - or @ is escaped on export",
        count: cells
      });
  }
];
