import {betaLower} from "../math/beta.ts";
import {binomialInterval} from "../math/binomial-interval.ts";
import {completePairs, type PairTimes} from "./pair-order.ts";

export interface SignTest {
  /** Share of complete pairs with PFS(ADC2) shorter, equal times left out, with its exact interval. */
  readonly estimate: number;
  readonly confLow: number;
  readonly confHigh: number;
  readonly shorter: number;
  readonly longer: number;
  readonly equal: number;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Exact sign test on complete pairs (both events observed): is PFS(ADC2) as often shorter as longer; equal times are left out.
 *
 * A check of exchangeability, not an estimate for all patients. Null when there is no complete pair with different times.
 * Throws `RangeError` for confLevel outside (0, 1). Source: Dixon & Mood 1946; binomial tail by the incomplete beta function. Equals R's `binom.test(shorter, shorter + longer)`.
 *
 * @example
 * exactSign([[9, 4], [5, 8], [7, 3], [6, 2]].map(([pfs1, pfs2]) => ({pfs1, pfs2, event1: 1, event2: 1}))).pValue // 0.625
 */
export function exactSign(
  pairs: readonly PairTimes[],
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): SignTest | null {
  const complete = completePairs(pairs);
  const shorter = complete.filter(({pfs1, pfs2}) => pfs2 < pfs1).length;
  const longer = complete.filter(({pfs1, pfs2}) => pfs2 > pfs1).length;
  const n = shorter + longer;
  if (n === 0) return null;
  const most = Math.max(shorter, longer);
  // P(X ≥ most) for X ~ Binomial(n, ½) is a beta tail; at most = n/2 the two tails overlap.
  return {
    ...binomialInterval(shorter, n, {confLevel}),
    shorter,
    longer,
    equal: complete.length - n,
    pValue: Math.min(1, 2 * betaLower(0.5, most, n - most + 1))
  };
}
