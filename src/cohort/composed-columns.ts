import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {composedColumn} from "./composed-headers.ts";
import {isWrittenDate} from "./date-forms.ts";
import {mappingFor} from "./mapping-report.ts";
import {isMissingCode} from "./missing-codes.ts";
import {toldEnd} from "./outcome-reasons.ts";
import {endingWord} from "./outcome-words.ts";
import {dictionaryOf, recognisedRole} from "./source-roles.ts";

/** Files that have such columns. */
const roles: ReadonlySet<string> = new Set(["lines", "wide", "patients", "drugs", "events"]);

/**
 * The column of a file that asks for a canonical one by words of its name (`Date started`, `Last CT`, `Datum progressie`), where no known name does: the only one, and with days in most of its cells; of `stop_reason` with words that tell an end. Null where there is none, or several.
 *
 * @example
 * const columns = [["A", "A"], ["SG", "T-DXd"], ["2020-02-01", "2020-04-03"], ["2020-03-20", "2020-07-01"]];
 * composedColumnOf("last_assessment")({name: "c.csv", header: ["patient_id", "regimen", "start", "Last CT"], columns}, {}) // "Last CT"
 */
export function composedColumnOf(
  canonical: string
): (table: Pick<CsvTable, "name" | "header" | "columns">, mapping: ColumnMapping) => string | null {
  return (table, mapping) => {
    const named = table.header.filter(
      (column) => composedColumn(column, {holdsDates: areDates(table, column)}) === canonical
    );
    if (named.length === 0) return null;
    const role = recognisedRole(table, mapping);
    const known = dictionaryOf(role);
    if (!roles.has(role) || !known.some(({name}) => name === canonical)) return null;
    const {mapped, ambiguous} = mappingFor(table, known, mapping);
    const taken = new Set(mapped.map(({column}) => column));
    if ([...mapped, ...ambiguous].some((one) => one.canonical === canonical)) return null;
    const found = named.filter((column) => !taken.has(column) && holds(table, column, canonical));
    return found.length === 1 ? (found[0] ?? null) : null;
  };
}

/** Fewest dates that make a day of a column whose name does not say so. */
const FEWEST_DATES = 2;

/** Whether most of the cells of a column are dates that are written out. */
function areDates({header, columns}: Pick<CsvTable, "header" | "columns">, column: string): boolean {
  const filled = (columns[header.indexOf(column)] ?? []).filter((text) => text.trim() !== "");
  const dates = filled.filter((text) => isWrittenDate(text.trim())).length;
  return dates >= FEWEST_DATES && 2 * dates > filled.length;
}

function holds({header, columns}: Pick<CsvTable, "header" | "columns">, column: string, canonical: string): boolean {
  const filled = (columns[header.indexOf(column)] ?? [])
    .map((text) => text.trim())
    .filter((text) => text !== "" && !isMissingCode(text));
  const days = filled.filter((text) => isWrittenDate(text) || /^-?\d{1,5}$/.test(text)).length;
  const flags = filled.every((text) => /^[0-9]$/.test(text));
  const told = filled.filter((text) => toldEnd(text) !== "other" || endingWord(text) !== null).length;
  return canonical === "stop_reason" ? days === 0 && 2 * told > filled.length : 2 * days > filled.length && !flags;
}
