import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {PlanError, type PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import {sensitivityTable} from "../../src/report/tables/sensitivity-table.ts";

type Status = "low" | "positive" | "zero" | "unknown" | "";

/** Invented: arm, HER2 status on the lines of ADC1 and ADC2, days on ADC2, and whether it progressed. */
const patients = (
  [
    ["A", "positive", "positive", 222, 0],
    ["B", "zero", "low", 267, 1],
    ["A", "zero", "positive", 274, 1],
    ["B", "positive", "positive", 113, 1],
    ["A", "zero", "low", 114, 1],
    ["B", "positive", "positive", 184, 0],
    ["A", "zero", "zero", 105, 0],
    ["B", "low", "low", 109, 1],
    ["A", "positive", "positive", 261, 1],
    ["B", "positive", "zero", 106, 1],
    ["A", "zero", "low", 137, 1],
    ["B", "zero", "zero", 215, 1],
    ["A", "positive", "positive", 153, 0],
    ["B", "positive", "positive", 132, 1],
    ["A", "zero", "zero", 77, 1],
    ["B", "positive", "positive", 379, 1],
    ["A", "positive", "positive", 243, 1],
    ["B", "positive", "positive", 248, 1],
    ["A", "low", "low", 210, 1],
    ["B", "positive", "positive", 26, 1],
    ["A", "positive", "positive", 277, 1],
    ["B", "low", "zero", 157, 1],
    ["A", "positive", "zero", 134, 1],
    ["B", "low", "low", 88, 1],
    ["A", "zero", "zero", 192, 1],
    ["B", "zero", "zero", 140, 1],
    ["A", "low", "zero", 178, 0],
    ["B", "positive", "low", 21, 1],
    ["A", "positive", "zero", 154, 1],
    ["B", "positive", "zero", 56, 1],
    ["A", "low", "positive", 122, 1],
    ["B", "positive", "positive", 130, 1],
    ["A", "low", "low", 213, 1],
    ["B", "positive", "zero", 109, 1],
    ["A", "positive", "positive", 303, 1],
    ["B", "low", "positive", 63, 1]
  ] as const
).map(([arm, first, second, time, event]) => ({arm, first: first as Status, second: second as Status, time, event}));

const header =
  "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,last_contact,tumour,her2_status,arm";

function resultOf(plan: PlanSpec, of: readonly (typeof patients)[number][] = patients): Promise<Result> {
  const lines = of.flatMap(({arm, first, second, time, event}, i) => [
    `P${i},1,T-DXd,0,90,95,80,progression,600,breast,${first},${arm}`,
    `P${i},2,SG,100,${100 + time},${event === 1 ? 100 + time : ""},${100 + time - (event === 1 ? 5 : 0)},${event === 1 ? "progression" : ""},600,breast,${second},${arm}`
  ]);
  return readCohort([{name: "c.csv", text: [header, ...lines].join("\n")}]).then((cohort) =>
    analyze({by: "column:arm", ...plan}, cohort)
  );
}

/** Hazard ratios with limits by endpoint, of the contrast itself or of its sensitivity. */
const ratios = ({rows}: Result, analysis: string): Record<string, readonly (number | null)[]> =>
  Object.fromEntries(
    rows
      .filter((row) => row.analysis === analysis && row.kind === "hazard-ratio")
      .map(({endpoint, estimate, confLow, confHigh}) => [
        String(endpoint).replace("PFS(ADC2), ", ""),
        [estimate, confLow, confHigh].map((value) => (value === null ? null : Number(value.toFixed(5))))
      ])
  );

// In R: coxph(Surv(time, event) ~ (arm == "B") + strata(her2)), her2 being the status on ADC2, on ADC1, ifelse(first == "low" & second != "positive", "low", second), ifelse(first == "positive", "positive", second).
const inR = {
  "last-before-ADC2": [1.49382, 0.69977, 3.18889],
  "last-before-ADC1": [2.06082, 0.93522, 4.54116],
  "ever-low": [1.48016, 0.69589, 3.14828],
  "ever-positive": [1.63444, 0.76326, 3.49997]
} as const;

describe("which HER2 status counts", () => {
  it.each(Object.keys(inR) as (keyof typeof inR)[])("%s", async (rule) => {
    expect(ratios(await resultOf({her2: {rule}}), "cox")).toEqual({"rwPFS@2": inR[rule]});
  });

  it("the others stand beside the plan's as sensitivity, in words", async () => {
    const result = await resultOf({});
    expect(ratios(result, "sensitivity")).toEqual({
      "rwPFS@2": inR["last-before-ADC2"],
      "rwPFS@2[her2=last-before-ADC1]": inR["last-before-ADC1"],
      "rwPFS@2[her2=ever-low]": inR["ever-low"],
      "rwPFS@2[her2=ever-positive]": inR["ever-positive"]
    });
    expect(sensitivityTable(result).rows.map(([rule]) => rule)).toEqual([
      "rwPFS@2, as planned",
      "HER2 status the last before ADC1",
      "HER2 status ever low",
      "HER2 status ever positive"
    ]);
    expect(result.parts.sensitivity?.rules.map(({choices}) => choices["HER2 status"])).toEqual([
      "ever low",
      "the last before ADC2",
      "ever positive",
      "the last before ADC1"
    ]);
  });

  it("is not asked where no status differs between lines, or only one is recorded", async () => {
    const same = await resultOf(
      {},
      patients.map((one) => ({...one, first: one.second}))
    );
    expect(Object.keys(ratios(same, "sensitivity")).filter((rule) => rule.includes("her2"))).toEqual([]);
  });

  it("carries a status forward to lines without one under each rule, and takes unknown for none in ever-low", async () => {
    const [one] = patients;
    if (one === undefined) throw new Error("no patients");
    const {rows} = await resultOf(
      {her2: {rule: "ever-low"}, population: {where: "her2_status = low"}},
      (
        [
          ["low", ""],
          ["low", "unknown"],
          ["low", "zero"],
          ["low", "positive"],
          ["positive", "low"],
          ["positive", "zero"]
        ] as const
      ).map(([first, second], i) => ({...one, arm: i % 2 === 0 ? "A" : "B", first, second}))
    );
    const kept = rows.filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median");
    expect(kept.reduce((sum, {n}) => sum + (n ?? 0), 0)).toBe(4);
  });

  it("takes the population under the rule, also as sensitivity", async () => {
    const {parts, rows} = await resultOf({population: {where: "her2_status = positive"}});
    const n = (endpoint: string): number | null | undefined =>
      rows.find(
        (row) => row.analysis === "sensitivity" && row.kind === "hazard-ratio" && row.endpoint?.endsWith(endpoint)
      )?.n;
    const count = (of: (one: (typeof patients)[number]) => boolean): number => patients.filter(of).length;
    expect(parts.sensitivity).toBeDefined();
    expect(n("rwPFS@2")).toBe(count(({second}) => second === "positive"));
    expect(n("[her2=last-before-ADC1]")).toBe(count(({first}) => first === "positive"));
    expect(n("[her2=ever-positive]")).toBe(count(({first, second}) => first === "positive" || second === "positive"));
  });

  it("refuses a rule that there is not, with those that there are", async () => {
    await expect(resultOf({her2: {rule: "first"}} as unknown as PlanSpec)).rejects.toThrow(PlanError);
    await expect(resultOf({her2: {rule: "ever_low"}} as unknown as PlanSpec)).rejects.toThrow(/did you mean ever-low/);
  });
});
