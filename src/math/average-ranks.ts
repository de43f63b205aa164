import {argsort} from "./argsort.ts";

/** Ranks with the sizes of groups of equal values. */
export interface AverageRanks {
  /** From 1; equal values share the mean of their ranks. */
  readonly rank: Float64Array;
  /** Σ(t³ − t) over groups of t equal values. */
  readonly tieSum: number;
}

/**
 * Average ranks of n finite numbers.
 *
 * Throws `RangeError` for a value that is not finite.
 *
 * @example
 * averageRanks([10, 20, 20, 5]).rank // [2, 3.5, 3.5, 1]
 */
export function averageRanks(values: ArrayLike<number>): AverageRanks {
  const n = values.length;
  const rank = new Float64Array(n);
  for (let i = 0; i < n; i++)
    if (!Number.isFinite(values[i])) throw new RangeError(`values[${i}] must be a finite number, got ${values[i]}`);
  const order = argsort(values);
  let tieSum = 0;
  for (let first = 0; first < n;) {
    let end = first + 1;
    while (end < n && values[order[end]] === values[order[first]]) end++;
    const count = end - first;
    for (let k = first; k < end; k++) rank[order[k]] = (first + 1 + end) / 2;
    tieSum += count ** 3 - count;
    first = end;
  }
  return {rank, tieSum};
}
