import {describe, expect, it} from "vitest";
import {repeatedObservations} from "../../src/analysis/repeated-observations.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";

/** What is found in rows `patient,visit,arm,time,event`. */
async function found(rows: readonly string[], spec: PlanSpec = {}) {
  const plan = completePlan({unit: "months", by: "column:arm", ...spec});
  const cohort = await readCohort([{name: "c.csv", text: `patient_id,visit,arm,time,event\n${rows.join("\n")}\n`}], {
    unit: plan.unit,
    identifiers: plan.identifiers
  });
  return repeatedObservations(cohort, questionOf(plan)).map(({code, count, choices = []}) => [
    code,
    count,
    ...choices.map(({line}) => line)
  ]);
}
const twice = ["A,1,x,5,1", "A,2,x,5,1", "B,1,y,7,0", "B,2,y,7,0"];
const lines = ["identifiers: {rows: once}", "accept: [patients-in-several-rows]"];

describe("rows of one observation", () => {
  it("stop from two patients on, where most of those with several rows have one time and outcome", async () => {
    expect(await found(twice)).toEqual([["patients-in-several-rows", 2, ...lines]]);
    expect(await found([...twice.slice(0, 2), "B,1,y,7,0"])).toEqual([]);
    const apart = (id: string) => [`${id},1,x,5,1`, `${id},2,x,6,1`];
    expect(await found([...twice, ...apart("C")])).toEqual([["patients-in-several-rows", 2, ...lines]]);
    expect(await found([...twice, ...apart("C"), ...apart("D")])).toEqual([]);
  });

  it("do not where each row of a patient stands in another group", async () => {
    expect(await found(["A,1,x,5,1", "A,1,y,5,1", "B,1,x,7,0", "B,1,y,7,0"])).toEqual([]);
    expect(await found(["A,1,x,5,1", "A,1,y,5,1", "A,2,y,5,1", "B,1,x,7,0", "B,2,x,7,0"])).toEqual([
      ["patients-in-several-rows", 3, ...lines]
    ]);
  });

  it("do not where outcomes differ, one row is picked, or rows count once", async () => {
    expect(await found(["A,1,x,5,1", "A,2,x,5,0", "B,1,y,7,0", "B,2,y,7,1"])).toEqual([]);
    expect(await found(twice, {population: {where: "visit = 1"}})).toEqual([]);
    expect(await found(twice, {identifiers: {rows: "once"}})).toEqual([]);
  });
});
