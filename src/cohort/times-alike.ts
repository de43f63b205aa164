import type {IssueLog} from "../record/issue-log.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** Fewest records with the longest time, how many times the next time it is, and most of all records that have it. */
const FEWEST = 3;
const FAR = 1.5;
const MOST_OF_ALL = 0.25;
/** Probability, below which nobody of them would have been censored in between. */
const BY_CHANCE = 1e-4;
/** Fewest other records, and share of them with a time of their own. */
const FEWEST_OTHERS = 20;
const OWN_TIME = 0.5;

/**
 * Tells of several records with one time far beyond every other, where no cut-off makes it: all of them are events, or all are censored though others were censored so often until then that somebody would have been in
 * between. A code may stand for a time there.
 *
 * @example
 * const found = [];
 * const times = [...Array.from({length: 40}, (_, i) => 1 + i / 3), 60, 60, 60, 60];
 * const records = {columns: new Map([["time", times], ["event", times.map((_, i) => (i < 40 ? i % 2 : 0))]]), file: times.map(() => "c"), row: times.map((_, i) => i + 2), unusable: times.map(() => null)};
 * tellTimesAlike(records, "months", {add: ({code, received, count}) => found.push([code, received, count])});
 * found // [["times-alike-far-off", "60, censored", 4]]
 */
export function tellTimesAlike(
  records: Pick<TypedRecords, "columns" | "file" | "row" | "unusable">,
  column: string,
  log: Pick<IssueLog, "add">
): void {
  const [times, events] = [records.columns.get("time") ?? [], records.columns.get("event") ?? []];
  const usable = records.unusable.flatMap((reason, i) => (reason === null && typeof times[i] === "number" ? [i] : []));
  const timeOf = (i: number): number => Number(times[i]);
  const longest = usable.reduce((most, i) => Math.max(most, timeOf(i)), 0);
  const places = usable.filter((i) => timeOf(i) === longest);
  const others = usable.filter((i) => timeOf(i) < longest);
  const own = others.map(timeOf).toSorted((a, b) => a - b);
  const next = own.at(-1) ?? 0;
  const is = events[places[0] ?? -1];
  if (places.length < FEWEST || places.length > MOST_OF_ALL * usable.length || next <= 0 || longest < FAR * next)
    return;
  if (others.length < FEWEST_OTHERS || new Set(own).size < OWN_TIME * own.length) return;
  if (places.some((i) => events[i] !== is) || (is !== 0 && is !== 1)) return;
  if (is === 0) {
    // Censoring as often as in the later half of the other times.
    const from = own[own.length >> 1] ?? 0;
    const censored = others.filter((i) => events[i] === 0 && timeOf(i) > from).length;
    const observed = usable.reduce((sum, i) => sum + Math.max(0, Math.min(timeOf(i), next) - from), 0);
    if (Math.exp((-censored / observed) * places.length * (longest - next)) >= BY_CHANCE) return;
  }
  log.add({
    code: "times-alike-far-off",
    severity: "warning",
    ...recordPlaces(records, places),
    column,
    expected: `times that go on to the longest one, after ${next}`,
    received: `${longest}, ${is === 1 ? "with an event" : "censored"}`,
    hint: `is ${longest} a code for a time that is not known? values: {time: {${JSON.stringify(String(longest))}: ""}}`,
    count: places.length
  });
}
