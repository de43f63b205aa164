import {normalQuantile} from "../math/normal.ts";

/** Scale on which the interval of S(t) is symmetric; `none` leaves the limits out. */
export type ConfType = "plain" | "log" | "log-log" | "logit" | "arcsin" | "none";

/** A scale: where a probability lies on it, how a change of log S stretches there, and the way back to [0, 1]. */
interface ConfidenceScale {
  readonly to: (p: number) => number;
  /** Derivative with respect to log p. */
  readonly slope: (p: number) => number;
  readonly back: (x: number) => number;
  /** Whether S(t) = 1 has limits. */
  readonly atOne: boolean;
  /** Whether S(t) = 0 has, when its variance is not infinite. */
  readonly atZero: boolean;
}

/**
 * The scales, with NaN exactly where R's `survfit` gives NA.
 *
 * Source: Kalbfleisch & Prentice 2002, section 1.4 (log-log); Borgan & Liestøl 1990, Scand J Stat 17:35 (log-log, arcsin); Link 1984,
 * Biometrics 40:601 (log); the logit and the cutting at 0 and 1 as in R's survival.
 */
const confidenceScales: Readonly<Record<Exclude<ConfType, "none">, ConfidenceScale>> = {
  "plain": {to: (p) => p, slope: (p) => p, back: clampToUnit, atOne: true, atZero: true},
  "log": {to: Math.log, slope: () => 1, back: (x) => clampToUnit(Math.exp(x)), atOne: true, atZero: false},
  "log-log": {
    to: (p) => Math.log(-Math.log(p)),
    slope: (p) => 1 / Math.log(p),
    back: (x) => Math.exp(-Math.exp(x)),
    atOne: false,
    atZero: false
  },
  "logit": {
    to: (p) => Math.log(p / (1 - p)),
    slope: (p) => 1 / (1 - p),
    back: (x) => 1 - 1 / (1 + Math.exp(x)),
    atOne: false,
    atZero: false
  },
  "arcsin": {
    to: (p) => Math.asin(Math.sqrt(p)),
    slope: (p) => 0.5 * Math.sqrt(p / (1 - p)),
    back: (x) => Math.sin(Math.min(Math.PI / 2, Math.max(0, x))) ** 2,
    atOne: false,
    atZero: false
  }
};

function clampToUnit(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** Throws `RangeError` unless 0 < confLevel < 1. */
export function checkConfLevel(confLevel: number): void {
  if (!(confLevel > 0 && confLevel < 1)) throw new RangeError(`confLevel must be in (0, 1), got ${confLevel}`);
}

/** Throws `RangeError` unless the type is one of the scales, or none. */
export function checkConfType(confType: string): void {
  if (confType !== "none" && !Object.hasOwn(confidenceScales, confType))
    throw new RangeError(
      `confType must be one of ${[...Object.keys(confidenceScales), "none"].join(", ")}, got ${JSON.stringify(confType)}`
    );
}

/** Two-sided normal multiplier of a confidence level, 1.96 for 0.95. */
export function confMultiplier(confLevel: number): number {
  checkConfLevel(confLevel);
  return -normalQuantile((1 - confLevel) / 2);
}

/**
 * Limits of a whole curve; `logStdError` is the standard error of log S(t), length m. Empty arrays for `none`.
 */
export function curveLimits(
  estimate: Float64Array,
  logStdError: Float64Array,
  confType: ConfType,
  confLevel: number
): {confLow: Float64Array; confHigh: Float64Array} {
  checkConfType(confType);
  const z = confMultiplier(confLevel);
  if (confType === "none") return {confLow: new Float64Array(0), confHigh: new Float64Array(0)};
  return limitsOnScale(estimate, logStdError, confidenceScales[confType], z);
}

function limitsOnScale(
  estimate: Float64Array,
  logStdError: Float64Array,
  {to, slope, back, atOne, atZero}: ConfidenceScale,
  z: number
): {confLow: Float64Array; confHigh: Float64Array} {
  const m = estimate.length;
  const confLow = new Float64Array(m);
  const confHigh = new Float64Array(m);
  for (let k = 0; k < m; k += 1) {
    // A row without events repeats the row before, at a tenth of the cost.
    if (k > 0 && estimate[k] === estimate[k - 1] && logStdError[k] === logStdError[k - 1]) {
      confLow[k] = confLow[k - 1];
      confHigh[k] = confHigh[k - 1];
      continue;
    }
    const p = estimate[k];
    if ((p === 1 && !atOne) || (p === 0 && !atZero)) {
      confLow[k] = confHigh[k] = NaN;
      continue;
    }
    const centre = to(p);
    const margin = z * logStdError[k] * slope(p);
    confLow[k] = back(centre - margin);
    confHigh[k] = back(centre + margin);
  }
  return {confLow, confHigh};
}
