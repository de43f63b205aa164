import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const file = (name: string, time: string, first: number) => ({
  name,
  role: "follow-up" as const,
  text: `patient_id,arm,${time},event\n${[1, 2, 3, 4].map((i) => `P${first + i},a,${i + 3},${i % 2}\n`).join("")}`
});
const stops = async (one: string, other: string) =>
  (await readCohort([file("a.csv", one, 0), file("b.csv", other, 10)], {unit: "months"})).issues
    .filter(({stops: is}) => is === true)
    .map(({code, choices}) => [code, choices?.length ?? 0]);

describe("files of times whose headers say units", () => {
  it("stop where none fits all, with no line of the plan", async () => {
    const {issues} = await readCohort([file("a.csv", "pfs_months", 0), file("b.csv", "pfs_days", 10)], {
      unit: "months"
    });
    const found = issues.filter(({stops: is}) => is === true);
    expect(found.map(({code, received, choices}) => [code, received, choices])).toEqual([
      ["units-of-files-differ", "a.csv: months; b.csv: days", undefined]
    ]);
  });

  it("of one unit ask for that of the plan alone", async () => {
    expect(await stops("pfs_days", "pfs_days")).toEqual([
      ["unit-against-header", 2],
      ["unit-against-header", 2]
    ]);
    expect(await stops("pfs_months", "pfs_months")).toEqual([]);
    const {followUp} = await readCohort([file("a.csv", "pfs_months", 0), file("b.csv", "pfs_months", 10)], {
      unit: "months"
    });
    expect(followUp?.array("time")).toEqual([4, 5, 6, 7, 4, 5, 6, 7]);
  });
});
