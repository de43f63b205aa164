import {toMonths} from "../math/calendar-days.ts";
import {HIDDEN, isHidden, type Shown} from "../record/hidden.ts";
import type {WholeCurve, DrawnCurve, RuledCurve} from "./survival-curve.ts";

/**
 * `classic`: at risk at t counts follow-up ≥ t, as R prints it. `kmunicate`: at risk after t counts follow-up > t, so that at risk, events and censored
 * by t add up to the patients who entered (Morris et al. 2019, BMJ Open 9:e030215, doi:10.1136/bmjopen-2019-030215).
 */
export type RiskConvention = "classic" | "kmunicate";

/** Counts of one group at the ticks of the time axis; columns have the length of the ticks. */
export interface RiskCounts {
  readonly atRisk: readonly Shown[];
  /** Events up to and including each tick. */
  readonly events: readonly Shown[];
  /** Censored up to and including each tick. */
  readonly censored: readonly Shown[];
  /** Entered by each tick; constant without delayed entry. */
  readonly entered: readonly Shown[];
  /** Whether anyone enters after time 0. */
  readonly delayedEntry: boolean;
}

/** Times in months that differ by less than this are the same time (months made from days carry rounding). */
const SAME = 1e-9;

/**
 * The rows of a number-at-risk table for one curve at `ticks` in months.
 *
 * With delayed entry and no `entry` column, a patient who enters between two observed times is counted from the later one, as R's `summary(survfit)` does.
 *
 * @example
 * const arm = {group: "A", unit: "months", time: [3, 6, 9], estimate: [0.75, 0.75, 0.375], confLow: [0, 0, 0], confHigh: [1, 1, 1], nRisk: [4, 3, 2], nEvent: [1, 0, 1], nCensored: [0, 1, 1], n: 4}
 * riskCounts(arm, [0, 3, 6, 9], "classic").atRisk // [4, 4, 3, 2]
 * riskCounts(arm, [0, 3, 6, 9], "kmunicate").atRisk // [4, 3, 2, 0]
 */
export function riskCounts(curve: DrawnCurve, ticks: readonly number[], convention: RiskConvention): RiskCounts {
  if (curve.shown !== undefined) return shownCounts(curve.shown, ticks);
  const months = monthsOf(curve);
  const events = ticks.map((tick) => sumUpTo(tick, months.time, curve.nEvent));
  const censored = ticks.map((tick) => sumUpTo(tick, months.time, curve.nCensored));
  const left = ticks.map((_, i) => (events[i] ?? 0) + (censored[i] ?? 0));
  const atRisk = ticks.map((tick) => riskAt(curve, months, tick, convention));
  const after = convention === "kmunicate" ? atRisk : ticks.map((tick) => riskAt(curve, months, tick, "kmunicate"));
  const entered = ticks.map((_, i) => (after[i] ?? 0) + (left[i] ?? 0));
  return {atRisk, events, censored, entered, delayedEntry: hasDelayedEntry(curve)};
}

/** Times of a curve, and of the entries where they are known, in months. */
interface CurveMonths {
  readonly time: readonly number[];
  readonly entry: readonly number[] | null;
}

function monthsOf({time, entry, unit}: WholeCurve): CurveMonths {
  return {
    time: Array.from(time, (value) => toMonths(value, unit)),
    entry: entry === undefined ? null : Array.from(entry, (value) => toMonths(value, unit))
  };
}

function sumUpTo(tick: number, time: readonly number[], column: ArrayLike<number>): number {
  return time.reduce((sum, at, i) => (at <= tick + SAME ? sum + (column[i] ?? 0) : sum), 0);
}

/** Counts that a rule on small counts lets stand. */
function shownCounts({atRisk}: RuledCurve["shown"], ticks: readonly number[]): RiskCounts {
  const hidden = ticks.map(() => HIDDEN);
  return {
    atRisk: ticks.map((tick) => atRisk.find(({month}) => Math.abs(month - tick) < SAME)?.n ?? HIDDEN),
    events: hidden,
    censored: hidden,
    entered: hidden,
    delayedEntry: false
  };
}

function riskAt(curve: WholeCurve, {time, entry}: CurveMonths, tick: number, convention: RiskConvention): number {
  return entry === null
    ? riskFromRows(curve, time, tick, convention)
    : riskFromEntries(curve, time, entry, tick, convention);
}

function riskFromRows(curve: WholeCurve, time: readonly number[], tick: number, convention: RiskConvention): number {
  const row = time.findIndex((at) => (convention === "classic" ? at >= tick - SAME : at > tick + SAME));
  return row < 0 ? 0 : (curve.nRisk[row] ?? 0);
}

/** Classic: entry < t ≤ time, and at t = 0 whoever is there; after t: entry ≤ t < time. */
function riskFromEntries(
  curve: WholeCurve,
  time: readonly number[],
  entry: readonly number[],
  tick: number,
  convention: RiskConvention
): number {
  const came = entry.filter((at) =>
    convention === "classic" && tick > 0 ? at < tick - SAME : at <= tick + SAME
  ).length;
  return time.reduce((risk, at, i) => {
    const gone = convention === "classic" ? at < tick - SAME : at <= tick + SAME;
    return gone ? risk - (curve.nEvent[i] ?? 0) - (curve.nCensored[i] ?? 0) : risk;
  }, came);
}

/** Entries show as a risk set that does not shrink by exactly those who left. */
function hasDelayedEntry(curve: WholeCurve): boolean {
  if (curve.entry !== undefined) return Array.from(curve.entry).some((at) => at > 0);
  for (let i = 1; i < curve.time.length; i += 1) {
    const stayed = (curve.nRisk[i - 1] ?? 0) - (curve.nEvent[i - 1] ?? 0) - (curve.nCensored[i - 1] ?? 0);
    if (Math.abs((curve.nRisk[i] ?? 0) - stayed) > 1e-6 * Math.max(1, stayed)) return true;
  }
  return false;
}

/**
 * A count as it stands in the table: whole numbers as they are, weighted counts to one decimal, `[c]` for a count that is not shown.
 *
 * @example
 * countLabel(12) // "12"
 * countLabel(12.345) // "12.3"
 * countLabel(HIDDEN) // "[c]"
 */
export function countLabel(count: Shown): string {
  if (isHidden(count)) return String(count);
  return Math.abs(count - Math.round(count)) < 1e-6 ? String(Math.round(count)) : count.toFixed(1);
}
