import type {CoxData} from "./cox-data.ts";

/** g(t): 1 − Kaplan–Meier just before t, mean rank of t among all times, t itself, or log t. */
export type TimeTransform = "km" | "rank" | "identity" | "log";

/** Weighted counts on the grid of distinct times, over all strata. */
interface Counts {
  readonly ended: Float64Array;
  readonly events: Float64Array;
  readonly entered: Float64Array;
}

const transforms: Readonly<Record<TimeTransform, (counts: Counts, time: Float64Array) => Float64Array>> = {
  identity: (_, time) => time,
  log: (_, time) => time.map(Math.log),
  rank: ({ended}) => {
    let before = 0;
    return ended.map((count) => {
      const rank = before + (count + 1) / 2;
      before += count;
      return rank;
    });
  },
  km: ({ended, events, entered}) => {
    let survival = 1;
    let atRisk = 0;
    return ended.map((count, k) => {
      const before = 1 - survival;
      atRisk += entered[k];
      if (events[k] > 0) survival *= 1 - events[k] / atRisk;
      atRisk -= count;
      return before;
    });
  }
};

/**
 * g(t) of each block, minus its mean over the events; frequency weights count as rows.
 *
 * Throws `RangeError` for a transform that is not known, and where g of an event time is not finite.
 */
export function timeTransform(data: CoxData, transform: TimeTransform): Float64Array {
  if (!Object.hasOwn(transforms, transform))
    throw new RangeError(
      `transform must be one of ${Object.keys(transforms).join(", ")}, got ${JSON.stringify(transform)}`
    );
  const {blocks} = data;
  const m = blocks.grid.reduce((most, at) => Math.max(most, at + 1), 0);
  const time = new Float64Array(m);
  for (let block = 0; block < blocks.count; block++) time[blocks.grid[block]] = blocks.time[block];
  const onGrid = transforms[transform](countsOnGrid(data, m), time);
  const g = Float64Array.from(blocks.grid, (at) => onGrid[at]);
  const mean = meanOverEvents(data, g, transform);
  return g.map((value) => value - mean);
}

function meanOverEvents({blocks}: CoxData, g: Float64Array, transform: TimeTransform): number {
  let sum = 0;
  let events = 0;
  for (let block = 0; block < blocks.count; block++) {
    const count = blocks.start[block + 1] - blocks.firstEvent[block];
    if (count === 0) continue;
    if (!Number.isFinite(g[block]))
      throw new RangeError(
        `transform ${transform} must be finite at every event time, got ${g[block]} at time ${blocks.time[block]}`
      );
    sum += count * g[block];
    events += count;
  }
  return sum / events;
}

function countsOnGrid({n, blocks, entries, weight, weightKind}: CoxData, m: number): Counts {
  const counts = {ended: new Float64Array(m), events: new Float64Array(m), entered: new Float64Array(m)};
  const rows = weightKind === "frequency" ? weight : null;
  for (let block = 0; block < blocks.count; block++)
    for (let i = blocks.start[block]; i < blocks.start[block + 1]; i++) {
      const w = rows === null ? 1 : rows[i];
      counts.ended[blocks.grid[block]] += w;
      if (i >= blocks.firstEvent[block]) counts.events[blocks.grid[block]] += w;
    }
  for (let i = 0; i < n; i++) counts.entered[entries === null ? 0 : entries.grid[i]] += rows === null ? 1 : rows[i];
  return counts;
}
