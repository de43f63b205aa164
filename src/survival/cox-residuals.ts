import {callersCoefficients, toCallersScores} from "./column-basis.ts";
import {rowCounts, type CoxData} from "./cox-data.ts";
import type {CoxFit} from "./cox.ts";
import {modelOf, summedTies, sumsOverRiskSets, type CoxModel} from "./cox-model.ts";
import {exposures, hazardSteps, sortedScoreResiduals} from "./cumulative-hazard.ts";
import {risks} from "./partial-likelihood.ts";

/** One column of residuals for each column of the model, by its name. */
export type ResidualColumns = Readonly<Record<string, Float64Array>>;

/**
 * Martingale residuals, length n in the caller's order of rows: events seen less events expected while at risk.
 *
 * Those of exact ties rest on Breslow's hazard, as in R. Throws `TypeError` for an object that `cox` did not return.
 * Source: Barlow & Prentice 1988, Biometrika 75:65–74; Therneau & Grambsch 2000, Modeling Survival Data, §4.2.
 *
 * @example
 * const follow = surv({time: [1, 1, 6, 6, 8, 9], event: [1, 0, 1, 1, 0, 1]});
 * martingaleResiduals(cox(follow, {x: [1, 1, 1, 0, 0, 0]}, {ties: "breslow"})) // [0.728714, -0.271286, -0.457427, 0.666667, -0.333333, -0.333333]
 */
export function martingaleResiduals(fit: CoxFit): Float64Array {
  const {data, ties, eta} = modelOf(fit);
  const {hazard} = exposures(data, hazardSteps(data, risks(data, eta), summedTies(ties), false));
  const residuals = new Float64Array(data.n);
  for (let i = 0; i < data.n; i++) residuals[data.order[i]] = -Math.exp(eta[i]) * hazard[i];
  for (let block = 0; block < data.blocks.count; block++)
    for (let i = data.blocks.firstEvent[block]; i < data.blocks.start[block + 1]; i++) residuals[data.order[i]] += 1;
  return residuals;
}

/**
 * Deviance residuals, length n in the caller's order of rows: martingale residuals made more nearly symmetric about 0, to find outlying rows.
 *
 * Throws `TypeError` for an object that `cox` did not return. Source: Therneau, Grambsch & Fleming 1990, Biometrika 77:147–60.
 *
 * @example
 * const follow = surv({time: [1, 1, 6, 6, 8, 9], event: [1, 0, 1, 1, 0, 1]});
 * devianceResiduals(cox(follow, {x: [1, 1, 1, 0, 0, 0]}, {ties: "breslow"}))[1] // -0.736595
 */
export function devianceResiduals(fit: CoxFit): Float64Array {
  const {
    data: {n, order, blocks}
  } = modelOf(fit);
  const event = new Uint8Array(n);
  for (let block = 0; block < blocks.count; block++)
    for (let i = blocks.firstEvent[block]; i < blocks.start[block + 1]; i++) event[order[i]] = 1;
  return martingaleResiduals(fit).map((m, row) => {
    const expected = event[row] - m;
    return Math.sign(m) * Math.sqrt(Math.max(0, -2 * (m + (event[row] === 1 ? Math.log(expected) : 0))));
  });
}

/**
 * Score residuals, n in the caller's order of rows for each column: each row's part of the derivative of the log likelihood, per unit of case weight.
 *
 * Throws `TypeError` for an object that `cox` did not return, `RangeError` for exact ties.
 * Source: Therneau, Grambsch & Fleming 1990, Biometrika 77:147–60.
 *
 * @example
 * const follow = surv({time: [1, 1, 6, 6, 8, 9], event: [1, 0, 1, 1, 0, 1]});
 * scoreResiduals(cox(follow, {x: [1, 1, 1, 0, 0, 0]}, {ties: "breslow"})).x // [0.135643, -0.050497, -0.126244, -0.381681, 0.211389, 0.211389]
 */
export function scoreResiduals(fit: CoxFit): ResidualColumns {
  const model = modelOf(fit);
  const {
    data: {n, p, basis}
  } = model;
  const scores = scoresOf(model, "score residuals");
  for (let i = 0; i < n; i++) toCallersScores(basis, scores, i * p);
  return rowColumns(model, scores);
}

/**
 * Change of each coefficient that a row makes, about, by being in the data (dfbeta): case weight · score residual · inverse information; n in the caller's order of rows.
 *
 * Throws `TypeError` for an object that `cox` did not return, `RangeError` for exact ties.
 * Source: Cain & Lange 1984, Biometrics 40:493–9; Therneau & Grambsch 2000, §7.1.
 *
 * @example
 * const follow = surv({time: [1, 1, 6, 6, 8, 9], event: [1, 0, 1, 1, 0, 1]});
 * dfbeta(cox(follow, {x: [1, 1, 1, 0, 0, 0]}, {ties: "breslow"})).x // [0.2139, -0.0796, -0.1991, -0.6019, 0.3333, 0.3333]
 */
export function dfbeta(fit: CoxFit): ResidualColumns {
  const model = modelOf(fit);
  const {
    data: {n, p, weight, basis},
    inverse
  } = model;
  const scores = scoresOf(model, "dfbeta");
  const changes = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    const change = new Float64Array(p);
    for (let j = 0; j < p; j++)
      for (let k = 0; k < p; k++)
        change[j] += (weight === null ? 1 : weight[i]) * scores[i * p + k] * inverse[k * p + j];
    changes.set(callersCoefficients(basis, change), i * p);
  }
  return rowColumns(model, changes);
}

/** One row for each event, by stratum and time. */
export interface SchoenfeldResiduals {
  readonly time: Float64Array;
  /** Row of the caller that had the event. */
  readonly row: Uint32Array;
  readonly residuals: ResidualColumns;
}

export interface SchoenfeldOptions {
  /** Times the number of events and the covariance, plus the estimate: a scatter whose mean over time follows β(t). */
  readonly scaled?: boolean;
}

/**
 * Schoenfeld residuals, one for each event and column: its covariate less the mean among those at risk; scaled ones show how a coefficient changes with time.
 *
 * Throws `TypeError` for an object that `cox` did not return, `RangeError` for exact ties.
 * Source: Schoenfeld 1982, Biometrika 69:239–41; scaled: Grambsch & Therneau 1994, Biometrika 81:515–26.
 *
 * @example
 * const follow = surv({time: [1, 1, 6, 6, 8, 9], event: [1, 0, 1, 1, 0, 1]});
 * schoenfeldResiduals(cox(follow, {x: [1, 1, 1, 0, 0, 0]}, {ties: "breslow"})).residuals.x // [0.1861, 0.4069, -0.5931, 0]
 */
export function schoenfeldResiduals(fit: CoxFit, {scaled = false}: SchoenfeldOptions = {}): SchoenfeldResiduals {
  const model = modelOf(fit);
  const {data, eta} = model;
  const {blocks, order, terms, nEvent} = data;
  const ties = sumsOverRiskSets(model.ties, "schoenfeldResiduals needs");
  const steps = hazardSteps(data, risks(data, eta), ties, true);
  const events = eventsForward(data, steps.block);
  const columns = columnsAtEvents(model, events, steps.meanX, scaled);
  const time = new Float64Array(nEvent);
  for (let at = 0; at < nEvent; at++) time[at] = blocks.time[steps.block[events.step[at]]];
  return {
    time,
    row: events.position.map((i) => order[i]),
    residuals: Object.fromEntries(terms.map((term, j) => [term, columns[j]]))
  };
}

/** Residuals of each column; `meanX` are the means among those at risk, steps × p. */
function columnsAtEvents(
  model: CoxModel,
  {position, step}: EventOrder,
  meanX: Float64Array,
  scaled: boolean
): Float64Array[] {
  const {p, x, basis, terms, nEvent} = model.data;
  const columns = terms.map(() => new Float64Array(nEvent));
  const raw = new Float64Array(p);
  for (let at = 0; at < nEvent; at++) {
    const from = position[at] * p;
    const mean = step[at] * p;
    for (let j = 0; j < p; j++) raw[j] = x[from + j] - meanX[mean + j];
    if (!scaled) toCallersScores(basis, raw, 0);
    const shown = scaled ? scaledResiduals(model, raw) : raw;
    for (let j = 0; j < p; j++) columns[j][at] = shown[j];
  }
  return columns;
}

/** Sorted position and hazard step of each event. */
interface EventOrder {
  readonly position: Uint32Array;
  readonly step: Uint32Array;
}

/** Events by stratum and time; `stepBlocks` are the blocks of the hazard steps. */
function eventsForward(data: CoxData, stepBlocks: Uint32Array): EventOrder {
  const position = new Uint32Array(data.nEvent);
  const step = new Uint32Array(data.nEvent);
  let at = 0;
  for (const own of stepsForward(stepBlocks, data.blocks.strata))
    for (const i of eventPositions(data, stepBlocks[own])) {
      position[at] = i;
      step[at++] = own;
    }
  return {position, step};
}

/** Sorted positions of the rows with an event in a block, in the caller's order of rows. */
function eventPositions({blocks, order}: CoxData, block: number): number[] {
  const first = blocks.firstEvent[block];
  return Array.from({length: blocks.start[block + 1] - first}, (_, k) => first + k).sort((a, b) => order[a] - order[b]);
}

/** A scatter about β of one event, in the caller's units; `raw` are its residuals in the basis. */
function scaledResiduals({data, beta, inverse}: CoxModel, raw: Float64Array): Float64Array {
  const {p, basis} = data;
  const {nEvent} = rowCounts(data);
  const about = beta.slice();
  for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) about[j] += nEvent * raw[k] * inverse[k * p + j];
  return callersCoefficients(basis, about);
}

/** Indices of hazard steps with time ascending within each stratum; the steps themselves come with time descending. */
function stepsForward(blocks: Uint32Array, strata: Uint32Array): number[] {
  const forward: number[] = [];
  let from = 0;
  for (let stratum = 0; stratum + 1 < strata.length; stratum++) {
    let to = from;
    while (to < blocks.length && blocks[to] < strata[stratum + 1]) to++;
    for (let step = to - 1; step >= from; step--) forward.push(step);
    from = to;
  }
  return forward;
}

function scoresOf({data, ties, eta}: CoxModel, what: string): Float64Array {
  return sortedScoreResiduals(data, eta, risks(data, eta), sumsOverRiskSets(ties, `${what} need`));
}

function rowColumns({data: {n, p, order, terms}}: CoxModel, sorted: Float64Array): ResidualColumns {
  return Object.fromEntries(
    terms.map((term, j) => {
      const column = new Float64Array(n);
      for (let i = 0; i < n; i++) column[order[i]] = sorted[i * p + j];
      return [term, column];
    })
  );
}
