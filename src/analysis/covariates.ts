import {inStatedOrder} from "../record/natural-order.ts";
import {plannedColumn, type ColumnPlans} from "../record/plan-columns.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Covariate} from "../survival/design.ts";
import {factor} from "../survival/factor.ts";
import type {Subject} from "./subject.ts";

/**
 * The covariates that a plan adjusts for, as terms of a model: a column whose recorded values are all numbers enters as it is, any other, and one that the plan calls categorical or
 * ordinal, as a factor against the first level of the plan's order, or of natural order.
 *
 * Throws `RangeError` when a covariate does not vary.
 *
 * @example
 * const subject = (ecog) => ({patientId: null, file: null, row: null, group: "A", time: 1, event: 1, entry: null, cells: {ecog}});
 * covariates([subject(0), subject(2)], ["ecog"]).ecog // [0, 2]
 */
export function covariates(
  subjects: readonly Subject[],
  names: readonly string[],
  columns: ColumnPlans = {}
): Record<string, Covariate> {
  return Object.fromEntries(
    names.map((name) => {
      const cells = subjects.map((subject) => subject.cells[name] ?? null);
      const levels = [...new Set(cells.map(String))];
      if (levels.length < 2)
        throw new NotEstimable({
          code: "constant-covariate",
          covariate: name,
          value: levels[0] ?? "nothing",
          among: "patients"
        });
      if (entersAsNumber(levels, plannedColumn(columns, name))) return [name, cells.map(Number)];
      const [reference = ""] = inStatedOrder(levels, plannedColumn(columns, name)?.order ?? []);
      return [name, factor(cells.map(String), {reference})];
    })
  );
}

/**
 * Whether a model takes a column as a number: all of its values are numbers, and the plan does not call it categories.
 *
 * @example
 * [entersAsNumber(["1", "2"], undefined), entersAsNumber(["1", "2"], {kind: "categorical", order: []})] // [true, false]
 */
export function entersAsNumber(values: readonly string[], planned: ColumnPlans[string] | undefined): boolean {
  if (planned?.kind === "categorical" || planned?.kind === "ordinal") return false;
  return values.every((value) => value.trim() !== "" && Number.isFinite(Number(value)));
}
