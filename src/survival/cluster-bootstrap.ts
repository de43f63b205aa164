import {argsort} from "../math/argsort.ts";
import {seededRandom, type Random} from "../math/random.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {NoValue, SurvivalRemark} from "../record/survival-remark.ts";
import {checkConfLevel} from "./confidence-scale.ts";
import {labelIndex} from "./groups.ts";

export interface ClusterBootstrapOptions {
  /** Number of resamples. */
  readonly replicates?: number;
  /** Integer in [0, 2³² − 1]; the same seed gives the same resamples. */
  readonly seed?: number;
  readonly confLevel?: number;
  /** Clusters are drawn within strata of clusters, so that each stratum keeps its number of them; n labels, one value a cluster. */
  readonly strata?: ArrayLike<unknown>;
}

export interface ClusterBootstrap {
  /** The statistic of all rows. */
  readonly estimate: number;
  /** Standard deviation over the resamples; null where fewer than two gave a value. */
  readonly stdError: number | null;
  /** Percentile limits; null where fewer than two resamples gave a value. */
  readonly confLow: number | null;
  readonly confHigh: number | null;
  /** Values of the resamples in the order drawn; those without a value are left out. */
  readonly replicates: Float64Array;
  /** Resamples in which the statistic threw `NotEstimable`, or had no finite value. */
  readonly failed: number;
  readonly remarks: readonly SurvivalRemark[];
}

/**
 * Bootstrap of a scalar statistic by whole clusters: patients (or sites) are drawn with replacement, each with all its rows, so that rows of one patient may depend on each other.
 *
 * `cluster` holds n labels; `statistic` gets the drawn rows (indices, a row as often as its cluster was drawn) and returns a number, or null where it has none. Limits are percentiles of the
 * resamples (R's quantile type 7). Resamples in which the statistic throws `NotEstimable` or has no finite value are counted, and make a remark; anything else that it throws goes through. Needs a few dozen clusters to be of use.
 * Throws `RangeError` for fewer than two clusters, replicates below 2, a cluster in two strata, confLevel outside (0, 1), a bad seed, and where the statistic of all rows is not finite.
 * Source: Davison & Hinkley 1997, Bootstrap Methods and their Application, §3.8; Field & Welsh 2007, JRSS B 69:369–90.
 *
 * @example
 * const values = [3, 5, 4, 8, 9, 7];
 * const mean = (rows) => rows.reduce((sum, row) => sum + values[row], 0) / rows.length;
 * clusterBootstrap(["a", "a", "b", "b", "c", "c"], mean, {replicates: 200, seed: 1}).estimate // 6
 */
export function clusterBootstrap(
  cluster: ArrayLike<unknown>,
  statistic: (rows: Uint32Array) => number | null,
  {replicates = 1000, seed = 20260101, confLevel = 0.95, strata}: ClusterBootstrapOptions = {}
): ClusterBootstrap {
  checkConfLevel(confLevel);
  if (!Number.isInteger(replicates) || replicates < 2)
    throw new RangeError(`replicates must be an integer of at least 2, got ${replicates}`);
  const draw = drawing(cluster, strata, seededRandom(seed));
  const estimate = valueOfAll(statistic, cluster.length);
  const {values, why} = resampled(statistic, draw, replicates);
  const failed = replicates - values.length;
  return {
    estimate,
    ...spread(values, confLevel),
    replicates: values,
    failed,
    remarks: why === null ? [] : [{code: "resamples-without-value", failed, of: replicates, why}]
  };
}

/** Draws whole clusters with replacement, within strata, as many as there are. */
function drawing(
  cluster: ArrayLike<unknown>,
  strata: ArrayLike<unknown> | undefined,
  random: Random
): () => Uint32Array {
  const {levels, index} = labelIndex(cluster, "cluster");
  if (levels.length < 2) throw new NotEstimable({code: "one-cluster", clusters: levels.length});
  const rowsOf = rowsByCluster(index, levels.length);
  const pools = poolsOfClusters(index, levels.length, strata);
  return () => joined(pools.flatMap((pool) => pool.map(() => rowsOf[pool[Math.floor(random() * pool.length)]])));
}

function valueOfAll(statistic: (rows: Uint32Array) => number | null, n: number): number {
  const value = statistic(Uint32Array.from({length: n}, (_, row) => row));
  if (value === null || !Number.isFinite(value))
    throw new RangeError(`statistic must be a finite number for all rows, got ${value}`);
  return value;
}

/** Values in the order drawn, and the commonest reason for having none; null where every resample has one. */
function resampled(
  statistic: (rows: Uint32Array) => number | null,
  draw: () => Uint32Array,
  replicates: number
): {readonly values: Float64Array; readonly why: NoValue | null} {
  const values: number[] = [];
  const reasons = new Map<string, {why: NoValue; count: number}>();
  for (let replicate = 0; replicate < replicates; replicate++) {
    const why = valueOrReason(statistic, draw(), values);
    if (why === null) continue;
    const known = reasons.get(JSON.stringify(why));
    if (known === undefined) reasons.set(JSON.stringify(why), {why, count: 1});
    else known.count++;
  }
  const [commonest] = [...reasons.values()].toSorted((a, b) => b.count - a.count);
  return {values: Float64Array.from(values), why: commonest?.why ?? null};
}

/** Files the value of a resample under `values`, or gives the reason why there is none. */
function valueOrReason(
  statistic: (rows: Uint32Array) => number | null,
  rows: Uint32Array,
  values: number[]
): NoValue | null {
  try {
    const value = statistic(rows);
    if (value === null || !Number.isFinite(value)) return {code: "not-finite", value: String(value)};
    values.push(value);
    return null;
  } catch (error) {
    if (!(error instanceof NotEstimable)) throw error;
    return error.why;
  }
}

function rowsByCluster(index: Int32Array, count: number): readonly Uint32Array[] {
  const sizes = new Uint32Array(count);
  for (const at of index) sizes[at]++;
  const rows = Array.from(sizes, (size) => new Uint32Array(size));
  const next = new Uint32Array(count);
  for (let row = 0; row < index.length; row++) rows[index[row]][next[index[row]]++] = row;
  return rows;
}

/** Clusters to draw among, by stratum. */
function poolsOfClusters(
  index: Int32Array,
  count: number,
  strata: ArrayLike<unknown> | undefined
): readonly (readonly number[])[] {
  const all = Array.from({length: count}, (_, at) => at);
  if (strata === undefined) return [all];
  if (strata.length !== index.length)
    throw new RangeError(`strata must have the length of cluster, ${index.length}, got ${strata.length}`);
  const labels = labelIndex(strata, "strata");
  const stratumOf = new Int32Array(count).fill(-1);
  for (let row = 0; row < index.length; row++) {
    const known = stratumOf[index[row]];
    if (known >= 0 && known !== labels.index[row])
      throw new RangeError(`strata must have one value for each cluster, got a second at index ${row}`);
    stratumOf[index[row]] = labels.index[row];
  }
  return labels.levels.map((_, stratum) => all.filter((at) => stratumOf[at] === stratum));
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const rows = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  return rows;
}

function spread(values: Float64Array, confLevel: number): Pick<ClusterBootstrap, "stdError" | "confLow" | "confHigh"> {
  const count = values.length;
  if (count < 2) return {stdError: null, confLow: null, confHigh: null};
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const order = argsort(values);
  const quantile = (p: number): number => {
    const at = (count - 1) * p;
    const low = Math.floor(at);
    const a = values[order[low]];
    return a + (at - low) * (values[order[Math.min(low + 1, count - 1)]] - a);
  };
  return {
    stdError: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1)),
    confLow: quantile((1 - confLevel) / 2),
    confHigh: quantile((1 + confLevel) / 2)
  };
}
