import type {Surv} from "../record/surv.ts";
import type {LabelIndex} from "./groups.ts";
import {rowsAt, timeGrid, type TimeOrder} from "./time-grid.ts";

/** What stands at one event time of one stratum; the arrays, one value a group, are reused from call to call. */
export interface RiskSetVisitor {
  /** Before the first event time of a stratum. */
  readonly stratum?: (stratum: number) => void;
  /** At each time with events; `position` on the time grid, or on the union of the tables' times. */
  readonly eventTime: (nRisk: Float64Array, nEvent: Float64Array, position: number) => void;
}

/** Rows in the order of stratum, then position: start[s]…start[s + 1] are stratum s. */
function ordered(index: Int32Array, m: number, strata: LabelIndex | null): {rows: Int32Array; start: Int32Array} {
  const {rows} = rowsAt(index, m);
  if (strata === null) return {rows, start: Int32Array.of(0, rows.length)};
  const start = new Int32Array(strata.levels.length + 1);
  for (let i = 0; i < rows.length; i += 1) start[strata.index[i] + 1] += 1;
  for (let s = 0; s < strata.levels.length; s += 1) start[s + 1] += start[s];
  const next = start.slice();
  const byStratum = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) byStratum[next[strata.index[rows[at]]]++] = rows[at];
  return {rows: byStratum, start};
}

/** Cells beyond which counting in a table of stratum × time × group costs more than putting rows in order. */
const CELLS_PER_ROW = 4;

/**
 * Walks the event times of each stratum in ascending order, with the number at risk and of events in each group; O(n + events · groups).
 */
export function walkRiskSets(
  follow: Surv,
  group: LabelIndex,
  strata: LabelIndex | null,
  visitor: RiskSetVisitor
): void {
  const {time, order} = timeGrid(follow);
  if (order !== null && strata === null) {
    walkOrder(follow, group, order, visitor);
    return;
  }
  const cells = (strata === null ? 1 : strata.levels.length) * time.length * group.levels.length;
  // Sums of whole numbers do not depend on their order; fractional weights are added row by row so that an empty group is exactly empty.
  const countable = follow.weight === null || follow.weightKind === "frequency";
  if (countable && cells <= CELLS_PER_ROW * follow.time.length + 10_000) walkCounts(follow, group, strata, visitor);
  else walkRows(follow, group, strata, visitor);
}

/** Along an order of time that sorting has left; everyone is at risk from the origin. */
export function walkOrder(
  {event, weight}: Surv,
  group: LabelIndex,
  {rows, start}: TimeOrder,
  visitor: RiskSetVisitor
): void {
  const k = group.levels.length;
  const nRisk = new Float64Array(k);
  const heads = new Int32Array(k);
  const nEvent = new Float64Array(k);
  // Group and event in one small column: along the order each row is then one look into the cache.
  const code = k < 2 ** 15 ? new Uint16Array(rows.length) : new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) {
    const g = group.index[i];
    code[i] = 2 * g + event[i];
    nRisk[g] += weight === null ? 1 : weight[i];
    heads[g] += 1;
  }
  visitor.stratum?.(0);
  for (let position = 0; position + 1 < start.length; position += 1) {
    const end = start[position + 1];
    let hasEvent = false;
    for (let at = start[position]; at < end; at += 1) {
      const own = code[rows[at]];
      if ((own & 1) === 0) continue;
      nEvent[own >>> 1] += weight === null ? 1 : weight[rows[at]];
      hasEvent = true;
    }
    if (hasEvent) visitor.eventTime(nRisk, nEvent, position);
    for (let at = start[position]; at < end; at += 1) {
      const g = code[rows[at]] >>> 1;
      nEvent[g] = 0;
      heads[g] -= 1;
      // A group that is empty is exactly empty, whatever its weights round to.
      nRisk[g] = heads[g] === 0 ? 0 : nRisk[g] - (weight === null ? 1 : weight[rows[at]]);
    }
  }
}

/** Counts first, in a table of stratum × time × group: no row is moved. */
export function walkCounts(follow: Surv, group: LabelIndex, strata: LabelIndex | null, visitor: RiskSetVisitor): void {
  const {event, weight} = follow;
  const {time, index, entryIndex} = timeGrid(follow);
  const m = time.length;
  const k = group.levels.length;
  const strataCount = strata === null ? 1 : strata.levels.length;
  // Events and exits of a cell lie side by side: one row touches one place. Entries have a table of their own, where there are any.
  const leaving = new Float64Array(2 * strataCount * m * k);
  const entering = new Float64Array(entryIndex === null ? 0 : strataCount * (m + 1) * k);
  const start = new Float64Array(strataCount * k);
  for (let i = 0; i < index.length; i += 1) {
    const w = weight === null ? 1 : weight[i];
    const s = strata === null ? 0 : strata.index[i];
    const g = group.index[i];
    const cell = 2 * ((s * m + index[i]) * k + g);
    if (event[i] === 1) leaving[cell] += w;
    leaving[cell + 1] += w;
    if (entryIndex === null) start[s * k + g] += w;
    else entering[(s * (m + 1) + entryIndex[i]) * k + g] += w;
  }
  const nRisk = new Float64Array(k);
  const nEvent = new Float64Array(k);
  for (let s = 0; s < strataCount; s += 1) {
    visitor.stratum?.(s);
    for (let j = 0; j < k; j += 1) nRisk[j] = start[s * k + j];
    for (let position = 0; position < m; position += 1) {
      const cell = 2 * (s * m + position) * k;
      let total = 0;
      for (let j = 0; j < k; j += 1) {
        if (entryIndex !== null) nRisk[j] += entering[(s * (m + 1) + position) * k + j];
        total += nEvent[j] = leaving[cell + 2 * j];
      }
      if (total > 0) visitor.eventTime(nRisk, nEvent, position);
      for (let j = 0; j < k; j += 1) nRisk[j] -= leaving[cell + 2 * j + 1];
    }
  }
}

/** Rows in order of time, whatever their number of strata. */
export function walkRows(follow: Surv, group: LabelIndex, strata: LabelIndex | null, visitor: RiskSetVisitor): void {
  const {event, weight} = follow;
  const {time, index, entryIndex} = timeGrid(follow);
  const m = time.length;
  const exits = ordered(index, m, strata);
  const entries = entryIndex === null ? exits : ordered(entryIndex, m, strata);
  const enters = entryIndex ?? new Int32Array(index.length);
  const k = group.levels.length;
  const nRisk = new Float64Array(k);
  const heads = new Int32Array(k);
  const nEvent = new Float64Array(k);
  const leaving = new Float64Array(k);
  for (let s = 0; s + 1 < exits.start.length; s += 1) {
    visitor.stratum?.(s);
    nRisk.fill(0);
    heads.fill(0);
    const end = exits.start[s + 1];
    let entering = exits.start[s];
    for (let at = exits.start[s]; at < end;) {
      const position = index[exits.rows[at]];
      while (entering < end && enters[entries.rows[entering]] <= position) {
        const row = entries.rows[entering++];
        nRisk[group.index[row]] += weight === null ? 1 : weight[row];
        heads[group.index[row]] += 1;
      }
      nEvent.fill(0);
      leaving.fill(0);
      let hasEvent = false;
      const from = at;
      for (; at < end && index[exits.rows[at]] === position; at += 1) {
        const row = exits.rows[at];
        const w = weight === null ? 1 : weight[row];
        leaving[group.index[row]] += w;
        if (event[row] === 1) {
          nEvent[group.index[row]] += w;
          hasEvent = true;
        }
      }
      if (hasEvent) visitor.eventTime(nRisk, nEvent, position);
      for (let back = from; back < at; back += 1) heads[group.index[exits.rows[back]]] -= 1;
      // A group that is empty is exactly empty, whatever its weights round to.
      for (let j = 0; j < k; j += 1) nRisk[j] = heads[j] === 0 ? 0 : nRisk[j] - leaving[j];
    }
  }
}
