import {firstEndpoint} from "../cohort/endpoints.ts";
import type {Cohort} from "../cohort/cohort.ts";
import type {Plan} from "../record/plan.ts";
import type {Result} from "../record/result.ts";
import {groupedBy, type Row} from "../record/row.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import {characteristics} from "./characteristics.ts";
import {requireColumns} from "../question/condition.ts";
import {contrasts, refusedContrasts, type ContrastContext} from "./contrasts.ts";
import {eventCauses} from "./event-causes.ts";
import {globalTest} from "./global-test.ts";
import {groupingName} from "./grouping.ts";
import {groupEstimates, patientCount} from "./group-estimates.ts";
import {groupSubjects, referenceGroup, requireGroups} from "./groups.ts";

/** Curves and rows of the groups that a plan asks for: estimates, contrasts and, for groups of patients, their characteristics. */
export function groupAnalysis(set: AnalysisSet, plan: Plan, cohort: Cohort): Pick<Result, "rows" | "curves"> {
  const groups = groupSubjects(set.subjects);
  if (groups.size === 0) return {rows: [], curves: []};
  requireGroups(groups.size, plan.by);
  const {endpoint, population} = set;
  const fitted = [...groups].map(([group, subjects]) =>
    groupEstimates(group, subjects, {
      endpoint,
      population,
      unit: cohort.unit,
      milestones: plan.milestones,
      clustered: isClustered(set.subjects, plan),
      fromAdc1: cohort.shape === "lines" && firstEndpoint(plan).clock === "ADC1"
    })
  );
  const [first] = set.subjects;
  if (first !== undefined)
    requireColumns(plan.report.characteristics, Object.keys(first.cells), "report.characteristics");
  const who =
    plan.by === "position"
      ? []
      : characteristics(groups, {
          population,
          shape: cohort.shape,
          asked: plan.report.characteristics,
          tests: plan.report.tests,
          clustered: isClustered(set.subjects, plan),
          leave: [
            plan.by.replace("column:", ""),
            ...(plan.adjustment.imputation === null ? [] : [plan.adjustment.imputation])
          ]
        });
  return {
    rows: groupedBy(
      [
        ...fitted.flatMap(({rows}) => rows),
        ...eventCauses(groups, {endpoint, population}),
        ...contrastRows(set, plan, groups),
        ...who
      ],
      groupingName(plan.by)
    ),
    curves: fitted.map(({curve}) => curve)
  };
}

/** Whether a patient stands in the analysis with more than one record. */
function isClustered(subjects: AnalysisSet["subjects"], {by}: Plan): boolean {
  return by !== "position" && patientCount(subjects) < subjects.length;
}

/** What contrasts of these groups are labelled by, stratified by and adjusted for. Throws `RangeError` when the plan's reference is not among the groups. */
export function contrastContext(
  set: AnalysisSet,
  plan: Plan,
  groups: ReturnType<typeof groupSubjects>
): ContrastContext {
  return {
    endpoint: set.endpoint,
    population: set.population,
    reference: referenceGroup(groups, plan),
    strata: plan.strata,
    adjust: plan.adjust,
    clustered: isClustered(set.subjects, plan),
    repeatedByDesign: plan.population.transitions === "all",
    grouping: plan.by.startsWith("column:") ? plan.by.slice("column:".length) : null
  };
}

function contrastRows(set: AnalysisSet, plan: Plan, groups: ReturnType<typeof groupSubjects>): Row[] {
  const names = [...groups.keys()];
  const [first] = set.subjects;
  if (first !== undefined)
    requireColumns([...plan.strata, ...plan.adjust], Object.keys(first.cells), "strata and adjust");
  if (names.length < 2) return [];
  const context = contrastContext(set, plan, groups);
  return plan.by === "position"
    ? // Of the same patients on ADC1 and on ADC2 no test is made as if they were strangers.
      refusedContrasts(names, context, {code: "unpaired-and-truncated"})
    : [...contrasts(groups, context), ...globalTest(groups, context)];
}
