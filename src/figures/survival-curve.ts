import {toMonths} from "../math/calendar-days.ts";
import type {TimeUnit} from "../record/time-unit.ts";

/** Any array or typed array of numbers. */
export type Column = ArrayLike<number>;

/** A quantile of a curve with its limits, in the unit of the curve; null where it is not reached or not estimable. */
export interface CurveQuantile {
  readonly estimate: number | null;
  readonly confLow: number | null;
  readonly confHigh: number | null;
}

interface CurveColumns {
  readonly group: string;
  /** Unit of `time`, `entry` and `median`. */
  readonly unit: TimeUnit;
  readonly time: Column;
  /** Survival just after each time, 0 to 1. */
  readonly estimate: Column;
  /** Pointwise limits, 0 to 1; NaN or null where there are none. */
  readonly confLow: ArrayLike<number | null>;
  readonly confHigh: ArrayLike<number | null>;
  /** Limits of S(t) = 1 before the first time; the limits then hold between times, and may change where nobody has an event. */
  readonly start?: {readonly confLow: number; readonly confHigh: number} | undefined;
  readonly nEvent: Column;
  /** Patients in the group. */
  readonly n: number;
  readonly median?: CurveQuantile;
  /** What `n` counts, where it is not patients. */
  readonly counted?: "records";
  /** Payload class that colours the curve, e.g. `topoisomerase I inhibitor`. */
  readonly payloadClass?: string;
  /** Times of delayed entry, one a patient, in any order, for exact counts in the table; never written into the spec. */
  readonly entry?: Column;
}

/** A curve of which every count may be shown. */
export interface WholeCurve extends CurveColumns {
  /** At risk just before each time. */
  readonly nRisk: Column;
  readonly nCensored: Column;
  readonly shown?: undefined;
}

/** A curve under a rule on small counts: some counts are hidden, and nothing is reckoned from them. */
export interface RuledCurve extends CurveColumns {
  readonly nRisk: ArrayLike<unknown>;
  readonly nCensored: ArrayLike<unknown>;
  /** Counts that may be printed; the table and the alt text take theirs from here. */
  readonly shown: {
    /** Patients with follow-up longer than `month`; a tick that is not listed shows no number. */
    readonly atRisk: readonly {readonly month: number; readonly n: number}[];
    /** Null where hidden. */
    readonly nEvent: number | null;
  };
}

/** One Kaplan–Meier curve as `kaplanMeier` returns it, one entry a distinct time, ascending; columns have equal length. */
export type DrawnCurve = WholeCurve | RuledCurve;

/** Where a curve stops being reliable and is dimmed: nowhere, below a share at risk, or where one more event would lower it by more than `decrease`. */
export type TailRule =
  | "all"
  | {readonly rule: "pocock"; readonly share?: number}
  | {readonly rule: "gebski"; readonly decrease?: number};

/** Defaults of the tail rules. */
export const tailDefaults = {
  /** Pocock, Clayton & Altman 2002, Lancet 359:1686, doi:10.1016/S0140-6736(02)08594-X: 10–20 % still at risk. */
  share: 0.1,
  /** Gebski et al. 2018, Int J Epidemiol 47:850, doi:10.1093/ije/dyy013, first approach: the investigator sets the largest acceptable drop. */
  decrease: 0.05
} as const;

/** A corner of a step curve, in months and percent. */
export interface StepPoint {
  readonly time: number;
  readonly estimate: number;
}

/** A corner of a confidence band, in months and percent. */
export interface BandPoint {
  readonly time: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How the corners of a curve are joined: by steps, or by straight lines where a rule on small counts lets only some months stand, as life tables are drawn; a step would show the value of
 * the month before throughout a stretch in which survival falls.
 *
 * @example
 * joining({shown: {atRisk: [], nEvent: null}}) // "linear"
 * joining({}) // "step-after"
 */
export function joining({shown}: Pick<DrawnCurve, "shown">): "step-after" | "linear" {
  return shown === undefined ? "step-after" : "linear";
}

/** Many corners on the straight lines between some, for whatever keeps clear of them. */
export function alongLines(points: readonly StepPoint[]): StepPoint[] {
  const PARTS = 12;
  return points.flatMap((to, index) => {
    const from = points[index - 1];
    if (from === undefined) return [to];
    return Array.from({length: PARTS}, (_, i) => (i + 1) / PARTS).map((share) => ({
      time: from.time + share * (to.time - from.time),
      estimate: from.estimate + share * (to.estimate - from.estimate)
    }));
  });
}

/** What a curve draws, in months and percent. */
export interface CurveShape {
  /** Corners of the right-continuous step function, from (0, 100) to the last time. */
  readonly steps: readonly StepPoint[];
  /** Stretches of the band, broken where limits are missing. */
  readonly bands: readonly (readonly BandPoint[])[];
  /** Times at which at least one patient is censored. */
  readonly censored: readonly StepPoint[];
  /** Time from which the tail rule calls the curve unreliable; null where it never does. */
  readonly reliableUntil: number | null;
}

const columns = ["time", "estimate", "confLow", "confHigh", "nRisk", "nEvent", "nCensored"] as const;
const last = (column: Column): number => column[column.length - 1] ?? 0;

/**
 * Checks curves before drawing. Throws `RangeError` for no curve, two of one name, columns of unequal length, times that are negative, not finite or not ascending,
 * and estimates outside 0 to 1.
 *
 * @example
 * checkCurves([{group: "A", unit: "months", time: [2], estimate: [0], confLow: [null], confHigh: [null], nRisk: [1], nEvent: [1], nCensored: [0], n: 1}]) // undefined
 */
export function checkCurves(curves: readonly DrawnCurve[]): void {
  if (curves.length === 0) throw new RangeError("curves must hold at least one curve, got 0");
  const names = new Set<string>();
  for (const curve of curves) {
    const where = `curve ${JSON.stringify(curve.group.slice(0, 60))}`;
    if (names.has(curve.group)) throw new RangeError(`${where}: group must be unique, got it twice`);
    names.add(curve.group);
    checkLengths(curve, where);
    for (let i = 0; i < curve.time.length; i += 1) checkTime(curve, i, where);
  }
}

function checkLengths(curve: DrawnCurve, where: string): void {
  const {length} = curve.time;
  for (const column of columns)
    if (curve[column].length !== length)
      throw new RangeError(`${where}: ${column} must have the length of time (${length}), got ${curve[column].length}`);
}

function checkTime(curve: DrawnCurve, i: number, where: string): void {
  const time = curve.time[i] ?? NaN;
  const estimate = curve.estimate[i] ?? NaN;
  if (!(time >= 0 && Number.isFinite(time)))
    throw new RangeError(`${where}: time must be 0 or more, got ${time} at index ${i}`);
  if (i > 0 && !(time > (curve.time[i - 1] ?? NaN)))
    throw new RangeError(`${where}: time must ascend, got ${time} at index ${i}`);
  if (!(estimate >= -1e-9 && estimate <= 1 + 1e-9))
    throw new RangeError(`${where}: estimate must be in [0, 1], got ${estimate} at index ${i}`);
}

/**
 * Last time of a curve in months: its last event or censoring.
 *
 * @example
 * followUpEnd({group: "A", unit: "days", time: [30, 60.875], estimate: [1, 1], confLow: [1, 1], confHigh: [1, 1], nRisk: [2, 1], nEvent: [0, 0], nCensored: [1, 1], n: 2}) // 2
 */
export function followUpEnd(curve: DrawnCurve): number {
  return toMonths(last(curve.time), curve.unit);
}

/**
 * Corners, band, censoring marks and reliable range of a curve. Only events make corners, and the last corner is the last follow-up; of a curve with `shown` every time is a corner.
 *
 * @example
 * const two = {group: "A", unit: "months", time: [2, 5], estimate: [0.5, 0.5], confLow: [NaN, NaN], confHigh: [NaN, NaN], nRisk: [2, 1], nEvent: [1, 0], nCensored: [0, 1], n: 2}
 * curveShape(two).steps.map((corner) => corner.estimate) // [100, 50, 50]
 */
export function curveShape(curve: DrawnCurve, tail: TailRule = "all"): CurveShape {
  const steps: StepPoint[] = [{time: 0, estimate: 100}];
  const {start} = curve;
  const bands: BandPoint[][] = [[bandStart(start)]];
  const censored: StepPoint[] = [];
  const size = curve.time.length;
  for (let i = 0; i < size; i += 1) {
    const time = toMonths(curve.time[i] ?? NaN, curve.unit);
    const estimate = percent(curve.estimate[i]);
    const isCorner = (curve.nEvent[i] ?? 0) > 0 || i === size - 1 || curve.shown !== undefined;
    if (isCorner) steps.push({time, estimate});
    if (isCorner || start !== undefined) extendBand(bands, time, curve.confLow[i] ?? NaN, curve.confHigh[i] ?? NaN);
    if (curve.shown === undefined && (curve.nCensored[i] ?? 0) > 0) censored.push({time, estimate});
  }
  return {
    steps,
    bands: bands.filter((stretch) => stretch.length > 1),
    censored,
    reliableUntil: reliableUntil(curve, tail)
  };
}

/** The band at the origin: of no width, unless limits hold before the first time. */
function bandStart(start: DrawnCurve["start"]): BandPoint {
  return {time: 0, low: percent(start?.confLow ?? 1), high: percent(start?.confHigh ?? 1)};
}

const percent = (share: number | undefined): number => Math.min(100, Math.max(0, (share ?? NaN) * 100));

/** The running stretch is closed at a time without limits, and the next pair of limits opens a new one. */
function extendBand(bands: BandPoint[][], time: number, low: number, high: number): void {
  const stretch = bands.at(-1);
  const before = stretch?.at(-1);
  if (Number.isFinite(low) && Number.isFinite(high)) {
    if (stretch === undefined) bands.push([{time, low: percent(low), high: percent(high)}]);
    else stretch.push({time, low: percent(low), high: percent(high)});
  } else if (stretch !== undefined && before !== undefined) {
    stretch.push({...before, time});
    bands.push([]);
  }
}

/** The earliest time after which the rule fails at every later time, in months. */
function reliableUntil(curve: DrawnCurve, tail: TailRule): number | null {
  // What is left of a curve under a rule on small counts is reliable.
  if (tail === "all" || curve.shown !== undefined) return null;
  const size = curve.time.length;
  const all = Math.max(curve.n, ...Array.from(curve.nRisk));
  const unreliable = (i: number): boolean => {
    const left = i + 1 < size ? (curve.nRisk[i + 1] ?? 0) : 0;
    return tail.rule === "pocock"
      ? left < (tail.share ?? tailDefaults.share) * all
      : (curve.estimate[i] ?? 0) > (tail.decrease ?? tailDefaults.decrease) * left;
  };
  let first = size;
  while (first > 0 && unreliable(first - 1)) first -= 1;
  return first >= size - 1 ? null : toMonths(curve.time[first] ?? 0, curve.unit);
}

/**
 * A step function cut in two at a time: what is drawn in full and what is dimmed; both have a corner at the cut.
 *
 * @example
 * splitSteps([{time: 0, estimate: 100}, {time: 4, estimate: 50}], 3)[1].length // 2
 */
export function splitSteps<T extends {readonly time: number}>(points: readonly T[], at: number | null): [T[], T[]] {
  const end = points.at(-1);
  if (at === null || end === undefined || at >= end.time) return [[...points], []];
  const before = points.filter((point) => point.time <= at);
  const corner = before.at(-1);
  if (corner === undefined) return [[], [...points]];
  const cut = {...corner, time: at};
  return [
    [...before, cut],
    [cut, ...points.filter((point) => point.time > at)]
  ];
}
