import {expect} from "vitest";
import type {Cohort} from "../../src/cohort/cohort.ts";

/** What contradicts "rows read = rows used + rows on the ledger, patients likewise"; empty when the identity holds. */
export function identityFaults({sources, ledger, patients, lines, followUp}: Cohort): string[] {
  const faults: string[] = [];
  for (const {name, rowsRead, rowsUsed} of sources) {
    const own = ledger.filter(({unit, file}) => unit === "row" && file === name);
    const rows = new Set(own.map(({row}) => row));
    if (rows.size !== own.length) faults.push(`${name}: a row stands on the ledger twice`);
    if (rowsUsed + rows.size !== rowsRead)
      faults.push(`${name}: ${rowsUsed} used + ${rows.size} on the ledger is not ${rowsRead} read`);
    const table = followUp ?? lines;
    if (table.columnNames().includes("row")) {
      const files = table.array("file") as string[];
      (table.array("row") as number[]).forEach(
        (row, i) => files[i] === name && rows.has(row) && faults.push(`${name}: row ${row} is used and on the ledger`)
      );
    }
  }
  const used = new Set(patients.array("patient_id") as string[]);
  const out = ledger.filter(({unit}) => unit === "patient").map(({patientId}) => patientId ?? "");
  if (new Set(out).size !== out.length) faults.push("a patient stands on the ledger twice");
  if (out.some((id) => used.has(id))) faults.push("a patient is used and on the ledger");
  if (followUp === null) {
    const inLines = new Set(lines.array("patient_id") as string[]);
    if (inLines.size !== used.size || [...inLines].some((id) => !used.has(id)))
      faults.push("the patients are not those of the lines");
  }
  return faults;
}

export function expectIdentity(cohort: Cohort): void {
  expect(identityFaults(cohort)).toEqual([]);
}
