import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";

/** Time, event, arm and a code of a region, as R reads it below. */
const rows = [
  "3,1,B,1",
  "5,1,A,2",
  "6,0,B,3",
  "7,1,A,1",
  "8,1,B,2",
  "9,1,A,3",
  "10,0,B,1",
  "11,1,A,2",
  "12,1,B,3",
  "14,0,A,1",
  "15,1,B,2",
  "16,1,A,3",
  "18,1,B,1",
  "20,0,A,2",
  "21,1,B,3",
  "24,1,A,1"
];
const text = `months,event,arm,region\n${rows.join("\n")}\n`;
const run = async (plan: Omit<PlanSpec, "mapping" | "unit"> = {}) =>
  analyze(
    {by: "column:arm", mapping: {time: "months"}, unit: "months", adjust: ["region"], ...plan},
    await readCohort([{name: "c.csv", text}], {unit: "months", mapping: {time: "months", event: "event"}})
  );
type Ran = Awaited<ReturnType<typeof run>>;
const ratio = ({rows: own}: Ran) =>
  own.find(({analysis, kind}) => analysis === "cox" && kind === "hazard-ratio")?.estimate;

describe("kind and order of columns", () => {
  // coxph(Surv(t, e) ~ arm + region) and ~ arm + factor(region), Efron ties
  it("a column of codes is a line or categories, as the plan says, with R's ratios", async () => {
    expect(ratio(await run())).toBeCloseTo(1.258312007, 6);
    expect(ratio(await run({columns: {region: {kind: "number"}}}))).toBeCloseTo(1.258312007, 6);
    expect(ratio(await run({columns: {region: {kind: "categorical"}}}))).toBeCloseTo(1.354578819, 6);
    expect(ratio(await run({columns: {region: {kind: "ordinal", order: [3, 2, 1]}}}))).toBeCloseTo(1.354578819, 6);
  });

  it("is said where the plan does not say it", async () => {
    const codes = async (plan = {}) => (await run(plan)).issues.filter(({code}) => code === "codes-as-number").length;
    expect(await codes()).toBe(1);
    expect(await codes({columns: {region: {kind: "number"}}})).toBe(0);
    expect(await codes({columns: {region: {kind: "categorical"}}})).toBe(0);
  });

  it("groups and reference follow the order of the plan", async () => {
    const result = await run({columns: {arm: {order: ["B", "A"]}}, adjust: []});
    expect(result.curves.map(({group}) => group)).toEqual(["B", "A"]);
    expect(result.rows.find(({analysis}) => analysis === "cox")).toMatchObject({group: "A", reference: "B"});
  });

  it("levels of the table stand in the order of the plan, and its kind decides whether a column is one of levels", async () => {
    const terms = async (plan: Omit<PlanSpec, "mapping" | "unit">) =>
      (await run({adjust: [], ...plan})).rows
        .filter(
          ({analysis, group, term}) => analysis === "characteristics" && group === null && term.startsWith("region")
        )
        .map(({term}) => term);
    expect(await terms({columns: {region: {kind: "ordinal", order: [3, 1, 2]}}})).toEqual([
      "region: 3",
      "region: 1",
      "region: 2"
    ]);
    expect(await terms({})).toEqual(["region: 1", "region: 2", "region: 3"]);
    expect(await terms({columns: {region: {kind: "number"}}})).toContain("region: median");
  });

  it("groups stand in natural order where it says nothing", async () => {
    const cohort = await readCohort([{name: "c.csv", text: text.replaceAll(",A,", ",10,").replaceAll(",B,", ",9,")}], {
      unit: "months",
      mapping: {time: "months", event: "event"}
    });
    const result = await analyze({by: "column:arm", mapping: {time: "months"}, unit: "months"}, cohort);
    expect(result.curves.map(({group}) => group)).toEqual(["9", "10"]);
  });
});
