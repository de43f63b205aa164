import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** Five patients with a line from day 0 to `end`, and another that starts on `second`, beside a day of metastasis. */
const settings = async (
  {
    end,
    second = 500,
    metastasis,
    setting
  }: {end: number | ""; second?: number; metastasis: number | ""; setting?: string},
  others = 4
) => {
  const own = `A,T-DM1,0,${end},${metastasis},${setting ?? ""}\nA,SG,${second},600,${metastasis},\n`;
  const rest = Array.from({length: others}, (_, i) => `B${i},SG,420,600,410,\nB${i},T-DXd,650,700,410,\n`).join("");
  const text = `patient_id,regimen,start,end,metastatic_diagnosis,${setting === undefined ? "note" : "setting"}\n${own}${rest}`;
  const {lines, issues} = await readCohort([{name: "c.csv", text}]);
  return {
    first: lines.array("setting")[0],
    told: issues.flatMap(({code, count}) => (code === "line-before-metastasis" ? [count] : []))
  };
};

describe("a line that ended before metastatic disease", () => {
  it("is (neo)adjuvant, from the day before on", async () => {
    expect(await settings({end: 409, metastasis: 410})).toEqual({first: "early", told: [1]});
    expect(await settings({end: 410, metastasis: 410})).toEqual({first: "metastatic", told: []});
  });

  it("is what its setting says, where that says something", async () => {
    expect(await settings({end: 90, metastasis: 410, setting: "adjuvant"})).toEqual({first: "adjuvant", told: []});
    expect(await settings({end: 90, metastasis: 410, setting: "metastatic"})).toEqual({first: "metastatic", told: []});
  });

  it("is not told without an end, or a day of metastasis", async () => {
    expect(await settings({end: "", metastasis: 410})).toEqual({first: "metastatic", told: []});
    expect(await settings({end: 90, metastasis: ""})).toEqual({first: "metastatic", told: []});
  });

  it("is not told by a day after which too few patients were treated", async () => {
    expect((await settings({end: 90, second: 200, metastasis: 650}, 4)).told).toEqual([2]);
    expect((await settings({end: 90, second: 200, metastasis: 650}, 3)).told).toEqual([]);
  });
});
