import {normalQuantile} from "../math/normal.ts";

/** Scale on which the interval of S(t) is symmetric; `none` leaves the limits out. */
export type ConfType = "plain" | "log" | "log-log" | "logit" | "arcsin" | "none";

/**
 * Limit of S(t) on each scale: p = S(t), `margin` = ± z · SE(log S). NaN where the scale has no value (p = 0; p = 1 beyond log),
 * exactly where R's `survfit` gives NA.
 *
 * Source: Kalbfleisch & Prentice 2002, section 1.4 (log-log); Borgan & Liestøl 1990, Scand J Stat 17:35 (log-log, arcsin); Link 1984, Biometrics 40:601
 * (log); the logit and the cutting at 0 and 1 as in R's survival.
 */
export const confidenceScales: Readonly<Record<Exclude<ConfType, "none">, (p: number, margin: number) => number>> = {
  plain: (p, margin) => clampToUnit(p + p * margin),
  log: (p, margin) => (p === 0 ? NaN : clampToUnit(p * Math.exp(margin))),
  "log-log": (p, margin) => (p === 0 || p === 1 ? NaN : Math.exp(-Math.exp(Math.log(-Math.log(p)) + margin / Math.log(p)))),
  logit: (p, margin) => (p === 0 || p === 1 ? NaN : 1 - 1 / (1 + Math.exp(Math.log(p / (1 - p)) + margin * (1 + p / (1 - p))))),
  arcsin: (p, margin) => {
    if (p === 0 || p === 1) return NaN;
    const angle = Math.asin(Math.sqrt(p)) + 0.5 * margin * Math.sqrt(p / (1 - p));
    return Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;
  }
};

function clampToUnit(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** Throws `RangeError` unless 0 < confLevel < 1. */
export function checkConfLevel(confLevel: number): void {
  if (!(confLevel > 0 && confLevel < 1)) throw new RangeError(`confLevel must be in (0, 1), got ${confLevel}`);
}

/** Throws `RangeError` unless the type is one of the six. */
export function checkConfType(confType: string): void {
  if (confType !== "none" && !Object.hasOwn(confidenceScales, confType))
    throw new RangeError(`confType must be one of ${[...Object.keys(confidenceScales), "none"].join(", ")}, got ${JSON.stringify(confType)}`);
}

/** Two-sided normal multiplier of a confidence level, 1.96 for 0.95. */
export function confMultiplier(confLevel: number): number {
  checkConfLevel(confLevel);
  return -normalQuantile((1 - confLevel) / 2);
}

/**
 * Limits of a whole curve; `logStdError` is the standard error of log S(t), length m. Empty arrays for `none`.
 */
export function curveLimits(estimate: Float64Array, logStdError: Float64Array, confType: ConfType, confLevel: number): {confLow: Float64Array; confHigh: Float64Array} {
  checkConfType(confType);
  const z = confMultiplier(confLevel);
  if (confType === "none") return {confLow: new Float64Array(0), confHigh: new Float64Array(0)};
  const limit = confidenceScales[confType];
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
    const margin = z * logStdError[k];
    confLow[k] = limit(estimate[k], -margin);
    confHigh[k] = limit(estimate[k], margin);
  }
  return {confLow, confHigh};
}
