import {numberIn, textIn, type CellValue, type Exposure} from "./exposure-sides.ts";

/** Limits for early and later, in days. */
export interface ProgressionKnobs {
  /** Progression within this many days of the start of ADC1 is early; 91 unless told, three months. */
  readonly earlyProgressionDays: number;
  /** Relapse within this many days of the last dose of a (neo)adjuvant ADC1 is early; 365 unless told. */
  readonly earlyRelapseDays: number;
}

const responded: ReadonlySet<string> = new Set(["CR", "PR", "SD", "non-CR/non-PD"]);

/**
 * How ADC1 ended: why it stopped, when it progressed, and whether resistance was there from the start or acquired. Primary: progression as
 * best response or early; acquired: later progression after response or stable disease. These definitions are the project's own. ADC1 that
 * was stopped for toxicity without progression shows no resistance: both stay null.
 */
export function progressionOnAdc1(
  from: Exposure,
  to: Exposure,
  {earlyProgressionDays, earlyRelapseDays}: ProgressionKnobs
): Readonly<Record<string, CellValue>> {
  const start = numberIn(from, "start") ?? 0;
  const end = numberIn(from, "end");
  const next = numberIn(to, "start") ?? Infinity;
  const setting = textIn(from, "setting");
  const recorded = numberIn(from, "progression");
  const progression = recorded !== null && recorded <= next ? recorded : null;
  const metastatic = setting === "metastatic";
  const days = progression === null || !metastatic ? null : progression - start;
  const response = textIn(from, "best_response");
  const timing = days === null ? null : days <= earlyProgressionDays ? "early" : "later";
  const relapse = metastatic || textIn(to, "setting") !== "metastatic" ? null : (progression ?? numberIn(to, "start"));
  return {
    adc1_setting: setting,
    adc1_stop_reason: from["stop_reason"] ?? null,
    adc1_best_response: from["best_response"] ?? null,
    adc1_days: end === null ? null : end - start,
    adc1_cycles: from["cycles"] ?? null,
    adc1_days_to_progression: days,
    adc1_progression: timing,
    adc1_resistance:
      timing === "early" || (metastatic && response === "PD")
        ? "primary"
        : timing === "later" && responded.has(response)
          ? "acquired"
          : null,
    adc1_relapse_days: relapse === null || end === null ? null : relapse - end,
    adc1_relapse:
      relapse === null || end === null
        ? null
        : relapse <= end
          ? "on treatment"
          : relapse - end <= earlyRelapseDays
            ? "early"
            : "late"
  };
}
