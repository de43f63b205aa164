/** Why some data cannot carry an estimate, as a code with its numbers. */
export type Inestimable =
  | {readonly code: "no-event"; readonly estimator: "cox" | "firth"; readonly rows: number}
  | {readonly code: "no-maximum-reached"; readonly estimator: "cox" | "firth"; readonly iterations: number}
  | {readonly code: "no-finite-estimate"; readonly terms: readonly string[]}
  | {readonly code: "no-event-to-compare"}
  | {readonly code: "no-event-of-a-cause"}
  | {readonly code: "one-group"; readonly group: string}
  | {readonly code: "one-level"; readonly level: string | null}
  | {readonly code: "one-cluster"; readonly clusters: number}
  | {readonly code: "one-arm"}
  | {readonly code: "one-outcome"; readonly ones: number; readonly rows: number}
  | {readonly code: "never-at-risk-together"}
  | {readonly code: "constant-at-events"; readonly term: string}
  | {
      readonly code: "constant-covariate";
      readonly covariate: string;
      readonly value: string;
      readonly among: "rows" | "patients";
    }
  | {readonly code: "collinear"; readonly term: string; readonly parts: readonly string[] | null}
  | {readonly code: "repeated-knots"; readonly knots: readonly number[]}
  | {readonly code: "no-variance-by"; readonly tau: number}
  | {readonly code: "no-variance-at"; readonly time: number}
  | {readonly code: "no-distinct-score"}
  | {readonly code: "no-observed-end-of-adc1"; readonly afterDayZero: boolean}
  | {readonly code: "no-informative-pair"}
  | {readonly code: "no-time-on-an-adc"}
  | {readonly code: "adc2-out-of-reach"}
  | {readonly code: "only-fresh-entries"; readonly time: number};

type Code = Inestimable["code"];

/** What a caller of an estimator reads, by code. */
const texts: {readonly [C in Code]: (why: Extract<Inestimable, {code: C}>) => string} = {
  "no-event": ({estimator, rows}) => `${estimator} needs at least one event, got none in ${rows} rows`,
  "no-maximum-reached": ({estimator, iterations}) =>
    `${estimator} did not reach the maximum of the likelihood in ${iterations} iterations, so nothing is estimated`,
  "no-finite-estimate": ({terms}) =>
    `fit must have finite estimates, got none of ${terms.join(", ")}: events are separated by ${terms.length === 1 ? "it" : "them"}`,
  "no-event-to-compare": () => "event must be 1 for at least one subject, got no events",
  "no-event-of-a-cause": () => "cause must hold at least one event, got none",
  "one-group": ({group}) => `group must have at least two distinct labels, got only ${group}`,
  "one-level": ({level}) => `factor must have at least two levels, got ${level === null ? "none" : `only ${level}`}`,
  "one-cluster": ({clusters}) => `cluster must have at least two values, got ${clusters}`,
  "one-arm": () => "treated must hold both arms, got one",
  "one-outcome": ({ones, rows}) => `outcome must hold both 0 and 1, got ${ones} ones in ${rows} rows`,
  "never-at-risk-together": () => "no event time with weight has two groups at risk, so they cannot be compared",
  "constant-at-events": ({term}) =>
    `covariate ${term} must vary among the rows at risk at some event, got the same value at every event`,
  "constant-covariate": ({covariate, value, among}) =>
    `covariate ${covariate} must vary, got ${value} in ${among === "rows" ? "every row" : "everyone who enters"}`,
  "collinear": ({term, parts}) =>
    `covariates must not be collinear, got ${term} as a linear combination of ${parts === null ? "the ones before it" : `${parts.join(", ")}; leave one of them out`}`,
  "repeated-knots": ({knots}) =>
    `knots must be finite and ascending, got ${knots.join(", ")}; the values repeat too often for so many`,
  "no-variance-by": ({tau}) => `neither group has a variance by tau ${tau}, so they cannot be compared`,
  "no-variance-at": ({time}) => `neither curve has a variance at time ${time}, so they cannot be compared there`,
  "no-distinct-score": () =>
    "no event time with weight has groups of different score at risk, so no trend can be tested",
  "no-observed-end-of-adc1": ({afterDayZero}) =>
    `pairs must hold at least one with an observed end of ADC1${afterDayZero ? " after day 0" : ""}, got none`,
  "no-informative-pair": () => "pairs must hold at least one whose first event is seen and not shared, got none",
  "no-time-on-an-adc": () => "tau must be in (0, 0], the shorter of the two longest times, got 0",
  "adc2-out-of-reach": () => "the inputs must let patients reach ADC2 within the windows, got hardly any who do",
  "only-fresh-entries": ({time}) =>
    `entry must leave someone at risk throughout, but at some time after ${time} all who are at risk have only just entered: fineGray has no weights`
};

/**
 * The reason in the words of an estimator, for who calls it directly.
 *
 * @example
 * inestimableText({code: "no-event", estimator: "cox", rows: 12}) // "cox needs at least one event, got none in 12 rows"
 */
export function inestimableText<C extends Code>(why: Extract<Inestimable, {code: C}>): string {
  const text: (why: Extract<Inestimable, {code: C}>) => string = texts[why.code];
  return text(why);
}

/**
 * Thrown where arguments are well formed and the data cannot carry the estimate: no event, one group, collinear covariates.
 * An analysis catches this and nothing else; any other `RangeError` is a wrong call.
 *
 * @example
 * new NotEstimable({code: "never-at-risk-together"}).why.code // "never-at-risk-together"
 */
export class NotEstimable extends RangeError {
  override readonly name = "NotEstimable";
  readonly why: Inestimable;
  constructor(why: Inestimable) {
    super(inestimableText(why));
    this.why = why;
  }
}
