import {askedBy, askedOfLine} from "./asking-columns.ts";
import {dayOf} from "./calendar-day.ts";
import {dateCell, dateOrders, type DateOrder, type WrittenDate} from "./date-forms.ts";
import {responseSays} from "./flag-words.ts";
import {isMissingCode} from "./missing-codes.ts";
import {numberOf} from "./outcome-codebook.ts";
import {tellsReason, toldEnd} from "./outcome-reasons.ts";
import {answerOf, endingWord, outcomeWord, plainWord} from "./outcome-words.ts";

/** What a column holds that no rule reads: days, words of an outcome, or texts that are no answer to what its name asks. */
export type UnreadHolding = "days" | "outcome words" | "no answers";

/** Share of the filled cells of a column that have to be dates, or numbers. */
const MOSTLY = 0.8;
/** Most different texts of a column of words; beyond, they are remarks, each of its own. */
const MOST_WORDS = 12;
/** In a file of lines these tell how the disease began. */
const ofOnset = /\b(?:relaps\w*|recur\w*|rezidiv\w*|rechute|recidiv\w*|recaida|recidief)\b/;

const isFilled = (text: string): boolean => text.trim() !== "" && !isMissingCode(text.trim());

/**
 * The days since 1970-01-01 that the cells of a column say, one a cell; null where they are no dates for the most part. Where the order of day and month is neither told nor decided, it is the first that fits every cell.
 *
 * @example
 * writtenDays(["1970-01-03", "", "04.01.1970"]) // [2, null, 3]
 * writtenDays(["F", "M"]) // null
 */
export function writtenDays(texts: readonly string[], told?: DateOrder): readonly (number | null)[] | null {
  const dates = texts.map((text) => (isFilled(text) ? (dateCell(text)?.date ?? null) : null));
  const written = dates.filter((date) => date !== null && date.kind !== "serial" && date.kind !== "partial");
  if (written.length < MOSTLY * texts.filter(isFilled).length || written.length === 0) return null;
  const order =
    told ?? dateOrders.find((one) => dates.every((date) => date?.kind !== "parts" || date.orders.includes(one)));
  return dates.map((date) => (date === null ? null : dayIn(date, order ?? "dmy")));
}

function dayIn(date: WrittenDate, order: DateOrder): number | null {
  if (date.kind === "date") return dayOf(fullYear(date.year, date.short), date.month, date.day);
  if (date.kind !== "parts") return null;
  const [a = 0, b = 0, c = 0] = date.parts.map(Number);
  const [year, month, day] = order === "ymd" ? [a, b, c] : order === "dmy" ? [c, b, a] : [c, a, b];
  return dayOf(fullYear(year, year < 100), month, day);
}

const fullYear = (year: number, short: boolean): number => (short ? 2000 + year : year);

/**
 * The whole numbers that the cells of a column say, one a cell; null where they are none for the most part.
 *
 * @example
 * writtenNumbers(["12", "", "90"]) // [12, null, 90]
 */
export function writtenNumbers(texts: readonly string[]): readonly (number | null)[] | null {
  const numbers = texts.map((text) => (/^\d{1,5}(?:\.0+)?$/.test(text.trim()) ? Number(text) : null));
  const read = numbers.filter((value) => value !== null).length;
  return read > 0 && read >= MOSTLY * texts.filter(isFilled).length ? numbers : null;
}

/** Words that a column holds and nothing reads, with the cells that hold them. */
export interface UnreadWords {
  readonly holds: Exclude<UnreadHolding, "days">;
  /** The different texts, the commonest first. */
  readonly words: readonly string[];
  readonly count: number;
}

/**
 * Words of an outcome in a column whose name asks for none, or texts that are no answer in one whose name asks; null where there are none. `ofLines`: the column stands in a file of lines, in which a relapse is how the disease began.
 *
 * @example
 * unreadWords("Bemerkung", ["verstorben", "", "lebt"], {ofLines: true}) // {holds: "outcome words", words: ["lebt", "verstorben"], count: 2}
 * unreadWords("vital status", ["t", "l", "t"], {ofLines: true}).holds // "no answers"
 */
export function unreadWords(
  column: string,
  texts: readonly string[],
  {ofLines}: {readonly ofLines: boolean}
): UnreadWords | null {
  const asked = askedBy(column);
  const asks =
    (asked !== null && (!ofLines || (asked !== "relapse" && asked !== "event"))) || askedOfLine(column) !== null;
  const counts = new Map<string, number>();
  // Beside letters that are no answers, those that could be one are none either.
  const lettersAreCodes = asks && texts.some((text) => isLetter(text) && !isAnswer(text.trim()));
  for (const text of texts.map((one) => one.trim()))
    if (isFilled(text) && (asks ? !isAnswer(text) || (lettersAreCodes && isLetter(text)) : isOfOutcome(text, ofLines)))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  // What differs by a date is one text.
  const shapes = new Set([...counts.keys()].map((text) => text.replaceAll(/\d+([-./])\d+\1\d+/g, "#")));
  if (counts.size === 0 || shapes.size > MOST_WORDS || (!asks && tellsReason(column))) return null;
  const words = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  return {
    holds: asks ? "no answers" : "outcome words",
    words,
    count: [...counts.values()].reduce((sum, count) => sum + count, 0)
  };
}

const isLetter = (text: string): boolean => /^\p{L}$/u.test(text.trim());

/** Whether some rule understands an answer. */
const isAnswer = (text: string): boolean =>
  answerOf(text) !== null ||
  numberOf(text) !== null ||
  outcomeWord(text) !== null ||
  endingWord(text) !== null ||
  responseSays(text) !== null ||
  toldEnd(text) !== "other" ||
  dateCell(text) !== null ||
  /^[x†✝✞‡✓✔+–—-]$/iu.test(text);

/** Whether a text says by itself that somebody died, lives, progressed or did not. */
function isOfOutcome(text: string, ofLines: boolean): boolean {
  if (/[†✝✞‡]/u.test(text)) return true;
  if (dateCell(text) !== null || numberOf(text) !== null) return false;
  const word = outcomeWord(text);
  const says = word === "event" || word === "censored" || ["death", "progression"].includes(toldEnd(text));
  return says && !(ofLines && ofOnset.test(plainWord(text)));
}
