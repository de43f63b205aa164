import {describe, expect, test} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {issueMessage} from "../../src/words/en/issues.ts";

const text = [
  "patient_id,regimen,start,her2_status,tumour,ecog",
  "P1,SG,0,HER2-low (1+),Mamma-Ca,1",
  "P2,SG,0,weakly positive,Mamma-Ca,kA",
  "P3,SG,0,positive,breast,2"
].join("\n");

describe("what the plan says that values mean", () => {
  test("is read in their place, in columns with levels and in columns of text", async () => {
    const cohort = await readCohort([{name: "c.csv", text}], {
      values: {
        her2_status: {"HER2-low (1+)": "low", "weakly positive": "low"},
        tumour: {"Mamma-Ca": "breast"},
        ecog: {kA: ""}
      }
    });
    expect(cohort.lines.array("her2_status")).toEqual(["low", "low", "positive"]);
    expect(cohort.patients.array("tumour")).toEqual(["breast", "breast", "breast"]);
    expect(cohort.lines.array("ecog")).toEqual([1, null, 2]);
    expect(cohort.issues.filter(({code}) => code === "unknown-level" || code === "not-a-number")).toEqual([]);
  });

  test("is told once for each value, with its count", async () => {
    const cohort = await readCohort([{name: "c.csv", text}], {
      values: {tumour: {"Mamma-Ca": "breast"}, ecog: {kA: ""}}
    });
    const told = cohort.issues.filter(({code}) => code === "value-explained");
    expect(told.map(({column, count, hint}) => [column, count, hint])).toEqual([
      ["tumour", 2, "read as breast, as the plan says"],
      ["ecog", 1, "read as unknown, as the plan says"]
    ]);
  });

  test("that no cell holds, or of a column that is not there, is an issue", async () => {
    const cohort = await readCohort([{name: "c.csv", text}], {
      values: {her2_status: {"HER2-low (1 +)": "low"}, hr_status: {pos: "positive"}}
    });
    const found = cohort.issues
      .filter(({code}) => code === "value-not-met" || code === "values-of-absent-column")
      .map(({severity, column}) => [severity, column]);
    expect(found).toEqual([
      ["warning", "her2_status"],
      ["error", "hr_status"]
    ]);
  });

  test("is still checked against the data dictionary", async () => {
    const cohort = await readCohort([{name: "c.csv", text}], {values: {her2_status: {"weakly positive": "weak"}}});
    const faults = cohort.issues.filter(({code}) => code === "unknown-level");
    expect(faults.map(({row}) => row)).toEqual([3]);
    expect(faults.map(issueMessage)[0]).toContain("values: {her2_status: {VALUE: LEVEL}}");
  });

  test("of an identifier is never repeated in a message", async () => {
    const cohort = await readCohort([{name: "c.csv", text}], {values: {patient_id: {P1: "Q1"}}});
    expect(cohort.patients.array("patient_id")).toContain("Q1");
    expect(cohort.issues.map(issueMessage).join("\n")).not.toMatch(/received P1|the value P1/);
  });
});
