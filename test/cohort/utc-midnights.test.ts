import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** Four starts and ends as stamps. */
const read = async (...stamps: readonly string[]) => {
  const text = `patient_id,line,regimen,start,end\n${[0, 1, 2]
    .map((i) => `P${i},1,SG,${stamps[i]},${stamps[i + 3] ?? ""}\n`)
    .join("")}`;
  const {lines, issues} = await readCohort([{name: "c.csv", role: "lines", text}], {
    dateMode: {mode: "real", format: "iso"}
  });
  const days = lines
    .array("start")
    .map((day) => (typeof day === "number" ? new Date(day * 86_400_000).toISOString().slice(0, 10) : day));
  return {
    days,
    told: issues.filter(({code}) => code === "utc-midnights").map(({count, received}) => [count, received])
  };
};

describe("stamps in universal time", () => {
  it("are the next day where all are the midnight of a place to the east, in summer and winter", async () => {
    // Midnight in Berlin: 23:00 UTC in winter, 22:00 in summer.
    expect(
      await read("2021-01-31T23:00:00.000Z", "2021-07-04T22:00:00.000Z", "2020-12-31T23:00:00Z", "2021-08-01T22:00:00Z")
    ).toEqual({days: ["2021-02-01", "2021-07-05", "2021-01-01"], told: [[4, "22:00 UTC, 23:00 UTC"]]});
  });

  it.each([
    ["India", "18:30"],
    ["Japan", "15:00"]
  ])("%s", async (_, time) => {
    const {days} = await read(...[1, 2, 3, 4].map((day) => `2021-03-0${day}T${time}:00Z`));
    expect(days).toEqual(["2021-03-02", "2021-03-03", "2021-03-04"]);
  });

  it.each([
    ["hours differ", ["23:00", "21:00", "23:00", "23:00"]],
    ["one is at noon of the day itself", ["04:00", "05:00", "04:00", "05:00"]],
    ["minutes differ", ["23:00", "23:17", "23:00", "23:00"]]
  ])("stay where %s", async (_, times) => {
    const {days, told} = await read(...times.map((time, i) => `2021-03-0${i + 1}T${time}:00Z`));
    expect([days, told]).toEqual([["2021-03-01", "2021-03-02", "2021-03-03"], []]);
  });

  it("stay where there are fewer than four", async () => {
    const {told} = await read(...[1, 2, 3].map((day) => `2021-03-0${day}T23:00:00Z`));
    expect(told).toEqual([]);
  });
});
