import type {Exposure} from "./exposure.ts";

/**
 * Days from the recorded progression on an ADC to its last dose, 0 where it came no later than the progression; null where no day of progression, or no last dose, is recorded.
 *
 * @example
 * daysBeyondProgression({progression: 100, end: 142}) // 42
 * daysBeyondProgression({progression: 100, end: 100}) // 0
 * daysBeyondProgression({progression: null, end: 142}) // null
 */
export function daysBeyondProgression({progression, end}: Pick<Exposure, "progression" | "end">): number | null {
  return progression === null || end === null ? null : Math.max(0, end - progression);
}
