import type {EventTable} from "../record/event-table.ts";
import type {Surv} from "../record/surv.ts";
import {lastAtOrBefore} from "./survival-at.ts";
import {timeGrid, type TimeGrid} from "./time-grid.ts";

export interface EventTableOptions {
  /** Further times, ≥ 0, that get a row even where nobody leaves: the ticks of a risk table, the event times of another group. */
  readonly times?: ArrayLike<number> | undefined;
}

/**
 * The event table of a follow-up: at each distinct time the number at risk, entering, events and censored; weighted where there are
 * weights. Columns of length m, times ascending. At risk at t: entry < t ≤ time.
 *
 * Throws `RangeError` for a further time that is negative or not finite.
 * Source: Kaplan & Meier 1958, J Am Stat Assoc 53:457, doi:10.1080/01621459.1958.10501452.
 *
 * @example
 * eventTable(surv({time: [6, 6, 7, 10], event: [1, 0, 1, 0]})).nRisk // [4, 2, 1]
 */
export function eventTable(follow: Surv, {times}: EventTableOptions = {}): EventTable {
  const grid = times === undefined ? timeGrid(follow) : widerGrid(follow, times);
  const exits = exitsOf(follow, grid);
  const risk =
    grid.entryIndex === null ? atRiskFromOrigin(exits) : atRiskAfterEntry(follow, grid, grid.entryIndex, exits);
  return {time: grid.time, ...risk, ...exits};
}

/** Those who leave at each time. */
type Exits = Pick<EventTable, "nEvent" | "nCensored">;

function exitsOf({event, weight}: Surv, grid: TimeGrid): Exits {
  const m = grid.time.length;
  const nEvent = new Float64Array(m);
  const nCensored = new Float64Array(m);
  if (grid.order === null) {
    const {index} = grid;
    for (let i = 0; i < index.length; i += 1) {
      const w = weight === null ? 1 : weight[i];
      if (event[i] === 1) nEvent[index[i]] += w;
      else nCensored[index[i]] += w;
    }
  } else {
    const {rows, start} = grid.order;
    for (let k = 0; k < m; k += 1)
      for (let at = start[k]; at < start[k + 1]; at += 1) {
        const w = weight === null ? 1 : weight[rows[at]];
        if (event[rows[at]] === 1) nEvent[k] += w;
        else nCensored[k] += w;
      }
  }
  return {nEvent, nCensored};
}

/** Those who are at risk at each time, and enter before it. */
type AtRisk = Pick<EventTable, "nRisk" | "nEntered">;

function atRiskFromOrigin({nEvent, nCensored}: Exits): AtRisk {
  const m = nEvent.length;
  const nRisk = new Float64Array(m);
  const nEntered = new Float64Array(m);
  let atRisk = 0;
  for (let k = m - 1; k >= 0; k -= 1) nRisk[k] = atRisk += nEvent[k] + nCensored[k];
  nEntered[0] = nRisk[0];
  return {nRisk, nEntered};
}

function atRiskAfterEntry(
  {weight}: Surv,
  {index}: TimeGrid,
  entryIndex: Int32Array,
  {nEvent, nCensored}: Exits
): AtRisk {
  const m = nEvent.length;
  const nRisk = new Float64Array(m);
  const nEntered = new Float64Array(m);
  // Heads are counted beside weights, so that a risk set that empties is exactly empty whatever the weights round to.
  const heads = new Int32Array(m + 1);
  const leaving = new Int32Array(m);
  for (let i = 0; i < index.length; i += 1) {
    nEntered[entryIndex[i]] += weight === null ? 1 : weight[i];
    heads[entryIndex[i]] += 1;
    leaving[index[i]] += 1;
  }
  let atRisk = 0;
  let headsAtRisk = 0;
  for (let k = 0; k < m; k += 1) {
    atRisk += nEntered[k];
    headsAtRisk += heads[k];
    const exits = nEvent[k] + nCensored[k];
    nRisk[k] = headsAtRisk === leaving[k] ? exits : atRisk;
    headsAtRisk -= leaving[k];
    atRisk = headsAtRisk === 0 ? 0 : atRisk - exits;
  }
  return {nRisk, nEntered};
}

/** The grid of a follow-up with further times on it. */
function widerGrid(follow: Surv, times: ArrayLike<number>): TimeGrid {
  const own = timeGrid(follow);
  const all = new Set(own.time);
  for (let i = 0; i < times.length; i += 1) {
    if (!(times[i] >= 0 && times[i] < Infinity))
      throw new RangeError(`times[${i}] must be a finite number ≥ 0, got ${times[i]}`);
    all.add(times[i]);
  }
  const time = Float64Array.from(all).sort();
  const place = new Map(Array.from(time, (value, k) => [value, k]));
  const index = own.index.map((k) => place.get(own.time[k]) ?? 0);
  const {entry} = follow;
  if (entry === null) return {time, index, entryIndex: null, order: null};
  return {time, index, entryIndex: own.index.map((_, i) => lastAtOrBefore(time, entry[i]) + 1), order: null};
}

/** Whether the argument of an estimator is an event table rather than rows. */
export function isEventTable(given: Surv | EventTable): given is EventTable {
  return "nRisk" in given;
}

/**
 * The event table behind either kind of input, checked where it came from outside.
 *
 * Throws `RangeError` when columns differ in length, times do not ascend, or a count is negative, NaN or larger than the number at risk.
 */
export function tableOf(given: Surv | EventTable, name = "table"): EventTable {
  if (!isEventTable(given)) return eventTable(given);
  const table = asTyped(given);
  const {time, nRisk, nEntered, nEvent, nCensored} = table;
  const m = time.length;
  if (m === 0) throw new RangeError(`${name}.time must have at least one value, got none`);
  for (const [column, values] of Object.entries({nRisk, nEntered, nEvent, nCensored}))
    if (values.length !== m)
      throw new RangeError(`${name}.${column} must have the length of time, ${m}, got ${values.length}`);
  for (let k = 0; k < m; k += 1) checkRow(table, k, name);
  return table;
}

function checkRow({time, nRisk, nEntered, nEvent, nCensored}: EventTable, k: number, name: string): void {
  if (!(time[k] >= 0 && time[k] < Infinity && (k === 0 || time[k] > time[k - 1])))
    throw new RangeError(`${name}.time[${k}] must be finite, ≥ 0 and above the time before, got ${time[k]}`);
  if (!(nEvent[k] >= 0)) throw new RangeError(`${name}.nEvent[${k}] must be ≥ 0, got ${nEvent[k]}`);
  if (!(nCensored[k] >= 0)) throw new RangeError(`${name}.nCensored[${k}] must be ≥ 0, got ${nCensored[k]}`);
  if (!(nEntered[k] >= 0)) throw new RangeError(`${name}.nEntered[${k}] must be ≥ 0, got ${nEntered[k]}`);
  if (!(nRisk[k] < Infinity && nRisk[k] >= nEvent[k] * (1 - 1e-12)))
    throw new RangeError(
      `${name}.nRisk[${k}] must be finite and at least nEvent[${k}] = ${nEvent[k]}, got ${nRisk[k]}`
    );
}

/** Columns that came as plain arrays, from JSON or a database, as typed ones. */
function asTyped({time, nRisk, nEntered, nEvent, nCensored}: EventTable): EventTable {
  const typed = (column: Float64Array): Float64Array =>
    column instanceof Float64Array ? column : Float64Array.from(column);
  return {
    time: typed(time),
    nRisk: typed(nRisk),
    nEntered: typed(nEntered),
    nEvent: typed(nEvent),
    nCensored: typed(nCensored)
  };
}
