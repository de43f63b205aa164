import {orderedGrid, type TimeGrid, type TimeOrder} from "./time-grid.ts";

/**
 * The grid of each part of the rows: the times at which at least one of them leaves. `part` is the part of each row, `place` its position
 * in the part.
 */
export function partGrids(grid: TimeGrid, part: Int32Array, place: Int32Array, sizes: Int32Array): readonly TimeGrid[] {
  return grid.order === null
    ? countedParts(grid, part, place, sizes)
    : orderedParts(grid.time, grid.order, part, place, sizes);
}

function orderedParts(
  time: Float64Array,
  {rows, start}: TimeOrder,
  part: Int32Array,
  place: Int32Array,
  sizes: Int32Array
): readonly TimeGrid[] {
  const parts = Array.from(sizes, (size) => ({
    rows: new Uint32Array(size),
    start: new Uint32Array(size + 1),
    time: new Float64Array(size),
    filled: 0,
    count: 0,
    last: -1
  }));
  const code = partAndPlace(part, place, sizes.length);
  for (let k = 0; k < time.length; k += 1)
    for (let at = start[k]; at < start[k + 1]; at += 1) {
      const both = code[rows[at]];
      const g = both % sizes.length;
      const own = parts[g];
      if (own.last !== k) {
        own.last = k;
        own.start[own.count] = own.filled;
        own.time[own.count++] = time[k];
      }
      own.rows[own.filled++] = (both - g) / sizes.length;
    }
  return parts.map((own) => {
    own.start[own.count] = own.filled;
    return orderedGrid(own.time.slice(0, own.count), {rows: own.rows, start: own.start.slice(0, own.count + 1)});
  });
}

/** Part and place in one column, place · count + part: along the order each row is then one look into memory, not two. */
function partAndPlace(part: Int32Array, place: Int32Array, count: number): Uint32Array | Float64Array {
  const code = count * part.length < 2 ** 32 ? new Uint32Array(part.length) : new Float64Array(part.length);
  for (let i = 0; i < part.length; i += 1) code[i] = place[i] * count + part[i];
  return code;
}

function countedParts(
  {time, index, entryIndex}: TimeGrid,
  part: Int32Array,
  place: Int32Array,
  sizes: Int32Array
): readonly TimeGrid[] {
  const m = time.length;
  const atOrBefore = Array.from(sizes, () => new Int32Array(m + 1));
  for (let i = 0; i < index.length; i += 1) atOrBefore[part[i]][index[i] + 1] = 1;
  const grids = Array.from(sizes, (size, g) => ({
    time: timesKept(time, atOrBefore[g]),
    index: new Int32Array(size),
    entryIndex: entryIndex === null ? null : new Int32Array(size),
    order: null
  }));
  for (let i = 0; i < index.length; i += 1) {
    const own = grids[part[i]];
    own.index[place[i]] = atOrBefore[part[i]][index[i]];
    if (entryIndex !== null && own.entryIndex !== null) own.entryIndex[place[i]] = atOrBefore[part[i]][entryIndex[i]];
  }
  return grids;
}

/** The times that a part has; `own` comes with 1 behind each of them and leaves with their number up to there. */
function timesKept(time: Float64Array, own: Int32Array): Float64Array {
  const m = time.length;
  for (let k = 0; k < m; k += 1) own[k + 1] += own[k];
  const kept = new Float64Array(own[m]);
  for (let k = 0; k < m; k += 1) if (own[k + 1] > own[k]) kept[own[k]] = time[k];
  return kept;
}
