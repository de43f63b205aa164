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

/** Fewest values whose rows go on and end with another outcome. */
const FEWEST_GOING_ON = 5;
/** How likely rows of one value may go on by chance, by what else speaks for patients: a name that says so, one that may, or a column that holds the same in all rows of a value; or nothing. */
const MOST_BY_CHANCE = {clear: 1e-3, vague: 1e-4, nested: 1e-4, none: 1e-6} as const;
/** Most values of a column that may be the group, and the largest share of one. */
const MOST_GROUPS = 8;
const MOST_IN_GROUP = 0.8;

/** Names of columns that hold patients together who were made alike. */
const matched = /(?:^|_)(?:pairs?|match\w*|strat\w+|set|block|subclass|family|paar|paire)(?:_|$)/;

/** A column whose values behave as identifiers of patients who stand in several rows. */
export interface RowsOfPatients {
  readonly column: string;
  readonly patients: number;
  readonly name: ReturnType<typeof patientName>;
  /** What rows of one value have in common. */
  readonly have: string;
  /** The rows as the column parts them. */
  readonly parts: string;
}

/**
 * Columns of ready-made follow-up whose values behave as identifiers of patients with several rows each, whatever they are called: rows of one value agree in time and outcome, or, few rows each, in sex, age and birth, as rows
 * of different values hardly do; or they go on, as visits and intervals do: times differ, and no row but the one with the longest has another outcome than the others, more often than chance would have it. No date, no
 * measurement, and not the time in another unit.
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
  const records = recordsWith(time, event);
  const groups = header.filter((column) => mayBeGroup(texts(column)));
  return unknown.flatMap((column): RowsOfPatients[] => {
    const own = texts(column);
    const rows = placesBy(own);
    if (!mayIdentify(own, rows) || isOtherTime(own, time)) return [];
    const isMatched = matched.test(normalName(column));
    const few = own.length <= MOST_OUTCOMES * rows.length && !isMatched;
    const name = patientName(column);
    const found = [outcome, ...(few && person !== null ? [person] : [])].find(({agree}) => agreesWithin(rows, agree));
    const isNested = groups.some((other) => other !== column && isOneIn(rows, texts(other)));
    const most = MOST_BY_CHANCE[name ?? (isNested ? "nested" : "none")];
    const have =
      found !== undefined
        ? `agree in ${found.is}`
        : !isMatched && records !== null && chanceOfGoingOn(rows, records) <= most
          ? "go on in time"
          : null;
    return have === null ? [] : [{column, patients: rows.length, name, have, parts: rows.join("|")}];
  });
}

/** Times and outcomes of a file, for rows that go on. */
interface GoingRecords {
  readonly times: readonly number[];
  readonly outcomes: readonly string[];
}

/** Times and outcomes where every time is a number and there are two outcomes or more; null where not. */
function recordsWith(time: readonly string[], outcomes: readonly string[]): GoingRecords | null {
  const times = time.map((text) => (text === "" ? Number.NaN : Number(text.replace(",", "."))));
  return times.some((one) => Number.isNaN(one)) || new Set(outcomes).size < 2 ? null : {times, outcomes};
}

/**
 * How likely it is that rows of one value go on as often as they do, if rows stood under the values by chance: of those values of which a row has another outcome than that in which rows go on, nearly all have it in the row with the longest time
 * alone. 1 where too few do.
 */
function chanceOfGoingOn(rows: readonly (readonly number[])[], {times, outcomes}: GoingRecords): number {
  const several = rows
    .filter((own) => own.length > 1)
    .map((own) => own.toSorted((a, b) => (times[a] ?? 0) - (times[b] ?? 0)));
  const isGrowing = (own: readonly number[]): boolean => new Set(own.map((i) => times[i])).size === own.length;
  const growing = several.filter(isGrowing);
  if (growing.length < AGREE * several.length) return 1;
  const going = mostFrequent(several.flatMap((own) => own.slice(0, -1).map((i) => outcomes[i] ?? "")));
  const ended = several.filter((own) => own.some((i) => outcomes[i] !== going));
  const last = ended.filter((own) => isGrowing(own) && own.slice(0, -1).every((i) => outcomes[i] === going));
  if (last.length < FEWEST_GOING_ON || last.length < AGREE * ended.length) return 1;
  const [apart, alone] = [chanceOfDistinct(times), chanceByRows(times, outcomes, going)];
  const log = (
    all: readonly unknown[],
    own: readonly (readonly number[])[],
    chance: (rows: number) => number
  ): number => own.reduce((sum, {length}) => sum + Math.log(chance(length)), logChoose(all.length, own.length));
  // Where rows are too few to tell anything, which of them fail may be as likely as that none does.
  return Math.exp(Math.min(0, log(several, growing, apart)) + Math.min(0, log(ended, last, alone)));
}

/** Logarithm of the ways to choose so many of so many. */
function logChoose(all: number, some: number): number {
  let log = 0;
  for (let k = 1; k <= all - some; k++) log += Math.log((some + k) / k);
  return log;
}

/** How likely so many rows of a file have different times. */
function chanceOfDistinct(times: readonly number[]): (rows: number) => number {
  const counts = [...listsByKey(times.keys(), (i) => times[i]).values()].map(({length}) => length / times.length);
  const alike = counts.reduce((sum, share) => sum + share * share, 0) - 1 / times.length;
  return (rows) => Math.exp((-rows * (rows - 1) * alike) / 2);
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

/** How likely, of so many rows drawn from a file of which one has another outcome, this is the one with the longest time and no other. */
function chanceByRows(times: readonly number[], outcomes: readonly string[], going: string): (rows: number) => number {
  const n = times.length;
  const order = [...times.keys()].toSorted((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  const before: number[] = [];
  let seen = 0;
  for (const i of order)
    if (outcomes[i] === going) seen += 1;
    else before.push(seen / n);
  const known = new Map<number, number>();
  return (rows) => {
    const own =
      known.get(rows) ??
      (rows * before.reduce((sum, share) => sum + share ** (rows - 1), 0)) / n / (1 - (seen / n) ** rows);
    known.set(rows, own);
    return Math.min(1, own);
  };
}

function mayBeGroup(texts: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts.size > 1 && counts.size <= MOST_GROUPS && Math.max(...counts.values()) <= MOST_IN_GROUP * texts.length;
}

/** Whether a column holds the same in all rows of each value. */
const isOneIn = (rows: readonly (readonly number[])[], texts: readonly string[]): boolean =>
  rows.every((own) => new Set(own.map((i) => texts[i])).size === 1);

/**
 * The rows of a file as a column parts them, to compare with others.
 *
 * @example
 * rowsParted({header: ["id"], columns: [["a", "b", "a"]]}, "id") // "0,2|1"
 */
export function rowsParted({header, columns}: Pick<CsvTable, "header" | "columns">, column: string): string {
  return placesBy((columns[header.indexOf(column)] ?? []).map((text) => text.trim())).join("|");
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
