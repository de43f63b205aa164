import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Row} from "../../src/record/row.ts";
import {warningText} from "../../src/words/en/remarks.ts";

/** Twelve patients on T-DXd, then SG, dead from day 300 on. */
const lines = Array.from({length: 12}, (_, i) => [
  `P${i},1,T-DXd,0,${100 + i},${100 + i},progression,${300 + 10 * i},${i % 2 === 0 ? "north" : "south"}`,
  `P${i},2,SG,130,${180 + i},${180 + i},progression,${300 + 10 * i},${i % 2 === 0 ? "north" : "south"}`
]).flat();
let cohort: Cohort;
beforeAll(async () => {
  cohort = await readCohort([
    {
      name: "c.csv",
      text: `patient_id,line,regimen,start,end,progression,stop_reason,death,centre\n${lines.join("\n")}\n`
    }
  ]);
});

const viewsOf = async (spec: PlanSpec): Promise<{endpoint: string; by: string; rows: readonly Row[]}[]> => [
  ...((await analyze({sequential: {sensitivity: false, multiState: false, overallSurvival: []}, ...spec}, cohort)).parts
    .views ?? [])
];
const warned = (rows: readonly Row[], group: string): boolean[] => [
  ...new Set(
    rows
      .filter((row) => row.group === group && row.analysis === "kaplan-meier")
      .map(
        ({remarks}) => warningText(remarks)?.includes("the time between the two starts is guaranteed to them") === true
      )
  )
];

describe("a curve from ADC1 of patients who lived to receive ADC2", () => {
  it("carries the warning of guaranteed time under overall survival, the curve from ADC2 does not", async () => {
    const [view] = await viewsOf({by: "position", endpoints: ["rwPFS", "rwOS"]});
    expect(view?.endpoint).toContain("rwOS");
    expect(view?.rows.filter(({group}) => group === "ADC1").length).toBeGreaterThan(0);
    expect(warned(view?.rows ?? [], "ADC1")).toEqual([true]);
    expect(warned(view?.rows ?? [], "ADC2")).toEqual([false]);
  });

  it("stands behind the row's own warning, which is not lost", async () => {
    const eight: PlanSpec = {population: {where: "centre = north"}};
    const [view] = await viewsOf({by: "position", endpoints: ["rwPFS", "rwOS"], ...eight});
    const row = view?.rows.find(({analysis, group}) => analysis === "kaplan-meier" && group === "ADC1");
    expect(warningText(row?.remarks ?? [])).toMatch(/^fewer than 10 patients in the group; .*guaranteed/u);
  });

  it("carries none under PFS, which progression on ADC1 ends before ADC2", async () => {
    const [view] = await viewsOf({by: "position", endpoints: ["rwPFS", "rwPFS-flatiron"]});
    expect(view?.endpoint).toContain("rwPFS-flatiron");
    expect(warned(view?.rows ?? [], "ADC1")).toEqual([false]);
  });

  it("is not there where the groups are not the two ADCs", async () => {
    const [view] = await viewsOf({by: "column:centre", endpoints: ["rwPFS", "rwOS"]});
    expect(warned(view?.rows ?? [], "north")).toEqual([false]);
  });
});
