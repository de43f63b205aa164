import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import type {Exposure} from "../patients/exposure.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {endpointNamed} from "../cohort/endpoints.ts";
import {exposureFollowUp, type ExposureTimes, type FollowUp} from "../patients/follow-up.ts";
import {followUpRecords} from "../patients/follow-up-table.ts";
import {cutoffDay} from "../cohort/read-cohort.ts";
import {joinedColumns, type CellColumns} from "../record/cell-columns.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {Transition} from "../patients/transition.ts";
import {transitionRecords} from "../patients/transition-table.ts";
import {adc1Columns} from "./adc1-cells.ts";
import type {AnalysisSet, SubjectApart, TreatmentHistory} from "./analysis-set.ts";
import {groupingText} from "../question/grouping.ts";
import {requireOneTime, type Question} from "../question/question.ts";
import {blankEntries} from "./follow-up-set.ts";
import {groupOf} from "./group-of.ts";
import {
  keptTransitions,
  timesOnExposure,
  type KeptTransition,
  type LeftAt,
  type TransitionApart,
  type TimesOnExposure
} from "./kept-transitions.ts";
import {pairing, type Pairing} from "./sequential-comparison.ts";
import {sequencesOf, type Sequences} from "./sequences.ts";
import type {Subject, Therapy} from "./subject.ts";
import {linesOfTransitionsLeft, transitionFlow, transitionsLeft, type TransitionsLeft} from "./transition-flow.ts";

/** Code of the issue that counts second ADCs without a recorded assessment. */
export const NO_ASSESSMENT = "no-assessment-recorded";

/** Transitions that are kept, with a subject of each that has a group; and who left. */
interface SelectedTransitions extends TransitionsLeft {
  readonly kept: readonly KeptTransition[];
  readonly subjects: readonly Subject[];
  readonly apart: readonly SubjectApart[];
}

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
  const {endpoint, population} = question.labels;
  const {follow, ...history} = followedHistory(cohort, question, catalogue, sequences);
  const {kept, subjects, apart, ...out} = selectedTransitions(sequences, question, timesOnExposure(follow));
  const ledger = [...follow.ledger, ...linesOfTransitionsLeft(cohort, patients, out.left)];
  return {
    subjects,
    apart,
    endpoint,
    population,
    flow: transitionFlow(cohort, patients, ledger, out, question),
    ledger,
    issues: [...sequences.issues, ...follow.issues, ...unassessed(kept, question), ...blankEntries(subjects)],
    records: () => patientRecords(history, out.left, question),
    history,
    pairing: pairingOf(history, out.left, question, timesOfPairs(history, follow, cohort, question))
  };
}

/**
 * Exposures of all patients and the times on them under the plan's first endpoint.
 *
 * Throws `RangeError` where the question wants several times of a patient and the endpoint gives one.
 */
function followedHistory(
  cohort: Cohort,
  question: Question,
  catalogue: Catalogue,
  sequences: Sequences
): TreatmentHistory & {readonly follow: ExposureTimes} {
  const exposures = sequences.patients.flatMap((patient) => patient.exposures);
  requireOneTime(question);
  const cutoff = cutoffDay(question.cutoff, {mode: question.dateMode});
  const follow = exposureFollowUp(exposures, cohort, question.endpointAsked, {cutoff});
  return {follow, sequences, exposures, times: follow.times, catalogue, cutoff};
}

/** Who is analysed: transitions in the population that have a time and a group, and why each other one left. */
function selectedTransitions(sequences: Sequences, question: Question, times: TimesOnExposure): SelectedTransitions {
  const {patients} = sequences;
  const therapies = patients.flatMap((patient) =>
    patient.transitions.map((transition): Therapy => ({patient, transition, exposure: transition.to}))
  );
  const columns = columnsOfTransitions(sequences, question, times);
  const {kept, left, apart} = keptTransitions(therapies, columns, question, times);
  const {subjects, ungrouped} = groupedSubjects(kept, question, times);
  return {
    kept,
    subjects,
    apart: subjectsApart(apart, times),
    ...transitionsLeft(patients, new Map([...left, ...ungrouped]))
  };
}

/** The time on ADC2 of each transition from a (neo)adjuvant ADC1, under its sequence. */
function subjectsApart(apart: readonly TransitionApart[], {timeOf}: TimesOnExposure): SubjectApart[] {
  return apart.flatMap((one) => {
    const {to, sequence, endOfAdc1} = one.therapy.transition;
    const isRelapseRecorded = endOfAdc1.relapseRecorded === true;
    return subjectOn(to, timeOf(to), sequence, one).map((subject) => ({
      ...subject,
      stratum: one.stratum,
      isRelapseRecorded
    }));
  });
}

/** Times on both ADCs: truncation, pairs and audit speak of PFS on either ADC, whatever the question's endpoint. */
function timesOfPairs(
  {exposures, cutoff}: TreatmentHistory,
  asked: ExposureTimes,
  cohort: Cohort,
  {permitted, pfsAsked}: Question
): ExposureTimes {
  return permitted.pairs ? asked : exposureFollowUp(exposures, cohort, pfsAsked, {cutoff});
}

/** Pairs of both ADCs among the patients whose pair is analysed. */
function pairingOf(
  {sequences: {patients, columns}, cutoff}: TreatmentHistory,
  left: ReadonlyMap<Transition, LeftAt>,
  {population}: Question,
  times: ExposureTimes
): Pairing {
  return pairing(patients, times, {
    columns: columns.patients,
    condition: population.where,
    cutoff,
    analysed: ({pair}) => pair.kind === "pair" && !left.has(pair.transition)
  });
}

/** Columns of each transition, of the first line of its ADC1 and of the time on its ADC1, by the place of the transition among those of all patients. */
function columnsOfTransitions(
  {patients, cells, adc1Lines}: Sequences,
  {endpoint, dateMode}: Question,
  {timeOf, timeBeforeEntry}: TimesOnExposure
): CellColumns {
  const transitions = patients.flatMap((patient) => patient.transitions);
  const onAdc1 = transitions.map(({from}) => timeOf(from) ?? timeBeforeEntry(from));
  return joinedColumns([cells, adc1Columns(transitions, onAdc1, {line: adc1Lines, endpoint, dateMode})]);
}

/** A subject for each transition that has a group, or for each of its two ADCs where the grouping is by position (on ADC2 alone where survival is asked); and the transitions without a group. */
function groupedSubjects(
  kept: readonly KeptTransition[],
  {grouping, isByPosition, isTimeGuaranteed}: Question,
  {timeOf}: TimesOnExposure
): {readonly subjects: readonly Subject[]; readonly ungrouped: ReadonlyMap<Transition, LeftAt>} {
  const ungrouped = new Map<Transition, LeftAt>();
  const subjects = kept.flatMap((one) => {
    const {transition} = one.therapy;
    const {from, to} = transition;
    if (isByPosition)
      return [
        ...(isTimeGuaranteed ? [] : subjectOn(from, timeOf(from), "ADC1", one)),
        ...subjectOn(to, timeOf(to), "ADC2", one)
      ];
    const group = groupOf(grouping, one.cells, one.cells);
    if (group !== null) return subjectOn(to, timeOf(to), group, one);
    ungrouped.set(transition, {step: "grouping", reason: "group-blank", detail: `${groupingText(grouping)} is blank`});
    return [];
  });
  return {subjects, ungrouped};
}

/** The time of a patient on an exposure as a subject of a group; none where there is no time. */
function subjectOn(
  exposure: Exposure,
  found: FollowUp | undefined,
  group: string,
  {therapy: {patient, transition}, cells}: KeptTransition
): Subject[] {
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
}

/** Records of all transitions, with which of them are analysed, and of the times. */
function patientRecords(
  {sequences: {patients, markers}, times}: TreatmentHistory,
  left: ReadonlyMap<Transition, LeftAt>,
  {dateMode}: Question
): ReturnType<AnalysisSet["records"]> {
  const transitions = patients.flatMap((patient) => patient.transitions);
  return {
    transitions: transitionRecords(transitions, markers).map((cells, index) => {
      const transition = transitions[index];
      return {...cells, analysed: transition !== undefined && !left.has(transition)};
    }),
    followUp: followUpRecords(dateMode === "relative" ? times : sinceFirstAdc(times))
  };
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
function unassessed(kept: readonly KeptTransition[], {pfsAsked}: Question): Issue[] {
  const without = kept.filter(({therapy}) => therapy.transition.to.lastAssessment === null).length;
  const {deathWindowDays} = endpointNamed(pfsAsked).knobs;
  return without === 0
    ? []
    : [
        issue({
          code: NO_ASSESSMENT,
          severity: "warning",
          column: "last_assessment",
          expected: "the last assessment without progression on each second ADC",
          count: without,
          hint: `without it ${deathWindowDays === null ? "" : "a death counts whenever it comes before the next line, and "}censoring is at the last contact`
        })
      ];
}
