import {describe, expect, it} from "vitest";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {resolveAgent} from "../../src/adc/resolve-agent.ts";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

/** Patients with T-DXd for 90 days, perhaps a drug between, and SG with progression after some days. */
function cohortText(between: readonly (readonly [drug: string, days: number])[]): string {
  const lines = between.flatMap(([drug, days], i) => [
    `P${i},1,T-DXd,0,90,90,progression`,
    ...(drug === "" ? [] : [`P${i},2,${drug},95,150,150,progression`]),
    `P${i},3,SG,160,${160 + days},${160 + days},progression`
  ]);
  return `patient_id,line,regimen,start,end,progression,stop_reason\n${lines.join("\n")}\n`;
}

const resultOf = async (text: string, plan: PlanSpec = {}): Promise<Result> =>
  analyze({by: "sequence", ...plan}, await readCohort([{name: "c.csv", text}]));

const mediansOf = ({rows}: Result, analysis: string): [string, number | null, number | null][] =>
  rows
    .filter((row) => row.analysis === analysis && row.kind === "median" && row.group === "T-DXd → SG")
    .map(({endpoint, estimate, n}) => [endpoint ?? "", estimate, n]);

describe("codes of companies and treatments of trials that are not named", () => {
  it.each([
    ["XQZ4711", "unknownCodes"],
    ["QRS-12-345", "unknownCodes"],
    ["Investigational Agent", "maskedDrugs"],
    ["blinded study drug", "maskedDrugs"],
    ["Clinical Study Drug,Pembrolizumab", "maskedDrugs"]
  ] as const)("%s is decided by agents.%s alone", (text, key) => {
    const other = key === "unknownCodes" ? "maskedDrugs" : "unknownCodes";
    const adcOf = (options: Parameters<typeof parseRegimen>[1]): string[] =>
      parseRegimen(text, options).unresolved.map(({adc}) => adc);
    expect(adcOf({})).toEqual(["possible"]);
    expect(adcOf({[other]: "not-adc"})).toEqual(["possible"]);
    expect(adcOf({[key]: "not-adc"})).toEqual(["no"]);
    expect(adcOf({[key]: "possible-adc"})).toEqual(["possible"]);
  });

  it("leave a text alone that says that a conjugate was given", () => {
    const both = {unknownCodes: "not-adc", maskedDrugs: "not-adc"} as const;
    expect(parseRegimen("blinded ADC", both).unresolved.map(({adc}) => adc)).toEqual(["yes"]);
    expect(parseRegimen("sacituzumab", both).unresolved.map(({adc}) => adc)).toEqual(["yes"]);
    expect(resolveAgent("XQZ4711", both)).toMatchObject({kind: "unknown", adc: "no"});
    expect(resolveAgent("XQZ4711")).toMatchObject({kind: "unknown", adc: "possible"});
  });

  // By hand: of five courses of SG the second and fourth follow a code. Without them 60, 100, 140 days: median 100; with all five 20, 40, 60, 100, 140: median 60.
  const withCodes = cohortText([
    ["", 60],
    ["XQZ4711", 20],
    ["", 100],
    ["XQZ4711", 40],
    ["", 140]
  ]);

  it("may be conjugates unless the plan says no, and the other reading is a row of the rules", async () => {
    const cautious = await resultOf(withCodes);
    expect(mediansOf(cautious, "kaplan-meier").map(([, median, n]) => [median, n])).toContainEqual([100, 3]);
    expect(mediansOf(cautious, "sensitivity")).toContainEqual(["PFS(ADC2), rwPFS@2[unknownCodes=not-adc]", 60, 5]);
    const taken = await resultOf(withCodes, {agents: {unknownCodes: "not-adc"}});
    expect(mediansOf(taken, "kaplan-meier").map(([, median, n]) => [median, n])).toContainEqual([60, 5]);
    expect(mediansOf(taken, "sensitivity")).toContainEqual(["PFS(ADC2), rwPFS@2[unknownCodes=possible-adc]", 100, 3]);
  });

  it("are counted before the numbers under either reading", async () => {
    const saidOf = async (plan: PlanSpec): Promise<string | undefined> =>
      findingsBeforeNumbers((await resultOf(withCodes, plan)).issues).find((sentence) => sentence.includes("compan"));
    expect(await saidOf({})).toMatch(/^2 drugs are codes of companies that are not known and may be conjugates/);
    expect(await saidOf({agents: {unknownCodes: "not-adc"}})).toMatch(
      /^The plan takes 2 drugs that are codes of companies and not known as no conjugates/
    );
  });

  it("have no row of the rules where no line holds any", async () => {
    const {rows} = await resultOf(withCodes.replaceAll("XQZ4711", "capecitabine"));
    expect(rows.filter(({endpoint}) => endpoint?.includes("unknownCodes") ?? false)).toEqual([]);
    expect(rows.filter(({endpoint}) => endpoint?.includes("maskedDrugs") ?? false)).toEqual([]);
  });

  it("stay conjugates in a column of ADCs", async () => {
    const text =
      "patient_id,adc1,adc1_start,adc1_progression,adc2,adc2_start,adc2_progression\nA,T-DXd,0,90,XQZ4711,100,150\n";
    const read = await readCohort([{name: "wide.csv", text}]);
    const {issues} = await analyze({agents: {unknownCodes: "not-adc"}}, read);
    expect(issues.filter(({code}) => code === "unknown-code").length).toBe(1);
  });
});
