import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {endpointGate} from "../../src/analysis/endpoint-gate.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";
import {Stopped} from "../../src/record/stopped.ts";

/** Lines of one patient each time: stop reason, day of progression, last assessment. */
const cohortOf = (...rows: readonly (readonly [string, string, string])[]) =>
  readCohort([
    {
      name: "c.csv",
      text: `patient_id,regimen,start,end,stop_reason,progression,last_assessment,last_contact,death\n${rows
        .map(([reason, progression, assessed], i) => `P${i},SG,0,90,${reason},${progression},${assessed},400,`)
        .join("\n")}\n`
    }
  ]);
const refused = async (cohort: ReturnType<typeof cohortOf>, plan: PlanSpec = {}) =>
  endpointGate(await cohort, questionOf(completePlan(plan))).map(({received}) => received);

describe("endpointGate", () => {
  it("refuses PFS where more than half of the stops for progression have no day", async () => {
    const [seen, unseen] = [["progression", "80", ""] as const, ["progression", "", "60"] as const];
    expect(await refused(cohortOf(seen, unseen))).toEqual([]);
    expect(await refused(cohortOf(seen, unseen, unseen))).toEqual([
      "2 of 3 lines stopped for progression have no day of progression"
    ]);
    expect(await refused(cohortOf(["toxicity", "", "60"], ["toxicity", "", ""]))).toEqual([]);
  });

  // [second ADCs stopped for progression with a day, without, refused]: all first ADCs have one, so that of all lines at most half lack it.
  it.each([
    [2, 2, null],
    [1, 3, "3 of 4 lines of later ADCs stopped for progression have no day of progression"],
    [0, 3, null]
  ])("asks that of second ADCs by themselves, from four on: %i with a day, %i without", async (dated, undated, why) => {
    const patients = Array.from(
      {length: dated + undated},
      (_, i) =>
        `P${i},T-DXd,0,90,progression,90,85\nP${i},T-DXd,95,99,toxicity,,\nP${i},SG,100,190,progression,${i < dated ? 190 : ""},180\n`
    );
    const cohort = await readCohort([
      {
        name: "c.csv",
        text: `patient_id,regimen,start,end,stop_reason,progression,last_assessment\n${patients.join("")}`
      }
    ]);
    expect(endpointGate(cohort, questionOf(completePlan({}))).map(({received}) => received)).toEqual(
      why === null ? [] : [why]
    );
  });

  it("refuses PFS where nothing says how long nobody progressed", async () => {
    const none = "neither a day of progression nor of an assessment on any line";
    expect(await refused(cohortOf(["toxicity", "", ""], ["death", "", ""]))).toEqual([none]);
    expect(await refused(cohortOf(["toxicity", "", ""], ["death", "", "60"]))).toEqual([]);
  });

  it.each(["rwTTNT", "rwTTD", "rwOS"])("lets %s pass, and names it as a way out", async (endpoint) => {
    const cohort = cohortOf(["progression", "", ""]);
    expect(await refused(cohort, {endpoints: [endpoint]})).toEqual([]);
    const [found] = endpointGate(await cohort, questionOf(completePlan({})));
    expect(found?.choices?.map(({line}) => line)).toContain(`endpoints: [${endpoint}]`);
    await expect(analyze({}, await cohort)).rejects.toThrow(Stopped);
  });

  it("refuses it as a further endpoint too", async () => {
    expect(await refused(cohortOf(["progression", "", ""]), {endpoints: ["rwOS", "rwPFS"]})).toHaveLength(1);
  });

  // [lines that end on the day on which the next one starts, lines with one after them, whether rwTTD is refused]
  it.each([
    [3, 3, false],
    [2, 4, false],
    [3, 4, true]
  ])("%i of %i lines that end where the next one starts: rwTTD refused %s", async (same, followed, stops) => {
    const patients = Array.from(
      {length: followed},
      (_, i) => `P${i},SG,0,${i < same ? 100 : 90},\nP${i},T-DXd,100,,40\n`
    );
    const cohort = await readCohort([
      {name: "c.csv", text: `patient_id,regimen,start,end,last_assessment\n${patients.join("")}`}
    ]);
    const gate = (endpoint: string) =>
      endpointGate(cohort, questionOf(completePlan({endpoints: [endpoint]}))).length > 0;
    expect(gate("rwTTD")).toBe(stops);
    expect(gate("TTF")).toBe(stops);
    expect(gate("rwTTNT")).toBe(false);
  });
});

describe("overall survival without a day of death", () => {
  const found = async (header: string, cells: readonly string[], endpoint = "rwOS") =>
    endpointGate(
      await readCohort([
        {
          name: "c.csv",
          text: `patient_id,regimen,start,progression,last_contact${header}\nP1,T-DXd,0,90,400${cells[0] ?? ""}\nP1,SG,100,200,400${cells[0] ?? ""}\nP2,T-DXd,0,90,400${cells[1] ?? ""}\n`
        }
      ]),
      questionOf(completePlan({endpoints: [endpoint]}))
    ).map(({code, received}) => [code, received]);

  it("is refused where no column holds one, and given where a column does, whoever lives", async () => {
    expect(await found("", [])).toEqual([["endpoint-not-carried", "no column for the day of death"]]);
    expect(await found(",outcome", [",alive", ",alive"])).toEqual([
      ["endpoint-not-carried", "no column for the day of death"]
    ]);
    expect(await found(",death", [",", ","])).toEqual([]);
    expect(await found("", [], "rwPFS")).toEqual([]);
  });
});
