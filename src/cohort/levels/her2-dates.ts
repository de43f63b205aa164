import {dayOf} from "../calendar-day.ts";
import {monthNamed} from "../month-names.ts";

/** Days from the first to the last that a date may stand for. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const YEAR = "(?:19|20)\\d{2}";
const threeNumbers = new RegExp(`(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2(${YEAR})(?!\\d)`, "gu");
const monthAndYear = new RegExp(`(?<!\\d|\\d[./-])(\\d{1,2})[./-](${YEAR})(?!\\d)`, "gu");
const namedMonth = new RegExp(`(?<!\\p{L})(\\p{L}{3,9})\\.?[ -]?(${YEAR})(?!\\d)`, "gu");
const plain = new RegExp(`(?<![\\d.-])(${YEAR})(?:-(\\d{2})(?:-(\\d{2}))?)?(?![\\d-])`, "gu");

const two = (n: number | string): string => String(n).padStart(2, "0");

/**
 * A text with its dates as year, month and day, as far as they are told: of day and month in an order that is not known the year alone.
 *
 * @example
 * withPlainDates("1+ 03/2021; 2+ 14.5.2023; 0 (3/4/2024)") // "1+ 2021-03; 2+ 2023-05-14; 0 (2024)"
 */
export function withPlainDates(text: string): string {
  const isMonth = (n: number): boolean => n >= 1 && n <= 12;
  return text
    .replace(threeNumbers, (all, first: string, sign: string, second: string, year: string) => {
      const [a, b] = [Number(first), Number(second)];
      // With dots the day stands first; else one of the two that is no month tells.
      if (isMonth(b) && (sign === "." || a > 12 || a === b)) return `${year}-${two(b)}-${two(a)}`;
      if (isMonth(a) && b > 12) return `${year}-${two(a)}-${two(b)}`;
      return isMonth(a) && isMonth(b) ? year : all;
    })
    .replace(monthAndYear, (all, month: string, year: string) =>
      isMonth(Number(month)) ? `${year}-${two(month)}` : all
    )
    .replace(namedMonth, (all, word: string, year: string) => {
      const month = monthNamed(word);
      return month === null ? all : `${year}-${two(month)}`;
    });
}

/**
 * The days that the one date of a text may stand for; null where it holds none, or several.
 *
 * @example
 * periodIn("1+ 2021-03") // {from: 18687, to: 18717}
 */
export function periodIn(text: string): Period | null {
  const [date, ...others] = text.matchAll(plain);
  if (date === undefined || others.length > 0) return null;
  const [, year, month, day] = date.map((part) => (part === undefined ? null : Number(part)));
  if (typeof year !== "number") return null;
  if (typeof month !== "number") return period(dayOf(year, 1, 1), dayOf(year, 12, 31));
  if (typeof day === "number") return period(dayOf(year, month, day), dayOf(year, month, day));
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return period(dayOf(year, month, 1), next === null ? null : next - 1);
}

const period = (from: number | null, to: number | null): Period | null =>
  from === null || to === null ? null : {from, to};

/**
 * Places of the results that are from before a line began, the earliest first; null where the dates do not tell: one is missing, two may be of one day, or one may lie on either side of the start.
 *
 * @example
 * placesBefore([{from: 50, to: 60}, {from: 10, to: 20}, {from: 95, to: 99}], {from: 90, to: 90}) // [1, 0]
 */
export function placesBefore(periods: readonly (Period | null)[], start: Period): readonly number[] | null {
  const known = periods.flatMap((one, k) => (one === null ? [] : [{...one, k}])).toSorted((a, b) => a.from - b.from);
  const areApart = known.every(({from}, k) => from > (known[k - 1]?.to ?? -Infinity));
  const isTold = ({from, to}: Period): boolean => to <= start.from || from > start.to;
  if (known.length < periods.length || !areApart || !known.every(isTold)) return null;
  return known.filter(({to}) => to <= start.from).map(({k}) => k);
}
