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

  it("stop where rows of five patients each begin where the one before ends, of which several end with the event", async () => {
    // The column `visit` holds the start of each interval.
    const intervals = (id: string): string[] => [`${id},0,x,3,1`, `${id},3,x,6,1`, `${id},6,x,7,0`];
    const of = (ids: string): string[] => ids.split("").flatMap(intervals);
    expect(await found(of("ABCDE"))).toEqual([["patients-in-several-rows", 10, "accept: [patients-in-several-rows]"]]);
    expect(await found(of("ABCD"))).toEqual([]);
    const gap = (id: string): string[] => [`${id},0,x,3,1`, `${id},4,x,6,1`];
    expect(await found([...of("ABCDEFGHI"), ...gap("J")])).toHaveLength(1);
    expect(await found([...of("ABCDEFGH"), ...gap("J")])).toEqual([]);
    // Rows of other groups are of other therapies, and count.
    expect(await found(of("ABCDE").map((row) => row.replace(",3,x", ",3,y")))).toEqual([]);
  });

  it("stop where rows of five patients go on until the last, of which alone the outcome is", async () => {
    const visits = (id: string, event = 1): string[] => [`${id},1,x,3,0`, `${id},2,x,6,0`, `${id},3,x,7,${event}`];
    const four = ["A", "B", "C", "D"].flatMap((id) => visits(id));
    const last = ["identifiers: {rows: last}", "accept: [patients-in-several-rows]"];
    expect(await found([...four, ...visits("E", 0), "F,1,x,2,1"])).toEqual([["patients-in-several-rows", 10, ...last]]);
    expect(await found(four)).toEqual([]);
    expect(await found([...four, ...visits("E")], {identifiers: {rows: "last"}})).toEqual([]);
    expect(await found([...four, "E,1,x,3,1", "E,2,x,6,0"])).toEqual([]);
    expect(await found([...four, "E,1,x,3,0", "E,2,y,6,0"])).toEqual([]);
  });

  it("count by the last, from the first entry, where the plan says so", async () => {
    const text = "patient_id,entry,time,event\nA,0,3,0\nA,3,7,1\nB,2,4,0\nC,1,3,0\nC,3,9,0\n";
    const cohort = await readCohort([{name: "c.csv", text}], {identifiers: {rows: "last"}, unit: "months"});
    const of = (name: string): unknown[] => Array.from(cohort.followUp?.array(name) ?? []);
    expect([of("patient_id"), of("entry"), of("time"), of("event")]).toEqual([
      ["A", "B", "C"],
      [0, 2, 1],
      [7, 4, 9],
      [1, 0, 0]
    ]);
    expect(cohort.ledger.map(({row, reason}) => [row, reason])).toEqual([
      [2, "earlier-row"],
      [5, "earlier-row"]
    ]);
    expect(cohort.issues.map(({code, count}) => [code, count])).toContainEqual(["earlier-row", 2]);
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
