import {cholesky, choleskySolve, type Cholesky} from "./cholesky.ts";

/** A concave function at one point: value, gradient, and minus the Hessian (row-major, symmetric). */
export interface Curvature {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly information: Float64Array;
}

export interface NewtonOptions {
  readonly maxIterations?: number;
  /** Stops when the Newton decrement gᵀ·I⁻¹·g is at most this. */
  readonly decrement?: number;
  /** Longest step in any coordinate. */
  readonly maxStep?: number;
  /** True where going on is vain: the value hardly rises (by about `gain` / 2) although the step is long. */
  readonly diverges?: (step: Float64Array, gain: number, value: number) => boolean;
}

export interface Maximum<C extends Curvature> {
  readonly at: Float64Array;
  /** The function where the iterations began and where they ended. */
  readonly first: C;
  readonly last: C;
  readonly factor: Cholesky;
  /** The step that would have come next. */
  readonly nextStep: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * The maximum of a concave function by Newton–Raphson with step-halving, from `start`.
 *
 * A step that lowers the value, or leads where it is not finite, is halved. Columns of the information that are singular do not move.
 * Source: Nocedal & Wright 2006, Numerical Optimization, §3.5; stopping by the Newton decrement, Boyd & Vandenberghe 2004, §9.5.
 *
 * @example
 * const square = ([x]) => ({value: -((x - 3) ** 2), gradient: Float64Array.of(-2 * (x - 3)), information: Float64Array.of(2)});
 * newtonMaximum(square, [0]).at // [3]
 */
export function newtonMaximum<C extends Curvature>(
  evaluate: (at: Float64Array) => C,
  start: ArrayLike<number>,
  {maxIterations = 40, decrement = 1e-18, maxStep = Infinity, diverges = () => false}: NewtonOptions = {}
): Maximum<C> {
  let at = Float64Array.from(start);
  const first = evaluate(at);
  let last = first;
  const size = at.length;
  let lastGain = Infinity;
  for (let iterations = 0; ; iterations++) {
    const factor = cholesky(last.information, size);
    const step = choleskySolve(factor, last.gradient);
    let gain = 0;
    let longest = 0;
    for (let j = 0; j < size; j++) {
      gain += last.gradient[j] * step[j];
      longest = Math.max(longest, Math.abs(step[j]));
    }
    // Below 1e-10 a gain that no longer shrinks is rounding.
    const arrived = gain <= decrement || (gain <= 1e-10 && gain >= lastGain);
    lastGain = gain;
    if (arrived || iterations >= maxIterations || diverges(step, gain, last.value)) {
      // The last step is below the accuracy asked for, and costs nothing to take.
      if (arrived) at = at.map((value, j) => value + step[j]);
      return {at, first, last, factor, nextStep: step, iterations, converged: arrived};
    }
    let shrink = longest > maxStep ? maxStep / longest : 1;
    for (let halvings = 0; ; halvings++, shrink /= 2) {
      const trial = at.map((value, j) => value + shrink * step[j]);
      const there = evaluate(trial);
      const slack = 1e-13 * Math.abs(last.value);
      if (there.value >= last.value - slack && there.information.every(Number.isFinite)) {
        at = trial;
        last = there;
        break;
      }
      if (halvings === 40)
        return {
          at,
          first,
          last,
          factor,
          nextStep: step,
          iterations,
          converged: gain <= 1e-9 * Math.max(1, Math.abs(last.value))
        };
    }
  }
}
