import {describe, expect, it} from "vitest";
import {biomarkerConversion} from "../../src/describe/biomarker-conversion.ts";
import {labelOverlap} from "../../src/describe/label-overlap.ts";
import {patientTable} from "../../src/describe/patient-table.ts";
import {countsInText, hostileLabels, patient, tenTable} from "./ten-patients.ts";

describe("status of markers", () => {
  it("counts where both lines have it, by the status at ADC1, and says how many have not", () => {
    const found = biomarkerConversion(tenTable);
    expect(countsInText(found)).toEqual([
      "HER2 status · low · low: 2/3",
      "HER2 status · low · zero: 1/3",
      "HER2 status · positive · positive: 1/1",
      "HER2 status · zero · low: 1/1"
    ]);
    expect(found?.notes).toEqual([
      {code: "marker-not-on-both-lines", marker: "HER2 status", n: 5, of: 10},
      // Biopsied on days 1, 0 and -3 of ADC1.
      {code: "biopsy-after-adc1", n: 1, of: 10}
    ]);
  });

  it("is no table where nobody has a status on both lines, and says where no biopsy has a day", () => {
    expect(biomarkerConversion(patientTable([patient({her2_status_adc1: "low"})]))).toBeNull();
    const both = patient({hr_status_adc1: "positive", hr_status_adc2: "negative"});
    const found = biomarkerConversion(patientTable([both]));
    expect(countsInText(found)).toEqual(["hormone receptors · positive · negative: 1/1"]);
    expect(found?.notes).toEqual([{code: "biopsies-not-recorded"}]);
  });

  it("may be called anything", () => {
    const rows = hostileLabels
      .filter((status) => status !== "")
      .map((status) => patient({her2_ihc_adc1: status, her2_ihc_adc2: status}));
    const found = biomarkerConversion(patientTable(rows))?.counts ?? [];
    const statuses = rows.map(({her2_ihc_adc1: status}) => status ?? "").toSorted();
    expect(found.map(({item}) => item)).toEqual(statuses);
    expect(found.map(({value}) => value)).toEqual(statuses);
    expect(found.every(({n, of}) => n === 1 && of === 1)).toBe(true);
  });
});

describe("overlap of labels", () => {
  it("lists what a sequence shares, the commonest sequence first, also where nothing is shared or known", () => {
    expect(countsInText(labelOverlap(tenTable))).toEqual([
      "SG → T-DXd · nausea: 5/10",
      "SG → T-DXd · neutropenia: 5/10",
      "T-DXd → SG · none: 4/10",
      "T-DM1 → SG · no established profile: 1/10"
    ]);
    const tied = ["b → a", "a → b"].map((sequence) => patient({sequence, shared_toxicities: []}));
    expect(labelOverlap(patientTable(tied))?.counts.map(({group}) => group)).toEqual(["a → b", "b → a"]);
  });

  it("is no table of nobody", () => {
    expect(labelOverlap(patientTable([]))).toBeNull();
  });
});
