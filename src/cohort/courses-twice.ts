import {regimenParser} from "../adc/parse-regimen.ts";
import {chiSquareLower} from "../math/chi-square.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import type {PatientValues} from "./patient-values.ts";
import {adcKey} from "./therapy-lines.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** Most days between two records of one day. */
const FEW_DAYS = 3;
/** Below this probability of as many pairs by chance, the run stops. */
const BY_CHANCE = 0.001;
/** Most pairs by chance with which several are told: days that go together make more than the product of their shares. */
const MOST_BY_CHANCE = 0.1;
/** Days of a line in the order in which they mostly come. */
const lineDays = ["start", "last_assessment", "end", "progression"];
const lastDays = ["last_contact", "death"];

/** A patient with two lines or more. */
interface Course {
  readonly first: number;
  /** Days by name and line, in order: start 1, end 1, start 2 … */
  readonly days: ReadonlyMap<string, number>;
  readonly starts: readonly number[];
}

/**
 * Stops where the courses of two patients agree, in the agents of every line, every start and at least as many further days as do not agree, and chance would hardly make as many such pairs: one patient under two identifiers counts twice.
 * Chance is judged by how many others of the file have the same interval from one day to the next, or the same day, so coarse days tell little. On clocks of each patient's own the days count from the first start.
 * `order` lists the usable records by patient and start.
 */
export function checkCoursesTwice(
  lines: TypedRecords,
  order: readonly number[],
  values: Pick<PatientValues, "place" | "columns">,
  {
    sameClock,
    spelled,
    log
  }: {readonly sameClock: boolean; readonly spelled: (column: string) => string; readonly log: IssueLog}
): void {
  const bySequence = coursesBySequence(lines, order, values, sameClock);
  const shares = sharesOf([...bySequence.values()].flat());
  const candidates = [...bySequence.values()].reduce((sum, {length: n}) => sum + (n * (n - 1)) / 2, 0);
  const pairs = beyondChance(
    [...bySequence.values()]
      .flatMap(pairsWithStarts)
      .map((pair) => ({pair, expected: candidates * chanceOf(...pair, shares)}))
  );
  if (pairs.length === 0) return;
  const apart = columnsApart(lines, values, pairs).map(spelled);
  log.add({
    code: "course-under-two-identifiers",
    severity: "error",
    stops: true,
    ...recordPlaces(lines, [...new Set(pairs.flatMap(([a, b]) => [a.first, b.first]))]),
    column: spelled("patient_id"),
    expected: "each patient under one identifier",
    received: `${pairs.length} ${pairs.length === 1 ? "pair" : "pairs"} of identifiers with the same agents on the same days (within ${FEW_DAYS} days), which chance would not make`,
    hint: `who stands under two identifiers counts twice: give both the same identifier, and leave one of the two courses in the file${apart.length === 0 ? "" : `; the two of each pair differ in ${apart.join(", ")}: were two files of the same patients put together?`}`,
    count: pairs.length,
    choices: [{line: "accept: [course-under-two-identifiers]", why: "they are different patients"}]
  });
}

/** The most pairs of which chance would hardly make as many. */
function beyondChance(
  found: readonly {readonly pair: [Course, Course]; readonly expected: number}[]
): (readonly [Course, Course])[] {
  const rarest = found.toSorted((a, b) => a.expected - b.expected);
  const last = rarest.findLastIndex(
    ({expected}, i) => expected <= MOST_BY_CHANCE && chiSquareLower(2 * expected, 2 * (i + 1)) < BY_CHANCE
  );
  return rarest.slice(0, last + 1).map(({pair}) => pair);
}

/** Courses by the agents of their lines. */
function coursesBySequence(
  {columns}: TypedRecords,
  order: readonly number[],
  values: Pick<PatientValues, "place" | "columns">,
  sameClock: boolean
): Map<string, Course[]> {
  const parse = regimenParser();
  const agents = (i: number): string => {
    const text = String(columns.get("regimen")?.[i] ?? "");
    const {adcs, partners, unresolved} = parse(text);
    return unresolved.length > 0 || adcs.length + partners.length === 0
      ? text.trim().toLowerCase()
      : [...adcs.map(adcKey), ...partners.map(({drug}) => drug)].toSorted().join("|");
  };
  const patients = new Map<string, number[]>();
  for (const i of order) append(patients, String(columns.get("patient_id")?.[i]), i);
  const found = new Map<string, Course[]>();
  for (const [id, own] of patients) {
    const first = columns.get("start")?.[own[0] ?? -1];
    if (own.length < 2 || typeof first !== "number") continue;
    const origin = sameClock ? 0 : first;
    const days = new Map<string, number>();
    const note = (name: string, value: unknown): void => {
      if (typeof value === "number") days.set(name, value - origin);
    };
    own.forEach((i, k) => lineDays.forEach((name) => note(`${name} ${k}`, columns.get(name)?.[i])));
    for (const name of lastDays) note(name, values.columns.get(name)?.[values.place.get(id) ?? -1]);
    const starts = own.map((_, k) => days.get(`start ${k}`) ?? NaN);
    append(found, JSON.stringify(own.map(agents)), {first: own[0] ?? 0, days, starts});
  }
  return found;
}

/** Pairs of courses with the same starts, and with as many further days that agree as do not. */
function pairsWithStarts(courses: readonly Course[]): [Course, Course][] {
  // Where every clock begins with the first start, the second tells more.
  const key = ({starts}: Course): number => (starts[0] ?? 0) + (starts[1] ?? 0);
  const sorted = courses.toSorted((a, b) => key(a) - key(b));
  return sorted.flatMap((a, i) => {
    const pairs: [Course, Course][] = [];
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j];
      if (b === undefined || key(b) - key(a) > 2 * FEW_DAYS) break;
      if (!a.starts.every((day, k) => near(day, b.starts[k] ?? NaN))) continue;
      const {agree, differ} = furtherDays(a, b);
      if (agree > 0 && agree >= differ) pairs.push([a, b]);
    }
    return pairs;
  });
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= FEW_DAYS;

function furtherDays(a: Course, b: Course): {readonly agree: number; readonly differ: number} {
  const both = [...a.days].filter(([name]) => b.days.has(name) && !name.startsWith("start "));
  const agree = both.filter(([name, day]) => near(day, b.days.get(name) ?? NaN)).length;
  return {agree, differ: both.length - agree};
}

/** Probability that two courses of a sequence agree as these do: of each day that agrees, given the one before. */
function chanceOf(a: Course, b: Course, shares: Shares): number {
  let before: string | null = null;
  // Which of the days agree was not known before.
  let chance = 2 ** furtherDays(a, b).differ;
  for (const [name, day] of a.days) {
    const other = b.days.get(name);
    if (other === undefined || !near(day, other)) continue;
    const gap = day - (a.days.get(before ?? "") ?? 0);
    const gapOther = other - (b.days.get(before ?? "") ?? 0);
    const share = Math.max(shares(null, name, day, other), before === null ? 0 : shares(before, name, gap, gapOther));
    // Twice: exact or nearly, whichever it is.
    chance *= Math.min(1, 2 * share);
    before = name;
  }
  return chance;
}

/** Share of two that agree in the days from one day (null = the origin of the clock) to another as near as these two do: among pairs of the file, or of the others with these, whichever is more. */
type Shares = (from: string | null, to: string, a: number, b: number) => number;

function sharesOf(courses: readonly Course[]): Shares {
  const known = new Map<string, number[]>();
  const overall = new Map<string, number>();
  const sortedGaps = (from: string | null, to: string): number[] =>
    courses
      .flatMap(({days}) => {
        const [start, end] = [from === null ? 0 : days.get(from), days.get(to)];
        return start === undefined || end === undefined ? [] : [end - start];
      })
      .toSorted((x, y) => x - y);
  return (from, to, a, b) => {
    const name = `${from}\n${to}`;
    const gaps = known.get(name) ?? sortedGaps(from, to);
    known.set(name, gaps);
    const within = a === b ? 0 : 2 * FEW_DAYS;
    const all = overall.get(`${name}\n${within}`) ?? shareOfPairs(gaps, within);
    overall.set(`${name}\n${within}`, all);
    const others = countUpTo(gaps, a + within) - countUpTo(gaps, a - within, true) - 2;
    return Math.max(all, (others + 1) / (gaps.length - 1));
  };
}

/** How many of sorted numbers are at most, or below, one. */
function countUpTo(sorted: readonly number[], value: number, below = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] ?? 0;
    if (below ? at < value : at <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shareOfPairs(sorted: readonly number[], within: number): number {
  const pairs = sorted.reduce((sum, value, i) => sum + countUpTo(sorted, value + within) - i - 1, 0);
  return pairs / ((sorted.length * (sorted.length - 1)) / 2);
}

/** Columns, days and identifiers apart, in which the two of every pair differ and which repeat: a centre. */
function columnsApart(
  {columns}: TypedRecords,
  values: Pick<PatientValues, "columns" | "place">,
  pairs: readonly (readonly [Course, Course])[]
): string[] {
  const ids = columns.get("patient_id") ?? [];
  const all = new Map([...columns].map(([name, of]) => [name, (i: number) => of[i] ?? null]));
  for (const [name, of] of values.columns)
    all.set(name, (i: number) => of[values.place.get(String(ids[i])) ?? -1] ?? null);
  const isWord = (value: unknown): boolean => typeof value === "string" && value !== "";
  return [...all]
    .filter(([name]) => name !== "patient_id" && name !== "regimen")
    .filter(([, at]) =>
      pairs.every(([a, b]) => isWord(at(a.first)) && isWord(at(b.first)) && at(a.first) !== at(b.first))
    )
    .filter(([, at]) => new Set(ids.map((_, i) => at(i))).size <= Math.max(2, ids.length / 4))
    .map(([name]) => name);
}
