import {argsort} from "../math/argsort.ts";
import {NotEstimable} from "../record/not-estimable.ts";

/** A column that enters a model as a restricted cubic spline: a smooth curve, straight beyond the outer knots. */
export interface Spline {
  readonly kind: "spline";
  readonly values: Float64Array;
  /** Ascending, at least three. */
  readonly knots: readonly number[];
}

/** Quantiles at which knots stand, by their number. Source: Harrell 2015, Regression Modeling Strategies, table 2.3. */
const KNOT_QUANTILES: Readonly<Record<number, readonly number[]>> = {
  3: [0.1, 0.5, 0.9],
  4: [0.05, 0.35, 0.65, 0.95],
  5: [0.05, 0.275, 0.5, 0.725, 0.95],
  6: [0.05, 0.23, 0.41, 0.59, 0.77, 0.95],
  7: [0.025, 0.1833, 0.3417, 0.5, 0.6583, 0.8167, 0.975]
};

/**
 * A restricted cubic spline for `cox` and `design`: n values, and the number of knots (3 to 7, at Harrell's quantiles) or the knots themselves. k knots
 * give k − 1 columns, the first of which is the value itself.
 *
 * Throws `RangeError` for values that are not finite, and for knots that are too few or not distinct.
 * Source: Harrell 2015, Regression Modeling Strategies, §2.4.5, as `rcs` of R's rms.
 *
 * @example
 * spline([40, 50, 60, 70, 80], 3).knots // [44, 60, 76]
 */
export function spline(values: ArrayLike<number>, knots: number | readonly number[] = 4): Spline {
  const column = Float64Array.from(values);
  const broken = column.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0)
    throw new RangeError(`values must be finite numbers, got ${String(values[broken])} at index ${broken}`);
  const places = typeof knots === "number" ? knotsAt(column, knots) : [...knots];
  if (places.length < 3) throw new RangeError(`knots must be at least 3, got ${places.length}`);
  const ascending = places.every((knot, k) => Number.isFinite(knot) && (k === 0 || knot > places[k - 1]));
  if (!ascending && typeof knots === "number") throw new NotEstimable({code: "repeated-knots", knots: places});
  if (!ascending) throw new RangeError(`knots must be finite and ascending, got ${places.join(", ")}`);
  return {kind: "spline", values: column, knots: places};
}

function knotsAt(values: Float64Array, count: number): number[] {
  const quantiles = KNOT_QUANTILES[count];
  if (quantiles === undefined)
    throw new RangeError(`knots must be a number from 3 to 7 or a list of knots, got ${count}`);
  const order = argsort(values);
  const n = order.length;
  if (n === 0) throw new RangeError("values must have at least one element, got none");
  return quantiles.map((p) => {
    const at = (n - 1) * p;
    const low = Math.floor(at);
    const a = values[order[low]];
    return a + (at - low) * (values[order[Math.min(low + 1, n - 1)]] - a);
  });
}

/**
 * The k − 1 columns of a restricted cubic spline with k knots at the values; terms beyond the first are divided by (last knot − first knot)².
 *
 * @example
 * splineBasis(Float64Array.of(5, 30), [0, 10, 20])[1] // [0.3125, 30]
 */
export function splineBasis(values: Float64Array, knots: readonly number[]): readonly Float64Array[] {
  const k = knots.length;
  const last = knots[k - 1];
  const beforeLast = knots[k - 2];
  const unit = (last - knots[0]) ** 2;
  const cube = (x: number): number => (x > 0 ? x * x * x : 0);
  const curved = knots
    .slice(0, k - 2)
    .map((knot) =>
      values.map(
        (x) =>
          (cube(x - knot) -
            (cube(x - beforeLast) * (last - knot) - cube(x - last) * (beforeLast - knot)) / (last - beforeLast)) /
          unit
      )
    );
  return [values, ...curved];
}
