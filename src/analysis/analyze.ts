import type {Cohort} from "../cohort/cohort.ts";
import {questionOf} from "../question/question.ts";
import {completePlan, type PlanSpec} from "../record/plan.ts";
import type {Result} from "../record/result.ts";
import {accepted, Stopped, stopping} from "../record/stopped.ts";
import type {AgentChoice} from "./agent-choice.ts";
import {partsOf} from "./analysis-parts.ts";
import {byReason} from "./analysis-set.ts";
import {resultAudit} from "./result-audit.ts";
import {findingsBefore} from "./findings-before.ts";
import {weighedFindings} from "./finding-weights.ts";
import {followUpSet} from "./follow-up-set.ts";
import {groupAnalysis} from "./group-analysis.ts";
import type {AnalysisInput} from "./analysis-part.ts";
import {sequentialComparison} from "./sequential-comparison.ts";
import {transitionSet} from "./transition-set.ts";

/** Agents of the user, who is told of long work, and how many worker threads it may take (0 = none; no number depends on it). */
export interface AnalyzeOptions extends AgentChoice {
  readonly onProgress?: AnalysisInput["onProgress"];
  readonly threads?: number;
}

/**
 * A declared plan becomes results: estimates by group, contrasts where the groups can be compared, the cohort flow,
 * patient-level transitions, follow-up and ledger. Times are in the cohort's unit.
 *
 * Throws `PlanError` when the plan does not read, `RangeError` when it asks for a column or group that is not there.
 * What the data do not allow is a row with a refusal; `Stopped` is thrown where a finding stops the whole analysis and the plan does not accept it.
 *
 * @example
 * const text = "id,months,died,arm\na,2,1,A\nb,5,0,A\nc,1,1,B\nd,3,1,B\n";
 * const cohort = await readCohort([{name: "two-arms.csv", role: "follow-up", text}], {mapping: {time: "months", event: "died"}, unit: "months"});
 * const result = await analyze({by: "column:arm", unit: "months", mapping: {time: "months", event: "died"}}, cohort);
 * result.curves.map(({group, median}) => [group, median.estimate]) // [["A", 2], ["B", 2]]
 */
export async function analyze(
  spec: PlanSpec,
  cohort: Cohort,
  {onProgress = () => {}, threads = 0, ...agents}: AnalyzeOptions = {}
): Promise<Result> {
  const plan = completePlan(spec);
  const question = questionOf(plan);
  const found = findingsBefore(cohort, question, agents.catalogue);
  const stops = stopping(found, question.accept);
  if (stops.length > 0) throw new Stopped(stops);
  const set =
    cohort.shape === "follow-up" ? followUpSet(cohort, question) : transitionSet(cohort, question, agents.catalogue);
  const estimates = groupAnalysis(set, question, cohort);
  const labels = {endpoint: set.endpoint, population: set.population, unit: cohort.unit};
  const compared =
    set.pairing === null ? null : sequentialComparison(set.pairing, question, estimates.rows, set.subjects, labels);
  const further = await partsOf({cohort, question, set, rows: estimates.rows, onProgress, threads});
  const rows = [
    ...estimates.rows,
    ...(compared?.contrasts ?? []).flatMap((contrast) => contrast.rows),
    ...[...(compared?.truncation ?? []), ...(compared?.paired ?? [])].map(({row}) => row),
    ...further.rows
  ];
  return {
    schemaVersion: 1,
    plan,
    unit: cohort.unit,
    sources: cohort.sources,
    curves: estimates.curves,
    rows,
    sequential:
      compared === null || set.pairing === null
        ? null
        : {...compared, audit: resultAudit(set.pairing, question, plan, rows, set.subjects, compared.primary)},
    parts: further.shown,
    flow: [
      ...cohort.sources.map(({name, rowsRead}) => ({
        label: `rows of ${name}`,
        unit: "rows" as const,
        count: rowsRead,
        left: byReason(cohort.ledger.filter(({unit, file}) => unit === "row" && file === name))
      })),
      ...set.flow
    ],
    ...set.records(),
    treatmentLanes: further.treatmentLanes,
    ledger: [...cohort.ledger, ...set.ledger, ...further.ledger],
    issues: weighedFindings([...accepted(found, question.accept), ...set.issues, ...further.issues], {
      cohort,
      question,
      set,
      rows: estimates.rows
    }),
    agents: agents.extension ?? null
  };
}
