import {receivedBoth} from "../audit/received-both.ts";
import type {Question} from "../question/question.ts";
import type {Row} from "../record/row.ts";
import {asExploratory} from "./exploratory-row.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import {startedAdc1} from "./sequential-comparison.ts";

/**
 * Whether groups that are made of the ADCs themselves stand in a file of nobody but patients who received both, so that no hazard ratio between them is given: how far PFS(ADC1) is cut short differs with the products and
 * with when they came into use, and who stands where on ADC1 cannot be told. Not where the plan asks for the ratio by name.
 *
 * @example
 * isOfSelected({pairing: null}, {grouping: {by: "sequence"}, asksUnadjusted: false}) // false
 */
export function isOfSelected(
  {pairing}: Pick<AnalysisSet, "pairing">,
  {grouping, asksUnadjusted}: Pick<Question, "grouping" | "asksUnadjusted">
): boolean {
  return selectedDesign(pairing, grouping.by) && !asksUnadjusted;
}

/**
 * The rows of contrasts of such a file, where the plan asks for them, with how much they err.
 *
 * @example
 * exploratoryRows([], {pairing: null}, {grouping: {by: "sequence"}}) // []
 */
export function exploratoryRows(
  rows: readonly Row[],
  {pairing}: Pick<AnalysisSet, "pairing">,
  {grouping}: Pick<Question, "grouping">
): Row[] {
  return selectedDesign(pairing, grouping.by) ? rows.map(asExploratory) : [...rows];
}

function selectedDesign(pairing: AnalysisSet["pairing"], by: Question["grouping"]["by"]): boolean {
  if (by !== "transition" && by !== "sequence") return false;
  const started = pairing === null ? [] : startedAdc1(pairing);
  return started.length > 0 && receivedBoth(started).design === "received-both";
}
