import type {OutcomePolarity} from "./outcome-polarity.ts";
import {answerOf, outcomeWord} from "./outcome-words.ts";

/**
 * What the header itself says of its codes: `status (1=censored, 2=dead)`, `alive=0 dead=1`, `status_0alive_1dead`. Empty where it says nothing of two codes, or of one of 0 and 1.
 *
 * @example
 * [...headerLabels("status (1=censored, 2=dead)", "event")] // [[1, "censored"], [2, "event"]]
 */
export function headerLabels(header: string, polarity: OutcomePolarity): ReadonlyMap<number, "event" | "censored"> {
  const text = header.replaceAll("_", " ");
  for (const form of forms) {
    const labels = labelsOf([...text.matchAll(form.pattern)], form, polarity);
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

/** A code and then its word, or the word first. */
const forms: readonly LabelForm[] = [
  {pattern: /(?<![\d\p{L}])([+-]?\d{1,3})\s*[=:→–-]?\s*(\p{L}[\p{L} /-]*)/gu, number: 1, word: 2},
  {pattern: /(\p{L}[\p{L} /-]*?)\s*[=:→(]\s*([+-]?\d{1,3})(?!\d)/gu, number: 2, word: 1}
];

function labelsOf(found: readonly RegExpExecArray[], {number, word}: LabelForm, polarity: OutcomePolarity) {
  const labels = new Map<number, "event" | "censored">();
  for (const match of found) {
    const said = labelOf(match[word] ?? "", polarity);
    if (said !== null) labels.set(Number(match[number]), said);
  }
  return labels;
}

function labelOf(word: string, polarity: OutcomePolarity): "event" | "censored" | null {
  const known = outcomeWord(word.replace(/\s+(?:or|and|oder|und|ou|et|o|y|e)\s*$/i, ""));
  if (known === "event" || known === "censored") return known;
  const answer = answerOf(word);
  if (answer === null || polarity === "open") return null;
  return (answer === "yes") === (polarity === "event") ? "event" : "censored";
}
