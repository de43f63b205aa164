import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {Plan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import {normalName} from "./column-dictionary.ts";
import {isBlankFlag} from "./flag-words.ts";
import {mappingFor} from "./mapping-report.ts";
import {asksWhetherTrue, refutesProgression} from "./refuted-progressions.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {answerOf} from "./outcome-words.ts";
import {dictionaryOf} from "./source-roles.ts";

/** Most different words of a column of levels; beyond, they are remarks or names. */
const MOST_LEVELS = 12;

/** Names of columns that say where a progression was seen, by what and by whom: none of these changes whether it was one. */
const harmless =
  /(?:^|_)(?:site|sites|location|organ|organs|lokalisation|ort|localisation|localizacion|sede|sito|lesion|lesions|target|modality|imaging|bildgebung|imagerie|imagen|method|scan|visit|visite|visita|centre|center|zentrum|hospital|klinik|clinic|country|land|reader|radiologist|befunder|physician|arzt|investigator|user|initials|entered|recorded|source|quelle|sex|gender|geschlecht|sexe|sexo|sesso|tumou?r|tumor|cancer|drug|regimen|therapy|treatment|line|adc|arm|group|her2|hr|er|pr|ecog|study|synthetic|unit)(?:_|$)/;

/**
 * Tells of columns of a table of progressions or of scans that no rule reads, where they hold a few words each or answers to whether a progression was one: what they say may be that it was none.
 *
 * @example
 * const found = [];
 * const table = {name: "p.csv", header: ["patient_id", "progression", "grading"], columns: [["A", "B", "C"], ["10", "20", "30"], ["firm", "weak", "firm"]], row: [2, 3, 4], quotes: [], asides: []};
 * tellBesideProgressions({role: "events", table}, {mapping: {}, values: {}}, {add: ({code, column, count}) => found.push([code, column, count])});
 * found // [["beside-progressions-not-read", "grading", 3]]
 */
export function tellBesideProgressions(
  {role, table}: {readonly role: SourceRole; readonly table: CsvTable},
  {mapping, values}: {readonly mapping: ColumnMapping; readonly values: Plan["values"]},
  log: Pick<IssueLog, "add">
): void {
  const {mapped} = mappingFor(table, dictionaryOf(role), mapping);
  const known = new Set(mapped.map(({column}) => column));
  const progression = mapped.find(({canonical}) => canonical === (role === "events" ? "progression" : "result"));
  if (progression === undefined) return;
  const progressions = table.columns[table.header.indexOf(progression.column)] ?? [];
  for (const [k, column] of table.header.entries()) {
    if (known.has(column) || isRemarkColumn(column)) continue;
    // Words that are read, by a rule or by the plan, say nothing of the others of their column.
    const isRead = (text: string): boolean =>
      Object.hasOwn(values[column] ?? {}, text.trim()) || refutesProgression(text, column);
    const isAsked = asksWhetherTrue(column);
    if (!isAsked && harmless.test(normalName(column))) continue;
    const places = (table.columns[k] ?? []).flatMap((text, i) =>
      !isBlankFlag(text) && !isBlankFlag(progressions[i] ?? "") && (isAsked || saysSomething(text)) && !isRead(text)
        ? [i]
        : []
    );
    const levels = new Set(places.map((i) => table.columns[k]?.[i]?.trim()));
    const [first] = places;
    if (first === undefined || levels.size < 2 || levels.size > MOST_LEVELS || 2 * levels.size > places.length + 1)
      continue;
    log.add({
      code: "beside-progressions-not-read",
      severity: "warning",
      file: table.name,
      row: table.row[first] ?? null,
      column,
      count: places.length,
      expected: "columns that do not say whether a progression was one",
      received: `${levels.size} different words, ${places.length} rows`,
      hint: `nothing reads this column; where a word of it says that there was no progression: values: {${/^[\w-]+$/.test(column) ? column : JSON.stringify(column)}: {WORD: no-progression}}`
    });
  }
}

/** A word that is no answer: whether something was is asked of much that changes nothing. */
const saysSomething = (text: string): boolean => answerOf(text) === null && /\p{L}{3}/u.test(text) && !/\d/.test(text);
