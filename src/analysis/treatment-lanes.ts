import {issue} from "../record/issue.ts";
import type {TreatmentLane} from "../record/result.ts";
import {RESPONSES} from "../clinical/response-rate.ts";
import {clinicalRecords, exposureKey, type ClinicalPair, type ExposureRecord} from "./clinical-records.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";
import {responseDays} from "./response-duration.ts";

/** With more lanes than this nobody can follow one. */
export const MOST_LANES = 200;

/** Both ADCs of each patient analysed with what happened on them, for the swimmer figure; only where the plan asks for it. */
export function treatmentLanesPart(input: AnalysisInput): PartOutput {
  const {cohort, question} = input;
  if (!question.figures.include.some((name) => name === "swimmer" || name === "all")) return {};
  const records = clinicalRecords(input);
  if (records === null) return {};
  const days = responseDays(cohort.assessments);
  const lanes = records.pairs.map((pair) => laneOf(pair, days.get(pair.first.patientId) ?? []));
  if (lanes.length <= MOST_LANES) return {treatmentLanes: lanes};
  return {
    issues: [
      issue({
        code: "swimmer-not-drawn",
        severity: "note",
        expected: `at most ${MOST_LANES} lanes in the swimmer figure`,
        received: String(lanes.length),
        count: lanes.length,
        hint: "narrow population.where, or draw it for one group at a time"
      })
    ]
  };
}

/** Days since the start of ADC1; what lies after the cut-off is left out. */
function laneOf(pair: ClinicalPair, responses: readonly number[]): TreatmentLane {
  const {first, second, group} = pair;
  const origin = first.start;
  const close = Math.min(first.cutoff ?? Infinity, first.death ?? Infinity);
  const known = (day: number | null): day is number => day !== null && day <= close;
  const lastSeen = Math.min(close, first.lastContact ?? Infinity);
  const bars = [first, second].map(({start, end, label, payloadClasses}) => {
    const ongoing = end === null || end > close;
    const last = ongoing ? (Number.isFinite(lastSeen) ? Math.max(start, lastSeen) : start) : end;
    return {
      start: start - origin,
      end: last - origin,
      label,
      payloadClass: payloadClasses.length === 0 ? "payload unknown" : payloadClasses.join(" + "),
      ongoing: ongoing && !known(first.death)
    };
  });
  const at = (time: number, kind: TreatmentLane["events"][number]["kind"]): TreatmentLane["events"] => [
    {time: time - origin, kind}
  ];
  const responded = ({start, end, nextStart, bestResponse}: ExposureRecord): number | null =>
    RESPONSES.has(bestResponse ?? "")
      ? (responses.find((day) => day > start && day <= Math.min(nextStart ?? Infinity, (end ?? Infinity) + 90)) ?? null)
      : null;
  return {
    key: exposureKey(second),
    patientId: first.patientId,
    group,
    bars,
    events: [
      ...[first, second].flatMap((record) => [
        ...(known(responded(record)) ? at(responded(record) ?? 0, "response") : []),
        ...(known(record.progression) ? at(record.progression, "progression") : []),
        ...(record.stopReason === "toxicity" && known(record.end) ? at(record.end, "stopped for toxicity") : [])
      ]),
      ...(known(first.death)
        ? at(first.death, "death")
        : known(first.lastContact) && first.lastContact > origin + (bars[1]?.end ?? 0)
          ? at(first.lastContact, "last contact")
          : [])
    ]
  };
}
