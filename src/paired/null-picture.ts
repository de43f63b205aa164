import type {NullWorld} from "../record/result-parts.ts";
import {seededRandom, type Random} from "../math/random.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {QuantileEstimate} from "../survival/quantile.ts";
import {twoGroupHazardRatio} from "../survival/two-group-hazard-ratio.ts";
import {reachOf, requirePairs, windowOf, type AdcPair} from "../patients/adc-pair.ts";
import {midrankCount} from "./midrank-ratio.ts";
import {medianTime} from "./median-time.ts";
import {receivedBothPairs, simulateSequence, type Attrition, type SequenceScenario} from "./simulated-sequence.ts";
import {truncationWeights} from "../truncation/truncation-weights.ts";

/** One world without cross-resistance, as far as the data leave it open. */
export interface NullInputs {
  /** Share of PFS(ADC1) beyond the longest time that the curve knows, and the median of what then follows. */
  readonly tail: {readonly share: number; readonly median: number};
  readonly attrition: Attrition;
  /** Variance of the gamma frailty shared by both times. */
  readonly frailtyVariance: number;
  /** Hazard ratio of ADC2 against ADC1 that comes from the later line alone; 1 = none. */
  readonly lineEffect: number;
}

/** What the simulated worlds are drawn from; plain numbers, so that it can be handed to a worker thread. Times in one unit. */
export interface NullBase {
  /** Distribution of PFS(ADC1), repaired or in all who started: ascending times with P(PFS(ADC1) ≤ time), given it is at most the last. */
  readonly time: readonly number[];
  readonly distribution: readonly number[];
  /** Windows with their probabilities, and observed gaps from the end of ADC1 to the start of ADC2. */
  readonly window: readonly number[];
  readonly windowProbability: readonly number[];
  readonly gap: readonly number[];
  /** Pairs in the cohort; a simulated cohort has as many. */
  readonly n: number;
}

/** The numbers that readers look at; null where one has no value. */
export interface NullStatistics {
  readonly shareShorter: number | null;
  readonly shareRatio: number | null;
  readonly hazardRatio: number | null;
  readonly medianRatio: number | null;
}

export interface NullCell {
  readonly inputs: NullInputs;
  /** Middle and central 95 % of each number over the simulated cohorts. */
  readonly simulated: Readonly<Record<keyof NullStatistics, QuantileEstimate>>;
  readonly replicates: number;
}

/**
 * What a null picture is drawn from: the repaired (or all-who-started) distribution of PFS(ADC1), never the observed one, the windows with their estimated probabilities, and the observed gaps.
 *
 * `curve` is that of `truncationEstimates`, as S(t). Throws `RangeError` without pairs or where a cut-off is not recorded.
 * Source: windows by the product-limit estimate of `truncationWeights`.
 *
 * @example
 * const pair = (adc1Start, pfs1) => ({adc1Start, adc2Start: adc1Start + pfs1 + 1, cutoff: 40, pfs1, event1: 1, pfs2: 3, event2: 1});
 * nullBase([pair(0, 30), pair(5, 12), pair(10, 8)], {time: [8, 12, 30], estimate: [0.6, 0.3, 0]}).distribution // [0.4, 0.7, 1]
 */
export function nullBase(
  pairs: readonly Pick<AdcPair, "adc1Start" | "adc2Start" | "cutoff" | "pfs1">[],
  curve: {readonly time: ArrayLike<number>; readonly estimate: ArrayLike<number>}
): NullBase {
  requirePairs(pairs);
  if (pairs.some((pair) => pair.cutoff === null))
    throw new RangeError("pairs must all have a recorded cut-off, got one without");
  const {window, survivor} = truncationWeights(
    pairs.map(reachOf),
    pairs.map((pair) => windowOf(pair) ?? 0)
  );
  const last = 1 - (curve.estimate[curve.estimate.length - 1] ?? 0);
  return {
    time: Array.from(curve.time),
    distribution: Array.from(curve.estimate, (value) => (1 - value) / last),
    window: [...window],
    windowProbability: Array.from(survivor, (value, k) => value - (survivor[k + 1] ?? 0)),
    gap: pairs.map((pair) => reachOf(pair) - pair.pfs1),
    n: pairs.length
  };
}

/**
 * One cell of the null picture: cohorts drawn without cross-resistance under stated inputs, and where their share-shorter, P(GMI ≥ c), hazard ratio and ratio of medians lie.
 *
 * Marginal PFS(ADC1) stays that of `base` whatever the frailty. Each cell has its own seed, so that cells may run in any order and on any thread. Throws `RangeError` for a tail share
 * outside [0, 1), a tail median or line effect ≤ 0, fewer than 2 replicates, or when hardly anybody would reach ADC2 within the windows.
 * Source: frailty by the Clayton form of the gamma frailty model, S(t) = (1 + θ H(t))^(−1/θ), Oakes 1989, JASA 84:487.
 *
 * @example
 * const base = {time: [2, 6, 20], distribution: [0.2, 0.6, 1], window: [10, 24], windowProbability: [0.5, 0.5], gap: [1], n: 20};
 * const inputs = {tail: {share: 0, median: 6}, attrition: {kind: "independent", share: 0.2}, frailtyVariance: 0, lineEffect: 1};
 * nullCell(base, inputs, {replicates: 20, seed: 1}).replicates // 20
 */
export function nullCell(
  base: NullBase,
  inputs: NullInputs,
  {replicates, seed, ratio = 1.33}: {readonly replicates: number; readonly seed: number; readonly ratio?: number}
): NullCell {
  checkCell(inputs, replicates);
  const random = seededRandom(seed);
  const scenario = scenarioOf(base, inputs);
  const runs = Array.from({length: replicates}, () => nullStatistics(simulatedPairs(base.n, scenario, random), ratio));
  const central = (name: keyof NullStatistics): QuantileEstimate => centralOf(runs.map((run) => run[name]));
  return {
    inputs,
    replicates,
    simulated: {
      shareShorter: central("shareShorter"),
      shareRatio: central("shareRatio"),
      hazardRatio: central("hazardRatio"),
      medianRatio: central("medianRatio")
    }
  };
}

function checkCell({tail, lineEffect}: NullInputs, replicates: number): void {
  if (!(tail.share >= 0 && tail.share < 1)) throw new RangeError(`tail.share must be in [0, 1), got ${tail.share}`);
  if (!(tail.median > 0)) throw new RangeError(`tail.median must be > 0, got ${tail.median}`);
  if (!(lineEffect > 0)) throw new RangeError(`lineEffect must be > 0, got ${lineEffect}`);
  if (!(Number.isInteger(replicates) && replicates > 1))
    throw new RangeError(`replicates must be a whole number > 1, got ${replicates}`);
}

/** The world of a cell: at least 50 start ADC1 at a time, with the windows and gaps of the cohort. */
function scenarioOf(base: NullBase, {tail, lineEffect, frailtyVariance, attrition}: NullInputs): SequenceScenario {
  const marginal = marginalTime(base, tail);
  // Given a frailty Z, S(t) = exp(−Z H(t)) with H from the marginal S by the Clayton form; hazard h here is H.
  const time1 = (hazard: number): number =>
    marginal(frailtyVariance === 0 ? Math.exp(-hazard) : (1 + frailtyVariance * hazard) ** (-1 / frailtyVariance));
  return {
    starters: Math.max(50, base.n),
    accrual: [0, 0],
    cutoff: 0,
    window: drawn(base.window, base.windowProbability),
    gap: (uniform) => base.gap[Math.floor(uniform * base.gap.length)] ?? 0,
    time1,
    time2: (hazard) => time1(hazard / lineEffect),
    frailtyVariance,
    attrition
  };
}

/** The first n pairs that reach ADC2 in time; scenarios are drawn until there are as many. */
function simulatedPairs(n: number, scenario: SequenceScenario, random: Random): AdcPair[] {
  const pairs: AdcPair[] = [];
  for (let attempt = 0; pairs.length < n; attempt++) {
    if (attempt > 200) throw new NotEstimable({code: "adc2-out-of-reach"});
    pairs.push(...receivedBothPairs(simulateSequence(scenario, random)));
  }
  return pairs.slice(0, n);
}

/**
 * The numbers of one cohort that the null picture is about, on observed or simulated pairs: share shorter and P(GMI ≥ ratio) by midranks, marginal hazard ratio, ratio of medians.
 *
 * @example
 * nullStatistics([[4, 2], [6, 9], [8, 3]].map(([pfs1, pfs2]) => ({pfs1, event1: 1, pfs2, event2: 1})), 1.33).medianRatio // 0.5
 */
export function nullStatistics(
  pairs: readonly Pick<AdcPair, "pfs1" | "event1" | "pfs2" | "event2">[],
  ratio: number
): NullStatistics {
  const first = pairs.map(({pfs1, event1}) => ({time: pfs1, event: event1}));
  const second = pairs.map(({pfs2, event2}) => ({time: pfs2, event: event2}));
  const [one, two] = [medianTime(first), medianTime(second)];
  const medianRatio = one === null || two === null || one === 0 ? null : two / one;
  if (first.every(({event}) => event === 0))
    return {shareShorter: null, shareRatio: null, hazardRatio: null, medianRatio};
  const shareFrom = (c: number): number => {
    const {count, n} = midrankCount(pairs, c);
    return count / n;
  };
  return {
    shareShorter: 1 - shareFrom(1),
    shareRatio: shareFrom(ratio),
    hazardRatio: hazardRatioOf(first, second),
    medianRatio
  };
}

/** Of the second times against the first. */
function hazardRatioOf(first: readonly EndedTime[], second: readonly EndedTime[]): number | null {
  const both = [...first, ...second];
  return twoGroupHazardRatio(
    both.map(({time}) => time),
    both.map(({event}) => event),
    both.map((_, i) => (i < first.length ? 0 : 1))
  );
}

interface EndedTime {
  readonly time: number;
  readonly event: 0 | 1;
}

/** Time at which the marginal survivor function falls to s, an exponential tail beyond the last known time; linear between the steps, so that draws do not tie. */
function marginalTime({time, distribution}: NullBase, tail: NullInputs["tail"]): (survivor: number) => number {
  const last = time.length - 1;
  return (survivor) => {
    const reached = (1 - survivor) / (1 - tail.share);
    if (reached >= (distribution[last] ?? 1))
      return (time[last] ?? 0) + (tail.share === 0 ? 0 : (Math.log(tail.share / survivor) * tail.median) / Math.LN2);
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((distribution[middle] ?? 1) > reached) high = middle;
      else low = middle + 1;
    }
    const [t0, f0] = low === 0 ? [0, 0] : [time[low - 1] ?? 0, distribution[low - 1] ?? 0];
    return t0 + (((time[low] ?? 0) - t0) * (reached - f0)) / ((distribution[low] ?? 1) - f0);
  };
}

/** The value at which the running sum of probabilities first exceeds a uniform number. */
function drawn(values: readonly number[], probability: readonly number[]): (uniform: number) => number {
  let sum = 0;
  const reached = Float64Array.from(probability, (one) => (sum += one));
  return (uniform) => {
    let low = 0;
    let high = values.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (uniform < reached[middle]) high = middle;
      else low = middle + 1;
    }
    return values[low] ?? 0;
  };
}

function centralOf(values: readonly (number | null)[]): QuantileEstimate {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const at = (p: number): number | null => known[Math.round((known.length - 1) * p)] ?? null;
  return {estimate: at(0.5), confLow: at(0.025), confHigh: at(0.975)};
}

/** Every combination of the given inputs. */
export function nullGrid(grid: {readonly [K in keyof NullInputs]: readonly NullInputs[K][]}): NullInputs[] {
  return grid.tail.flatMap((tail) =>
    grid.attrition.flatMap((attrition) =>
      grid.frailtyVariance.flatMap((frailtyVariance) =>
        grid.lineEffect.map((lineEffect) => ({tail, attrition, frailtyVariance, lineEffect}))
      )
    )
  );
}

/**
 * The inputs of a world as one phrase.
 *
 * @example
 * worldInWords({tailShare: 0, lostEarly: 0.6, frailtyVariance: 1, lineEffect: 1}) // "no tail; 60 % lost after early progression; frailty variance 1; no effect of the later line"
 */
export function worldInWords({tailShare, lostEarly, frailtyVariance, lineEffect}: NullWorld): string {
  return [
    tailShare === 0 ? "no tail" : `${Math.round(100 * tailShare)} % beyond the curve`,
    lostEarly === 0
      ? "attrition independent of PFS(ADC1)"
      : `${Math.round(100 * lostEarly)} % lost after early progression`,
    frailtyVariance === 0 ? "independent times" : `frailty variance ${frailtyVariance}`,
    lineEffect === 1 ? "no effect of the later line" : `hazard × ${lineEffect} in the later line`
  ].join("; ");
}
