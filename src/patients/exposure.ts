import type {ExposureRule} from "./exposure-rules.ts";

/** One exposure of a patient to a conjugate, from its first to its last dose. Days are whole, on the patient's own clock; null = not recorded. */
export interface Exposure {
  readonly patientId: string;
  /** Place among the patient's exposures, from 1. */
  readonly exposure: number;
  /** Place among the metastatic exposures, from 1; null before metastatic disease, and where it is not known which ADC came first. */
  readonly position: number | null;
  readonly setting: string;
  /** Ids of the catalogue, or names of conjugates that are inferred, ascending; more than one where they were given at once. */
  readonly agents: readonly string[];
  /** Short names joined by ` + `. */
  readonly label: string;
  readonly unknownAgent: boolean;
  readonly inferredAgent: boolean;
  readonly concurrent: boolean;
  readonly notClassic: boolean;
  /** Ascending; empty where one is not known. */
  readonly targets: readonly string[];
  readonly payloadClasses: readonly string[];
  /** Drugs given beside the conjugate, as first recorded; none that is supportive alone. */
  readonly partners: readonly string[];
  readonly partnerClasses: readonly string[];
  /** As recorded, each once. */
  readonly regimens: readonly string[];
  readonly firstLine: number | null;
  readonly lastLine: number | null;
  /** Rows of `file` that it was read from, by start. */
  readonly rows: readonly (number | null)[];
  readonly file: string | null;
  readonly start: number;
  readonly lastStart: number;
  /** Last dose; null while it goes on. */
  readonly end: number | null;
  /** First progression after the start. */
  readonly progression: number | null;
  /** One recorded on or before the day of the start, which cannot be one of this exposure. */
  readonly firstDayProgression: number | null;
  readonly lastAssessment: number | null;
  readonly progressionBasis: string | null;
  readonly stopReason: string | null;
  /** The best of all its lines. */
  readonly bestResponse: string | null;
  readonly cycles: number | null;
  /** Start of the next line of systemic therapy. */
  readonly nextStart: number | null;
  readonly rules: readonly ExposureRule[];
}
