import {regimenParser} from "../adc/parse-regimen.ts";
import {adcLabel} from "../adc/regimen.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {adcKey} from "./therapy-lines.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** Fewest days that a mistyped year moves a progression from the stop for it, which is within a month of it. */
const YEAR_FROM_STOP = 335;
/** Fewest days that it moves the start of an ADC before the end of the one before, where two months lie between the two. */
const YEAR_OVER = 305;
/** Share of ADCs before another one that have an end, from which on a blank end is treatment that goes on. */
const RECORDED = 0.5;
/** Fewest such ADCs by which that is told. */
const FEWEST_BEFORE = 5;
/** Most days between the starts of ADCs that are given together. */
const TOGETHER = 7;
/** Most days before its line that a progression may be one of the line before. */
const MONTH = 31;

interface YearOptions {
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

type Lines = Pick<TypedRecords, "columns" | "file" | "row" | "unusable">;

function dayAt({columns}: Lines, name: string, i: number): number | null {
  const value = columns.get(name)?.[i];
  return typeof value === "number" ? value : null;
}

/**
 * Stops where a progression lies a year or so from the end of a line that was stopped for it: later, or before an assessment of the line that saw none. A year before the end of a line without such an assessment
 * may be therapy beyond progression, and is a warning.
 *
 * @example
 * const found = [];
 * const lines = {columns: new Map([["end", [100]], ["progression", [470]], ["stop_reason", ["progression"]]]), file: ["c"], row: [2], unusable: [null]};
 * checkYearsOfProgression(lines, {spelled: (column) => column, log: {add: ({code, stops}) => found.push([code, stops])}});
 * found // [["progression-year-from-stop", true]]
 */
export function checkYearsOfProgression(lines: Lines, {spelled, log}: YearOptions): void {
  const found: Record<"stops" | "warns", number[]> = {stops: [], warns: []};
  for (const [i, reason] of (lines.columns.get("stop_reason") ?? []).entries()) {
    const kind = reason === "progression" && lines.unusable[i] === null ? yearFromStop(lines, i) : null;
    if (kind !== null) found[kind].push(i);
  }
  for (const [kind, places] of [
    ["stops", found.stops],
    ["warns", found.warns]
  ] as const) {
    const [first] = places;
    if (first === undefined) continue;
    log.add({
      code: "progression-year-from-stop",
      severity: kind === "stops" ? "error" : "warning",
      ...(kind === "stops" ? {stops: true as const} : {}),
      ...recordPlaces(lines, places),
      column: spelled("progression"),
      expected: "a progression within a year of the stop for it",
      received: fromStop(lines, first),
      hint: "is a year mistyped? correct it, or say that it is none",
      count: places.length,
      ...(kind === "stops"
        ? {
            choices: [
              {
                line: "accept: [progression-year-from-stop]",
                why: "the days are right, and the stop was for another progression"
              }
            ]
          }
        : {})
    });
  }
}

function yearFromStop(lines: Lines, i: number): "stops" | "warns" | null {
  const [start, end, progression, assessment] = ["start", "end", "progression", "last_assessment"].map((name) =>
    dayAt(lines, name, i)
  );
  if (typeof end !== "number" || typeof progression !== "number" || Math.abs(progression - end) < YEAR_FROM_STOP)
    return null;
  if (progression > end) return "stops";
  // Up to a month before its line it is taken for one of the line before.
  if (typeof start === "number" && progression <= start) return progression < start - MONTH ? "stops" : null;
  return typeof assessment === "number" && assessment > progression ? "stops" : "warns";
}

function fromStop(lines: Lines, i: number): string {
  const days = Number(dayAt(lines, "progression", i)) - Number(dayAt(lines, "end", i));
  return `${Math.abs(days)} days ${days < 0 ? "before" : "after"} the end of the line`;
}

/** A usable line with an ADC. */
interface AdcCourse {
  readonly i: number;
  readonly products: string;
  readonly label: string;
  readonly start: number;
  /** Infinity = ongoing. */
  readonly end: number;
}

/**
 * Stops where an ADC begins most of a year before another, which ended first, had ended: its year may be mistyped, and it would count as the first of the two. `order` lists the usable records.
 *
 * @example
 * const found = [];
 * const lines = {columns: new Map([["patient_id", ["A", "A"]], ["regimen", ["SG", "T-DXd"]], ["start", [126, 30]], ["end", [385, 690]]]), file: ["c", "c"], row: [2, 3], unusable: [null, null]};
 * checkYearsOfStart(lines, [1, 0], {spelled: (column) => column, log: {add: ({code, received}) => found.push(code, received)}});
 * found // ["adc-year-before-other-ended", "T-DXd begins 355 days before SG of row 2 ended, and ended later"]
 */
export function checkYearsOfStart(
  lines: Lines,
  order: readonly number[],
  {spelled, log}: Omit<YearOptions, "log"> & {readonly log: Pick<IssueLog, "add"> & Partial<Pick<IssueLog, "all">>}
): void {
  const asked = new Set(
    (log.all?.() ?? []).flatMap(({code, file, rows = []}) =>
      code === "perhaps-not-given" ? rows.map((row) => `${file}\n${row}`) : []
    )
  );
  // What was perhaps never given is asked about already.
  const given = order.filter((i) => !asked.has(`${lines.file[i]}\n${lines.row[i]}`));
  const patients = [...coursesByPatient(lines, given)];
  // Where ends of ADCs before others are hardly recorded, a blank one does not go on.
  const before = patients.flatMap((own) => own.slice(0, -1));
  const areEndsRecorded =
    before.length < FEWEST_BEFORE || before.filter(({end}) => end < Infinity).length >= RECORDED * before.length;
  const pairs = patients.flatMap(yearOver).filter(([{end}]) => areEndsRecorded || end < Infinity);
  const [first] = pairs;
  if (first === undefined) return;
  const [course, other] = first;
  log.add({
    code: "adc-year-before-other-ended",
    severity: "error",
    stops: true,
    ...recordPlaces(
      lines,
      pairs.map(([{i}]) => i)
    ),
    column: spelled("start"),
    expected: "an ADC that begins about when the one before ends, or later",
    received: `${course.label} begins ${other.end - course.start} days before ${other.label} of row ${lines.row[other.i]} ended, and ${course.end === Infinity ? "has no end" : "ended later"}`,
    hint: `is the year of a start mistyped? which ADC came first depends on it; correct it${course.end === Infinity ? ", write never-given in place of a drug that was not given" : ""}, or say that it is none`,
    count: pairs.length,
    choices: [
      {line: "accept: [adc-year-before-other-ended]", why: "both were given at the same time, and the days are right"}
    ]
  });
}

function coursesByPatient(lines: Lines, order: readonly number[]): Iterable<readonly AdcCourse[]> {
  const parse = regimenParser();
  const patients = new Map<string, AdcCourse[]>();
  for (const i of order) {
    const {adcs} = parse(String(lines.columns.get("regimen")?.[i] ?? ""));
    const start = dayAt(lines, "start", i);
    if (adcs.length > 0 && start !== null)
      append(patients, String(lines.columns.get("patient_id")?.[i]), {
        i,
        products: adcs.map(adcKey).toSorted().join("|"),
        label: adcs.map(adcLabel).join(" + "),
        start,
        end: dayAt(lines, "end", i) ?? Infinity
      });
  }
  return patients.values();
}

/** Courses that began most of a year before another ended, and ended later; those of one product are looked for as recorded twice. */
function yearOver(own: readonly AdcCourse[]): [AdcCourse, AdcCourse][] {
  return own.flatMap((course): [AdcCourse, AdcCourse][] => {
    const other = own.find(
      ({products, start, end}) =>
        products !== course.products &&
        end < course.end &&
        end - course.start >= YEAR_OVER &&
        Math.abs(start - course.start) > TOGETHER
    );
    return other === undefined ? [] : [[course, other]];
  });
}
