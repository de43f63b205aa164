import type {Surv} from "../record/surv.ts";
import {labelIndex} from "./groups.ts";
import {rowsAt, timeGrid} from "./time-grid.ts";

/**
 * A statistic that is a sum over event times: row i, with weight w, changes it at t by
 * w·[C(t ∧ time) − C(entry) − δ·1(time ≤ t)·own(time)], C(t) the running sum of `step`.
 */
export interface InfluenceTerms {
  /** What being at risk at each time adds, length m. */
  readonly step: Float64Array;
  /** What an own event at each time takes away, length m. */
  readonly own: Float64Array;
  /** Times from this position on are left out; the sums below are 0 there. */
  readonly end: number;
}

/**
 * Sum of squared influences at each time, length m; O(n + m), and O(n + m · clusters) where rows are clustered. A frequency weight is that many rows, each with its own influence, unless a
 * cluster holds them.
 */
export function squaredInfluence(follow: Surv, terms: InfluenceTerms, cluster?: ArrayLike<unknown>): Float64Array {
  const n = follow.time.length;
  if (cluster === undefined) return independentRows(follow, terms);
  if (cluster.length !== n) throw new RangeError(`cluster must have the length of time, ${n}, got ${cluster.length}`);
  const {index, levels} = labelIndex(cluster, "cluster");
  return clusteredRows(follow, terms, index, levels.length);
}

/**
 * The same follow-up with weights in another unit, a power of two, so that squares of very small or large ones are numbers: influences do not depend on the unit, and a power of two changes no digit.
 */
export function inUnitWeights(follow: Surv): Surv {
  const {weight, weightKind} = follow;
  if (weight === null || weightKind === "frequency") return follow;
  const unit = 2 ** Math.floor(Math.log2(weight.reduce((most, w) => Math.max(most, w), 0)));
  return unit > 1e-60 && unit < 1e60 ? follow : {...follow, weight: weight.map((w) => w / unit)};
}

/** Running sum of the steps before the end. */
export function runningSum({step, end}: InfluenceTerms): Float64Array {
  const sums = new Float64Array(end);
  let sum = 0;
  for (let k = 0; k < end; k += 1) sums[k] = sum += step[k];
  return sums;
}

/** What the squared influence of one subject is multiplied by for row i: the number of subjects, or the square of what one weighs. */
export function squareOf({weight, weightKind}: Pick<Surv, "weight" | "weightKind">, i: number): number {
  if (weight === null) return 1;
  return weightKind === "frequency" ? weight[i] : weight[i] * weight[i];
}

function independentRows(follow: Surv, terms: InfluenceTerms): Float64Array {
  const {event} = follow;
  const {index, entryIndex} = timeGrid(follow);
  const {step, own, end} = terms;
  const sums = runningSum(terms);
  const m = step.length;
  // Of rows that leave at k: their final squared influence, and what they take out of the running sums over those at risk.
  const gone = new Float64Array(m);
  const outSquare = new Float64Array(m);
  const outLinear = new Float64Array(m);
  const outWeight = new Float64Array(m);
  const inWeight = new Float64Array(m);
  const entering = new Int32Array(m);
  const leaving = new Int32Array(m);
  for (let i = 0; i < index.length; i += 1) {
    const first = entryIndex === null ? 0 : entryIndex[i];
    const square = squareOf(follow, i);
    inWeight[first] += square;
    entering[first] += 1;
    const k = index[i];
    if (k >= end) continue;
    leaving[k] += 1;
    const since = sums[k] - (first === 0 ? 0 : sums[first - 1]);
    const final = event[i] === 1 ? since - own[k] : since;
    gone[k] += square * final * final;
    outSquare[k] += square * since * since;
    outLinear[k] += square * since;
    outWeight[k] += square;
  }
  const squares = new Float64Array(m);
  let left = 0;
  let square = 0;
  let linear = 0;
  let total = 0;
  let atRisk = 0;
  for (let k = 0; k < end; k += 1) {
    atRisk += entering[k];
    total += inWeight[k];
    square += step[k] * (2 * linear + step[k] * total) - outSquare[k];
    linear += step[k] * total - outLinear[k];
    total -= outWeight[k];
    left += gone[k];
    atRisk -= leaving[k];
    // Nobody stays: what rounding left of the sums goes too.
    if (atRisk === 0) square = linear = total = 0;
    squares[k] = left + Math.max(0, square);
  }
  return squares;
}

function clusteredRows(
  follow: Surv,
  {step, own, end}: InfluenceTerms,
  cluster: Int32Array,
  clusters: number
): Float64Array {
  const {event, weight} = follow;
  const {index, entryIndex} = timeGrid(follow);
  const m = step.length;
  const byEntry = rowsAt(entryIndex ?? new Int32Array(index.length), m);
  const byExit = rowsAt(index, m);
  const influence = new Float64Array(clusters);
  const atRisk = new Float64Array(clusters);
  const squares = new Float64Array(m);
  for (let k = 0; k < end; k += 1) {
    for (let at = byEntry.start[k]; at < byEntry.start[k + 1]; at += 1) {
      const row = byEntry.rows[at];
      atRisk[cluster[row]] += weight === null ? 1 : weight[row];
    }
    if (step[k] > 0) for (let c = 0; c < clusters; c += 1) influence[c] += step[k] * atRisk[c];
    for (let at = byExit.start[k]; at < byExit.start[k + 1]; at += 1) {
      const row = byExit.rows[at];
      const w = weight === null ? 1 : weight[row];
      if (event[row] === 1) influence[cluster[row]] -= w * own[k];
      atRisk[cluster[row]] -= w;
    }
    if (step[k] === 0) squares[k] = k === 0 ? 0 : squares[k - 1];
    else for (let c = 0; c < clusters; c += 1) squares[k] += influence[c] * influence[c];
  }
  return squares;
}
