/**
 * Two kinds of weight filed under ranks 0 … size − 1, with sums over the lower ranks in log₂(size) steps.
 * The two stand side by side, at 2k and 2k + 1, so that one walk serves both. Source: Fenwick 1994, doi:10.1002/spe.4380240306.
 */
export interface RankSums {
  /** Sums at each rank, length 2 · size. */
  readonly at: Float64Array | Int32Array;
  /** The Fenwick tree, length 2 · (size + 1). */
  readonly tree: Float64Array | Int32Array;
}

/** Empty sums; `counts` keeps them as 32-bit integers. */
export function rankSums(size: number, counts: boolean): RankSums {
  return counts ? {at: new Int32Array(2 * size), tree: new Int32Array(2 * size + 2)} : {at: new Float64Array(2 * size), tree: new Float64Array(2 * size + 2)};
}

/** Files `first` and `second` under `rank`; negative weights take out. */
export function addAtRank({at, tree}: RankSums, rank: number, first: number, second: number): void {
  at[2 * rank] += first;
  at[2 * rank + 1] += second;
  const length = tree.length >> 1;
  for (let k = rank + 1; k < length; k += k & -k) {
    tree[2 * k] += first;
    tree[2 * k + 1] += second;
  }
}

/** Sums over the ranks below `rank`, both kinds, into `below`. */
export function sumBelowRank({tree}: RankSums, rank: number, below: Float64Array): void {
  let first = 0;
  let second = 0;
  for (let k = rank; k > 0; k &= k - 1) {
    first += tree[2 * k];
    second += tree[2 * k + 1];
  }
  below[0] = first;
  below[1] = second;
}
