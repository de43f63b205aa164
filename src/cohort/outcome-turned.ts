import {averageRanks} from "../math/average-ranks.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {CellValue} from "./cell-values.ts";
import {outcomeWitnesses} from "./outcome-witness.ts";
import {isSourceColumn} from "./source-columns.ts";
import type {TypedRecords} from "./typed-records.ts";

/** Most levels of a column that says where records come from. */
const MOST_LEVELS = 40;
/** How many times likelier what a second column says has to be with the outcome turned round, for each level that is looked at: chance makes it as seldom (Markov). */
const LIKELIER = 10_000;
/** Fewest records of either kind that a second column contradicts. */
const FEWEST_AGAINST = 2;
/** Fewest records elsewhere of which a second column says something. */
const FEWEST_ELSEWHERE = 10;

/** Without a second column: fewest events and censored records of a level, and elsewhere. */
const FEWEST_OF_LEVEL = 5;
const FEWEST_OF_OTHERS = 10;
/** Standard errors by which the order of events and censored records differs, and by which it is there elsewhere and turned round in the level. */
const ERRORS = {apart: 5, elsewhere: 3, own: 2} as const;
/** How near, turned round, share of events and order come to those elsewhere, and by what factor medians may differ. */
const NEAR = 0.2;
const FACTOR = 2;
/** Least difference of the share of events as it stands. */
const APART = 0.25;

interface Outcomes {
  readonly event: string;
  readonly time: string;
  readonly events: readonly (CellValue | undefined)[];
}

/**
 * Stops where the outcome of ready-made follow-up is coded the other way round at one centre, or source: a second column agrees with it elsewhere, and says the opposite there.
 *
 * @example
 * const found = [];
 * const centre = [..."AAAAAAAAAAAABBBBBB"];
 * const events = centre.map((_, i) => i % 2);
 * const vital = centre.map((of, i) => ((i % 2 === 1) === (of === "A") ? "dead" : "alive"));
 * const table = {name: "c.csv", header: ["centre", "vital"], columns: [centre, vital], row: centre.map((_, i) => i + 2)};
 * checkOutcomeTurned(table, {event: "event", time: "os", events}, {add: ({code, count}) => found.push([code, count])});
 * found // [["outcome-turned-at-source", 6]]
 */
export function checkOutcomeTurned(
  table: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  {event, time, events}: Outcomes,
  log: Pick<IssueLog, "add">
): void {
  const witnesses = outcomeWitnesses(table, {outcome: event, time});
  const sources = table.header.flatMap((column, k) =>
    isSourceColumn(column) && column !== event && column !== time ? [{column, texts: table.columns[k] ?? []}] : []
  );
  const tests = sources.flatMap(({column, texts}) =>
    levelsOf(texts).flatMap((places) => witnesses.map(({column: witness, says}) => ({column, places, witness, says})))
  );
  for (const {column, places, witness, says} of tests) {
    const told = events.flatMap((own, i) => (isOutcome(own) && (says[i] ?? null) !== null ? [i] : []));
    const isEvent = (i: number): boolean => says[i] === "event";
    if (!isTurnedBy(told, new Set(places), {events, isEvent}, tests.length)) continue;
    const [first] = places;
    log.add({
      ...turnedIssue(event),
      file: table.name,
      row: table.row[first ?? -1] ?? null,
      received: `the opposite where ${column} is ${table.columns[table.header.indexOf(column)]?.[first ?? -1]?.trim() ?? ""}`,
      hint: `column ${witness} says the opposite of the outcome there and agrees with it elsewhere: look at these records, and where ${witness} is right turn their outcome round in the file`,
      count: places.length,
      rows: places.flatMap((i) => table.row[i] ?? [])
    });
    return;
  }
}

const turnedIssue = (column: string) =>
  ({
    code: "outcome-turned-at-source",
    severity: "error",
    stops: true,
    column,
    expected: "a code of the outcome that means the same wherever the records come from",
    choices: [{line: "accept: [outcome-turned-at-source]", why: "the outcome is right as it stands everywhere"}]
  }) as const;

const isOutcome = (value: CellValue | undefined): value is 0 | 1 => value === 0 || value === 1;

/** Places of the records of each level of a column; none where it has one level alone, or too many. */
function levelsOf(texts: readonly (CellValue | undefined)[]): number[][] {
  const levels = listsByKey(
    texts.map((_, i) => i),
    (i) => String(texts[i] ?? "").trim()
  );
  levels.delete("");
  return levels.size < 2 || levels.size > MOST_LEVELS ? [] : [...levels.values()];
}

interface Said {
  readonly events: readonly (CellValue | undefined)[];
  readonly isEvent: (i: number) => boolean;
}

/** Whether what a second column says of a level is so much likelier with its outcome turned round. */
function isTurnedBy(
  told: readonly number[],
  level: ReadonlySet<number>,
  {events, isEvent}: Said,
  tests: number
): boolean {
  const counted = (inside: boolean, outcome: 0 | 1, says: boolean): number =>
    told.filter((i) => level.has(i) === inside && events[i] === outcome && isEvent(i) === says).length;
  const of = (inside: boolean, outcome: 0 | 1) => ({
    yes: counted(inside, outcome, true),
    no: counted(inside, outcome, false)
  });
  const [event, censored] = [of(true, 1), of(true, 0)];
  const [eventElsewhere, censoredElsewhere] = [of(false, 1), of(false, 0)];
  const share = ({yes, no}: {readonly yes: number; readonly no: number}): number => (yes + 0.5) / (yes + no + 1);
  const [a, b] = [share(eventElsewhere), share(censoredElsewhere)];
  const elsewhere = eventElsewhere.yes + eventElsewhere.no + censoredElsewhere.yes + censoredElsewhere.no;
  if (a <= b || elsewhere < FEWEST_ELSEWHERE || share(event) >= share(censored)) return false;
  if (Math.min(event.no, censored.yes) < FEWEST_AGAINST) return false;
  const likelier =
    (event.yes - censored.yes) * Math.log(b / a) + (event.no - censored.no) * Math.log((1 - b) / (1 - a));
  return likelier >= Math.log(LIKELIER * tests);
}

/**
 * Stops where nothing but the times says that the outcome is coded the other way round at one centre, source or file: elsewhere events come before censored records, there after them, by far beyond chance, and turned round the share of events and both medians are those of elsewhere.
 *
 * @example
 * const found = [];
 * const rows = Array.from({length: 90}, (_, i) => i);
 * const times = rows.map((i) => (i % 3 === 0 ? 12 : 3) + i / 50);
 * const events = rows.map((i) => ((i % 3 === 0) === (i >= 60) ? 1 : 0));
 * const records = {columns: new Map([["time", times], ["event", events], ["site", rows.map((i) => (i >= 60 ? "B" : "A"))]]), file: rows.map(() => "c.csv"), row: rows, unusable: rows.map(() => null)};
 * checkOutcomeTurnedByTimes(records, "status", {add: ({code, count}) => found.push([code, count])});
 * found // [["outcome-turned-at-source", 30]]
 */
export function checkOutcomeTurnedByTimes(
  {columns, file, row, unusable}: Pick<TypedRecords, "columns" | "file" | "row" | "unusable">,
  event: string,
  log: Pick<IssueLog, "add">
): void {
  const [times, events] = [columns.get("time") ?? [], columns.get("event") ?? []];
  const usable = unusable.flatMap((reason, i) => (reason === null && isOutcome(events[i]) ? [i] : []));
  const sources = [...columns].filter(([column]) => isSourceColumn(column));
  for (const [column, texts] of [...sources, ["the file", file] as const]) {
    const known = levelsOf(texts).map((places) => places.filter((i) => unusable[i] === null && isOutcome(events[i])));
    for (const own of known) {
      const level = new Set(own);
      const others = usable.filter((i) => !level.has(i));
      const of = (places: readonly number[], outcome: 0 | 1): number[] =>
        places.flatMap((i) => (events[i] === outcome ? [Number(times[i])] : []));
      if (!isTurnedByTimes([of(own, 1), of(own, 0)], [of(others, 1), of(others, 0)])) continue;
      const [first] = own;
      log.add({
        ...turnedIssue(event),
        file: file[first ?? -1] ?? null,
        row: row[first ?? -1] ?? null,
        received: `the opposite where ${column} is ${String(texts[first ?? -1] ?? "")}`,
        hint: "events have the longer times there and censored records the shorter ones, the other way round than elsewhere and far beyond chance: look at these records, and where their outcome is coded the other way round turn it in the file",
        count: own.length,
        rows: own.flatMap((i) => row[i] ?? [])
      });
      return;
    }
  }
}

/** Times of events, and of censored records. */
type TimesOf = readonly [events: readonly number[], censored: readonly number[]];

function isTurnedByTimes(own: TimesOf, others: TimesOf): boolean {
  if (own.some(({length}) => length < FEWEST_OF_LEVEL) || others.some(({length}) => length < FEWEST_OF_OTHERS))
    return false;
  const [here, there] = [orderOf(own), orderOf(others)];
  const apart = (there.share - here.share) / Math.hypot(here.error, there.error);
  return (
    apart >= ERRORS.apart &&
    there.share - 0.5 >= ERRORS.elsewhere * there.error &&
    0.5 - here.share >= ERRORS.own * here.error &&
    Math.abs(1 - here.share - there.share) <= NEAR &&
    Math.abs(1 - shareOfEvents(own) - shareOfEvents(others)) <= NEAR &&
    Math.abs(shareOfEvents(own) - shareOfEvents(others)) >= APART &&
    areAlike(own[1], others[0]) &&
    areAlike(own[0], others[1])
  );
}

const shareOfEvents = ([events, censored]: TimesOf): number => events.length / (events.length + censored.length);

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

function areAlike(a: readonly number[], b: readonly number[]): boolean {
  const ratio = middle(a) / middle(b);
  return ratio <= FACTOR && ratio >= 1 / FACTOR;
}

/** Probability that an event comes before a censored record, ties by half, with its standard error (Hanley and McNeil 1982). */
function orderOf([events, censored]: TimesOf): {readonly share: number; readonly error: number} {
  const [m, n] = [events.length, censored.length];
  const {rank} = averageRanks([...events, ...censored]);
  let sum = 0;
  for (let i = 0; i < m; i++) sum += rank[i] ?? 0;
  const share = 1 - (sum - (m * (m + 1)) / 2) / (m * n);
  const [q1, q2] = [share / (2 - share), (2 * share ** 2) / (1 + share)];
  const variance = (share * (1 - share) + (m - 1) * (q1 - share ** 2) + (n - 1) * (q2 - share ** 2)) / (m * n);
  return {share, error: Math.sqrt(Math.max(variance, 1 / (4 * m * n)))};
}
