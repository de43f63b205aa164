import {analysisBiases} from "./audit-analysis.ts";
import {designBiases} from "./audit-design.ts";
import type {AuditedBias, AuditFinding, AuditInput, AuditLevel} from "./audit-finding.ts";
import {followUpBiases} from "./audit-follow-up.ts";

/** Every bias that is looked for, in the order in which findings are listed. */
export const auditedBiases: readonly AuditedBias[] = [...designBiases, ...followUpBiases, ...analysisBiases];

/**
 * Each known bias of sequential ADC cohorts as a finding on this cohort and plan: level, the number behind it, a sentence, and the remedy as a fragment of a plan.
 *
 * Limits between levels stand in the table of biases; they are conventions of this project, not tests.
 *
 * @example
 * const plan = {comparesAdc1WithAdc2: false, pairing: "ignored", overallSurvival: null, dichotomised: [], adjust: [], strata: [], tests: 1, primaryDeclared: true, usesEntry: true};
 * audit({pairs: [], starters: [], plan, groups: [], entryRecorded: false}).find(({bias}) => bias === "immortal-time").level // "ok"
 */
export function audit(input: AuditInput): AuditFinding[] {
  return auditedBiases.map(({bias, title, measure, assess, remedy, advice}) => {
    const {level, number, sentence, remedy: ownRemedy = remedy, advice: ownAdvice = advice} = assess(input);
    return {
      bias,
      title,
      level,
      number,
      measure,
      sentence,
      remedy: level === "ok" ? null : ownRemedy,
      advice: ownAdvice
    };
  });
}

const leads: readonly (readonly [AuditLevel, string])[] = [
  ["serious", "The following limits what can be concluded."],
  ["caution", "To be read with caution:"],
  ["not assessable", "Not assessable from these data:"]
];

/**
 * A draft of the limitations paragraph, from the findings: serious ones first, then cautions, then what cannot be assessed. Empty when every finding is ok.
 *
 * @example
 * limitations([{bias: "b", title: "t", level: "ok", number: 0, measure: "m", sentence: "Fine.", remedy: null, advice: ""}]) // ""
 */
export function limitations(findings: readonly AuditFinding[]): string {
  return leads
    .flatMap(([wanted, lead]) => {
      const own = findings.filter(({level}) => level === wanted);
      return own.length === 0 ? [] : [[lead, ...own.map(({sentence}) => sentence)].join(" ")];
    })
    .join(" ");
}
