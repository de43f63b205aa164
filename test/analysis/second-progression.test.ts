import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {secondProgressions} from "../../src/analysis/second-progression.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** Two ADCs of each patient; of the second the day of one column or of another, days behind the start of the first. */
const cohortOf = (column: string, seconds: readonly (readonly [string, string])[]) =>
  readCohort([
    {
      name: "c.csv",
      role: "lines",
      text: `patient_id,line,regimen,start,end,progression,stop_reason,last_contact,${column}\n${seconds
        .map(
          ([read, other], i) =>
            `P${i},1,T-DXd,0,100,${105 + i},progression,900,\nP${i},2,SG,120,,${read},,900,${other}\n`
        )
        .join("")}`
    }
  ]);
/** So many second ADCs with a day in the second column alone, of so many. */
const missing = (n: number, of: number): (readonly [string, string])[] =>
  Array.from({length: of}, (_, i) => (i < n ? ["", String(200 + 10 * i)] : [String(200 + 10 * i), ""]));
const found = async (column: string, seconds: readonly (readonly [string, string])[]) =>
  secondProgressions(await cohortOf(column, seconds)).map(({code, count}) => [code, count]);

describe("a second column of progressions", () => {
  it("stops from two lines and 5 % of the patients on", async () => {
    expect(await found("clinical progression (date)", missing(1, 4))).toEqual([]);
    expect(await found("clinical progression (date)", missing(2, 4))).toEqual([["progression-in-second-column", 2]]);
    expect(await found("clinical PD", missing(2, 40))).toEqual([["progression-in-second-column", 2]]);
    expect(await found("clinical PD", missing(2, 41))).toEqual([]);
    expect(await found("klinischer Progress", missing(3, 5))).toEqual([["progression-in-second-column", 3]]);
  });

  it.each(["prior progression", "CNS progression", "next PD", "PFS2", "biopsy day"])("not %s", async (column) =>
    expect(await found(column, missing(3, 5))).toEqual([])
  );

  it("not where both have a day, or the second lies before the line or behind the next", async () => {
    expect(
      await found("clinical PD", [
        ["200", "190"],
        ["210", "200"],
        ["220", ""]
      ])
    ).toEqual([]);
    expect(
      await found("clinical PD", [
        ["", "120"],
        ["", "120"],
        ["220", ""]
      ])
    ).toEqual([]);
    expect(
      await found("clinical PD", [
        ["", "121"],
        ["", "122"],
        ["220", ""]
      ])
    ).toEqual([["progression-in-second-column", 2]]);
  });

  it("and an endpoint without progressions asks for none", async () => {
    const cohort = await cohortOf("clinical PD", missing(3, 6));
    await expect(analyze({by: "sequence"}, cohort)).rejects.toThrow("progression-in-second-column");
    await expect(analyze({by: "sequence", endpoints: ["rwTTNT"]}, cohort)).resolves.toBeDefined();
    await expect(analyze({by: "sequence", accept: ["progression-in-second-column"]}, cohort)).resolves.toBeDefined();
  });
});
