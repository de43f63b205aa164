import {chiSquareUpper} from "../math/chi-square.ts";
import {cholesky, quadraticForm} from "../math/cholesky.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {type Cause, type CodedCompetingRisks, type CompetingRisks, competingRisks} from "./competing-risks.ts";
import type {Label} from "./groups.ts";
import {eventCounts, grayScore, type GrayScore} from "./gray-score.ts";
import {checkedStrata} from "./log-rank.ts";

export interface GrayData extends Omit<CompetingRisks, "entry" | "weight" | "group"> {
  /** Two groups or more. */
  readonly group: ArrayLike<Label>;
  /** Within which groups are compared; one stratum when absent. */
  readonly strata?: ArrayLike<Label>;
  /** Refused. */
  readonly entry?: unknown;
  /** Refused. */
  readonly weight?: unknown;
}

export interface GrayOptions {
  /** Power of the weight (1 − F̂₀(t−))^rho; 0 weighs all times alike. */
  readonly rho?: number;
}

export interface GrayTest {
  readonly cause: Cause;
  /** Chi-square; null when the covariance is singular, and a remark says so. */
  readonly statistic: number | null;
  readonly df: number;
  readonly pValue: number | null;
  /** One group's events of this cause, and how many the common subdistribution would give it. */
  readonly groups: readonly {
    readonly group: Label;
    readonly n: number;
    readonly observed: number;
    readonly expected: number;
  }[];
  readonly remarks: readonly SurvivalRemark[];
}

/**
 * Gray's k-sample test, one for each cause: are the cumulative incidences of that cause equal in all groups? Stratified if asked.
 *
 * Columns as `cumulativeIncidence`, without delayed entry and weights, which the test does not have. Ties as in cmprsk's `cuminc`.
 * Throws `RangeError` for `entry`, `weight`, fewer than two groups, lengths that differ, or no events.
 * Source: Gray 1988, Ann Stat 16:1141, doi:10.1214/aos/1176350951.
 *
 * @example
 * const [progression] = gray({time: [1, 2, 3, 4, 5, 6], cause: [1, 1, 2, 1, 2, 1], group: ["A", "A", "A", "B", "B", "B"]});
 * progression.df // 1
 */
export function gray({time, cause, group, strata, entry, weight}: GrayData, {rho = 0}: GrayOptions = {}): GrayTest[] {
  refuseEntryAndWeight({entry, weight});
  if (!Number.isFinite(rho)) throw new RangeError(`rho must be a finite number, got ${rho}`);
  const data = competingRisks({time, cause, group});
  if (data.groups.length < 2) throw new RangeError(`group must have at least two values, got ${data.groups.length}`);
  if (data.causes.length === 0) throw new NotEstimable({code: "no-event-of-a-cause"});
  const stratum = checkedStrata(strata, time.length)?.index ?? new Int32Array(time.length);
  const strataCounts = eventCounts(data, stratum);
  return data.causes.map((name, k) =>
    causeTest(
      name,
      data,
      strataCounts.map((counts) => grayScore({counts, cause: k + 1, size: data.groups.length, rho}))
    )
  );
}

function refuseEntryAndWeight({entry, weight}: Pick<GrayData, "entry" | "weight">): void {
  if (entry !== undefined && entry !== null)
    throw new RangeError(
      "entry is not supported by gray: Gray's test is for follow-up from the origin; leave entry out, or use fineGray"
    );
  if (weight !== undefined && weight !== null)
    throw new RangeError(
      "weight is not supported by gray: Gray's test counts subjects; leave weight out, or use fineGray"
    );
}

function causeTest(cause: Cause, {group, groups}: CodedCompetingRisks, strata: readonly GrayScore[]): GrayTest {
  const df = groups.length - 1;
  const sum = (of: (score: GrayScore) => number): number => strata.reduce((total, score) => total + of(score), 0);
  const statistic = chiSquareOf(strata, groups.length);
  const counts = new Float64Array(groups.length);
  for (let i = 0; i < group.length; i++) counts[group[i]]++;
  return {
    cause,
    df,
    statistic,
    pValue: statistic === null ? null : chiSquareUpper(statistic, df),
    groups: groups.map((name, g) => ({
      group: name ?? "",
      n: counts[g],
      observed: sum(({observed}) => observed[g]),
      expected: sum(({expected}) => expected[g])
    })),
    remarks: statistic === null ? [{code: "gray-singular", cause: String(cause)}] : []
  };
}

/** Quadratic form of the summed scores; null where their covariance is singular. */
function chiSquareOf(strata: readonly GrayScore[], groups: number): number | null {
  const sum = (of: (score: GrayScore) => number): number => strata.reduce((total, score) => total + of(score), 0);
  // The scores of all groups sum to zero: the last group is left out.
  const df = groups - 1;
  const scores = Float64Array.from({length: df}, (_, i) => sum(({score}) => score[i]));
  const covariance = Float64Array.from({length: df * df}, (_, at) =>
    sum((one) => one.covariance[Math.floor(at / df) * groups + (at % df)])
  );
  const factor = cholesky(covariance, df, SINGULAR);
  const usable = factor.singular.length === 0 && covariance.every(Number.isFinite);
  return usable ? quadraticForm(factor, scores) : null;
}

/** R's `qr` calls a matrix singular below this. */
const SINGULAR = 1e-7;
