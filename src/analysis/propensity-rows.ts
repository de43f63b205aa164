import type {ColumnPlans} from "../record/plan-columns.ts";
import type {WeightedContrast} from "../estimate/weighted-contrast.ts";
import type {PropensityTarget} from "../adjustment/propensity-weights.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {Remark, RemarkOf} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import type {Comparing} from "./compared-subjects.ts";
import type {Subject} from "./subject.ts";

/** A log odds ratio beyond this under separation is infinite in all but name. */
const BEYOND = 10;

export interface WeightedContrastContext extends Comparing {
  /** Kind and order of columns, by their names. */
  readonly columnPlans?: ColumnPlans;
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

/** Those of a group and its reference whose rows are made. */
export interface WeighedRows {
  readonly group: string;
  readonly kept: readonly Subject[];
  readonly context: WeightedContrastContext;
}

/** Rows of the propensity model, of the effective sizes and of the balance. */
export function propensityRows(weighted: WeightedContrast, weighed: WeighedRows): Row[] {
  const {group, context} = weighed;
  const {treated, untreated} = weighted.weights.effectiveSize;
  return [
    ...oddsRatioRows(weighted, weighed),
    effectiveSizeRow(group, treated, weighed),
    effectiveSizeRow(context.reference, untreated, weighed),
    ...balanceRows(weighted, weighed)
  ];
}

/** What rows of both arms together have in common. */
function sharedOf({group, kept, context: {endpoint, population, reference}}: WeighedRows) {
  return {endpoint, population, group, reference, n: kept.length, nEvent: kept.filter(({event}) => event === 1).length};
}

function oddsRatioRows({weights: {fit}}: WeightedContrast, weighed: WeighedRows): Row[] {
  const {group, context} = weighed;
  const decided = fit.remarks.find(isOfLikelihood) ?? null;
  return fit.rows
    .filter(({term}) => term !== "(intercept)")
    .map(({term, estimate, stdError, confLow, confHigh}) =>
      resultRow({
        ...sharedOf(weighed),
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
    );
}

function effectiveSizeRow(name: string, estimate: number, {kept, context}: WeighedRows): Row {
  const {endpoint, population, target} = context;
  return resultRow({
    analysis: "propensity",
    endpoint,
    population,
    group: name,
    kind: "effective-size",
    term: "effective sample size",
    scale: "patients",
    estimate,
    n: kept.filter((subject) => subject.group === name).length,
    method: `Kish's effective size under ${target} weights, (Σw)²/Σw²`
  });
}

/** Standardised differences of each term, before and after weighting. */
function balanceRows({balance}: WeightedContrast, weighed: WeighedRows): Row[] {
  const {target} = weighed.context;
  const shared = sharedOf(weighed);
  return balance.flatMap(({term, before, after}) =>
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
  );
}

/** Whether a remark is one on the likelihood of the propensity model. */
function isOfLikelihood(remark: Remark): remark is RemarkOf<"separated-outcome" | "likelihood-not-converged"> {
  return remark.code === "separated-outcome" || remark.code === "likelihood-not-converged";
}
