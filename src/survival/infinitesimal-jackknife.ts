import type {EventTable} from "../record/event-table.ts";
import type {Surv} from "../record/surv.ts";
import {labelIndex} from "./groups.ts";
import {timeGrid} from "./time-grid.ts";

/**
 * Infinitesimal jackknife variance of the Kaplan–Meier estimate, length m: Σ over rows (or clusters) of their squared influence on S(t).
 *
 * Row i, with weight w, changes S(t) by S(t)·w·[A(t ∧ time) − A(entry) − δ·1(time ≤ t)/(n − d)], A(t) = Σ d/(n(n − d)); so the sum of squares
 * needs three running sums, O(n + m), unless rows are clustered: then O(n + m · clusters).
 * Source: Efron 1981, doi:10.1080/01621459.1981.10477650; R's survival, `survfit(robust = TRUE)`.
 */
export function jackknifeVariance(follow: Surv, table: EventTable, estimate: Float64Array, cluster?: ArrayLike<unknown>): Float64Array {
  const n = follow.time.length;
  if (cluster === undefined) return independentRows(follow, table, estimate);
  if (cluster.length !== n) throw new RangeError(`cluster must have the length of time, ${n}, got ${cluster.length}`);
  return clusteredRows(follow, table, estimate, labelIndex(cluster));
}

/** A(t) of the formula above, and the position from which S(t) is 0. */
function cumulative({nRisk, nEvent}: EventTable, estimate: Float64Array): {A: Float64Array; end: number} {
  const zero = estimate.indexOf(0);
  const end = zero < 0 ? estimate.length : zero;
  const A = new Float64Array(end);
  let sum = 0;
  for (let k = 0; k < end; k += 1) {
    if (nEvent[k] > 0) sum += nEvent[k] / (nRisk[k] * (nRisk[k] - nEvent[k]));
    A[k] = sum;
  }
  return {A, end};
}

function independentRows(follow: Surv, table: EventTable, estimate: Float64Array): Float64Array {
  const {event, weight} = follow;
  const {index, entryIndex} = timeGrid(follow);
  const {nRisk, nEvent} = table;
  const {A, end} = cumulative(table, estimate);
  const m = estimate.length;
  // Of rows that leave at k: their final squared influence, and what they take out of the running sums.
  const gone = new Float64Array(m);
  const outSquare = new Float64Array(m);
  const outLinear = new Float64Array(m);
  const outWeight = new Float64Array(m);
  const inWeight = new Float64Array(m);
  for (let i = 0; i < index.length; i += 1) {
    const first = entryIndex === null ? 0 : entryIndex[i];
    const square = weight === null ? 1 : weight[i] * weight[i];
    inWeight[first] += square;
    const k = index[i];
    if (k >= end) continue;
    const since = A[k] - (first === 0 ? 0 : A[first - 1]);
    const own = event[i] === 1 ? since - 1 / (nRisk[k] - nEvent[k]) : since;
    gone[k] += square * own * own;
    outSquare[k] += square * since * since;
    outLinear[k] += square * since;
    outWeight[k] += square;
  }
  const variance = new Float64Array(m);
  let left = 0;
  let square = 0;
  let linear = 0;
  let total = 0;
  for (let k = 0; k < end; k += 1) {
    total += inWeight[k];
    const step = A[k] - (k === 0 ? 0 : A[k - 1]);
    square += step * (2 * linear + step * total) - outSquare[k];
    linear += step * total - outLinear[k];
    total -= outWeight[k];
    left += gone[k];
    variance[k] = estimate[k] * estimate[k] * (left + Math.max(0, square));
  }
  return variance;
}

function clusteredRows(follow: Surv, table: EventTable, estimate: Float64Array, {index: cluster, levels}: {index: Int32Array; levels: ArrayLike<unknown>}): Float64Array {
  const {event, weight} = follow;
  const {index, entryIndex} = timeGrid(follow);
  const {nRisk, nEvent} = table;
  const {A, end} = cumulative(table, estimate);
  const m = estimate.length;
  const byEntry = rowsAt(entryIndex ?? new Int32Array(index.length), m);
  const byExit = rowsAt(index, m);
  const influence = new Float64Array(levels.length);
  const atRisk = new Float64Array(levels.length);
  const variance = new Float64Array(m);
  for (let k = 0; k < end; k += 1) {
    for (let at = byEntry.start[k]; at < byEntry.start[k + 1]; at += 1) {
      const row = byEntry.rows[at];
      atRisk[cluster[row]] += weight === null ? 1 : weight[row];
    }
    const step = A[k] - (k === 0 ? 0 : A[k - 1]);
    let sum = 0;
    if (step > 0) for (let c = 0; c < influence.length; c += 1) influence[c] += step * atRisk[c];
    for (let at = byExit.start[k]; at < byExit.start[k + 1]; at += 1) {
      const row = byExit.rows[at];
      const w = weight === null ? 1 : weight[row];
      if (event[row] === 1) influence[cluster[row]] -= w / (nRisk[k] - nEvent[k]);
      atRisk[cluster[row]] -= w;
    }
    if (step === 0 && k > 0) {
      variance[k] = variance[k - 1];
      continue;
    }
    for (let c = 0; c < influence.length; c += 1) sum += influence[c] * influence[c];
    variance[k] = estimate[k] * estimate[k] * sum;
  }
  return variance;
}

/** Rows gathered by an index in 0…m: rows.subarray(start[k], start[k + 1]) have index k. */
export function rowsAt(index: Int32Array, m: number): {readonly rows: Int32Array; readonly start: Int32Array} {
  const start = new Int32Array(m + 2);
  for (let i = 0; i < index.length; i += 1) start[index[i] + 1] += 1;
  for (let k = 0; k <= m; k += 1) start[k + 1] += start[k];
  const next = start.slice();
  const rows = new Int32Array(index.length);
  for (let i = 0; i < index.length; i += 1) rows[next[index[i]]++] = i;
  return {rows, start};
}
