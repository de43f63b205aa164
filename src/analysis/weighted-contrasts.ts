import {SMALL_GROUP} from "../estimate/contrast-policy.ts";
import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {fromMonths, type TimeUnit} from "../math/calendar-days.ts";
import {weightedContrast} from "../estimate/weighted-contrast.ts";
import type {PropensityTarget} from "../adjustment/propensity-weights.ts";
import type {Curve} from "../record/curve.ts";
import type {AdjustedContrast} from "../record/result-parts.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark, type RemarkOf} from "../record/remark.ts";
import {resultRow, withRemarks, type Row} from "../record/row.ts";
import {eventTable} from "../survival/event-table.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {median} from "../survival/quantile.ts";
import {surv} from "../survival/surv.ts";
import {survivalAt} from "../survival/survival-at.ts";
import {comparedSubjects, type Comparing} from "./compared-subjects.ts";
import {secondAdcs, statusApart} from "./contrasts.ts";
import {propensityCovariates} from "./propensity-covariates.ts";
import {survOf} from "./group-estimates.ts";
import type {Subject} from "./subject.ts";

/** A log odds ratio beyond this under separation is infinite in all but name. */
const BEYOND = 10;

export interface WeightedContrastContext extends Comparing {
  readonly endpoint: string;
  readonly population: string;
  /** Columns of the propensity model. */
  readonly columns: readonly string[];
  readonly target: PropensityTarget;
  readonly replicates: number;
  readonly seed: number;
  readonly unit: TimeUnit;
  readonly milestones: readonly number[];
  /** Several records of one patient: no weights. */
  readonly clustered: boolean;
}

export interface WeightedContrastResult {
  readonly group: string;
  readonly reference: string;
  readonly rows: readonly Row[];
  /** Null where the contrast is refused. */
  readonly shown: AdjustedContrast | null;
}

/**
 * A group against the reference after propensity weighting: among those who may be compared without weights, with the cell of tumour and HER2 status and the columns of the plan in the propensity
 * model. Rows of the model (`propensity`), of the balance, of the weighted curves, the hazard ratio with robust and with bootstrap limits, and its E-value; or a row whose refusal says why not.
 */
export function weightedContrastOf(
  group: string,
  subjects: readonly Subject[],
  reference: readonly Subject[],
  context: WeightedContrastContext
): WeightedContrastResult {
  const {endpoint, population, columns, target, unit} = context;
  const compared = comparedSubjects(group, subjects, reference, context, columns);
  const {kept} = compared;
  const names = {group, reference: context.reference};
  const delayed = withDelayedEntry(kept.map(({entry}) => entry));
  const refused = (refusal: Refusal): WeightedContrastResult => ({
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
        ...(compared.comparable ? {n: kept.length} : {}),
        method: `Cox regression${delayed} weighted by propensity (${target})`,
        refusal
      })
    ]
  });
  if (context.clustered) return refused({code: "records-not-independent", instead: "one-record-weights"});
  if (compared.refusal !== null) return refused(compared.refusal);
  const covariates = propensityCovariates(kept, columns, compared);
  if (covariates.names.length === 0) return refused({code: "nothing-varies-in-propensity", n: kept.length, columns});
  const follow = survOf(kept);
  const treated = kept.map((subject) => (subject.group === group ? 1 : 0));
  try {
    const weighted = weightedContrast(
      {time: follow.time, event: follow.event, entry: follow.entry, treated, covariates: covariates.of},
      {
        target,
        endpoint,
        population,
        labels: [context.reference, group],
        unit,
        replicates: context.replicates,
        seed: context.seed
      }
    );
    const {weight, fit, effectiveSize, remarks: ofWeights, score} = weighted.weights;
    if (withoutOverlap(score, treated)) return refused({code: "no-score-in-both", columns: covariates.names});
    const why = weighted.contrast.hazardRatio.refusal;
    if (why !== null) return refused(why);
    const smallest = Math.min(...[0, 1].map((arm) => treated.filter((one) => one === arm).length));
    const decided = fit.remarks.find(isOfLikelihood) ?? null;
    const remarks = remarksOf([
      ...ofWeights,
      smallest < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "a-group"} : null,
      secondAdcs(group, context.reference, kept),
      context.grouping === "hr_status" ? null : statusApart(group, context.reference, kept),
      covariates.constant.length === 0 ? null : {code: "constant-in-propensity", columns: covariates.constant},
      compared.outside === null ? null : {code: "outside-of-groups", ...compared.outside},
      compared.incomplete.length === 0
        ? null
        : {code: "incomplete", n: compared.incomplete.length, lacking: "covariate"}
    ]);
    const shared = {
      endpoint,
      population,
      ...names,
      n: kept.length,
      nEvent: kept.filter(({event}) => event === 1).length
    };
    const arms = [group, context.reference].map((name) => weightedArm(name, kept, weight, {endpoint, unit}));
    return {
      ...names,
      rows: [
        ...fit.rows
          .filter(({term}) => term !== "(intercept)")
          .map(({term, estimate, stdError, confLow, confHigh}) =>
            resultRow({
              ...shared,
              analysis: "propensity",
              kind: "odds-ratio",
              term,
              scale: "odds ratio",
              method: `logistic regression of ${group} against ${context.reference}; stdError is of the log odds ratio`,
              ...(decided !== null && Math.abs(estimate) > BEYOND
                ? {refusal: decided}
                : {
                    estimate: Math.exp(estimate),
                    stdError,
                    confLow: Math.exp(confLow),
                    confHigh: Math.exp(confHigh),
                    remarks: fit.remarks
                  })
            })
          ),
        ...[
          ["treated", group],
          ["untreated", context.reference]
        ].map(([arm, name]) =>
          resultRow({
            analysis: "propensity",
            endpoint,
            population,
            group: name,
            kind: "effective-size",
            term: "effective sample size",
            scale: "patients",
            estimate: arm === "treated" ? effectiveSize.treated : effectiveSize.untreated,
            n: kept.filter((subject) => subject.group === name).length,
            method: `Kish's effective size under ${target} weights, (Σw)²/Σw²`
          })
        ),
        ...weighted.balance.flatMap(({term, before, after}) =>
          (
            [
              ["before weighting", before],
              ["after weighting", after]
            ] as const
          ).map(([when, estimate]) =>
            resultRow({
              ...shared,
              analysis: "balance",
              kind: "standardised-difference",
              term,
              scale: "standardised mean difference",
              stratum: when,
              estimate,
              method: `difference of means over the pooled unweighted standard deviation, ${when} (${target})`,
              refusal: estimate === null ? {code: "neither-group-varies"} : null
            })
          )
        ),
        ...arms.flatMap(({curve, fitted, n, nEvent}) => {
          const method = `Kaplan-Meier${delayed} weighted by propensity (${target}), robust variance, log-log 95 % confidence interval`;
          const own = {
            analysis: "weighted-kaplan-meier",
            endpoint,
            population,
            group: curve.group,
            unit,
            n,
            nEvent,
            method
          };
          return [
            resultRow({
              ...own,
              kind: "median",
              term: "median",
              scale: "time",
              ...curve.median,
              remarks: curve.median.estimate === null ? [{code: "median-not-reached"}] : []
            }),
            ...survivalAt(
              fitted,
              context.milestones.map((month) => fromMonths(month, unit))
            ).map(({time, estimate, stdError, confLow, confHigh, remarks: said}) => {
              return resultRow({
                ...own,
                kind: "survival-at",
                term: "survival",
                scale: "probability",
                time,
                estimate,
                stdError,
                confLow,
                confHigh,
                remarks: estimate === null ? [] : said,
                refusal: estimate === null ? {code: "estimator-says", remarks: said} : null
              });
            })
          ];
        }),
        ...weighted.rows
          .filter(({analysis}) => analysis !== "weighted-kaplan-meier")
          .map((row) => withRemarks(row, remarks))
      ],
      shown: {
        ...names,
        n: kept.length,
        columns: covariates.names,
        curves: arms.map(({curve}) => curve),
        remarks: ofWeights,
        balance: weighted.balance.map(({term, before, after}) => ({term, before, after})),
        effectiveSize: {group: effectiveSize.treated, reference: effectiveSize.untreated}
      }
    };
  } catch (error) {
    // Collinear covariates, or a Cox model without an estimate, are a finding about the data here.
    if (!(error instanceof NotEstimable)) throw error;
    return refused(error.why);
  }
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

/** Whether a remark is one on the likelihood of the propensity model. */
function isOfLikelihood(remark: Remark): remark is RemarkOf<"separated-outcome" | "likelihood-not-converged"> {
  return remark.code === "separated-outcome" || remark.code === "likelihood-not-converged";
}

/** The weighted curve of an arm, its weights scaled to the number of its patients, so that numbers at risk begin there. */
function weightedArm(
  group: string,
  kept: readonly Subject[],
  weight: ArrayLike<number>,
  {endpoint, unit}: {readonly endpoint: string; readonly unit: TimeUnit}
): {curve: Curve; fitted: ReturnType<typeof kaplanMeier>; n: number; nEvent: number} {
  const own = kept
    .map((subject, index) => ({subject, weight: weight[index] ?? NaN}))
    .filter(({subject}) => subject.group === group);
  const scale = own.length / own.reduce((sum, one) => sum + one.weight, 0);
  const plain = survOf(own.map(({subject}) => subject));
  const follow = surv({
    time: plain.time,
    event: plain.event,
    entry: plain.entry,
    weight: own.map((one) => one.weight * scale),
    weightKind: "probability"
  });
  const fitted = kaplanMeier(follow, {confLevel: 0.95, confType: "log-log"});
  const table = eventTable(follow);
  const finite = (limit: number): number | null => (Number.isFinite(limit) ? limit : null);
  return {
    fitted,
    n: own.length,
    nEvent: own.filter(({subject}) => subject.event === 1).length,
    curve: {
      endpoint,
      group,
      unit,
      n: own.length,
      confLevel: 0.95,
      confType: "log-log",
      time: [...fitted.time],
      estimate: [...fitted.estimate],
      confLow: [...fitted.confLow].map(finite),
      confHigh: [...fitted.confHigh].map(finite),
      nRisk: [...fitted.nRisk],
      nEntered: [...table.nEntered],
      nEvent: [...fitted.nEvent],
      nCensored: [...fitted.nCensored],
      median: median(fitted)
    }
  };
}
