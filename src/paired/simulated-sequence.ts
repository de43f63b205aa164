import {gammaQuantile} from "../math/incomplete-gamma.ts";
import type {Random} from "../math/random.ts";
import type {AdcPair} from "../patients/adc-pair.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";

/** Who never reaches ADC2: a fixed share, or more of those who progress early, with probability `peak` · exp(−PFS(ADC1) / `scale`). */
export type Attrition =
  | {readonly kind: "independent"; readonly share: number}
  | {readonly kind: "early"; readonly peak: number; readonly scale: number};

/** A world in which everyone starts ADC1, some reach ADC2, and the data are cut off on one calendar day. One unit of time throughout, e.g. months. */
export interface SequenceScenario {
  /** Patients who start ADC1. */
  readonly starters: number;
  /** ADC1 starts uniformly between these two times. */
  readonly accrual: readonly [number, number];
  readonly cutoff: number;
  /** Inverse cumulative hazards of PFS(ADC1) and PFS(ADC2): the time at which hazard h has been accumulated. */
  readonly time1: (hazard: number) => number;
  readonly time2: (hazard: number) => number;
  /** Draws a patient's window (cut-off − ADC1 start) from a uniform number, in place of the uniform accrual. */
  readonly window?: (uniform: number) => number;
  /** From the end of ADC1 to the start of ADC2: one length, or drawn from a uniform number. */
  readonly gap: number | ((uniform: number) => number);
  /** Variance of a gamma frailty with mean 1, shared by both times of a patient; 0 = independent times. */
  readonly frailtyVariance: number;
  readonly attrition: Attrition;
}

/** The true times of everyone who started ADC1; columns of length n. */
export interface SimulatedSequence {
  readonly start: Float64Array;
  readonly pfs1: Float64Array;
  readonly pfs2: Float64Array;
  readonly gap: Float64Array;
  /** 1 for patients who never reach ADC2. */
  readonly lost: Uint8Array;
  readonly scenario: SequenceScenario;
}

/**
 * Inverse cumulative hazard of exponential times with a given median.
 *
 * @example
 * exponentialTime(6)(Math.LN2) // 6
 */
export function exponentialTime(median: number): (hazard: number) => number {
  if (!(median > 0 && median < Infinity)) throw new RangeError(`median must be a finite number > 0, got ${median}`);
  return (hazard) => (hazard * median) / Math.LN2;
}

/**
 * One draw of a scenario, from a stream of uniform numbers; per patient: start, frailty (where there is one), PFS(ADC1), PFS(ADC2), attrition.
 *
 * Throws `RangeError` for a size that is no whole number ≥ 1, an accrual that does not end before the cut-off, or a negative gap or frailty variance.
 *
 * @example
 * const scenario = {starters: 3, accrual: [0, 24], cutoff: 24, time1: exponentialTime(6), time2: exponentialTime(6), gap: 1, frailtyVariance: 0, attrition: {kind: "independent", share: 0.2}};
 * simulateSequence(scenario, () => 0.5).pfs1 // [6, 6, 6]
 */
export function simulateSequence(scenario: SequenceScenario, random: Random): SimulatedSequence {
  checkScenario(scenario);
  const {starters, time1, time2, gap: gapOf, frailtyVariance, attrition} = scenario;
  const start = new Float64Array(starters);
  const pfs1 = new Float64Array(starters);
  const pfs2 = new Float64Array(starters);
  const gap = new Float64Array(starters);
  const lost = new Uint8Array(starters);
  for (let i = 0; i < starters; i++) {
    start[i] = startOf(scenario, random());
    const frailty = frailtyVariance === 0 ? 1 : gammaFrailty(frailtyVariance, random);
    pfs1[i] = time1(-Math.log(random()) / frailty);
    pfs2[i] = time2(-Math.log(random()) / frailty);
    gap[i] = typeof gapOf === "number" ? gapOf : gapOf(random());
    lost[i] = random() < probabilityLost(attrition, pfs1[i]) ? 1 : 0;
  }
  return {start, pfs1, pfs2, gap, lost, scenario};
}

function checkScenario({starters, accrual: [from, to], cutoff, gap, frailtyVariance}: SequenceScenario): void {
  if (!(Number.isInteger(starters) && starters > 0))
    throw new RangeError(`starters must be a whole number > 0, got ${starters}`);
  if (!(from <= to && to <= cutoff))
    throw new RangeError(`accrual must end at or before the cut-off ${cutoff}, got ${from} to ${to}`);
  if (typeof gap === "number" && !(gap >= 0)) throw new RangeError(`gap must be ≥ 0, got ${gap}`);
  if (!(frailtyVariance >= 0)) throw new RangeError(`frailtyVariance must be ≥ 0, got ${frailtyVariance}`);
}

/** Start of ADC1 from a uniform number: by the window, or uniform over the accrual. */
function startOf({accrual: [from, to], cutoff, window}: SequenceScenario, uniform: number): number {
  return window === undefined ? from + (to - from) * uniform : cutoff - window(uniform);
}

/** Probability that a patient never reaches ADC2. */
function probabilityLost(attrition: Attrition, pfs1: number): number {
  return attrition.kind === "independent" ? attrition.share : attrition.peak * Math.exp(-pfs1 / attrition.scale);
}

/** Gamma variate with mean 1; variance 1 is the exponential distribution. */
function gammaFrailty(variance: number, random: Random): number {
  return variance === 1 ? -Math.log(random()) : variance * gammaQuantile(1 / variance, random());
}

/** The file of those who received both ADCs before the cut-off; PFS(ADC2) is censored there. Times keep their unit. */
export function receivedBothPairs({start, pfs1, pfs2, gap, lost, scenario: {cutoff}}: SimulatedSequence): AdcPair[] {
  const pairs: AdcPair[] = [];
  for (let i = 0; i < start.length; i++) {
    const adc2Start = start[i] + pfs1[i] + gap[i];
    if (lost[i] === 1 || adc2Start >= cutoff) continue;
    const seen = adc2Start + pfs2[i] <= cutoff;
    pairs.push({
      patientId: String(i + 1),
      group: null,
      adc1Start: start[i],
      adc2Start,
      cutoff,
      pfs1: pfs1[i],
      event1: 1,
      pfs2: seen ? pfs2[i] : cutoff - adc2Start,
      event2: seen ? 1 : 0,
      cause1: "progression",
      cause2: seen ? "progression" : null,
      line1: null,
      line2: null,
      entry: null
    });
  }
  return pairs;
}

/** The file of everyone who started ADC1; PFS(ADC1) is censored at the cut-off. */
export function startersOf({start, pfs1, gap, lost, scenario: {cutoff}}: SimulatedSequence): AdcStarter[] {
  return Array.from(start, (from, i) => {
    const seen = from + pfs1[i] <= cutoff;
    const adc2Start = from + pfs1[i] + gap[i];
    return {
      patientId: String(i + 1),
      adc1Start: from,
      adc2Start: lost[i] === 1 || adc2Start >= cutoff ? null : adc2Start,
      cutoff,
      pfs1: seen ? pfs1[i] : cutoff - from,
      event1: seen ? 1 : 0,
      cause1: seen ? "progression" : null,
      line1: null,
      entry: null,
      death: null,
      lastContact: cutoff
    };
  });
}
