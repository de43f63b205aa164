import {countNoteText, populationText} from "../../words/en/count-tables.ts";
import {ANY_EVENT, GRADE_THREE} from "../../describe/safety.ts";
import type {Result} from "../../record/result.ts";
import {countTable, countText, inOrder} from "./count-cells.ts";
import {leftOut, shownColumns} from "./course-tables.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** Terms that a table shows at most, the commonest. */
const MOST_TERMS = 15;

/** Adverse events as recorded, by drug and position, each patient with the worst grade. */
export function safetyTable(result: Result): TextTable {
  const style = numberStyleOf(result);
  const table = countTable(result, "safety");
  const counts = table?.counts ?? [];
  const {columns, left} = shownColumns(counts);
  const items = inOrder(counts.map(({item}) => item));
  const graded = (item: string): boolean => counts.some((count) => count.item === item && count.value !== null);
  const worst = (item: string): number =>
    Math.max(...counts.filter((count) => count.item === item && count.value !== GRADE_THREE).map(({n}) => n));
  const terms = items
    .filter((item) => graded(item) && item !== ANY_EVENT)
    .toSorted((a, b) => worst(b) - worst(a) || (a < b ? -1 : 1));
  const overall = items.filter((item) => !graded(item));
  const find = (group: string, item: string, value: string | null): string =>
    countText(
      counts.find((count) => count.group === group && count.item === item && count.value === value),
      style
    );
  return {
    name: "safety",
    caption: "Adverse events observed in this cohort: patients with any grade; with grade 3 or more",
    header: ["", ...columns.map(({group, of}) => `${group} (n ${of})`)],
    rows:
      counts.length === 0
        ? []
        : [
            [ANY_EVENT, ...columns.map(({group}) => pair(group, ANY_EVENT))],
            ...overall.map((item) => [item, ...columns.map(({group}) => find(group, item, null))]),
            ...(terms.length === 0 ? [] : [["by term, the commonest first", ...columns.map(() => "")]]),
            ...terms.slice(0, MOST_TERMS).map((item) => [`  ${item}`, ...columns.map(({group}) => pair(group, item))])
          ],
    words: 1,
    notes:
      table === null
        ? []
        : [
            `${populationText(table.population)} Each patient counts once a line of the table, with the worst grade.`,
            ...table.notes.map((note) => countNoteText(note)),
            ...leftOut(left),
            ...(terms.length > MOST_TERMS ? [`${terms.length - MOST_TERMS} rarer terms stand in results.json.`] : []),
            "ADC2 is given to those who lived and were fit enough for it; its column is not the same patients later."
          ]
  };

  function pair(group: string, item: string): string {
    return `${find(group, item, "any grade")}; ${find(group, item, GRADE_THREE)}`;
  }
}

/** What the labels of both ADCs have in common: expected, not observed. */
export function labelOverlapTable(result: Result): TextTable {
  const table = countTable(result, "label-overlap");
  const counts = table?.counts ?? [];
  return {
    name: "label-overlap",
    caption: "Toxicities that both ADCs are labelled for (expected, not observed in this cohort)",
    header: ["sequence", "toxicities in common", "n"],
    rows: inOrder(counts.map(({group}) => group)).map((group) => {
      const own = counts.filter((count) => count.group === group);
      return [group, own.map(({item}) => item).join(", "), String(own[0]?.n ?? "")];
    }),
    words: 2,
    notes: (table?.notes ?? []).map((note) => countNoteText(note))
  };
}
