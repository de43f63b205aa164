/** A column beside the outcome that says of each record whether the event was seen. */
export interface OutcomeWitness {
  readonly column: string;
  readonly says: readonly ("event" | "censored" | null)[];
  /** Whether it tells of death, and of nothing else. */
  readonly ofDeath?: boolean;
  /** Places of records of which it says what cannot be beside a censored outcome, so that one is enough to be told. */
  readonly firm?: ReadonlySet<number>;
  /** The same beside an event. */
  readonly firmCensored?: ReadonlySet<number>;
}

/** How often a second column says of the records of one code that the event was seen, that it was not, or nothing. */
export interface Told {
  readonly event: number;
  readonly censored: number;
  readonly nothing: number;
}

/** What a second column says, code by code. */
export type Testimony = ReadonlyMap<string, Told>;

/** Fewest records of which a second column says that the event was seen, and fewest of which it says that it was not. */
const FEWEST = 2;
/** Share of the records of a code of which a second column has to say something, so that it can decide the code. */
const MOST_UNTOLD = 0.2;
/** How much more often than of the codes of the event a second column says "event" of the others, so that nobody knows which is right: by a half of all. */
const OPPOSITE = 1 / 2;
/** The same, so that a reader has to be told: by a quarter. */
const DOUBTFUL = 1 / 4;

/**
 * Counts what a second column says of each code; null where it does not speak of two events and two other records.
 *
 * @example
 * const says = ["event", "event", "censored", "censored", null];
 * testimony(["1", "1", "0", "0", "0"], {column: "vital", says}).get("0") // {event: 0, censored: 2, nothing: 1}
 */
export function testimony(texts: readonly string[], {says}: OutcomeWitness): Testimony | null {
  const told = new Map<string, {event: number; censored: number; nothing: number}>();
  for (const [i, text] of texts.entries()) {
    const own = told.get(text.trim()) ?? {event: 0, censored: 0, nothing: 0};
    own[says[i] ?? "nothing"] += 1;
    told.set(text.trim(), own);
  }
  const spoken = (what: "event" | "censored"): number => [...told.values()].reduce((sum, own) => sum + own[what], 0);
  return spoken("event") >= FEWEST && spoken("censored") >= FEWEST ? told : null;
}

/**
 * What a second column decides of these codes: each goes with one thing wherever anything is said of it, and little is left unsaid. Null where it is not clear of every one of them.
 *
 * @example
 * const told = new Map([["1", {event: 0, censored: 9, nothing: 1}], ["2", {event: 5, censored: 0, nothing: 0}]]);
 * [...decidedBy(told, ["1", "2"])] // [["1", "censored"], ["2", "event"]]
 */
export function decidedBy(told: Testimony, codes: readonly string[]): ReadonlyMap<string, "event" | "censored"> | null {
  const decided = new Map<string, "event" | "censored">();
  for (const code of codes) {
    const {event, censored, nothing} = told.get(code) ?? {event: 0, censored: 0, nothing: 0};
    const clear = (event === 0) !== (censored === 0) && nothing <= MOST_UNTOLD * (event + censored + nothing);
    if (!clear) return null;
    decided.set(code, event > 0 ? "event" : "censored");
  }
  return new Set(decided.values()).size === 2 ? decided : null;
}

/** How a reading of codes goes with a second column. */
export interface Disagreement {
  /** Records read as censored of which the column says that the event was seen, of all of which it says something. */
  readonly censored: {readonly event: number; readonly told: number};
  /** The same of records read as events. */
  readonly events: {readonly event: number; readonly told: number};
  /** `opposite` where nobody can know which of the two is right, `doubtful` where a reader has to be told. */
  readonly degree: "opposite" | "doubtful" | "none";
}

/**
 * Whether a second column speaks against a reading: it says "event" more often of the records that are read as censored than of those read as events. Death is rarer than progression, and may follow
 * either, so that only the direction tells. Null where it speaks of none of the one or the other.
 *
 * @example
 * const told = new Map([["0", {event: 6, censored: 4, nothing: 0}], ["1", {event: 0, censored: 8, nothing: 0}]]);
 * disagreement(told, (code) => (code === "1" ? "event" : "censored")).degree // "opposite"
 */
export function disagreement(
  told: Testimony,
  readAs: (code: string) => "event" | "censored" | null
): Disagreement | null {
  const of = (what: "event" | "censored"): {event: number; told: number} => {
    const own = [...told].flatMap(([code, counts]) => (readAs(code) === what ? [counts] : []));
    const event = own.reduce((sum, counts) => sum + counts.event, 0);
    return {event, told: own.reduce((sum, counts) => sum + counts.censored, event)};
  };
  const [censored, events] = [of("censored"), of("event")];
  if (censored.told === 0 || events.told === 0) return null;
  const more = censored.event * events.told - events.event * censored.told;
  const all = censored.told * events.told;
  const against = Math.min(censored.event, events.told - events.event) >= FEWEST;
  const degree =
    against && more >= OPPOSITE * all ? "opposite" : against && more >= DOUBTFUL * all ? "doubtful" : "none";
  return {censored, events, degree};
}
