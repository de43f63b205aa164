import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import type {Exposure} from "../patients/exposure.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {exposureFollowUp, timesByExposure, type FollowUp} from "../patients/follow-up.ts";
import {followUpRecords} from "../patients/follow-up-table.ts";
import type {Patient} from "../patients/patient.ts";
import {cutoffDay} from "../cohort/read-cohort.ts";
import {cellsOfRow, joinedColumns} from "../record/cell-columns.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {TableRecord} from "../record/result.ts";
import type {Transition} from "../patients/transition.ts";
import {transitionRecords} from "../patients/transition-table.ts";
import {adc1Columns} from "./adc1-cells.ts";
import {byReason, countLeft, type AnalysisSet, type LeftFor} from "./analysis-set.ts";
import {requireColumns, requireSomeone} from "../question/condition.ts";
import {groupingText} from "../question/grouping.ts";
import {requireOneTime, type Question} from "../question/question.ts";
import {countExclusions, exclusions, FIRST_LEFT_OUT} from "./exclusions.ts";
import {blankEntries} from "./follow-up-set.ts";
import {groupOf} from "./group-of.ts";
import {pairing} from "./sequential-comparison.ts";
import {sequencesOf, type Sequences} from "./sequences.ts";
import type {Subject, Therapy} from "./subject.ts";

/** Boxes of the flow that the cautions speak of. */
export const READABLE_PATIENTS = "patients whose lines can be used";
export const PATIENTS_WITH_PAIR = "patients with two ADC exposures";
/** Code of the issue that counts second ADCs without a recorded assessment. */
export const NO_ASSESSMENT = "no-assessment-recorded";

/** Patients who are not in the analysis because they have fewer than two ADC exposures. */
const oneAdc: readonly LeftFor[] = [
  {reason: "no-adc", detail: "no line of therapy holds an ADC"},
  {reason: "one-adc-exposure", detail: "no second ADC exposure follows the first"},
  {reason: "only-concurrent-adcs", detail: "two ADCs were given at once, and no ADC exposure follows or precedes them"}
];

/** The same cohort under a further question, from the patients that are made already; null where follow-up came ready-made. */
export function regroupedSet(cohort: Cohort, question: Question, made: AnalysisSet["history"]): AnalysisSet | null {
  if (made === null) return null;
  return transitionSet(cohort, question, made.catalogue, {...made.sequences, issues: []});
}

/** The subjects of a cohort of lines of therapy: PFS on ADC2 of each transition in the population, or both ADCs where the grouping is by position. */
export function transitionSet(
  cohort: Cohort,
  question: Question,
  catalogue: Catalogue = ownCatalogue,
  sequences: Sequences = sequencesOf(cohort, question, catalogue)
): AnalysisSet {
  const {patients} = sequences;
  const exposures = patients.flatMap((patient) => patient.exposures);
  const {grouping, endpoint, endpointAsked, labels, dateMode} = question;
  requireOneTime(question);
  const cutoff = cutoffDay(question.cutoff, {mode: dateMode});
  const follow = exposureFollowUp(exposures, cohort, endpointAsked, {cutoff});
  const timeOf = timesByExposure(follow.times);
  const timeBeforeEntry = timesByExposure(follow.beforeEntry);
  const each = patients.flatMap((patient) =>
    patient.transitions.map((transition): Therapy => ({patient, transition, exposure: transition.to}))
  );
  const transitions = each.map(({transition}) => transition);
  const columns = joinedColumns([
    sequences.cells,
    adc1Columns(
      transitions,
      transitions.map(({from}) => timeOf(from) ?? timeBeforeEntry(from)),
      {line: sequences.adc1Lines, endpoint, dateMode}
    )
  ]);

  const condition = question.population.where;
  const kept: {therapy: Therapy; cells: TableRecord}[] = [];
  const asked: TableRecord[] = [];
  const left = new Map<Transition, LeftFor & {readonly step: string}>();
  const leave = (transition: Transition, step: string, why: LeftFor): void =>
    void left.set(transition, {step, reason: why.reason, detail: why.detail});

  for (const [index, therapy] of each.entries()) {
    const {transition} = therapy;
    const exclusion = exclusions.find(({holds}) => holds(therapy, question));
    if (exclusion !== undefined) {
      leave(transition, "population", exclusion);
      continue;
    }
    const cells = cellsOfRow(columns, index);
    if (condition !== null) {
      if (asked.length === 0) requireColumns(condition.columns, columns.names, "population.where");
      asked.push(cells);
      const holds = condition.test(cells);
      if (holds !== true) {
        leave(
          transition,
          "population",
          holds === null
            ? {reason: "condition-not-assessable", detail: `a column needed by ${condition.text} is blank`}
            : {reason: "condition-not-met", detail: `does not meet ${condition.text}`}
        );
        continue;
      }
    }
    const needed = question.isByPosition ? [transition.from, transition.to] : [transition.to];
    const untimed = needed.find((exposure) => timeOf(exposure) === undefined);
    if (untimed !== undefined) {
      leave(
        transition,
        "endpoint",
        timeBeforeEntry(untimed) === undefined
          ? {reason: "no-follow-up", detail: `${endpointAsked} cannot be derived`}
          : {
              reason: "entry-after-follow-up",
              detail: `${endpointAsked} had ended before observation of the patient began`
            }
      );
      continue;
    }
    kept.push({therapy, cells});
  }

  if (condition !== null) requireSomeone(condition, asked);

  const subjectAt = (
    {patient, transition}: Therapy,
    cells: TableRecord,
    exposure: Exposure,
    group: string
  ): Subject[] => {
    const found = timeOf(exposure);
    if (found === undefined) return [];
    return [
      {
        patientId: patient.patientId,
        file: exposure.file,
        row: exposure.rows[0] ?? null,
        group,
        time: found.time,
        event: found.event,
        cause: found.cause,
        entry: found.entry,
        cells,
        therapy: {patient, transition, exposure}
      }
    ];
  };

  const subjects = kept.flatMap(({therapy, cells}) => {
    const {from, to} = therapy.transition;
    if (question.isByPosition)
      return [...subjectAt(therapy, cells, from, "ADC1"), ...subjectAt(therapy, cells, to, "ADC2")];
    const group = groupOf(grouping, cells, cells);
    if (group === null) {
      leave(therapy.transition, "grouping", {reason: "group-blank", detail: `${groupingText(grouping)} is blank`});
      return [];
    }
    return subjectAt(therapy, cells, to, group);
  });

  const patientsLeft = leftByPatient(patients, left);
  for (const [transition, why] of left)
    if (why.reason === "later-transition" && patientsLeft.has(transition.patientId))
      left.set(transition, {...why, ...FIRST_LEFT_OUT});
  const ledger: LedgerLine[] = [...follow.ledger];
  for (const [{patientId, to}, why] of left)
    ledger.push({...why, unit: "transition", file: to.file, row: to.rows[0] ?? null, patientId});
  const withPair = patients.filter((patient) => patient.transitions.length > 0).length;
  for (const {patientId, pair} of patients) {
    const why = pair.kind === "none" ? oneAdc.find(({reason}) => reason === pair.reason) : undefined;
    if (why !== undefined) ledger.push({step: "population", unit: "patient", ...why, file: null, row: null, patientId});
  }
  const unreadable = cohort.ledger.filter(({unit}) => unit === "patient");
  return {
    subjects,
    endpoint: labels.endpoint,
    population: labels.population,
    flow: [
      {
        label: "patients in the file",
        unit: "patients",
        count: patients.length + unreadable.length,
        left: byReason(unreadable)
      },
      {label: READABLE_PATIENTS, unit: "patients", count: patients.length, left: countLeft(ledger, oneAdc)},
      {
        label: PATIENTS_WITH_PAIR,
        unit: "patients",
        count: withPair,
        left: countExclusions(patientsLeft.values(), ["later-transition"])
      },
      {label: "patients analysed", unit: "patients", count: withPair - patientsLeft.size, left: []},
      {
        label: "ADC→ADC transitions",
        unit: "transitions",
        count: transitions.length,
        left: countExclusions(left.values())
      },
      {label: "transitions analysed", unit: "transitions", count: transitions.length - left.size, left: []}
    ],
    ledger,
    issues: [
      ...sequences.issues,
      ...follow.issues,
      ...unassessed(kept.map(({therapy}) => therapy.transition.to)),
      ...blankEntries(subjects)
    ],
    records: () => ({
      transitions: transitionRecords(transitions, sequences.markers).map((cells, index) => {
        const transition = transitions[index];
        return {...cells, analysed: transition !== undefined && !left.has(transition)};
      }),
      followUp: followUpRecords(dateMode === "relative" ? follow.times : sinceFirstAdc(follow.times))
    }),
    history: {sequences, exposures, times: follow.times, catalogue, cutoff},
    // Truncation, pairs and audit speak of PFS on either ADC, whatever the question's endpoint.
    pairing: pairing(
      patients,
      question.permitted.pairs ? follow : exposureFollowUp(exposures, cohort, "rwPFS", {cutoff}),
      {
        columns: sequences.columns.patients,
        condition,
        cutoff,
        analysed: ({pair}) => pair.kind === "pair" && !left.has(pair.transition)
      }
    )
  };
}

/** Patients none of whose transitions is analysed, with the reason of the one that would have been: that of the pair, or else the first. */
function leftByPatient(
  patients: readonly Patient[],
  left: ReadonlyMap<Transition, LeftFor>
): ReadonlyMap<string, LeftFor> {
  const reasons = new Map<string, LeftFor>();
  for (const {patientId, transitions, pair} of patients) {
    if (transitions.some((transition) => !left.has(transition))) continue;
    const asked = pair.kind === "pair" ? pair.transition : transitions[0];
    const why = asked === undefined ? undefined : left.get(asked);
    if (why !== undefined) reasons.set(patientId, why);
  }
  return reasons;
}

/** Follow-up with its days counted from each patient's first ADC, so that no calendar date leaves the program. */
function sinceFirstAdc(times: readonly FollowUp[]): FollowUp[] {
  const first = new Map<string, number>();
  for (const {patientId, origin} of times) first.set(patientId, Math.min(first.get(patientId) ?? Infinity, origin));
  return times.map((one) => {
    const base = first.get(one.patientId) ?? 0;
    return {...one, origin: one.origin - base, day: one.day - base};
  });
}

/** How many of the second ADCs analysed have no assessment recorded: there the endpoint follows its other rule. */
function unassessed(second: readonly Exposure[]): Issue[] {
  const without = second.filter(({lastAssessment}) => lastAssessment === null).length;
  return without === 0
    ? []
    : [
        issue({
          code: NO_ASSESSMENT,
          severity: "warning",
          column: "last_assessment",
          expected: "the last assessment without progression on each second ADC",
          count: without,
          hint: "without it a death counts whenever it comes before the next line, and censoring is at the last contact"
        })
      ];
}
