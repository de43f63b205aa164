import type {PayloadClass} from "../adc/payload-classes.ts";
import {hasUnknownAdc} from "../cohort/line-kind.ts";
import type {TherapyLine} from "../cohort/therapy-lines.ts";
import type {Exposure} from "./exposure.ts";
import {payloadClassesOf} from "./exposure-of-draft.ts";

/** What a patient had met of topoisomerase I inhibitors when ADC2 began. */
export interface Topo1History {
  /** `progressed on`: a progression is recorded on one of them; `exposed`: given, and none is; `naive`: none was given in a record that is complete; null: none is seen, and the record is not known to be complete. */
  readonly status: "naive" | "exposed" | "progressed on" | null;
  /** Days from the last dose of the last of them to ADC2, 0 where it went on; null where none is seen or that dose is not recorded. */
  readonly days: number | null;
}

const TOPO1: PayloadClass = "topoisomerase I inhibitor";
/** Class of the drugs of a regimen that says no more than that it was chemotherapy. */
const UNSPECIFIED = "chemotherapy, unspecified";
/** What decides whether a record is complete up to ADC2. */
export interface Completeness {
  /** The file has numbers of lines, and none of this patient's was derived. */
  readonly areNumbersGiven: boolean;
  /** An ADC before the lines of the file stands in a text alone. */
  readonly hasEarlierAdc: boolean;
}

type Course = Pick<Exposure, "start" | "end" | "progression" | "stopReason">;

/**
 * Topoisomerase I inhibitors before ADC2, in any setting: conjugates with such a payload, and drugs of the class (irinotecan, topotecan). A course that began on the day of ADC2 is none before it.
 *
 * The record is complete where its numbers of lines are given and run from 1 to that of ADC2 without a gap, every drug before ADC2 is read (`chemotherapy` alone is not), the payload of every conjugate is known, and no text tells
 * of an earlier ADC. Where numbers are derived from the rows, the first row may be any line. (Neo)adjuvant therapy that the file does not hold cannot be known.
 *
 * @example
 * const to = {start: 100, firstLine: 2};
 * const line = {start: 0, end: 70, line: 1, setting: "metastatic", progression: 80, stopReason: "progression", read: parseRegimen("irinotecan")};
 * topo1History([line], [], to, {areNumbersGiven: true, hasEarlierAdc: false}) // {status: "progressed on", days: 30}
 */
export function topo1History(
  lines: readonly TherapyLine[],
  earlier: readonly Exposure[],
  to: Pick<Exposure, "start" | "firstLine">,
  completeness: Completeness
): Topo1History {
  const before = lines.filter(({start}) => start < to.start);
  const courses = before.filter(isTopo1);
  if (courses.length === 0) return {status: isComplete(before, to, completeness) ? "naive" : null, days: null};
  const exposures = earlier.filter(({payloadClasses}) => payloadClasses.includes(TOPO1));
  const progressed = [...courses, ...exposures].some((course) => progressedOn(course, to.start));
  return {status: progressed ? "progressed on" : "exposed", days: daysSince(courses, to.start)};
}

const isTopo1 = ({read}: TherapyLine): boolean =>
  read.partners.some(({payloadClass}) => payloadClass === TOPO1) ||
  read.adcs.some((adc) => payloadClassesOf(adc)?.includes(TOPO1) === true);

/** A progression up to ADC2 that nothing says to have come after a stop for another reason. */
function progressedOn({start, end, progression, stopReason}: Course, startOfAdc2: number): boolean {
  if (progression === null) return stopReason === "progression" && (end === null || end <= startOfAdc2);
  if (progression <= start || progression > startOfAdc2) return false;
  return end === null || progression <= end || [null, "progression", "unknown"].includes(stopReason);
}

/** The last dose of all courses, where that of the course that began last is recorded. */
function daysSince(courses: readonly TherapyLine[], startOfAdc2: number): number | null {
  const last = Math.max(...courses.map(({start}) => start));
  if (courses.some(({start, end}) => start === last && end === null)) return null;
  const doses = courses.flatMap(({end}) => end ?? []);
  return Math.max(0, startOfAdc2 - Math.max(...doses));
}

function isComplete(
  before: readonly TherapyLine[],
  {firstLine}: Pick<Exposure, "firstLine">,
  {areNumbersGiven, hasEarlierAdc}: Completeness
): boolean {
  if (!areNumbersGiven || hasEarlierAdc || firstLine === null) return false;
  const numbers = new Set(before.flatMap(({line, setting}) => (setting === "metastatic" && line !== null ? line : [])));
  for (let number = 1; number < firstLine; number++) if (!numbers.has(number)) return false;
  return before.every(isRead);
}

/** Whether all drugs of a line are known well enough to say that none inhibits topoisomerase I. */
const isRead = ({read}: TherapyLine): boolean =>
  !hasUnknownAdc(read) &&
  read.unresolved.length === 0 &&
  read.adcs.length + read.partners.length > 0 &&
  read.partners.every(({drugClass}) => drugClass !== UNSPECIFIED) &&
  read.adcs.every((adc) => payloadClassesOf(adc) !== null);
