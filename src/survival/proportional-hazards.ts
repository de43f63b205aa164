import {chiSquareUpper} from "../math/chi-square.ts";
import {cholesky, quadraticForm} from "../math/cholesky.ts";
import {innerProduct, orthonormal} from "../math/orthonormal.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {ColumnBasis} from "./column-basis.ts";
import type {CoxData} from "./cox-data.ts";
import type {CoxFit} from "./cox.ts";
import {modelOf, sumsOverRiskSets, unboundedNames, type CoxModel} from "./cox-model.ts";
import type {TermColumns} from "./design.ts";
import {symmetric} from "../math/symmetric.ts";
import {blockTerms, risks} from "./partial-likelihood.ts";
import {passRiskSets} from "./risk-sets.ts";
import {timeTransform, type TimeTransform} from "./time-transform.ts";

export interface ProportionalHazardsRow {
  /** Term of the model; `GLOBAL` for all together, in the last row. */
  readonly term: string;
  /** Score test of the term's interaction with g(t). */
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
}

export interface ProportionalHazardsOptions {
  /** g(t) that the log hazard ratio may depend on: 1 − Kaplan–Meier, rank of time, time, or log time. */
  readonly transform?: TimeTransform;
}

/**
 * Test of proportional hazards, per term and global: the score test of β(t) = β + θ·g(t) at θ = 0; the last row is global.
 *
 * A small p says that a hazard ratio changes with time; a large one does not show that it is constant. Terms of several columns are tested together.
 * Throws `TypeError` for an object that `cox` did not return, `RangeError` for exact ties, for `log` where an event is at time 0, and for a fit without finite estimates (separation).
 * Source: Grambsch & Therneau 1994, Biometrika 81:515–26, as the exact score test of `cox.zph` in survival ≥ 3.
 *
 * @example
 * const follow = surv({time: [1, 1, 6, 6, 8, 9], event: [1, 0, 1, 1, 0, 1]});
 * proportionalHazards(cox(follow, {x: [1, 1, 1, 0, 0, 0]}), {transform: "identity"})[0].df // 1
 */
export function proportionalHazards(
  fit: CoxFit,
  {transform = "km"}: ProportionalHazardsOptions = {}
): readonly ProportionalHazardsRow[] {
  const model = modelOf(fit);
  const {
    data: {p, basis},
    assign,
    unbounded
  } = model;
  if (unbounded !== null) throw new NotEstimable({code: "no-finite-estimate", terms: unboundedNames(model)});
  const interaction = timeInteraction(model, timeTransform(model.data, transform));
  const all = Array.from({length: p}, (_, j) => j);
  return [...assign, {term: "GLOBAL", columns: all}].map((term) => scoreTest(term, interaction, basis));
}

/** Score and information of the model with columns z and z·g(t) of the basis, 2p and 2p × 2p. */
interface TimeInteraction {
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** Test of some of the caller's columns, times g(t), beside all columns. */
function scoreTest(
  {term, columns}: TermColumns,
  {score, information}: TimeInteraction,
  {center, upper}: ColumnBasis
): ProportionalHazardsRow {
  const p = center.length;
  // Of the 2p columns: all p without g(t), and what the term's own make with it, which any columns of the same span stand for.
  const own = orthonormal(columns.map((j) => Array.from({length: p}, (_, k) => upper[k * p + j]))).units;
  const kept = [
    ...Array.from({length: p}, (_, j) => Float64Array.from({length: 2 * p}, (_unused, k) => (k === j ? 1 : 0))),
    ...own.map((unit) => Float64Array.from({length: 2 * p}, (_, k) => (k < p ? 0 : unit[k - p])))
  ];
  const times = kept.map((column) =>
    Float64Array.from({length: 2 * p}, (_, j) => innerProduct(information.subarray(j * 2 * p, (j + 1) * 2 * p), column))
  );
  const factor = cholesky(
    kept.flatMap((column) => times.map((other) => innerProduct(column, other))),
    kept.length
  );
  const statistic = quadraticForm(
    factor,
    kept.map((column) => innerProduct(column, score))
  );
  const df = own.length - factor.singular.filter((j) => j >= p).length;
  return {term, statistic, df, pValue: df === 0 ? 1 : chiSquareUpper(statistic, df)};
}

/** At the fitted β for x and 0 for x·g(t); `g` by block. */
function timeInteraction({data, ties, eta}: CoxModel, g: Float64Array): TimeInteraction {
  const {p} = data;
  const packed = (p * (p + 1)) / 2;
  const termsOf = blockTerms(p, sumsOverRiskSets(ties, "proportionalHazards needs"));
  const score = new Float64Array(2 * p);
  const powers = [new Float64Array(packed), new Float64Array(packed), new Float64Array(packed)];
  const [constant, linear, square] = powers;
  passRiskSets(data, risks(data, eta), 2, (set) => {
    const terms = termsOf(set);
    const at = g[set.block];
    for (let j = 0; j < p; j++) score[p + j] += at * (observedSum(data, set.block, j) - terms.expected[j]);
    for (let k = 0; k < packed; k++) {
      const v = terms.information[k];
      constant[k] += v;
      linear[k] += at * v;
      square[k] += at * at * v;
    }
  });
  return {
    score,
    information: fourBlocks(
      powers.map((matrix) => symmetric(matrix, p)),
      p
    )
  };
}

/** Σ of weight · covariate j over the events of a block. */
function observedSum({p, x, weight, blocks}: CoxData, block: number, j: number): number {
  let observed = 0;
  for (let i = blocks.firstEvent[block]; i < blocks.start[block + 1]; i++)
    observed += weight === null ? x[i * p + j] : weight[i] * x[i * p + j];
  return observed;
}

/** The symmetric 2p × 2p matrix of three p × p: top left, beside the diagonal, bottom right. */
function fourBlocks([top, side, bottom]: readonly Float64Array[], p: number): Float64Array {
  const information = new Float64Array(4 * p * p);
  for (let j = 0; j < p; j++)
    for (let k = 0; k < p; k++) {
      information[j * 2 * p + k] = top[j * p + k];
      information[j * 2 * p + p + k] = side[j * p + k];
      information[(p + j) * 2 * p + k] = side[j * p + k];
      information[(p + j) * 2 * p + p + k] = bottom[j * p + k];
    }
  return information;
}
