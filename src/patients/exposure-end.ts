import type {Endpoint, EndpointKnobs, EventCause} from "../cohort/endpoints.ts";
import type {Exposure} from "./exposure.ts";
import type {PatientDays} from "./patient-days.ts";

/** What decides the end of an exposure: its own days, those of its patient, the cut-off that holds, and all assessments of the patient, ascending; null where no such file was given. */
export type ObservedExposure = Pick<
  Exposure,
  "start" | "end" | "progression" | "lastAssessment" | "nextStart" | "stopReason"
> &
  Pick<PatientDays, "death" | "lastContact"> & {
    readonly cutoff: number | null;
    readonly assessments: readonly number[] | null;
  };

export interface ExposureEnd {
  readonly day: number;
  /** Cause of the event, or null when censored. */
  readonly cause: EventCause | null;
  /** One sentence: what ended the time, and what was recorded but does not count. */
  readonly reason: string;
}

/** Reasons for which a last dose is not yet a discontinuation. */
const notDiscontinued: ReadonlySet<string> = new Set(["planned-pause", "lost-to-follow-up", "unknown"]);

/**
 * The day on which the time of one exposure ends under an endpoint, with cause and reason; null when neither an event nor a day of censoring is
 * recorded. Days in the reason count from `origin`.
 *
 * @example
 * const days = {start: 0, end: 130, progression: 143, lastAssessment: 100, nextStart: 160, stopReason: "progression", death: null, lastContact: 300, cutoff: null, assessments: null};
 * const knobs = {ignoreProgressionDays: 0, visitGapDays: null, deathWindowDays: 60, nextLine: "censors", discontinuationGapDays: 120, undatedProgression: "no event"};
 * exposureEnd(days, {events: ["progression", "death"], censoring: ["last assessment"]}, knobs, 0).reason // "event: progression on day 143"
 */
export function exposureEnd(
  exposure: ObservedExposure,
  {events, censoring}: Pick<Endpoint, "events" | "censoring">,
  knobs: EndpointKnobs,
  origin: number
): ExposureEnd | null {
  const day = (absolute: number): string => `day ${absolute - origin}`;
  const {event, remarks} = firstEvent(exposure, events, knobs, day);
  const gap = visitGap(exposure, knobs, event?.day ?? null);
  if (gap !== null) return {day: gap, cause: null, reason: gapText(day(gap), knobs)};
  if (event !== null)
    return {day: event.day, cause: event.cause, reason: `event: ${event.cause} on ${day(event.day)}${event.detail}`};
  const censored = lastSeen(exposure, censoring, knobs);
  if (censored === null) return null;
  const {day: end, what} = censored;
  const reason = [`censored: ${what}${beforeCutoff(censored, exposure.cutoff, day)}`, ...remarks].join("; ");
  return {day: end, cause: null, reason};
}

const gapText = (day: string, {visitGapDays}: EndpointKnobs): string =>
  `censored: last assessment on ${day}, before a gap of more than ${visitGapDays} days`;

type Event = Exclude<Candidate, string | null>;

/** The day on which a next line ends the time, or null. */
const closingLine = ({nextStart}: ObservedExposure, {nextLine}: EndpointKnobs): number | null =>
  nextLine === "censors" ? nextStart : null;

/** The last day on which anything counts. */
const closeOf = (exposure: ObservedExposure, knobs: EndpointKnobs): number =>
  Math.min(closingLine(exposure, knobs) ?? Infinity, exposure.cutoff ?? Infinity);

/** The first event that counts, of two on one day the cause named first, and what was recorded but does not count. */
function firstEvent(
  exposure: ObservedExposure,
  causes: readonly EventCause[],
  knobs: EndpointKnobs,
  day: (absolute: number) => string
): {readonly event: Event | null; readonly remarks: readonly string[]} {
  const remarks: string[] = [];
  let event: Event | null = null;
  for (const cause of causes) {
    const candidate = candidates[cause](exposure, knobs, day);
    if (candidate === null) continue;
    const remark = typeof candidate === "string" ? candidate : tooLate(candidate, exposure, knobs, day);
    if (remark !== null) remarks.push(remark);
    else if (typeof candidate !== "string" && (event === null || candidate.day < event.day)) event = candidate;
  }
  return {event, remarks};
}

/** What is said of an event after the cut-off or the start of the next line; null when it counts. */
function tooLate(
  {day: at, cause}: Event,
  exposure: ObservedExposure,
  knobs: EndpointKnobs,
  day: (absolute: number) => string
): string | null {
  if (at > (exposure.cutoff ?? Infinity)) return `${cause} on ${day(at)} came after the cut-off`;
  // Who died on the day of the next line had started it.
  const died = cause === "death" && at === closingLine(exposure, knobs);
  return died || at > closeOf(exposure, knobs) ? `${cause} on ${day(at)} came after the next line started` : null;
}

interface LastSeen {
  readonly day: number;
  readonly what: string;
}

/** The day up to which a patient without an event was under observation, and what says so; null where nothing does. */
function lastSeen(exposure: ObservedExposure, censoring: Endpoint["censoring"], knobs: EndpointKnobs): LastSeen | null {
  const {start, cutoff} = exposure;
  const close = closeOf(exposure, knobs);
  const source = censoring.map((name) => ({name, at: censoringDays[name](exposure)})).find(({at}) => at !== null);
  const at = source?.at ?? closingLine(exposure, knobs);
  if (at === null) return null;
  if (at > close && close === cutoff) return {day: close, what: "data cut-off"};
  if (at > close || source === undefined) return {day: Math.min(at, close), what: "start of the next line"};
  return at < start
    ? {day: start, what: `nothing seen after the start (${source.name} was before it)`}
    : {day: at, what: source.name};
}

/** When observation ended, told by the cut-off where there is one. */
function beforeCutoff({day: end, what}: LastSeen, cutoff: number | null, day: (absolute: number) => string): string {
  if (cutoff === null || what === "data cut-off") return ` on ${day(end)}`;
  return end === cutoff ? ", on the day of the cut-off" : `, ${days(cutoff - end)} before the cut-off`;
}

type Candidate = {readonly day: number; readonly cause: EventCause; readonly detail: string} | string | null;

/** For each cause: when it happened, a remark when something recorded does not count, or null. */
const candidates: Readonly<
  Record<EventCause, (exposure: ObservedExposure, knobs: EndpointKnobs, day: (absolute: number) => string) => Candidate>
> = {
  "progression": (
    {start, end, progression, lastAssessment, stopReason},
    {ignoreProgressionDays, undatedProgression},
    day
  ) => {
    if (progression === null) {
      if (stopReason !== "progression") return null;
      if (undatedProgression === "event at end" && end !== null)
        return {day: end, cause: "progression", detail: ", taken from the end of the line"};
      return "stopped for progression, but no day of progression is recorded";
    }
    // Where no assessment is recorded the early days cannot be told from the rest, and the rule is off.
    const ignored = lastAssessment === null ? 0 : ignoreProgressionDays;
    if (progression <= start + ignored)
      return ignored === 0
        ? "progression on the day of the start is not counted"
        : `progression on ${day(progression)} is not counted (first ${ignored} days)`;
    return {day: progression, cause: "progression", detail: ""};
  },
  "death": ({death, lastAssessment, start}, {deathWindowDays}, day) => {
    if (death === null) return null;
    if (deathWindowDays === null || lastAssessment === null) return {day: death, cause: "death", detail: ""};
    const since = death - lastAssessment;
    const assessed = lastAssessment < start ? "the last assessment, which was before the start" : "the last assessment";
    if (since > deathWindowDays)
      return `death on ${day(death)}, ${days(since)} after ${assessed}, is beyond the window of ${days(deathWindowDays)}`;
    return {day: death, cause: "death", detail: `, ${days(since)} after ${assessed}`};
  },
  "next line": ({nextStart}) => (nextStart === null ? null : {day: nextStart, cause: "next line", detail: ""}),
  "discontinuation": ({end, nextStart, death, lastContact, stopReason, cutoff}, {discontinuationGapDays}, day) => {
    const seen = (absolute: number | null): absolute is number => absolute !== null && absolute <= (cutoff ?? Infinity);
    if (end === null)
      return seen(nextStart)
        ? {day: nextStart, cause: "discontinuation", detail: ", when the next line started (no last dose is recorded)"}
        : null;
    const alive = Math.min(death ?? lastContact ?? -Infinity, cutoff ?? Infinity);
    const because = seen(nextStart)
      ? "a next line was started"
      : seen(death)
        ? "the patient died"
        : stopReason !== null && !notDiscontinued.has(stopReason)
          ? `stopped: ${stopReason}`
          : alive - end >= discontinuationGapDays
            ? `${days(alive - end)} without a dose`
            : null;
    return because === null
      ? `last dose on ${day(end)} is not yet a discontinuation`
      : {day: end, cause: "discontinuation", detail: ` (${because})`};
  }
};

const censoringDays: Readonly<Record<Endpoint["censoring"][number], (exposure: ObservedExposure) => number | null>> = {
  "last assessment": ({lastAssessment}) => lastAssessment,
  // A patient whose death is recorded was alive until that day.
  "last contact": ({lastContact, death}) => death ?? lastContact,
  "last dose": ({end}) => end
};

/**
 * The last assessment before the first gap longer than allowed, or null. The start counts as assessed; assessments after the last one without
 * progression, and after the event, play no part.
 */
function visitGap(
  {start, lastAssessment, assessments}: ObservedExposure,
  {visitGapDays}: EndpointKnobs,
  eventDay: number | null
): number | null {
  if (visitGapDays === null || assessments === null || lastAssessment === null) return null;
  const last = Math.min(lastAssessment, eventDay ?? Infinity);
  let before = start;
  for (const seen of [
    ...assessments.filter((assessed) => assessed > start && assessed < last),
    last,
    ...(eventDay === null ? [] : [eventDay])
  ]) {
    if (seen - before > visitGapDays) return before;
    before = Math.max(before, seen);
  }
  return null;
}

function days(n: number): string {
  return `${n} ${n === 1 ? "day" : "days"}`;
}
