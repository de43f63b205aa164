import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {askedBy} from "./asking-columns.ts";
import {normalName} from "./column-dictionary.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {isMissingCode} from "./missing-codes.ts";
import {answerOf, plainWord} from "./outcome-words.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** Words that say that somebody died. */
const deadWords =
  /^(?:\d+ )?(?:dead|died|death|deceased|expired|demised|not alive|dead (?:of|with|from|without) .+|tot|verstorben|gestorben|tod|exitus|exitus letalis|verschieden|decede|decedee|decede e|deces|mort|morte|fallecid[oa]|muert[oa]|exito letal|dece(?:duto|duta|sso)|morto|obito|falecid[oa]|overleden|dood|死亡|已死亡)$/u;
/** Signs that say so. */
const deadSigns: ReadonlySet<string> = new Set(["†", "✝", "✞", "‡", "x", "X", "✓", "✔"]);
/** Columns of days that a flag may stand in, and which stop where they hold nothing else. */
const flagColumns = ["progression", "last_assessment", "last_contact", "end"] as const;

/** A table whose flags stand no longer in columns of days, with the rows that say that the patient died. */
export interface SettledFlags {
  readonly table: CsvTable;
  /** Places of the rows, from 0, with the column that says so. */
  readonly dead: ReadonlyMap<number, string>;
}

/**
 * A flag (`yes`, `1`, `dead`, `†`) in a column of days says whether, not when. In the column of death it says that the patient died on a day that is not known; any other column of days
 * that holds flags alone stops the run. Words of a vital status are read too.
 */
export function settleFlags(
  table: CsvTable,
  mapping: ProposedMapping,
  {meanings, isRelative, log}: {readonly meanings: ValueMeanings; readonly isRelative: boolean; readonly log: IssueLog}
): SettledFlags {
  const dead = new Map<number, string>();
  const columns = [...table.columns];
  for (const {canonical, column} of mapping.mapped) {
    const k = table.header.indexOf(column);
    const texts = columns[k];
    if (texts === undefined) continue;
    const meant = texts.map((text) => meanings.meaningOf(canonical, text));
    // What the plan says of a word may be that the patient died, on a day that is not known.
    const said = texts.map((text, i) =>
      meant[i] === null
        ? flagIn(text, canonical === "death")
        : canonical === "death" && flagIn(meant[i] ?? "", true) === "yes"
          ? "yes"
          : null
    );
    if (canonical === "death") {
      // 0 and 1 are days too, where days are numbers and others stand in the column.
      const digits = !isRelative || holdsFlagsAlone(texts, said);
      const isFlag = texts.map((text, i) => said[i] !== null && (digits || !/^\d$/.test(text.trim())));
      columns[k] = texts.map((text, i) => (isFlag[i] ? "" : text));
      for (const [i, flag] of said.entries()) if (isFlag[i] && flag === "yes") dead.set(i, column);
    } else if (flagColumns.some((name) => name === canonical) && holdsFlagsAlone(texts, said)) {
      columns[k] = texts.map((text, i) => (said[i] === null ? text : ""));
      log.add({...flagIssue(canonical, texts, said), file: table.name, column});
    }
  }
  for (const {column} of mapping.unknown) {
    const texts = table.columns[table.header.indexOf(column)] ?? [];
    // With a 2 among them digits are codes, and no answers.
    const isCoded = texts.some((text) => /^2(?:\.0+)?$/.test(text.trim()));
    for (const [i, text] of texts.entries())
      if (!(isCoded && /^\d/.test(text.trim())) && saysDead(column, text)) dead.set(i, column);
  }
  return {table: {...table, columns}, dead};
}

type Flag = "yes" | "no";

function flagIn(text: string, ofDeath: boolean): Flag | null {
  const cell = text.trim();
  if (cell === "1" || cell === "0") return cell === "1" ? "yes" : "no";
  if (ofDeath && (deadSigns.has(cell) || deadWords.test(plainWord(cell)))) return "yes";
  return answerOf(cell);
}

/** Whether a column holds flags and nothing else, at least two of them. */
function holdsFlagsAlone(texts: readonly string[], said: readonly (Flag | null)[]): boolean {
  const filled = texts.map((text) => text.trim() !== "" && !isMissingCode(text.trim()));
  return filled.filter(Boolean).length >= 2 && filled.every((isFilled, i) => !isFilled || said[i] !== null);
}

function flagIssue(
  canonical: string,
  texts: readonly string[],
  said: readonly (Flag | null)[]
): Parameters<IssueLog["add"]>[0] {
  const counts = new Map<string, number>();
  for (const [i, text] of texts.entries())
    if (said[i] !== null) counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1);
  const values = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    code: "flag-not-a-day",
    severity: "error",
    stops: true,
    expected: `days of ${canonical}`,
    received: values.map(([text, count]) => `${text} (${count})`).join(", "),
    hint: "a flag says whether, not when",
    count: said.filter((flag) => flag !== null).length,
    choices: [
      {line: `mapping: {${canonical}: NAME OF THE COLUMN WITH THE DAY}`, why: "another column holds the day"},
      {
        line: `values: {${canonical}: {${values.map(([text]) => `${JSON.stringify(text)}: ""`).join(", ")}}}`,
        why: "no day of it is recorded, and nothing that needs one can be had"
      }
    ]
  };
}

/** Whether a cell beside the days says that the patient died; a column called death may hold days. */
function saysDead(column: string, text: string): boolean {
  const cell = text.trim();
  const asked = askedBy(column);
  if (cell === "" || normalName(column) === "death") return false;
  if (asked === "death") return flagIn(cell, true) === "yes";
  return asked === "vital status" && deadWords.test(plainWord(cell));
}
