import {drugCourses, type DrugCourse, type DrugRecord} from "./drug-course.ts";
import type {ReadDrug} from "./drug-role.ts";
import {daysOfRules, type LineRuleDays} from "./line-rules.ts";

/** A line of therapy made of drug records. */
export interface BuiltLine {
  /** What opened it: a conjugate, another line-defining drug, a companion without one, or a drug that is not read. */
  readonly opened: "conjugate" | "line-defining" | "companion" | "unread";
  /** Its drugs in the order of their starts, companions last. */
  readonly drugs: readonly string[];
  /** First dose of the conjugate or, without one, of the first drug. */
  readonly start: number;
  /** Last dose of the conjugate or, without one, of its drugs; null where one may go on. Companions never lengthen it. */
  readonly end: number | null;
  /** Records of drugs that were given alone after it without a progression in between. */
  readonly maintenance: readonly string[];
  /** Every row that it is made of, ascending. */
  readonly rows: readonly number[];
  /** The rows of those drugs whose doses are its own, ascending. */
  readonly doses: readonly number[];
}

interface Draft {
  readonly opened: BuiltLine["opened"];
  /** Those that opened it. */
  readonly own: DrugCourse[];
  readonly beside: DrugCourse[];
  readonly after: DrugCourse[];
}

interface LineOptions {
  readonly read: (drug: string) => ReadDrug;
  /** Days of the patient's progressions. */
  readonly progressions: readonly number[];
  readonly rules?: LineRuleDays;
}

/**
 * The lines of therapy of one patient, by the rules of `lineRules`. A conjugate's line lasts from its own first to its own last dose. Companions (`drugRole`) within a line, and without a progression
 * after it, open, shorten, lengthen and join nothing; after a progression, or where nothing was given before, they are lines of their own. Supportive drugs and local therapy open none.
 *
 * Throws `RangeError` when a number of days is not a whole number of 0 or more.
 *
 * @example
 * const roles = {"EV": "conjugate", "pembrolizumab": "companion", "SG": "conjugate"};
 * const read = (drug) => ({role: roles[drug], key: drug});
 * const records = [{drug: "EV", start: 0, end: 250, row: 2}, {drug: "pembrolizumab", start: 42, end: 300, row: 3}, {drug: "SG", start: 310, end: null, row: 4}];
 * builtLines(records, {read, progressions: [305]}).map(({drugs, start, end}) => [drugs.join(" + "), start, end]) // [["EV + pembrolizumab", 0, 250], ["SG", 310, null]]
 */
export function builtLines(records: readonly DrugRecord[], {read, progressions, rules = {}}: LineOptions): BuiltLine[] {
  const {combineDays, collapseDays} = daysOfRules(rules);
  const courses = drugCourses(records, read, collapseDays);
  const lines = definedLines(
    courses.filter(({role}) => role === "conjugate" || role === "line-defining"),
    combineDays
  );
  for (const course of courses)
    if (course.role === "companion" || course.role === "unread") place(course, lines, {combineDays, progressions});
  return lines.map(finished);
}

/** Lines of the drugs that define them. */
function definedLines(courses: readonly DrugCourse[], combineDays: number): Draft[] {
  const lines: Draft[] = [];
  for (const course of courses) {
    const open = lines.at(-1);
    if (open !== undefined && course.start - startOf(open) <= combineDays && belongs(course, open))
      lines[lines.length - 1] = {...open, opened: openedBy(course, open), own: [...open.own, course]};
    else lines.push(newLine(course));
  }
  return lines;
}

const newLine = (course: DrugCourse): Draft => ({
  opened: course.role === "supportive" || course.role === "local" ? "unread" : course.role,
  own: [course],
  beside: [],
  after: []
});

const openedBy = ({role}: DrugCourse, {opened}: Draft): BuiltLine["opened"] =>
  role === "conjugate" ? "conjugate" : opened;

/** Two conjugates are one line only where they start on one day; a conjugate joins other drugs only while they go on. */
function belongs(course: DrugCourse, {own}: Draft): boolean {
  if (course.role !== "conjugate") return true;
  const conjugates = own.filter(({role}) => role === "conjugate");
  return conjugates.length > 0
    ? conjugates.some(({key, start}) => key === course.key || start === course.start)
    : own.some(({start, end}) => start === course.start || end === null || end > course.start);
}

/** The drugs whose doses are those of the line: its conjugates, or all that opened it. */
function dosesOf({own}: Pick<Draft, "own">): readonly DrugCourse[] {
  const conjugates = own.filter(({role}) => role === "conjugate");
  return conjugates.length > 0 ? conjugates : own;
}

const startOf = (line: Pick<Draft, "own">): number => Math.min(...dosesOf(line).map(({start}) => start));

function endOf(line: Pick<Draft, "own">): number | null {
  const ends = dosesOf(line).map(({end}) => end);
  return ends.reduce((last, end) => (last === null || end === null ? null : Math.max(last, end)), -Infinity);
}

interface Placing {
  readonly combineDays: number;
  readonly progressions: readonly number[];
}

/** Puts a companion, or a drug that is not read, beside the lines within which it was given, behind the last one before it, or among the lines as one of its own. */
function place(course: DrugCourse, lines: Draft[], {combineDays, progressions}: Placing): void {
  const hosts = lines.filter((line, k) => isBeside(course, line, lines[k + 1], combineDays));
  const before = lines.filter((line) => startOf(line) <= course.start).at(-1);
  const progressed = before !== undefined && progressions.some((day) => day > startOf(before) && day <= course.start);
  const isNext = progressed && hosts.every((host) => host === before) && outlasts(course, before, combineDays);
  if (hosts.length > 0 && !isNext) for (const host of hosts) host.beside.push(course);
  else {
    const list = before === undefined || progressed ? null : listAfter(before, course, combineDays);
    if (list === null) insert(newLine(course), lines);
    else list.push(course);
  }
}

/** Where a course without a progression before it belongs behind a line; null where it is a line of its own. */
function listAfter(before: Draft, course: DrugCourse, combineDays: number): DrugCourse[] | null {
  const isDefined = before.opened === "conjugate" || before.opened === "line-defining";
  if (isDefined) return course.role === "companion" ? before.after : null;
  if (course.start - startOf(before) <= combineDays) return before.own;
  const end = endOf(before);
  // One companion after another has ended is the next line; one beside it is not.
  return course.role === "companion" && (end === null || end >= course.start) ? before.beside : null;
}

/** Whether a course was given within a line of a line-defining drug: begun in it or shortly before, or begun earlier and still going on when it was under way. */
function isBeside(course: DrugCourse, line: Draft, next: Draft | undefined, combineDays: number): boolean {
  if (line.opened === "companion" || line.opened === "unread") return false;
  const start = startOf(line);
  const end = Math.min(endOf(line) ?? Infinity, next === undefined ? Infinity : startOf(next));
  const lasts = course.end ?? Infinity;
  return course.start >= start - combineDays ? course.start <= end && lasts >= start : lasts > start + combineDays;
}

/** Whether a course that began about the end of a line goes on after it. */
function outlasts({start, end: lasts}: DrugCourse, line: Draft, combineDays: number): boolean {
  const end = endOf(line);
  return end !== null && start >= end - combineDays && (lasts ?? Infinity) > end;
}

function insert(line: Draft, lines: Draft[]): void {
  const at = lines.findIndex((other) => startOf(other) > startOf(line));
  lines.splice(at === -1 ? lines.length : at, 0, line);
}

function finished(line: Draft): BuiltLine {
  const {opened, own, beside, after} = line;
  const names = (courses: readonly DrugCourse[]): string[] => [...new Set(courses.map(({drug}) => drug))];
  return {
    opened,
    drugs: names([...own, ...beside]),
    start: startOf(line),
    end: endOf(line),
    maintenance: names(after),
    rows: rowsOf([...own, ...beside, ...after]),
    doses: rowsOf(dosesOf(line))
  };
}

const rowsOf = (courses: readonly DrugCourse[]): number[] =>
  [...new Set(courses.flatMap(({rows}) => rows))].toSorted((a, b) => a - b);
