import type {
  AuditAdvice,
  AuditFinding,
  AuditLevel,
  Bias,
  EvidenceBy,
  EvidenceCode,
  TruncatedWhom
} from "../../record/audit-finding.ts";
import type {PlanSpec} from "../../record/plan.ts";

/** What a bias is called, what its number measures, and what helps against it. */
interface BiasWords {
  readonly title: string;
  readonly measure: string;
  readonly advice: string;
}

/** Each bias in words. */
export const biasWords: Readonly<Record<Bias, BiasWords>> = {
  "right-truncation": {
    title: "Right truncation of PFS(ADC1)",
    measure: "estimated share of patients bound for ADC2 who are missing because the data were cut off first",
    advice:
      "take everyone who started ADC1 as the denominator of PFS(ADC1); without them the weighted and reverse-time estimates repair the cut-off alone; compare PFS(ADC2) between groups, not PFS(ADC2) with PFS(ADC1)"
  },
  "approval-dates": {
    title: "Different approval dates per sequence",
    measure: "ratio of the longest to the shortest median window, by sequence",
    advice:
      "take everyone who started ADC1 into the file: PFS(ADC2) is then compared among patients of the same standing on ADC1, adjusted for calendar time"
  },
  "immortal-time": {
    title: "Immortal time",
    measure: "median days from the index date to the start of ADC2, which defines the groups",
    advice: "count overall survival from ADC2, or use a landmark or a time-varying exposure"
  },
  "left-truncation": {
    title: "Left truncation (delayed entry)",
    measure: "share of patients observed only from some time after the start of ADC1",
    advice: "name the first day under observation (column entry), so that every estimator starts there"
  },
  "selection": {
    title: "Selection of who reaches ADC2",
    measure: "share of patients who progressed on ADC1 at least 90 days before the cut-off and never reached ADC2",
    advice:
      "read PFS(ADC2) beside the funnel from ADC1 to ADC2 and the probability of reaching ADC2; weight for receiving ADC2"
  },
  "informative-censoring": {
    title: "Informative censoring",
    measure: "share of censored PFS(ADC2) with death before the cut-off and within 60 days of the censoring",
    advice:
      "read the contrast under other windows for deaths (sensitivity) and under an endpoint that the next line does not censor"
  },
  "interval-censoring": {
    title: "Progression seen only at assessments",
    measure: "clustering of PFS(ADC2) events on an assessment schedule (mean resultant length, 0 to 1)",
    advice: "show the interval-censored (Turnbull) curve beside Kaplan-Meier, and compare schedules between the ADCs"
  },
  "induced-dependent-censoring": {
    title: "Censoring of PFS(ADC2) that depends on PFS(ADC1)",
    measure: "rank correlation of PFS(ADC1) with the potential follow-up on ADC2",
    advice: "adjust PFS(ADC2) for PFS(ADC1) and for calendar time"
  },
  "deaths-on-one-line": {
    title: "Deaths on one line only",
    measure: "share of PFS(ADC2) events that are deaths",
    advice: "read progression on ADC2 alone beside PFS(ADC2): nobody in a pair can have died on ADC1"
  },
  "naive-ratio": {
    title: "Ratios PFS(ADC2) / PFS(ADC1) under censoring",
    measure: "share of pairs with a censored PFS(ADC2)",
    advice:
      "read the bounds of what censoring leaves open before the ratio; neither drop censored pairs nor count them as events"
  },
  "intra-patient-correlation": {
    title: "Two records of one person",
    measure: "rank correlation of PFS(ADC1) and PFS(ADC2) in complete pairs",
    advice: "use paired methods, or a standard error clustered by patient"
  },
  "line-drift": {
    title: "Later lines are compared with earlier ones",
    measure: "difference in the mean line number of ADC2 between sequences, or of ADC2 and ADC1",
    advice: "match on line number or adjust for it; compare ADC2 with other therapy in the same line"
  },
  "intermediate-line": {
    title: "Therapy between the two ADCs",
    measure: "share of pairs with intervening therapy",
    advice: "show direct transitions and those with intervening therapy apart, or stratify"
  },
  "dichotomised": {
    title: "Continuous covariates cut in two",
    measure: "number of covariates cut at a quantile",
    advice: "keep the covariate continuous, as a spline where the effect may bend"
  },
  "tiny-cells": {
    title: "Groups too small for a curve",
    measure: "patients in the smallest group",
    advice: "join groups by headline class, or show individual lanes; exact or Firth methods for what remains"
  },
  "centre-clustering": {
    title: "Treatment that depends on the centre",
    measure: "association of centre and sequence (Cramér's V, 0 to 1)",
    advice: "stratify by centre, and repeat the analysis leaving out one centre at a time"
  },
  "multiplicity": {
    title: "Many tests",
    measure: "hypotheses with a p-value in the analysis",
    advice:
      "declare one primary analysis (plan key sequential.primary), call the rest exploratory, and show adjusted p-values beside"
  },
  "index-date": {
    title: "When an ADC begins",
    measure: "share of pairs in which a rule joined or split exposures",
    advice: "repeat with another gap: the rule stands in Methods"
  }
};

/** A share as a whole percentage. */
const percent = (share: number): string => `${Math.round(100 * share)} %`;

const truncated = ({started, compared}: TruncatedWhom): string =>
  compared === null
    ? `All ${started} patients received both ADCs, so`
    : `The comparison of ADC2 with ADC1 is made in the ${compared} of ${started} patients who received both, so`;

/** What survival is compared by, where it is no grouping of the plan. */
const survivalBy: Readonly<Record<string, string>> = {
  "position": "position (ADC1 and ADC2 of patients who received both)",
  "adc2-received": "whether ADC2 was received"
};

const evidenceTexts: {readonly [Code in EvidenceCode]: (evidence: EvidenceBy<Code>, bias: Bias) => string} = {
  "not-shown": (_, bias) => `${biasWords[bias].measure}: not shown.`,
  "no-pair": () => "No patient received both ADCs.",
  "starters-not-given": () => "Who started ADC1, with or without an ADC2, is not given.",
  "denominator-known": ({started, reached, observed}) =>
    `${started} patients who started ADC1 are in the file, of whom ${reached} reached ADC2: PFS(ADC1) can be estimated in ${observed === started ? "all of them" : `the ${observed} of them who came under observation before it ended`}.`,
  "truncated-by-unknown": ({whom}) =>
    `${whom === null ? "" : `${truncated(whom)} `}PFS(ADC1) is right-truncated at the data cut-off; as the cut-off is not recorded for everyone, the size of the bias cannot be told.`,
  "truncated-by": ({whom, horizon, missing}) =>
    `${truncated(whom)} PFS(ADC1) is right-truncated: of those who would reach ADC2 within ${horizon} days, an estimated ${percent(missing)} are missing because the data were cut off first, and they are those with long PFS(ADC1).`,
  "few-cutoffs-by-sequence": () => "Fewer than two sequences have 5 patients with a recorded cut-off.",
  "windows-differ": ({shortest, longest, ratio}) =>
    `From the start of ADC1 to the cut-off the median window is ${shortest.days} days for ${shortest.sequence} and ${longest.days} for ${longest.sequence}, a ratio of ${ratio.toFixed(2)}: PFS(ADC1) is cut off more in the first.`,
  "no-survival-by-later": () => "No survival is compared by something that happens later.",
  "survival-from-adc2": () => "Overall survival is counted from ADC2, when the groups are defined.",
  "immortal-time-handled": ({by, handling}) =>
    `Overall survival from ADC1 by ${survivalBy[by] ?? by} is ${handling === "landmark" ? "counted from a landmark" : "analysed with a time-varying exposure"}.`,
  "immortal-days": ({by, days}) =>
    `Overall survival from ADC1 is compared by ${survivalBy[by] ?? by}, which is known only when ADC2 starts: patients are credited with a median of ${days} days that they could not have died in.`,
  "entry-not-recorded": () =>
    "The first day under observation (registry, biopsy or sequencing consent) is not recorded.",
  "nobody-delayed": () => "Every patient is under observation from the start of ADC1.",
  "delayed": ({share, used, informative}) =>
    `${percent(share)} of patients came under observation only after ADC1 had started${used ? "; estimators count them from there" : ", and the analysis counts them from the start"}${informative === null ? "" : `; entry goes with the outcome (conditional Kendall's tau ${informative.tau.toFixed(2)}, p ${informative.pValue.toPrecision(2)})`}.`,
  "received-both-only": () =>
    "The file holds only patients who received both ADCs: how many progressed on ADC1 and never reached ADC2 is not known.",
  "nobody-due": () => "No patient progressed on ADC1 at least 90 days before the cut-off.",
  "lost-before-adc2": ({due, lost}) =>
    `Of ${due} patients who progressed on ADC1 at least 90 days before the cut-off, ${lost} (${percent(lost / due)}) never reached ADC2; PFS(ADC2) speaks of the others alone.`,
  "no-death-recorded": () => "No death is recorded.",
  "nothing-censored": () => "No PFS(ADC2) is censored.",
  "died-soon": ({censored, soon, days}) =>
    `Of ${censored} censored PFS(ADC2), ${soon} (${percent(soon / censored)}) are followed by death within ${days} days${soon === 0 ? "" : ": they were not cut off by chance"}.`,
  "few-progressions": () => "Fewer than 10 progressions on ADC2.",
  "on-schedule": ({days, clustering}) =>
    `Progressions on ADC2 cluster on a schedule of ${days / 7} weeks (${clustering.toFixed(2)} on a scale from 0 to 1): the curve falls in steps where patients were scanned, not where they progressed.`,
  "no-schedule": ({clustering}) =>
    `Progressions on ADC2 show no schedule of assessments${clustering === null ? "" : ` (${clustering.toFixed(2)} on a scale from 0 to 1)`}.`,
  "few-cutoffs": () => "Too few patients have a recorded cut-off.",
  "follow-up-goes-with-pfs1": ({correlation, censored, adjusted}) =>
    `The rank correlation of PFS(ADC1) with the time left to follow ADC2 is ${correlation.toFixed(2)}, and ${percent(censored)} of PFS(ADC2) are censored${adjusted ? "; the model adjusts for PFS(ADC1)" : ""}.`,
  "no-event-on-adc2": () => "No event on ADC2.",
  "deaths": ({deaths, events}) =>
    `${deaths} of ${events} events on ADC2 (${percent(deaths / events)}) are deaths, while no patient of a pair can have died on ADC1.`,
  "censored-pairs": ({share}) =>
    `PFS(ADC2) is censored in ${percent(share)} of pairs, for whom the ratio is only a lower bound.`,
  "compared-once": () => "Each patient stands in a comparison once.",
  "paired-or-clustered": () => "Both records of a patient are handled as a pair or a cluster.",
  "as-strangers": ({pairs}) => `Both records of ${pairs} patients enter one comparison as if they were strangers.`,
  "lines-not-recorded": () => "Line numbers are not recorded.",
  "few-lines-by-sequence": () => "Fewer than two sequences have 5 patients with a line number.",
  "later-line": ({lines, adjusted}) =>
    `ADC2 comes on average ${lines.toFixed(1)} lines after ADC1, always later: a shorter PFS(ADC2) is expected whatever the drug${adjusted ? ", and adjusting for the line cannot undo it within a patient" : ""}.`,
  "lines-differ": ({lines, adjusted}) =>
    `The mean line number of ADC2 differs by ${lines.toFixed(1)} between sequences${adjusted ? "; the model adjusts for it" : ""}.`,
  "intervening-not-recorded": () => "It is not recorded whether therapy lay between the two ADCs.",
  "intervening": ({share, handled}) =>
    `${percent(share)} of pairs have therapy between the two ADCs${handled ? ", and the analysis is stratified by it" : ", mixed with the others"}.`,
  "nothing-cut-in-two": () => "No covariate is cut in two.",
  "cut-in-two": ({columns}) =>
    `${columns.join(", ")} cut at a quantile of this very cohort: power is lost and the cut moves with the cohort.`,
  "no-group": () => "No group is shown.",
  "smallest-group": ({group, n, nEvent, counted}) =>
    `The smallest group, ${group}, has ${n} ${counted ?? "patients"} and ${nEvent} events.`,
  "few-centres": () => "Centres are not recorded, or for fewer than 10 patients.",
  "centre-and-sequence": ({association, centres, handled}) =>
    `Centre and sequence are associated with Cramér's V = ${association.toFixed(2)} over ${centres} centres${handled ? "; the analysis is stratified by centre" : ""}.`,
  "tests": ({tests, primary}) =>
    `The analysis makes ${tests} test${tests === 1 ? "" : "s"}${tests > 1 ? `${primaries[primary]}; without any difference, ${percent(1 - 0.95 ** tests)} of such analyses show at least one p below 0.05 if the tests are independent` : ""}.`,
  "joining-not-known": () => "It is not known whether exposures were joined or split.",
  "joined-or-split": ({share}) =>
    `In ${percent(share)} of pairs a rule joined or split the lines of an ADC, which moves its start or end.`
};

const primaries: Readonly<Record<EvidenceBy<"tests">["primary"], string>> = {
  declared: ", one of them primary",
  refused: ", none of them primary because the primary contrast cannot be given",
  none: ", none of them primary"
};

/**
 * One sentence of what a bias is judged by, with its number.
 *
 * @example
 * evidenceText("deaths-on-one-line", {code: "deaths", deaths: 10, events: 40})
 * // "10 of 40 events on ADC2 (25 %) are deaths, while no patient of a pair can have died on ADC1."
 */
export function evidenceText<Code extends EvidenceCode>(bias: Bias, evidence: EvidenceBy<Code>): string {
  const text: (evidence: EvidenceBy<Code>, bias: Bias) => string = evidenceTexts[evidence.code];
  return text(evidence, bias);
}

/** What helps against a bias, and what the file lacks for it. */
function adviceText(bias: Bias, {code, lacking}: AuditAdvice): string {
  const advice = {
    "usual": biasWords[bias].advice,
    "entry-goes-with-outcome": "entry is used already and goes with the outcome: bounds are all that can be given",
    "entry-used": "nothing more: every estimator that takes an entry uses it; methods that do not say so"
  }[code];
  return lacking.length === 0 ? advice : `${advice}; the file has no column ${lacking.join(", ")}`;
}

/** A finding of the audit as a reader meets it. */
export interface FindingInWords {
  readonly bias: Bias;
  readonly title: string;
  readonly level: AuditLevel;
  readonly number: number | null;
  /** What the number is. */
  readonly measure: string;
  readonly sentence: string;
  readonly remedy: PlanSpec | null;
  /** The remedy in words. */
  readonly advice: string;
}

/**
 * A finding of the audit with its title, its sentence and what helps.
 *
 * @example
 * findingInWords({bias: "dichotomised", level: "ok", number: 0, evidence: {code: "nothing-cut-in-two"}, remedy: null, advice: {code: "usual", lacking: []}}).sentence // "No covariate is cut in two."
 */
export function findingInWords({bias, level, number, evidence, remedy, advice}: AuditFinding): FindingInWords {
  return {
    bias,
    title: biasWords[bias].title,
    level,
    number,
    measure: biasWords[bias].measure,
    sentence: evidenceText(bias, evidence),
    remedy,
    advice: adviceText(bias, advice)
  };
}

const leads: readonly (readonly [AuditLevel, string])[] = [
  ["serious", "The following limits what can be concluded."],
  ["caution", "To be read with caution:"],
  ["not assessable", "Not assessable from these data:"]
];

/**
 * A draft of the limitations paragraph, from the findings: serious ones first, then cautions, then what cannot be assessed. Empty when every finding is ok.
 *
 * @example
 * limitations([{bias: "dichotomised", level: "ok", number: 0, evidence: {code: "nothing-cut-in-two"}, remedy: null, advice: {code: "usual", lacking: []}}]) // ""
 */
export function limitations(findings: readonly AuditFinding[]): string {
  return leads
    .flatMap(([wanted, lead]) => {
      const own = findings.filter(({level}) => level === wanted);
      return own.length === 0 ? [] : [[lead, ...own.map(({bias, evidence}) => evidenceText(bias, evidence))].join(" ")];
    })
    .join(" ");
}
