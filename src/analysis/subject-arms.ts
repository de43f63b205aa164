import {armColumns, type ArmColumns} from "../estimate/arms.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {ColumnPlans} from "../record/plan-columns.ts";
import type {Refusal} from "../record/refusal.ts";
import type {Covariate} from "../survival/design.ts";
import {covariates} from "./covariates.ts";
import {survOf} from "./group-estimates.ts";
import type {Subject} from "./subject.ts";

/** Subjects of two groups with the cell of each as arms, the model adjusted for some of their columns, which all of them have recorded. */
export function subjectArms(
  [reference, group]: readonly [reference: string, group: string],
  subjects: readonly Subject[],
  cells: readonly string[],
  adjust: readonly string[],
  columns: ColumnPlans = {}
): ArmColumns {
  return armColumns(
    [reference, group],
    subjects.map((subject) => subject.group),
    survOf(subjects),
    {cells, ...covariatesOrWhy(subjects, adjust, columns), patients: subjects.map(({patientId}) => patientId)}
  );
}

function covariatesOrWhy(
  subjects: readonly Subject[],
  adjust: readonly string[],
  columns: ColumnPlans
): {readonly covariates: Readonly<Record<string, Covariate>>} | {readonly noModel: Refusal} {
  try {
    return {covariates: covariates(subjects, adjust, columns)};
  } catch (error) {
    // A covariate that does not vary is a finding about the data.
    if (!(error instanceof NotEstimable)) throw error;
    return {noModel: error.why};
  }
}
