import {mean, sampleVariance} from "simple-statistics";
import {cholesky, quadraticForm} from "../math/cholesky.ts";

/**
 * Standardised mean difference of a number between two groups, absolute: |mean − mean| / √((s² + s²) / 2); infinite where neither group varies and the means differ, null where a group has fewer than two values.
 *
 * Source: Austin 2009, Stat Med 28:3083.
 *
 * @example
 * numberDifference([50, 60, 70], [40, 50, 60]) // 1
 */
export function numberDifference(a: readonly number[], b: readonly number[]): number | null {
  if (a.length < 2 || b.length < 2) return null;
  return scaled(Math.abs(mean(a) - mean(b)), Math.sqrt((sampleVariance(a) + sampleVariance(b)) / 2));
}

/**
 * Standardised difference of a column of levels between two groups: the Mahalanobis distance of the shares of all levels but one, with the mean of the two multinomial covariances;
 * with two levels |p − q| / √((p(1 − p) + q(1 − q)) / 2). Counts are by level, in the same order; infinite where the groups have no level in common, null where a group has nobody.
 *
 * Source: Yang & Dalton 2012, SAS Global Forum, paper 335-2012, "A unified approach to measuring the effect size between two groups using SAS".
 *
 * @example
 * levelDifference([8, 2], [5, 5]) // 0.663
 * levelDifference([10, 20, 10], [20, 10, 10]) // 0.6030227
 */
export function levelDifference(a: readonly number[], b: readonly number[]): number | null {
  const [n, m] = [a, b].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  if (n === 0 || m === 0) return null;
  const levels = a
    .map((_, k) => k)
    .filter((k) => a[k] > 0 || b[k] > 0)
    .slice(1);
  const size = levels.length;
  if (size === 0) return 0;
  const [p, q] = [levels.map((k) => a[k] / n), levels.map((k) => b[k] / m)];
  const difference = p.map((share, k) => share - q[k]);
  if (difference.every((value) => value === 0)) return 0;
  const factor = cholesky(meanCovariance(p, q), size, 1e-9);
  // A function of the levels that is constant in each group, yet differs: the groups share no level.
  return factor.singular.length > 0 ? Infinity : Math.sqrt(quadraticForm(factor, difference));
}

/** Mean of the multinomial covariances of two groups with these shares, square and row-major. */
function meanCovariance(p: readonly number[], q: readonly number[]): Float64Array {
  const size = p.length;
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      covariance[i * size + j] = (i === j ? p[i] + q[i] : 0) / 2 - (p[i] * p[j] + q[i] * q[j]) / 2;
  return covariance;
}

function scaled(difference: number, scale: number): number {
  return scale > 0 ? difference / scale : difference === 0 ? 0 : Infinity;
}
