import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {disclosed} from "../../src/disclosure/disclosed.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result, ShownResult} from "../../src/record/result.ts";
import {filledTables, reportParts} from "../../src/report/sections.ts";
import type {TextTable} from "../../src/report/tables/text-table.ts";

/** Last dose of the adjuvant T-DM1 on day 300. Relapse after 20, 183 and 184 days and after a year; C: not recorded, SG from day 400 on. D went on from T-DXd to SG; F had no adjuvant ADC. */
const lines = `patient_id,line,regimen,setting,start,end,progression,last_assessment,stop_reason,last_contact,age
A,,T-DM1,adjuvant,0,300,320,,progression,2000,50
A,1,T-DXd,metastatic,340,900,905,880,progression,2000,50
B,,T-DM1,adjuvant,0,300,483,,completion,2000,60
B,1,T-DXd,metastatic,490,600,700,680,progression,2000,60
C,,T-DM1,adjuvant,0,300,,,completion,2000,70
C,1,SG,metastatic,400,500,,560,toxicity,2000,70
D,,T-DM1,adjuvant,0,300,484,,completion,2000,50
D,1,T-DXd,metastatic,500,700,720,680,progression,2000,50
D,2,SG,metastatic,730,800,830,800,progression,2000,50
E,,T-DM1,adjuvant,0,300,666,,completion,2000,50
E,1,T-DXd,metastatic,680,900,930,880,progression,2000,50
F,1,T-DXd,metastatic,0,100,110,90,progression,2000,50
F,2,SG,metastatic,120,200,210,180,progression,2000,50
`;
const light = {sensitivity: false, multiState: false, overallSurvival: []} satisfies PlanSpec["sequential"];
const resultOf = async (spec: PlanSpec = {}, text = lines): Promise<Result> =>
  analyze({by: "sequence", sequential: light, ...spec}, await readCohort([{name: "c.csv", text}]));
const apart = ({rows}: Result): unknown[] =>
  rows
    .filter(({analysis}) => analysis === "adjuvant ADC1")
    .map(({stratum, group, n, nEvent, estimate, confLow, confHigh}) => [
      stratum,
      group,
      n,
      nEvent,
      estimate,
      confLow,
      confHigh
    ]);

// In R: survfit(Surv(time, event) ~ 1) of the times on T-DXd and SG: 565, 210, 160+ / 220 / 250 days; limits by beta_product_limits of test/reference/beta-product.R: of so few nothing bounds a median.
const expected = [
  ["within-6-months", "all sequences", 3, 2, 387.5, 0, null],
  ["within-6-months", "T-DM1 → SG", 1, 0, null, 0, null],
  ["within-6-months", "T-DM1 → T-DXd", 2, 2, 387.5, 0, null],
  ["within-12-months", "T-DM1 → T-DXd", 1, 1, 220, 0, null],
  ["later", "T-DM1 → T-DXd", 1, 1, 250, 0, null]
];
const tableOf = (result: ShownResult): TextTable | undefined =>
  reportParts.flatMap((part) => filledTables(part, result)).find(({name}) => name === "adjuvant-adc1");
const left = ({flow}: Result, label: string): unknown[] =>
  flow
    .find((step) => step.label === label)
    ?.left.filter(({count}) => count > 0)
    .map(({reason, count}) => [reason, count]) ?? [];

describe("ADC1 in the (neo)adjuvant setting", () => {
  it("has rows of its own by the relapse, whoever went on to a further ADC among them", async () => {
    expect(apart(await resultOf())).toEqual(expected);
  });

  it("stands in no group: the pair of metastatic ADCs is analysed", async () => {
    const result = await resultOf();
    expect(result.curves.map(({group, n}) => [group, n])).toEqual([["T-DXd → SG", 2]]);
    expect(
      result.transitions
        .filter(({analysed}) => analysed === true)
        .map(({patient_id, sequence}) => [patient_id, sequence])
    ).toEqual([
      ["D", "T-DXd → SG"],
      ["F", "T-DXd → SG"]
    ]);
  });

  it("has its own rows in the flow, of patients and of transitions", async () => {
    const result = await resultOf();
    expect(left(result, "patients with two ADC exposures")).toEqual([
      ["adjuvant-adc1-within-6-months", 3],
      ["adjuvant-adc1-later", 1]
    ]);
    expect(left(result, "ADC→ADC transitions")).toEqual([
      ["adjuvant-adc1-within-6-months", 3],
      ["adjuvant-adc1-within-12-months", 1],
      ["adjuvant-adc1-later", 1]
    ]);
  });

  it.each([{by: "position"}, {by: "transition"}, {population: {adc1Stopped: "any", transitions: "all"}}] as const)(
    "is the same under %j",
    async (spec) => {
      expect(apart(await resultOf(spec))).toEqual(expected);
    }
  );

  it("says of how many the first metastatic therapy stands for the day of relapse", async () => {
    const {rows} = await resultOf();
    expect(
      rows
        .filter(({analysis}) => analysis === "adjuvant ADC1")
        .map(({remarks}) => remarks.find(({code}) => code === "relapse-by-next-therapy"))
    ).toEqual([
      {code: "relapse-by-next-therapy", n: 1},
      {code: "relapse-by-next-therapy", n: 1},
      undefined,
      undefined,
      undefined
    ]);
  });

  it("follows the plan's condition, whose reason then stands on the ledger", async () => {
    const result = await resultOf({population: {where: "age <= 60"}});
    expect(apart(result)).toEqual([expected[2], ...expected.slice(3)]);
    expect(left(result, "patients with two ADC exposures")).toEqual([
      ["adjuvant-adc1-within-6-months", 2],
      ["adjuvant-adc1-later", 1],
      ["condition-not-met", 1]
    ]);
  });

  it("under exclude is counted alone", async () => {
    const result = await resultOf({population: {adjuvantAdc1: "exclude"}});
    expect(apart(result)).toEqual([]);
    expect(left(result, "ADC→ADC transitions")).toEqual(left(await resultOf(), "ADC→ADC transitions"));
  });

  it("is given under an endpoint from ADC2, and not under one from ADC1", async () => {
    expect(apart(await resultOf({endpoints: ["rwTTD"]})).length).toBe(5);
    expect(apart(await resultOf({endpoints: ["rwPFS2"]}))).toEqual([]);
  });

  it("has nothing to say where every ADC is metastatic", async () => {
    const result = await resultOf({}, lines.replaceAll("adjuvant", "metastatic"));
    expect(apart(result)).toEqual([]);
    expect(JSON.stringify(result.flow)).not.toContain("adjuvant-adc1");
  });

  it("is a table of the report, and none under a policy on small counts", async () => {
    const result = await resultOf();
    const named = tableOf(result);
    expect(named?.rows[0]).toEqual([
      "relapse on it or within 6 months of its last dose",
      "all sequences",
      "3",
      "2",
      "12.7 (0.0–NE)"
    ]);
    expect(named?.notes.at(-1)).toBe(
      "ADC1 was (neo)adjuvant, relapse on it or within 6 months of its last dose: of 1 no day of relapse is recorded: the start of the first metastatic therapy stands for it."
    );
    const shown = disclosed(await resultOf({report: {disclosure: "cms-11"}}));
    expect(tableOf(shown)).toBeUndefined();
    const rows = shown.rows.filter(({analysis}) => analysis === "adjuvant ADC1");
    expect(rows.length).toBe(5);
    expect(rows.every(({n, nEvent, estimate}) => [n, nEvent, estimate].every((one) => typeof one !== "number"))).toBe(
      true
    );
  });
});
