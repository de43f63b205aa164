import {countNoteText, populationText} from "../../words/en/count-tables.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {countTable, countText, inOrder, shareText} from "./count-cells.ts";
import {leftOut, shownColumns} from "./course-tables.ts";
import {formatMedian, formatNumber} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** Patients below whom a column holds counts and no rate or median of theirs. */
const FEWEST = 5;

/** Hormone-receptor status by the order of the two ADCs. */
export function hormoneReceptorTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "hormone-receptor-order");
  const cells = own.filter(({term}) => term === "patients");
  const spread = (of: (term: string) => Row | undefined, what: string): string => {
    const [middle, low, high] = ["median", "lowest", "highest"].map((name) => of(`${what}: ${name}`)?.estimate ?? null);
    const shown = (value: number | null | undefined): string =>
      value === null || value === undefined ? "–" : formatNumber(value, Number.isInteger(value) ? 0 : 1, style);
    return middle === null ? "–" : `${shown(middle)} (${shown(low)}–${shown(high)})`;
  };
  const median = (row: Row | undefined): string =>
    row === undefined || row.refusal !== null ? "–" : formatMedian(row, "days", style);
  const share = (row: Row | undefined, few: boolean): string =>
    few && row !== undefined && row.refusal === null ? `${row.nEvent ?? "–"}/${row.n ?? "–"}` : shareText(row, style);
  const all = cells.map(({stratum, group, n}) => ({
    group: `${(stratum ?? "").replace("hormone receptors ", "HR ")}, ${group ?? ""}`,
    of: n ?? 0,
    at: (term: string): Row | undefined =>
      own.find((row) => row.stratum === stratum && row.group === group && row.term === term)
  }));
  const {columns, left} = shownColumns(all);
  const shown = columns.flatMap(({group}) => all.find((one) => one.group === group) ?? []);
  const measures: readonly {
    readonly name: string;
    readonly term: string;
    readonly text: (at: (term: string) => Row | undefined, few: boolean) => string;
  }[] = [
    {
      name: "lines before ADC1, median (range)",
      term: "lines before ADC1: median",
      text: (at) => spread(at, "lines before ADC1")
    },
    {
      name: "chemotherapy lines before ADC1, median (range)",
      term: "chemotherapy lines before ADC1: median",
      text: (at) => spread(at, "chemotherapy lines before ADC1")
    },
    {
      name: "therapy in between",
      term: "with intervening therapy",
      text: (at, few) => share(at("with intervening therapy"), few)
    },
    ...["ADC1", "ADC2"].map((adc) => ({
      name: `response on ${adc}`,
      term: `response on ${adc}`,
      text: (at: (term: string) => Row | undefined, few: boolean) => share(at(`response on ${adc}`), few)
    })),
    ...["ADC1", "ADC2"].map((adc) => ({
      name: `time to treatment failure on ${adc}, mo`,
      term: `median time to treatment failure on ${adc}`,
      text: (at: (term: string) => Row | undefined, few: boolean) =>
        median(few ? undefined : at(`median time to treatment failure on ${adc}`))
    })),
    {
      name: "survival from ADC2, mo",
      term: "median survival from ADC2",
      text: (at, few) => median(few ? undefined : at("median survival from ADC2"))
    }
  ];
  return {
    name: "hormone-receptor-order",
    caption: "Hormone receptors (HR) and order of the two ADCs",
    header: ["", ...shown.map(({group, of}) => `${group} (n ${of})`)],
    rows:
      shown.length === 0
        ? []
        : measures
            .filter(({term}) => own.some((row) => row.term === term))
            .map(({name, text}) => [name, ...shown.map(({at, of}) => text(at, of < FEWEST))]),
    words: 1,
    notes:
      cells.length === 0
        ? []
        : [
            "Status at the line of ADC2, or the latest recorded before it. Response: CR or PR among evaluable patients of that ADC. Treatment failure: first of progression, stop for any reason and death (TTF@1). k/n and rates with exact, medians with log-log 95 % CI.",
            ...(shown.some(({of}) => of < FEWEST)
              ? [`A column of fewer than ${FEWEST} patients has counts alone.`]
              : []),
            ...leftOut(left, "results.csv"),
            "Time on ADC1 is right-truncated, and survival from ADC1 is left out: everyone here lived to receive ADC2. Layout after Huppert 2025, npj Breast Cancer 11:34, table 2. Cells are described, not compared."
          ]
  };
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
    rows: cells.map((rowsOf) => {
      const median = rowsOf.find(({kind}) => kind === "median");
      return [
        rowsOf[0]?.stratum ?? "",
        rowsOf[0]?.group ?? "",
        String(median?.n ?? ""),
        shareText(
          rowsOf.find(({term}) => term === "objective response rate"),
          style
        ),
        median === undefined || median.refusal !== null ? "–" : formatMedian(median, "days", style)
      ];
    }),
    words: 2,
    notes:
      cells.length === 0
        ? []
        : [
            "As recorded on the line of ADC2. Response and progression are those of the whole body; a response in the brain is not recorded. Described, not compared."
          ]
  };
}
