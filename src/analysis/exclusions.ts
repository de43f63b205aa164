import {progressedBefore, type ProgressedBefore} from "../patients/progressed-before.ts";
import {relapseStrata, type RelapseStratumName} from "../patients/relapse-after-adc1.ts";
import type {Question} from "../question/question.ts";
import type {FlowStep} from "../record/result.ts";
import type {LeftFor} from "./analysis-set.ts";
import type {Therapy} from "./subject.ts";

interface Exclusion extends LeftFor {
  readonly holds: (of: Pick<Therapy, "patient" | "transition">, question: Question) => boolean;
  /** Under which `adc1Stopped` it is asked; under every one where absent. */
  readonly under?: Question["population"]["adc1Stopped"];
  /** Stands in the flow only where it leaves somebody out. */
  readonly isRare?: true;
  /** The stratum that it leaves out of the groups, to stand apart. */
  readonly stratum?: RelapseStratumName;
}

/** Reasons for which a transition leaves the analysis, in the order in which they are asked; the first that holds is the one on the ledger. */
const exclusions: readonly Exclusion[] = [
  {
    reason: "earlier-adc-undated",
    isRare: true,
    detail: "an earlier ADC stands in a text alone, so that which ADC came first is not known",
    holds: ({patient: {earlierAdc}}, {population, isByPosition}) =>
      earlierAdc !== null && (population.transitions === "first" || isByPosition)
  },
  {
    reason: "not-metastatic",
    detail: "the second of the two ADCs was given as (neo)adjuvant treatment",
    holds: ({transition: {to}}) => to.setting !== "metastatic"
  },
  {
    reason: "later-transition",
    detail: "a later pair of a patient whose first transition is analysed",
    holds: ({patient: {pair}, transition}, {population}) =>
      population.transitions === "first" &&
      !(pair.kind === "pair" && pair.transition === transition) &&
      transition.endOfAdc1.relapseStratum === null
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
  ...relapseStrata.map(({name, label}): Exclusion => ({
    reason: `adjuvant-adc1-${name}`,
    detail: `ADC1 was (neo)adjuvant: ${label}`,
    isRare: true,
    stratum: name,
    holds: ({transition: {endOfAdc1}}) => endOfAdc1.relapseStratum === name
  })),
  {
    reason: "adc1-stopped-otherwise",
    detail: "ADC1 stopped for another reason than progression",
    under: "progression",
    holds: ({transition: {from}}) => !isUnknown(from.stopReason) && from.stopReason !== "progression"
  },
  {
    reason: "adc1-not-progressed",
    detail: "no progression is recorded before ADC2, and ADC1 stopped for another reason",
    under: "progressed",
    holds: (of) => progressedOf(of) === "no"
  },
  {
    reason: "adc1-stop-unknown",
    detail: "no progression is recorded before ADC2, and why ADC1 stopped is not known",
    under: "progressed",
    holds: (of) => progressedOf(of) === "unknown"
  },
  {
    reason: "adc1-stop-reason-blank",
    detail: "why ADC1 stopped is not recorded, or not in words that are known",
    under: "progression",
    holds: ({transition: {from}}) => isUnknown(from.stopReason)
  }
];

/** Stands in place of `later-transition` where the first transition was left out too. */
export const FIRST_LEFT_OUT: LeftFor = {
  reason: "later-transition-first-left-out",
  detail: "a later pair of a patient whose first transition was left out; only the first is asked"
};

const progressedOf = ({patient, transition: {from, to}}: Pick<Therapy, "patient" | "transition">): ProgressedBefore =>
  progressedBefore(patient.lines, from, to);

function isUnknown(stopReason: string | null): boolean {
  return stopReason === null || stopReason === "unknown";
}

/** The first rule of the population that leaves a transition out; null where it enters. */
export function exclusionOf(of: Pick<Therapy, "patient" | "transition">, question: Question): Exclusion | null {
  return exclusions.find((one) => isAsked(one, question) && one.holds(of, question)) ?? null;
}

const isAsked = ({under}: Exclusion, {population}: Pick<Question, "population">): boolean =>
  under === undefined || under === population.adc1Stopped;

/** The stratum of a reason that leaves a (neo)adjuvant ADC1 out of the groups; null for any other. */
export function stratumOf(wanted: string): RelapseStratumName | null {
  return exclusions.find(({reason}) => reason === wanted)?.stratum ?? null;
}

/** Reasons with their counts; a rule that the question asks and that leaves nobody out is shown with its zero, unless it is among `hidden` or rare. */
export function countExclusions(
  found: Iterable<LeftFor>,
  question: Pick<Question, "population">,
  hidden: readonly string[] = []
): FlowStep["left"] {
  const counts = new Map(exclusions.map(({reason, detail}) => [reason, {reason, detail, count: 0}]));
  for (const {reason, detail} of found)
    counts.set(reason, {reason, detail, count: (counts.get(reason)?.count ?? 0) + 1});
  const withZero = new Set(
    exclusions.filter((one) => one.isRare !== true && isAsked(one, question)).map(({reason}) => reason)
  );
  return [...counts.values()].filter(
    ({reason, count}) => !hidden.includes(reason) && (count > 0 || withZero.has(reason))
  );
}
