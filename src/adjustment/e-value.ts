export interface EValue {
  /** Risk ratio that an unmeasured confounder needs with both treatment and outcome to explain the estimate away. */
  readonly estimate: number;
  /** The same for the limit of the interval that is nearer to 1; 1 when the interval contains 1. */
  readonly limit: number;
}

interface RatioWithLimits {
  readonly hazardRatio: number;
  readonly confLow: number;
  readonly confHigh: number;
}

/**
 * E-value of a hazard ratio: how strong unmeasured confounding would have to be, on the risk-ratio scale, to explain it away.
 *
 * With a common outcome (by default; more than 15 % have it by the end of follow-up) the hazard ratio is first turned into RR ≈ (1 − 0.5^√HR) / (1 − 0.5^√(1/HR)). Throws `RangeError` for ratios ≤ 0 or limits that do
 * not enclose the estimate. Source: VanderWeele & Ding 2017, Ann Intern Med 167:268; conversion: VanderWeele 2017, Biometrics 73:1188.
 *
 * @example
 * eValue({hazardRatio: 0.5, confLow: 0.3, confHigh: 0.8}) // {estimate: 2.606, limit: 1.609}
 */
export function eValue(
  {hazardRatio, confLow, confHigh}: RatioWithLimits,
  {outcome = "common"}: {readonly outcome?: "common" | "rare"} = {}
): EValue {
  checkRatio({hazardRatio, confLow, confHigh});
  const risk = (ratio: number): number =>
    outcome === "rare" ? ratio : (1 - 0.5 ** Math.sqrt(ratio)) / (1 - 0.5 ** Math.sqrt(1 / ratio));
  const nearest = hazardRatio < 1 ? confHigh : confLow;
  const crosses = confLow <= 1 && confHigh >= 1;
  return {estimate: away(risk(hazardRatio)), limit: crosses ? 1 : away(risk(nearest))};
}

function checkRatio({hazardRatio, confLow, confHigh}: RatioWithLimits): void {
  for (const [name, value] of Object.entries({hazardRatio, confLow, confHigh}))
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} must be a finite number > 0, got ${value}`);
  if (!(confLow <= hazardRatio && hazardRatio <= confHigh))
    throw new RangeError(
      `confLow and confHigh must enclose hazardRatio ${hazardRatio}, got ${confLow} and ${confHigh}`
    );
}

function away(ratio: number): number {
  const above = ratio < 1 ? 1 / ratio : ratio;
  return above + Math.sqrt(above * (above - 1));
}
