import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, dayOfCell} from "../cohort/therapy-lines.ts";

/** Days of a patient on the patient's own clock; null = not recorded. */
export interface PatientDays {
  readonly death: number | null;
  readonly lastContact: number | null;
  /** The patient's own data cut-off; never inferred from the last contact. */
  readonly dataCutoff: number | null;
  /** First day under observation. */
  readonly entry: number | null;
}

/** The days of each patient out of a table of patients; null for a day or a patient that is not there. */
export function patientDays(patients: Cohort["patients"]): (patientId: string) => PatientDays {
  const [death, contact, cutoff, entry] = ["death", "last_contact", "data_cutoff", "entry"].map((name) =>
    columnOf(patients, name)
  );
  const place = new Map(columnOf(patients, "patient_id").map((id, i) => [String(id), i]));
  return (patientId) => {
    const at = place.get(patientId) ?? -1;
    return {
      death: dayOfCell(death?.[at]),
      lastContact: dayOfCell(contact?.[at]),
      dataCutoff: dayOfCell(cutoff?.[at]),
      entry: dayOfCell(entry?.[at])
    };
  };
}

/** The earlier of two days of which either may be unknown. */
export function earlierDay(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}
