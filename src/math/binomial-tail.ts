import {betaLower} from "./beta.ts";

/**
 * Probability of `k` or more of `n` where each comes with probability `p`: the binomial tail as an incomplete beta function (Abramowitz & Stegun 26.5.24).
 *
 * @example
 * binomialUpper(2, 3, 0.5) // 0.5
 */
export const binomialUpper = (k: number, n: number, p: number): number => (k < 1 ? 1 : betaLower(p, k, n - k + 1));
