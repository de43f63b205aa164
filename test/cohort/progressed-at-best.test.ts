import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** Lines with a response, of which the first ones progressed at best and have no day of it. */
const stops = async (n: number, of: number, reason = "") => {
  const rows = Array.from(
    {length: of},
    (_, i) => `P${i},SG,0,50,${i < n ? "PD" : "SD"},${i < n ? "" : 80},${i < n ? reason : ""},400`
  );
  const text = `patient_id,regimen,start,end,best_response,progression,stop_reason,last_contact\n${rows.join("\n")}\n`;
  const {issues} = await readCohort([{name: "c.csv", text}]);
  return issues.flatMap(({code, stops, count}) => (code === "progressed-at-best" ? [[stops, count]] : []));
};

describe("lines whose best response was progression, without a day of it", () => {
  it("stop from two and more than 5 % on", async () => {
    expect(await stops(2, 39)).toEqual([[true, 2]]);
    expect(await stops(2, 40)).toEqual([]);
    expect(await stops(1, 4)).toEqual([]);
  });

  it("are another finding where they were stopped for it", async () => {
    expect(await stops(5, 20, "progression")).toEqual([]);
    expect(await stops(5, 20, "toxicity")).toEqual([[true, 5]]);
  });
});
