import {averageRanks} from "./average-ranks.ts";

/**
 * Spearman's rank correlation of two columns of equal length, with mid-ranks; null for fewer than 3 rows or a constant column.
 *
 * Throws `RangeError` for lengths that differ and for a value that is not finite. Source: Spearman 1904. Equals R's `cor(method = "spearman")`.
 *
 * @example
 * rankCorrelation([1, 2, 3, 4], [1, 3, 2, 4]) // 0.8
 */
export function rankCorrelation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) throw new RangeError(`y must have the length of x, ${x.length}, got ${y.length}`);
  if (x.length < 3) return null;
  const [{rank: a}, {rank: b}] = [averageRanks(x), averageRanks(y)];
  const mean = (x.length + 1) / 2;
  let both = 0;
  let squareA = 0;
  let squareB = 0;
  for (let i = 0; i < x.length; i++) {
    both += (a[i] - mean) * (b[i] - mean);
    squareA += (a[i] - mean) ** 2;
    squareB += (b[i] - mean) ** 2;
  }
  return squareA === 0 || squareB === 0 ? null : both / Math.sqrt(squareA * squareB);
}
