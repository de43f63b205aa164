import type {AuditPair} from "../audit/audit-input.ts";
import type {AnalysisInput} from "./analysis-part.ts";
import type {Subject} from "./subject.ts";

/** The pair of a patient analysed, with the columns of its transition. */
export type PairedPatient = AuditPair & Pick<Subject, "cells">;

/** The patients analysed with PFS on both ADCs, each with the columns of the transition analysed; those without a time on ADC1 are not among them. */
export function pairedPatients({set}: Pick<AnalysisInput, "set">): PairedPatient[] {
  const cells = new Map(
    set.subjects
      .filter(({therapy}) => therapy?.transition.from.position === 1)
      .map((subject) => [subject.patientId ?? "", subject.cells])
  );
  return (set.pairing?.pairs ?? []).flatMap((pair) => {
    const own = cells.get(pair.patientId);
    return own === undefined ? [] : [{...pair, cells: own}];
  });
}
