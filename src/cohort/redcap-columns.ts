import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {adverseEventDictionary, assessmentDictionary, dictionary, type DictionaryColumn} from "./column-dictionary.ts";
import {drugReader} from "./drug-records.ts";
import {proposeMapping} from "./header-mapping.ts";
import {drugRecordDictionary, eventDictionary} from "./record-dictionaries.ts";
import {checkboxFields, isChecked, type CheckboxField} from "./redcap-checkboxes.ts";
import type {RedcapField} from "./redcap-dictionary.ts";
import {isBlockColumn} from "./wide-file.ts";

/** A column of an instrument: what its cells say, codes explained and checkboxes joined. */
export interface InstrumentColumn {
  readonly name: string;
  readonly texts: readonly string[];
  /** Field of the data dictionary, where it has one. */
  readonly field: RedcapField | null;
  /** Made of the choices of checkboxes. */
  readonly isCheckbox: boolean;
  /** Place of its first column in the export. */
  readonly at: number;
}

/** What an export is read with. */
export interface ColumnsReading {
  readonly dictionary: ReadonlyMap<string, RedcapField> | null;
  readonly mapping: ColumnMapping;
}

/** The columns of an export as people read them, in their order, `administrative` ones left out. */
export function instrumentColumns(
  table: Pick<CsvTable, "header" | "columns">,
  administrative: ReadonlySet<number>,
  {dictionary: fields, mapping}: ColumnsReading
): InstrumentColumn[] {
  const checkboxes = checkboxFields(table, fields).filter(({choices}) => choices.every(({label}) => label !== null));
  const joined = new Map(checkboxes.flatMap((own) => own.choices.map(({at}) => [at, own] as const)));
  const planned = new Set(Object.values(mapping));
  return table.header.flatMap((column, at) => {
    if (administrative.has(at)) return [];
    const checkbox = joined.get(at);
    if (checkbox !== undefined)
      return checkbox.choices[0]?.at === at ? [checkboxColumn(checkbox, table, {fields, planned})] : [];
    const field = fields?.get(column) ?? null;
    const own = table.columns[at] ?? [];
    const texts =
      field === null || field.choices.size === 0 ? own : own.map((text) => field.choices.get(text.trim()) ?? text);
    return [{name: nameOf(column, field, planned), texts, field, at, isCheckbox: false}];
  });
}

/** One column of all choices that are checked; choices that are drugs are given together. */
function checkboxColumn(
  {name, choices}: CheckboxField,
  {columns}: Pick<CsvTable, "columns">,
  {fields, planned}: {readonly fields: ColumnsReading["dictionary"]; readonly planned: ReadonlySet<string>}
): InstrumentColumn {
  const field = fields?.get(name) ?? null;
  const sign = areDrugs(choices.map(({label}) => label ?? "")) ? " + " : "; ";
  const rows = columns[0]?.length ?? 0;
  const texts = Array.from({length: rows}, (_, i) =>
    choices
      .filter(({at, label}) => isChecked(columns[at]?.[i] ?? "", label) === true)
      .map(({label}) => label)
      .join(sign)
  );
  return {name: nameOf(name, field, planned), texts, field, at: choices[0]?.at ?? 0, isCheckbox: true};
}

/**
 * Whether most of some texts are drugs of lines of therapy, one of them at least.
 *
 * @example
 * [["T-DXd", "SG", "other"], ["liver", "brain"]].map(areDrugs) // [true, false]
 */
export function areDrugs(texts: readonly string[]): boolean {
  const read = drugReader();
  const opening = texts.filter((text) => ["conjugate", "line-defining", "companion"].includes(read(text).role));
  return opening.length * 2 > texts.length;
}

/** The name of a column, or the label of its field where that alone is known. */
function nameOf(column: string, field: RedcapField | null, planned: ReadonlySet<string>): string {
  if (field === null || field.label === "" || planned.has(column) || isKnown(column)) return column;
  return planned.has(field.label) || isKnown(field.label) ? field.label : column;
}

const dictionaries: readonly (readonly DictionaryColumn[])[] = [
  dictionary,
  assessmentDictionary,
  adverseEventDictionary,
  eventDictionary,
  drugRecordDictionary
];

/** Whether a name stands for a column of any kind of file. */
const isKnown = (name: string): boolean =>
  isBlockColumn(name) || dictionaries.some((columns) => proposeMapping([name], {columns}).mapped.length > 0);
