import type {Cohort} from "../cohort/cohort.ts";
import {NEVER_GIVEN} from "../cohort/never-given.ts";
import type {Patient} from "../patients/patient.ts";
import type {Transition} from "../patients/transition.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {FlowStep} from "../record/result.ts";
import {byReason, countLeft, type LeftFor} from "./analysis-set.ts";
import type {Question} from "../question/question.ts";
import {countExclusions, FIRST_LEFT_OUT, stratumOf} from "./exclusions.ts";
import type {LeftAt} from "./kept-transitions.ts";

/** Boxes of the flow that the cautions speak of. */
export const READABLE_PATIENTS = "patients whose lines can be used";
export const PATIENTS_WITH_PAIR = "patients with two ADC exposures";

/** Patients who are not in the analysis because they have fewer than two ADC exposures. */
const oneAdc: readonly LeftFor[] = [
  {reason: "no-adc", detail: "no line of therapy holds an ADC"},
  {reason: "one-adc-exposure", detail: "no second ADC exposure follows the first"},
  {reason: "only-concurrent-adcs", detail: "two ADCs were given at once, and no ADC exposure follows or precedes them"}
];

/** The same of patients with a line that was ordered and never given; shown where there are any. */
const furtherNeverGiven: LeftFor = {
  reason: "further-line-never-given",
  detail: "no second ADC exposure follows the first; a line was ordered and never given"
};

/** Why a patient has fewer than two ADC exposures. */
function whyOneAdc({patientId, pair}: Patient, neverGiven: ReadonlySet<string | null>): LeftFor | undefined {
  if (pair.kind !== "none") return undefined;
  return pair.reason === "one-adc-exposure" && neverGiven.has(patientId)
    ? furtherNeverGiven
    : oneAdc.find(({reason}) => reason === pair.reason);
}

/** Transitions that are not analysed, and patients none of whose transitions is, each with the reason. */
export interface TransitionsLeft {
  readonly left: ReadonlyMap<Transition, LeftAt>;
  readonly patientsLeft: ReadonlyMap<string, LeftFor>;
}

/** The same with their patients; the reason of a later transition tells where the patient's first was left out too. */
export function transitionsLeft(patients: readonly Patient[], left: ReadonlyMap<Transition, LeftAt>): TransitionsLeft {
  const patientsLeft = leftByPatient(patients, left);
  const told = new Map(left);
  for (const [transition, why] of left)
    if (why.reason === "later-transition" && patientsLeft.has(transition.patientId))
      told.set(transition, {...why, ...FIRST_LEFT_OUT});
  return {left: told, patientsLeft};
}

/** Patients none of whose transitions is analysed, with the reason of the one that would have been: that of the pair, or else the first, one that stands apart before others. */
function leftByPatient(
  patients: readonly Patient[],
  left: ReadonlyMap<Transition, LeftFor>
): ReadonlyMap<string, LeftFor> {
  const reasons = new Map<string, LeftFor>();
  for (const {patientId, transitions, pair} of patients) {
    if (transitions.some((transition) => !left.has(transition))) continue;
    const isApart = (transition: Transition): boolean => stratumOf(left.get(transition)?.reason ?? "") !== null;
    const asked = pair.kind === "pair" ? pair.transition : (transitions.find(isApart) ?? transitions[0]);
    const why = asked === undefined ? undefined : left.get(asked);
    if (why !== undefined) reasons.set(patientId, why);
  }
  return reasons;
}

/** Ledger lines of the transitions that left, then of the patients who have no two ADC exposures. */
export function linesOfTransitionsLeft(
  cohort: Pick<Cohort, "ledger">,
  patients: readonly Patient[],
  left: ReadonlyMap<Transition, LeftAt>
): LedgerLine[] {
  const neverGiven = new Set(
    cohort.ledger.filter(({reason}) => reason === NEVER_GIVEN).map(({patientId}) => patientId)
  );
  const lines: LedgerLine[] = [];
  for (const [{patientId, to}, why] of left)
    lines.push({...why, unit: "transition", file: to.file, row: to.rows[0] ?? null, patientId});
  for (const patient of patients) {
    const why = whyOneAdc(patient, neverGiven);
    const {patientId} = patient;
    if (why !== undefined) lines.push({step: "population", unit: "patient", ...why, file: null, row: null, patientId});
  }
  return lines;
}

/** From the patients in the file to the transitions analysed. */
export function transitionFlow(
  cohort: Cohort,
  patients: readonly Patient[],
  ledger: readonly LedgerLine[],
  {left, patientsLeft}: TransitionsLeft,
  question: Question
): FlowStep[] {
  const unreadable = cohort.ledger.filter(({unit}) => unit === "patient");
  const transitions = patients.reduce((sum, patient) => sum + patient.transitions.length, 0);
  return [
    {
      label: "patients in the file",
      unit: "patients",
      count: patients.length + unreadable.length,
      left: byReason(unreadable)
    },
    {
      label: READABLE_PATIENTS,
      unit: "patients",
      count: patients.length,
      left: [...countLeft(ledger, oneAdc), ...countLeft(ledger, [furtherNeverGiven]).filter(({count}) => count > 0)]
    },
    ...pairSteps(patients, patientsLeft, question),
    {
      label: "ADC→ADC transitions",
      unit: "transitions",
      count: transitions,
      left: countExclusions(left.values(), question)
    },
    {label: "transitions analysed", unit: "transitions", count: transitions - left.size, left: []}
  ];
}

/** Patients with two ADC exposures, and how many of them are analysed. */
function pairSteps(
  patients: readonly Patient[],
  patientsLeft: ReadonlyMap<string, LeftFor>,
  question: Question
): FlowStep[] {
  const withPair = patients.filter(({transitions}) => transitions.length > 0).length;
  return [
    {
      label: PATIENTS_WITH_PAIR,
      unit: "patients",
      count: withPair,
      left: countExclusions(patientsLeft.values(), question, ["later-transition"])
    },
    {label: "patients analysed", unit: "patients", count: withPair - patientsLeft.size, left: []}
  ];
}
