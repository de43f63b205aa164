import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import type {Row} from "../../src/record/row.ts";

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

const viewsOf = async (spec: PlanSpec): Promise<Required<Result["parts"]>["views"][number][]> => [
  ...((await analyze({sequential: {sensitivity: false, multiState: false, overallSurvival: []}, ...spec}, cohort)).parts
    .views ?? [])
];
const mediansOf = (rows: readonly Row[]): [group: string | null, isGiven: boolean, code: string | null][] =>
  rows
    .filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median")
    .map(({group, estimate, refusal}) => [group, estimate !== null, refusal?.code ?? null]);

describe("survival from ADC1 of patients who lived to receive ADC2", () => {
  it("is refused by position in a file of nobody else, as a further endpoint and as the first; survival from ADC2 stands", async () => {
    const [view] = await viewsOf({by: "position", endpoints: ["rwPFS", "rwOS"]});
    const first = await analyze({by: "position", endpoints: ["rwOS"], sequential: {sensitivity: false}}, cohort);
    for (const {rows, curves} of [view, first]) {
      expect(mediansOf(rows)).toEqual([
        ["ADC1", false, "received-both-only"],
        ["ADC2", true, null]
      ]);
      expect(rows.filter(({group, estimate}) => group === "ADC1" && estimate !== null)).toEqual([]);
      expect(curves.map(({group}) => group)).toEqual(["ADC2"]);
    }
    expect(view.endpoint).toBe("rwOS from ADC2, rwOS@1");
  });

  it("is refused by position also where the file holds everyone who started ADC1, of whom it is given", async () => {
    const without = Array.from({length: 6}, (_, i) => `W${i},1,T-DXd,0,90,90,progression,${120 + 20 * i},north`);
    const everyone = await readCohort([
      {
        name: "c.csv",
        text: `patient_id,line,regimen,start,end,progression,stop_reason,death,centre\n${[...lines, ...without].join("\n")}\n`
      }
    ]);
    const {rows, curves} = await analyze(
      {by: "position", endpoints: ["rwOS"], sequential: {sensitivity: false}},
      everyone
    );
    expect(mediansOf(rows)).toEqual([
      ["ADC1", false, "formed-at-adc2"],
      ["ADC2", true, null]
    ]);
    expect(curves.map(({group, n}) => [group, n])).toEqual([["ADC2", 12]]);
    // By hand: deaths on days 120, 140 … 220 and 300, 310 … 410; after the ninth of 18, on 320, half are alive until the tenth, on 330: the middle of the two, as R has it.
    const given = rows.find(({analysis, endpoint}) => analysis === "overall survival" && endpoint === "rwOS from ADC1");
    expect([given?.group, given?.n, given?.nEvent, given?.estimate]).toEqual([
      "everyone who started ADC1",
      18,
      18,
      325
    ]);
  });

  it("is another thing than PFS, which progression on ADC1 ends before ADC2, and than groups that are not the two ADCs", async () => {
    const [view] = await viewsOf({by: "position", endpoints: ["rwPFS", "rwPFS-flatiron"]});
    expect(mediansOf(view.rows).map(([group, isGiven]) => [group, isGiven])).toEqual([
      ["ADC1", true],
      ["ADC2", true]
    ]);
    const [centres] = await viewsOf({by: "column:centre", endpoints: ["rwPFS", "rwOS"]});
    expect(mediansOf(centres.rows).map(([group, isGiven]) => [group, isGiven])).toEqual([
      ["north", true],
      ["south", true]
    ]);
  });
});
