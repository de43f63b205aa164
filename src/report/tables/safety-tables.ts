import {ANY_EVENT, GRADE_THREE} from "../../describe/safety.ts";
import type {Count, CountTable} from "../../record/count-table.ts";
import type {Result} from "../../record/result.ts";
import {countNoteText, populationText} from "../../words/en/count-tables.ts";
import {type NumberStyle, numberStyleOf} from "../../words/number-style.ts";
import {countTable, countText, inOrder} from "./count-cells.ts";
import {leftOut, shownColumns} from "./course-tables.ts";
import type {TextTable} from "./text-table.ts";

/** Terms that a table shows at most, the commonest. */
const MOST_TERMS = 15;

/** Adverse events as recorded, by drug and position, each patient with the worst grade. */
export function safetyTable(result: Result): TextTable {
  const table = countTable(result, "safety");
  const counts = table?.counts ?? [];
  const {columns, left} = shownColumns(counts);
  const items = eventItems(counts);
  return {
    name: "safety",
    caption: "Adverse events observed in this cohort: patients with any grade; with grade 3 or more",
    header: ["", ...columns.map(({group, of}) => `${group} (n ${of})`)],
    rows:
      counts.length === 0
        ? []
        : safetyLines(
            items,
            columns.map(({group}) => counts.filter((count) => count.group === group)),
            numberStyleOf(result)
          ),
    words: 1,
    notes: table === null ? [] : safetyNotes(table, left, items.terms.length)
  };
}

/** Lines of the items, a cell a column: the counts of one drug in one position. */
function safetyLines(
  {overall, terms}: EventItems,
  columns: readonly (readonly Count[])[],
  style: NumberStyle
): string[][] {
  const text = (column: readonly Count[], item: string, value: string | null): string =>
    countText(
      column.find((count) => count.item === item && count.value === value),
      style
    );
  const graded = (item: string): string[] =>
    columns.map((column) => `${text(column, item, "any grade")}; ${text(column, item, GRADE_THREE)}`);
  return [
    [ANY_EVENT, ...graded(ANY_EVENT)],
    ...overall.map((item) => [item, ...columns.map((column) => text(column, item, null))]),
    ...(terms.length === 0 ? [] : [["by term, the commonest first", ...columns.map(() => "")]]),
    ...terms.slice(0, MOST_TERMS).map((item) => [`  ${item}`, ...graded(item)])
  ];
}

/** What is counted. */
interface EventItems {
  /** Once over all events, without grades. */
  readonly overall: readonly string[];
  /** Single terms with grades, the commonest first. */
  readonly terms: readonly string[];
}

function eventItems(counts: readonly Count[]): EventItems {
  const items = inOrder(counts.map(({item}) => item));
  const graded = (item: string): boolean => counts.some((count) => count.item === item && count.value !== null);
  const most = (item: string): number =>
    Math.max(...counts.filter((count) => count.item === item && count.value !== GRADE_THREE).map(({n}) => n));
  return {
    overall: items.filter((item) => !graded(item)),
    terms: items
      .filter((item) => graded(item) && item !== ANY_EVENT)
      .toSorted((a, b) => most(b) - most(a) || (a < b ? -1 : 1))
  };
}

function safetyNotes({population, notes}: CountTable, left: readonly string[], terms: number): string[] {
  return [
    `${populationText(population)} Each patient counts once a line of the table, with the worst grade.`,
    ...notes.map((note) => countNoteText(note)),
    ...leftOut(left),
    ...(terms > MOST_TERMS ? [`${terms - MOST_TERMS} rarer terms stand in results.json.`] : []),
    "ADC2 is given to those who lived and were fit enough for it; its column is not the same patients later."
  ];
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
