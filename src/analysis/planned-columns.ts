import type {Cohort} from "../cohort/cohort.ts";
import {patientsOf} from "../patients/patient.ts";
import {issue, type Issue} from "../record/issue.ts";
import {nearMiss} from "../record/near-miss.ts";
import {adc2Cells, transitionCells} from "../patients/transition-table.ts";
import {derivedColumns} from "./adc1-cells.ts";
import {groupingColumn} from "../question/grouping.ts";
import {questionOf, type Question} from "../question/question.ts";
import type {Plan} from "../record/plan.ts";

/** Most columns that are listed where none is near. */
const MOST_LISTED = 20;

/**
 * What a plan asks of columns that the cohort lacks, or in which nothing is recorded: a warning for each key of the plan and column, before anything is analysed.
 *
 * Throws `RangeError` for an endpoint that does not exist, and for a condition under `population.where` that cannot be read.
 *
 * @example
 * const cohort = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,ecog\nP1,T-DXd,0,\nP1,SG,90,\n"}]);
 * plannedColumnIssues(completePlan({by: "column:tumor", adjust: ["ecog"]}), cohort).map(({code}) => code) // ["planned-column-absent", "planned-column-blank"]
 */
export function plannedColumnIssues(plan: Plan, cohort: Cohort): Issue[] {
  const asked = askedColumns(questionOf(plan));
  if (asked.length === 0) return [];
  const own = recordedColumns(cohort);
  const derived = cohort.shape === "follow-up" ? [] : [...derivedColumns, ...transitionColumnsOf(cohort)];
  return asked.flatMap(([key, column]): Issue[] => {
    const recorded = own.get(column);
    if (recorded === true || (recorded === undefined && derived.includes(column))) return [];
    return [recorded === false ? blankColumn(key, column) : absentColumn(key, column, [...own.keys()], derived)];
  });
}

/** Columns that a question names, each with the key of the plan under which it does. */
export function askedColumns(question: Question): (readonly [key: string, column: string])[] {
  const named: Readonly<Record<string, readonly string[]>> = {
    "by": question.groupings.flatMap((grouping) => groupingColumn(grouping) ?? []),
    "strata": question.strata,
    "adjust": question.adjust,
    "adjustment.covariates": question.adjustment.covariates,
    "sequential.predictors": question.sequential.predictors ?? [],
    "subgroups": question.subgroups ?? [],
    "report.characteristics": question.report.characteristics,
    "population.where": question.population.where?.columns ?? []
  };
  return Object.entries(named).flatMap(([key, columns]) => columns.map((column) => [key, column] as const));
}

/** Columns of a cohort's tables, and whether anything is recorded in each. */
function recordedColumns(cohort: Cohort): ReadonlyMap<string, boolean> {
  const tables = cohort.shape === "follow-up" ? [cohort.followUp] : [cohort.patients, cohort.lines];
  const own = new Map<string, boolean>();
  for (const table of tables)
    for (const column of table?.columnNames() ?? [])
      own.set(
        column,
        own.get(column) === true ||
          Array.from(table?.array(column) ?? []).some((value) => value !== null && value !== undefined && value !== "")
      );
  return own;
}

function blankColumn(key: string, column: string): Issue {
  return issue({
    code: "planned-column-blank",
    severity: "warning",
    column,
    expected: `values, because the plan names the column under ${key}`,
    hint: "nothing is recorded in it; leave it out of the plan"
  });
}

function absentColumn(key: string, column: string, there: readonly string[], derived: readonly string[]): Issue {
  const meant = nearMiss(column, [...there, ...derived]);
  const listed = `there are ${there.slice(0, MOST_LISTED).join(", ")}${there.length > MOST_LISTED ? ", …" : ""}`;
  return issue({
    code: "planned-column-absent",
    // An analysis refuses what these keys name and nobody has.
    severity: ["by", "strata", "adjust"].includes(key) ? "error" : "warning",
    column,
    expected: `a column ${column}, which the plan names under ${key}`,
    hint: meant === null ? listed : `did you mean ${meant}?`
  });
}

/** Columns of transitions; none where the cohort has no transition. */
function transitionColumnsOf(cohort: Cohort): readonly string[] {
  const {patients, markers} = patientsOf(cohort);
  return patients.some(({transitions}) => transitions.length > 0)
    ? [...transitionCells([], markers).names, ...adc2Cells([]).names]
    : [];
}
