import {describe, expect, it} from "vitest";
import type {Refusal, RefusalCode, RefusalOf} from "../../src/record/refusal.ts";
import type {Remark, RemarkCode, RemarkOf} from "../../src/record/remark.ts";
import {disclosedRefusal, disclosedRemarks} from "../../src/disclosure/disclosed-remarks.ts";
import {remarkText} from "../../src/words/en/remarks.ts";
import {refusalText} from "../../src/words/en/refusals.ts";

const arms = [
  {name: "A", values: ["SG"]},
  {name: "B", values: ["T-DXd"]}
] as const;

/** A remark of each code, in which each number of patients is 3. */
const remarks: {readonly [Code in RemarkCode]: RemarkOf<Code>} = {
  "falls-to-zero-early": {code: "falls-to-zero-early", time: 90, atRisk: 3},
  "zero-without-error": {code: "zero-without-error", time: 90},
  "zero-without-limits": {code: "zero-without-limits", time: 90},
  "one-without-limits": {code: "one-without-limits", confType: "log-log"},
  "no-follow-up-after": {code: "no-follow-up-after", time: 90},
  "no-limits-at": {code: "no-limits-at", time: 90, estimate: 1, stdError: true},
  "group-never-at-risk": {code: "group-never-at-risk", group: "A"},
  "groups-never-at-risk-together": {code: "groups-never-at-risk-together"},
  "separation": {code: "separation", term: "age", towards: "+"},
  "undetermined": {code: "undetermined", term: "age"},
  "untestable": {code: "untestable", term: "age", stdError: 0, robust: false},
  "not-converged": {code: "not-converged", estimator: "cox", iterations: 40},
  "everyone-had-event": {code: "everyone-had-event", time: 90},
  "no-limits-where": {code: "no-limits-where", estimate: 1, confType: "log-log"},
  "gray-singular": {code: "gray-singular", cause: "death"},
  "stopped-early": {code: "stopped-early", iterations: 40, gap: 0.01},
  "clusters-alike": {code: "clusters-alike"},
  "frailty-not-converged": {code: "frailty-not-converged"},
  "resamples-without-value": {
    code: "resamples-without-value",
    failed: 3,
    of: 200,
    why: {code: "one-cluster", clusters: 3}
  },
  "few-patients": {code: "few-patients", fewest: 10, where: "group"},
  "median-not-reached": {code: "median-not-reached"},
  "follow-up-not-reached": {code: "follow-up-not-reached"},
  "thin-start": {code: "thin-start", atRisk: 3, day: 90},
  "few-at-risk": {code: "few-at-risk", fewest: 3},
  "p-by-permutation": {code: "p-by-permutation", fewest: 20, arrangements: 3003, exact: true, error: 0},
  "p-of-few-events": {code: "p-of-few-events", fewest: 20, why: "weights"},
  "few-left-at-risk": {code: "few-left-at-risk", atRisk: 3},
  "large-sample-limits": {code: "large-sample-limits", fewest: 30, why: "delayed-entry"},
  "at-risk-from-adc2": {code: "at-risk-from-adc2"},
  "relapse-by-next-therapy": {code: "relapse-by-next-therapy", n: 3},
  "repeated-patients": {code: "repeated-patients", records: 3},
  "taken-as-independent": {code: "taken-as-independent"},
  "second-adc-differs": {
    code: "second-adc-differs",
    groups: [
      {name: "A", n: 20, products: [["SG", 3]]},
      {name: "B", n: 20, products: [["T-DXd", 17]]}
    ]
  },
  "share-no-hr-status": {code: "share-no-hr-status", reference: arms[0], group: arms[1]},
  "without-them": {
    code: "without-them",
    n: 3,
    of: 40,
    ratio: null,
    medians: [{group: "A", all: 3, without: 3}],
    unit: "months"
  },
  "outside-of-groups": {code: "outside-of-groups", n: 3, lacking: 0, columns: []},
  "outside-or-without-stratum": {code: "outside-or-without-stratum", n: 3},
  "outside-of-arms": {code: "outside-of-arms", n: 3, lacking: 0, columns: []},
  "standing-censored": {code: "standing-censored", n: 3, of: 40},
  "calendar-apart": {code: "calendar-apart", n: 3, of: 40},
  "calendar-not-known": {code: "calendar-not-known"},
  "received-both-exploratory": {code: "received-both-exploratory"},
  "outside-of-levels": {code: "outside-of-levels", n: 3, lacking: 0, columns: [], levels: "groups"},
  "incomplete": {code: "incomplete", n: 3, lacking: "covariate"},
  "hazards-not-proportional": {code: "hazards-not-proportional"},
  "penalised-for-separation": {code: "penalised-for-separation", term: "B", towards: "+"},
  "levels-as-one": {
    code: "levels-as-one",
    contrasts: [
      {
        group: "B",
        reference: "A",
        apart: {estimate: 0.561, confLow: 0.3, confHigh: 1.02, n: 12},
        together: {estimate: 0.58, confLow: 0.31, confHigh: 1.04, n: 14}
      }
    ],
    further: 0
  },
  "groups-not-in-test": {code: "groups-not-in-test", left: [{groups: ["A"], why: {code: "few", fewest: 5, n: 3}}]},
  "no-column-in-common": {code: "no-column-in-common", column: "adc2", arms},
  "still-different": {code: "still-different", what: "the target"},
  "separated-outcome": {code: "separated-outcome"},
  "likelihood-not-converged": {code: "likelihood-not-converged"},
  "scores-at-edge": {code: "scores-at-edge", n: 3, of: 40, edge: 0.05},
  "scores-outside-common-range": {code: "scores-outside-common-range", n: 3, of: 40, low: 0.1, high: 0.9},
  "heavy-weight": {code: "heavy-weight", arm: "treated", percent: 30},
  "constant-in-propensity": {code: "constant-in-propensity", columns: ["ecog"]},
  "bootstrap-samples-failed": {code: "bootstrap-samples-failed", failed: 3},
  "positivity-doubted": {code: "positivity-doubted", imputations: 3, of: 5},
  "information-missing": {code: "information-missing", percent: 12},
  "compared-by-imputation": {code: "compared-by-imputation", fewest: 30, most: 33},
  "events-per-parameter": {code: "events-per-parameter", events: 3.5},
  "window-of-pfs1": {code: "window-of-pfs1"},
  "asked-for-by-name": {code: "asked-for-by-name", method: "marginal-cox"},
  "method-caution": {code: "method-caution", method: "marginal-cox"},
  "entry-not-used": {code: "entry-not-used"},
  "share-between": {code: "share-between", shorter: 3, indeterminate: 3, equal: 0, n: 40},
  "without-midrank": {code: "without-midrank", n: 3},
  "censored-pfs1-left-out": {code: "censored-pfs1-left-out", n: 3},
  "censored-or-zero-pfs1-left-out": {code: "censored-or-zero-pfs1-left-out", n: 3},
  "undecided-share": {code: "undecided-share", share: 0.075},
  "equal-times-left-out": {code: "equal-times-left-out", n: 3},
  "normal-approximation": {code: "normal-approximation"},
  "too-few-for-limits": {code: "too-few-for-limits"},
  "a-median-not-reached": {code: "a-median-not-reached"},
  "a-median-not-reached-in": {code: "a-median-not-reached-in", replicates: 3, of: 100},
  "no-median-in": {code: "no-median-in", replicates: 3, of: 100},
  "below-longest-window": {code: "below-longest-window", horizon: 900},
  "windows-that-join-no-other": {code: "windows-that-join-no-other", n: 3},
  "comparable-pairs": {code: "comparable-pairs", n: 3},
  "large-p-is-no-proof": {code: "large-p-is-no-proof"},
  "entry-not-allowed-for": {code: "entry-not-allowed-for"},
  "within-window": {code: "within-window", window: 900, shorterWindow: 3, laterAdc2: 3},
  "truncated-pfs1": {code: "truncated-pfs1"},
  "truncated-by-adc2": {code: "truncated-by-adc2"},
  "early-outcomes": {code: "early-outcomes", progressed: 3, died: 3, notEvaluable: 3},
  "concordance-pairs": {code: "concordance-pairs", comparable: 3, notComparable: 3},
  "null-picture": {code: "null-picture"},
  "assumes-landmark": {code: "assumes-landmark"},
  "assumes-markov": {code: "assumes-markov"},
  "assumes-steps-since-adc2": {code: "assumes-steps-since-adc2"},
  "tests-markov": {code: "tests-markov"},
  "assumes-semi-markov": {code: "assumes-semi-markov"},
  "no-effect-of-adc2": {code: "no-effect-of-adc2"},
  "no-effect-of-next-therapy": {code: "no-effect-of-next-therapy"},
  "patients-not-entering": {code: "patients-not-entering", n: 3},
  "not-entering-survival": {code: "not-entering-survival", n: 3},
  "immortal-time": {code: "immortal-time"},
  "without-time-under-observation": {code: "without-time-under-observation", n: 3},
  "no-time-under-rule": {code: "no-time-under-rule", n: 3},
  "not-evaluable": {code: "not-evaluable", n: 3, of: 40},
  "benefit-undecided": {code: "benefit-undecided", n: 3, lowPercent: 10, highPercent: 20},
  "responses-without-day": {code: "responses-without-day", n: 3, of: 40},
  "lived-to-next-line": {code: "lived-to-next-line"},
  "not-seen-for": {code: "not-seen-for", n: 3, of: 40, days: 30},
  "without-interval": {code: "without-interval", n: 3, of: 40},
  "without-year": {code: "without-year", n: 3, of: 40},
  "too-few-recorded-between": {code: "too-few-recorded-between", pairs: [["A", "B"]]},
  "too-large-for-fisher": {code: "too-large-for-fisher", leastExpected: 3.1},
  "hidden-under-policy": {code: "hidden-under-policy", policy: "small-counts", what: ["n"]}
};

/** Sentences of knowledge, whose numbers are of simulations and not of the patients. */
const knowledge: ReadonlySet<RemarkCode> = new Set([
  "asked-for-by-name",
  "received-both-exploratory",
  "method-caution",
  "window-of-pfs1",
  "hazards-not-proportional",
  "penalised-for-separation",
  "separated-outcome",
  "clusters-alike"
]);

describe("no count of patients is left in what a policy lets stand", () => {
  it.each(Object.entries(remarks))("%s", (_, remark: Remark) => {
    const shown = disclosedRemarks([remark]);
    expect(shown.length).toBeLessThanOrEqual(1);
    for (const one of shown) {
      expect(one.code).toBe(remark.code === "repeated-patients" ? "taken-as-independent" : remark.code);
      const text = remarkText(one).replaceAll(/ADC\d|HER2|S\(t\) is 1/g, "");
      if (!knowledge.has(one.code)) expect(text).not.toMatch(/\d/);
      expect(JSON.stringify(one)).not.toMatch(/:\d/);
    }
  });

  it("of groups that a test leaves out, those without a counterpart are named, and those that are few are not", () => {
    const left = [
      {groups: ["A"], why: {code: "few", fewest: 5, n: 3}},
      {groups: ["B"], why: {code: "no-counterpart"}}
    ] as const;
    expect(disclosedRemarks([{code: "groups-not-in-test", left}])).toEqual([
      {code: "groups-not-in-test", left: [{groups: ["B"], why: {code: "no-counterpart"}}]}
    ]);
  });

  it("the drugs differ, without how many had which", () => {
    const [shown] = disclosedRemarks([remarks["second-adc-differs"]]);
    expect(shown === undefined ? "" : remarkText(shown)).toBe(
      "the second ADC differs, so the ratio compares drugs as well as transitions"
    );
  });

  const size = {name: "A", n: 3};
  const withCounts: readonly Refusal[] = [
    {code: "patients-in-both-groups", n: 3},
    {code: "few-compared", fewest: 5, group: size, among: ["tumour"]},
    {code: "fewer-than-three-groups", left: [{groups: ["A"], why: {code: "few", fewest: 5, n: 3}}]},
    {code: "nothing-varies-in-propensity", n: 3, columns: ["ecog"]},
    {code: "not-in-every-imputation", why: {code: "few-on-one-side", fewest: 5, n: 3}, given: 3, imputations: 5},
    {code: "too-few-events", events: 3, fewest: 10},
    {code: "few-in-level", fewest: 5, level: size},
    {code: "model-more-than-patients", outside: 3, lacking: 0, all: 40, levels: "groups"},
    {code: "counts-only", fewest: 5, evaluable: true},
    {code: "few-on-one-side", fewest: 5, n: 3},
    {code: "no-event", estimator: "cox", rows: 3},
    {code: "one-outcome", ones: 3, rows: 40}
  ];
  it.each(withCounts.map((refusal) => [refusal.code, refusal] as const))("a refusal with counts, %s", (_, refusal) => {
    expect(refusalText(refusal as RefusalOf<RefusalCode>)).toMatch(/\d/);
    expect(disclosedRefusal(refusal as RefusalOf<RefusalCode>)).toEqual({code: "reason-holds-a-count"});
  });

  it("that a group has no events is said, without how many it has", () => {
    expect(disclosedRefusal({code: "no-event-in-group", group: size, among: ["tumour"]})).toEqual({
      code: "no-event-in",
      group: "A"
    });
  });

  it("a refusal of the design stands as it is", () => {
    const refusal: Refusal = {code: "unpaired-and-truncated"};
    expect(disclosedRefusal(refusal)).toBe(refusal);
  });
});
