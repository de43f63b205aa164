import {countNoteText, populationText} from "../../words/en/count-tables.ts";
import {DRUG_BY_POSITION} from "../../analysis/drug-by-position.ts";
import {SCAN_INTERVAL} from "../../analysis/assessment-intervals.ts";
import {EARLY_DEATH_DAYS} from "../../analysis/early-deaths.ts";
import type {Result, ShownResult} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {countTable, countText, inOrder, shareText} from "./count-cells.ts";
import {formatMedian} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";
import {valueText} from "./value-text.ts";

/** With more drugs and positions than this a table is no longer read across. */
export const MOST_COLUMNS = 6;

/** The commonest drugs in their positions, in the order given, with how many received them. */
export function shownColumns(counts: readonly {readonly group: string; readonly of: number}[]): {
  readonly columns: readonly {readonly group: string; readonly of: number}[];
  readonly left: readonly string[];
} {
  const all = inOrder(counts.map(({group}) => group)).map((group) => ({
    group,
    of: Math.max(...counts.filter((count) => count.group === group).map(({of}) => of))
  }));
  const kept = new Set(
    all
      .toSorted((a, b) => b.of - a.of)
      .slice(0, MOST_COLUMNS)
      .map(({group}) => group)
  );
  return {
    columns: all.filter(({group}) => kept.has(group)),
    left: all.filter(({group}) => !kept.has(group)).map(({group, of}) => `${group} (n ${of})`)
  };
}

/** The sentence about columns that are left out. */
export const leftOut = (left: readonly string[], file = "results.json"): string[] =>
  left.length === 0 ? [] : [`Not shown, in ${file}: ${left.join(", ")}.`];

/** Why each ADC was stopped, by drug and position. */
export function stopReasonTable(result: Result): TextTable {
  const table = countTable(result, "stop-reasons");
  const counts = table?.counts ?? [];
  const {columns, left} = shownColumns(counts);
  const items = inOrder(counts.map(({item}) => item)).toSorted((a, b) => total(b) - total(a));
  function total(item: string): number {
    return counts.filter((count) => count.item === item).reduce((sum, {n}) => sum + n, 0);
  }
  return {
    name: "stop-reasons",
    caption: "Why each ADC was stopped, number (per cent)",
    header: ["reason", ...columns.map(({group, of}) => `${group} (n ${of})`)],
    rows: items.map((item) => [
      item,
      ...columns.map(({group, of}) =>
        countText(
          counts.find((count) => count.group === group && count.item === item) ?? {n: 0, of},
          numberStyleOf(result)
        )
      )
    ]),
    words: 1,
    notes: table === null ? [] : [populationText(table.population), ...leftOut(left)]
  };
}

/** Median PFS of each ADC by its position, and how often patients were assessed on it, where that is recorded. */
export function drugByPositionTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === DRUG_BY_POSITION);
  const intervals = new Map(rows.filter(({analysis}) => analysis === SCAN_INTERVAL).map((row) => [row.group, row]));
  const interval = (group: string | null): string[] => {
    if (intervals.size === 0) return [];
    const row = intervals.get(group);
    return [row === undefined ? "" : `${valueText(row.estimate, style)} (n ${row.n ?? ""})`];
  };
  const isCutShort = own.some(({remarks}) => remarks.some(({code}) => code === "truncated-by-adc2"));
  return {
    name: "drug-by-position",
    caption: "Each ADC by its position",
    header: [
      "drug and position",
      "n",
      "events",
      "median PFS, mo (95 % CI)",
      ...(intervals.size === 0 ? [] : ["between assessments, days"])
    ],
    rows: own.map((row) => [
      row.group ?? "",
      String(row.n ?? ""),
      String(row.nEvent ?? ""),
      row.refusal === null ? formatMedian(row, "days", style) : "–",
      ...interval(row.group)
    ]),
    words: 1,
    notes:
      own.length === 0
        ? []
        : [
            `${own[0]?.endpoint ?? ""}. ${own[0]?.population ?? ""} In any position: the first time of each patient on the drug.`,
            ...(isCutShort
              ? [
                  "Where everyone on an ADC1 went on to a second ADC, times on it are right-truncated, and no measure of the drug."
                ]
              : []),
            ...(intervals.size === 0
              ? []
              : [
                  "Between assessments: the median of each patient's median interval on the drug, in those with one; where it is longer, progression is seen later."
                ]),
            "Drugs and positions are described, not compared: who receives a drug later has lived through what came before."
          ]
  };
}

/** Deaths within 30 and 60 days of the last dose, by drug and position. */
export function earlyDeathTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "early-death");
  const at = (group: string | null, days: number): Row | undefined =>
    own.find((row) => row.group === group && row.term === `died within ${days} days`);
  return {
    name: "early-deaths",
    caption: "Deaths soon after the last dose, k/n and rate (exact 95 % CI)",
    header: [
      "drug and position",
      ...EARLY_DEATH_DAYS.flatMap((days) => [`within ${days} days`, `not seen ${days} days`])
    ],
    rows: inOrder(own.map(({group}) => group)).map((group) => [
      group ?? "",
      ...EARLY_DEATH_DAYS.flatMap((days) => [
        shareText(at(group, days), style),
        String(at(group, days)?.nCensored ?? "–")
      ])
    ]),
    words: 1,
    notes: own.length === 0 ? [] : earlyDeathNotes(own)
  };
}

function earlyDeathNotes(own: readonly Row[]): string[] {
  return [
    `${own[0]?.population ?? ""} Deaths of any cause; who is still on treatment, or was not seen dead or alive to that day, is not in the denominator.`,
    ...(own.some(({remarks}) => remarks.some(({code}) => code === "lived-to-next-line"))
      ? [
          "Where everyone lived to receive ADC2, the rate after ADC1 is set by that selection and says nothing about the drug."
        ]
      : [])
  ];
}

/** What came after ADC2, by group. */
export function nextTherapyTable(result: ShownResult): TextTable {
  const table = countTable(result, "next-therapy");
  const counts = table?.counts ?? [];
  const groups = inOrder(counts.map(({group}) => group));
  const of = (group: string): number => counts.find((count) => count.group === group)?.of ?? 0;
  return {
    name: "next-therapy",
    caption: "After ADC2, number (per cent)",
    header: ["", ...groups.map((group) => `${group} (n ${of(group)})`)],
    rows: inOrder(counts.map(({item}) => item)).map((item) => [
      item,
      ...groups.map((group) =>
        countText(
          counts.find((count) => count.group === group && count.item === item),
          numberStyleOf(result)
        )
      )
    ]),
    words: 1,
    notes: table === null ? [] : [populationText(table.population), ...table.notes.map((note) => countNoteText(note))]
  };
}
