/** Weights filed under ranks 0 … size − 1, with sums over the lower ranks in log(size) steps. Source: Fenwick 1994, doi:10.1002/spe.4380240306. */
export interface RankSums {
  /** Sum of the weights at each rank. */
  readonly at: Float64Array | Int32Array;
  readonly tree: Float64Array | Int32Array;
}

/** Empty sums; `whole` keeps them as 32-bit integers, for counts. */
export function rankSums(size: number, whole: boolean): RankSums {
  return whole ? {at: new Int32Array(size), tree: new Int32Array(size + 1)} : {at: new Float64Array(size), tree: new Float64Array(size + 1)};
}

/** Files `weight` under `rank`; a negative weight takes it out. */
export function addRank({at, tree}: RankSums, rank: number, weight: number): void {
  at[rank]! += weight;
  const size = tree.length;
  for (let k = rank + 1; k < size; k += k & -k) tree[k]! += weight;
}

/** Sum of the weights at ranks below `rank`. */
export function sumBelow({tree}: RankSums, rank: number): number {
  let sum = 0;
  for (let k = rank; k > 0; k &= k - 1) sum += tree[k]!;
  return sum;
}
