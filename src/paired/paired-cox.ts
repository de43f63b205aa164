import {binomialInterval} from "../math/binomial-interval.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {cox} from "../survival/cox.ts";
import type {AdcPair} from "../patients/adc-pair.ts";
import {pairedRecords} from "./paired-records.ts";
import type {PairTimes} from "./pair-order.ts";

/** Hazard ratio of ADC2 against ADC1. */
export interface PairedHazardRatio {
  readonly estimate: number;
  /** Of the log hazard ratio. */
  readonly stdError: number;
  readonly confLow: number;
  readonly confHigh: number;
  readonly statistic: number;
  readonly pValue: number;
  readonly n: number;
  readonly nEvent: number;
  readonly remarks: readonly SurvivalRemark[];
}

type Pair = PairTimes & Partial<Pick<AdcPair, "entry">>;

/**
 * Marginal Cox model of ADC2 against ADC1 on two records per patient, Efron ties, standard error robust to the pairing (clustered by patient).
 *
 * Needs proportional hazards and censoring independent of the times; wrong under truncation. Throws `RangeError` without pairs, without an event, or for confLevel outside (0, 1).
 * Source: Lin & Wei 1989, JASA 84:1074; Lee, Wei & Amato 1992. Equals R's `coxph(Surv(time, event) ~ adc2, cluster = id)`.
 *
 * @example
 * marginalCox([{pfs1: 4, event1: 1, pfs2: 2, event2: 1}, {pfs1: 5, event1: 1, pfs2: 7, event2: 1}, {pfs1: 6, event1: 1, pfs2: 3, event2: 1}]).n // 3
 */
export function marginalCox(
  pairs: readonly Pair[],
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): PairedHazardRatio {
  const {follow, adc2, pair} = pairedRecords(pairs);
  const fit = cox(follow, {adc2}, {ties: "efron", cluster: pair, confLevel, concordance: false});
  return ratioOf(fit, pairs.length);
}

export interface StratifiedPairedCox extends PairedHazardRatio {
  /** Pairs that say which time ended first; the others add nothing. */
  readonly informative: number;
  /** Odds that ADC2 ends first, from the exact binomial interval: the same hazard ratio with exact limits (equal times left out). */
  readonly exactLow: number;
  readonly exactHigh: number | null;
}

/**
 * Cox model stratified by patient: the hazard ratio of ADC2 against ADC1 within patients, Efron ties.
 *
 * Only pairs in which the first event is seen count; without ties the estimate is (pairs in which ADC2 ends first) / (pairs in which ADC1 does).
 * A shared frailty cancels; censoring that depends on PFS(ADC1) does not, nor does truncation. Throws `RangeError` without pairs, without an event, or where no pair is informative.
 * Source: Holt & Prentice 1974, Biometrika 61:17. Equals R's `coxph(Surv(time, event) ~ adc2 + strata(id))`.
 *
 * @example
 * stratifiedPairedCox([{pfs1: 4, event1: 1, pfs2: 2, event2: 1}, {pfs1: 5, event1: 1, pfs2: 7, event2: 1}, {pfs1: 6, event1: 1, pfs2: 3, event2: 1}]).estimate // 2
 */
export function stratifiedPairedCox(
  pairs: readonly Pair[],
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): StratifiedPairedCox {
  const {follow, adc2, pair} = pairedRecords(pairs);
  const second = pairs.filter(({pfs1, pfs2, event2}) => event2 === 1 && pfs2 < pfs1).length + tiedFirst(pairs, "adc2");
  const first = pairs.filter(({pfs1, pfs2, event1}) => event1 === 1 && pfs1 < pfs2).length + tiedFirst(pairs, "adc1");
  if (first + second === 0) throw new NotEstimable({code: "no-informative-pair"});
  const fit = cox(follow, {adc2}, {ties: "efron", strata: pair, confLevel, concordance: false});
  const exact = binomialInterval(second, first + second, {confLevel});
  return {
    ...ratioOf(fit, pairs.length),
    informative: first + second,
    exactLow: exact.confLow / (1 - exact.confLow),
    exactHigh: exact.confHigh === 1 ? null : exact.confHigh / (1 - exact.confHigh)
  };
}

/** Pairs with equal times of which one is an event and the other, being censored, lasts longer. */
function tiedFirst(pairs: readonly Pair[], which: "adc1" | "adc2"): number {
  return pairs.filter(
    ({pfs1, pfs2, event1, event2}) =>
      pfs1 === pfs2 && event1 !== event2 && (which === "adc2" ? event2 === 1 : event1 === 1)
  ).length;
}

function ratioOf(fit: ReturnType<typeof cox>, n: number): PairedHazardRatio {
  const row = fit.rows[0];
  if (row === undefined) throw new RangeError("the model must have a term for ADC2, got none");
  const {estimate, stdError, robustStdError, confLow, confHigh, statistic, pValue} = row;
  return {
    estimate: Math.exp(estimate),
    stdError: robustStdError ?? stdError,
    confLow: Math.exp(confLow),
    confHigh: Math.exp(confHigh),
    statistic,
    pValue,
    n,
    nEvent: fit.nEvent,
    remarks: fit.remarks
  };
}
