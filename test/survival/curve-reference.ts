import type {EventTable} from "../../src/record/event-table.ts";
import type {Surv} from "../../src/record/surv.ts";
import type {ConfType} from "../../src/survival/confidence-scale.ts";
import {flemingHarrington} from "../../src/survival/fleming-harrington.ts";
import {kaplanMeier, type KaplanMeierOptions} from "../../src/survival/kaplan-meier.ts";
import {nelsonAalen} from "../../src/survival/nelson-aalen.ts";
import {median, quantile} from "../../src/survival/quantile.ts";
import {expectClose} from "../reference/reference-set.ts";

type Column = readonly (number | null)[];

export interface ExpectedLimits {
  readonly lower: Column;
  readonly upper: Column;
  readonly quantile: Column;
  readonly quantileLower: Column;
  readonly quantileUpper: Column;
  readonly median: number | null;
  readonly medianLower: number | null;
  readonly medianUpper: number | null;
}

interface ExpectedHazardCurve {
  readonly estimate: Column;
  readonly stdError: Column;
  readonly lower: Column;
  readonly upper: Column;
  readonly hazard: Column;
  readonly hazardError: Column;
}

/** One group as `curve_of` of test/reference/curves.R writes it. */
export interface ExpectedCurve {
  readonly time: Column;
  readonly nRisk: Column;
  readonly nEvent: Column;
  readonly nCensored: Column;
  readonly estimate: Column;
  readonly stdError: Column;
  readonly hazard: Column;
  readonly hazardError: Column;
  readonly limits: Readonly<Record<Exclude<ConfType, "none">, ExpectedLimits>>;
  readonly together: ExpectedHazardCurve;
  readonly inTurn: ExpectedHazardCurve;
}

export const TOLERANCE = 1e-9;

/** Every column that R gives for a group, and its quantiles under every type of limits. */
export function expectCurve(
  given: Surv | EventTable,
  wanted: Omit<ExpectedCurve, "together" | "inTurn" | "hazard" | "hazardError">,
  options: KaplanMeierOptions = {}
): void {
  const curve = kaplanMeier(given, options);
  for (const column of ["time", "nRisk", "nEvent", "nCensored", "estimate"] as const)
    expectClose(curve[column], wanted[column], TOLERANCE, column);
  expectLimits(given, wanted, options);
}

export function expectLimits(
  given: Surv | EventTable,
  {stdError, limits}: Pick<ExpectedCurve, "stdError" | "limits">,
  options: KaplanMeierOptions = {}
): void {
  for (const [confType, wanted] of Object.entries(limits) as [ConfType, ExpectedLimits][]) {
    const curve = kaplanMeier(given, {...options, confType});
    expectClose(curve.stdError, stdError, TOLERANCE, "stdError");
    expectClose(curve.confLow, wanted.lower, TOLERANCE, `${confType} confLow`);
    expectClose(curve.confHigh, wanted.upper, TOLERANCE, `${confType} confHigh`);
    const quartiles = [0.25, 0.5, 0.75].map((p) => quantile(curve, p));
    expectClose(
      quartiles.map((row) => row.estimate),
      wanted.quantile,
      TOLERANCE,
      `${confType} quartiles`
    );
    expectClose(
      quartiles.map((row) => row.confLow),
      wanted.quantileLower,
      TOLERANCE,
      `${confType} lower limits of quartiles`
    );
    expectClose(
      quartiles.map((row) => row.confHigh),
      wanted.quantileUpper,
      TOLERANCE,
      `${confType} upper limits of quartiles`
    );
    const middle = median(curve);
    expectClose(
      [middle.estimate, middle.confLow, middle.confHigh],
      [wanted.median, wanted.medianLower, wanted.medianUpper],
      TOLERANCE,
      `${confType} median as printed`
    );
  }
}

export function expectHazard(
  given: Surv | EventTable,
  {together, inTurn}: Pick<ExpectedCurve, "together" | "inTurn">
): void {
  for (const [ties, wanted] of [
    ["together", together],
    ["in-turn", inTurn]
  ] as const) {
    const hazard = nelsonAalen(given, {ties, variance: "greenwood"});
    expectClose(hazard.estimate, wanted.hazard, TOLERANCE, `${ties} hazard`);
    expectClose(hazard.stdError, wanted.hazardError, TOLERANCE, `${ties} standard error of the hazard`);
    const curve = flemingHarrington(given, {ties, variance: "greenwood"});
    expectClose(curve.estimate, wanted.estimate, TOLERANCE, `${ties} exp(-hazard)`);
    expectClose(curve.stdError, wanted.stdError, TOLERANCE, `${ties} standard error`);
    expectClose(curve.confLow, wanted.lower, TOLERANCE, `${ties} confLow`);
    expectClose(curve.confHigh, wanted.upper, TOLERANCE, `${ties} confHigh`);
  }
}
