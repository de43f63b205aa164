import {limitedCurve, procedureOf} from "../estimate/limited-curve.ts";
import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {fromMonths} from "../math/calendar-days.ts";
import type {Incidence} from "../record/result-parts.ts";
import {naturalOrder} from "../record/natural-order.ts";
import {groupingColumn} from "../question/grouping.ts";
import {groupedBy, resultRow} from "../record/row.ts";
import type {Remark} from "../record/remark.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";
import {cumulativeIncidence, incidenceAt, type CumulativeIncidence} from "../survival/cumulative-incidence.ts";
import {clinicalRecords, exposureKey, pairGrouping, pairGroups, type ExposureTime} from "./clinical-records.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";
import {groupOrder, groupSubjects} from "./subject-groups.ts";

const CONF_TYPE = "log-log";

/**
 * Cumulative incidence of each cause of the event, the others competing (Aalen–Johansen), by group: curves and milestones. Of progression on ADC2 and death without progression, where the
 * endpoint is PFS and a death is among the events (without one it is the complement of the curve); of the causes that the plan names, where follow-up came ready-made. No test between
 * groups: the comparison is that of the hazards.
 */
export function incidencePart(input: AnalysisInput): PartOutput {
  const found = input.cohort.shape === "follow-up" ? ofNamedCauses(input) : ofProgressionAndDeath(input);
  return found === null ? {} : incidenceOf(found, input);
}

/** Times with their causes, in the order of the groups. */
interface Followed {
  readonly patients: readonly FollowedPatient[];
  readonly groups: readonly string[];
  readonly grouping: string | null;
}

/** Ready-made follow-up in which the plan tells causes apart; null where it has one cause alone. */
function ofNamedCauses({set, question}: AnalysisInput): Followed | null {
  const groups = groupSubjects(set.subjects, groupOrder(question));
  const patients = [...groups.values()]
    .flat()
    .map(({patientId, group, time, event, cause = null, entry}, i) => ({
      group,
      patientId: patientId ?? `record ${i}`,
      time,
      event,
      cause,
      entry
    }));
  const causes = new Set(patients.map(({cause}) => cause).filter((cause) => cause !== null));
  return causes.size < 2 ? null : {patients, groups: [...groups.keys()], grouping: groupingColumn(question.grouping)};
}

function ofProgressionAndDeath(input: AnalysisInput): Followed | null {
  const {question} = input;
  const records = question.permitted.pairs ? clinicalRecords(input) : null;
  if (records === null) return null;
  const times = records.timesUnder(question.endpointAsked);
  const followed = records.pairs.flatMap(({group, second}): FollowedPatient[] => {
    const follow = times.get(exposureKey(second));
    return follow === undefined ? [] : [{group, patientId: second.patientId, ...follow}];
  });
  if (!followed.some(({cause}) => cause === "death") || !followed.some(({cause}) => cause === "progression"))
    return null;
  return {patients: followed, groups: pairGroups(records.pairs), grouping: pairGrouping(question)};
}

function incidenceOf({patients: followed, groups, grouping}: Followed, input: AnalysisInput): PartOutput {
  const {question} = input;
  const shared = sharedFields(input);
  if (new Set(followed.map(({patientId}) => patientId)).size < followed.length)
    return {
      rows: [
        resultRow({
          ...shared,
          term: firstCause(followed),
          method: methodOf(followed),
          refusal: {code: "records-not-independent", instead: "none"}
        })
      ]
    };
  const days = question.milestones.map((months) => fromMonths(months, input.cohort.unit));
  const found = groups
    .map((group) => ({group, own: followed.filter((one) => one.group === group)}))
    .filter(({own}) => own.some(({event}) => event === 1))
    .flatMap(({group, own}) => incidencesOf(own).map((given) => ({group, ...given})));
  return {
    rows: groupedBy(
      found.flatMap(({group, curve, kept}) =>
        rowsAt(days, curve, kept).map((row) => resultRow({...shared, group, ...row}))
      ),
      grouping
    ),
    shown: {incidence: found.map(({group, curve}) => drawn(group, curve, input.cohort.unit))}
  };
}

/** Time on ADC2 of one patient, and what ended it. */
interface FollowedPatient extends Omit<ExposureTime, "day"> {
  readonly group: string;
  readonly patientId: string;
}

function sharedFields({set, cohort}: AnalysisInput) {
  return {
    analysis: "cumulative-incidence",
    kind: "incidence-at" as const,
    endpoint: set.endpoint,
    population: set.population,
    scale: "probability",
    unit: cohort.unit
  };
}

/** Causes with progression first, others by name. */
const causesOf = (followed: readonly FollowedPatient[]): string[] =>
  [...new Set(followed.map(({cause}) => cause))]
    .filter((cause) => cause !== null)
    .toSorted((a, b) => Number(b === "progression") - Number(a === "progression") || naturalOrder(a, b));

const firstCause = (followed: readonly FollowedPatient[]): string => causesOf(followed)[0] ?? "";

const estimateOf = (followed: readonly FollowedPatient[]): string =>
  `Aalen-Johansen${withDelayedEntry(followed.map(({entry}) => entry))} with ${causesOf(followed).join(" and ")} as competing events`;

const methodOf = (followed: readonly FollowedPatient[]): string =>
  `${estimateOf(followed)}, infinitesimal-jackknife variance, ${CONF_TYPE} 95 % confidence interval`;

/** The curves of a group, progression first, and who they are of. */
function incidencesOf(
  own: readonly FollowedPatient[]
): {readonly curve: CumulativeIncidence; readonly kept: readonly FollowedPatient[]}[] {
  const order = causesOf(own);
  const delayed = own.some(({entry}) => entry !== null && entry > 0);
  const kept = delayed ? own.filter(({entry, time}) => entry === null || entry <= 0 || time > entry) : own;
  return cumulativeIncidence(
    {
      time: kept.map(({time}) => time),
      cause: kept.map(({cause}) => cause),
      ...(delayed ? {entry: kept.map(({entry}) => (entry !== null && entry > 0 ? entry : -1))} : {})
    },
    {confType: CONF_TYPE}
  )
    .toSorted((a, b) => order.indexOf(String(a.cause)) - order.indexOf(String(b.cause)))
    .map((curve) => ({curve, kept}));
}

function rowsAt(days: readonly number[], curve: CumulativeIncidence, kept: readonly FollowedPatient[]) {
  const nEvent = kept.filter(({cause}) => cause === curve.cause).length;
  return incidenceAt(curve, days).map(({time, estimate, stdError, confLow, confHigh, nRisk}) => ({
    term: String(curve.cause),
    time,
    estimate,
    stdError,
    confLow,
    confHigh,
    n: curve.n,
    nRisk,
    nEvent,
    method: methodOf(kept),
    refusal: estimate === null ? ({code: "later-than-follow-up"} as const) : null,
    ...(estimate === 0 ? limitsOfNone(time, String(curve.cause), kept) : {})
  }));
}

/**
 * Limits where nobody has had the event of a cause yet, which has no standard error: 0, and 1 minus the beta-product limit of the curve on which the other events are censored. The incidence is at most
 * 1 − exp(−its own cumulative hazard), of which that curve tells. None with delayed entry.
 */
function limitsOfNone(time: number, cause: string, kept: readonly FollowedPatient[]) {
  const {at, limits} = limitedCurve(
    delayedFollowUp(kept.map((one) => ({time: one.time, event: one.cause === cause, entry: one.entry})))
  );
  const [free] = at([time]);
  const upper = free?.confLow ?? null;
  const none = {stdError: null, confLow: null, confHigh: null};
  if (upper === null) {
    const remarks: readonly Remark[] = [{code: "no-limits-where", estimate: 0, confType: CONF_TYPE}];
    return {...none, remarks};
  }
  return {
    ...none,
    confLow: 0,
    confHigh: 1 - upper,
    ...procedureOf(free?.limits ?? limits),
    method: `${estimateOf(kept)}; nobody has had the event: upper limit by the beta product, other events censored, 95 % confidence interval`
  };
}

function drawn(
  group: string,
  {cause, n, time, estimate, confLow, confHigh}: CumulativeIncidence,
  unit: Incidence["unit"]
): Incidence {
  return {
    group,
    cause: String(cause),
    unit,
    n,
    time: [...time],
    estimate: [...estimate],
    confLow: [...confLow].map(finite),
    confHigh: [...confHigh].map(finite)
  };
}

/** Where the estimate is 0 or 1 some interval types have no limits. */
const finite = (limit: number): number | null => (Number.isFinite(limit) ? limit : null);
