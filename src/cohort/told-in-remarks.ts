import {regimenParser} from "../adc/parse-regimen.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {dateOrders} from "./date-forms.ts";
import {formatOf, type DateMode} from "./date-plan.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {remarkDays} from "./remark-days.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";
import {dayTold} from "./word-with-day.ts";

/** Most days that a first dose elsewhere lies before the first one that is recorded. */
const MOST_BEFORE = 120;

type Lines = Pick<TypedRecords, "columns" | "unknown" | "file" | "row">;

interface RemarkOptions {
  readonly dateMode: DateMode;
  readonly log: Pick<IssueLog, "add">;
}

/** A day that a remark tells and the columns of its line do not. */
interface Untold {
  /** Place of the remark, and its column. */
  readonly i: number;
  readonly column: string;
  /** Place of the line that it is of. */
  readonly of: number;
}

/**
 * Stops where a remark tells a progression on a line that has none or a later one (`PD am 22.01.2022 lt. Arztbrief`), or a first dose of an ADC before its start (`cycle 1 given at outside hospital 2020-10-10`): which of the two is right nobody but a person knows.
 * Each day is of the line in which it lies. `order` lists the usable records.
 *
 * @example
 * const found = [];
 * const columns = new Map([["patient_id", ["A"]], ["regimen", ["SG"]], ["start", [18300]], ["progression", [null]], ["note", ["PD on CT 2020-03-01"]]]);
 * const lines = {columns, unknown: new Set(["note"]), file: ["c"], row: [2]};
 * checkToldInRemarks(lines, [0], {dateMode: {mode: "real", format: "iso"}, log: {add: ({code, count}) => found.push([code, count])}});
 * found // [["progression-in-remark", 1]]
 */
export function checkToldInRemarks(lines: Lines, order: readonly number[], {dateMode, log}: RemarkOptions): void {
  if (dateMode.mode === "relative") return;
  const columns = [...lines.unknown].filter(isRemarkColumn);
  if (columns.length === 0) return;
  const patients = new Map<string, number[]>();
  for (const i of order) append(patients, String(lines.columns.get("patient_id")?.[i]), i);
  const isAdc = adcsIn(lines);
  const found: Record<"progression" | "first dose", Untold[]> = {"progression": [], "first dose": []};
  for (const own of patients.values())
    for (const {i, column, says, day} of remarksOf(lines, own, columns, dateMode)) {
      const of = says === "progression" ? lineOfProgression(lines, own, day) : lineOfFirstDose(lines, own, day, isAdc);
      if (of !== null && !found[says].some((one) => one.of === of && one.column === column))
        found[says].push({i, column, of});
    }
  report(lines, found.progression, {
    code: "progression-in-remark",
    expected: "a progression that a remark tells in the column of progression too",
    hint: "the line of that day has no progression, or a later one; write the day into the file, or choose",
    why: "the columns are right",
    log
  });
  report(lines, found["first dose"], {
    code: "start-in-remark",
    expected: "the first dose that a remark tells in the column of starts",
    hint: "the line begins later; progression-free survival counts from the first dose: write the day into the file, or choose",
    why: "the column is right",
    log
  });
}

/** Days that remarks tell, each once for a patient: a wide row has one record for each of its lines. */
function remarksOf(
  {columns, file}: Lines,
  own: readonly number[],
  remarks: readonly string[],
  dateMode: DateMode
): {readonly i: number; readonly column: string; readonly says: "progression" | "first dose"; readonly day: number}[] {
  const seen = new Set<string>();
  return remarks.flatMap((column) =>
    own.flatMap((i) => {
      const text = columns.get(column)?.[i];
      if (typeof text !== "string" || seen.has(`${column}\n${text}`)) return [];
      seen.add(`${column}\n${text}`);
      const {format} = formatOf(dateMode, {file: file[i] ?? "", column, canonical: null});
      const order = dateOrders.find((one) => one === format);
      return remarkDays(text).flatMap(({says, day}) => {
        const told = dayTold(day, order);
        return says === "dead" || told === null ? [] : [{i, column, says, day: told}];
      });
    })
  );
}

const dayAt = ({columns}: Lines, name: string, i: number): number | null => {
  const value = columns.get(name)?.[i];
  return typeof value === "number" ? value : null;
};

/** The line in which a progression lies, where it has none or a later one; null where the columns tell it. */
function lineOfProgression(lines: Lines, own: readonly number[], day: number): number | null {
  if (own.some((i) => dayAt(lines, "progression", i) === day)) return null;
  const begun = own
    .filter((i) => (dayAt(lines, "start", i) ?? Infinity) < day)
    .toSorted((a, b) => (dayAt(lines, "start", a) ?? 0) - (dayAt(lines, "start", b) ?? 0));
  const of = begun.at(-1);
  if (of === undefined) return null;
  const recorded = dayAt(lines, "progression", of);
  return recorded === null || recorded > day ? of : null;
}

/** The next ADC that begins after a first dose, where no line lies between. */
function lineOfFirstDose(
  lines: Lines,
  own: readonly number[],
  day: number,
  isAdc: (i: number) => boolean
): number | null {
  const later = own
    .filter((i) => (dayAt(lines, "start", i) ?? -Infinity) > day)
    .toSorted((a, b) => (dayAt(lines, "start", a) ?? 0) - (dayAt(lines, "start", b) ?? 0));
  const [of] = later;
  if (of === undefined || !isAdc(of) || own.some((i) => dayAt(lines, "start", i) === day)) return null;
  return (dayAt(lines, "start", of) ?? Infinity) - day <= MOST_BEFORE ? of : null;
}

function adcsIn({columns}: Lines): (i: number) => boolean {
  const parse = regimenParser();
  return (i) => parse(String(columns.get("regimen")?.[i] ?? "")).adcs.length > 0;
}

interface Reported {
  readonly code: string;
  readonly expected: string;
  readonly hint: string;
  readonly why: string;
  readonly log: Pick<IssueLog, "add">;
}

function report(lines: Lines, untold: readonly Untold[], {code, expected, hint, why, log}: Reported): void {
  const [first] = untold;
  if (first === undefined) return;
  log.add({
    code,
    severity: "error",
    stops: true,
    ...recordPlaces(
      lines,
      untold.map(({i}) => i)
    ),
    column: [...new Set(untold.map(({column}) => column))].join(" / "),
    expected,
    received: `${untold.length} ${untold.length === 1 ? "remark" : "remarks"} with another day`,
    hint,
    count: untold.length,
    choices: [{line: `accept: [${code}]`, why}]
  });
}
