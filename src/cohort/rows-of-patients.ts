import type {CsvTable} from "../files/csv.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {normalName} from "./column-dictionary.ts";
import {isWrittenDate} from "./date-forms.ts";
import type {MappedColumn} from "./header-mapping.ts";
import {patientName} from "./patient-names.ts";

/** Fewest values that stand in several rows, and fewest of all. */
const FEWEST = 5;
/** Most rows of a patient; where times differ, most on average. */
const MOST_ROWS = 40;
const MOST_OUTCOMES = 3;
/** Share of further rows that agree with the first of their value. */
const AGREE = 0.9;
/** Most pairs of rows of different values that agree by chance. */
const BY_CHANCE = 0.2;
/** How much the ratio of a column to the time may differ from row to row, where it is the time in another unit. */
const PROPORTION = 1.1;
/** Rows of different values of which pairs are counted. */
const SAMPLE = 300;
/** Years by which two ages of one patient may differ. */
const AGES = 3;

/** Names of columns that hold patients together who were made alike. */
const matched = /(?:^|_)(?:pairs?|match\w*|strat\w+|set|block|subclass|family|paar|paire)(?:_|$)/;

/** A column whose values behave as identifiers of patients who stand in several rows. */
export interface RowsOfPatients {
  readonly column: string;
  readonly patients: number;
  readonly name: ReturnType<typeof patientName>;
  /** What rows of one value agree in. */
  readonly agree: string;
  /** The rows as the column parts them. */
  readonly parts: string;
}

/**
 * Columns of ready-made follow-up whose values behave as identifiers of patients with several rows each, whatever they are called: rows of one value agree in time and outcome, or, few rows each, in sex, age and birth, as rows
 * of different values hardly do. No date, no measurement, and not the time in another unit.
 *
 * @example
 * const of = (texts) => Array.from({length: 12}, (_, i) => texts(Math.floor(i / 2), i));
 * const table = {header: ["NHC", "visit", "pfs", "event"], columns: [of((p) => `${p + 70}`), of((_, i) => `${i % 2}`), of((p) => `${p}.3`), of(() => "1")]};
 * const mapped = [{canonical: "time", column: "pfs"}, {canonical: "event", column: "event"}];
 * rowsOfPatients(table, {mapped, unknown: ["NHC", "visit"]}).map(({column, patients}) => [column, patients]) // [["NHC", 6]]
 */
export function rowsOfPatients(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  {
    mapped,
    unknown
  }: {readonly mapped: readonly Pick<MappedColumn, "canonical" | "column">[]; readonly unknown: readonly string[]}
): RowsOfPatients[] {
  const texts = (column: string | undefined): readonly string[] =>
    column === undefined ? [] : (columns[header.indexOf(column)] ?? []).map((text) => text.trim());
  const of = (name: string): readonly string[] => texts(mapped.find(({canonical}) => canonical === name)?.column);
  const [time, event] = [of("time"), of("event")];
  const outcome = {is: "time and outcome", agree: both(same(time), same(event))};
  const person = personOf(mapped, header, texts);
  return unknown.flatMap((column): RowsOfPatients[] => {
    const own = texts(column);
    const rows = placesBy(own);
    if (!mayIdentify(own, rows) || isOtherTime(own, time)) return [];
    const few = own.length <= MOST_OUTCOMES * rows.length && !matched.test(normalName(column));
    const found = [outcome, ...(few && person !== null ? [person] : [])].find(({agree}) => agreesWithin(rows, agree));
    return found === undefined
      ? []
      : [{column, patients: rows.length, name: patientName(column), agree: found.is, parts: rows.join("|")}];
  });
}

type Agree = (i: number, j: number) => boolean;

const same =
  (texts: readonly string[]): Agree =>
  (i, j) =>
    texts[i] === texts[j];
const both =
  (one: Agree, other: Agree): Agree =>
  (i, j) =>
    one(i, j) && other(i, j);

/** What tells persons apart: sex, age and birth, where two of them are recorded; null where they are not. */
function personOf(
  mapped: readonly Pick<MappedColumn, "canonical" | "column">[],
  header: readonly string[],
  texts: (column: string) => readonly string[]
): {readonly is: string; readonly agree: Agree} | null {
  const known = new Map(mapped.map(({canonical, column}) => [column, canonical]));
  const own = header.flatMap((column) => {
    const isBirth = /(?:^|_)(?:birth|born|dob|yob|geb|geburt\w*|naissance|nacimiento|nascita)(?:_|$)/.test(
      normalName(column)
    );
    const values = texts(column);
    if (known.get(column) === "age")
      return [{column, agree: (i: number, j: number) => Math.abs(Number(values[i]) - Number(values[j])) <= AGES}];
    return known.get(column) === "sex" || isBirth ? [{column, agree: same(values)}] : [];
  });
  return own.length < 2
    ? null
    : {is: own.map(({column}) => column).join(" and "), agree: (i, j) => own.every(({agree}) => agree(i, j))};
}

/** The places of each value, in the order in which they first stand. */
function placesBy(values: readonly string[]): number[][] {
  return [...listsByKey(values.keys(), (i) => values[i] ?? "").values()];
}

function mayIdentify(values: readonly string[], rows: readonly (readonly number[])[]): boolean {
  const distinct = rows.map(([first = 0]) => values[first] ?? "");
  return (
    !values.includes("") &&
    rows.length >= FEWEST &&
    rows.filter((own) => own.length > 1).length >= FEWEST &&
    rows.every((own) => own.length <= MOST_ROWS) &&
    // Dates and measurements are of patients, and two patients may share one.
    distinct.filter(isWrittenDate).length * 2 < distinct.length &&
    distinct.filter((text) => /^-?\d+[.,]\d+$/.test(text)).length * 2 < distinct.length
  );
}

/** Whether a column is the time in another unit: both stand in one proportion in every row. */
function isOtherTime(values: readonly string[], times: readonly string[]): boolean {
  const ratios = values.flatMap((text, i) => {
    const [own, time] = [Number(text.replace(",", ".")), Number((times[i] ?? "").replace(",", "."))];
    return time > 1 && Number.isFinite(own) ? [own / time] : [];
  });
  const sorted = ratios.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  return least !== undefined && most !== undefined && least > 0 && most <= PROPORTION * least;
}

function agreesWithin(rows: readonly (readonly number[])[], agree: Agree): boolean {
  const further = rows.flatMap(([first = 0, ...others]) => others.map((i) => agree(first, i)));
  if (further.filter(Boolean).length < AGREE * further.length) return false;
  const firsts = rows.slice(0, SAMPLE).map(([first = 0]) => first);
  let alike = 0;
  for (const [k, i] of firsts.entries()) for (const j of firsts.slice(k + 1)) if (agree(i, j)) alike += 1;
  return alike <= (BY_CHANCE * firsts.length * (firsts.length - 1)) / 2;
}
