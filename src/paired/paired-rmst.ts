import {normalQuantile, normalTwoSided} from "../math/normal.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {EventTable} from "../record/event-table.ts";
import {eventTable} from "../survival/event-table.ts";
import {productLimit} from "../survival/kaplan-meier.ts";
import {surv} from "../survival/surv.ts";
import {requirePairs} from "../patients/adc-pair.ts";
import type {PairTimes} from "./pair-order.ts";

export interface PairedRmstContrast {
  readonly estimate: number;
  /** Of the difference; of the logarithm of the ratio. */
  readonly stdError: number;
  readonly confLow: number;
  readonly confHigh: number;
  readonly pValue: number;
}

export interface PairedRmst {
  /** Horizon, in the unit of the times. */
  readonly tau: number;
  readonly rmst1: number;
  readonly rmst2: number;
  /** RMST(ADC2) − RMST(ADC1). */
  readonly difference: PairedRmstContrast;
  /** RMST(ADC2) / RMST(ADC1). */
  readonly ratio: PairedRmstContrast;
  readonly n: number;
}

/**
 * Restricted mean time on ADC2 against ADC1 up to τ, with a standard error that knows the pairing: each patient's influence on both Kaplan–Meier
 * integrals is added up before squaring.
 *
 * τ is by default the smaller of the two longest times. Needs censoring independent of the times; wrong under truncation.
 * Throws `RangeError` without pairs, for τ ≤ 0 or beyond the shorter follow-up, or confLevel outside (0, 1).
 * Source: area under Kaplan–Meier, Irwin 1949; infinitesimal jackknife, Efron 1981, doi:10.1080/01621459.1981.10477650; paired sum derived here.
 *
 * @example
 * pairedRmst([[9, 4], [5, 8], [7, 3]].map(([pfs1, pfs2]) => ({pfs1, pfs2, event1: 1, event2: 1})), {tau: 8}).difference.estimate // -1.666667
 */
export function pairedRmst(
  pairs: readonly PairTimes[],
  {tau, confLevel = 0.95}: {readonly tau?: number; readonly confLevel?: number} = {}
): PairedRmst {
  requirePairs(pairs);
  if (!(confLevel > 0 && confLevel < 1)) throw new RangeError(`confLevel must be in (0, 1), got ${confLevel}`);
  const horizon = horizonOf(pairs, tau);
  const one = meanWithInfluence(
    pairs.map(({pfs1}) => pfs1),
    pairs.map(({event1}) => event1),
    horizon
  );
  const two = meanWithInfluence(
    pairs.map(({pfs2}) => pfs2),
    pairs.map(({event2}) => event2),
    horizon
  );
  const z = normalQuantile((1 + confLevel) / 2);
  return {
    tau: horizon,
    rmst1: one.mean,
    rmst2: two.mean,
    n: pairs.length,
    difference: differenceOf(one, two, z),
    ratio: ratioOf(one, two, z)
  };
}

function horizonOf(pairs: readonly PairTimes[], tau: number | undefined): number {
  const longest = Math.min(Math.max(...pairs.map(({pfs1}) => pfs1)), Math.max(...pairs.map(({pfs2}) => pfs2)));
  if (tau === undefined && longest === 0) throw new NotEstimable({code: "no-time-on-an-adc"});
  const horizon = tau ?? longest;
  if (!(horizon > 0 && horizon <= longest))
    throw new RangeError(`tau must be in (0, ${longest}], the shorter of the two longest times, got ${horizon}`);
  return horizon;
}

/** Influences of a patient on both means are subtracted before they are squared. */
function differenceOf(one: InfluencedMean, two: InfluencedMean, z: number): PairedRmstContrast {
  let square = 0;
  for (let i = 0; i < one.influence.length; i++) square += (two.influence[i] - one.influence[i]) ** 2;
  return normalContrast(two.mean - one.mean, Math.sqrt(square), z);
}

/** As the difference of the logarithms. */
function ratioOf(one: InfluencedMean, two: InfluencedMean, z: number): PairedRmstContrast {
  let square = 0;
  for (let i = 0; i < one.influence.length; i++)
    square += (two.influence[i] / two.mean - one.influence[i] / one.mean) ** 2;
  const log = normalContrast(Math.log(two.mean / one.mean), Math.sqrt(square), z);
  return {...log, estimate: Math.exp(log.estimate), confLow: Math.exp(log.confLow), confHigh: Math.exp(log.confHigh)};
}

function normalContrast(estimate: number, stdError: number, z: number): PairedRmstContrast {
  return {
    estimate,
    stdError,
    confLow: estimate - z * stdError,
    confHigh: estimate + z * stdError,
    pValue: stdError === 0 ? 1 : normalTwoSided(estimate / stdError)
  };
}

/** An area under a Kaplan–Meier curve, and each row's influence on it. */
interface InfluencedMean {
  readonly mean: number;
  readonly influence: Float64Array;
}

/** Area under the Kaplan–Meier curve to `tau`, and each row's influence on it. */
function meanWithInfluence(time: readonly number[], event: readonly (0 | 1)[], tau: number): InfluencedMean {
  const table = eventTable(surv({time, event}));
  const {hazard, area, areaHazard} = runningAreas(table, tau);
  const place = new Map(Array.from(table.time, (at, k) => [at, k]));
  const mean = area[table.time.length];
  const influence = new Float64Array(time.length);
  for (const [i, at] of time.entries()) {
    const k = place.get(at) ?? 0;
    const left = table.nRisk[k] - table.nEvent[k];
    const after = mean - area[k];
    const own = left === 0 ? 0 : hazard[k] - (event[i] === 1 ? 1 / left : 0);
    influence[i] = areaHazard[k] + own * after;
  }
  return {mean, influence};
}

/** A = Σ d/(n(n−d)) at each time, and the areas of S and of S·A from 0 to each time, and to `tau` at the end. */
interface RunningAreas {
  readonly hazard: Float64Array;
  readonly area: Float64Array;
  readonly areaHazard: Float64Array;
}

function runningAreas(table: EventTable, tau: number): RunningAreas {
  const estimate = productLimit(table);
  const m = table.time.length;
  const hazard = new Float64Array(m);
  const area = new Float64Array(m + 1);
  const areaHazard = new Float64Array(m + 1);
  area[0] = Math.min(table.time[0], tau);
  let sum = 0;
  for (let k = 0; k < m; k++) {
    const left = table.nRisk[k] - table.nEvent[k];
    if (left > 0) sum += table.nEvent[k] / (table.nRisk[k] * left);
    hazard[k] = sum;
    // Of the interval that begins at time k, up to τ.
    const length = Math.max(0, Math.min(k + 1 < m ? table.time[k + 1] : tau, tau) - Math.min(table.time[k], tau));
    area[k + 1] = area[k] + estimate[k] * length;
    areaHazard[k + 1] = areaHazard[k] + estimate[k] * hazard[k] * length;
  }
  return {hazard, area, areaHazard};
}
