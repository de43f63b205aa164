import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import {characteristicsTable} from "../../src/report/tables/characteristics-table.ts";
import {subgroupName} from "../../src/report/tables/subgroup-tables.ts";
import {contrastTable} from "../../src/report/tables/summary.ts";
import {columnInWords} from "../../src/words/en/column-in-words.ts";

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

describe("what the plan calls a column", () => {
  const columns = {region: {kind: "categorical", label: "Region of care"}} as const;

  it("stands in tables, at terms of the model and its heading, and in subgroups", async () => {
    const result = await run({columns, subgroups: ["region"]});
    expect(characteristicsTable(result).rows.map(([name]) => name)).toContain("Region of care");
    const table = contrastTable(result);
    expect(table.header.join(" ")).toContain("adjusted for Region of care");
    expect(table.rows.map(([name]) => name)).toContain("  with Region of care: 2");
    expect(subgroupName("region", result.plan.columns)).toBe("Region of care");
    expect(characteristicsTable(await run()).rows.map(([name]) => name)).toContain("region");
  });

  it("has its unit behind numbers, and not in a sentence or at a level", async () => {
    const plans = {region: {kind: "number", label: "Distance", unit: "km"}} as const;
    const result = await run({columns: plans});
    expect(characteristicsTable(result).rows.map(([name]) => name)).toContain("Distance, km, median (quartiles)");
    expect(contrastTable(result).rows.map(([name]) => name)).toContain("  with Distance, km");
    expect(contrastTable(result).header.join(" ")).toContain("adjusted for Distance");
    expect(contrastTable(result).header.join(" ")).not.toContain("km");
    expect(columnInWords("age", {age: {order: [], unit: "decades"}})).toBe("age, decades");
    expect(columnInWords("age", {age: {order: [], label: "Age at ADC1"}})).toBe("Age at ADC1");
    expect(columnInWords("region: 2", {region: {order: [], label: "Region", unit: "km"}})).toBe("Region: 2");
  });

  it("stands over the panels of a figure, in the order of the plan", async () => {
    const {parts, plan} = await run({
      adjust: [],
      figures: {facets: "region"},
      columns: {region: {order: [3, 1, 2], label: "Region of care"}}
    });
    expect(parts.facets?.panels.map(({level}) => level)).toEqual(["3", "1", "2"]);
    expect(columnInWords("region: 3", plan.columns)).toBe("Region of care: 3");
  });
});

describe("codes that a model would take for a quantity", () => {
  /** Invented: days on ADC2 and whether it progressed; ECOG 0, 1 and 2 in turn. */
  const patients = [
    [222, 0],
    [267, 1],
    [274, 1],
    [113, 1],
    [114, 1],
    [184, 0],
    [105, 0],
    [109, 1],
    [261, 1],
    [106, 1],
    [137, 1],
    [215, 1],
    [153, 0],
    [132, 1],
    [77, 1],
    [379, 1],
    [243, 1],
    [248, 1],
    [210, 1],
    [26, 1],
    [277, 1],
    [157, 1],
    [134, 1],
    [88, 1],
    [192, 1],
    [140, 1],
    [178, 0],
    [21, 1],
    [154, 1],
    [56, 1],
    [122, 1],
    [130, 1],
    [213, 1],
    [109, 1],
    [303, 1],
    [63, 1]
  ] as const;
  const withEcog = (plan: PlanSpec): Promise<Ran> => {
    const lines = patients.flatMap(([time, event], i) => [
      `P${i},1,T-DXd,0,90,95,80,progression,600,${i % 2 === 0 ? "A" : "B"},1`,
      `P${i},2,SG,100,${100 + time},${event === 1 ? 100 + time : ""},${100 + time - (event === 1 ? 5 : 0)},${event === 1 ? "progression" : ""},600,${i % 2 === 0 ? "A" : "B"},${i % 3}`
    ]);
    const header = "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,last_contact,arm,ecog";
    return readCohort([{name: "c.csv", text: [header, ...lines].join("\n")}]).then((cohort) =>
      analyze({by: "column:arm", ...plan}, cohort)
    );
  };
  const codes = ({issues}: Ran): readonly (string | null)[] =>
    issues.filter(({code}) => code === "codes-as-number").map(({column}) => column);
  const predictors = ({rows: own}: Ran): readonly (readonly [string, string | null, string | undefined])[] =>
    own
      .filter(
        ({analysis, stratum, term}) => analysis === "predictors" && stratum === "univariable" && term.startsWith("ecog")
      )
      .map(({term, reference, estimate}) => [term, reference, estimate?.toFixed(5)]);

  it("are said of ECOG, in the model of a contrast and among predictors, and not of strata or quantities", async () => {
    expect(codes(await withEcog({adjust: ["ecog"]}))).toEqual(["ecog"]);
    expect(codes(await withEcog({sequential: {predictors: ["ecog"]}}))).toEqual(["ecog"]);
    expect(codes(await withEcog({strata: ["ecog"]}))).toEqual([]);
    expect(codes(await withEcog({adjust: ["line"]}))).toEqual([]);
    expect(codes(await withEcog({adjust: ["ecog"], columns: {ecog: {kind: "ordinal"}}}))).toEqual([]);
    expect(codes(await withEcog({}))).toEqual([]);
  });

  // In R: coxph(Surv(time, event) ~ ecog), ~ factor(ecog), and with 2 as the reference.
  it("are categories among predictors where the plan says so, against the first of its order", async () => {
    expect(predictors(await withEcog({sequential: {predictors: ["ecog"]}}))).toEqual([["ecog", null, "0.95259"]]);
    const asked = {sequential: {predictors: ["ecog"]}};
    expect(predictors(await withEcog({...asked, columns: {ecog: {kind: "ordinal"}}}))).toEqual([
      ["ecog: 1", "0", "1.29201"],
      ["ecog: 2", "0", "0.92383"]
    ]);
    expect(predictors(await withEcog({...asked, columns: {ecog: {kind: "categorical", order: [2, 1, 0]}}}))).toEqual([
      ["ecog: 0", "2", "1.08245"],
      ["ecog: 1", "2", "1.39854"]
    ]);
  });
});
