import {cholesky, choleskyInverse, choleskyLogDeterminant} from "../math/cholesky.ts";
import type {Curvature} from "../math/newton.ts";
import {symmetric} from "../math/symmetric.ts";
import type {CoxData} from "./cox-data.ts";
import {blockTerms, eventPart, linearPredictor, risks} from "./partial-likelihood.ts";
import {passRiskSets} from "./risk-sets.ts";

/** log L + ½ log det I with its gradient; Breslow ties. */
export function penalisedLikelihood(data: CoxData, beta: Float64Array): Curvature {
  const {p} = data;
  const termsOf = blockTerms(p, "breslow");
  const {value: start, gradient} = eventPart(data, beta);
  const packed = new Float64Array((p * (p + 1)) / 2);
  const thirds = new Float64Array((p * (p + 1) * (p + 2)) / 6);
  let value = start;
  passRiskSets(data, risks(data, linearPredictor(data, beta)), 3, (set) => {
    const {logs, expected, information} = termsOf(set);
    value -= logs;
    for (let j = 0; j < p; j++) gradient[j] -= expected[j];
    for (let k = 0; k < packed.length; k++) packed[k] += information[k];
    addThirdMoments(thirds, set.all, set.eventWeight, p);
  });
  const information = symmetric(packed, p);
  const factor = cholesky(information, p);
  addPenaltyGradient(gradient, choleskyInverse(factor), thirds);
  return {value: value + 0.5 * choleskyLogDeterminant(factor), gradient, information};
}

/** The derivative of ½ log det I in β_c is ½ Σ_ab (I⁻¹)_ab · ∂I_ab/∂β_c, and ∂I/∂β are third central moments of x. */
function addPenaltyGradient(gradient: Float64Array, inverse: Float64Array, thirds: Float64Array): void {
  const p = gradient.length;
  for (let a = 0, k = 0; a < p; a++)
    for (let b = 0; b <= a; b++)
      for (let c = 0; c <= b; c++, k++)
        for (const [one, two, three] of distinctOrders(a, b, c))
          gradient[three] += 0.5 * inverse[one * p + two] * thirds[k];
}

/** Orders of three indices that differ. */
function distinctOrders(a: number, b: number, c: number): readonly (readonly [number, number, number])[] {
  if (a === b && b === c) return [[a, a, a]];
  if (a === b)
    return [
      [a, a, c],
      [a, c, a],
      [c, a, a]
    ];
  if (b === c)
    return [
      [a, b, b],
      [b, a, b],
      [b, b, a]
    ];
  return [
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a]
  ];
}

function addThirdMoments(thirds: Float64Array, sums: Float64Array, events: number, p: number): void {
  const total = sums[0];
  const pair = (j: number, l: number): number => sums[1 + p + (j * (j + 1)) / 2 + l] / total;
  let at = 1 + p + (p * (p + 1)) / 2;
  for (let a = 0, k = 0; a < p; a++)
    for (let b = 0; b <= a; b++)
      for (let c = 0; c <= b; c++, k++) {
        const x = sums[1 + a] / total;
        const y = sums[1 + b] / total;
        const z = sums[1 + c] / total;
        thirds[k] += events * (sums[at++] / total - pair(a, b) * z - pair(a, c) * y - pair(b, c) * x + 2 * x * y * z);
      }
}
