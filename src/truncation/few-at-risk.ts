import type {RemarkOf} from "../record/remark.ts";
import type {SurvivalCurve} from "../survival/survival-curve.ts";

/** Fewest at risk at an event, of a curve with delayed entry, for which what is read off it is taken as it is. */
const FEWEST_AT_RISK = 5;

/**
 * Whether a curve with delayed entry rests on hardly anybody up to a time (null: throughout): few are at risk at first, and each early event takes a large
 * step that later ones cannot undo. Null where 5 or more are at risk at each event.
 *
 * @example
 * fewAtRisk({time: [3, 9], nRisk: [2, 8], nEvent: [1, 1]}, null) // {code: "few-at-risk", fewest: 2}
 */
export function fewAtRisk(
  {time, nRisk, nEvent}: Pick<SurvivalCurve, "time" | "nRisk" | "nEvent">,
  to: number | null
): RemarkOf<"few-at-risk"> | null {
  let fewest = Infinity;
  for (const [i, at] of time.entries())
    if ((nEvent[i] ?? 0) > 0 && (to === null || at <= to)) fewest = Math.min(fewest, nRisk[i] ?? 0);
  return fewest < FEWEST_AT_RISK ? {code: "few-at-risk", fewest} : null;
}
