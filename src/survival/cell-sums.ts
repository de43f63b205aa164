const BITS = 4;
const WIDTH = 1 << BITS;
/** Counts of the two kinds share a number: the second kind begins at bit 26, and both end below bit 53. */
const SECOND = 2 ** 26;

/**
 * Two kinds of weight filed under cells 0 … size − 1, with sums over the lower cells in log(size) steps. Each cell of a level holds the sum of 16 cells of the
 * level below it, so that a step up or down touches one stretch of memory. Counts of both kinds are packed into one number.
 */
export interface CellSums {
  /** Levels one after the other, from the cells up. */
  readonly sums: Float64Array;
  /** The same for the second kind; null where counts are packed. */
  readonly second: Float64Array | null;
  /** Position at which each level begins. */
  readonly levels: Int32Array;
}

/** Empty sums; `counts` says that all weights are 1. */
export function cellSums(size: number, counts: boolean): CellSums {
  const starts: number[] = [];
  let total = 0;
  for (let cells = size; ; cells = (cells + WIDTH - 1) >> BITS) {
    starts.push(total);
    total += cells;
    if (cells <= WIDTH) break;
  }
  return {
    sums: new Float64Array(total),
    second: counts ? null : new Float64Array(total),
    levels: Int32Array.from(starts)
  };
}

/** Files `first` and `second` under `cell`. */
export function addToCell(
  {sums, second: seconds, levels}: CellSums,
  cell: number,
  first: number,
  second: number
): void {
  const added = seconds === null ? first + SECOND * second : first;
  for (let level = 0, at = cell; level < levels.length; level++, at >>= BITS) {
    sums[levels[level] + at] += added;
    if (seconds !== null) seconds[levels[level] + at] += second;
  }
}

/** Sums over the cells below `cell` of both kinds into `into[0]` and `into[1]`, and those of `cell` itself into `into[2]` and `into[3]`. */
export function sumsAtCell({sums, second, levels}: CellSums, cell: number, into: Float64Array): void {
  const below = sumBelow(sums, levels, cell);
  if (second !== null) {
    into[0] = below;
    into[1] = sumBelow(second, levels, cell);
    into[2] = sums[cell];
    into[3] = second[cell];
    return;
  }
  into[1] = Math.floor(below / SECOND);
  into[0] = below - SECOND * into[1];
  into[3] = Math.floor(sums[cell] / SECOND);
  into[2] = sums[cell] - SECOND * into[3];
}

function sumBelow(sums: Float64Array, levels: Int32Array, cell: number): number {
  let sum = 0;
  for (let level = 0, at = cell; level < levels.length; level++, at >>= BITS) {
    const end = levels[level] + at;
    for (let k = end - (at & (WIDTH - 1)); k < end; k++) sum += sums[k];
  }
  return sum;
}
