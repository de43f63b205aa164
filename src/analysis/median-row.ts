import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {remarksOf} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {surv} from "../survival/surv.ts";
import {SMALL_GROUP} from "../estimate/contrast-policy.ts";
import {fewLeftAtRisk, limitedCurve, procedureOf} from "../estimate/limited-curve.ts";

/** One time that may be censored, in days. */
export interface TimedRecord {
  readonly time: number;
  readonly event: 0 | 1;
  readonly entry: number | null;
}

/**
 * Kaplan–Meier median of some times, in days, as one row; a row with a refusal where there is none to estimate from.
 *
 * @example
 * medianRow([2, 4, 6].map((time) => ({time, event: 1, entry: null})), {analysis: "example", term: "median"}).estimate // 4
 */
export function medianRow(records: readonly TimedRecord[], fields: Partial<Row> & Pick<Row, "analysis" | "term">): Row {
  const shared = {kind: "median" as const, unit: "days", scale: "time", ...countsOf(records)};
  const delayed = withDelayedEntry(records.map(({entry}) => entry));
  const methodWith = (limits: string): string => `Kaplan-Meier${delayed}, ${limits} 95 % confidence interval`;
  if (records.length === 0)
    return resultRow({...shared, ...fields, method: methodWith("log-log"), refusal: {code: "nobody-with-a-time"}});
  const {fit, limits, median: middle, cautions} = limitedCurve(followOf(records, delayed !== ""));
  const remarks = remarksOf([
    ...(fields.remarks ?? []),
    records.length < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "none"} : null,
    middle.estimate === null ? {code: "median-not-reached"} : null,
    ...cautions,
    fewLeftAtRisk(fit, middle.estimate),
    ...(delayed ? fit.remarks : [])
  ]);
  return resultRow({...shared, ...fields, ...middle, ...procedureOf(limits), method: methodWith(limits), remarks});
}

function countsOf(records: readonly TimedRecord[]): Pick<Row, "n" | "nEvent" | "nCensored"> {
  return {
    n: records.length,
    nEvent: records.filter(({event}) => event === 1).length,
    nCensored: records.filter(({event}) => event === 0).length
  };
}

function followOf(records: readonly TimedRecord[], isDelayed: boolean): ReturnType<typeof surv> {
  return surv({
    time: records.map(({time}) => time),
    event: records.map(({event}) => event),
    // Observed from the origin means from before it, so that whoever is censored on day 0 was at risk there.
    ...(isDelayed ? {entry: records.map(({entry}) => (entry !== null && entry > 0 ? entry : -1))} : {})
  });
}
