import {describe, expect, it} from "vitest";
import type {Refusal} from "../../src/record/refusal.ts";
import type {Remark} from "../../src/record/remark.ts";
import {cox} from "../../src/survival/cox.ts";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {surv} from "../../src/survival/surv.ts";
import {contrastSelection} from "../../src/estimate/contrast-selection.ts";
import {pairedMethods} from "../../src/paired/paired-methods.ts";
import {stratifiedPairedCox} from "../../src/paired/paired-cox.ts";
import {pfs2Predictors} from "../../src/estimate/predictors.ts";
import {responseRates} from "../../src/clinical/response-rate.ts";
import {sequentialSummary} from "../../src/analysis/sequential-summary.ts";
import {truncationChecks} from "../../src/truncation/truncation-checks.ts";
import {truncationEstimates} from "../../src/truncation/truncation-estimates.ts";
import {logisticRegression} from "../../src/adjustment/logistic-regression.ts";
import {positivityRemarks} from "../../src/adjustment/positivity.ts";
import {propensityWeights} from "../../src/adjustment/propensity-weights.ts";
import {errorText, refusalText} from "../../src/words/en/refusals.ts";
import {remarkText, warningText} from "../../src/words/en/remarks.ts";
import {rowInWords, type RowInWords} from "../../src/words/en/row-in-words.ts";

const NO_MEANING = "it has no finite estimate, standard error or Wald p; use the likelihood-ratio test, or firth";

const remarks: readonly (readonly [Remark, string])[] = [
  [
    {code: "falls-to-zero-early", time: 3, atRisk: 2},
    "S(t) falls to 0 at time 3, when 2 at risk all had the event, and stays 0 although others are followed later; a later start (followUpFrom) avoids this"
  ],
  [
    {code: "zero-without-error", time: 7.5},
    "S(t) is 0 from time 7.5 on, where its standard error and confidence limits have no value"
  ],
  [{code: "zero-without-limits", time: 7}, "S(t) is 0 from time 7 on, where its confidence limits have no value"],
  [
    {code: "one-without-limits", confType: "log-log"},
    "before the first event S(t) is 1, where log-log limits have no value"
  ],
  [{code: "no-follow-up-after", time: 24}, "no follow-up after time 24"],
  [
    {code: "no-limits-at", time: 5, estimate: 0, stdError: false},
    "S(t) is 0 at time 5, where its standard error and limits have no value"
  ],
  [{code: "no-limits-at", time: 2, estimate: 1, stdError: true}, "S(t) is 1 at time 2, where its limits have no value"],
  [
    {code: "everyone-had-event", time: 2},
    "everyone at risk had an event at time 2, so those who enter later add nothing: start the analysis later"
  ],
  [{code: "no-limits-where", estimate: 1, confType: "logit"}, "where the estimate is 1, logit limits have no value"],
  [
    {code: "gray-singular", cause: "death"},
    "Gray's test of death cannot be computed: the covariance of the scores is singular, because a group has no one at risk when events happen"
  ],
  [
    {code: "stopped-early", iterations: 40, gap: 0.01234},
    "stopped after 40 iterations with a log-likelihood that may be 0.012 below its maximum"
  ],
  [
    {code: "clusters-alike"},
    "the likelihood is highest at frailty variance 0: clusters do not differ more than chance, and the fit is that of cox"
  ],
  [{code: "frailty-not-converged"}, "gammaFrailty did not converge at the estimated variance"],
  [
    {code: "resamples-without-value", failed: 3, of: 200, why: {code: "one-cluster", clusters: 1}},
    "the statistic had no value in 3 of 200 resamples (cluster must have at least two values, got 1); standard error and limits rest on the others"
  ],
  [
    {code: "resamples-without-value", failed: 1, of: 20, why: {code: "not-finite", value: "NaN"}},
    "the statistic had no value in 1 of 20 resamples (it was NaN); standard error and limits rest on the others"
  ],
  [{code: "group-never-at-risk", group: "SG"}, "group SG is at risk at no event time and is left out of the test"],
  [
    {code: "separation", term: "x", towards: "−"},
    `the likelihood keeps rising as x goes to −infinity (separation): ${NO_MEANING}`
  ],
  [
    {code: "undetermined", term: "x"},
    `the data do not determine x beside covariates that are separated: ${NO_MEANING}`
  ],
  [
    {code: "untestable", term: "x", stdError: 0, robust: true},
    "the robust standard error of x is 0, so it cannot be tested"
  ],
  [{code: "untestable", term: "x", stdError: 0, robust: false}, "the standard error of x is 0, so it cannot be tested"],
  [
    {code: "not-converged", estimator: "cox", iterations: 40},
    "cox did not converge in 40 iterations; estimates are those of the last one"
  ],
  [{code: "not-converged", estimator: "firth", iterations: 60}, "firth did not converge in 60 iterations"],
  [{code: "few-patients", fewest: 10, where: "arm"}, "fewer than 10 in the arm"],
  [{code: "few-patients", fewest: 10, where: "table-group"}, "fewer than 10 in the group"],
  [{code: "few-at-risk", fewest: 3}, "unstable: only 3 at risk at an event before it, because others enter later"],
  [{code: "few-left-at-risk", atRisk: 3}, "rests on few: only 3 left at risk by then"],
  [
    {code: "p-by-permutation", fewest: 20, arrangements: 3003, exact: true, error: 0},
    "fewer than 20 events: p by permutation of the standardised log-rank test, all 3003 arrangements"
  ],
  [
    {code: "p-by-permutation", fewest: 20, arrangements: 9999, exact: false, error: 0.00217},
    "fewer than 20 events: p by permutation of the standardised log-rank test, 9999 random arrangements, Monte Carlo standard error 0.0022"
  ],
  [
    {code: "p-of-few-events", fewest: 20, why: "weights"},
    "fewer than 20 events with weights: p by chi-square, which rests on large samples"
  ],
  [
    {code: "large-sample-limits", fewest: 30, why: "delayed-entry"},
    "fewer than 30 patients with delayed entry: log-log limits rest on large samples and may be too narrow"
  ],
  [
    {code: "large-sample-limits", fewest: 30, why: "repeated"},
    "fewer than 30 patients some of whom have several records: log-log limits rest on large samples and may be too narrow"
  ],
  [{code: "share-between", shorter: 4, indeterminate: 2, equal: 0, n: 9}, "between 4/9 and 6/9: 2 indeterminate"],
  [
    {code: "share-between", shorter: 4, indeterminate: 2, equal: 1, n: 9},
    "between 4/9 and 6/9: 2 indeterminate, 1 equal"
  ],
  [{code: "without-midrank", n: 3}, "3 with censored PFS(ADC1) are not in the midrank estimate"],
  [{code: "censored-pfs1-left-out", n: 3}, "3 with censored PFS(ADC1) left out"],
  [{code: "censored-or-zero-pfs1-left-out", n: 3}, "3 with censored or zero PFS(ADC1) left out"],
  [{code: "undecided-share", share: 0.12345}, "share 0.123 undecided at the horizon counts one half"],
  [{code: "equal-times-left-out", n: 2}, "2 with equal times left out"],
  [{code: "a-median-not-reached-in", replicates: 12, of: 1000}, "a median is not reached in 12 of 1000 replicates"],
  [{code: "no-median-in", replicates: 12, of: 1000}, "no median in 12 of 1000 replicates"],
  [{code: "below-longest-window", horizon: 700}, "conditional on times below 700, the longest window"],
  [
    {code: "windows-that-join-no-other", n: 4},
    "4 patients whose interval from ADC2 start to cut-off joins no other are left out"
  ],
  [{code: "comparable-pairs", n: 21}, "21 pairs of patients comparable"],
  [
    {code: "within-window", window: 400, shorterWindow: 5, laterAdc2: 2},
    "conditional on ADC2 within 400; 5 with a shorter window and 2 with a later ADC2 left out"
  ],
  [{code: "early-outcomes", progressed: 6, died: 1, notEvaluable: 2}, "6 progressed, 1 died without, 2 not evaluable"],
  [{code: "few-patients", fewest: 10, where: "an-arm"}, "fewer than 10 patients in an arm"],
  [{code: "concordance-pairs", comparable: 21, notComparable: 7}, "21 pairs of patients comparable, 7 not"],
  [{code: "patients-not-entering", n: 2}, "2 patients do not enter"],
  [{code: "without-time-under-observation", n: 1}, "1 patient has no time under observation"],
  [{code: "without-time-under-observation", n: 2}, "2 patients have no time under observation"],
  [{code: "not-evaluable", n: 3, of: 11}, "3 of 11 not evaluable or not recorded"],
  [
    {code: "outside-of-arms", n: 8, lacking: 0, columns: []},
    "8 of the two arms stand where the other arm has nobody and do not enter"
  ],
  [
    {code: "outside-of-arms", n: 8, lacking: 8, columns: ["hr", "line"]},
    "8 of the two arms lack the HR status or line of therapy that others have on record and do not enter"
  ],
  [{code: "events-per-parameter", events: 7.25}, "7.3 events per parameter"],
  [{code: "incomplete", n: 4, lacking: "covariate"}, "4 with a missing covariate do not enter"],
  [
    {code: "scores-at-edge", n: 1, of: 4, edge: 0.05},
    "positivity: 1 of 4 patients have a score below 0.05 or above 0.95: they could hardly have been in the other arm"
  ],
  [
    {code: "scores-outside-common-range", n: 2, of: 40, low: 0.1249, high: 0.876},
    "positivity: 2 of 40 patients have a score that no patient of the other arm reaches (common range 0.12 to 0.88)"
  ],
  [
    {code: "heavy-weight", arm: "untreated", percent: 34},
    "one untreated patient carries 34 % of the weight of the arm"
  ],
  [{code: "bootstrap-samples-failed", failed: 7}, "7 samples without an estimate"]
];

const refusals: readonly (readonly [Refusal, string])[] = [
  [{code: "nobody-without-adc2-after", days: 812}, "nobody is followed without ADC2 after 812 days"],
  [{code: "no-follow-up-after-days", days: 812}, "no follow-up after 812 days"],
  [{code: "counts-only", fewest: 5, evaluable: false}, "fewer than 5 patients: counts only"],
  [
    {code: "estimator-says", remarks: [{code: "untestable", term: "adc2", stdError: 0, robust: true}]},
    "the robust standard error of adc2 is 0, so it cannot be tested"
  ],
  [
    {code: "cutoff-not-recorded", consequence: "windows"},
    "the data cut-off is not recorded for every patient, so the windows are not known"
  ],
  [
    {code: "cutoff-not-recorded", consequence: "or-adc2-after"},
    "the data cut-off is not recorded for every patient, or an ADC2 starts after it"
  ],
  [
    {code: "formed-at-adc2"},
    "refused: whoever died before ADC2 cannot be in this group, so that its survival from ADC1 is that of nobody who starts ADC1; from ADC1 overall survival is that of everyone who started it, in files that hold them, and of this group it is given from ADC2"
  ],
  [
    {code: "last-dose-not-recorded"},
    "no last dose of an ADC1 is recorded (end), so that nobody can tell who is on it from who has stopped"
  ],
  [
    {code: "deaths-not-recorded"},
    "no death is recorded, so that nobody can tell who died before ADC2 from who is still without it"
  ],
  [
    {code: "received-both-only", question: "from-adc1"},
    "refused: every patient received both ADCs, and who died before ADC2 is not in the file, so that survival from ADC1 would be that of nobody who starts it; overall survival from ADC2 is given"
  ],
  [
    {code: "received-both-only", question: "from-adc1-but-few"},
    "refused: fewer than 1 in 20 patients have no ADC2, so that this is no file of everyone who started ADC1, and survival from ADC1 would be that of nobody who starts it; overall survival from ADC2 is given"
  ],
  [
    {code: "received-both-only", question: "reaching-but-few"},
    "refused: fewer than 1 in 20 patients have no ADC2, so that this is no file of everyone who started ADC1 and the probability of reaching ADC2 is not known"
  ],
  [
    {code: "received-both-only", question: "survival-but-few"},
    "fewer than 1 in 20 patients have no ADC2: this is no file of everyone who started ADC1, and cannot answer this"
  ],
  [
    {code: "no-combination-in-common", columns: ["adc2", "tumour"]},
    "no combination of ADC2 product, tumour type stands in both arms"
  ]
];

describe("what is said of curves, models and both ADCs", () => {
  it.each(remarks)("%j", (remark, sentence) => {
    expect(remarkText(remark)).toBe(sentence);
  });

  it.each(refusals)("%j", (refusal, sentence) => {
    expect(refusalText(refusal)).toBe(sentence);
  });
});

describe("estimators say the same in codes as in words", () => {
  it("a curve that falls to 0", () => {
    const curve = kaplanMeier(surv({time: [2, 5], event: [1, 1], entry: [0, 3]}));
    expect(curve.remarks).toEqual([
      {code: "falls-to-zero-early", time: 2, atRisk: 1},
      {code: "zero-without-error", time: 2}
    ]);
    expect(warningText(curve.remarks)).toBe(
      "S(t) falls to 0 at time 2, when 1 at risk all had the event, and stays 0 although others are followed later; a later start (followUpFrom) avoids this; S(t) is 0 from time 2 on, where its standard error and confidence limits have no value"
    );
  });

  it("a covariate that separates, in the row and in the fit", () => {
    const fit = cox(surv({time: [1, 2, 3, 4], event: [1, 1, 0, 0]}), {x: [1, 1, 0, 0]});
    expect(fit.remarks).toEqual([{code: "separation", term: "x", towards: "+"}]);
    expect(fit.rows[0]?.remarks).toEqual(fit.remarks);
    expect(fit.remarks.map(remarkText)).toEqual([
      `the likelihood keeps rising as x goes to +infinity (separation): ${NO_MEANING}`
    ]);
  });

  it("a group that is never at risk", () => {
    const test = logRank(surv({time: [1, 5, 6, 7], event: [0, 1, 1, 1]}), ["SG", "T-DXd", "T-DXd", "Dato-DXd"]);
    expect(test.remarks).toEqual([{code: "group-never-at-risk", group: "SG"}]);
    expect(warningText(test.remarks)).toBe("group SG is at risk at no event time and is left out of the test");
  });

  it("a paired model that cannot be tested", () => {
    const pairs = [1, 2, 3].map((pfs2) => ({pfs1: 10 + pfs2, event1: 1 as const, pfs2, event2: 1 as const}));
    const fit = stratifiedPairedCox(pairs);
    expect(fit.remarks.map(({code}) => code)).toEqual(["separation"]);
    const row = pairedMethods(pairs, {truncated: false}).find(({name}) => name === "stratified-cox")?.row;
    expect(row?.refusal).toEqual({code: "estimator-says", remarks: fit.remarks});
    expect(errorText(row?.refusal ?? null)).toBe(warningText(fit.remarks));
  });

  it("scores, weights and separation of a propensity model", () => {
    expect(positivityRemarks([0.01, 0.5, 0.5, 0.4], [false, true, false, true], [1.01, 2, 2, 2.5])).toEqual([
      {code: "scores-at-edge", n: 1, of: 4, edge: 0.05},
      {code: "scores-outside-common-range", n: 1, of: 4, low: 0.4, high: 0.5}
    ]);
    expect(logisticRegression([0, 0, 1, 1], {x: [1, 2, 3, 4]}).remarks).toEqual([{code: "separated-outcome"}]);
    const weights = propensityWeights([0, 0, 1, 1], {x: [1, 2, 3, 4]}, "ATE");
    expect(weights.remarks[0]).toEqual({code: "separated-outcome"});
    expect(remarkText(weights.remarks[0] ?? {code: "likelihood-not-converged"})).toBe(
      "the covariates decide the outcome in some rows (separation): their odds ratios are infinite and fitted probabilities are 0 or 1"
    );
  });
});

describe("rows of both ADCs carry codes", () => {
  const pairs = [
    [30, 12],
    [12, 30],
    [8, 4],
    [4, 9]
  ].map(([pfs1 = 0, pfs2 = 0], i) => ({
    adc1Start: i,
    adc2Start: i + pfs1 + 1,
    cutoff: 60,
    pfs1,
    event1: 1 as const,
    pfs2,
    event2: 1 as const,
    entry: null
  }));

  it("withholds and asks by name", () => {
    const shown = pairedMethods(pairs, {ask: ["marginal-cox"], replicates: 20});
    const inWords = (wanted: string): RowInWords[] =>
      shown.filter(({name}) => name === wanted).map(({row}) => rowInWords(row));
    expect(inWords("stratified-cox")[0]).toMatchObject({
      refusal: {code: "withheld-truncated"},
      error: "withheld: PFS(ADC1) of patients who reached ADC2 is right-truncated at the data cut-off"
    });
    expect(inWords("marginal-cox")[0]).toMatchObject({
      remarks: [{code: "asked-for-by-name", method: "marginal-cox"}],
      warning:
        "asked for by name: wrong under truncation: PFS(ADC1) is shortened, so ADC2 looks better than it is (simulated error rate 0.41 to 0.97)."
    });
  });

  it("names the column that the arms do not share", () => {
    const of = (payloadAxis: string, adc2: string): Parameters<typeof contrastSelection>[0][number] => ({
      patientId: "",
      time: 90,
      event: 1,
      pfs1: 100,
      adc2,
      headline: "",
      targetAxis: "T2",
      payloadAxis,
      tumour: "breast",
      her2: null,
      hr: null,
      line: null,
      year: null
    });
    const {refusal} = contrastSelection([of("P1", "SG"), of("P2", "T-DXd")], "like-for-like");
    expect(refusal).toEqual({
      code: "no-column-in-common",
      column: "adc2",
      arms: [
        {name: "same payload class", values: ["SG"]},
        {name: "different payload class", values: ["T-DXd"]}
      ]
    });
    expect(errorText(refusal)).toBe(
      "no ADC2 product stands in both arms: same payload class (SG) against different payload class (T-DXd)"
    );
  });

  it("counts events for each parameter at full precision", () => {
    const records = [100, 40, 70].map((time, i) => ({
      patientId: `${i}`,
      time,
      event: 1 as const,
      pfs1: 30 * i + 10,
      covariates: {}
    }));
    const [row] = pfs2Predictors(records, {receivedBoth: true}).rows;
    expect(row?.remarks).toEqual([{code: "events-per-parameter", events: 3}, {code: "window-of-pfs1"}]);
    expect(warningText(row?.remarks ?? [])).toBe(
      "3.0 events per parameter; only patients who reached ADC2 are here: the slope of PFS(ADC1) is valid only if the window is independent of PFS(ADC2) given PFS(ADC1) and the form is right; frailty alone gives HR 0.94 per month at 24 months of accrual"
    );
  });

  it("says who is not evaluable, and that nobody is", () => {
    const rates = responseRates(
      ["PR", "NE", null].map((bestResponse) => ({group: "all", position: "ADC2", bestResponse}))
    );
    expect(warningText(rates[0]?.remarks ?? [])).toBe("2 of 3 not evaluable or not recorded");
    const none = responseRates([{group: "all", position: "ADC2", bestResponse: null}]);
    expect(none.map(rowInWords)[0]).toMatchObject({refusal: {code: "nobody-evaluable"}, error: "no evaluable patient"});
  });

  it("says what a repaired estimate is conditional on, and why there is none", () => {
    const rows = truncationEstimates(pairs, {replicates: 20}).map(({row}) => row);
    expect(rows[1]?.remarks[0]).toMatchObject({code: "below-longest-window"});
    expect(rows.map(rowInWords)[3]).toMatchObject({
      refusal: {code: "received-both-only", question: "all-started"},
      error: "the file holds only patients who received both ADCs: who started ADC1 and never reached ADC2 is not known"
    });
    const unknown = truncationChecks(pairs.map((pair) => ({...pair, cutoff: null})));
    expect(unknown.map(({refusal}) => errorText(refusal))).toEqual([
      "the data cut-off is not recorded for every patient, or an ADC2 starts after it",
      "the data cut-off is not recorded for every patient, or an ADC2 starts after it"
    ]);
    // Every time to ADC2 (31 at most) is within every window (57 at least): all 4 · 3 / 2 pairs.
    expect(warningText(truncationChecks(pairs)[0]?.remarks ?? [])).toBe(
      "6 pairs of patients comparable; a large p does not show independence"
    );
  });

  it("the summary keeps its remarks where a label is too small for estimates", () => {
    const own = pairs.map((pair, i) => ({
      ...pair,
      patientId: `${i}`,
      label: "all",
      group: null,
      cause1: "progression" as const,
      cause2: "progression" as const,
      line1: 1,
      line2: 2,
      sequence: null,
      centre: null,
      intervening: false,
      death: null,
      lastContact: 60,
      ruleApplied: null
    }));
    const shown = sequentialSummary(own, {endpoint: "rwPFS@1", by: "all", fewest: 5});
    const share = shown.find(({term}) => term === "share with PFS(ADC2) shorter");
    expect(share).toMatchObject({estimate: null, refusal: {code: "counts-only", fewest: 5, evaluable: false}});
    expect(errorText(share?.refusal ?? null)).toBe("fewer than 5 patients: counts only");
    expect(warningText(share?.remarks ?? [])).toBe("fewer than 10 in the group; between 2/4 and 2/4: 0 indeterminate");
  });
});
