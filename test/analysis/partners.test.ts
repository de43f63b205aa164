import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import {estimateTable} from "../../src/report/tables/summary.ts";
import {methodParagraphs} from "../../src/words/en/methods.ts";

/** Six patients EV, then SG; of the first three with pembrolizumab beside EV, of one as a line of its own after it. */
const rows = ["EV + pembrolizumab", "pembrolizumab + EV", "EV", "EV", "EV + dexamethasone", "EV"].flatMap(
  (regimen, i) => [
    `P${i},1,${regimen},0,100,${105 + i},progression,900`,
    ...(i === 2 ? [`P${i},1,pembrolizumab,60,100,,,900`] : []),
    `P${i},2,${i === 5 ? "SG + carboplatin" : "SG"},120,,${200 + 10 * i},,900`
  ]
);
const text = `patient_id,line,regimen,start,end,progression,stop_reason,last_contact\n${rows.join("\n")}\n`;
const result = async (plan: PlanSpec) => analyze(plan, await readCohort([{name: "c.csv", text}]));

describe("drugs given beside an ADC", () => {
  it("are no part of a sequence unless the plan keeps them; supportive ones never are", async () => {
    const sizes = async (plan: PlanSpec) => (await result(plan)).curves.map(({group, n}) => [group, n]);
    expect(await sizes({by: "sequence"})).toEqual([["EV → SG", 6]]);
    expect(await sizes({by: "sequence", sequence: {partners: "keep"}})).toEqual([
      ["EV + pembrolizumab → SG", 3],
      ["EV → SG", 2],
      ["EV → SG + carboplatin", 1]
    ]);
  });

  it("change no class of a transition", async () => {
    const classes = async (plan: PlanSpec) => (await result(plan)).transitions.map(({headline}) => headline);
    expect(await classes({sequence: {partners: "keep"}})).toEqual(await classes({}));
  });

  it("are counted by group beneath the estimates, whether they are kept or not", async () => {
    expect(estimateTable(await result({})).notes).toContain(
      "With another drug beside ADC1 or ADC2: payload swap 3 and 1 of 6. Most often pembrolizumab (3), carboplatin (1)."
    );
    expect(estimateTable(await result({by: "sequence", sequence: {partners: "keep"}})).notes).toContain(
      "With another drug beside ADC1 or ADC2: EV + pembrolizumab → SG 3 and 0 of 3; EV → SG + carboplatin 0 and 1 of 1. Most often pembrolizumab (3), carboplatin (1)."
    );
  });

  it("stand in the methods where they are kept", async () => {
    expect(methodParagraphs(await result({by: "sequence", sequence: {partners: "keep"}})).join(" ")).toContain(
      "named with the drugs given beside each ADC"
    );
    expect(methodParagraphs(await result({by: "sequence"})).join(" ")).not.toContain(
      "named with the drugs given beside each ADC"
    );
  });
});
