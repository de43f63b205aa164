import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {askedBy, asksForLivingCensored} from "./asking-columns.ts";
import {normalName} from "./column-dictionary.ts";
import {deniedIssue, readFlags} from "./days-against-flags.ts";
import {flagSays, isBlankFlag, type FlagKind} from "./flag-words.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {outcomeWord} from "./outcome-words.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** Names of columns that give the cause of a death. */
const givesCause =
  /^(?:cause_of_death|death_cause|cause_death|reason_(?:for|of)_death|todesursache|cause_(?:du_|de_)?deces|causa_(?:de_|da_|di_|del_)?(?:muerte|morte|decesso|obito)|doodsoorzaak)$/;
/** Names of columns that ask whether somebody lives. */
const asksLife = /^(?:patient_|is_|still_)?(?:alive|living)(?:_yn)?$|^lebt(?:_noch)?$|^am_leben$/;
/** Names of vital status whose codes 0 and 1, or 1 and 2, are those of life and death; a bare `status` may be anything. */
const ofVitalStatus = /vital|life|living|survival|dead|death|alive|leben/;
/** Fewest days of death at one code, and none at the other, by which codes are decided. */
const FEWEST_AT_CODE = 2;

/** A column of a file that says whether patients died, and where its records stand. */
export interface DeathFlagColumn {
  readonly file: string;
  readonly column: string;
  /** The name that tells what it asks: the canonical one of a cause of death, else its own. */
  readonly asks: string;
  readonly records: "lines" | "patientRows";
  /** Place of the first record of the file. */
  readonly before: number;
  readonly ids: readonly string[];
  readonly texts: readonly string[];
}

/** The days of death of a file. */
export interface DeathDays {
  readonly file: string;
  readonly column: string;
  readonly ids: readonly string[];
  readonly texts: readonly string[];
}

/**
 * The columns of a file that may say whether patients died, apart from that of the day itself.
 *
 * @example
 * const table = {name: "p.csv", header: ["id", "dead"], columns: [["A"], ["1"]]};
 * deathFlagsIn(table, {mapped: [{canonical: "patient_id", column: "id"}], unknown: [{column: "dead"}]}, "patientRows", 0).map(({column}) => column) // ["dead"]
 */
export function deathFlagsIn(
  {name: file, header, columns}: Pick<CsvTable, "name" | "header" | "columns">,
  {
    mapped,
    unknown
  }: {
    readonly mapped: readonly Pick<ProposedMapping["mapped"][number], "canonical" | "column">[];
    readonly unknown: readonly {readonly column: string}[];
  },
  records: "lines" | "patientRows",
  before: number
): DeathFlagColumn[] {
  const idColumn = mapped.find(({canonical}) => canonical === "patient_id")?.column;
  const ids = columns[header.indexOf(idColumn ?? "")] ?? [];
  const causes = mapped.filter(({canonical}) => canonical === "cause_of_death");
  const named = [
    ...causes.map(({column}) => ({column, asks: "cause_of_death"})),
    ...unknown.map(({column}) => ({column, asks: column}))
  ];
  return named
    .filter(({asks}) => kindOf(asks) !== null)
    .map(({column, asks}) => ({
      file,
      column,
      asks,
      records,
      before,
      ids,
      texts: columns[header.indexOf(column)] ?? []
    }));
}

/** How a column speaks of death by its name; null where it does not. */
function kindOf(column: string): (FlagKind & {readonly inverted: boolean}) | null {
  const name = normalName(column);
  const asked = askedBy(column);
  const day = "death";
  if (givesCause.test(name)) return {day, answers: false, digits: false, isText: true, inverted: false};
  if (asksLife.test(name)) return {day, answers: true, digits: true, isText: false, inverted: true};
  if (asksForLivingCensored(column)) return {day, answers: true, digits: true, isText: false, inverted: true};
  if (asked === "death") return {day, answers: true, digits: true, isText: false, inverted: false};
  return asked === "vital status" ? {day, answers: false, digits: false, isText: false, inverted: false} : null;
}

/** The pairs of digits that are codes in a column, of which its name does not say which means what; none where it may be about anything. */
function codePairs(column: string): readonly (readonly [string, string])[] {
  const name = normalName(column);
  const asked = askedBy(column);
  if (asksLife.test(name) || givesCause.test(name)) return [];
  if (asked === "death") return [["1", "2"]];
  return asked === "vital status" && ofVitalStatus.test(name)
    ? [
        ["0", "1"],
        ["1", "2"]
      ]
    : [];
}

interface DeathFlagOptions {
  readonly meanings: ValueMeanings;
  readonly log: Pick<IssueLog, "add">;
}

/** Records that say that the patient died, and the column that does. */
type KnownDead = readonly {readonly records: "lines" | "patientRows"; readonly i: number; readonly column: string}[];

/**
 * Sets days of death against what columns of any file say of the same patients: one that says that two patients or more did not die who have a day stops. Codes of vital status are read by the days alone, and where these do not decide the run stops,
 * with both readings to choose from. Gives the records that say by such a code that the patient died. A patient who lived on one line and had died on a later one is no contradiction.
 *
 * @example
 * const found = [];
 * const days = [{file: "l.csv", column: "death", ids: ["A", "B"], texts: ["400", "500"]}];
 * const flags = [{file: "p.csv", column: "dead", asks: "dead", records: "patientRows", before: 0, ids: ["A", "B"], texts: ["0", "0"]}];
 * checkDeathFlags(flags, days, {meanings: {meaningOf: () => null}, log: {add: ({code, count}) => found.push([code, count])}});
 * found // [["day-against-flag", 2]]
 */
export function checkDeathFlags(
  flags: readonly DeathFlagColumn[],
  days: readonly DeathDays[],
  {meanings, log}: DeathFlagOptions
): KnownDead {
  const dated = new Set(
    days.flatMap(({ids, texts}) =>
      ids.flatMap((id, i) => (/\d/.test(texts[i] ?? "") && !isBlankFlag(texts[i] ?? "") ? [id.trim()] : []))
    )
  );
  const place = days.find(({texts}) => texts.some((text) => /\d/.test(text))) ?? days[0];
  const dead: KnownDead[number][] = [];
  const seen = new Set<string>();
  for (const flag of flags) {
    // The records of a wide row stand in one table for each ADC.
    if (seen.has(`${flag.file}\n${flag.column}`)) continue;
    seen.add(`${flag.file}\n${flag.column}`);
    const texts = flag.texts.map((text) => meanings.meaningOf(flag.column, text) ?? text);
    const codes = codesIn(flag.asks, texts);
    const byCode = codes === null ? null : deadByCode({...flag, texts}, codes, dated);
    if (byCode === "open") log.add(openIssue({...flag, texts}, codes ?? [], dated));
    else dead.push(...(byCode?.dead ?? []));
    const denied = byCode === "open" ? 0 : (byCode?.denied ?? deniedPatients({...flag, texts}, dated));
    if (place !== undefined && denied > 0)
      log.add(
        deniedIssue(place.file, {
          day: "death",
          own: place.column,
          column: flag.column,
          denied,
          ...(flag.file === place.file ? {} : {elsewhere: flag.file})
        })
      );
    const isAlive = kindOf(flag.asks)?.inverted === true && saysLife(texts);
    for (const [i, text] of texts.entries())
      // What the plan says that a code means, and who does not live.
      if ((text !== flag.texts[i] && outcomeWord(text) === "event") || (isAlive && answers(text) === "no"))
        dead.push({records: flag.records, i: flag.before + i, column: flag.column});
  }
  return dead;
}

const answers = (text: string): "yes" | "no" | null =>
  flagSays(text, {day: "death", answers: true, digits: true, isText: false});

const patientAt = ({ids}: DeathFlagColumn, i: number): string => ids[i]?.trim() || `row ${i}`;

/** Patients with a day of death of whom the column says that they did not die, and nowhere that they did. */
function deniedPatients(flag: DeathFlagColumn, dated: ReadonlySet<string>): number {
  const kind = kindOf(flag.asks);
  const said = kind === null ? null : readFlags(flag.texts, kind);
  if (said === null) return 0;
  const [denies, affirms] = kind?.inverted === true && saysLife(flag.texts) ? ["yes", "no"] : ["no", "yes"];
  const placesOf = (answer: string | undefined): string[] =>
    said.flatMap((one, i) => (one === answer ? [patientAt(flag, i)] : []));
  const affirmed = new Set(placesOf(affirms));
  return new Set(placesOf(denies).filter((id) => dated.has(id) && !affirmed.has(id))).size;
}

/** Whether a column that asks for life holds answers, and not words of its own. */
const saysLife = (texts: readonly string[]): boolean =>
  !texts.some((text) => outcomeWord(text) === "event" || outcomeWord(text) === "censored");

/** The two codes of a column whose name does not decide them; null where it holds something else. */
function codesIn(column: string, texts: readonly string[]): readonly [string, string] | null {
  const codes = new Set(texts.filter((text) => !isBlankFlag(text)).map(codeOf));
  // 1 alone is an answer to the question whether somebody died.
  if (askedBy(column) === "death" && !codes.has("2")) return null;
  return (codes.size > 0 && codePairs(column).find((pair) => [...codes].every((code) => pair.includes(code)))) || null;
}

const codeOf = (text: string): string => text.trim().replace(/\.0+$/, "");

/** Patients with a day of death at a code. */
function datedAt(flag: DeathFlagColumn, code: string, dated: ReadonlySet<string>): number {
  const places = flag.texts.flatMap((text, i) => (codeOf(text) === code ? [patientAt(flag, i)] : []));
  return new Set(places.filter((id) => dated.has(id))).size;
}

/** Reads codes of vital status by the days of death, which nobody alive has: who is dead, and how many have a day at the other code. */
function deadByCode(
  flag: DeathFlagColumn,
  codes: readonly string[],
  dated: ReadonlySet<string>
): {readonly dead: KnownDead; readonly denied: number} | "open" {
  const counts = codes.map((code) => ({code, days: datedAt(flag, code, dated)})).toSorted((a, b) => b.days - a.days);
  const [most, least] = counts;
  if (most === undefined || least === undefined || most.days < FEWEST_AT_CODE || least.days >= FEWEST_AT_CODE)
    return "open";
  const dead = flag.texts.flatMap((text, i) =>
    codeOf(text) === most.code ? [{records: flag.records, i: flag.before + i, column: flag.column}] : []
  );
  return {dead, denied: least.days};
}

function openIssue(
  flag: DeathFlagColumn,
  codes: readonly string[],
  dated: ReadonlySet<string>
): Parameters<IssueLog["add"]>[0] {
  const {file, column, texts} = flag;
  const [a, b] = codes;
  const line = (first: string, second: string): string =>
    `values: {${JSON.stringify(column)}: {"${a}": ${first}, "${b}": ${second}}}`;
  const cellsOf = (code: string): number => texts.filter((text) => codeOf(text) === code).length;
  return {
    code: "vital-status-code-open",
    severity: "error",
    stops: true,
    file,
    column,
    expected: "words of vital status, or codes that the days of death decide",
    received: codes
      .map((code) => `${code} (${cellsOf(code)} cells, ${datedAt(flag, code, dated)} patients with a day)`)
      .join(", "),
    hint: "which code says dead is not known; choose one",
    count: texts.filter((text) => !isBlankFlag(text)).length,
    choices: [
      {line: line("alive", "dead"), why: `${b} says dead`},
      {line: line("dead", "alive"), why: `${a} says dead`}
    ]
  };
}
