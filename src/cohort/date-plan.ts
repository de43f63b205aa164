import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {Plan} from "../record/plan.ts";
import type {CohortDates, DateVerdict, JudgedColumn} from "./cohort-dates.ts";
import {adverseEventDictionary, assessmentDictionary, dictionary} from "./column-dictionary.ts";
import type {DateOrder} from "./date-forms.ts";
import {orderInWords} from "./date-rules.ts";

/** What a plan says of dates. */
export type DateMode = Plan["dateMode"];

/** Where a column stands: its file, how that spells it, and what is read from it. */
export interface ColumnPlace {
  readonly file: string;
  readonly column: string;
  readonly canonical: string | null;
}

/**
 * The format that a plan gives a column: by its name in the file, by its canonical name, by its file, or for all.
 *
 * @example
 * formatOf({format: "dmy", formats: {death: "mdy"}}, {file: "c.csv", column: "Died", canonical: "death"}) // {format: "mdy", own: true}
 */
export function formatOf(
  {format, formats = {}}: Pick<DateMode, "format" | "formats">,
  {file, column, canonical}: ColumnPlace
): {readonly format: DateMode["format"]; readonly own: boolean} {
  const keys = [column, ...(canonical === null ? [] : [canonical]), file];
  const key = keys.find((name) => Object.hasOwn(formats, name));
  return {format: (key === undefined ? undefined : formats[key]) ?? format, own: key !== undefined && key !== file};
}

/** Says which names under `formats` and `turned` are neither a column nor a file. */
export function reportAbsentFormats(
  {formats = {}, turned = []}: Pick<DateMode, "formats" | "turned">,
  tables: readonly {readonly table: Pick<CsvTable, "name" | "header">}[],
  log: Pick<IssueLog, "add">
): void {
  const known = new Set([...days, ...tables.flatMap(({table: {name, header}}) => [name, ...header])]);
  for (const name of [...Object.keys(formats), ...turned].filter((key) => !known.has(key)))
    log.add({
      code: "format-of-absent-column",
      severity: "error",
      column: name,
      expected: `a column or file ${name}, whose dates the plan describes`,
      hint: "under formats and turned stands the canonical name of a column of days, its name in the file, or the name of the file"
    });
}

/** Canonical columns of days. */
const days = [...dictionary, ...assessmentDictionary, ...adverseEventDictionary]
  .filter(({kind}) => kind === "day")
  .map(({name}) => name);

/**
 * The lines to write into a plan: one where the files tell how their dates are written, one for each possible order where they do not; none where no
 * date depends on an order. What the plan says already of partial dates and day numbers stays.
 */
export function dateModeLines(dates: CohortDates, current: DateMode): string[] {
  return dateModes(dates, current).map(dateModeLine);
}

/** As `dateModeLines`, as values of the key `dateMode`. */
export function dateModes(dates: CohortDates, current: DateMode): ProposedDateMode[] {
  const read = columnsRead(dates);
  const decided = read.flatMap((one) => (one.verdict.kind === "decided" ? [{...one, order: one.verdict.order}] : []));
  const open = read.flatMap(({verdict}) => (verdict.kind === "open" ? [verdict.orders] : []));
  const epoch = current.epoch ?? (dates.epoch?.epoch === 1904 ? 1904 : undefined);
  const further = {
    ...(epoch === undefined ? {} : {epoch}),
    ...(current.partial === "middle" ? {partial: current.partial} : {})
  };
  const mode = current.mode === "relative" ? "real" : current.mode;
  const orders = open.length > 0 ? [...new Set(open.flat())] : mostFrequent(decided.map(({order}) => order));
  if (orders.length === 0 && epoch === 1904) return [{mode, format: current.format, ...further}];
  return orders.map((format) => {
    const formats = otherFormats(decided, format, dates);
    return {mode, format, ...(Object.keys(formats).length === 0 ? {} : {formats}), ...further};
  });
}

/** The columns that something is read from; all of them where no date of those depends on an order. */
function columnsRead({columns}: CohortDates): readonly JudgedColumn[] {
  const read = columns.filter(({column}) => column.canonical !== null);
  return read.every(({verdict}) => verdict.kind === "plain") ? columns : read;
}

/** A date mode as it is proposed, with nothing that is a default. */
export type ProposedDateMode = Pick<DateMode, "mode" | "format"> & Partial<DateMode>;

/** The one that most columns have; none of none. */
function mostFrequent(orders: readonly DateOrder[]): DateOrder[] {
  const counts = new Map<DateOrder, number>();
  for (const order of orders) counts.set(order, (counts.get(order) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 1)
    .map(([order]) => order);
}

type DecidedColumn = JudgedColumn & {readonly order: DateOrder};

/** Columns that are written in another order than most: by file where the whole file is, else by name. */
function otherFormats(
  decided: readonly DecidedColumn[],
  format: DateOrder,
  {columns}: CohortDates
): Record<string, DateOrder> {
  const others = decided.filter(({order}) => order !== format);
  return Object.fromEntries(
    others.map(({column, order}) => {
      const {file, canonical} = column;
      const ofFile = decided.filter((one) => one.column.file === file);
      const same = columns.filter((one) => one.column.canonical === canonical);
      if (ofFile.every((one) => one.order === order) && columns.some((one) => one.column.file !== file))
        return [file, order];
      return [same.length === 1 && canonical !== null ? canonical : column.column, order];
    })
  );
}

/**
 * The line of a plan that says how dates are written, with nothing that is a default.
 *
 * @example
 * dateModeLine({mode: "real", format: "dmy", turned: ["Beginn"]}) // "dateMode: {mode: real, format: dmy, turned: [Beginn]}"
 */
export const dateModeLine = ({mode, format, formats, epoch, turned = [], partial}: ProposedDateMode): string => {
  const given = Object.entries(formats ?? {}).map(([name, own]) => `${keyOf(name)}: ${own}`);
  return `dateMode: {${[
    `mode: ${mode}`,
    `format: ${format}`,
    ...(given.length === 0 ? [] : [`formats: {${given.join(", ")}}`]),
    ...(epoch === undefined ? [] : [`epoch: ${epoch}`]),
    ...(turned.length === 0 ? [] : [`turned: [${turned.map(keyOf).join(", ")}]`]),
    ...(partial === undefined || partial === "reject" ? [] : [`partial: ${partial}`])
  ].join(", ")}}`;
};

/** A name as a key of YAML, in quotes where it holds a sign that means something there. */
const keyOf = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_. -]*$/u.test(name) ? name : JSON.stringify(name));

/**
 * Why a verdict on the order of a column's dates is what it is, as part of a sentence.
 *
 * @example
 * reasonOf({kind: "decided", by: "cells", order: "mdy", cells: 23}) // "23 cells of the column can be read in no other way"
 */
export function reasonOf(verdict: Extract<DateVerdict, {kind: "decided"}>): string {
  if (verdict.by === "cells")
    return `${verdict.cells} ${verdict.cells === 1 ? "cell" : "cells"} of the column can be read in no other way`;
  if (verdict.by === "columns") return `as in column ${verdict.columns.slice(0, 3).join(", ")} of the file`;
  return [...verdict.broken]
    .toSorted(([, a], [, b]) => b - a)
    .map(([order, count]) => `read as ${orderInWords[order]} ${brokenInWords(count)}`)
    .join(", ");
}

/**
 * How many places are in impossible order, in words.
 *
 * @example
 * brokenInWords(0) // "no row is in impossible order"
 */
export const brokenInWords = (count: number): string =>
  count === 0 ? "no row is in impossible order" : `${count} ${count === 1 ? "row is" : "rows are"} in impossible order`;
