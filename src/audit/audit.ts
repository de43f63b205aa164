import type {AuditFinding} from "../record/audit-finding.ts";
import {analysisBiases} from "./audit-analysis.ts";
import {designBiases} from "./audit-design.ts";
import type {AuditedBias, AuditInput} from "./audit-input.ts";
import {followUpBiases} from "./audit-follow-up.ts";

/** Every bias that is looked for, in the order in which findings are listed. */
export const auditedBiases: readonly AuditedBias[] = [...designBiases, ...followUpBiases, ...analysisBiases];

/**
 * Each known bias of sequential ADC cohorts as a finding on this cohort and plan: level, the number behind it, what it is judged by as a code with its numbers, and the remedy as a fragment of a plan.
 *
 * Limits between levels stand in the table of biases; they are conventions of this project, not tests.
 *
 * @example
 * const plan = {comparesAdc1WithAdc2: false, pairing: "ignored", overallSurvival: null, dichotomised: [], adjust: [], strata: [], tests: 1, primaryDeclared: true, usesEntry: true};
 * audit({pairs: [], starters: [], plan, groups: [], entryRecorded: false}).find(({bias}) => bias === "immortal-time").level // "ok"
 */
export function audit(input: AuditInput): AuditFinding[] {
  return auditedBiases.map(({bias, assess, remedy}) => {
    const {level, number, evidence, advice = "usual"} = assess(input);
    return {bias, level, number, evidence, remedy: level === "ok" ? null : remedy, advice: {code: advice, lacking: []}};
  });
}
