import {refusalSentence} from "../../words/en/refusals.ts";
import type {EndpointKind} from "../../cohort/endpoints.ts";
import {isPenalised} from "../../words/en/ratio-test.ts";
import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import type {ShownRow} from "../../record/row.ts";
import {askedInCaption, askedInFigure} from "../methods/asked-methods.ts";
import {formatMedian, formatRatio, statedP} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import {isHazardRatio} from "../tables/summary.ts";
import {bandsInWords} from "../../words/en/curve-limits.ts";

/** What stands beneath the Kaplan–Meier figure: endpoint, groups, numbers, interval, convention of the risk table. */
export function kaplanMeierCaption(result: ShownResult): string {
  const {rows, unit, plan, disclosure, curves} = result;
  const style = numberStyleOf({plan});
  const medians = rows.filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median");
  return [
    `Kaplan-Meier estimates of ${medians[0]?.endpoint ?? "survival"} with ${bandsInWords(curves)}; ${disclosure === undefined ? "ticks are censored patients" : "points at the months that may be shown, joined by straight lines that are no estimates"}.`,
    `Median in months (95 % CI): ${medians.map((row) => `${row.group} ${formatMedian(row, unit, style)}, ${String(row.nEvent)} events in ${String(row.n)}`).join("; ")}.`,
    ...withheldRatios(rows).map(sentence),
    ...(questionOf(plan).isByPosition ? askedInCaption(result) : [])
  ].join(" ");
}

/** Why hazard ratios are missing, each reason once. */
function withheldRatios(rows: readonly ShownRow[]): string[] {
  const reasons = rows.flatMap(({analysis, refusal}) =>
    analysis === "cox" && refusal !== null ? [refusalSentence(refusal)] : []
  );
  return [...new Set(reasons)];
}

/** What the share on the vertical axis is free of, by kind of endpoint; of follow-up that came ready-made nothing is known. */
const axisTitles: Readonly<Record<EndpointKind, string>> = {
  "PFS": "Progression-free survival (%)",
  "PFS2": "Free of second progression, from ADC1 (PFS2, %)",
  "OS": "Overall survival (%)",
  "time to next treatment": "Event-free (%)",
  "time to discontinuation": "Event-free (%)",
  "time to failure": "Event-free (%)"
};

/** Title of the vertical axis: the endpoint in words. */
export function survivalTitle({plan, sources}: Pick<ShownResult, "plan" | "sources">): string {
  return sources.some(({role}) => role === "follow-up") ? "Event-free (%)" : axisTitles[questionOf(plan).endpoint.kind];
}

/** The most contrasts that find room in a free part of the plot. */
const MOST_CONTRASTS = 2;

/** Lines inside the plot: of each contrast, how many are compared, hazard ratio and test, or that there is none. */
export function kaplanMeierAnnotation(result: ShownResult): string[] {
  const ratios = result.rows.filter(isHazardRatio);
  if (ratios.length === 0 || ratios.length > MOST_CONTRASTS) return [];
  const strata = [...new Set(ratios.filter(({refusal}) => refusal === null).map(({stratum}) => stratum))];
  const [stratum] = strata;
  return [
    ...ratios.flatMap((row) => contrastLines(row, result, strata.length > 1)),
    ...(strata.length === 1 && stratum !== null && stratum !== undefined ? [`stratified by ${stratum}`] : [])
  ];
}

/** Lines on one contrast; its strata are said with it where those of others differ. */
function contrastLines(row: ShownRow, result: ShownResult, strataDiffer: boolean): string[] {
  const {adjust, isByPosition} = questionOf(result.plan);
  const name = `${row.group} v ${row.reference}`;
  const asked = isByPosition ? askedInFigure(result) : [];
  if (row.refusal !== null) return asked.length === 0 ? [`${name}: not compared, see text`] : [name, ...asked];
  const ratio = formatRatio(row, numberStyleOf(result));
  return [
    `${name}, ${String(row.n)} ${hasRepeated(result) ? "records" : "patients"} compared`,
    `${adjust.length > 0 ? "adjusted HR" : "HR"} ${ratio}${testInFigure(row, result)}`,
    ...(strataDiffer && row.stratum !== null ? [`stratified by ${row.stratum}`] : []),
    ...(row.remarks.some(({code}) => code === "second-adc-differs") ? ["the second ADCs differ, see text"] : [])
  ];
}

/** Whether patients stand in the groups more than once, so that records are compared. */
const hasRepeated = ({curves}: ShownResult): boolean => curves.some(({counted}) => counted === "records");

/** The test of a contrast after its ratio: the log-rank test, or that of the ratio where it is adjusted, which that test is not. */
function testInFigure(row: ShownRow, {rows, plan}: ShownResult): string {
  const isAdjusted = questionOf(plan).adjust.length > 0;
  const test = isAdjusted
    ? row
    : rows.find(
        ({analysis, group, reference}) => analysis === "log-rank" && group === row.group && reference === row.reference
      );
  return test?.pValue === null || test?.pValue === undefined
    ? ""
    : `, ${isAdjusted ? (isPenalised(row) ? "penalised likelihood ratio" : "Wald") : "log-rank"} ${statedP(test.pValue, numberStyleOf({plan}))}`;
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
