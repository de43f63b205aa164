import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {lostFollowUp} from "../../src/analysis/lost-follow-up.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan} from "../../src/record/plan.ts";

/** Patients with T-DXd and SG, each with a progression on the first; so many of them have none on the second, and a contact where it is asked for. */
const cohortOf = (n: number, without: number, contact = "") =>
  readCohort([
    {
      name: "c.csv",
      text: `patient_id,regimen,start,end,progression,stop_reason,last_contact\n${Array.from({length: n}, (_, i) => `P${i},T-DXd,0,90,90,progression,${contact}\nP${i},SG,100,${i < without ? "," : "190,190"},${i < without ? "" : "progression"},${contact}`).join("\n")}\n`
    }
  ]);
const found = async (n: number, without: number, contact = "") =>
  lostFollowUp(await cohortOf(n, without, contact), questionOf(completePlan({}))).map(({received}) => received);

describe("ADCs without an event and without a day of censoring", () => {
  it("stop from two on and over 5 %", async () => {
    expect(await found(10, 1)).toEqual([]);
    expect(await found(10, 2)).toEqual(["2 of 20 ADCs with neither"]);
    expect(await found(20, 2)).toEqual([]);
    expect(await found(19, 2)).toEqual(["2 of 38 ADCs with neither"]);
    expect(await found(10, 5, "400")).toEqual([]);
  });

  it("are left out where the plan accepts it", async () => {
    const cohort = await cohortOf(10, 3);
    await expect(analyze({}, cohort)).rejects.toThrow("no-day-of-censoring");
    const {curves} = await analyze({accept: ["no-day-of-censoring"]}, cohort);
    expect(curves.map(({n}) => n)).toEqual([7]);
  });
});
