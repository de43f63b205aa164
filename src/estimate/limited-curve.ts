import type {RemarkOf} from "../record/remark.ts";
import type {Procedure} from "../record/row.ts";
import type {Surv} from "../record/surv.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {medianFollowUp} from "../survival/median-follow-up.ts";
import {median, type QuantileEstimate} from "../survival/quantile.ts";
import {survivalAt, type SurvivalAt} from "../survival/survival-at.ts";
import type {SurvivalCurve} from "../survival/survival-curve.ts";
import {smallSamples} from "./small-samples.ts";

/** How limits of a Kaplan–Meier curve are made, as a method names it. */
export type CurveLimits = "log-log" | "beta-product";

/** Why limits are of large samples although the sample is small. */
export type LargeSampleWhy = RemarkOf<"large-sample-limits">["why"];

/** A Kaplan–Meier curve with the limits that its size permits. */
export interface LimitedCurve {
  readonly fit: SurvivalCurve;
  /** Of the curve and its quantiles. */
  readonly limits: CurveLimits;
  readonly median: QuantileEstimate;
  /** That few patients have limits of large samples; empty where not. */
  readonly cautions: readonly RemarkOf<"large-sample-limits">[];
  /** S(t) at some times with the limits of each: where S(t) is 1, and the beta product permitted, by that. */
  readonly at: (times: readonly number[]) => readonly (SurvivalAt & {readonly limits: CurveLimits})[];
  /** Median follow-up, by the curve with events and censorings exchanged. */
  readonly followUp: () => QuantileEstimate;
}

export interface LimitedCurveOptions {
  readonly confLevel?: number;
  /** Rows of one patient, where patients have several: the variance is robust by patient. */
  readonly cluster?: ArrayLike<unknown> | undefined;
}

/**
 * A Kaplan–Meier curve with limits by the beta product confidence procedure where there are fewer than 30 patients, or nobody has had the event yet, and log-log limits elsewhere. With delayed entry,
 * probability weights and several rows of a patient, which that procedure does not have, limits are log-log, with a remark where patients are few, and none where S(t) is 1.
 *
 * Source: Fay, Brittain & Proschan 2013, doi:10.1093/biostatistics/kxt016. Throws as `kaplanMeier`.
 *
 * @example
 * const follow = surv({time: [4, 6, 7, 8, 9], event: [0, 1, 0, 1, 0]});
 * limitedCurve(follow).limits // "beta-product"
 * limitedCurve(follow).at([2])[0].confLow // 0.4781762
 */
export function limitedCurve(follow: Surv, {confLevel = 0.95, cluster}: LimitedCurveOptions = {}): LimitedCurve {
  const patients =
    follow.weight === null || follow.weightKind === "probability"
      ? follow.time.length
      : follow.weight.reduce((sum, weight) => sum + weight, 0);
  const isSmall = patients < smallSamples.betaProduct;
  const why = largeSampleWhy(follow, cluster);
  const limits: CurveLimits = isSmall && why === null ? "beta-product" : "log-log";
  const options = {confLevel, ...(cluster === undefined ? {} : {variance: "robust" as const, cluster})};
  const fit = kaplanMeier(follow, {...options, confType: limits});
  return {
    fit,
    limits,
    median: median(fit),
    cautions: isSmall && why !== null ? [{code: "large-sample-limits", fewest: smallSamples.betaProduct, why}] : [],
    at: (times) => {
      const rows = survivalAt(fit, times);
      const certain = rows.some(({estimate}) => estimate === 1) && why === null;
      const exact =
        limits === "log-log" && certain
          ? survivalAt(kaplanMeier(follow, {confLevel, confType: "beta-product"}), times)
          : rows;
      return rows.map((row, i) =>
        row.estimate === 1
          ? {...(exact[i] ?? row), stdError: null, limits: why === null ? "beta-product" : limits}
          : {...row, limits}
      );
    },
    followUp: () => medianFollowUp(follow, {...options, confType: limits})
  };
}

/**
 * That what is read off a curve at a time rests on few: censoring has left fewer than 5 at risk by then. Null where nobody was censored before, so that the share is of everyone, and where nothing is read (`to` null).
 *
 * @example
 * fewLeftAtRisk({time: [3, 5, 9], nRisk: [8, 7, 2], nCensored: [0, 5, 1]}, 9) // {code: "few-left-at-risk", atRisk: 2}
 */
export function fewLeftAtRisk(
  {
    time,
    nRisk,
    nCensored
  }: {readonly time: ArrayLike<number>; readonly nRisk: ArrayLike<number>; readonly nCensored: ArrayLike<number>},
  to: number | null
): RemarkOf<"few-left-at-risk"> | null {
  if (to === null) return null;
  let censored = 0;
  for (let k = 0; k < time.length; k += 1) {
    if (time[k] >= to)
      return censored > 0 && nRisk[k] < smallSamples.atRisk ? {code: "few-left-at-risk", atRisk: nRisk[k]} : null;
    censored += nCensored[k];
  }
  // Everyone has left: the last step that was taken rests on those who were there.
  const last = time.length - 1;
  return censored - nCensored[last] > 0 && nRisk[last] < smallSamples.atRisk
    ? {code: "few-left-at-risk", atRisk: nRisk[last]}
    : null;
}

/** That a weighted curve of few patients has limits of large samples; empty where there are enough. */
export function weightedCautions(patients: number): readonly RemarkOf<"large-sample-limits">[] {
  const fewest = smallSamples.betaProduct;
  return patients < fewest ? [{code: "large-sample-limits", fewest, why: "weights"}] : [];
}

/** What a row of a Kaplan–Meier curve says of its procedure: that its limits are by the beta product; nothing where they are not. */
export function procedureOf(limits: CurveLimits): {readonly procedure?: Procedure} {
  return limits === "log-log" ? {} : {procedure: {name: "Kaplan-Meier", penalty: null, limits}};
}

/** Why the beta product is not permitted; null where it is. */
function largeSampleWhy(
  {entry, weight, weightKind}: Surv,
  cluster: LimitedCurveOptions["cluster"]
): LargeSampleWhy | null {
  if (cluster !== undefined) return "repeated";
  if (weight !== null && weightKind === "probability") return "weights";
  return entry === null ? null : "delayed-entry";
}
