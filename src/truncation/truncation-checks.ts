import {remarksOf} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {fewLeftAtRisk, limitedCurve, procedureOf, type LimitedCurve} from "../estimate/limited-curve.ts";
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
export function truncationChecks(pairs: readonly Pair[], options: TruncationCheckOptions = {}): Row[] {
  requirePairs(pairs);
  const test = testFields(options);
  const restricted = restrictedFields(options);
  if (pairs.some((pair) => pair.cutoff === null || reachOf(pair) > (windowOf(pair) ?? 0))) {
    const refusal = {code: "cutoff-not-recorded", consequence: "or-adc2-after"} as const;
    return [
      resultRow({...test, n: pairs.length, refusal}),
      resultRow({...restricted, n: pairs.length, method: "Kaplan-Meier in pairs with a common window", refusal})
    ];
  }
  return [testRow(pairs, test), restrictedRow(pairs, restricted, options)];
}

type RowFields = Parameters<typeof resultRow>[0];

/** What the row of the test says before its numbers. */
function testFields({endpoint = null, population = null, group = null}: TruncationCheckOptions): RowFields {
  const shared = {analysis: "truncation", endpoint, population, group};
  return {
    ...shared,
    kind: "correlation" as const,
    term: "conditional Kendall tau of time to ADC2 and window",
    scale: "correlation",
    method: "test of quasi-independence, conditional Kendall tau (Tsai 1990), two-sided"
  };
}

/** What the row of the common window says before its numbers. */
function restrictedFields({
  endpoint = null,
  population = null,
  group = null,
  unit = "days"
}: TruncationCheckOptions): Omit<RowFields, "method"> {
  const shared = {analysis: "truncation", endpoint, population, group};
  return {...shared, kind: "median" as const, term: "median PFS(ADC1), same window", scale: "time", unit};
}

const isDelayed = ({entry}: Pair): boolean => (entry ?? 0) > 0;

function testRow(pairs: readonly Pair[], test: RowFields): Row {
  const {estimate, statistic, pValue, comparable} = quasiIndependence(
    pairs.map(reachOf),
    pairs.map((pair) => windowOf(pair) ?? 0)
  );
  const delayed = pairs.some(isDelayed);
  return resultRow({
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
  });
}

function restrictedRow(
  pairs: readonly Pair[],
  restricted: Omit<RowFields, "method">,
  {window, confLevel = 0.95}: TruncationCheckOptions
): Row {
  const same = sameWindow(pairs, window === undefined ? {} : {window});
  const method = windowMethod(same.window, pairs.some(isDelayed));
  const naming = (limits: string): string => `${method}, ${limits} limits`;
  if (same.kept.length === 0)
    return resultRow({
      ...restricted,
      time: same.window,
      n: 0,
      method: naming("log-log"),
      refusal: {code: "no-pair-in-window"}
    });
  const events = same.kept.filter(({event1}) => event1 === 1).length;
  const {fit, limits, median: middle, cautions} = pfs1Curve(same.kept, confLevel);
  return resultRow({
    ...restricted,
    time: same.window,
    ...middle,
    n: same.kept.length,
    nEvent: events,
    nCensored: same.kept.length - events,
    counts: [same.kept.length, events],
    ...procedureOf(limits),
    method: naming(limits),
    remarks: remarksOf([
      {code: "within-window", window: same.window, shorterWindow: same.shorterWindow, laterAdc2: same.laterAdc2},
      fewLeftAtRisk(fit, middle.estimate),
      ...cautions
    ])
  });
}

const windowMethod = (window: number, delayed: boolean): string =>
  `Kaplan-Meier in pairs with a window of at least ${window} and ADC2 within it${delayed ? ", delayed entry" : ""}`;

function pfs1Curve(pairs: readonly Pair[], confLevel: number): LimitedCurve {
  const times = pairs.map(({pfs1, event1, entry}) => ({time: pfs1, event: event1, entry: entry ?? null}));
  return limitedCurve(delayedFollowUp(times), {confLevel});
}
