import {progressedBefore, type ProgressedBefore} from "../patients/progressed-before.ts";
import type {Question} from "../question/question.ts";
import type {FlowStep} from "../record/result.ts";
import type {LeftFor} from "./analysis-set.ts";
import type {Therapy} from "./subject.ts";

interface Exclusion extends LeftFor {
  readonly holds: (of: Pick<Therapy, "patient" | "transition">, question: Question) => boolean;
}

const asksProgression = ({population}: Question): boolean => population.adc1Stopped === "progression";

const EARLIER_ADC_UNDATED = "earlier-adc-undated";

/** Reasons for which a transition leaves the analysis, in the order in which they are asked; the first that holds is the one on the ledger. */
export const exclusions: readonly Exclusion[] = [
  {
    reason: EARLIER_ADC_UNDATED,
    detail: "an earlier ADC stands in a text alone, so that which ADC came first is not known",
    holds: ({patient: {earlierAdc}}, {population, isByPosition}) =>
      earlierAdc !== null && (population.transitions === "first" || isByPosition)
  },
  {
    reason: "not-metastatic",
    detail: "one of the two ADCs was given as (neo)adjuvant treatment",
    holds: ({transition: {from, to}}) => from.setting !== "metastatic" || to.setting !== "metastatic"
  },
  {
    reason: "later-transition",
    detail: "a later pair of a patient whose first transition is analysed",
    holds: ({patient: {pair}, transition}, {population}) =>
      population.transitions === "first" && !(pair.kind === "pair" && pair.transition === transition)
  },
  {
    reason: "second-primary",
    detail: "the two ADCs were given for two different tumours of the patient",
    holds: ({transition: {secondPrimary}}) => secondPrimary.recorded === true
  },
  {
    reason: "unclassifiable",
    detail: "the payload class or target of an ADC is not known",
    holds: ({transition: {cell}}) => cell.headline === "unclassifiable"
  },
  {
    reason: "concurrent-adcs",
    detail: "two ADCs were given at once",
    holds: ({transition: {concurrent}}, {population}) => concurrent && !population.concurrent
  },
  {
    reason: "not-classic-adc",
    detail: "an immunotoxin, peptide conjugate, light-activated or immune-stimulating conjugate",
    holds: ({transition: {cell}}, {population}) =>
      (cell.flags.not_classic_adc || cell.flags.non_cytotoxic_prior === true) && population.classicOnly
  },
  {
    reason: "adc1-stopped-otherwise",
    detail: "ADC1 stopped for another reason than progression",
    holds: ({transition: {from}}, question) =>
      asksProgression(question) && !isUnknown(from.stopReason) && from.stopReason !== "progression"
  },
  {
    reason: "adc1-not-progressed",
    detail: "no progression is recorded before ADC2, and ADC1 stopped for another reason",
    holds: (of, {population}) => population.adc1Stopped === "progressed" && progressedOf(of) === "no"
  },
  {
    reason: "adc1-stop-unknown",
    detail: "no progression is recorded before ADC2, and why ADC1 stopped is not known",
    holds: (of, {population}) => population.adc1Stopped === "progressed" && progressedOf(of) === "unknown"
  },
  {
    reason: "adc1-stop-reason-blank",
    detail: "why ADC1 stopped is not recorded, or not in words that are known",
    holds: ({transition: {from}}, question) => asksProgression(question) && isUnknown(from.stopReason)
  }
];

/** Stands in place of `later-transition` where the first transition was left out too. */
export const FIRST_LEFT_OUT: LeftFor = {
  reason: "later-transition-first-left-out",
  detail: "a later pair of a patient whose first transition was left out; only the first is asked"
};

const progressedOf = ({patient, transition: {from, to}}: Pick<Therapy, "patient" | "transition">): ProgressedBefore =>
  progressedBefore(patient.lines, from, to);

/** Reasons that are asked for under some populations alone, and stand in the flow only where they leave somebody out. */
const underSomeAlone: ReadonlySet<string> = new Set([EARLIER_ADC_UNDATED, "adc1-not-progressed", "adc1-stop-unknown"]);

function isUnknown(stopReason: string | null): boolean {
  return stopReason === null || stopReason === "unknown";
}

/** Reasons with their counts; a rule that leaves nobody out is shown with its zero, unless it is among `hidden` or rare. */
export function countExclusions(found: Iterable<LeftFor>, hidden: readonly string[] = []): FlowStep["left"] {
  const counts = new Map(exclusions.map(({reason, detail}) => [reason, {reason, detail, count: 0}]));
  for (const {reason, detail} of found)
    counts.set(reason, {reason, detail, count: (counts.get(reason)?.count ?? 0) + 1});
  return [...counts.values()].filter(
    ({reason, count}) => !hidden.includes(reason) && (count > 0 || !underSomeAlone.has(reason))
  );
}
