import {brentMaximum} from "../math/brent-maximum.ts";
import {chiSquareUpper} from "../math/chi-square.ts";
import {normalTwoSided} from "../math/normal.ts";
import type {Surv} from "../record/surv.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {checkConfLevel, confMultiplier} from "./confidence-scale.ts";
import {callersCoefficients, callersCovariance} from "./column-basis.ts";
import type {CoxData, CoxLayout} from "./cox-data.ts";
import {modelOf, unboundedNames} from "./cox-model.ts";
import {cox, type CoxFit, type CoxOptions, type CoxRow} from "./cox.ts";
import {design, type Covariate, type Design} from "./design.ts";
import {penalisedFit, type Clusters, type PenalisedFit} from "./frailty-likelihood.ts";
import {labelIndex, type Label, type LabelIndex} from "./groups.ts";
import type {SummedTies} from "./tied-events.ts";

export interface FrailtyOptions {
  readonly ties?: SummedTies;
  readonly strata?: ArrayLike<unknown>;
  readonly offset?: ArrayLike<number>;
  readonly confLevel?: number;
}

/** One cluster's estimated frailty: how many times the hazard of a mean cluster. */
export interface ClusterFrailty {
  readonly cluster: Label;
  readonly estimate: number;
  readonly n: number;
  readonly nEvent: number;
}

export interface FrailtyFit {
  readonly rows: readonly CoxRow[];
  /** Estimated variance θ of the frailty; 0 where the likelihood is highest without one. */
  readonly variance: number;
  /** Log likelihood with the frailties integrated out: at β = 0 without frailty, without frailty, with frailty. */
  readonly logLik: readonly [number, number, number];
  /** Likelihood-ratio test of variance 0, against ½χ²₀ + ½χ²₁. */
  readonly frailtyTest: {readonly statistic: number; readonly pValue: number};
  readonly frailties: readonly ClusterFrailty[];
  readonly vcov: readonly (readonly number[])[];
  readonly n: number;
  readonly nEvent: number;
  readonly nCluster: number;
  readonly converged: boolean;
  readonly remarks: readonly SurvivalRemark[];
}

/**
 * Cox regression with a gamma frailty shared by the rows of a cluster (a patient's several exposures, or the patients of a site); columns of n as in `cox`, cluster of n labels.
 *
 * Hazard ratios hold within a cluster. The variance θ maximises the marginal likelihood; standard errors are those for known θ, as in R. Assumes that cluster size says nothing about the frailty.
 * Throws `RangeError` for delayed entry (frailties of those who entered are not a fair sample), for weights, for fewer than two clusters, for covariates that separate events, and as `cox` does.
 * Source: Nielsen, Gill, Andersen & Sørensen 1992, Scand J Stat 19:25–43; penalised form Therneau, Grambsch & Pankratz 2003, J Comput Graph Stat 12:156–75;
 * test of θ = 0 Maller & Zhou 2003, Stat Neerl 57:64–81. R: `coxph(… + frailty(id))`.
 *
 * @example
 * gammaFrailty(surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 1, 1, 0]}), {x: [0, 1, 0, 1, 0, 1]}, [1, 1, 1, 2, 2, 2]).nCluster // 2
 */
export function gammaFrailty(
  surv: Surv,
  covariates: Readonly<Record<string, Covariate>>,
  cluster: ArrayLike<unknown>,
  {ties = "efron", strata, offset, confLevel = 0.95}: FrailtyOptions = {}
): FrailtyFit {
  checkConfLevel(confLevel);
  refuseEntryAndWeight(surv);
  const columns = design(covariates);
  const plain = withoutFrailty(surv, columns, {ties, strata, offset, confLevel});
  const labels = checkedClusters(cluster, plain.n);
  const model = modelOf(plain);
  if (model.unbounded !== null) throw new NotEstimable({code: "no-finite-estimate", terms: unboundedNames(model)});
  const {data, beta} = model;
  const clusters = clustersOf(data, labels);
  const found = withFrailty(plain, {data, beta}, clusters, ties);
  const vcov = found === null ? plain.vcov : callersCovariance(data.basis, found.fit.covariance);
  return {
    rows: rowsOf(plain, found === null ? null : callersCoefficients(data.basis, found.fit.beta), vcov, confLevel),
    ...varianceAndTest(plain, found),
    frailties: frailtiesOf(labels, clusters, found),
    vcov,
    n: plain.n,
    nEvent: plain.nEvent,
    nCluster: clusters.count,
    converged: plain.converged && (found === null || found.fit.converged),
    remarks: [...plain.remarks, ...remarksOn(found)]
  };
}

function refuseEntryAndWeight({entry, weight}: Surv): void {
  if (entry !== null) throw new RangeError("gammaFrailty does not take delayed entry, got a surv with entry");
  if (weight !== null) throw new RangeError("gammaFrailty does not take weights, got a surv with weight");
}

function withoutFrailty(
  surv: Surv,
  columns: Design,
  {strata, offset, ...options}: Pick<CoxOptions, "ties" | "confLevel"> & CoxLayout
): CoxFit {
  return cox(surv, columns, {
    ...options,
    concordance: false,
    ...(strata === undefined ? {} : {strata}),
    ...(offset === undefined ? {} : {offset})
  });
}

function checkedClusters(cluster: ArrayLike<unknown>, n: number): LabelIndex {
  if (cluster.length !== n) throw new RangeError(`cluster must have the length of time, ${n}, got ${cluster.length}`);
  const labels = labelIndex(cluster, "cluster");
  if (labels.levels.length < 2) throw new NotEstimable({code: "one-cluster", clusters: labels.levels.length});
  return labels;
}

function clustersOf({order, blocks}: CoxData, {levels, index}: LabelIndex): Clusters {
  const of = Int32Array.from(order, (row) => index[row]);
  const events = new Float64Array(levels.length);
  for (let block = 0; block < blocks.count; block++)
    for (let i = blocks.firstEvent[block]; i < blocks.start[block + 1]; i++) events[of[i]]++;
  return {of, count: levels.length, events};
}

/** The fit at the best variance; null where the likelihood is not higher than without frailty. */
function withFrailty(
  plain: CoxFit,
  {data, beta}: {readonly data: CoxData; readonly beta: Float64Array},
  clusters: Clusters,
  ties: SummedTies
): AtVariance | null {
  const best = bestVariance(
    (theta, from) => {
      const fit = penalisedFit(data, clusters, ties, theta, from);
      return {theta, fit, logLik: marginalLogLik(fit, clusters.events, theta)};
    },
    {beta, omega: new Float64Array(clusters.count)}
  );
  const none = plain.logLik[1];
  return best.logLik > none + 1e-9 * Math.max(1, Math.abs(none)) ? best : null;
}

function rowsOf(
  plain: CoxFit,
  withFrailties: Float64Array | null,
  vcov: FrailtyFit["vcov"],
  confLevel: number
): CoxRow[] {
  const z = confMultiplier(confLevel);
  return plain.rows.map(({term, estimate: without, remarks}, j) => {
    const estimate = withFrailties === null ? without : withFrailties[j];
    const stdError = Math.sqrt(vcov[j][j]);
    return {
      term,
      estimate,
      stdError,
      statistic: estimate / stdError,
      pValue: normalTwoSided(estimate / stdError),
      confLow: estimate - z * stdError,
      confHigh: estimate + z * stdError,
      remarks
    };
  });
}

function varianceAndTest(
  {logLik: [zero, none]}: CoxFit,
  found: AtVariance | null
): Pick<FrailtyFit, "variance" | "logLik" | "frailtyTest"> {
  const statistic = found === null ? 0 : 2 * (found.logLik - none);
  return {
    variance: found === null ? 0 : found.theta,
    logLik: [zero, none, found === null ? none : found.logLik],
    frailtyTest: {statistic, pValue: statistic > 0 ? chiSquareUpper(statistic, 1) / 2 : 1}
  };
}

function frailtiesOf({levels, index}: LabelIndex, {events}: Clusters, found: AtVariance | null): ClusterFrailty[] {
  const sizes = new Int32Array(levels.length);
  for (const at of index) sizes[at]++;
  return levels.map((level, g) => ({
    cluster: level,
    estimate: found === null ? 1 : Math.exp(found.fit.omega[g]),
    n: sizes[g],
    nEvent: events[g]
  }));
}

function remarksOn(found: AtVariance | null): SurvivalRemark[] {
  if (found === null) return [{code: "clusters-alike"}];
  return found.fit.converged ? [] : [{code: "frailty-not-converged"}];
}

/**
 * Log likelihood of β and the hazard with the frailties integrated out, on the scale of the partial likelihood at variance 0.
 * Source: Therneau, Grambsch & Pankratz 2003, eq. for the gamma correction; sums of logarithms in place of differences of log Γ keep small variances exact.
 */
function marginalLogLik({logLik, omega}: PenalisedFit, events: Float64Array, theta: number): number {
  let sum = logLik;
  for (let g = 0; g < omega.length; g++) {
    const d = events[g];
    sum += omega[g] / theta + d - (1 / theta + d) * Math.log1p(d * theta);
    for (let k = 1; k < d; k++) sum += Math.log1p(k * theta);
  }
  return sum;
}

interface AtVariance {
  readonly theta: number;
  readonly fit: PenalisedFit;
  readonly logLik: number;
}

/** Variances at which the search begins; from there Brent's method goes on in log θ. */
const FIRST_VARIANCES = [0.01, 0.05, 0.2, 0.5, 1, 2, 5, 20];

function bestVariance(
  at: (theta: number, from: Pick<PenalisedFit, "beta" | "omega">) => AtVariance,
  start: Pick<PenalisedFit, "beta" | "omega">
): AtVariance {
  let from = start;
  const tried: AtVariance[] = [];
  for (const theta of FIRST_VARIANCES) {
    const here = at(theta, from);
    from = here.fit;
    tried.push(here);
    if (tried.length > 2 && here.logLik < tried[tried.length - 2].logLik) break;
  }
  let best = tried.reduce((a, b) => (b.logLik > a.logLik ? b : a));
  const peak = tried.indexOf(best);
  const low = peak === 0 ? 1e-6 : tried[peak - 1].theta;
  const high = peak === tried.length - 1 ? 100 * best.theta : tried[peak + 1].theta;
  brentMaximum(
    (logTheta) => {
      const here = at(Math.exp(logTheta), best.fit);
      if (here.logLik > best.logLik) best = here;
      return here.logLik;
    },
    Math.log(low),
    Math.log(high),
    1e-7
  );
  return best;
}
