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
  return [
    ...scoresAtEdge(Array.from(score)),
    ...scoresOutsideCommonRange(Array.from(score), treated),
    ...heavyWeights(Array.from(weight), treated)
  ];
}

function scoresAtEdge(score: readonly number[]): PositivityRemark[] {
  const edge = score.filter((value) => value < EDGE || value > 1 - EDGE).length;
  return edge === 0 ? [] : [{code: "scores-at-edge", n: edge, of: score.length, edge: EDGE}];
}

function scoresOutsideCommonRange(score: readonly number[], treated: readonly boolean[]): PositivityRemark[] {
  const [one, other] = [true, false].map((arm) => score.filter((_, i) => treated[i] === arm));
  const low = Math.max(Math.min(...one), Math.min(...other));
  const high = Math.min(Math.max(...one), Math.max(...other));
  const outside = score.filter((value) => value < low || value > high).length;
  return outside === 0 ? [] : [{code: "scores-outside-common-range", n: outside, of: score.length, low, high}];
}

function heavyWeights(weight: readonly number[], treated: readonly boolean[]): PositivityRemark[] {
  return [true, false].flatMap((arm): PositivityRemark[] => {
    const own = weight.filter((_, i) => treated[i] === arm);
    const total = own.reduce((sum, value) => sum + value, 0);
    const heaviest = Math.max(...own) / total;
    return own.length > 1 && heaviest > HEAVY && heaviest > 2 / own.length
      ? [{code: "heavy-weight", arm: arm ? "treated" : "untreated", percent: Math.round(100 * heaviest)}]
      : [];
  });
}
