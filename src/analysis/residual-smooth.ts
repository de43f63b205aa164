import {cholesky, choleskySolve, quadraticForm} from "../math/cholesky.ts";
import {normalQuantile} from "../math/normal.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {spline, splineBasis} from "../survival/spline.ts";

/** A smooth through scaled residuals, as columns of equal length. */
export interface ResidualSmooth {
  readonly time: readonly number[];
  readonly estimate: readonly number[];
  readonly confLow: readonly number[];
  readonly confHigh: readonly number[];
}

/** Fewer events than this carry no smooth. */
const FEWEST_EVENTS = 10;
const KNOTS = 4;
const POINTS = 40;

/**
 * Least squares of scaled Schoenfeld residuals on a restricted cubic spline of time with four knots, at 40 times; limits ±1.96 standard errors from the covariance of the
 * coefficient times the number of events. Null with fewer than ten events, or times that repeat too often for four knots.
 *
 * `variance` is that of the coefficient. Source: Grambsch & Therneau 1994, Biometrika 81:515; as R's `plot(cox.zph(fit, transform = "identity"))`, with knots at Harrell's quantiles.
 */
export function residualSmooth(
  time: readonly number[],
  residual: readonly number[],
  variance: number
): ResidualSmooth | null {
  if (time.length < FEWEST_EVENTS) return null;
  const longest = Math.max(...time);
  if (!(longest > 0)) return null;
  const scaled = Float64Array.from(time, (at) => at / longest);
  let knots: readonly number[];
  try {
    ({knots} = spline(scaled, KNOTS));
  } catch (error) {
    // Times that repeat too often are a finding about the data here, not a mistake of the caller.
    if (!(error instanceof NotEstimable)) throw error;
    return null;
  }
  const rowsOf = (at: Float64Array): number[][] => {
    const columns = splineBasis(at, knots);
    return Array.from(at, (_, i) => [1, ...columns.map((column) => column[i] ?? 0)]);
  };
  const rows = rowsOf(scaled);
  const size = KNOTS;
  const cross = Float64Array.from({length: size * size}, (_, k) =>
    rows.reduce((sum, row) => sum + (row[Math.floor(k / size)] ?? 0) * (row[k % size] ?? 0), 0)
  );
  const factor = cholesky(cross, size);
  const beta = choleskySolve(
    factor,
    Array.from({length: size}, (_, j) => rows.reduce((sum, row, i) => sum + (row[j] ?? 0) * (residual[i] ?? 0), 0))
  );
  const first = Math.min(...scaled);
  const at = Float64Array.from({length: POINTS}, (_, i) => first + ((1 - first) * i) / (POINTS - 1));
  const points = rowsOf(at).map((row) => {
    const estimate = row.reduce((sum, value, j) => sum + value * (beta[j] ?? 0), 0);
    const reach = normalQuantile(0.975) * Math.sqrt(time.length * variance * quadraticForm(factor, row));
    return {estimate, confLow: estimate - reach, confHigh: estimate + reach};
  });
  return {
    time: Array.from(at, (value) => value * longest),
    estimate: points.map(({estimate}) => estimate),
    confLow: points.map(({confLow}) => confLow),
    confHigh: points.map(({confHigh}) => confHigh)
  };
}
