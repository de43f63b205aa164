import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {askedBy} from "./asking-columns.ts";
import {isWrittenDate} from "./date-forms.ts";
import {withoutEvent} from "./event-before-day.ts";
import {mappingFor} from "./mapping-report.ts";
import {isMissingCode} from "./missing-codes.ts";
import {toldEnd} from "./outcome-reasons.ts";
import {answerOf, outcomeWord} from "./outcome-words.ts";
import {dictionaryOf, recognisedRole} from "./source-roles.ts";
import {wordWithDay} from "./word-with-day.ts";

/** Fewest dates. */
const FEWEST = 2;

/**
 * The column of days of death of a file of lines or patients, where no known name says so: the only one that asks for death by its name and holds dates, with a word that says so or without (`dead 03/12/2024`), or that says it by the words of each cell, and else only words that nobody died (`Tod`, `Décès`; `nein`, `vivante`). Null where there is none, or several.
 *
 * @example
 * const columns = [["A", "A", "B"], ["SG", "T-DXd", "SG"], ["1.2.20", "3.4.20", "1.5.20"], ["03.04.2024", "03.04.2024", ""]];
 * deathDayColumn({name: "c.csv", header: ["patient_id", "regimen", "start", "Tod"], columns}, {}) // "Tod"
 */
export function deathDayColumn(
  table: Pick<CsvTable, "name" | "header" | "columns">,
  mapping: ColumnMapping
): string | null {
  const role = recognisedRole(table, mapping);
  if (role !== "lines" && role !== "wide" && role !== "patients") return null;
  const {mapped, unknown} = mappingFor(table, dictionaryOf(role), mapping);
  if (mapped.some(({canonical}) => canonical === "death")) return null;
  const found = unknown.filter(({column}) => {
    const asked = askedBy(column);
    if (asked !== null && asked !== "death" && asked !== "vital status") return false;
    const filled = (table.columns[table.header.indexOf(column)] ?? []).filter(
      (text) => text.trim() !== "" && !isMissingCode(text.trim())
    );
    const isAlive = (text: string): boolean =>
      answerOf(text) === "no" || outcomeWord(text) === "censored" || wordWithDay(text)?.says === "alive";
    const isDeath = (text: string): boolean =>
      !isWrittenDate(text.trim()) && isWrittenDate(withoutEvent("death", text).trim());
    const isDay = (text: string): boolean => isWrittenDate(text.trim()) || isDeath(text);
    const [first = ""] = filled;
    if (asked === null && !isDeath(first) && !isAlive(first)) return false;
    // Where the name does not ask, each cell has to say it by its words.
    const days = filled.filter(asked === null ? isDeath : isDay);
    const saysDead = (text: string): boolean => filled.some(isDeath) && toldEnd(text) === "death";
    // Days of a status alone may be those on which it was asked.
    const isTold = asked === "death" || filled.some((text) => isDeath(text) || isAlive(text));
    return (
      isTold && days.length >= FEWEST && filled.every((text) => days.includes(text) || isAlive(text) || saysDead(text))
    );
  });
  return found.length === 1 ? (found[0]?.column ?? null) : null;
}
