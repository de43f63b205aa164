import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {fromMonths} from "../math/calendar-days.ts";
import type {Incidence} from "../record/result-parts.ts";
import {groupedBy, resultRow, type Row} from "../record/row.ts";
import {cumulativeIncidence, incidenceAt} from "../survival/cumulative-incidence.ts";
import {clinicalRecords, exposureKey, pairGrouping, pairGroups} from "./clinical-records.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";

const CONF_TYPE = "log-log";

/**
 * Cumulative incidence of progression on ADC2 with death without progression competing (Aalen–Johansen), by group: curves and milestones. Only where the endpoint is PFS and
 * a death is among the events; without one it is the complement of the curve. No test between groups: the comparison is that of the hazards.
 */
export function incidencePart(input: AnalysisInput): PartOutput {
  const {question, set} = input;
  const records = question.permitted.pairs ? clinicalRecords(input) : null;
  if (records === null) return {};
  const times = records.timesUnder(question.endpointAsked);
  const followed = records.pairs.flatMap(({group, second}) => {
    const follow = times.get(exposureKey(second));
    return follow === undefined ? [] : [{group, patientId: second.patientId, ...follow}];
  });
  if (!followed.some(({cause}) => cause === "death") || !followed.some(({cause}) => cause === "progression")) return {};
  const shared = {
    analysis: "cumulative-incidence",
    kind: "incidence-at" as const,
    endpoint: set.endpoint,
    population: set.population,
    scale: "probability",
    unit: "days"
  };
  const methodOf = (rows: typeof followed): string =>
    `Aalen-Johansen${withDelayedEntry(rows.map(({entry}) => entry))} with progression and death as competing events, infinitesimal-jackknife variance, ${CONF_TYPE} 95 % confidence interval`;
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
  const incidence: Incidence[] = [];
  const rows: Row[] = [];
  for (const group of pairGroups(records.pairs)) {
    const own = followed.filter((one) => one.group === group);
    if (!own.some(({event}) => event === 1)) continue;
    const delayed = own.some(({entry}) => entry !== null && entry > 0);
    const kept = delayed ? own.filter(({entry, time}) => entry === null || entry <= 0 || time > entry) : own;
    const curves = cumulativeIncidence(
      {
        time: kept.map(({time}) => time),
        cause: kept.map(({cause}) => cause),
        ...(delayed ? {entry: kept.map(({entry}) => (entry !== null && entry > 0 ? entry : -1))} : {})
      },
      {confType: CONF_TYPE}
    );
    for (const curve of curves.toSorted(
      (a, b) => Number(b.cause === "progression") - Number(a.cause === "progression")
    )) {
      const nEvent = kept.filter(({cause}) => cause === curve.cause).length;
      incidence.push({
        group,
        cause: String(curve.cause),
        unit: "days",
        n: curve.n,
        time: [...curve.time],
        estimate: [...curve.estimate],
        confLow: [...curve.confLow].map(finite),
        confHigh: [...curve.confHigh].map(finite)
      });
      rows.push(
        ...incidenceAt(
          curve,
          question.milestones.map((months) => fromMonths(months, "days"))
        ).map((at) =>
          resultRow({
            ...shared,
            group,
            term: String(curve.cause),
            time: at.time,
            estimate: at.estimate,
            stdError: at.stdError,
            confLow: at.confLow,
            confHigh: at.confHigh,
            n: curve.n,
            nRisk: at.nRisk,
            nEvent,
            method: methodOf(kept),
            refusal: at.estimate === null ? {code: "later-than-follow-up"} : null
          })
        )
      );
    }
  }
  return {rows: groupedBy(rows, pairGrouping(question)), shown: {incidence}};
}

/** Where the estimate is 0 or 1 some interval types have no limits. */
const finite = (limit: number): number | null => (Number.isFinite(limit) ? limit : null);
