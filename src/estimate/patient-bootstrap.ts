import {sampleStandardDeviation} from "simple-statistics";
import {seededRandom} from "../math/random.ts";

export interface BootstrapInterval {
  /** The statistic on the data themselves; null where it has no value there. */
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly confLow: number | null;
  readonly confHigh: number | null;
  readonly replicates: number;
  /** Replicates in which the statistic had no value; they count as beyond the upper end. */
  readonly undefinedReplicates: number;
}

export interface BootstrapOptions {
  readonly replicates?: number;
  readonly confLevel?: number;
  readonly seed?: number;
}

/**
 * Percentile interval of any statistic by drawing whole patients (clusters) with replacement; a statistic may be null, e.g. a median that is not reached.
 *
 * Replicates without a value stand beyond the largest value, so a limit that falls among them is null. Throws `RangeError` without items, for fewer than 2 replicates or confLevel outside (0, 1).
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, §13.3; quantiles as R's type 7.
 *
 * @example
 * patientBootstrap([2, 2, 2], (drawn) => drawn[0], {replicates: 10}) // {estimate: 2, confLow: 2, confHigh: 2}
 */
export function patientBootstrap<T>(
  items: readonly T[],
  statistic: (drawn: readonly T[]) => number | null,
  options: BootstrapOptions = {}
): BootstrapInterval {
  return patientBootstraps(items, (drawn) => [statistic(drawn)], options)[0];
}

/**
 * The same for several statistics of each draw at once, one interval for each, in their order.
 *
 * Throws as `patientBootstrap`. Source: as `patientBootstrap`.
 *
 * @example
 * patientBootstraps([2, 2], (drawn) => [drawn[0], drawn.length], {replicates: 5}).map(({estimate}) => estimate) // [2, 2]
 */
export function patientBootstraps<T>(
  items: readonly T[],
  statistics: (drawn: readonly T[]) => readonly (number | null)[],
  {replicates = 1000, confLevel = 0.95, seed = 20260101}: BootstrapOptions = {}
): BootstrapInterval[] {
  if (items.length === 0) throw new RangeError("items must hold at least one, got none");
  if (!(Number.isInteger(replicates) && replicates > 1))
    throw new RangeError(`replicates must be a whole number > 1, got ${replicates}`);
  if (!(confLevel > 0 && confLevel < 1)) throw new RangeError(`confLevel must be in (0, 1), got ${confLevel}`);
  const random = seededRandom(seed);
  const drawn = Array.from({length: replicates}, () => statistics(resampled(items, random)));
  return statistics(items).map((estimate, k) =>
    intervalOf(
      estimate,
      drawn.map((values) => values[k]),
      confLevel
    )
  );
}

/** As many of the items as there are, drawn with replacement. */
function resampled<T>(items: readonly T[], random: () => number): T[] {
  const n = items.length;
  const sample: T[] = [];
  for (let i = 0; i < n; i++) sample.push(items[Math.floor(random() * n)]);
  return sample;
}

function intervalOf(estimate: number | null, drawn: readonly (number | null)[], confLevel: number): BootstrapInterval {
  const replicates = drawn.length;
  const values = drawn
    .filter((value) => value !== null && Number.isFinite(value))
    .map(Number)
    .sort((a, b) => a - b);
  return {
    estimate,
    stdError: values.length > 1 ? sampleStandardDeviation(values) : null,
    confLow: quantileOf(values, replicates, (1 - confLevel) / 2),
    confHigh: quantileOf(values, replicates, (1 + confLevel) / 2),
    replicates,
    undefinedReplicates: replicates - values.length
  };
}

/** Quantile among `count` values of which only the smallest are given; null where it falls beyond these. */
function quantileOf(sorted: readonly number[], count: number, p: number): number | null {
  const at = (count - 1) * p;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  return low === undefined || high === undefined ? null : low + (at - Math.floor(at)) * (high - low);
}
