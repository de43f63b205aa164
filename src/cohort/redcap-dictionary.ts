import type {CsvTable} from "../files/csv.ts";
import {normalName} from "./column-dictionary.ts";

/** A field of a REDCap project, as its data dictionary has it. */
export interface RedcapField {
  readonly name: string;
  /** Instrument to which it belongs. */
  readonly form: string;
  readonly type: string;
  /** Its question, without mark-up. */
  readonly label: string;
  /** What its codes mean; empty where it has none. */
  readonly choices: ReadonlyMap<string, string>;
}

/** Names of the columns of a data dictionary, as the project's page and its API write them. */
const columnNames = {
  name: ["variable_field_name", "field_name"],
  form: ["form_name"],
  type: ["field_type"],
  label: ["field_label"],
  choices: ["choices_calculations_or_slider_labels", "choices_or_calculations", "select_choices_or_calculations"]
} as const;

/**
 * The fields of a REDCap data dictionary by their names; null where a table is none.
 *
 * @example
 * const header = ["Variable / Field Name", "Form Name", "Field Type", "Field Label", "Choices, Calculations, OR Slider Labels"];
 * const table = {header, columns: [["drug"], ["therapy"], ["checkbox"], ["Drugs given"], ["1, T-DXd | 2, SG"]]};
 * [...redcapFields(table).get("drug").choices] // [["1", "T-DXd"], ["2", "SG"]]
 */
export function redcapFields(table: Pick<CsvTable, "header" | "columns">): ReadonlyMap<string, RedcapField> | null {
  const {header, columns} = table;
  const texts = (key: keyof typeof columnNames): readonly string[] | undefined =>
    columns[header.findIndex((column) => (columnNames[key] as readonly string[]).includes(normalName(column)))];
  const [names, types, choices] = [texts("name"), texts("type"), texts("choices")];
  if (names === undefined || types === undefined || choices === undefined) return null;
  const [forms, labels] = [texts("form"), texts("label")];
  return new Map(
    names.map((name, i) => {
      const type = (types[i] ?? "").trim().toLowerCase();
      const label = plainLabel(labels?.[i] ?? "");
      const form = (forms?.[i] ?? "").trim();
      return [name.trim(), {name: name.trim(), form, type, label, choices: choicesOf(type, choices[i] ?? "")}];
    })
  );
}

/** Mark-up, colons and question marks at the end taken away. */
const plainLabel = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/\s*[:?*]+$/, "");

/** Types whose codes the dictionary does not spell out. */
const fixedChoices: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  yesno: [
    ["1", "Yes"],
    ["0", "No"]
  ],
  truefalse: [
    ["1", "True"],
    ["0", "False"]
  ]
};

const withChoices: ReadonlySet<string> = new Set(["radio", "dropdown", "checkbox"]);

function choicesOf(type: string, text: string): ReadonlyMap<string, string> {
  if (!withChoices.has(type)) return new Map(fixedChoices[type] ?? []);
  return new Map(
    text
      .split(/[|\n]/)
      .map((choice) => choice.trim())
      .filter((choice) => choice !== "")
      .map((choice) => {
        const comma = choice.indexOf(",");
        const code = (comma < 0 ? choice : choice.slice(0, comma)).trim();
        const label = comma < 0 ? "" : plainLabel(choice.slice(comma + 1));
        return [code, label === "" ? code : label];
      })
  );
}

/**
 * The name of the column in which an export says whether a choice of a field is checked.
 *
 * @example
 * checkboxColumn("drug", "-1") // "drug____1"
 */
export function checkboxColumn(field: string, code: string): string {
  return `${field}___${code.toLowerCase().replaceAll(/[^a-z0-9_]/g, "_")}`;
}
