import type {Exposure} from "./exposure.ts";
import type {PatientDays} from "./patient-days.ts";

/** What decides the end of an exposure: its own days, those of its patient, the cut-off that holds, and all assessments of the patient, ascending; null where no such file was given. */
export type ObservedExposure = Pick<
  Exposure,
  "start" | "end" | "progression" | "firstDayProgression" | "lastAssessment" | "nextStart" | "stopReason"
> &
  Pick<PatientDays, "death" | "lastContact"> & {
    readonly cutoff: number | null;
    readonly assessments: readonly number[] | null;
  };
