import {append} from "../record/lists-by-key.ts";
import {reachOf, windowOf} from "./adc-pair.ts";
import {
  levelOf,
  notAssessable,
  percent,
  type Assessment,
  type AuditedBias,
  type AuditInput,
  type AuditPair
} from "./audit-finding.ts";
import {quasiIndependence} from "./quasi-independence.ts";
import {receivedBoth} from "./received-both.ts";
import {truncationWeights} from "./truncation-weights.ts";

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(half)] ?? NaN)
    : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
};

/** Pairs by sequence, groups of fewer than 5 left out. */
function bySequence(pairs: readonly AuditPair[]): [string, AuditPair[]][] {
  const groups = new Map<string, AuditPair[]>();
  for (const pair of pairs) if (pair.sequence !== null) append(groups, pair.sequence, pair);
  return [...groups].filter(([, own]) => own.length >= 5);
}

/** Biases of who is in the file and from when on they are followed. */
export const designBiases: readonly AuditedBias[] = [
  {
    bias: "right-truncation",
    title: "Right truncation of PFS(ADC1)",
    measure: "estimated share of patients bound for ADC2 who are missing because the data were cut off first",
    remedy: {by: "transition"},
    advice:
      "take everyone who started ADC1 as the denominator of PFS(ADC1); without them the weighted and reverse-time estimates repair the cut-off alone; compare PFS(ADC2) between groups, not PFS(ADC2) with PFS(ADC1)",
    assess: ({pairs, starters, plan: {comparesAdc1WithAdc2}}: AuditInput): Assessment => {
      if (pairs.length === 0) return notAssessable("No patient received both ADCs.");
      const {design, reached, started} = receivedBoth(starters);
      if (design === "all who started ADC1" && !comparesAdc1WithAdc2)
        return {
          level: "ok",
          number: 0,
          sentence: `${started} patients who started ADC1 are in the file, of whom ${reached} reached ADC2: PFS(ADC1) can be estimated in all of them.`
        };
      const whom =
        design === "received-both"
          ? `All ${started} patients received both ADCs`
          : `The comparison of ADC2 with ADC1 is made in the ${pairs.length} of ${started} patients who received both`;
      const windowed = pairs.filter((pair) => pair.cutoff !== null && reachOf(pair) <= (windowOf(pair) ?? 0));
      if (windowed.length < pairs.length)
        return {
          level: "serious",
          number: null,
          sentence: `${whom}, so PFS(ADC1) is right-truncated at the data cut-off; as the cut-off is not recorded for everyone, the size of the bias cannot be told.`
        };
      const {weight, horizon} = truncationWeights(
        windowed.map(reachOf),
        windowed.map((pair) => windowOf(pair) ?? 0)
      );
      const inside = weight.filter((value) => value > 0);
      const total = inside.reduce((sum, value) => sum + value, 0);
      const missing = 1 - inside.length / total;
      return {
        level: levelOf(missing, 0.05, 0.1),
        number: missing,
        sentence: `${whom}, so PFS(ADC1) is right-truncated: of those who would reach ADC2 within ${horizon} days, an estimated ${percent(missing)} are missing because the data were cut off first, and they are those with long PFS(ADC1).`
      };
    }
  },
  {
    bias: "approval-dates",
    title: "Different approval dates per sequence",
    measure: "ratio of the longest to the shortest median window, by sequence",
    remedy: {strata: ["adc1_start_year"]},
    advice: "stratify by calendar period, and compare PFS(ADC2) adjusted for PFS(ADC1)",
    assess: ({pairs}: AuditInput): Assessment => {
      const windows = bySequence(pairs.filter((pair) => pair.cutoff !== null)).map(([sequence, own]) => ({
        sequence,
        window: middle(own.map((pair) => windowOf(pair) ?? 0))
      }));
      if (windows.length < 2) return notAssessable("Fewer than two sequences have 5 patients with a recorded cut-off.");
      const sorted = windows.toSorted((a, b) => a.window - b.window);
      const [shortest, longest] = [sorted[0], sorted.at(-1)];
      if (shortest === undefined || longest === undefined) return notAssessable("No sequence.");
      const ratio = longest.window / shortest.window;
      return {
        level: levelOf(ratio, 1.25, 1.5),
        number: ratio,
        sentence: `From the start of ADC1 to the cut-off the median window is ${shortest.window} days for ${shortest.sequence} and ${longest.window} for ${longest.sequence}, a ratio of ${ratio.toFixed(2)}: PFS(ADC1) is cut off more in the first.`
      };
    }
  },
  {
    bias: "immortal-time",
    title: "Immortal time",
    measure: "median days from the index date to the start of ADC2, which defines the groups",
    remedy: {by: "transition", sequential: {overallSurvival: ["from-adc2", "landmark", "time-varying"]}},
    advice: "count overall survival from ADC2, or use a landmark or a time-varying exposure",
    assess: ({pairs, plan: {overallSurvival}}: AuditInput): Assessment => {
      if (overallSurvival === null)
        return {level: "ok", number: 0, sentence: "No survival is compared by something that happens later."};
      if (overallSurvival.index === "ADC2")
        return {
          level: "ok",
          number: 0,
          sentence: "Overall survival is counted from ADC2, when the groups are defined."
        };
      const wait = pairs.length === 0 ? 0 : middle(pairs.map(reachOf));
      if (overallSurvival.handling !== "none")
        return {
          level: "ok",
          number: wait,
          sentence: `Overall survival from ADC1 by ${overallSurvival.by} is ${overallSurvival.handling === "landmark" ? "counted from a landmark" : "analysed with a time-varying exposure"}.`
        };
      return {
        level: wait > 0 ? "serious" : "ok",
        number: wait,
        sentence: `Overall survival from ADC1 is compared by ${overallSurvival.by}, which is known only when ADC2 starts: patients are credited with a median of ${wait} days that they could not have died in.`
      };
    }
  },
  {
    bias: "left-truncation",
    title: "Left truncation (delayed entry)",
    measure: "share of patients observed only from some time after the start of ADC1",
    remedy: null,
    advice: "name the first day under observation (column entry), so that every estimator starts there",
    assess: ({starters, entryRecorded, plan: {usesEntry}}: AuditInput): Assessment => {
      if (!entryRecorded || starters.length === 0)
        return notAssessable(
          "The first day under observation (registry, biopsy or sequencing consent) is not recorded."
        );
      const delayed = starters.filter(({entry}) => entry !== null && entry > 0);
      const share = delayed.length / starters.length;
      if (delayed.length === 0)
        return {level: "ok", number: 0, sentence: "Every patient is under observation from the start of ADC1."};
      const usable = delayed.filter(({entry, pfs1, event1}) => event1 === 1 && (entry ?? 0) <= pfs1);
      const test =
        usable.length < 10
          ? null
          : quasiIndependence(
              usable.map(({entry}) => entry ?? 0),
              usable.map(({pfs1}) => pfs1)
            );
      const informative = test !== null && test.pValue !== null && test.pValue < 0.05;
      const level = !usesEntry || informative ? "serious" : "caution";
      return {
        level,
        number: share,
        ...(usesEntry
          ? {
              advice: informative
                ? "entry is used already and goes with the outcome: bounds are all that can be given"
                : "nothing more: every estimator that takes an entry uses it; methods that do not say so"
            }
          : {}),
        sentence: `${percent(share)} of patients came under observation only after ADC1 had started${usesEntry ? "; estimators count them from there" : ", and the analysis counts them from the start"}${informative ? `; entry goes with the outcome (conditional Kendall's tau ${(test.estimate ?? 0).toFixed(2)}, p ${(test.pValue ?? 1).toPrecision(2)})` : ""}.`
      };
    }
  },
  {
    bias: "selection",
    title: "Selection of who reaches ADC2",
    measure: "share of patients who progressed on ADC1 at least 90 days before the cut-off and never reached ADC2",
    remedy: null,
    advice:
      "read PFS(ADC2) beside the funnel from ADC1 to ADC2 and the probability of reaching ADC2; weight for receiving ADC2",
    assess: ({starters}: AuditInput): Assessment => {
      if (starters.length === 0 || receivedBoth(starters).design === "received-both")
        return notAssessable(
          "The file holds only patients who received both ADCs: how many progressed on ADC1 and never reached ADC2 is not known."
        );
      const due = starters.filter(
        ({event1, adc1Start, pfs1, cutoff}) => event1 === 1 && (cutoff === null || adc1Start + pfs1 + 90 <= cutoff)
      );
      if (due.length === 0) return notAssessable("No patient progressed on ADC1 at least 90 days before the cut-off.");
      const lost = due.filter(({adc2Start}) => adc2Start === null);
      const share = lost.length / due.length;
      return {
        level: levelOf(share, 0.1, 0.3),
        number: share,
        sentence: `Of ${due.length} patients who progressed on ADC1 at least 90 days before the cut-off, ${lost.length} (${percent(share)}) never reached ADC2; PFS(ADC2) speaks of the others alone.`
      };
    }
  }
];
