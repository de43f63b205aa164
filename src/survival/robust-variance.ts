import type {CoxData} from "./cox-data.ts";

/** Rows that belong together, as 0, 1, … in the caller's order. */
export interface RowClusters {
  readonly of: Int32Array;
  /** How many like it each cluster stands for, the weights of its rows being those of all of them; null for one each. */
  readonly copies: Float64Array | null;
}

/** Σ over clusters of u·uᵀ for weighted score residuals u, p × p. Without clusters each row is its own; a frequency weight is that many rows. */
export function scoreProducts(data: CoxData, residuals: Float64Array, clusters: RowClusters | null): Float64Array {
  const {n, p, weight, weightKind} = data;
  const products = new Float64Array(p * p);
  const outer = (u: Float64Array, times: number): void => {
    for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) products[j * p + k] += times * u[j] * u[k];
  };
  if (clusters === null) {
    for (let i = 0; i < n; i++) {
      const w = weight === null ? 1 : weight[i];
      outer(residuals.subarray(i * p, i * p + p), weightKind === "frequency" ? w : w * w);
    }
    return products;
  }
  const sums = clusterSums(data, residuals, clusters);
  for (let at = 0; at < sums.length; at += p)
    outer(sums.subarray(at, at + p), clusters.copies === null ? 1 : 1 / clusters.copies[at / p]);
  return products;
}

/** Weighted residuals summed by cluster, clusters × p. */
function clusterSums({n, p, order, weight}: CoxData, residuals: Float64Array, clusters: RowClusters): Float64Array {
  const count = clusters.of.reduce((most, code) => Math.max(most, code + 1), 0);
  const sums = new Float64Array(count * p);
  for (let i = 0; i < n; i++) {
    const w = weight === null ? 1 : weight[i];
    const at = clusters.of[order[i]] * p;
    for (let j = 0; j < p; j++) sums[at + j] += w * residuals[i * p + j];
  }
  return sums;
}

/** I⁻¹ (Σ u·uᵀ) I⁻¹, p × p, row-major, for score residuals u. Source: Lin & Wei 1989, JASA 84:1074–8. */
export function sandwichOf(
  data: CoxData,
  residuals: Float64Array,
  inverse: Float64Array,
  clusters: RowClusters | null
): Float64Array {
  const {p} = data;
  const middle = scoreProducts(data, residuals, clusters);
  return product(product(inverse, middle, p), inverse, p);
}

function product(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let k = 0; k < p; k++) for (let j = 0; j < p; j++) out[i * p + j] += a[i * p + k] * b[k * p + j];
  return out;
}
