import {fromMonths, toMonths} from "../math/calendar-days.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {PlanChoice} from "../record/issue.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {CellValue} from "./cell-values.ts";
import {dictionary, normalName} from "./column-dictionary.ts";
import {orderProofs} from "./date-columns.ts";
import {dateCell} from "./date-forms.ts";
import {dayOfDate} from "./date-rules.ts";
import {isGraveLoss} from "./grave-loss.ts";
import {outcomeEndpoint} from "./outcome-endpoint.ts";
import {headersInLanguages} from "./header-languages.ts";

/** Share of the rows, of which the dates agree with the times, so that the two are taken to be of one thing; of fewer none is known to be wrong. */
const ONE_THING = 0.6;
/** Fewest rows with both. */
const FEWEST = 5;
/** What two ways of counting months and years may differ by, and days besides: a first day that counts or not. */
const PER_CENT = 0.02;
const DAYS = 2;
const units: readonly TimeUnit[] = ["days", "weeks", "months", "years"];

const starts: ReadonlySet<string> = new Set([
  "start",
  ...(dictionary.find(({name}) => name === "start")?.synonyms ?? []),
  ...headersInLanguages("start"),
  ..."index_date|date_index|baseline_date|baseline|c1d1|c1d1_date|origin|origin_date|date_origin|randomisation_date|randomization_date|rand_date|adc_start|adc_start_date|enrolment_date|enrollment_date|starting_date|date_of_start|treatment_start_date|startdt|trtsdt|therapy_start_date|first_treatment|index".split(
    "|"
  )
]);
/** Days on which the time itself ends, in whichever way. */
const ends =
  /^(?:(?:rw)?(?:pfs|os|dfs|efs|rfs|ttp|event|endpoint|censor|censoring|outcome)_?(?:date|dt|day|datum|end|end_date)|(?:date|datum|fecha|data)_(?:of_)?(?:de_)?(?:rw)?(?:pfs|os|dfs|efs|rfs|ttp|event|endpoint|censoring|ereignis|evento|evenement)|(?:event|pfs|os)_or_censor(?:ing)?_date|adt|ereignisdatum|end_of_follow_up|follow_up_end|followup_end_date|fu_end_date)$/;

/** Days of the event itself, on which the times of those who had it end. */
const daysOfEvent = (canonical: "progression" | "death"): ReadonlySet<string> =>
  new Set([
    canonical,
    ...(dictionary.find(({name}) => name === canonical)?.synonyms ?? []).map((name) => normalName(name)),
    ...headersInLanguages(canonical)
  ]);
const progressions = daysOfEvent("progression");
const deaths = daysOfEvent("death");

/** Times of a file as they were read. */
export interface TimesRead {
  /** As the file spells it. */
  readonly time: string;
  readonly unit: TimeUnit;
  readonly times: readonly (CellValue | undefined)[];
  /** Outcome as the file spells it, and as it was read; where they stand here, times of events are compared with days of progression or death too. */
  readonly event?: string;
  readonly events?: readonly (CellValue | undefined)[];
}

/**
 * Compares times of ready-made follow-up with the days beside them on which they start and end. Where most agree, those that do not are told, and two and more that are over 5 % stop; where most agree in another unit than the
 * declared one, that stops too.
 *
 * @example
 * const days = ["2023-01-31", "2023-03-02", "2023-04-01", "2023-05-01", "2023-05-31", "2023-06-30"];
 * const table = {name: "c.csv", header: ["start_date", "pfs_date", "t"], columns: [days.map(() => "2023-01-01"), days, []], row: [2, 3, 4, 5, 6, 7]};
 * const found = [];
 * checkTimeAgainstDates(table, {time: "t", unit: "days", times: [30, 60, 90, 12, 15, 180]}, {add: ({code, row, count}) => found.push([code, row, count])});
 * found // [["time-against-dates", 5, 2]]
 */
export function checkTimeAgainstDates(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  {time, unit, times, event, events = []}: TimesRead,
  log: Pick<IssueLog, "add">
): void {
  const table = {header, columns, row};
  const endpoint = event === undefined ? "unknown" : outcomeEndpoint(event, time);
  const beside =
    spansBeside(table, {time, times}, (name) => ends.test(name)) ??
    spansBeside(
      table,
      {time, times: times.map((own, i) => (events[i] === 1 ? own : undefined))},
      // A therapy ends on other days too.
      (name) => endpoint !== "end of therapy" && (endpoint === "death" ? deaths : progressions).has(name)
    );
  if (beside === null) return;
  const {start, end, spans} = beside;
  if (spans.length < FEWEST) return;
  const rounding = 10 ** -Math.max(0, ...spans.map(({time: own}) => /\.(\d+)$/.exec(String(own))?.[1]?.length ?? 0));
  const against = (of: TimeUnit): Span[] => spans.filter((span) => !agrees(span, of, rounding));
  const others = units.filter((one) => one !== unit && spans.length - against(one).length >= ONE_THING * spans.length);
  const own = against(unit);
  const areOne = spans.length - own.length >= ONE_THING * spans.length;
  const [first] = own;
  if (first === undefined || (!areOne && others.length === 0)) return;
  const stops = isGraveLoss(own.length, spans.length);
  const choices: PlanChoice[] = [
    ...(areOne ? [] : others.map((one) => ({line: `unit: ${one}`, why: "as the dates say"}))),
    {line: "accept: [time-against-dates]", why: "the times are right, and the dates are not used"}
  ];
  log.add({
    code: "time-against-dates",
    severity: stops ? "error" : "warning",
    ...(stops ? {stops: true as const, choices} : {}),
    file,
    row: row[first.i] ?? null,
    column: time,
    expected: `the time from ${start} to ${end}, in ${unit}`,
    received: `${own.length} of ${spans.length} rows with another`,
    hint: `on row ${row[first.i] ?? ""} the dates make ${inUnit(first.days, unit)} and the time is ${first.time}; correct what is wrong`,
    count: own.length
  });
}

/** Times with the days between the one start and the one end that stand beside them; null where there are none such. */
function spansBeside(
  {header, columns, row}: Pick<CsvTable, "header" | "columns" | "row">,
  {time, times}: Pick<TimesRead, "time" | "times">,
  isEnd: (name: string) => boolean
): {readonly start: string; readonly end: string; readonly spans: readonly Span[]} | null {
  const only = (fits: (name: string) => boolean): string | null => {
    const found = header.filter((column) => column !== time && fits(normalName(column)));
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  const [start, end] = [only((column) => starts.has(column)), only(isEnd)];
  if (start === null || end === null) return null;
  const daysOf = (column: string): readonly (number | null)[] => daysIn(columns[header.indexOf(column)] ?? [], row);
  const [from, to] = [daysOf(start), daysOf(end)];
  const spans = row.flatMap((_, i): Span[] => {
    const [a, b, own] = [from[i], to[i], times[i]];
    return a === null || a === undefined || b === null || b === undefined || typeof own !== "number"
      ? []
      : [{i, days: b - a, time: own}];
  });
  return {start, end, spans};
}

/** Shortest span of days that tells one unit from another, share of such records that have to agree, and fewest of them. */
const TELLING = {days: 14, share: 0.9, records: 3};

/**
 * The unit in which times agree with the days beside them on which they start and end; null where no such days stand there, or more than one unit or none agrees.
 *
 * @example
 * const days = ["2023-01-31", "2023-03-02", "2023-04-01"];
 * const table = {header: ["STARTDT", "ADT", "AVAL"], columns: [days.map(() => "2023-01-01"), days, []], row: [2, 3, 4]};
 * unitByDates(table, {time: "AVAL", times: [31, 61, 91]}) // {unit: "days", start: "STARTDT", end: "ADT"}
 */
export function unitByDates(
  table: Pick<CsvTable, "header" | "columns" | "row">,
  given: Pick<TimesRead, "time" | "times">
): {readonly unit: TimeUnit; readonly start: string; readonly end: string} | null {
  const beside = spansBeside(table, given, (name) => ends.test(name));
  if (beside === null) return null;
  const telling = beside.spans.filter(({days}) => days >= TELLING.days);
  if (telling.length < TELLING.records) return null;
  const rounding = 10 ** -Math.max(0, ...telling.map(({time}) => /\.(\d+)$/.exec(String(time))?.[1]?.length ?? 0));
  const agreeing = units.filter(
    (unit) => telling.filter((span) => agrees(span, unit, rounding)).length >= TELLING.share * telling.length
  );
  const [unit] = agreeing;
  return agreeing.length === 1 && unit !== undefined ? {unit, start: beside.start, end: beside.end} : null;
}

interface Span {
  readonly i: number;
  readonly days: number;
  readonly time: number;
}

const inUnit = (days: number, unit: TimeUnit): number =>
  Number(fromMonths(toMonths(days, "days"), unit).toPrecision(3));

function agrees({days, time}: Span, unit: TimeUnit, rounding: number): boolean {
  const own = fromMonths(toMonths(time, unit), "days");
  const step = fromMonths(toMonths(rounding, unit), "days");
  return Math.abs(own - days) <= step + PER_CENT * Math.abs(days) + DAYS;
}

/** Days of a column whose dates are read in one way: dates that depend on an order are none where the cells do not prove it. */
function daysIn(texts: readonly string[], row: readonly number[]): (number | null)[] {
  const cells = texts.map((text) => (text.trim() === "" ? null : dateCell(text.trim())));
  const {possible} = orderProofs({row, cells});
  const order = possible.length === 1 ? (possible[0] ?? null) : null;
  return cells.map((cell) => (cell === null ? null : dayOfDate(cell.date, {order, epoch: 1900, lastYear: 2049})));
}
