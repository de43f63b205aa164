/** Share, beyond which a loss that may hang on what happened stops an analysis. */
const MOST_LOST = 0.05;
/** Fewest that such a loss is. */
const FEWEST_LOST = 2;

/**
 * Whether so many of `n` rows, records or patients are lost that nothing may be estimated of the rest: two or more, and more than 5 %.
 *
 * @example
 * [isGraveLoss(1, 3), isGraveLoss(2, 40), isGraveLoss(2, 39)] // [false, false, true]
 */
export function isGraveLoss(lost: number, n: number): boolean {
  return lost >= FEWEST_LOST && lost > MOST_LOST * n;
}
