import {normalQuantile} from "../math/normal.ts";
import {seededRandom, type Random} from "../math/random.ts";
import {requirePairs} from "../patients/adc-pair.ts";
import type {PairTimes} from "./pair-order.ts";

export interface RelativeEffect {
  /** P(PFS(ADC2) > PFS(ADC1)) + ½ P(equal), what is still open at the horizon counted as ½. */
  readonly estimate: number;
  readonly stdError: number;
  /** On the logit scale. */
  readonly confLow: number | null;
  readonly confHigh: number | null;
  /** Randomisation p-value of estimate = ½: labels of the two times exchanged within pairs. */
  readonly pValue: number;
  /** Probability that neither time has ended by the horizon. */
  readonly undecided: number;
  readonly n: number;
  /** Pairs whose first event was seen. */
  readonly nEvent: number;
}

export interface RelativeEffectOptions {
  readonly confLevel?: number;
  /** Horizon in the unit of the times; by default the last observed first event. */
  readonly tau?: number;
  /** Random exchanges for the p-value; with at most 14 decided pairs every pattern is counted. */
  readonly exchanges?: number;
  readonly seed?: number;
}

const COUNTED_UP_TO = 14;

/**
 * Paired relative effect P(PFS(ADC2) > PFS(ADC1)) for right-censored pairs: the first of the two events of a pair is a competing risk, which of the
 * two it is its cause, and with Aalen–Johansen incidences F₁ (ADC1 ends first) and F₂ the effect is ½ + ½ (F₁ − F₂)(τ).
 *
 * A pair is followed until its first event or its first censoring; that censoring has to be independent of the pair of times, which a calendar
 * cut-off after sequential treatment does not give. Standard error by the infinitesimal jackknife; the p-value exchanges the two labels within pairs with
 * the studentised statistic (exact in distribution under exchangeability). Throws `RangeError` without pairs or for options out of range.
 * Source: Dobler & Möllenhoff 2022, arXiv:2210.05647 (effect, competing risks, studentised randomisation; abstract only: the formulas here are derived).
 *
 * @example
 * pairedRelativeEffect([[9, 4], [5, 8], [7, 3], [6, 2]].map(([pfs1, pfs2]) => ({pfs1, pfs2, event1: 1, event2: 1}))) // {estimate: 0.25, undecided: 0}
 */
export function pairedRelativeEffect(pairs: readonly PairTimes[], options: RelativeEffectOptions = {}): RelativeEffect {
  const {confLevel = 0.95, exchanges = 1999, seed = 20260101} = options;
  const tau = options.tau ?? Infinity;
  requirePairs(pairs);
  checkOptions({confLevel, exchanges, tau});
  const first = firstEvents(pairs, tau);
  const fit = incidenceDifference(first, first.sign);
  const estimate = 0.5 + fit.difference / 2;
  const stdError = Math.sqrt(fit.variance) / 2;
  return {
    estimate,
    stdError,
    ...logitLimits(estimate, stdError, confLevel),
    pValue: randomisationP(first, fit, exchanges, seed),
    undecided: fit.undecided,
    n: pairs.length,
    nEvent: first.event.reduce((sum, value) => sum + value, 0)
  };
}

function checkOptions({confLevel, exchanges, tau}: Required<Omit<RelativeEffectOptions, "seed">>): void {
  if (!(confLevel > 0 && confLevel < 1)) throw new RangeError(`confLevel must be in (0, 1), got ${confLevel}`);
  if (!(Number.isInteger(exchanges) && exchanges > 0))
    throw new RangeError(`exchanges must be a whole number > 0, got ${exchanges}`);
  if (!(tau > 0)) throw new RangeError(`tau must be > 0, got ${tau}`);
}

/** Limits of a probability on the logit scale; none at 0 and 1. */
function logitLimits(
  estimate: number,
  stdError: number,
  confLevel: number
): Pick<RelativeEffect, "confLow" | "confHigh"> {
  if (!(estimate > 0 && estimate < 1)) return {confLow: null, confHigh: null};
  const logit = Math.log(estimate / (1 - estimate));
  const width = (normalQuantile((1 + confLevel) / 2) * stdError) / (estimate * (1 - estimate));
  return {confLow: 1 / (1 + Math.exp(-(logit - width))), confHigh: 1 / (1 + Math.exp(-(logit + width)))};
}

/** The first thing that happened in each pair, pairs in ascending order of its time, events before censorings. */
interface FirstEvents {
  readonly time: Float64Array;
  /** 1 where an event came first. */
  readonly event: Uint8Array;
  /** +1 ADC1 ended first (ADC2 longer), −1 ADC2 ended first, 0 both on one day or censored. */
  readonly sign: Int8Array;
}

function firstEvents(pairs: readonly PairTimes[], tau: number): FirstEvents {
  const drafts = pairs
    .map(({pfs1, event1, pfs2, event2}) => {
      const time = Math.min(pfs1, pfs2);
      const ends1 = pfs1 === time && event1 === 1;
      const ends2 = pfs2 === time && event2 === 1;
      const event = (ends1 || ends2) && time <= tau;
      return {time: Math.min(time, tau), event, sign: event ? Number(ends1) - Number(ends2) : 0};
    })
    .sort((a, b) => a.time - b.time || Number(b.event) - Number(a.event));
  return {
    time: Float64Array.from(drafts, ({time}) => time),
    event: Uint8Array.from(drafts, ({event}) => Number(event)),
    sign: Int8Array.from(drafts, ({sign}) => sign)
  };
}

interface IncidenceDifference {
  readonly difference: number;
  readonly variance: number;
  readonly undecided: number;
}

/**
 * (F₁ − F₂) at the horizon with its infinitesimal-jackknife variance, for the given signs; O(n).
 *
 * With A = Σ d/(n(n−d)) and D = F₁ − F₂ up to a time, the influence of a pair that leaves at t is, for the whole of follow-up,
 * ∫ while at risk of dD·(A(s−) − 1/n(s)), plus its own free(t−)·sign/n(t), plus (A(t) − own 1/(n−d)) · (D(τ) − D(t)): a constant and a slope of D(τ).
 */
function incidenceDifference({time, event}: FirstEvents, sign: Int8Array): IncidenceDifference {
  const n = time.length;
  let free = 1;
  let difference = 0;
  let hazard = 0;
  let whileAtRisk = 0;
  const constant = new Float64Array(n);
  const slope = new Float64Array(n);
  for (let i = 0; i < n;) {
    const end = endOfTies(time, i);
    const events = eventsBetween(event, i, end);
    const atRisk = n - i;
    const step = (free * signsBetween(event, sign, i, end)) / atRisk;
    whileAtRisk += step * (hazard - 1 / atRisk);
    difference += step;
    const all = events === atRisk;
    const rise = all ? 0 : events / (atRisk * (atRisk - events));
    for (let k = i; k < end; k++) {
      // Once nobody is left, later steps are zero and the slope has nothing to act on.
      slope[k] = all ? 0 : hazard + rise - (event[k] === 1 ? 1 / (atRisk - events) : 0);
      constant[k] = whileAtRisk + (event[k] === 1 ? (free * sign[k]) / atRisk : 0) - slope[k] * difference;
    }
    hazard += rise;
    free *= 1 - events / atRisk;
    i = end;
  }
  return {difference, variance: sumOfSquares(constant, slope, difference), undecided: free};
}

/** Where the times equal to the one at `i` end. */
function endOfTies(time: Float64Array, i: number): number {
  let end = i + 1;
  while (end < time.length && time[end] === time[i]) end++;
  return end;
}

function eventsBetween(event: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += event[k];
  return sum;
}

function signsBetween(event: Uint8Array, sign: Int8Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += event[k] === 1 ? sign[k] : 0;
  return sum;
}

/** Σ (constant + slope · x)². */
function sumOfSquares(constant: Float64Array, slope: Float64Array, x: number): number {
  let sum = 0;
  for (let k = 0; k < constant.length; k++) sum += (constant[k] + slope[k] * x) ** 2;
  return sum;
}

function randomisationP(first: FirstEvents, observed: IncidenceDifference, exchanges: number, seed: number): number {
  const decided = Array.from(first.sign, (_, i) => i).filter((i) => first.sign[i] !== 0);
  if (decided.length === 0) return 1;
  const least = studentised(observed) * (1 - 1e-12);
  return decided.length <= COUNTED_UP_TO
    ? shareOfPatterns(first, decided, least)
    : shareOfExchanges(first, decided, least, {exchanges, random: seededRandom(seed)});
}

/** Share of all patterns of signs whose statistic reaches `least`. */
function shareOfPatterns(first: FirstEvents, decided: readonly number[], least: number): number {
  const flipped = Int8Array.from(first.sign);
  const patterns = 2 ** decided.length;
  let extreme = 0;
  for (let pattern = 0; pattern < patterns; pattern++) {
    for (const [bit, i] of decided.entries()) flipped[i] = (pattern >>> bit) % 2 === 0 ? 1 : -1;
    if (studentised(incidenceDifference(first, flipped)) >= least) extreme += 1;
  }
  return extreme / patterns;
}

/** Share of random exchanges, and what is observed, whose statistic reaches `least`. */
function shareOfExchanges(
  first: FirstEvents,
  decided: readonly number[],
  least: number,
  {exchanges, random}: {readonly exchanges: number; readonly random: Random}
): number {
  const flipped = Int8Array.from(first.sign);
  let extreme = 0;
  for (let r = 0; r < exchanges; r++) {
    for (const i of decided) flipped[i] = random() < 0.5 ? 1 : -1;
    if (studentised(incidenceDifference(first, flipped)) >= least) extreme += 1;
  }
  return (extreme + 1) / (exchanges + 1);
}

/** |difference| / standard error; infinite where all first events are of one kind and nothing varies. */
function studentised({difference, variance}: IncidenceDifference): number {
  return variance < 1e-14 ? (difference === 0 ? 0 : Infinity) : Math.abs(difference) / Math.sqrt(variance);
}
