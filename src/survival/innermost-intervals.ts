import {tieTimes} from "./time-grid.ts";

/** Columns of equal length: the event lies in (left, right], or is known exactly where left = right. */
export interface IntervalCensored {
  /** Last look without the event; null when it was already there at the first look. */
  readonly left: ArrayLike<number | null>;
  /** First look with the event; null or Infinity when it was never seen. */
  readonly right: ArrayLike<number | null>;
  /** So many identical subjects, > 0; 1 each when absent. */
  readonly weight?: ArrayLike<number>;
  /** Refused: the likelihood of interval-censored and left-truncated times is another one. */
  readonly entry?: unknown;
}

/** Innermost intervals, ascending, and the distinct runs of them that subjects' own intervals cover. */
export interface CensoringIntervals {
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** First and last innermost interval of each distinct run. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Subjects (weighted) with that run. */
  readonly count: Float64Array;
  readonly total: number;
}

/** Order at one and the same time: an exact time begins, then intervals end (closed), then intervals begin (open). */
const EXACT = 0;
const END = 1;
const BEGIN = 2;

/**
 * The only places where the estimate of an interval-censored distribution can have mass: intervals from a left end to a right end with no other end between.
 *
 * Throws as `turnbull` does. Source: Turnbull 1976, J R Stat Soc B 38:290; Peto 1973, Appl Stat 22:86.
 *
 * @example
 * censoringIntervals({left: [0, 2], right: [3, null]}).right // [3]
 */
export function censoringIntervals(data: IntervalCensored): CensoringIntervals {
  checkLengths(data);
  const subjects = checkedSubjects(data);
  tieEnds(subjects.low, subjects.high);
  const inner = innermost(sortedEnds(subjects.low, subjects.high));
  const distinct = distinctRuns(subjects, inner);
  return {
    left: Float64Array.from(inner.left, (time) => Math.max(0, time)),
    right: Float64Array.from(inner.right),
    first: Int32Array.from(distinct, (run) => run.first),
    last: Int32Array.from(distinct, (run) => run.last),
    count: Float64Array.from(distinct, (run) => run.count),
    total: distinct.reduce((sum, run) => sum + run.count, 0)
  };
}

function checkLengths({left, right, weight, entry}: IntervalCensored): void {
  if (entry !== undefined && entry !== null)
    throw new RangeError(
      "entry is not supported by turnbull: delayed entry needs the truncated likelihood; leave entry out"
    );
  const size = left.length;
  for (const [name, column] of [
    ["right", right],
    ["weight", weight]
  ] as const)
    if (column !== undefined && column.length !== size)
      throw new TypeError(`${name} must have as many values as left (${size}), got ${column.length}`);
  if (size === 0) throw new RangeError("left must have at least one value, got 0");
}

/** Interval of each subject, unbounded ends as ±Infinity, and how many it stands for. */
interface Subjects {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly counts: Float64Array;
}

function checkedSubjects({left, right, weight}: IntervalCensored): Subjects {
  const size = left.length;
  const low = new Float64Array(size);
  const high = new Float64Array(size);
  const counts = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    low[i] = checkedEnd("left", left[i], -Infinity, i);
    high[i] = checkedEnd("right", right[i], Infinity, i);
    if (low[i] === Infinity || low[i] > high[i])
      throw new RangeError(`left must be finite and at most right (${high[i]}), got ${low[i]} at index ${i}`);
    counts[i] = weight === undefined ? 1 : weight[i];
    if (!(counts[i] > 0 && counts[i] !== Infinity))
      throw new RangeError(`weight must be > 0 and finite, got ${counts[i]} at index ${i}`);
  }
  return {low, high, counts};
}

/** Innermost intervals, and which of them an end of each kind and time reaches. */
interface Innermost {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly places: readonly ReadonlyMap<number, number>[];
}

function innermost(ends: readonly End[]): Innermost {
  const places = [EXACT, END, BEGIN].map(() => new Map<number, number>());
  const left: number[] = [];
  const right: number[] = [];
  for (let k = 0; k < ends.length; k += 1) {
    const {time, kind} = ends[k];
    const before = ends[k - 1];
    if (kind === END && before !== undefined && before.kind !== END) {
      left.push(before.time);
      right.push(time);
    }
    // A beginning covers from the next innermost interval on; an end, up to the last one so far.
    places[kind].set(time, kind === END ? left.length - 1 : left.length);
  }
  return {left, right, places};
}

/** Innermost intervals `first` to `last`, which `count` subjects cover. */
interface Run {
  readonly first: number;
  readonly last: number;
  count: number;
}

function distinctRuns({low, high, counts}: Subjects, {left, places}: Innermost): Run[] {
  const runs = new Map<number, Run>();
  for (let i = 0; i < low.length; i += 1) {
    const first = places[low[i] === high[i] ? EXACT : BEGIN].get(low[i]) as number;
    const last = places[END].get(high[i]) as number;
    const run = runs.get(first * left.length + last);
    if (run === undefined) runs.set(first * left.length + last, {first, last, count: counts[i]});
    else run.count += counts[i];
  }
  return [...runs.values()].toSorted((a, b) => a.first - b.first || a.last - b.last);
}

/** Makes one time of ends that differ by rounding alone. */
function tieEnds(low: Float64Array, high: Float64Array): void {
  const {time, entry} = tieTimes(
    high.map((end, i) => (end === Infinity ? Math.max(0, low[i]) : end)),
    low.map((end, i) => (end === -Infinity ? Math.min(high[i], Number.MAX_VALUE) : end))
  );
  for (let i = 0; i < low.length; i++) {
    if (high[i] !== Infinity) high[i] = time[i];
    if (low[i] !== -Infinity && entry !== null) low[i] = entry[i];
  }
}

interface End {
  readonly time: number;
  readonly kind: number;
}

function checkedEnd(name: string, value: number | null | undefined, unknown: number, index: number): number {
  if (value === null || value === undefined || value === unknown) return unknown;
  if (!(value >= 0)) throw new RangeError(`${name} must be ≥ 0 or null, got ${value} at index ${index}`);
  return value;
}

function sortedEnds(low: Float64Array, high: Float64Array): End[] {
  const kinds = [EXACT, END, BEGIN].map(() => new Set<number>());
  for (let i = 0; i < low.length; i += 1) {
    kinds[low[i] === high[i] ? EXACT : BEGIN].add(low[i]);
    kinds[END].add(high[i]);
  }
  return kinds
    .flatMap((times, kind) => [...times].map((time) => ({time, kind})))
    .sort((a, b) => (a.time === b.time ? a.kind - b.kind : a.time - b.time));
}
