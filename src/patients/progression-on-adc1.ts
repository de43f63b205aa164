import type {Exposure} from "./exposure.ts";
import {relapseStratum, type Relapse, type RelapseStratumName} from "./relapse-after-adc1.ts";

/** Limits for early and later, in days. */
export interface ProgressionKnobs {
  /** Progression within this many days of the start of ADC1 is early; 91 unless told, three months. */
  readonly earlyProgressionDays: number;
  /** Relapse within this many days of the last dose of a (neo)adjuvant ADC1 is early; 365 unless told. */
  readonly earlyRelapseDays: number;
}

/** How ADC1 ended; null where it is not recorded, or does not apply. */
export interface EndOfAdc1 {
  /** From its first to its last dose. */
  readonly days: number | null;
  readonly daysToProgression: number | null;
  readonly progression: "early" | "later" | null;
  readonly resistance: "primary" | "acquired" | null;
  /** From the last dose of a (neo)adjuvant ADC1 to the relapse. */
  readonly relapseDays: number | null;
  readonly relapse: "on treatment" | "early" | "late" | null;
  /** Null where ADC1 was given for metastatic disease, or ADC2 was not. */
  readonly relapseStratum: RelapseStratumName | null;
  /** False where the start of the first metastatic therapy stands for the day of the relapse. */
  readonly relapseRecorded: boolean | null;
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
  relapse: Relapse | null,
  {earlyProgressionDays, earlyRelapseDays}: ProgressionKnobs
): EndOfAdc1 {
  const {start, end, setting} = from;
  const progression = from.progression !== null && from.progression <= to.start ? from.progression : null;
  const metastatic = setting === "metastatic";
  const days = progression === null || !metastatic ? null : progression - start;
  const timing = days === null ? null : days <= earlyProgressionDays ? "early" : "later";
  const relapseDays = relapse === null || end === null ? null : relapse.day - end;
  return {
    days: end === null ? null : end - start,
    daysToProgression: days,
    progression: timing,
    resistance: resistanceOf(from, timing),
    relapseDays,
    relapse: relapseDays === null ? null : relapseOf(relapseDays, earlyRelapseDays),
    relapseStratum: relapse === null ? null : relapseStratum(relapseDays),
    relapseRecorded: relapse?.isRecorded ?? null
  };
}

function resistanceOf({setting, bestResponse}: Exposure, timing: EndOfAdc1["progression"]): EndOfAdc1["resistance"] {
  const response = bestResponse ?? "";
  if (timing === "early" || (setting === "metastatic" && response === "PD")) return "primary";
  return timing === "later" && responded.has(response) ? "acquired" : null;
}

function relapseOf(days: number, earlyDays: number): EndOfAdc1["relapse"] {
  if (days <= 0) return "on treatment";
  return days <= earlyDays ? "early" : "late";
}
