import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {ProposedMapping} from "./header-mapping.ts";

/** Fewest rows that begin after time 0, and the share of those that begin where another ends. */
const FEWEST = 3;
const FOLLOW = 0.9;
/** How likely rows may begin so by chance. */
const BY_CHANCE = 1e-6;
/** Times on either side by which is judged how many rows end at one by chance, and by how many standard deviations more have to. */
const NEIGHBOURS = 3;
const BEYOND_CHANCE = 6;
/** Most values of a column that may be the group. */
const MOST_GROUPS = 8;

/** A column of starts of intervals, of which most begin where another row ends. */
export interface Intervals {
  readonly start: string;
  /** Rows that begin after time 0, and those of them that begin where another ends. */
  readonly later: number;
  readonly following: number;
}

/**
 * The column of ready-made follow-up by which its rows are intervals of the same patients, as of a counting process: nearly every row that begins after time 0 begins where the row above or below ends, or, in whatever order, where as many others of its
 * group end, more often than chance would have it. Entries of one row a patient (left truncation) do not. Null where no column does, and where the patients are told apart.
 *
 * @example
 * const rows = [3, 9, 14, 22, 30, 41].flatMap((day) => [[0, day], [day, day + 60]]);
 * const table = {header: ["start", "time"], columns: [0, 1].map((k) => rows.map((row) => String(row[k])))};
 * intervalsOfPatients(table, {mapped: [{canonical: "time", column: "time"}], unknown: [{column: "start", perhaps: null}]})
 * // {start: "start", later: 6, following: 6}
 */
export function intervalsOfPatients(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  {
    mapped,
    unknown
  }: {
    readonly mapped: readonly Pick<ProposedMapping["mapped"][number], "canonical" | "column">[];
    readonly unknown: ProposedMapping["unknown"];
  }
): Intervals | null {
  const texts = (column: string | undefined): readonly string[] =>
    column === undefined ? [] : (columns[header.indexOf(column)] ?? []).map((text) => text.trim());
  const named = (name: string): string | undefined => mapped.find(({canonical}) => canonical === name)?.column;
  const times = texts(named("time")).map(numberOf);
  const ids = texts(named("patient_id"));
  const candidates = [named("entry"), ...unknown.map(({column}) => column)].filter((column) => column !== undefined);
  for (const start of candidates) {
    const starts = texts(start).map(numberOf);
    const later = starts.flatMap((own, i) => (own !== null && own > 0 ? [i] : []));
    if (later.length < FEWEST || later.length === starts.length || !areBefore(starts, times)) continue;
    const rows = {starts, times, later};
    const isOfOne = (i: number, j: number): boolean => ids.length > 0 && ids[i] !== "" && ids[i] === ids[j];
    const beside = [-1, 1].map((step) => nextTo(rows, step)).toSorted((a, b) => b.length - a.length)[0] ?? [];
    if (isEnough(beside.length, rows) && chanceBeside(beside.length, rows) <= BY_CHANCE) {
      // Intervals that a column of patients joins are rows of these.
      if (beside.filter(([i, j]) => isOfOne(i, j)).length * 2 > beside.length) return null;
      return {start, later: later.length, following: beside.length};
    }
    const groups = header
      .filter((column) => column !== named("event"))
      .map(texts)
      .filter((own) => new Set(own).size > 1 && new Set(own).size <= MOST_GROUPS);
    const together = ids.length > 0 ? 0 : matchedAnywhere(rows, groups);
    if (isEnough(together, rows) && beyondChance(together, rows) >= BEYOND_CHANCE)
      return {start, later: later.length, following: together};
  }
  return null;
}

/** Stops where rows of ready-made follow-up are intervals of patients whom no column tells apart: every interval would count as a patient who was lost at its end. */
export function checkIntervalsToldApart(
  table: Pick<CsvTable, "name" | "header" | "columns">,
  mapping: Pick<ProposedMapping, "mapped" | "unknown">,
  log: Pick<IssueLog, "add">
): void {
  if (mapping.mapped.some(({canonical, basis}) => canonical === "patient_id" && basis === "plan")) return;
  const found = intervalsOfPatients(table, mapping);
  if (found === null) return;
  log.add({
    code: "patients-not-told-apart",
    severity: "error",
    stops: true,
    file: table.name,
    column: found.start,
    expected: "one row for each patient, or a column that tells patients",
    received: `${found.following} of the ${found.later} rows with ${found.start} above 0 begin where another row ends`,
    hint: `they look like intervals of the same patients (a counting process), and each would count as a patient; write one row for each patient, or add a column that tells patients and map it: mapping: {patient_id: COLUMN, entry: ${JSON.stringify(found.start)}}, with identifiers: {rows: last}`,
    count: found.following,
    choices: [{line: "accept: [patients-not-told-apart]", why: "every row is a patient"}]
  });
}

const numberOf = (text: string): number | null =>
  /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : null;

interface IntervalRows {
  readonly starts: readonly (number | null)[];
  readonly times: readonly (number | null)[];
  /** Rows that begin after time 0. */
  readonly later: readonly number[];
}

/** Whether a column holds numbers throughout, each before the time of its row. */
const areBefore = (starts: readonly (number | null)[], times: readonly (number | null)[]): boolean =>
  starts.every((start, i) => start !== null && start < (times[i] ?? Infinity));

const isEnough = (following: number, {later}: IntervalRows): boolean =>
  following >= FEWEST && following >= FOLLOW * later.length;

/** Rows that begin where the row so many places on ends, each with that row. */
const nextTo = ({starts, times, later}: IntervalRows, step: number): (readonly [number, number])[] =>
  later.flatMap((i) => (times[i + step] === starts[i] ? [[i, i + step] as const] : []));

/** How likely as many rows begin where the one beside them ends, if rows stood in any order. */
function chanceBeside(following: number, {starts, times, later}: IntervalRows): number {
  const ends = countsOf(times);
  const shares = later.map((i) => (ends.get(starts[i] ?? Number.NaN) ?? 0) / times.length);
  const most = shares.toSorted((a, b) => b - a).slice(0, following);
  const others = later.length - following;
  let log = most.reduce((sum, share) => sum + Math.log(share), 0);
  for (let k = 1; k <= others; k++) log += Math.log((following + k) / k);
  return Math.exp(log);
}

/** How many rows begin where another ends, each of which serves one; of the column of groups in which these are the most. */
function matchedAnywhere({starts, times, later}: IntervalRows, groups: readonly (readonly string[])[]): number {
  const within = (group: readonly string[]): number => {
    const key = (time: number | null | undefined, i: number): string => `${time} ${group[i] ?? ""}`;
    const ends = countsOf(times.map((time, i) => key(time, i)));
    return later.filter((i) => {
      const own = key(starts[i], i);
      const left = ends.get(own) ?? 0;
      ends.set(own, left - 1);
      return left > 0;
    }).length;
  };
  return Math.max(...(groups.length === 0 ? [[]] : groups).map(within));
}

/** By how many standard deviations more rows begin where others end than would by chance, by how many end at the times around each start. */
function beyondChance(together: number, {starts, times, later}: IntervalRows): number {
  const ends = [...countsOf(times)].flatMap(([time, count]) => (time === null ? [] : [{time, count}]));
  const sorted = ends.toSorted((a, b) => a.time - b.time);
  const step = Math.max(1e-9, Math.min(...sorted.slice(1).map(({time}, i) => time - (sorted[i]?.time ?? 0))));
  let [mean, variance] = [0, 0];
  for (const [start, count] of countsOf(later.map((i) => starts[i] ?? 0))) {
    const around = sorted
      .filter(({time}) => time !== start)
      .toSorted((a, b) => Math.abs(a.time - start) - Math.abs(b.time - start))
      .slice(0, 2 * NEIGHBOURS);
    const reach = Math.max(...around.map(({time}) => Math.abs(time - start)));
    // Nobody ends at time 0 or before it, nor after the last.
    const span = Math.min(start + reach, sorted.at(-1)?.time ?? 0) - Math.max(start - reach, 0);
    const expected = around.reduce((sum, one) => sum + one.count, 0) / Math.max(1, span / step - 1);
    const own = cappedPoisson(expected, count);
    mean += own.mean;
    variance += own.variance;
  }
  return (together - mean) / Math.sqrt(Math.max(1, variance));
}

/** Mean and variance of the smaller of a Poisson variable and a number. */
function cappedPoisson(expected: number, most: number): {readonly mean: number; readonly variance: number} {
  let [term, below, mean, square] = [Math.exp(-expected), 0, 0, 0];
  for (let k = 0; k < most; k++) {
    below += term;
    mean += k * term;
    square += k * k * term;
    term *= expected / (k + 1);
  }
  const rest = Math.max(0, 1 - below);
  mean += most * rest;
  square += most * most * rest;
  return {mean, variance: square - mean * mean};
}

function countsOf<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
