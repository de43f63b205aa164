import {UNADJUSTED_ERROR} from "../../estimate/contrast-adjustment.ts";
import {inestimableText} from "../../record/not-estimable.ts";
import type {
  LeftOutOfTest,
  MatchedColumn,
  OutsideOf,
  RatioUnderLevels,
  Remark,
  RemarkCode,
  RemarkOf,
  ValuesOf
} from "../../record/remark.ts";
import type {TimeUnit} from "../../record/time-unit.ts";
import {formatMonths, formatRatio, NOT_REACHED} from "../number-format.ts";
import {methodCautions} from "./method-cautions.ts";

type Texts = {readonly [Code in RemarkCode]: (remark: RemarkOf<Code>) => string};

const largeSampleWhy: Readonly<Record<RemarkOf<"large-sample-limits">["why"], string>> = {
  "delayed-entry": "with delayed entry",
  "weights": "with weights",
  "repeated": "some of whom have several records"
};

const fewWhere: Readonly<Record<RemarkOf<"few-patients">["where"], string>> = {
  "group": "patients in the group",
  "a-group": "patients in a group",
  "arm": "in the arm",
  "an-arm": "patients in an arm",
  "table-group": "in the group",
  "none": "patients"
};

/** Matched columns as they stand in a sentence. */
export const columnNames: Readonly<Record<MatchedColumn, string>> = {
  adc2: "ADC2 product",
  tumour: "tumour type",
  her2: "HER2 status",
  hr: "HR status",
  line: "line of therapy"
};

/** That a column has no value in both arms. */
export function noColumnInCommon({
  column,
  arms
}: {
  readonly column: MatchedColumn;
  readonly arms: readonly [ValuesOf, ValuesOf];
}): string {
  const listed = ({name, values}: ValuesOf): string =>
    `${name} (${values.length === 0 ? "none recorded" : values.join(", ")})`;
  return `no ${columnNames[column]} stands in both arms: ${listed(arms[0])} against ${listed(arms[1])}`;
}

/** Columns that patients lack and others of their kind have. */
const lackedOf = (columns: readonly MatchedColumn[]): string =>
  `the ${columns.map((column) => columnNames[column]).join(" or ")} that others have on record`;

/** A hazard ratio with its limits and how many enter; that there is none. */
const ratioWithCount = (ratio: RatioUnderLevels["apart"]): string =>
  ratio === null ? "not given" : `${formatRatio(ratio)} (n ${ratio.n ?? "–"})`;

const ratioWithoutThem = ({group, reference, apart, together}: RatioUnderLevels): string =>
  `the hazard ratio of ${group} against ${reference} is ${ratioWithCount(together)} rather than ${ratioWithCount(apart)}`;

const monthsOrNot = (time: number | null, unit: TimeUnit): string =>
  time === null ? NOT_REACHED : formatMonths(time, unit);

/** Who of two arms or groups is not compared, and why. */
function leftOutside({n, lacking, columns}: OutsideOf, what: "arm" | "group"): string {
  const apart = `where the other ${what} has nobody`;
  if (lacking === 0) return `${n} of the two ${what}s stand ${apart} and do not enter`;
  return lacking === n
    ? `${n} of the two ${what}s lack ${lackedOf(columns)} and do not enter`
    : `${n} of the two ${what}s do not enter: ${n - lacking} stand ${apart}, ${lacking} lack ${lackedOf(columns)}`;
}

/** Groups that a test of all groups leaves out, with the reasons. */
export function leftOutOfTest(left: readonly LeftOutOfTest[]): string {
  const reason = (why: LeftOutOfTest["why"]): string =>
    why.code === "no-counterpart"
      ? "shares no tumour type, HER2 and HR status with another group"
      : `fewer than ${why.fewest} patients can be compared (${why.n})`;
  return left.map(({groups, why}) => `${groups.join(", ")}: ${reason(why)}`).join("; ");
}

const percent = (share: number): string => `${share.toFixed(0)} %`;

const NO_MEANING = "it has no finite estimate, standard error or Wald p; use the likelihood-ratio test, or firth";

const remarkTexts: Texts = {
  "falls-to-zero-early": ({time, atRisk}) =>
    `S(t) falls to 0 at time ${time}, when ${atRisk} at risk all had the event, and stays 0 although others are followed later; a later start (followUpFrom) avoids this`,
  "zero-without-error": ({time}) =>
    `S(t) is 0 from time ${time} on, where its standard error and confidence limits have no value`,
  "zero-without-limits": ({time}) => `S(t) is 0 from time ${time} on, where its confidence limits have no value`,
  "one-without-limits": ({confType}) => `before the first event S(t) is 1, where ${confType} limits have no value`,
  "no-follow-up-after": ({time}) => `no follow-up after time ${time}`,
  "no-limits-at": ({time, estimate, stdError}) =>
    `S(t) is ${estimate} at time ${time}, where its ${stdError ? "" : "standard error and "}limits have no value`,
  "group-never-at-risk": ({group}) => `group ${group} is at risk at no event time and is left out of the test`,
  "groups-never-at-risk-together": () =>
    "some groups are never at risk together; their contrasts are left out of the degrees of freedom",
  "separation": ({term, towards}) =>
    `the likelihood keeps rising as ${term} goes to ${towards}infinity (separation): ${NO_MEANING}`,
  "undetermined": ({term}) => `the data do not determine ${term} beside covariates that are separated: ${NO_MEANING}`,
  "untestable": ({term, stdError, robust}) =>
    `the ${robust ? "robust " : ""}standard error of ${term} is ${stdError}, so it cannot be tested`,
  "not-converged": ({estimator, iterations}) =>
    `${estimator} did not converge in ${iterations} iterations${estimator === "cox" ? "; estimates are those of the last one" : ""}`,
  "everyone-had-event": ({time}) =>
    `everyone at risk had an event at time ${time}, so those who enter later add nothing: start the analysis later`,
  "no-limits-where": ({estimate, confType}) => `where the estimate is ${estimate}, ${confType} limits have no value`,
  "gray-singular": ({cause}) =>
    `Gray's test of ${cause} cannot be computed: the covariance of the scores is singular, because a group has no one at risk when events happen`,
  "stopped-early": ({iterations, gap}) =>
    `stopped after ${iterations} iterations with a log-likelihood that may be ${gap.toPrecision(2)} below its maximum`,
  "clusters-alike": () =>
    "the likelihood is highest at frailty variance 0: clusters do not differ more than chance, and the fit is that of cox",
  "frailty-not-converged": () => "gammaFrailty did not converge at the estimated variance",
  "resamples-without-value": ({failed, of, why}) =>
    `the statistic had no value in ${failed} of ${of} resamples (${why.code === "not-finite" ? `it was ${why.value}` : inestimableText(why)}); standard error and limits rest on the others`,
  "few-patients": ({fewest, where}) => `fewer than ${fewest} ${fewWhere[where]}`,
  "median-not-reached": () => "median not reached",
  "follow-up-not-reached": () => "median follow-up not reached",
  "thin-start": ({atRisk, day}) =>
    `${atRisk} at risk when the first death is seen, on day ${day}: all of the curve rests on these few`,
  "few-at-risk": ({fewest}) => `unstable: only ${fewest} at risk at an event before it, because others enter later`,
  "few-left-at-risk": ({atRisk}) => `rests on few: only ${Number(atRisk.toFixed(1))} left at risk by then`,
  "large-sample-limits": ({fewest, why}) =>
    `fewer than ${fewest} patients ${largeSampleWhy[why]}: log-log limits rest on large samples and may be too narrow`,
  "p-by-permutation": ({fewest, arrangements, exact, error}) =>
    `fewer than ${fewest} events: p by permutation of the standardised log-rank test, ${exact ? `all ${arrangements} arrangements` : `${arrangements} random arrangements, Monte Carlo standard error ${error.toPrecision(2)}`}`,
  "p-of-few-events": ({fewest, why}) =>
    `fewer than ${fewest} events ${largeSampleWhy[why]}: p by chi-square, which rests on large samples`,
  "at-risk-from-adc2": () =>
    "of those who reached ADC2, at risk from its start on: neither of everyone who started ADC1 nor of those who reached ADC2, unless how long ADC2 took to begin tells nothing of what comes after",
  "relapse-by-next-therapy": ({n}) =>
    `of ${n} no day of relapse is recorded: the start of the first metastatic therapy stands for it`,
  "repeated-patients": ({records}) =>
    `${records} ${records === 1 ? "record is" : "records are"} of patients who stand more than once; limits take them as independent`,
  "taken-as-independent": () => "limits take them as independent",
  "standing-censored": ({n, of}) =>
    `PFS(ADC1) of ${n} of ${of} is censored: their standing on ADC1 is half of what the curve says at that time`,
  "calendar-not-known": () =>
    "calendar time of ADC2 is not known, so the ratio is not adjusted for it: where results changed over the years and one arm came later it is of that as well",
  "received-both-exploratory": () =>
    `exploratory: everyone in the file received both ADCs; where nothing differs such a contrast had p < 0.05 in up to ${Math.round(100 * UNADJUSTED_ERROR)} % of simulated cohorts`,
  "calendar-apart": ({n, of}) =>
    `the arms were treated at different times: only ${n} of ${of} started ADC2 while both arms did, so that the adjustment for calendar time rests on a straight line`,
  "second-adc-differs": ({groups}) =>
    `the second ADC differs${
      groups.length === 0
        ? ""
        : ` (${groups
            .map(
              ({name, n, products}) =>
                `${products.map(([product, count]) => `${product} ${count}`).join(", ")} of ${n} after ${name}`
            )
            .join("; ")})`
    }, so the ratio compares drugs as well as transitions`,
  "share-no-hr-status": ({reference, group}) =>
    `the groups share no HR status (${reference.values.join(", ")} in ${reference.name}, ${group.values.join(", ")} in ${group.name}), so the ratio is of that as well`,
  "outside-of-groups": (left) => leftOutside(left, "group"),
  "outside-or-without-stratum": ({n}) =>
    `${n} stand where no other group has anybody, or lack a stratum, and do not enter`,
  "outside-of-arms": (left) => leftOutside(left, "arm"),
  "outside-of-levels": ({n, lacking, columns, levels}) =>
    lacking === 0
      ? `${n} of the two ${levels} stand in a tumour type, HER2 or HR status where the other has nobody: there the model extrapolates`
      : `${n} of the two ${levels} ${lacking === n ? "" : `stand in a tumour type, HER2 or HR status where the other has nobody (${n - lacking}) or `}lack ${lackedOf(columns)}${lacking === n ? "" : ` (${lacking})`}: there the model extrapolates`,
  "incomplete": ({n, lacking}) =>
    `${n} with a missing covariate${lacking === "covariate" ? "" : " or stratum"} do not enter`,
  "penalised-for-separation": ({term, towards}) =>
    `events are separated by ${term}, whose maximum-likelihood estimate is ${towards === null ? "not determined" : `${towards}infinity`}: estimate, limits and p are those of Firth's penalised likelihood and its profile (Heinze & Schemper 2001)`,
  "hazards-not-proportional": () =>
    "the hazard ratio changes over time (test of proportional hazards p < 0.05): it is an average",
  "without-them": ({n, of, ratio, medians, unit}) => {
    const changed = medians
      .map(({group, all, without}) => ({group, all: monthsOrNot(all, unit), without: monthsOrNot(without, unit)}))
      .filter(({all, without}) => all !== without)
      .map(({group, all, without}) => `the median of ${group} is ${without} rather than ${all} months`);
    const moves = ratio !== null && ratioWithCount(ratio.together) !== ratioWithCount(ratio.apart);
    const said = moves ? [ratioWithoutThem(ratio), ...changed] : changed;
    if (said.length === 0 && ratio !== null)
      return `without the ${n} of ${of} analysed who are concerned every hazard ratio and median is the same`;
    return `without the ${n} of ${of} analysed who are concerned ${said.length === 0 ? "every median is the same" : said.join(", and ")}`;
  },
  "levels-as-one": ({contrasts, further}) =>
    [
      ...contrasts.map(
        ({group, reference, apart, together}) =>
          `${group} against ${reference} ${ratioWithCount(apart)} with the levels apart, ${ratioWithCount(together)} with them as one`
      ),
      ...(further > 0 ? [`${further} more contrasts change`] : [])
    ].join("; "),
  "groups-not-in-test": ({left}) => `not in the test: ${leftOutOfTest(left)}`,
  "no-column-in-common": noColumnInCommon,
  "still-different": ({what}) => `still different between the arms: ${what}`,
  "separated-outcome": () =>
    "the covariates decide the outcome in some rows (separation): their odds ratios are infinite and fitted probabilities are 0 or 1",
  "likelihood-not-converged": () => "the likelihood did not converge",
  "scores-at-edge": ({n, of, edge}) =>
    `positivity: ${n} of ${of} patients have a score below ${edge} or above ${1 - edge}: they could hardly have been in the other arm`,
  "scores-outside-common-range": ({n, of, low, high}) =>
    `positivity: ${n} of ${of} patients have a score that no patient of the other arm reaches (common range ${low.toFixed(2)} to ${high.toFixed(2)})`,
  "heavy-weight": ({arm, percent: share}) => `one ${arm} patient carries ${share} % of the weight of the arm`,
  "constant-in-propensity": ({columns}) =>
    `one value in everybody compared, so not in the propensity model: ${columns.join(", ")}`,
  "bootstrap-samples-failed": ({failed}) => `${failed} samples without an estimate`,
  "positivity-doubted": ({imputations, of}) => `positivity is doubted in ${imputations} of ${of} imputations`,
  "information-missing": ({percent: share}) => `${percent(share)} of the information is missing`,
  "compared-by-imputation": ({fewest, most}) => `between ${fewest} and ${most} patients are compared, by imputation`,
  "events-per-parameter": ({events}) => `${events.toFixed(1)} events per parameter`,
  "window-of-pfs1": () =>
    "only patients who reached ADC2 are here: the slope of PFS(ADC1) is valid only if the window is independent of PFS(ADC2) given PFS(ADC1) and the form is right; frailty alone gives HR 0.94 per month at 24 months of accrual",
  "asked-for-by-name": ({method}) => `asked for by name: ${methodCautions[method]}`,
  "method-caution": ({method}) => methodCautions[method],
  "entry-not-used": () => "delayed entry is not used by this method",
  "share-between": ({shorter, indeterminate, equal, n}) =>
    `between ${shorter}/${n} and ${shorter + indeterminate}/${n}: ${indeterminate} indeterminate${equal === 0 ? "" : `, ${equal} equal`}`,
  "without-midrank": ({n}) => `${n} with censored PFS(ADC1) are not in the midrank estimate`,
  "censored-pfs1-left-out": ({n}) => `${n} with censored PFS(ADC1) left out`,
  "censored-or-zero-pfs1-left-out": ({n}) => `${n} with censored or zero PFS(ADC1) left out`,
  "undecided-share": ({share}) => `share ${share.toFixed(3)} undecided at the horizon counts one half`,
  "equal-times-left-out": ({n}) => `${n} with equal times left out`,
  "normal-approximation": () => "normal approximation",
  "too-few-for-limits": () => "too few pairs for limits at this level",
  "a-median-not-reached": () => "a median is not reached",
  "a-median-not-reached-in": ({replicates, of}) => `a median is not reached in ${replicates} of ${of} replicates`,
  "no-median-in": ({replicates, of}) => `no median in ${replicates} of ${of} replicates`,
  "below-longest-window": ({horizon}) => `conditional on times below ${horizon}, the longest window`,
  "windows-that-join-no-other": ({n}) =>
    `${n} patients whose interval from ADC2 start to cut-off joins no other are left out`,
  "comparable-pairs": ({n}) => `${n} pairs of patients comparable`,
  "large-p-is-no-proof": () => "a large p does not show independence",
  "entry-not-allowed-for": () => "delayed entry is not allowed for",
  "within-window": ({window, shorterWindow, laterAdc2}) =>
    `conditional on ADC2 within ${window}; ${shorterWindow} with a shorter window and ${laterAdc2} with a later ADC2 left out`,
  "truncated-pfs1": () =>
    "in patients who reached ADC2: right-truncated at the data cut-off, without deaths by design; not to be compared with PFS(ADC2)",
  "truncated-by-adc2": () => "right-truncated: everyone here went on to ADC2 before the data cut-off",
  "early-outcomes": ({progressed, died, notEvaluable}) =>
    `${progressed} progressed, ${died} died without, ${notEvaluable} not evaluable`,
  "concordance-pairs": ({comparable, notComparable}) =>
    `${comparable} pairs of patients comparable, ${notComparable} not`,
  "null-picture": () =>
    "no p-value: that observed numbers do not fit exchangeable times under these inputs is not evidence of cross-resistance, because tail, attrition, frailty and the effect of a later line cannot be told from such a file",
  "no-effect-of-adc2": () =>
    "no effect of ADC2: who lives long gets ADC2, whoever receives it has mostly progressed on ADC1, and those without it include patients who are still well on ADC1",
  "assumes-landmark": () =>
    "of those alive and followed at the landmark alone, by what had begun by then; assumes that those with and without ADC2 then are alike in all else, and ADC2 that begins later counts as none",
  "assumes-markov": () =>
    "assumes that after ADC2 the hazard of death depends on the time since ADC1 alone and not on when ADC2 began (Markov), by one ratio to that before it",
  "assumes-steps-since-adc2": () =>
    "assumes that the hazard of death depends on the time since ADC1, and on that since ADC2 in a single step (semi-Markov)",
  "tests-markov": () =>
    "no difference where the hazard after ADC2 does not depend on how long ADC2 took to begin (Markov): a small p speaks against it, a large one is no proof",
  "assumes-semi-markov": () =>
    "counted from ADC2: assumes that the hazard of death depends on the time since ADC2, and on how long ADC2 took to begin by one ratio a month (semi-Markov)",
  "no-effect-of-next-therapy": () =>
    "no effect of the therapy: who is given an ADC, another therapy or nothing is chosen for it (confounding by indication), and what is recorded does not say by what",
  "patients-not-entering": ({n}) => `${n} patients do not enter`,
  "not-entering-survival": ({n}) =>
    `${n} ${n === 1 ? "patient does" : "patients do"} not enter: no day of death or last contact, or observation ends before`,
  "immortal-time": () => "immortal time: biased in favour of ADC2",
  "without-time-under-observation": ({n}) =>
    `${n} ${n === 1 ? "patient has" : "patients have"} no time under observation`,
  "no-time-under-rule": ({n}) => `${n} have no time under this rule`,
  "not-evaluable": ({n, of}) => `${n} of ${of} not evaluable or not recorded`,
  "benefit-undecided": ({n, lowPercent, highPercent}) =>
    `without ${n} with stable disease censored before 24 weeks, with whom the rate would lie between ${percent(lowPercent)} and ${percent(highPercent)}`,
  "responses-without-day": ({n, of}) => `${n} of ${of} responses without a day`,
  "lived-to-next-line": () => "everyone here lived to receive the next line",
  "not-seen-for": ({n, of, days}) => `${n} of ${of} still on treatment or not seen for ${days} days`,
  "without-interval": ({n, of}) => `${n} of ${of} without such an interval`,
  "without-year": ({n, of}) => `${n} of ${of} without a year`,
  "too-few-recorded-between": ({pairs}) => `too few recorded: ${pairs.map(([a, b]) => `${a} and ${b}`).join("; ")}`,
  "too-large-for-fisher": ({leastExpected}) =>
    `an expected count is ${leastExpected.toFixed(1)}, and the table is too large for Fisher's exact test`,
  "hidden-under-policy": ({policy, what}) => `hidden under the policy ${policy}: ${what.join(", ")}`
};

/**
 * The sentence of a remark.
 *
 * @example
 * remarkText({code: "few-patients", fewest: 10, where: "group"}) // "fewer than 10 patients in the group"
 */
export function remarkText<Code extends RemarkCode>(remark: RemarkOf<Code>): string {
  const text: (remark: RemarkOf<Code>) => string = remarkTexts[remark.code];
  return text(remark);
}

/**
 * The remarks that a note beneath a table says: what a policy hides stands in the table as a mark. Null where there is nothing to say.
 *
 * @example
 * noteText([{code: "hidden-under-policy", policy: "k5", what: ["n"]}]) // null
 */
export function noteText(remarks: readonly Remark[]): string | null {
  return warningText(remarks.filter(({code}) => code !== "hidden-under-policy"));
}

/**
 * All remarks on a row as one text, in order; null where there are none.
 *
 * @example
 * warningText([{code: "median-not-reached"}, {code: "truncated-by-adc2"}])
 * // "median not reached; right-truncated: everyone here went on to ADC2 before the data cut-off"
 */
export function warningText(remarks: readonly Remark[]): string | null {
  return remarks.length === 0 ? null : remarks.map((remark) => remarkText(remark)).join("; ");
}
