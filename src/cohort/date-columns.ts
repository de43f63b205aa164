import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {Plan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import {dateCell, dateOrders, isWrittenDate, type DateCell, type DateOrder} from "./date-forms.ts";
import type {MappedColumn} from "./header-mapping.ts";
import {mappingFor} from "./mapping-report.ts";
import {dictionaryOf} from "./source-roles.ts";
import {wideBlocks, withoutBlocks} from "./wide-file.ts";

/** A column of a file that holds days, with what its cells say. */
export interface DateColumn {
  readonly file: string;
  /** As the file spells it. */
  readonly column: string;
  /** The canonical column that is read from it; null where none is, so that it only tells how the file writes dates. */
  readonly canonical: string | null;
  /** Line of the file on which each record begins. */
  readonly row: readonly number[];
  /** What each record says; null where it is blank or no date. */
  readonly cells: readonly (DateCell | null)[];
}

/** A file with the columns that are read together: all of them, or those of one ADC in a file with one row a patient. */
export interface DatedFile {
  readonly name: string;
  readonly role: SourceRole;
  readonly table: CsvTable;
  readonly blocks: readonly DatedBlock[];
}

/** Columns of a file that tell of one line, or of the patient. */
export interface DatedBlock {
  /** Number of the ADC in a wide file; null elsewhere. */
  readonly number: number | null;
  readonly mapped: readonly MappedColumn[];
}

/** What a plan says of columns and values, as far as dates are concerned. */
export type DateMeanings = Pick<Plan, "mapping" | "values">;

/**
 * A file with its mapping, block by block.
 *
 * @example
 * datedFile({role: "lines", table: {name: "c.csv", header: ["patient_id", "regimen", "start"]}}, {}).blocks[0].mapped.length // 3
 */
export function datedFile(
  {role, table}: {readonly role: SourceRole; readonly table: CsvTable},
  mapping: ColumnMapping
): DatedFile {
  const known = dictionaryOf(role);
  const ofHeader = (header: readonly string[], plan: ColumnMapping): readonly MappedColumn[] =>
    mappingFor({...table, header}, known, plan).mapped;
  if (role !== "wide")
    return {name: table.name, role, table, blocks: [{number: null, mapped: ofHeader(table.header, mapping)}]};
  const found = wideBlocks(table.header, mapping);
  const ofBlocks = new Set(found.flatMap(({columns}) => Object.values(columns)));
  const shared = table.header.filter((name) => !ofBlocks.has(name));
  return {
    name: table.name,
    role,
    table,
    blocks: found.map(({number, columns}) => ({
      number,
      mapped: ofHeader([...shared, ...Object.values(columns)], {...withoutBlocks(mapping), ...columns})
    }))
  };
}

/** Cells that are looked at to tell whether a column that nothing is read from holds dates. */
const SAMPLE = 100;

/** The columns of a file that hold days by the dictionary, and those that nothing is read from and that hold dates. */
export function dateColumns(file: DatedFile, values: Plan["values"]): DateColumn[] {
  const {table, role, blocks} = file;
  if (role === "study") return [];
  const days = new Set(
    dictionaryOf(role)
      .filter(({kind}) => kind === "day")
      .map(({name}) => name)
  );
  const canonical = new Map(blocks.flatMap(({mapped}) => mapped.map((one) => [one.column, one.canonical] as const)));
  return table.header.flatMap((column, k) => {
    const texts = table.columns[k] ?? [];
    const name = canonical.get(column);
    if (name === undefined ? !looksDated(texts) : !days.has(name)) return [];
    const explained = name === undefined ? {} : (values[name] ?? {});
    return [{file: file.name, column, canonical: name ?? null, row: table.row, cells: cellsOf(texts, explained)}];
  });
}

/** Whether more than half of the filled cells of a column are dates that are written out. */
function looksDated(texts: readonly string[]): boolean {
  const filled: string[] = [];
  for (const text of texts) {
    if (text.trim() !== "") filled.push(text);
    if (filled.length === SAMPLE) break;
  }
  return filled.filter(isWrittenDate).length * 2 > filled.length;
}

/** What each cell says; cells that the plan explains, and small whole numbers, say nothing of how dates are written. */
function cellsOf(texts: readonly string[], explained: Readonly<Record<string, string>>): (DateCell | null)[] {
  const known = new Map<string, DateCell | null>();
  return texts.map((text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const cell = text.trim();
    const read = /^-?\d{0,4}$/.test(cell) || Object.hasOwn(explained, cell) ? null : dateCell(cell);
    if (known.size < 65_536) known.set(text, read);
    return read;
  });
}

/** What the cells of a column tell of the order in which it writes dates. */
export interface OrderProofs {
  /** Cells whose day depends on the order. */
  readonly dependent: number;
  /** Orders in which every such cell can be read; empty where there is none, or where no cell depends on it. */
  readonly possible: readonly DateOrder[];
  /** Lines of the file whose cell can be read in one order only. */
  readonly rows: Readonly<Record<DateOrder, readonly number[]>>;
}

/**
 * What the cells of a column tell: a first number above 12 is a day, a middle one above 12 is a day too, and no month.
 *
 * @example
 * const date = {kind: "parts", orders: ["mdy"], parts: ["06", "20", "2022"]};
 * orderProofs({row: [2, 3], cells: [{date, time: false, doubted: false}, null]}).possible // ["mdy"]
 */
export function orderProofs({row, cells}: Pick<DateColumn, "row" | "cells">): OrderProofs {
  const rows: Record<DateOrder, number[]> = {dmy: [], mdy: [], ymd: []};
  let possible: readonly DateOrder[] = dateOrders;
  let dependent = 0;
  cells.forEach((cell, i) => {
    if (cell?.date.kind !== "parts" || cell.date.orders.length === 0) return;
    const {orders} = cell.date;
    dependent += 1;
    possible = possible.filter((order) => orders.includes(order));
    const [only] = orders;
    if (orders.length === 1 && only !== undefined) rows[only].push(row[i] ?? 0);
  });
  return {dependent, possible: dependent === 0 ? [] : possible, rows};
}
