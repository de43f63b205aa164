import {argsort} from "../math/argsort.ts";

/** Newton steps at most; the log partial likelihood of one indicator is concave. */
const MOST_STEPS = 30;

/**
 * Hazard ratio of two groups alone, without limits or tests: the estimate of a Cox model with one indicator and Efron's ties, for simulations that need it many thousand times.
 *
 * Columns of n right-censored times, events and group (1 = the group that the ratio is of). Null where one of the groups has no event while the other is at risk, so that the estimate is not finite.
 * Throws `RangeError` for columns of different length. Source: Efron 1977, JASA 72:557. Equals `cox(...).rows[0].estimate` and R's `coxph`.
 *
 * @example
 * Math.log(twoGroupHazardRatio([1, 1, 6, 6, 8, 9], [1, 0, 1, 1, 0, 1], [1, 1, 1, 0, 0, 0])) // 1.676857
 */
export function twoGroupHazardRatio(
  time: ArrayLike<number>,
  event: ArrayLike<number>,
  group: ArrayLike<number>
): number | null {
  const n = time.length;
  if (event.length !== n || group.length !== n)
    throw new RangeError(`event and group must have the length of time, ${n}, got ${event.length} and ${group.length}`);
  const sets = riskSets(time, event, group);
  let beta = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const {score, information} = slopeAt(beta, sets);
    if (!(information > 1e-9)) return null;
    const change = Math.max(-3, Math.min(3, score / information));
    beta += change;
    if (Math.abs(beta) > 15) return null;
    if (Math.abs(change) < 1e-12) return Math.exp(beta);
  }
  return Math.exp(beta);
}

/** At each time with events, from the last to the first: events and rows at risk, of both groups and of the group 1. */
interface RiskSets {
  readonly tied: readonly number[];
  readonly tiedOnes: readonly number[];
  readonly risk: readonly number[];
  readonly riskOnes: readonly number[];
  /** Events of the group 1 over all times. */
  readonly events: number;
}

function riskSets(time: ArrayLike<number>, event: ArrayLike<number>, group: ArrayLike<number>): RiskSets {
  const n = time.length;
  const order = argsort(time);
  const tied: number[] = [];
  const tiedOnes: number[] = [];
  const risk: number[] = [];
  const riskOnes: number[] = [];
  let ones = 0;
  let events = 0;
  for (let k = n - 1; k >= 0;) {
    const at = time[order[k]];
    let d = 0;
    let dOnes = 0;
    for (; k >= 0 && time[order[k]] === at; k--) {
      ones += group[order[k]];
      d += event[order[k]];
      dOnes += event[order[k]] * group[order[k]];
    }
    if (d === 0) continue;
    tied.push(d);
    tiedOnes.push(dOnes);
    risk.push(n - 1 - k);
    riskOnes.push(ones);
    events += dOnes;
  }
  return {tied, tiedOnes, risk, riskOnes, events};
}

/** Score and information of the log partial likelihood after Efron. */
function slopeAt(
  beta: number,
  {tied, tiedOnes, risk, riskOnes, events}: RiskSets
): {readonly score: number; readonly information: number} {
  const ratio = Math.exp(beta);
  let score = events;
  let information = 0;
  for (let j = 0; j < tied.length; j++) {
    const d = tied[j];
    for (let l = 0; l < d; l++) {
      const inside = ratio * (riskOnes[j] - (l / d) * tiedOnes[j]);
      const share = inside / (inside + risk[j] - riskOnes[j] - (l / d) * (d - tiedOnes[j]));
      score -= share;
      information += share * (1 - share);
    }
  }
  return {score, information};
}
