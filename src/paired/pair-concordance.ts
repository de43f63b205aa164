import {argsort} from "../math/argsort.ts";
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
 * patients. Time and memory grow as n log n. Source: Oakes 1982, Biometrics 38:451 (concordance of bivariate censored times).
 *
 * @example
 * pairConcordance([[9, 4], [5, 3], [7, 8]].map(([pfs1, pfs2]) => ({pfs1, pfs2, event1: 1, event2: 1}))) // {estimate: 0.666667, tau: 0.333333}
 */
export function pairConcordance(pairs: readonly PairTimes[]): PairConcordance {
  const n = pairs.length;
  const {concordant, discordant} = ordersOf(pairs);
  const [alike, unlike] = [sum(concordant) / 2, sum(discordant) / 2];
  const comparable = alike + unlike;
  const counts = {concordant: alike, discordant: unlike, notComparable: (n * n - n) / 2 - comparable};
  if (comparable === 0) return {estimate: null, tau: null, stdError: null, ...counts};
  const tau = (alike - unlike) / comparable;
  let square = 0;
  for (let k = 0; k < n; k++) {
    const without = comparable - concordant[k] - discordant[k];
    if (without > 0) square += ((alike - unlike - concordant[k] + discordant[k]) / without - tau) ** 2;
  }
  return {estimate: (tau + 1) / 2, tau, stdError: Math.sqrt((square * (n - 1)) / n) / 2, ...counts};
}

/** For each patient, how many others are ordered alike on both ADCs, and how many the other way round; two patients count for each of them. */
interface PatientOrders {
  readonly concordant: Float64Array;
  readonly discordant: Float64Array;
}

function ordersOf(pairs: readonly PairTimes[]): PatientOrders {
  const one = standingOf(pairs.map(onAdc1));
  const two = standingOf(pairs.map(onAdc2));
  const both = one.ended.map((ended, i) => ended && two.ended[i]);
  const everyone = pairs.map(() => true);
  // Whose end is seen on an ADC is known to be shorter there than all who stand at a later place.
  const shorterOnBoth = later(one.place, two.place, both, everyone, "above");
  const longerOnBoth = later(one.fromEnd, two.fromEnd, everyone, both, "above");
  const shorterOnFirst = later(one.place, two.place, one.ended, two.ended, "below");
  const shorterOnSecond = later(one.fromEnd, two.fromEnd, two.ended, one.ended, "below");
  return {
    concordant: shorterOnBoth.map((count, i) => count + longerOnBoth[i]),
    discordant: shorterOnFirst.map((count, i) => count + shorterOnSecond[i])
  };
}

interface TimeOnAdc {
  readonly time: number;
  readonly event: 0 | 1;
}

const onAdc1 = ({pfs1, event1}: PairTimes): TimeOnAdc => ({time: pfs1, event: event1});
const onAdc2 = ({pfs2, event2}: PairTimes): TimeOnAdc => ({time: pfs2, event: event2});

/** Where each patient stands on one ADC, counted from either end, and whether the end of the time was seen. */
interface Standing {
  readonly place: Int32Array;
  readonly fromEnd: Int32Array;
  readonly ended: readonly boolean[];
}

function standingOf(times: readonly TimeOnAdc[]): Standing {
  const place = places(
    times.map(({time}) => time),
    times.map(({event}) => event)
  );
  return {place, fromEnd: reversed(place), ended: times.map(({event}) => event === 1)};
}

/** Place of each time in ascending order, equal ones sharing theirs; a time censored at t is longer than an event at t. */
function places(times: readonly number[], events: readonly (0 | 1)[]): Int32Array {
  const eventsFirst = argsort(events.map((event) => 1 - event));
  const order = argsort(Float64Array.from(eventsFirst, (i) => times[i] ?? 0)).map((k) => eventsFirst[k]);
  const place = new Int32Array(times.length);
  for (let k = 1; k < order.length; k++) {
    const [before, at] = [order[k - 1], order[k]];
    place[at] = place[before] + (times[at] !== times[before] || events[at] !== events[before] ? 1 : 0);
  }
  return place;
}

/** The same places counted from the end. */
function reversed(place: Int32Array): Int32Array {
  const last = place.reduce((a, b) => Math.max(a, b), 0);
  return place.map((at) => last - at);
}

/** For each that asks, how many of those counted have a later first place and a second place above (or below) its own; sweeps from the last first place down a binary indexed tree. */
function later(
  first: Int32Array,
  second: Int32Array,
  asks: readonly boolean[],
  counted: readonly boolean[],
  side: "above" | "below"
): Float64Array {
  const n = first.length;
  const found = new Float64Array(n);
  const order = argsort(first);
  const tree = new Int32Array(second.reduce((a, b) => Math.max(a, b), 0) + 2);
  let inTree = 0;
  for (let end = n - 1; end >= 0;) {
    let start = end;
    while (start > 0 && first[order[start - 1]] === first[order[end]]) start -= 1;
    for (let k = start; k <= end; k++) {
      const i = order[k];
      if (asks[i]) found[i] = side === "above" ? inTree - countUpTo(second[i], tree) : countUpTo(second[i] - 1, tree);
    }
    for (let k = start; k <= end; k++) {
      const i = order[k];
      if (!counted[i]) continue;
      inTree += 1;
      countAt(second[i], tree);
    }
    end = start - 1;
  }
  return found;
}

/** Counts one at a place of a binary indexed tree. */
function countAt(place: number, tree: Int32Array): void {
  for (let k = place + 1; k < tree.length; k += k & -k) tree[k] += 1;
}

/** How many are counted at a place or before it. */
function countUpTo(place: number, tree: Int32Array): number {
  let total = 0;
  for (let k = place + 1; k > 0; k -= k & -k) total += tree[k];
  return total;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
