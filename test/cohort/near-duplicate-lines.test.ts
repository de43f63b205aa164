import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const header = "patient_id,line,regimen,start,end,progression,stop_reason,last_contact";
const read = (...lines: readonly string[]) =>
  readCohort([
    {name: "c.csv", role: "lines", text: `${header}\n${lines.map((line) => `P,${line},progression,900\n`).join("")}`}
  ]);
const found = async (...lines: readonly string[]) =>
  (await read(...lines)).issues.filter(({code}) => code === "near-duplicate-lines");

describe("lines of one ADC that overlap", () => {
  it.each([
    ["a few days off", ["1,T-DXd,0,100,100", "2,T-DXd,3,101,101"], 3],
    ["another spelling", ["1,T-DXd,0,100,100", "2,Enhertu,1,100,100"], 3],
    ["one day, two numbers", ["1,T-DXd,0,100,100", "2,T-DXd,0,101,101"], 3],
    ["the second within the first", ["1,SG,0,100,100", "2,SG,60,100,100"], 3],
    ["another line between", ["1,SG,0,100,100", "2,capecitabine,1,90,", "3,SG,2,100,100"], 4],
    ["neither ended", ["1,SG,0,,50", "2,SG,7,,50"], 3]
  ])("%s: stop, and are no second ADC unless the plan says so", async (_, lines, row) => {
    expect(await found(...lines)).toMatchObject([{stops: true, row, count: 1, file: "c.csv", column: "start"}]);
    const cohort = await read(...lines);
    await expect(analyze({}, cohort)).rejects.toThrow("near-duplicate-lines");
    await expect(analyze({accept: ["near-duplicate-lines"]}, cohort)).resolves.toBeDefined();
  });

  it.each([
    ["one begins where the other ends", ["1,SG,0,100,100", "2,SG,100,200,200"]],
    ["with a partner", ["1,SG,0,100,100", "2,SG + pembrolizumab,90,200,200"]],
    ["another ADC", ["1,SG,0,100,100", "2,T-DXd,90,200,200"]],
    ["no ADC", ["1,capecitabine,0,100,100", "2,capecitabine,2,100,100"]],
    ["neither ended, more than a week apart", ["1,SG,0,,", "2,SG,8,,"]]
  ])("%s: not", async (_, lines) => {
    expect(await found(...lines)).toEqual([]);
  });
});
