import {reachOf, windowOf, type AdcPair} from "../patients/adc-pair.ts";

export interface SameWindow<P> {
  /** The window w, in days. */
  readonly window: number;
  /** Pairs with W ≥ w that reached ADC2 within w. */
  readonly kept: readonly P[];
  /** Pairs with a shorter window, and pairs that reached ADC2 later than w. */
  readonly shorterWindow: number;
  readonly laterAdc2: number;
  readonly withoutCutoff: number;
}

type Windowed = Pick<AdcPair, "adc1Start" | "adc2Start" | "cutoff">;

/**
 * The pairs that everyone could have shown: window W at least w, and ADC2 started within w of ADC1 (so PFS(ADC1) ≤ w as well). Among these PFS(ADC1) is not truncated any more,
 * but it is conditional on ADC2 within w.
 *
 * Without `window` the w that keeps most pairs is taken. Throws `RangeError` for w ≤ 0 or when no pair has a recorded cut-off.
 * Source: restriction to a common window, as for reporting delays (Lagakos, Barraj & De Gruttola 1988, Biometrika 75:515).
 *
 * @example
 * sameWindow([{adc1Start: 0, adc2Start: 100, cutoff: 300}, {adc1Start: 50, adc2Start: 400, cutoff: 500}, {adc1Start: 200, adc2Start: 250, cutoff: 290}]).kept.length // 1
 */
export function sameWindow<P extends Windowed>(
  pairs: readonly P[],
  {window}: {readonly window?: number} = {}
): SameWindow<P> {
  const known = pairs.filter((pair) => pair.cutoff !== null);
  if (known.length === 0) throw new RangeError("pairs must hold at least one with a recorded cut-off, got none");
  if (window !== undefined && !(window > 0)) throw new RangeError(`window must be > 0, got ${window}`);
  const widths = known.map((pair) => windowOf(pair) ?? 0);
  const chosen = window ?? windowOfMost(known.map(reachOf), widths);
  return {
    window: chosen,
    kept: known.filter((pair, i) => (widths[i] ?? 0) >= chosen && reachOf(pair) <= chosen),
    shorterWindow: widths.filter((width) => width < chosen).length,
    laterAdc2: known.filter((pair, i) => (widths[i] ?? 0) >= chosen && reachOf(pair) > chosen).length,
    withoutCutoff: pairs.length - known.length
  };
}

/** The smallest of the widths w at which most pairs have reach ≤ w ≤ width; n log n, since both ends are passed once, in order. */
function windowOfMost(reaches: readonly number[], widths: readonly number[]): number {
  // A pair that reached ADC2 after its window is kept for no w.
  const open = reaches.flatMap((reach, i) => (reach <= (widths[i] ?? 0) ? [{reach, width: widths[i] ?? 0}] : []));
  const opens = Float64Array.from(open, ({reach}) => reach).sort();
  const closes = Float64Array.from(open, ({width}) => width).sort();
  let [opened, closed, most, best] = [0, 0, -1, 0];
  for (const w of Float64Array.from(widths).sort()) {
    while (opened < opens.length && opens[opened] <= w) opened++;
    while (closed < closes.length && closes[closed] < w) closed++;
    if (opened - closed > most) [most, best] = [opened - closed, w];
  }
  return best;
}
