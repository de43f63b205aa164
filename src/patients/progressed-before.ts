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
  const progressed = upToAdc2(lines, from, to).some(
    ({progression, stopReason}) => stopReason === "progression" || (progression !== null && progression <= to.start)
  );
  if (progressed) return "yes";
  return from.stopReason === null || from.stopReason === "unknown" ? "unknown" : "no";
}

/**
 * Whether ADC1 was stopped for another reason and the disease progressed only after its last dose, up to the start of ADC2 (EV stopped for neuropathy, progression on pembrolizumab): such a PFS holds time without the ADC. Null where the
 * reason or the last dose is not known.
 *
 * @example
 * const from = {start: 10, end: 290, progression: 465, stopReason: "toxicity"};
 * progressedOff([], from, {start: 483}) // true
 * progressedOff([], {...from, progression: 280}, {start: 483}) // false
 * progressedOff([], {...from, stopReason: null}, {start: 483}) // null
 */
export function progressedOff(
  lines: readonly Pick<TherapyLine, "start" | "progression" | "stopReason">[],
  from: Pick<Exposure, "start" | "end" | "progression" | "stopReason">,
  to: Pick<Exposure, "start">
): boolean | null {
  const {end, stopReason} = from;
  if (stopReason === "progression") return false;
  if (end === null || stopReason === null || stopReason === "unknown") return null;
  const on = upToAdc2(lines, from, to);
  const days = on.flatMap(({progression}) => (progression === null || progression > to.start ? [] : [progression]));
  const isUndated = on.some((line) => line.stopReason === "progression" && line.progression === null);
  return (days.length > 0 || isUndated) && days.every((day) => day > end);
}

/** ADC1 and the lines that began with it or later, before ADC2. */
function upToAdc2<Line extends Pick<TherapyLine, "start" | "progression" | "stopReason">>(
  lines: readonly Line[],
  from: Pick<Exposure, "start" | "progression" | "stopReason">,
  to: Pick<Exposure, "start">
): readonly Pick<Line, "progression" | "stopReason">[] {
  return [from, ...lines.filter(({start}) => start >= from.start && start < to.start)];
}
