import {cholesky, choleskySolve, type Cholesky} from "../math/cholesky.ts";
import type {Curvature} from "../math/newton.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {CoxData} from "./cox-data.ts";
import type {Ties} from "./cox-model.ts";
import {refuseCollinear} from "./degenerate-covariates.ts";
import {exactLikelihood} from "./exact-likelihood.ts";
import {partialLikelihood} from "./partial-likelihood.ts";
import {unboundedTerms, type Unbounded} from "./unbounded-terms.ts";

/** Where the log partial likelihood is highest, or where it was left because it has no highest point. */
export interface CoxMaximum {
  /** Coefficients of the columns of the basis. */
  readonly beta: Float64Array;
  /** The likelihood at β = 0 and at the last point that was looked at. */
  readonly first: Curvature;
  readonly last: Curvature;
  readonly factor: Cholesky;
  readonly iterations: number;
  /** How each of the caller's coefficients grows without bound, where the data separate events from those beside them; null where the maximum was found. */
  readonly unbounded: readonly Unbounded[] | null;
}

/** Most that a step may move the linear predictor of any row: a hazard ratio of about 400. */
const LONGEST = 6;

/** At the maximum a step moves no linear predictor by more than this. */
const NEAR = 1e-4;

/** A step that moves a linear predictor by so much while it hardly raises the likelihood makes it worth asking whether there is a maximum. */
const FAR = 0.3;

/**
 * Maximum of the log partial likelihood by Newton–Raphson from β = 0. Steps are bounded by what they change of the linear predictor, halved where they lower the likelihood, and end when both the
 * score in units of its own standard error and the change of the linear predictor are nil.
 *
 * Whether there is a maximum is never read off the steps: where they do not end, the data are asked (`unboundedTerms`). Throws `NotEstimable` for covariates that are constant or collinear within the risk sets,
 * and where a maximum exists and was not reached in `maxIterations`.
 */
export function coxMaximum(data: CoxData, ties: Ties, maxIterations: number): CoxMaximum {
  const {p} = data;
  const at = (beta: Float64Array, eta: Float64Array): Curvature =>
    ties === "exact" ? exactLikelihood(data, beta, eta) : partialLikelihood(data, beta, ties, eta);
  let point: Point = {beta: new Float64Array(p), eta: data.offset?.slice() ?? new Float64Array(data.n)};
  // Of n each and used again and again: what a step changes, and the linear predictor of the next point.
  const change = new Float64Array(data.n);
  let spare = new Float64Array(data.n);
  const first = at(point.beta, point.eta);
  refuseCollinear(data, first.information);
  const unit = weightOfEvents(data);
  let here = first;
  let lastGain = Infinity;
  let unbounded: readonly Unbounded[] | null | undefined;
  for (let iterations = 0; ; iterations++) {
    const step = newtonStep(data, here, change);
    const {factor, gain, reach} = step;
    const whole = factor.singular.length === 0;
    const reached = {beta: point.beta, first, last: here, factor, iterations};
    const flat = gain <= 1e-19 * unit * data.nEvent || (gain <= 1e-13 * unit * data.nEvent && gain >= lastGain);
    // The last step is below the accuracy asked for, and costs nothing to take.
    if (whole && flat && reach <= NEAR)
      return {...reached, beta: moved(point.beta, 1, step.beta, new Float64Array(p)), unbounded: null};
    const ending = iterations >= maxIterations || !whole;
    if (unbounded === undefined && (ending || (gain <= 0.01 * unit && reach > FAR)))
      unbounded = unboundedTerms(data, ties);
    // The likelihood of the coefficients that are bounded has settled too.
    if (unbounded && (ending || gain <= 1e-10 * unit)) return {...reached, unbounded};
    lastGain = gain;
    const next = ending ? null : halvedStep(at, {point, spare}, here.value, step);
    if (next === null) {
      unbounded ??= unboundedTerms(data, ties);
      if (unbounded) return {...reached, unbounded};
      if (whole && gain <= 1e-9 * unit * data.nEvent && reach <= NEAR) return {...reached, unbounded: null};
      throw new NotEstimable({code: "no-maximum-reached", estimator: "cox", iterations});
    }
    spare = point.eta;
    point = next;
    here = next.there;
  }
}

interface Point {
  readonly beta: Float64Array<ArrayBuffer>;
  /** Linear predictor of each row, sorted order. */
  readonly eta: Float64Array<ArrayBuffer>;
}

/** Mean weight of a row with an event, in which gains of the likelihood are measured. */
function weightOfEvents({weight, blocks, nEvent}: CoxData): number {
  if (weight === null) return 1;
  let sum = 0;
  for (let block = 0; block < blocks.count; block++)
    for (let i = blocks.firstEvent[block]; i < blocks.start[block + 1]; i++) sum += weight[i];
  return sum / nEvent;
}

interface Step extends Point {
  readonly factor: Cholesky;
  /** Newton decrement: the score test of the point against the maximum of the parabola. */
  readonly gain: number;
  /** Largest change of a linear predictor. */
  readonly reach: number;
}

/** The step, with what it changes of the linear predictors in `eta`. */
function newtonStep({n, p, x}: CoxData, {information, gradient}: Curvature, eta: Float64Array<ArrayBuffer>): Step {
  const factor = cholesky(information, p);
  const beta = Float64Array.from(choleskySolve(factor, gradient));
  let gain = 0;
  for (let j = 0; j < p; j++) gain += gradient[j] * beta[j];
  let reach = 0;
  for (let i = 0, at = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += x[at++] * beta[j];
    eta[i] = sum;
    if (Math.abs(sum) > reach) reach = Math.abs(sum);
  }
  return {factor, beta, eta, gain, reach};
}

/** The first of the longest step allowed, its half, … that does not lower the likelihood; null where none of forty does. */
function halvedStep(
  at: (beta: Float64Array, eta: Float64Array) => Curvature,
  {point: from, spare}: {readonly point: Point; readonly spare: Float64Array<ArrayBuffer>},
  value: number,
  step: Step
): (Point & {readonly there: Curvature}) | null {
  const slack = 1e-13 * Math.abs(value);
  for (let halvings = 0, share = Math.min(1, LONGEST / step.reach); halvings <= 40; halvings++, share /= 2) {
    const beta = moved(from.beta, share, step.beta, new Float64Array(from.beta.length));
    const eta = moved(from.eta, share, step.eta, spare);
    const there = at(beta, eta);
    if (there.value >= value - slack && there.information.every(Number.isFinite)) return {beta, eta, there};
  }
  return null;
}

function moved(
  from: Float64Array,
  share: number,
  step: Float64Array,
  to: Float64Array<ArrayBuffer>
): Float64Array<ArrayBuffer> {
  for (let i = 0; i < to.length; i++) to[i] = from[i] + share * step[i];
  return to;
}
