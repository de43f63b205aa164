import {describe, expect, it} from "vitest";
import {labelsOfTreatments} from "../../src/analysis/labels-of-treatments.ts";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";

const arms = ["SG", "SG", "Trodelvy", "T-DXd", "T-DXd"];
const text = (labels: readonly string[]): string =>
  `patient_id,time,event,arm,code\n${labels.map((arm, i) => `P${i},${i + 2},1,${arm},${i % 2}`).join("\n")}\n`;
const plan: PlanSpec = {unit: "months", by: "column:arm"};
const read = (labels: readonly string[], values: PlanSpec["values"] = {}) =>
  readCohort([{name: "c.csv", text: text(labels)}], {unit: "months", values});
const found = async (spec: PlanSpec, labels: readonly string[] = arms) =>
  labelsOfTreatments(await read(labels), questionOf(completePlan(spec)));

describe("labels of groups that name one treatment", () => {
  it("stop, with the line that makes them one, which does", async () => {
    expect((await found(plan)).map(({stops, received}) => [stops, received])).toEqual([[true, "SG and Trodelvy"]]);
    const cohort = await read(arms, {arm: {Trodelvy: "SG"}});
    expect(labelsOfTreatments(cohort, questionOf(completePlan(plan)))).toEqual([]);
    const {rows} = await analyze({...plan, values: {arm: {Trodelvy: "SG"}}}, cohort);
    expect(rows.filter(({kind}) => kind === "median").map(({group, n}) => [group, n])).toEqual([
      ["SG", 3],
      ["T-DXd", 2]
    ]);
  });

  it("do not stop where they make no groups, are accepted, or name different treatments", async () => {
    expect(await found({...plan, by: "column:code"})).toEqual([]);
    expect(await found(plan, ["SG", "T-DXd", "T-DXd → SG"])).toEqual([]);
    const accepted = await analyze({...plan, accept: ["labels-name-one-treatment"]}, await read(arms));
    expect(accepted.rows.filter(({kind}) => kind === "median").map(({group}) => group)).toHaveLength(3);
  });

  it("stop too where one may be another: a name of several conjugates, beside one of them", async () => {
    const stops = async (...labels: readonly string[]) =>
      (await found(plan, labels)).map(({code, choices = []}) => [code, choices[0]?.line]);
    expect(await stops("SG", "SG", "Sacituzumab", "T-DXd")).toEqual([
      ["label-perhaps-of-a-group", "values: {arm: {Sacituzumab: SG}}"]
    ]);
    expect(await stops("T-DXd → SG", "T-DXd → SG", "Enhertu → Sacituzumab", "SG → T-DXd")).toEqual([
      ["label-perhaps-of-a-group", 'values: {arm: {"Enhertu → Sacituzumab": "T-DXd → SG"}}']
    ]);
    expect(await stops("T-DXd", "Sacituzumab", "EV")).toEqual([]);
    expect(await stops("SG", "Trastuzumab", "arm C", "control")).toEqual([]);
  });

  it("take doses, cycles and footnotes for no other treatment", async () => {
    expect(
      (await found(plan, ["SG", "SG", "SG 75% Dosis", "SG²", "Trodelvy DL-1", "T-DXd"])).map(({received}) => received)
    ).toEqual(["SG and SG 75% Dosis and SG² and Trodelvy DL-1"]);
  });

  it("stop too in further groupings", async () => {
    expect(await found({...plan, by: "column:code", groupings: ["column:arm"]})).toHaveLength(1);
  });
});

describe("labels that are one but for their spelling", () => {
  const stops = async (...labels: readonly string[]) =>
    (await found(plan, labels)).map(({code, choices = []}) => [code, choices[0]?.line]);
  it.each([
    [["1", "1", "1.0", "2"], 'values: {arm: {"1.0": "1"}}'],
    [["A", "A", "Arm A", "B"], 'values: {arm: {"Arm A": A}}'],
    [["01", "1", "1", "2"], 'values: {arm: {"01": "1"}}'],
    [["Gruppe 2", "2", "2", "1"], 'values: {arm: {"Gruppe 2": "2"}}'],
    [
      ["HER2-low", "HER2-low", "HER2 low", "HER2low", "x"],
      'values: {arm: {"HER2 low": "HER2-low", HER2low: "HER2-low"}}'
    ],
    [["Kontrolle", "Kontrolle", "Kontrolle (n=3)"], 'values: {arm: {"Kontrolle (n=3)": Kontrolle}}']
  ])("%j stop with %s", async (labels, line) => {
    expect(await stops(...labels)).toEqual([["labels-differ-by-spelling", line]]);
  });

  it.each([
    [["A", "B", "Arm C"]],
    [["1", "10", "1.5", "15"]],
    [["HER2+", "HER2-", "HER2"]],
    [["<50", ">50", "50"]],
    [["1-2", "12", "-1", "1"]],
    [["arm", "group"]]
  ])("%j are groups of their own", async (labels) => {
    expect(await stops(...labels)).toEqual([]);
  });

  it("are one by the line that is offered, and several where the plan says so", async () => {
    const labels = ["A", "A", "Arm A", "B", "B"];
    const medians = async (spec: PlanSpec) =>
      (await analyze({...plan, ...spec}, await read(labels, spec.values ?? {}))).rows
        .filter(({kind}) => kind === "median")
        .map(({group, n}) => [group, n]);
    expect(await medians({values: {arm: {"Arm A": "A"}}})).toEqual([
      ["A", 3],
      ["B", 2]
    ]);
    expect(await medians({accept: ["labels-differ-by-spelling"]})).toHaveLength(3);
    await expect(medians({})).rejects.toThrow(/labels-differ-by-spelling/);
  });
});
