import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {askedOfLine} from "../../src/cohort/asking-columns.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import type {Issue} from "../../src/record/issue.ts";
import type {Source} from "../../src/record/source.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

const told = (issues: readonly Issue[]) =>
  issues
    .filter(({code}) => code === "day-against-flag")
    .map(({severity, count, column, row}) => `${severity} ${count} ${column} row ${row}`);
const read = async (sources: readonly Source[], options: ReadCohortOptions = {}) =>
  (await readCohort(sources, options)).issues;
/** Eight patients with a line each: the first five have a day of progression, what is said is `yes` of the first and `no` of those behind. */
const longOf = (column: string, said: readonly string[]): Source[] => [
  {
    name: "c.csv",
    role: "lines",
    text: `patient_id,regimen,start,end,progression,last_assessment,last_contact,${column}\n${said
      .map((text, i) => `P${i},SG,0,80,${i < 5 ? 90 + i : ""},${60 + i},${400 + i},${text}`)
      .join("\n")}\n`
  }
];
/** Of the five with a day, `denied` are said to have none. */
const saidOf = (yes: string, no: string, denied: number): string[] =>
  Array.from({length: 8}, (_, i) => (i < 5 - denied ? yes : no));

describe("a column that says that there was no progression on a line with a day of one", () => {
  it.each<[string, string, string]>([
    ["pfs_status", "1", "0"],
    ["rwPFS_event", "1", "0"],
    ["event_pfs", "1", "0"],
    ["PFSEvent", "1.0", "0.0"],
    ["had_event", "1", "0"],
    ["ttp_evt", "yes", "no"],
    ["progression_yes_no", "Y", "N"],
    ["PD", "PD", "SD"],
    ["PD (j/n)", "j", "n"],
    ["Progress_ja_nein", "ja", "nein"],
    ["Ereignis_PFS", "1", "0"],
    ["statut_progression", "oui", "non"],
    ["evento_progresion", "1", "0"],
    ["stato_progressione", "1", "0"],
    ["progressie_ja_nee", "ja", "nee"],
    ["pfs_status", "2", "1"],
    ["status", "progressed", "ongoing"],
    ["status", "1", "0"],
    ["outcome_adc", "PD", "stable disease"],
    ["outcome", "progression", "no progression"],
    ["Ergebnis", "PD", "stabil"],
    ["response_at_end", "PD", "SD"],
    ["last_response", "PD", "partial response"],
    ["final_response", "progression", "CR"],
    ["censored", "0", "1"],
    ["censored", "no", "yes"],
    ["cnsr", "0", "1"],
    ["pfs_cens", "0", "1"],
    ["zensiert", "nein", "ja"],
    ["progression_free", "no", "yes"],
    ["progressionsfrei", "0", "1"],
    ["censoring_reason", "", "last assessment"],
    ["reason_stop_treatment", "PD", "still on treatment"],
    ["discontinuation_reason", "progression", "ongoing"]
  ])("%s: %s and %s", async (column, yes, no) => {
    expect(told(await read(longOf(column, saidOf(yes, no, 0))))).toEqual([]);
    expect(told(await read(longOf(column, saidOf(yes, no, 1))))).toEqual(["warning 1 progression row 6"]);
    expect(told(await read(longOf(column, saidOf(yes, no, 2))))).toEqual(["error 2 progression row 5"]);
  });

  it.each<[string, string, string]>([
    ["best_response", "PD", "SD"],
    ["response", "PR", "SD"],
    ["status", "2", "1"],
    ["ae_status", "1", "0"],
    ["menopausal_status", "1", "0"],
    ["os_event", "1", "1"],
    ["liver_progression_site", "1", "0"],
    ["pfs_months", "1", "0"],
    ["status", "alive", "alive"],
    ["outcome", "toxicity", "toxicity"],
    ["status_at_last_contact", "alive", "alive"],
    ["hr_status", "positive", "negative"],
    ["progression", "90", "90"]
  ])("is none in %s: %s and %s", async (column, yes, no) => {
    const text = longOf(column === "progression" ? "other" : column, saidOf(yes, no, 2));
    expect(told(await read(text))).toEqual([]);
  });

  it("codes written the other way round are read by the days: who has 1 has none", async () => {
    expect(told(await read(longOf("pfs_status", saidOf("0", "1", 0))))).toEqual([]);
    expect(told(await read(longOf("cens", saidOf("1", "0", 0))))).toEqual([]);
    expect(told(await read(longOf("cens", saidOf("1", "0", 2))))).toEqual(["error 2 progression row 5"]);
    expect(told(await read(longOf("cens", saidOf("0", "1", 2))))).toEqual(["error 2 progression row 5"]);
  });

  it("an outcome that goes with the deaths speaks of them", async () => {
    const rows = (codes: readonly string[]) =>
      read([
        {
          name: "c.csv",
          role: "lines",
          text: `patient_id,regimen,start,progression,death,status\n${codes
            .map((code, i) => `P${i},SG,0,${90 + i},${i < 3 ? 300 : ""},${code}`)
            .join("\n")}\n`
        }
      ]);
    expect(told(await rows(["1", "1", "1", "0", "0", "0"]))).toEqual([]);
    expect(told(await rows(["0", "0", "1", "0", "1", "1"]))).toEqual(["error 3 progression row 2"]);
  });
});

describe("of an ADC of a wide file", () => {
  const wide = (column: string, said: readonly string[]): Source[] => [
    {
      name: "w.csv",
      text: `patient_id,adc1,adc1_start,adc1_end,adc1_progression,adc2,adc2_start,adc2_progression,last_contact,${column}\n${said
        .map((text, i) => `P${i},T-DXd,0,90,${i === 0 ? "" : 95},SG,100,${i < 4 ? 180 + i : ""},${400 + i},${text}`)
        .join("\n")}\n`
    }
  ];
  const second = ["1", "1", "0", "0", "0", "0"];
  it.each(["adc2_pfs_event", "adc2_progressed", "pfs_status_adc2", "PFS2_event", "adc_2_censored", "outcome_adc2"])(
    "%s is set against the second alone",
    async (column) => {
      const word = column.startsWith("outcome") ? {1: "PD", 0: "SD"} : /cens/.test(column) ? {1: "0", 0: "1"} : null;
      const said = second.map((code) => (word === null ? code : word[code === "1" ? 1 : 0]));
      expect(told(await read(wide(column, said)))).toEqual(["error 2 adc2_progression row 4"]);
      const first = wide(column.replace("2", "1"), said);
      expect(told(await read(first))).toEqual(["error 4 adc1_progression row 4"]);
    }
  );

  it("without a number it speaks of the last", async () => {
    expect(told(await read(wide("pfs_event", second)))).toEqual(["error 2 adc2_progression row 4"]);
    expect(told(await read(wide("pfs_event", ["1", "1", "1", "1", "0", "0"])))).toEqual([]);
  });
});

describe("in a file that is joined by patient", () => {
  const lines: Source = {
    name: "l.csv",
    role: "lines",
    text: `patient_id,line,regimen,start,progression\n${["A", "B", "C", "D"]
      .map((id, i) => `${id},1,T-DXd,0,90\n${id},2,SG,100,${i < 3 ? 180 + i : ""}\n`)
      .join("")}`
  };
  const beside = (text: string): Source[] => [lines, {name: "p.csv", role: "patients", text}];
  it("is said of the last line, or of the line or ADC that it names", async () => {
    expect(told(await read(beside("patient_id,pfs_event\nA,1\nB,0\nC,0\nD,0\n")))).toEqual([
      "error 2 progression row 5"
    ]);
    expect(told(await read(beside("patient_id,pfs_event\nA,1\nB,1\nC,1\nD,0\n")))).toEqual([]);
    expect(told(await read(beside("patient_id,adc1_pfs_event\nA,1\nB,1\nC,0\nD,0\n")))).toEqual([
      "error 2 progression row 6"
    ]);
    expect(told(await read(beside("patient_id,line2_progressed\nA,no\nB,no\nC,yes\nD,no\n")))).toEqual([
      "error 2 progression row 3"
    ]);
  });

  it("names the other file", async () => {
    const [found] = (await read(beside("patient_id,pfs_event\nA,1\nB,0\nC,0\nD,0\n"))).filter(
      ({code}) => code === "day-against-flag"
    );
    expect(found).toMatchObject({file: "l.csv", stops: true});
    expect(found?.expected).toContain("pfs_event of p.csv");
  });
});

it("a column of lines that says one thing of each patient speaks of the last line", async () => {
  const rows = (flag: readonly string[]): Source[] => [
    {
      name: "c.csv",
      role: "lines",
      text: `patient_id,regimen,start,progression,pfs_event\n${flag
        .map((code, i) => `P${i},T-DXd,0,90,${code}\nP${i},SG,100,${i < 2 ? 190 : ""},${code}\n`)
        .join("")}`
    }
  ];
  expect(told(await read(rows(["1", "1", "0", "0"])))).toEqual([]);
  expect(told(await read(rows(["0", "0", "0", "1"])))).toEqual(["error 2 progression row 3"]);
});

describe("what the plan says", () => {
  const file = longOf("pfs_status", saidOf("1", "0", 2));
  it("has both readings as lines, and each settles it", async () => {
    const cohort = await readCohort(file);
    await expect(analyze({}, cohort)).rejects.toThrow("day-against-flag");
    const lines = cohort.issues.flatMap(({choices}) => (choices ?? []).map(({line}) => line));
    expect(lines).toEqual(['values: {"pfs_status": {"0": no progression}}', "accept: [day-against-flag]"]);
    const settled = await readCohort(file, {values: {pfs_status: {"0": "no progression"}}});
    expect(told(settled.issues)).toEqual([]);
    expect(settled.lines.array("progression")).toEqual([90, 91, 92, null, null, null, null, null]);
    // P3 and P4 have an assessment of their own.
    expect(settled.lines.array("last_assessment")).toEqual([60, 61, 62, 63, 64, 65, 66, 67]);
    expect(findingsBeforeNumbers(settled.issues).join(" ")).toContain(
      "2 days of progression are none, as the plan says by another column"
    );
  });

  it("a day that is no progression is the last assessment where none is recorded", async () => {
    const text = "patient_id,regimen,start,progression,pd_yn\nA,SG,0,90,yes\nB,SG,0,80,no\nC,SG,0,70,no\n";
    const cohort = await readCohort([{name: "c.csv", text}], {values: {pd_yn: {no: "no progression"}}});
    expect(cohort.lines.array("progression")).toEqual([90, null, null]);
    expect(cohort.lines.array("last_assessment")).toEqual([null, 80, 70]);
  });
});

it("names that ask, with their number", () => {
  const asked = (name: string) => {
    const {of, turned, number, counts} = askedOfLine(name) ?? {};
    return [of, turned, number, counts];
  };
  expect(asked("adc2_pfs_event")).toEqual(["progression", false, 2, "adc"]);
  expect(asked("2L outcome")).toEqual(["outcome", false, 2, "line"]);
  expect(asked("pfs_cnsr_1")[0]).toBe("progression");
  expect(["progression_date", "pfs", "days_to_progression", "os_status", "event_type"].map(askedOfLine)).toEqual(
    Array(5).fill(null)
  );
});

it("a last line that is said to go on denies the death", async () => {
  const rows = (first: string, last: string, deaths: number): Source[] => [
    {
      name: "c.csv",
      role: "lines",
      text: `patient_id,regimen,start,end,stop_reason,death\n${["A", "B", "C"]
        .map(
          (id, i) =>
            `${id},T-DXd,0,90,${first},${i < deaths ? 400 : ""}\n${id},SG,100,,${last},${i < deaths ? 400 : ""}\n`
        )
        .join("")}`
    }
  ];
  expect(told(await read(rows("progression", "ongoing", 0)))).toEqual([]);
  expect(told(await read(rows("progression", "ongoing", 1)))).toEqual(["warning 1 death row 3"]);
  expect(told(await read(rows("progression", "laufend", 2)))).toEqual(["error 2 death row 3"]);
  expect(told(await read(rows("progression", "toxicity", 2)))).toEqual([]);
});
