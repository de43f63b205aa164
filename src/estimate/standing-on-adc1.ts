import {listsByKey} from "../record/lists-by-key.ts";
import type {Surv} from "../record/surv.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";
import {eventTable} from "../survival/event-table.ts";
import {lastAtOrBefore} from "../survival/survival-at.ts";

/** PFS on ADC1 of one patient who started it; times in one unit. */
export interface Adc1Time {
  /** Product of ADC1; null where it is not known which. */
  readonly product: string | null;
  readonly time: number;
  readonly event: 0 | 1;
  /** Days from the start of ADC1 to the first day under observation; null, absent or ≤ 0: from the start. With an entry at or after `time` the patient was never at risk under observation. */
  readonly entry?: number | null;
}

/** Where a patient stands among all who started the same ADC1. */
export interface StandingOnAdc1 {
  /** Between 0 (the longest PFS) and 1 (the shortest). */
  readonly value: number;
  /** PFS(ADC1) was censored, so that the standing is the middle of what is still possible. */
  readonly isCensored: boolean;
  /** Place of the patient among the times that were given. */
  readonly place: number;
}

/** The Kaplan–Meier curve of all who started one product, with who is in it; columns of length m, times ascending. */
export interface ProductCurve {
  /** Places of those under observation, among the times that were given. */
  readonly places: readonly number[];
  /** Their follow-up, with times that differ by rounding alone made one. */
  readonly follow: Surv;
  readonly time: Float64Array;
  readonly nRisk: Float64Array;
  readonly nEvent: Float64Array;
  /** Ŝ from each time on. */
  readonly estimate: Float64Array;
}

/**
 * The curve of PFS(ADC1) of each product among all who started it.
 *
 * Throws `RangeError` as `surv`.
 *
 * @example
 * productCurves([{product: "SG", time: 1, event: 1}, {product: "SG", time: 2, event: 1}]).get("SG").estimate // [0.5, 0]
 */
export function productCurves(times: readonly Adc1Time[]): ReadonlyMap<string, ProductCurve> {
  const observed = [...times.keys()].filter((place) => {
    const {product, time, entry} = times[place];
    return product !== null && ((entry ?? 0) <= 0 || (entry ?? 0) < time);
  });
  const byProduct = listsByKey(observed, (place) => times[place].product ?? "");
  return new Map([...byProduct].map(([product, places]) => [product, curveOf(times, places)]));
}

function curveOf(times: readonly Adc1Time[], places: readonly number[]): ProductCurve {
  const follow = delayedFollowUp(places.map((place) => times[place]));
  const {time, nRisk, nEvent} = eventTable(follow);
  let survival = 1;
  const estimate = time.map((_, k) => {
    if (nEvent[k] > 0) survival *= 1 - nEvent[k] / nRisk[k];
    return survival;
  });
  return {places, follow, time, nRisk, nEvent, estimate};
}

/**
 * Positions on the curve whose values are the standing of one time, half of each: at an event those before and from it on, at a censoring the one from it on; −1 is before the first time, where Ŝ is 1.
 *
 * @example
 * const [curve] = productCurves([{product: "SG", time: 1, event: 1}, {product: "SG", time: 2, event: 1}]).values();
 * positionsRead(curve, {time: 2, event: 1}) // [1, 0]
 */
export function positionsRead(
  {time: times}: Pick<ProductCurve, "time">,
  {time, event}: Pick<Adc1Time, "time" | "event">
): readonly number[] {
  const at = lastAtOrBefore(times, time);
  if (event === 0) return [at];
  return [at, at >= 0 && times[at] === time ? at - 1 : at];
}

/**
 * The standing of each patient on ADC1: Ŝ(PFS(ADC1)), Ŝ being the Kaplan–Meier curve of all who started the same product; the mean of its values on either side of an event, half of its value at a censoring. One for
 * each of those given, null where nobody of the product, or a product that is not known, was under observation.
 *
 * With a frailty that is distributed alike whichever ADC1 was given, Ŝ(PFS(ADC1)) says the same of the frailty in every product, which PFS(ADC1) itself does not where the products differ. Patients whose entry is not
 * before their time have a standing and are not in the curve. Throws `RangeError` as `surv`.
 * Source: probability integral transform with mid-distribution values at jumps (Parzen 2004, Stat Sci 19:652); given censoring at c it is uniform on (0, S(c)), with mean S(c)/2.
 *
 * @example
 * const of = (time, event) => ({product: "SG", time, event});
 * standingsOnAdc1([of(1, 1), of(2, 0), of(3, 1)]).map((one) => one.value) // [0.8333, 0.3333, 0.3333]
 */
export function standingsOnAdc1(times: readonly Adc1Time[]): (StandingOnAdc1 | null)[] {
  const curves = productCurves(times);
  const standings: (StandingOnAdc1 | null)[] = times.map(({product}, place) => {
    const curve = product === null ? undefined : curves.get(product);
    return curve === undefined ? null : standingOn(curve, times[place], place);
  });
  // Those in the curve by their time as the curve has it.
  for (const curve of curves.values())
    for (const [own, place] of curve.places.entries())
      standings[place] = standingOn(curve, {...times[place], time: curve.follow.time[own]}, place);
  return standings;
}

function standingOn(curve: ProductCurve, one: Adc1Time, place: number): StandingOnAdc1 {
  const value = positionsRead(curve, one).reduce((sum, at) => sum + (at < 0 ? 1 : curve.estimate[at]) / 2, 0);
  return {value, isCensored: one.event === 0, place};
}
