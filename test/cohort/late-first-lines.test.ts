import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** Patients whose lines begin at these numbers, two lines each. */
const found = async (...first: readonly (number | "")[]) => {
  const rows = first.flatMap((line, i) => [`P${i},${line},SG,0\n`, `P${i},${line === "" ? "" : line + 1},T-DXd,100\n`]);
  const cohort = await readCohort([{name: "c.csv", text: `patient_id,line,regimen,start\n${rows.join("")}`}]);
  return cohort.issues
    .filter(({code}) => code === "begins-after-first-line")
    .map(({severity, row, count}) => [severity, row, count]);
};

describe("a patient whose lines begin after line 1", () => {
  // Row of the first such line, and how many; four of five begin at 1, which is 80 %.
  it("is told where nearly all begin at 1", async () => {
    expect(await found(1, 1, 1, 1, 3)).toEqual([["warning", 10, 1]]);
    expect(await found(2, 1, 1, 1, 1, 1, 1, 1, 1, 3)).toEqual([["warning", 2, 2]]);
  });

  it("is none where many do, where few patients are numbered, or where nobody is", async () => {
    expect(await found(1, 1, 1, 3, 3)).toEqual([]);
    expect(await found(1, 1, 1, 3)).toEqual([]);
    expect(await found(1, 1, 1, 1, "")).toEqual([]);
    expect(await found(1, 1, 1, 1, 1)).toEqual([]);
  });
});
