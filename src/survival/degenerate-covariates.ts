import {cholesky, choleskySolve} from "../math/cholesky.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import type {CoxData} from "./cox-data.ts";

/** Names the first covariate that carries no information of its own, and what it is a combination of. */
export function refuseCollinear({p, terms}: CoxData, information: Float64Array): void {
  const {singular} = cholesky(information, p);
  const j = singular[0];
  if (j === undefined) return;
  if (!(information[j * p + j] > 0) || isNegligible(information, p, j))
    throw new NotEstimable({code: "constant-at-events", term: terms[j]});
  const earlier = Array.from({length: j}, (_, k) => k);
  const block = Float64Array.from(earlier.flatMap((a) => earlier.map((b) => information[a * p + b])));
  const weights = choleskySolve(
    cholesky(block, j),
    earlier.map((k) => information[j * p + k])
  );
  const parts = earlier
    .filter((k) => Math.abs(weights[k]) * Math.sqrt(information[k * p + k] / information[j * p + j]) > 1e-6)
    .map((k) => terms[k]);
  throw new NotEstimable({code: "collinear", term: terms[j], parts});
}

function isNegligible(information: Float64Array, p: number, j: number): boolean {
  let largest = 0;
  for (let k = 0; k < p; k++) largest = Math.max(largest, information[k * p + k]);
  return information[j * p + j] < 1e-14 * largest;
}

/** For each column: why its estimate means nothing, where the data separate events from non-events; else null. */
export function separationRemarks(
  {p, terms}: CoxData,
  converged: boolean,
  nextStep: Float64Array,
  beta: Float64Array,
  inverse: Float64Array
): (SurvivalRemark | null)[] {
  return terms.map((term, j) => {
    if (converged) return null;
    const moves = Math.abs(nextStep[j]) > 0.01;
    // In units of the covariate's own spread no estimate from real information is this uncertain.
    if (!moves && Math.sqrt(inverse[j * p + j]) < 100) return null;
    return moves ? {code: "separation", term, towards: beta[j] > 0 ? "+" : "−"} : {code: "undetermined", term};
  });
}
