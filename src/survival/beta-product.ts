import {betaQuantile} from "../math/beta.ts";
import type {EventTable} from "../record/event-table.ts";

/** Limits of S(t) at each time of a table, length m, and before the first time. */
export interface BetaProductLimits {
  readonly confLow: Float64Array;
  readonly confHigh: Float64Array;
  readonly start: {readonly confLow: number; readonly confHigh: number};
}

/**
 * Pointwise limits of S(t) by the beta product confidence procedure, in its method-of-moments version; made monotone, and without censoring those of Clopper and Pearson.
 *
 * The upper limit at t is the quantile of Π Beta(n − d + 1, d) over the times up to t, the lower that of the same product times Beta(n⁺, 1), n⁺ at risk at the next time; after the last time the
 * lower limit is 0. A product stands for the beta distribution with its mean and variance. Throws `RangeError` for confLevel outside (0, 1), for numbers at risk that are not whole (weights), and where somebody enters after the first time.
 * Source: Fay, Brittain & Proschan 2013, Biostatistics 14:723, doi:10.1093/biostatistics/kxt016; times of events and censoring as in Fay & Brittain 2016, doi:10.1002/sim.6905; R's `bpcp(nmc = 0)`.
 *
 * @example
 * const table = {time: Float64Array.of(1, 2), nRisk: Float64Array.of(2, 1), nEntered: Float64Array.of(2, 0), nEvent: Float64Array.of(1, 0), nCensored: Float64Array.of(0, 1)};
 * betaProductLimits(table, 0.95).start.confLow // 0.1581139
 */
export function betaProductLimits(table: EventTable, confLevel: number): BetaProductLimits {
  checkCounts(table);
  const {nRisk, nEvent} = table;
  const m = nRisk.length;
  const tail = (1 - confLevel) / 2;
  const start = {confLow: betaQuantile(tail, nRisk[0], 1), confHigh: 1};
  const confLow = new Float64Array(m);
  const confHigh = new Float64Array(m);
  const product = new BetaProduct();
  let [low, high] = [start.confLow, start.confHigh];
  for (let k = 0; k < m; k += 1) {
    product.times(nRisk[k] - nEvent[k] + 1, nEvent[k]);
    confHigh[k] = high = Math.min(high, product.quantile(tail, true));
    const ahead = k + 1 < m ? product.and(nRisk[k + 1], 1).quantile(tail, false) : 0;
    confLow[k] = low = Math.min(low, ahead);
  }
  return {confLow, confHigh, start};
}

function checkCounts({time, nRisk, nEntered, nEvent}: EventTable): void {
  for (let k = 0; k < time.length; k += 1) {
    if (!(Number.isInteger(nRisk[k]) && Number.isInteger(nEvent[k])))
      throw new RangeError(`beta-product limits need whole numbers at risk, got ${nRisk[k]} at time ${time[k]}`);
    if (k > 0 && nEntered[k] > 0)
      throw new RangeError(
        `beta-product limits need everyone observed from the origin, got ${nEntered[k]} entering before time ${time[k]}`
      );
  }
}

/** A product of independent beta variables by its first two moments, as sums of logarithms, which lose no digits where the product is nearly sure. */
class BetaProduct {
  /** log E, log(E X² / E X), log(E X² / (E X)²). */
  private mean = 0;
  private share = 0;
  private spread = 0;

  /** Multiplies by Beta(a, b); b = 0 is the number 1. */
  times(a: number, b: number): void {
    this.mean += Math.log1p(-b / (a + b));
    this.share += Math.log1p(-b / (a + b + 1));
    this.spread += Math.log1p(b / (a * (a + b + 1)));
  }

  and(a: number, b: number): BetaProduct {
    const both = new BetaProduct();
    [both.mean, both.share, both.spread] = [this.mean, this.share, this.spread];
    both.times(a, b);
    return both;
  }

  /** The quantile of the beta distribution of this mean and variance, from below or above. */
  quantile(p: number, upper: boolean): number {
    if (this.mean === 0) return 1;
    const a = -Math.expm1(this.share) / Math.expm1(this.spread);
    return betaQuantile(p, a, (a * -Math.expm1(this.mean)) / Math.exp(this.mean), upper);
  }
}
