import type {TransitionClass} from "../adc/classify-transition.ts";
import type {RecordedOfTransition} from "./adc2-columns.ts";
import type {Exposure} from "./exposure.ts";
import type {ExposureHistory} from "./exposure-history.ts";
import type {FreePayload, InterveningTherapy} from "./intervening-therapy.ts";
import type {TransitionToxicity} from "./overlapping-toxicity.ts";
import type {EndOfAdc1} from "./progression-on-adc1.ts";
import type {MarkerChange} from "./resistance-fields.ts";
import type {SecondPrimary} from "./second-primary.ts";

/** Two consecutive exposures of a patient, with the cell of their conjugates and all that the file tells of the way from one to the other. */
export interface Transition {
  readonly patientId: string;
  /** Place among the patient's transitions, from 1. */
  readonly index: number;
  readonly from: Exposure;
  readonly to: Exposure;
  /** e.g. `T-DXd → SG`. */
  readonly sequence: string;
  readonly cell: TransitionClass;
  /** Two conjugates at once on either side. */
  readonly concurrent: boolean;
  /** A conjugate of either side is not known. */
  readonly unknownAdc: boolean;
  readonly between: InterveningTherapy;
  readonly freePayloadBefore: FreePayload;
  readonly endOfAdc1: EndOfAdc1;
  /** Whether ADC1 was stopped for another reason and the disease progressed after its last dose and before ADC2; null where the reason or the last dose is not known. */
  readonly progressedOff: boolean | null;
  readonly history: ExposureHistory;
  readonly secondPrimary: SecondPrimary;
  readonly toxicity: TransitionToxicity;
  /** What columns of `adc2Columns` are made of. */
  readonly recorded: RecordedOfTransition;
  /** Markers that the cohort records, in the order of the table of markers. */
  readonly markers: readonly MarkerChange[];
}
