import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {rowsThatCount} from "../../src/analysis/rows-that-count.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const found = async (header: string, ...rows: readonly string[]): Promise<(string | null)[]> =>
  rowsThatCount(await readCohort([{name: "c.csv", text: `${[header, ...rows].join("\n")}\n`}], {unit: "months"})).map(
    ({received}) => received
  );

describe("rows that stand for several records", () => {
  it.each(["n", "Anzahl", "count", "Freq", "Effectif"])("stop by a column %s", async (name) => {
    expect(await found(`arm,months,event,${name}`, "A,2,1,3", "B,5,0,3", "B,6,1,1")).toEqual(["7 records in 3 rows"]);
  });

  it("not where each counts once, where it is no count, or where patients are told", async () => {
    expect(await found("arm,months,event,n", "A,2,1,1", "B,5,0,1")).toEqual([]);
    expect(await found("arm,months,event,n", "A,2,1,0", "B,5,0,2")).toEqual([]);
    expect(await found("arm,months,event,n", "A,2,1,1.5", "B,5,0,2")).toEqual([]);
    expect(await found("arm,months,event,cycles", "A,2,1,3", "B,5,0,2")).toEqual([]);
    expect(await found("arm,months,event,Anzahl", "A,2,1,3", "B,5,0,1", "B,6,0,2")).toEqual([]);
    expect(await found("arm,months,event,Anzahl", "A,2,1,4", "B,5,0,1", "B,6,0,2")).toEqual(["7 records in 3 rows"]);
    expect(await found("patient_id,arm,months,event,n", "P,A,2,1,3", "Q,B,5,0,2")).toEqual([]);
  });

  it("unless the plan accepts it", async () => {
    const rows = ["arm,months,event,n", "A,2,1,3", "A,4,0,2", "B,5,0,1", "B,3,1,1"];
    const cohort = await readCohort([{name: "c.csv", text: `${rows.join("\n")}\n`}], {unit: "months"});
    const plan = {by: "column:arm", unit: "months"} as const;
    await expect(analyze(plan, cohort)).rejects.toThrow("counted-rows");
    await expect(analyze({...plan, accept: ["counted-rows"]}, cohort)).resolves.toBeDefined();
  });
});
