import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";

const codes: ReadonlySet<string> = new Set(["day-against-flag", "vital-status-code-open", "death-without-day"]);

interface Given {
  /** How many of the patients, from the first on, have a day of death in the lines. */
  readonly died?: number;
  /** The flags stand beside the days, and not in a patients file. */
  readonly oneFile?: boolean;
  readonly options?: ReadCohortOptions;
}

/** Patients with one line each, of whom a column says something. */
const read = (column: string, said: readonly string[], {died = 4, oneFile = false, options = {}}: Given = {}) => {
  const own = (text: string): string => (oneFile ? `,${text}` : "");
  const lines = said.map((text, i) => `P${i},SG,${i},90,90,${i < died ? 400 + i : ""},${400 + i}${own(text)}\n`);
  const patients = said.map((text, i) => `P${i},${text}\n`);
  return readCohort(
    [
      {
        name: "l.csv",
        role: "lines" as const,
        text: `patient_id,regimen,start,end,progression,death,last_contact${own(column)}\n${lines.join("")}`
      },
      ...(oneFile
        ? []
        : [{name: "p.csv", role: "patients" as const, text: `patient_id,${column}\n${patients.join("")}`}])
    ],
    options
  );
};
const found = async (...given: Parameters<typeof read>) =>
  (await read(...given)).issues
    .filter(({code}) => codes.has(code))
    .map(({code, count, stops, column}) => [code, count, stops === true, column]);
/** Six flags, `denied` of the first four of which say no. */
const flags = (yes: string, no: string, denied: number): string[] =>
  Array.from({length: 6}, (_, i) => (i < 4 - denied ? yes : no));

describe("a flag in another file than the day of death", () => {
  it.each([
    ["dead", "1", "0"],
    ["deceased", "yes", "no"],
    ["os_status", "1", "0"],
    ["vital_status", "dead", "alive"],
    ["Vitalstatus", "verstorben", "lebt"],
    ["alive", "no", "yes"],
    ["cause_of_death", "tumour", "alive"],
    ["cause_of_death", "tumour", "not applicable"],
    ["cause_of_death", "cardiac", "n.a. (alive)"],
    ["death_cause", "sepsis", "none"]
  ])("%s: %s and %s", async (column, yes, no) => {
    expect(await found(column, flags(yes, no, 0))).toEqual([]);
    expect(await found(column, flags(yes, no, 1))).toEqual([["day-against-flag", 1, false, "death"]]);
    expect(await found(column, flags(yes, no, 2))).toEqual([["day-against-flag", 2, true, "death"]]);
    expect(await found(column, flags(yes, no, 2), {oneFile: true})).toEqual([["day-against-flag", 2, true, "death"]]);
  });

  it("names both files", async () => {
    const {issues} = await read("dead", flags("1", "0", 2));
    expect(issues.find(({code}) => code === "day-against-flag")).toMatchObject({
      file: "l.csv",
      expected: "no day of death where column dead of p.csv says that there was none"
    });
  });

  it("a cause that denies nothing, and one that is missing, say nothing", async () => {
    expect(await found("cause_of_death", ["tumour", "NA", "not alive on arrival", "unknown", "", "tumour"])).toEqual(
      []
    );
  });

  it("who does not live is known to have died", async () => {
    expect(await found("alive", ["no", "no", "no", "no", "no", "yes"])).toEqual([
      ["death-without-day", 1, true, "alive"]
    ]);
  });
});

describe("codes of vital status in files of lines", () => {
  it.each([
    ["1 and 2, 2 is dead", flags("2", "1", 0), []],
    ["1 and 2, 1 is dead", flags("1", "2", 0), []],
    ["0 and 1, 0 is dead", flags("0", "1", 0), []],
    ["one at the other code", flags("2", "1", 1), [["day-against-flag", 1, false, "death"]]],
    ["two at each", flags("2", "1", 2), [["vital-status-code-open", 6, true, "vital_status"]]],
    [
      "who is dead by it and has no day",
      [...flags("2", "1", 0).slice(0, 5), "2"],
      [["death-without-day", 1, true, "vital_status"]]
    ],
    ["three codes say nothing", ["1", "2", "3", "1", "2", "3"], []]
  ])("%s", async (_, said, expected) => {
    expect(await found("vital_status", said)).toEqual(expected);
    expect(await found("vital_status", said, {oneFile: true})).toEqual(expected);
  });

  it("without days, or with one alone, nobody knows, and each line to paste decides", async () => {
    expect(await found("vital_status", flags("2", "1", 0), {died: 1})).toEqual([
      ["vital-status-code-open", 6, true, "vital_status"]
    ]);
    const cohort = await read("vital_status", flags("2", "1", 0), {died: 0});
    expect(cohort.issues.find(({code}) => code === "vital-status-code-open")).toMatchObject({
      received: "1 (2 cells, 0 patients with a day), 2 (4 cells, 0 patients with a day)"
    });
    await expect(analyze({}, cohort)).rejects.toThrow("vital-status-code-open");
    const values = (one: string, two: string): ReadCohortOptions => ({values: {vital_status: {"1": one, "2": two}}});
    expect(await found("vital_status", flags("2", "1", 0), {died: 0, options: values("alive", "dead")})).toEqual([
      ["death-without-day", 4, true, "vital_status"]
    ]);
    expect(await found("vital_status", flags("2", "1", 0), {died: 0, options: values("dead", "alive")})).toEqual([
      ["death-without-day", 2, true, "vital_status"]
    ]);
    expect(await found("vital_status", flags("2", "1", 2), {options: values("alive", "dead")})).toEqual([
      ["day-against-flag", 2, true, "death"]
    ]);
  });

  it("1 and 2 in a column named for death are codes too; 0 and 1 are answers, and a bare status may be anything", async () => {
    expect(await found("deceased", flags("2", "1", 0))).toEqual([]);
    expect(await found("deceased", flags("1", "2", 0))).toEqual([]);
    expect(await found("deceased", ["1", "1", "0", "0", "0", "0"], {died: 0})).toEqual([
      ["death-without-day", 2, true, "deceased"]
    ]);
    expect(await found("status", flags("2", "1", 2))).toEqual([]);
  });
});
