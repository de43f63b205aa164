import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import {fillPlaceholders} from "../html/fill-placeholders.ts";
import {formatMedian, formatRatio} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {ReportWords} from "../html/report-words.ts";
import {isHazardRatio} from "../tables/summary.ts";

/** The result in sentences: the median of each group, each hazard ratio, and how many contrasts are not given. */
export function inWords(result: ShownResult, words: ReportWords): string[] {
  const {rows, unit, plan} = result;
  const {adjust} = questionOf(plan);
  const style = numberStyleOf(result);
  const medians = rows
    .filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median")
    .map((row) =>
      fillPlaceholders(words.median, {
        group: row.group ?? "",
        median: formatMedian(row, unit, style),
        events: String(row.nEvent ?? ""),
        n: String(row.n ?? "")
      })
    );
  const ratios = rows.filter(isHazardRatio);
  const given = ratios
    .filter(({refusal}) => refusal === null)
    .map((row) =>
      fillPlaceholders(adjust.length === 0 ? words.ratio : words.adjustedRatio, {
        group: row.group ?? "",
        reference: row.reference ?? "",
        ratio: formatRatio(row, style),
        n: String(row.n ?? ""),
        covariates: adjust.join(", "),
        within: row.stratum === null ? "" : fillPlaceholders(words.within, {stratum: row.stratum}),
        different: row.remarks.some(({code}) => code === "second-adc-differs") ? words.differentSecond : ""
      })
    );
  const withheld = ratios.filter(({refusal}) => refusal !== null).length;
  return [
    ...(medians.length === 0 ? [words.noTransition] : medians),
    ...given,
    ...(withheld === 0 ? [] : [fillPlaceholders(words.withheld, {count: withheld})])
  ];
}
