import {describe, expect, it} from "vitest";
import {mixedUnits} from "../../src/analysis/mixed-units.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {groupingOf} from "../../src/question/grouping.ts";

/** What is found in times of arms, by arm. */
async function found(arms: Readonly<Record<string, readonly number[]>>, by: readonly string[] = ["column:arm"]) {
  const rows = Object.entries(arms).flatMap(([arm, times]) => times.map((time, i) => `${arm}${i},${arm},${time},1`));
  const cohort = await readCohort([{name: "c.csv", text: `patient_id,arm,time,event\n${rows.join("\n")}\n`}], {
    unit: "months"
  });
  return mixedUnits(cohort, {groupings: by.map(groupingOf)}).map(({stops, received}) => [stops, received]);
}
const months = [2.5, 3.1, 4.2, 5.2, 6.1];

describe("times in two units", () => {
  it("stop where whole numbers are ten times as long as fractions, whatever the groups", async () => {
    // Median of the fractions 4.2: ten times that is 42.
    expect(await found({A: months, B: [30, 41, 42, 90, 120]}, [])).toEqual([
      [true, "a median of 42 where times are whole numbers, and of 4.2 where they are not"]
    ]);
    expect(await found({A: months, B: [30, 40, 41, 90, 120]}, [])).toEqual([]);
    expect(await found({A: months, B: [90, 91, 92, 93]}, [])).toEqual([]);
    expect(await found({A: months, B: [3, 4, 5, 6, 7]})).toEqual([]);
  });

  it("stop where a group is twenty times as long as every other", async () => {
    expect(await found({A: [1, 2, 3, 4, 5], B: [30, 59, 60, 61, 90]})).toEqual([
      [true, "a median time of 60 in B, and of at most 3 elsewhere"]
    ]);
    expect(await found({A: [1, 2, 3, 4, 5], B: [30, 58, 59, 61, 90]})).toEqual([]);
    expect(await found({A: [1, 2, 3, 4, 5], B: [30, 59, 60, 61, 90], C: [10, 11, 12, 13, 14]})).toEqual([]);
    expect(await found({A: [1, 2, 3, 4, 5], B: [30, 59, 60, 61, 90]}, [])).toEqual([]);
  });
});
