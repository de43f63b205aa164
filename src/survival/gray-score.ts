import {argsort} from "../math/argsort.ts";
import type {CodedCompetingRisks} from "./competing-risks.ts";

/** Counts of one stratum at its distinct event times, ascending; matrices row-major. */
interface EventCounts {
  readonly rows: number;
  /** rows × groups: at risk just before. */
  readonly atRisk: Float64Array;
  /** rows × groups × (1 + causes): events of each cause; cause 0 stays empty. */
  readonly events: Float64Array;
}

/** Counts of each stratum 0, 1, …; `stratum` is that of each row. */
export function eventCounts(data: CodedCompetingRisks, stratum: Int32Array): EventCounts[] {
  const order = argsort(data.time);
  const strata = stratum.reduce((a, b) => Math.max(a, b), 0) + 1;
  return strata === 1
    ? [countsOf(data, order)]
    : Array.from({length: strata}, (_, s) =>
        countsOf(
          data,
          order.filter((i) => stratum[i] === s)
        )
      );
}

function countEventTimes(time: Float64Array, cause: Int32Array, order: Uint32Array): number {
  let count = 0;
  for (let at = 0, last = -1; at < order.length; at++)
    if (cause[order[at]] !== 0 && time[order[at]] !== last) {
      last = time[order[at]];
      count++;
    }
  return count;
}

function countsOf({time, cause, causes, group, groups}: CodedCompetingRisks, order: Uint32Array): EventCounts {
  const size = groups.length;
  const kinds = causes.length + 1;
  const rows = countEventTimes(time, cause, order);
  const atRisk = new Float64Array(rows * size);
  const events = new Float64Array(rows * size * kinds);
  const risk = new Float64Array(size);
  // From the last time to the first, so that those at risk only grow.
  for (let at = order.length - 1, row = rows - 1; at >= 0;) {
    const now = time[order[at]];
    let any = false;
    for (; at >= 0 && time[order[at]] === now; at--) {
      const i = order[at];
      risk[group[i]]++;
      if (cause[i] === 0) continue;
      any = true;
      events[(row * size + group[i]) * kinds + cause[i]]++;
    }
    if (any) atRisk.set(risk, size * row--);
  }
  return {rows, atRisk, events};
}

/** A cause 1, 2, … in one stratum of `size` groups, and the power of the weight. */
interface CauseInStratum {
  readonly counts: EventCounts;
  readonly cause: number;
  readonly size: number;
  readonly rho: number;
}

/** What the estimates are at one event time; minus: just before it, plus: just after. One object is reused. */
interface Moment {
  row: number;
  /** Events of the cause over all groups. */
  events: number;
  /** Common subdistribution under the hypothesis, F̂₀. */
  commonMinus: number;
  commonPlus: number;
  /** (1 − F̂₀(t−))^rho */
  weight: number;
  /** Per group: event-free probability before and after; h = at risk / event-free before; R = h · (1 − F̂ of the group before). */
  readonly freeMinus: Float64Array;
  readonly freePlus: Float64Array;
  readonly h: Float64Array;
  readonly r: Float64Array;
  hSum: number;
  rSum: number;
}

/** Before anything has happened. */
function origin(size: number): Moment {
  return {
    row: 0,
    events: 0,
    commonMinus: 0,
    commonPlus: 0,
    weight: 1,
    hSum: 0,
    rSum: 0,
    freeMinus: new Float64Array(size).fill(1),
    freePlus: new Float64Array(size).fill(1),
    h: new Float64Array(size),
    r: new Float64Array(size)
  };
}

function walk({counts, cause, size, rho}: CauseInStratum, visit: (moment: Moment) => void): void {
  const incidence = new Float64Array(size);
  const moment = origin(size);
  for (let row = 0; row < counts.rows; row++) {
    moment.row = row;
    passGroups(moment, counts, cause, incidence);
    moment.commonMinus = moment.commonPlus;
    moment.commonPlus = moment.commonMinus + moment.events / moment.hSum;
    moment.weight = (1 - moment.commonMinus) ** rho;
    visit(moment);
  }
}

/** Moves what the moment holds of each group, and `incidence` of the cause in each, past its row. */
function passGroups(moment: Moment, {rows, atRisk, events}: EventCounts, cause: number, incidence: Float64Array): void {
  const {row, freeMinus, freePlus, h, r} = moment;
  const size = h.length;
  const kinds = events.length / (rows * size);
  moment.events = moment.hSum = moment.rSum = 0;
  for (let g = 0; g < size; g++) {
    const n = atRisk[row * size + g];
    const at = (row * size + g) * kinds;
    let all = 0;
    for (let k = 1; k < kinds; k++) all += events[at + k];
    freeMinus[g] = freePlus[g];
    h[g] = n === 0 ? 0 : n / freeMinus[g];
    r[g] = h[g] * (1 - incidence[g]);
    moment.hSum += h[g];
    moment.rSum += r[g];
    moment.events += events[at + cause];
    if (n === 0) continue;
    freePlus[g] = (freeMinus[g] * (n - all)) / n;
    incidence[g] += (freeMinus[g] * events[at + cause]) / n;
  }
}

/** Gray's score of one cause in one stratum. */
export interface GrayScore {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** Weighted observed − expected, per group. */
  readonly score: Float64Array;
  /** Its covariance, groups × groups. */
  readonly covariance: Float64Array;
}

/** Score and covariance of one stratum, Gray 1988, eq. 2.9 with ρ, and the covariance of its section 2 with his program's factors for ties. */
export function grayScore(of: CauseInStratum): GrayScore {
  const {counts, cause, size} = of;
  const {events, atRisk} = counts;
  const kinds = events.length / atRisk.length;
  const observed = new Float64Array(size);
  const expected = new Float64Array(size);
  const score = new Float64Array(size);
  // c(t) sums dF̂₀ / (1 − F̂₀(t−)) times a(t), the derivative of the score; its value at the end comes from a first walk.
  const cEnd = new Float64Array(size * size);
  walk(of, (moment) => {
    addSlope(cEnd, moment);
    for (let i = 0; i < size; i++) {
      const own = events[(moment.row * size + i) * kinds + cause];
      const share = (moment.events * moment.r[i]) / moment.rSum;
      observed[i] += own;
      expected[i] += share;
      score[i] += moment.weight * (own - share);
    }
  });
  return {observed, expected, score, covariance: scoreCovariance(of, cEnd)};
}

function scoreCovariance(of: CauseInStratum, cEnd: Float64Array): Float64Array {
  const {counts, cause, size} = of;
  const {events, atRisk} = counts;
  const kinds = events.length / atRisk.length;
  const covariance = new Float64Array(size * size);
  const sums: CovarianceSums = {covariance, cEnd, c: new Float64Array(size * size), u: new Float64Array(size)};
  walk(of, (moment) => {
    addSlope(sums.c, moment);
    for (let g = 0; g < size; g++) {
      const n = atRisk[moment.row * size + g];
      if (n === 0) continue;
      if (moment.events > 0) addOwnEvents(sums, moment, g);
      const others = otherEvents(events, (moment.row * size + g) * kinds, kinds, cause);
      if (others > 0 && moment.freePlus[g] > 0) addOtherEvents(sums, moment, g, {n, others});
    }
  });
  return covariance;
}

/** Matrices groups × groups on the way through the times: c up to now and at the end. */
interface CovarianceSums {
  readonly covariance: Float64Array;
  readonly cEnd: Float64Array;
  readonly c: Float64Array;
  /** By group, reused. */
  readonly u: Float64Array;
}

/** What events of the cause, in whatever group, add to the covariance by way of group g. */
function addOwnEvents({covariance, cEnd, c, u}: CovarianceSums, moment: Moment, g: number): void {
  const {h, hSum, freeMinus, freePlus, commonPlus, weight, events} = moment;
  const size = u.length;
  const free = freePlus[g];
  const q = free > 0 ? 1 - (1 - commonPlus) / free : 1;
  for (let i = 0; i < size; i++) u[i] = weight * slope(h, hSum, i, g) + q * (cEnd[i * size + g] - c[i * size + g]);
  const ties = events > 1 ? 1 - (events - 1) / (hSum * freeMinus[g] - 1) : 1;
  addOuter(covariance, u, (ties * events) / (hSum * h[g]));
}

/** What events of other causes in group g add, of n there at risk. */
function addOtherEvents(
  {covariance, cEnd, c, u}: CovarianceSums,
  {h, freePlus, commonPlus}: Moment,
  g: number,
  {n, others}: {readonly n: number; readonly others: number}
): void {
  const size = u.length;
  const q = (1 - commonPlus) / freePlus[g];
  for (let i = 0; i < size; i++) u[i] = q * (cEnd[i * size + g] - c[i * size + g]);
  const ties = others > 1 ? 1 - (others - 1) / (n - 1) : 1;
  addOuter(covariance, u, (ties * others) / (h[g] * h[g]));
}

function addOuter(matrix: Float64Array, u: Float64Array, factor: number): void {
  const size = u.length;
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) matrix[i * size + j] += u[i] * u[j] * factor;
}

function slope(h: Float64Array, hSum: number, i: number, g: number): number {
  return h[i] * ((i === g ? 1 : 0) - h[g] / hSum);
}

function addSlope(c: Float64Array, {h, hSum, events, commonMinus, weight}: Moment): void {
  if (events === 0) return;
  const step = (weight * events) / (hSum * (1 - commonMinus));
  for (let i = 0; i < h.length; i++)
    for (let g = 0; g < h.length; g++) c[i * h.length + g] += step * slope(h, hSum, i, g);
}

function otherEvents(events: Float64Array, at: number, kinds: number, cause: number): number {
  let others = 0;
  for (let k = 1; k < kinds; k++) if (k !== cause) others += events[at + k];
  return others;
}
