import type {Surv} from "../record/surv.ts";
import type {LabelIndex} from "./groups.ts";
import {rowsByStratum, type LogRankScore} from "./log-rank-score.ts";

/** The event times of one stratum, ascending, and for its rows how many of them each is at risk at. */
interface EventCourse {
  /** At risk and events at each event time, of all groups together. */
  readonly nRisk: Int32Array;
  readonly nEvent: Int32Array;
  readonly rows: Int32Array;
  /** Number of event times up to a row's own time, by place in `rows`; rows that are at risk at none are left out. */
  readonly seen: Int32Array;
  /** Whether a row has its event, at the last of these times. */
  readonly event: Uint8Array;
}

/**
 * The log-rank score of k groups as a function of who has which label, times staying as they are: what a permutation test asks many times. Everyone is observed from the origin and counts once.
 *
 * @example
 * const follow = surv({time: [1, 2, 3, 4], event: [1, 1, 0, 1]});
 * scoreOfLabels(follow, null, 2)(Int32Array.of(0, 1, 0, 1)).expected // [0.8333, 2.1667]
 */
export function scoreOfLabels(follow: Surv, strata: LabelIndex | null, k: number): (index: Int32Array) => LogRankScore {
  const courses = rowsByStratum(strata, follow.time.length).map((rows) => courseOf(follow, rows));
  const observed = new Float64Array(k);
  const expected = new Float64Array(k);
  const variance = new Float64Array(k * k);
  const most = courses.reduce((size, {nRisk}) => Math.max(size, nRisk.length), 0);
  const leaving = new Int32Array((most + 1) * k);
  const atRisk = new Float64Array(k);
  return (index) => {
    observed.fill(0);
    expected.fill(0);
    variance.fill(0);
    for (const {nRisk, nEvent, rows, seen, event} of courses) {
      leaving.fill(0, 0, (nRisk.length + 1) * k);
      for (let i = 0; i < rows.length; i += 1) {
        const group = index[rows[i]];
        leaving[seen[i] * k + group] += 1;
        if (event[i] === 1) observed[group] += 1;
      }
      atRisk.fill(0);
      for (let at = nRisk.length - 1; at >= 0; at -= 1) {
        const n = nRisk[at];
        const d = nEvent[at];
        const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
        for (let j = 0; j < k; j += 1) {
          atRisk[j] += leaving[(at + 1) * k + j];
          const own = atRisk[j] / n;
          expected[j] += d * own;
          for (let l = 0; l < j; l += 1) variance[j * k + l] -= (spread * own * atRisk[l]) / n;
          variance[j * k + j] += spread * own * (1 - own);
        }
      }
    }
    for (let j = 0; j < k; j += 1) for (let l = 0; l < j; l += 1) variance[l * k + j] = variance[j * k + l];
    return {observed, expected, variance};
  };
}

function courseOf({time, event}: Surv, all: Int32Array): EventCourse {
  const times = [...new Set(Array.from(all, (row) => (event[row] === 1 ? time[row] : NaN)))]
    .filter((at) => !Number.isNaN(at))
    .toSorted((a, b) => a - b);
  const seenBy = (row: number): number => {
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[middle] <= time[row]) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const rows = all.filter((row) => times.length > 0 && time[row] >= times[0]);
  const seen = rows.map(seenBy);
  const nRisk = new Int32Array(times.length);
  const nEvent = new Int32Array(times.length);
  for (const [i, row] of rows.entries()) {
    for (let at = 0; at < seen[i]; at += 1) nRisk[at] += 1;
    if (event[row] === 1) nEvent[seen[i] - 1] += 1;
  }
  return {nRisk, nEvent, rows, seen, event: Uint8Array.from(rows, (row) => event[row])};
}
