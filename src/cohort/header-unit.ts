import type {TimeUnit} from "../record/time-unit.ts";
import {normalName} from "./column-dictionary.ts";

/** Last part of a column's name that says in which unit its times are. */
const names: Readonly<Record<TimeUnit, readonly string[]>> = {
  days: "days|day|d|tage|tagen|jours|dias|giorni|dagen".split("|"),
  weeks: "weeks|week|wks|wk|wochen|semaines|semanas|settimane|weken".split("|"),
  months: "months|month|mos|mo|mths|mon|monate|monaten|mois|meses|mesi|maanden".split("|"),
  years: "years|year|yrs|yr|jahre|jahren|ans|annees|anos|anni|jaren".split("|")
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
  const found = (Object.keys(names) as TimeUnit[]).filter((unit) => names[unit].some((name) => parts.has(name)));
  return found.length === 1 ? (found[0] ?? null) : null;
}
