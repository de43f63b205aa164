import {NotEstimable} from "../record/not-estimable.ts";
import type {Surv} from "../record/surv.ts";
import {labelIndex, type LabelIndex} from "./groups.ts";
import {timeBlocks, type TimeBlocks} from "./time-blocks.ts";
import {timeGrid, type TimeGrid} from "./time-grid.ts";

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
  const {terms, values, offsets, labels} = checkedColumns(columns, {strata, offset}, n);
  const grid = timeGrid(surv);
  const {order, position, key, stratum} = sortedRows(surv, grid, labels);
  const known = offsets === null ? null : centredOffset(offsets);
  const {weight, weightKind} = surv;
  const rows = sortedColumns({values, weight, offset: known?.offset ?? null}, position);
  const blocks = timeBlocks({key, stratum, times: grid.time}, labels?.levels ?? null);
  return {
    n,
    p: terms.length,
    terms,
    order,
    ...rows,
    weightKind,
    offsetMean: known?.mean ?? 0,
    blocks,
    entries: entriesOf(grid, {position, stratum}, labels),
    nEvent: surv.event.reduce((sum, value) => sum + value, 0),
    ...eventTotals(rows, blocks, terms.length)
  };
}

interface CheckedColumns {
  readonly terms: readonly string[];
  /** Covariates in the order of the terms. */
  readonly values: readonly Float64Array[];
  readonly offsets: Float64Array | null;
  /** Of the strata. */
  readonly labels: LabelIndex | null;
}

function checkedColumns(
  columns: Readonly<Record<string, ArrayLike<number>>>,
  {strata, offset}: CoxLayout,
  n: number
): CheckedColumns {
  const terms = Object.keys(columns);
  const values = terms.map((term) => finiteColumn(`covariate ${term}`, columns[term], n));
  const offsets = offset === undefined ? null : finiteColumn("offset", offset, n);
  if (strata !== undefined && strata.length !== n)
    throw new RangeError(`strata must have the length of time, ${n}, got ${strata.length}`);
  return {terms, values, offsets, labels: strata === undefined ? null : labelIndex(strata, "strata")};
}

function sortedColumns(
  {values, weight, offset}: Pick<CheckedColumns, "values"> & Pick<CoxData, "weight" | "offset">,
  position: Uint32Array
): Pick<CoxData, "x" | "center" | "scale" | "weight" | "offset"> {
  return {
    ...standardised(values, position, weight),
    weight: placedOrNull(weight, position),
    offset: placedOrNull(offset, position)
  };
}

interface SortedRows {
  /** Sorted position → row of the caller, and back. */
  readonly order: Uint32Array;
  readonly position: Uint32Array;
  /** Key and stratum of each row, in sorted order, as `timeBlocks` takes them. */
  readonly key: Int32Array;
  readonly stratum: Int32Array | null;
}

function sortedRows({event}: Surv, grid: TimeGrid, labels: LabelIndex | null): SortedRows {
  const n = event.length;
  const m = grid.time.length;
  const key = new Int32Array(n);
  for (let i = 0; i < n; i++) key[i] = 2 * (m - 1 - grid.index[i]) + event[i];
  const order = countedOrder(key, 2 * m, labels?.index ?? null, labels?.levels.length ?? 1);
  const position = new Uint32Array(n);
  for (let i = 0; i < n; i++) position[order[i]] = i;
  return {
    order,
    position,
    key: placed(key, position, new Int32Array(n)),
    stratum: labels === null ? null : placed(labels.index, position, new Int32Array(n))
  };
}

/** Offsets minus their mean, which must leave risks that are finite. */
function centredOffset(offsets: Float64Array): {readonly offset: Float64Array; readonly mean: number} {
  const middle = mean(offsets);
  const extreme = offsets.reduce(
    (most, value, i) => (Math.abs(value - middle) > Math.abs(offsets[most] - middle) ? i : most),
    0
  );
  if (Math.abs(offsets[extreme] - middle) > LARGEST_OFFSET)
    throw new RangeError(
      `offset must be within ${LARGEST_OFFSET} of its mean, so that its risk is finite, got ${offsets[extreme]} at index ${extreme}`
    );
  return {offset: offsets.map((value) => value - middle), mean: middle};
}

/** Throws `NotEstimable` without an event, `RangeError` without a column. */
export function checkEstimable({nEvent, n, p}: CoxData, estimator: "cox" | "firth"): void {
  if (nEvent === 0) throw new NotEstimable({code: "no-event", estimator, rows: n});
  if (p === 0) throw new RangeError("covariates must have at least one column, got none");
}

/** From scaled to the caller's units, a p × p matrix as rows. */
export function unscaled(matrix: Float64Array, scale: Float64Array): number[][] {
  const p = scale.length;
  return Array.from(scale, (a, j) => Array.from(scale, (b, k) => matrix[j * p + k] / (a * b)));
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

function placedOrNull(column: Float64Array | null, position: Uint32Array): Float64Array | null {
  return column === null ? null : placed(column, position, new Float64Array(column.length));
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

function entriesOf(
  {time, entryIndex}: TimeGrid,
  {position, stratum}: Pick<SortedRows, "position" | "stratum">,
  labels: LabelIndex | null
): Entries | null {
  if (entryIndex === null) return null;
  const m = time.length;
  const grid = placed(entryIndex, position, new Int32Array(entryIndex.length));
  return {
    grid,
    order: countedOrder(
      grid.map((at) => m - at),
      m + 1,
      stratum,
      labels?.levels.length ?? 1
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
    const {middle, spread} = middleAndSpread(column, weight, total);
    center[j] = middle;
    // What rounding leaves of a constant column is no spread.
    scale[j] = spread > 1e-13 * total * Math.abs(middle) ? spread / total : 1;
  }
  for (let i = 0; i < n; i++)
    for (let j = 0, at = position[i] * p; j < p; j++) x[at++] = (columns[j][i] - center[j]) / scale[j];
  return {x, center, scale};
}

/** Weighted mean, and weighted sum of the absolute deviations from it; `total` is the sum of the weights. */
function middleAndSpread(
  column: Float64Array,
  weight: Float64Array | null,
  total: number
): {readonly middle: number; readonly spread: number} {
  const n = column.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += weight === null ? column[i] : weight[i] * column[i];
  const middle = sum / total;
  let spread = 0;
  for (let i = 0; i < n; i++) spread += (weight === null ? 1 : weight[i]) * Math.abs(column[i] - middle);
  return {middle, spread};
}
