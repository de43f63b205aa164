import {fromMonths, toMonths} from "../math/calendar-days.ts";
import type {DisclosurePolicy} from "../record/disclosure-policy.ts";
import type {Curve, DisclosedCurve} from "../record/curve.ts";
import {HIDDEN} from "../record/hidden.ts";
import {roundedCount} from "./rounded-count.ts";

/** Months at which something of a curve may be shown. */
export interface ShownTimes {
  /** Where S(t) may be shown: between two of them, before the first and after the last lie no events or `smallest` or more. */
  readonly survival: readonly number[];
  /** Those of them where the number at risk may stand too: the same holds of the censored. */
  readonly atRisk: readonly number[];
}

/** When somebody had an event or was censored on a curve. */
type CourseOfCurve = Pick<Curve, "time" | "unit" | "nEvent" | "nCensored">;

interface Cumulated {
  readonly events: number;
  readonly censored: number;
}

/**
 * The months at which a curve may be shown under a policy: milestones first, then whole years, half years, quarters and months, each if no step between two of them is made by fewer than
 * `smallest` patients; none for a curve with delayed entry, in which the numbers at risk alone tell who came when.
 *
 * @example
 * const curve = {unit: "months", n: 40, time: [1, 2, 3, 4], nEvent: [6, 6, 6, 6], nCensored: [0, 0, 8, 8], nRisk: [40, 34, 28, 14], nEntered: [40, 0, 0, 0]};
 * shownTimes(curve, 5, [2]).survival // [1, 2, 3]
 * shownTimes(curve, 7, [2]).atRisk // [2]
 */
export function shownTimes(
  curve: CourseOfCurve & Pick<Curve, "n" | "nRisk">,
  smallest: number,
  milestones: readonly number[]
): ShownTimes {
  if (hasDelayedEntry(curve)) return {survival: [], atRisk: []};
  const end = toMonths(curve.time.at(-1) ?? 0, curve.unit);
  const safe = (count: number): boolean => count === 0 || count >= smallest;
  const gap = (from: number, to: number): Cumulated => between(curve, from, to);
  // Whoever has not yet had an event may not be few either: 1 − S(t) says as much as S(t).
  const survival = chosen(
    monthsUpTo(end, milestones),
    (from, to) => safe(gap(from, to).events),
    (month) => leftAfter(curve, month) >= smallest
  );
  const atRisk = chosen(
    survival,
    (from, to) => safe(gap(from, to).events) && safe(gap(from, to).censored),
    () => true
  );
  return {survival, atRisk};
}

/** Months that may be chosen, in order of preference. */
function monthsUpTo(end: number, milestones: readonly number[]): number[] {
  return [
    ...milestones,
    ...[12, 6, 3, 1].flatMap((step) => Array.from({length: Math.floor(end / step + 1e-9)}, (_, i) => (i + 1) * step))
  ].filter((month) => month <= end + 1e-9);
}

/** Events and censored of a curve up to a month; everyone's where it is Infinity. */
function cumulated({time, unit, nEvent, nCensored}: CourseOfCurve, month: number): Cumulated {
  let [events, censored] = [0, 0];
  for (const [i, at] of time.entries())
    if (toMonths(at, unit) <= month + 1e-9) {
      events += nEvent[i] ?? 0;
      censored += nCensored[i] ?? 0;
    }
  return {events, censored};
}

/** Events and censored after a month and up to another. */
function between(curve: CourseOfCurve, from: number, to: number): Cumulated {
  const [before, until] = [cumulated(curve, from), cumulated(curve, to)];
  return {events: until.events - before.events, censored: until.censored - before.censored};
}

/** How many have had neither an event nor been censored by a month. */
function leftAfter(curve: CourseOfCurve & Pick<Curve, "n">, month: number): number {
  const {events, censored} = cumulated(curve, month);
  return curve.n - events - censored;
}

/** The candidates, in order of preference, that leave every gap between neighbours safe; the last gap runs to the end. */
function chosen(
  candidates: readonly number[],
  gap: (from: number, to: number) => boolean,
  holds: (month: number) => boolean
): number[] {
  const taken: number[] = [];
  for (const month of candidates) {
    if (taken.includes(month) || !holds(month)) continue;
    // From before the origin, so that events on day 0 are counted.
    const before = taken.findLast((other) => other < month) ?? -1;
    const after = taken.find((other) => other > month) ?? Infinity;
    if (!gap(before, month) || !gap(month, after)) continue;
    taken.push(month);
    taken.sort((a, b) => a - b);
  }
  return taken;
}

function hasDelayedEntry({n, nRisk, nEvent, nCensored}: Pick<Curve, "n" | "nRisk" | "nEvent" | "nCensored">): boolean {
  let left = n;
  return nRisk.some((risk, i) => {
    const differs = risk !== left;
    left -= (nEvent[i] ?? 0) + (nCensored[i] ?? 0);
    return differs;
  });
}

/**
 * A curve as a policy allows it: its values at the months of `shownTimes`, survival to whole per cent, no censoring times, its end where few remain; null where no month may be shown.
 */
export function disclosedCurve(
  curve: Curve,
  policy: DisclosurePolicy,
  milestones: readonly number[]
): DisclosedCurve | null {
  const {rounding} = policy;
  const {survival, atRisk} = shownTimes(curve, policy.smallest, milestones);
  if (survival.length === 0) return null;
  const {start: _, ...course} = curve;
  const eventsBy = (month: number): number => cumulated(curve, month).events;
  const n = roundedCount(curve.n, rounding);
  return {
    ...course,
    n,
    time: survival.map((month) => fromMonths(month, curve.unit)),
    ...valuesAt(curve, survival, curve.confType === "beta-product" ? atRisk : survival),
    nRisk: survival.map(() => HIDDEN),
    nEntered: survival.map(() => 0),
    nEvent: survival.map((month, i) => roundedCount(eventsBy(month) - eventsBy(survival[i - 1] ?? -1), rounding)),
    nCensored: survival.map(() => HIDDEN),
    shown: {
      atRisk: [{month: 0, n}, ...atRisk.map((month) => ({month, n: roundedCount(leftAfter(curve, month), rounding)}))],
      nEvent: eventsIn(curve, policy)
    }
  };
}

/** How many had an event; null where they or the censored are few. */
function eventsIn(curve: CourseOfCurve, {smallest, rounding}: DisclosurePolicy): number | null {
  const total = cumulated(curve, Infinity);
  const few = (count: number): boolean => count > 0 && count < smallest;
  return few(total.events) || few(total.censored) ? null : roundedCount(total.events, rounding);
}

/** Survival at some months, to whole per cent, with limits at those where they may stand, of which those by the beta product tell how many are at risk. Before the first time it is 1, without limits. */
function valuesAt(
  {time, unit, estimate, confLow, confHigh}: Curve,
  months: readonly number[],
  limited: readonly number[]
): Pick<DisclosedCurve, "estimate" | "confLow" | "confHigh"> {
  const rows = months.map((month) => time.findLastIndex((at) => toMonths(at, unit) <= month + 1e-9));
  const limit = (column: readonly (number | null)[], row: number, i: number): number | null =>
    row < 0 || !limited.includes(months[i] ?? NaN) ? null : hundredth(column[row]);
  return {
    estimate: rows.map((row) => (row < 0 ? 1 : (hundredth(estimate[row]) ?? 1))),
    confLow: rows.map((row, i) => limit(confLow, row, i)),
    confHigh: rows.map((row, i) => limit(confHigh, row, i))
  };
}

function hundredth(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : Math.round(value * 100) / 100;
}
