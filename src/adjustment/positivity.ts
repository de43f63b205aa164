import type {RemarkOf} from "../record/remark.ts";

/** What speaks against positivity, as codes with their numbers. */
export type PositivityRemark = RemarkOf<"scores-at-edge" | "scores-outside-common-range" | "heavy-weight">;

/** A score outside these is near certainty of one arm. */
const EDGE = 0.05;
/** Share of an arm's weight that one row may carry without a remark. */
const HEAVY = 0.1;

/**
 * What speaks against positivity: scores near 0 or 1, rows whose score no row of the other arm comes near, single rows that carry much of an arm's weight. Columns of n.
 *
 * Throws `RangeError` for lengths that differ. Source: Austin & Stuart 2015, Stat Med 34:3661 (diagnostics of weights).
 *
 * @example
 * positivityRemarks([0.01, 0.5, 0.5, 0.4], [false, true, false, true], [1.01, 2, 2, 2.5])[0] // {code: "scores-at-edge", n: 1, of: 4, edge: 0.05}
 */
export function positivityRemarks(
  score: ArrayLike<number>,
  treated: readonly boolean[],
  weight: ArrayLike<number>
): PositivityRemark[] {
  const n = score.length;
  if (treated.length !== n || weight.length !== n)
    throw new RangeError(
      `score, treated and weight must have one length, got ${n}, ${treated.length} and ${weight.length}`
    );
  const remarks: PositivityRemark[] = [];
  const edge = Array.from(score).filter((value) => value < EDGE || value > 1 - EDGE).length;
  if (edge > 0) remarks.push({code: "scores-at-edge", n: edge, of: n, edge: EDGE});
  const [one, other] = [true, false].map((arm) => Array.from(score).filter((_, i) => treated[i] === arm));
  const low = Math.max(Math.min(...one), Math.min(...other));
  const high = Math.min(Math.max(...one), Math.max(...other));
  const outside = Array.from(score).filter((value) => value < low || value > high).length;
  if (outside > 0) remarks.push({code: "scores-outside-common-range", n: outside, of: n, low, high});
  for (const arm of [true, false]) {
    const own = Array.from(weight).filter((_, i) => treated[i] === arm);
    const total = own.reduce((sum, value) => sum + value, 0);
    const heaviest = Math.max(...own) / total;
    if (own.length > 1 && heaviest > HEAVY && heaviest > 2 / own.length)
      remarks.push({code: "heavy-weight", arm: arm ? "treated" : "untreated", percent: Math.round(100 * heaviest)});
  }
  return remarks;
}
