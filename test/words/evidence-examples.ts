import type {Bias, EvidenceBy, EvidenceCode} from "../../src/record/audit-finding.ts";

/** What each code of evidence says of a cohort in which small numbers of patients are 3, written out by hand. */
export const evidenceExamples: {
  readonly [Code in EvidenceCode]: readonly [bias: Bias, evidence: EvidenceBy<Code>, sentence: string];
} = {
  "not-shown": ["deaths-on-one-line", {code: "not-shown"}, "share of PFS(ADC2) events that are deaths: not shown."],
  "no-pair": ["naive-ratio", {code: "no-pair"}, "No patient received both ADCs."],
  "starters-not-given": [
    "selection",
    {code: "starters-not-given"},
    "Who started ADC1, with or without an ADC2, is not given."
  ],
  "denominator-known": [
    "right-truncation",
    {code: "denominator-known", started: 40, reached: 3, observed: 40},
    "40 patients who started ADC1 are in the file, of whom 3 reached ADC2: PFS(ADC1) can be estimated in all of them."
  ],
  "truncated-by-unknown": [
    "right-truncation",
    {code: "truncated-by-unknown", whom: {started: 40, compared: 3}},
    "The comparison of ADC2 with ADC1 is made in the 3 of 40 patients who received both, so PFS(ADC1) is right-truncated at the data cut-off; as the cut-off is not recorded for everyone, the size of the bias cannot be told."
  ],
  "truncated-by": [
    "right-truncation",
    {code: "truncated-by", whom: {started: 3, compared: null}, horizon: 900, missing: 0.126},
    "All 3 patients received both ADCs, so PFS(ADC1) is right-truncated: of those who would reach ADC2 within 900 days, an estimated 13 % are missing because the data were cut off first, and they are those with long PFS(ADC1)."
  ],
  "few-cutoffs-by-sequence": [
    "approval-dates",
    {code: "few-cutoffs-by-sequence"},
    "Fewer than two sequences have 5 patients with a recorded cut-off."
  ],
  "windows-differ": [
    "approval-dates",
    {
      code: "windows-differ",
      shortest: {sequence: "SG → T-DXd", days: 800},
      longest: {sequence: "T-DXd → SG", days: 1000},
      ratio: 1.25
    },
    "From the start of ADC1 to the cut-off the median window is 800 days for SG → T-DXd and 1000 for T-DXd → SG, a ratio of 1.25: PFS(ADC1) is cut off more in the first."
  ],
  "no-survival-by-later": [
    "immortal-time",
    {code: "no-survival-by-later"},
    "No survival is compared by something that happens later."
  ],
  "survival-from-adc2": [
    "immortal-time",
    {code: "survival-from-adc2"},
    "Overall survival is counted from ADC2, when the groups are defined."
  ],
  "immortal-time-handled": [
    "immortal-time",
    {code: "immortal-time-handled", by: "adc2-received", handling: "landmark"},
    "Overall survival from ADC1 by whether ADC2 was received is counted from a landmark."
  ],
  "immortal-days": [
    "immortal-time",
    {code: "immortal-days", by: "position", days: 210.5},
    "Overall survival from ADC1 is compared by position (ADC1 and ADC2 of patients who received both), which is known only when ADC2 starts: patients are credited with a median of 210.5 days that they could not have died in."
  ],
  "entry-not-recorded": [
    "left-truncation",
    {code: "entry-not-recorded"},
    "The first day under observation (registry, biopsy or sequencing consent) is not recorded."
  ],
  "nobody-delayed": [
    "left-truncation",
    {code: "nobody-delayed"},
    "Every patient is under observation from the start of ADC1."
  ],
  "delayed": [
    "left-truncation",
    {code: "delayed", share: 0.075, used: true, informative: {tau: 0.318, pValue: 0.0213}},
    "8 % of patients came under observation only after ADC1 had started; estimators count them from there; entry goes with the outcome (conditional Kendall's tau 0.32, p 0.021)."
  ],
  "received-both-only": [
    "selection",
    {code: "received-both-only"},
    "The file holds only patients who received both ADCs: how many progressed on ADC1 and never reached ADC2 is not known."
  ],
  "nobody-due": [
    "selection",
    {code: "nobody-due"},
    "No patient progressed on ADC1 at least 90 days before the cut-off."
  ],
  "lost-before-adc2": [
    "selection",
    {code: "lost-before-adc2", due: 12, lost: 3},
    "Of 12 patients who progressed on ADC1 at least 90 days before the cut-off, 3 (25 %) never reached ADC2; PFS(ADC2) speaks of the others alone."
  ],
  "no-death-recorded": ["informative-censoring", {code: "no-death-recorded"}, "No death is recorded."],
  "nothing-censored": ["informative-censoring", {code: "nothing-censored"}, "No PFS(ADC2) is censored."],
  "died-soon": [
    "informative-censoring",
    {code: "died-soon", censored: 12, soon: 3, days: 60},
    "Of 12 censored PFS(ADC2), 3 (25 %) are followed by death within 60 days: they were not cut off by chance."
  ],
  "few-progressions": ["interval-censoring", {code: "few-progressions"}, "Fewer than 10 progressions on ADC2."],
  "on-schedule": [
    "interval-censoring",
    {code: "on-schedule", days: 63, clustering: 0.447},
    "Progressions on ADC2 cluster on a schedule of 9 weeks (0.45 on a scale from 0 to 1): the curve falls in steps where patients were scanned, not where they progressed."
  ],
  "no-schedule": [
    "interval-censoring",
    {code: "no-schedule", clustering: 0.113},
    "Progressions on ADC2 show no schedule of assessments (0.11 on a scale from 0 to 1)."
  ],
  "few-cutoffs": ["induced-dependent-censoring", {code: "few-cutoffs"}, "Too few patients have a recorded cut-off."],
  "follow-up-goes-with-pfs1": [
    "induced-dependent-censoring",
    {code: "follow-up-goes-with-pfs1", correlation: -0.214, censored: 0.143, adjusted: true},
    "The rank correlation of PFS(ADC1) with the time left to follow ADC2 is -0.21, and 14 % of PFS(ADC2) are censored; the model adjusts for PFS(ADC1)."
  ],
  "no-event-on-adc2": ["deaths-on-one-line", {code: "no-event-on-adc2"}, "No event on ADC2."],
  "deaths": [
    "deaths-on-one-line",
    {code: "deaths", deaths: 3, events: 12},
    "3 of 12 events on ADC2 (25 %) are deaths, while no patient of a pair can have died on ADC1."
  ],
  "censored-pairs": [
    "naive-ratio",
    {code: "censored-pairs", share: 0.25},
    "PFS(ADC2) is censored in 25 % of pairs, for whom the ratio is only a lower bound."
  ],
  "compared-once": ["intra-patient-correlation", {code: "compared-once"}, "Each patient stands in a comparison once."],
  "paired-or-clustered": [
    "intra-patient-correlation",
    {code: "paired-or-clustered"},
    "Both records of a patient are handled as a pair or a cluster."
  ],
  "as-strangers": [
    "intra-patient-correlation",
    {code: "as-strangers", pairs: 3},
    "Both records of 3 patients enter one comparison as if they were strangers."
  ],
  "lines-not-recorded": ["line-drift", {code: "lines-not-recorded"}, "Line numbers are not recorded."],
  "few-lines-by-sequence": [
    "line-drift",
    {code: "few-lines-by-sequence"},
    "Fewer than two sequences have 5 patients with a line number."
  ],
  "later-line": [
    "line-drift",
    {code: "later-line", lines: 1.46, adjusted: true},
    "ADC2 comes on average 1.5 lines after ADC1, always later: a shorter PFS(ADC2) is expected whatever the drug, and adjusting for the line cannot undo it within a patient."
  ],
  "lines-differ": [
    "line-drift",
    {code: "lines-differ", lines: 0.26, adjusted: true},
    "The mean line number of ADC2 differs by 0.3 between sequences; the model adjusts for it."
  ],
  "intervening-not-recorded": [
    "intermediate-line",
    {code: "intervening-not-recorded"},
    "It is not recorded whether therapy lay between the two ADCs."
  ],
  "intervening": [
    "intermediate-line",
    {code: "intervening", share: 0.35, handled: false},
    "35 % of pairs have therapy between the two ADCs, mixed with the others."
  ],
  "nothing-cut-in-two": ["dichotomised", {code: "nothing-cut-in-two"}, "No covariate is cut in two."],
  "cut-in-two": [
    "dichotomised",
    {code: "cut-in-two", columns: ["age_group", "pfs1_above"]},
    "age_group, pfs1_above cut at a quantile of this very cohort: power is lost and the cut moves with the cohort."
  ],
  "no-group": ["tiny-cells", {code: "no-group"}, "No group is shown."],
  "smallest-group": [
    "tiny-cells",
    {code: "smallest-group", group: "payload swap", n: 3, nEvent: 2},
    "The smallest group, payload swap, has 3 patients and 2 events."
  ],
  "few-centres": [
    "centre-clustering",
    {code: "few-centres"},
    "Centres are not recorded, or for fewer than 10 patients."
  ],
  "centre-and-sequence": [
    "centre-clustering",
    {code: "centre-and-sequence", association: 0.518, centres: 3, handled: true},
    "Centre and sequence are associated with Cramér's V = 0.52 over 3 centres; the analysis is stratified by centre."
  ],
  "tests": [
    "multiplicity",
    {code: "tests", tests: 6, primary: "none"},
    "The analysis makes 6 tests, none of them primary; without any difference, 26 % of such analyses show at least one p below 0.05 if the tests are independent."
  ],
  "joining-not-known": [
    "index-date",
    {code: "joining-not-known"},
    "It is not known whether exposures were joined or split."
  ],
  "joined-or-split": [
    "index-date",
    {code: "joined-or-split", share: 0.25},
    "In 25 % of pairs a rule joined or split the lines of an ADC, which moves its start or end."
  ]
};
