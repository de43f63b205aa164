import {cholesky, choleskySolve} from "../math/cholesky.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {CoxData} from "./cox-data.ts";

/** Names the first covariate that carries no information of its own, and what it is a combination of; `information` is that of the columns at β = 0. */
export function refuseCollinear(data: CoxData, information: Float64Array): void {
  const {p, terms} = data;
  const j = cholesky(information, p).singular[0];
  if (j === undefined) return;
  const own = informationOfCovariates(data, information);
  if (!(own[j * p + j] > 0) || isNegligible(own, p, j))
    throw new NotEstimable({code: "constant-at-events", term: terms[j]});
  const earlier = Array.from({length: j}, (_, k) => k);
  const block = Float64Array.from(earlier.flatMap((a) => earlier.map((b) => own[a * p + b])));
  const weights = choleskySolve(
    cholesky(block, j),
    earlier.map((k) => own[j * p + k])
  );
  const parts = earlier
    .filter((k) => Math.abs(weights[k]) * Math.sqrt(own[k * p + k] / own[j * p + j]) > 1e-6)
    .map((k) => terms[k]);
  throw new NotEstimable({code: "collinear", term: terms[j], parts});
}

/** Information of the caller's covariates, each in units of its own spread: upperᵀ·I·upper with columns of norm 1. */
function informationOfCovariates({p, basis: {upper}}: CoxData, information: Float64Array): Float64Array {
  const columns = Array.from({length: p}, (_, j) => {
    const column = Float64Array.from({length: p}, (_unused, k) => upper[k * p + j]);
    const most = column.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    return column.map((value) => value / most);
  });
  const own = new Float64Array(p * p);
  for (let j = 0; j < p; j++)
    for (let k = 0; k < p; k++)
      for (let a = 0; a <= j; a++)
        for (let b = 0; b <= k; b++) own[j * p + k] += columns[j][a] * information[a * p + b] * columns[k][b];
  return own;
}

function isNegligible(information: Float64Array, p: number, j: number): boolean {
  let largest = 0;
  for (let k = 0; k < p; k++) largest = Math.max(largest, information[k * p + k]);
  return information[j * p + j] < 1e-14 * largest;
}
