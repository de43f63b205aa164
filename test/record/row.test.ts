import {describe, expect, it} from "vitest";
import {groupedBy, refusedRow, resultRow, rowCells, rowColumns, withRemarks} from "../../src/record/row.ts";
import {issue, issueMessage} from "../../src/record/issue.ts";

describe("resultRow", () => {
  it("has every column of results.csv, null where nothing was given", () => {
    const row = resultRow({analysis: "follow-up", kind: "follow-up", term: "median", method: "reverse Kaplan-Meier"});
    expect([row.remarks, row.refusal]).toEqual([[], null]);
    const cells = rowCells(row);
    expect(Object.keys(cells).sort()).toEqual([...rowColumns].sort());
    expect(Object.values(cells).filter((value) => value !== null)).toHaveLength(4);
  });

  it("says in words what it carries as codes, and nothing twice", () => {
    const row = resultRow({
      analysis: "kaplan-meier",
      kind: "median",
      term: "median",
      method: "Kaplan-Meier",
      remarks: [{code: "few-patients", fewest: 10, where: "group"}]
    });
    expect(row.warning).toBe("fewer than 10 patients in the group");
    const more = withRemarks(row, [{code: "median-not-reached"}, {code: "few-patients", fewest: 10, where: "group"}]);
    expect(more.warning).toBe("fewer than 10 patients in the group; median not reached");
    expect(withRemarks(row, [{code: "guaranteed-time"}], "before").remarks[0]?.code).toBe("guaranteed-time");
    const refused = refusedRow({...row, estimate: 3, n: 12}, {code: "few-on-one-side", fewest: 5, n: 2});
    expect(refused).toMatchObject({
      estimate: null,
      n: 12,
      warning: row.warning,
      error: "fewer than 5 patients on one side of ADC2 (2)"
    });
  });

  it("refuses a number that is not one unless the row says why", () => {
    const fields = {analysis: "cox", kind: "hazard-ratio", term: "hazard ratio", method: "Cox", estimate: NaN} as const;
    expect(() => resultRow(fields)).toThrow(
      "cox row hazard ratio: estimate is NaN and neither warning nor error says why"
    );
    expect(resultRow({...fields, warning: "separated"}).warning).toBe("separated");
  });
});

describe("rowCells", () => {
  it("holds the codes of remarks and refusal, each once and in their order", () => {
    const row = resultRow({
      analysis: "cox",
      kind: "hazard-ratio",
      term: "hazard ratio",
      method: "Cox",
      remarks: [{code: "outside-of-groups", n: 3}, {code: "immortal-time"}, {code: "outside-of-groups", n: 4}]
    });
    expect(rowCells(row).codes).toBe("outside-of-groups immortal-time");
    expect(rowCells(refusedRow(row, {code: "no-estimate"})).codes).toBe("outside-of-groups immortal-time no-estimate");
    expect(Object.keys(rowCells(row))).not.toContain("remarks");
    expect(rowColumns.slice(-3)).toEqual(["grouping", "kind", "codes"]);
  });
});

describe("groupedBy", () => {
  const row = resultRow({analysis: "kaplan-meier", kind: "median", term: "median", method: "Kaplan-Meier"});

  it("names what makes the group of a row, unless it has none or names another", () => {
    const rows = [
      {...row, group: "A"},
      row,
      {...row, group: "A", grouping: "sequence"},
      {...row, kind: "global-test" as const}
    ];
    expect(groupedBy(rows, "arm").map(({grouping}) => grouping)).toEqual(["arm", null, "sequence", "arm"]);
    expect(groupedBy(rows, null).map(({grouping}) => grouping)).toEqual([null, null, "sequence", null]);
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
