import type {Inestimable} from "./not-estimable.ts";
import type {LeftOutOfTest, MatchedColumn, ValuesOf} from "./remark.ts";
import type {SurvivalRemark} from "./survival-remark.ts";

/** A group with how many of it are left. */
export interface SizeOf {
  readonly name: string;
  readonly n: number;
}

/** Why two groups are not comparable at all. */
export type NotComparable =
  | {readonly code: "tumours-are-groups"}
  | {
      readonly code: "no-cell-in-common";
      readonly column: "tumour" | "her2" | "hr";
      readonly groups: readonly [readonly string[], readonly string[]];
    };

/** What only a file of everyone who started ADC1 can answer. */
export type AskedOfStarters = "contrast" | "from-adc1" | "reaching" | "survival";

/** Why an estimate is not given: codes with the numbers that each carries. */
interface RefusalNumbers {
  // Between groups
  "not-comparable": {readonly why: NotComparable};
  "patients-in-both-groups": {readonly n: number};
  "few-compared": {readonly fewest: number; readonly group: SizeOf; readonly among: readonly MatchedColumn[]};
  "no-event-in-group": {readonly group: SizeOf; readonly among: readonly MatchedColumn[]};
  "no-event-in": {readonly group: string};
  "unpaired-and-truncated": {};
  "records-not-independent": {readonly instead: "none" | "robust-cox" | "one-record-weights"};
  "fewer-than-three-groups": {readonly left: readonly LeftOutOfTest[]};
  "too-few-event-times": {};
  "variance-of-model-only": {};
  "nobody-compared": {};
  "nobody-of": {readonly group: string};
  "fewer-than-two-levels": {readonly column: string};
  // Between arms of a class or sequence contrast
  "nobody-in-arm": {readonly arm: string};
  "no-column-in-common": {readonly column: MatchedColumn; readonly arms: readonly [ValuesOf, ValuesOf]};
  "no-combination-in-common": {readonly columns: readonly MatchedColumn[]};
  "no-estimate": {};
  "not-in-analysis": {};
  // Weights and imputations
  "nothing-varies-in-propensity": {readonly n: number; readonly columns: readonly string[]};
  "no-score-in-both": {readonly columns: readonly string[]};
  "no-bootstrap-estimate": {};
  "separated-outcome": {};
  "likelihood-not-converged": {};
  "neither-group-varies": {};
  "not-in-every-imputation": {readonly why: Refusal | null; readonly given: number; readonly imputations: number};
  // Curves and restricted means
  "beyond-curve": {readonly months: number; readonly which: "the" | "a" | "compared"};
  "no-variance-by-month": {readonly months: number};
  "several-records": {};
  "neither-adjusted-nor-stratified": {readonly contrast: "adjusted" | "stratified"};
  "later-than-follow-up": {};
  "nobody-with-a-time": {};
  "nobody-followed": {};
  "nobody-has-time-under-rule": {};
  "estimator-says": {readonly remarks: readonly SurvivalRemark[]};
  // Predictors
  "nobody-complete": {};
  "too-few-events": {readonly events: number; readonly fewest: number};
  "few-in-level": {readonly fewest: number; readonly level: SizeOf};
  "contrasts-among-alike": {};
  "levels-apart": {
    readonly outside: number;
    readonly lacking: number;
    readonly all: number;
    readonly levels: "classes" | "groups";
  };
  "model-more-than-patients": {
    readonly outside: number;
    readonly lacking: number;
    readonly all: number;
    readonly levels: "classes" | "groups";
  };
  // Both ADCs within patients, truncation
  "withheld-truncated": {};
  "withheld-immortal": {};
  "no-complete-pair": {};
  "cutoff-not-recorded": {readonly consequence: "windows" | "or-adc2-after"};
  "entry-and-reaching-truncate": {};
  "adc2-after-cutoff": {};
  "censored-pfs1": {};
  "received-both-only": {
    readonly question: "all-started" | "next-therapy" | AskedOfStarters | `${AskedOfStarters}-but-few`;
  };
  "no-comparable-patients": {};
  "no-pair-in-window": {};
  "follow-up-before-threshold": {};
  "nobody-evaluable": {};
  "not-recorded": {};
  "counts-only": {readonly fewest: number; readonly evaluable: boolean};
  "no-value-in-pairs": {};
  "pfs1-not-estimable": {};
  "formed-at-adc2": {};
  "last-dose-not-recorded": {};
  "deaths-not-recorded": {};
  // Around ADC2
  "one-side-of-adc2": {};
  "few-on-one-side": {readonly fewest: number; readonly n: number};
  "no-other-therapy-recorded": {};
  "progression-not-recorded": {readonly group: string};
  "nobody-in-state": {readonly landmark: boolean};
  "nobody-without-adc2-after": {readonly days: number};
  "no-follow-up-after-days": {readonly days: number};
  // Clinical tables
  "response-day-not-recorded": {};
  "nobody-seen-long-enough": {};
  "assessments-not-recorded": {};
  "start-year-not-recorded": {};
  "no-approval-year": {};
  "no-year": {};
  // Table of patients
  "one-value": {};
  "too-few-in-a-group": {};
  "nothing-in-common": {readonly pairs: readonly (readonly [string, string])[]};
  "nobody-in-a-group": {};
  "one-level-in-all": {};
  // Disclosure
  "reason-holds-a-count": {};
}

/** Why an estimate is refused, as a code with its numbers; the sentence is made last, in `words/`. */
export type Refusal =
  | Inestimable
  | {[Code in keyof RefusalNumbers]: {readonly code: Code} & RefusalNumbers[Code]}[keyof RefusalNumbers];

export type RefusalCode = Refusal["code"];

/** The refusal of one code. */
export type RefusalOf<Code extends RefusalCode> = Extract<Refusal, {readonly code: Code}>;

/**
 * Whether a row's numbers are withheld by design, not for want of data.
 *
 * @example
 * isWithheld({code: "withheld-truncated"}) // true
 */
export function isWithheld(refusal: Refusal | null): boolean {
  return refusal?.code === "withheld-truncated" || refusal?.code === "withheld-immortal";
}
