import type {Cohort} from "../cohort/cohort.ts";
import {completePlan, type Plan, type PlanSpec} from "../record/plan.ts";
import type {Result} from "../record/result.ts";
import type {Row} from "../record/row.ts";
import type {AgentChoice} from "./agent-choice.ts";
import {partsOf} from "./parts.ts";
import {byReason, type AnalysisSet} from "./analysis-set.ts";
import {characteristics} from "./characteristics.ts";
import {requireColumns} from "./condition.ts";
import {contrasts, refusedContrasts, type ContrastContext} from "./contrasts.ts";
import {followUpSet} from "./follow-up-set.ts";
import {groupEstimates, patientCount} from "./group-estimates.ts";
import {groupSubjects, referenceGroup, requireGroups} from "./groups.ts";
import type {Material} from "./material.ts";
import {sequentialComparison} from "./sequential-comparison.ts";
import {transitionSet} from "./transition-set.ts";

/** Why no test stands between PFS(ADC1) and PFS(ADC2) of the same patients. */
export const UNPAIRED_AND_TRUNCATED = "unpaired and truncated";

/** Agents of the user, and who is told of long work. */
export interface AnalyzeOptions extends AgentChoice {
  readonly onProgress?: Material["onProgress"];
}

/**
 * A declared plan becomes results: estimates by group, contrasts where the groups can be compared, the cohort flow,
 * patient-level transitions, follow-up and ledger. Times are in the cohort's unit.
 *
 * Throws `PlanError` when the plan does not read, `RangeError` when it asks for a column or group that is not there.
 * What the data do not allow is a row with an `error`.
 *
 * @example
 * const text = "id,months,died,arm\na,2,1,A\nb,5,0,A\nc,1,1,B\nd,3,1,B\n";
 * const cohort = await readCohort([{name: "two-arms.csv", role: "follow-up", text}], {mapping: {time: "months", event: "died"}, unit: "months"});
 * const result = await analyze({by: "column:arm", unit: "months", mapping: {time: "months", event: "died"}}, cohort);
 * result.curves.map(({group, median}) => [group, median.estimate]) // [["A", 2], ["B", 2]]
 */
export async function analyze(spec: PlanSpec, cohort: Cohort, {onProgress = () => {}, ...agents}: AnalyzeOptions = {}): Promise<Result> {
  const plan = completePlan(spec);
  const set = cohort.shape === "follow-up" ? followUpSet(cohort, plan) : transitionSet(cohort, plan, agents.catalogue);
  const estimates = estimatesOf(set, plan, cohort);
  const labels = {endpoint: set.endpoint, population: set.population, unit: cohort.unit};
  const sequential = set.pairing === null ? null : sequentialComparison(set.pairing, plan, estimates.rows, set.subjects, labels);
  const further = await partsOf({cohort, plan, set, rows: estimates.rows, onProgress});
  return {
    schemaVersion: 1,
    plan,
    unit: cohort.unit,
    sources: cohort.sources,
    curves: estimates.curves,
    rows: [...estimates.rows, ...(sequential?.contrasts ?? []).flatMap((contrast) => contrast.rows), ...[...(sequential?.truncation ?? []), ...(sequential?.paired ?? [])].map(({row}) => row), ...further.rows],
    sequential,
    parts: further.shown,
    flow: [
      ...cohort.sources.map(({name, rowsRead}) => ({
        label: `rows of ${name}`, unit: "rows" as const, count: rowsRead,
        left: byReason(cohort.ledger.filter(({unit, file}) => unit === "row" && file === name))
      })),
      ...set.flow
    ],
    transitions: set.transitions,
    followUp: set.followUp,
    ledger: [...cohort.ledger, ...set.ledger, ...further.ledger],
    issues: [...cohort.issues, ...set.issues, ...further.issues],
    agents: agents.extension ?? null
  };
}

function estimatesOf(set: AnalysisSet, plan: Plan, cohort: Cohort): Pick<Result, "rows" | "curves"> {
  const groups = groupSubjects(set.subjects);
  if (groups.size === 0) return {rows: [], curves: []};
  requireGroups(groups.size, plan.by);
  const {endpoint, population} = set;
  const fitted = [...groups].map(([group, subjects]) => groupEstimates(group, subjects, {endpoint, population, unit: cohort.unit, milestones: plan.milestones, clustered: isClustered(set.subjects, plan)}));
  const who = cohort.shape === "lines" && plan.by !== "position" ? [...groups].flatMap(([group, subjects]) => characteristics(group, subjects, population)) : [];
  return {rows: [...fitted.flatMap(({rows}) => rows), ...contrastRows(set, plan, groups), ...who], curves: fitted.map(({curve}) => curve)};
}

/** Whether a patient stands in the analysis with more than one record. */
function isClustered(subjects: AnalysisSet["subjects"], {by}: Plan): boolean {
  return by !== "position" && patientCount(subjects) < subjects.length;
}

function contrastRows(set: AnalysisSet, plan: Plan, groups: ReturnType<typeof groupSubjects>): Row[] {
  const names = [...groups.keys()];
  const [first] = set.subjects;
  if (first !== undefined) requireColumns([...plan.strata, ...plan.adjust], Object.keys(first.cells), "strata and adjust");
  if (names.length < 2) return [];
  const context: ContrastContext = {
    endpoint: set.endpoint, population: set.population, reference: referenceGroup(groups, plan),
    strata: plan.strata, adjust: plan.adjust, clustered: isClustered(set.subjects, plan), repeatedByDesign: plan.population.transitions === "all",
    grouping: plan.by.startsWith("column:") ? plan.by.slice("column:".length) : null
  };
  return plan.by === "position" ? refusedContrasts(names, context, UNPAIRED_AND_TRUNCATED) : contrasts(groups, context);
}
