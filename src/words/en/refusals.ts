import {inestimableText} from "../../record/not-estimable.ts";
import type {MatchedColumn} from "../../record/remark.ts";
import type {NotComparable, Refusal, RefusalCode, RefusalOf, SizeOf} from "../../record/refusal.ts";
import {columnNames, leftOutOfTest, noColumnInCommon, warningText} from "./remarks.ts";

type Texts = {readonly [Code in RefusalCode]: (refusal: RefusalOf<Code>) => string};

/** What two groups share nothing of. */
const apartIn = {
  tumour: "tumour type",
  her2: "HER2 status within a tumour type",
  hr: "HR status within a tumour type and, where recorded, HER2 status"
} as const;

/** Why two groups are not comparable. */
export function notComparableText(why: NotComparable): string {
  if (why.code === "tumours-are-groups") return "the groups are tumour types, so a contrast would compare diseases";
  const listed = (cells: readonly string[]): string => (cells.length === 0 ? "nothing recorded" : cells.join("; "));
  const missing = apartIn[why.column];
  return `the groups share no ${missing} (${listed(why.groups[0])} against ${listed(why.groups[1])}), so a contrast would compare diseases; spellings that differ count as different`;
}

/** What two groups are alike in; a tumour is of the same type. */
const sameNames: Readonly<Record<MatchedColumn, string>> = {...columnNames, tumour: "tumour"};

const alike = (among: readonly MatchedColumn[]): string =>
  among.length === 0
    ? ""
    : `, among those with the same ${among.map((column) => sameNames[column]).join(" and ")} in both groups`;
const sized = ({name, n}: SizeOf): string => `${name} (${n})`;
const CUTOFF = "the data cut-off is not recorded for every patient";
const curves = {the: "the curve is", a: "a curve is", compared: "a curve of those who are compared is"} as const;

const refusalTexts: Texts = {
  "no-event": inestimableText,
  "no-event-to-compare": inestimableText,
  "no-finite-estimate": ({terms}) => `the Cox model has no finite estimate of ${terms.join(", ")} (separation)`,
  "no-maximum-reached": inestimableText,
  "no-event-of-a-cause": inestimableText,
  "one-group": inestimableText,
  "one-level": inestimableText,
  "one-cluster": inestimableText,
  "one-arm": inestimableText,
  "one-outcome": inestimableText,
  "never-at-risk-together": inestimableText,
  "constant-at-events": inestimableText,
  "constant-covariate": inestimableText,
  "collinear": inestimableText,
  "repeated-knots": inestimableText,
  "no-variance-by": inestimableText,
  "no-variance-at": inestimableText,
  "no-distinct-score": inestimableText,
  "no-observed-end-of-adc1": inestimableText,
  "no-informative-pair": inestimableText,
  "no-time-on-an-adc": inestimableText,
  "adc2-out-of-reach": inestimableText,
  "only-fresh-entries": inestimableText,
  "not-comparable": ({why}) => `not comparable: ${notComparableText(why)}`,
  "patients-in-both-groups": ({n}) => `unpaired: ${n} patients stand in both groups, so the groups are not independent`,
  "few-compared": ({fewest, group, among}) =>
    `fewer than ${fewest} patients can be compared in ${group.name} (${group.n}${alike(among)})`,
  "no-event-in-group": ({group, among}) => `no events in ${group.name} (${group.n} patients${alike(among)})`,
  "no-event-in": ({group}) => `no events in ${group}`,
  "unpaired-and-truncated": () => "unpaired and truncated",
  "records-not-independent": ({instead}) =>
    `records of one patient are not independent${{"none": "", "robust-cox": ": see the robust Cox row", "one-record-weights": ", and weights are made for one record a patient"}[instead]}`,
  "fewer-than-three-groups": ({left}) => `fewer than three groups can be compared (${leftOutOfTest(left)})`,
  "too-few-event-times": () => "too few distinct times of events to see whether the hazard ratio changes with time",
  "variance-of-model-only": () =>
    "the test of proportional hazards would take each weight for so many patients, so with probability weights there is none",
  "nobody-compared": () => "nobody is compared",
  "nobody-of": ({group}) => `nobody of ${group}`,
  "fewer-than-two-levels": ({column}) => `fewer than two levels of ${column} in which the groups can be compared`,
  "nobody-in-arm": ({arm}) => `nobody is in the arm ${arm}`,
  "no-column-in-common": noColumnInCommon,
  "no-combination-in-common": ({columns}) =>
    `no combination of ${columns.map((column) => columnNames[column]).join(", ")} stands in both arms`,
  "no-estimate": () => "no estimate",
  "not-in-analysis": () => "it is not in the analysis",
  "nothing-varies-in-propensity": ({n, columns}) =>
    `no covariate of the propensity model varies among the ${n} compared (${columns.join(", ")})`,
  "no-score-in-both": ({columns}) =>
    `no score of the propensity model is reached in both groups: the covariates (${columns.join(", ")}) tell one group from the other, so weights cannot make them alike`,
  "no-bootstrap-estimate": () => "no bootstrap sample gave an estimate",
  "separated-outcome": () =>
    "the covariates decide the outcome in some rows (separation): their odds ratios are infinite and fitted probabilities are 0 or 1",
  "likelihood-not-converged": () => "the likelihood did not converge",
  "neither-group-varies": () => "neither group varies in it, and they differ",
  "not-in-every-imputation": ({why, given, imputations}) =>
    `not given in every imputation: ${why === null ? `in ${given} of ${imputations} the group is there` : refusalText(why)}`,
  "beyond-curve": ({months, which}) => `${curves[which]} not known up to ${months} months`,
  "no-variance-by-month": ({months}) => `neither group has a variance by ${months} months`,
  "several-records": () =>
    "patients stand with several records, which a difference of restricted means does not allow for",
  "neither-adjusted-nor-stratified": ({contrast}) =>
    `the contrast is ${contrast}, and a difference of restricted means is neither`,
  "later-than-follow-up": () => "later than the last follow-up",
  "nobody-with-a-time": () => "nobody with a time",
  "nobody-followed": () => "no patient is followed",
  "nobody-has-time-under-rule": () => "nobody has a time under this rule in one of the groups",
  "estimator-says": ({remarks}) => warningText(remarks) ?? "",
  "nobody-complete": () => "no patient has every covariate",
  "too-few-events": ({events, fewest}) => `${events} events are too few for a model (${fewest} at least)`,
  "few-in-level": ({fewest, level}) => `fewer than ${fewest} patients in ${sized(level)}`,
  "contrasts-among-alike": () => "the contrasts are made among those who are alike",
  "levels-apart": ({outside, lacking, all, levels}) =>
    `${outside} of the ${all} in the two ${levels} stand where the other has nobody${lacking === 0 ? "" : ", or lack what others have on record"}; the contrasts are made among those who are alike`,
  "model-more-than-patients": ({outside, lacking, all, levels}) =>
    `${outside} of the ${all} in the two ${levels} stand in a tumour type, HER2 or HR status where the other has nobody${lacking === 0 ? "" : ", or lack one that others have on record"}, so the ratio would rest on the model more than on patients`,
  "withheld-truncated": () => "withheld: PFS(ADC1) of patients who reached ADC2 is right-truncated at the data cut-off",
  "withheld-immortal": () => "withheld: immortal time; patients who received ADC2 cannot have died before it",
  "no-complete-pair": () => "no complete pair with different times",
  "cutoff-not-recorded": ({consequence}) =>
    `${CUTOFF}, ${consequence === "windows" ? "so the windows are not known" : "or an ADC2 starts after it"}`,
  "entry-and-reaching-truncate": () =>
    "delayed entry together with the received-both condition truncates on both sides, for which no estimator is here",
  "adc2-after-cutoff": () => "an ADC2 starts after the data cut-off",
  "censored-pfs1": () => "PFS(ADC1) is censored in some patients; see the weighted estimate",
  "received-both-only": ({question}) =>
    ({
      "all-started":
        "the file holds only patients who received both ADCs: who started ADC1 and never reached ADC2 is not known",
      "contrast":
        "every patient received both ADCs: PFS on ADC1 is cut short by having to reach ADC2, more after some ADCs and in some years than in others, and without those who never reached it nobody's standing on ADC1 is known (sequential: {ask: [unadjusted-contrast]} gives the ratio, as exploratory)",
      "contrast-but-few":
        "fewer than 1 in 20 patients have no ADC2, so that this is no file of everyone who started ADC1: PFS on ADC1 is cut short by having to reach ADC2, more after some ADCs and in some years than in others, and without those who never reached it nobody's standing on ADC1 is known (sequential: {ask: [unadjusted-contrast]} gives the ratio, as exploratory)",
      "from-adc1":
        "refused: every patient received both ADCs, and who died before ADC2 is not in the file, so that survival from ADC1 would be that of nobody who starts it; overall survival from ADC2 is given",
      "from-adc1-but-few":
        "refused: fewer than 1 in 20 patients have no ADC2, so that this is no file of everyone who started ADC1, and survival from ADC1 would be that of nobody who starts it; overall survival from ADC2 is given",
      "reaching": "refused: every patient received both ADCs, so the probability of reaching ADC2 is not known",
      "reaching-but-few":
        "refused: fewer than 1 in 20 patients have no ADC2, so that this is no file of everyone who started ADC1 and the probability of reaching ADC2 is not known",
      "survival": "every patient received ADC2: a file of patients who received both cannot answer this",
      "survival-but-few":
        "fewer than 1 in 20 patients have no ADC2: this is no file of everyone who started ADC1, and cannot answer this",
      "next-therapy":
        "every patient received a second ADC: who got another therapy or nothing further after ADC1 is not in the file, or only because a second ADC came later"
    })[question],
  "no-comparable-patients": () => "no two patients are comparable",
  "no-pair-in-window": () => "no pair has such a window and ADC2 within it",
  "follow-up-before-threshold": () => "follow-up ends before the threshold",
  "nobody-evaluable": () => "no evaluable patient",
  "not-recorded": () => "not recorded",
  "counts-only": ({fewest, evaluable}) => `fewer than ${fewest} ${evaluable ? "evaluable " : ""}patients: counts only`,
  "no-value-in-pairs": () => "has no value in these pairs",
  "pfs1-not-estimable": () => "PFS(ADC1) cannot be estimated",
  "formed-at-adc2": () =>
    "refused: whoever died before ADC2 cannot be in this group, so that its survival from ADC1 is that of nobody who starts ADC1; from ADC1 overall survival is that of everyone who started it, in files that hold them, and of this group it is given from ADC2",
  "last-dose-not-recorded": () =>
    "no last dose of an ADC1 is recorded (end), so that nobody can tell who is on it from who has stopped",
  "deaths-not-recorded": () =>
    "no death is recorded, so that nobody can tell who died before ADC2 from who is still without it",
  "one-side-of-adc2": () => "every row stands on one side of ADC2",
  "few-on-one-side": ({fewest, n}) => `fewer than ${fewest} patients on one side of ADC2 (${n})`,
  "no-other-therapy-recorded": () =>
    "no patient has a line of other systemic therapy after progression on ADC1: where such lines are not recorded, nobody can say who got nothing further",
  "progression-not-recorded": ({group}) =>
    `no progression is recorded on any line of ${group}, while there are some on the others: its PFS cannot be told`,
  "nobody-in-state": ({landmark}) =>
    landmark ? "no patient is in the state of the landmark at its time" : "no patient is in this state at that time",
  "nobody-without-adc2-after": ({days}) => `nobody is followed without ADC2 after ${days} days`,
  "no-follow-up-after-days": ({days}) => `no follow-up after ${days} days`,
  "response-day-not-recorded": () =>
    "the day of response is not recorded (an assessments file with results CR and PR would hold it); see time on treatment",
  "nobody-seen-long-enough": () => "nobody seen long enough after the last dose",
  "assessments-not-recorded": () =>
    "not assessable: days of single assessments are not recorded (an assessments file would hold them)",
  "start-year-not-recorded": () => "not assessable: start_year is not recorded",
  "no-approval-year": () => "no year of approval in the catalogue",
  "no-year": () => "no year recorded",
  "one-value": () => "one value has no standard deviation",
  "too-few-in-a-group": () => "too few are recorded in a group",
  "nothing-in-common": ({pairs}) =>
    `no bound: ${pairs.map(([a, b]) => `${a} and ${b}`).join("; ")} have nothing in common`,
  "nobody-in-a-group": () => "nobody is recorded in a group",
  "one-level-in-all": () => "everyone has the same level",
  "reason-holds-a-count": () => "not given; the reason holds a count"
};

/**
 * The sentence of a refusal.
 *
 * @example
 * refusalText({code: "few-on-one-side", fewest: 5, n: 3}) // "fewer than 5 patients on one side of ADC2 (3)"
 */
export function refusalText<Code extends RefusalCode>(refusal: RefusalOf<Code>): string {
  const text: (refusal: RefusalOf<Code>) => string = refusalTexts[refusal.code];
  return text(refusal);
}

/** What is said in full beneath a table, where the short form is a name. */
const inFull: Partial<Readonly<Record<RefusalCode, string>>> = {
  "unpaired-and-truncated":
    "no hazard ratio and no p-value are given. The two curves belong to the same patients, and everyone here lived to receive ADC2, so time on ADC1 is cut short by the data cut-off; an unpaired test of ADC1 against ADC2 would reject too often even if both worked equally well."
};

/**
 * The refusal as a sentence that stands alone, with its full stop.
 *
 * @example
 * refusalSentence({code: "nobody-compared"}) // "nobody is compared."
 */
export function refusalSentence(refusal: Refusal): string {
  return inFull[refusal.code] ?? `${refusalText(refusal)}.`;
}

/**
 * The sentence of a row's refusal; null where the estimate is given.
 *
 * @example
 * errorText(null) // null
 */
export function errorText(refusal: Refusal | null): string | null {
  return refusal === null ? null : refusalText(refusal);
}
