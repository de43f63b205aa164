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
  let lastGain = Infinity;
  for (let iterations = 0; ; iterations++) {
    const {factor, step, gain, longest} = newtonStep(last);
    const arrived = gain <= decrement || isRounding(gain, lastGain);
    lastGain = gain;
    const reached = {first, last, factor, nextStep: step, iterations};
    // The last step is below the accuracy asked for, and costs nothing to take.
    if (arrived) return {at: at.map((value, j) => value + step[j]), ...reached, converged: true};
    if (iterations >= maxIterations || diverges(step, gain, last.value)) return {at, ...reached, converged: false};
    const moved = halvedStep(evaluate, at, last.value, step, longest > maxStep ? maxStep / longest : 1);
    if (moved === null) return {at, ...reached, converged: gain <= 1e-9 * Math.max(1, Math.abs(last.value))};
    at = moved.at;
    last = moved.there;
  }
}

/** Below 1e-10 a gain that no longer shrinks is rounding. */
function isRounding(gain: number, lastGain: number): boolean {
  return gain <= 1e-10 && gain >= lastGain;
}

interface NewtonStep {
  readonly factor: Cholesky;
  readonly step: Float64Array;
  /** Newton decrement, gᵀ·step. */
  readonly gain: number;
  /** Length of the step in the coordinate in which it is longest. */
  readonly longest: number;
}

function newtonStep({information, gradient}: Curvature): NewtonStep {
  const factor = cholesky(information, gradient.length);
  const step = choleskySolve(factor, gradient);
  let gain = 0;
  let longest = 0;
  for (let j = 0; j < step.length; j++) {
    gain += gradient[j] * step[j];
    longest = Math.max(longest, Math.abs(step[j]));
  }
  return {factor, step, gain, longest};
}

/** The first of `share`, `share` / 2, … of the step that does not lower the value, and the function there; null where none of forty does. */
function halvedStep<C extends Curvature>(
  evaluate: (at: Float64Array) => C,
  from: Float64Array<ArrayBuffer>,
  value: number,
  step: Float64Array,
  share: number
): {readonly at: Float64Array<ArrayBuffer>; readonly there: C} | null {
  const slack = 1e-13 * Math.abs(value);
  for (let halvings = 0, shrink = share; halvings <= 40; halvings++, shrink /= 2) {
    const at = from.map((start, j) => start + shrink * step[j]);
    const there = evaluate(at);
    if (there.value >= value - slack && there.information.every(Number.isFinite)) return {at, there};
  }
  return null;
}
