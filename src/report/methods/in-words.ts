import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import {fillPlaceholders} from "../html/fill-placeholders.ts";
import {formatMedian, formatRatio} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {ReportWords} from "../html/report-words.ts";
import type {ShownRow} from "../../record/row.ts";
import {isHazardRatio} from "../tables/summary.ts";

/** The result in sentences: the median of each group, each hazard ratio, and how many contrasts are not given. */
export function inWords(result: ShownResult, words: ReportWords): string[] {
  const {rows} = result;
  const medians = rows
    .filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median")
    .map((row) => medianInWords(row, result, words));
  const ratios = rows.filter(isHazardRatio);
  const given = ratios.filter(({refusal}) => refusal === null);
  const withheld = ratios.length - given.length;
  return [
    ...(medians.length === 0 ? [words.noTransition] : medians),
    ...given.map((row) => ratioInWords(row, result, words)),
    ...(withheld === 0 ? [] : [fillPlaceholders(words.withheld, {count: withheld})])
  ];
}

function medianInWords(row: ShownRow, {unit, plan}: ShownResult, words: ReportWords): string {
  return fillPlaceholders(words.median, {
    group: row.group ?? "",
    median: formatMedian(row, unit, numberStyleOf({plan})),
    events: String(row.nEvent ?? ""),
    n: String(row.n ?? "")
  });
}

function ratioInWords(row: ShownRow, {plan}: ShownResult, words: ReportWords): string {
  const {adjust} = questionOf(plan);
  return fillPlaceholders(adjust.length === 0 ? words.ratio : words.adjustedRatio, {
    group: row.group ?? "",
    reference: row.reference ?? "",
    ratio: formatRatio(row, numberStyleOf({plan})),
    n: String(row.n ?? ""),
    covariates: adjust.join(", "),
    within: row.stratum === null ? "" : fillPlaceholders(words.within, {stratum: row.stratum}),
    different: row.remarks.some(({code}) => code === "second-adc-differs") ? words.differentSecond : ""
  });
}
