import {lastDayAlive, type SurvivalDays} from "./immortal-time.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";
import {curveLimits} from "../survival/confidence-scale.ts";
import {cumulativeIncidence, incidenceAt} from "../survival/cumulative-incidence.ts";

/** What comes first to who started ADC1; the last is neither by then. */
export const firstAfterAdc1 = ["ADC2", "death before ADC2", "neither"] as const;

export type FirstAfterAdc1 = (typeof firstAfterAdc1)[number];

/** Days on the patient's clock of who started ADC1. */
export type WaitingDays = SurvivalDays & Pick<AdcStarter, "pfs1">;

/** How long one patient was followed without ADC2, and what ended that. */
export interface WaitingTime {
  readonly patientId: string;
  /** Days since ADC1. */
  readonly time: number;
  /** Null: alive and without ADC2 when last seen. */
  readonly first: "ADC2" | "death before ADC2" | null;
  /** Days from ADC1 to the first day under observation; −1 from the start. */
  readonly entry: number;
}

/**
 * The time without ADC2 of each patient who started ADC1, and whether ADC2 or death ended it; those alone who were without either when they came under observation, or at `from` days, if that is later.
 *
 * Without a day of death or last contact a patient is followed to the end of PFS(ADC1). ADC2 on the day of death came first; death on the day of ADC1 counts on the day after.
 *
 * @example
 * const patient = (adc2Start, death) => ({patientId: "", adc1Start: 10, adc2Start, cutoff: 500, death, lastContact: 400, pfs1: 90});
 * waitingForAdc2([patient(100, 300), patient(null, 60), patient(null, null)]).map(({time, first}) => [time, first]) // [[90, "ADC2"], [50, "death before ADC2"], [390, null]]
 */
export function waitingForAdc2(patients: readonly WaitingDays[], from = 0): WaitingTime[] {
  return patients.flatMap((patient): WaitingTime[] => {
    const {patientId, adc1Start, adc2Start, pfs1, entry: since} = patient;
    const end = lastDayAlive(patient) ?? {day: adc1Start + pfs1, event: 0};
    const died = adc2Start === null && end.event === 1;
    const time =
      adc2Start !== null ? adc2Start - adc1Start : died ? Math.max(end.day - adc1Start, 1) : end.day - adc1Start;
    const entry = Math.max(since ?? 0, from) > 0 ? Math.max(since ?? 0, from) : -1;
    if (time < 0 || time <= entry) return [];
    return [{patientId, time, first: adc2Start !== null ? "ADC2" : died ? "death before ADC2" : null, entry}];
  });
}

/** The probability of one of the three by a day. */
export interface FirstProbability {
  readonly first: FirstAfterAdc1;
  readonly time: number;
  readonly estimate: number;
  readonly stdError: number;
  /** Null where nobody has it, or everybody. */
  readonly confLow: number | null;
  readonly confHigh: number | null;
  readonly nRisk: number;
}

/**
 * Aalen–Johansen probabilities that ADC2 has come first, death has, or neither yet, by each of some days since ADC1; the three add up to 1. Null for a day later than anybody was followed without either.
 *
 * Limits are on the log-log scale, with standard errors by the infinitesimal jackknife. Throws `RangeError` for no patient or a day below 0.
 * Source: as `cumulativeIncidence`. Equals R's `survfit(Surv(entry, time, factor(first)) ~ 1, id = patient_id, conf.type = "log-log")`.
 *
 * @example
 * const one = (time, first) => ({patientId: `${time}`, time, first, entry: -1});
 * firstProbabilities([one(100, "ADC2"), one(150, "death before ADC2"), one(200, null), one(400, null)], [180])[0].map(({estimate}) => estimate) // [0.25, 0.25, 0.5]
 */
export function firstProbabilities(
  waiting: readonly WaitingTime[],
  days: readonly number[],
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): (readonly FirstProbability[] | null)[] {
  if (waiting.length === 0) throw new RangeError("waiting must hold at least one patient, got none");
  const columns = {
    time: waiting.map(({time}) => time),
    ...(waiting.some(({entry}) => entry > 0) ? {entry: waiting.map(({entry}) => entry)} : {})
  };
  const longest = Math.max(...columns.time);
  if (waiting.every(({first}) => first === null))
    return days.map((day) => (day > longest ? null : firstAfterAdc1.map((first) => nobodyYet(first, day, waiting))));
  const options = {confLevel, confType: "log-log"} as const;
  const causes = cumulativeIncidence({...columns, cause: waiting.map(({first}) => first)}, options);
  const [either] = cumulativeIncidence(
    {...columns, cause: waiting.map(({first}) => (first === null ? null : "either"))},
    options
  );
  return days.map((asked) => {
    const at = either === undefined ? null : incidenceAt(either, [Math.min(asked, longest)])[0];
    // Later than the last time it is known alone where nobody was left without either.
    if (at === undefined || at === null || at.estimate === null || (asked > longest && at.estimate < 1)) return null;
    const own = (["ADC2", "death before ADC2"] as const).map((first): FirstProbability => {
      const curve = causes.find(({cause}) => cause === first);
      const found = curve === undefined ? undefined : incidenceAt(curve, [Math.min(asked, longest)])[0];
      if (found === undefined || found.estimate === null) return nobodyYet(first, asked, waiting);
      const {estimate, stdError, confLow, confHigh, nRisk} = found;
      return {first, time: asked, estimate, stdError: stdError ?? 0, confLow, confHigh, nRisk};
    });
    return [...own, neitherOf({...at, estimate: at.estimate}, asked, confLevel)];
  });
}

/** Neither has come: the complement of either, with limits on its own scale. */
function neitherOf(
  {
    estimate: either,
    stdError,
    nRisk
  }: {readonly estimate: number; readonly stdError: number | null; readonly nRisk: number},
  time: number,
  confLevel: number
): FirstProbability {
  const estimate = Math.max(0, 1 - either);
  const isBetween = estimate > 1e-12 && estimate < 1;
  const limits = isBetween
    ? curveLimits(Float64Array.of(estimate), Float64Array.of((stdError ?? 0) / estimate), "log-log", confLevel)
    : null;
  return {
    first: "neither",
    time,
    estimate: isBetween || estimate === 1 ? estimate : 0,
    stdError: stdError ?? 0,
    confLow: limits?.confLow[0] ?? null,
    confHigh: limits?.confHigh[0] ?? null,
    nRisk
  };
}

/** Before anybody has had either. */
function nobodyYet(first: FirstAfterAdc1, time: number, waiting: readonly WaitingTime[]): FirstProbability {
  return {
    first,
    time,
    estimate: first === "neither" ? 1 : 0,
    stdError: 0,
    confLow: null,
    confHigh: null,
    nRisk: waiting.filter((one) => one.entry < time && one.time >= time).length
  };
}
