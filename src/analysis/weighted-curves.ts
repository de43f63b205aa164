import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {fewLeftAtRisk, weightedCautions} from "../estimate/limited-curve.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {fromMonths} from "../math/calendar-days.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {Curve} from "../record/curve.ts";
import {resultRow, type Row} from "../record/row.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {surv} from "../survival/surv.ts";
import {survivalAt} from "../survival/survival-at.ts";
import type {SurvivalCurve} from "../survival/survival-curve.ts";
import {CONF_LEVEL, CONF_TYPE, fittedCurve} from "./fitted-curve.ts";
import {survOf} from "./group-estimates.ts";
import type {WeighedRows} from "./propensity-rows.ts";
import type {Subject} from "./subject.ts";

/** The weighted curve of an arm, as it is fitted and as it is drawn. */
export interface WeightedArm {
  readonly curve: Curve;
  readonly fitted: SurvivalCurve;
  readonly n: number;
  readonly nEvent: number;
}

/** The weighted curve of an arm, its weights scaled to the number of its patients, so that numbers at risk begin there. */
export function weightedArm(
  group: string,
  kept: readonly Subject[],
  weight: ArrayLike<number>,
  {endpoint, unit}: {readonly endpoint: string; readonly unit: TimeUnit}
): WeightedArm {
  const own = kept
    .map((subject, index) => ({subject, weight: weight[index] ?? NaN}))
    .filter(({subject}) => subject.group === group);
  const scale = own.length / own.reduce((sum, one) => sum + one.weight, 0);
  const plain = survOf(own.map(({subject}) => subject));
  const follow = surv({
    time: plain.time,
    event: plain.event,
    entry: plain.entry,
    weight: own.map((one) => one.weight * scale),
    weightKind: "probability"
  });
  const fitted = kaplanMeier(follow, {confLevel: CONF_LEVEL, confType: CONF_TYPE});
  return {
    fitted,
    n: own.length,
    nEvent: own.filter(({subject}) => subject.event === 1).length,
    curve: fittedCurve({endpoint, group, unit, n: own.length}, follow, fitted)
  };
}

/** Median and survival at the milestones of a weighted curve. */
export function weightedCurveRows({curve, fitted, n, nEvent}: WeightedArm, {kept, context}: WeighedRows): Row[] {
  const {endpoint, population, unit, target, milestones} = context;
  const delayed = withDelayedEntry(kept.map(({entry}) => entry));
  const method = `Kaplan-Meier${delayed} weighted by propensity (${target}), robust variance, log-log 95 % confidence interval`;
  const cautions = weightedCautions(n);
  const own = {analysis: "weighted-kaplan-meier", endpoint, population, group: curve.group, unit, n, nEvent, method};
  const middle = resultRow({
    ...own,
    kind: "median",
    term: "median",
    scale: "time",
    ...curve.median,
    remarks: remarksOf([
      curve.median.estimate === null ? {code: "median-not-reached"} : null,
      fewLeftAtRisk(fitted, curve.median.estimate),
      ...cautions
    ])
  });
  const times = milestones.map((month) => fromMonths(month, unit));
  return [
    middle,
    ...survivalAt(fitted, times).map((at) =>
      milestoneRow(own, at, remarksOf([fewLeftAtRisk(fitted, at.time), ...cautions]))
    )
  ];
}

function milestoneRow(
  own: Pick<Row, "analysis" | "method"> & Partial<Row>,
  {time, estimate, stdError, confLow, confHigh, remarks: said}: ReturnType<typeof survivalAt>[number],
  cautions: readonly Remark[]
): Row {
  return resultRow({
    ...own,
    kind: "survival-at",
    term: "survival",
    scale: "probability",
    time,
    estimate,
    stdError,
    confLow,
    confHigh,
    remarks: estimate === null ? [] : remarksOf([...cautions, ...said]),
    refusal: estimate === null ? {code: "estimator-says", remarks: said} : null
  });
}
