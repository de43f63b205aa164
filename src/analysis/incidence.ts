import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {fromMonths} from "../math/calendar-days.ts";
import type {Incidence} from "../record/result-parts.ts";
import {groupedBy, resultRow} from "../record/row.ts";
import {cumulativeIncidence, incidenceAt, type CumulativeIncidence} from "../survival/cumulative-incidence.ts";
import {clinicalRecords, exposureKey, pairGrouping, pairGroups, type ExposureTime} from "./clinical-records.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";

const CONF_TYPE = "log-log";

/**
 * Cumulative incidence of progression on ADC2 with death without progression competing (Aalen–Johansen), by group: curves and milestones. Only where the endpoint is PFS and
 * a death is among the events; without one it is the complement of the curve. No test between groups: the comparison is that of the hazards.
 */
export function incidencePart(input: AnalysisInput): PartOutput {
  const {question} = input;
  const records = question.permitted.pairs ? clinicalRecords(input) : null;
  if (records === null) return {};
  const times = records.timesUnder(question.endpointAsked);
  const followed = records.pairs.flatMap(({group, second}): FollowedPatient[] => {
    const follow = times.get(exposureKey(second));
    return follow === undefined ? [] : [{group, patientId: second.patientId, ...follow}];
  });
  if (!followed.some(({cause}) => cause === "death") || !followed.some(({cause}) => cause === "progression")) return {};
  const shared = sharedFields(input);
  if (new Set(followed.map(({patientId}) => patientId)).size < followed.length)
    return {
      rows: [
        resultRow({
          ...shared,
          term: "progression",
          method: methodOf(followed),
          refusal: {code: "records-not-independent", instead: "none"}
        })
      ]
    };
  const days = question.milestones.map((months) => fromMonths(months, "days"));
  const found = pairGroups(records.pairs)
    .map((group) => ({group, own: followed.filter((one) => one.group === group)}))
    .filter(({own}) => own.some(({event}) => event === 1))
    .flatMap(({group, own}) => incidencesOf(own).map((given) => ({group, ...given})));
  return {
    rows: groupedBy(
      found.flatMap(({group, curve, kept}) =>
        rowsAt(days, curve, kept).map((row) => resultRow({...shared, group, ...row}))
      ),
      pairGrouping(question)
    ),
    shown: {incidence: found.map(({group, curve}) => drawn(group, curve))}
  };
}

/** Time on ADC2 of one patient, and what ended it. */
interface FollowedPatient extends ExposureTime {
  readonly group: string;
  readonly patientId: string;
}

function sharedFields({set}: AnalysisInput) {
  return {
    analysis: "cumulative-incidence",
    kind: "incidence-at" as const,
    endpoint: set.endpoint,
    population: set.population,
    scale: "probability",
    unit: "days"
  };
}

const methodOf = (followed: readonly FollowedPatient[]): string =>
  `Aalen-Johansen${withDelayedEntry(followed.map(({entry}) => entry))} with progression and death as competing events, infinitesimal-jackknife variance, ${CONF_TYPE} 95 % confidence interval`;

/** The curves of a group, progression first, and who they are of. */
function incidencesOf(
  own: readonly FollowedPatient[]
): {readonly curve: CumulativeIncidence; readonly kept: readonly FollowedPatient[]}[] {
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
    .toSorted((a, b) => Number(b.cause === "progression") - Number(a.cause === "progression"))
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
    refusal: estimate === null ? ({code: "later-than-follow-up"} as const) : null
  }));
}

function drawn(group: string, {cause, n, time, estimate, confLow, confHigh}: CumulativeIncidence): Incidence {
  return {
    group,
    cause: String(cause),
    unit: "days",
    n,
    time: [...time],
    estimate: [...estimate],
    confLow: [...confLow].map(finite),
    confHigh: [...confHigh].map(finite)
  };
}

/** Where the estimate is 0 or 1 some interval types have no limits. */
const finite = (limit: number): number | null => (Number.isFinite(limit) ? limit : null);
