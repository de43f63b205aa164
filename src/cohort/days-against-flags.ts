import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {askedBy} from "./asking-columns.ts";
import {normalName} from "./column-dictionary.ts";
import {flagSays, isBlankFlag, type FlaggedDay, type FlagKind} from "./flag-words.ts";
import type {ProposedMapping} from "./header-mapping.ts";

/** Fewest lines, or patients, of which a flag denies a day, so that a run stops. */
const FEWEST = 2;
/** What may stand before the name in a wide file. */
const ofWideAdc = /^(?:adc_?\d_|line_?\d_|l\d_)/;
/** Names of columns that say how a progression was found, or what it was. */
const typesProgression =
  /^(?:type|kind|basis|site|sites|mode|method)_of_(?:progression|pd)$|^(?:progression|pd)_(?:type|kind|basis|site|sites|mode|method|finding)$/;
/** Names of columns that say why or whether a line ended. */
const endsLine =
  /^(?:reason_(?:for_|of_)?(?:stop|stopping|discontinuation|end)|(?:stop|discontinuation|end)_reason|(?:line|treatment|therapy)_status|ongoing_status)$/;

/**
 * Stops where a column beside a column of progressions says that there was none, of two lines or more: the last scan may stand there. One is a warning, and so are lines with an end that are said to go on.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["progression", "progressed"], columns: [["90", "80", "70"], ["1", "0", "0"]]};
 * const mapping = {mapped: [{canonical: "progression", column: "progression"}]};
 * checkDaysAgainstFlags(table, mapping, {add: ({code, count}) => found.push([code, count])});
 * found // [["day-against-flag", 2]]
 */
export function checkDaysAgainstFlags(
  table: Pick<CsvTable, "name" | "header" | "columns">,
  {mapped}: Pick<ProposedMapping, "mapped">,
  log: Pick<IssueLog, "add">
): void {
  const taken = new Map(mapped.map(({canonical, column}) => [column, canonical] as const));
  for (const day of ["progression", "end"] as const) {
    const own = mapped.find(({canonical}) => canonical === day)?.column;
    const days = table.columns[table.header.indexOf(own ?? "")];
    if (own === undefined || days === undefined) continue;
    for (const [k, column] of table.header.entries()) {
      const kind = column === own ? null : kindOf(day, column, taken.get(column) ?? null);
      if (kind === null) continue;
      const denied = deniedDays(days, table.columns[k] ?? [], kind);
      if (denied > 0) log.add(deniedIssue(table.name, {day, own, column, denied}));
    }
  }
}

/** How a column speaks of a day of its line; null where it does not. */
function kindOf(day: "progression" | "end", column: string, canonical: string | null): FlagKind | null {
  const name = normalName(column).replace(ofWideAdc, "");
  const text = {day, answers: false, digits: false, isText: true};
  if (canonical === "stop_reason" || (canonical === null && endsLine.test(name))) return text;
  if (day === "end") return null;
  if (canonical === "progression_basis" || (canonical === null && typesProgression.test(name))) return text;
  if ((canonical !== null && canonical !== column) || askedBy(name) !== "progression") return null;
  return {day, answers: true, digits: !/stat/.test(name), isText: false};
}

/** Lines with a day that the flag denies; none where the flags are codes that are no answers. */
function deniedDays(days: readonly string[], flags: readonly string[], kind: FlagKind): number {
  const said = readFlags(flags, kind);
  return said === null ? 0 : days.filter((text, i) => said[i] === "no" && isDay(text)).length;
}

const isDay = (text: string): boolean => !isBlankFlag(text) && /\d/.test(text);

/**
 * What each flag says; null where one is a code that is no answer, so that others of the column may be none either.
 *
 * @example
 * const kind = {day: "death", answers: true, digits: true, isText: false};
 * [readFlags(["1", "0", ""], kind), readFlags(["1", "2"], kind)] // [["yes", "no", null], null]
 */
export function readFlags(flags: readonly string[], kind: FlagKind): readonly ("yes" | "no" | null)[] | null {
  const said = flags.map((text) => flagSays(text, kind));
  const isCode = (text: string): boolean => !isBlankFlag(text) && !/\p{L}{2}/u.test(text);
  return !kind.isText && said.some((one, i) => one === null && isCode(flags[i] ?? "")) ? null : said;
}

interface Denied {
  readonly day: FlaggedDay;
  /** The column of the days. */
  readonly own: string;
  readonly column: string;
  readonly denied: number;
  /** The file in which that column stands, where it is another one. */
  readonly elsewhere?: string;
}

const standsFor: Readonly<Record<FlaggedDay, string>> = {
  progression: "does the last scan stand for a progression there?",
  death: "does the last contact stand for a death there?",
  end: "does the last day with data stand for the end of the line there?"
};

/**
 * The finding for days that a column denies; of ends it is a warning, since a last dose so far is one too.
 *
 * @example
 * deniedIssue("c.csv", {day: "death", own: "death", column: "deceased", denied: 2}).received // "2 patients with one"
 */
export function deniedIssue(
  file: string,
  {day, own, column, denied, elsewhere}: Denied
): Parameters<IssueLog["add"]>[0] {
  const stops = denied >= FEWEST && day !== "end";
  return {
    code: day === "end" ? "end-against-flag" : "day-against-flag",
    severity: stops ? "error" : "warning",
    ...(stops ? {stops: true as const} : {}),
    file,
    column: own,
    expected: `no day of ${day === "end" ? "an end" : day} where column ${column}${elsewhere === undefined ? "" : ` of ${elsewhere}`} says that there was none`,
    received: stops ? `${denied} ${day === "death" ? "patients" : "lines"} with one` : null,
    hint: `${standsFor[day]} take these days out of the file${day === "end" ? "" : ", or say"}`,
    count: denied,
    ...(stops
      ? {choices: [{line: "accept: [day-against-flag]", why: `the days are right, and column ${column} is not`}]}
      : {})
  };
}
