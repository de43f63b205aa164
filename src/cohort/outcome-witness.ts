import type {CsvTable} from "../files/csv.ts";
import {dictionary, normalName} from "./column-dictionary.ts";
import type {OutcomeWitness} from "./outcome-codebook.ts";
import {numberOf} from "./outcome-codebook.ts";
import {answerOf, outcomeWord} from "./outcome-words.ts";

/**
 * Columns beside the outcome that say themselves whether the event was seen: words of vital status or progression, a question such as `dead`, and days of death,
 * where a blank says that the patient lives.
 *
 * @example
 * const table = {header: ["status", "vital"], columns: [["1", "2"], ["alive", "dead"]]};
 * outcomeWitnesses(table, "status") // [{column: "vital", says: ["censored", "event"]}]
 */
export function outcomeWitnesses(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  outcome: string
): OutcomeWitness[] {
  return header.flatMap((column, k) => {
    const texts = (columns[k] ?? []).map((text) => text.trim());
    const says =
      column === outcome ? null : (wordsSay(texts) ?? questionSays(column, texts) ?? deathSays(column, texts));
    return says === null ? [] : [{column, says}];
  });
}

type Says = OutcomeWitness["says"];

/** Words of the table throughout, blanks and unknown aside. */
function wordsSay(texts: readonly string[]): Says | null {
  const told = new Map([...new Set(texts)].map((text) => [text, text === "" ? "unknown" : outcomeWord(text)]));
  if ([...told.values()].includes(null)) return null;
  return bothWays(texts.map((text) => known(told.get(text))));
}

const known = (word: ReturnType<typeof outcomeWord> | undefined): Says[number] =>
  word === "event" || word === "censored" ? word : null;

/** Names of columns that ask whether somebody died. */
const deathQuestions: ReadonlySet<string> = new Set(
  "dead|died|death|deceased|is_dead|death_event|death_yn|died_yn|tot|verstorben|gestorben|decede|fallecido|muerto|deceduto|morto|obito|overleden".split(
    "|"
  )
);

function questionSays(column: string, texts: readonly string[]): Says | null {
  if (!deathQuestions.has(normalName(column))) return null;
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

/** What is said, where both things are. */
function bothWays(says: Says): Says | null {
  return says.includes("event") && says.includes("censored") ? says : null;
}
