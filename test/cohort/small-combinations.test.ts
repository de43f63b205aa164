import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {smallCombinations} from "../../src/cohort/small-combinations.ts";

/** How many of these patients share what is known of them with nobody else; all women on one line of SG unless told. */
const alone = async (rows: readonly string[], k = 2): Promise<number> =>
  smallCombinations(
    await readCohort([
      {
        name: "c.csv",
        text: `patient_id,regimen,start,sex,age\n${rows.map((row, i) => (row.startsWith("P") ? row : `P${i},SG,0,F,${row}`)).join("\n")}\n`
      }
    ]),
    {k}
  ).patients;

describe("patients who share what an acquaintance may know with few", () => {
  it.each([
    [["40", "49"], 0],
    [["44", "45"], 0],
    [["49", "50"], 2],
    [["39", "40"], 2],
    [["40", "50"], 2]
  ] as const)("ages %j: bands of ten years leave %i alone", async (ages, wanted) => {
    expect(await alone(ages)).toBe(wanted);
  });

  it("fewer than k, not k, are few", async () => {
    const five = ["40", "41", "42", "43", "44"];
    expect(await alone(five, 5)).toBe(0);
    expect(await alone(five, 6)).toBe(5);
    expect(await alone(five.slice(1), 5)).toBe(4);
  });

  it("sex, the number of lines and the first two conjugates tell patients apart, a third does not", async () => {
    expect(await alone(["40", "P1,SG,0,M,40"])).toBe(2);
    expect(await alone(["40", "P1,SG,0,F,40", "P1,capecitabine,100,F,40"])).toBe(2);
    expect(await alone(["40", "P1,T-DXd,0,F,40"])).toBe(2);
    const after = (last: string): string[] => ["T-DXd", "SG", last].map((adc, i) => `${adc},${i * 100},F,40`);
    expect(
      await alone([...after("Dato-DXd").map((row) => `P1,${row}`), ...after("EV").map((row) => `P2,${row}`)])
    ).toBe(0);
  });
});
