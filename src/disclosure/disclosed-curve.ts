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
  curve: Pick<Curve, "time" | "unit" | "n" | "nEvent" | "nCensored" | "nRisk">,
  smallest: number,
  milestones: readonly number[]
): ShownTimes {
  if (hasDelayedEntry(curve)) return {survival: [], atRisk: []};
  const months = curve.time.map((time) => toMonths(time, curve.unit));
  const upTo = (month: number): Cumulated =>
    months.reduce(
      (sum, at, i) =>
        at <= month + 1e-9
          ? {events: sum.events + (curve.nEvent[i] ?? 0), censored: sum.censored + (curve.nCensored[i] ?? 0)}
          : sum,
      {events: 0, censored: 0}
    );
  const end = months.at(-1) ?? 0;
  const all = upTo(end);
  const safe = (count: number): boolean => count === 0 || count >= smallest;
  const left = (month: number): number => curve.n - upTo(month).events - upTo(month).censored;
  const events = (from: number, to: number): number => (to === Infinity ? all : upTo(to)).events - upTo(from).events;
  const censored = (from: number, to: number): number =>
    (to === Infinity ? all : upTo(to)).censored - upTo(from).censored;
  const candidates = [
    ...milestones,
    ...[12, 6, 3, 1].flatMap((step) => Array.from({length: Math.floor(end / step + 1e-9)}, (_, i) => (i + 1) * step))
  ].filter((month) => month <= end + 1e-9);

  // Whoever has not yet had an event may not be few either: 1 − S(t) says as much as S(t).
  const survival = chosen(
    candidates,
    (from, to) => safe(events(from, to)),
    (month) => left(month) >= smallest
  );
  const atRisk = chosen(
    survival,
    (from, to) => safe(events(from, to)) && safe(censored(from, to)),
    () => true
  );
  return {survival, atRisk};
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
  {smallest, rounding}: DisclosurePolicy,
  milestones: readonly number[]
): DisclosedCurve | null {
  const {survival, atRisk} = shownTimes(curve, smallest, milestones);
  if (survival.length === 0) return null;
  const months = curve.time.map((time) => toMonths(time, curve.unit));
  const last = (month: number): number => months.findLastIndex((at) => at <= month + 1e-9);
  const eventsBy = (month: number): number =>
    curve.nEvent.slice(0, last(month) + 1).reduce((sum, count) => sum + count, 0);
  const leftAfter = (month: number): number =>
    curve.n -
    [...curve.nEvent.slice(0, last(month) + 1), ...curve.nCensored.slice(0, last(month) + 1)].reduce(
      (sum, count) => sum + count,
      0
    );
  const hundredth = (value: number | null | undefined): number | null =>
    value === null || value === undefined || !Number.isFinite(value) ? null : Math.round(value * 100) / 100;
  const at = (column: readonly (number | null)[], month: number, start: number): number | null =>
    last(month) < 0 ? start : hundredth(column[last(month)]);
  const n = roundedCount(curve.n, rounding);
  const total = {
    events: curve.nEvent.reduce((sum, count) => sum + count, 0),
    censored: curve.nCensored.reduce((sum, count) => sum + count, 0)
  };
  const few = (count: number): boolean => count > 0 && count < smallest;
  return {
    ...curve,
    n,
    time: survival.map((month) => fromMonths(month, curve.unit)),
    estimate: survival.map((month) => at(curve.estimate, month, 1) ?? 1),
    confLow: survival.map((month) => at(curve.confLow, month, 1)),
    confHigh: survival.map((month) => at(curve.confHigh, month, 1)),
    nRisk: survival.map(() => HIDDEN),
    nEntered: survival.map(() => 0),
    nEvent: survival.map((month, i) => roundedCount(eventsBy(month) - eventsBy(survival[i - 1] ?? -1), rounding)),
    nCensored: survival.map(() => HIDDEN),
    shown: {
      atRisk: [{month: 0, n}, ...atRisk.map((month) => ({month, n: roundedCount(leftAfter(month), rounding)}))],
      nEvent: few(total.events) || few(total.censored) ? null : roundedCount(total.events, rounding)
    }
  };
}
