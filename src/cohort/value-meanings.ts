import {nearMiss} from "../record/near-miss.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {plainText} from "./plain-text.ts";
import type {Plan} from "../record/plan.ts";

/** What the plan says that values of a file mean, and which of them were met. */
export interface ValueMeanings {
  /** The text to read in place of a cell's, or null where the plan says nothing of it. */
  meaningOf(column: string, text: string): string | null;
  /** Says which columns and values of the plan were never met. */
  reportUnmet(log: IssueLog): void;
}

/**
 * The plan's `values`: canonical column → value of the file → what it means. A cell is compared whole, without space around it; upper and lower case differ.
 *
 * @example
 * const meanings = valueMeanings({her2_status: {"HER2-low (1+)": "low"}});
 * meanings.meaningOf("her2_status", " HER2-low (1+) ") // "low"
 * meanings.meaningOf("her2_status", "positive") // null
 */
export function valueMeanings(values: Plan["values"]): ValueMeanings {
  const met = new Map<string, Set<string>>();
  const keys = new Map(
    Object.entries(values).map(([column, known]) => [
      column,
      new Map(Object.keys(known).map((key) => [plainText(key), key]))
    ])
  );
  const keyOf = (column: string, cell: string): string | undefined => keys.get(column)?.get(cell);
  const seen = new Set<string>();
  return {
    meaningOf(column, text) {
      const known = values[column];
      if (known === undefined) return null;
      met.set(column, met.get(column) ?? new Set());
      const cell = plainText(text);
      if (cell !== "") seen.add(cell);
      const key = keyOf(column, cell);
      if (key === undefined) return null;
      met.get(column)?.add(key);
      return known[key] ?? null;
    },
    reportUnmet(log) {
      for (const [column, known] of Object.entries(values)) {
        const found = met.get(column);
        if (found === undefined) reportAbsentColumn(column, log);
        else
          for (const text of Object.keys(known).filter((value) => !found.has(value)))
            reportUnmetValue(column, text, seen, log);
      }
    }
  };
}

function reportAbsentColumn(column: string, log: IssueLog): void {
  log.add({
    code: "values-of-absent-column",
    severity: "error",
    column,
    expected: `a column ${column}, whose values the plan explains`,
    hint: "under values stands the canonical name of the column; map it if the file calls it otherwise"
  });
}

function reportUnmetValue(column: string, text: string, seen: ReadonlySet<string>, log: IssueLog): void {
  log.add({
    code: "value-not-met",
    severity: "warning",
    column,
    expected: column === "patient_id" ? "a value that the plan explains" : `the value ${text}, which the plan explains`,
    hint:
      nearMiss(text, [...seen]) === null
        ? "no cell holds it"
        : "no cell holds it; a cell that looks much like it is there: copy it exactly"
  });
}
