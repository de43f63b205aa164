import {decoratedNumber} from "./decorated-number.ts";
import type {OutcomeEndpoint} from "./outcome-endpoint.ts";
import {wordSays} from "./outcome-labels.ts";
import {toldEnd} from "./outcome-reasons.ts";
import {endingWord, plainWord} from "./outcome-words.ts";

/** What a time says of the outcome beside it. */
export interface TimeOutcome {
  /** How it says so: `+`, or the word behind the time. */
  readonly by: string;
  readonly says: "event" | "censored";
  /** Whether the other outcome beside it is a contradiction; who lives may have progressed. */
  readonly excludes: boolean;
}

/** Words that say that somebody lives, and no more. */
const lives =
  /^(?:alive|living|survivor|not dead|not deceased|lebt|lebend|lebendig|am leben|nicht verstorben|vivante?|en vie|non decedee?|viv[oa]|no fallecido|in vita|vivente|em vida|levend|in leven|存活|生存)$/;

/**
 * What a time says of the outcome: one that is the least that it can be (`12.3+`, `>12`) is censored, and a word behind it says what happened then. Null where it says nothing.
 *
 * @example
 * timeOutcome("12.3+", "progression") // {by: "+", says: "censored", excludes: true}
 * timeOutcome("4.7 (PD)", "progression") // {by: "PD", says: "event", excludes: true}
 * timeOutcome("9 alive", "progression") // {by: "alive", says: "censored", excludes: false}
 */
export function timeOutcome(text: string, endpoint: OutcomeEndpoint): TimeOutcome | null {
  const decorated = decoratedNumber(text);
  if (decorated === null) return null;
  const {limit, word} = decorated;
  if (word === null) return limit === "at least" ? {by: "+", says: "censored", excludes: true} : null;
  const says = wordSays(word, endpoint);
  const told = toldEnd(word);
  // A progression, or none, is nothing that survival asks for.
  if (says === null || (endpoint === "death" && (told === "progression" || /prog|\bpd\b/i.test(word)))) return null;
  const plain = plainWord(word);
  return {by: word, says, excludes: endpoint === "death" || !(lives.test(plain) || endingWord(word) === "lives")};
}
