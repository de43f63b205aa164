const BITS = 4;
const WIDTH = 1 << BITS;

/**
 * Two kinds of weight filed under ranks 0 … size − 1, with sums over the lower ranks in log(size) steps. Level 0 holds each rank, and each cell of a level
 * above holds the sum of 16 cells below it; the two kinds stand side by side, at 2k and 2k + 1. So a step up or down touches one stretch of memory.
 */
export interface RankSums {
  readonly levels: readonly (Float64Array | Int32Array)[];
}

/** Empty sums; `counts` keeps them as 32-bit integers. */
export function rankSums(size: number, counts: boolean): RankSums {
  const levels: (Float64Array | Int32Array)[] = [];
  for (let cells = size; ; cells = (cells + WIDTH - 1) >> BITS) {
    levels.push(counts ? new Int32Array(2 * cells) : new Float64Array(2 * cells));
    if (cells <= WIDTH) return {levels};
  }
}

/** Files `first` and `second` under `rank`; negative weights take out. */
export function addAtRank({levels}: RankSums, rank: number, first: number, second: number): void {
  let cell = rank;
  for (let level = 0; level < levels.length; level++, cell >>= BITS) {
    const sums = levels[level];
    sums[2 * cell] += first;
    sums[2 * cell + 1] += second;
  }
}

/** Sums over the ranks below `rank` of both kinds into `into[0]` and `into[1]`, and those at `rank` itself into `into[2]` and `into[3]`. */
export function sumsAtRank({levels}: RankSums, rank: number, into: Float64Array): void {
  let first = 0;
  let second = 0;
  let cell = rank;
  for (let level = 0; level < levels.length; level++, cell >>= BITS) {
    const sums = levels[level];
    for (let k = cell & -WIDTH; k < cell; k++) {
      first += sums[2 * k];
      second += sums[2 * k + 1];
    }
  }
  into[0] = first;
  into[1] = second;
  into[2] = levels[0][2 * rank];
  into[3] = levels[0][2 * rank + 1];
}
