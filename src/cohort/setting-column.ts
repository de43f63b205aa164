import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {therapySetting, type TherapySetting} from "./levels/therapy-setting.ts";
import {mappingFor} from "./mapping-report.ts";
import {isMissingCode} from "./missing-codes.ts";
import {dictionaryOf, recognisedRole} from "./source-roles.ts";

/** Least share of the filled cells that name a setting. */
const NAMING = 0.8;

/**
 * The column of a file of lines that tells (neo)adjuvant from metastatic therapy by its cells, where no known name says so: nearly all of them name a setting, some an early one, and some patient has lines of both, as a stage at
 * diagnosis has not. Null where there is none, or where several tell it differently.
 *
 * @example
 * const columns = [["A", "A", "B"], ["T-DM1", "SG", "SG"], ["0", "900", "0"], ["kurativ", "palliativ", "palliativ"]];
 * settingColumn({name: "c.csv", header: ["patient_id", "regimen", "start", "Therapieziel"], columns}, {}) // "Therapieziel"
 */
export function settingColumn(
  table: Pick<CsvTable, "name" | "header" | "columns">,
  mapping: ColumnMapping
): string | null {
  const role = recognisedRole(table, mapping);
  if (role !== "lines" && role !== "drugs") return null;
  const {mapped, unknown, ambiguous} = mappingFor(table, dictionaryOf(role), mapping);
  const columnOf = (name: string): string | undefined => mapped.find(({canonical}) => canonical === name)?.column;
  const patients = columnOf("patient_id");
  if (patients === undefined || columnOf("setting") !== undefined) return null;
  const tell = columnsOfSettings(table, {patients, unknown, ambiguous});
  return new Set(tell.map(({early}) => early.map((one) => one === true).join())).size === 1
    ? (tell[0]?.column ?? null)
    : null;
}

/** A column that tells the setting of lines: of each row whether it is early; null where its cell names none. */
export interface SettingsTold {
  readonly column: string;
  readonly early: readonly (boolean | null)[];
}

/**
 * The columns, among those that are not known by their names, of which nearly all cells name a setting, and in which some patient has lines of both kinds.
 *
 * @example
 * const columns = [["A", "A"], ["kurativ", "palliativ"], ["low", "low"]];
 * columnsOfSettings({header: ["id", "Ziel", "her2"], columns}, {patients: "id", unknown: [{column: "Ziel"}, {column: "her2"}], ambiguous: []}) // [{column: "Ziel", early: [true, false]}]
 */
export function columnsOfSettings(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  {
    patients,
    unknown,
    ambiguous
  }: {
    readonly patients: string;
    readonly unknown: readonly {readonly column: string}[];
    readonly ambiguous: readonly {readonly canonical: string; readonly columns: readonly string[]}[];
  }
): SettingsTold[] {
  const textsOf = (column: string): readonly string[] => columns[header.indexOf(column)] ?? [];
  return [
    ...unknown.map(({column}) => column),
    ...ambiguous.flatMap((open) => (open.canonical === "setting" ? open.columns : []))
  ].flatMap((column) => {
    const texts = textsOf(column).map((text) => text.trim());
    const settings = texts.map((text) => (isMissingCode(text) ? null : therapySetting(text)));
    const filled = texts.filter((text) => text !== "" && !isMissingCode(text)).length;
    const named = settings.filter((setting) => setting !== null).length;
    const early = earlyRows(settings);
    return early.includes(true) && named >= NAMING * filled && hasBoth(early, textsOf(patients))
      ? [{column, early}]
      : [];
  });
}

/**
 * Of each setting whether it is early; null where there is none.
 *
 * @example
 * earlyRows(["adjuvant", "metastatic", null]) // [true, false, null]
 */
export const earlyRows = (settings: readonly (TherapySetting | null)[]): (boolean | null)[] =>
  settings.map((setting) => (setting === null ? null : setting !== "metastatic"));

/** Whether some patient has rows of both kinds; one that names none is no early one. */
const hasBoth = (early: readonly (boolean | null)[], patients: readonly string[]): boolean =>
  [...listsByKey(early.keys(), (i) => (patients[i] ?? "").trim())].some(
    ([id, own]) => id !== "" && own.some((i) => early[i] === true) && own.some((i) => early[i] !== true)
  );
