import type {CsvTable} from "../files/csv.ts";
import {askedBy, asksForDeath, type Asking} from "./asking-columns.ts";
import {dictionary, normalName} from "./column-dictionary.ts";
import {numberOf} from "./outcome-codebook.ts";
import type {OutcomeWitness} from "./outcome-testimony.ts";
import {answerOf, outcomeWord, plainWord} from "./outcome-words.ts";

/**
 * Columns beside the outcome that say themselves whether the event was seen: a text that describes the event or the reason of censoring, words of vital status or
 * progression, a question such as `dead` or `progressed`, and days of death, where a blank says that the patient lives.
 *
 * @example
 * const table = {header: ["status", "vital"], columns: [["1", "2"], ["alive", "dead"]]};
 * outcomeWitnesses(table, "status") // [{column: "vital", says: ["censored", "event"], ofDeath: true}]
 */
export function outcomeWitnesses(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  outcome: string
): OutcomeWitness[] {
  return header.flatMap((column, k) => {
    const texts = (columns[k] ?? []).map((text) => text.trim());
    if (column === outcome) return [];
    for (const {says, ofDeath} of witnessing) {
      const said = says(column, texts);
      if (said !== null) return [{column, says: said, ofDeath: ofDeath(column, texts)}];
    }
    return [];
  });
}

type Says = OutcomeWitness["says"];

interface Witnessing {
  readonly says: (column: string, texts: readonly string[]) => Says | null;
  readonly ofDeath: (column: string, texts: readonly string[]) => boolean;
}

/** Words of the table throughout, blanks and unknown aside. */
function wordsSay(texts: readonly string[]): Says | null {
  const told = new Map([...new Set(texts)].map((text) => [text, text === "" ? "unknown" : outcomeWord(text)]));
  if ([...told.values()].includes(null)) return null;
  return bothWays(texts.map((text) => known(told.get(text))));
}

const known = (word: ReturnType<typeof outcomeWord> | undefined): Says[number] =>
  word === "event" || word === "censored" ? word : null;

/** What a question may ask for in ready-made follow-up. */
const questions: ReadonlySet<Asking | null> = new Set(["death", "progression", "relapse", "event"]);

function questionSays(column: string, texts: readonly string[]): Says | null {
  if (!questions.has(askedBy(column))) return null;
  const said = texts.map((text) => answered(text));
  return said.every((one, i) => one !== null || texts[i] === "") ? bothWays(said) : null;
}

function answered(text: string): Says[number] {
  const answer = answerOf(text);
  const number = numberOf(text);
  return answer === "yes" || number === 1 ? "event" : answer === "no" || number === 0 ? "censored" : null;
}

const deathDays: ReadonlySet<string> = new Set(
  ["death", ...(dictionary.find(({name}) => name === "death")?.synonyms ?? [])].map((name) => normalName(name))
);

/** Days of death: who has one died, who has none lives. */
function deathSays(column: string, texts: readonly string[]): Says | null {
  if (!deathDays.has(normalName(column)) || !texts.every((text) => text === "" || /\d/.test(text))) return null;
  // A column of 0 and 1 asks a question; its blanks say nothing.
  if (texts.every((text) => text === "" || answered(text) !== null)) return null;
  return bothWays(texts.map((text) => (text === "" ? "censored" : "event")));
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
  return bothWays(eventsAlone ? said.map((one) => one ?? "censored") : said);
}

/** Columns that tell why somebody was censored; a blank says that nobody was. */
const censoringReasons =
  /^(?:cnsdtdsc|(?:os_|pfs_)?(?:censor|censored|censoring|cens|cnsr)_?(?:reason|desc|description|why)|reason_(?:for_)?censor(?:ed|ing)|zensierungsgrund)$/;

function reasonSays(column: string, texts: readonly string[]): Says | null {
  if (!censoringReasons.test(normalName(column))) return null;
  return bothWays(texts.map((text) => (text === "" || /^(?:n\/?a|none|-|\.)$/i.test(text) ? "event" : "censored")));
}

/** How columns witness, the surest first, and whether what they say is death and nothing else. */
const witnessing: readonly Witnessing[] = [
  {says: descriptionSays, ofDeath: () => false},
  {says: reasonSays, ofDeath: () => false},
  {says: (_, texts) => wordsSay(texts), ofDeath: (column) => asksForDeath(column)},
  {says: questionSays, ofDeath: (column) => askedBy(column) === "death"},
  {says: deathSays, ofDeath: () => true}
];

/** What is said, where both things are. */
function bothWays(says: Says): Says | null {
  return says.includes("event") && says.includes("censored") ? says : null;
}
