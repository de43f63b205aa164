import type {TimeUnit} from "../record/time-unit.ts";

/** Mean Gregorian month in days, 365.25 / 12: the only place where days meet months. */
export const DAYS_PER_MONTH = 30.4375;

export const DAYS_PER_WEEK = 7;

/** Mean Gregorian year: twelve mean months. */
const DAYS_PER_YEAR = 365.25;

const DAYS_PER: Readonly<Record<TimeUnit, number>> = {
  days: 1,
  weeks: DAYS_PER_WEEK,
  months: DAYS_PER_MONTH,
  years: DAYS_PER_YEAR
};

/**
 * A duration in months, for showing; estimates themselves stay in the unit of the data.
 *
 * @example
 * toMonths(365.25, "days") // 12
 */
export function toMonths(duration: number, unit: TimeUnit): number {
  return unit === "months" ? duration : (duration * DAYS_PER[unit]) / DAYS_PER_MONTH;
}

/**
 * A duration given in months, in the unit of the data.
 *
 * @example
 * fromMonths(6, "days") // 182.625
 */
export function fromMonths(months: number, unit: TimeUnit): number {
  return unit === "months" ? months : (months * DAYS_PER_MONTH) / DAYS_PER[unit];
}
