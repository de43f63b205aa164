/** Correction for multiple tests: `holm` bounds the chance of any false claim, `BH` the share of false claims. */
export type PAdjustment = "holm" | "BH" | "none";

/**
 * p-values adjusted for their number, in the order given.
 *
 * Throws `RangeError` for a p-value outside [0, 1] or an unknown method.
 * Source: Holm 1979, Scand J Stat 6:65; Benjamini & Hochberg 1995, JRSS B 57:289; R's `p.adjust`.
 *
 * @example
 * adjustPValues([0.01, 0.02, 0.03], "holm") // [0.03, 0.04, 0.04]
 * adjustPValues([0.01, 0.02, 0.03], "BH") // [0.03, 0.03, 0.03]
 */
export function adjustPValues(pValues: readonly number[], method: PAdjustment): readonly number[] {
  for (const [i, p] of pValues.entries())
    if (!(p >= 0 && p <= 1)) throw new RangeError(`pValues[${i}] must be in [0, 1], got ${p}`);
  const m = pValues.length;
  const ascending = pValues.map((_, i) => i).toSorted((i, j) => pValues[i] - pValues[j]);
  const adjusted = [...pValues];
  if (method === "holm") {
    let largest = 0;
    for (const [rank, i] of ascending.entries())
      adjusted[i] = largest = Math.max(largest, Math.min(1, (m - rank) * pValues[i]));
  } else if (method === "BH") {
    let smallest = 1;
    for (const [fromEnd, i] of ascending.toReversed().entries())
      adjusted[i] = smallest = Math.min(smallest, (m / (m - fromEnd)) * pValues[i]);
  } else if (method !== "none")
    throw new RangeError(`adjustment must be holm, BH or none, got ${JSON.stringify(method)}`);
  return adjusted;
}
