import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {Plan} from "../record/plan.ts";
import {readCell, shownValue, type CellValue, type ReadCell} from "./cell-values.ts";
import type {DictionaryColumn} from "./dictionary.ts";
import {proposeMapping, type ProposedMapping} from "./header-mapping.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** Records of one or more files as typed columns of equal length, with the reason for which a record cannot be used. */
export interface TypedRecords {
  /** Canonical columns first, then columns that the dictionary does not know, under their own names. */
  readonly columns: Map<string, CellValue[]>;
  readonly file: string[];
  /** Line of the file on which each record begins. */
  readonly row: number[];
  /** Stable reason for which the record cannot be used, or null. */
  readonly unusable: (string | null)[];
  /** Names of the day columns of the record that were set by the rule for partial dates, joined by `|`; "" when none. */
  readonly imputed: string[];
  /** Columns that the dictionary does not know. */
  readonly unknown: Set<string>;
}

export function emptyRecords(): TypedRecords {
  return {columns: new Map(), file: [], row: [], unusable: [], imputed: [], unknown: new Set()};
}

export interface TypingOptions {
  readonly mapping: ProposedMapping;
  readonly known: readonly DictionaryColumn[];
  readonly dateMode: Plan["dateMode"];
  /** What the plan says that values mean. */
  readonly meanings: ValueMeanings;
  readonly log: IssueLog;
}

/**
 * Types the records of a table by the dictionary and adds them to those of earlier files: a value that cannot be read is an issue with its
 * row and column; where a blank would say something else than unknown, the record becomes unusable.
 */
export function addTyped(
  records: TypedRecords,
  table: CsvTable,
  {mapping, known, dateMode, meanings, log}: TypingOptions
): void {
  const before = records.row.length;
  const n = table.row.length;
  for (let i = 0; i < n; i++) {
    records.file.push(table.name);
    records.row.push(table.row[i] ?? 0);
    records.unusable.push(null);
    records.imputed.push("");
  }
  const place = new Map(table.header.map((name, i) => [name, i]));
  const canonical = new Map(known.map((column) => [column.name, column]));
  const rules = {dateMode, decimalComma: table.delimiter !== ","};
  const fill = (name: string): CellValue[] => {
    const values = records.columns.get(name) ?? Array.from<CellValue>({length: before}).fill(null);
    records.columns.set(name, values);
    return values;
  };

  for (const {canonical: name, column: spelled, basis} of mapping.mapped) {
    const column = canonical.get(name) ?? {name, level: "line", kind: "text", meaning: "", synonyms: []};
    const texts = table.columns[place.get(spelled) ?? -1] ?? [];
    const values = fill(name);
    // Which of two columns of one name is meant cannot be known, unless the plan says so.
    if (basis !== "plan" && table.issues.some((said) => said.code === "duplicate-column" && said.column === spelled))
      for (let i = 0; i < n; i++) records.unusable[before + i] ??= "duplicate-column";
    const cache = new Map<string, ReadCell>();
    const remarks = new Map<string, {remark: NonNullable<ReadCell["remark"]>; count: number}>();
    for (let i = 0; i < n; i++) {
      const text = texts[i] ?? "";
      let cell = cache.get(text);
      if (cell === undefined) {
        const meant = meanings.meaningOf(name, text);
        cell =
          meant === null
            ? readCell(text, column, rules)
            : explained(
                readCell(meant, column, rules),
                column.kind === "identifier" || column.kind === "text" ? null : shownValue(text),
                meant
              );
        if (cache.size < 65_536) cache.set(text, cell);
      }
      values.push(cell.value);
      if (cell.remark !== undefined) {
        const key = `${cell.remark.code}\n${cell.remark.received ?? ""}`;
        const told = remarks.get(key) ?? {remark: cell.remark, count: 0};
        told.count += 1;
        remarks.set(key, told);
      }
      if (cell.imputed) records.imputed[before + i] += `${records.imputed[before + i] === "" ? "" : "|"}${name}`;
      if (cell.fault !== undefined) {
        log.add({
          ...cell.fault,
          ...(cell.fault.code === "unknown-level"
            ? {
                hint: `say what it means in the plan: values: {${name}: {VALUE: ${Object.keys(column.levels ?? {})[0] ?? ""}}}`
              }
            : {}),
          severity: column.critical ? "error" : "warning",
          file: table.name,
          row: table.row[i] ?? null,
          column: spelled,
          received: column.kind === "identifier" || column.kind === "text" ? null : shownValue(text)
        });
        if (column.critical) records.unusable[before + i] ??= `unreadable-${name.replaceAll("_", "-")}`;
      } else if (column.required && cell.value === null) {
        log.add({
          code: "missing-value",
          severity: "error",
          file: table.name,
          row: table.row[i] ?? null,
          column: spelled,
          expected: `a value: ${column.meaning}`
        });
        records.unusable[before + i] ??= `missing-${name.replaceAll("_", "-")}`;
      }
    }
    for (const {remark, count} of remarks.values())
      log.add({...remark, severity: "note", file: table.name, column: spelled, count});
  }
  for (const {column: spelled} of mapping.unknown) {
    const texts = table.columns[place.get(spelled) ?? -1] ?? [];
    // A column that the file calls by the name of a canonical one which the plan maps elsewhere must not overwrite it.
    const name = mapping.mapped.some(({canonical: taken}) => taken === spelled) ? `${spelled} (file)` : spelled;
    const values = fill(name);
    records.unknown.add(name);
    let codes = 0;
    for (let i = 0; i < n; i++) {
      const text = texts[i] ?? "";
      const cell = readCell(meanings.meaningOf(name, text) ?? text, {kind: "text"}, rules);
      values.push(cell.value);
      if (cell.remark !== undefined) codes += 1;
      if (cell.fault !== undefined)
        log.add({...cell.fault, severity: "warning", file: table.name, row: table.row[i] ?? null, column: spelled});
    }
    if (codes > 0)
      log.add({
        code: "missing-code",
        severity: "note",
        file: table.name,
        column: spelled,
        expected: "a blank where nothing is known",
        hint: "codes such as NA are read as blank",
        count: codes
      });
  }
  for (const values of records.columns.values()) while (values.length < before + n) values.push(null);
}

/** A cell that the plan explains: read as what it says, told once for each value. */
function explained(cell: ReadCell, received: string | null, meant: string): ReadCell {
  return cell.fault !== undefined
    ? cell
    : {
        ...cell,
        remark: {
          code: "value-explained",
          expected: "a value of the data dictionary",
          received,
          hint: meant.trim() === "" ? "read as unknown, as the plan says" : `read as ${meant}, as the plan says`
        }
      };
}

/** Says how the columns of a file were understood: what is missing, ambiguous, absent or known under another name. */
export function reportMapping(file: string, mapping: ProposedMapping, log: IssueLog): void {
  for (const {canonical, columns} of mapping.ambiguous)
    log.add({
      code: "ambiguous-column",
      severity: "warning",
      file,
      column: columns.join(" / "),
      expected: `one column for ${canonical}`,
      hint: "say in the mapping which one it is; none was taken"
    });
  for (const {canonical, column, basis} of mapping.mapped)
    if (basis !== "plan" && column !== canonical)
      log.add({
        code: "recognised-column",
        severity: "note",
        file,
        column,
        expected: `a column named ${canonical}`,
        hint: `read as ${canonical} (${basis})`
      });
  for (const {column, perhaps} of mapping.unknown)
    if (perhaps !== null && !mapping.missing.includes(perhaps))
      log.add({
        code: "column-not-recognised",
        severity: "warning",
        file,
        column,
        expected: "a column of the data dictionary, or one that is mapped",
        hint: `is it ${perhaps}? then map it: ${perhaps}: ${column}; it is kept as text under its own name`
      });
  for (const canonical of mapping.missing) {
    const perhaps = mapping.unknown.find((unknown) => unknown.perhaps === canonical)?.column;
    log.add({
      code: "missing-column",
      severity: "error",
      file,
      column: canonical,
      expected: `a column for ${canonical}`,
      hint:
        perhaps === undefined
          ? `map it: ${canonical}: NAME OF YOUR COLUMN`
          : `did you mean ${perhaps}? map it: ${canonical}: ${perhaps}`
    });
  }
}

/**
 * The records at `order`, in that order, as columns.
 *
 * @example
 * rearranged(["a", "b", "c"], [2, 0]) // ["c", "a"]
 */
export function rearranged(values: readonly CellValue[], order: readonly number[]): CellValue[] {
  return order.map((i) => values[i] ?? null);
}

/**
 * The canonical mapping of a header with what the plan says; see `proposeMapping`.
 *
 * @example
 * mappingFor({header: ["id", "begin"]}, [{name: "start", synonyms: []}], {start: "begin", end: "stop"}).mapped // [{canonical: "start", column: "begin", basis: "plan"}]
 */
export function mappingFor(
  table: CsvTable,
  known: readonly DictionaryColumn[],
  plan: Readonly<Record<string, string>>
): ProposedMapping {
  const present = Object.fromEntries(Object.entries(plan).filter(([, column]) => table.header.includes(column)));
  return proposeMapping(table.header, {plan: present, columns: known});
}
