import type {TimeUnit} from "../record/time-unit.ts";
import {normalName} from "./column-dictionary.ts";

/** Last part of a column's name that says in which unit its times are. */
const names: Readonly<Record<TimeUnit, readonly string[]>> = {
  days: "days|day|d|tage|tagen|jours|dias|giorni|dagen".split("|"),
  weeks: "weeks|week|wks|wk|wochen|semaines|semanas|settimane|weken".split("|"),
  months: "months|month|mos|mo|mths|mon|monate|monaten|mois|meses|mesi|maanden".split("|"),
  years: "years|year|yrs|yr|jahre|jahren|ans|annees|anos|anni|jaren".split("|")
};

/** Further words that stand behind a number, where a column's name would mean something else by them. */
const behindNumbers: Readonly<Record<TimeUnit, readonly string[]>> = {
  days: "tag|tg|jour|dia|giorno|dag|dzien|天|日|일".split("|"),
  weeks: "w|woche|wo|semaine|sem|semana|settimana|week|周|週|주".split("|"),
  months: "m|mth|mnth|monat|mt|mes|mese|maand|mnd|мес|个月|か月|ヶ月|カ月|月|개월|월".split("|"),
  years: "y|jahr|an|annee|ano|anno|jaar|лет|年|년".split("|")
};

/** Letters and short words that name a unit at the end of a column's name alone. `j` is a day in French and a year in German; a person has to say which. */
const atEnd: readonly (readonly [word: string, units: readonly TimeUnit[]])[] = [
  ["w", ["weeks"]],
  ["wkn", ["weeks"]],
  ["kw", ["weeks"]],
  ["sett", ["weeks"]],
  ["m", ["months"]],
  ["mens", ["months"]],
  ["mies", ["months"]],
  ["mth", ["months"]],
  ["y", ["years"]],
  ["jr", ["years"]],
  ["jhr", ["years"]],
  ["lata", ["years"]],
  ["j", ["days", "years"]],
  ["dni", ["days"]],
  ["dn", ["days"]]
];
/** Outcomes behind which a unit may stand without a sign between. */
const outcomes = /^(?:rw)?(?:pfs|os|dfs|rfs|efs|ttp|ttnt|ttd|dor|time|survival|fu|followup)(?=\p{L}{2})/u;

/**
 * The units that a column of times may have by its name: one by a word anywhere, by a short word or a letter at its end or in brackets; several where that means different things in different languages; none where the name
 * says none.
 *
 * @example
 * ["PFS_w", "PFS in Wo", "PFS (an)", "PFS_J", "PFS_sem", "無增悪生存期間(月)", "pfs_time"].map(unitsOfHeader)
 * // [["weeks"], ["weeks"], ["years"], ["days", "years"], ["weeks"], ["months"], []]
 */
export function unitsOfHeader(column: string): readonly TimeUnit[] {
  const own = unitByWord(normalName(column).split("_"));
  if (own !== null) return [own];
  const inBrackets = /[([（［]([^)\]）］]*)[)\]）］]?\s*$/u.exec(column)?.[1];
  const last = [...(inBrackets === undefined ? [] : [wordsOf(inBrackets).at(-1)]), wordsOf(column).at(-1)];
  for (const word of last) {
    if (word === undefined) continue;
    // Behind a stroke an `a` may be an arm.
    if (word === "a" && inBrackets !== undefined) return ["years"];
    const isAlone = wordsOf(column).length === 1;
    const short = isAlone && word.length === 1 ? undefined : atEnd.find(([known]) => known === word)?.[1];
    if (short !== undefined) return short;
    const glued = word.replace(outcomes, "");
    const named =
      unitOfWord(glued) ?? unitOfWord(/(?:个月|か月|ヶ月|カ月|개월|[月天日周週年월일주년])$/u.exec(word)?.[0] ?? "");
    if (named !== null && (glued !== word || !isAlone || word.length > 2)) return [named];
  }
  return [];
}

const unitByWord = (parts: readonly string[]): TimeUnit | null => {
  const own = new Set(parts);
  return onlyUnit((unit) => names[unit].some((name) => own.has(name)));
};

const wordsOf = (text: string): string[] =>
  text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");

/**
 * The unit that a column of times has by its name; null where the name says none, or several.
 *
 * @example
 * unitOfHeader("OS (months)") // "months"
 * unitOfHeader("pfs_time") // null
 */
export function unitOfHeader(column: string): TimeUnit | null {
  const units = unitsOfHeader(column);
  return units.length === 1 ? (units[0] ?? null) : null;
}

/**
 * Whether a letter or two stand for the unit in a column's name, so that a person should confirm it.
 *
 * @example
 * ["PFS_w", "PFS_weeks"].map(isUnitByLetter) // [true, false]
 */
export function isUnitByLetter(column: string): boolean {
  return (
    unitByWord(
      normalName(column)
        .split("_")
        .filter((part) => part.length > 1)
    ) === null &&
    unitsOfHeader(column).length > 0 &&
    (wordsOf(column).at(-1) ?? "").length === 1
  );
}

/**
 * The unit that a word behind a number names; null where it names none.
 *
 * @example
 * ["mo.", "Monate", "Tagen", "mg"].map(unitOfWord) // ["months", "months", "days", null]
 */
export function unitOfWord(word: string): TimeUnit | null {
  const plain = word
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\s.()[\]]+/gu, "");
  return onlyUnit((unit) => names[unit].includes(plain) || behindNumbers[unit].includes(plain));
}

function onlyUnit(holds: (unit: TimeUnit) => boolean): TimeUnit | null {
  const found = (Object.keys(names) as TimeUnit[]).filter(holds);
  return found.length === 1 ? (found[0] ?? null) : null;
}
