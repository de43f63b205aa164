import {describe, expect, it} from "vitest";
import {severalEndpoints} from "../../src/analysis/several-endpoints.ts";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";

const rows = ["P1,OS,9,1", "P1,PFS,5,1", "P2,OS,8,0", "P2,PFS,4,1", "P3,OS,12,1", "P3,PFS,6,0"];
const read = (lines: readonly string[]) =>
  readCohort(
    [{name: "c.csv", text: `patient_id,PARAMCD,time,event,arm\n${lines.map((line) => `${line},A`).join("\n")}\n`}],
    {unit: "months"}
  );
const found = async (plan: PlanSpec, lines = rows) =>
  severalEndpoints(await read(lines), questionOf(completePlan({unit: "months", ...plan}))).map(({choices}) =>
    choices?.map(({line}) => line)
  );

describe("several endpoints in one file", () => {
  it("stop, with the line that picks one", async () => {
    const lines = ['population: {where: "PARAMCD = OS"}', 'population: {where: "PARAMCD = PFS"}'];
    expect(await found({})).toEqual([lines]);
    const {curves} = await analyze(
      {unit: "months", by: "column:arm", population: {where: "PARAMCD = PFS"}},
      await read(rows)
    );
    expect(curves.map(({n, nEvent}) => [n, [...nEvent].reduce((sum, one) => sum + one, 0)])).toEqual([[3, 2]]);
  });

  it("stop no more where a label stands beside the code by which one is picked", async () => {
    const labelled = rows.map((row) =>
      row.replace(",OS,", ",OS,Overall survival,").replace(",PFS,", ",PFS,Progression-free survival,")
    );
    const text = `patient_id,PARAMCD,PARAM,time,event\n${labelled.join("\n")}\n`;
    const cohort = await readCohort([{name: "c.csv", text}], {unit: "months"});
    const asked = (plan: PlanSpec) =>
      severalEndpoints(cohort, questionOf(completePlan({unit: "months", ...plan}))).length;
    expect([asked({}), asked({population: {where: "PARAMCD = OS"}})]).toEqual([2, 0]);
  });

  it("do not where one is picked, where they are compared, or where there is one", async () => {
    expect(await found({population: {where: "PARAMCD = OS"}})).toEqual([]);
    expect(await found({by: "column:PARAMCD"})).toEqual([]);
    expect(
      await found(
        {},
        rows.filter((row) => row.includes("OS"))
      )
    ).toEqual([]);
  });
});
