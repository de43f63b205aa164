import {argsort} from "../math/argsort.ts";
import type {Surv} from "../record/surv.ts";

/**
 * Follow-up on the scale of its own distinct times, so that a kernel indexes instead of comparing.
 * Row i is at risk at `time[k]` when entryIndex[i] ≤ k ≤ index[i].
 */
export interface TimeGrid {
  /** Distinct times of event or censoring, ascending, length m. */
  readonly time: Float64Array;
  /** Row → position of its time in `time`, length n. */
  readonly index: Int32Array;
  /** Row → number of distinct times at or before its entry, length n; null without delayed entry. */
  readonly entryIndex: Int32Array | null;
  /** Rows in order of time, where sorting has left them so: a pass along it reads in sequence. Null when times were counted. */
  readonly order: TimeOrder | null;
}

/** rows[start[k]] … rows[start[k + 1] − 1] end at the k-th distinct time. */
export interface TimeOrder {
  readonly rows: Uint32Array;
  readonly start: Uint32Array;
}

/** Columns in which values that differ by rounding alone have become one value, with their grid. */
export interface TiedColumns {
  readonly time: Float64Array;
  readonly entry: Float64Array | null;
  readonly grid: TimeGrid;
}

/** R's `aeqSurv`: √ε, absolute or relative to the mean distinct time. */
const TIE_TOLERANCE = Math.sqrt(Number.EPSILON);

/** Whole numbers below this cannot be tied to a neighbour by the rule above. */
const WHOLE_BELOW = 2 ** 26;

const grids = new WeakMap<Surv, TimeGrid>();

/** Keeps the grid that was built together with a checked Surv. */
export function rememberGrid(follow: Surv, grid: TimeGrid): void {
  grids.set(follow, grid);
}

/** The grid of a Surv; built once, in O(n) for whole days and by one radix sort otherwise. */
export function timeGrid(follow: Surv): TimeGrid {
  const known = grids.get(follow);
  if (known !== undefined) return known;
  const {grid} = tieTimes(follow.time, follow.entry);
  grids.set(follow, grid);
  return grid;
}

/**
 * Columns and grid after ties are settled: exact for whole numbers, within 1.5e-8 (absolute, or relative to the mean of the
 * distinct values) otherwise.
 *
 * Source: `aeqSurv` of R's survival (Therneau), which treats such differences as the trace of a change of unit.
 */
export function tieTimes(time: Float64Array, entry: Float64Array | null): TiedColumns {
  const range = wholeRange(time, entry);
  return range === null ? sorted(time, entry) : {time, entry, grid: counted(time, entry, range)};
}

function wholeRange(time: Float64Array, entry: Float64Array | null): {low: number; high: number} | null {
  let low = Infinity;
  let high = -Infinity;
  for (const column of entry === null ? [time] : [time, entry])
    for (let i = 0; i < column.length; i += 1) {
      const value = column[i];
      if (value !== Math.floor(value)) return null;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return high < WHOLE_BELOW && low > -WHOLE_BELOW && high - low <= Math.max(8 * time.length, 65_536)
    ? {low, high}
    : null;
}

function counted(time: Float64Array, entry: Float64Array | null, {low, high}: {low: number; high: number}): TimeGrid {
  const n = time.length;
  const atOrBefore = new Int32Array(high - low + 1);
  for (let i = 0; i < n; i += 1) atOrBefore[time[i] - low] = 1;
  let m = 0;
  for (let k = 0; k < atOrBefore.length; k += 1) atOrBefore[k] = m += atOrBefore[k];
  const distinct = new Float64Array(m);
  const index = new Int32Array(n);
  for (let k = 0, before = 0; k < atOrBefore.length; before = atOrBefore[k], k += 1)
    if (atOrBefore[k] > before) distinct[before] = low + k;
  for (let i = 0; i < n; i += 1) index[i] = atOrBefore[time[i] - low] - 1;
  if (entry === null) return {time: distinct, index, entryIndex: null, order: null};
  const entryIndex = new Int32Array(n);
  for (let i = 0; i < n; i += 1) entryIndex[i] = atOrBefore[entry[i] - low];
  return {time: distinct, index, entryIndex, order: null};
}

/** A grid made from its order; the position of each row is worked out when something asks for it. */
export function orderedGrid(time: Float64Array, order: TimeOrder): TimeGrid {
  let index: Int32Array | null = null;
  return {
    time,
    entryIndex: null,
    order,
    get index() {
      return (index ??= positions(order));
    }
  };
}

function positions({rows, start}: TimeOrder): Int32Array {
  const index = new Int32Array(rows.length);
  for (let k = 0; k + 1 < start.length; k += 1) for (let at = start[k]; at < start[k + 1]; at += 1) index[rows[at]] = k;
  return index;
}

function sorted(time: Float64Array, entry: Float64Array | null): TiedColumns {
  const n = time.length;
  const all = entry === null ? time : joined(time, entry);
  const rows = argsort(all);
  // Distinct values, and where the rows of each begin.
  const values = new Float64Array(all.length);
  const start = new Uint32Array(all.length + 1);
  let count = 0;
  let sum = 0;
  let before = NaN;
  for (let at = 0; at < rows.length; at += 1) {
    const value = all[rows[at]];
    if (value === before) continue;
    before = value;
    sum += Math.abs(value);
    start[count] = at;
    values[count++] = value;
  }
  start[count] = rows.length;
  const tolerance = Math.max(TIE_TOLERANCE, TIE_TOLERANCE * (sum / count));
  if (entry === null) return tiedInOrder(time, {rows, start}, values, count, tolerance);
  const rank = positions({rows, start: start.subarray(0, count + 1)});
  // A value within the tolerance of its predecessor joins it, and so takes the first value of the chain.
  const cut = new Float64Array(count);
  for (let k = 0; k < count; k += 1) cut[k] = k > 0 && values[k] - values[k - 1] <= tolerance ? cut[k - 1] : values[k];
  const isTime = new Uint8Array(count);
  for (let i = 0; i < n; i += 1) isTime[rank[i]] = 1;
  const distinct = new Float64Array(count);
  const atOrBefore = new Int32Array(count);
  let m = 0;
  for (let k = 0; k < count;) {
    let end = k;
    let hasTime = 0;
    while (end < count && cut[end] === cut[k]) hasTime |= isTime[end++];
    if (hasTime === 1) distinct[m++] = cut[k];
    for (; k < end; k += 1) atOrBefore[k] = m;
  }
  const tiedTime = new Float64Array(n);
  const index = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    tiedTime[i] = cut[rank[i]];
    index[i] = atOrBefore[rank[i]] - 1;
  }
  const tiedEntry = new Float64Array(n);
  const entryIndex = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    tiedEntry[i] = cut[rank[n + i]];
    entryIndex[i] = atOrBefore[rank[n + i]];
  }
  return {time: tiedTime, entry: tiedEntry, grid: {time: distinct.slice(0, m), index, entryIndex, order: null}};
}

/** Without delayed entry the order stands; of values within the tolerance of their predecessor only the first of the chain remains. */
function tiedInOrder(
  time: Float64Array,
  {rows, start}: TimeOrder,
  values: Float64Array,
  count: number,
  tolerance: number
): TiedColumns {
  let tied: Float64Array | null = null;
  let m = 0;
  let last = NaN;
  for (let k = 0; k < count; k += 1) {
    const value = values[k];
    const end = start[k + 1];
    if (value - last <= tolerance) {
      tied ??= time.slice();
      for (let at = start[k]; at < end; at += 1) tied[rows[at]] = values[m - 1];
    } else {
      values[m] = value;
      start[m++] = start[k];
    }
    last = value;
  }
  start[m] = rows.length;
  return {time: tied ?? time, entry: null, grid: orderedGrid(values.slice(0, m), {rows, start: start.slice(0, m + 1)})};
}

function joined(time: Float64Array, entry: Float64Array): Float64Array {
  const all = new Float64Array(2 * time.length);
  all.set(time);
  all.set(entry, time.length);
  return all;
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
