import {isBreast} from "../adc/tumour-words.ts";

/** Tumour type and HR status of a patient as recorded; null = not recorded. */
export interface TumourWithHr {
  readonly tumour: string | null;
  readonly hr: string | null;
}

/**
 * HR status of n patients as like is matched in it: that of patients whose tumour is breast cancer, or of everyone where no tumour is recorded; null for all others, to whom it says nothing. Length n.
 *
 * @example
 * hrOfBreast([{tumour: "breast", hr: "positive"}, {tumour: "gastric", hr: "positive"}]) // ["positive", null]
 * hrOfBreast([{tumour: null, hr: "positive"}]) // ["positive"]
 */
export function hrOfBreast(patients: readonly TumourWithHr[]): readonly (string | null)[] {
  const tumourRecorded = patients.some(({tumour}) => tumour !== null);
  return patients.map(({tumour, hr}) => ((tumour === null ? !tumourRecorded : isBreast(tumour)) ? hr : null));
}
