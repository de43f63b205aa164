import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import {drugByPositionTable} from "../../src/report/tables/course-tables.ts";

/** Lines of a patient: drug, start, and progression after so many days; each stops for it, and the next begins 10 days later. */
function patient(id: string, tumour: string, ...drugs: readonly (readonly [string, number])[]): string {
  let start = 0;
  return drugs
    .map(([drug, days], i) => {
      const row = `${id},${i + 1},${drug},${start},${start + days - 5},${start + days},progression,1000,${tumour}\n`;
      start += days + 10;
      return row;
    })
    .join("");
}
const text = `patient_id,line,regimen,start,end,progression,stop_reason,last_contact,tumour\n${[
  patient("A", "breast", ["T-DXd", 100], ["SG", 60]),
  patient("B", "breast", ["T-DXd", 200], ["SG", 80], ["T-DXd", 40]),
  patient("C", "breast", ["T-DXd", 300], ["Dato-DXd", 70]),
  patient("D", "lung", ["SG", 120], ["T-DXd", 90]),
  patient("E", "lung", ["SG", 140]),
  patient("F", "breast", ["Dato-DXd", 500], ["SG", 20], ["T-DXd", 250])
].join("")}`;
const result = async (plan: PlanSpec = {}) => analyze(plan, await readCohort([{name: "c.csv", text}]));
const found = async (plan: PlanSpec = {}) =>
  (await result(plan)).rows
    .filter(({analysis}) => analysis === "drug-by-position")
    .map(({group, n, nEvent, estimate}) => [group, n, nEvent, estimate]);

describe("PFS of each ADC by its position", () => {
  it("is of everyone exposed, the first time of each patient in any position, by hand", async () => {
    // Middle of the sorted days; of an even number the mean of the two in the middle.
    expect(await found()).toEqual([
      ["T-DXd in any position", 5, 5, 200], // 90 100 200 250 300
      ["T-DXd as ADC1", 3, 3, 200], // 100 200 300
      ["T-DXd as ADC2", 1, 1, 90],
      ["T-DXd as ADC3", 2, 2, 145], // 40 250
      ["SG in any position", 5, 5, 80], // 20 60 80 120 140
      ["SG as ADC1", 2, 2, 130], // 120 140
      ["SG as ADC2", 3, 3, 60], // 20 60 80
      ["Dato-DXd in any position", 2, 2, 285], // 70 500
      ["Dato-DXd as ADC1", 1, 1, 500],
      ["Dato-DXd as ADC2", 1, 1, 70]
    ]);
  });

  it("of a condition on patients is of those who meet it", async () => {
    expect((await found({population: {where: "tumour = lung"}})).map(([group, n]) => [group, n])).toEqual([
      ["SG as ADC1", 2],
      ["T-DXd as ADC2", 1]
    ]);
  });

  it("says where everyone on an ADC1 went on to a second ADC, and nowhere else", async () => {
    const cut = (await result()).rows
      .filter(
        ({analysis, remarks}) =>
          analysis === "drug-by-position" && remarks.some(({code}) => code === "truncated-by-adc2")
      )
      .map(({group}) => group);
    expect(cut).toEqual(["T-DXd as ADC1", "Dato-DXd as ADC1"]);
  });

  it("stands in a table", async () => {
    const {header, rows, notes} = drugByPositionTable(await result());
    expect(header).toEqual(["drug and position", "n", "events", "median PFS, mo (95 % CI)"]);
    expect(rows[1]?.slice(0, 3)).toEqual(["T-DXd as ADC1", "3", "3"]);
    expect(rows[1]?.[3]).toMatch(/^6\.6 /); // 200 days
    expect(notes.join(" ")).toContain("right-truncated");
  });
});
