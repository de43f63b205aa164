import type {SurvivalRemark} from "./survival-remark.ts";
import type {TimeUnit} from "./time-unit.ts";

/** Methods for ADC2 against ADC1 within patients. */
export type WithinPatients =
  | "share-shorter"
  | "midrank-gmi"
  | "ratio-curve"
  | "relative-effect"
  | "stratified-cox"
  | "marginal-cox"
  | "exact-sign"
  | "exact-signed-rank"
  | "paired-rmst"
  | "cluster-bootstrap"
  | "naive-log-rank";

/** Where patients are counted as few. */
export type FewWhere = "group" | "a-group" | "arm" | "an-arm" | "table-group" | "none";

/** An arm or group with the values of a column that stand in it, ascending. */
export interface ValuesOf {
  readonly name: string;
  readonly values: readonly string[];
}

/** A group with how often each ADC2 stands in it, the commonest first. */
export interface ProductsOf {
  readonly name: string;
  readonly n: number;
  readonly products: readonly (readonly [product: string, count: number])[];
}

/** Those of two arms who are not compared. */
export interface OutsideOf {
  readonly n: number;
  /** How many of them lack a column that others of their kind have on record; the rest stand where the other arm has nobody. */
  readonly lacking: number;
  /** The columns that they lack. */
  readonly columns: readonly MatchedColumn[];
}

/** A hazard ratio within levels as they stand and within them taken as one; null where there is none. */
export interface RatioUnderLevels {
  readonly group: string;
  readonly reference: string;
  readonly apart: RatioNumbers | null;
  readonly together: RatioNumbers | null;
}

/** A median in a group with and without some records, in the unit of the times. */
export interface MedianWithout {
  readonly group: string;
  readonly all: number | null;
  readonly without: number | null;
}

interface RatioNumbers {
  readonly estimate: number;
  readonly confLow: number | null;
  readonly confHigh: number | null;
  readonly n: number | null;
}

/** What is said of an estimate that is given: codes with the numbers that each carries. */
interface RemarkNumbers {
  // Curves and medians
  "few-patients": {readonly fewest: number; readonly where: FewWhere};
  "median-not-reached": {};
  "follow-up-not-reached": {};
  "thin-start": {readonly atRisk: number; readonly day: number};
  "few-at-risk": {readonly fewest: number};
  "few-left-at-risk": {readonly atRisk: number};
  "large-sample-limits": {readonly fewest: number; readonly why: "delayed-entry" | "weights" | "repeated"};
  "at-risk-from-adc2": {};
  "relapse-by-next-therapy": {readonly n: number};
  "repeated-patients": {readonly records: number};
  "taken-as-independent": {};
  // Contrasts between groups
  "second-adc-differs": {readonly groups: readonly ProductsOf[]};
  "share-no-hr-status": {readonly reference: ValuesOf; readonly group: ValuesOf};
  "outside-of-groups": OutsideOf;
  "outside-or-without-stratum": {readonly n: number};
  "outside-of-arms": OutsideOf;
  "outside-of-levels": OutsideOf & {readonly levels: "classes" | "groups"};
  "incomplete": {readonly n: number; readonly lacking: "covariate" | "covariate-or-stratum"};
  "hazards-not-proportional": {};
  "p-by-permutation": {
    readonly fewest: number;
    readonly arrangements: number;
    readonly exact: boolean;
    /** Monte Carlo standard error; 0 where exact. */
    readonly error: number;
  };
  "p-of-few-events": {readonly fewest: number; readonly why: "delayed-entry" | "weights"};
  "penalised-for-separation": {readonly term: string; readonly towards: "+" | "−" | null};
  "without-them": {
    readonly n: number;
    readonly of: number;
    /** The main contrast, `apart` with and `together` without them; null where there is none. */
    readonly ratio: RatioUnderLevels | null;
    readonly medians: readonly MedianWithout[];
    readonly unit: TimeUnit;
  };
  "levels-as-one": {readonly contrasts: readonly RatioUnderLevels[]; readonly further: number};
  "groups-not-in-test": {readonly left: readonly LeftOutOfTest[]};
  "no-column-in-common": {readonly column: MatchedColumn; readonly arms: readonly [ValuesOf, ValuesOf]};
  "still-different": {readonly what: string};
  /** PFS(ADC1) of `n` of those in the model is censored, so that their standing is the middle of what is possible. */
  "standing-censored": {readonly n: number; readonly of: number};
  "calendar-not-known": {};
  /** Asked for in a file of nobody but patients who received both ADCs. */
  "received-both-exploratory": {};
  /** Fewer than half of those compared started ADC2 in the span of time in which both arms did. */
  "calendar-apart": {readonly n: number; readonly of: number};
  // Weights and imputations
  "separated-outcome": {};
  "likelihood-not-converged": {};
  "scores-at-edge": {readonly n: number; readonly of: number; readonly edge: number};
  "scores-outside-common-range": {readonly n: number; readonly of: number; readonly low: number; readonly high: number};
  "heavy-weight": {readonly arm: "treated" | "untreated"; readonly percent: number};
  "constant-in-propensity": {readonly columns: readonly string[]};
  "bootstrap-samples-failed": {readonly failed: number};
  "positivity-doubted": {readonly imputations: number; readonly of: number};
  "information-missing": {readonly percent: number};
  "compared-by-imputation": {readonly fewest: number; readonly most: number};
  // Predictors
  "events-per-parameter": {readonly events: number};
  "window-of-pfs1": {};
  // Both ADCs within patients, truncation
  "asked-for-by-name": {readonly method: WithinPatients};
  "method-caution": {readonly method: WithinPatients};
  "entry-not-used": {};
  "share-between": {
    readonly shorter: number;
    readonly indeterminate: number;
    readonly equal: number;
    readonly n: number;
  };
  "without-midrank": {readonly n: number};
  "censored-pfs1-left-out": {readonly n: number};
  "censored-or-zero-pfs1-left-out": {readonly n: number};
  "undecided-share": {readonly share: number};
  "equal-times-left-out": {readonly n: number};
  "normal-approximation": {};
  "too-few-for-limits": {};
  "a-median-not-reached": {};
  "a-median-not-reached-in": {readonly replicates: number; readonly of: number};
  "no-median-in": {readonly replicates: number; readonly of: number};
  "below-longest-window": {readonly horizon: number};
  "windows-that-join-no-other": {readonly n: number};
  "comparable-pairs": {readonly n: number};
  "large-p-is-no-proof": {};
  "entry-not-allowed-for": {};
  "within-window": {readonly window: number; readonly shorterWindow: number; readonly laterAdc2: number};
  "truncated-pfs1": {};
  "truncated-by-adc2": {};
  "early-outcomes": {readonly progressed: number; readonly died: number; readonly notEvaluable: number};
  "concordance-pairs": {readonly comparable: number; readonly notComparable: number};
  "null-picture": {};
  // Survival around ADC2
  "no-effect-of-adc2": {};
  "assumes-landmark": {};
  "assumes-markov": {};
  "assumes-steps-since-adc2": {};
  "tests-markov": {};
  "assumes-semi-markov": {};
  "no-effect-of-next-therapy": {};
  "patients-not-entering": {readonly n: number};
  "not-entering-survival": {readonly n: number};
  "immortal-time": {};
  "without-time-under-observation": {readonly n: number};
  "no-time-under-rule": {readonly n: number};
  // Clinical tables
  "not-evaluable": {readonly n: number; readonly of: number};
  "benefit-undecided": {readonly n: number; readonly lowPercent: number; readonly highPercent: number};
  "responses-without-day": {readonly n: number; readonly of: number};
  "lived-to-next-line": {};
  "not-seen-for": {readonly n: number; readonly of: number; readonly days: number};
  "without-interval": {readonly n: number; readonly of: number};
  "without-year": {readonly n: number; readonly of: number};
  "too-few-recorded-between": {readonly pairs: readonly (readonly [string, string])[]};
  "too-large-for-fisher": {readonly leastExpected: number};
  // Disclosure
  "hidden-under-policy": {readonly policy: string; readonly what: readonly string[]};
}

/** Columns that the arms of a contrast are matched on. */
export type MatchedColumn = "adc2" | "tumour" | "her2" | "hr" | "line";

/** Groups that a test of all groups leaves out, for one reason. */
export interface LeftOutOfTest {
  readonly groups: readonly string[];
  readonly why: {readonly code: "no-counterpart"} | {readonly code: "few"; readonly fewest: number; readonly n: number};
}

/** A remark on an estimate, as a code with its numbers; the sentence is made last, in `words/`. */
export type Remark =
  | SurvivalRemark
  | {[Code in keyof RemarkNumbers]: {readonly code: Code} & RemarkNumbers[Code]}[keyof RemarkNumbers];

export type RemarkCode = Remark["code"];

/** The remark of one code. */
export type RemarkOf<Code extends RemarkCode> = Extract<Remark, {readonly code: Code}>;

/**
 * Remarks in order, each once; null stands for nothing to say.
 *
 * @example
 * remarksOf([{code: "median-not-reached"}, null, {code: "median-not-reached"}]).length // 1
 */
export function remarksOf(given: readonly (Remark | null)[]): readonly Remark[] {
  const seen = new Map<string, Remark>();
  for (const remark of given) {
    const key = JSON.stringify(remark);
    if (remark !== null && !seen.has(key)) seen.set(key, remark);
  }
  return [...seen.values()];
}
