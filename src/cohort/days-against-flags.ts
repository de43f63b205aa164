import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {normalName} from "./column-dictionary.ts";
import {flagSays, isBlankFlag, type FlaggedDay, type FlagKind} from "./flag-words.ts";
import type {ProposedMapping} from "./header-mapping.ts";

/** Fewest lines, or patients, of which a flag denies a day, so that a run stops. */
const FEWEST = 2;
/** What may stand before the name in a wide file. */
const ofWideAdc = /^(?:adc_?\d_|line_?\d_|l\d_)/;
/** Names of columns that say why or whether a line ended. */
const endsLine =
  /^(?:reason_(?:for_|of_)?(?:stop|stopping|discontinuation|end)|(?:stop|discontinuation|end)_reason|(?:line|treatment|therapy)_status|ongoing_status)$/;

/**
 * Warns of lines with an end that a column beside it says go on: the last day with data may stand there.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["end", "stop_reason"], columns: [["90", "80"], ["toxicity", "ongoing"]]};
 * const mapping = {mapped: [{canonical: "end", column: "end"}, {canonical: "stop_reason", column: "stop_reason"}]};
 * checkEndsAgainstFlags(table, mapping, {add: ({code, count}) => found.push([code, count])});
 * found // [["end-against-flag", 1]]
 */
export function checkEndsAgainstFlags(
  table: Pick<CsvTable, "name" | "header" | "columns">,
  {mapped}: {readonly mapped: readonly Pick<ProposedMapping["mapped"][number], "canonical" | "column">[]},
  log: Pick<IssueLog, "add">
): void {
  const taken = new Map(mapped.map(({canonical, column}) => [column, canonical] as const));
  const own = mapped.find(({canonical}) => canonical === "end")?.column;
  const days = table.columns[table.header.indexOf(own ?? "")];
  if (own === undefined || days === undefined) return;
  for (const [k, column] of table.header.entries()) {
    const canonical = taken.get(column) ?? null;
    const name = normalName(column).replace(ofWideAdc, "");
    if (column === own || !(canonical === "stop_reason" || (canonical === null && endsLine.test(name)))) continue;
    const flags = table.columns[k] ?? [];
    const kind: FlagKind = {day: "end", answers: false, digits: false, isText: true};
    const denied = days.filter((text, i) => isDay(text) && flagSays(flags[i] ?? "", kind) === "no").length;
    if (denied > 0) log.add(deniedIssue(table.name, {day: "end", own, column, denied}));
  }
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
