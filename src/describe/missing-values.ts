import {table, type ColumnTable} from "arquero";
import type {MissingValues} from "../record/result-parts.ts";
import {crossed, lookedUp, rolledUp} from "./by-labels.ts";
import {numbersOf, columnTexts} from "./column-values.ts";

/** How many patients of each group have nothing in each of `columns`, by the column `not_recorded` of the patient table; in the order of `columns`, then of the groups. */
export function missingValues(patients: ColumnTable, columns: readonly string[]): MissingValues[] {
  const all = patients.select("group", "not_recorded");
  const blank = rolledUp(all.unroll("not_recorded").rename({not_recorded: "column"}), ["group", "column"]).rename({
    n: "missing"
  });
  const counted = lookedUp(
    crossed(table({column: [...columns]}), rolledUp(all, ["group"])),
    blank,
    ["group", "column"],
    ["missing"]
  );
  const [groups, n, missing] = [columnTexts(counted, "group"), numbersOf(counted, "n"), numbersOf(counted, "missing")];
  return columnTexts(counted, "column").map((column, i) => ({
    column,
    group: groups[i] ?? "",
    n: n[i] ?? 0,
    missing: missing[i] ?? 0
  }));
}
