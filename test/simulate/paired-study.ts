import {seededRandom, type Random} from "../../src/math/random.ts";
import type {AdcPair} from "../../src/patients/adc-pair.ts";
import {exactSign} from "../../src/paired/exact-sign.ts";
import {exactSignedRank} from "../../src/paired/exact-signed-rank.ts";
import {midrankShare} from "../../src/paired/midrank-ratio.ts";
import {marginalCox, stratifiedPairedCox} from "../../src/paired/paired-cox.ts";
import {pairedRecords} from "../../src/paired/paired-records.ts";
import {medianDifference} from "../../src/paired/paired-methods.ts";
import {pairedRelativeEffect} from "../../src/paired/paired-relative-effect.ts";
import {pairedRmst} from "../../src/paired/paired-rmst.ts";
import {ratioCurve} from "../../src/paired/ratio-curve.ts";
import {patientBootstrap} from "../../src/estimate/patient-bootstrap.ts";
import {exponentialTime, simulateSequence, type SequenceScenario} from "../../src/paired/simulated-sequence.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {survivalAt} from "../../src/survival/survival-at.ts";

/** (a) PFS(ADC2) censored by an exponential time of its own; (b) by a calendar cut-off. */
export type Censoring = "exponential" | "calendar";

export interface PairedScenario {
  readonly n: number;
  readonly censoring: Censoring;
  readonly frailtyVariance: 0 | 1;
  /** Patients are in the file only if they reached ADC2 within a window that is uniform over 24 months. */
  readonly truncated: boolean;
}

/** Rate of exponential censoring that censors 47 % of PFS(ADC2) without frailty. */
const CENSORING_RATE = ((Math.LN2 / 6) * 0.47) / 0.53;
const MONTHS = 24;

const GAP = 1;
const world = (frailtyVariance: number): SequenceScenario => ({
  starters: 1,
  accrual: [0, MONTHS],
  cutoff: MONTHS,
  time1: exponentialTime(6),
  time2: exponentialTime(6),
  gap: GAP,
  frailtyVariance,
  attrition: {kind: "independent", share: 0}
});

/**
 * n pairs without any difference between the two times. Truncated files are drawn from ADC1 starts uniform over 24 months, of which those with ADC2 before the cut-off stay.
 * Without truncation the file is of those who start ADC2, uniformly over 24 months, whatever came before; a calendar cut-off then censors PFS(ADC2) alone.
 */
export function nullPairs({n, censoring, frailtyVariance, truncated}: PairedScenario, random: Random): AdcPair[] {
  const pairs: AdcPair[] = [];
  const scenario = world(frailtyVariance);
  while (pairs.length < n) {
    const simulated = simulateSequence(scenario, random);
    const [start, pfs1, pfs2] = [simulated.start[0], simulated.pfs1[0], simulated.pfs2[0]];
    const independent = censoring === "exponential" ? -Math.log(random()) / CENSORING_RATE : null;
    if (truncated && start + pfs1 + GAP >= MONTHS) continue;
    // Not truncated: `start` is that of ADC2.
    const limit = independent ?? (truncated ? MONTHS - start - pfs1 - GAP : MONTHS - start);
    pairs.push({
      patientId: String(pairs.length + 1),
      group: null,
      adc1Start: start,
      adc2Start: start + pfs1 + GAP,
      cutoff: MONTHS,
      pfs1,
      event1: 1,
      pfs2: Math.min(pfs2, limit),
      event2: pfs2 <= limit ? 1 : 0,
      cause1: null,
      cause2: null,
      line1: null,
      line2: null,
      entry: null
    });
  }
  return pairs;
}

/** p-values, or for methods without a test 0 where the 95 % interval leaves out the value under no difference and 1 where it does not. */
export const pairedTests: readonly {
  readonly name: string;
  readonly p: (pairs: readonly AdcPair[], random: Random) => number;
}[] = [
  {name: "midrank share, interval v 0.5", p: (pairs) => leavesOut(midrankShare(pairs, 1), 0.5)},
  {
    name: "KM of the ratio, interval v 0.5",
    p: (pairs) => {
      const [at] = survivalAt(ratioCurve(pairs).curve, [1]);
      return at === undefined || at.confLow === null || at.confHigh === null
        ? 1
        : leavesOut({confLow: at.confLow, confHigh: at.confHigh}, 0.5);
    }
  },
  {
    name: "relative effect, randomisation",
    p: (pairs, random) => pairedRelativeEffect(pairs, {exchanges: 199, seed: Math.floor(random() * 2 ** 31)}).pValue
  },
  {name: "Cox stratified by patient", p: (pairs) => stratifiedPairedCox(pairs).pValue},
  {name: "Cox, robust by patient", p: (pairs) => marginalCox(pairs).pValue},
  {name: "exact sign, complete pairs", p: (pairs) => exactSign(pairs)?.pValue ?? 1},
  {name: "exact signed-rank, complete pairs", p: (pairs) => exactSignedRank(pairs)?.pValue ?? 1},
  {name: "paired RMST", p: (pairs) => pairedRmst(pairs).difference.pValue},
  {
    name: "log-rank, as if unpaired",
    p: (pairs) => {
      const {follow, adc2} = pairedRecords(pairs);
      return logRank(follow, adc2).pValue;
    }
  }
];

function leavesOut({confLow, confHigh}: {readonly confLow: number; readonly confHigh: number}, value: number): number {
  return confLow > value || confHigh < value ? 0 : 1;
}

/** Share of replicates in which each test is below 0.05, and the mean share of censored PFS(ADC2). */
export function typeOneErrors(
  scenario: PairedScenario,
  replicates: number,
  random: Random
): {readonly censored: number; readonly rates: readonly number[]} {
  const below = pairedTests.map(() => 0);
  let censored = 0;
  for (let r = 0; r < replicates; r++) {
    const pairs = nullPairs(scenario, random);
    censored += pairs.filter(({event2}) => event2 === 0).length / pairs.length;
    for (const [k, {p}] of pairedTests.entries()) if (p(pairs, random) < 0.05) below[k] = (below[k] ?? 0) + 1;
  }
  return {censored: censored / replicates, rates: below.map((count) => count / replicates)};
}

/** Every cell of the committed table, in its order. */
export const pairedScenarios: readonly PairedScenario[] = [false, true].flatMap((truncated) =>
  (["exponential", "calendar"] as const).flatMap((censoring) =>
    ([0, 1] as const).flatMap((frailtyVariance) =>
      [30, 60, 120].map((n) => ({n, censoring, frailtyVariance, truncated}))
    )
  )
);

/** Error rate of the percentile bootstrap interval of median PFS(ADC2) − median PFS(ADC1), for 0; slower than the others and therefore in a table of its own. */
export function bootstrapError(scenario: PairedScenario, replicates: number, random: Random): number {
  let outside = 0;
  for (let r = 0; r < replicates; r++) {
    const {confLow, confHigh} = patientBootstrap(nullPairs(scenario, random), medianDifference, {
      replicates: 199,
      seed: Math.floor(random() * 2 ** 31)
    });
    if (confLow !== null && confHigh !== null && leavesOut({confLow, confHigh}, 0) === 0) outside += 1;
  }
  return outside / replicates;
}

const BOOTSTRAP_REPLICATES = 200;
const bootstrapScenarios = pairedScenarios.filter(({n}) => n === 60);

/** The committed table as Markdown; cell k has the seed `seed` + k. */
export function typeOneTable(seed: number, replicates: number): string {
  const rows = pairedScenarios.map((scenario, k) => {
    const {censored, rates} = typeOneErrors(scenario, replicates, seededRandom(seed + k));
    const cells = [
      scenario.truncated ? "yes" : "no",
      scenario.censoring,
      scenario.frailtyVariance,
      scenario.n,
      censored.toFixed(2),
      ...rates.map((rate) => (rate > 0.08 ? `**${rate.toFixed(3)}**` : rate.toFixed(3)))
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const bootstraps = bootstrapScenarios.map((scenario, k) => {
    const rate = bootstrapError(scenario, BOOTSTRAP_REPLICATES, seededRandom(seed + 100 + k));
    return `| ${scenario.truncated ? "yes" : "no"} | ${scenario.censoring} | ${scenario.frailtyVariance} | ${rate > 0.08 ? `**${rate.toFixed(3)}**` : rate.toFixed(3)} |`;
  });
  return `# Type-I error of the paired comparisons of PFS(ADC1) and PFS(ADC2)

No difference between the two times: both exponential with median 6 months, given a gamma frailty (variance 0 or 1) shared by the two times of a patient. PFS(ADC1) is always observed to
its end. Censoring of PFS(ADC2) is exponential and independent (47 % without frailty), or by a calendar cut-off. Truncated: starts of ADC1 are uniform over 24 months, and only those who reach
ADC2 (one month after the end of ADC1) before the cut-off are in the file. Not truncated: starts of ADC2 are uniform over 24 months and everyone is in the file.

Share of ${replicates} replicates with p < 0.05, or in which the 95 % interval leaves out the value under no difference (methods without a test); above 0.08 in bold. Monte-Carlo error
± ${(1.96 * Math.sqrt((0.05 * 0.95) / replicates)).toFixed(3)} at 0.05. Made by \`npm run simulate:truncation\`, seed ${seed} + number of the row from 0.

| truncated | censoring of PFS(ADC2) | frailty variance | n | share censored | ${pairedTests.map(({name}) => name).join(" | ")} |
|---|---|--:|--:|--:|${pairedTests.map(() => "--:|").join("")}
${rows.join("\n")}

No method holds 5 % in every row. Truncated by a calendar cut-off, only the exact tests on complete pairs do: both times are then cut by the same window. Where censoring falls on
PFS(ADC2) alone (not truncated) these two fail, because complete pairs are those with short PFS(ADC2); there the relative effect and the Cox models hold.

Percentile interval of a bootstrap of patients (199 draws) for the difference of the medians, n = 60, share of ${BOOTSTRAP_REPLICATES} replicates in which it leaves out 0 (Monte-Carlo error ± 0.03 at 0.05; seed ${seed} + 100 + row):

| truncated | censoring of PFS(ADC2) | frailty variance | interval v 0 |
|---|---|--:|--:|
${bootstraps.join("\n")}
`;
}
