import {describe, expect, it} from "vitest";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";

const cohortOf = (text: string, options: ReadCohortOptions = {}) => readCohort([{name: "c.csv", text}], options);

describe("readCohort", () => {
  it("reads the canonical long file", async () => {
    const cohort = await cohortOf([
      "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,death,last_contact,tumour,her2_status",
      "P2,1,T-DXd,10,100,110,80,progression,,300,breast,low",
      "P1,2,SG,200,,,240,,,260,breast,low",
      "P1,1,T-DXd,0,150,160,120,progression,,260,breast,low"
    ].join("\n"));
    expect(cohort.issues.map(({code, severity, count}) => [code, severity, count])).toEqual([["default-setting", "note", 3]]);
    expect(cohort.ledger).toEqual([]);
    expect(cohort.lines.objects()).toMatchObject([
      {patient_id: "P1", line: 1, regimen: "T-DXd", start: 0, end: 150, setting: "metastatic", progression: 160, last_assessment: 120, stop_reason: "progression", her2_status: "low", file: "c.csv", row: 4},
      {patient_id: "P1", line: 2, regimen: "SG", start: 200, end: null, row: 3},
      {patient_id: "P2", row: 2}
    ]);
    expect(cohort.patients.objects()).toEqual([
      {patient_id: "P1", death: null, last_contact: 260, data_cutoff: null, entry: null, tumour: "breast"},
      {patient_id: "P2", death: null, last_contact: 300, data_cutoff: null, entry: null, tumour: "breast"}
    ]);
  });
});
