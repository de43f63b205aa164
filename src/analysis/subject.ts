import type {Exposure} from "../patients/exposure.ts";
import type {Patient} from "../patients/patient.ts";
import type {Transition} from "../patients/transition.ts";
import type {TableRecord} from "../record/result.ts";

/** The exposure that a time is on, with its transition and patient. Patient-level. */
export interface Therapy {
  readonly patient: Patient;
  readonly transition: Transition;
  /** ADC2 of the transition; ADC1 where the grouping is by position. */
  readonly exposure: Exposure;
}

/** One unit of analysis: a transition's ADC2, an exposure, or a record whose follow-up came ready-made. */
export interface Subject {
  /** Patient-level; leaves this floor only towards `patient-level/`. */
  readonly patientId: string | null;
  readonly file: string | null;
  readonly row: number | null;
  readonly group: string;
  /** In the cohort's unit. */
  readonly time: number;
  readonly event: 0 | 1;
  /** What the event was, e.g. `progression`, `death`; null or absent when censored or not known. */
  readonly cause?: string | null;
  /** Delayed entry, in the cohort's unit since the origin; null when observed from the origin. */
  readonly entry: number | null;
  /** Every column that strata, covariates and comparability may ask for. */
  readonly cells: TableRecord;
  /** Absent where follow-up came ready-made. */
  readonly therapy?: Therapy;
}
