/**
 * Days since 1970-01-01 of a date of the Gregorian calendar, or null when there is no such date.
 *
 * @example
 * dayOf(2024, 2, 29) // 19782
 * dayOf(2023, 2, 29) // null
 */
export function dayOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.getTime() / 86_400_000
    : null;
}

/**
 * The ISO date of days since 1970-01-01.
 *
 * @example
 * isoDay(19782) // "2024-02-29"
 */
export const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Day from which a spreadsheet counts: 1 is 1 January 1900, with a 29 February 1900 that never was; or 0 is 1 January 1904. */
export type SpreadsheetEpoch = 1900 | 1904;

/** Day number of 1970-01-01 in each system (ECMA-376, part 1, 18.17.4). */
const unixDay: Readonly<Record<SpreadsheetEpoch, number>> = {1900: 25_569, 1904: 24_107};

/**
 * Days since 1970-01-01 of a day number that a spreadsheet wrote; of a number with a time of day its day.
 *
 * @example
 * dayOfSerial(45000, 1900) // 19431
 * dayOfSerial(43538, 1904) // 19431
 */
export function dayOfSerial(serial: number, epoch: SpreadsheetEpoch): number {
  return Math.floor(serial) - unixDay[epoch];
}

/** Last year that two digits stand for where no year of the file is written in full. */
const LAST_ALONE = 2049;
/** Last year at least: what a file writes in full may be dates of birth and of first diagnoses alone. */
const LAST_AT_LEAST = 2035;
/** Years beyond the last one that a file writes in full, to which two digits may still reach. */
const YEARS_BEYOND = 10;

/**
 * The last year that two digits may stand for: ten years after the last one that the files write with four digits or that the cut-off of the plan
 * lies in, and 2035 at least; 2049 where there is none of these. No clock is read, so that a file means the same next year.
 *
 * @example
 * lastShortYear([2021, 2031]) // 2041
 * lastShortYear([1986]) // 2035
 * lastShortYear([]) // 2049
 */
export function lastShortYear(years: readonly number[]): number {
  return years.length === 0 ? LAST_ALONE : Math.max(LAST_AT_LEAST, ...years.map((year) => year + YEARS_BEYOND));
}

/**
 * The year of two digits: the last one with these digits that is not after `last`.
 *
 * @example
 * shortYear(24, 2034) // 2024
 * shortYear(98, 2034) // 1998
 */
export function shortYear(digits: number, last: number): number {
  return last - ((((last - digits) % 100) + 100) % 100);
}
