import type {EventTable} from "../record/event-table.ts";
import type {Surv} from "../record/surv.ts";
import {isEventTable} from "./event-table.ts";
import {timeGrid} from "./time-grid.ts";

/** Tied events at once (Nelson–Aalen, R's ctype 1), or one after another (Fleming–Harrington, R's ctype 2). */
export type HazardTies = "together" | "in-turn";

/** Increments of the cumulative hazard and of its variance, length m each. */
export interface HazardIncrements {
  readonly hazard: Float64Array;
  readonly variance: Float64Array;
}

/**
 * d/n and d/n² at each time; with ties in turn, the sums over the d tied events of 1/(n − j) and 1/(n − j)². Weighted: each of the
 * tied rows carries their mean weight.
 *
 * Source: Nelson 1972, Technometrics 14:945; Aalen 1978, Ann Stat 6:701; Fleming & Harrington 1984, Commun Stat 13:2469.
 */
export function hazardIncrements({nRisk, nEvent}: EventTable, tied: Float64Array | null): HazardIncrements {
  const m = nRisk.length;
  const hazard = new Float64Array(m);
  const variance = new Float64Array(m);
  for (let k = 0; k < m; k += 1) {
    if (nEvent[k] === 0) continue;
    const count = tied === null ? 1 : tied[k];
    const mean = nEvent[k] / count;
    for (let j = 0; j < count; j += 1) {
      const left = nRisk[k] - j * mean;
      hazard[k] += mean / left;
      variance[k] += mean / (left * left);
    }
  }
  return {hazard, variance};
}

/**
 * Number of tied events at each time, as patients: of rows for probability weights, else as counted in the table; null when ties
 * are taken together. Throws `RangeError` for an event table whose events are not whole numbers.
 */
export function tiedEvents(given: Surv | EventTable, table: EventTable, ties: HazardTies): Float64Array | null {
  if (ties !== "together" && ties !== "in-turn")
    throw new RangeError(`ties must be together or in-turn, got ${JSON.stringify(ties)}`);
  if (ties === "together") return null;
  if (!isEventTable(given) && given.weight !== null && given.weightKind === "probability") {
    const count = new Float64Array(table.time.length);
    const {index} = timeGrid(given);
    for (let i = 0; i < index.length; i += 1) count[index[i]] += given.event[i];
    return count;
  }
  const broken = table.nEvent.findIndex((count) => !Number.isInteger(count));
  if (broken >= 0)
    throw new RangeError(`nEvent[${broken}] must be whole when ties are taken in turn, got ${table.nEvent[broken]}`);
  return table.nEvent;
}
