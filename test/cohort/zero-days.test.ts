import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";

const read = (rows: readonly string[], options: ReadCohortOptions = {}) =>
  readCohort(
    [
      {
        name: "c.csv",
        role: "lines",
        text: `patient_id,line,regimen,start,end,progression,stop_reason,death\n${rows.join("\n")}\n`
      }
    ],
    options
  );
const found = async (rows: readonly string[], options: ReadCohortOptions = {}) =>
  (await read(rows, options)).issues
    .filter(({code}) => code === "code-as-number")
    .map(({column, count, stops, received}) => [column, count, stops, received?.split(",")[0]]);
/** A clock on which ADC2 begins on day 0. */
const pair = (k: number, first: string, second: string, death = "") => [
  `P${k},1,T-DXd,${-200 - k},${-10 - k},${first},toxicity,${death}`,
  `P${k},2,SG,0,90,${second},toxicity,${death}`
];

describe("0 for none in a column of days", () => {
  it("of progression on a clock that begins later than the lines stops, and the plan says what it is", async () => {
    const rows = [...pair(1, "-12", "0"), ...pair(2, "0", "80"), ...pair(3, "0", "0"), ...pair(4, "-15", "70")];
    expect(await found(rows)).toEqual([["progression", 4, true, "0 (4)"]]);
    await expect(analyze({}, await read(rows))).rejects.toThrow("code-as-number");
    const settled = await read(rows, {values: {progression: {"0": ""}}});
    expect(settled.issues.filter(({stops}) => stops === true)).toEqual([]);
    expect(settled.lines.array("progression")).toEqual([-12, null, null, 80, null, null, -15, 70]);
  });

  it.each([
    ["one alone", [...pair(1, "-12", "0"), ...pair(2, "-11", "80")]],
    ["as many blanks", [...pair(1, "0", ""), ...pair(2, "0", ""), ...pair(3, "-12", "60")]],
    ["no line began before", ["A,1,SG,0,90,0,toxicity,", "B,1,SG,0,90,0,toxicity,", "C,1,SG,0,90,80,toxicity,"]],
    ["no zero", [...pair(1, "-12", "60"), ...pair(2, "-11", "80")]]
  ])("is none: %s", async (_, rows) => {
    expect(await found(rows)).toEqual([]);
  });

  it("of death, wherever a line had begun by then", async () => {
    const one = (k: number, death: string): string => `P${k},1,SG,0,90,80,progression,${death}`;
    expect(await found([one(1, "0"), one(2, "0"), one(3, "400"), one(4, "500")])).toEqual([
      ["death", 2, true, "0 (2)"]
    ]);
    expect(await found([one(1, "0"), one(2, "300"), one(3, "400"), one(4, "500")])).toEqual([]);
    expect(await found([one(1, "0"), one(2, "0"), one(3, ""), one(4, "")])).toEqual([]);
  });
});
