import type {TherapyLine} from "../cohort/therapy-lines.ts";

/** Whether a line holds nothing but partners of a conjugate and supportive drugs; `partners` are drugs. */
export function isPartnersAlone(
  {read}: Pick<TherapyLine, "read">,
  partners: {readonly has: (drug: string) => boolean}
): boolean {
  return read.unresolved.length === 0 && read.partners.every(({drug, supportive}) => supportive || partners.has(drug));
}
