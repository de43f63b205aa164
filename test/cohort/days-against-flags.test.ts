import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";
import {Stopped} from "../../src/record/stopped.ts";

/** Six patients with one line: day of progression, death, and what stands in a further column. */
const cohortOf = (column: string, rows: readonly (readonly [progression: string, death: string, said: string])[]) =>
  readCohort([
    {
      name: "c.csv",
      text: `patient_id,regimen,start,progression,last_assessment,death,last_contact,${column}\n${rows
        .map(([progression, death, said], i) => `P${i},SG,0,${progression},60,${death},400,${said}`)
        .join("\n")}\n`
    }
  ]);
const found = async (...asked: Parameters<typeof cohortOf>) =>
  (await cohortOf(...asked)).issues
    .filter(({code}) => code === "day-against-flag")
    .map(({severity, count, column}) => `${severity} ${count} ${column}`);

const progressed = (yes: string, no: string, denied: number) =>
  Array.from({length: 6}, (_, i): [string, string, string] => [i < 4 ? "90" : "", "", i < 4 - denied ? yes : no]);
const died = (yes: string, no: string, denied: number) =>
  Array.from({length: 6}, (_, i): [string, string, string] => ["90", i < 4 ? "400" : "", i < 4 - denied ? yes : no]);

describe("a flag that denies a day beside it", () => {
  it.each<[string, string, string]>([
    ["progressed", "1", "0"],
    ["PD_flag", "yes", "no"],
    ["pfs_event", "1", "0"],
    ["progression_status", "PD", "no progression"],
    ["adc1_progressed", "1", "0"],
    ["progress", "ja", "nein"]
  ])("of progression, %s: %s and %s", async (column, yes, no) => {
    expect(await found(column, progressed(yes, no, 0))).toEqual([]);
    expect(await found(column, progressed(yes, no, 1))).toEqual(["warning 1 progression"]);
    expect(await found(column, progressed(yes, no, 2))).toEqual(["error 2 progression"]);
  });

  it.each<[string, string, string]>([
    ["deceased", "1", "0"],
    ["vital_status", "dead", "alive"],
    ["status", "DOD", "AWD"],
    ["verstorben", "ja", "nein"],
    ["exitus", "1", "0"],
    ["os_event", "1", "0"],
    ["status_at_last_visit", "dead", "alive"]
  ])("of death, %s: %s and %s", async (column, yes, no) => {
    expect(await found(column, died(yes, no, 0))).toEqual([]);
    expect(await found(column, died(yes, no, 1))).toEqual(["warning 1 death"]);
    expect(await found(column, died(yes, no, 2))).toEqual(["error 2 death"]);
  });

  it.each([
    ["adverse_event", "1", "0"],
    ["parent_died", "1", "0"],
    ["recurrence", "yes", "no"],
    ["vital_status", "1", "0"],
    ["alive", "no", "yes"],
    ["status", "alive", "alive"]
  ])("is none in %s, which asks something else or can be read both ways", async (column, yes, no) => {
    expect(await found(column, progressed(yes, no, 2))).toEqual([]);
  });

  it.each<[string, string, string]>([
    ["progression_type", "imaging", "none"],
    ["progression_basis", "clinical", "no progression"],
    ["type_of_progression", "new lesion", "kein Progress"],
    ["stop_reason", "progression", "ongoing"],
    ["stop_reason", "toxicity", "still on treatment"],
    ["treatment_status", "stopped", "ongoing"]
  ])("in words of %s: %s and %s", async (column, yes, no) => {
    expect(await found(column, progressed(yes, no, 0))).toEqual([]);
    expect(await found(column, progressed(yes, no, 1))).toEqual(["warning 1 progression"]);
    expect(await found(column, progressed(yes, no, 2))).toEqual(["error 2 progression"]);
  });

  it("a line with an end that is said to go on is a warning, which stands before the numbers", async () => {
    const line = (i: number, end: string, reason: string): string => `P${i},SG,0,${end},400,${reason}\n`;
    const {issues} = await readCohort([
      {
        name: "c.csv",
        text: `patient_id,regimen,start,end,last_contact,stop_reason\n${line(1, "90", "ongoing")}${line(2, "80", "laufend")}${line(3, "", "ongoing")}${line(4, "70", "toxicity")}`
      }
    ]);
    expect(issues.filter(({code}) => code === "end-against-flag")).toMatchObject([
      {severity: "warning", count: 2, column: "end"}
    ]);
    expect(findingsBeforeNumbers(issues).join(" ")).toContain("2 lines have an end and are said to go on");
  });

  it("counts patients where a death stands on several lines, and none who lived on an earlier one", async () => {
    const lines = (first: string, second: string, patients: number) =>
      readCohort([
        {
          name: "c.csv",
          text: `patient_id,regimen,start,death,vital_status\nZ,SG,0,,alive\n${Array.from(
            {length: patients},
            (_, i) => `P${i},SG,0,400,${first}\nP${i},T-DXd,100,400,${second}\n`
          ).join("")}`
        }
      ]).then(({issues}) =>
        issues.filter(({code}) => code === "day-against-flag").map(({count, stops}) => [count, stops])
      );
    expect(await lines("alive", "dead", 3)).toEqual([]);
    expect(await lines("alive", "alive", 1)).toEqual([[1, undefined]]);
    expect(await lines("alive", "alive", 2)).toEqual([[2, true]]);
  });

  it("stops analyze, unless the plan says that the days are right", async () => {
    const cohort = await cohortOf("progressed", progressed("1", "0", 3));
    await expect(analyze({}, cohort)).rejects.toThrow(Stopped);
    const result = await analyze({accept: ["day-against-flag"]}, cohort);
    expect(result.issues.find(({code}) => code === "day-against-flag")).toMatchObject({severity: "warning", count: 3});
  });
});
