import type {CsvTable} from "../files/csv.ts";
import {checkboxColumn, type RedcapField} from "./redcap-dictionary.ts";

/** The columns of one checkbox field of an export. */
export interface CheckboxField {
  /** Name of the field, or its label in an export of labels. */
  readonly name: string;
  /** Place of each choice among the columns, with what it stands for; null where that is a code that nothing explains. */
  readonly choices: readonly {readonly at: number; readonly label: string | null}[];
}

const ofLabels = /^(.+) \(choice=(.*)\)( \(\d+\))?$/s;
const ofCodes = /^([a-z][a-z0-9_]*?)___([a-z0-9_]+)$/;

const checked: ReadonlySet<string> = new Set(
  "checked|1|yes|true|x|marcado|seleccionado|coché|cochée|ausgewählt|angekreuzt|markiert|selezionato|aangevinkt".split(
    "|"
  )
);
const unchecked: ReadonlySet<string> = new Set(
  "|unchecked|0|no|false|no marcado|sin marcar|non coché|non cochée|décoché|nicht ausgewählt|nicht angekreuzt|nicht markiert|non selezionato|niet aangevinkt".split(
    "|"
  )
);

/**
 * Whether a choice is checked; null where a cell says neither. An export may write the choice itself where it is checked.
 *
 * @example
 * ["Checked", "0", "SG", "perhaps"].map((text) => isChecked(text, "SG")) // [true, false, true, null]
 */
export function isChecked(text: string, label: string | null): boolean | null {
  const cell = text.trim().toLowerCase();
  if (checked.has(cell) || (label !== null && cell !== "" && cell === label.trim().toLowerCase())) return true;
  return unchecked.has(cell) ? false : null;
}

/**
 * The checkbox fields of an export: `drug___1, drug___2` by codes, which the data dictionary explains, or `Drug (choice=SG)` by labels. Columns with other cells than those of checkboxes are none.
 *
 * @example
 * const table = {header: ["id", "Drug (choice=SG)", "Drug (choice=EV)"], columns: [["1"], ["Checked"], ["Unchecked"]]};
 * checkboxFields(table, null) // [{name: "Drug", choices: [{at: 1, label: "SG"}, {at: 2, label: "EV"}]}]
 */
export function checkboxFields(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  dictionary: ReadonlyMap<string, RedcapField> | null
): readonly CheckboxField[] {
  const explained = new Map(
    [...(dictionary?.values() ?? [])]
      .filter(({type}) => type === "checkbox")
      .flatMap(({name, choices}) => [...choices].map(([code, label]) => [checkboxColumn(name, code), label]))
  );
  const fields = new Map<string, {at: number; label: string | null}[]>();
  for (const [at, column] of header.entries()) {
    const [, labelled, choice] = ofLabels.exec(column) ?? [];
    const [, coded] = ofCodes.exec(column) ?? [];
    const name = labelled ?? coded;
    const label = choice ?? explained.get(column) ?? null;
    if (name === undefined || !(columns[at] ?? []).every((text) => isChecked(text, label) !== null)) continue;
    const own = fields.get(name) ?? [];
    own.push({at, label});
    fields.set(name, own);
  }
  return [...fields].map(([name, choices]) => ({name, choices}));
}
