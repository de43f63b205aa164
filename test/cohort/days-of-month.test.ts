import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const header = "patient_id,regimen,start,end,progression,last_contact";
const read = (rows: readonly string[], partial: "middle" | "reject" = "middle") =>
  readCohort([{name: "c.csv", text: [header, ...rows].join("\n")}], {dateMode: {mode: "real", format: "iso", partial}});
const iso = (value: number | null) =>
  typeof value === "number" ? new Date(value * 86_400_000).toISOString().slice(0, 10) : value;
const progressions = async (rows: readonly string[]) =>
  ((await read(rows)).lines.array("progression") as (number | null)[]).map((value) => iso(value));

describe("a month without a day", () => {
  it("stands for its 15th where the line holds that", async () => {
    expect(await progressions(["A,SG,2022-02-11,2022-06-21,2022-06,2022-12-01"])).toEqual(["2022-06-15"]);
  });

  it("stands for the middle of the days of that month within the line", async () => {
    const rows = [
      // From 21 to 31 March: 26 March.
      "A,SG,2022-03-20,2022-03-25,2022-03,2022-12-01",
      // From 1 to 9 June, when the next line starts: 5 June.
      "B,SG,2022-01-10,2022-05-20,2022-06,2022-12-01",
      "B,T-DXd,2022-06-09,,,2022-12-01"
    ];
    expect(await progressions(rows)).toEqual(["2022-03-26", "2022-06-05", null]);
    const found = (await read(rows)).issues.filter(({code}) => code === "day-moved-within-month");
    expect(found.map(({count}) => count)).toEqual([2]);
  });

  it("stays where the month leaves no day, and a known day is never moved", async () => {
    expect(
      await progressions([
        "A,SG,2022-01-10,2022-03-10,2022-05,2022-12-01",
        "A,T-DXd,2022-04-10,,,2022-12-01",
        "B,SG,2022-03-20,2022-03-25,2022-03-15,2022-12-01",
        "C,SG,2022-03-20,2022-03-25,~2022-03-16,2022-12-01"
      ])
    ).not.toContain("2022-03-26");
    const {issues} = await read(["A,SG,2022-01-10,2022-03-10,2022-05,2022-12-01", "A,T-DXd,2022-04-10,,,2022-12-01"]);
    expect(issues.map(({code}) => code)).not.toContain("day-moved-within-month");
  });

  it("is a warning with its count, and an error where the plan says nothing", async () => {
    const row = "A,SG,2022-02-11,2022-06-21,2022-06,2022-12-01";
    const said = (await read([row])).issues.find(({code}) => code === "imputed-date");
    expect([said?.severity, said?.count]).toEqual(["warning", 1]);
    const refused = (await read([row], "reject")).issues.find(({code}) => code === "partial-date");
    expect(refused?.severity).toBe("error");
  });
});
