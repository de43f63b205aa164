import type {EndpointKnobs} from "../cohort/endpoints.ts";
import type {ObservedExposure} from "./observed-exposure.ts";

/** The day of progression that counts; null where none is recorded, or it came on the first day or in the days that are ignored. */
export function countedProgression(
  {start, progression, lastAssessment}: Pick<ObservedExposure, "start" | "progression" | "lastAssessment">,
  {ignoreProgressionDays}: Pick<EndpointKnobs, "ignoreProgressionDays">
): number | null {
  // Where no assessment is recorded the early days cannot be told from the rest, and the rule is off.
  const ignored = lastAssessment === null ? 0 : ignoreProgressionDays;
  return progression === null || progression <= start + ignored ? null : progression;
}

/** A progression recorded on or before the day of the start, or null. */
export const onFirstDay = ({
  start,
  progression,
  firstDayProgression
}: Pick<ObservedExposure, "start" | "progression" | "firstDayProgression">): number | null =>
  firstDayProgression ?? (progression !== null && progression <= start ? progression : null);

/** The day of the stop: the last dose, or the start of the next line if that comes first or no last dose is recorded; null where neither is. */
export const stopOf = ({end, nextStart}: Pick<ObservedExposure, "end" | "nextStart">): number | null =>
  end === null ? nextStart : Math.min(end, nextStart ?? Infinity);

/** The last day on which a patient can have been free of a progression that is known to have come, though no day of it is. */
export interface ProgressionLimit {
  readonly day: number;
  readonly what: string;
  /** What becomes of an event after that day: it counts on the day of the limit, on its own day, or not at all. */
  readonly later: "on this day" | "on its own day" | "not at all";
}

/**
 * Up to which day an exposure can be followed without progression, where it stopped for one and no day of progression counts, or where one of the
 * first day is to end the observation; null where there is no such limit. A progression after the start of a next line that ends the time, if one does, does not count.
 *
 * @example
 * const days = {start: 0, end: 130, progression: null, firstDayProgression: null, lastAssessment: null, nextStart: null, stopReason: "progression", death: null, lastContact: 800, cutoff: null, assessments: null};
 * progressionLimit(days, {ignoreProgressionDays: 0, firstDayProgression: "event at end"}, null).day // 130
 */
export function progressionLimit(
  exposure: ObservedExposure,
  knobs: Pick<EndpointKnobs, "ignoreProgressionDays" | "firstDayProgression">,
  closingLine: number | null
): ProgressionLimit | null {
  const {start, lastAssessment, stopReason} = exposure;
  const counted = countedProgression(exposure, knobs);
  if (counted !== null && counted <= (closingLine ?? Infinity)) return null;
  if (knobs.firstDayProgression === "censored on day 1" && onFirstDay(exposure) !== null)
    return {day: start + 1, what: "day after the start", later: "not at all"};
  if (stopReason !== "progression") return null;
  const stop = stopOf(exposure);
  // An early progression that the endpoint does not count is one of the line before by its rule, and a death goes on to count on its day.
  const isIgnored = exposure.progression !== null && exposure.progression > start;
  if (stop !== null)
    return {day: stop, what: "stop for progression", later: isIgnored ? "on its own day" : "on this day"};
  return {
    day: Math.max(start, lastAssessment ?? start),
    what: "nothing seen before the stop, whose day is not recorded",
    later: "on its own day"
  };
}
