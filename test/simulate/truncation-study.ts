import {seededRandom, type Random} from "../../src/math/random.ts";
import {marginalCox} from "../../src/paired/paired-cox.ts";
import {pairedRecords} from "../../src/paired/paired-records.ts";
import {distributionQuantile, reverseTime} from "../../src/truncation/reverse-time.ts";
import {pairOrder} from "../../src/paired/pair-order.ts";
import {
  exponentialTime,
  receivedBothPairs,
  simulateSequence,
  startersOf,
  type Attrition,
  type SequenceScenario
} from "../../src/paired/simulated-sequence.ts";
import {weightedMedian} from "../../src/truncation/truncation-estimates.ts";
import {cox} from "../../src/survival/cox.ts";
import type {Covariate} from "../../src/survival/design.ts";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {median} from "../../src/survival/quantile.ts";
import {spline} from "../../src/survival/spline.ts";
import {surv} from "../../src/survival/surv.ts";

const MEDIAN = 6;
const shareLost: Attrition = {kind: "independent", share: 0.2};
const earlyLost: Attrition = {kind: "early", peak: 0.6, scale: 3};

/** PFS(ADC1) and PFS(ADC2) exponential with median 6 months and no difference between them; ADC1 starts uniformly over `months`, cut-off at their end. */
export function nullScenario(
  starters: number,
  months: number,
  {frailtyVariance = 0, attrition = shareLost}: {frailtyVariance?: number; attrition?: Attrition} = {}
): SequenceScenario {
  return {
    starters,
    accrual: [0, months],
    cutoff: months,
    time1: exponentialTime(MEDIAN),
    time2: exponentialTime(MEDIAN),
    gap: 1,
    frailtyVariance,
    attrition
  };
}

/** The simulated rows of the truncation table: scenario, replicates of the full run. */
export const truncationRows = [
  {row: 1, label: "60 months of accrual", scenario: nullScenario(400, 60), replicates: 400},
  {row: 2, label: "24 months of accrual", scenario: nullScenario(400, 24), replicates: 400},
  {row: 3, label: "24 months, a typical published size", scenario: nullScenario(130, 24), replicates: 400},
  {
    row: 4,
    label: "as 2, gamma frailty of variance 1 shared by both times",
    scenario: nullScenario(400, 24, {frailtyVariance: 1}),
    replicates: 400
  },
  {
    row: 5,
    label: "as 1, fast progressors often never reach ADC2",
    scenario: nullScenario(400, 60, {attrition: earlyLost}),
    replicates: 200
  },
  {
    row: 6,
    label: "as 5, 24 months of accrual",
    scenario: nullScenario(400, 24, {attrition: earlyLost}),
    replicates: 200
  }
] as const;

const medianOf = (time: readonly number[], event: readonly (0 | 1)[]): number | null =>
  median(kaplanMeier(surv({time, event}), {confType: "none"})).estimate;
const meanOf = (values: readonly (number | null)[]): number => {
  const known = values.filter((value) => value !== null);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};
const shareBelow = (values: readonly number[]): number => values.filter((value) => value < 0.05).length / values.length;

export interface TruncationRow {
  readonly nBoth: number;
  readonly median1All: number;
  readonly median1Both: number;
  readonly median2: number;
  readonly hazardRatio: number;
  readonly logRank: number;
  readonly robustCox: number;
  /** Of the pairs with an observed PFS(ADC2). */
  readonly shareShorter: number;
  readonly shareRatio133: number;
}

/** Means over the replicates of what the usual analysis of a received-both file shows where nothing differs; error rates at 5 %, two-sided. */
export function truncationRow(scenario: SequenceScenario, replicates: number, random: Random): TruncationRow {
  const runs = Array.from({length: replicates}, () => {
    const simulated = simulateSequence(scenario, random);
    const pairs = receivedBothPairs(simulated);
    const starters = startersOf(simulated);
    const {follow, adc2} = pairedRecords(pairs);
    const cox = marginalCox(pairs);
    const complete = pairs.filter(({event2}) => event2 === 1);
    return {
      nBoth: pairs.length,
      median1All: medianOf(
        starters.map(({pfs1}) => pfs1),
        starters.map(({event1}) => event1)
      ),
      median1Both: medianOf(
        pairs.map(({pfs1}) => pfs1),
        pairs.map(({event1}) => event1)
      ),
      median2: medianOf(
        pairs.map(({pfs2}) => pfs2),
        pairs.map(({event2}) => event2)
      ),
      hazardRatio: cox.estimate,
      robustP: cox.pValue,
      logRankP: logRank(follow, adc2).pValue,
      shorter: complete.filter((pair) => pairOrder(pair) === "shorter").length / complete.length,
      ratio133: complete.filter(({pfs1, pfs2}) => pfs2 >= 1.33 * pfs1).length / complete.length
    };
  });
  return {
    nBoth: meanOf(runs.map((run) => run.nBoth)),
    median1All: meanOf(runs.map((run) => run.median1All)),
    median1Both: meanOf(runs.map((run) => run.median1Both)),
    median2: meanOf(runs.map((run) => run.median2)),
    hazardRatio: meanOf(runs.map((run) => run.hazardRatio)),
    logRank: shareBelow(runs.map((run) => run.logRankP)),
    robustCox: shareBelow(runs.map((run) => run.robustP)),
    shareShorter: meanOf(runs.map((run) => run.shorter)),
    shareRatio133: meanOf(runs.map((run) => run.ratio133))
  };
}

export interface SequenceRow {
  readonly nFirst: number;
  readonly nSecond: number;
  readonly median1First: number;
  readonly median1Second: number;
  /** Error rate of the log-rank test between the sequences, of PFS(ADC1) and of PFS(ADC2). */
  readonly logRank1: number;
  readonly logRank2: number;
}

/** Row 7: A→B with A available early against B→A with B new, no difference anywhere. */
export function sequenceRow(replicates: number, random: Random): SequenceRow {
  const sequence = (from: number, to: number): SequenceScenario => ({...nullScenario(120, 60), accrual: [from, to]});
  const runs = Array.from({length: replicates}, () => {
    const first = receivedBothPairs(simulateSequence(sequence(0, 48), random));
    const second = receivedBothPairs(simulateSequence(sequence(36, 60), random));
    const both = [...first, ...second];
    const group = both.map((_, i) => (i < first.length ? "A to B" : "B to A"));
    return {
      nFirst: first.length,
      nSecond: second.length,
      median1First: medianOf(
        first.map(({pfs1}) => pfs1),
        first.map(({event1}) => event1)
      ),
      median1Second: medianOf(
        second.map(({pfs1}) => pfs1),
        second.map(({event1}) => event1)
      ),
      p1: logRank(surv({time: both.map(({pfs1}) => pfs1), event: both.map(({event1}) => event1)}), group).pValue,
      p2: logRank(surv({time: both.map(({pfs2}) => pfs2), event: both.map(({event2}) => event2)}), group).pValue
    };
  });
  return {
    nFirst: meanOf(runs.map((run) => run.nFirst)),
    nSecond: meanOf(runs.map((run) => run.nSecond)),
    median1First: meanOf(runs.map((run) => run.median1First)),
    median1Second: meanOf(runs.map((run) => run.median1Second)),
    logRank1: shareBelow(runs.map((run) => run.p1)),
    logRank2: shareBelow(runs.map((run) => run.p2))
  };
}

export interface AdjustedSequenceRow {
  /** Error rates of comparisons of PFS(ADC2) between the sequences. */
  readonly logRank: number;
  readonly linear: number;
  readonly spline: number;
}

/** As row 7, with a gamma frailty of variance 1 shared by both times: PFS(ADC2) between sequences unadjusted, and by Cox adjusted for PFS(ADC1) as a line and as a spline. */
export function adjustedSequenceRow(replicates: number, random: Random): AdjustedSequenceRow {
  const sequence = (from: number, to: number): SequenceScenario => ({
    ...nullScenario(120, 60, {frailtyVariance: 1}),
    accrual: [from, to]
  });
  const runs = Array.from({length: replicates}, () => {
    const first = receivedBothPairs(simulateSequence(sequence(0, 48), random));
    const second = receivedBothPairs(simulateSequence(sequence(36, 60), random));
    const both = [...first, ...second];
    const later = both.map((_, i) => (i < first.length ? 0 : 1));
    const follow = surv({time: both.map(({pfs2}) => pfs2), event: both.map(({event2}) => event2)});
    const pfs1 = both.map((pair) => pair.pfs1);
    const adjusted = (column: Covariate): number =>
      cox(follow, {later, pfs1: column}, {concordance: false}).rows[0].pValue;
    return {logRank: logRank(follow, later).pValue, linear: adjusted(pfs1), spline: adjusted(spline(pfs1, 4))};
  });
  return {
    logRank: shareBelow(runs.map((run) => run.logRank)),
    linear: shareBelow(runs.map((run) => run.linear)),
    spline: shareBelow(runs.map((run) => run.spline))
  };
}

export interface RepairRow {
  readonly naive: number;
  readonly reverseTime: number;
  readonly weighted: number;
}

/** Mean medians of PFS(ADC1) in the received-both file: as it stands, by reverse time with each patient's own gap, and weighted by 1/Ĝ(X). */
export function repairRow(scenario: SequenceScenario, replicates: number, random: Random): RepairRow {
  const runs = Array.from({length: replicates}, () => {
    const pairs = receivedBothPairs(simulateSequence(scenario, random));
    return {
      naive: medianOf(
        pairs.map(({pfs1}) => pfs1),
        pairs.map(({event1}) => event1)
      ),
      reverseTime: distributionQuantile(
        reverseTime(
          pairs.map(({pfs1}) => pfs1),
          pairs.map(({adc2Start, pfs1}) => scenario.cutoff - adc2Start + pfs1)
        ),
        0.5
      ),
      weighted: weightedMedian(pairs)
    };
  });
  return {
    naive: meanOf(runs.map((run) => run.naive)),
    reverseTime: meanOf(runs.map((run) => run.reverseTime)),
    weighted: meanOf(runs.map((run) => run.weighted))
  };
}

export const repairScenarios = [
  {label: "60 months, N = 400", scenario: nullScenario(400, 60), replicates: 300},
  {label: "24 months, N = 400", scenario: nullScenario(400, 24), replicates: 300},
  {label: "60 months, N = 2000", scenario: nullScenario(2000, 60), replicates: 300}
] as const;

const shown = (value: number, digits: number): string => value.toFixed(digits);

/** The committed table as Markdown; each row has its own stream, so a row can be rebuilt alone. */
export function truncationTable(seed: number): string {
  const rows = truncationRows.map(({row, label, scenario, replicates}) => {
    const found = truncationRow(scenario, replicates, seededRandom(seed + row));
    return `| ${row} | ${label} | ${shown(found.nBoth, 0)} | ${shown(found.median1All, 2)} | ${shown(found.median1Both, 2)} | ${shown(found.median2, 2)} | ${shown(found.hazardRatio, 2)} | ${shown(found.logRank, 3)} | ${shown(found.robustCox, 3)} | ${shown(found.shareShorter, 3)} | ${shown(found.shareRatio133, 3)} | ${replicates} |`;
  });
  const seven = sequenceRow(600, seededRandom(seed + 7));
  const adjusted = adjustedSequenceRow(2000, seededRandom(seed + 20));
  const repairs = repairScenarios.map(({label, scenario, replicates}, i) => {
    const found = repairRow(scenario, replicates, seededRandom(seed + 10 + i));
    return `| ${label} | ${shown(found.naive, 2)} | ${shown(found.reverseTime, 2)} | ${shown(found.weighted, 2)} | ${replicates} |`;
  });
  return `# What a file of patients who received both ADCs shows when nothing differs

PFS(ADC1) and PFS(ADC2) are exponential with median 6 months (row 4: times a shared gamma frailty, so that the marginal median is above 6). Starts of ADC1 are uniform over the
accrual, the data are cut off at its end, ADC2 starts one month after the end of ADC1, and 20 % never reach it (rows 5 and 6: 0.6 · exp(−PFS(ADC1) / 3)). N = 400 start ADC1
(row 3: 130; row 7: 120 per sequence). Error rates are shares of replicates with p < 0.05; 0.05 was intended.

Made by \`npm run simulate:truncation\` with seed ${seed}; row k uses seed ${seed} + k, repairs ${seed} + 10 and on. Monte-Carlo error of a rate is at most ± 0.05 (200 replicates) or ± 0.035 (400 to 600).

| # | scenario | n in both | median PFS(ADC1), all who started | median PFS(ADC1), both | median PFS(ADC2) | HR ADC2 v ADC1 | type I, log-rank | type I, robust Cox | share PFS(ADC2) < PFS(ADC1) | share ratio ≥ 1.33 | replicates |
|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
${rows.join("\n")}

The two shares are of pairs with an observed PFS(ADC2).

| # | scenario | n, A→B | n, B→A | median PFS(ADC1), A→B | median PFS(ADC1), B→A | type I, log-rank of PFS(ADC1) | type I, log-rank of PFS(ADC2) | replicates |
|---|---|--:|--:|--:|--:|--:|--:|--:|
| 7 | A→B (starts 0–48) against B→A (starts 36–60), cut-off 60 | ${shown(seven.nFirst, 0)} | ${shown(seven.nSecond, 0)} | ${shown(seven.median1First, 2)} | ${shown(seven.median1Second, 2)} | ${shown(seven.logRank1, 3)} | ${shown(seven.logRank2, 3)} | 600 |

As row 7, with a gamma frailty of variance 1 shared by both times (2000 replicates, seed ${seed} + 20), type I of PFS(ADC2) between the sequences:

| log-rank, unadjusted | Cox adjusted for PFS(ADC1), linear | Cox adjusted for PFS(ADC1), spline |
|--:|--:|--:|
| ${shown(adjusted.logRank, 3)} | ${shown(adjusted.linear, 3)} | ${shown(adjusted.spline, 3)} |

Median PFS(ADC1) in the received-both file, before and after repair (at 24 months the repaired medians are those of times below the longest window):

| scenario | naive | reverse time, own gap | weighted by 1/G(X) | replicates |
|---|--:|--:|--:|--:|
${repairs.join("\n")}
`;
}
