import {NotEstimable} from "../record/not-estimable.ts";
import {design, type Covariate} from "../survival/design.ts";

/** Standardised mean difference of one column between the arms, before and after weighting. */
export interface BalanceRow {
  /** Column of the design: a number, or `factor: level`. */
  readonly term: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Means (shares for levels): treated and untreated, before and after. */
  readonly means: {
    readonly treated: number;
    readonly untreated: number;
    readonly weightedTreated: number;
    readonly weightedUntreated: number;
  };
}

/**
 * Balance of covariates between two arms: standardised mean difference before and after weighting; above 0.1 is commonly called imbalance.
 *
 * (mean treated − mean untreated) / √((s²₁ + s²₀) / 2) with the unweighted variances of both arms in either case, so that before and after share a scale; a share p has variance p(1 − p). Null where
 * neither arm varies. Throws `RangeError` for lengths that differ or an arm without rows. Source: Austin 2009, Stat Med 28:3083.
 *
 * @example
 * balance([1, 1, 0, 0], {age: [50, 60, 40, 50]}, [1, 1, 1, 3])[0] // {term: "age", before: 1.414214, after: 1.06066}
 */
export function balance(
  treated: ArrayLike<number | boolean>,
  covariates: Readonly<Record<string, Covariate>>,
  weight: ArrayLike<number>
): BalanceRow[] {
  const n = treated.length;
  if (weight.length !== n) throw new RangeError(`weight must have the length of treated, ${n}, got ${weight.length}`);
  const arm = Array.from({length: n}, (_, i) => Boolean(treated[i]));
  if (!arm.includes(true) || !arm.includes(false)) throw new NotEstimable({code: "one-arm"});
  return Object.entries(design(covariates)).map(([term, column]) => {
    if (column.length !== n)
      throw new RangeError(`covariate ${term} must have the length of treated, ${n}, got ${column.length}`);
    return rowOf(term, column, arm, weight);
  });
}

function rowOf(term: string, column: Float64Array, arm: readonly boolean[], weight: ArrayLike<number>): BalanceRow {
  const binary = column.every((value) => value === 0 || value === 1);
  const [one, other] = [true, false].map((wanted) => momentsOf(column, arm, wanted, null, binary));
  const [weightedOne, weightedOther] = [true, false].map((wanted) => momentsOf(column, arm, wanted, weight, binary));
  const scale = Math.sqrt((one.variance + other.variance) / 2);
  const standardised = (difference: number): number | null =>
    scale === 0 ? (difference === 0 ? 0 : null) : difference / scale;
  return {
    term,
    before: standardised(one.mean - other.mean),
    after: standardised(weightedOne.mean - weightedOther.mean),
    means: {
      treated: one.mean,
      untreated: other.mean,
      weightedTreated: weightedOne.mean,
      weightedUntreated: weightedOther.mean
    }
  };
}

function momentsOf(
  column: Float64Array,
  arm: readonly boolean[],
  wanted: boolean,
  weight: ArrayLike<number> | null,
  binary: boolean
): {readonly mean: number; readonly variance: number} {
  let total = 0;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    if (arm[i] !== wanted) continue;
    const w = weight === null ? 1 : weight[i];
    total += w;
    sum += w * column[i];
    count += 1;
  }
  const mean = sum / total;
  if (binary) return {mean, variance: mean * (1 - mean)};
  let square = 0;
  for (let i = 0; i < column.length; i++) if (arm[i] === wanted) square += (column[i] - mean) ** 2;
  return {mean, variance: count > 1 ? square / (count - 1) : 0};
}
