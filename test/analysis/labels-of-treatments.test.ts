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

describe("labels that are one but for a letter, or for the way of a number", () => {
  const many = (of: Readonly<Record<string, number>>): string[] =>
    Object.entries(of).flatMap(([label, n]) => Array.from({length: n}, () => label));
  const lines = async (of: Readonly<Record<string, number>>) =>
    (await found(plan, many(of))).map(({code, choices = []}) => [code, choices[0]?.line]);

  it("stop where one is rare, and where Roman letters stand beside digits", async () => {
    expect(await lines({"same payload": 20, "same paylod": 4, "payload swap": 20, "payload swich": 2})).toEqual([
      ["labels-differ-by-spelling", 'values: {arm: {"same paylod": "same payload", "payload swich": "payload swap"}}']
    ]);
    expect(await lines({controll: 1, control: 10, experimental: 9, expreimental: 1})).toEqual([
      ["labels-differ-by-spelling", "values: {arm: {controll: control, expreimental: experimental}}"]
    ]);
    expect(await lines({"Arm 1": 7, "Arm I": 4, "Arm 2": 6, "Arm II": 3})).toEqual([
      ["labels-differ-by-spelling", 'values: {arm: {"Arm I": "Arm 1", "Arm II": "Arm 2"}}']
    ]);
    expect(await lines({"1": 5, "I": 4, "2": 6, "II": 3})).toHaveLength(1);
  });

  it("do not where both are common, the word is short or begins otherwise, or two may be meant", async () => {
    expect(await lines({"same payload": 20, "same paylod": 5})).toEqual([]);
    expect(await lines({"arm beta": 20, "arm zeta": 2, "low dose": 20, "slow dose": 1})).toEqual([]);
    expect(await lines({early: 20, earl: 1})).toEqual([]);
    expect(await lines({betas: 20, betal: 20, betax: 1})).toEqual([]);
  });

  // Labels as tables have them: each beside ten of every other.
  it.each([
    [["Arm I", "Arm II", "Arm III", "Arm IV"]],
    [["stage IIIA", "stage IIIB", "stage IIIC", "stage IV"]],
    [["symptomatic", "asymptomatic", "unknown"]],
    [["premenopausal", "perimenopausal", "postmenopausal"]],
    [["HER2-low", "HER2-zero", "HER2 2+", "HER2 3+"]],
    [["same payload", "payload swap", "same target", "both other"]],
    [["SG", "T-DXd", "T-DM1", "EV", "TV", "MIRV", "Dato-DXd"]],
    [["T-DXd → SG", "SG → T-DXd", "T-DM1 → T-DXd", "T-DM1 → SG"]],
    [["carboplatin", "cisplatin", "oxaliplatin", "docetaxel", "paclitaxel", "nab-paclitaxel"]],
    [["erdafitinib", "gefitinib", "erlotinib", "afatinib", "lapatinib", "neratinib", "tucatinib"]],
    [["palbociclib", "ribociclib", "abemaciclib", "olaparib", "talazoparib", "niraparib", "rucaparib"]],
    [
      [
        "pembrolizumab",
        "nivolumab",
        "atezolizumab",
        "durvalumab",
        "avelumab",
        "trastuzumab",
        "pertuzumab",
        "margetuximab"
      ]
    ],
    [["typical", "atypical", "resected", "unresected", "luminal A", "luminal B", "basal"]],
    [["cohort 1", "cohort 2", "cohort 3", "cohort 10", "cohort 11"]]
  ])("do not in %j, however rare one is", async (labels) => {
    for (const [k] of labels.entries())
      expect(await lines(Object.fromEntries(labels.map((label, i) => [label, i === k ? 1 : 10])))).toEqual([]);
  });
});
