import {chiSquareUpper} from "../math/chi-square.ts";
import type {Surv} from "../record/surv.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Label} from "./groups.ts";
import {scoredCall, type LogRankOptions} from "./log-rank.ts";
import type {EventTables} from "./table-walk.ts";

export interface LogRankTrendOptions extends LogRankOptions {
  /** One number a group, by label; default: the labels themselves where all are numbers, else 1, 2, … in their order. */
  readonly scores?: Readonly<Record<string, number>> | undefined;
}

export interface LogRankTrend {
  /** Chi-square with 1 degree of freedom. */
  readonly statistic: number;
  readonly df: 1;
  readonly pValue: number;
  /** Above 0: events come sooner as scores rise. */
  readonly direction: number;
  readonly scores: readonly {readonly group: Label; readonly score: number}[];
}

/**
 * Log-rank test for trend over ordered groups; takes rows with labels or event tables, and the options of `logRank`.
 *
 * Throws as `logRank` does, and `RangeError` when a group has no score or all scores are equal.
 * Source: Tarone 1975, Biometrika 62:679; Klein & Moeschberger 2003, eq. 7.4.1. The score test of the exact Cox model in the score.
 *
 * @example
 * logRankTrend(surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 1, 1, 1]}), [1, 1, 2, 2, 3, 3]).statistic // 6.6717
 */
export function logRankTrend(follow: Surv, group: ArrayLike<unknown>, options?: LogRankTrendOptions): LogRankTrend;
export function logRankTrend(tables: EventTables, options?: LogRankTrendOptions): LogRankTrend;
export function logRankTrend(
  given: Surv | EventTables,
  second?: ArrayLike<unknown> | LogRankTrendOptions,
  third?: LogRankTrendOptions
): LogRankTrend {
  const {
    score: {levels, observed, expected, variance},
    options
  } = scoredCall(given, second, third);
  const scores = scoresOf(levels, options.scores);
  const k = levels.length;
  let difference = 0;
  let spread = 0;
  for (let j = 0; j < k; j += 1) {
    difference += scores[j] * (observed[j] - expected[j]);
    for (let l = 0; l < k; l += 1) spread += scores[j] * scores[l] * variance[j * k + l];
  }
  if (!(spread > 0)) throw new NotEstimable({code: "no-distinct-score"});
  const statistic = (difference * difference) / spread;
  return {
    statistic,
    df: 1,
    pValue: chiSquareUpper(statistic, 1),
    direction: Math.sign(difference),
    scores: levels.map((group, j) => ({group, score: scores[j]}))
  };
}

function scoresOf(levels: readonly Label[], given: Readonly<Record<string, number>> | undefined): readonly number[] {
  const numeric = levels.every((level) => typeof level === "number");
  const scores = levels.map((level, j) => {
    if (given === undefined) return numeric ? Number(level) : j + 1;
    const score = given[String(level)];
    if (score === undefined || !Number.isFinite(score))
      throw new RangeError(`scores must hold a finite number for group ${String(level)}, got ${String(score)}`);
    return score;
  });
  if (scores.every((score) => score === scores[0]))
    throw new RangeError("scores must differ between groups, got one value");
  return scores;
}
