import type {AuditAdvice, AuditLevel, Bias, EvidenceOf} from "../record/audit-finding.ts";
import type {PlanSpec} from "../record/plan.ts";
import type {AdcPair} from "../patients/adc-pair.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";

/** A pair with what the audit asks beside the two times; null = not recorded. */
export interface AuditPair extends AdcPair {
  /** The two ADCs in order, e.g. `SG → T-DXd`. */
  readonly sequence: string | null;
  readonly centre: string | null;
  /** Another line of therapy between the two ADCs. */
  readonly intervening: boolean | null;
  /** Day of death on the patient's clock. */
  readonly death: number | null;
  /** Last day known alive. */
  readonly lastContact: number | null;
  /** A rule joined or split the lines of one of the two exposures (dose hold, pause, same ADC twice). */
  readonly ruleApplied: boolean | null;
}

/** What the plan asks for, as far as biases depend on it. */
export interface AuditedPlan {
  /** An HR or p-value of ADC2 against ADC1. */
  readonly comparesAdc1WithAdc2: boolean;
  /** How records of one patient are handled where both stand in one model. */
  readonly pairing: "paired or clustered" | "ignored";
  /** Overall survival by sequence or by whether ADC2 was received; null when it is not asked. */
  readonly overallSurvival: {
    readonly index: "ADC1" | "ADC2";
    /** A grouping, `position` or `adc2-received`. */
    readonly by: string;
    readonly handling: "none" | "landmark" | "time-varying";
  } | null;
  /** Columns cut into two groups at a quantile of the cohort. */
  readonly dichotomised: readonly string[];
  readonly adjust: readonly string[];
  readonly strata: readonly string[];
  /** Hypothesis tests that the plan makes, and whether one of them is declared primary. */
  readonly tests: number;
  readonly primaryDeclared: boolean;
  /** A primary contrast was declared, and the data do not allow it: what remains is exploration. */
  readonly primaryRefused?: boolean;
  /** Whether estimators use the recorded delayed entry. */
  readonly usesEntry: boolean;
}

/** A group of the main analysis. */
export interface AuditedGroup {
  readonly group: string;
  readonly n: number;
  readonly nEvent: number;
  /** Where patients stand in it more than once, `n` counts records. */
  readonly counted?: "records";
}

export interface AuditInput {
  readonly pairs: readonly AuditPair[];
  /** Everyone who started ADC1; the patients of the pairs alone when nobody else is in the file. */
  readonly starters: readonly AdcStarter[];
  /** Those who started ADC1 and came under observation after PFS(ADC1) had ended, so that no estimate of it counts them; nobody unless told. */
  readonly beforeEntry?: readonly AdcStarter[];
  readonly plan: AuditedPlan;
  /** Groups that the plan shows, with their patients and events of PFS(ADC2). */
  readonly groups: readonly AuditedGroup[];
  /** Whether a first day under observation is recorded for the patients. */
  readonly entryRecorded: boolean;
}

/** What an assessment gives; the remedy comes from the table. */
export interface Assessment<Of extends Bias = Bias> {
  readonly level: AuditLevel;
  readonly number: number | null;
  readonly evidence: EvidenceOf[Of];
  /** In place of the usual advice, where what it says is done already. */
  readonly advice?: AuditAdvice["code"];
}

/** A row of the audit's table. */
export type AuditedBias = {
  [Of in Bias]: {
    readonly bias: Of;
    readonly assess: (input: AuditInput) => Assessment<Of>;
    readonly remedy: PlanSpec | null;
  };
}[Bias];

/**
 * The level of a share or ratio of two whole or half numbers, with its limits in hundredths: `ok` below the first, `serious` from the second on. A share on a limit belongs to the graver level;
 * 100 · part is compared with limit · whole, so that 80 of 100 left is as serious as 20 of 100, which 1 − 0.8 is not.
 *
 * Below 2⁵³ / 100 both sides are exact.
 */
export function levelOfShare(part: number, whole: number, caution: number, serious: number): AuditLevel {
  const reaches = (limit: number): boolean => 100 * part >= limit * whole;
  return reaches(serious) ? "serious" : reaches(caution) ? "caution" : "ok";
}

/** What summing in floating point may lose of a number behind a finding. */
const ROUNDING = 1e-9;

/** The level of a number that is no share of counts: `ok` below the first limit, `serious` from the second on. A number on a limit, but for rounding, belongs to the graver level. */
export function levelOf(number: number, caution: number, serious: number): AuditLevel {
  return number >= serious - ROUNDING ? "serious" : number >= caution - ROUNDING ? "caution" : "ok";
}

/** That the data do not tell, and why. */
export const notAssessable = <Code extends EvidenceOf[Bias]>(
  evidence: Code
): {readonly level: "not assessable"; readonly number: null; readonly evidence: Code} => ({
  level: "not assessable",
  number: null,
  evidence
});
