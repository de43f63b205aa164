import {chiSquareUpper} from "../math/chi-square.ts";
import {argsort} from "../math/argsort.ts";
import {cholesky, quadraticForm} from "../math/cholesky.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {type Cause, type CodedCompetingRisks, type CompetingRisks, competingRisks} from "./competing-risks.ts";
import type {Label} from "./groups.ts";
import {checkedLabels} from "./log-rank.ts";

export interface GrayData extends Omit<CompetingRisks, "entry" | "weight" | "group"> {
  /** Two groups or more. */
  readonly group: ArrayLike<Label>;
  /** Within which groups are compared; one stratum when absent. */
  readonly strata?: ArrayLike<Label>;
  /** Refused. */
  readonly entry?: unknown;
  /** Refused. */
  readonly weight?: unknown;
}

export interface GrayOptions {
  /** Power of the weight (1 − F̂₀(t−))^rho; 0 weighs all times alike. */
  readonly rho?: number;
}

export interface GrayTest {
  readonly cause: Cause;
  /** Chi-square; null when the covariance is singular, and a remark says so. */
  readonly statistic: number | null;
  readonly df: number;
  readonly pValue: number | null;
  /** One group's events of this cause, and how many the common subdistribution would give it. */
  readonly groups: readonly {
    readonly group: Label;
    readonly n: number;
    readonly observed: number;
    readonly expected: number;
  }[];
  readonly remarks: readonly SurvivalRemark[];
}

/**
 * Gray's k-sample test, one for each cause: are the cumulative incidences of that cause equal in all groups? Stratified if asked.
 *
 * Columns as `cumulativeIncidence`, without delayed entry and weights, which the test does not have. Ties as in cmprsk's `cuminc`.
 * Throws `RangeError` for `entry`, `weight`, fewer than two groups, lengths that differ, or no events.
 * Source: Gray 1988, Ann Stat 16:1141, doi:10.1214/aos/1176350951.
 *
 * @example
 * const [progression] = gray({time: [1, 2, 3, 4, 5, 6], cause: [1, 1, 2, 1, 2, 1], group: ["A", "A", "A", "B", "B", "B"]});
 * progression.df // 1
 */
export function gray({time, cause, group, strata, entry, weight}: GrayData, {rho = 0}: GrayOptions = {}): GrayTest[] {
  if (entry !== undefined && entry !== null)
    throw new RangeError(
      "entry is not supported by gray: Gray's test is for follow-up from the origin; leave entry out, or use fineGray"
    );
  if (weight !== undefined && weight !== null)
    throw new RangeError(
      "weight is not supported by gray: Gray's test counts subjects; leave weight out, or use fineGray"
    );
  if (!Number.isFinite(rho)) throw new RangeError(`rho must be a finite number, got ${rho}`);
  const data = competingRisks({time, cause, group});
  if (data.groups.length < 2) throw new RangeError(`group must have at least two values, got ${data.groups.length}`);
  if (data.causes.length === 0) throw new NotEstimable({code: "no-event-of-a-cause"});
  const stratum =
    strata === undefined ? new Int32Array(time.length) : checkedLabels(strata, time.length, "strata").index;
  const strataCounts = eventCounts(data, stratum);
  return data.causes.map((name, k) =>
    causeTest(
      name,
      data,
      strataCounts.map((counts) => grayScore(counts, k + 1, data.groups.length, rho))
    )
  );
}

/** Counts of one stratum at its distinct event times, ascending; matrices row-major. */
interface EventCounts {
  readonly rows: number;
  /** rows × groups: at risk just before. */
  readonly atRisk: Float64Array;
  /** rows × groups × (1 + causes): events of each cause; cause 0 stays empty. */
  readonly events: Float64Array;
}

function eventCounts(data: CodedCompetingRisks, stratum: Int32Array): EventCounts[] {
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

function countsOf({time, cause, causes, group, groups}: CodedCompetingRisks, order: Uint32Array): EventCounts {
  const size = groups.length;
  const kinds = causes.length + 1;
  let rows = 0;
  for (let at = 0, last = -1; at < order.length; at++)
    if (cause[order[at]] !== 0 && time[order[at]] !== last) {
      last = time[order[at]];
      rows++;
    }
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

function walk(
  {rows, atRisk, events}: EventCounts,
  cause: number,
  size: number,
  rho: number,
  visit: (moment: Moment) => void
): void {
  const kinds = events.length / (rows * size);
  const incidence = new Float64Array(size);
  const moment: Moment = {
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
  const {freeMinus, freePlus, h, r} = moment;
  for (let row = 0; row < rows; row++) {
    moment.row = row;
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
    moment.commonMinus = moment.commonPlus;
    moment.commonPlus = moment.commonMinus + moment.events / moment.hSum;
    moment.weight = (1 - moment.commonMinus) ** rho;
    visit(moment);
  }
}

interface Score {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** Weighted observed − expected, per group. */
  readonly score: Float64Array;
  /** Its covariance, groups × groups. */
  readonly covariance: Float64Array;
}

/** Score and covariance of one stratum, Gray 1988, eq. 2.9 with ρ, and the covariance of its section 2 with his program's factors for ties. */
function grayScore(counts: EventCounts, cause: number, size: number, rho: number): Score {
  const {events, atRisk} = counts;
  const kinds = events.length / atRisk.length;
  const observed = new Float64Array(size);
  const expected = new Float64Array(size);
  const score = new Float64Array(size);
  // c(t) sums dF̂₀ / (1 − F̂₀(t−)) times a(t), the derivative of the score; its value at the end comes from a first walk.
  const cEnd = new Float64Array(size * size);
  walk(counts, cause, size, rho, (moment) => {
    addSlope(cEnd, moment);
    for (let i = 0; i < size; i++) {
      const own = events[(moment.row * size + i) * kinds + cause];
      const share = (moment.events * moment.r[i]) / moment.rSum;
      observed[i] += own;
      expected[i] += share;
      score[i] += moment.weight * (own - share);
    }
  });
  const covariance = new Float64Array(size * size);
  const c = new Float64Array(size * size);
  const u = new Float64Array(size);
  const add = (factor: number): void => {
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) covariance[i * size + j] += u[i] * u[j] * factor;
  };
  walk(counts, cause, size, rho, (moment) => {
    const {h, hSum, freeMinus, freePlus, commonPlus, weight, row} = moment;
    addSlope(c, moment);
    for (let g = 0; g < size; g++) {
      const n = atRisk[row * size + g];
      if (n === 0) continue;
      const free = freePlus[g];
      if (moment.events > 0) {
        const q = free > 0 ? 1 - (1 - commonPlus) / free : 1;
        for (let i = 0; i < size; i++)
          u[i] = weight * slope(h, hSum, i, g) + q * (cEnd[i * size + g] - c[i * size + g]);
        const ties = moment.events > 1 ? 1 - (moment.events - 1) / (hSum * freeMinus[g] - 1) : 1;
        add((ties * moment.events) / (hSum * h[g]));
      }
      const others = otherEvents(events, (row * size + g) * kinds, kinds, cause);
      if (others > 0 && free > 0) {
        const q = (1 - commonPlus) / free;
        for (let i = 0; i < size; i++) u[i] = q * (cEnd[i * size + g] - c[i * size + g]);
        const ties = others > 1 ? 1 - (others - 1) / (n - 1) : 1;
        add((ties * others) / (h[g] * h[g]));
      }
    }
  });
  return {observed, expected, score, covariance};
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

function causeTest(cause: Cause, {group, groups}: CodedCompetingRisks, strata: readonly Score[]): GrayTest {
  const df = groups.length - 1;
  const sum = (of: (score: Score) => number): number => strata.reduce((total, score) => total + of(score), 0);
  // The scores of all groups sum to zero: the last group is left out.
  const scores = Float64Array.from({length: df}, (_, i) => sum(({score}) => score[i]));
  const covariance = Float64Array.from({length: df * df}, (_, at) =>
    sum((one) => one.covariance[Math.floor(at / df) * groups.length + (at % df)])
  );
  const factor = cholesky(covariance, df, SINGULAR);
  const usable = factor.singular.length === 0 && covariance.every(Number.isFinite);
  const statistic = usable ? quadraticForm(factor, scores) : null;
  const counts = new Float64Array(groups.length);
  for (let i = 0; i < group.length; i++) counts[group[i]]++;
  return {
    cause,
    df,
    statistic,
    pValue: statistic === null ? null : chiSquareUpper(statistic, df),
    groups: groups.map((name, g) => ({
      group: name ?? "",
      n: counts[g],
      observed: sum(({observed}) => observed[g]),
      expected: sum(({expected}) => expected[g])
    })),
    remarks: usable ? [] : [{code: "gray-singular", cause: String(cause)}]
  };
}

/** R's `qr` calls a matrix singular below this. */
const SINGULAR = 1e-7;
