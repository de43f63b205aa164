import type {PairTimes} from "./pair-order.ts";

export interface PairConcordance {
  /** Share of comparable patients-by-two in which longer on ADC1 goes with longer on ADC2; null where none is comparable. */
  readonly estimate: number | null;
  /** Kendall's τ over the same, (concordant − discordant) / comparable. */
  readonly tau: number | null;
  readonly stdError: number | null;
  readonly concordant: number;
  readonly discordant: number;
  /** Patients-by-two that censoring leaves open, or that are equal in a time. */
  readonly notComparable: number;
}

/**
 * Concordance of PFS(ADC1) and PFS(ADC2) over two patients at a time, of those that can be ordered on both: under censoring the earlier of two times has to be an event.
 *
 * Says whether who does long on ADC1 does long on ADC2; in a received-both file long PFS(ADC1) goes with brief follow-up on ADC2, so few of them are comparable. Standard error by the jackknife over
 * patients. Source: Oakes 1982, Biometrics 38:451 (concordance of bivariate censored times).
 *
 * @example
 * pairConcordance([[9, 4], [5, 3], [7, 8]].map(([pfs1, pfs2]) => ({pfs1, pfs2, event1: 1, event2: 1}))) // {estimate: 0.666667, tau: 0.333333}
 */
export function pairConcordance(pairs: readonly PairTimes[]): PairConcordance {
  const n = pairs.length;
  const lead = new Float64Array(n);
  const counted = new Float64Array(n);
  let concordant = 0;
  let discordant = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const [a, b] = [pairs[i], pairs[j]];
      if (a === undefined || b === undefined) continue;
      const sign = orderOf(a.pfs1, a.event1, b.pfs1, b.event1) * orderOf(a.pfs2, a.event2, b.pfs2, b.event2);
      if (sign === 0) continue;
      if (sign > 0) concordant += 1;
      else discordant += 1;
      for (const k of [i, j]) {
        lead[k] += sign;
        counted[k] += 1;
      }
    }
  const comparable = concordant + discordant;
  const notComparable = (n * (n - 1)) / 2 - comparable;
  if (comparable === 0) return {estimate: null, tau: null, stdError: null, concordant, discordant, notComparable};
  const total = concordant - discordant;
  const tau = total / comparable;
  let square = 0;
  for (let k = 0; k < n; k++) {
    const without = comparable - counted[k];
    if (without > 0) square += ((total - lead[k]) / without - tau) ** 2;
  }
  return {estimate: (tau + 1) / 2, tau, stdError: Math.sqrt((square * (n - 1)) / n) / 2, concordant, discordant, notComparable};
}

/** −1 the first is shorter, 1 longer, 0 equal or left open by censoring; a time censored at t is longer than t. */
function orderOf(a: number, eventA: 0 | 1, b: number, eventB: 0 | 1): -1 | 0 | 1 {
  if (eventA === 1 && (a < b || (a === b && eventB === 0))) return -1;
  if (eventB === 1 && (b < a || (a === b && eventA === 0))) return 1;
  return 0;
}
