import {receivedBothRefusal} from "../audit/received-both.ts";
import type {Refusal} from "../record/refusal.ts";
import type {Question} from "../question/question.ts";
import type {Row} from "../record/row.ts";
import {asExploratory} from "./exploratory-row.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import {startedAdc1} from "./sequential-comparison.ts";

/**
 * Why no hazard ratio is given between groups that are made of the ADCs themselves: in a file of nobody but patients who received both, how far PFS(ADC1) is cut short differs with the products and with when they came into use, and
 * who stands where on ADC1 cannot be told. Null where the file is another, and where the plan asks for the ratio by name.
 *
 * @example
 * whyWithheld({pairing: null}, {grouping: {by: "sequence"}, asksUnadjusted: false}) // null
 */
export function whyWithheld(
  {pairing}: Pick<AnalysisSet, "pairing">,
  {grouping, asksUnadjusted}: Pick<Question, "grouping" | "asksUnadjusted">
): Refusal | null {
  return asksUnadjusted ? null : selected(pairing, grouping.by);
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
  return selected(pairing, grouping.by) === null ? [...rows] : rows.map(asExploratory);
}

function selected(pairing: AnalysisSet["pairing"], by: Question["grouping"]["by"]): Refusal | null {
  const isOfAdcs = by === "transition" || by === "sequence";
  return isOfAdcs && pairing !== null ? receivedBothRefusal(startedAdc1(pairing)) : null;
}
