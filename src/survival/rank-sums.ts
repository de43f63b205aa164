const BITS = 4;
const WIDTH = 1 << BITS;
/** Counts of the two kinds share a number: the second kind begins at bit 26, and both end below bit 53. */
const SECOND = 2 ** 26;

/**
 * Two kinds of weight filed under ranks 0 … size − 1, with sums over the lower ranks in log(size) steps. Level 0 holds each rank, and each cell of a level
 * above holds the sum of 16 cells below it, so that a step up or down touches one stretch of memory. Counts of both kinds are packed into one number.
 */
export interface RankSums {
  /** Levels one after the other, from the ranks up. */
  readonly sums: Float64Array;
  /** The same for the second kind; null where counts are packed. */
  readonly second: Float64Array | null;
  /** Position at which each level begins. */
  readonly levels: Int32Array;
}

/** Empty sums; `counts` says that all weights are 1 (or −1, to take out). */
export function rankSums(size: number, counts: boolean): RankSums {
  const starts: number[] = [];
  let total = 0;
  for (let cells = size; ; cells = (cells + WIDTH - 1) >> BITS) {
    starts.push(total);
    total += cells;
    if (cells <= WIDTH) break;
  }
  return {sums: new Float64Array(total), second: counts ? null : new Float64Array(total), levels: Int32Array.from(starts)};
}

/** Files `first` and `second` under `rank`; negative weights take out. */
export function addAtRank({sums, second: seconds, levels}: RankSums, rank: number, first: number, second: number): void {
  const added = seconds === null ? first + SECOND * second : first;
  for (let level = 0, cell = rank; level < levels.length; level++, cell >>= BITS) {
    sums[levels[level] + cell] += added;
    if (seconds !== null) seconds[levels[level] + cell] += second;
  }
}

/** Sums over the ranks below `rank` of both kinds into `into[0]` and `into[1]`, and those at `rank` itself into `into[2]` and `into[3]`. */
export function sumsAtRank({sums, second, levels}: RankSums, rank: number, into: Float64Array): void {
  const below = sumBelow(sums, levels, rank);
  if (second !== null) {
    into[0] = below;
    into[1] = sumBelow(second, levels, rank);
    into[2] = sums[rank];
    into[3] = second[rank];
    return;
  }
  into[1] = Math.floor(below / SECOND);
  into[0] = below - SECOND * into[1];
  into[3] = Math.floor(sums[rank] / SECOND);
  into[2] = sums[rank] - SECOND * into[3];
}

/** Sum of the second kind at `rank` itself. */
export function secondAtRank({sums, second}: RankSums, rank: number): number {
  return second === null ? Math.floor(sums[rank] / SECOND) : second[rank];
}

function sumBelow(sums: Float64Array, levels: Int32Array, rank: number): number {
  let sum = 0;
  for (let level = 0, cell = rank; level < levels.length; level++, cell >>= BITS) {
    const end = levels[level] + cell;
    for (let k = end - (cell & (WIDTH - 1)); k < end; k++) sum += sums[k];
  }
  return sum;
}
