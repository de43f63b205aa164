import {argsort} from "../math/argsort.ts";
import type {CodedCompetingRisks} from "./competing-risks.ts";
import {squareOf} from "./infinitesimal-jackknife.ts";

/** A variance that has fallen below this share of its largest value is 0 (nobody can change the estimate any more) but for rounding. */
const ROUNDING = 1e-13;

/** The cumulative incidence of every cause at every distinct time of some subjects; matrices row-major, times × causes. */
export interface AalenJohansen {
  readonly time: Float64Array;
  readonly estimate: Float64Array;
  /** Σ (weight · influence)² over subjects; a frequency weight is that many subjects. */
  readonly variance: Float64Array;
  readonly nEvent: Float64Array;
  readonly nRisk: Float64Array;
  readonly nCensored: Float64Array;
  readonly n: number;
  /** Time at which the event-free probability reached 0 although subjects enter later; null when that does not happen. */
  readonly emptiedAt: number | null;
}

/**
 * Sums of squares and products of two influences, over a set of subjects and with squared weights: V, on the log event-free probability, and,
 * one for each cause, U, on its incidence. At an event time everyone's U and V move by the same linear rule, so these sums are all that is needed.
 */
interface Influence {
  count: number;
  weight: number;
  v: number;
  vv: number;
  readonly u: Float64Array;
  readonly uv: Float64Array;
  readonly uu: Float64Array;
}

const emptyInfluence = (causes: number): Influence => ({
  count: 0,
  weight: 0,
  v: 0,
  vv: 0,
  u: new Float64Array(causes),
  uv: new Float64Array(causes),
  uu: new Float64Array(causes)
});

/**
 * Aalen–Johansen estimates with their infinitesimal-jackknife variances, in one pass over the subjects `order` (sorted by time).
 *
 * A subject's influence is Σ over event times s at risk of dF_k(s)·(V(s−) − 1/n(s)), plus S(s−)/n(s) at its own event, plus V·dF_k after it has left;
 * V is Σ d/(n(n−d)) while at risk, minus 1/n at its own event. Cost: times × causes + subjects × causes.
 * Source: Therneau, Crowson & Atkinson, Multi-state models and competing risks (R survival, 2023), the variance section.
 *
 * @example
 * const coded = {time: Float64Array.of(1, 2, 3), cause: Int32Array.of(1, 0, 2), causes: [1, 2], entry: null, weight: null, weightKind: "frequency"};
 * aalenJohansen(coded, Uint32Array.of(0, 1, 2)).nRisk // [3, 2, 1]
 */
export function aalenJohansen(
  {time, cause, causes, entry, weight, weightKind}: CodedCompetingRisks,
  order: Uint32Array
): AalenJohansen {
  const kinds = causes.length;
  const times = distinct(time, order);
  const rows = times.length;
  const estimate = new Float64Array(rows * kinds);
  const variance = new Float64Array(rows * kinds);
  const nEvent = new Float64Array(rows * kinds);
  const nRisk = new Float64Array(rows);
  const nCensored = new Float64Array(rows);
  const entries = entry ?? new Float64Array(time.length).fill(-1);
  const entering = entry === null ? order : enteringOrder(entry, order);
  // Row before which a subject entered, by subject; the sums up to there are what its own influence starts from.
  const entryRow = entry === null ? null : new Int32Array(time.length);
  const v = new Float64Array(rows + 1);
  const u = new Float64Array((rows + 1) * kinds);
  const inside = emptyInfluence(kinds);
  const gone = emptyInfluence(kinds);
  const events = new Float64Array(kinds);
  const step = new Float64Array(kinds);
  const largest = new Float64Array(kinds);
  const moment: Moment = {row: 0, atRisk: 0, free: 1, rise: 0, v, u, estimate, step};
  let free = 1;
  let atRisk = 0;
  let emptiedAt: number | null = null;
  let next = 0;
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const now = times[row];
    for (; next < entering.length && entries[entering[next]] < now; next++) {
      const i = entering[next];
      const w = weight === null ? 1 : weight[i];
      if (entryRow !== null) entryRow[i] = row;
      inside.count++;
      inside.weight += squareOf({weight, weightKind}, i);
      atRisk += w;
    }
    let leaving = at;
    let eventCount = 0;
    let censored = 0;
    events.fill(0);
    for (; leaving < order.length && time[order[leaving]] === now; leaving++) {
      const i = order[leaving];
      const w = weight === null ? 1 : weight[i];
      if (cause[i] === 0) censored += w;
      else {
        events[cause[i] - 1] += w;
        eventCount++;
      }
    }
    let allEvents = 0;
    for (let k = 0; k < kinds; k++) {
      step[k] = (free * events[k]) / atRisk;
      allEvents += events[k];
      nEvent[row * kinds + k] = events[k];
    }
    nRisk[row] = atRisk;
    nCensored[row] = censored;
    const everyone = eventCount === inside.count;
    const rise = everyone ? 0 : allEvents / (atRisk * (atRisk - allEvents));

    moveGone(gone, step);
    moment.row = row;
    moment.atRisk = nRisk[row];
    moment.free = free;
    moment.rise = rise;
    for (; at < leaving; at++) {
      const i = order[at];
      const w = weight === null ? 1 : weight[i];
      leave(inside, gone, moment, entryRow === null ? 0 : entryRow[i], cause[i] - 1, squareOf({weight, weightKind}, i));
      atRisk -= w;
    }
    if (inside.count === 0) {
      empty(inside);
      atRisk = 0;
    } else moveInside(inside, step, nRisk[row], rise);

    v[row + 1] = v[row] + rise;
    for (let k = 0; k < kinds; k++) {
      u[(row + 1) * kinds + k] = u[row * kinds + k] + step[k] * (v[row] - 1 / nRisk[row]);
      estimate[row * kinds + k] = (row === 0 ? 0 : estimate[(row - 1) * kinds + k]) + step[k];
      const square = inside.uu[k] + gone.uu[k];
      largest[k] = Math.max(largest[k], square);
      variance[row * kinds + k] = square > ROUNDING * largest[k] ? square : 0;
    }
    if (everyone && eventCount > 0) {
      if (free > 0 && next < entering.length) emptiedAt = now;
      free = 0;
    } else free *= 1 - allEvents / nRisk[row];
  }
  let n = 0;
  for (const i of order) n += weight === null ? 1 : weight[i];
  return {time: times, estimate, variance, nEvent, nRisk, nCensored, n, emptiedAt};
}

function distinct(time: Float64Array, order: Uint32Array): Float64Array {
  const times = new Float64Array(order.length);
  let rows = 0;
  for (let at = 0; at < order.length; at++)
    if (at === 0 || time[order[at]] !== times[rows - 1]) times[rows++] = time[order[at]];
  return times.slice(0, rows);
}

function enteringOrder(entry: Float64Array, order: Uint32Array): Uint32Array {
  return argsort(Float64Array.from(order, (i) => entry[i])).map((at) => order[at]);
}

function empty(set: Influence): void {
  set.count = set.weight = set.v = set.vv = 0;
  set.u.fill(0);
  set.uv.fill(0);
  set.uu.fill(0);
}

/** Those who have left: U moves by V·dF, V stays. */
function moveGone({vv, uv, uu}: Influence, step: Float64Array): void {
  for (let k = 0; k < step.length; k++) {
    const a = step[k];
    uu[k] += 2 * a * uv[k] + a * a * vv;
    uv[k] += a * vv;
  }
}

/** Those still at risk: U moves by (V − 1/n)·dF, V by d/(n(n−d)). */
function moveInside(set: Influence, step: Float64Array, atRisk: number, rise: number): void {
  for (let k = 0; k < step.length; k++) {
    const a = step[k];
    const b = -a / atRisk;
    const u = set.u[k];
    const uv = set.uv[k];
    set.uu[k] += a * a * set.vv + b * b * set.weight + 2 * (a * uv + b * u + a * b * set.v);
    set.u[k] = u + a * set.v + b * set.weight;
    set.uv[k] = uv + a * set.vv + b * set.v + rise * set.u[k];
  }
  set.vv += rise * (2 * set.v + rise * set.weight);
  set.v += rise * set.weight;
}

/** What is known of one event time when subjects leave; one object is reused. */
interface Moment {
  row: number;
  atRisk: number;
  /** Event-free probability just before. */
  free: number;
  /** What V gains by staying. */
  rise: number;
  /** Running sums of V and, times × causes, of U over the times before. */
  readonly v: Float64Array;
  readonly u: Float64Array;
  readonly estimate: Float64Array;
  readonly step: Float64Array;
}

/**
 * Takes one subject, as it was just before now, from those at risk, and puts it, as it is just after, to those who have left. `from` is the row at its
 * entry, `own` the column of its cause (−1 when censored), `square` its squared weight.
 */
function leave(
  inside: Influence,
  gone: Influence,
  {row, atRisk, free, rise, v, u, estimate, step}: Moment,
  from: number,
  own: number,
  square: number
): void {
  const kinds = step.length;
  const base = v[from];
  const before = v[row] - base;
  const after = own < 0 ? before + rise : before - 1 / atRisk;
  inside.count--;
  inside.weight -= square;
  inside.v -= square * before;
  inside.vv -= square * before * before;
  gone.vv += square * after * after;
  for (let k = 0; k < kinds; k++) {
    const risen = row === 0 ? 0 : estimate[(row - 1) * kinds + k] - (from === 0 ? 0 : estimate[(from - 1) * kinds + k]);
    const old = u[row * kinds + k] - u[from * kinds + k] - base * risen;
    const now = old + step[k] * (before - 1 / atRisk) + (k === own ? free / atRisk : 0);
    inside.u[k] -= square * old;
    inside.uv[k] -= square * old * before;
    inside.uu[k] -= square * old * old;
    gone.uv[k] += square * now * after;
    gone.uu[k] += square * now * now;
  }
}
