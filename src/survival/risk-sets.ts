import type {CoxData} from "./cox-data.ts";

/** Which powers of the covariates are summed: 0 risk only, 1 with x, 2 with x·xᵀ. */
export type Moments = 0 | 1 | 2;

/**
 * Sums over the risk set at one time with events; one object is reused for all times, so what is kept must be copied.
 * `r` is the risk of a row, weight · exp(offset + xβ). x·xᵀ is packed by rows of its lower triangle.
 */
export interface RiskSet {
  /** Sorted positions of the rows that end at this time: from `from` up to, not including, `to`. */
  from: number;
  to: number;
  stratum: number;
  time: number;
  /** Rows with an event at this time, unweighted and weighted. */
  nEvent: number;
  eventWeight: number;
  /** Σ r over the risk set, and over the events alone. */
  risk: number;
  eventRisk: number;
  /** Σ w·x over the events. */
  readonly eventX: Float64Array;
  readonly riskX: Float64Array;
  readonly eventRiskX: Float64Array;
  readonly riskXX: Float64Array;
  readonly eventRiskXX: Float64Array;
}

/**
 * Passes once over the risk sets of `data`, from the last time to the first of each stratum, and shows each time that has an event.
 *
 * `risk` holds weight · exp(linear predictor) in sorted order. Rows enter the sums at their time and leave at their entry time. Where leaving
 * rows take nearly all of a sum with them, the sum is made afresh, so that cancellation does not eat its digits.
 */
export function passRiskSets(data: CoxData, risk: Float64Array, moments: Moments, visit: (set: RiskSet) => void): void {
  const {p, x, event, weight, time, ties, strata, entry, entryOrder} = data;
  const packed = (p * (p + 1)) / 2;
  const set: RiskSet = {
    from: 0, to: 0, stratum: 0, time: 0, nEvent: 0, eventWeight: 0, risk: 0, eventRisk: 0,
    eventX: new Float64Array(p), riskX: new Float64Array(p), eventRiskX: new Float64Array(p),
    riskXX: new Float64Array(packed), eventRiskXX: new Float64Array(packed)
  };
  const {eventX, riskX, eventRiskX, riskXX, eventRiskXX} = set;
  let leaving = 0;
  let peak = 0;
  let block = 0;

  const add = (i: number, factor: number): void => {
    const r = factor * risk[i]!;
    set.risk += r;
    if (moments === 0) return;
    for (let j = 0, at = i * p, k = 0; j < p; j++) {
      const rx = r * x[at + j]!;
      riskX[j]! += rx;
      if (moments === 2) for (let l = 0; l <= j; l++) riskXX[k++]! += rx * x[at + l]!;
    }
  };
  const clear = (): void => {
    set.risk = 0;
    riskX.fill(0);
    riskXX.fill(0);
  };

  for (let stratum = 0; stratum + 1 < strata.length; stratum++) {
    const end = strata[stratum + 1]!;
    clear();
    peak = 0;
    leaving = strata[stratum]!;
    for (; block + 1 < ties.length && ties[block]! < end; block++) {
      const from = ties[block]!;
      const to = ties[block + 1]!;
      const now = time[from]!;
      if (entry !== null && entryOrder !== null && leaving < end && entry[entryOrder[leaving]!]! >= now) {
        for (; leaving < end && entry[entryOrder[leaving]!]! >= now; leaving++) add(entryOrder[leaving]!, -1);
        if (set.risk < 1e-4 * peak) {
          clear();
          for (let i = leaving; i < end; i++) if (entryOrder[i]! < from) add(entryOrder[i]!, 1);
          peak = set.risk;
        }
      }
      let nEvent = 0;
      let eventWeight = 0;
      let eventRisk = 0;
      for (let i = from; i < to; i++) {
        if (event[i] === 0) {
          const r = risk[i]!;
          set.risk += r;
          if (moments === 0) continue;
          const at = i * p;
          for (let j = 0, k = 0; j < p; j++) {
            const rx = r * x[at + j]!;
            riskX[j]! += rx;
            if (moments === 2) for (let l = 0; l <= j; l++) riskXX[k++]! += rx * x[at + l]!;
          }
          continue;
        }
        if (nEvent === 0) {
          eventX.fill(0);
          eventRiskX.fill(0);
          eventRiskXX.fill(0);
        }
        const w = weight === null ? 1 : weight[i]!;
        const r = risk[i]!;
        nEvent++;
        eventWeight += w;
        eventRisk += r;
        if (moments === 0) continue;
        const at = i * p;
        for (let j = 0, k = 0; j < p; j++) {
          const xj = x[at + j]!;
          const rx = r * xj;
          eventX[j]! += w * xj;
          eventRiskX[j]! += rx;
          if (moments === 2) for (let l = 0; l <= j; l++) eventRiskXX[k++]! += rx * x[at + l]!;
        }
      }
      if (nEvent > 0) {
        set.risk += eventRisk;
        for (let j = 0; j < p; j++) riskX[j]! += eventRiskX[j]!;
        for (let k = 0; k < packed; k++) riskXX[k]! += eventRiskXX[k]!;
      }
      if (set.risk > peak) peak = set.risk;
      if (nEvent === 0) continue;
      set.from = from;
      set.to = to;
      set.stratum = stratum;
      set.time = now;
      set.nEvent = nEvent;
      set.eventWeight = eventWeight;
      set.eventRisk = eventRisk;
      visit(set);
    }
  }
}
