import {argsort} from "../math/argsort.ts";
import {NotEstimable} from "../record/not-estimable.ts";

/** Follow-up for one subdistribution: state 0 censored, 1 event of interest, 2 another event; columns of equal length. */
export interface SubdistributionColumns {
  readonly time: Float64Array;
  readonly state: Uint8Array;
  readonly entry: Float64Array | null;
  /** Stratum 0, 1, … within which censoring (and entry) are estimated. */
  readonly stratum: Int32Array;
  /** How many subjects each row stands for; null for one each. */
  readonly count: Float64Array | null;
}

/** Start–stop rows, (start, stop], in which those who had another event stay at risk with falling weight. */
export interface FineGrayRows {
  /** Subject of each row. */
  readonly subject: Int32Array;
  readonly start: Float64Array;
  readonly stop: Float64Array;
  readonly event: Uint8Array;
  readonly weight: Float64Array;
}

/**
 * The rows that make a Cox fit a Fine–Gray fit: others keep their row; who had another event gets one row for each interval up to the last time
 * in which the chance of being observed is constant and an event of interest happens, weighted by that chance relative to the time of the other event.
 *
 * Events come before censorings of the same time. With delayed entry the chance is that of having entered times that of not being censored.
 * Throws `RangeError` where the chance of having entered is 0, so that no weights exist.
 * Source: Fine & Gray 1999, J Am Stat Assoc 94:496; delayed entry Geskus 2011, Biometrics 67:39; intervals as in R's `finegray`.
 *
 * @example
 * const columns = {time: Float64Array.of(1, 2, 3, 4), state: Uint8Array.of(2, 1, 0, 1), entry: null, stratum: new Int32Array(4), count: null};
 * fineGrayRows(columns).weight // [1, 0.5, 1, 1, 1]
 */
export function fineGrayRows(columns: SubdistributionColumns): FineGrayRows {
  const {time, state, entry, stratum} = columns;
  const chances = chancesByStratum(columns);
  const rows: GrowingRows = {subject: [], start: [], stop: [], weight: []};
  for (let i = 0; i < time.length; i++) {
    const from = entry === null ? -1 : entry[i];
    if (state[i] === 2) addFallingRows(rows, i, chances[stratum[i]], {from, at: time[i]});
    else addRow(rows, i, from, time[i], 1);
  }
  return {
    subject: Int32Array.from(rows.subject),
    start: Float64Array.from(rows.start),
    stop: Float64Array.from(rows.stop),
    weight: Float64Array.from(rows.weight),
    event: Uint8Array.from(rows.subject, (i) => (state[i] === 1 ? 1 : 0))
  };
}

function chancesByStratum({time, state, entry, stratum, count}: SubdistributionColumns): WithEvents[] {
  const order = argsort(time);
  const end = time[order[order.length - 1]];
  const eventTimes = distinct(
    order.filter((i) => state[i] === 1),
    time
  );
  const delayed = entry !== null && entry.some((from) => from > time[order[0]]);
  const strata = stratum.reduce((a, b) => Math.max(a, b), 0) + 1;
  return Array.from({length: strata}, (_, s) => {
    const own = order.filter((i) => stratum[i] === s);
    return withEvents(chanceObserved(own, {time, state, entry, count}, delayed), end, eventTimes);
  });
}

interface GrowingRows {
  readonly subject: number[];
  readonly start: number[];
  readonly stop: number[];
  readonly weight: number[];
}

function addRow(rows: GrowingRows, subject: number, start: number, stop: number, weight: number): void {
  rows.subject.push(subject);
  rows.start.push(start);
  rows.stop.push(stop);
  rows.weight.push(weight);
}

/** The rows of a subject who was observed from `from` on and had another event at `at`. */
function addFallingRows(
  rows: GrowingRows,
  subject: number,
  {until, chance, holdsEvent}: WithEvents,
  {from, at}: {readonly from: number; readonly at: number}
): void {
  const first = firstAtOrAfter(until, at);
  addRow(rows, subject, from, until[first], 1);
  if (!(chance[first] > 0)) throw new NotEstimable({code: "only-fresh-entries", time: at});
  for (let j = first + 1; j < until.length; j++)
    if (holdsEvent[j] !== 0 && chance[j] !== 0)
      addRow(rows, subject, until[j - 1], until[j], chance[j] / chance[first]);
}

/** Chance of being observed: `chance[j]` holds after `until[j − 1]` up to `until[j]`. */
interface ChanceObserved {
  readonly until: number[];
  readonly chance: number[];
}

interface WithEvents extends ChanceObserved {
  /** 1 where an event of interest happens in the interval. */
  readonly holdsEvent: Uint8Array;
}

function withEvents({until, chance}: ChanceObserved, end: number, eventTimes: readonly number[]): WithEvents {
  const ends = [...until, end];
  const holdsEvent = new Uint8Array(ends.length);
  for (const time of eventTimes) holdsEvent[firstAtOrAfter(ends, time)] = 1;
  return {until: ends, chance: [1, ...chance], holdsEvent};
}

/** Columns of subjects, and how many each row stands for. */
type Subjects = Pick<SubdistributionColumns, "time" | "state" | "entry" | "count">;

/** The chance just after each time at which it changes: of not yet being censored, times that of having entered where entry is delayed. */
function chanceObserved(order: Uint32Array, subjects: Subjects, delayed: boolean): ChanceObserved {
  const {time, entry, count} = subjects;
  const uncensored = notCensored(order, subjects);
  if (entry === null || !delayed) return uncensored;
  const entered = haveEntered(order, {time, entry, count});
  const until = [...new Set([...uncensored.until, ...entered.until])].toSorted((a, b) => a - b);
  let c = 0;
  let e = 0;
  const chance = until.map((t) => {
    while (c < uncensored.until.length && uncensored.until[c] <= t) c++;
    while (e < entered.until.length && entered.until[e] <= t) e++;
    return (c === 0 ? 1 : uncensored.chance[c - 1]) * (e === 0 ? 1 : entered.chance[e - 1]);
  });
  return {until, chance};
}

/** Subjects of the first k rows in an order, for k = 0, 1, … */
function subjectsOfFirst(order: Uint32Array, count: Float64Array | null): Float64Array {
  const sums = new Float64Array(order.length + 1);
  for (let at = 0; at < order.length; at++) sums[at + 1] = sums[at] + (count === null ? 1 : count[order[at]]);
  return sums;
}

/** Rows from the earliest to the latest entry. */
function byEntryTime(order: Uint32Array, entry: Float64Array): Uint32Array {
  return argsort(Float64Array.from(order, (i) => entry[i])).map((at) => order[at]);
}

/** Kaplan–Meier of the censoring times; at its time an event has already left. */
function notCensored(order: Uint32Array, {time, state, entry, count}: Subjects): ChanceObserved {
  const entries = entry === null ? null : byEntryTime(order, entry);
  const left = subjectsOfFirst(order, count);
  const arrived = entries === null ? null : subjectsOfFirst(entries, count);
  const until: number[] = [];
  const chance: number[] = [];
  let product = 1;
  let entered = 0;
  for (let at = 0; at < order.length;) {
    const now = time[order[at]];
    let censored = 0;
    const gone = at;
    for (; at < order.length && time[order[at]] === now; at++)
      if (state[order[at]] === 0) censored += left[at + 1] - left[at];
    if (censored === 0) continue;
    if (entry !== null && entries !== null) while (entered < entries.length && entry[entries[entered]] < now) entered++;
    const everyone = arrived === null ? left[order.length] : arrived[entered];
    const events = left[at] - left[gone] - censored;
    product *= 1 - censored / (everyone - left[gone] - events);
    until.push(now);
    chance.push(product);
  }
  return {until, chance};
}

/** Kaplan–Meier in reversed time of the entries: the chance of having entered by t among those who are still at risk. */
function haveEntered(
  order: Uint32Array,
  {time, entry, count}: {readonly time: Float64Array; readonly entry: Float64Array; readonly count: Float64Array | null}
): ChanceObserved {
  const byEntry = byEntryTime(order, entry);
  const arrived = subjectsOfFirst(byEntry, count);
  const left = subjectsOfFirst(order, count);
  const until: number[] = [];
  const chance: number[] = [];
  let product = 1;
  let gone = order.length;
  for (let at = byEntry.length - 1; at >= 0;) {
    const now = entry[byEntry[at]];
    const upTo = at + 1;
    while (at >= 0 && entry[byEntry[at]] === now) at--;
    while (gone > 0 && time[order[gone - 1]] > now) gone--;
    until.push(now);
    chance.push(product);
    product *= 1 - (arrived[upTo] - arrived[at + 1]) / (arrived[upTo] - left[gone]);
  }
  return {until: until.toReversed(), chance: chance.toReversed()};
}

function distinct(order: Uint32Array, time: Float64Array): number[] {
  return Array.from(order, (i) => time[i]).filter((t, at, all) => at === 0 || t !== all[at - 1]);
}

function firstAtOrAfter(times: ArrayLike<number>, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
