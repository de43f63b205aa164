import {describe, expect, it} from "vitest";
import {issue} from "../../src/record/issue.ts";
import {issueInWords, issueMessage} from "../../src/words/en/issues.ts";

describe("issueMessage", () => {
  it("names file, row, column, rule, value and way out", () => {
    expect(
      issueMessage(
        issue({
          code: "unknown-drug",
          severity: "error",
          file: "c.csv",
          row: 4,
          column: "regimen",
          expected: "a drug that the catalogue knows",
          received: "Enhretu",
          hint: "did you mean Enhertu?"
        })
      )
    ).toBe(
      'c.csv, row 4, column regimen: expected a drug that the catalogue knows, got "Enhretu"; did you mean Enhertu?'
    );
  });

  it("shows nothing of an identifier, and counts what it stands for", () => {
    expect(
      issueMessage(
        issue({code: "duplicate", severity: "warning", column: "patient_id", expected: "one row a line", count: 3})
      )
    ).toBe("column patient_id: expected one row a line (3 times)");
  });

  it("shortens a very long value", () => {
    expect(
      issueMessage(issue({code: "x", severity: "error", expected: "a day", received: "9".repeat(5000)})).length
    ).toBeLessThan(140);
  });
});

describe("issueInWords", () => {
  const found = issue({
    code: "positivity",
    severity: "warning",
    expected: "patients who could have been in either group"
  });

  it("says the remark behind what was expected, once", () => {
    const said = issueInWords({...found, remark: {code: "heavy-weight", arm: "treated", percent: 34}});
    expect(said).toEqual({
      ...found,
      expected:
        "patients who could have been in either group: one treated patient carries 34 % of the weight of the arm"
    });
    expect(issueInWords(said)).toEqual(said);
    expect(issueMessage(said)).toBe(`expected ${said.expected}`);
  });

  it("leaves an issue without a remark as it is", () => {
    expect(issueInWords(found)).toEqual(found);
  });
});
