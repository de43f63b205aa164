import {describe, expect, it} from "vitest";
import {resultRow, rowColumns} from "../../src/record/row.ts";
import {issue, issueMessage} from "../../src/record/issue.ts";

describe("resultRow", () => {
  it("has every column of results.csv, null where nothing was given", () => {
    const row = resultRow({analysis: "follow-up", term: "median", method: "reverse Kaplan-Meier"});
    expect(Object.keys(row).sort()).toEqual([...rowColumns].sort());
    expect(Object.values(row).filter((value) => value !== null)).toHaveLength(3);
  });

  it("refuses a number that is not one unless the row says why", () => {
    const fields = {analysis: "cox", term: "hazard ratio", method: "Cox", estimate: NaN};
    expect(() => resultRow(fields)).toThrow(
      "cox row hazard ratio: estimate is NaN and neither warning nor error says why"
    );
    expect(resultRow({...fields, warning: "separated"}).warning).toBe("separated");
  });
});

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
