import type {ColumnTable} from "arquero";
import type {Count} from "../record/count-table.ts";
import {numbersOf, columnTexts, textsOrNull} from "./column-values.ts";

/** Rows with the columns `group`, `item`, `n` and `of`, and `value` where there is a second heading, as counts; a blank `n` is 0. */
export function countsOf(rows: ColumnTable): Count[] {
  const [items, n, of] = [columnTexts(rows, "item"), numbersOf(rows, "n"), numbersOf(rows, "of")];
  const values = rows.columnIndex("value") < 0 ? [] : textsOrNull(rows, "value");
  return columnTexts(rows, "group").map((group, i) => ({
    group,
    item: items[i] ?? "",
    value: values[i] ?? null,
    n: n[i] ?? 0,
    of: of[i] ?? 0
  }));
}

/** The same count with its denominator first, as `results.json` has those under two headings. */
export const denominatorFirst = ({group, item, value, n, of}: Count): Count => ({group, item, value, of, n});
