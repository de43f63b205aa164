import {describe, expect, it} from "vitest";
import {adcExposures} from "../../src/patients/exposure-table.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {adcTransitions} from "../../src/patients/transition-table.ts";
import {resistanceMarkers} from "../../src/patients/resistance-markers.ts";

type Row = Record<string, unknown>;

async function carried(header: string, first: string, second: string): Promise<Row> {
  const cohort = await readCohort([
    {
      name: "c.csv",
      role: "lines",
      text: `patient_id,regimen,start,end,${header}\nP1,T-DXd,100,200,${first}\nP1,SG,210,300,${second}\n`
    }
  ]);
  const [row] = adcTransitions(adcExposures(cohort).exposures, cohort).transitions.objects() as Row[];
  if (row === undefined) throw new Error("no transition");
  return row;
}

describe("resistance fields are carried to the transition", () => {
  it("HER2 before and after ADC1, by the day of the biopsy, gives a change", async () => {
    expect(await carried("her2_ihc,biopsy_day", "3+,90", "1+,205")).toMatchObject({
      her2_ihc_before: "3+",
      her2_ihc_before_day: 90,
      her2_ihc_after: "1+",
      her2_ihc_after_day: 205,
      her2_ihc_change: "lower"
    });
    expect(await carried("her2_ihc,biopsy_day", "0,90", "ultralow,205")).toMatchObject({her2_ihc_change: "higher"});
    expect(await carried("her2_ihc,biopsy_day", "2+,90", "2+,205")).toMatchObject({her2_ihc_change: "same"});
  });

  it("a result carried over from an old biopsy is no second measurement", async () => {
    expect(await carried("her2_ihc,biopsy_day", "3+,90", "3+,90")).toMatchObject({
      her2_ihc_before: "3+",
      her2_ihc_after: null,
      her2_ihc_change: null,
      her2_ihc_change_note: "no value on or after ADC1; missing is not negative"
    });
  });

  it("without a day or timing a value is carried as undated and gives no change", async () => {
    expect(await carried("her2_ihc", "3+", "1+")).toMatchObject({
      her2_ihc_before: null,
      her2_ihc_after: null,
      her2_ihc_change: null,
      her2_ihc_undated: "1+"
    });
  });

  it("a recorded timing places a value that has no day", async () => {
    expect(
      await carried(
        "top1_mutation,top1_mutation_timing,top1_mutation_assay,top1_mutation_specimen",
        "wild type,before ADC1,NGS panel,tissue",
        "E418K,on or after ADC1,NGS panel,ctDNA"
      )
    ).toMatchObject({
      top1_mutation_before: "wild type",
      top1_mutation_after: "E418K",
      top1_mutation_after_timing: "on or after ADC1",
      top1_mutation_after_assay: "NGS panel",
      top1_mutation_after_specimen: "ctDNA",
      top1_mutation_change: "changed",
      top1_mutation_change_note: "specimens differ"
    });
  });

  it("numbers compare as numbers, and differing assays are said", async () => {
    expect(
      await carried("trop2_h_score,trop2_h_score_day,trop2_h_score_assay", "250,80,clone A", "90,208,clone B")
    ).toMatchObject({trop2_h_score_change: "lower", trop2_h_score_change_note: "assays differ"});
  });

  it("missing stays missing, never negative", async () => {
    expect(await carried("pten_loss", "", "")).toMatchObject({
      pten_loss_before: null,
      pten_loss_after: null,
      pten_loss_change: null,
      pten_loss_change_note: null,
      pten_loss_undated: null
    });
  });

  it("a specimen taken after ADC2 began belongs to neither side", async () => {
    expect(await carried("her2_ihc,biopsy_day", "3+,90", "0,250")).toMatchObject({
      her2_ihc_before: "3+",
      her2_ihc_after: null,
      her2_ihc_undated: null
    });
  });

  it("columns appear only for markers that the cohort has", async () => {
    const row = await carried("abcb1,abcb1_day", "1.5,90", "6.2,205");
    expect(row).toMatchObject({abcb1_change: "higher"});
    expect(Object.keys(row).filter((name) => name.startsWith("slx4"))).toEqual([]);
  });

  it("each marker names its mechanism and how it can be had, and no name stands twice", () => {
    expect(new Set(resistanceMarkers.map(({name}) => name)).size).toBe(resistanceMarkers.length);
    for (const {name, mechanism} of resistanceMarkers) expect(`${name} ${mechanism}`).toMatch(/^[a-z0-9_]+ .+/);
  });
});
