import {remarkText} from "../../words/en/remarks.ts";
import {refusalSentence, refusalText} from "../../words/en/refusals.ts";
import {GLOBAL_TEST} from "../../analysis/global-test.ts";
import {groupingName, groupingOf} from "../../question/grouping.ts";
import type {RemarkCode} from "../../record/remark.ts";
import type {FurtherAnalysis} from "../../record/result-parts.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {formatMedian, formatP, formatRatio} from "../../words/number-format.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import {isHazardRatio} from "./summary.ts";
import {fewLeftNotes} from "../../words/en/curve-limits.ts";
import {permutationNotes} from "../../words/en/permutation-note.ts";
import {isPenalised, ratioTestHeading} from "../../words/en/ratio-test.ts";
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
      ratioTestHeading(views.flatMap(({rows}) => rows.filter(isHazardRatio))),
      "log-rank p"
    ],
    rows: views.flatMap((view) => viewLines(view, result, style)),
    words: 1,
    notes: views.flatMap(viewNotes)
  };
}

function viewLines(view: FurtherAnalysis, {unit}: Result, style: NumberStyle): string[][] {
  const medians = view.rows.filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median");
  const overall = view.rows.find(({analysis}) => analysis === GLOBAL_TEST);
  return [
    [titleOf(view), "", "", "", "", "", ""],
    ...medians.map((row) => [
      `  ${row.group}`,
      String(row.n ?? ""),
      String(row.nEvent ?? ""),
      row.refusal === null ? formatMedian(row, unit, style) : "not given",
      ...viewContrastCells(row.group, view, style)
    ]),
    ...(overall === undefined
      ? []
      : [
          [
            "  any difference",
            String(overall.n ?? "–"),
            String(overall.nEvent ?? "–"),
            "–",
            "–",
            "–",
            viewP(overall, style)
          ]
        ])
  ];
}

/** The hazard ratio of a group and its tests. */
function viewContrastCells(group: string | null, {rows}: FurtherAnalysis, style: NumberStyle): string[] {
  const ratio = rows.find((row) => isHazardRatio(row) && row.group === group);
  const test = rows.find((row) => row.analysis === "log-rank" && row.group === group);
  const isReference = rows.some((row) => isHazardRatio(row) && row.reference === group);
  const given = ratio === undefined ? "–" : ratio.refusal === null ? formatRatio(ratio, style) : "not given";
  return [isReference ? "reference" : given, viewP(ratio, style), viewP(test, style)];
}

function viewP(row: Row | undefined, style: NumberStyle): string {
  return row === undefined ? "–" : row.pValue === null ? "not given" : formatP(row.pValue, style);
}

function viewNotes(view: FurtherAnalysis): string[] {
  const name = ({group, reference}: Row): string => `${group} against ${reference}`;
  const ratios = view.rows.filter(isHazardRatio);
  const overall = view.rows.find(({analysis}) => analysis === GLOBAL_TEST);
  const sentences = [
    ...ratios.flatMap((row) =>
      row.refusal === null ? [] : [`${name(row)}: ${refusalSentence(row.refusal).replace(/\.$/, "")}`]
    ),
    ...(overall?.refusal === null || overall === undefined ? [] : [`any difference: ${refusalText(overall.refusal)}`]),
    ...fewLeftNotes(
      view.rows.filter(({kind}) => kind === "median"),
      ({group}) => group ?? "all"
    ).map((note) => note.replace(/\.$/u, "")),
    ...penalisedNote(ratios, name),
    ...permutationNotes(
      view.rows.filter(({kind}) => kind === "log-rank-test"),
      (row) => `${row.group} against ${row.reference}`
    ).map((note) => note.replace(/\.$/u, "")),
    ...secondDiffers(
      ratios
        .filter(({refusal}) => refusal === null)
        .filter(hasRemark("second-adc-differs"))
        .map(name)
    ),
    ...(view.rows.some(hasRemark("at-risk-from-adc2"))
      ? [`counted from ADC1, ${remarkText({code: "at-risk-from-adc2"})}`]
      : []),
    ...view.rows.flatMap(({analysis, kind, endpoint, refusal}) =>
      analysis === "kaplan-meier" && kind === "median" && refusal !== null
        ? [`${endpoint}: ${refusalText(refusal)}`]
        : []
    )
  ];
  return sentences.length === 0 ? [] : [`${titleOf(view)}: ${sentences.join("; ")}.`];
}

function hasRemark(wanted: RemarkCode): (row: Row) => boolean {
  return ({remarks}) => remarks.some(({code}) => code === wanted);
}

/** Which ratios have limits and p of Firth's penalised likelihood. */
function penalisedNote(ratios: readonly Row[], name: (row: Row) => string): string[] {
  const penalised = ratios.filter(isPenalised).map(name);
  return penalised.length === 0
    ? []
    : [`hazard ratio, limits and p of ${penalised.join(", ")} are those of Firth's penalised likelihood`];
}

/** That these contrasts compare second ADCs as well. */
function secondDiffers(contrasts: readonly string[]): string[] {
  return contrasts.length === 0
    ? []
    : [`the second ADC differs between the groups of ${contrasts.join(", ")}, so the ratio compares drugs as well`];
}
