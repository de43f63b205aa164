import {completeCases} from "../adjustment/complete-cases.ts";
import {eValueRows} from "../adjustment/e-value-rows.ts";
import type {PropensityTarget} from "../adjustment/propensity-weights.ts";
import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {Plan} from "../record/plan.ts";
import type {AdjustmentShown} from "../record/result-parts.ts";
import {groupedBy, type Row} from "../record/row.ts";
import {requireColumns} from "../question/condition.ts";
import {groupingName} from "../question/grouping.ts";
import {questionOf, type Question} from "../question/question.ts";
import {covariateIssues} from "./covariate-issues.ts";
import {followUpSet} from "./follow-up-set.ts";
import {contrastContext} from "./group-analysis.ts";
import {groupOrder, groupSubjects} from "./subject-groups.ts";
import type {AnalysisPart, AnalysisInput, PartOutput} from "./analysis-part.ts";
import {pooledContrasts} from "./pooled-contrasts.ts";
import {transitionSet} from "./transition-set.ts";
import {weightedContrastOf, type WeightedContrastResult} from "./weighted-contrasts.ts";

/** Of whom a weighted contrast speaks, by the word of the plan. */
const targets: Readonly<Record<Exclude<Question["adjustment"]["weights"], "none">, PropensityTarget>> = {
  ate: "ATE",
  att: "ATT",
  overlap: "overlap"
};

/**
 * The adjustment that a question asks for: E-values beside the hazard ratios of the groups, propensity-weighted contrasts where weights are asked for, contrasts pooled over imputations, and who is lost to a missing covariate.
 * A contrast that the design refuses without weights is refused with them.
 */
export const adjustment: AnalysisPart = {name: "adjustment", of: adjustmentOf};

function adjustmentOf(input: AnalysisInput): PartOutput {
  const {question, set, rows} = input;
  const [first] = set.subjects;
  const columns = covariateColumns(question);
  if (first === undefined) return {};
  requireColumns(columns, Object.keys(first.cells), "adjustment.covariates");
  if (question.adjustment.weights !== "none" && columns.length === 0)
    throw new RangeError(
      `adjustment.weights ${question.adjustment.weights} needs covariates for the propensity model: name them under adjustment.covariates (--covariates) or adjust`
    );
  if (question.adjustment.imputation !== null && input.cohort.imputations === undefined)
    throw new RangeError(
      `adjustment.imputation ${question.adjustment.imputation} needs a cohort that was read with its imputations: readCohort(sources, {imputation: "${question.adjustment.imputation}"})`
    );
  const weighted = weightedContrasts(input, columns);
  const pooled = pooledContrasts(
    input,
    columns,
    question.adjustment.weights === "none" ? null : targets[question.adjustment.weights]
  );
  const adjusting = adjustingColumns(question);
  return {
    rows: [
      ...rows.filter(isRatio).flatMap(eValuesOf),
      ...groupedBy(
        weighted.flatMap((contrast) => contrast.rows),
        groupingName(question.grouping)
      ),
      ...groupedBy(pooled, groupingName(question.grouping))
    ],
    shown: {
      ...(weighted.some(({shown}) => shown !== null) ? {adjustment: shownOf(question, columns, weighted)} : {}),
      ...(pooled.length === 0 ? {} : {imputations: input.cohort.imputations?.length ?? 0})
    },
    ...(question.isByPosition
      ? {}
      : {
          ledger: completeCases(set.subjects, adjusting).ledger,
          issues: [
            ...covariateIssues(set.subjects, adjusting, question.columns, termColumns(question)),
            ...positivityIssues(weighted)
          ]
        })
  };
}

/** Columns of the propensity model: the question's own, or those that the Cox model adjusts for; and the strata. */
function covariateColumns({adjustment: {covariates}, adjust, strata}: Question): string[] {
  return [...new Set([...(covariates.length > 0 ? covariates : adjust), ...strata])];
}

/** Columns that some model needs recorded. */
function adjustingColumns(question: Question): string[] {
  return [
    ...new Set([
      ...question.adjust,
      ...question.strata,
      ...(question.adjustment.weights === "none" ? [] : covariateColumns(question))
    ])
  ];
}

/** Columns that are terms of a model, and not its strata alone. */
function termColumns(question: Question): string[] {
  return [
    ...question.adjust,
    ...(question.adjustment.weights === "none" ? [] : covariateColumns(question)),
    ...(question.permitted.pairs ? (question.sequential.predictors ?? []) : [])
  ];
}

/**
 * What is wrong with the columns that a plan adjusts for among those who would be analysed, before anything is analysed; nothing where a column is not there, which is said elsewhere.
 *
 * Throws `RangeError` for a condition or grouping that the cohort does not have.
 */
export function plannedCovariateIssues(plan: Plan, cohort: Cohort, catalogue?: Catalogue): Issue[] {
  const question = questionOf(plan);
  const columns = adjustingColumns(question);
  const terms = termColumns(question);
  if (columns.length + terms.length === 0 || question.isByPosition) return [];
  const {subjects} =
    cohort.shape === "follow-up" ? followUpSet(cohort, question) : transitionSet(cohort, question, catalogue);
  return covariateIssues(
    subjects,
    columns.filter((column) => subjects.some(({cells}) => column in cells)),
    question.columns,
    terms
  );
}

function weightedContrasts(
  {question, set, onProgress, cohort}: AnalysisInput,
  columns: readonly string[]
): WeightedContrastResult[] {
  const {weights, replicates} = question.adjustment;
  if (weights === "none" || question.isByPosition) return [];
  const groups = groupSubjects(set.subjects, groupOrder(question));
  if (groups.size < 2) return [];
  const context = contrastContext(set, question, groups);
  const reference = groups.get(context.reference) ?? [];
  const others = [...groups].filter(([group]) => group !== context.reference);
  return others.map(([group, subjects], index) => {
    const result = weightedContrastOf(group, subjects, reference, {
      ...context,
      columns,
      target: targets[weights],
      replicates,
      seed: question.seed,
      unit: cohort.unit,
      milestones: question.milestones
    });
    onProgress("weighted contrasts", index + 1, others.length);
    return result;
  });
}

/** A hazard ratio of the groups whose limits are numbers. */
function isRatio({analysis, kind, refusal, estimate, confLow, confHigh}: Row): boolean {
  return (
    analysis === "cox" &&
    kind === "hazard-ratio" &&
    refusal === null &&
    [estimate, confLow, confHigh].every((value) => value !== null && value > 0 && Number.isFinite(value))
  );
}

function eValuesOf({
  endpoint,
  population,
  grouping,
  group,
  reference,
  stratum,
  n,
  nEvent,
  estimate,
  confLow,
  confHigh
}: Row): Row[] {
  return eValueRows(
    {analysis: "e-value", endpoint, population, grouping, group, reference, stratum, n, nEvent},
    {hazardRatio: estimate ?? NaN, confLow: confLow ?? NaN, confHigh: confHigh ?? NaN}
  );
}

function positivityIssues(weighted: readonly WeightedContrastResult[]): Required<PartOutput>["issues"] {
  return weighted.flatMap(({shown, group, reference}) =>
    (shown?.remarks ?? []).map((remark) =>
      issue({
        code: "positivity",
        severity: "warning",
        expected: `patients of ${group} and of ${reference} who could have been in either group`,
        remark,
        hint: "weights: overlap speaks of those who could have been in either"
      })
    )
  );
}

function shownOf(
  {adjustment: {weights}}: Question,
  columns: readonly string[],
  weighted: readonly WeightedContrastResult[]
): AdjustmentShown {
  return {
    target: weights === "none" ? "ATE" : targets[weights],
    columns,
    contrasts: weighted.flatMap(({shown}) => (shown === null ? [] : [shown]))
  };
}
