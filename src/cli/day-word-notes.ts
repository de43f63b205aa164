import {shownValue} from "../cohort/cell-values.ts";
import {datedFile} from "../cohort/date-columns.ts";
import {blankMeans, dayWord, wordReadAs} from "../cohort/day-words.ts";
import {isLimit} from "../cohort/doubtful-days.ts";
import {dictionaryOf} from "../cohort/source-roles.ts";
import type {CsvTable} from "../files/csv.ts";
import type {SourceRole} from "../record/source.ts";

/** Words in cells of days with how often, as what they are read, and what to write for those that say nothing clear; a line a column. */
export function dayWordNotes(tables: readonly CsvTable[], roles: readonly SourceRole[]): string[] {
  return tables.flatMap((table, index) => {
    const role = roles[index] ?? "lines";
    const days = new Set(
      dictionaryOf(role)
        .filter(({kind}) => kind === "day")
        .map(({name}) => name)
    );
    const columns = new Map(
      datedFile({role, table}, {}).blocks.flatMap(({mapped}) =>
        mapped.map((one) => [one.column, one.canonical] as const)
      )
    );
    return [...columns].flatMap(([column, canonical]) =>
      days.has(canonical) ? notesOf(column, canonical, table.columns[table.header.indexOf(column)] ?? []) : []
    );
  });
}

function notesOf(column: string, canonical: string, texts: readonly string[]): string[] {
  const [read, unread] = [new Map<string, number>(), new Map<string, number>()];
  for (const text of texts.map((one) => one.trim())) {
    const word = dayWord(text);
    if (word === null && !(isLimit(text) && shownValue(text) === text)) continue;
    const counts = word !== null && wordReadAs(canonical, word) !== null ? read : unread;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const counted = (counts: ReadonlyMap<string, number>, more: (text: string) => string = () => ""): string =>
    [...counts].map(([text, count]) => `${JSON.stringify(text)} (${count})${more(text)}`).join(", ");
  const readAs = (text: string): string => {
    const word = dayWord(text);
    return ` as ${word === null ? "" : (wordReadAs(canonical, word) ?? "")}`;
  };
  const ways = [...unread.keys()].map((text) => `${JSON.stringify(text)}: ""`).join(", ");
  return [
    ...(read.size === 0 ? [] : [`words in ${column} are read: ${counted(read, readAs)}`]),
    ...(unread.size === 0
      ? []
      : [
          `words in ${column} are not read: ${counted(unread)}; if they say what a blank does (${blankMeans(canonical)}), write values: {${canonical}: {${ways}}}`
        ])
  ];
}
