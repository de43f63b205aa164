import {argsort} from "../math/argsort.ts";

/** A right-truncated sample: value i was seen only because it is at most limit i. Columns of length n. */
export interface TruncatedSample {
  readonly value: Float64Array;
  readonly limit: Float64Array;
}

/**
 * Checked columns of a right-truncated sample. Throws `RangeError` for no rows, lengths that differ, values that are not finite, or a value above its limit.
 *
 * @example
 * truncatedSample([3, 5], [4, 9]).limit // [4, 9]
 */
export function truncatedSample(value: ArrayLike<number>, limit: ArrayLike<number>): TruncatedSample {
  const n = value.length;
  if (n === 0) throw new RangeError("value must have at least one row, got none");
  if (limit.length !== n) throw new RangeError(`limit must have the length of value, ${n}, got ${limit.length}`);
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(value[i])) throw new RangeError(`value[${i}] must be a finite number, got ${value[i]}`);
    if (!(limit[i] >= value[i] && limit[i] < Infinity))
      throw new RangeError(`limit[${i}] must be finite and at least value[${i}] = ${value[i]}, got ${limit[i]}`);
  }
  return {value: Float64Array.from(value), limit: Float64Array.from(limit)};
}

/**
 * Rows of the largest set whose intervals [value, limit] hang together, ascending by value.
 *
 * Between two sets that no interval joins, the data say nothing of their relative size: product-limit estimates fall to 0 there, so one set is kept
 * (the larger; of equals the earlier). Source: Woodroofe 1985, Ann Stat 13:163 (existence of the estimate).
 *
 * @example
 * connectedRows(truncatedSample([1, 2, 9], [3, 5, 12])) // [0, 1]
 */
export function connectedRows({value, limit}: TruncatedSample): Uint32Array {
  const order = argsort(value);
  const n = order.length;
  let bestFrom = 0;
  let bestTo = 0;
  let from = 0;
  let reach = -Infinity;
  for (let k = 0; k <= n; k++) {
    if (k === n || (value[order[k]] > reach && k > 0)) {
      if (k - from > bestTo - bestFrom) {
        bestFrom = from;
        bestTo = k;
      }
      from = k;
    }
    if (k < n) reach = Math.max(reach, limit[order[k]]);
  }
  return order.slice(bestFrom, bestTo);
}
