import type {TimeUnit} from "../record/time-unit.ts";
import {unitOfWord} from "./header-unit.ts";
import {wordSays} from "./outcome-labels.ts";

/** A number with what stands before and behind it. */
export interface DecoratedNumber {
  /** As it stands there, in any notation. */
  readonly number: string;
  readonly before: string;
  readonly behind: string;
  /** What the number is to the value: the value itself, the least that it can be, or the most. */
  readonly limit: "none" | "at least" | "at most";
  /** Whether the cell says that it is not known exactly: `~5`. */
  readonly about: boolean;
  /** The unit behind it; null where there is none. */
  readonly unit: TimeUnit | null;
  /** A word of an outcome behind it: `4.7 (PD)`, `12 mo, alive`; null where there is none. */
  readonly word: string | null;
}

const parts =
  /^(?<before>(?:[^\d+\-.,]|\.(?!\d))*)(?<number>[+-]?(?:\d+(?:[.,'’ \u00a0\u2009\u202f]\d+)*(?:\.(?=\D|$)(?!\p{L}))?|[.,]\d+))(?<behind>[^\d]*)$/u;
const atLeast =
  /^(?:[>≥⩾]=?|=>|(?:at least|more than|over|min|mind|mindestens|mehr als|länger als|laenger als|über|ueber|plus de|au moins|más de|mas de|al menos|più di|piu di|almeno|mais de|pelo menos|meer dan|minstens)\.?)$/iu;
const atMost =
  /^(?:[<≤⩽]=?|=<|(?:at most|less than|under|max|maximal|höchstens|hoechstens|weniger als|unter|moins de|au plus|menos de|meno di|minder dan)\.?)$/iu;
const about =
  /^(?:[~≈∼]|(?:ca|circa|approx|approximately|about|around|abt|est|etwa|ungefähr|ungefahr|ungef|env|environ|vers|aprox|aproximadamente|cerca de|ongeveer)\.?)$/iu;
const doubt = /\(\s*(?:\?|ca\.?|approx\.?|est\.?)\s*\)|\?$/iu;

/**
 * Takes a number out of what tells its limit, its doubt, its unit and an outcome; null where nothing of these stands there, or something else does.
 *
 * @example
 * decoratedNumber("> 4,7 Monate") // {number: "4,7", before: "> ", behind: " Monate", limit: "at least", about: false, unit: "months", word: null}
 * decoratedNumber("12.3+").limit // "at least"
 * decoratedNumber("4.7 mo (alive)").word // "alive"
 * [decoratedNumber("4.7"), decoratedNumber("4.7 (CT)")] // [null, null]
 */
export function decoratedNumber(text: string): DecoratedNumber | null {
  const groups = parts.exec(text.trim())?.groups;
  if (groups === undefined) return null;
  const {before = "", number = "", behind = ""} = groups;
  if (before === "" && behind === "") return null;
  const front = before.trim();
  const plus = /\+/.test(behind);
  const rest = behind.replace("+", " ").trim();
  const {unitText, word} = unitAndWord(rest.replace(doubt, "").trim());
  const unit = unitText === "" ? null : unitOfWord(unitText);
  const isAtLeast = atLeast.test(front);
  const isAtMost = atMost.test(front);
  const known = front === "" || isAtLeast || isAtMost || about.test(front);
  if (!known || (isAtMost && plus) || (unitText !== "" && unit === null)) return null;
  return {
    number,
    before,
    behind,
    limit: isAtLeast || plus ? "at least" : isAtMost ? "at most" : "none",
    about: about.test(front) || doubt.test(rest),
    unit,
    word
  };
}

/** What stands behind a number, taken apart: a unit, or a word of an outcome, or both. */
function unitAndWord(text: string): {readonly unitText: string; readonly word: string | null} {
  if (text === "" || unitOfWord(text) !== null) return {unitText: text, word: null};
  const inBrackets = /^([^()[\]]*)[([]\s*([^()[\]]+?)\s*[)\]]$/.exec(text);
  const [, lead = "", word = ""] = inBrackets ?? /^(\p{L}{1,8}\.?)?[\s,;:/–-]*(\p{L}.*)$/u.exec(text) ?? [];
  const unitText = lead.replace(/[\s,;:/–-]+$/, "").trim();
  const bare = text.replace(/^[\s,;:/–-]+/, "");
  if (inBrackets === null && wordSays(bare, "unknown") !== null) return {unitText: "", word: bare};
  if (wordSays(word, "unknown") === null || (unitText !== "" && unitOfWord(unitText) === null))
    return {unitText: text, word: null};
  return {unitText, word};
}

/**
 * A cell with its number changed by a rule, and what stands around it kept; null where the rule gives none.
 *
 * @example
 * withNumber("4,7 mo", (number) => number.replace(",", ".")) // "4.7 mo"
 */
export function withNumber(cell: string, changed: (number: string) => string | null): string | null {
  const decorated = decoratedNumber(cell);
  if (decorated === null) return changed(cell);
  const number = changed(decorated.number);
  return number === null ? null : `${decorated.before}${number}${decorated.behind}`;
}

/**
 * The number in a cell without what may stand around it; the cell where it holds none.
 *
 * @example
 * ["> 4,7 mo", "4,7", "SG"].map(numberPart) // ["4,7", "4,7", "SG"]
 */
export function numberPart(cell: string): string {
  return decoratedNumber(cell)?.number ?? cell;
}
