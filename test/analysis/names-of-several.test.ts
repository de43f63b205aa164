import {describe, expect, it} from "vitest";
import {findingsBefore} from "../../src/analysis/findings-before.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan} from "../../src/record/plan.ts";

const found = async (rows: readonly string[], meaning: Readonly<Record<string, string>> = {}, tumour = "breast") => {
  const text = `patient_id,regimen,start,end,progression,last_contact,tumour\n${rows.map((row) => `${row},500,${tumour}\n`).join("")}`;
  const cohort = await readCohort([{name: "c.csv", text}]);
  const plan = completePlan({data: [{file: "c.csv"}], agents: {meaning}});
  return findingsBefore(cohort, questionOf(plan)).filter(({code}) => code === "name-of-several-drugs");
};

describe("a name that several drugs share", () => {
  it("stops where it decides which the transition is, with a line for each", async () => {
    const [only, ...more] = await found([
      "A,T-DXd,0,90,95",
      "A,Sacituzumab 10 mg/kg,100,200,210",
      "B,sacituzumab,0,90,95",
      "B,T-DXd,100,200,",
      "C,SG,0,90,95",
      "C,T-DXd,100,200,"
    ]);
    expect(more).toHaveLength(1);
    expect([only?.stops, only?.received, only?.count, only?.rows]).toEqual([true, "Sacituzumab", 1, [3]]);
    expect(only?.choices?.map(({line}) => line).slice(0, 2)).toEqual([
      'agents: {meaning: {Sacituzumab: "sacituzumab govitecan"}}',
      'agents: {meaning: {Sacituzumab: "sacituzumab tirumotecan"}}'
    ]);
  });

  it("goes on once the plan says which", async () => {
    const rows = ["A,T-DXd,0,90,95", "A,Sacituzumab,100,200,210"];
    expect(await found(rows, {Sacituzumab: "sacituzumab tirumotecan"})).toEqual([]);
    expect(await found(rows, {sacituzumab: "SG"})).toEqual([]);
  });

  it.each([
    ["no other ADC", ["A,Sacituzumab,0,90,95", "A,eribulin,100,200,"]],
    ["itself twice", ["A,Sacituzumab,0,90,95", "A,Sacituzumab,100,200,"]],
    ["a bare antibody", ["A,SG,0,90,95", "A,trastuzumab,100,200,"]],
    ["a name of one conjugate", ["A,SG,0,90,95", "A,enfortumab,100,200,"]],
    ["full names", ["A,sacituzumab govitecan,0,90,95", "A,T-DXd,100,200,"]]
  ])("does not stop for %s", async (_, rows) => {
    expect(await found(rows)).toEqual([]);
  });

  it("asks for BV where the tumour is not known, and nowhere else", async () => {
    const rows = ["A,SG,0,90,95", "A,BV,100,200,"];
    expect((await found(rows, {}, "")).map(({received}) => received)).toEqual(["BV"]);
    expect(await found(rows)).toEqual([]);
    expect(await found(rows, {}, "Hodgkin lymphoma")).toEqual([]);
    expect(await found(rows, {BV: "bevacizumab"}, "")).toEqual([]);
  });
});
