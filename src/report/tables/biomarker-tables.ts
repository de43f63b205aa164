import {mediansInWords} from "../../words/en/curve-limits.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {countNoteText, populationText} from "../../words/en/count-tables.ts";
import {formatMedian} from "../../words/number-format.ts";
import {type NumberStyle, numberStyleOf} from "../../words/number-style.ts";
import {countTable, countText, inOrder, shareText} from "./count-cells.ts";
import {leftOut, shownColumns} from "./course-tables.ts";
import type {TextTable} from "./text-table.ts";
import {valueText} from "./value-text.ts";

/** Patients below whom a column holds counts and no rate or median of theirs. */
const FEWEST = 5;

/** Patients of one hormone-receptor status who had the two ADCs in one order. */
interface OrderCell {
  /** Status and order, as the column is headed. */
  readonly group: string;
  /** How many they are. */
  readonly of: number;
  /** Their row of this term. */
  readonly at: (term: string) => Row | undefined;
}

/** A line of the table by status and order. */
interface OrderMeasure {
  readonly name: string;
  /** Without a row of this term the line is left out. */
  readonly term: string;
  readonly text: (cell: OrderCell, style: NumberStyle) => string;
}

const orderMeasures: readonly OrderMeasure[] = [
  ...["lines before ADC1", "chemotherapy lines before ADC1"].map((what): OrderMeasure => ({
    name: `${what}, median (range)`,
    term: `${what}: median`,
    text: (cell, style) => rangeText(cell, what, style)
  })),
  shareMeasure("therapy in between", "with intervening therapy"),
  shareMeasure("response on ADC1", "response on ADC1"),
  shareMeasure("response on ADC2", "response on ADC2"),
  medianMeasure("time to treatment failure on ADC1, mo", "median time to treatment failure on ADC1"),
  medianMeasure("time to treatment failure on ADC2, mo", "median time to treatment failure on ADC2"),
  medianMeasure("survival from ADC2, mo", "median survival from ADC2")
];

function shareMeasure(name: string, term: string): OrderMeasure {
  return {name, term, text: (cell, style) => cellShare(cell, term, style)};
}

function medianMeasure(name: string, term: string): OrderMeasure {
  return {name, term, text: (cell, style) => cellMedian(cell, term, style)};
}

/** Hormone-receptor status by the order of the two ADCs. */
export function hormoneReceptorTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "hormone-receptor-order");
  const cells = orderCells(own);
  const {columns, left} = shownColumns(cells);
  const shown = columns.flatMap(({group}) => cells.find((one) => one.group === group) ?? []);
  return {
    name: "hormone-receptor-order",
    caption: "Hormone receptors (HR) and order of the two ADCs",
    header: ["", ...shown.map(({group, of}) => `${group} (n ${of})`)],
    rows:
      shown.length === 0
        ? []
        : orderMeasures
            .filter(({term}) => own.some((row) => row.term === term))
            .map(({name, text}) => [name, ...shown.map((cell) => text(cell, style))]),
    words: 1,
    notes: cells.length === 0 ? [] : orderNotes(shown, left, own)
  };
}

/** The cell of each status and order in which there are patients. */
function orderCells(own: readonly Row[]): OrderCell[] {
  return own
    .filter(({term}) => term === "patients")
    .map(({stratum, group, n}) => ({
      group: `${(stratum ?? "").replace("hormone receptors ", "HR ")}, ${group ?? ""}`,
      of: n ?? 0,
      at: (term) => own.find((row) => row.stratum === stratum && row.group === group && row.term === term)
    }));
}

function orderNotes(shown: readonly OrderCell[], left: readonly string[], own: readonly Row[]): string[] {
  return [
    `Status at the line of ADC2, or the latest recorded before it. Response: CR or PR among evaluable patients of that ADC. Treatment failure: first of progression, stop for any reason and death (TTF@1). k/n and rates with exact, medians with ${mediansInWords(own)}.`,
    ...(shown.some(isSmall) ? [`A column of fewer than ${FEWEST} patients has counts alone.`] : []),
    ...leftOut(left, "results.csv"),
    "Time on ADC1 is right-truncated, and survival from ADC1 is left out: everyone here lived to receive ADC2. Layout after Huppert 2025, npj Breast Cancer 11:34, table 2. Cells are described, not compared."
  ];
}

function rangeText({at}: OrderCell, what: string, style: NumberStyle): string {
  const [middle, low, high] = ["median", "lowest", "highest"].map((name) =>
    valueText(at(`${what}: ${name}`)?.estimate, style)
  );
  return middle === "–" ? "–" : `${middle} (${low}–${high})`;
}

/** The median time of a cell that is large enough. */
function cellMedian(cell: OrderCell, term: string, style: NumberStyle): string {
  const row = isSmall(cell) ? undefined : cell.at(term);
  return row === undefined || row.refusal !== null ? "–" : formatMedian(row, "days", style);
}

/** The share of a cell, of a small one its counts alone. */
function cellShare(cell: OrderCell, term: string, style: NumberStyle): string {
  const row = cell.at(term);
  return isSmall(cell) && row !== undefined && row.refusal === null
    ? `${row.nEvent ?? "–"}/${row.n ?? "–"}`
    : shareText(row, style);
}

function isSmall({of}: OrderCell): boolean {
  return of < FEWEST;
}

/** Status of HER2 and hormone receptors at ADC1 and at ADC2. */
export function conversionTable(result: Result): TextTable {
  const table = countTable(result, "biomarker-conversion");
  return {
    name: "biomarker-conversion",
    caption: "HER2 and hormone receptors at ADC1 and at ADC2",
    header: ["marker", "at ADC1", "at ADC2", "n (% of that status at ADC1)"],
    rows: (table?.counts ?? []).map((count) => [
      count.group,
      count.item,
      count.value ?? "",
      countText(count, numberStyleOf(result))
    ]),
    words: 3,
    notes:
      table === null
        ? []
        : [
            `${populationText(table.population)} Not carried forward.`,
            ...table.notes.map((note) => countNoteText(note))
          ]
  };
}

/** Response and PFS on ADC2 of those with and without CNS metastases. */
export function cnsTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "cns-subgroup");
  const cells = inOrder(own.map(({stratum, group}) => JSON.stringify([stratum, group]))).map((key) =>
    own.filter(({stratum, group}) => JSON.stringify([stratum, group]) === key)
  );
  return {
    name: "cns",
    caption: "Disease of the central nervous system at the start of ADC2",
    header: ["", "group", "n", "response on ADC2", "median PFS(ADC2), mo (95 % CI)"],
    rows: cells.map((cell) => cnsLine(cell, style)),
    words: 2,
    notes:
      cells.length === 0
        ? []
        : [
            "As recorded on the line of ADC2. Response and progression are those of the whole body; a response in the brain is not recorded. Described, not compared."
          ]
  };
}

function cnsLine(cell: readonly Row[], style: NumberStyle): string[] {
  const median = cell.find(({kind}) => kind === "median");
  return [
    cell[0]?.stratum ?? "",
    cell[0]?.group ?? "",
    String(median?.n ?? ""),
    shareText(
      cell.find(({term}) => term === "objective response rate"),
      style
    ),
    median === undefined || median.refusal !== null ? "–" : formatMedian(median, "days", style)
  ];
}
