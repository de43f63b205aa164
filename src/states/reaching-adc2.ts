import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {FEWEST_COMPARED, SMALL_GROUP} from "../estimate/contrast-policy.ts";
import {resultRow, type Row} from "../record/row.ts";
import {remarksOf} from "../record/remark.ts";
import type {Refusal} from "../record/refusal.ts";
import {firstAfterAdc1, firstProbabilities, waitingForAdc2, type WaitingDays} from "./first-after-adc1.ts";

export interface ReachingOptions {
  /** Days since ADC1, or after `from`, at which the probabilities are reported. */
  readonly times: readonly number[];
  /** Who the patients are, as printed; unless told, everyone from the start of ADC1. */
  readonly group?: string;
  readonly grouping?: string | null;
  /** Days since ADC1 from which patients are asked: a landmark at which all of them are alive and without ADC2; 0 unless told. */
  readonly from?: number;
  readonly population?: string | null;
  /** Why these patients cannot answer; null where they can, but for a set of nobody but patients who received both. */
  readonly refusal?: Refusal | null;
  readonly confLevel?: number;
}

/**
 * Probabilities that by given days ADC2 has begun, death has come before it, or neither, of patients who started ADC1: three rows a day that add up to 1. They need no class of transition, which who never reaches ADC2 has none of.
 *
 * Aalen–Johansen with the two competing, limits on the log-log scale. Refused (a row whose refusal says so) where every patient received both ADCs, and with fewer than 5 patients. Throws `RangeError` without patients or times.
 * Source: as `firstProbabilities`.
 *
 * @example
 * const starter = (i, adc2Start, death) => ({patientId: `${i}`, adc1Start: 0, adc2Start, cutoff: 400, pfs1: 100, entry: null, death, lastContact: 390});
 * const starters = [starter(1, 150, null), starter(2, null, 90), starter(3, null, null), starter(4, null, null), starter(5, 300, null)];
 * reachingAdc2(starters, {times: [180]}).map(({term, estimate}) => [term, estimate]) // [["ADC2", 0.2], ["death before ADC2", 0.2], ["neither", 0.6]]
 */
export function reachingAdc2(patients: readonly WaitingDays[], options: ReachingOptions): Row[] {
  const {times, from = 0, grouping = null, population = null, confLevel = 0.95} = options;
  if (patients.length === 0) throw new RangeError("patients must hold at least one patient, got none");
  if (times.length === 0) throw new RangeError("times must hold at least one, got none");
  const waiting = waitingForAdc2(patients, from);
  const fields = {
    analysis: "reaching ADC2",
    kind: "incidence-at" as const,
    endpoint: "ADC2, death before it, or neither",
    population,
    grouping,
    group: options.group ?? "from the start of ADC1",
    scale: "probability",
    unit: "days",
    n: waiting.length,
    method: `Aalen-Johansen${withDelayedEntry(patients.map(({entry}) => entry ?? null))}${from > 0 ? ` from a landmark at ${from} days` : ""}, ADC2 and death before it competing, infinitesimal-jackknife variance, log-log ${100 * confLevel} % confidence interval`
  };
  const refusal = options.refusal ?? refusalOf(patients, waiting.length, from);
  if (refusal !== null) return [resultRow({...fields, term: "ADC2", refusal})];
  const longest = Math.max(...waiting.map(({time}) => time));
  const few =
    waiting.length < SMALL_GROUP ? ({code: "few-patients", fewest: SMALL_GROUP, where: "none"} as const) : null;
  const found = firstProbabilities(
    waiting,
    times.map((time) => from + time),
    {confLevel}
  );
  return found.flatMap((given, i) =>
    firstAfterAdc1.map((term, k) => {
      const nEvent = waiting.filter(({first}) => (first ?? "neither") === term).length;
      const shared = {...fields, term, time: from + (times[i] ?? 0), nEvent: term === "neither" ? null : nEvent};
      const one = given?.[k];
      if (one === undefined) return resultRow({...shared, refusal: {code: "nobody-without-adc2-after", days: longest}});
      const {estimate, stdError, confLow, confHigh, nRisk} = one;
      const isAll = confLow === null;
      return resultRow({
        ...shared,
        estimate,
        stdError: isAll ? null : stdError,
        confLow,
        confHigh,
        nRisk,
        remarks: remarksOf([few, isAll ? {code: "no-limits-where", estimate, confType: "log-log"} : null])
      });
    })
  );
}

function refusalOf(patients: readonly WaitingDays[], n: number, from: number): Refusal | null {
  if (from === 0 && patients.every(({adc2Start}) => adc2Start !== null))
    return {code: "received-both-only", question: "reaching"};
  if (n === 0) return {code: "nobody-in-state", landmark: false};
  return n < FEWEST_COMPARED ? {code: "counts-only", fewest: FEWEST_COMPARED, evaluable: false} : null;
}
