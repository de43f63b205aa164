import {remarksOf} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {median} from "../survival/quantile.ts";
import {reachOf, requirePairs, windowOf, type AdcPair} from "../patients/adc-pair.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";
import {quasiIndependence} from "./quasi-independence.ts";
import {sameWindow} from "./same-window.ts";

export interface TruncationCheckOptions {
  readonly endpoint?: string | null;
  readonly population?: string | null;
  readonly group?: string | null;
  readonly unit?: string;
  /** Window w of the restriction; by default the one that keeps most pairs. */
  readonly window?: number;
  readonly confLevel?: number;
}

type Pair = Pick<AdcPair, "adc1Start" | "adc2Start" | "cutoff" | "pfs1" | "event1"> & Partial<Pick<AdcPair, "entry">>;

/**
 * Two rows beside the estimates under truncation: the test of quasi-independence of the time to ADC2 and the window, and the median PFS(ADC1) of pairs that any window of w would have shown.
 *
 * Delayed entry enters the median; the test does not allow for it and says so. Rows have a refusal where the cut-off is not recorded for everyone. Throws `RangeError` without pairs, for a window ≤ 0 or confLevel outside (0, 1). Source: `quasiIndependence`, `sameWindow`.
 *
 * @example
 * const pair = (adc1Start, pfs1) => ({adc1Start, adc2Start: adc1Start + pfs1 + 1, cutoff: 40, pfs1, event1: 1});
 * truncationChecks([pair(0, 30), pair(5, 12), pair(10, 8), pair(20, 4), pair(28, 2)]).map(({term}) => term) // ["conditional Kendall tau of time to ADC2 and window", "median PFS(ADC1), same window"]
 */
export function truncationChecks(
  pairs: readonly Pair[],
  {
    endpoint = null,
    population = null,
    group = null,
    unit = "days",
    window,
    confLevel = 0.95
  }: TruncationCheckOptions = {}
): Row[] {
  requirePairs(pairs);
  const shared = {analysis: "truncation", endpoint, population, group};
  const test = {
    ...shared,
    kind: "correlation" as const,
    term: "conditional Kendall tau of time to ADC2 and window",
    scale: "correlation",
    method: "test of quasi-independence, conditional Kendall tau (Tsai 1990), two-sided"
  };
  const restricted = {...shared, kind: "median" as const, term: "median PFS(ADC1), same window", scale: "time", unit};
  if (pairs.some((pair) => pair.cutoff === null || reachOf(pair) > (windowOf(pair) ?? 0))) {
    const refusal = {code: "cutoff-not-recorded", consequence: "or-adc2-after"} as const;
    return [
      resultRow({...test, n: pairs.length, refusal}),
      resultRow({...restricted, n: pairs.length, method: "Kaplan-Meier in pairs with a common window", refusal})
    ];
  }
  const {estimate, statistic, pValue, comparable} = quasiIndependence(
    pairs.map(reachOf),
    pairs.map((pair) => windowOf(pair) ?? 0)
  );
  const same = sameWindow(pairs, window === undefined ? {} : {window});
  const delayed = pairs.some(({entry}) => (entry ?? 0) > 0);
  const method = `Kaplan-Meier in pairs with a window of at least ${same.window} and ADC2 within it${delayed ? ", delayed entry" : ""}, log-log limits`;
  const events = same.kept.filter(({event1}) => event1 === 1).length;
  return [
    resultRow({
      ...test,
      estimate,
      statistic,
      pValue,
      n: pairs.length,
      counts: [pairs.length],
      ...(estimate === null
        ? {refusal: {code: "no-comparable-patients"}}
        : {
            remarks: remarksOf([
              {code: "comparable-pairs", n: comparable},
              {code: "large-p-is-no-proof"},
              delayed ? {code: "entry-not-allowed-for"} : null
            ])
          })
    }),
    same.kept.length === 0
      ? resultRow({...restricted, time: same.window, n: 0, method, refusal: {code: "no-pair-in-window"}})
      : resultRow({
          ...restricted,
          time: same.window,
          ...median(
            kaplanMeier(
              delayedFollowUp(
                same.kept.map(({pfs1, event1, entry}) => ({time: pfs1, event: event1, entry: entry ?? null}))
              ),
              {confLevel}
            )
          ),
          n: same.kept.length,
          nEvent: events,
          nCensored: same.kept.length - events,
          counts: [same.kept.length, events],
          method,
          remarks: [
            {code: "within-window", window: same.window, shorterWindow: same.shorterWindow, laterAdc2: same.laterAdc2}
          ]
        })
  ];
}
