/** Ticks of a time axis in months. */
export interface TimeAxis {
  /** Positions of the ticks in months, ascending from 0. */
  readonly ticks: readonly number[];
  /** Right end of the axis in months. */
  readonly end: number;
}

/** Distances between ticks that a clinician reads at a glance, in months. */
const steps = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/**
 * Ticks from 0 at equal distances that fit `longest` months: every 3, 6 or 12 months where at most `most` of them fit, wider apart otherwise.
 * The axis ends where follow-up ends, or at the next tick when that is near.
 *
 * Throws `RangeError` when `longest` is negative or not finite, or `step` is not above 0.
 *
 * @example
 * timeAxis(16.5, {most: 8}).ticks // [0, 3, 6, 9, 12, 15]
 */
export function timeAxis(
  longest: number,
  {most = 8, step}: {readonly most?: number; readonly step?: number | undefined} = {}
): TimeAxis {
  if (!(longest >= 0 && Number.isFinite(longest)))
    throw new RangeError(`longest must be 0 or more months, got ${longest}`);
  if (step !== undefined && !(step > 0)) throw new RangeError(`step must be above 0 months, got ${step}`);
  const span = Math.max(longest, 0.25);
  const distance = step ?? steps.find((candidate) => (candidate >= 3 || span <= 3) && span / candidate <= most) ?? span;
  const whole = Math.floor(span / distance + 1e-9);
  const rest = span / distance - whole;
  const last = rest > 0.75 || whole === 0 ? whole + 1 : whole;
  return {
    ticks: Array.from({length: last + 1}, (_, index) => Number((index * distance).toFixed(9))),
    end: Math.max(span, last * distance)
  };
}
