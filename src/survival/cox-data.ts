import type {Surv} from "../record/surv.ts";
import {labelIndex, type Label} from "./groups.ts";
import {timeGrid} from "./time-grid.ts";

/**
 * Follow-up and covariates laid out for passes over risk sets: rows sorted by stratum, then time from last to first with events after censorings,
 * so that each risk set grows as a pass goes on. A block is the rows of one stratum that share a time.
 * Covariates are centred and scaled; `center` and `scale` lead back.
 */
export interface CoxData {
  /** Number of rows. */
  readonly n: number;
  /** Number of covariates. */
  readonly p: number;
  readonly terms: readonly string[];
  /** Sorted position → row of the caller, length n. */
  readonly order: Uint32Array;
  /** Covariates in sorted order, row-major, n × p, as (x − center) / scale. */
  readonly x: Float64Array;
  readonly center: Float64Array;
  readonly scale: Float64Array;
  /** Case weights in sorted order; null when every row counts once. */
  readonly weight: Float64Array | null;
  readonly weightKind: Surv["weightKind"];
  /** Offset in sorted order, minus its mean; null when there is none. */
  readonly offset: Float64Array | null;
  readonly offsetMean: number;
  readonly blocks: TimeBlocks;
  readonly entries: Entries | null;
  readonly nEvent: number;
  /** Σ of w·x over the events, length p, and Σ of w·offset: what the likelihood has of them at any β. */
  readonly eventX: Float64Array;
  readonly eventOffset: number;
}

/** Blocks of tied times, in sorted order; B of them in S strata. */
export interface TimeBlocks {
  readonly count: number;
  /** Sorted position at which each block begins, and n at the end, length B + 1. */
  readonly start: Uint32Array;
  /** Sorted position of the first event of each block; the next block's start where there is none. Length B. */
  readonly firstEvent: Uint32Array;
  readonly time: Float64Array;
  /** Position of the time on the grid of distinct times. */
  readonly grid: Int32Array;
  /** First block of each stratum, and B at the end, length S + 1. */
  readonly strata: Uint32Array;
  /** Label of each stratum; null when the data are not stratified. */
  readonly labels: readonly Label[] | null;
}

/** Delayed entry: a row is at risk in blocks whose grid position is at or above its own here. */
export interface Entries {
  /** Grid position of the first time at which each row is at risk, sorted order. */
  readonly grid: Int32Array;
  /** Sorted positions by stratum, then entry from last to first; the stratum bounds are those of the blocks. */
  readonly order: Uint32Array;
}

/** exp(±600) is still a number, with room for sums. */
const LARGEST_OFFSET = 600;

export interface CoxLayout {
  readonly strata?: ArrayLike<unknown> | undefined;
  readonly offset?: ArrayLike<number> | undefined;
}

/**
 * Checked columns sorted for passes over risk sets; `columns` are the covariates by term, each as long as `surv.time`.
 *
 * Throws `RangeError` for lengths that differ and values that are not finite, naming argument and index.
 */
export function coxData(
  surv: Surv,
  columns: Readonly<Record<string, ArrayLike<number>>>,
  {strata, offset}: CoxLayout = {}
): CoxData {
  const n = surv.time.length;
  const terms = Object.keys(columns);
  const checked = terms.map((term) => finiteColumn(`covariate ${term}`, columns[term], n));
  const offsets = offset === undefined ? null : finiteColumn("offset", offset, n);
  if (strata !== undefined && strata.length !== n)
    throw new RangeError(`strata must have the length of time, ${n}, got ${strata.length}`);
  const labels = strata === undefined ? null : labelIndex(strata, "strata");

  const grid = timeGrid(surv);
  const m = grid.time.length;
  const stratum = labels?.index ?? null;
  const strataCount = labels?.levels.length ?? 1;
  const key = new Int32Array(n);
  for (let i = 0; i < n; i++) key[i] = 2 * (m - 1 - grid.index[i]) + surv.event[i];
  const order = countedOrder(key, 2 * m, stratum, strataCount);
  const position = new Uint32Array(n);
  for (let i = 0; i < n; i++) position[order[i]] = i;
  const sortedStratum = stratum === null ? null : placed(stratum, position, new Int32Array(n));
  const offsetMean = offsets === null ? 0 : mean(offsets);
  const extreme =
    offsets === null
      ? -1
      : offsets.reduce(
          (most, value, i) => (Math.abs(value - offsetMean) > Math.abs(offsets[most] - offsetMean) ? i : most),
          0
        );
  if (offsets !== null && Math.abs(offsets[extreme] - offsetMean) > LARGEST_OFFSET)
    throw new RangeError(
      `offset must be within ${LARGEST_OFFSET} of its mean, so that its risk is finite, got ${offsets[extreme]} at index ${extreme}`
    );
  const rows = {
    ...standardised(checked, position, surv.weight),
    weight: surv.weight === null ? null : placed(surv.weight, position, new Float64Array(n)),
    offset:
      offsets === null
        ? null
        : placed(
            offsets.map((value) => value - offsetMean),
            position,
            new Float64Array(n)
          )
  };
  const blocks = timeBlocks(placed(key, position, new Int32Array(n)), grid.time, sortedStratum, labels?.levels ?? null);
  return {
    n,
    p: terms.length,
    terms,
    order,
    ...rows,
    weightKind: surv.weightKind,
    offsetMean,
    blocks,
    entries:
      grid.entryIndex === null
        ? null
        : entries(placed(grid.entryIndex, position, new Int32Array(n)), m, sortedStratum, strataCount),
    nEvent: surv.event.reduce((sum, value) => sum + value, 0),
    ...eventTotals(rows, blocks, terms.length)
  };
}

function eventTotals(
  {x, weight, offset}: Pick<CoxData, "x" | "weight" | "offset">,
  blocks: TimeBlocks,
  p: number
): Pick<CoxData, "eventX" | "eventOffset"> {
  const eventX = new Float64Array(p);
  let eventOffset = 0;
  for (let block = 0; block < blocks.count; block++)
    for (let i = blocks.firstEvent[block]; i < blocks.start[block + 1]; i++) {
      const w = weight === null ? 1 : weight[i];
      if (offset !== null) eventOffset += w * offset[i];
      for (let j = 0; j < p; j++) eventX[j] += w * x[i * p + j];
    }
  return {eventX, eventOffset};
}

function finiteColumn(name: string, given: ArrayLike<number>, n: number): Float64Array {
  if (given.length !== n) throw new RangeError(`${name} must have the length of time, ${n}, got ${given.length}`);
  const column = given instanceof Float64Array ? given : Float64Array.from(given);
  for (let i = 0; i < n; i++)
    if (!(Math.abs(column[i]) < Infinity) || typeof given[i] !== "number")
      throw new RangeError(`${name} must be finite numbers, got ${String(given[i])} at index ${i}`);
  return column;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Moves each row to its sorted position. */
function placed<T extends Float64Array | Int32Array>(column: T, position: Uint32Array, to: T): T {
  for (let i = 0; i < position.length; i++) to[position[i]] = column[i];
  return to;
}

/** Order by stratum, then key, both counted. */
function countedOrder(key: Int32Array, keys: number, stratum: Int32Array | null, strata: number): Uint32Array {
  const n = key.length;
  const next = new Uint32Array(keys + 1);
  for (let i = 0; i < n; i++) next[key[i] + 1]++;
  for (let k = 1; k <= keys; k++) next[k] += next[k - 1];
  const byKey = new Uint32Array(n);
  for (let i = 0; i < n; i++) byKey[next[key[i]]++] = i;
  if (stratum === null) return byKey;
  const begin = new Uint32Array(strata + 1);
  for (let i = 0; i < n; i++) begin[stratum[i] + 1]++;
  for (let k = 1; k <= strata; k++) begin[k] += begin[k - 1];
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[begin[stratum[byKey[i]]]++] = byKey[i];
  return order;
}

/** `key` in sorted order is 2 · (position on the grid, from the last time) + event. */
function timeBlocks(
  key: Int32Array,
  times: Float64Array,
  stratum: Int32Array | null,
  labels: readonly Label[] | null
): TimeBlocks {
  const n = key.length;
  const start = new Uint32Array(n + 1);
  const firstEvent = new Uint32Array(n);
  const grid = new Int32Array(n);
  const strata = new Uint32Array((labels?.length ?? 1) + 1);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const newStratum = stratum !== null && i > 0 && stratum[i] !== stratum[i - 1];
    if (newStratum) strata[stratum[i]] = count;
    if (i === 0 || newStratum || key[i] >> 1 !== key[i - 1] >> 1) {
      start[count] = i;
      grid[count] = times.length - 1 - (key[i] >> 1);
      firstEvent[count++] = n;
    }
    if ((key[i] & 1) === 1 && firstEvent[count - 1] === n) firstEvent[count - 1] = i;
  }
  start[count] = n;
  strata[strata.length - 1] = count;
  const time = new Float64Array(count);
  for (let block = 0; block < count; block++) {
    time[block] = times[grid[block]];
    if (firstEvent[block] === n) firstEvent[block] = start[block + 1];
  }
  return {
    count,
    start: start.slice(0, count + 1),
    firstEvent: firstEvent.slice(0, count),
    time,
    grid: grid.slice(0, count),
    strata,
    labels
  };
}

function entries(grid: Int32Array, m: number, stratum: Int32Array | null, strata: number): Entries {
  return {
    grid,
    order: countedOrder(
      grid.map((at) => m - at),
      m + 1,
      stratum,
      strata
    )
  };
}

/** Centred at the weighted mean and divided by the weighted mean absolute deviation, so that no covariate's unit dominates. */
function standardised(
  columns: readonly Float64Array[],
  position: Uint32Array,
  weight: Float64Array | null
): Pick<CoxData, "x" | "center" | "scale"> {
  const n = position.length;
  const p = columns.length;
  const center = new Float64Array(p);
  const scale = new Float64Array(p);
  const x = new Float64Array(n * p);
  const total = weight === null ? n : mean(weight) * n;
  for (const [j, column] of columns.entries()) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += weight === null ? column[i] : weight[i] * column[i];
    const middle = sum / total;
    let spread = 0;
    for (let i = 0; i < n; i++) spread += (weight === null ? 1 : weight[i]) * Math.abs(column[i] - middle);
    center[j] = middle;
    // What rounding leaves of a constant column is no spread.
    scale[j] = spread > 1e-13 * total * Math.abs(middle) ? spread / total : 1;
  }
  for (let i = 0; i < n; i++)
    for (let j = 0, at = position[i] * p; j < p; j++) x[at++] = (columns[j][i] - center[j]) / scale[j];
  return {x, center, scale};
}
