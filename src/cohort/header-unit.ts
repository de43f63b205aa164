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
  days: "tag|tg|jour|dia|giorno|dag|天|日".split("|"),
  weeks: "w|woche|wo|semaine|sem|semana|settimana|week|周|週".split("|"),
  months: "m|mth|mnth|monat|mt|mes|mese|maand|mnd|мес|个月|か月|ヶ月|カ月|月".split("|"),
  years: "y|jahr|an|annee|ano|anno|jaar|лет|年".split("|")
};

/**
 * The unit that a column of times has by its name; null where the name says none.
 *
 * @example
 * unitOfHeader("OS (months)") // "months"
 * unitOfHeader("pfs_time") // null
 */
export function unitOfHeader(column: string): TimeUnit | null {
  const parts = new Set(normalName(column).split("_"));
  return onlyUnit((unit) => names[unit].some((name) => parts.has(name)));
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
    .toLowerCase()
    .replaceAll(/[\s.()[\]]+/gu, "");
  return onlyUnit((unit) => names[unit].includes(plain) || behindNumbers[unit].includes(plain));
}

function onlyUnit(holds: (unit: TimeUnit) => boolean): TimeUnit | null {
  const found = (Object.keys(names) as TimeUnit[]).filter(holds);
  return found.length === 1 ? (found[0] ?? null) : null;
}
