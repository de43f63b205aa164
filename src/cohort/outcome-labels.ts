import type {OutcomePolarity} from "./outcome-polarity.ts";
import type {OutcomeEndpoint} from "./outcome-endpoint.ts";
import {answerOf, endingWord, outcomeWord} from "./outcome-words.ts";

/** What a column asks by its name. */
export interface Asked {
  readonly polarity: OutcomePolarity;
  readonly endpoint: OutcomeEndpoint;
}

/**
 * What the header itself says of its codes: `status (1=censored, 2=dead)`, `alive=0 dead=1`, `status_0alive_1dead`, `1 = PD/death 2 = ongoing, lost`. Empty where it says nothing of two codes, or of one of 0 and 1.
 *
 * @example
 * [...headerLabels("status (1=censored, 2=dead)", {polarity: "event", endpoint: "unknown"})] // [[1, "censored"], [2, "event"]]
 */
export function headerLabels(header: string, asked: Asked): ReadonlyMap<number, "event" | "censored"> {
  const text = header.replaceAll("_", " ");
  for (const form of forms) {
    const labels = labelsOf([...text.matchAll(form.pattern)], form, asked);
    if (labels.size >= 2) return labels;
    const [only] = labels;
    // Of 0 and 1, what is said of one says the other.
    if (only !== undefined && (only[0] === 0 || only[0] === 1))
      return new Map([only, [1 - only[0], only[1] === "event" ? "censored" : "event"]]);
  }
  return new Map();
}

interface LabelForm {
  readonly pattern: RegExp;
  readonly number: number;
  readonly word: number;
}

/** A code and then its words, up to the next code, the words first, or a code before its words without a sign between: where a sign stands, it says which belong together. */
const forms: readonly LabelForm[] = [
  {pattern: /(?<![\d\p{L}])([+-]?\d{1,3})\s*[=:→–]\s*\(?(\p{L}[^\d=:→()[\]]*)/gu, number: 1, word: 2},
  {pattern: /(\p{L}[^\d=:→()[\]]*?)\s*[=:→(]\s*([+-]?\d{1,3})(?!\d)/gu, number: 2, word: 1},
  {pattern: /(?<![\d\p{L}])([+-]?\d{1,3})\s*[(-]?\s*(\p{L}[^\d=:→()[\]]*)/gu, number: 1, word: 2}
];

function labelsOf(found: readonly RegExpExecArray[], {number, word}: LabelForm, asked: Asked) {
  const labels = new Map<number, "event" | "censored">();
  for (const match of found) {
    const said = labelOf(match[word] ?? "", asked);
    if (said !== null) labels.set(Number(match[number]), said);
  }
  return labels;
}

function labelOf(word: string, {polarity, endpoint}: Asked): "event" | "censored" | null {
  const known = wordsSay(word.replace(/\s+(?:or|and|oder|und|ou|et|o|y|e)\s*$/i, ""), endpoint);
  if (known !== null) return known;
  const answer = answerOf(word);
  if (answer === null || polarity === "open") return null;
  return (answer === "yes") === (polarity === "event") ? "event" : "censored";
}

/**
 * What one word, or several for one thing, say of an outcome: `PD/death`, `alive, lost to follow-up`. Null where one of them says the other thing, or nothing that is known.
 *
 * @example
 * ["PD/death", "ongoing or lost", "PD, alive"].map((text) => wordsSay(text, "progression")) // ["event", "censored", null]
 */
export function wordsSay(text: string, endpoint: OutcomeEndpoint): "event" | "censored" | null {
  const whole = wordSays(text, endpoint);
  if (whole !== null) return whole;
  for (const separator of [/[,;/|&+]|\s(?:or|and|oder|und|ou|et|o|y|e|u)\s/iu, /[,;/|&+\s]+/u]) {
    const parts = text.split(separator).map((part) => part.trim());
    const said = new Set(parts.filter((part) => part !== "").map((part) => wordSays(part, endpoint)));
    const [only = null] = said;
    if (said.size === 1 && only !== null) return only;
  }
  return null;
}

/**
 * What a word says of an outcome, those that say why observation ended among them.
 *
 * @example
 * [wordSays("stopped for toxicity", "progression"), wordSays("stopped for toxicity", "end of therapy")] // ["censored", null]
 */
export function wordSays(text: string, endpoint: OutcomeEndpoint): "event" | "censored" | null {
  const known = outcomeWord(text);
  if (known === "event" || known === "censored") return known;
  const ending = known === null ? endingWord(text) : null;
  if (ending === null) return null;
  const open = (ending === "left" && endpoint === "end of therapy") || (ending === "lives" && endpoint === "relapse");
  return open ? null : "censored";
}
