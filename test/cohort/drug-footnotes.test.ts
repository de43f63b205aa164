import {describe, expect, it} from "vitest";
import {withDrugFootnotes} from "../../src/cohort/drug-footnotes.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {patientsOf} from "../../src/patients/patient.ts";

const read = (cell: string, ...asides: readonly string[]) => {
  const found: string[] = [];
  const table = {
    name: "c.csv",
    header: ["drug"],
    columns: [[cell, "SG"]],
    row: [2, 3],
    asides: asides.map((text) => ({cells: [text] as const, row: 5}))
  };
  const mapping = {mapped: [{canonical: "regimen", column: "drug", basis: "same name" as const}]};
  const made = withDrugFootnotes(table, mapping, {add: ({code}) => void found.push(code)});
  return {cell: made.columns[0]?.[0], found};
};

describe("a footnote behind a drug", () => {
  it.each([
    ["T-DM1 b)", "b) adjuvant", "T-DM1 (adjuvant)"],
    ["T-DM1*", "* adjuvant nach non-pCR", "T-DM1 (adjuvant)"],
    ["T-DM1†", "† post-neoadjuvant", "T-DM1 (adjuvant)"],
    ["T-DM1¹", "1) Adjuvante Therapie", "T-DM1 (adjuvant)"],
    ["T-DM1ᵃ", "a: adjuvant", "T-DM1 (adjuvant)"],
    ["T-DM1 (a)", "(a) traitement adjuvant", "T-DM1 (adjuvant)"],
    ["T-DM1 [1]", "[1] neoadjuvante", "T-DM1 (neoadjuvant)"],
    ["T-DM1 a)", "b) planned; a) adyuvante", "T-DM1 (adjuvant)"],
    ["T-DXd*", "* planned only", "T-DXd (planned)"],
    ["T-DXd*", "* nie verabreicht", "T-DXd (nie verabreicht)"]
  ])("%s with %s below is %s", (cell, note, made) => {
    expect(read(cell, note)).toEqual({cell: made, found: ["footnote-of-drug"]});
  });

  it.each([
    ["T-DXd*", "* given elsewhere"],
    ["T-DXd a)", "a) after adjuvant T-DM1"],
    ["T-DXd*", "b) adjuvant"],
    ["T-DXd†", ""]
  ])("%s with %s below is told and stays", (cell, note) => {
    expect(read(cell, note)).toEqual({cell, found: ["footnote-of-drug-not-read"]});
  });

  it.each([
    ["SG (2)", "b) adjuvant"],
    ["T-DXd", "* adjuvant"],
    ["capecitabine*", "* given elsewhere"],
    ["T-DXd (2L)", "a) adjuvant"]
  ])("%s with %s below says nothing", (cell, note) => {
    expect(read(cell, note)).toEqual({cell, found: []});
  });

  it("makes the setting of its line, and with it which ADC is first", async () => {
    const text =
      "patient_id,regimen,start,end,last_contact\nA,T-DM1*,0,200,900\nA,T-DXd,400,500,900\nA,SG,520,600,900\n,,,,\n* adjuvant after non-pCR,,,,\n";
    const cohort = await readCohort([{name: "c.csv", text, repairs: {notesBelow: true, blankRows: true}}]);
    expect(patientsOf(cohort).patients[0]?.exposures.map(({label, position}) => [label, position])).toEqual([
      ["T-DM1", null],
      ["T-DXd", 1],
      ["SG", 2]
    ]);
  });
});
