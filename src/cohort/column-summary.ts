import type {ColumnTable} from "arquero";
import type {Cohort} from "./cohort.ts";
import {columnOf, dayOfCell, textsOf} from "./therapy-lines.ts";
import {
  adverseEventDictionary,
  assessmentDictionary,
  dictionary,
  followUpDictionary,
  type DictionaryColumn
} from "./column-dictionary.ts";

export type SummaryTable = "patients" | "lines" | "assessments" | "adverse_events" | "follow-up";

/** What stands in one column of a cohort: counts, never a patient. */
export interface ColumnSummary {
  readonly table: SummaryTable;
  readonly column: string;
  /** From the data dictionary; null for a column that it does not know. */
  readonly meaning: string | null;
  readonly kind: "identifier" | "day" | "number" | "level";
  readonly n: number;
  readonly missing: number;
  readonly distinct: number;
  /** Of numbers, and of days counted from each patient's first line; null for other kinds and where nothing is recorded. */
  readonly quantiles: {
    readonly min: number;
    readonly q1: number;
    readonly median: number;
    readonly q3: number;
    readonly max: number;
  } | null;
  /** Counts in equal intervals, closed at the left, the last one at both ends; of a few whole numbers, counts of each. */
  readonly histogram: readonly {readonly from: number; readonly to: number; readonly count: number}[] | null;
  /** Most frequent values first, at most ten; null where they might identify. */
  readonly levels: readonly {readonly level: string; readonly count: number}[] | null;
  /** Records with a value that is not among `levels`. */
  readonly others: number;
  /** Why no values are shown, or null. */
  readonly withheld: string | null;
}

const MOST_LEVELS = 10;
const INTERVALS = 10;
const knownColumns: Readonly<Record<SummaryTable, readonly DictionaryColumn[]>> = {
  "patients": dictionary,
  "lines": dictionary,
  "assessments": assessmentDictionary,
  "adverse_events": adverseEventDictionary,
  "follow-up": followUpDictionary
};

/**
 * A summary of each column of a cohort, table by table: how many values are missing and distinct, and how the others are distributed. Days are counted
 * from the start of the patient's first line, so that no date is shown; values of columns that de-identification checks named, of columns with nearly as many values as
 * records, and of identifiers are withheld. Quantiles are R's type 7 (Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566).
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,end\nP1,SG,10,50\nP2,SG,20,90\n"}]);
 * columnSummaries(read).find(({table, column}) => table === "lines" && column === "end").quantiles // {min: 40, q1: 47.5, median: 55, q3: 62.5, max: 70}
 */
export function columnSummaries(cohort: Cohort): ColumnSummary[] {
  const named = new Set(
    cohort.issues.filter(({code, column}) => code.startsWith("deid-") && column !== null).map(({column}) => column)
  );
  const origin = firstStarts(cohort);
  const tables: readonly (readonly [SummaryTable, ColumnTable | null])[] = [
    ["patients", cohort.patients],
    ["lines", cohort.shape === "lines" ? cohort.lines : null],
    ["assessments", cohort.assessments],
    ["adverse_events", cohort.adverseEvents],
    ["follow-up", cohort.followUp]
  ];
  return tables.flatMap(([name, table]) =>
    table === null
      ? []
      : table
          .columnNames()
          .filter((column) => !["file", "row", "unread_adc", "derived_line"].includes(column))
          .map((column) => summary(name, table, column, origin, named.has(cohort.mapping[column] ?? column)))
  );
}

function summary(
  name: SummaryTable,
  table: ColumnTable,
  column: string,
  origin: ReadonlyMap<string, number>,
  named: boolean
): ColumnSummary {
  const known =
    knownColumns[name].find((one) => one.name === column) ?? dictionary.find((one) => one.name === column) ?? null;
  const given = givenValues(table, column);
  const counts = countsOf(given);
  const kind = kindOf(known, given);
  const withheld = whyWithheld(kind, named, counts.size, given.length);
  return {
    table: name,
    column,
    meaning: known?.meaning ?? null,
    kind,
    n: table.numRows(),
    missing: table.numRows() - given.length,
    distinct: counts.size,
    withheld,
    ...(withheld === null ? distribution(kind, given, counts, origin) : NOT_SHOWN)
  };
}

type Distribution = Pick<ColumnSummary, "quantiles" | "histogram" | "levels" | "others">;

const NOT_SHOWN: Distribution = {quantiles: null, histogram: null, levels: null, others: 0};

function distribution(
  kind: ColumnSummary["kind"],
  given: readonly GivenValue[],
  counts: ReadonlyMap<string | number, number>,
  origin: ReadonlyMap<string, number>
): Distribution {
  const sorted = Float64Array.from(numbersOf(kind, given, origin)).sort();
  const levels = kind === "level" ? mostFrequent(counts) : null;
  return {
    quantiles: sorted.length === 0 ? null : quantiles(sorted),
    histogram: sorted.length === 0 ? null : histogram(sorted),
    levels,
    others: levels === null ? 0 : given.length - levels.reduce((sum, {count}) => sum + count, 0)
  };
}

function givenValues(table: ColumnTable, column: string): GivenValue[] {
  const values = table.array(column) as (string | number | null)[];
  const ids = textsOf(table, "patient_id");
  return values.flatMap((value, i) => (value === null ? [] : [{value, id: ids[i] ?? ""}]));
}

function countsOf(given: readonly GivenValue[]): Map<string | number, number> {
  const counts = new Map<string | number, number>();
  for (const {value} of given) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** A value that is there, with whose it is. */
interface GivenValue {
  readonly value: string | number;
  readonly id: string;
}

function kindOf(known: DictionaryColumn | null, given: readonly GivenValue[]): ColumnSummary["kind"] {
  if (known?.kind === "identifier") return "identifier";
  const numeric = given.length > 0 && given.every(({value}) => typeof value === "number");
  if (!numeric) return "level";
  return known?.kind === "day" ? "day" : "number";
}

function whyWithheld(kind: ColumnSummary["kind"], named: boolean, distinct: number, given: number): string | null {
  if (kind === "identifier") return "identifiers are not shown";
  if (named) return "the column may identify patients";
  return kind === "level" && distinct > 20 && distinct > given / 2
    ? "nearly every record has a value of its own"
    : null;
}

/** The values as numbers, days counted from the start of the patient's first line; none for other kinds. */
function numbersOf(
  kind: ColumnSummary["kind"],
  given: readonly GivenValue[],
  origin: ReadonlyMap<string, number>
): number[] {
  if (kind === "number") return given.map(({value}) => Number(value));
  if (kind !== "day") return [];
  return given.flatMap(({value, id}) => {
    const from = origin.get(id);
    return from === undefined ? [] : [Number(value) - from];
  });
}

function mostFrequent(counts: ReadonlyMap<string | number, number>): {level: string; count: number}[] {
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (String(a) < String(b) ? -1 : 1))
    .slice(0, MOST_LEVELS)
    .map(([level, count]) => ({level: String(level), count}));
}

function quantiles(sorted: Float64Array): NonNullable<ColumnSummary["quantiles"]> {
  return {
    min: quantile(sorted, 0),
    q1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    q3: quantile(sorted, 0.75),
    max: quantile(sorted, 1)
  };
}

function firstStarts({lines, shape}: Cohort): Map<string, number> {
  const first = new Map<string, number>();
  if (shape !== "lines") return first;
  const starts = columnOf(lines, "start").map(dayOfCell);
  textsOf(lines, "patient_id").forEach((id, i) =>
    first.set(id, Math.min(first.get(id) ?? Infinity, starts[i] ?? Infinity))
  );
  return first;
}

function quantile(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}

function histogram(sorted: Float64Array): {from: number; to: number; count: number}[] {
  const [min, max] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  if (min === max) return [{from: min, to: max, count: sorted.length}];
  // A few whole numbers get an interval each; ten equal ones would fall between them.
  const each = max - min <= 2 * INTERVALS && sorted.every(Number.isInteger);
  const intervals = each ? max - min + 1 : INTERVALS;
  const width = each ? 1 : (max - min) / INTERVALS;
  const bins = Array.from({length: intervals}, (_, k) => ({
    from: min + k * width,
    to: each ? min + k : k === intervals - 1 ? max : min + (k + 1) * width,
    count: 0
  }));
  for (const value of sorted) {
    const bin = bins[Math.min(intervals - 1, Math.floor((value - min) / width))];
    if (bin !== undefined) bin.count += 1;
  }
  return bins;
}
