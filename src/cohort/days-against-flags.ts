import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {askedBy, type Asking} from "./asking-columns.ts";
import {normalName} from "./column-dictionary.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {isMissingCode} from "./missing-codes.ts";
import {answerOf, outcomeWord} from "./outcome-words.ts";

/** Fewest lines, or patients, of which a flag denies a day, so that a run stops. */
const FEWEST = 2;

/** A day, and what a column beside it asks that says whether there was one. */
const flagged: readonly {readonly day: FlagKind["day"]; readonly asks: readonly Asking[]}[] = [
  {day: "progression", asks: ["progression"]},
  {day: "death", asks: ["death", "vital status"]}
];
/** What may stand before the name in a wide file. */
const ofWideAdc = /^(?:adc_?\d_|line_?\d_|l\d_)/;

/** Words of a vital status in which somebody lives, beside those of outcomes. */
const lives: ReadonlySet<string> = new Set(["awd", "alive with disease", "anned", "alive, ned"]);

/**
 * Stops where a column beside a column of days says that there was none, of two lines or patients or more: the last scan may stand for a progression, or the last contact for a death. One is a warning.
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
  const idColumn = mapped.find(({canonical}) => canonical === "patient_id")?.column;
  const ids = table.columns[table.header.indexOf(idColumn ?? "")] ?? [];
  for (const {day, asks} of flagged) {
    const own = mapped.find(({canonical}) => canonical === day)?.column;
    const days = table.columns[table.header.indexOf(own ?? "")];
    if (own === undefined || days === undefined) continue;
    for (const [k, column] of table.header.entries()) {
      const canonical = taken.get(column);
      const name = normalName(column);
      const asked = askedBy(day === "progression" ? name.replace(ofWideAdc, "") : name);
      if (column === own || asked === null || !asks.includes(asked)) continue;
      if (canonical !== undefined && canonical !== column) continue;
      const denied = deniedDays({days, ids}, table.columns[k] ?? [], {
        day,
        answers: asked !== "vital status",
        digits: asked !== "vital status" && !/stat/.test(name)
      });
      if (denied > 0) log.add(deniedIssue(table.name, {day, own, column, denied}));
    }
  }
}

/**
 * Lines with a day of progression, or patients with one of death, that the flag denies; none where the flags are no answers. A patient who lived on one line and had died on a later one is no contradiction.
 */
function deniedDays(
  {days, ids}: {readonly days: readonly string[]; readonly ids: readonly string[]},
  flags: readonly string[],
  kind: FlagKind
): number {
  const said = flags.map((text) => saidBy(text, kind));
  if (!said.includes("no") || said.some((one, i) => one === null && !isBlank(flags[i] ?? ""))) return 0;
  const denied = days.flatMap((text, i) => (said[i] === "no" && !isBlank(text) && /\d/.test(text) ? [i] : []));
  if (kind.day === "progression") return denied.length;
  const patientOf = (i: number): string => ids[i]?.trim() || `row ${i}`;
  const affirmed = new Set(said.flatMap((one, i) => (one === "yes" ? [patientOf(i)] : [])));
  return new Set(denied.map(patientOf).filter((id) => !affirmed.has(id))).size;
}

/** What flags speak of, and whether yes and no, or 0 and 1, are answers; those of a status may say either. */
interface FlagKind {
  readonly day: "progression" | "death";
  readonly answers: boolean;
  readonly digits: boolean;
}

const isBlank = (text: string): boolean => text.trim() === "" || isMissingCode(text.trim());

function saidBy(text: string, {day, answers, digits}: FlagKind): "yes" | "no" | null {
  const cell = text.trim();
  if (digits && /^[01](?:\.0)?$/.test(cell)) return cell.startsWith("1") ? "yes" : "no";
  if (day === "progression" && /^(?:none|nein|keine?)$/i.test(cell)) return "no";
  if (day === "death" && lives.has(cell.toLowerCase())) return "no";
  const word = outcomeWord(cell);
  return (answers ? answerOf(cell) : null) ?? (word === "event" ? "yes" : word === "censored" ? "no" : null);
}

function deniedIssue(
  file: string,
  {
    day,
    own,
    column,
    denied
  }: {readonly day: string; readonly own: string; readonly column: string; readonly denied: number}
): Parameters<IssueLog["add"]>[0] {
  const stops = denied >= FEWEST;
  return {
    code: "day-against-flag",
    severity: stops ? "error" : "warning",
    ...(stops ? {stops: true as const} : {}),
    file,
    column: own,
    expected: `no day of ${day} where column ${column} says that there was none`,
    received: stops ? `${denied} ${day === "death" ? "patients" : "lines"} with one` : null,
    hint:
      day === "progression"
        ? "does the last scan stand for a progression there? take these days out of the file, or say"
        : "does the last contact stand for a death there? take these days out of the file, or say",
    count: denied,
    ...(stops
      ? {choices: [{line: "accept: [day-against-flag]", why: `the days are right, and column ${column} is not`}]}
      : {})
  };
}
