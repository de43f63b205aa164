import {binomialUpper} from "../math/binomial-tail.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {isoDay} from "./calendar-day.ts";
import type {CellValue} from "./cell-values.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** Fewest progressions on such a day to be told, and for a run to stop. */
const FEWEST_TOLD = 3;
const FEWEST_STOP = 5;
/** Share of progressions that are found on the day on which the next line begins, and of those on a line stopped for another reason that are found on the day of the stop, at most. */
const BY_CHANCE = {next: 0.1, stop: 0.2} as const;
/** Probability by chance below which they are told. */
const BELOW = 0.01;
/** Share from which on the run stops. */
const MOSTLY = 0.5;
/** Share of days on one day of the month from which on they are months. */
const IN_MONTHS = 0.5;
/** Reasons for a stop that are no progression. */
const otherReasons: ReadonlySet<unknown> = new Set([
  "toxicity",
  "completion",
  "planned-pause",
  "patient-decision",
  "access",
  "other"
]);

/** What a day of progression may stand for instead. */
type OtherDay = keyof typeof BY_CHANCE;

interface OtherDayOptions {
  readonly spelled: (column: string) => string;
  /** Whether days are counted from a day of each patient. */
  readonly isRelative: boolean;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Tells, or stops from a half of them on, where more progressions than chance gives stand on the day on which the next line begins (the time is that to next treatment), or on the day on which a line was stopped for toxicity or another
 * reason than progression (that day may stand for no progression). Where dates are months nothing is told of the next line, and where lines end on that day too nothing stops.
 *
 * @example
 * const found = [];
 * const ids = ["A", "A", "B", "B", "C", "C", "D", "D", "E", "E"];
 * const columns = new Map([["patient_id", ids], ["start", ids.map((_, i) => 90 * (i % 2))], ["progression", ids.map((_, i) => i % 2 === 0 ? 90 : null)]]);
 * const lines = {columns, file: ids.map(() => "c"), row: ids.map((_, i) => i + 2), unusable: ids.map(() => null)};
 * checkProgressionOfOtherDay(lines, {spelled: (column) => column, isRelative: true, log: {add: ({code, count}) => found.push([code, count])}});
 * found // [["progression-on-next-start", 5]]
 */
export function checkProgressionOfOtherDay(
  lines: Pick<TypedRecords, "columns" | "file" | "row" | "unusable">,
  {spelled, isRelative, log}: OtherDayOptions
): void {
  const at = (name: string, i: number): CellValue => lines.columns.get(name)?.[i] ?? null;
  const progressed = lines.row.flatMap((_, i) =>
    lines.unusable[i] === null && typeof at("progression", i) === "number" ? [i] : []
  );
  const next = nextStarts(lines);
  const before = progressed.filter((i) => next.has(i));
  const onNext = before.filter((i) => next.get(i) === at("progression", i));
  const inMonths = !isRelative && areMonths(before.map((i) => Number(at("progression", i))));
  // Where lines end where the next begins, the change of line is all that is recorded, and that is told of the ends.
  const changes = onNext.filter((i) => at("end", i) === at("progression", i));
  if (!inMonths) tell("next", {on: onNext, of: before.length, mayStop: changes.length < MOSTLY * onNext.length});
  const stopped = progressed.filter((i) => otherReasons.has(at("stop_reason", i)) && typeof at("end", i) === "number");
  tell("stop", {on: stopped.filter((i) => at("end", i) === at("progression", i)), of: stopped.length, mayStop: true});

  function tell(
    day: OtherDay,
    {on, of, mayStop}: {readonly on: readonly number[]; readonly of: number; readonly mayStop: boolean}
  ): void {
    if (on.length < FEWEST_TOLD || binomialUpper(on.length, of, BY_CHANCE[day]) >= BELOW) return;
    const stops = mayStop && on.length >= FEWEST_STOP && on.length >= MOSTLY * of;
    const {code, received, hint, why, other} = words[day];
    log.add({
      code,
      severity: stops ? "error" : "warning",
      ...(stops ? {stops: true as const} : {}),
      ...recordPlaces(lines, on),
      column: spelled("progression"),
      expected: "days of progression on which it was found",
      received: `${on.length} of ${of} ${received} (${spelled(day === "next" ? "start" : "end")})`,
      hint: stops ? hint : `${hint}; it counts as progression`,
      count: on.length,
      ...(stops ? {choices: [...other, {line: `accept: [${code}]`, why}]} : {})
    });
  }
}

const words = {
  next: {
    code: "progression-on-next-start",
    received: "on the day on which the next line begins",
    hint: "does the start of the next line stand for a progression whose day is not known? then this is the time to next treatment",
    other: [{line: "endpoints: [rwTTNT]", why: "the time to next treatment is what the file can tell"}],
    why: "they progressed, and began the next line on the day on which it was found"
  },
  stop: {
    code: "progression-on-other-stop",
    received: "on the day of a stop for another reason than progression",
    hint: "does the day of the stop stand there for no progression until then? take these days out of the file, or say",
    other: [],
    why: "they progressed, and it was found on the day of the stop"
  }
} as const;

/** The start of the next line of the same patient, where one begins later; by place. */
function nextStarts({columns, unusable, row}: Pick<TypedRecords, "columns" | "unusable" | "row">): Map<number, number> {
  const ids = columns.get("patient_id") ?? [];
  const starts = columns.get("start") ?? [];
  const usable = row.flatMap((_, i) => (unusable[i] === null && typeof starts[i] === "number" ? [i] : []));
  const sorted = usable.toSorted((a, b) => Number(starts[a]) - Number(starts[b]));
  const next = new Map<number, number>();
  const later = new Map<CellValue, number>();
  for (const i of sorted.toReversed()) {
    const start = Number(starts[i]);
    const id = ids[i] ?? null;
    const after = later.get(id);
    if (after !== undefined && after > start) next.set(i, after);
    later.set(id, start);
  }
  return next;
}

/** Whether most days are one day of their months, as the first or the middle of a month stands for the month. */
function areMonths(days: readonly number[]): boolean {
  const counts = new Map<string, number>();
  for (const day of days) {
    const own = isoDay(day).slice(-2);
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) > IN_MONTHS * days.length;
}
