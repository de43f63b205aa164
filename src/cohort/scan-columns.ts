import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {isWrittenDate} from "./date-forms.ts";
import {normalName} from "./column-dictionary.ts";
import {isBlankFlag} from "./flag-words.ts";
import {mappingFor} from "./mapping-report.ts";
import {scanAsks, scanShows} from "./scan-words.ts";
import {dictionaryOf, recognisedRole} from "./source-roles.ts";

/** Share of the filled cells that have to be results, or days. */
const MOSTLY = 0.8;
const FEWEST = 4;
/** Most different results. */
const MOST_RESULTS = 15;
/** Parts of names of columns of days, where these are numbers. */
const namesDay =
  /(?:^|_)(?:day|days|date|datum|tag|tage|dt|fecha|dia|data|giorno|jour|dag|\w*day|\w*tag|\w*datum|\w*date|scan|ct|mri|mrt|pet|staging|imaging|bildgebung|assessment|untersuchung|visit|visite)(?:_|$)/;

/** A column of scans that values tell. */
export interface ScanColumn {
  readonly canonical: "day" | "result";
  readonly column: string;
  readonly file: string;
}

/**
 * The columns of the day and of the result in a table of scans beside lines of therapy, where no known names say so: patients stand in it more than once, one column alone holds results for the most part (PD, SD, stable, progression), a progression among them, and one alone days. None where a table of scans is known, or several fit.
 *
 * @example
 * const lines = {name: "l.csv", header: ["patient_id", "regimen", "start"], columns: [["A"], ["SG"], ["0"]]};
 * const scans = {name: "s.csv", header: ["patient_id", "Tag", "RECIST"], columns: [["A", "A", "B", "B"], ["40", "90", "50", "99"], ["SD", "PD", "PR", "SD"]]};
 * scanColumns([lines, scans], {}).map(({canonical, column}) => [canonical, column]) // [["day", "Tag"], ["result", "RECIST"]]
 */
export function scanColumns(
  tables: readonly Pick<CsvTable, "name" | "header" | "columns" | "role">[],
  mapping: ColumnMapping
): readonly ScanColumn[] {
  const roles = tables.map((table) => table.role ?? recognisedRole(table, mapping));
  const isKnown = roles.includes("assessments") || mapping["result"] !== undefined || mapping["day"] !== undefined;
  if (isKnown || !roles.some((role) => role === "lines" || role === "drugs" || role === "wide")) return [];
  const found = tables.flatMap((table, i) => {
    const own = table.role === undefined && roles[i] === "patients" ? columnsIn(table, mapping) : null;
    return own === null ? [] : [own];
  });
  return found.length === 1 ? (found[0] ?? []) : [];
}

function columnsIn(
  {name: file, header, columns}: Pick<CsvTable, "name" | "header" | "columns">,
  mapping: ColumnMapping
): ScanColumn[] | null {
  const {mapped} = mappingFor({header}, dictionaryOf("patients"), mapping);
  const patient = mapped.find(({canonical}) => canonical === "patient_id")?.column;
  const ids = columns[header.indexOf(patient ?? "")] ?? [];
  if (patient === undefined || new Set(ids.map((id) => id.trim())).size === ids.length) return null;
  const others = header.flatMap((column, k) => {
    const filled = (columns[k] ?? []).map((text) => text.trim()).filter((text) => !isBlankFlag(text));
    return column === patient || filled.length < FEWEST ? [] : [{column, filled}];
  });
  const days = others.filter(({column, filled}) => areDays(column, filled)).map(({column}) => column);
  const results = others.filter(({column, filled}) => areResults(column, filled)).map(({column}) => column);
  const [day, result] = [days[0], results[0]];
  if (day === undefined || result === undefined || days.length > 1 || results.length > 1) return null;
  return [
    {canonical: "day", column: day, file},
    {canonical: "result", column: result, file}
  ];
}

function areDays(column: string, filled: readonly string[]): boolean {
  const dates = filled.filter((text) => isWrittenDate(text)).length;
  const numbers = filled.filter((text) => /^-?\d{1,5}$/.test(text)).length;
  const isNamed = namesDay.test(normalName(column));
  return dates >= MOSTLY * filled.length || (isNamed && numbers >= MOSTLY * filled.length && new Set(filled).size > 2);
}

function areResults(column: string, filled: readonly string[]): boolean {
  const asks = scanAsks(column);
  const shown = filled.map((text) => (/^\d+$/.test(text) ? "unread" : scanShows(text, asks)));
  return (
    new Set(filled).size <= MOST_RESULTS &&
    shown.includes("progression") &&
    shown.includes("no progression") &&
    shown.filter((one) => one === "progression" || one === "no progression" || one === "doubtful").length >=
      MOSTLY * filled.length
  );
}
