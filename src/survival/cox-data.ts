import {argsort} from "../math/argsort.ts";
import type {Surv} from "../record/surv.ts";

/**
 * Follow-up and covariates laid out for passes over risk sets: rows sorted by stratum, then time from last to first, so that each
 * risk set grows as a pass goes on. Covariates are centred and scaled; `center` and `scale` lead back.
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
  readonly time: Float64Array;
  readonly event: Uint8Array;
  /** Case weights in sorted order; null when every row counts once. */
  readonly weight: Float64Array | null;
  readonly weightKind: Surv["weightKind"];
  /** Offset in sorted order, minus its mean; null when there is none. */
  readonly offset: Float64Array | null;
  readonly offsetMean: number;
  /** Sorted positions at which a block of tied times begins, and n at the end. */
  readonly ties: Uint32Array;
  /** Sorted positions at which a stratum begins, and n at the end. */
  readonly strata: Uint32Array;
  /** Names of the strata in the same order; one empty name when there are none. */
  readonly strataNames: readonly string[];
  /** Entry times in sorted order; null without delayed entry. */
  readonly entry: Float64Array | null;
  /** Sorted positions by stratum, then entry from last to first; null without delayed entry. */
  readonly entryOrder: Uint32Array | null;
  readonly nEvent: number;
}

export interface CoxLayout {
  readonly strata?: ArrayLike<string | number> | undefined;
  readonly offset?: ArrayLike<number> | undefined;
}

/**
 * Checked columns sorted for passes over risk sets; `columns` are the covariates by term, each as long as `surv.time`.
 *
 * Throws `RangeError` for lengths that differ and values that are not finite, naming argument and index.
 */
export function coxData(surv: Surv, columns: Readonly<Record<string, ArrayLike<number>>>, {strata, offset}: CoxLayout = {}): CoxData {
  const n = surv.time.length;
  const terms = Object.keys(columns);
  const p = terms.length;
  for (const term of terms) checkColumn(`covariate ${term}`, columns[term]!, n);
  if (offset !== undefined) checkColumn("offset", offset, n);
  if (strata !== undefined && strata.length !== n) throw new RangeError(`strata must have ${n} elements like surv, got ${strata.length}`);

  const {codes, names} = strataCodes(strata, n);
  const order = byStratumThenLastFirst(surv.time, codes, names.length);
  const time = Float64Array.from(order, (row) => surv.time[row]!);
  const event = Uint8Array.from(order, (row) => surv.event[row]!);
  const weight = surv.weight === null ? null : Float64Array.from(order, (row) => surv.weight![row]!);
  const {x, center, scale} = standardised(terms.map((term) => columns[term]!), order, weight);
  const offsetMean = offset === undefined ? 0 : mean(offset);

  const strataStarts = strataBounds(order, codes, names.length);
  const delayed = surv.entry !== null && surv.entry.some((entry, row) => entry > 0 || surv.time[row]! <= 0);
  const entry = delayed ? Float64Array.from(order, (row) => surv.entry![row]!) : null;
  return {
    n, p, terms, order, x, center, scale, time, event, weight, weightKind: surv.weightKind,
    offset: offset === undefined ? null : Float64Array.from(order, (row) => offset[row]! - offsetMean), offsetMean,
    ties: tieBounds(time, strataStarts), strata: strataStarts, strataNames: names,
    entry, entryOrder: entry === null ? null : byStratumThenLastFirst(entry, codesInOrder(codes, order), names.length),
    nEvent: event.reduce((sum, value) => sum + value, 0)
  };
}

function checkColumn(name: string, column: ArrayLike<number>, n: number): void {
  if (column.length !== n) throw new RangeError(`${name} must have ${n} elements like surv, got ${column.length}`);
  for (let i = 0; i < n; i++)
    if (!Number.isFinite(column[i])) throw new RangeError(`${name} must be finite numbers, got ${String(column[i])} at index ${i}`);
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

interface StrataCodes {
  /** Stratum of each row as 0, 1, …; null when there is one. */
  readonly codes: Uint32Array | null;
  readonly names: readonly string[];
}

function strataCodes(strata: ArrayLike<string | number> | undefined, n: number): StrataCodes {
  if (strata === undefined) return {codes: null, names: [""]};
  const seen = new Map<string | number, number>();
  for (let i = 0; i < n; i++) if (!seen.has(strata[i]!)) seen.set(strata[i]!, seen.size);
  const sorted = [...seen.keys()].sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1));
  for (const [code, name] of sorted.entries()) seen.set(name, code);
  return {codes: Uint32Array.from({length: n}, (_, i) => seen.get(strata[i]!)!), names: sorted.map(String)};
}

function codesInOrder(codes: Uint32Array | null, order: Uint32Array): Uint32Array | null {
  return codes === null ? null : order.map((row) => codes[row]!);
}

function byStratumThenLastFirst(time: Float64Array, codes: Uint32Array | null, strata: number): Uint32Array {
  const lastFirst = argsort(time).reverse();
  if (codes === null) return lastFirst;
  const next = new Uint32Array(strata + 1);
  for (let i = 0; i < codes.length; i++) next[codes[i]! + 1]!++;
  for (let k = 1; k <= strata; k++) next[k]! += next[k - 1]!;
  const order = new Uint32Array(codes.length);
  for (let i = 0; i < codes.length; i++) order[next[codes[lastFirst[i]!]!]!++] = lastFirst[i]!;
  return order;
}

function strataBounds(order: Uint32Array, codes: Uint32Array | null, strata: number): Uint32Array {
  const bounds = new Uint32Array(strata + 1);
  bounds[strata] = order.length;
  if (codes !== null) for (let i = 1; i < order.length; i++) if (codes[order[i]!] !== codes[order[i - 1]!]) bounds[codes[order[i]!]!] = i;
  return bounds;
}

function tieBounds(time: Float64Array, strata: Uint32Array): Uint32Array {
  const bounds = new Uint32Array(time.length + 1);
  let blocks = 0;
  for (let s = 0; s + 1 < strata.length; s++)
    for (let i = strata[s]!; i < strata[s + 1]!; i++)
      if (i === strata[s] || time[i] !== time[i - 1]) bounds[blocks++] = i;
  bounds[blocks++] = time.length;
  return bounds.slice(0, blocks);
}

/** Centred at the weighted mean and divided by the weighted mean absolute deviation, so that no covariate's unit dominates. */
function standardised(columns: readonly ArrayLike<number>[], order: Uint32Array, weight: Float64Array | null) {
  const n = order.length;
  const p = columns.length;
  const x = new Float64Array(n * p);
  const center = new Float64Array(p);
  const scale = new Float64Array(p);
  let total = n;
  if (weight !== null) {
    total = 0;
    for (let i = 0; i < n; i++) total += weight[i]!;
  }
  for (let j = 0; j < p; j++) {
    const column = columns[j]!;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (weight === null ? 1 : weight[i]!) * (x[i * p + j] = column[order[i]!]!);
    const middle = sum / total;
    let spread = 0;
    for (let i = 0; i < n; i++) spread += (weight === null ? 1 : weight[i]!) * Math.abs(x[i * p + j]! - middle);
    const unit = spread > 0 ? spread / total : 1;
    center[j] = middle;
    scale[j] = unit;
    for (let i = 0; i < n; i++) x[i * p + j] = (x[i * p + j]! - middle) / unit;
  }
  return {x, center, scale};
}
