import type {IssueLog} from "../record/issue-log.ts";
import type {Plan} from "../record/plan.ts";
import type {Cohort} from "./cohort.ts";
import type {CountedColumn} from "./column-checks.ts";
import {normalName} from "./column-dictionary.ts";
import {dateCell} from "./date-forms.ts";
import {identifierLooks} from "./identifier-looks.ts";
import {identifierPatterns} from "./identifier-patterns.ts";
import {smallCombinations} from "./small-combinations.ts";
import {columnOf, dayOfCell} from "./therapy-lines.ts";

export interface DeidentificationOptions {
  readonly dateMode: Plan["dateMode"];
  /** Findings are errors, and the files are not used. */
  readonly strict: boolean;
}

/** Dates also where more stands behind them; other forms than these are known to `dateCell`. */
const DATE = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[ -][A-Z][a-z]{2,8}[ -]\d{2,4})\b/;

/**
 * Looks for what de-identified files do not carry: the identifiers of Safe Harbor by header and by value, calendar dates, ages over 89, identifiers
 * that give something away, free text. Findings are counts and columns; no value is ever repeated. Gives whether anything was found that a
 * strict reading refuses.
 *
 * @example
 * const columns = [{column: "note", canonical: null, counts: new Map([["a@b.org", 2]]), blank: 0, n: 2}];
 * checkDeidentification("c.csv", columns, {add: () => undefined}, {dateMode: {mode: "relative"}, strict: false}) // true
 */
export function checkDeidentification(
  file: string,
  columns: readonly CountedColumn[],
  log: IssueLog,
  {dateMode, strict}: DeidentificationOptions
): boolean {
  let refused = false;
  const findings: Findings = {
    file,
    log,
    find(code, column, expected, count, hint = null) {
      refused = true;
      log.add({code: `deid-${code}`, severity: strict ? "error" : "warning", file, column, expected, count, hint});
    },
    suspect(code, column, expected, count, hint = null) {
      log.add({code: `deid-${code}`, severity: "warning", file, column, expected, count, hint});
    }
  };
  for (const counted of columns) {
    if (counted.n === counted.blank) continue;
    checkPatterns(counted, findings);
    checkDates(counted, dateMode, findings);
    checkAges(counted, findings);
    if (counted.canonical?.kind === "identifier") checkIdentifiers(counted, findings);
    checkText(counted, findings);
  }
  return refused;
}

type Finding = (code: string, column: string, expected: string, count: number, hint?: string | null) => void;

/** Where findings go: what a strict reading refuses, and what is only suspected. */
interface Findings {
  readonly file: string;
  readonly log: IssueLog;
  readonly find: Finding;
  readonly suspect: Finding;
}

/** Records of a column whose value fits. */
function recordsWith({counts}: CountedColumn, fits: (value: string) => boolean): number {
  let total = 0;
  for (const [value, count] of counts) if (fits(value)) total += count;
  return total;
}

const typedKinds: ReadonlySet<string> = new Set(["day", "number", "whole-number", "line-number", "year", "level"]);

/** Whether the dictionary says what a value of the column looks like, so that it cannot be a name or a number of a person. */
const isTyped = ({canonical}: CountedColumn): boolean => canonical !== null && typedKinds.has(canonical.kind);

function checkPatterns(counted: CountedColumn, {find}: Findings): void {
  const {column, canonical, blank, n} = counted;
  const name = normalName(column);
  const filled = n - blank;
  for (const pattern of identifierPatterns) {
    if (canonical === null && pattern.header?.test(name))
      find(pattern.name, column, `no column of ${pattern.meaning}`, filled, "leave the column out of the file");
    else if (pattern.value !== null && !isTyped(counted) && !(canonical?.kind === "identifier" && pattern.share > 0)) {
      const found = recordsWith(counted, pattern.value);
      if (found > 0 && found >= pattern.share * filled)
        find(pattern.name, column, `no values that look like ${pattern.meaning}`, found);
    }
  }
}

function checkDates(counted: CountedColumn, {mode}: Plan["dateMode"], {find}: Findings): void {
  const isDay = counted.canonical?.kind === "day";
  // Shifted dates in a column of days are what the plan says stands there; in columns of other types no date is read.
  if (isDay ? mode === "shifted" : isTyped(counted)) return;
  const dates = recordsWith(counted, (value) => DATE.test(value) || isDateInWords(value));
  if (dates === 0) return;
  find(
    "calendar-dates",
    counted.column,
    isDay && mode === "real" ? "days from each patient's day 0, or shifted dates" : "no calendar dates",
    dates,
    "a file with real dates is at most a limited data set"
  );
}

/** Whether a value is a date with its month by name. */
function isDateInWords(value: string): boolean {
  const date = /\p{L}/u.test(value) ? dateCell(value)?.date : undefined;
  return date?.kind === "date" && date.form === "month-name";
}

function checkAges(counted: CountedColumn, {file, log, find}: Findings): void {
  const {column, canonical} = counted;
  if (canonical?.name !== "age" && !/^age(_|$)/.test(normalName(column))) return;
  const expected = "ages up to 89, and 90 for everyone older";
  const exact = recordsWith(counted, (value) => Number(value) > 89 && Number(value) !== 90);
  if (exact > 0) {
    find("age-over-89", column, expected, exact);
    return;
  }
  const topCoded = recordsWith(counted, (value) => value === "90" || /^(>\s*89|>=?\s*90|90\+)$/.test(value));
  if (topCoded > 0)
    log.add({
      code: "deid-age-over-89",
      severity: "note",
      file,
      column,
      expected,
      count: topCoded,
      hint: "taken as top-coded"
    });
}

/** Columns without a name, and free text in columns that the dictionary does not know. */
function checkText(counted: CountedColumn, {suspect}: Findings): void {
  const {column, canonical, blank, n} = counted;
  if (/^\(column \d+\)$/.test(column))
    suspect("hidden-column", column, "a name for each column that holds values", n - blank);
  if (canonical !== null) return;
  const long = recordsWith(counted, (value) => value.length > 60 || value.split(/\s+/).length > 8);
  if (long > 0) suspect("free-text", column, "no free text", long, "free text may carry names, places and dates");
}

function checkIdentifiers({column, counts}: CountedColumn, {file, log}: Findings): void {
  const ids = [...counts.keys()];
  for (const look of identifierLooks) {
    const count = look.count(ids);
    if (count > 0)
      log.add({
        code: `deid-${look.code}`,
        severity: look.severity,
        file,
        column,
        expected: "patient identifiers that say nothing",
        count,
        hint: look.hint
      });
  }
}

/**
 * For dates that are declared as shifted: weekdays that survive the shift, and deaths that all fall on the 1st or 15th.
 * `starts` and `deaths` are days since 1970-01-01.
 *
 * @example
 * const codes = [];
 * checkShiftedDates(Array.from({length: 50}, () => 4), [], {add: ({code}) => codes.push(code)});
 * codes // ["deid-weekdays-survive"]
 */
export function checkShiftedDates(starts: readonly number[], deaths: readonly number[], log: IssueLog): void {
  // Day 0, 1970-01-01, was a Thursday: Saturday and Sunday are days 2 and 3 of such a week.
  const weekend = starts.filter((day) => [2, 3].includes(((day % 7) + 7) % 7)).length;
  if (starts.length >= 50 && weekend < starts.length * 0.1)
    log.add({
      code: "deid-weekdays-survive",
      severity: "warning",
      expected: "starts on all days of the week, as a shift gives",
      count: starts.length - weekend,
      hint: "hardly any line starts on a weekend: the dates look real, or shifted by whole weeks"
    });
  const imputed = deaths.filter(isImputedDay).length;
  if (deaths.length >= 10 && imputed === deaths.length)
    log.add({
      code: "deaths-on-imputed-days",
      severity: "note",
      expected: "deaths on all days of the month",
      count: imputed,
      hint: "all fall on the 1st or 15th: the month alone was known"
    });
}

/** Whether a day is one to which dates are set of which the month alone is known. */
const isImputedDay = (day: number): boolean => [1, 15].includes(new Date(day * 86_400_000).getUTCDate());

/** Of the patients in use: ages that cross 90 during follow-up, and combinations of what an acquaintance may know that few share. */
export function checkAnonymity(
  cohort: Pick<Cohort, "patients" | "lines" | "shape">,
  log: IssueLog,
  {mode}: Plan["dateMode"]
): void {
  const crossing = mode === "relative" ? ageCrossings(cohort.patients) : 0;
  if (crossing > 0)
    log.add({
      code: "deid-age-crosses-90",
      severity: "warning",
      column: "age",
      expected: "ages that stay below 90 to the end of follow-up",
      count: crossing,
      hint: "age and follow-up together tell an age over 89"
    });
  const {columns, patients: few, k} = smallCombinations(cohort);
  if (few > 0)
    log.add({
      code: "deid-small-combinations",
      severity: "note",
      column: columns.join(", "),
      expected: `combinations shared by at least ${k} patients`,
      count: few,
      hint: "a statement for the keeper of the data: few patients share theirs; results hide small cells"
    });
}

/** Patients who are below 90 at day 0 and not at the end of their follow-up. */
function ageCrossings(patients: Cohort["patients"]): number {
  const column = (name: string): readonly (number | null)[] => columnOf(patients, name).map(dayOfCell);
  const [deaths, contacts] = [column("death"), column("last_contact")];
  return column("age").filter(
    (age, i) => age !== null && age < 90 && age + (deaths[i] ?? contacts[i] ?? 0) / DAYS_PER_YEAR >= 90
  ).length;
}

const DAYS_PER_YEAR = 365.25;
