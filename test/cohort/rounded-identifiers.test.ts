import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const rounded = async (ids: readonly string[], header = "patient_id,regimen,start", rest = "SG,0") => {
  const text = `${header}\n${ids.map((id) => `${id},${rest}`).join("\n")}\n`;
  const {issues} = await readCohort([{name: "c.csv", text}], {unit: "months"});
  return issues.filter(({code}) => code === "identifiers-rounded").map(({row, count, stops}) => [row, count, stops]);
};

describe("identifiers that a spreadsheet rounded", () => {
  it.each(["1.20E+11", "1E+12", "4.8e+15", '"1,20E+11"', "1.2E+100"])("%s stops", async (id) => {
    expect(await rounded(["P1", id])).toEqual([[3, 1, true]]);
  });

  it.each(["1E5", "1E12", "E+11", "12E+11", "A1.20E+11", "1.20E-11", "120000000001"])(
    "%s is a name like others",
    async (id) => {
      expect(await rounded(["P1", id])).toEqual([]);
    }
  );

  it("stop in ready-made follow-up too, and are not shown", async () => {
    expect(await rounded(["1.21E+11", "1.20E+11"], "patient_id,time,event", "3,1")).toEqual([[2, 2, true]]);
    const {issues} = await readCohort([{name: "c.csv", text: "patient_id,regimen,start\n7.53E+11,SG,0\n"}]);
    expect(JSON.stringify(issues)).not.toContain("7.53");
  });
});
