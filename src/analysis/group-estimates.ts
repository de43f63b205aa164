import {SMALL_GROUP} from "../estimate/contrast-policy.ts";
import {
  fewLeftAtRisk,
  limitedCurve,
  procedureOf,
  type CurveLimits,
  type LimitedCurve
} from "../estimate/limited-curve.ts";
import {fromMonths} from "../math/calendar-days.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {Curve} from "../record/curve.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {fewAtRisk} from "../truncation/few-at-risk.ts";
import {surv} from "../survival/surv.ts";
import type {Surv} from "../record/surv.ts";
import {CONF_LEVEL, fittedCurve} from "./fitted-curve.ts";
import type {Subject} from "./subject.ts";

export interface EstimateContext {
  /** As printed, e.g. `PFS(ADC2), rwPFS@2`. */
  readonly endpoint: string;
  readonly population: string;
  readonly unit: TimeUnit;
  /** Months at which S(t) is reported. */
  readonly milestones: readonly number[];
  /** Several records of one patient: the variance is robust by patient. */
  readonly clustered: boolean;
  /** The endpoint counts from ADC1 and everybody enters with ADC2: whose curve that is is said, and what rests on few at risk. */
  readonly fromAdc1?: boolean;
}

/** How many patients there are; a record without an identifier is a patient of its own. */
export function patientCount(subjects: readonly Subject[]): number {
  const named = subjects.filter(({patientId}) => patientId !== null);
  return subjects.length - named.length + new Set(named.map(({patientId}) => patientId)).size;
}

/** The follow-up of some subjects, as the estimators want it. */
export function survOf(subjects: readonly Subject[]): Surv {
  return surv({
    time: subjects.map(({time}) => time),
    event: subjects.map(({event}) => event),
    // Observed from the origin means from before it: whoever is censored on day 0 was at risk on day 0, with delayed entry of others or without.
    ...(subjects.some(({entry}) => entry !== null && entry > 0)
      ? {entry: subjects.map(({entry}) => (entry !== null && entry > 0 ? entry : -1))}
      : {})
  });
}

/**
 * Kaplan–Meier curve, median, milestones and reverse Kaplan–Meier follow-up of one group; times in `unit`.
 *
 * Throws `RangeError` when there is no subject.
 */
export function groupEstimates(
  group: string,
  subjects: readonly Subject[],
  context: EstimateContext
): {readonly rows: readonly Row[]; readonly curve: Curve} {
  const {endpoint, unit, clustered, fromAdc1 = false} = context;
  const follow = survOf(subjects);
  const limited = limitedOf(follow, subjects, clustered);
  const {fit} = limited;
  const fitted: FittedGroup = {
    follow,
    limited,
    shared: sharedOf(group, subjects, context),
    small: patientCount(subjects) < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "group"} : null,
    estimation: (limits) => estimationOf(follow, clustered, limits),
    thin: (to) =>
      remarksOf([
        fromAdc1 ? {code: "at-risk-from-adc2"} : null,
        fromAdc1 || follow.entry !== null ? fewAtRisk(fit, to) : null,
        fewLeftAtRisk(fit, to)
      ])
  };
  return {
    rows: [medianRow(fitted), ...milestoneRows(fitted, context), followUpRow(fitted)],
    curve: fittedCurve(
      {endpoint, group, unit, n: subjects.length, repeated: patientCount(subjects) < subjects.length},
      follow,
      fit
    )
  };
}

/** A group with its fit, as its rows tell of them. */
interface FittedGroup {
  readonly follow: Surv;
  readonly limited: LimitedCurve;
  readonly shared: ReturnType<typeof sharedOf>;
  /** That the group is small; null where it is not. */
  readonly small: Remark | null;
  readonly estimation: (limits: CurveLimits) => string;
  /** That time counts from ADC1 in those who reached ADC2, and that few are at risk up to a time, or left by then; empty where that need not be said. */
  readonly thin: (to: number | null) => readonly Remark[];
}

function limitedOf(follow: Surv, subjects: readonly Subject[], clustered: boolean): LimitedCurve {
  return limitedCurve(follow, {
    confLevel: CONF_LEVEL,
    ...(clustered ? {cluster: subjects.map(({patientId}, index) => patientId ?? `record ${index}`)} : {})
  });
}

function sharedOf(group: string, subjects: readonly Subject[], {endpoint, population, unit}: EstimateContext) {
  const counts = {
    n: subjects.length,
    nEvent: subjects.filter(({event}) => event === 1).length,
    nCensored: subjects.filter(({event}) => event === 0).length
  };
  return {endpoint, population, group, unit, ...counts, counts: [counts.n]};
}

function delayedIn({entry}: Surv): string {
  return entry === null ? "" : " with delayed entry";
}

function estimationOf(follow: Surv, clustered: boolean, limits: CurveLimits): string {
  return `Kaplan-Meier${delayedIn(follow)}, ${clustered ? "variance robust to repeated patients" : "Greenwood variance"}, ${limits} ${CONF_LEVEL * 100} % confidence interval`;
}

function medianRow({limited, shared, small, estimation, thin}: FittedGroup): Row {
  const {fit, limits, median: middle, cautions} = limited;
  return resultRow({
    ...shared,
    analysis: "kaplan-meier",
    kind: "median",
    term: "median",
    scale: "time",
    ...middle,
    ...procedureOf(limits),
    method: `${estimation(limits)}; limits by inverting it (${limits === "log-log" ? "Brookmeyer-Crowley" : "Fay & Brittain 2016"})`,
    remarks: remarksOf([
      small,
      middle.estimate === null ? {code: "median-not-reached"} : null,
      ...thin(middle.estimate),
      ...cautions,
      ...fit.remarks
    ])
  });
}

function milestoneRows(
  {limited: {at: readAt, cautions}, shared, small, estimation, thin}: FittedGroup,
  {milestones, unit}: EstimateContext
): Row[] {
  const times = milestones.map((month) => fromMonths(month, unit));
  return readAt(times).map((at) => {
    const said = at.remarks;
    return resultRow({
      ...shared,
      analysis: "kaplan-meier",
      kind: "survival-at",
      term: "survival",
      scale: "probability",
      time: at.time,
      estimate: at.estimate,
      stdError: at.stdError,
      confLow: at.confLow,
      confHigh: at.confHigh,
      nRisk: at.nRisk,
      ...procedureOf(at.limits),
      method: estimation(at.limits),
      remarks: remarksOf([small, ...(at.estimate === null ? [] : [...thin(at.time), ...cautions, ...said])]),
      refusal: at.estimate === null ? {code: "estimator-says", remarks: said} : null
    });
  });
}

function followUpRow({follow, limited: {limits, followUp: readFollowUp}, shared, small}: FittedGroup): Row {
  const followUp = readFollowUp();
  return resultRow({
    ...shared,
    analysis: "follow-up",
    kind: "follow-up",
    term: "median",
    scale: "time",
    estimate: followUp.estimate,
    confLow: followUp.confLow,
    confHigh: followUp.confHigh,
    // Its events are the censored, and its censored the events.
    counts: [shared.n, shared.nEvent],
    ...procedureOf(limits),
    method: `reverse Kaplan-Meier${delayedIn(follow)}, ${limits} ${CONF_LEVEL * 100} % confidence interval`,
    remarks: remarksOf([small, followUp.estimate === null ? {code: "follow-up-not-reached"} : null])
  });
}
