import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {misspelledDrugs} from "../../src/analysis/misspelled-drugs.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";

/** n patients with T-DXd and then the drugs named, from the first; SG the others. */
const cohortOf = (n: number, second: readonly string[]) =>
  readCohort([
    {
      name: "c.csv",
      text: `patient_id,line,regimen,start,end,progression,stop_reason,last_contact\n${Array.from({length: n}, (_, i) => `P${i},1,T-DXd,0,100,105,progression,900\nP${i},2,${second[i] ?? "SG"},120,200,${210 + i},progression,900\n`).join("")}`
    }
  ]);
const stops = async (n: number, second: readonly string[], agents: PlanSpec["agents"] = {}) =>
  misspelledDrugs(await cohortOf(n, second), questionOf(completePlan({agents}))).map(({count, received, choices}) => [
    count,
    received,
    choices?.[0]?.line
  ]);

describe("names that nearly are names of conjugates", () => {
  it("stop from two patients and more than 5 % on", async () => {
    expect(await stops(39, ["Trodelvi", "Trodelvi"])).toEqual([
      [2, "Trodelvi (2)", 'agents: {meaning: {"Trodelvi": "Trodelvy"}}']
    ]);
    expect(await stops(40, ["Trodelvi", "Trodelvi"])).toEqual([]);
    expect(await stops(5, ["Trodelvi"])).toEqual([]);
    expect((await stops(6, ["Trodelvi", "Trodelvi", "Enhretu"]))[0]?.slice(0, 2)).toEqual([
      3,
      "Trodelvi (2), Enhretu (1)"
    ]);
  });

  it("are nothing once the plan says what they are, and where nothing is like them", async () => {
    expect(await stops(10, ["Trodelvi", "Trodelvi"], {meaning: {Trodelvi: "Trodelvy"}})).toEqual([]);
    expect(await stops(10, ["Xyzzomab", "Xyzzomab"])).toEqual([]);
    expect(await stops(10, ["capecitabine", "eribulin"])).toEqual([]);
    // Arms of trials may be of the drug that is named, and are no slips.
    expect(await stops(10, ["Dato or chemo", "DESTINY-Breast06", "blinded ADC"])).toEqual([]);
  });

  it("stop the analysis until they are read or accepted", async () => {
    const cohort = await cohortOf(10, ["Trodelvi", "Trodelvi"]);
    await expect(analyze({by: "sequence"}, cohort)).rejects.toThrow("drugs-look-misspelled");
    const read = await analyze({by: "sequence", agents: {meaning: {Trodelvi: "Trodelvy"}}}, cohort);
    expect(read.curves.map(({n}) => n)).toEqual([10]);
    const left = await analyze({by: "sequence", accept: ["drugs-look-misspelled"]}, cohort);
    expect(left.curves.map(({n}) => n)).toContain(8);
  });
});
