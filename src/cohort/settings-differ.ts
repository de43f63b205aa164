import {regimenParser} from "../adc/parse-regimen.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {therapySetting} from "./levels/therapy-setting.ts";
import {columnsOfSettings, earlyRows} from "./setting-column.ts";
import type {ValueMeanings} from "./value-meanings.ts";

interface SettingsDifferOptions {
  readonly meanings: Pick<ValueMeanings, "meaningOf">;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Stops where two columns of a file of lines tell by their cells the setting of therapy, neither is named so, and an ADC is (neo)adjuvant by one and metastatic by the other: which of its patient's ADCs is the first
 * depends on the answer. Where the setting has a column, by its name or the plan, one that says otherwise of an ADC is a warning.
 *
 * @example
 * const columns = [["A", "A", "A"], ["T-DM1", "T-DXd", "SG"], ["kurativ", "palliativ", "palliativ"], ["M0", "M0", "M1"]];
 * const table = {name: "c.csv", header: ["patient_id", "regimen", "Ziel", "Stadium"], columns, row: [2, 3, 4]};
 * const found = [];
 * const mapping = {mapped: ["patient_id", "regimen"].map((name) => ({canonical: name, column: name})), unknown: [{column: "Ziel"}, {column: "Stadium"}], ambiguous: []};
 * checkSettingsDiffer(table, mapping, {meanings: {meaningOf: () => null}, log: {add: ({code, rows}) => found.push([code, rows])}});
 * found // [["settings-differ", [3]]]
 */
export function checkSettingsDiffer(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  {mapped, unknown, ambiguous}: Pick<ProposedMapping, "mapped" | "unknown" | "ambiguous">,
  {meanings, log}: SettingsDifferOptions
): void {
  const textsOf = (column: string): readonly string[] => columns[header.indexOf(column)] ?? [];
  const columnOf = (name: string): string | undefined => mapped.find(({canonical}) => canonical === name)?.column;
  const [patients, regimens, own] = ["patient_id", "regimen", "setting"].map(columnOf);
  if (patients === undefined || regimens === undefined) return;
  const tell = columnsOfSettings({header, columns}, {patients, unknown, ambiguous});
  const named = own === undefined ? [] : [{column: own, early: ownEarly(textsOf(own), meanings)}];
  const [first, ...others] = [...named, ...tell];
  if (first === undefined || others.length === 0) return;
  const isAdc = adcRows(textsOf(regimens));
  for (const other of others) {
    const places = isAdc.filter((i) => {
      const [a, b] = [first.early[i] ?? null, other.early[i] ?? null];
      return a !== null && b !== null && a !== b;
    });
    const [place] = places;
    if (place === undefined) continue;
    const isOpen = own === undefined;
    log.add({
      code: "settings-differ",
      severity: isOpen ? "error" : "warning",
      ...(isOpen ? {stops: true as const} : {}),
      file,
      row: row[place] ?? null,
      rows: places.flatMap((i) => row[i] ?? []),
      column: `${first.column} / ${other.column}`,
      expected: "one setting, (neo)adjuvant or metastatic, for each line with an ADC",
      received: `${places.length} lines with an ADC that are early by one and metastatic by the other`,
      hint: isOpen ? "say which column is the setting; choose" : `they are read as ${first.column} says`,
      count: places.length,
      ...(isOpen
        ? {
            choices: [
              ...[first, other].map(({column}) => ({
                line: `mapping: {setting: ${JSON.stringify(column)}}`,
                why: `${column} is the setting of each line`
              })),
              {line: "accept: [settings-differ]", why: "neither is: all lines are of metastatic disease"}
            ]
          }
        : {})
    });
  }
}

/** Of each row whether the column of the setting says early; null where it is blank or says neither. */
const ownEarly = (texts: readonly string[], meanings: Pick<ValueMeanings, "meaningOf">): (boolean | null)[] =>
  earlyRows(texts.map((text) => therapySetting(meanings.meaningOf("setting", text) ?? text)));

function adcRows(regimens: readonly string[]): number[] {
  const parse = regimenParser({});
  return [...regimens.keys()].filter((i) => parse(regimens[i] ?? "").adcs.length > 0);
}
