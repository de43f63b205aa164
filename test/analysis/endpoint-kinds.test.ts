import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import {endpointNamed, endpoints, type Endpoint} from "../../src/cohort/endpoints.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {kaplanMeierCaption, survivalTitle} from "../../src/report/figures/figure-caption.ts";
import {estimateTable} from "../../src/report/tables/summary.ts";
import {methodsMarkdown} from "../../src/report/methods/methods-file.ts";

/** Sixteen patients: ADC1 from day 0, progression on day 100 + i, ADC2 twenty days later, progression on it after 40 + 10 i days. */
const lines = Array.from({length: 16}, (_, i) => {
  const [first, second] = i % 2 === 0 ? ["T-DXd", "SG"] : ["SG", "T-DXd"];
  const [pd1, start2] = [100 + i, 120 + i];
  const shared = "breast,low,positive,,900,1000";
  return [
    `P${i},1,${first},0,${pd1},${pd1},${pd1 - 30},progression,${shared}`,
    `P${i},2,${second},${start2},${start2 + 40 + 10 * i},${start2 + 40 + 10 * i},${start2 + 30},progression,${shared}`
  ].join("\n");
});
const text = `patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,tumour,her2_status,hr_status,death,last_contact,data_cutoff\n${lines.join("\n")}\n`;
const run = async (plan: PlanSpec) =>
  analyze({sequential: {sensitivity: false}, ...plan}, await readCohort([{name: "sixteen.csv", text}]));

describe("PFS2 is called by its name, and counts from ADC1", () => {
  it("median, label, axis and methods", async () => {
    const result = await run({endpoints: ["rwPFS2"], by: "column:tumour"});
    const median = result.rows.find(({analysis, term}) => analysis === "kaplan-meier" && term === "median");
    // Day of progression on ADC2 is 160 + 11 i and everyone is at risk from day 120 + i ≤ 135 on: the median of sixteen is the mid of the 8th and 9th.
    expect(median).toMatchObject({endpoint: "rwPFS2 from ADC1, rwPFS2@1", n: 16, nEvent: 16});
    expect(median?.estimate).toBe((160 + 11 * 7 + 160 + 11 * 8) / 2);
    expect(median?.method).toContain("delayed entry");
    // Everybody is at risk at the first event: the last patient enters on day 135, and the first event comes on day 160.
    expect(median?.remarks.map(({code}) => code)).not.toContain("few-at-risk");
    expect(survivalTitle(result)).toBe("Free of second progression, from ADC1 (PFS2, %)");
    expect(kaplanMeierCaption(result)).toContain("Kaplan-Meier estimates of rwPFS2 from ADC1, rwPFS2@1");
    const methods = methodsMarkdown(result, {name: "payloadswap", version: "0", packages: {}});
    expect(methods).toContain("It counts from ADC1, where PFS2 of EMA and ICH counts from randomisation");
    expect(methods).not.toContain("it is not PFS2");
  });

  it("says where it rests on hardly anybody, because others enter later", async () => {
    // The first patient enters on day 105 and progresses on day 112; the next one enters on day 121.
    const early = text.replace("P0,2,SG,120,160,160,150", "P0,2,SG,105,112,112,106");
    const cohort = await readCohort([{name: "early.csv", text: early}]);
    const plan = {endpoints: ["rwPFS2"], by: "column:tumour", sequential: {sensitivity: false}};
    const {rows} = await analyze(plan, cohort);
    const median = rows.find(({analysis, term}) => analysis === "kaplan-meier" && term === "median");
    expect(median?.remarks).toContainEqual({code: "few-at-risk", fewest: 1});
    expect(estimateTable(await analyze(plan, cohort)).notes.join(" ")).toContain("Not to be read in breast");
  });

  it("gives none of what is made of PFS on each ADC", async () => {
    const result = await run({endpoints: ["rwPFS2"], by: "sequence"});
    expect(result.sequential?.contrasts).toEqual([]);
    expect(result.rows.filter(({analysis}) => analysis === "cumulative-incidence")).toEqual([]);
    // Pairs and audit speak of PFS on either ADC, whatever the endpoint.
    expect(result.sequential?.paired[0]?.row.endpoint).toContain("rwPFS@2");
  });

  it.each<[string, PlanSpec, RegExp]>([
    ["by position", {by: "position"}, /rwPFS2 ends on the second ADC .* by: position has nothing to compare/],
    ["with every transition", {population: {transitions: "all"}}, /population.transitions must be first, got all/]
  ])("is refused %s", async (_, plan, message) => {
    await expect(run({...plan, endpoints: ["rwPFS2"]})).rejects.toThrow(message);
  });
});

describe("what an endpoint may do follows from its kind, not from its name", () => {
  const trial: Endpoint = {
    ...endpointNamed("rwPFS@1"),
    name: "PFS",
    title: "progression-free survival, any death",
    knobs: {...endpointNamed("rwPFS@1").knobs, deathWindowDays: null}
  };
  beforeAll(() => void (endpoints as Endpoint[]).push(trial));
  afterAll(() => void (endpoints as Endpoint[]).pop());

  it("a trial's PFS, added as one row, keeps label, contrasts, truncation and pairs of rwPFS", async () => {
    const [own, asked] = [
      await run({endpoints: ["rwPFS"], by: "sequence"}),
      await run({endpoints: ["PFS"], by: "sequence"})
    ];
    expect(asked.rows[0]?.endpoint).toBe("PFS(ADC2), PFS@1");
    expect(survivalTitle(asked)).toBe("Progression-free survival (%)");
    expect(own.sequential?.contrasts.length).toBeGreaterThan(0);
    const named = (result: typeof own) =>
      result.rows.map(({analysis, term, group, estimate}) => ({analysis, term, group, estimate}));
    // Nobody died here, so that both endpoints are the same times under two names.
    expect(named(asked)).toEqual(named(own));
  });
});
