import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const header = "patient_id,line,regimen,start,end,progression,stop_reason,last_contact";
const read = (rows: readonly string[], dates = false): Promise<Cohort> =>
  readCohort([{name: "c.csv", text: `${header}\n${rows.join("\n")}\n`}], dates ? {dateMode: {mode: "real"}} : {});
const codes = ["progression-on-next-start", "progression-on-other-stop"];
const found = ({issues}: Cohort): unknown[] =>
  issues
    .filter(({code}) => codes.includes(code))
    .map(({code, severity, count, received}) => [code, severity, count, /^\d+ of \d+/.exec(received ?? "")?.[0]]);

/** Patients of two lines of whom the first progresses on the day on which the second begins, or ten days before. */
const before = (on: number, other: number): string[] =>
  Array.from({length: on + other}, (_, i) => {
    const start = 100 + 7 * i;
    return [
      `P${i},1,T-DXd,0,${start - 20},${i < on ? start : start - 10},progression,900`,
      `P${i},2,SG,${start},${start + 50 + i},${start + 60 + i},progression,900`
    ];
  }).flat();

// P(X >= k) of n at 0.1, by pbinom in R: 3 of 10: 0.0702; 3 of 5: 0.00856; 4 of 10: 0.0128; 5 of 10: 0.00163; 5 of 11: 0.00275; 4 of 9: 0.00833.
describe("progressions on the day on which the next line begins", () => {
  it.each([
    [3, 2, "warning"],
    [3, 7, null],
    [4, 6, null],
    [4, 5, "warning"],
    [4, 0, "warning"],
    [5, 6, "warning"],
    [5, 5, "error"],
    [5, 0, "error"]
  ])("%i and %i on another day: %s", async (on, other, severity) => {
    expect(found(await read(before(on, other)))).toEqual(
      severity === null ? [] : [["progression-on-next-start", severity, on, `${on} of ${on + other}`]]
    );
  });

  it("stop PFS, and neither the time to next treatment nor what the plan accepts", async () => {
    const cohort = await read(before(6, 0));
    await expect(analyze({}, cohort)).rejects.toThrow("progression-on-next-start");
    const {rows} = await analyze({endpoints: ["rwTTNT"], by: "sequence", unit: "days"}, cohort);
    expect(rows.some(({kind, n}) => kind === "median" && n === 6)).toBe(true);
    expect((await analyze({accept: ["progression-on-next-start"]}, cohort)).rows.length).toBeGreaterThan(0);
  });

  it("are told and stop nothing where lines end on that day as well", async () => {
    const rows = before(8, 0).map((row) => row.replace(/^(P\d+,1,T-DXd,0),\d+,(\d+)/, "$1,$2,$2"));
    expect(found(await read(rows))).toEqual([["progression-on-next-start", "warning", 8, "8 of 8"]]);
  });

  it("are not told of where dates are months", async () => {
    const rows = Array.from({length: 8}, (_, i) => {
      const month = `2021-0${(i % 4) + 3}-01`;
      return [
        `P${i},1,T-DXd,2020-1${i % 2}-01,,${month},progression,2023-01-01`,
        `P${i},2,SG,${month},2022-0${(i % 5) + 1}-01,,,2023-01-01`
      ];
    }).flat();
    expect(found(await read(rows, true))).toEqual([]);
  });
});

/** Second lines that were stopped for a reason, with a progression on that day or later. */
const stopped = (reason: string, on: number, other: number): string[] =>
  Array.from({length: on + other}, (_, i) => [
    `P${i},1,T-DXd,0,${90 + i},${95 + i},progression,900`,
    `P${i},2,SG,200,${250 + 3 * i},${i < on ? 250 + 3 * i : 300 + 5 * i},${reason},900`
  ]).flat();

// P(X >= k) of n at 0.2, by pbinom in R: 3 of 3: 0.008; 3 of 4: 0.0272; 5 of 10: 0.0328; 6 of 10: 0.00637; 7 of 14: 0.0116; 8 of 16: 0.00704.
describe("progressions on the day of a stop for another reason", () => {
  it.each([
    ["toxicity", 3, 0, "warning"],
    ["toxicity", 3, 1, null],
    ["toxicity", 5, 0, "error"],
    ["toxicity", 5, 5, null],
    ["toxicity", 6, 4, "error"],
    ["toxicity", 7, 7, null],
    ["toxicity", 8, 8, "error"],
    ["patient-decision", 6, 0, "error"],
    ["completion", 6, 0, "error"],
    ["progression", 9, 0, null],
    ["clinical-deterioration", 9, 0, null],
    ["unknown", 9, 0, null]
  ])("%s, %i and %i later: %s", async (reason, on, other, severity) => {
    expect(found(await read(stopped(reason, on, other)))).toEqual(
      severity === null ? [] : [["progression-on-other-stop", severity, on, `${on} of ${on + other}`]]
    );
  });
});
