import {connectedRows, truncatedSample} from "./truncated-sample.ts";

/** Weights that undo administrative truncation, and the distribution of the windows behind them. */
export interface TruncationWeights {
  /** 1 / Ĝ(X) of each row, in the caller's order; 0 for rows outside the set that hangs together. Length n. */
  readonly weight: Float64Array;
  /** Distinct windows, ascending, with Ĝ(w) = P(W ≥ w) and the number at risk, #(X ≤ w ≤ W). */
  readonly window: Float64Array;
  readonly survivor: Float64Array;
  readonly nRisk: Float64Array;
  /** Longest window of those used. */
  readonly horizon: number;
  readonly outside: number;
  /** Kish's effective sample size, (Σ w)² / Σ w². */
  readonly effectiveSize: number;
}

/**
 * Weights 1 / Ĝ_W(X) for patients who are in the file only because X = ADC2 start − ADC1 start is at most W = cut-off − ADC1 start; Ĝ is the product-limit
 * estimate of W, left-truncated at X.
 *
 * Weighted by them, PFS(ADC1) estimates F(t) / F(longest window), given (X, PFS(ADC1)) independent of W; attrition before ADC2 stays. Columns of n days (or any unit).
 * Throws as `truncatedSample`. Source: Woodroofe 1985, Ann Stat 13:163; Shen 2003; inverse-probability form derived here: P(seen | X) = G(X).
 *
 * @example
 * truncationWeights([1, 2, 3], [2, 5, 4]).weight // [1, 1, 2]
 */
export function truncationWeights(reach: ArrayLike<number>, window: ArrayLike<number>): TruncationWeights {
  const sample = truncatedSample(reach, window);
  const rows = connectedRows(sample);
  const n = rows.length;
  const windows = Float64Array.from(rows, (row) => sample.limit[row]).sort();
  const distinct = new Float64Array(n);
  const survivor = new Float64Array(n);
  const nRisk = new Float64Array(n);
  const weight = new Float64Array(sample.value.length);
  let m = 0;
  let entered = 0;
  let probability = 1;
  for (let k = 0; k < n;) {
    const at = windows[k];
    let end = k;
    while (end < n && windows[end] === at) end += 1;
    // Ĝ(X) is the product over windows below X, so a row takes the value that stands when the walk reaches its X.
    for (; entered < n && sample.value[rows[entered]] <= at; entered++) weight[rows[entered]] = 1 / probability;
    distinct[m] = at;
    survivor[m] = probability;
    nRisk[m] = entered - k;
    probability *= 1 - (end - k) / (entered - k);
    m += 1;
    k = end;
  }
  return {
    weight,
    window: distinct.slice(0, m),
    survivor: survivor.slice(0, m),
    nRisk: nRisk.slice(0, m),
    horizon: windows[n - 1],
    outside: sample.value.length - n,
    effectiveSize: effectiveSize(weight)
  };
}

function effectiveSize(weight: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const value of weight) {
    sum += value;
    squares += value * value;
  }
  return (sum * sum) / squares;
}
