import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {disclosed} from "../../src/disclosure/disclosed.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

type Patient = readonly [arm: string, tumour: string, time: number, event: number];

/** Invented: arm, tumour as three centres write it, days on ADC2, and whether it progressed. */
const patients = [
  ["A", "Mamma-Ca", 50, 1],
  ["B", "breast", 143, 1],
  ["A", "Mammakarzinom", 191, 1],
  ["B", "breast", 140, 1],
  ["A", "breast", 79, 0],
  ["B", "Mammakarzinom", 106, 1],
  ["A", "Mamma-Ca", 100, 1],
  ["B", "Mamma-Ca", 65, 0],
  ["A", "breast", 25, 1],
  ["B", "breast", 163, 1],
  ["A", "Mammakarzinom", 58, 1],
  ["B", "Mammakarzinom", 40, 0],
  ["A", "breast", 54, 1],
  ["B", "Mamma-Ca", 97, 1],
  ["A", "Mammakarzinom", 135, 1],
  ["B", "breast", 185, 1],
  ["A", "Mamma-Ca", 93, 1],
  ["B", "Mammakarzinom", 74, 1],
  ["A", "Mamma-Ca", 131, 1],
  ["B", "breast", 158, 0],
  ["A", "Mammakarzinom", 74, 1],
  ["B", "breast", 121, 1],
  ["A", "Mamma-Ca", 201, 0],
  ["B", "Mammakarzinom", 30, 1],
  ["A", "Mammakarzinom", 187, 1],
  ["B", "Mamma-Ca", 98, 1],
  ["A", "Mammakarzinom", 155, 0],
  ["B", "Mamma-Ca", 111, 1],
  ["A", "Mammakarzinom", 154, 1],
  ["B", "Mammakarzinom", 148, 1],
  ["A", "breast", 259, 0],
  ["B", "Mammakarzinom", 36, 1]
] as const satisfies readonly Patient[];

const header = "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,last_contact,tumour,arm";

function cohortOf(of: readonly Patient[], values: PlanSpec["values"] = {}): Promise<Cohort> {
  const lines = of.flatMap(([arm, tumour, time, event], i) => [
    `P${i},1,T-DXd,0,90,95,80,progression,600,${tumour},${arm}`,
    `P${i},2,SG,100,${100 + time},${event === 1 ? 100 + time : ""},${100 + time - (event === 1 ? 5 : 0)},${event === 1 ? "progression" : ""},600,${tumour},${arm}`
  ]);
  return readCohort([{name: "c.csv", text: [header, ...lines].join("\n")}], {values});
}

const plan: PlanSpec = {by: "column:arm"};
const codes = ["levels-look-alike", "levels-apart-change-contrast"];

describe("tumours that look like one", () => {
  // In R: coxph(Surv(time, event) ~ (arm == "B") + strata(tumour)) 2.089304 (0.810490-5.385864); without strata 1.519163 (0.658328-3.505632).
  it("are said with what they do to the hazard ratio", async () => {
    const {issues, rows} = await analyze(plan, await cohortOf(patients));
    expect(rows.find(({analysis, kind}) => analysis === "cox" && kind === "hazard-ratio")?.estimate).toBeCloseTo(
      2.089304,
      6
    );
    const effect = issues.find(({code}) => code === "levels-apart-change-contrast");
    const {remark} = effect ?? {};
    if (remark?.code !== "levels-as-one") throw new Error("no effect is told");
    const [{apart, together} = {apart: null, together: null}] = remark.contrasts;
    const inR = {apart: [2.089304, 0.81049, 5.385864], together: [1.519163, 0.658328, 3.505632]};
    for (const [numbers, expected] of [
      [apart, inR.apart],
      [together, inR.together]
    ] as const)
      [numbers?.estimate, numbers?.confLow, numbers?.confHigh].forEach((value, k) =>
        expect(value).toBeCloseTo(expected[k] ?? NaN, 5)
      );
    expect(findingsBeforeNumbers(issues)).toContain(
      "Levels of the tumour that look like one change a hazard ratio: B against A 2.09 (0.81–5.39) (n 32) with the levels apart, 1.52 (0.66–3.51) (n 32) with them as one."
    );
    expect(effect?.hint).toBe('if they are one, write values: {tumour: {"Mamma-Ca": breast, "Mammakarzinom": breast}}');
  });

  it("that keep the groups apart are said with the ratio that there would be", async () => {
    const apart = patients.map(([arm, , time, event]): Patient => [
      arm,
      arm === "A" ? "Mamma-Ca" : "breast",
      time,
      event
    ]);
    const {issues} = await analyze(plan, await cohortOf(apart));
    expect(findingsBeforeNumbers(issues).join(" ")).toContain(
      "B against A not given with the levels apart, 1.52 (0.66–3.51) (n 32) with them as one"
    );
  });

  it("are as one where the plan says so, and nothing is said", async () => {
    const values = {tumour: {"Mamma-Ca": "breast", "Mammakarzinom": "breast"}};
    const {issues, rows} = await analyze({...plan, values}, await cohortOf(patients, values));
    expect(rows.find(({analysis, kind}) => analysis === "cox" && kind === "hazard-ratio")?.estimate).toBeCloseTo(
      1.519163,
      6
    );
    expect(issues.filter(({code}) => codes.includes(code))).toEqual([]);
  });

  it("are no tumours that differ, and none that nobody knows", async () => {
    const differ = patients.map(([arm, tumour, time, event]): Patient => [
      arm,
      tumour === "breast" ? "ovary" : "TNBC",
      time,
      event
    ]);
    expect((await analyze(plan, await cohortOf(differ))).issues.filter(({code}) => codes.includes(code))).toEqual([]);
  });

  it("tell no number under a policy on small counts", async () => {
    const result = await analyze({...plan, report: {disclosure: "cms-11"}}, await cohortOf(patients));
    const shown = disclosed(result).issues.filter(({code}) => codes.includes(code));
    expect(shown.map(({remark, received, hint}) => [remark, received, hint])).toEqual([
      [undefined, null, null],
      [undefined, null, null]
    ]);
    expect(findingsBeforeNumbers(shown).join(" ")).not.toMatch(/\d/);
  });
});
