import type {CsvTable} from "../files/csv.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {Plan} from "../record/plan.ts";
import {therapySetting} from "./levels/therapy-setting.ts";
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
  mapping: Plan["mapping"]
): string | null {
  const role = recognisedRole(table, mapping);
  if (role !== "lines" && role !== "drugs") return null;
  const {mapped, unknown, ambiguous} = mappingFor(table, dictionaryOf(role), mapping);
  const columnOf = (name: string): string | undefined => mapped.find(({canonical}) => canonical === name)?.column;
  const textsOf = (column: string): readonly string[] => table.columns[table.header.indexOf(column)] ?? [];
  const patients = columnOf("patient_id");
  if (patients === undefined || columnOf("setting") !== undefined) return null;
  const fitting = [
    ...unknown.map(({column}) => column),
    ...ambiguous.flatMap(({canonical, columns}) => (canonical === "setting" ? columns : []))
  ].flatMap((column) => {
    const early = earlyRows(textsOf(column));
    return early !== null && hasBoth(early, textsOf(patients)) ? [{column, split: early.join()}] : [];
  });
  return new Set(fitting.map(({split}) => split)).size === 1 ? (fitting[0]?.column ?? null) : null;
}

/** For each row whether its cell names an early setting; null where the cells name none, or too few of them name any. */
function earlyRows(texts: readonly string[]): boolean[] | null {
  const settings = texts.map((text) => (isMissingCode(text.trim()) ? null : therapySetting(text)));
  const filled = texts.filter((text) => text.trim() !== "" && !isMissingCode(text.trim())).length;
  const named = settings.filter((setting) => setting !== null).length;
  const early = settings.map((setting) => setting !== null && setting !== "metastatic");
  return early.includes(true) && named >= NAMING * filled ? early : null;
}

/** Whether some patient has rows of both kinds. */
const hasBoth = (early: readonly boolean[], patients: readonly string[]): boolean =>
  [...listsByKey(early.keys(), (i) => (patients[i] ?? "").trim())].some(
    ([id, own]) => id !== "" && own.some((i) => early[i]) && own.some((i) => !early[i])
  );
