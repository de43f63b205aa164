import {remarkText} from "../../words/en/remarks.ts";
import {refusalSentence, refusalText} from "../../words/en/refusals.ts";
import {GLOBAL_TEST} from "../../analysis/global-test.ts";
import {groupingName, groupingOf} from "../../question/grouping.ts";
import type {FurtherAnalysis} from "../../record/result-parts.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {formatMedian, formatP, formatRatio} from "../../words/number-format.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import {isHazardRatio} from "./summary.ts";
import type {TextTable} from "./text-table.ts";

const titleOf = ({endpoint, by}: FurtherAnalysis): string => `${endpoint} by ${groupingName(groupingOf(by))}`;

/** Medians and contrasts of every further endpoint and grouping of the plan. */
export function viewTable(result: Result): TextTable {
  const views = result.parts.views ?? [];
  const style = numberStyleOf(result);
  return {
    name: "views",
    caption: "Other endpoints and groupings",
    header: [
      "endpoint, grouping and group",
      "n",
      "events",
      "median, mo (95 % CI)",
      "hazard ratio (95 % CI)",
      "Wald p",
      "log-rank p"
    ],
    rows: views.flatMap((view) => viewLines(view, result, style)),
    words: 1,
    notes: views.flatMap(viewNotes)
  };
}

function viewLines(view: FurtherAnalysis, {unit}: Result, style: NumberStyle): string[][] {
  const medians = view.rows.filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median");
  const pOf = (row: Row | undefined): string =>
    row === undefined ? "–" : row.pValue === null ? "not given" : formatP(row.pValue, style);
  const overall = view.rows.find(({analysis}) => analysis === GLOBAL_TEST);
  return [
    [titleOf(view), "", "", "", "", "", ""],
    ...medians.map((row) => {
      const ratio = view.rows.find((one) => isHazardRatio(one) && one.group === row.group);
      const test = view.rows.find(({analysis, group}) => analysis === "log-rank" && group === row.group);
      const isReference = view.rows.some((one) => isHazardRatio(one) && one.reference === row.group);
      return [
        `  ${row.group}`,
        String(row.n ?? ""),
        String(row.nEvent ?? ""),
        formatMedian(row, unit, style),
        isReference
          ? "reference"
          : ratio === undefined
            ? "–"
            : ratio.refusal === null
              ? formatRatio(ratio, style)
              : "not given",
        pOf(ratio),
        pOf(test)
      ];
    }),
    ...(overall === undefined
      ? []
      : [["  any difference", String(overall.n ?? "–"), String(overall.nEvent ?? "–"), "–", "–", "–", pOf(overall)]])
  ];
}

function viewNotes(view: FurtherAnalysis): string[] {
  const name = ({group, reference}: Row): string => `${group} against ${reference}`;
  const ratios = view.rows.filter(isHazardRatio);
  const apart = ratios
    .filter(({remarks, refusal}) => refusal === null && remarks.some(({code}) => code === "second-adc-differs"))
    .map(name);
  const overall = view.rows.find(({analysis}) => analysis === GLOBAL_TEST);
  const sentences = [
    ...ratios.flatMap((row) =>
      row.refusal === null ? [] : [`${name(row)}: ${refusalSentence(row.refusal).replace(/\.$/, "")}`]
    ),
    ...(overall?.refusal === null || overall === undefined ? [] : [`any difference: ${refusalText(overall.refusal)}`]),
    ...(apart.length === 0
      ? []
      : [`the second ADC differs between the groups of ${apart.join(", ")}, so the ratio compares drugs as well`]),
    ...(view.rows.some(({remarks}) => remarks.some(({code}) => code === "guaranteed-time"))
      ? [`the curve from ADC1 is ${remarkText({code: "guaranteed-time"})}`]
      : [])
  ];
  return sentences.length === 0 ? [] : [`${titleOf(view)}: ${sentences.join("; ")}.`];
}
