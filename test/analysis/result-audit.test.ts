import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** Twelve patients with T-DXd and then SG, each stopped for progression; so many of them go on to T-DXd and SG once more. */
function text(again: number): string {
  const lines = Array.from({length: 12}, (_, i) =>
    ["T-DXd", "SG", ...(i < again ? ["T-DXd", "SG"] : [])].map((drug, k) => {
      const end = 200 * k + i + 90;
      return [`P${i}`, k + 1, drug, 200 * k + i, end, end, "progression", 2000].join(",");
    })
  ).flat();
  return `patient_id,line,regimen,start,end,progression,stop_reason,data_cutoff\n${lines.join("\n")}\n`;
}
const smallest = async (again: number) => {
  const cohort = await readCohort([{name: "c.csv", text: text(again)}]);
  const {sequential} = await analyze({by: "transition", population: {transitions: "all"}}, cohort);
  return sequential?.audit.find(({bias}) => bias === "tiny-cells")?.evidence;
};

describe("the smallest group of the audit", () => {
  it("counts patients where each stands in it once, and records where one stands in it twice", async () => {
    expect(await smallest(0)).toEqual({code: "smallest-group", group: "target-only swap", n: 12, nEvent: 12});
    // Of ten patients three transitions each are in the one group: 2 + 10 · 3.
    expect(await smallest(10)).toEqual({
      code: "smallest-group",
      group: "target-only swap",
      n: 32,
      nEvent: 32,
      counted: "records"
    });
  });
});
