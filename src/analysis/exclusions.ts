import type {Question} from "../question/question.ts";
import type {Cells, FlowStep} from "../record/result.ts";
import type {LeftFor} from "./analysis-set.ts";

interface Exclusion extends LeftFor {
  readonly holds: (transition: Cells, question: Question) => boolean;
}

const asksProgression = ({population}: Question): boolean => population.adc1Stopped === "progression";

/** Reasons for which a transition leaves the analysis, in the order in which they are asked; the first that holds is the one on the ledger. */
export const exclusions: readonly Exclusion[] = [
  {
    reason: "not-metastatic",
    detail: "one of the two ADCs was given as (neo)adjuvant treatment",
    holds: ({from_position, to_position}) => from_position === null || to_position === null
  },
  {
    reason: "later-transition",
    detail: "a later pair of a patient whose first transition is analysed",
    holds: ({from_position}, {population}) => population.transitions === "first" && from_position !== 1
  },
  {
    reason: "second-primary",
    detail: "the two ADCs were given for two different tumours of the patient",
    holds: ({second_primary}) => second_primary === true
  },
  {
    reason: "unclassifiable",
    detail: "the payload class of one of the two ADCs is not known",
    holds: ({headline}) => headline === "unclassifiable"
  },
  {
    reason: "concurrent-adcs",
    detail: "two ADCs were given at once",
    holds: ({concurrent_adcs}, {population}) => concurrent_adcs === true && !population.concurrent
  },
  {
    reason: "not-classic-adc",
    detail: "an immunotoxin, peptide conjugate, light-activated or immune-stimulating conjugate",
    holds: ({not_classic_adc, non_cytotoxic_prior}, {population}) =>
      (not_classic_adc === true || non_cytotoxic_prior === true) && population.classicOnly
  },
  {
    reason: "adc1-stopped-otherwise",
    detail: "ADC1 stopped for another reason than progression",
    holds: ({adc1_stop_reason}, question) =>
      asksProgression(question) && !isBlank(adc1_stop_reason) && adc1_stop_reason !== "progression"
  },
  {
    reason: "adc1-stop-reason-blank",
    detail: "why ADC1 stopped is not recorded, or not in words that are known",
    holds: ({adc1_stop_reason}, question) => asksProgression(question) && isBlank(adc1_stop_reason)
  }
];

/** Stands in place of `later-transition` where the first transition was left out too. */
export const FIRST_LEFT_OUT: LeftFor = {
  reason: "later-transition-first-left-out",
  detail: "a later pair of a patient whose first transition was left out; only the first is asked"
};

function isBlank(cell: Cells[string] | undefined): boolean {
  return cell === null || cell === undefined || cell === "" || cell === "unknown";
}

/** Reasons with their counts; a rule that leaves nobody out is shown with its zero, unless it is among `hidden`. */
export function countExclusions(found: Iterable<LeftFor>, hidden: readonly string[] = []): FlowStep["left"] {
  const counts = new Map(exclusions.map(({reason, detail}) => [reason, {reason, detail, count: 0}]));
  for (const {reason, detail} of found)
    counts.set(reason, {reason, detail, count: (counts.get(reason)?.count ?? 0) + 1});
  return [...counts.values()].filter(({reason}) => !hidden.includes(reason));
}
