import {chiSquareUpper} from "../math/chi-square.ts";
import {cholesky, quadraticForm} from "../math/cholesky.ts";
import type {Curvature} from "../math/newton.ts";
import type {CoxModel} from "./cox-model.ts";
import {sortedScoreResiduals} from "./cumulative-hazard.ts";
import {linearPredictor, risks} from "./partial-likelihood.ts";
import {scoreProducts, type RowClusters} from "./robust-variance.ts";
import type {SummedTies} from "./tied-events.ts";

export interface CoxTest {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
}

export interface CoxTests {
  readonly likelihoodRatio: CoxTest;
  readonly wald: CoxTest;
  readonly score: CoxTest;
  /** Score test with the empirical variance of the clusters' scores; where standard errors are robust. */
  readonly robustScore?: CoxTest;
}

function chiSquareTest(statistic: number, df: number): CoxTest {
  return {statistic, df, pValue: df === 0 ? 1 : chiSquareUpper(statistic, df)};
}

/** What robust tests need: the clusters, null where each row is its own, and how ties are summed. */
export interface RobustParts {
  readonly clusters: RowClusters | null;
  readonly ties: SummedTies;
}

/** Tests of no effect at all, Wald's NaN where coefficients grow without bound; `first` is the likelihood at β = 0, `fittedValue` its value at the estimate. */
export function coxTests(
  {data, beta, covariance, unbounded}: CoxModel,
  first: Curvature,
  fittedValue: number,
  robust: RobustParts | null
): CoxTests {
  const {p} = data;
  const wald = cholesky(covariance, p);
  const tests: CoxTests = {
    likelihoodRatio: chiSquareTest(2 * (fittedValue - first.value), p),
    wald:
      unbounded === null
        ? chiSquareTest(quadraticForm(wald, beta), p - wald.singular.length)
        : {statistic: NaN, df: p, pValue: NaN},
    score: chiSquareTest(quadraticForm(cholesky(first.information, p), first.gradient), p)
  };
  if (robust === null) return tests;
  const eta = linearPredictor(data, new Float64Array(p));
  const residuals = sortedScoreResiduals(data, eta, risks(data, eta), robust.ties);
  const middle = cholesky(scoreProducts(data, residuals, robust.clusters), p);
  return {...tests, robustScore: chiSquareTest(quadraticForm(middle, first.gradient), p - middle.singular.length)};
}
