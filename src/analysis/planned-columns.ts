import type {Cohort} from "../cohort/cohort.ts";
import {patientsOf} from "../patients/patient.ts";
import {issue, type Issue} from "../record/issue.ts";
import {nearMiss} from "../record/near-miss.ts";
import type {Plan} from "../record/plan.ts";
import {transitionCells} from "../patients/transition-table.ts";
import {derivedColumns} from "./adc1-cells.ts";
import {parseCondition} from "./condition.ts";

/** Most columns that are listed where none is near. */
const MOST_LISTED = 20;

/**
 * What a plan asks of columns that the cohort lacks, or in which nothing is recorded: a warning for each key of the plan and column, before anything is analysed.
 *
 * Throws `RangeError` for a condition under `population.where` that cannot be read.
 *
 * @example
 * const cohort = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,ecog\nP1,T-DXd,0,\nP1,SG,90,\n"}]);
 * plannedColumnIssues(completePlan({by: "column:tumor", adjust: ["ecog"]}), cohort).map(({code}) => code) // ["planned-column-absent", "planned-column-blank"]
 */
export function plannedColumnIssues(plan: Plan, cohort: Cohort): Issue[] {
  const asked: readonly (readonly [string, string])[] = [
    ...[plan.by, ...plan.groupings]
      .filter((by) => by.startsWith("column:"))
      .map((by) => ["by", by.slice("column:".length)] as const),
    ...plan.strata.map((column) => ["strata", column] as const),
    ...plan.adjust.map((column) => ["adjust", column] as const),
    ...plan.adjustment.covariates.map((column) => ["adjustment.covariates", column] as const),
    ...(plan.sequential.predictors ?? []).map((column) => ["sequential.predictors", column] as const),
    ...(plan.subgroups ?? []).map((column) => ["subgroups", column] as const),
    ...plan.report.characteristics.map((column) => ["report.characteristics", column] as const),
    ...(plan.population.where === null
      ? []
      : parseCondition(plan.population.where).columns.map((column) => ["population.where", column] as const))
  ];
  if (asked.length === 0) return [];
  const tables = cohort.shape === "follow-up" ? [cohort.followUp] : [cohort.patients, cohort.lines];
  const own = new Map<string, boolean>();
  for (const table of tables)
    for (const column of table?.columnNames() ?? [])
      own.set(
        column,
        own.get(column) === true ||
          Array.from(table?.array(column) ?? []).some((value) => value !== null && value !== undefined && value !== "")
      );
  const derived = cohort.shape === "follow-up" ? [] : [...derivedColumns, ...transitionColumnsOf(cohort)];
  return asked.flatMap(([key, column]): Issue[] => {
    const recorded = own.get(column);
    if (recorded === true || (recorded === undefined && derived.includes(column))) return [];
    if (recorded === false)
      return [
        issue({
          code: "planned-column-blank",
          severity: "warning",
          column,
          expected: `values, because the plan names the column under ${key}`,
          hint: "nothing is recorded in it; leave it out of the plan"
        })
      ];
    const meant = nearMiss(column, [...own.keys(), ...derived]);
    const there = [...own.keys()];
    const listed = `there are ${there.slice(0, MOST_LISTED).join(", ")}${there.length > MOST_LISTED ? ", …" : ""}`;
    return [
      issue({
        code: "planned-column-absent",
        severity: "warning",
        column,
        expected: `a column ${column}, which the plan names under ${key}`,
        hint: meant === null ? listed : `did you mean ${meant}?`
      })
    ];
  });
}

/** Columns of transitions; none where the cohort has no transition. */
function transitionColumnsOf(cohort: Cohort): readonly string[] {
  const {patients, markers} = patientsOf(cohort);
  return patients.some(({transitions}) => transitions.length > 0) ? transitionCells([], markers).names : [];
}
