import {NotEstimable} from "../record/not-estimable.ts";
import type {Surv} from "../record/surv.ts";
import {columnBasis, type ColumnBasis} from "./column-basis.ts";
import {labelIndex, type LabelIndex} from "./groups.ts";
import {timeBlocks, type TimeBlocks} from "./time-blocks.ts";
import {timeGrid, type TimeGrid} from "./time-grid.ts";

/**
 * Follow-up and covariates laid out for passes over risk sets: rows sorted by stratum, then time from last to first with events after censorings,
 * so that each risk set grows as a pass goes on. A block is the rows of one stratum that share a time.
 * Covariates are columns of unit spread over the rows that have a share in the likelihood, uncorrelated where they were much alike; `basis` leads back. A row that is never at risk beside another
 * at an event has no share: it stands at 0 in covariates and offset, so that its values move nothing.
 */
export interface CoxData {
  /** Number of rows. */
  readonly n: number;
  /** Number of covariates. */
  readonly p: number;
  readonly terms: readonly string[];
  /** Sorted position → row of the caller, length n. */
  readonly order: Uint32Array;
  /** Covariates in sorted order, row-major, n × p, in the basis. */
  readonly x: Float64Array;
  readonly basis: ColumnBasis;
  /** Weighted means of the caller's covariates over all rows, length p. */
  readonly means: Float64Array;
  /** Rows that had an event, or saw one, with nobody beside them; null where there are none. */
  readonly alone: AloneRows | null;
  /** Case weights in sorted order; null when every row counts once. */
  readonly weight: Float64Array | null;
  readonly weightKind: Surv["weightKind"];
  /** Offset in sorted order, minus `offsetCenter`; null when there is none. */
  readonly offset: Float64Array | null;
  /** Mean offset of the rows that have a share, and of all. */
  readonly offsetCenter: number;
  readonly offsetMean: number;
  readonly blocks: TimeBlocks;
  readonly entries: Entries | null;
  readonly nEvent: number;
  /** Σ of w·x over the events, length p, and Σ of w·offset: what the likelihood has of them at any β. */
  readonly eventX: Float64Array;
  readonly eventOffset: number;
}

/** Rows at risk at events, though at each of them alone: they have no share in the likelihood, and a hazard all the same. */
export interface AloneRows {
  /** Sorted positions, k of them. */
  readonly at: Uint32Array;
  /** Their covariates in the basis, k × p, and offsets. */
  readonly x: Float64Array;
  readonly offset: Float64Array | null;
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
  const {weight, weightKind} = surv;
  const blocks = timeBlocks({key, stratum, times: grid.time}, labels?.levels ?? null);
  const entries = entriesOf(grid, {position, stratum}, labels);
  const rows = sortedColumns({values, weight, offset: offsets}, {order, position}, sharesOf(blocks, entries));
  return {
    n,
    p: terms.length,
    terms,
    order,
    ...rows,
    weightKind,
    blocks,
    entries,
    nEvent: countOf(surv.event, 1),
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

/** What a row has to do with the likelihood: nothing, a hazard alone, or a share. */
const ROLES = {none: 0, alone: 1, share: 2} as const;

/** The role of each row, sorted order. */
function sharesOf(blocks: TimeBlocks, entries: Entries | null): Uint8Array {
  const roles = new Uint8Array(blocks.start[blocks.count]);
  const atRisk = numbersAtRisk(blocks, entries);
  for (let stratum = 0; stratum + 1 < blocks.strata.length; stratum++) {
    // Of each block on, the grid position of the latest event, and of the latest that someone else saw too; −1 without.
    let event = -1;
    let seen = -1;
    for (let block = blocks.strata[stratum + 1] - 1; block >= blocks.strata[stratum]; block--) {
      const hasEvent = blocks.firstEvent[block] < blocks.start[block + 1];
      if (hasEvent) event = blocks.grid[block];
      if (hasEvent && atRisk[block] > 1) seen = blocks.grid[block];
      for (let i = blocks.start[block]; i < blocks.start[block + 1]; i++) {
        const from = entries === null ? 0 : entries.grid[i];
        roles[i] = seen >= from ? ROLES.share : event >= from ? ROLES.alone : ROLES.none;
      }
    }
  }
  return roles;
}

/** Rows at risk at the time of each block. */
function numbersAtRisk(blocks: TimeBlocks, entries: Entries | null): Uint32Array {
  const counts = new Uint32Array(blocks.count);
  for (let stratum = 0; stratum + 1 < blocks.strata.length; stratum++) {
    const first = blocks.strata[stratum];
    const last = blocks.strata[stratum + 1];
    let leaving = blocks.start[first];
    for (let block = first; block < last; block++) {
      if (entries !== null)
        while (leaving < blocks.start[last] && entries.grid[entries.order[leaving]] > blocks.grid[block]) leaving++;
      counts[block] = blocks.start[block + 1] - leaving;
    }
  }
  return counts;
}

function sortedColumns(
  {values, weight, offset}: Pick<CheckedColumns, "values"> & Pick<CoxData, "weight" | "offset">,
  {order, position}: Pick<SortedRows, "order" | "position">,
  roles: Uint8Array
): Pick<CoxData, "x" | "basis" | "means" | "alone" | "weight" | "offset" | "offsetCenter" | "offsetMean"> {
  const sortedWeight = placedOrNull(weight, position);
  const sortedOffset = placedOrNull(offset, position);
  const offsetMean = offset === null ? 0 : offset.reduce((sum, value) => sum + value / offset.length, 0);
  const offsetCenter = sortedOffset === null ? 0 : centredOffset(sortedOffset, roles, order);
  const alike = weight === null && countOf(roles, ROLES.share) === roles.length;
  const {x, basis} = columnBasis(values, position, alike ? null : massByRow(roles, weight, position));
  return {
    ...withoutShare(x, sortedOffset, roles, values.length),
    basis,
    means: alike ? basis.center : meansOf(values, weight),
    weight: sortedWeight,
    offsetCenter,
    offsetMean
  };
}

/** Weights of the rows with a share, in the caller's order, as parts of 1; of all rows where none has it. */
function massByRow(roles: Uint8Array, weight: Float64Array | null, position: Uint32Array): Float64Array {
  const everyone = countOf(roles, ROLES.share) === 0;
  const mass = new Float64Array(roles.length);
  let total = 0;
  for (let i = 0; i < mass.length; i++)
    if (everyone || roles[position[i]] === ROLES.share) total += mass[i] = weight === null ? 1 : weight[i];
  for (let i = 0; i < mass.length; i++) mass[i] /= total;
  return mass;
}

function meansOf(columns: readonly Float64Array[], weight: Float64Array | null): Float64Array {
  return Float64Array.from(columns, (column) => {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < column.length; i++) {
      const w = weight === null ? 1 : weight[i];
      sum += w * column[i];
      total += w;
    }
    return sum / total;
  });
}

function countOf(codes: Uint8Array, code: number): number {
  let count = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i] === code) count++;
  return count;
}

/** Sets rows without a share to 0, and keeps what those who are at risk alone had. */
function withoutShare(
  x: Float64Array,
  offset: Float64Array | null,
  roles: Uint8Array,
  p: number
): Pick<CoxData, "x" | "offset" | "alone"> {
  const at: number[] = [];
  for (let i = 0; i < roles.length; i++) if (roles[i] === ROLES.alone) at.push(i);
  const alone =
    at.length === 0
      ? null
      : {
          at: Uint32Array.from(at),
          x: Float64Array.from(at.flatMap((i) => [...x.subarray(i * p, i * p + p)])),
          offset: offset === null ? null : Float64Array.from(at, (i) => offset[i])
        };
  for (let i = 0; i < roles.length; i++) {
    if (roles[i] === ROLES.share) continue;
    x.fill(0, i * p, i * p + p);
    if (offset !== null) offset[i] = 0;
  }
  return {x, offset, alone};
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

/** Takes from the offsets their mean over the rows with a share, which it returns; what is left must give risks that are finite. */
function centredOffset(offset: Float64Array, roles: Uint8Array, order: Uint32Array): number {
  const shares = countOf(roles, ROLES.share);
  let middle = 0;
  for (let i = 0; i < offset.length; i++) if (roles[i] === ROLES.share) middle += offset[i] / shares;
  let far = -1;
  for (let i = 0; i < offset.length; i++) {
    offset[i] -= middle;
    if (roles[i] === ROLES.share && (far < 0 || Math.abs(offset[i]) > Math.abs(offset[far]))) far = i;
  }
  if (far >= 0 && Math.abs(offset[far]) > LARGEST_OFFSET)
    throw new RangeError(
      `offset must be within ${LARGEST_OFFSET} of its mean, so that its risk is finite, got ${offset[far] + middle} at index ${order[far]}`
    );
  return middle;
}

/** Throws `NotEstimable` without an event, `RangeError` without a column. */
export function checkEstimable({nEvent, n, p}: CoxData, estimator: "cox" | "firth"): void {
  if (nEvent === 0) throw new NotEstimable({code: "no-event", estimator, rows: n});
  if (p === 0) throw new RangeError("covariates must have at least one column, got none");
}

/** Numbers of rows and events that a fit reports. */
export function rowCounts({n, nEvent, weight, weightKind, blocks}: CoxData): {
  readonly n: number;
  readonly nEvent: number;
} {
  if (weight === null || weightKind === "probability") return {n, nEvent};
  let events = 0;
  for (let block = 0; block < blocks.count; block++)
    for (let i = blocks.firstEvent[block]; i < blocks.start[block + 1]; i++) events += weight[i];
  return {n: weight.reduce((sum, w) => sum + w, 0), nEvent: events};
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
