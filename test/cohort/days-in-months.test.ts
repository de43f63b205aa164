import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";

/** Patients with two lines of this length, a week or month between them. */
const read = (
  patients: number,
  length: number,
  {more = "", options = {}}: {more?: string; options?: ReadCohortOptions} = {}
) =>
  readCohort(
    [
      {
        name: "c.csv",
        text: `patient_id,regimen,start,end,progression,stop_reason,last_contact\n${Array.from(
          {length: patients},
          (_, i) =>
            `P${i},T-DXd,0,${length},${length},progression,400\nP${i},SG,${length + 1},${2 * length + 1},,,400\n`
        ).join("")}${more}`
      }
    ],
    options
  );
const stops = async (...given: Parameters<typeof read>) =>
  (await read(...given)).issues.filter(({code}) => code === "days-look-like-months").map(({received}) => received);

describe("days that look like months", () => {
  it("stop where half of the lines end within two weeks", async () => {
    expect(await stops(5, 14)).toEqual(["half of 10 lines end within 14, the latest day is 29"]);
    expect(await stops(5, 15)).toEqual([]);
    expect(await stops(4, 14)).toEqual([]);
  });

  it("not where some day is later than twenty years of months", async () => {
    expect(await stops(5, 6, {more: "Q,SG,0,240,240,progression,400\n"})).toHaveLength(1);
    expect(await stops(5, 6, {more: "Q,SG,0,241,241,progression,400\n"})).toEqual([]);
  });

  it("are accepted by name", async () => {
    const cohort = await read(5, 6);
    await expect(analyze({}, cohort)).rejects.toThrow("days-look-like-months");
    await expect(analyze({accept: ["days-look-like-months"]}, cohort)).resolves.toBeDefined();
  });
});
