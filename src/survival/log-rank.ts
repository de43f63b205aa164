import {chiSquareUpper} from "../math/chi-square.ts";
import {cholesky, choleskySolve} from "../math/cholesky.ts";
import type {Surv} from "../record/surv.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {labelIndex, type Label, type LabelIndex} from "./groups.ts";
import {
  logRankScore,
  robustLogRankScore,
  type LogRankScore,
  type RiskSetWalk,
  type ScoreOptions
} from "./log-rank-score.ts";
import {weightings, type Weighting} from "./log-rank-weighting.ts";
import {walkRiskSets} from "./group-risk-sets.ts";
import {tableWalk, type EventTables} from "./table-walk.ts";

export interface LogRankOptions {
  /** Fleming–Harrington ρ ≥ 0: weight on early differences. */
  readonly rho?: number | undefined;
  /** Fleming–Harrington γ ≥ 0: weight on late differences. */
  readonly gamma?: number | undefined;
  /** Default: `fleming-harrington` with ρ and γ, which at 0, 0 is the log-rank test. */
  readonly weighting?: Weighting | undefined;
  /** Labels of strata, length n; risk sets are formed within them. */
  readonly strata?: ArrayLike<unknown> | undefined;
}

export interface LogRankGroup {
  readonly group: Label;
  /** Subjects; their total weight for frequency weights. */
  readonly n: number;
  /** Events, times the weight of the test. */
  readonly observed: number;
  readonly expected: number;
}

export interface LogRank {
  /** Chi-square. */
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
  readonly groups: readonly LogRankGroup[];
  /** Covariance of observed − expected, one row a group. */
  readonly variance: readonly (readonly number[])[];
  readonly remarks: readonly SurvivalRemark[];
}

/** Score of the test with its groups; shared by the k-sample, trend and permutation tests. */
export interface GroupScore extends LogRankScore {
  readonly levels: readonly Label[];
  readonly n: readonly number[];
}

/** Throws `RangeError` for exponents that are negative or clash with a named weighting. */
export function checkedScoreOptions({rho = 0, gamma = 0, weighting}: LogRankOptions): ScoreOptions {
  if (!(rho >= 0 && rho < Infinity)) throw new RangeError(`rho must be a finite number ≥ 0, got ${rho}`);
  if (!(gamma >= 0 && gamma < Infinity)) throw new RangeError(`gamma must be a finite number ≥ 0, got ${gamma}`);
  if (weighting !== undefined && !Object.hasOwn(weightings, weighting))
    throw new RangeError(
      `weighting must be one of ${Object.keys(weightings).join(", ")}, got ${JSON.stringify(weighting)}`
    );
  if ((rho !== 0 || gamma !== 0) && weighting !== undefined && weighting !== "fleming-harrington")
    throw new RangeError(`rho and gamma belong to weighting fleming-harrington, got ${weighting}`);
  return {
    rho,
    gamma,
    weighting:
      rho === 0 && gamma === 0 && (weighting ?? "fleming-harrington") === "fleming-harrington"
        ? "log-rank"
        : (weighting ?? "fleming-harrington")
  };
}

/** Labels of `name`, checked against the number of rows. */
export function checkedLabels(labels: ArrayLike<unknown>, n: number, name: string): LabelIndex {
  if (labels.length !== n) throw new RangeError(`${name} must have the length of time, ${n}, got ${labels.length}`);
  return labelIndex(labels, name);
}

/** Labels of strata, checked against the number of rows; null where there are none. */
export function checkedStrata(strata: ArrayLike<unknown> | undefined, n: number): LabelIndex | null {
  return strata === undefined ? null : checkedLabels(strata, n, "strata");
}

/** Labels of two groups or more, with an event among them that they can be compared by. */
export function comparedGroups(follow: Surv, group: ArrayLike<unknown>): LabelIndex {
  const labels = checkedLabels(group, follow.time.length, "group");
  if (labels.levels.length < 2) throw new NotEstimable({code: "one-group", group: String(labels.levels[0])});
  if (!follow.event.includes(1)) throw new NotEstimable({code: "no-event-to-compare"});
  return labels;
}

function rowScore(follow: Surv, group: ArrayLike<unknown>, options: LogRankOptions): GroupScore {
  const n = follow.time.length;
  const labels = comparedGroups(follow, group);
  const strata = checkedStrata(options.strata, n);
  const scoreOptions = checkedScoreOptions(options);
  const robust = follow.weight !== null && follow.weightKind === "probability";
  const count = new Float64Array(labels.levels.length);
  for (let i = 0; i < n; i += 1) count[labels.index[i]] += robust || follow.weight === null ? 1 : follow.weight[i];
  const walk: RiskSetWalk = (visitor) => walkRiskSets(follow, labels, strata, visitor);
  const score = robust
    ? robustLogRankScore(follow, labels, strata, scoreOptions)
    : logRankScore(walk, count.length, scoreOptions);
  return {...score, levels: labels.levels, n: Array.from(count)};
}

function tableScore(tables: EventTables, options: LogRankOptions): GroupScore {
  if (options.strata !== undefined)
    throw new RangeError("strata needs rows; give one record of event tables for each stratum instead");
  const {levels, n, walk} = tableWalk(tables);
  return {...logRankScore(walk, levels.length, checkedScoreOptions(options)), levels, n};
}

/** The score behind either kind of input. */
function groupScore(
  given: Surv | EventTables,
  group: ArrayLike<unknown> | undefined,
  options: LogRankOptions
): GroupScore {
  if (!isRows(given)) return tableScore(given, options);
  if (group === undefined) throw new TypeError("group must be given, one label for each row");
  return rowScore(given, group, options);
}

/** Score and options of a test that is called with rows, labels and options, or with event tables and options. */
export function scoredCall<Options extends LogRankOptions>(
  given: Surv | EventTables,
  second: ArrayLike<unknown> | Options | undefined,
  third: Options | undefined
): {readonly score: GroupScore; readonly options: Partial<Options>} {
  const labelled = isRows(given);
  const options: Partial<Options> = (labelled ? third : (second as Options | undefined)) ?? {};
  const group = labelled ? (second as ArrayLike<unknown> | undefined) : undefined;
  return {score: groupScore(given, group, options), options};
}

function isRows(given: Surv | EventTables): given is Surv {
  return !Array.isArray(given) && "event" in given && ArrayBuffer.isView(given.event);
}

/** Quadratic form of observed − expected in the generalised inverse of its variance, and the rank; groups without expectation are left out. */
export function chiSquareOf({observed, expected, variance}: LogRankScore): {
  readonly statistic: number;
  readonly rank: number;
  readonly left: readonly number[];
} {
  const k = observed.length;
  const kept = Array.from(expected, (_, j) => j).filter((j) => expected[j] > 0);
  const used = kept.slice(1);
  const size = used.length;
  const difference = used.map((j) => observed[j] - expected[j]);
  const factor = cholesky(
    used.flatMap((j) => used.map((l) => variance[j * k + l])),
    size,
    1e-10
  );
  const solved = choleskySolve(factor, difference);
  const statistic = difference.reduce((sum, value, i) => sum + value * solved[i], 0);
  return {
    statistic,
    rank: size - factor.singular.length,
    left: Array.from(expected, (_, j) => j).filter((j) => !(expected[j] > 0))
  };
}

/**
 * k-sample log-rank test, optionally weighted, stratified, with delayed entry and case weights; from rows and a group label each, or
 * from event tables by group (one record, or one for each stratum).
 *
 * Groups come in ascending order of label. Variance is hypergeometric, so that with delayed entry and ties the test is the score test
 * of the exact (discrete) Cox model; for probability weights it is robust. With delayed entry, event tables must share their event times
 * (`eventTable(follow, {times})`). Throws `RangeError` for fewer than two groups, no events, groups that are never at risk
 * together at an event time, lengths that differ, or exponents below 0; `TypeError` for a missing label.
 * Source: Mantel 1966; Peto & Peto 1972, doi:10.2307/2344317; Klein & Moeschberger 2003, eq. 7.3.2–7.3.5 and 7.5.
 *
 * @example
 * logRank(surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 1, 1, 1]}), ["A", "A", "A", "B", "B", "B"]).statistic // 5.0517
 */
export function logRank(follow: Surv, group: ArrayLike<unknown>, options?: LogRankOptions): LogRank;
export function logRank(tables: EventTables, options?: LogRankOptions): LogRank;
export function logRank(
  given: Surv | EventTables,
  second?: ArrayLike<unknown> | LogRankOptions,
  third?: LogRankOptions
): LogRank {
  const {score} = scoredCall(given, second, third);
  const test = chiSquareOf(score);
  const {statistic, rank} = test;
  if (rank === 0) throw new NotEstimable({code: "never-at-risk-together"});
  const {levels, n, observed, expected, variance} = score;
  const k = levels.length;
  return {
    statistic,
    df: rank,
    pValue: chiSquareUpper(statistic, rank),
    groups: levels.map((group, j) => ({group, n: n[j], observed: observed[j], expected: expected[j]})),
    variance: levels.map((_, j) => Array.from(variance.subarray(j * k, (j + 1) * k))),
    remarks: neverAtRisk(levels, test)
  };
}

/** Groups that no risk set holds, and whether those that are left fall into parts that never meet. */
function neverAtRisk(levels: readonly Label[], {rank, left}: ReturnType<typeof chiSquareOf>): SurvivalRemark[] {
  const remarks: SurvivalRemark[] = left.map((j) => ({code: "group-never-at-risk", group: String(levels[j])}));
  if (rank < levels.length - left.length - 1) remarks.push({code: "groups-never-at-risk-together"});
  return remarks;
}
