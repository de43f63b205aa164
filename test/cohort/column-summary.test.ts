import {describe, expect, it} from "vitest";
import {columnSummaries} from "../../src/cohort/column-summary.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {smallCombinations} from "../../src/cohort/small-combinations.ts";

const summaries = async (text: string, options = {}) =>
  columnSummaries(await readCohort([{name: "c.csv", text}], options));
const one = (all: Awaited<ReturnType<typeof summaries>>, column: string) =>
  all.find((summary) => summary.column === column);

describe("columnSummaries", () => {
  // quantile(c(1, 2, 3, 10), c(0, .25, .5, .75, 1)) in R gives 1, 1.75, 2.5, 4.75, 10.
  it("gives quantiles of numbers as R's type 7 does", async () => {
    const all = await summaries(
      "patient_id,regimen,start,cycles\nP1,SG,0,1\nP2,SG,0,2\nP3,SG,0,3\nP4,SG,0,10\nP5,SG,0,\n"
    );
    expect(one(all, "cycles")).toMatchObject({
      table: "lines",
      kind: "number",
      n: 5,
      missing: 1,
      distinct: 4,
      quantiles: {min: 1, q1: 1.75, median: 2.5, q3: 4.75, max: 10}
    });
    expect(one(all, "cycles")?.histogram?.reduce((sum, {count}) => sum + count, 0)).toBe(4);
  });

  it("counts each of a few whole numbers, and equal intervals of many", async () => {
    const few = one(await summaries("patient_id,regimen,start,ecog\nP1,SG,0,0\nP2,SG,0,2\nP3,SG,0,2\n"), "ecog");
    expect(few?.histogram).toEqual([
      {from: 0, to: 0, count: 1},
      {from: 1, to: 1, count: 0},
      {from: 2, to: 2, count: 2}
    ]);
    const rows = Array.from({length: 101}, (_, i) => `P${i},SG,0,${i}`).join("\n");
    const many = one(await summaries(`patient_id,regimen,start,er_pct\n${rows}\n`), "er_pct");
    expect(many?.histogram?.map(({count}) => count)).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 10, 11]);
  });

  it("counts days from each patient's first line, so that dates do not show", async () => {
    const all = await summaries(
      "patient_id,regimen,start,death\nP1,SG,2021-03-01,2021-04-10\nP2,SG,2022-01-01,2022-01-21\n",
      {dateMode: "shifted"}
    );
    expect(one(all, "death")).toMatchObject({table: "patients", kind: "day", quantiles: {min: 20, max: 40}});
  });

  it("lists levels by frequency and the number of other values", async () => {
    const rows = Array.from({length: 30}, (_, i) => `P${i},${i < 20 ? "SG" : `drug ${i % 12}`},0`);
    const regimen = one(await summaries(`patient_id,regimen,start\n${rows.join("\n")}\n`), "regimen");
    expect(regimen?.levels?.[0]).toEqual({level: "SG", count: 20});
    expect(regimen?.levels?.length).toBe(10);
    expect(regimen?.others).toBe(1);
  });

  it("shows no identifier, no value of a column that may identify, and no column with a value for each record", async () => {
    const rows = Array.from({length: 30}, (_, i) => `SECRET${i},SG,0,person${i}@x.org,code-${i}`);
    const all = await summaries(`patient_id,regimen,start,contact,code\n${rows.join("\n")}\n`);
    expect(JSON.stringify(all)).not.toMatch(/SECRET|person|code-1/);
    expect(["patient_id", "contact", "code"].map((name) => one(all, name)?.withheld)).toEqual([
      "identifiers are not shown",
      "the column may identify patients",
      "nearly every record has a value of its own"
    ]);
  });

  it("summarises ready-made follow-up", async () => {
    const all = await summaries("time,event,arm\n1.5,1,A\n2.5,0,B\n", {unit: "months"});
    expect(all.map(({table, column, kind}) => `${table} ${column} ${kind}`)).toContain("follow-up time number");
    expect(one(all, "arm")?.levels).toEqual([
      {level: "A", count: 1},
      {level: "B", count: 1}
    ]);
  });
});

describe("smallCombinations", () => {
  it("counts patients who share age band, sex and the rest with fewer than k", async () => {
    const cohort = await readCohort([
      {
        name: "c.csv",
        text: "patient_id,regimen,start,sex,age,tumour\nP1,SG,0,F,41,breast\nP2,SG,0,F,49,breast\nP3,SG,0,F,50,breast\nP4,SG,0,M,41,breast\n"
      }
    ]);
    // P1 and P2 share their forties; P3 and P4 stand alone.
    expect(smallCombinations(cohort, {k: 2})).toEqual({
      columns: ["age", "sex", "tumour", "number of lines", "first two conjugates"],
      combinations: 2,
      patients: 2,
      k: 2
    });
    expect(smallCombinations(cohort, {k: 3}).patients).toBe(4);
    expect(() => smallCombinations(cohort, {k: 1})).toThrow("k must be an integer of 2 or more, got 1");
  });

  it("tells patients apart by their first two conjugates", async () => {
    const rows = ["P1,SG,0", "P1,Enhertu,90", "P2,sacituzumab govitecan,0", "P2,T-DXd,70", "P3,T-DXd,0", "P3,SG,60"];
    const cohort = await readCohort([{name: "c.csv", text: `patient_id,regimen,start\n${rows.join("\n")}\n`}]);
    // SG then T-DXd twice, however it is spelled; T-DXd then SG once.
    expect(smallCombinations(cohort, {k: 2})).toMatchObject({combinations: 1, patients: 1});
  });
});
