import type {Cells} from "../record/result.ts";
import type {AuditPair} from "../sequential/audit-finding.ts";
import type {Material} from "./material.ts";

/** A patient analysed who has PFS on both ADCs, with the columns of the first metastatic transition. */
export interface PairedPatient {
  readonly pair: AuditPair;
  readonly cells: Cells;
}

/** The patients analysed with PFS on both ADCs, each with the columns of the transition analysed; those without a time on ADC1 are not among them. */
export function pairedPatients({set}: Pick<Material, "set">): PairedPatient[] {
  const cells = new Map(
    set.subjects
      .filter(({therapy}) => therapy?.transition.from.position === 1)
      .map((subject) => [subject.patientId ?? "", subject.cells])
  );
  return (set.pairing?.pairs ?? []).flatMap((pair) => {
    const own = cells.get(pair.patientId);
    return own === undefined ? [] : [{pair, cells: own}];
  });
}

/** Days from ADC2 to the first day under observation; null when it is not recorded, 0 or less when observed from ADC2. */
export function entryOnAdc2({pair: {entry, adc1Start, adc2Start}}: PairedPatient): number | null {
  return entry === null ? null : entry - (adc2Start - adc1Start);
}
