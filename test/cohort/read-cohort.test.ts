import {describe, expect, it} from "vitest";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import type {Source} from "../../src/record/source.ts";
import {expectIdentity} from "./ledger-identity.ts";

const cohortOf = (text: string, options: ReadCohortOptions = {}) => readCohort([{name: "c.csv", text}], options);
const lines = (...records: readonly string[]) =>
  `patient_id,line,regimen,start,end,setting,progression,last_assessment,stop_reason,death,last_contact\n${records.join("\n")}\n`;
const found = ({issues}: Cohort, ...severities: readonly string[]) =>
  issues
    .filter(({severity, code}) => severities.includes(severity) && code !== "no-progression-column")
    .map(({code, row, column}) => `${code} ${row} ${column}`);
const ledgerOf = ({ledger}: Cohort) =>
  ledger.map(({unit, row, reason, patientId}) => `${unit} ${row} ${reason} ${patientId}`);
const patients = (cohort: Cohort) => cohort.patients.array("patient_id");

describe("the canonical long file", () => {
  const text = [
    "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,death,last_contact,tumour,her2_status",
    "P2,1,T-DXd,10,100,110,80,progression,,300,breast,low",
    "P1,2,SG,200,,,240,,,260,breast,low",
    "P1,1,T-DXd,0,150,160,120,progression,,260,breast,low"
  ].join("\n");

  it("becomes lines sorted by patient and start, and patients", async () => {
    const cohort = await cohortOf(text);
    expect(cohort.ledger).toEqual([]);
    expect(cohort.lines.objects()).toMatchObject([
      {
        patient_id: "P1",
        line: 1,
        regimen: "T-DXd",
        start: 0,
        end: 150,
        setting: "metastatic",
        progression: 160,
        last_assessment: 120,
        stop_reason: "progression",
        her2_status: "low",
        file: "c.csv",
        row: 4
      },
      {patient_id: "P1", line: 2, regimen: "SG", start: 200, end: null, row: 3},
      {patient_id: "P2", row: 2}
    ]);
    expect(cohort.patients.objects()).toEqual([
      {patient_id: "P1", death: null, last_contact: 260, data_cutoff: null, entry: null, tumour: "breast"},
      {patient_id: "P2", death: null, last_contact: 300, data_cutoff: null, entry: null, tumour: "breast"}
    ]);
    expect(cohort.sources).toMatchObject([{name: "c.csv", role: "lines", rowsRead: 3, rowsUsed: 3}]);
  });

  it("each default taken is a counted note", async () => {
    const cohort = await cohortOf("patient_id,regimen,start\nP1,SG,0\nP1,T-DXd,90\n");
    expect(
      cohort.issues.filter(({code}) => /default|derived/.test(code)).map(({code, count}) => [code, count])
    ).toEqual([
      ["default-setting", 2],
      ["derived-line", 2]
    ]);
    expect(cohort.lines.array("line")).toEqual([1, 2]);
  });

  it("line numbers count metastatic lines, and stay blank where they would contradict a given one", async () => {
    const cohort = await cohortOf(
      lines(
        "P1,,AC,0,,neoadjuvant,,,,,",
        "P1,,SG,100,,,,,,,",
        "P1,2,T-DXd,200,,,,,,,",
        "P2,3,SG,0,,,,,,,",
        "P2,,T-DXd,50,,,,,,,"
      )
    );
    expect(cohort.lines.array("line")).toEqual([null, 1, 2, 3, null]);
    expect(found(cohort, "warning")).toEqual(["line-left-blank null line"]);
  });

  it("unknown columns are kept as text, codes for missing values are blank and counted", async () => {
    const cohort = await cohortOf("patient_id,regimen,start,PDL1 score\nP1,SG,0,007\nP2,SG,0,NA\n");
    expect(cohort.lines.array("PDL1 score")).toEqual(["007", null]);
    expect(cohort.issues.filter(({code}) => code === "missing-code").map(({column, count}) => [column, count])).toEqual(
      [["PDL1 score", 1]]
    );
  });

  it("columns are recognised under the names that cohorts use, and said", async () => {
    const cohort = await cohortOf("Patient ID;Drug;Start Date;PD date\nP1;SG;0;90\n");
    expect(cohort.mapping).toEqual({
      patient_id: "Patient ID",
      regimen: "Drug",
      start: "Start Date",
      progression: "PD date"
    });
    expect(cohort.lines.array("progression")).toEqual([90]);
    expect(cohort.issues.filter(({code}) => code === "recognised-column").length).toBe(4);
  });

  it("the plan's mapping goes before recognition, and a column that it names must exist", async () => {
    const cohort = await cohortOf("patient_id,regimen,start,first_dose\nP1,SG,0,5\n", {
      mapping: {start: "first_dose", end: "stopp"}
    });
    expect(cohort.lines.array("start")).toEqual([5]);
    expect(cohort.lines.array("start (file)")).toEqual(["0"]);
    expect(found(cohort, "error")).toEqual(["mapped-column-absent null stopp"]);
  });

  it("a column that may be a misspelt one of the dictionary is a warning, because its values would be missed", async () => {
    const cohort = await cohortOf("patient_id,regimen,start,progresion,last_contact\nP1,SG,0,90,200\n");
    expect(
      cohort.issues
        .filter(({severity}) => severity === "warning")
        .map(({code, column, hint}) => [code, column, hint?.slice(0, 18)])
    ).toEqual([
      ["column-not-recognised", "progresion", "is it progression?"],
      ["no-progression-column", "progression", "without it no prog"]
    ]);
  });

  it("identifiers that differ by case only, and patients that are not in the patients file, are counted", async () => {
    const cohort = await readCohort([
      {name: "l.csv", text: "patient_id,regimen,start\nP-1,SG,0\np1,SG,0\nP2,SG,0\n"},
      {name: "p.csv", text: "patient_id,sex\nP-1,F\np1,F\n"}
    ]);
    expect(
      cohort.issues
        .filter(({code}) => /identifiers-differ|not-in-patients/.test(code))
        .map(({code, file, count}) => [code, file, count])
    ).toEqual([
      ["identifiers-differ-by-spelling", "l.csv, p.csv", 1],
      ["patient-not-in-patients-file", "l.csv", 1]
    ]);
  });

  it("a day of death that cannot be read in the patients file leaves the patient out", async () => {
    const cohort = await readCohort([
      {name: "l.csv", text: "patient_id,regimen,start\nP1,SG,0\nP2,SG,0\n"},
      {name: "p.csv", text: "patient_id,death\nP1,?\nP2,90\n"}
    ]);
    expect(patients(cohort)).toEqual(["P2"]);
    expect(ledgerOf(cohort)).toEqual([
      "row 2 patient-left-out P1",
      "row 2 unreadable-death P1",
      "patient null unreadable-death P1"
    ]);
    expectIdentity(cohort);
  });

  it("two columns that would do for one are not chosen between", async () => {
    const cohort = await cohortOf("patient_id,regimen,start,stop_date,end_date\nP1,SG,0,5,6\n");
    expect(cohort.lines.array("end")).toEqual([null]);
    expect(found(cohort, "warning")).toEqual(["ambiguous-column null stop_date / end_date"]);
  });

  it("a missing required column is one error, with the column perhaps meant, and every row is on the ledger", async () => {
    const cohort = await cohortOf("patient_id,regimn,start\nP1,SG,0\nP2,SG,0\n");
    expect(cohort.issues.filter(({code}) => code === "missing-column").map(({column, hint}) => [column, hint])).toEqual(
      [["regimen", "did you mean regimn? map it: regimen: regimn"]]
    );
    expect(ledgerOf(cohort)).toEqual([
      "row 2 missing-column-regimen P1",
      "row 3 missing-column-regimen P2",
      "patient null missing-column-regimen P1",
      "patient null missing-column-regimen P2"
    ]);
    expectIdentity(cohort);
  });

  it("several files of lines are one cohort, and a patients file adds its columns", async () => {
    const cohort = await readCohort([
      {name: "a.csv", text: "patient_id,regimen,start\nP1,SG,0\n"},
      {name: "b.csv", text: "patient_id,regimen,start,trial\nP2,SG,0,y\n"},
      {name: "p.csv", text: "patient_id,sex,death,smoker\nP1,F,400,no\nP2,m,,yes\nP3,f,,no\n"}
    ]);
    expect(cohort.sources.map(({role, rowsRead, rowsUsed}) => [role, rowsRead, rowsUsed])).toEqual([
      ["lines", 1, 1],
      ["lines", 1, 1],
      ["patients", 3, 2]
    ]);
    expect(cohort.patients.objects()).toMatchObject([
      {patient_id: "P1", sex: "female", death: 400, smoker: "no"},
      {patient_id: "P2", sex: "male", death: null, smoker: "yes"}
    ]);
    expect(cohort.lines.array("trial")).toEqual([null, "yes"]);
    expect(ledgerOf(cohort)).toEqual(["row 4 patient-without-lines P3", "patient null patient-without-lines P3"]);
    expectIdentity(cohort);
  });

  it("assessments and adverse events of patients in use are kept, others are on the ledger", async () => {
    const cohort = await readCohort([
      {name: "a.csv", text: "patient_id,regimen,start\nP1,SG,0\n"},
      {name: "s.csv", text: "patient_id,day,result\nP1,84,PD\nP1,42,SD\nP9,42,SD\nP1,x,SD\n"},
      {
        name: "e.csv",
        text: "patient_id,line,term,ctcae_grade,onset,resolved,action,related\nP1,1,pneumonitis,2,30,50,held,yes\n"
      }
    ]);
    expect(cohort.assessments?.objects()).toMatchObject([
      {patient_id: "P1", day: 42, result: "SD", row: 3},
      {patient_id: "P1", day: 84, result: "PD", row: 2}
    ]);
    expect(cohort.adverseEvents?.objects()).toMatchObject([
      {
        patient_id: "P1",
        line: 1,
        term: "pneumonitis",
        ctcae_grade: 2,
        onset: 30,
        resolved: 50,
        action: "held",
        related: "yes"
      }
    ]);
    expect(ledgerOf(cohort)).toEqual(["row 4 patient-not-in-cohort P9", "row 5 unreadable-day P1"]);
    expectIdentity(cohort);
  });
});

describe("rows that cannot be used go to the ledger with their patient; everything else continues", () => {
  it.each<[string, string, string]>([
    ["a start that is no whole number", "P1,1,SG,12.5,,,,,,,", "unreadable-start"],
    ["a blank start", "P1,1,SG,,,,,,,,", "missing-start"],
    ["a blank regimen", "P1,1,,0,,,,,,,", "missing-regimen"],
    ["an end that cannot be read, because blank would mean ongoing", "P1,1,SG,0,soon,,,,,,", "unreadable-end"],
    [
      "a progression that cannot be read, because blank would mean none seen",
      "P1,1,SG,0,,,?,,,,",
      "unreadable-progression"
    ],
    [
      "a setting that cannot be read, because blank would mean metastatic",
      "P1,1,SG,0,,relapsed,,,,,",
      "unreadable-setting"
    ],
    ["a date where days are declared", "P1,1,SG,2021-03-04,,,,,,,", "unreadable-start"],
    ["an end before the start", "P1,1,SG,10,9,,,,,,", "end-before-start"],
    ["a progression before the start", "P1,1,SG,10,,,9,,,,", "progression-before-start"],
    ["a death before the start", "P1,1,SG,10,,,,,,9,", "death-before-start"],
    ["a death before the last contact", "P1,1,SG,0,,,,,,90,91", "death-before-last-contact"],
    ["a death before the progression", "P1,1,SG,0,,,95,,,90,", "death-before-progression"]
  ])("%s", async (_, bad, reason) => {
    const cohort = await cohortOf(lines(bad, "P1,2,T-DXd,400,,,,,,,", "P2,1,SG,0,,,,,,,"));
    expect(patients(cohort)).toEqual(["P2"]);
    expect(ledgerOf(cohort).filter((line) => line.startsWith("row 2") || line.startsWith("patient"))).toEqual([
      `row 2 ${reason} P1`,
      `patient null ${reason} P1`
    ]);
    expect(cohort.issues.filter(({severity, row}) => severity === "error" && row === 2).length).toBeGreaterThan(0);
    expectIdentity(cohort);
  });

  it("every error with a row has that row on the ledger", async () => {
    const cohort = await cohortOf(
      lines(
        "P1,1,SG,x,,,,,,,",
        "P2,1,SG,0,-5,,,,,,",
        "P3,1,SG,0",
        "P4,1,SG,0,,,,,,9,8",
        "P4,1,SG,0,,,,,,9,8",
        "P5,1,SG,0,,,5,,,,",
        "P5,1,SG,0,,,6,,,,"
      )
    );
    const onLedger = new Set(cohort.ledger.filter(({unit}) => unit === "row").map(({row}) => row));
    for (const {severity, row} of cohort.issues)
      if (severity === "error" && row !== null) expect(onLedger).toContain(row);
    expect(patients(cohort)).toEqual(["P4"]);
    expectIdentity(cohort);
  });

  it("an identical row is left out alone; rows with one key that differ are all unusable", async () => {
    const cohort = await cohortOf(
      lines("P1,1,SG,0,,,90,,,,", "P1,1,SG,0,,,90,,,,", "P2,1,SG,0,,,90,,,,", "P2,1,SG,0,,,91,,,,")
    );
    expect(ledgerOf(cohort)).toEqual([
      "row 3 duplicate-row P1",
      "row 4 contradictory-duplicate P2",
      "row 5 contradictory-duplicate P2",
      "patient null contradictory-duplicate P2"
    ]);
    expect(patients(cohort)).toEqual(["P1"]);
    expectIdentity(cohort);
  });

  it("two days of death are an error and leave the patient out; two values of a covariate are a warning and give null", async () => {
    const cohort = await cohortOf(
      "patient_id,regimen,start,death,sex\nP1,SG,0,300,F\nP1,T-DXd,90,301,F\nP2,SG,0,,F\nP2,T-DXd,90,,M\n"
    );
    expect(ledgerOf(cohort)).toEqual([
      "row 2 patient-left-out P1",
      "row 3 patient-left-out P1",
      "patient null contradictory-death P1"
    ]);
    expect(cohort.patients.objects()).toMatchObject([{patient_id: "P2", sex: null}]);
    expect(
      cohort.issues
        .filter(({code}) => code === "contradictory-patient-value")
        .map(({severity, row, column}) => [severity, row, column])
    ).toEqual([
      ["error", 3, "death"],
      ["warning", 5, "sex"]
    ]);
    expectIdentity(cohort);
  });

  it("a record that could not be read leaves out the patient whose other lines were read", async () => {
    const cohort = await cohortOf(lines("P1,1,T-DXd,0,,,,,,,", "P1,2,SG,100,,,,,,,,,extra", "P2,1,SG,0,,,,,,,"));
    expect(patients(cohort)).toEqual(["P2"]);
    expect(ledgerOf(cohort)).toEqual([
      "row 2 patient-left-out P1",
      "row 3 ragged-row null",
      "patient null unreadable-record P1"
    ]);
    expectIdentity(cohort);
  });

  it("a record that could not be read is its own patient's, though other fields hold what is another's identifier", async () => {
    const cohort = await cohortOf(lines("1,1,T-DXd,0,,,,,,,", "2,1,SG,100,,,,,,,,,extra", "2,2,SG,1,,,,,,,"));
    expect(patients(cohort)).toEqual(["1"]);
    expectIdentity(cohort);
  });

  it("a line that starts after the cut-off is left out alone", async () => {
    const text = "patient_id,regimen,start,data_cutoff\nP1,SG,0,100\nP1,T-DXd,101,100\n";
    const byFile = await cohortOf(text);
    expect(ledgerOf(byFile)).toEqual(["row 3 start-after-cutoff P1"]);
    expect(found(byFile, "error")).toEqual(["start-after-cutoff 3 start"]);
    const byPlan = await cohortOf(text.replaceAll(",100\n", ",\n"), {cutoff: 100});
    expect(ledgerOf(byPlan)).toEqual(["row 3 start-after-cutoff P1"]);
    expect(found(byPlan, "error")).toEqual([]);
  });

  it("a patient identifier is never repeated in an issue", async () => {
    const cohort = await cohortOf(
      lines(
        "SECRET-1,1,SG,x,,,,,,,",
        "SECRET-2,1,SG,0,,,,,,5,9",
        "SECRET-3,1,SG,0,,,,,,,,,",
        "SECRET-4,1,SG,0,,,90,,,,",
        "SECRET-4,1,SG,0,,,91,,,,"
      )
    );
    expect(JSON.stringify(cohort.issues)).not.toContain("SECRET");
  });
});

describe("warnings and notes name row and column and change nothing", () => {
  it.each<[string, readonly string[], string]>([
    ["overlapping lines", ["P1,1,SG,0,100,,,,,,", "P1,2,T-DXd,90,,,,,,,"], "overlapping-lines 3 start"],
    ["lines that start on one day", ["P1,1,SG,0,,,,,,,", "P1,2,T-DXd,0,,,,,,,"], "same-start 3 start"],
    ["line numbers against the dates", ["P1,2,SG,0,,,,,,,", "P1,1,T-DXd,90,,,,,,,"], "line-number-order 3 line"],
    [
      "a stop for progression without a day",
      ["P1,1,SG,0,90,,,60,progression,,"],
      "progression-without-day 2 progression"
    ],
    ["an assessment before the start", ["P1,1,SG,10,,,,5,,,"], "last-assessment-before-start 2 last_assessment"],
    [
      "an assessment after the progression",
      ["P1,1,SG,0,,,50,60,,,"],
      "last-assessment-after-progression 2 last_assessment"
    ],
    ["an unknown reason", ["P1,1,SG,0,,,,,because,,"], "unknown-level 2 stop_reason"]
  ])("%s", async (_, records, issue) => {
    const cohort = await cohortOf(lines(...records));
    expect(found(cohort, "warning")).toContain(issue);
    expect(cohort.lines.numRows()).toBe(records.length);
  });

  it("levels that differ by signs between words, mixed types, empty and constant columns and formula-like cells are named", async () => {
    const rows = Array.from(
      {length: 12},
      (_, i) =>
        `P${i},SG,0,${["breast-ca", "breast ca ", " breast_ca"][i % 3]},${i === 3 ? "n.d." : i},,x,${i === 4 ? "=cmd()" : "ok"}`
    );
    const cohort = await cohortOf(`patient_id,regimen,start,tumour,ki67,empty,same,note\n${rows.join("\n")}\n`);
    for (const name of [
      "levels-differ-by-spelling tumour",
      "mixed-types ki67",
      "empty-column empty",
      "constant-column same",
      "formula-like-cells note"
    ])
      expect(cohort.issues.map(({code, column}) => `${code} ${column}`)).toContain(name);
  });

  it("what a spreadsheet made of text is named, and read as unknown where it is no value", async () => {
    const cohort = await cohortOf(
      "patient_id,regimen,start,grade,score,her2_ihc\nP1,SG,0,2-Mar,#REF!,2-Mar\nP2,SG,0,3,5,2+\n"
    );
    expect(
      cohort.issues
        .filter(({code}) => code.startsWith("spreadsheet"))
        .map(({code, severity, row, column, count}) => [code, severity, row, column, count])
    ).toEqual([
      ["spreadsheet-date", "warning", null, "grade", 1],
      ["spreadsheet-date", "warning", 2, "her2_ihc", 1],
      ["spreadsheet-error", "warning", 2, "score", 1]
    ]);
    expect([cohort.lines.array("grade"), cohort.lines.array("score"), cohort.lines.array("her2_ihc")]).toEqual([
      ["2-Mar", "3"],
      [null, "5"],
      [null, "2+"]
    ]);
  });

  it("a biomarker that changes between lines is a note with the number of patients", async () => {
    const cohort = await cohortOf(
      "patient_id,regimen,start,her2_status,ecog\nP1,SG,0,low,1\nP1,T-DXd,90,zero,1\nP2,SG,0,low,0\nP2,T-DXd,90,,\n"
    );
    expect(
      cohort.issues
        .filter(({code}) => code === "changes-between-lines")
        .map(({severity, column, count}) => [severity, column, count])
    ).toEqual([["note", "her2_status", 1]]);
  });

  it("a spelling that is known is read, with a counted note", async () => {
    const cohort = await cohortOf(
      lines("P1,1,SG,0,,,90,,Disease Progression,,", "P2,1,SG,0,,,90,,Disease Progression,,")
    );
    expect(cohort.lines.array("stop_reason")).toEqual(["progression", "progression"]);
    expect(
      cohort.issues
        .filter(({code}) => code === "level-spelled-otherwise")
        .map(({severity, received, count, hint}) => [severity, received, count, hint])
    ).toEqual([["note", "Disease Progression", 2, "read as progression"]]);
  });
});

describe("dates", () => {
  const dated = (start: string, options: ReadCohortOptions) =>
    cohortOf(`patient_id,regimen,start\nP1,SG,${start}\n`, options);
  it.each<[string, string, ReadCohortOptions["dateMode"], number]>([
    ["ISO dates are days since 1970-01-01", "2024-02-29", "shifted", 19_782],
    ["midnight is no time of day", "2024-02-29 00:00:00", "shifted", 19_782],
    ["dd/mm/yyyy is read where it is declared", "29/02/2024", {mode: "shifted", format: "dmy"}, 19_782],
    ["dd.mm.yyyy likewise", "29.2.2024", {mode: "shifted", format: "dmy"}, 19_782],
    ["a month alone is its 15th where that rule is declared", "2024-02", {mode: "shifted", partial: "middle"}, 19_768],
    ["a year alone is its 1 July", "2024", {mode: "shifted", partial: "middle"}, 19_905],
    ["a year of two digits is read in the declared order", "03/04/24", {mode: "shifted", format: "dmy"}, 19_816],
    ["a spreadsheet's day number is a day", "45231", "shifted", 19_662],
    ["mm/yyyy is its 15th", "02/2024", {mode: "shifted", format: "dmy", partial: "middle"}, 19_768]
  ])("%s", async (_, text, dateMode, day) => {
    expect((await dated(text, {dateMode})).lines.array("start")).toEqual([day]);
  });

  it.each<[string, string, ReadCohortOptions["dateMode"], string]>([
    ["30 February is no date", "2020-02-30", "shifted", "not-a-date"],
    ["dd/mm/yyyy is not guessed", "03/04/2024", "shifted", "ambiguous-date"],
    ["mm/dd/yyyy is not read as dd/mm/yyyy", "02/29/2024", {mode: "shifted", format: "dmy"}, "not-a-date"],
    ["a year of two digits without an order is not guessed", "03/04/24", "shifted", "ambiguous-date"],
    ["a month alone is refused without a rule", "2024-02", "shifted", "partial-date"],
    ["a number that is no day of a spreadsheet is named", "1231", "shifted", "not-a-date"],
    ["a date that a spreadsheet made is named", "12-Mar", "relative", "spreadsheet-date"],
    ["a spreadsheet's error is named", "#REF!", "relative", "spreadsheet-error"],
    ["a date among days is named", "2024-02-29", "relative", "calendar-date"]
  ])("%s", async (_, text, dateMode, code) => {
    const cohort = await dated(text, {dateMode});
    expect(
      cohort.issues.filter(({severity, row}) => severity === "error" && row === 2).map((issue) => issue.code)
    ).toEqual([code]);
    expect(cohort.lines.numRows()).toBe(0);
  });

  it("an imputed day is flagged in the row and counted in a warning", async () => {
    const cohort = await cohortOf(
      "patient_id,regimen,start,progression\nP1,SG,2024-01-10,2024-02\nP2,SG,2024-01-10,2024-02-03\n",
      {dateMode: {mode: "shifted", partial: "middle"}}
    );
    expect(cohort.lines.array("imputed")).toEqual(["progression", ""]);
    expect(
      cohort.issues.filter(({code}) => code === "imputed-date").map(({severity, count}) => [severity, count])
    ).toEqual([["warning", 1]]);
  });

  it("the digits of a date are masked in an issue", async () => {
    const cohort = await dated("2024-13-05", {dateMode: "shifted"});
    expect(cohort.issues.find(({code}) => code === "not-a-date")?.received).toBe("####-##-##");
  });

  it("a cut-off that does not fit the dates is the caller's mistake", async () => {
    await expect(dated("0", {cutoff: "2024-01-01"})).rejects.toThrow(
      "cutoff must be a whole number of days, because dateMode is relative, got 2024-01-01"
    );
    await expect(dated("2024-01-01", {dateMode: "shifted", cutoff: 5})).rejects.toThrow(RangeError);
  });

  it("days that pandas wrote as 143.0 are whole, with a note", async () => {
    const cohort = await dated("143.0", {});
    expect(cohort.lines.array("start")).toEqual([143]);
    expect(cohort.issues.map(({code}) => code)).toContain("written-with-decimals");
  });
});

describe("one cohort in every shape gives the same lines", () => {
  const long = [
    "patient_id,line,regimen,start,end,progression,last_assessment,sex,death,last_contact",
    "P1,1,T-DXd,0,150,160,120,female,,400",
    "P1,2,SG,200,260,270,240,female,,400",
    "P2,1,SG,10,90,,80,male,120,120"
  ].join("\n");
  const shared = ["patient_id", "line", "regimen", "start", "end", "progression", "last_assessment"];
  const shapes: Readonly<Record<string, readonly Source[]>> = {
    "lines and patients": [
      {
        name: "l.csv",
        text: "patient_id,line,regimen,start,end,progression,last_assessment\nP1,1,T-DXd,0,150,160,120\nP1,2,SG,200,260,270,240\nP2,1,SG,10,90,,80\n"
      },
      {name: "p.csv", text: "patient_id,sex,death,last_contact\nP1,female,,400\nP2,male,120,120\n"}
    ],
    "wide": [
      {
        name: "w.csv",
        text: [
          "patient_id,sex,death,last_contact,adc1,adc1_start,adc1_end,adc1_progression,adc1_last_assessment,adc2,adc2_start,adc2_end,adc2_progression,adc2_last_assessment",
          "P1,female,,400,T-DXd,0,150,160,120,SG,200,260,270,240",
          "P2,male,120,120,SG,10,90,,80,,,,,"
        ].join("\n")
      }
    ],
    "semicolons, UTF-16 and CRLF": [
      {
        name: "s.csv",
        bytes: new Uint8Array(Buffer.from(`\ufeff${long.replaceAll(",", ";").replaceAll("\n", "\r\n")}`, "utf16le"))
      }
    ],
    "a cBioPortal study": [
      {
        name: "data_timeline_treatment.txt",
        text: [
          "PATIENT_ID\tSTART_DATE\tSTOP_DATE\tEVENT_TYPE\tSUBTYPE\tAGENT",
          "P1\t0\t70\tTreatment\tTargeted\tT-DXd",
          "P1\t90\t150\tTreatment\tTargeted\tT-DXd",
          "P1\t20\t40\tTreatment\tBone Treatment\tDENOSUMAB",
          "P1\t200\t260\tTreatment\tTargeted\tSG",
          "P2\t10\t90\tTreatment\tTargeted\tSG"
        ].join("\n")
      },
      {
        name: "data_timeline_progression.txt",
        text: [
          "PATIENT_ID\tSTART_DATE\tSTOP_DATE\tEVENT_TYPE\tSUBTYPE\tPROGRESSION",
          "P1\t120\t\tDiagnosis\tProgression\tN",
          "P1\t160\t\tDiagnosis\tProgression\tY",
          "P1\t240\t\tDiagnosis\tProgression\tN",
          "P1\t250\t\tDiagnosis\tProgression\tIndeterminate",
          "P1\t270\t\tDiagnosis\tProgression\tY",
          "P2\t80\t\tDiagnosis\tProgression\tN"
        ].join("\n")
      },
      // 13.1417 and 3.9425 months of 30.4375 days are 400 and 120 days.
      {
        name: "data_clinical_patient.txt",
        text: [
          "#Patient Identifier\tSex\tOS\tStatus",
          "#STRING\tSTRING\tNUMBER\tSTRING",
          "PATIENT_ID\tGENDER\tOS_MONTHS\tOS_STATUS",
          "P1\tFemale\t13.1417\t0:LIVING",
          "P2\tMale\t3.9425\t1:DECEASED"
        ].join("\n")
      }
    ]
  };

  it.each(Object.entries(shapes))("%s", async (_, sources) => {
    const expected = await cohortOf(long);
    const cohort = await readCohort(sources);
    expect(cohort.issues.filter(({severity}) => severity === "error")).toEqual([]);
    expect(cohort.lines.select(shared).objects()).toEqual(expected.lines.select(shared).objects());
    expect(cohort.patients.select("patient_id", "sex", "death", "last_contact").objects()).toEqual(
      expected.patients.select("patient_id", "sex", "death", "last_contact").objects()
    );
    expectIdentity(cohort);
  });

  it("the study keeps the rows that were combined, leaves bone agents on the ledger and has assessments", async () => {
    const cohort = await readCohort(shapes["a cBioPortal study"] ?? []);
    expect(cohort.lines.array("source_rows")).toEqual(["2|3", "5", "6"]);
    expect(ledgerOf(cohort)).toEqual(["row 4 opens-no-line P1"]);
    expect(cohort.assessments?.numRows()).toBe(6);
    expect(cohort.sources.map(({role, rowsRead, rowsUsed}) => [role, rowsRead, rowsUsed])).toEqual([
      ["study", 5, 4],
      ["study", 6, 6],
      ["study", 2, 2]
    ]);
  });

  it("a treatment record of a study that could not be read leaves its patient out", async () => {
    const [treatment, ...others] = shapes["a cBioPortal study"] ?? [];
    const cohort = await readCohort([
      {
        name: treatment?.name ?? "",
        text: `${treatment?.text ?? ""}\nP2\t150\t180\tTreatment\tTargeted\tT-DXd\tsurplus\n`
      },
      ...others
    ]);
    expect(patients(cohort)).toEqual(["P1"]);
    expect(ledgerOf(cohort).filter((line) => line.startsWith("patient"))).toEqual([
      "patient null unreadable-record P2"
    ]);
    expectIdentity(cohort);
  });

  it("a study's sample file gives the type of cancer, once a patient, and other files are on the ledger", async () => {
    const cohort = await readCohort([
      ...(shapes["a cBioPortal study"] ?? []),
      {
        name: "data_clinical_sample.txt",
        text: "#x\n#x\nPATIENT_ID\tSAMPLE_ID\tCANCER_TYPE\nP1\tS1\tBreast Cancer\nP1\tS2\tBreast Cancer\nP2\tS3\tBladder Cancer\n"
      },
      {name: "data_timeline_labs.txt", text: "PATIENT_ID\tSTART_DATE\nP1\t5\n"}
    ]);
    expect(cohort.patients.array("tumour")).toEqual(["Breast Cancer", "Bladder Cancer"]);
    expect(ledgerOf(cohort).filter((line) => !line.includes("opens-no-line"))).toEqual([
      "row 5 duplicate-row P1",
      "row 2 file-not-used null"
    ]);
    expectIdentity(cohort);
  });

  it("a wide row with one bad block is left out once", async () => {
    const cohort = await cohortOf("patient_id,adc1,adc1_start,adc2,adc2_start\nP1,SG,0,T-DXd,x\nP2,SG,0,,\nP3,,,,\n");
    expect(ledgerOf(cohort)).toEqual([
      "row 2 unreadable-start P1",
      "row 4 patient-without-lines null",
      "patient null unreadable-start P1"
    ]);
    expect(found(cohort, "error")).toEqual(["not-a-day 2 adc2_start"]);
    expectIdentity(cohort);
  });
});

describe("follow-up that came already computed", () => {
  const options: ReadCohortOptions = {mapping: {time: "time_months", event: "status"}, unit: "months"};
  it("keeps times in their unit, events as 0 and 1, and every other column", async () => {
    const cohort = await cohortOf("time_months,status,arm,age\n6.2,1,T-DM1,61\n3.25,0,TPC,70\n", options);
    expect(cohort.shape).toBe("follow-up");
    expect(cohort.unit).toBe("months");
    expect(cohort.followUp?.objects()).toEqual([
      {file: "c.csv", row: 2, time: 6.2, event: 1, age: 61, arm: "T-DM1"},
      {file: "c.csv", row: 3, time: 3.25, event: 0, age: 70, arm: "TPC"}
    ]);
    expectIdentity(cohort);
  });

  it.each([
    ["TRUE", 1],
    ["censored", 0],
    ["1:DECEASED", 1],
    ["0:LIVING", 0],
    ["1.0", 1]
  ])("the event %s is %i", async (text, event) => {
    expect((await cohortOf(`time,event\n5,${text}\n`)).followUp?.array("event")).toEqual([event]);
  });

  it("a negative time, a blank event, a 2 and an entry after the time are on the ledger", async () => {
    const cohort = await cohortOf("patient_id,time,event,entry\nP1,-1,1,\nP2,5,,\nP3,5,2,\nP4,5,1,5\nP5,5,0,2\n");
    expect(ledgerOf(cohort)).toEqual([
      "row 2 negative-time P1",
      "row 3 missing-event P2",
      "row 4 unreadable-event P3",
      "row 5 entry-after-time P4",
      "patient null patient-without-record P1",
      "patient null patient-without-record P2",
      "patient null patient-without-record P3",
      "patient null patient-without-record P4"
    ]);
    expectIdentity(cohort);
  });

  it("a decimal comma is read in a file whose delimiter is none, with a note", async () => {
    const cohort = await cohortOf("time;event\n6,25;1\n", {unit: "months"});
    expect(cohort.followUp?.array("time")).toEqual([6.25]);
    expect(cohort.issues.map(({code}) => code)).toContain("decimal-comma");
    expect((await cohortOf('time,event\n"6,25",1\n', {unit: "months"})).followUp?.numRows()).toBe(0);
  });

  it.each<["days" | "weeks" | "months", readonly number[], boolean]>([
    ["months", [180, 200, 90, 400, 365], true],
    ["months", [6, 7, 3, 12, 20], false],
    ["days", [6.1, 7.3, 3.2, 12.8, 20.1], true],
    ["days", [180, 200, 90, 400, 365], false],
    ["weeks", [26, 30, 10, 52, 60], false]
  ])("times declared in %s as %j: doubted %s", async (unit, times, doubted) => {
    const cohort = await cohortOf(`time,event\n${times.map((time) => `${time},1`).join("\n")}\n`, {unit});
    expect(cohort.issues.some(({code}) => code === "unit-looks-wrong")).toBe(doubted);
  });

  it("lines beside ready-made follow-up are refused by name", async () => {
    const cohort = await readCohort([
      {name: "f.csv", text: "time,event\n5,1\n"},
      {name: "l.csv", text: "patient_id,regimen,start\nP1,SG,0\n"}
    ]);
    expect(found(cohort, "error")).toEqual(["shape-not-combined null null"]);
    expectIdentity(cohort);
  });
});

describe("de-identification", () => {
  const say = async (text: string, options: ReadCohortOptions = {}) =>
    (await cohortOf(text, options)).issues
      .filter(({code}) => code.startsWith("deid-") && code !== "deid-small-combinations")
      .map(({code, column, count}) => `${code} ${column} ${count}`);
  it.each<[string, string, string]>([
    ["a column of names", "patient_id,regimen,start,Last Name\nP1,SG,0,Doe\n", "deid-name Last Name 1"],
    [
      "an e-mail address in a note",
      "patient_id,regimen,start,note\nP1,SG,0,a.b@x.org\nP2,SG,0,ok\n",
      "deid-email note 1"
    ],
    ["a telephone number", "patient_id,regimen,start,note\nP1,SG,0,(555) 123-4567\n", "deid-telephone note 1"],
    [
      "a social security number",
      "patient_id,regimen,start,note\nP1,SG,0,123-45-6789\n",
      "deid-social-security-number note 1"
    ],
    [
      "five-digit codes throughout",
      "patient_id,regimen,start,area\nP1,SG,0,10021\nP2,SG,0,94110\n",
      "deid-zip-code area 2"
    ],
    ["an IP address", "patient_id,regimen,start,src\nP1,SG,0,10.1.2.3\n", "deid-ip-address src 1"],
    ["a web address", "patient_id,regimen,start,src\nP1,SG,0,https://x.org/p/1\n", "deid-url src 1"],
    ["a provider number", "patient_id,regimen,start,who\nP1,SG,0,1234567893\n", "deid-licence-number who 1"],
    [
      "calendar dates outside the day columns",
      "patient_id,regimen,start,seen\nP1,SG,0,2021-03-04\n",
      "deid-calendar-dates seen 1"
    ],
    ["a column of birth dates", "patient_id,regimen,start,DOB\nP1,SG,0,x\n", "deid-birth-date DOB 1"],
    ["an age over 89", "patient_id,regimen,start,age\nP1,SG,0,93\nP2,SG,0,90\n", "deid-age-over-89 age 1"],
    [
      "an age that crosses 90 during follow-up",
      "patient_id,regimen,start,age,last_contact\nP1,SG,0,88,800\nP2,SG,0,88,300\n",
      "deid-age-crosses-90 age 1"
    ],
    [
      "identifiers that count up",
      `patient_id,regimen,start\n${Array.from({length: 25}, (_, i) => `P${i},SG,0`).join("\n")}\n`,
      "deid-id-sequential patient_id 25"
    ],
    ["free text", `patient_id,regimen,start,note\nP1,SG,0,${"word ".repeat(12)}\n`, "deid-free-text note 1"],
    ["identifiers with dates", "patient_id,regimen,start\nX19560312,SG,0\n", "deid-id-with-date patient_id 1"],
    ["hashed identifiers", `patient_id,regimen,start\n${"ab".repeat(16)},SG,0\n`, "deid-id-hashed patient_id 1"]
  ])("%s is found by count and column", async (_, text, finding) => {
    expect(await say(text)).toContain(finding);
  });

  it("nothing is found in a file of days and codes", async () => {
    expect(await say(lines("P-001,1,SG,0,90,metastatic,95,60,progression,,200"))).toEqual([]);
  });

  it("calendar dates are expected under shifted and warned of under real", async () => {
    const text = "patient_id,regimen,start\nP1,SG,2021-03-04\n";
    expect(await say(text, {dateMode: "shifted"})).toEqual([]);
    expect(await say(text, {dateMode: "real"})).toEqual(["deid-calendar-dates start 1"]);
  });

  it("shifted dates that avoid weekends are doubted", async () => {
    // 2021-03-01 is a Monday: five starts a week, none on a weekend.
    const starts = Array.from({length: 60}, (_, i) =>
      new Date(Date.UTC(2021, 2, 1 + 7 * Math.floor(i / 5) + (i % 5))).toISOString().slice(0, 10)
    );
    expect(
      await say(`patient_id,regimen,start\n${starts.map((day, i) => `P${i * 3},SG,${day}`).join("\n")}\n`, {
        dateMode: "shifted"
      })
    ).toEqual(["deid-weekdays-survive null 60"]);
  });

  it("a strict reading refuses the file, and no value is repeated", async () => {
    const cohort = await cohortOf("patient_id,regimen,start,email\nP1,SG,0,jane@x.org\n", {strictDeid: true});
    expect(found(cohort, "error")).toContain("deid-email null email");
    expect(ledgerOf(cohort)).toEqual(["row 2 identifying-data null"]);
    expect(JSON.stringify(cohort.issues)).not.toContain("jane");
    expectIdentity(cohort);
  });
});

describe("bad input gets a named issue", () => {
  it.each<[string, Source, string]>([
    ["an empty file", {name: "c.csv", text: ""}, "empty-file"],
    ["a header only", {name: "c.csv", text: "patient_id,regimen,start\n"}, "no-records"],
    ["another delimiter", {name: "c.csv", text: "patient_id^regimen^start\nP1^SG^0\n"}, "single-column"],
    ["an unclosed quote", {name: "c.csv", text: 'patient_id,regimen,start\nP1,"SG,0\n'}, "unclosed-quote"],
    ["a spreadsheet", {name: "c.xlsx", bytes: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])}, "unreadable-workbook"],
    ["duplicate columns", {name: "c.csv", text: "patient_id,regimen,start,start\nP1,SG,0,1\n"}, "duplicate-column"]
  ])("%s", async (_, source, code) => {
    const cohort = await readCohort([source]);
    expect(cohort.issues.filter(({severity}) => severity === "error").map((issue) => issue.code)).toContain(code);
    expectIdentity(cohort);
  });

  it("a file whose needed column stands twice is not read by guess", async () => {
    const cohort = await cohortOf("patient_id,regimen,start,start\nP1,SG,0,1\n");
    expect(cohort.lines.numRows()).toBe(0);
    expect(ledgerOf(cohort)).toEqual(["row 2 duplicate-column P1", "patient null duplicate-column P1"]);
  });

  it("no source, or two of one name, is the caller's mistake", async () => {
    await expect(readCohort([])).rejects.toThrow("sources must hold at least one file, got none");
    await expect(
      readCohort([
        {name: "a", text: ""},
        {name: "a", text: ""}
      ])
    ).rejects.toThrow("sources must have different names, got a twice");
  });
});
