import type {IssueLog} from "../record/issue-log.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/** Fewest patients with a further line, of whom a habit of the file can be told. */
const FEWEST_PATIENTS = 5;
/** Longest median of lines, in the unit of the file, that can hardly be days: half of all lines would have ended within two weeks. */
const SHORT = 14;
/** Latest of all times that may be months: twenty years. */
const LATEST = 240;

/**
 * Stops where days of lines look like months or weeks: of five patients or more with a further line half of the lines end within 14, and no day is later than 240. Every time would be as many times too short.
 *
 * @example
 * const found = [];
 * const ids = ["A", "A", "B", "B", "C", "C", "D", "D", "E", "E"];
 * const columns = new Map([["patient_id", ids], ["start", ids.map((_, i) => 8 * (i % 2))], ["end", ids.map((_, i) => 8 * (i % 2) + 6)]]);
 * const lines = {columns, file: ids.map(() => "c"), row: ids.map((_, i) => i + 2), unusable: ids.map(() => null)};
 * checkDaysInMonths(lines, {spelled: (column) => column, log: {add: ({code, count}) => found.push([code, count])}});
 * found // [["days-look-like-months", 10]]
 */
export function checkDaysInMonths(
  lines: Pick<TypedRecords, "columns" | "file" | "row" | "unusable">,
  {spelled, log}: {readonly spelled: (column: string) => string; readonly log: Pick<IssueLog, "add">}
): void {
  const usable = lines.row.flatMap((_, i) => (lines.unusable[i] === null ? [i] : []));
  const dayAt = (name: string, i: number): number | null => {
    const day = lines.columns.get(name)?.[i];
    return typeof day === "number" ? day : null;
  };
  const starts = new Map<string, Set<number>>();
  for (const i of usable) {
    const id = String(lines.columns.get("patient_id")?.[i]);
    starts.set(id, (starts.get(id) ?? new Set()).add(dayAt("start", i) ?? 0));
  }
  const further = [...starts.values()].filter(({size}) => size > 1).length;
  const spans = usable
    .flatMap((i) => {
      const [start, end] = [dayAt("start", i), dayAt("end", i) ?? dayAt("progression", i)];
      return start === null || end === null || end < start ? [] : [end - start];
    })
    .toSorted((a, b) => a - b);
  const median = spans[Math.floor((spans.length - 1) / 2)] ?? Infinity;
  const days = ["start", "end", "progression", "last_assessment"].flatMap((name) =>
    usable.map((i) => dayAt(name, i) ?? 0)
  );
  const latest = days.reduce((most, day) => Math.max(most, day), 0);
  if (further < FEWEST_PATIENTS || median > SHORT || median === 0 || latest > LATEST) return;
  log.add({
    code: "days-look-like-months",
    severity: "error",
    stops: true,
    file: recordPlace(lines, usable[0] ?? 0).file,
    column: spelled("start"),
    expected: "days, which lines of therapy are counted in",
    received: `half of ${spans.length} lines end within ${median}, the latest day is ${latest}`,
    hint: "are they months or weeks? write dates, or days (months times 30.44, weeks times 7), or say",
    count: spans.length,
    choices: [{line: "accept: [days-look-like-months]", why: "they are days"}]
  });
}
