import {NotEstimable} from "../record/not-estimable.ts";
import type {Covariate} from "../survival/design.ts";
import {factor} from "../survival/factor.ts";
import type {Subject} from "./subject.ts";

/**
 * The covariates that a plan adjusts for, as terms of a model: a column whose recorded values are all numbers enters as it is,
 * any other as a factor against its first level in alphabetical order.
 *
 * Throws `RangeError` when a covariate does not vary.
 *
 * @example
 * const subject = (ecog) => ({patientId: null, file: null, row: null, group: "A", time: 1, event: 1, entry: null, cells: {ecog}});
 * covariates([subject(0), subject(2)], ["ecog"]).ecog // [0, 2]
 */
export function covariates(subjects: readonly Subject[], names: readonly string[]): Record<string, Covariate> {
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
      const numeric = levels.every((level) => level.trim() !== "" && Number.isFinite(Number(level)));
      return [name, numeric ? cells.map(Number) : factor(cells.map(String))];
    })
  );
}
