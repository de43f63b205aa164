import type {TruncatedWhom} from "../record/audit-finding.ts";
import {append} from "../record/lists-by-key.ts";
import {reachOf, windowOf} from "../patients/adc-pair.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";
import {
  levelOf,
  levelOfShare,
  notAssessable,
  type Assessment,
  type AuditedBias,
  type AuditInput,
  type AuditPair
} from "./audit-input.ts";
import {quasiIndependence} from "../truncation/quasi-independence.ts";
import {receivedBoth} from "./received-both.ts";
import {truncationWeights} from "../truncation/truncation-weights.ts";

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

/** Share of patients that the windows keep from being in the file, by the weights that undo it, up to the longest window. */
function truncatedShare(pairs: readonly AuditPair[]): {readonly missing: number; readonly horizon: number} {
  const {weight, horizon} = truncationWeights(
    pairs.map(reachOf),
    pairs.map((pair) => windowOf(pair) ?? 0)
  );
  const inside = weight.filter((value) => value > 0);
  const total = inside.reduce((sum, value) => sum + value, 0);
  return {missing: 1 - inside.length / total, horizon};
}

/** How many patients the windows keep out; serious where a window is not known. */
function truncationFound(pairs: readonly AuditPair[], whom: TruncatedWhom): Assessment<"right-truncation"> {
  const windowed = pairs.filter((pair) => pair.cutoff !== null && reachOf(pair) <= (windowOf(pair) ?? 0));
  if (windowed.length < pairs.length)
    return {level: "serious", number: null, evidence: {code: "truncated-by-unknown", whom}};
  const {missing, horizon} = truncatedShare(windowed);
  return {
    level: levelOf(missing, 0.05, 0.1),
    number: missing,
    evidence: {code: "truncated-by", whom, horizon, missing}
  };
}

/** The test by which entry goes with PFS(ADC1), among those whose event was seen; null where it does not, or for fewer than 10. */
function informativeEntry(delayed: readonly AdcStarter[]): {readonly tau: number; readonly pValue: number} | null {
  const usable = delayed.filter(({entry, pfs1, event1}) => event1 === 1 && (entry ?? 0) <= pfs1);
  if (usable.length < 10) return null;
  const test = quasiIndependence(
    usable.map(({entry}) => entry ?? 0),
    usable.map(({pfs1}) => pfs1)
  );
  return test.pValue !== null && test.pValue < 0.05 ? {tau: test.estimate ?? 0, pValue: test.pValue} : null;
}

/** Biases of who is in the file and from when on they are followed. */
export const designBiases: readonly AuditedBias[] = [
  {
    bias: "right-truncation",
    remedy: {by: "transition"},
    assess: ({
      pairs,
      starters,
      beforeEntry = [],
      plan: {comparesAdc1WithAdc2}
    }: AuditInput): Assessment<"right-truncation"> => {
      if (pairs.length === 0) return notAssessable({code: "no-pair"});
      if (starters.length === 0) return notAssessable({code: "starters-not-given"});
      const {design, reached, started} = receivedBoth([...starters, ...beforeEntry]);
      if (design === "all who started ADC1" && !comparesAdc1WithAdc2)
        return {
          level: "ok",
          number: 0,
          evidence: {code: "denominator-known", started, reached, observed: starters.length}
        };
      const whom = {started, compared: design === "received-both" ? null : pairs.length};
      return truncationFound(pairs, whom);
    }
  },
  {
    bias: "approval-dates",
    remedy: {strata: ["adc1_start_year"]},
    assess: ({pairs}: AuditInput): Assessment<"approval-dates"> => {
      const windows = bySequence(pairs.filter((pair) => pair.cutoff !== null)).map(([sequence, own]) => ({
        sequence,
        days: middle(own.map((pair) => windowOf(pair) ?? 0))
      }));
      const sorted = windows.toSorted((a, b) => a.days - b.days);
      const [shortest, longest] = [sorted[0], sorted.at(-1)];
      if (windows.length < 2 || shortest === undefined || longest === undefined)
        return notAssessable({code: "few-cutoffs-by-sequence"});
      const ratio = longest.days / shortest.days;
      return {
        level: levelOfShare(longest.days, shortest.days, 125, 150),
        number: ratio,
        evidence: {code: "windows-differ", shortest, longest, ratio}
      };
    }
  },
  {
    bias: "immortal-time",
    remedy: {by: "transition", sequential: {overallSurvival: ["from-adc1", "from-adc2", "landmark", "time-varying"]}},
    assess: ({pairs, plan: {overallSurvival}}: AuditInput): Assessment<"immortal-time"> => {
      if (overallSurvival === null) return {level: "ok", number: 0, evidence: {code: "no-survival-by-later"}};
      if (overallSurvival.index === "ADC2") return {level: "ok", number: 0, evidence: {code: "survival-from-adc2"}};
      const {by, handling} = overallSurvival;
      const wait = pairs.length === 0 ? 0 : middle(pairs.map(reachOf));
      if (handling !== "none")
        return {level: "ok", number: wait, evidence: {code: "immortal-time-handled", by, handling}};
      return {level: wait > 0 ? "serious" : "ok", number: wait, evidence: {code: "immortal-days", by, days: wait}};
    }
  },
  {
    bias: "left-truncation",
    remedy: null,
    assess: ({
      starters,
      beforeEntry = [],
      entryRecorded,
      plan: {usesEntry}
    }: AuditInput): Assessment<"left-truncation"> => {
      const everyone = [...starters, ...beforeEntry];
      if (!entryRecorded || everyone.length === 0) return notAssessable({code: "entry-not-recorded"});
      const delayed = everyone.filter(({entry}) => entry !== null && entry > 0);
      const share = delayed.length / everyone.length;
      if (delayed.length === 0) return {level: "ok", number: 0, evidence: {code: "nobody-delayed"}};
      const informative = informativeEntry(delayed);
      const level = !usesEntry || informative ? "serious" : "caution";
      return {
        level,
        number: share,
        ...(usesEntry ? {advice: informative ? "entry-goes-with-outcome" : "entry-used"} : {}),
        evidence: {code: "delayed", share, used: usesEntry, informative}
      };
    }
  },
  {
    bias: "selection",
    remedy: null,
    assess: ({starters, beforeEntry = []}: AuditInput): Assessment<"selection"> => {
      if (starters.length === 0) return notAssessable({code: "starters-not-given"});
      if (receivedBoth([...starters, ...beforeEntry]).design === "received-both")
        return notAssessable({code: "received-both-only"});
      const due = starters.filter(
        ({event1, adc1Start, pfs1, cutoff}) => event1 === 1 && (cutoff === null || adc1Start + pfs1 + 90 <= cutoff)
      );
      if (due.length === 0) return notAssessable({code: "nobody-due"});
      const lost = due.filter(({adc2Start}) => adc2Start === null);
      return {
        level: levelOfShare(lost.length, due.length, 10, 30),
        number: lost.length / due.length,
        evidence: {code: "lost-before-adc2", due: due.length, lost: lost.length}
      };
    }
  }
];
