import type {CsvTable} from "../files/csv.ts";
import {askedBy, asksForDeath, type Asking} from "./asking-columns.ts";
import {dictionary, normalName} from "./column-dictionary.ts";
import {isWrittenDate} from "./date-forms.ts";
import {headersInLanguages} from "./header-languages.ts";
import {isMissingCode} from "./missing-codes.ts";
import {labelOf, numberOf} from "./outcome-codebook.ts";
import {outcomeEndpoint, type OutcomeEndpoint} from "./outcome-endpoint.ts";
import {outcomePolarity} from "./outcome-polarity.ts";
import {remarksSay} from "./outcome-remarks.ts";
import {tellsReason, toldEnd} from "./outcome-reasons.ts";
import type {OutcomeWitness} from "./outcome-testimony.ts";
import {answerOf, outcomeWord, plainWord} from "./outcome-words.ts";

/**
 * Columns beside the outcome that say themselves whether the event was seen: a text that describes the event, the reason of censoring or of an end, words of vital status or
 * progression, a question such as `dead` or `progressed`, answered or marked, and days of death, where a blank says that the patient lives.
 *
 * @example
 * const table = {header: ["status", "vital"], columns: [["1", "2"], ["alive", "dead"]]};
 * const [{column, says, ofDeath}] = outcomeWitnesses(table, {outcome: "status", time: null});
 * [column, says, ofDeath] // ["vital", ["censored", "event"], true]
 */
export function outcomeWitnesses(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  {outcome, time}: {readonly outcome: string; readonly time: string | null}
): OutcomeWitness[] {
  const endpoint = outcomeEndpoint(outcome, time);
  return header.flatMap((column, k) => {
    const texts = (columns[k] ?? []).map((text) => text.trim());
    if (column === outcome) return [];
    for (const {says, ofDeath, isFirm, deniesFirmly = never, ofEventsAlone = false} of witnessing) {
      const own = says(column, texts, endpoint);
      const said = ofEventsAlone ? own : bothWays(own);
      if (said === null) continue;
      const places = (what: "event" | "censored"): Set<number> =>
        new Set(said.flatMap((one, i) => (one === what ? [i] : [])));
      const firm = isFirm(column, endpoint) ? places("event") : new Set<number>();
      const firmCensored = deniesFirmly(column, endpoint) ? places("censored") : new Set<number>();
      return [{column, says: said, ofDeath: ofDeath(column, texts), firm, firmCensored}];
    }
    return [];
  });
}

/**
 * Places of the records of which a column beside the outcome says that the patient died, with the name of the first such column.
 *
 * @example
 * const table = {header: ["pfs_event", "vital"], columns: [["1", "0"], ["alive", "dead"]]};
 * [...recordedDeaths(table, "pfs_event")] // [[1, "vital"]]
 */
export function recordedDeaths(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  outcome: string
): ReadonlyMap<number, string> {
  const deaths = new Map<number, string>();
  for (const [k, column] of header.entries()) {
    if (column === outcome) continue;
    const texts = (columns[k] ?? []).map((text) => text.trim());
    const says = diesBy(column, texts);
    for (const [i, said] of (says ?? []).entries()) if (said === "event" && !deaths.has(i)) deaths.set(i, column);
  }
  return deaths;
}

/** What a column says of death; numbers alone only where both stand, since a 1 among others than 0 may say either. */
function diesBy(column: string, texts: readonly string[]): Says | null {
  if (askedBy(column) === "vital status" || asksForDeath(column)) {
    const said = wordsSay(texts);
    if (said !== null) return said;
  }
  if (askedBy(column) !== "death") return deathSays(column, texts);
  const said = questionSays(column, texts) ?? deathSays(column, texts);
  return texts.every((text) => text === "" || numberOf(text) !== null) ? bothWays(said) : said;
}

type Says = OutcomeWitness["says"];

interface Witnessing {
  readonly says: (column: string, texts: readonly string[], endpoint: OutcomeEndpoint) => Says | null;
  readonly ofDeath: (column: string, texts: readonly string[]) => boolean;
  /** Whether no record may be censored of which it says "event". */
  readonly isFirm: (column: string, endpoint: OutcomeEndpoint) => boolean;
  /** Whether no record may be an event of which it says "censored". */
  readonly deniesFirmly?: (column: string, endpoint: OutcomeEndpoint) => boolean;
  /** It says of events alone that they were seen, and nothing of the others. */
  readonly ofEventsAlone?: true;
}

/** Words of the table or value labels throughout, blanks and unknown aside. */
function wordsSay(texts: readonly string[]): Says | null {
  const told = new Map(
    [...new Set(texts)].map((text) => [text, text === "" ? "unknown" : (outcomeWord(text) ?? labelOf(text))])
  );
  if ([...told.values()].includes(null)) return null;
  return texts.map((text) => known(told.get(text)));
}

const known = (word: ReturnType<typeof outcomeWord> | undefined): Says[number] =>
  word === "event" || word === "censored" ? word : null;

/** What a question may ask for in ready-made follow-up. */
const questions: ReadonlySet<Asking | null> = new Set(["death", "progression", "relapse", "event"]);

function questionSays(column: string, texts: readonly string[]): Says | null {
  if (!questions.has(askedBy(column))) return null;
  const said = texts.map((text) => answered(text, askedBy(column)));
  if (said.some((one, i) => one === null && !saysNothing(texts[i] ?? ""))) return null;
  // Where marks alone stand, a blank says no.
  return said.includes("censored") ? said : said.map((one, i) => (texts[i] === "" ? "censored" : one));
}

const saysNothing = (text: string): boolean => text === "" || isMissingCode(text) || outcomeWord(text) === "unknown";

/** Signs that say yes, and such as say no beside them. */
const marks: ReadonlyMap<string, Says[number]> = new Map([
  ...["x", "X", "†", "✝", "✞", "‡", "✓", "✔", "+"].map((sign) => [sign, "event"] as const),
  ...["-", "–", "—"].map((sign) => [sign, "censored"] as const)
]);

function answered(text: string, asked: Asking | null): Says[number] {
  const answer = answerOf(text);
  const number = numberOf(text);
  if (answer === "yes" || number === 1) return "event";
  if (answer === "no" || number === 0) return "censored";
  return marks.get(text) ?? (asked === "death" && toldEnd(text) === "death" ? "event" : null);
}

const deathDays: ReadonlySet<string> = new Set(
  ["death", ...(dictionary.find(({name}) => name === "death")?.synonyms ?? [])].map((name) => normalName(name))
);

/** Days of death: who has one died, who has none lives. */
function deathSays(column: string, texts: readonly string[]): Says | null {
  if (!deathDays.has(normalName(column)) || !texts.every((text) => text === "" || /\d/.test(text))) return null;
  // A column of 0 and 1 asks a question; its blanks say nothing.
  if (texts.every((text) => text === "" || answered(text, "death") !== null)) return null;
  return texts.map((text) => (text === "" ? "censored" : "event"));
}

/** Columns that describe the event, or why it was not seen, one text a record: `EVNTDESC` of CDISC's time-to-event data and its like. */
const descriptions =
  /^(?:evntdesc|(?:os_|pfs_)?event_?(?:desc|descr|description|type|reason)|(?:type|reason)_of_(?:event|censoring))$/;
const describesEvent =
  /\b(?:death|died|dead|deceased|pd|progression|progressive|progressed|relapsed?|recurrence|tod|verstorben|progress)\b/;
const describesNone =
  /\b(?:no|not|without|free|censor\w*|alive|ongoing|lost|last|withdr\w+|cut ?off|completed|study|end of|start of|new|next|missed|missing|none|ohne|kein\w*|zensiert|lebt)\b/;

function descriptionSays(column: string, texts: readonly string[]): Says | null {
  if (!descriptions.test(normalName(column))) return null;
  const said = texts.map((text): Says[number] => {
    const plain = plainWord(text);
    return describesNone.test(plain) ? "censored" : describesEvent.test(plain) ? "event" : null;
  });
  // Where events alone are described, a blank says that there was none.
  const eventsAlone = !said.includes("censored") && said.every((one, i) => one !== null || texts[i] === "");
  return eventsAlone ? said.map((one) => one ?? "censored") : said;
}

/** Columns that tell why somebody was censored; a blank says that nobody was. */
const censoringReasons =
  /^(?:cnsdtdsc|(?:os_|pfs_)?(?:censor|censored|censoring|cens|cnsr)_?(?:reason|desc|description|why)|reason_(?:(?:for|of)_)?censor(?:ed|ing)|zensierungsgrund)$/;

function reasonSays(column: string, texts: readonly string[]): Says | null {
  if (!censoringReasons.test(normalName(column))) return null;
  return texts.map((text) => (text === "" || /^(?:n\/?a|none|-|\.)$/i.test(text) ? "event" : "censored"));
}

/** Why a therapy or observation ended: no reason but death or progression is an event, and whose ends is not told may have had one. */
function endSays(column: string, texts: readonly string[], endpoint: OutcomeEndpoint): Says | null {
  if (endpoint === "end of therapy" || !tellsReason(column)) return null;
  const said = texts.map((text): Says[number] => {
    const told = text === "" || isMissingCode(text) ? null : toldEnd(text);
    if (told === "death" || (told === "progression" && endpoint !== "death")) return "event";
    return told === null || told === "progression" ? null : "censored";
  });
  const eventsAlone = !said.includes("censored") && said.every((one, i) => one !== null || texts[i] === "");
  return eventsAlone ? said.map((one) => one ?? "censored") : said;
}

const namesOf = (canonical: string): ReadonlySet<string> =>
  new Set([
    canonical,
    ...(dictionary.find(({name}) => name === canonical)?.synonyms ?? []).map((name) => normalName(name)),
    ...headersInLanguages(canonical)
  ]);
const progressionDays = namesOf("progression");
const bestResponses = namesOf("best_response");
const progresses = (endpoint: OutcomeEndpoint): boolean => endpoint === "progression" || endpoint === "relapse";

/** Days of progression: who has one progressed; who has none did not, or died. */
function progressionSays(column: string, texts: readonly string[], endpoint: OutcomeEndpoint): Says | null {
  if (endpoint === "death" || endpoint === "end of therapy" || !progressionDays.has(normalName(column))) return null;
  if (!texts.every((text) => text === "" || isMissingCode(text) || isWrittenDate(text) || /^\d+$/.test(text)))
    return null;
  if (texts.every((text) => text === "" || answered(text, "progression") !== null)) return null;
  return texts.map((text) => (text === "" || isMissingCode(text) ? "censored" : "event"));
}

/** A column that asks whether a record was censored. */
function censoringSays(column: string, texts: readonly string[]): Says | null {
  if (!asksForCensoring(column)) return null;
  const said = texts.map((text) => answered(text, null));
  if (said.some((one, i) => one === null && !saysNothing(texts[i] ?? ""))) return null;
  return said.map((one) => (one === "event" ? "censored" : one === "censored" ? "event" : null));
}

const asksForCensoring = (column: string): boolean =>
  outcomePolarity(column) === "censored" && /cens|cnsr|zens/.test(normalName(column));

/** Names of columns with the state of the disease when it was last seen. */
const lastStates =
  /^(?:last|latest|current|final)(?:_(?:disease|tumou?r|known|recist))?_(?:status|response|state|assessment|result|recist|staging)$|^(?:disease|tumou?r|recist)_status(?:_at_last_\w+)?$|^status_(?:at_)?last_\w+$|^(?:letzter|aktueller)_(?:status|befund)$|^letztes_(?:staging|ansprechen)$|^dernier_(?:statut|etat)$|^derniere_(?:reponse|evaluation)$|^ultim[oa]_(?:estado|respuesta|stato|risposta|valutazione)$/;
const progressive = /^(?:i?r?pd|progress\w*|progred\w*|progresi\w*|progresso\w*)(?: .*)?$/;
const controlled =
  /^(?:i?r?(?:cr|pr|sd)|ned|(?:complete|partial) (?:response|remission)|stable(?: disease)?|remission|stabil\w*|komplettremission|teilremission)$/;

function stateSays(column: string, texts: readonly string[], endpoint: OutcomeEndpoint): Says | null {
  if (!progresses(endpoint) || !lastStates.test(normalName(column))) return null;
  return texts.map((text): Says[number] => {
    const word = plainWord(text);
    if (progressive.test(word) || outcomeWord(text) === "event") return "event";
    return controlled.test(word) || known(outcomeWord(text) ?? undefined) === "censored" ? "censored" : null;
  });
}

/** A progression as best response is an event; any other response says nothing of what came later. */
function bestSays(column: string, texts: readonly string[], endpoint: OutcomeEndpoint): Says | null {
  if (!progresses(endpoint) || !bestResponses.has(normalName(column))) return null;
  const said = texts.map((text) => (progressive.test(plainWord(text)) ? "event" : null));
  return said.includes("event") ? said : null;
}

const always = (): boolean => true;
const never = (): boolean => false;
const ofDeathAlone = (_: string, endpoint: OutcomeEndpoint): boolean => endpoint === "death";

/** How columns witness, the surest first, and whether what they say is death and nothing else. */
const witnessing: readonly Witnessing[] = [
  {says: descriptionSays, ofDeath: never, isFirm: always},
  {says: reasonSays, ofDeath: never, isFirm: never},
  {says: endSays, ofDeath: never, isFirm: always},
  {says: stateSays, ofDeath: never, isFirm: always},
  {says: bestSays, ofDeath: never, isFirm: always, ofEventsAlone: true},
  {says: censoringSays, ofDeath: never, isFirm: asksForCensoring, deniesFirmly: asksForCensoring},
  {
    says: (_, texts) => wordsSay(texts),
    ofDeath: (column) => asksForDeath(column),
    isFirm: (column, endpoint) => asksForDeath(column) && endpoint === "death"
  },
  {
    says: questionSays,
    ofDeath: (column) => askedBy(column) === "death",
    isFirm: (column, endpoint) => askedBy(column) === endpoint
  },
  {says: deathSays, ofDeath: always, isFirm: ofDeathAlone},
  {says: progressionSays, ofDeath: never, isFirm: (_, endpoint) => progresses(endpoint)},
  // Last, since few records have a remark.
  {says: remarksSay, ofDeath: never, isFirm: always, deniesFirmly: always, ofEventsAlone: true}
];

/** What is said, where both things are. */
function bothWays(says: Says | null): Says | null {
  return says !== null && says.includes("event") && says.includes("censored") ? says : null;
}
