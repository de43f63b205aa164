import type {Exposure} from "../patients/exposure.ts";
import type {ExposureRule} from "../patients/exposure-rules.ts";
import type {Patient} from "../patients/patient.ts";
import type {AdcPair} from "../patients/adc-pair.ts";
import type {AuditPair} from "./audit-input.ts";

/** Rules that leave the start and end of an ADC where the file has them. */
const HARMLESS: ReadonlySet<ExposureRule> = new Set<ExposureRule>([
  "single-line",
  "same-line-rows",
  "treated-beyond-progression",
  "unknown-adc"
]);

/** Whether a rule joined or split the lines of an exposure. */
export const ruleApplied = ({rules}: Exposure): boolean => rules.some((rule) => !HARMLESS.has(rule));

/** A pair with what the audit asks beside the two times: sequence, centre, therapy in between, death, and whether a rule joined or split exposures. */
export function auditPairOf(pair: AdcPair, {adc1, adc2, days, centre, pair: own}: Patient): AuditPair {
  return {
    ...pair,
    sequence: own.kind === "pair" ? own.transition.sequence : null,
    centre,
    intervening: own.kind === "pair" ? own.transition.between.contact !== "direct" : null,
    death: days.death,
    lastContact: days.lastContact,
    ruleApplied: [adc1, adc2].some((adc) => adc !== null && ruleApplied(adc))
  };
}
