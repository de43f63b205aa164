import type {Endpoint, EndpointKnobs, EventCause} from "../cohort/endpoints.ts";
import type {ObservedExposure} from "./observed-exposure.ts";
import {countedProgression, onFirstDay, progressionLimit, stopOf, type ProgressionLimit} from "./progression-limit.ts";

/** What was done with something recorded that is no event, or no event of its own day; counted over the exposures. */
export type EndFinding =
  | "progression-imputed-at-end"
  | "undated-progression-censored"
  | "early-progression-ignored"
  | "progression-after-next-line"
  | "death-beyond-window"
  | "event-after-visit-gap";

/** Settings with a window for deaths in days. */
export interface SettledKnobs extends EndpointKnobs {
  readonly deathWindowDays: number | null;
}

export interface ExposureEnd {
  readonly day: number;
  /** Cause of the event, or null when censored. */
  readonly cause: EventCause | null;
  /** One sentence: what ended the time, and what was recorded but does not count. */
  readonly reason: string;
  /** The event counts on a day on which none is recorded. */
  readonly imputed: boolean;
  readonly findings: readonly EndFinding[];
}

/** Reasons for which a last dose is not yet a discontinuation. */
const notDiscontinued: ReadonlySet<string> = new Set(["planned-pause", "lost-to-follow-up", "unknown"]);

/**
 * The day on which the time of one exposure ends under an endpoint, with cause and reason; null when neither an event nor a day of censoring is
 * recorded. Days in the reason count from `origin`. Whoever stopped for a progression of which no day counts is followed no longer than to the stop.
 *
 * @example
 * const days = {start: 0, end: 130, progression: 143, firstDayProgression: null, lastAssessment: 100, nextStart: 160, stopReason: "progression", death: null, lastContact: 300, cutoff: null, assessments: null};
 * const {knobs} = endpoints.find(({name}) => name === "rwPFS");
 * exposureEnd(days, {events: ["progression", "death"], censoring: ["last assessment"]}, knobs, 0).reason // "event: progression on day 143"
 */
export function exposureEnd(
  exposure: ObservedExposure,
  {events, censoring}: Pick<Endpoint, "events" | "censoring">,
  knobs: SettledKnobs,
  origin: number
): ExposureEnd | null {
  const day = (absolute: number): string => `day ${absolute - origin}`;
  const limit = events.includes("progression") ? progressionLimit(exposure, knobs, closingLine(exposure, knobs)) : null;
  const {event: first, remarks} = firstEvent(exposure, events, knobs, day);
  const event = first === null ? null : withinLimit(first, limit, exposure, day);
  const gap = visitGap(exposure, knobs, event?.day ?? null);
  if (gap !== null && gap <= (limit?.day ?? Infinity))
    return {
      day: gap,
      cause: null,
      reason: gapText(day(gap), knobs),
      imputed: false,
      findings: event === null ? [] : ["event-after-visit-gap"]
    };
  if (event !== null)
    return {
      day: event.day,
      cause: event.cause,
      reason: `event: ${event.cause} on ${day(event.day)}${event.detail}`,
      imputed: event.imputed === true,
      findings: event.imputed === true ? ["progression-imputed-at-end"] : []
    };
  const censored = notBeyond(lastSeen(exposure, censoring, knobs), limit);
  if (censored === null) return null;
  return {
    day: censored.day,
    cause: null,
    reason: [
      `censored: ${censored.what}${beforeCutoff(censored, exposure.cutoff, day)}`,
      ...remarks.map(({text}) => text)
    ].join("; "),
    imputed: false,
    findings: remarks.flatMap(({finding}) => (finding === null ? [] : [finding]))
  };
}

const gapText = (day: string, {visitGapDays}: SettledKnobs): string =>
  `censored: last assessment on ${day}, before a gap of more than ${visitGapDays} days`;

interface Event {
  readonly day: number;
  /** The day that is recorded, where the event counts on another. */
  readonly recorded?: number;
  readonly cause: EventCause;
  readonly detail: string;
  /** It counts on a day on which none is recorded. */
  readonly imputed?: true;
}

/** Something recorded that does not count. */
interface NotCounted {
  readonly text: string;
  readonly finding: EndFinding | null;
}

/** Time 0 is no time at risk: what happened on the first day counts on the day after it. */
const notOnDayZero = (day: number, {start}: Pick<ObservedExposure, "start">): number => Math.max(day, start + 1);

/** An event later than the last day without progression counts on that day, as it was preceded by the progression; on its own day where that of the stop is not known. */
function withinLimit(
  event: Event,
  limit: ProgressionLimit | null,
  exposure: ObservedExposure,
  day: (absolute: number) => string
): Event | null {
  if (limit === null || limit.later === "on its own day") return event;
  const last = notOnDayZero(limit.day, exposure);
  if (event.day <= last) return event;
  if (limit.later === "not at all") return null;
  return {
    day: last,
    cause: "progression",
    detail: `, when the line was stopped for it (its day is not recorded; ${event.cause} came on ${day(event.recorded ?? event.day)})`,
    imputed: true
  };
}

/** The day on which a next line ends the time, or null. */
const closingLine = ({nextStart}: ObservedExposure, {nextLine}: SettledKnobs): number | null =>
  nextLine === "censors" ? nextStart : null;

/** The last day on which anything counts. */
const closeOf = (exposure: ObservedExposure, knobs: SettledKnobs): number =>
  Math.min(closingLine(exposure, knobs) ?? Infinity, exposure.cutoff ?? Infinity);

/** The first event that counts, of two on one day the cause named first, and what was recorded but does not count. */
function firstEvent(
  exposure: ObservedExposure,
  causes: readonly EventCause[],
  knobs: SettledKnobs,
  day: (absolute: number) => string
): {readonly event: Event | null; readonly remarks: readonly NotCounted[]} {
  const remarks: NotCounted[] = [];
  let event: Event | null = null;
  for (const cause of causes) {
    const candidate = candidates[cause](exposure, knobs, day);
    if (candidate === null) continue;
    const remark = "text" in candidate ? candidate : tooLate(candidate, exposure, knobs, day);
    if (remark !== null) remarks.push(remark);
    else if (!("text" in candidate) && (event === null || candidate.day < event.day)) event = candidate;
  }
  return {event, remarks};
}

/** What is said of an event after the cut-off or the start of the next line; null when it counts. */
function tooLate(
  {day: counted, recorded: at = counted, cause}: Event,
  exposure: ObservedExposure,
  knobs: SettledKnobs,
  day: (absolute: number) => string
): NotCounted | null {
  if (at > (exposure.cutoff ?? Infinity)) return {text: `${cause} on ${day(at)} came after the cut-off`, finding: null};
  // Who died on the day of the next line had started it.
  const died = cause === "death" && at === closingLine(exposure, knobs);
  return died || at > closeOf(exposure, knobs)
    ? {
        text: `${cause} on ${day(at)} came after the next line started`,
        finding: cause === "progression" ? "progression-after-next-line" : null
      }
    : null;
}

interface LastSeen {
  readonly day: number;
  readonly what: string;
}

/** The day up to which a patient without an event was under observation, and what says so; null where nothing does. */
function lastSeen(exposure: ObservedExposure, censoring: Endpoint["censoring"], knobs: SettledKnobs): LastSeen | null {
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

/** The same, no later than the last day without progression. */
function notBeyond(seen: LastSeen | null, limit: ProgressionLimit | null): LastSeen | null {
  return seen === null || limit === null || seen.day <= limit.day ? seen : {day: limit.day, what: limit.what};
}

/** When observation ended, told by the cut-off where there is one. */
function beforeCutoff({day: end, what}: LastSeen, cutoff: number | null, day: (absolute: number) => string): string {
  if (cutoff === null || what === "data cut-off") return ` on ${day(end)}`;
  return end === cutoff ? ", on the day of the cut-off" : `, ${days(cutoff - end)} before the cut-off`;
}

type Candidate = Event | NotCounted | null;

/** For each cause: when it happened, a remark when something recorded does not count, or null. */
const candidates: Readonly<
  Record<EventCause, (exposure: ObservedExposure, knobs: SettledKnobs, day: (absolute: number) => string) => Candidate>
> = {
  "progression": (exposure, knobs, day) => {
    const counted = countedProgression(exposure, knobs);
    if (counted !== null) return {day: counted, cause: "progression", detail: ""};
    const firstDay = onFirstDay(exposure);
    if (firstDay !== null) return ofFirstDay(firstDay, exposure, knobs);
    const {progression, end, stopReason} = exposure;
    if (progression !== null)
      return {
        text: `progression on ${day(progression)} is not counted (first ${knobs.ignoreProgressionDays} days)`,
        finding: "early-progression-ignored"
      };
    if (stopReason !== "progression") return null;
    return knobs.undatedProgression === "event at end" && end !== null
      ? {
          day: notOnDayZero(end, exposure),
          recorded: end,
          cause: "progression",
          detail: ", taken from the end of the line",
          imputed: true
        }
      : {
          text: "stopped for progression, but no day of progression is recorded",
          finding: "undated-progression-censored"
        };
  },
  "death": (exposure, {deathWindowDays}, day) => {
    const {death, lastAssessment, start} = exposure;
    if (death === null) return null;
    const on = {day: notOnDayZero(death, exposure), recorded: death, cause: "death"} as const;
    const detail = death > start ? "" : ", as it came on the day of the start";
    if (deathWindowDays === null || lastAssessment === null) return {...on, detail};
    const since = death - lastAssessment;
    const assessed = lastAssessment < start ? "the last assessment, which was before the start" : "the last assessment";
    if (since > deathWindowDays)
      return {
        text: `death on ${day(death)}, ${days(since)} after ${assessed}, is beyond the window of ${days(deathWindowDays)}`,
        finding: "death-beyond-window"
      };
    return {...on, detail: `${detail}, ${days(since)} after ${assessed}`};
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
      ? {text: `last dose on ${day(end)} is not yet a discontinuation`, finding: null}
      : {day: end, cause: "discontinuation", detail: ` (${because})`};
  }
};

/** What a progression of the first day or earlier counts as, where no later one counts. */
function ofFirstDay(
  firstDay: number,
  exposure: ObservedExposure,
  {firstDayProgression}: SettledKnobs
): Event | NotCounted {
  const {start, stopReason} = exposure;
  const recorded = firstDay < start ? "progression before the start" : "progression on the day of the start";
  if (firstDayProgression === "event on day 1")
    return {day: start + 1, recorded: start, cause: "progression", detail: `, as ${recorded} is recorded`};
  const isStopped = stopReason === "progression";
  const stop = stopOf(exposure);
  if (firstDayProgression === "event at end" && isStopped && stop !== null)
    return {
      day: notOnDayZero(stop, exposure),
      recorded: stop,
      cause: "progression",
      detail: `, imputed at the end of the line, which was stopped for it (${recorded} is not counted)`,
      imputed: true
    };
  return {text: `${recorded} is not counted`, finding: isStopped ? "undated-progression-censored" : null};
}

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
  {visitGapDays}: SettledKnobs,
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
