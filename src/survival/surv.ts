import type {Surv, WeightKind} from "../record/surv.ts";
import {rememberGrid, tieTimes} from "./time-grid.ts";

/** Columns of equal length n, arrays or typed arrays. */
export interface SurvColumns {
  /** Time of event or censoring, finite and ≥ 0. */
  readonly time: ArrayLike<number>;
  /** 1 or true: event; 0 or false: censored. */
  readonly event: ArrayLike<number | boolean>;
  /** Time at which observation begins, below `time`; at risk at t when entry < t ≤ time. */
  readonly entry?: ArrayLike<number> | null | undefined;
  /** Case weights, > 0. */
  readonly weight?: ArrayLike<number> | null | undefined;
  /** Default: `frequency` when every weight is a whole number, else `probability`. */
  readonly weightKind?: WeightKind | undefined;
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function numberColumn(
  name: string,
  given: ArrayLike<number>,
  n: number,
  rule: string,
  keeps: (value: number) => boolean
): Float64Array {
  if (given.length !== n) throw new RangeError(`${name} must have the length of time, ${n}, got ${given.length}`);
  const column = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const value: unknown = given[i];
    if (typeof value !== "number") throw new TypeError(`${name}[${i}] must be a number, got ${shown(value)}`);
    if (!keeps(value)) throw new RangeError(`${name}[${i}] must be ${rule}, got ${value}`);
    column[i] = value;
  }
  return column;
}

function eventColumn(given: ArrayLike<number | boolean>, n: number): Uint8Array {
  if (given.length !== n) throw new RangeError(`event must have the length of time, ${n}, got ${given.length}`);
  const column = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) {
    const value: unknown = given[i];
    if (value === 1 || value === true) column[i] = 1;
    else if (value !== 0 && value !== false)
      throw new RangeError(`event[${i}] must be 0, 1, false or true, got ${shown(value)}`);
  }
  return column;
}

function checkEntry(entry: Float64Array, time: Float64Array, after: string): void {
  for (let i = 0; i < time.length; i += 1)
    if (!(entry[i] < time[i]))
      throw new RangeError(`entry[${i}] must be below time[${i}] = ${time[i]}${after}, got ${entry[i]}`);
}

/** Null where nobody enters after 0. */
function delayedEntry(entry: SurvColumns["entry"], time: Float64Array): Float64Array | null {
  if (entry === undefined || entry === null) return null;
  const column = numberColumn("entry", entry, time.length, "a finite number", Number.isFinite);
  checkEntry(column, time, "");
  return column.some((value) => value > 0) ? column : null;
}

function weightColumn(weight: SurvColumns["weight"], n: number): Float64Array | null {
  return weight === undefined || weight === null
    ? null
    : numberColumn("weight", weight, n, "a finite number > 0", (value) => value > 0 && value < Infinity);
}

function checkedKind(given: WeightKind | undefined, weight: Float64Array | null): WeightKind {
  const broken = weight?.findIndex((value) => !Number.isInteger(value)) ?? -1;
  if (given === "frequency" && weight !== null && broken >= 0)
    throw new RangeError(`weight[${broken}] must be whole when weightKind is "frequency", got ${weight[broken]}`);
  return given ?? (broken < 0 ? "frequency" : "probability");
}

/**
 * Checked right-censored follow-up of n subjects, the input of every estimator; optionally with delayed entry and case weights.
 *
 * Fractional times that differ by rounding alone (R's `aeqSurv` rule, 1.5e-8) become one time. Entry at or before 0 for everyone is
 * no delayed entry. Throws `TypeError` for a value that is no number, and `RangeError` for lengths that differ, no rows, a time that is negative or
 * not finite, an event other than 0/1/boolean, entry ≥ time, a weight ≤ 0, or frequency weights that are not whole; each names
 * argument, index and value.
 *
 * @example
 * surv({time: [6, 7, 10], event: [1, 1, 0]}).event // [1, 1, 0]
 */
export function surv({time, event, entry, weight, weightKind}: SurvColumns): Surv {
  const n = time.length;
  if (!(n > 0)) throw new RangeError("time must have at least one value, got none");
  const rawTime = numberColumn("time", time, n, "a finite number ≥ 0", (value) => value >= 0 && value < Infinity);
  const checkedEvent = eventColumn(event, n);
  const rawEntry = delayedEntry(entry, rawTime);
  const checkedWeight = weightColumn(weight, n);
  const kind = checkedKind(weightKind, checkedWeight);
  const tied = tieTimes(rawTime, rawEntry);
  if (tied.entry !== null && tied.entry !== rawEntry)
    checkEntry(tied.entry, tied.time, " once times that differ by rounding are tied");
  const follow: Surv = {
    time: tied.time,
    event: checkedEvent,
    entry: tied.entry,
    weight: checkedWeight,
    weightKind: kind
  };
  rememberGrid(follow, tied.grid);
  return follow;
}
