import {endpointLabel, endpointNamed} from "../cohort/endpoints.ts";
import {
  afterProgression,
  notProgressedReasons,
  type AfterProgression,
  type NextCourse
} from "../patients/after-progression.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";
import type {Exposure} from "../patients/exposure.ts";
import {exposureFollowUp, timesByExposure, type FollowUp} from "../patients/follow-up.ts";
import type {Patient} from "../patients/patient.ts";
import {receivedBoth} from "../audit/received-both.ts";
import {cellsOfRow} from "../record/cell-columns.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import type {TableRecord} from "../record/result.ts";
import {groupedBy, resultRow, type Row} from "../record/row.ts";
import {
  afterProgressionLandmark,
  afterProgressionRows,
  type ProgressedDays,
  type TherapyArm
} from "../states/survival-after-progression.ts";
import {
  comparedTherapies,
  therapyArms,
  therapyContrast,
  type AlikePatient,
  type ComparedTherapies,
  type TherapyFollowUp
} from "../states/therapy-contrast.ts";
import type {AnalysisInput, AnalysisPart} from "./analysis-part.ts";
import type {TreatmentHistory} from "./analysis-set.ts";
import {text} from "./group-of.ts";
import {medianRow, type TimedRecord} from "./median-row.ts";
import {startedAdc1} from "./sequential-comparison.ts";

/** Name of the analysis in the rows of this part. */
export const AFTER_ADC1 = "therapy after ADC1";

/** What followed a progression on ADC1, as it is counted. */
export const followedBy = [
  "ADC",
  "other systemic therapy",
  "nothing further: died",
  "nothing further: alive or not seen again",
  "may be an ADC, not named"
] as const;

type Followed = (typeof followedBy)[number];

/** The time zeros that the rows declare, in words. */
export const timeZeros = {
  progression: "time zero: progression on ADC1, next therapy time-dependent",
  landmark: (days: number) => `time zero: day ${days} after progression on ADC1, therapy begun by then`,
  start: "time zero: start of the next therapy"
} as const;

/** One patient who progressed on ADC1, with all that the rows ask. */
interface ProgressedPatient extends ProgressedDays, AlikePatient {
  readonly followed: Followed;
  readonly course: NextCourse | null;
}

/**
 * ADC after ADC against ADC after another therapy, at the same line and subtype, among those who progressed on ADC1: who got what and who got nothing further, and survival from three declared time zeros: the
 * progression (next therapy time-dependent), a landmark after it, and the start of the next therapy. Refused, with the reason, where the file cannot hold those who got nothing or something else.
 */
export const therapyAfterAdc1Part: AnalysisPart = {
  name: "therapy after ADC1",
  of: (input) => {
    const {question, set} = input;
    const {pairing, history} = set;
    if (!question.sequential.nextTherapy || pairing === null || history === null) return {};
    const starters = startedAdc1(pairing);
    if (starters.length === 0) return {};
    const found = followedStarters(starters, history);
    const shared = {analysis: AFTER_ADC1, population: progressedAre(pairing.startersAre)};
    const patients = found.flatMap(({progressed}) => (progressed === null ? [] : [progressed]));
    if (patients.length === 0) return {};
    const refusal = wholeRefusal(starters, patients);
    if (refusal !== null)
      return {
        rows: [
          resultRow({
            ...shared,
            kind: "refused-analysis",
            term: "ADC against other systemic therapy after ADC1",
            method: "count",
            n: patients.length,
            refusal
          })
        ]
      };
    return {
      rows: [
        ...notProgressedRows(found, {...shared, population: pairing.startersAre}),
        ...followedRows(patients, shared),
        ...groupedBy(
          [
            ...fromProgression(patients, shared),
            ...fromLandmark(patients, question.sequential.nextTherapyLandmark, shared),
            ...fromStart(patients, input, history, shared)
          ],
          "next therapy"
        )
      ]
    };
  }
};

const progressedAre = (starters: string): string => `progressed on ADC1, among ${starters}`;

type Shared = Pick<Row, "analysis" | "population">;

/** Why the file as a whole cannot answer; null where it can. */
function wholeRefusal(starters: readonly AdcStarter[], patients: readonly ProgressedPatient[]): Refusal | null {
  if (receivedBoth(starters).design === "received-both") return {code: "received-both-only", question: "next-therapy"};
  const has = (arm: Followed): boolean => patients.some(({followed}) => followed === arm);
  if (!has("other systemic therapy")) return {code: "no-other-therapy-recorded"};
  return has("ADC") ? null : {code: "nobody-in-arm", arm: therapyArms.ADC};
}

/** A patient who started ADC1, with what followed. */
interface FollowedStarter {
  readonly found: AfterProgression;
  readonly progressed: ProgressedPatient | null;
}

function followedStarters(
  starters: readonly AdcStarter[],
  {sequences: {patients, columns}}: TreatmentHistory
): FollowedStarter[] {
  const patientOf = new Map(patients.map((patient) => [patient.patientId, patient]));
  const known = starters.flatMap((starter) => {
    const patient = patientOf.get(starter.patientId);
    return patient === undefined || patient.adc1 === null ? [] : [{starter, patient, exposure: patient.adc1}];
  });
  const cells = columns.atStart(known, "carried forward");
  return known.map(({starter, patient, exposure}, i): FollowedStarter => {
    const found = afterProgression(patient, exposure, starter.cutoff);
    return {
      found,
      progressed:
        found.kind === "progressed"
          ? progressedPatient(found, {starter, patient, exposure}, cellsOfRow(cells, i))
          : null
    };
  });
}

function progressedPatient(
  {progressed: {patientId, progression, next}}: Extract<AfterProgression, {kind: "progressed"}>,
  {starter, exposure}: {readonly starter: AdcStarter; readonly patient: Patient; readonly exposure: Exposure},
  cells: TableRecord
): ProgressedPatient {
  const {death, lastContact, cutoff, entry, adc1Start} = starter;
  const recorded = (column: string): string | null => {
    const cell = text(cells[column]);
    return cell === null || cell === "unknown" ? null : cell.trim().toLowerCase();
  };
  const arm = next === null ? null : armOfKind[next.kind];
  return {
    patientId,
    progression,
    death,
    lastContact,
    cutoff,
    entry: entry === null || entry <= 0 ? null : adc1Start + entry,
    next: next === null || arm === null ? null : {start: next.start, arm},
    course: next,
    followed: next === null ? withoutTherapy(death, cutoff) : followedByKind[next.kind],
    line: exposure.firstLine,
    tumour: recorded("tumour"),
    her2: recorded("her2_status"),
    hr: recorded("hr_status")
  };
}

const armOfKind = {"ADC": "ADC", "other systemic therapy": "other", "not known": "unknown"} as const;
const followedByKind = {
  "ADC": "ADC",
  "other systemic therapy": "other systemic therapy",
  "not known": "may be an ADC, not named"
} as const;

const withoutTherapy = (death: number | null, cutoff: number | null): Followed =>
  death !== null && (cutoff === null || death <= cutoff)
    ? "nothing further: died"
    : "nothing further: alive or not seen again";

/** Who started ADC1 and is not among those who progressed on it, by why. */
function notProgressedRows(found: readonly FollowedStarter[], shared: Shared): Row[] {
  return notProgressedReasons.flatMap((reason) => {
    const n = found.filter(({found: one}) => one.kind === "not progressed" && one.reason === reason).length;
    return n === 0
      ? []
      : [
          resultRow({
            ...shared,
            kind: "count",
            stratum: "not among those who progressed on ADC1",
            term: reason,
            scale: "count",
            estimate: n,
            n: found.length,
            method: "count"
          })
        ];
  });
}

/** Ways in which what followed is counted, all patients first. */
const countedBy: readonly {readonly of: (patient: ProgressedPatient) => string | null; readonly name: string}[] = [
  {name: "line", of: ({line}) => (line === null ? null : `line ${line} of ADC1`)},
  {name: "tumour", of: ({tumour}) => (tumour === null ? null : `tumour ${tumour}`)},
  {name: "HR", of: ({hr}) => (hr === null ? null : `HR ${hr}`)},
  {name: "HER2", of: ({her2}) => (her2 === null ? null : `HER2 ${her2}`)}
];

/** What followed a progression on ADC1, overall and by line of ADC1, tumour, HR and HER2 status where anybody has them. */
function followedRows(patients: readonly ProgressedPatient[], shared: Shared): Row[] {
  const counts = (own: readonly ProgressedPatient[], stratum: string): Row[] =>
    followedBy.map((group) =>
      resultRow({
        ...shared,
        kind: "count",
        stratum,
        term: group,
        scale: "count",
        estimate: own.filter(({followed}) => followed === group).length,
        n: own.length,
        method: "count"
      })
    );
  return [
    ...counts(patients, "all"),
    ...countedBy.flatMap(({of, name}) => {
      if (patients.every((patient) => of(patient) === null)) return [];
      const levels = listsByKey(patients, (patient) => of(patient) ?? `${name} not recorded`);
      return [...levels]
        .toSorted(
          ([a], [b]) => Number(a.endsWith("not recorded")) - Number(b.endsWith("not recorded")) || byNumber(a, b)
        )
        .flatMap(([level, own]) => counts(own, level));
    })
  ];
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, "en", {numeric: true});

const NO_EFFECT: Remark = {code: "no-effect-of-next-therapy"};

/** Survival from the progression, with the next therapy as time-dependent exposure. */
function fromProgression(patients: readonly ProgressedPatient[], shared: Shared): Row[] {
  const follow = afterProgressionRows(patients);
  const fields = {
    ...shared,
    endpoint: "OS from progression on ADC1",
    stratum: timeZeros.progression,
    remarks: remarksOf([NO_EFFECT, notEntering(follow.leftOut)])
  };
  const compared = comparedTherapies(patients, armsOf(follow));
  return [...eventRows(follow, compared, fields), ...therapyContrast(follow, compared, fields)];
}

/** The arm of each patient in some follow-up: the therapy, where one began. */
function armsOf({patientId, arm}: TherapyFollowUp): Map<string, TherapyArm> {
  const arms = new Map<string, TherapyArm>();
  for (const [i, id] of patientId.entries()) {
    const own = arm[i] ?? "none";
    if (own !== "none" || !arms.has(id)) arms.set(id, own);
  }
  return arms;
}

/** Patients who came under each therapy and deaths there, of those compared. */
function eventRows(follow: TherapyFollowUp, {cellOf}: ComparedTherapies, fields: Partial<Row> & Shared): Row[] {
  return (["ADC", "other", "none"] as const).map((arm) => {
    const own = follow.patientId.flatMap((id, i) => (cellOf.has(id) && follow.arm[i] === arm ? [i] : []));
    const deaths = own.filter((i) => follow.event[i] === 1).length;
    return resultRow({
      ...fields,
      kind: "event-count",
      group: therapyArms[arm],
      term: "deaths",
      scale: "count",
      estimate: deaths,
      n: own.length,
      nEvent: deaths,
      method: "count of patients at risk under it and deaths there, of those compared",
      remarks: []
    });
  });
}

/** Survival from a landmark after the progression, by the therapy begun until then. */
function fromLandmark(patients: readonly ProgressedPatient[], landmark: number, shared: Shared): Row[] {
  const follow = afterProgressionLandmark(patients, landmark);
  const fields = {
    ...shared,
    endpoint: `OS from day ${landmark} after progression on ADC1`,
    stratum: timeZeros.landmark(landmark),
    remarks: remarksOf([NO_EFFECT, notEntering(follow.leftOut)])
  };
  const compared = comparedTherapies(patients, armsOf(follow));
  return [
    ...(["ADC", "other", "none"] as const).map((arm) =>
      medianOf(follow, arm, compared, {...fields, group: arm === "none" ? "no therapy by then" : therapyArms[arm]})
    ),
    ...therapyContrast(treated(follow), compared, fields)
  ];
}

/** The follow-up of those who had a therapy. */
function treated({patientId, time, event, entry, arm}: TherapyFollowUp): TherapyFollowUp {
  const own = arm.flatMap((name, i) => (name === "none" ? [] : [i]));
  const of = <T>(column: readonly T[]): T[] => own.map((i) => column[i]);
  return {patientId: of(patientId), time: of(time), event: of(event), entry: of(entry), arm: of(arm)};
}

/** Median of an arm, of those compared where any are. */
function medianOf(
  follow: TherapyFollowUp,
  arm: TherapyArm,
  {cellOf}: ComparedTherapies,
  fields: Partial<Row> & Shared
): Row {
  const records = follow.patientId.flatMap((id, i): TimedRecord[] =>
    follow.arm[i] === arm && (cellOf.size === 0 || cellOf.has(id))
      ? [{time: follow.time[i] ?? 0, event: follow.event[i] ?? 0, entry: follow.entry[i] ?? null}]
      : []
  );
  return medianRow(records, {...fields, term: "median"});
}

/** PFS and survival from the start of the next therapy, in those who got one. */
function fromStart(
  patients: readonly ProgressedPatient[],
  {cohort, question}: AnalysisInput,
  {exposures, cutoff}: TreatmentHistory,
  shared: Shared
): Row[] {
  const given = patients.flatMap(({patientId, course}) =>
    course === null || course.kind === "not known"
      ? []
      : [{patientId, arm: armOfKind[course.kind], course: course.course}]
  );
  const known = new Set(exposures);
  const all = [...exposures, ...given.flatMap(({course}) => (known.has(course) ? [] : [course]))];
  return [
    {endpoint: question.pfsAsked, name: "PFS"},
    {endpoint: "rwOS", name: "OS"}
  ].flatMap(({endpoint, name}) => {
    const timeOf = timesByExposure(exposureFollowUp(all, cohort, endpoint, {cutoff}).times);
    const timed = given.flatMap((one) => {
      const time = timeOf(one.course);
      return time === undefined ? [] : [{...one, time}];
    });
    const follow = followOf(timed);
    const fields = {
      ...shared,
      endpoint: `${name} from the start of the next therapy, ${endpointLabel(endpointNamed(endpoint))}`,
      stratum: timeZeros.start,
      remarks: remarksOf([
        NO_EFFECT,
        {code: "lived-to-next-line"},
        timed.length === given.length ? null : {code: "no-time-under-rule", n: given.length - timed.length}
      ])
    };
    const compared = comparedTherapies(patients, armsOf(follow));
    const unrecorded = name === "PFS" ? withoutProgressions(given, timed) : null;
    if (unrecorded !== null)
      return [
        resultRow({
          ...fields,
          kind: "hazard-ratio",
          term: "hazard ratio",
          scale: "hazard ratio",
          group: therapyArms.ADC,
          reference: therapyArms.other,
          n: timed.length,
          method: "Cox regression",
          refusal: {code: "progression-not-recorded", group: unrecorded}
        })
      ];
    return [
      ...(["ADC", "other"] as const).map((arm) =>
        medianOf(follow, arm, compared, {...fields, group: therapyArms[arm]})
      ),
      ...therapyContrast(follow, compared, fields)
    ];
  });
}

interface GivenTherapy {
  readonly patientId: string;
  readonly arm: TherapyArm | "unknown";
  readonly course: Exposure;
}

/** The arm on whose lines no progression is recorded at all while there is one on those of the other: its PFS would be that of a column that was never filled in. */
function withoutProgressions(given: readonly GivenTherapy[], timed: readonly GivenTherapy[]): string | null {
  const recorded = (arm: TherapyArm): boolean =>
    given.some(
      (one) => one.arm === arm && (one.course.progression !== null || one.course.stopReason === "progression")
    );
  const [adc, other] = [recorded("ADC"), recorded("other")];
  return adc === other || timed.length === 0 ? null : adc ? therapyArms.other : therapyArms.ADC;
}

function followOf(timed: readonly (GivenTherapy & {readonly time: FollowUp})[]): TherapyFollowUp {
  return {
    patientId: timed.map(({patientId}) => patientId),
    time: timed.map(({time}) => time.time),
    event: timed.map(({time}) => time.event),
    entry: timed.map(({time}) => (time.entry !== null && time.entry > 0 ? time.entry : -1)),
    arm: timed.map(({arm}) => (arm === "unknown" ? "none" : arm))
  };
}

const notEntering = (leftOut: readonly string[]): Remark | null =>
  leftOut.length === 0 ? null : {code: "not-entering-survival", n: leftOut.length};
