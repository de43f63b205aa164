import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, namingOf, therapyLines, type TherapyLine} from "../cohort/therapy-lines.ts";
import type {Issue} from "../record/issue.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {Exposure} from "./exposure.ts";
import {earlierAdcLabels, exposuresOfLines, type ExposureOptions} from "./exposures.ts";
import {patientDays, type PatientDays} from "./patient-days.ts";
import type {Transition} from "./transition.ts";
import {transitionsOfLines, type TransitionOptions} from "./transitions.ts";

/** Why a patient has no pair of a metastatic ADC1 and ADC2. */
export type NoPair =
  /** No line of therapy holds an ADC. */
  | "no-adc"
  /** No second exposure follows the first. */
  | "one-adc-exposure"
  /** The same, and that one exposure is to two ADCs at once. */
  | "only-concurrent-adcs"
  /** Two exposures or more, of which fewer than two for metastatic disease. */
  | "one-metastatic-adc"
  /** Two exposures or more, and an ADC given before them that stands in a text alone: which came first is not known. */
  | "earlier-adc"
  /** ADC1 and ADC2 are metastatic, and an exposure of another setting lies between them, so that no transition leads from one to the other. */
  | "other-setting-between";

/** The first metastatic ADC1→ADC2 transition of a patient, or why there is none. What a plan excludes is decided beside it. */
export type Pair =
  | {readonly kind: "pair"; readonly transition: Transition}
  | {readonly kind: "none"; readonly reason: NoPair};

/** One patient of a cohort of lines of therapy, with all that is made of the lines; days on the patient's own clock. */
export interface Patient {
  readonly patientId: string;
  /** Place in the cohort's table of patients, from 0. */
  readonly index: number;
  readonly days: PatientDays;
  /** Names of ADCs given before the lines of the file, of which a text alone tells; null where there are none. Exposures then have no position. */
  readonly earlierAdc: string | null;
  /** Treating centre as recorded. */
  readonly centre: string | null;
  /** By start. */
  readonly lines: readonly TherapyLine[];
  /** By start. */
  readonly exposures: readonly Exposure[];
  /** From each exposure to the next. */
  readonly transitions: readonly Transition[];
  /** First and second metastatic exposure; null where there is none. */
  readonly adc1: Exposure | null;
  readonly adc2: Exposure | null;
  readonly pair: Pair;
}

/** The patients of a cohort, with the markers that it records and what was remarkable. */
export interface Patients {
  /** In the order of the table of patients. */
  readonly patients: readonly Patient[];
  /** Names of the markers of resistance that the cohort records. */
  readonly markers: readonly string[];
  /** What was remarkable of exposures, then of transitions. */
  readonly issues: readonly Issue[];
}

/** Knobs of exposures and transitions, and how names are read. */
export interface PatientOptions extends ExposureOptions, TransitionOptions {}

/**
 * Every patient of a cohort of lines of therapy as one record: lines, exposures, transitions, and the pair of a metastatic ADC1 and ADC2, or why there is none.
 *
 * Days are whole days on the patient's own clock. Throws `RangeError` for a level that does not exist, and knobs that are not whole numbers of days ≥ 0.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,end\nP1,T-DXd,0,100\nP1,SG,110,300\nP2,SG,0,90\n"}]);
 * const [one, other] = patientsOf(read).patients;
 * one.pair.transition.sequence // "T-DXd → SG"
 * other.pair // {kind: "none", reason: "one-adc-exposure"}
 */
export function patientsOf(cohort: Cohort, {gapDays, overlapDays, ...options}: PatientOptions = {}): Patients {
  const naming = namingOf(options);
  const lines = therapyLines(cohort, naming);
  const {exposures, issues} = exposuresOfLines(lines, cohort, {
    ...(gapDays === undefined ? {} : {gapDays}),
    ...(overlapDays === undefined ? {} : {overlapDays})
  });
  const exposuresOf = listsByKey(exposures, ({patientId}) => patientId);
  const found = transitionsOfLines(exposuresOf, lines, cohort, options);
  const transitionsOf = listsByKey(found.transitions, ({patientId}) => patientId);
  const patients = allPatients(cohort, {lines, exposuresOf, transitionsOf});
  return {patients, markers: found.markers, issues: [...issues, ...found.issues]};
}

/** What was read of all patients, by patient. */
interface ReadByPatient {
  readonly lines: ReadonlyMap<string, readonly TherapyLine[]>;
  readonly exposuresOf: ReadonlyMap<string, readonly Exposure[]>;
  readonly transitionsOf: ReadonlyMap<string, readonly Transition[]>;
}

function allPatients(cohort: Pick<Cohort, "patients">, {lines, exposuresOf, transitionsOf}: ReadByPatient): Patient[] {
  const {patients} = cohort;
  const daysOf = patientDays(patients);
  const earlier = earlierAdcLabels(cohort);
  const centres = columnOf(patients, "centre");
  return columnOf(patients, "patient_id")
    .map(String)
    .map((patientId, index) => {
      const exposures = exposuresOf.get(patientId) ?? [];
      const transitions = transitionsOf.get(patientId) ?? [];
      return {
        patientId,
        index,
        days: daysOf(patientId),
        earlierAdc: earlier.get(patientId) ?? null,
        centre: centreOf(centres[index]),
        lines: lines.get(patientId) ?? [],
        exposures,
        transitions,
        adc1: exposures.find(({position}) => position === 1) ?? null,
        adc2: exposures.find(({position}) => position === 2) ?? null,
        pair: pairOf(exposures, transitions, earlier.has(patientId))
      };
    });
}

const centreOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function pairOf(exposures: readonly Exposure[], transitions: readonly Transition[], hasEarlier: boolean): Pair {
  const transition = transitions.find(({from, to}) => from.position === 1 && to.position === 2);
  return transition === undefined ? {kind: "none", reason: noPair(exposures, hasEarlier)} : {kind: "pair", transition};
}

function noPair(exposures: readonly Exposure[], hasEarlier: boolean): NoPair {
  if (exposures.length === 0) return "no-adc";
  if (exposures.length === 1)
    return exposures.some(({concurrent}) => concurrent) ? "only-concurrent-adcs" : "one-adc-exposure";
  if (hasEarlier) return "earlier-adc";
  return exposures.some(({position}) => position === 2) ? "other-setting-between" : "one-metastatic-adc";
}
