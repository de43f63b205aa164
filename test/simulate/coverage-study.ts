import {type Random, seededRandom} from "../../src/math/random.ts";
import type {ConfType} from "../../src/survival/confidence-scale.ts";
import {cumulativeIncidence, incidenceAt} from "../../src/survival/cumulative-incidence.ts";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {median} from "../../src/survival/quantile.ts";
import {surv} from "../../src/survival/surv.ts";
import {survivalAt} from "../../src/survival/survival-at.ts";

/** Types whose intervals are put to the test. */
export const confTypes = ["plain", "log", "log-log", "logit", "arcsin"] as const satisfies readonly ConfType[];

/** What happened to the nominal 95 % intervals of one type in some replicates. */
export interface Tally {
  replicates: number;
  /** Truth below the lower limit, truth above the upper limit, no interval. */
  below: number;
  above: number;
  none: number;
}

/** Tallies by target and type, e.g. `tallies["S(t) = 0.5"].log`. */
export type Tallies = Record<string, Record<(typeof confTypes)[number], Tally>>;

/** Median 6 months, exponential; censoring uniform on (0, 27.68) months, which censors 30 %: (1 − exp(−λc))/λc = 0.3. */
const RATE = Math.LN2 / 6;
const LAST_CENSORING = 3.1971 / RATE;

/** S(t) that are looked at, and F(t) of a cause that makes up half of all events. */
const SURVIVALS = [0.75, 0.5, 0.25] as const;
const INCIDENCES = [0.1, 0.2, 0.3] as const;

/** Follow-up of one replicate; its own stream, so that any slice of a study can be run alone. */
export function replicate(
  seed: number,
  size: number,
  index: number
): {readonly time: Float64Array; readonly cause: Uint8Array; readonly random: Random} {
  const random = seededRandom((seed + Math.imul(size, 0x9e3779b1) + Math.imul(index, 0x85ebca6b)) >>> 0);
  const time = new Float64Array(size);
  const cause = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const event = -Math.log(random()) / RATE;
    const censored = random() * LAST_CENSORING;
    time[i] = Math.min(event, censored);
    cause[i] = event <= censored ? (random() < 0.5 ? 1 : 2) : 0;
  }
  return {time, cause, random};
}

function tally(
  tallies: Tallies,
  target: string,
  confType: (typeof confTypes)[number],
  truth: number,
  low: number | null,
  high: number | null
): void {
  tallies[target] ??= Object.fromEntries(
    confTypes.map((type) => [type, {replicates: 0, below: 0, above: 0, none: 0}])
  ) as Tallies[string];
  const own = tallies[target][confType];
  own.replicates++;
  if (low === null || high === null) own.none++;
  else if (truth < low) own.below++;
  else if (truth > high) own.above++;
}

/**
 * Whether intervals for S(t), the median and the cumulative incidence hold the truth, in replicates `from` up to, not including, `to`.
 * Replicates whose follow-up ends before t have no estimate there, and are left out of that target.
 */
export function coverage(seed: number, size: number, from: number, to: number): Tallies {
  const tallies: Tallies = {};
  const times = SURVIVALS.map((survival) => -Math.log(survival) / RATE);
  const incidenceTimes = INCIDENCES.map((incidence) => -Math.log(1 - 2 * incidence) / RATE);
  for (let index = from; index < to; index++) {
    const {time, cause} = replicate(seed, size, index);
    const event = cause.map((own) => (own === 0 ? 0 : 1));
    if (!event.includes(1) || !cause.includes(1)) continue;
    const follow = surv({time, event});
    for (const confType of confTypes) {
      const curve = kaplanMeier(follow, {confType});
      for (const [at, {estimate, confLow, confHigh}] of survivalAt(curve, times).entries())
        if (estimate !== null) tally(tallies, `S(t) = ${SURVIVALS[at]}`, confType, SURVIVALS[at], confLow, confHigh);
      const {confLow, confHigh} = median(curve);
      // An upper limit that is not reached is an interval without end; a lower one that is not reached, no interval.
      tally(tallies, "median", confType, 6, confLow, confHigh ?? Infinity);
      const [incidence] = cumulativeIncidence({time, cause}, {confType});
      for (const [at, limits] of incidenceAt(incidence, incidenceTimes).entries())
        if (limits.estimate !== null)
          tally(tallies, `F(t) = ${INCIDENCES[at]}`, confType, INCIDENCES[at], limits.confLow, limits.confHigh);
    }
  }
  return tallies;
}
