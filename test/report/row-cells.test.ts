import {describe, expect, it} from "vitest";
import {refusedRow, resultRow} from "../../src/record/row.ts";
import {rowCells, rowColumns} from "../../src/report/tables/row-cells.ts";

describe("rowCells", () => {
  it("has every column of results.csv, null where nothing was given", () => {
    const cells = rowCells(
      resultRow({analysis: "follow-up", kind: "follow-up", term: "median", method: "reverse Kaplan-Meier"})
    );
    expect(Object.keys(cells).sort()).toEqual([...rowColumns].sort());
    expect(Object.values(cells).filter((value) => value !== null)).toHaveLength(4);
  });

  it("says the remarks and the refusal in words", () => {
    const row = resultRow({
      analysis: "cox",
      kind: "hazard-ratio",
      term: "hazard ratio",
      method: "Cox",
      remarks: [{code: "median-not-reached"}, {code: "immortal-time"}]
    });
    expect(rowCells(row)).toMatchObject({
      warning: "median not reached; immortal time: biased in favour of ADC2",
      error: null
    });
    expect(rowCells(refusedRow(row, {code: "no-estimate"})).error).toBe("no estimate");
  });

  it("holds the codes of remarks and refusal, each once and in their order", () => {
    const row = resultRow({
      analysis: "cox",
      kind: "hazard-ratio",
      term: "hazard ratio",
      method: "Cox",
      remarks: [
        {code: "outside-of-groups", n: 3, lacking: 0, columns: []},
        {code: "immortal-time"},
        {code: "outside-of-groups", n: 4, lacking: 0, columns: []}
      ]
    });
    expect(rowCells(row).codes).toBe("outside-of-groups immortal-time");
    expect(rowCells(refusedRow(row, {code: "no-estimate"})).codes).toBe("outside-of-groups immortal-time no-estimate");
    expect(Object.keys(rowCells(row))).not.toContain("remarks");
    expect(rowColumns.slice(-3)).toEqual(["grouping", "kind", "codes"]);
  });
});
