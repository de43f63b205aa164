import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {argsort} from "../math/argsort.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import type {Surv} from "../record/surv.ts";
import {fewLeftAtRisk, limitedCurve, procedureOf} from "../estimate/limited-curve.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {reachOf, requirePairs, windowOf, type AdcPair} from "../patients/adc-pair.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";
import {patientBootstrap} from "../estimate/patient-bootstrap.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";
import {distributionQuantile, reverseTime} from "./reverse-time.ts";
import {truncationWeights} from "./truncation-weights.ts";

/** One estimate of PFS(ADC1), and what it is an estimate of. */
export interface TruncationEstimate {
  readonly name: "naive" | "reverse-time" | "weighted" | "all-started";
  /** In words: of whom, and under which condition, this is the distribution. */
  readonly estimand: string;
  /** What has to hold. */
  readonly needs: string;
  /** S(t) as steps; null where it could not be computed. */
  readonly curve: {readonly time: Float64Array; readonly estimate: Float64Array; readonly nRisk: Float64Array} | null;
  /** Beyond this time nothing is known (the longest window, in the unit of the times); null where there is no such limit. */
  readonly horizon: number | null;
  readonly row: Row;
}

export interface TruncationOptions {
  /** Everyone who started ADC1, when the file has patients who never reached ADC2. */
  readonly starters?: readonly AdcStarter[] | null;
  readonly endpoint?: string | null;
  readonly population?: string | null;
  readonly group?: string | null;
  readonly unit?: string;
  readonly confLevel?: number;
  readonly replicates?: number;
  readonly seed?: number;
}

type Pair = Pick<AdcPair, "adc1Start" | "adc2Start" | "cutoff" | "pfs1" | "event1" | "entry">;
type Starter = Pick<AdcStarter, "pfs1" | "event1" | "entry">;
type Context = Required<Pick<TruncationOptions, "confLevel" | "replicates" | "seed">> & {readonly shared: Partial<Row>};

/**
 * PFS(ADC1) estimated four ways, side by side, each with what it estimates: as usually done (naive), by reverse time, weighted by 1/Ĝ(X), and in all who started ADC1.
 *
 * Medians, in the unit of the times; limits of the repaired estimates by a percentile bootstrap of patients in which windows and weights are estimated anew. None of the four may be tested
 * against PFS(ADC2). What cannot be computed (no cut-off recorded, delayed entry together with truncation) is a row with a refusal. Throws `RangeError` without pairs.
 * Source: `reverseTime`, `truncationWeights`, `kaplanMeier`.
 *
 * @example
 * const pair = (adc1Start, pfs1) => ({patientId: "", adc1Start, adc2Start: adc1Start + pfs1 + 1, cutoff: 40, pfs1, event1: 1, entry: null});
 * truncationEstimates([pair(0, 30), pair(5, 12), pair(10, 8), pair(20, 4), pair(28, 2)], {replicates: 20}).map(({row}) => row.estimate) // [8, 12, 12, null]
 */
export function truncationEstimates(pairs: readonly Pair[], options: TruncationOptions = {}): TruncationEstimate[] {
  requirePairs(pairs);
  const {
    starters = null,
    endpoint = null,
    population = null,
    group = null,
    unit = "days",
    confLevel = 0.95,
    replicates = 1000,
    seed = 20260101
  } = options;
  const shared = {analysis: "truncation", endpoint, population, group, unit, scale: "time", term: "median PFS(ADC1)"};
  const context: Context = {confLevel, replicates, seed, shared};
  return [
    naive(pairs, context),
    reversed(pairs, context),
    weighted(pairs, context),
    allStarted(starters, pairs.length, context)
  ];
}

const followOf = (rows: readonly Starter[], weight?: readonly number[]): Surv =>
  delayedFollowUp(
    rows.map(({pfs1, event1, entry}) => ({time: pfs1, event: event1, entry})),
    weight
  );

function kaplanMeierRow(
  rows: readonly Starter[],
  {confLevel, shared}: Context,
  method: string
): {readonly row: Row; readonly curve: TruncationEstimate["curve"]} {
  const {fit, limits, median: middle, cautions} = limitedCurve(followOf(rows), {confLevel});
  const nEvent = rows.filter(({event1}) => event1 === 1).length;
  return {
    curve: {time: fit.time, estimate: fit.estimate, nRisk: fit.nRisk},
    row: resultRow({
      analysis: "truncation",
      kind: "median",
      term: "median PFS(ADC1)",
      ...shared,
      ...middle,
      n: rows.length,
      nEvent,
      nCensored: rows.length - nEvent,
      counts: [rows.length, nEvent],
      ...procedureOf(limits),
      method: `${method}, ${limits} limits`,
      remarks: remarksOf([
        middle.estimate === null ? {code: "median-not-reached"} : null,
        fewLeftAtRisk(fit, middle.estimate),
        ...cautions
      ])
    })
  };
}

const delayedOf = (rows: readonly Starter[]): string => withDelayedEntry(rows.map(({entry}) => entry));

function naive(pairs: readonly Pair[], context: Context): TruncationEstimate {
  const {row, curve} = kaplanMeierRow(pairs, context, `Kaplan-Meier${delayedOf(pairs)} in patients who received both`);
  return {
    name: "naive",
    curve,
    row,
    horizon: null,
    estimand: "PFS(ADC1) of patients who reached ADC2 before the data cut-off: short times are over-represented",
    needs: "nobody missing because ADC2 came too late or never: not so in a file of patients who received both"
  };
}

/** Why truncation cannot be repaired here; null when it can. */
function obstacle(pairs: readonly Pair[]): Refusal | null {
  if (pairs.some((pair) => pair.cutoff === null)) return {code: "cutoff-not-recorded", consequence: "windows"};
  if (pairs.some((pair) => (pair.entry ?? 0) > 0)) return {code: "entry-and-reaching-truncate"};
  const late = pairs.findIndex((pair) => reachOf(pair) > (windowOf(pair) ?? 0));
  return late < 0 ? null : {code: "adc2-after-cutoff"};
}

function reversed(pairs: readonly Pair[], context: Context): TruncationEstimate {
  const method = "reverse-time product limit, windows less each patient's own gap, bootstrap percentile limits";
  const refused = obstacle(pairs) ?? censoredOne(pairs);
  if (refused !== null)
    return {...aboutReversed, ...nothingKnown, row: errorRow(context, method, pairs.length, refused)};
  const {pfs1, limit, rows} = columnsOf(pairs);
  const estimate = (drawn: readonly number[]): ReturnType<typeof reverseTime> =>
    reverseTime(taken(pfs1, drawn), taken(limit, drawn));
  const fit = estimate(rows);
  const middle = (drawn: readonly number[]): number | null => distributionQuantile(estimate(drawn), 0.5);
  return {
    ...aboutReversed,
    horizon: fit.horizon,
    curve: {time: fit.time, estimate: fit.distribution.map((value) => 1 - value), nRisk: fit.nRisk},
    row: bootstrapRow(pairs, rows, middle, context, method, outsideRemarks(fit.outside, fit.horizon))
  };
}

/** In reversed time every value has to be an event. */
const censoredOne = (pairs: readonly Pair[]): Refusal | null =>
  pairs.some(({event1}) => event1 === 0) ? {code: "censored-pfs1"} : null;

const aboutReversed = {
  name: "reverse-time",
  estimand:
    "PFS(ADC1) of patients who would reach ADC2 at some time, given that it is shorter than the longest window; selection of who goes on to ADC2 stays",
  needs:
    "PFS(ADC1) independent of the patient's own window (cut-off - ADC1 start - gap): the gap must not depend on PFS(ADC1)"
} as const;

function weighted(pairs: readonly Pair[], context: Context): TruncationEstimate {
  const method =
    "Kaplan-Meier weighted by 1/G(X), G the product-limit estimate of the windows left-truncated at X = ADC2 start - ADC1 start; bootstrap percentile limits";
  const refused = obstacle(pairs);
  if (refused !== null)
    return {...aboutWeighted, ...nothingKnown, row: errorRow(context, method, pairs.length, refused)};
  const {curve, horizon, outside} = weightedCurve(pairs);
  const columns = columnsOf(pairs);
  const statistic = allEvents(pairs)
    ? (drawn: readonly number[]) => weightedMiddle(columns, drawn)
    : (drawn: readonly number[]) => weightedMedian(drawn.map((row) => pairs[row]));
  const remarks = outsideRemarks(outside, horizon);
  return {
    ...aboutWeighted,
    horizon,
    curve,
    row: bootstrapRow(pairs, columns.rows, statistic, context, method, remarks)
  };
}

const aboutWeighted = {
  name: "weighted",
  estimand:
    "PFS(ADC1) of patients who would reach ADC2 at some time, given that they do within the longest window; selection of who goes on to ADC2 stays",
  needs:
    "PFS(ADC1) and the time to ADC2 independent of the window (cut-off - ADC1 start), as tested by quasi-independence"
} as const;

function weightedCurve(pairs: readonly Pair[]): {
  readonly curve: {readonly time: Float64Array; readonly estimate: Float64Array; readonly nRisk: Float64Array};
  readonly horizon: number;
  readonly outside: number;
} {
  const {weight, horizon, outside} = truncationWeights(
    pairs.map(reachOf),
    pairs.map((pair) => windowOf(pair) ?? 0)
  );
  const kept = pairs.filter((_, i) => weight[i] > 0);
  const {time, estimate, nRisk} = kaplanMeier(
    followOf(
      kept,
      [...weight].filter((value) => value > 0)
    ),
    {confType: "none", variance: "greenwood"}
  );
  return {curve: {time, estimate, nRisk}, horizon, outside};
}

/**
 * Median PFS(ADC1) weighted by 1/Ĝ(X): the smallest time at which the weighted Kaplan–Meier curve is at or below ½; null when not reached.
 *
 * Throws as `truncationWeights`.
 *
 * @example
 * const pair = (adc1Start, pfs1) => ({adc1Start, adc2Start: adc1Start + pfs1 + 1, cutoff: 40, pfs1, event1: 1, entry: null});
 * weightedMedian([pair(0, 30), pair(5, 12), pair(10, 8), pair(20, 4), pair(28, 2)]) // 12
 */
export function weightedMedian(pairs: readonly Pair[]): number | null {
  if (allEvents(pairs)) {
    const columns = columnsOf(pairs);
    return weightedMiddle(columns, columns.rows);
  }
  const {
    curve: {time, estimate}
  } = weightedCurve(pairs);
  const at = estimate.findIndex((value) => value <= 0.5 + 1e-9);
  return at < 0 ? null : time[at];
}

const allEvents = (pairs: readonly Pair[]): boolean =>
  pairs.every(({event1, entry}) => event1 === 1 && (entry ?? 0) <= 0);

/** What a bootstrap draws from: columns of n, made once, and the rows 0 … n − 1. */
interface PairColumns {
  readonly pfs1: Float64Array;
  readonly reach: Float64Array;
  readonly window: Float64Array;
  /** Longest PFS(ADC1) with which the patient would have reached ADC2 in time: window less the gap. */
  readonly limit: Float64Array;
  readonly rows: readonly number[];
}

function columnsOf(pairs: readonly Pair[]): PairColumns {
  const column = (of: (pair: Pair) => number): Float64Array => Float64Array.from(pairs, of);
  return {
    pfs1: column((pair) => pair.pfs1),
    reach: column(reachOf),
    window: column((pair) => windowOf(pair) ?? 0),
    limit: column((pair) => (windowOf(pair) ?? 0) - reachOf(pair) + pair.pfs1),
    rows: pairs.map((_, row) => row)
  };
}

function taken(column: Float64Array, rows: readonly number[]): Float64Array {
  const values = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) values[k] = column[rows[k]];
  return values;
}

/** The median where every PFS(ADC1) is an event: the weighted Kaplan–Meier curve is then the weighted share of longer times, which a bootstrap has sooner. */
function weightedMiddle(columns: PairColumns, rows: readonly number[]): number | null {
  const {weight} = truncationWeights(taken(columns.reach, rows), taken(columns.window, rows));
  const pfs1 = taken(columns.pfs1, rows);
  const order = argsort(pfs1);
  const n = order.length;
  let total = 0;
  for (let i = 0; i < n; i++) total += weight[i];
  let longer = total;
  for (let k = 0; k < n; k++) {
    longer -= weight[order[k]];
    if ((k + 1 === n || pfs1[order[k + 1]] > pfs1[order[k]]) && longer / total <= 0.5 + 1e-9) return pfs1[order[k]];
  }
  return null;
}

function allStarted(starters: readonly Starter[] | null, nPairs: number, context: Context): TruncationEstimate {
  const about = {
    name: "all-started" as const,
    horizon: null,
    estimand:
      "PFS(ADC1) of everyone who started ADC1: complete for this marginal distribution only, and never to be tested against PFS(ADC2)",
    needs: "everyone who started ADC1 in the file; censoring independent of PFS(ADC1)"
  };
  const method = `Kaplan-Meier${delayedOf(starters ?? [])} in all who started ADC1`;
  if (starters === null || starters.length <= nPairs)
    return {
      ...about,
      curve: null,
      row: errorRow(context, `${method}, log-log limits`, nPairs, {code: "received-both-only", question: "all-started"})
    };
  return {...about, ...kaplanMeierRow(starters, context, method)};
}

const nothingKnown = {curve: null, horizon: null} as const;

function errorRow({shared}: Context, method: string, n: number, refusal: Refusal): Row {
  return resultRow({analysis: "truncation", kind: "median", term: "median PFS(ADC1)", ...shared, n, method, refusal});
}

function bootstrapRow(
  pairs: readonly Pair[],
  rows: readonly number[],
  statistic: (drawn: readonly number[]) => number | null,
  {confLevel, replicates, seed, shared}: Context,
  method: string,
  remarks: readonly (Remark | null)[]
): Row {
  const {estimate, stdError, confLow, confHigh, undefinedReplicates} = patientBootstrap(rows, statistic, {
    confLevel,
    replicates,
    seed
  });
  const nEvent = pairs.filter(({event1}) => event1 === 1).length;
  const open: Remark | null =
    undefinedReplicates === 0 ? null : {code: "no-median-in", replicates: undefinedReplicates, of: replicates};
  return resultRow({
    analysis: "truncation",
    kind: "median",
    term: "median PFS(ADC1)",
    ...shared,
    estimate,
    stdError,
    confLow,
    confHigh,
    n: pairs.length,
    nEvent,
    nCensored: pairs.length - nEvent,
    counts: [pairs.length, nEvent],
    method,
    remarks: remarksOf([...remarks, open])
  });
}

function outsideRemarks(outside: number, horizon: number): (Remark | null)[] {
  return [
    {code: "below-longest-window", horizon},
    outside === 0 ? null : {code: "windows-that-join-no-other", n: outside}
  ];
}
