import type {ShownRow} from "../../record/row.ts";
import {remarkText} from "./remarks.ts";

const codes: readonly string[] = ["p-by-permutation", "p-of-few-events"];

/**
 * What a table says below it of log-rank p-values of few events, one sentence a way of making them; nothing where there are none. `nameOf` is the contrast of a row in words.
 */
export function permutationNotes(rows: readonly ShownRow[], nameOf: (row: ShownRow) => string): string[] {
  const names = new Map<string, string[]>();
  for (const row of rows)
    for (const remark of row.refusal === null ? row.remarks : [])
      if (codes.includes(remark.code)) {
        const text = remarkText(remark);
        names.set(text, [...(names.get(text) ?? []), nameOf(row)]);
      }
  return [...names].map(([text, own]) => `Log-rank test of ${[...new Set(own)].join(", ")}: ${text}.`);
}
