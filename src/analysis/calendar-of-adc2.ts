import type {Question} from "../question/question.ts";
import type {Subject} from "./subject.ts";

/** Days of a calendar year, on average. */
const DAYS_OF_YEAR = 365.25;

/**
 * Calendar time of the start of each subject's ADC2, in days from a day that is the same for everyone; null where it is not known.
 *
 * By calendar dates; else, where patients have clocks of their own, by the data cut-off, which is one calendar day for everyone; else by the year of the line (`start_year`). The first of these that at least half of the subjects have
 * holds for all of them.
 *
 * @example
 * const subject = (start, dataCutoff) => ({cells: {}, therapy: {exposure: {start}, transition: {from: {start: 0}}, patient: {days: {dataCutoff}}}});
 * calendarOfAdc2([subject(200, 900), subject(300, 700)], {dateMode: "relative"}) // [-700, -400]
 */
export function calendarOfAdc2(
  subjects: readonly Subject[],
  {dateMode}: Pick<Question, "dateMode">
): readonly (number | null)[] {
  const blank = subjects.map(() => null);
  const ways = [dateMode === "real" ? subjects.map(startOf) : blank, sinceCutoff(subjects), subjects.map(byYear)];
  return ways.find((way) => way.length > 0 && 2 * way.filter((day) => day !== null).length >= way.length) ?? blank;
}

const startOf = ({therapy}: Subject): number | null => therapy?.exposure.start ?? null;

/** Days from the cut-off back to ADC2; not known where everyone has the same time from ADC1 to the cut-off, which then was counted from ADC1 and is no calendar day. */
function sinceCutoff(subjects: readonly Subject[]): (number | null)[] {
  const windows = subjects.flatMap(({therapy}) => {
    const cutoff = therapy?.patient.days.dataCutoff ?? null;
    return therapy === undefined || cutoff === null ? [] : [cutoff - therapy.transition.from.start];
  });
  if (new Set(windows).size < 2) return subjects.map(() => null);
  return subjects.map((subject) => {
    const cutoff = subject.therapy?.patient.days.dataCutoff ?? null;
    const start = startOf(subject);
    return cutoff === null || start === null ? null : start - cutoff;
  });
}

function byYear({cells}: Subject): number | null {
  const year = cells["start_year"];
  return typeof year === "number" ? year * DAYS_OF_YEAR : null;
}
