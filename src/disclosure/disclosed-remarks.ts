import type {Inestimable} from "../record/not-estimable.ts";
import type {Refusal, RefusalCode, RefusalOf} from "../record/refusal.ts";
import type {Remark, RemarkCode, RemarkOf} from "../record/remark.ts";

/**
 * `open`: holds no count of patients, or tells of nobody, since zero is shown under every policy (`no-event-in`, `no-combination-in-common`, `nobody-in-arm`): the 0 itself would say the same.
 * `counts`: tells of few or of everybody, and is not said under a policy. A function gives what may be said of it.
 */
type RemarkRules = {readonly [Code in RemarkCode]: "open" | "counts" | ((remark: RemarkOf<Code>) => Remark | null)};
type RefusalRules = {readonly [Code in RefusalCode]: "open" | "counts" | ((refusal: RefusalOf<Code>) => Refusal)};

const remarkRules: RemarkRules = {
  "falls-to-zero-early": "counts",
  "zero-without-error": "counts",
  "zero-without-limits": "counts",
  "one-without-limits": "counts",
  "no-follow-up-after": "counts",
  "no-limits-at": "counts",
  "group-never-at-risk": "open",
  "groups-never-at-risk-together": "open",
  "separation": "open",
  "undetermined": "open",
  "untestable": "counts",
  "not-converged": "counts",
  "everyone-had-event": "counts",
  "no-limits-where": "counts",
  "gray-singular": "open",
  "stopped-early": "counts",
  "clusters-alike": "open",
  "frailty-not-converged": "open",
  "resamples-without-value": "counts",
  "few-patients": "counts",
  "median-not-reached": "open",
  "follow-up-not-reached": "open",
  "thin-start": "counts",
  "few-at-risk": "counts",
  "few-left-at-risk": "counts",
  "large-sample-limits": "counts",
  "p-by-permutation": "counts",
  "p-of-few-events": "counts",
  "at-risk-from-adc2": "open",
  "relapse-by-next-therapy": "counts",
  "repeated-patients": () => ({code: "taken-as-independent"}),
  "taken-as-independent": "open",
  "second-adc-differs": () => ({code: "second-adc-differs", groups: []}),
  "share-no-hr-status": "open",
  "outside-of-groups": "counts",
  "outside-or-without-stratum": "counts",
  "outside-of-arms": "counts",
  "standing-censored": "counts",
  "calendar-apart": "counts",
  "calendar-not-known": "open",
  "received-both-exploratory": "open",
  "outside-of-levels": "counts",
  "incomplete": "counts",
  "hazards-not-proportional": "open",
  "penalised-for-separation": "open",
  "without-them": "counts",
  "levels-as-one": "counts",
  "groups-not-in-test": ({left}) => {
    const open = left.filter(({why}) => why.code === "no-counterpart");
    return open.length === 0 ? null : {code: "groups-not-in-test", left: open};
  },
  "no-column-in-common": "open",
  "still-different": "open",
  "separated-outcome": "open",
  "likelihood-not-converged": "open",
  "scores-at-edge": "counts",
  "scores-outside-common-range": "counts",
  "heavy-weight": "counts",
  "constant-in-propensity": "open",
  "bootstrap-samples-failed": "counts",
  "positivity-doubted": "counts",
  "information-missing": "counts",
  "compared-by-imputation": "counts",
  "events-per-parameter": "counts",
  "window-of-pfs1": "open",
  "asked-for-by-name": "open",
  "method-caution": "open",
  "entry-not-used": "open",
  "share-between": "counts",
  "without-midrank": "counts",
  "censored-pfs1-left-out": "counts",
  "censored-or-zero-pfs1-left-out": "counts",
  "undecided-share": "counts",
  "equal-times-left-out": "counts",
  "normal-approximation": "open",
  "too-few-for-limits": "open",
  "a-median-not-reached": "open",
  "a-median-not-reached-in": "counts",
  "no-median-in": "counts",
  "below-longest-window": "counts",
  "windows-that-join-no-other": "counts",
  "comparable-pairs": "counts",
  "large-p-is-no-proof": "open",
  "entry-not-allowed-for": "open",
  "within-window": "counts",
  "truncated-pfs1": "open",
  "truncated-by-adc2": "open",
  "early-outcomes": "counts",
  "concordance-pairs": "counts",
  "null-picture": "open",
  "no-effect-of-adc2": "open",
  "assumes-landmark": "open",
  "assumes-markov": "open",
  "assumes-steps-since-adc2": "open",
  "tests-markov": "open",
  "assumes-semi-markov": "open",
  "no-effect-of-next-therapy": "open",
  "patients-not-entering": "counts",
  "not-entering-survival": "counts",
  "immortal-time": "open",
  "without-time-under-observation": "counts",
  "no-time-under-rule": "counts",
  "not-evaluable": "counts",
  "benefit-undecided": "counts",
  "responses-without-day": "counts",
  "lived-to-next-line": "open",
  "not-seen-for": "counts",
  "without-interval": "counts",
  "without-year": "counts",
  "too-few-recorded-between": "open",
  "too-large-for-fisher": "counts",
  "hidden-under-policy": "open"
};

const inestimableRules: {readonly [Code in Inestimable["code"]]: "open" | "counts"} = {
  "no-event": "counts",
  "no-event-to-compare": "counts",
  "no-finite-estimate": "open",
  "no-maximum-reached": "open",
  "no-event-of-a-cause": "open",
  "one-group": "open",
  "one-level": "open",
  "one-cluster": "counts",
  "one-arm": "open",
  "one-outcome": "counts",
  "never-at-risk-together": "open",
  "constant-at-events": "open",
  "constant-covariate": "counts",
  "collinear": "open",
  "repeated-knots": "counts",
  "no-variance-by": "counts",
  "no-variance-at": "counts",
  "no-distinct-score": "open",
  "no-observed-end-of-adc1": "counts",
  "no-informative-pair": "open",
  "no-time-on-an-adc": "counts",
  "adc2-out-of-reach": "open",
  "only-fresh-entries": "counts"
};

const refusalRules: RefusalRules = {
  ...inestimableRules,
  "not-comparable": "open",
  "patients-in-both-groups": "counts",
  "few-compared": "counts",
  "no-event-in-group": ({group}) => ({code: "no-event-in", group: group.name}),
  "no-event-in": "open",
  "unpaired-and-truncated": "open",
  "records-not-independent": "open",
  "fewer-than-three-groups": "counts",
  "too-few-event-times": "open",
  "variance-of-model-only": "open",
  "nobody-compared": "open",
  "nobody-of": "open",
  "fewer-than-two-levels": "open",
  "nobody-in-arm": "open",
  "no-column-in-common": "open",
  "no-combination-in-common": "open",
  "no-estimate": "open",
  "not-in-analysis": "open",
  "nothing-varies-in-propensity": "counts",
  "no-score-in-both": "open",
  "no-bootstrap-estimate": "open",
  "separated-outcome": "open",
  "likelihood-not-converged": "open",
  "neither-group-varies": "open",
  "not-in-every-imputation": "counts",
  "beyond-curve": "counts",
  "no-variance-by-month": "counts",
  "several-records": "open",
  "neither-adjusted-nor-stratified": "open",
  "later-than-follow-up": "open",
  "nobody-with-a-time": "open",
  "nobody-followed": "open",
  "nobody-has-time-under-rule": "open",
  "estimator-says": ({remarks}) => {
    const open = remarks.filter(({code}) => remarkRules[code] === "open");
    return open.length === 0 ? {code: "reason-holds-a-count"} : {code: "estimator-says", remarks: open};
  },
  "nobody-complete": "open",
  "too-few-events": "counts",
  "few-in-level": "counts",
  "levels-apart": () => ({code: "contrasts-among-alike"}),
  "contrasts-among-alike": "open",
  "model-more-than-patients": "counts",
  "withheld-truncated": "open",
  "withheld-immortal": "open",
  "no-complete-pair": "open",
  "cutoff-not-recorded": "open",
  "entry-and-reaching-truncate": "open",
  "adc2-after-cutoff": "open",
  "censored-pfs1": "open",
  "received-both-only": "open",
  "no-comparable-patients": "open",
  "no-pair-in-window": "open",
  "follow-up-before-threshold": "open",
  "nobody-evaluable": "open",
  "not-recorded": "open",
  "counts-only": "counts",
  "no-value-in-pairs": "open",
  "pfs1-not-estimable": "open",
  "formed-at-adc2": "open",
  "last-dose-not-recorded": "open",
  "deaths-not-recorded": "open",
  "one-side-of-adc2": "open",
  "few-on-one-side": "counts",
  "no-other-therapy-recorded": "open",
  "progression-not-recorded": "open",
  "nobody-in-state": "open",
  "nobody-without-adc2-after": "counts",
  "no-follow-up-after-days": "counts",
  "response-day-not-recorded": "open",
  "nobody-seen-long-enough": "open",
  "assessments-not-recorded": "open",
  "start-year-not-recorded": "open",
  "no-approval-year": "open",
  "no-year": "open",
  "one-value": "open",
  "too-few-in-a-group": "open",
  "nothing-in-common": "open",
  "nobody-in-a-group": "open",
  "one-level-in-all": "open",
  "reason-holds-a-count": "open"
};

/**
 * Remarks as a policy on small counts lets them stand: none in which a number of patients is said, or from which one could be had.
 *
 * @example
 * disclosedRemarks([{code: "median-not-reached"}, {code: "outside-of-groups", n: 3}]) // [{code: "median-not-reached"}]
 */
export function disclosedRemarks(remarks: readonly Remark[]): Remark[] {
  return remarks.flatMap((remark) => disclosedRemark(remark) ?? []);
}

function disclosedRemark<Code extends RemarkCode>(remark: RemarkOf<Code>): Remark | null {
  const rule: "open" | "counts" | ((remark: RemarkOf<Code>) => Remark | null) = remarkRules[remark.code];
  return rule === "open" ? remark : rule === "counts" ? null : rule(remark);
}

/**
 * The reason for a refusal as a policy on small counts lets it stand.
 *
 * @example
 * disclosedRefusal({code: "few-on-one-side", fewest: 5, n: 2}).code // "reason-holds-a-count"
 */
export function disclosedRefusal<Code extends RefusalCode>(refusal: RefusalOf<Code>): Refusal {
  const rule: "open" | "counts" | ((refusal: RefusalOf<Code>) => Refusal) = refusalRules[refusal.code];
  return rule === "open" ? refusal : rule === "counts" ? {code: "reason-holds-a-count"} : rule(refusal);
}
