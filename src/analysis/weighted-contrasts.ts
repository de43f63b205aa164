import {SMALL_GROUP} from "../estimate/contrast-policy.ts";
import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {weightedContrast, type WeightedContrast} from "../estimate/weighted-contrast.ts";
import type {AdjustedContrast} from "../record/result-parts.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, withRemarks, type Row} from "../record/row.ts";
import {comparedSubjects, type ComparedSubjects} from "./compared-subjects.ts";
import {secondAdcs, statusApart} from "./contrasts.ts";
import {survOf} from "./group-estimates.ts";
import {propensityCovariates, type PropensityCovariates} from "./propensity-covariates.ts";
import {propensityRows, type WeighedRows, type WeightedContrastContext} from "./propensity-rows.ts";
import type {Subject} from "./subject.ts";
import {weightedArm, weightedCurveRows, type WeightedArm} from "./weighted-curves.ts";

export interface WeightedContrastResult {
  readonly group: string;
  readonly reference: string;
  readonly rows: readonly Row[];
  /** Null where the contrast is refused. */
  readonly shown: AdjustedContrast | null;
}

/**
 * A group against the reference after propensity weighting: among those who may be compared without weights, with the cell of tumour, HER2 and HR status and the columns of the plan in the propensity
 * model. Rows of the model (`propensity`), of the balance, of the weighted curves, the hazard ratio with robust and with bootstrap limits, and its E-value; or a row whose refusal says why not.
 */
export function weightedContrastOf(
  group: string,
  subjects: readonly Subject[],
  reference: readonly Subject[],
  context: WeightedContrastContext
): WeightedContrastResult {
  const compared = comparedSubjects(group, subjects, reference, context, context.columns);
  const made = contrastOrRefusal(group, compared, context);
  return "code" in made ? refusedContrast(group, compared, context, made) : made;
}

function contrastOrRefusal(
  group: string,
  compared: ComparedSubjects,
  context: WeightedContrastContext
): WeightedContrastResult | Refusal {
  const {columns} = context;
  if (context.clustered) return {code: "records-not-independent", instead: "one-record-weights"};
  if (compared.refusal !== null) return compared.refusal;
  const {kept} = compared;
  const covariates = propensityCovariates(kept, columns, compared, context.columnPlans);
  if (covariates.names.length === 0) return {code: "nothing-varies-in-propensity", n: kept.length, columns};
  const weighing = {group, kept, compared, covariates, context};
  try {
    const weighted = weightedArms(weighing);
    return whyNotGiven(weighted, weighing) ?? givenContrast(weighted, weighing);
  } catch (error) {
    // Collinear covariates, or a Cox model without an estimate, are a finding about the data here.
    if (!(error instanceof NotEstimable)) throw error;
    return error.why;
  }
}

/** The row that stands in for a contrast that is not made. */
function refusedContrast(
  group: string,
  {kept, comparable}: ComparedSubjects,
  {endpoint, population, reference, target}: WeightedContrastContext,
  refusal: Refusal
): WeightedContrastResult {
  const names = {group, reference};
  const delayed = withDelayedEntry(kept.map(({entry}) => entry));
  return {
    ...names,
    shown: null,
    rows: [
      resultRow({
        analysis: "weighted-cox",
        kind: "hazard-ratio",
        endpoint,
        population,
        ...names,
        term: "hazard ratio",
        scale: "hazard ratio",
        ...(comparable ? {n: kept.length} : {}),
        method: `Cox regression${delayed} weighted by propensity (${target})`,
        refusal
      })
    ]
  };
}

/** Those of a group and its reference who are compared, with the covariates of their propensity model. */
interface Weighing extends WeighedRows {
  readonly compared: ComparedSubjects;
  readonly covariates: PropensityCovariates;
}

/** 1 for those of the group. */
function treatedOf({kept, group}: Weighing): number[] {
  return kept.map((subject) => (subject.group === group ? 1 : 0));
}

function weightedArms(weighing: Weighing): WeightedContrast {
  const {group, kept, covariates, context} = weighing;
  const {time, event, entry} = survOf(kept);
  const {target, endpoint, population, reference, unit, replicates, seed} = context;
  return weightedContrast(
    {time, event, entry, treated: treatedOf(weighing), covariates: covariates.of},
    {target, endpoint, population, labels: [reference, group], unit, replicates, seed}
  );
}

/** Why a contrast is not shown although it could be estimated; null where it is. */
function whyNotGiven({weights, contrast}: WeightedContrast, weighing: Weighing): Refusal | null {
  return withoutOverlap(weights.score, treatedOf(weighing))
    ? {code: "no-score-in-both", columns: weighing.covariates.names}
    : contrast.hazardRatio.refusal;
}

function givenContrast(weighted: WeightedContrast, weighing: Weighing): WeightedContrastResult {
  const {group, kept, context} = weighing;
  const {reference} = context;
  const arms = [group, reference].map((name) => weightedArm(name, kept, weighted.weights.weight, context));
  const remarks = remarksOn(weighted, weighing);
  return {
    group,
    reference,
    rows: [
      ...propensityRows(weighted, weighing),
      ...arms.flatMap((arm) => weightedCurveRows(arm, weighing)),
      ...weighted.rows
        .filter(({analysis}) => analysis !== "weighted-kaplan-meier")
        .map((row) => withRemarks(row, remarks))
    ],
    shown: shownContrast(weighted, arms, weighing)
  };
}

/** What figures and tables of the adjustment are made from. */
function shownContrast(
  {weights, balance}: WeightedContrast,
  arms: readonly WeightedArm[],
  {group, kept, covariates, context}: Weighing
): AdjustedContrast {
  const {treated, untreated} = weights.effectiveSize;
  return {
    group,
    reference: context.reference,
    n: kept.length,
    columns: covariates.names,
    curves: arms.map(({curve}) => curve),
    remarks: weights.remarks,
    balance: balance.map(({term, before, after}) => ({term, before, after})),
    effectiveSize: {group: treated, reference: untreated}
  };
}

/** What is said of the weights and of who is compared. */
function remarksOn(
  {weights}: WeightedContrast,
  {group, kept, compared, covariates, context: {reference, grouping}}: Weighing
): readonly Remark[] {
  const smallest = Math.min(
    ...[group, reference].map((name) => kept.filter((subject) => subject.group === name).length)
  );
  return remarksOf([
    ...weights.remarks,
    smallest < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "a-group"} : null,
    secondAdcs(group, reference, kept),
    grouping === "hr_status" ? null : statusApart(group, reference, kept),
    covariates.constant.length === 0 ? null : {code: "constant-in-propensity", columns: covariates.constant},
    compared.outside === null ? null : {code: "outside-of-groups", ...compared.outside},
    compared.incomplete.length === 0 ? null : {code: "incomplete", n: compared.incomplete.length, lacking: "covariate"}
  ]);
}

/** Whether the scores of one group all lie beyond those of the other. */
function withoutOverlap(score: ArrayLike<number>, treated: readonly number[]): boolean {
  const [one, other] = [1, 0].map((wanted) => Array.from(score).filter((_, i) => treated[i] === wanted));
  return (
    one === undefined ||
    other === undefined ||
    Math.min(...one) > Math.max(...other) ||
    Math.min(...other) > Math.max(...one)
  );
}
