import type {Label} from "./groups.ts";

/** Blocks of tied times, in sorted order; B of them in S strata. */
export interface TimeBlocks {
  readonly count: number;
  /** Sorted position at which each block begins, and n at the end, length B + 1. */
  readonly start: Uint32Array;
  /** Sorted position of the first event of each block; the next block's start where there is none. Length B. */
  readonly firstEvent: Uint32Array;
  readonly time: Float64Array;
  /** Position of the time on the grid of distinct times. */
  readonly grid: Int32Array;
  /** First block of each stratum, and B at the end, length S + 1. */
  readonly strata: Uint32Array;
  /** Label of each stratum; null when the data are not stratified. */
  readonly labels: readonly Label[] | null;
}

/** Rows in sorted order, by which blocks are told apart. */
interface SortedKeys {
  /** 2 · (position on the grid, from the last time) + event, length n. */
  readonly key: Int32Array;
  /** Stratum of each row; null when the data are not stratified. */
  readonly stratum: Int32Array | null;
  /** Distinct times, ascending. */
  readonly times: Float64Array;
}

/** The blocks of sorted rows; `labels` are those of the strata. */
export function timeBlocks({key, stratum, times}: SortedKeys, labels: readonly Label[] | null): TimeBlocks {
  const n = key.length;
  const {count, start, firstEvent, grid, strata} = blockBounds({key, stratum, times}, labels?.length ?? 1);
  const time = new Float64Array(count);
  for (let block = 0; block < count; block++) {
    time[block] = times[grid[block]];
    if (firstEvent[block] === n) firstEvent[block] = start[block + 1];
  }
  return {
    count,
    start: start.slice(0, count + 1),
    firstEvent: firstEvent.slice(0, count),
    time,
    grid: grid.slice(0, count),
    strata,
    labels
  };
}

/** Arrays with room for n blocks, of which `count` are; the first event is n in a block without events. */
function blockBounds(
  {key, stratum, times}: SortedKeys,
  strataCount: number
): Pick<TimeBlocks, "count" | "start" | "firstEvent" | "grid" | "strata"> {
  const n = key.length;
  const start = new Uint32Array(n + 1);
  const firstEvent = new Uint32Array(n);
  const grid = new Int32Array(n);
  const strata = new Uint32Array(strataCount + 1);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const newStratum = stratum !== null && i > 0 && stratum[i] !== stratum[i - 1];
    if (newStratum) strata[stratum[i]] = count;
    if (i === 0 || newStratum || key[i] >> 1 !== key[i - 1] >> 1) {
      start[count] = i;
      grid[count] = times.length - 1 - (key[i] >> 1);
      firstEvent[count++] = n;
    }
    if ((key[i] & 1) === 1 && firstEvent[count - 1] === n) firstEvent[count - 1] = i;
  }
  start[count] = n;
  strata[strata.length - 1] = count;
  return {count, start, firstEvent, grid, strata};
}
