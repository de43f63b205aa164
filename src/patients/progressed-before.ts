import type {TherapyLine} from "../cohort/therapy-lines.ts";
import type {Exposure} from "./exposure.ts";

/** Whether a progression is recorded before ADC2 began; unknown where none is and why ADC1 stopped is not known either. */
export type ProgressedBefore = "yes" | "no" | "unknown";

/**
 * Whether the disease had progressed when ADC2 began, whatever ended ADC1: a day of progression on ADC1 or on a line after it, no later than the start of ADC2, or a stop for progression.
 *
 * @example
 * const from = {start: 0, progression: null, stopReason: "toxicity"};
 * progressedBefore([{start: 100, progression: 160, stopReason: null}], from, {start: 170}) // "yes"
 * progressedBefore([], from, {start: 170}) // "no"
 * progressedBefore([], {...from, stopReason: null}, {start: 170}) // "unknown"
 */
export function progressedBefore(
  lines: readonly Pick<TherapyLine, "start" | "progression" | "stopReason">[],
  from: Pick<Exposure, "start" | "progression" | "stopReason">,
  to: Pick<Exposure, "start">
): ProgressedBefore {
  const between = lines.filter(({start}) => start >= from.start && start < to.start);
  const progressed = [from, ...between].some(
    ({progression, stopReason}) => stopReason === "progression" || (progression !== null && progression <= to.start)
  );
  if (progressed) return "yes";
  return from.stopReason === null || from.stopReason === "unknown" ? "unknown" : "no";
}
