import {patientBootstrap} from "../estimate/patient-bootstrap.ts";
import {type AdcPair, requirePairs} from "../patients/adc-pair.ts";
import {nearMiss} from "../record/near-miss.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {type Remark, remarksOf} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {logRank} from "../survival/log-rank.ts";
import {exactSign} from "./exact-sign.ts";
import {exactSignedRank} from "./exact-signed-rank.ts";
import {medianTime} from "./median-time.ts";
import {midrankShare} from "./midrank-ratio.ts";
import type {PairTimes} from "./pair-order.ts";
import {marginalCox, stratifiedPairedCox} from "./paired-cox.ts";
import {type PairedMethod, type PairedMethodName, pairedMethodTable} from "./paired-method.ts";
import {pairedRecords} from "./paired-records.ts";
import {pairedRelativeEffect} from "./paired-relative-effect.ts";
import {pairedRmst} from "./paired-rmst.ts";
import {fewLeftAtRisk, procedureOf} from "../estimate/limited-curve.ts";
import {ratioCurve} from "./ratio-curve.ts";
import {shareShorter} from "./share-shorter.ts";

export interface PairedMethodsOptions {
  /**
   * The pairs are of patients who reached ADC2 before a data cut-off (the default): contrasts of ADC2 with ADC1 are withheld. So it is also where the file has those who never reached ADC2, because
   * the pairs are the same; false is for pairs that everyone would have shown, such as a cross-over trial with complete follow-up.
   */
  readonly truncated?: boolean;
  /** Names of withheld methods that are shown all the same, with their caution. */
  readonly ask?: readonly string[];
  readonly endpoint?: string | null;
  readonly population?: string | null;
  readonly group?: string | null;
  /** Unit of the times. */
  readonly unit?: string;
  readonly confLevel?: number;
  /** Ratio c of P(GMI ≥ c). */
  readonly ratio?: number;
  /** Horizon of the restricted means. */
  readonly tau?: number;
  readonly replicates?: number;
  readonly seed?: number;
}

/** One line of the table of paired methods. */
export interface PairedMethodResult {
  readonly name: PairedMethodName;
  readonly needs: string;
  /** True where the design keeps the result back. */
  readonly withheld: boolean;
  readonly row: Row;
}

type Pair = PairTimes & Partial<Pick<AdcPair, "entry">>;
type Part = Partial<Row>;
type Settings = Required<Pick<PairedMethodsOptions, "confLevel" | "ratio" | "replicates" | "seed" | "unit">> &
  Pick<PairedMethodsOptions, "tau">;

/**
 * Every paired method on the same pairs, one line each: estimate, limits, p, and what the method needs; `methodCautions` says where it fails.
 *
 * In pairs that were selected by reaching ADC2 in time the hazard ratios, differences and p-values of ADC2 against ADC1 are withheld (a row whose refusal says so) unless `ask` names
 * them; then the caution stands in the remarks. Exact tests on complete pairs stay, as a check of the null hypothesis.
 * Throws `RangeError` without pairs, for a name in `ask` that is not a method, and for options out of range.
 *
 * @example
 * const pairs = [[9, 4], [5, 8], [7, 3], [6, 2]].map(([pfs1, pfs2]) => ({pfs1, pfs2, event1: 1, event2: 1}));
 * const shown = pairedMethods(pairs, {ask: ["marginal-cox"]});
 * shown.filter(({withheld}) => withheld).length // 5
 * shown.find(({name}) => name === "stratified-cox").row.refusal.code // "withheld-truncated"
 */
export function pairedMethods(pairs: readonly Pair[], options: PairedMethodsOptions = {}): PairedMethodResult[] {
  requirePairs(pairs);
  const settings = settingsOf(options);
  checkAsked(options.ask ?? []);
  return pairedMethodTable.map((method) => resultOf(method, pairs, options, settings));
}

function settingsOf(options: PairedMethodsOptions): Settings {
  const {confLevel = 0.95, ratio = 1.33, replicates = 1000, seed = 20260101, unit = "days", tau} = options;
  if (!(confLevel > 0 && confLevel < 1)) throw new RangeError(`confLevel must be in (0, 1), got ${confLevel}`);
  return {confLevel, ratio, replicates, seed, unit, ...(tau === undefined ? {} : {tau})};
}

function checkAsked(ask: readonly string[]): void {
  const names: readonly string[] = pairedMethodTable.map(({name}) => name);
  for (const name of ask)
    if (!names.includes(name)) {
      const meant = nearMiss(name, names);
      throw new RangeError(
        `ask must name paired methods (${names.join(", ")}), got ${name}${meant === null ? "" : `; did you mean ${meant}?`}`
      );
    }
}

function resultOf(
  method: NamedMethod,
  pairs: readonly Pair[],
  {truncated = true, ask = [], ...about}: PairedMethodsOptions,
  settings: Settings
): PairedMethodResult {
  const kept = truncated && method.withheld === "all";
  const withheld = kept && !ask.includes(method.name);
  const delayed = pairs.some(({entry}) => (entry ?? 0) > 0);
  const shared = {...fieldsOf(method, about, settings), n: pairs.length};
  const row = withheld
    ? resultRow({...shared, refusal: {code: "withheld-truncated"}})
    : withCounts({
        ...shared,
        ...remarkedPart(computed(method.name, pairs, settings), [
          kept ? {code: "asked-for-by-name", method: method.name} : null,
          delayed && !takesEntry.has(method.name) ? {code: "entry-not-used"} : null
        ])
      });
  return {name: method.name, needs: method.needs, withheld, row};
}

type NamedMethod = PairedMethod & {readonly name: PairedMethodName};

/** What a row says of a method before its numbers. */
function fieldsOf(
  method: NamedMethod,
  {endpoint = null, population = null, group = null}: PairedMethodsOptions,
  {unit, ratio}: Settings
): Parameters<typeof resultRow>[0] {
  const term = method.name === "midrank-gmi" ? `P(GMI >= ${ratio})` : method.term;
  return {
    analysis: "paired",
    kind: method.kind,
    grouping: "position",
    endpoint,
    population,
    group: group ?? "ADC2",
    reference: "ADC1",
    unit: method.scale === "time" ? unit : null,
    scale: method.scale,
    term,
    method: method.method
  };
}

/** How many of n have what a share is of, and how many have not. */
function sharing(share: number | null, n: number): readonly number[] {
  const having = share === null ? null : Math.round(share * n);
  return having === null ? [] : [having, n - having];
}

/** The row with what it tells of: the pairs and their events; a share tells how many of the pairs have it, and how many have not. */
function withCounts(fields: Parameters<typeof resultRow>[0]): Row {
  const {n = null, nEvent = null, scale, estimate = null, counts = null} = fields;
  const own = counts ?? (scale === "probability" && n !== null ? sharing(estimate, n) : []);
  return resultRow({...fields, counts: [n, nEvent, ...own].filter((count) => count !== null)});
}

const takesEntry: ReadonlySet<string> = new Set<PairedMethodName>([
  "stratified-cox",
  "marginal-cox",
  "naive-log-rank",
  "cluster-bootstrap"
]);

/** The computed part of a row; what the data cannot give becomes its `refusal`. */
function computed(name: PairedMethodName, pairs: readonly Pair[], settings: Settings): Part {
  try {
    return computations[name](pairs, settings);
  } catch (error) {
    // Pairs that a method cannot use (no event, no complete pair) are a finding about the data.
    if (!(error instanceof NotEstimable)) throw error;
    return {refusal: error.why};
  }
}

function remarkedPart(part: Part, more: readonly (Remark | null)[]): Part {
  return {...part, remarks: remarksOf([...(part.remarks ?? []), ...more])};
}

const counts = (pairs: readonly PairTimes[]): Part => {
  const nEvent = pairs.reduce((sum, {event1, event2}) => sum + event1 + event2, 0);
  return {nEvent, nCensored: 2 * pairs.length - nEvent};
};

const computations: Readonly<Record<PairedMethodName, (pairs: readonly Pair[], settings: Settings) => Part>> = {
  "share-shorter": (pairs, {confLevel}) => {
    const {lowest, highest, midrank, shorter, indeterminate, equal, n, withoutMidrank} = shareShorter(pairs, {
      confLevel
    });
    return {
      estimate: midrank?.estimate ?? null,
      confLow: lowest.confLow,
      confHigh: highest.confHigh,
      nEvent: shorter,
      nCensored: indeterminate,
      // The lower limit is of those that are surely shorter, the upper one of those that may be; the estimate is of those with a midrank.
      counts: [shorter, n - shorter - indeterminate, ...sharing(midrank?.estimate ?? null, n - withoutMidrank)],
      remarks: remarksOf([
        {code: "share-between", shorter, indeterminate, equal, n},
        withoutMidrank === 0 ? null : {code: "without-midrank", n: withoutMidrank}
      ])
    };
  },
  "midrank-gmi": (pairs, {confLevel, ratio}) => {
    const {estimate, confLow, confHigh, n, excluded} = midrankShare(pairs, ratio, {confLevel});
    return {
      estimate,
      confLow,
      confHigh,
      n,
      remarks: remarksOf([excluded === 0 ? null : {code: "censored-pfs1-left-out", n: excluded}])
    };
  },
  "ratio-curve": (pairs, {confLevel}) => {
    const {curve, median: middle, limits, n, excludedCensored, excludedZero} = ratioCurve(pairs, {confLevel});
    const left = excludedCensored + excludedZero;
    return {
      ...middle,
      n,
      ...procedureOf(limits),
      method: `Kaplan-Meier of the ratio, ${limits} limits; no test`,
      remarks: remarksOf([
        middle.estimate === null ? {code: "median-not-reached"} : null,
        fewLeftAtRisk(curve, middle.estimate),
        left === 0 ? null : {code: "censored-or-zero-pfs1-left-out", n: left}
      ])
    };
  },
  "relative-effect": (pairs, {confLevel, seed}) => {
    const {estimate, stdError, confLow, confHigh, pValue, undecided, nEvent} = pairedRelativeEffect(pairs, {
      confLevel,
      seed
    });
    return {
      estimate,
      stdError,
      confLow,
      confHigh,
      pValue,
      nEvent,
      nCensored: pairs.length - nEvent,
      remarks: remarksOf([undecided > 0 ? {code: "undecided-share", share: undecided} : null])
    };
  },
  "stratified-cox": (pairs, {confLevel}) => {
    const {estimate, stdError, confLow, confHigh, statistic, pValue, informative, remarks} = stratifiedPairedCox(
      pairs,
      {confLevel}
    );
    return remarks.length === 0
      ? {
          estimate,
          stdError,
          confLow,
          confHigh,
          statistic,
          pValue,
          nEvent: informative,
          nCensored: pairs.length - informative
        }
      : {nEvent: informative, nCensored: pairs.length - informative, refusal: {code: "estimator-says", remarks}};
  },
  "marginal-cox": (pairs, {confLevel}) => {
    const {estimate, stdError, confLow, confHigh, statistic, pValue, remarks} = marginalCox(pairs, {confLevel});
    return remarks.length === 0
      ? {...counts(pairs), estimate, stdError, confLow, confHigh, statistic, pValue}
      : {...counts(pairs), refusal: {code: "estimator-says", remarks}};
  },
  "exact-sign": (pairs, {confLevel}) => {
    const test = exactSign(pairs, {confLevel});
    if (test === null) return {refusal: {code: "no-complete-pair"}};
    const {estimate, confLow, confHigh, pValue, shorter, longer, equal} = test;
    return {
      estimate,
      confLow,
      confHigh,
      pValue,
      n: shorter + longer,
      remarks: remarksOf([equal === 0 ? null : {code: "equal-times-left-out", n: equal}])
    };
  },
  "exact-signed-rank": (pairs, {confLevel}) => {
    const test = exactSignedRank(pairs, {confLevel});
    if (test === null) return {refusal: {code: "no-complete-pair"}};
    const {estimate, confLow, confHigh, statistic, pValue, n, equal, exact} = test;
    return {
      estimate,
      confLow,
      confHigh,
      statistic,
      pValue,
      n,
      remarks: remarksOf([
        equal === 0 ? null : {code: "equal-times-left-out", n: equal},
        exact ? null : {code: "normal-approximation"},
        confLow === null ? {code: "too-few-for-limits"} : null
      ])
    };
  },
  "paired-rmst": (pairs, {confLevel, tau}) => {
    const {difference, tau: horizon} = pairedRmst(pairs, {confLevel, ...(tau === undefined ? {} : {tau})});
    return {...counts(pairs), ...difference, time: horizon};
  },
  "cluster-bootstrap": (pairs, {confLevel, replicates, seed}) => {
    const {estimate, stdError, confLow, confHigh, undefinedReplicates} = patientBootstrap(pairs, medianDifference, {
      replicates,
      confLevel,
      seed
    });
    return {
      ...counts(pairs),
      estimate,
      stdError,
      confLow,
      confHigh,
      remarks: remarksOf([
        estimate === null ? {code: "a-median-not-reached"} : null,
        undefinedReplicates === 0
          ? null
          : {code: "a-median-not-reached-in", replicates: undefinedReplicates, of: replicates}
      ])
    };
  },
  "naive-log-rank": (pairs) => {
    const {follow, adc2} = pairedRecords(pairs);
    const {statistic, df, pValue} = logRank(follow, adc2);
    return {...counts(pairs), n: 2 * pairs.length, statistic, df, pValue};
  }
};

/**
 * Median PFS(ADC2) − median PFS(ADC1) by Kaplan–Meier; null where one is not reached.
 *
 * @example
 * medianDifference([[9, 4], [5, 8], [7, 3]].map(([pfs1, pfs2]) => ({pfs1, pfs2, event1: 1, event2: 1}))) // -3
 */
export function medianDifference(pairs: readonly Pair[]): number | null {
  const one = medianTime(pairs.map(({pfs1, event1, entry}) => ({time: pfs1, event: event1, entry: entry ?? null})));
  const two = medianTime(pairs.map(({pfs2, event2}) => ({time: pfs2, event: event2})));
  return one === null || two === null ? null : two - one;
}
