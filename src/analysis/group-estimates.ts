import {SMALL_GROUP} from "../estimate/contrast-policy.ts";
import {fromMonths} from "../math/calendar-days.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {Curve} from "../record/curve.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {medianFollowUp} from "../survival/median-follow-up.ts";
import {median} from "../survival/quantile.ts";
import {fewAtRisk} from "../truncation/few-at-risk.ts";
import {survivalAt} from "../survival/survival-at.ts";
import {surv} from "../survival/surv.ts";
import type {Surv} from "../record/surv.ts";
import type {SurvivalCurve} from "../survival/survival-curve.ts";
import {CONF_LEVEL, CONF_TYPE, fittedCurve} from "./fitted-curve.ts";
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
  /** The endpoint counts from ADC1 and everybody enters with ADC2: what rests on few at risk says so. */
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
  const fit = fitOf(follow, subjects, clustered);
  const fitted: FittedGroup = {
    follow,
    fit,
    shared: sharedOf(group, subjects, context),
    small: patientCount(subjects) < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "group"} : null,
    estimation: estimationOf(follow, clustered),
    thin: (to) => (fromAdc1 ? fewAtRisk(fit, to) : null)
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
  readonly fit: SurvivalCurve;
  readonly shared: ReturnType<typeof sharedOf>;
  /** That the group is small; null where it is not. */
  readonly small: Remark | null;
  readonly estimation: string;
  /** That few are at risk up to a time; null where that need not be said. */
  readonly thin: (to: number | null) => Remark | null;
}

function fitOf(follow: Surv, subjects: readonly Subject[], clustered: boolean): SurvivalCurve {
  return kaplanMeier(follow, {
    confLevel: CONF_LEVEL,
    confType: CONF_TYPE,
    ...(clustered
      ? {variance: "robust" as const, cluster: subjects.map(({patientId}, index) => patientId ?? `record ${index}`)}
      : {})
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

function estimationOf(follow: Surv, clustered: boolean): string {
  return `Kaplan-Meier${delayedIn(follow)}, ${clustered ? "variance robust to repeated patients" : "Greenwood variance"}, ${CONF_TYPE} ${CONF_LEVEL * 100} % confidence interval`;
}

function medianRow({fit, shared, small, estimation, thin}: FittedGroup): Row {
  const middle = median(fit);
  return resultRow({
    ...shared,
    analysis: "kaplan-meier",
    kind: "median",
    term: "median",
    scale: "time",
    ...middle,
    method: `${estimation}; limits by inverting it (Brookmeyer-Crowley)`,
    remarks: remarksOf([
      small,
      middle.estimate === null ? {code: "median-not-reached"} : null,
      thin(middle.estimate),
      ...fit.remarks
    ])
  });
}

function milestoneRows(
  {fit, shared, small, estimation, thin}: FittedGroup,
  {milestones, unit}: EstimateContext
): Row[] {
  const times = milestones.map((month) => fromMonths(month, unit));
  return survivalAt(fit, times).map((at) => {
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
      method: estimation,
      remarks: remarksOf([small, ...(at.estimate === null ? [] : [thin(at.time), ...said])]),
      refusal: at.estimate === null ? {code: "estimator-says", remarks: said} : null
    });
  });
}

function followUpRow({follow, shared, small}: FittedGroup): Row {
  const followUp = medianFollowUp(follow);
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
    method: `reverse Kaplan-Meier${delayedIn(follow)}, ${CONF_TYPE} ${CONF_LEVEL * 100} % confidence interval`,
    remarks: remarksOf([small, followUp.estimate === null ? {code: "follow-up-not-reached"} : null])
  });
}
