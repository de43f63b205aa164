import {describe, expect, it} from "vitest";
import {remarksOf, type Remark} from "../../src/record/remark.ts";
import type {Refusal} from "../../src/record/refusal.ts";
import {remarkText} from "../../src/words/en/remarks.ts";
import {refusalText} from "../../src/words/en/refusals.ts";

const remarks: readonly (readonly [Remark, string])[] = [
  // Curves and medians
  [{code: "few-patients", fewest: 10, where: "group"}, "fewer than 10 patients in the group"],
  [{code: "few-patients", fewest: 10, where: "a-group"}, "fewer than 10 patients in a group"],
  [{code: "few-patients", fewest: 10, where: "none"}, "fewer than 10 patients"],
  [{code: "median-not-reached"}, "median not reached"],
  [{code: "follow-up-not-reached"}, "median follow-up not reached"],
  [
    {code: "thin-start", atRisk: 3, day: 41},
    "3 at risk when the first death is seen, on day 41: all of the curve rests on these few"
  ],
  [
    {code: "assumes-landmark"},
    "of those alive and followed at the landmark alone, by what had begun by then; assumes that those with and without ADC2 then are alike in all else, and ADC2 that begins later counts as none"
  ],
  [
    {code: "assumes-markov"},
    "assumes that after ADC2 the hazard of death depends on the time since ADC1 alone and not on when ADC2 began (Markov), by one ratio to that before it"
  ],
  [
    {code: "assumes-steps-since-adc2"},
    "assumes that the hazard of death depends on the time since ADC1, and on that since ADC2 in a single step (semi-Markov)"
  ],
  [
    {code: "tests-markov"},
    "no difference where the hazard after ADC2 does not depend on how long ADC2 took to begin (Markov): a small p speaks against it, a large one is no proof"
  ],
  [
    {code: "assumes-semi-markov"},
    "counted from ADC2: assumes that the hazard of death depends on the time since ADC2, and on how long ADC2 took to begin by one ratio a month (semi-Markov)"
  ],
  [
    {code: "at-risk-from-adc2"},
    "of those who reached ADC2, at risk from its start on: neither of everyone who started ADC1 nor of those who reached ADC2, unless how long ADC2 took to begin tells nothing of what comes after"
  ],
  [
    {code: "repeated-patients", records: 1},
    "1 record is of patients who stand more than once; limits take them as independent"
  ],
  [
    {code: "repeated-patients", records: 7},
    "7 records are of patients who stand more than once; limits take them as independent"
  ],
  [
    {code: "no-limits-at", time: 4.5, estimate: 0, stdError: true},
    "S(t) is 0 at time 4.5, where its limits have no value"
  ],
  // Contrasts
  [
    {
      code: "second-adc-differs",
      groups: [
        {
          name: "target switch",
          n: 14,
          products: [
            ["T-DXd", 9],
            ["SG", 4]
          ]
        },
        {name: "payload switch", n: 6, products: [["Dato-DXd", 6]]}
      ]
    },
    "the second ADC differs (T-DXd 9, SG 4 of 14 after target switch; Dato-DXd 6 of 6 after payload switch), so the ratio compares drugs as well as transitions"
  ],
  [
    {
      code: "share-no-hr-status",
      reference: {name: "A", values: ["negative"]},
      group: {name: "B", values: ["low", "positive"]}
    },
    "the groups share no HR status (negative in A, low, positive in B), so the ratio is of that as well"
  ],
  [
    {code: "outside-of-groups", n: 5, lacking: 0, columns: []},
    "5 of the two groups stand where the other group has nobody and do not enter"
  ],
  [
    {code: "outside-of-groups", n: 5, lacking: 5, columns: ["tumour", "her2"]},
    "5 of the two groups lack the tumour type or HER2 status that others have on record and do not enter"
  ],
  [
    {code: "outside-of-groups", n: 5, lacking: 2, columns: ["her2"]},
    "5 of the two groups do not enter: 3 stand where the other group has nobody, 2 lack the HER2 status that others have on record"
  ],
  [
    {code: "outside-or-without-stratum", n: 2},
    "2 stand where no other group has anybody, or lack a stratum, and do not enter"
  ],
  [
    {code: "outside-of-levels", n: 4, lacking: 0, columns: [], levels: "classes"},
    "4 of the two classes stand in a tumour type, HER2 or HR status where the other has nobody: there the model extrapolates"
  ],
  [
    {code: "outside-of-levels", n: 4, lacking: 4, columns: ["her2"], levels: "groups"},
    "4 of the two groups lack the HER2 status that others have on record: there the model extrapolates"
  ],
  [
    {code: "outside-of-levels", n: 4, lacking: 1, columns: ["her2"], levels: "groups"},
    "4 of the two groups stand in a tumour type, HER2 or HR status where the other has nobody (3) or lack the HER2 status that others have on record (1): there the model extrapolates"
  ],
  [{code: "incomplete", n: 3, lacking: "covariate"}, "3 with a missing covariate do not enter"],
  [{code: "incomplete", n: 3, lacking: "covariate-or-stratum"}, "3 with a missing covariate or stratum do not enter"],
  [
    {code: "hazards-not-proportional"},
    "the hazard ratio changes over time (test of proportional hazards p < 0.05): it is an average"
  ],
  [
    {code: "penalised-for-separation", term: "B", towards: "+"},
    "events are separated by B, whose maximum-likelihood estimate is +infinity: estimate, limits and p are those of Firth's penalised likelihood and its profile (Heinze & Schemper 2001)"
  ],
  [
    {code: "penalised-for-separation", term: "age", towards: null},
    "events are separated by age, whose maximum-likelihood estimate is not determined: estimate, limits and p are those of Firth's penalised likelihood and its profile (Heinze & Schemper 2001)"
  ],
  [
    {
      code: "groups-not-in-test",
      left: [
        {groups: ["A", "B"], why: {code: "few", fewest: 5, n: 2}},
        {groups: ["D"], why: {code: "no-counterpart"}}
      ]
    },
    "not in the test: A, B: fewer than 5 patients can be compared (2); D: shares no tumour type, HER2 and HR status with another group"
  ],
  // Weights and imputations
  [
    {code: "scores-outside-common-range", n: 6, of: 80, low: 0.125, high: 0.9},
    "positivity: 6 of 80 patients have a score that no patient of the other arm reaches (common range 0.13 to 0.90)"
  ],
  [
    {code: "heavy-weight", arm: "untreated", percent: 31},
    "one untreated patient carries 31 % of the weight of the arm"
  ],
  [
    {code: "constant-in-propensity", columns: ["ecog", "site"]},
    "one value in everybody compared, so not in the propensity model: ecog, site"
  ],
  [{code: "positivity-doubted", imputations: 2, of: 5}, "positivity is doubted in 2 of 5 imputations"],
  [{code: "information-missing", percent: 12.6}, "13 % of the information is missing"],
  [{code: "compared-by-imputation", fewest: 38, most: 41}, "between 38 and 41 patients are compared, by imputation"],
  // Around ADC2, clinical tables
  [
    {code: "not-entering-survival", n: 1},
    "1 patient does not enter: no day of death or last contact, or observation ends before"
  ],
  [
    {code: "not-entering-survival", n: 4},
    "4 patients do not enter: no day of death or last contact, or observation ends before"
  ],
  [{code: "no-time-under-rule", n: 9}, "9 have no time under this rule"],
  [{code: "not-evaluable", n: 3, of: 20}, "3 of 20 not evaluable or not recorded"],
  [
    {code: "benefit-undecided", n: 2, lowPercent: 33.333, highPercent: 66.666},
    "without 2 with stable disease censored before 24 weeks, with whom the rate would lie between 33 % and 67 %"
  ],
  [{code: "responses-without-day", n: 1, of: 6}, "1 of 6 responses without a day"],
  [{code: "lived-to-next-line"}, "everyone here lived to receive the next line"],
  [{code: "not-seen-for", n: 4, of: 30, days: 60}, "4 of 30 still on treatment or not seen for 60 days"],
  [{code: "without-interval", n: 5, of: 12}, "5 of 12 without such an interval"],
  [{code: "without-year", n: 6, of: 13}, "6 of 13 without a year"],
  [
    {
      code: "too-few-recorded-between",
      pairs: [
        ["B", "A"],
        ["C", "A"]
      ]
    },
    "too few recorded: B and A; C and A"
  ],
  [
    {code: "too-large-for-fisher", leastExpected: 3.26},
    "an expected count is 3.3, and the table is too large for Fisher's exact test"
  ]
];

const refusals: readonly (readonly [Refusal, string])[] = [
  // Between groups
  [
    {code: "not-comparable", why: {code: "tumours-are-groups"}},
    "not comparable: the groups are tumour types, so a contrast would compare diseases"
  ],
  [
    {code: "not-comparable", why: {code: "no-cell-in-common", column: "tumour", groups: [["breast", "lung"], []]}},
    "not comparable: the groups share no tumour type (breast; lung against nothing recorded), so a contrast would compare diseases; spellings that differ count as different"
  ],
  [
    {code: "patients-in-both-groups", n: 3},
    "unpaired: 3 patients stand in both groups, so the groups are not independent"
  ],
  [
    {code: "few-compared", fewest: 5, group: {name: "A", n: 4}, among: ["tumour", "her2"]},
    "fewer than 5 patients can be compared in A (4, among those with the same tumour and HER2 status in both groups)"
  ],
  [
    {code: "few-compared", fewest: 5, group: {name: "A", n: 4}, among: []},
    "fewer than 5 patients can be compared in A (4)"
  ],
  [
    {code: "no-event-in-group", group: {name: "B", n: 12}, among: ["tumour"]},
    "no events in B (12 patients, among those with the same tumour in both groups)"
  ],
  [{code: "unpaired-and-truncated"}, "unpaired and truncated"],
  [
    {code: "variance-of-model-only"},
    "the test of proportional hazards would take each weight for so many patients, so with probability weights there is none"
  ],
  [{code: "records-not-independent", instead: "none"}, "records of one patient are not independent"],
  [
    {code: "records-not-independent", instead: "robust-cox"},
    "records of one patient are not independent: see the robust Cox row"
  ],
  [
    {code: "records-not-independent", instead: "one-record-weights"},
    "records of one patient are not independent, and weights are made for one record a patient"
  ],
  [
    {code: "fewer-than-three-groups", left: [{groups: ["C"], why: {code: "few", fewest: 5, n: 1}}]},
    "fewer than three groups can be compared (C: fewer than 5 patients can be compared (1))"
  ],
  [{code: "nobody-of", group: "SG→T-DXd"}, "nobody of SG→T-DXd"],
  [
    {code: "fewer-than-two-levels", column: "her2_status"},
    "fewer than two levels of her2_status in which the groups can be compared"
  ],
  [{code: "not-in-analysis"}, "it is not in the analysis"],
  // Weights and imputations
  [
    {code: "nothing-varies-in-propensity", n: 22, columns: ["ecog", "site"]},
    "no covariate of the propensity model varies among the 22 compared (ecog, site)"
  ],
  [
    {code: "no-score-in-both", columns: ["age"]},
    "no score of the propensity model is reached in both groups: the covariates (age) tell one group from the other, so weights cannot make them alike"
  ],
  [
    {code: "not-in-every-imputation", why: null, given: 4, imputations: 5},
    "not given in every imputation: in 4 of 5 the group is there"
  ],
  [
    {
      code: "not-in-every-imputation",
      why: {code: "no-event-in-group", group: {name: "B", n: 12}, among: []},
      given: 5,
      imputations: 5
    },
    "not given in every imputation: no events in B (12 patients)"
  ],
  // Curves and restricted means
  [{code: "estimator-says", remarks: [{code: "no-follow-up-after", time: 31.5}]}, "no follow-up after time 31.5"],
  [{code: "beyond-curve", months: 18, which: "the"}, "the curve is not known up to 18 months"],
  [{code: "beyond-curve", months: 18, which: "a"}, "a curve is not known up to 18 months"],
  [
    {code: "beyond-curve", months: 18, which: "compared"},
    "a curve of those who are compared is not known up to 18 months"
  ],
  [{code: "no-variance-by-month", months: 6}, "neither group has a variance by 6 months"],
  [
    {code: "neither-adjusted-nor-stratified", contrast: "adjusted"},
    "the contrast is adjusted, and a difference of restricted means is neither"
  ],
  [
    {code: "neither-adjusted-nor-stratified", contrast: "stratified"},
    "the contrast is stratified, and a difference of restricted means is neither"
  ],
  // Predictors
  [{code: "too-few-events", events: 7, fewest: 10}, "7 events are too few for a model (10 at least)"],
  [{code: "few-in-level", fewest: 5, level: {name: "low", n: 3}}, "fewer than 5 patients in low (3)"],
  [
    {code: "levels-apart", outside: 6, lacking: 0, all: 30, levels: "groups"},
    "6 of the 30 in the two groups stand where the other has nobody; the contrasts are made among those who are alike"
  ],
  [
    {code: "model-more-than-patients", outside: 20, lacking: 0, all: 30, levels: "classes"},
    "20 of the 30 in the two classes stand in a tumour type, HER2 or HR status where the other has nobody, so the ratio would rest on the model more than on patients"
  ],
  [
    {code: "levels-apart", outside: 6, lacking: 2, all: 30, levels: "groups"},
    "6 of the 30 in the two groups stand where the other has nobody, or lack what others have on record; the contrasts are made among those who are alike"
  ],
  [
    {code: "model-more-than-patients", outside: 20, lacking: 1, all: 30, levels: "classes"},
    "20 of the 30 in the two classes stand in a tumour type, HER2 or HR status where the other has nobody, or lack one that others have on record, so the ratio would rest on the model more than on patients"
  ],
  // Around ADC2, clinical tables, table of patients
  [{code: "few-on-one-side", fewest: 5, n: 3}, "fewer than 5 patients on one side of ADC2 (3)"],
  [
    {code: "no-other-therapy-recorded"},
    "no patient has a line of other systemic therapy after progression on ADC1: where such lines are not recorded, nobody can say who got nothing further"
  ],
  [
    {code: "progression-not-recorded", group: "ADC"},
    "no progression is recorded on any line of ADC, while there are some on the others: its PFS cannot be told"
  ],
  [{code: "counts-only", fewest: 5, evaluable: true}, "fewer than 5 evaluable patients: counts only"],
  [
    {code: "cutoff-not-recorded", consequence: "windows"},
    "the data cut-off is not recorded for every patient, so the windows are not known"
  ],
  [{code: "no-year"}, "no year recorded"],
  [
    {
      code: "nothing-in-common",
      pairs: [
        ["B", "A"],
        ["C", "B"]
      ]
    },
    "no bound: B and A; C and B have nothing in common"
  ]
];

describe("words of the analysis", () => {
  it.each(remarks)("says of %j what the row always said", (remark, sentence) => {
    expect(remarkText(remark)).toBe(sentence);
  });

  it.each(refusals)("says why there is nothing: %j", (refusal, sentence) => {
    expect(refusalText(refusal)).toBe(sentence);
  });

  it("says a remark once, and remarks of one code with other numbers each", () => {
    const outside = (n: number): Remark => ({code: "outside-of-groups", n, lacking: 0, columns: []});
    expect(remarksOf([outside(2), null, outside(3), outside(2)])).toEqual([outside(2), outside(3)]);
  });
});
