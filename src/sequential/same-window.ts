import {reachOf, windowOf, type AdcPair} from "./adc-pair.ts";

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
  const keeps = (w: number): P[] => known.filter((pair, i) => (widths[i] ?? 0) >= w && reachOf(pair) <= w);
  const chosen =
    window ?? widths.toSorted((a, b) => a - b).reduce((best, w) => (keeps(w).length > keeps(best).length ? w : best));
  return {
    window: chosen,
    kept: keeps(chosen),
    shorterWindow: widths.filter((width) => width < chosen).length,
    laterAdc2: known.filter((pair, i) => (widths[i] ?? 0) >= chosen && reachOf(pair) > chosen).length,
    withoutCutoff: pairs.length - known.length
  };
}
