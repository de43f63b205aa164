import {dateCell, isWrittenDate, type DateOrder} from "./date-forms.ts";
import {dayWord} from "./day-words.ts";
import {toldEnd} from "./outcome-reasons.ts";
import {outcomeWord} from "./outcome-words.ts";
import {namesRelative} from "./relatives.ts";
import {scanShows} from "./scan-words.ts";
import {writtenDays} from "./unread-texts.ts";

/** What a cell says of a day that stands in it beside words. */
interface WordWithDay {
  readonly says: "progression" | "no progression" | "dead" | "alive";
  /** As it stands there. */
  readonly day: string;
}

/** What may be a date within a text: three numbers, or two with the name of a month between or before them. */
const dates =
  /(?<![\d.,/-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.] ?\d{1,2}[-/.] ?(?:\d{4}|\d{2})|\d{1,2}\.?[ -]\p{L}{3,10}\.?,?[ -]\d{4}|\p{L}{3,10}\.? \d{1,2},? \d{4})(?![\d/-]|[.,]\d)/gu;
/** A number of days, where nothing else holds a digit. */
const number = /(?<![\d.,/-])\d{1,5}(?![\d/-]|[.,]\d)/gu;
/** Words by which a text joins a day to what it says, and looks by which it was seen. */
const join =
  "(?:as of|as at|last seen|dated?|per|by|at|on|in|am|im|vom|stand|zum|datum|bis|until|up to|to|au|le|du|el|al|a|il|fino al|hasta(?: el)?|jusqu'au|em|ate|até|op|tot|day|tag|jour|dia|día|giorno|dag|ct|pet|pet-ct|pet/ct|mri|mrt|irm|tac|tc|scan|staging|restaging|bildgebung|imaging)";
const joinsBefore = new RegExp(`(?:(?<![\\p{L}\\p{N}])${join}[\\s.:(,]*)+$`, "iu");
const joinsBehind = new RegExp(`^[\\s.:),]*(?:${join}(?![\\p{L}\\p{N}])[\\s.:),]*)+`, "iu");

/**
 * The dates that stand in a text, as they stand there.
 *
 * @example
 * datesIn("CT 3.4.2021, PD 2021-05-06 (L2)") // ["3.4.2021", "2021-05-06"]
 */
export const datesIn = (text: string): string[] =>
  [...text.matchAll(dates)].map(([part]) => part.trim()).filter((part) => isWrittenDate(part));

/**
 * The day of a date that stands in a text: in the order that is told, or where it reads in one way; null where the order decides and is not known.
 *
 * @example
 * [dayTold("1970-01-03", undefined), dayTold("03.01.1970", "dmy"), dayTold("03.01.1970", undefined)] // [2, 2, null]
 */
export function dayTold(day: string, order: DateOrder | undefined): number | null {
  const date = dateCell(day)?.date;
  const isTold =
    date?.kind === "date" || (date?.kind === "parts" && order !== undefined && date.orders.includes(order));
  return isTold ? (writtenDays([day], order)?.[0] ?? null) : null;
}

/**
 * What a cell of words and one day says of that day: a death, a life, a progression or that there was none; null where it holds no day, several, or words that say something else. `isRelative`: days are whole numbers.
 *
 * @example
 * ["no PD as of 12.03.2024", "dead 03/12/2024", "lebt (Stand 1.2.2024)", "PD?, 12.03.2024"].map((text) => wordWithDay(text)?.says ?? null)
 * // ["no progression", "dead", "alive", null]
 * wordWithDay("kein Progress (340)", {isRelative: true}).day // "340"
 */
export function wordWithDay(
  text: string,
  {isRelative = false}: {readonly isRelative?: boolean} = {}
): WordWithDay | null {
  const found = isRelative ? [...text.matchAll(number)].map(([part]) => part) : datesIn(text);
  const [day, ...others] = found;
  if (day === undefined || others.length > 0) return null;
  const [head = "", tail = ""] = text.split(day);
  const rest = `${head.replace(joinsBefore, "")} ${tail.replace(joinsBehind, "")}`;
  if (/\d/.test(rest) || /[?？<>≤≥~≈]/.test(rest)) return null;
  const words = rest
    .replaceAll(/[()[\]:;,–—-]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const says = saidBy(words);
  return says === null ? null : {says, day};
}

function saidBy(words: string): WordWithDay["says"] | null {
  if (/^[†✝✞]$/u.test(words)) return "dead";
  if (!/\p{L}{2}/u.test(words)) return null;
  const word = dayWord(words);
  if (word !== null) return word === "no-progression" ? "no progression" : word === "alive" ? "alive" : null;
  const end = toldEnd(words);
  if (end === "death") return namesRelative(words) ? null : "dead";
  const shows = scanShows(words, null);
  // Who is censored, or has no event, may be so of a death.
  if (shows === "no progression")
    return outcomeWord(words) === "censored" && !isOfProgression.test(words) ? null : shows;
  return shows === "progression" && end === "progression" ? shows : null;
}

const isOfProgression = /progr|\bpd\b|\bned\b|rezidiv|relapse|recurrence|disease/i;
