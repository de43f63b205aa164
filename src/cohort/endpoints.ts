import {nearMiss} from "../record/near-miss.ts";

/** What ends the time of an endpoint. */
export type EventCause = "progression" | "death" | "next line" | "discontinuation";

/** Where a time without an event is cut off. */
export type CensoringDay = "last assessment" | "last contact" | "last dose";

/**
 * What an endpoint measures. Label, axis and what may be computed follow from it, never from the name. `PFS2` is the time to the second progression
 * (ICH, EMA): one time a patient, which ends on the second ADC.
 */
export type EndpointKind =
  | "PFS"
  | "PFS2"
  | "OS"
  | "time to next treatment"
  | "time to discontinuation"
  | "time to failure";

/** Where time begins: the start of the ADC itself, or of the patient's first metastatic ADC. */
export type Clock = "this ADC" | "ADC1";

/** Settings of an endpoint; each endpoint carries its own defaults, and a changed one shows in its name. */
export interface EndpointKnobs {
  /** Progression on this many days from the start on is not counted (too early to be one of this line); 0 = counted from the day after the start. */
  readonly ignoreProgressionDays: number;
  /** Two assessments further apart than this end the observation at the earlier one; null = rule off. Needs the assessments file. */
  readonly visitGapDays: number | null;
  /**
   * Death counts within this many days of the last assessment; null = at any time. `two missed visits` is twice the interval that is usual between
   * the assessments of the cohort.
   */
  readonly deathWindowDays: number | "two missed visits" | null;
  /** Whether the start of the next line ends the observation. */
  readonly nextLine: "censors" | "ignored";
  /** A pause of at least this many days after the last dose is a discontinuation, also where no reason is recorded. */
  readonly discontinuationGapDays: number;
  /** What a line stopped for progression with a blank day of progression counts as. Without an event it is followed no longer than to the stop. */
  readonly undatedProgression: "no event" | "event at end";
  /**
   * What a progression recorded on or before the first day counts as, where no later day of progression is: an event at the end of the line if that
   * was stopped for progression (else nothing), an event or the end of observation on day 1, or nothing at all.
   */
  readonly firstDayProgression: "event at end" | "event on day 1" | "censored on day 1" | "ignored";
}

/** An endpoint as data: kind, clock, events, censoring and settings, with its source. */
export interface Endpoint {
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly kind: EndpointKind;
  readonly clock: Clock;
  /** Events that count; on the same day the first of the list is the cause. */
  readonly events: readonly EventCause[];
  /** Tried in this order; the first day that is recorded censors, and never later than the cut-off. */
  readonly censoring: readonly CensoringDay[];
  readonly knobs: EndpointKnobs;
  readonly definition: string;
  readonly source: string;
}

const plain: EndpointKnobs = {
  ignoreProgressionDays: 0,
  visitGapDays: null,
  deathWindowDays: null,
  nextLine: "ignored",
  discontinuationGapDays: 120,
  undatedProgression: "no event",
  firstDayProgression: "event at end"
};

/**
 * The endpoints that can be derived from lines of therapy; a new rule is a new row.
 *
 * @example
 * endpoints.map(({name, version}) => `${name}@${version}`) // ["rwPFS@2", "rwPFS@1", "rwPFS-flatiron@1", "rwPFS2@1", "rwTTNT@1", "rwTTD@1", "TTF@1", "rwOS@1"]
 */
export const endpoints: readonly Endpoint[] = [
  {
    name: "rwPFS",
    version: 2,
    title: "real-world progression-free survival",
    kind: "PFS",
    clock: "this ADC",
    events: ["progression", "death"],
    censoring: ["last assessment", "last contact"],
    knobs: {...plain, nextLine: "censors"},
    definition:
      "First progression after the start of the line, or death from any cause before the next line; otherwise censored at the last assessment, or at the last contact where no assessment is recorded on the line, and never later than the start of the next line or the cut-off.",
    source:
      "the rule of this project; death counts without a window, as in progression-free survival of trials, because a window after the last assessment takes deaths on treatment for patients without an event"
  },
  {
    name: "rwPFS",
    version: 1,
    title: "real-world progression-free survival, deaths within 60 days of the last assessment",
    kind: "PFS",
    clock: "this ADC",
    events: ["progression", "death"],
    censoring: ["last assessment", "last contact"],
    knobs: {...plain, deathWindowDays: 60, nextLine: "censors"},
    definition:
      "First progression after the start of the line, or death within 60 days of the last assessment; otherwise censored at the last assessment, and never later than the start of the next line or the cut-off. " +
      "Where no assessment is recorded on the line, death at any time before the next line is an event, and censoring is at the last contact or the start of the next line.",
    source:
      "the rule of this project; window for deaths after Flatiron's rwPFS (RwPFS 0.0.3: 30 to 60 days after the end of progression follow-up)"
  },
  {
    name: "rwPFS-flatiron",
    version: 1,
    title: "real-world progression-free survival, early progression ignored and visit gaps censored",
    kind: "PFS",
    clock: "this ADC",
    events: ["progression", "death"],
    censoring: ["last assessment", "last contact"],
    knobs: {...plain, deathWindowDays: 30, ignoreProgressionDays: 14, visitGapDays: 90, nextLine: "ignored"},
    definition:
      "As rwPFS, but progression in the first 14 days is ignored, a gap of more than 90 days between assessments censors at the earlier one, death counts within 30 days of the last assessment, and the next line does not censor.",
    source:
      "RwPFS 0.0.3 (visit gap 90 days, death window 30 days); the 14 days as reported for Flatiron's endpoint, not verified"
  },
  {
    name: "rwPFS2",
    version: 1,
    title: "real-world time from ADC1 to the second progression (PFS2)",
    kind: "PFS2",
    clock: "ADC1",
    events: ["progression", "death"],
    censoring: ["last assessment", "last contact"],
    knobs: {...plain, deathWindowDays: 60, nextLine: "censors"},
    definition:
      "From the start of ADC1 to the first progression on ADC2, or to death on ADC2 by the rule of rwPFS@1; otherwise censored as rwPFS@1 on ADC2. " +
      "A patient is at risk from the start of ADC2 on (delayed entry), because nobody can have the event before it.",
    source:
      "PFS2 of EMA/CHMP/27994/2008/Rev.1, appendix 1 (from randomisation to objective progression on next-line treatment or death), counted from ADC1 and with the events of rwPFS@1; delayed entry because only patients who started ADC2 are seen"
  },
  {
    name: "rwTTNT",
    version: 1,
    title: "real-world time to next treatment",
    kind: "time to next treatment",
    clock: "this ADC",
    events: ["next line", "death"],
    censoring: ["last contact"],
    knobs: plain,
    definition:
      "Start of the next systemic line, or death; otherwise censored at the last contact, never later than the cut-off.",
    source: "usual definition; in metastatic breast cancer shorter than rwPFS and close to rwTTD"
  },
  {
    name: "rwTTD",
    version: 1,
    title: "real-world time to treatment discontinuation",
    kind: "time to discontinuation",
    clock: "this ADC",
    events: ["discontinuation", "death"],
    censoring: ["last dose", "last contact"],
    knobs: plain,
    definition:
      "Last dose, when treatment is known to have ended: a next line was started, the patient died, a reason for stopping is recorded (other than a planned pause or loss to follow-up), or 120 days passed without a dose; " +
      "where no last dose is recorded, the start of the next line or death. Otherwise censored at the last known dose, or while on treatment at the last contact, never later than the cut-off.",
    source: "order of the three steps after JMIR Med Inform 2024, doi:10.2196/47744, table 1"
  },
  {
    name: "TTF",
    version: 1,
    title: "time to treatment failure",
    kind: "time to failure",
    clock: "this ADC",
    events: ["progression", "discontinuation", "death"],
    censoring: ["last dose", "last contact"],
    knobs: plain,
    definition:
      "Earliest of progression, discontinuation for any reason (as rwTTD) and death; otherwise censored as rwTTD.",
    source:
      "usual definition; as used by Huppert 2025, doi:10.1038/s41523-025-00748-5 (wording of that paper not verified)"
  },
  {
    name: "rwOS",
    version: 1,
    title: "real-world overall survival",
    kind: "OS",
    clock: "this ADC",
    events: ["death"],
    censoring: ["last contact"],
    knobs: plain,
    definition:
      "Death from any cause; otherwise censored at the last contact, never later than the cut-off. The next line does not censor.",
    source: "usual definition"
  }
];

/**
 * The endpoint of a name with or without version (`rwPFS`, `rwPFS@1`); without, the newest, which is `rwPFS@2`.
 *
 * Throws `RangeError` that lists the endpoints, with the one probably meant, when there is none of that name and version.
 *
 * @example
 * endpointNamed("rwOS").events // ["death"]
 */
export function endpointNamed(asked: string): Endpoint {
  const [name, version] = asked.split("@");
  const found = endpoints
    .filter((endpoint) => endpoint.name === name && (version === undefined || String(endpoint.version) === version))
    .toSorted((a, b) => b.version - a.version);
  if (found[0] !== undefined) return found[0];
  const known = endpoints.map((endpoint) => `${endpoint.name}@${endpoint.version}`);
  const meant = nearMiss(asked, [...known, ...endpoints.map((endpoint) => endpoint.name)]);
  throw new RangeError(
    `endpoint must be one of ${known.join(", ")}, got ${asked}${meant === null ? "" : `; did you mean ${meant}?`}`
  );
}

/**
 * Whether it is PFS on each ADC, which ADC1 and ADC2 have alike: what pairs, truncation and contrasts between sequences are made of.
 *
 * @example
 * [isPfs(endpointNamed("rwPFS-flatiron")), isPfs(endpointNamed("rwPFS2"))] // [true, false]
 */
export function isPfs({kind, clock}: Pick<Endpoint, "kind" | "clock">): boolean {
  return kind === "PFS" && clock === "this ADC";
}

/**
 * An endpoint of some ADCs as it is printed, without its version: `PFS(ADC2)`, `rwOS from ADC2`, `rwPFS2 from ADC1`.
 *
 * @example
 * endpointOn(endpointNamed("rwPFS"), "ADC2") // "PFS(ADC2)"
 */
export function endpointOn(endpoint: Pick<Endpoint, "name" | "kind" | "clock">, adc: "ADC1" | "ADC2"): string {
  return isPfs(endpoint) ? `PFS(${adc})` : `${endpoint.name} from ${endpoint.clock === "ADC1" ? "ADC1" : adc}`;
}

/**
 * Name and version of an endpoint, followed by the settings that differ from its own: other rules are other names.
 *
 * Throws `RangeError` when a number of days is not a whole number of 0 or more.
 *
 * @example
 * endpointLabel(endpointNamed("rwPFS"), {deathWindowDays: 30}) // "rwPFS@2[deathWindowDays=30]"
 */
export function endpointLabel(
  {name, version, clock, knobs}: Endpoint,
  changed: Partial<EndpointKnobs & {readonly clock: Clock}> = {}
): string {
  const own: Readonly<Record<string, unknown>> = {clock, ...knobs};
  const differing = Object.entries(changed).filter(([knob, value]) => value !== undefined && own[knob] !== value);
  for (const [knob, value] of differing)
    if (typeof value === "number" && (!Number.isInteger(value) || value < 0))
      throw new RangeError(`${knob} must be a whole number of days, 0 or more, got ${value}`);
  return `${name}@${version}${differing.length === 0 ? "" : `[${differing.map(([knob, value]) => `${knob}=${value === null ? "off" : value}`).join(", ")}]`}`;
}
