import type {CsvTable} from "../files/csv.ts";
import type {PlanChoice} from "../record/issue.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {askedBy} from "./asking-columns.ts";
import {normalName} from "./column-dictionary.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {isMissingCode} from "./missing-codes.ts";
import {numberOf} from "./outcome-codebook.ts";
import {outcomeEndpoint} from "./outcome-endpoint.ts";
import {outcomePairs} from "./outcome-pairs.ts";
import {outcomePolarity} from "./outcome-polarity.ts";
import {tellsReason, toldEnd} from "./outcome-reasons.ts";
import {answerOf, outcomeWord, plainWord} from "./outcome-words.ts";
import {plainOutcome} from "./plain-outcome.ts";
import {survivalTimeOf} from "./pfs-against-os.ts";

/** Fewest records in which two outcomes differ so that it matters, and share of the deaths that may be no event of an outcome that holds the others. */
const FEWEST = 2;
const OUTSIDE = 0.2;
/** Most different texts of an outcome. */
const MOST_TEXTS = 2;

/** What the event of a column is; `any` where neither its name nor its words say. */
type EventKind = "death" | "progression" | "relapse" | "any";

/** A column of a file of ready-made follow-up that is an outcome. */
interface OutcomeLike {
  readonly column: string;
  readonly kind: EventKind;
  readonly says: readonly ("event" | "censored" | null)[];
  readonly texts: readonly string[];
}

/** Which of several outcomes of a file is the event of the time. */
export interface OutcomeChoice {
  /** Columns of outcomes, the one that is read first. */
  readonly columns: readonly OutcomeLike[];
  /** Why the first is the event; null where nothing says. */
  readonly reason: string | null;
}

type Times = Pick<CsvTable, "header" | "columns">;

/**
 * The outcomes among which a file of ready-made follow-up leaves the choice, where beside the column that is read for the event another is an outcome by its name or its words and differs from it; null where there is none. It is decided where the names of the time
 * and of the outcome name one endpoint, and where one outcome holds the deaths, or progressions, of the other and more.
 *
 * @example
 * const table = {header: ["months", "status", "PD"], columns: [["1", "2", "3", "4"], ["1", "0", "0", "0"], ["1", "1", "1", "0"]]};
 * severalOutcomes(table, {time: "months", event: "status"}).columns.map(({column, kind}) => `${column}: ${kind}`) // ["status: any", "PD: progression"]
 */
export function severalOutcomes(
  table: Times,
  {
    time,
    event,
    others = []
  }: {readonly time: string | null; readonly event: string; readonly others?: readonly string[]}
): OutcomeChoice | null {
  const own = outcomeLike(table, event, time);
  if (own === null && (time === null || outcomeEndpoint("", time) !== "death") && tellsApart(textsOf(table, event)))
    return {
      columns: [{column: event, kind: "any", says: [], texts: textsOf(table, event)}],
      reason: `${event} tells progressions and deaths apart`
    };
  const pairs = outcomePairs(table.header);
  const reasons: string[] = [];
  const open: OutcomeLike[] = [];
  for (const column of table.header) {
    // An outcome with a time of its own is of another endpoint.
    const hasOwnTime = pairs.some((pair) => pair.event === column && pair.time !== time);
    if (column === event || column === time || others.includes(column) || hasOwnTime) continue;
    const other = outcomeLike(table, column, null);
    if (other === null) continue;
    const told = own === null ? "open" : compared(own, other, {table, time});
    if (told === "open") open.push(other);
    else if (told !== null) reasons.push(told);
  }
  const first = own ?? {column: event, kind: "any", says: [], texts: textsOf(table, event)};
  if (open.length > 0) return {columns: [first, ...open], reason: null};
  return reasons.length > 0 ? {columns: [first], reason: reasons.join("; ")} : null;
}

/** Why an outcome is the event and not the other; "open" where nothing says, null where there is nothing to choose. */
function compared(
  own: OutcomeLike,
  other: OutcomeLike,
  {table, time}: {readonly table: Times; readonly time: string | null}
): string | null {
  const counts = together(own, other);
  if (areOneColumn(own, other) || (counts.told > 0 && counts.alone + counts.outside < FEWEST)) return null;
  const ofTime = time === null ? "unknown" : outcomeEndpoint("", time);
  const holds = counts.both > 0 && counts.outside <= OUTSIDE * (counts.both + counts.outside) && counts.alone > 0;
  const holding = holds
    ? `${own.column} holds ${counts.both} of the ${counts.both + counts.outside} events of ${other.column} and ${counts.alone} more`
    : null;
  if (ofTime === "death") return besideSurvival(own, other, time ?? "");
  if (ofTime === "progression" || ofTime === "relapse") {
    if (/(?:^|_)(?:rw)?(?:pfs\d?|ttp|dfs|rfs|efs)(?:_|$)/.test(normalName(own.column)))
      return `${time ?? ""} and ${own.column} are named alike`;
    if (other.kind !== "any" && (own.kind === "progression" || own.kind === "relapse")) {
      // Who died without an event of this column is censored, unless a time of survival lets that be checked.
      const isSafe = other.kind !== "death" || counts.outside < FEWEST || survivalTimeOf(table.header) !== null;
      return isSafe ? `${time ?? ""} and ${own.column} are of ${own.kind}` : "open";
    }
    return own.kind === "death" ? "open" : (holding ?? "open");
  }
  // A relapse that goes its own way tells how the disease began.
  if (other.kind === "relapse" && !holds && counts.alone > 0 && counts.outside > 0) return null;
  return own.kind === "any" && other.kind !== "any" ? (holding ?? "open") : "open";
}

function besideSurvival(own: OutcomeLike, other: OutcomeLike, time: string): string {
  if (own.kind === "death") return `${time} and ${own.column} are of survival`;
  return own.kind === "any" && other.kind !== "death" ? `${time} is of survival` : "open";
}

interface Together {
  readonly both: number;
  /** Events of the first alone, and of the other alone. */
  readonly alone: number;
  readonly outside: number;
  readonly told: number;
}

function together(own: OutcomeLike, other: OutcomeLike): Together {
  const pairs = own.says.map((one, i) => [one, other.says[i] ?? null] as const);
  const count = (a: "event" | "censored", b: "event" | "censored"): number =>
    pairs.filter(([one, two]) => one === a && two === b).length;
  return {
    both: count("event", "event"),
    alone: count("event", "censored"),
    outside: count("censored", "event"),
    told: pairs.filter(([one, two]) => one !== null && two !== null).length
  };
}

/** Whether each text of one goes with one text of the other. */
function areOneColumn(own: OutcomeLike, other: OutcomeLike): boolean {
  const pairs = new Set(own.texts.map((text, i) => JSON.stringify([text, other.texts[i]])));
  return pairs.size === new Set(own.texts).size && pairs.size === new Set(other.texts).size;
}

const textsOf = ({header, columns}: Times, column: string): readonly string[] =>
  (columns[header.indexOf(column)] ?? []).map((text) => text.trim());

const saysNothing = (text: string): boolean => text === "" || isMissingCode(text) || outcomeWord(text) === "unknown";
const isMark = (text: string): boolean => /^[x†✝✞✓✔+]$/iu.test(text) || text === "1" || answerOf(text) === "yes";

/** A column as an outcome, by its name and its cells; null where it is none. */
function outcomeLike(table: Times, column: string, time: string | null): OutcomeLike | null {
  const texts = textsOf(table, column);
  const levels = [...new Set(texts)].filter((text) => !saysNothing(text));
  const marked = levels.length === 1 && levels.every(isMark) && texts.includes("");
  if (levels.length > MOST_TEXTS || (levels.length < MOST_TEXTS && !marked)) return null;
  const areCodes = levels.every((text) => {
    const number = numberOf(text);
    return (
      (number !== null && Math.abs(number) <= 2) ||
      answerOf(text) !== null ||
      isMark(text) ||
      outcomeWord(text) !== null
    );
  });
  const kind = kindOf(column, levels, time !== null);
  if (kind === null || !areCodes) return null;
  const polarity = outcomePolarity(column);
  const turned = (is: boolean): "event" | "censored" => (is === (polarity === "event") ? "event" : "censored");
  const says = texts.map((text): OutcomeLike["says"][number] => {
    const word = outcomeWord(text);
    if (word === "event" || word === "censored") return word;
    if (marked) return text === "" || isMark(text) ? (text === "" ? "censored" : "event") : null;
    if (polarity === "open") return null;
    const yes = answerOf(text) ?? (numberOf(text) === 1 ? "yes" : numberOf(text) === 0 ? "no" : null);
    return yes === null || levels.some((one) => numberOf(one) === 2) ? null : turned(yes === "yes");
  });
  return {column, kind, says, texts};
}

const generalNames =
  /^(?:event|status|outcome|ereignis|evento|evenement|cens\w*|cnsr|zens\w*|event_(?:observed|status|occurred|yn)|outcome_event|(?:event|status)_?\d)$/;
const livingNames =
  /(?:^|_)(?:alive|living|lebt|lebend|leben|vivant|vie|vivo|viva|vivente|leven|survived|survivor|uberlebt)(?:_|$)/;
const progressionNouns =
  /^(?:progression|progressione|progresion|progressao|progressie|tumou?r_progression|disease_progression)$/;
const ofEvent = /(?:^|_)(?:event|events|evt|status|flag|yn|ind|indicator|outcome|cens|censored|cnsr)(?:_|$)/;
const ofStates = /respon|recist|staging|bor$|best|ansprechen|baseline|prior|previous|before|vor/;

function kindOf(column: string, levels: readonly string[], isRead: boolean): EventKind | null {
  const name = normalName(column);
  const asked = askedBy(column);
  const byWords = kindOfWords(levels);
  if (generalNames.test(name) || asked === "event") return byWords ?? "any";
  if (name === "status" || /^(?:patient|last)_status$/.test(name)) return byWords ?? "any";
  if (asked === "death" || asked === "vital status" || livingNames.test(name)) return "death";
  if (asked === "relapse" || /^relaps|^recur|^rezidiv/.test(name)) return "relapse";
  if (asked === "progression" || progressionNouns.test(name)) return "progression";
  const endpoint = outcomeEndpoint(column, null);
  if (ofEvent.test(name) && endpoint !== "unknown" && endpoint !== "end of therapy") return endpoint;
  if (isRead) return byWords ?? "any";
  const words = levels.map(outcomeWord);
  const areWords = words.includes("event") && words.includes("censored");
  return areWords && !tellsReason(column) && !ofStates.test(name) ? (byWords ?? "any") : null;
}

/** Whether each text says progression, death or neither, and all three are there. */
function tellsApart(texts: readonly string[]): boolean {
  const levels = [...new Set(texts)].filter((text) => !saysNothing(text));
  const said = new Set<string>(levels.map((text) => (outcomeWord(text) === "censored" ? "neither" : toldEnd(text))));
  return said.size === 3 && ["neither", "progression", "death"].every((one) => said.has(one));
}

/** What the words of an event say, where they say one thing. */
function kindOfWords(levels: readonly string[]): EventKind | null {
  const events = levels.filter((text) => outcomeWord(text) === "event");
  if (events.length === 0) return null;
  const told = new Set(
    events.map((text) => (/ or | oder |death.*prog|prog.*death/.test(plainWord(text)) ? "other" : toldEnd(text)))
  );
  const [only] = told;
  return told.size === 1 && (only === "death" || only === "progression") ? only : null;
}

/** Stops where two columns of a file are outcomes and nothing says which is the event of its time, and where the event is of another endpoint than the time. */
export function checkSeveralOutcomes(
  table: Pick<CsvTable, "name" | "header" | "columns">,
  {mapped, ambiguous}: Pick<ProposedMapping, "mapped" | "ambiguous">,
  log: Pick<IssueLog, "add">
): void {
  const named = (name: string): string | null => mapped.find(({canonical}) => canonical === name)?.column ?? null;
  const time = named("time");
  const event =
    named("event") ??
    ambiguous.find(({canonical}) => canonical === "event")?.columns[0] ??
    [...outcomePairs(table.header), plainOutcome(table.header)].find((pair) => pair?.time === time)?.event ??
    null;
  if (event === null || event === time) return;
  const others = mapped.filter(({canonical}) => canonical !== "event").map(({column}) => column);
  const isPlanned = mapped.some(({canonical, basis}) => canonical === "event" && basis === "plan");
  const choice = severalOutcomes(table, {time, event, others});
  const candidates = choice === null || choice.reason !== null ? [] : choice.columns;
  const mismatch = otherEndpoint(table, event, time);
  if (candidates.length > 0 && !isPlanned)
    log.add({
      code: "several-outcomes",
      severity: "error",
      stops: true,
      file: table.name,
      column: candidates.map(({column}) => column).join(" / "),
      expected: `one outcome of ${time ?? "the time"}, or a plan that names it`,
      received: `${candidates.length} columns that are outcomes`,
      hint: "they differ, and nobody but you can know which is the event of this time; progression-free survival counts progressions and deaths",
      choices: [...eitherOf(candidates), ...candidates.map(choiceOf)]
    });
  else if (mismatch !== null && time !== null)
    log.add({
      code: "event-of-other-endpoint",
      severity: "error",
      stops: true,
      file: table.name,
      column: event,
      expected: `an outcome of the endpoint that ${time} names`,
      received: `events that are ${mismatch}`,
      hint: "who has the event of the time and not this one would be censored; name the column of the outcome, or the time that belongs to it",
      choices: [
        ...candidates.filter(({column}) => column !== event).map(choiceOf),
        {line: "accept: [event-of-other-endpoint]", why: `${event} is the outcome of ${time}, whatever they are called`}
      ]
    });
}

/** Both outcomes as one, where one is of progressions or relapses and another of deaths. */
function eitherOf(candidates: readonly OutcomeLike[]): PlanChoice[] {
  const of = (...kinds: readonly EventKind[]): OutcomeLike | undefined =>
    candidates.find(({kind}) => kinds.includes(kind));
  const [first, deaths] = [of("progression", "relapse"), of("death")];
  if (first === undefined || deaths === undefined) return [];
  const events = first.says.filter((one, i) => one === "event" || deaths.says[i] === "event").length;
  return [
    {
      line: `mapping: {event: {either: [${JSON.stringify(first.column)}, ${JSON.stringify(deaths.column)}]}}`,
      why: `${events} ${events === 1 ? "event" : "events"} in ${first.texts.length} rows, of ${first.kind} or death`
    }
  ];
}

function choiceOf({column, kind, says, texts}: OutcomeLike): PlanChoice {
  const events = says.filter((one) => one === "event").length;
  const codes = [...new Set(texts)].filter((text) => text !== "" && text.length <= 20).slice(0, 3);
  const of = kind === "any" ? "" : `, of ${kind}`;
  return {
    line: `mapping: {event: ${JSON.stringify(column)}}`,
    why: says.some((one) => one !== null)
      ? `${events} ${events === 1 ? "event" : "events"} in ${texts.length} rows${of}`
      : `${codes.map((code) => `${code} in ${texts.filter((text) => text === code).length} rows`).join(", ")}${of}`
  };
}

/** What the events of a column are, where its time names another endpoint; null where it does not. */
function otherEndpoint(table: Times, event: string, time: string | null): string | null {
  if (time === null) return null;
  const kind = outcomeLike(table, event, time)?.kind ?? "any";
  const ofTime = outcomeEndpoint("", time);
  if (ofTime === "progression" || ofTime === "relapse") return kind === "death" ? "deaths alone" : null;
  return ofTime === "death" && (kind === "progression" || kind === "relapse") ? `${kind}s` : null;
}
