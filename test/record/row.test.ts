import {describe, expect, it} from "vitest";
import {groupedBy, refusedRow, resultRow, withRemarks} from "../../src/record/row.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {warningText} from "../../src/words/en/remarks.ts";

describe("resultRow", () => {
  it("has every field, null where nothing was given", () => {
    const row = resultRow({analysis: "follow-up", kind: "follow-up", term: "median", method: "reverse Kaplan-Meier"});
    const {remarks, ...others} = row;
    expect([remarks, row.refusal]).toEqual([[], null]);
    expect(Object.values(others).filter((value) => value !== null)).toHaveLength(4);
  });

  it("says nothing twice, and keeps counts and remarks where it is refused", () => {
    const row = resultRow({
      analysis: "kaplan-meier",
      kind: "median",
      term: "median",
      method: "Kaplan-Meier",
      remarks: [{code: "few-patients", fewest: 10, where: "group"}]
    });
    expect(warningText(row.remarks)).toBe("fewer than 10 patients in the group");
    const more = withRemarks(row, [{code: "median-not-reached"}, {code: "few-patients", fewest: 10, where: "group"}]);
    expect(warningText(more.remarks)).toBe("fewer than 10 patients in the group; median not reached");
    expect(withRemarks(row, [{code: "at-risk-from-adc2"}], "before").remarks[0]?.code).toBe("at-risk-from-adc2");
    const refused = refusedRow({...row, estimate: 3, n: 12}, {code: "few-on-one-side", fewest: 5, n: 2});
    expect(refused).toMatchObject({estimate: null, n: 12, remarks: row.remarks});
    expect(errorText(refused.refusal)).toBe("fewer than 5 patients on one side of ADC2 (2)");
  });

  it("refuses a number that is not one unless the row says why", () => {
    const fields = {analysis: "cox", kind: "hazard-ratio", term: "hazard ratio", method: "Cox", estimate: NaN} as const;
    expect(() => resultRow(fields)).toThrow(
      "cox row hazard ratio: estimate is NaN and neither remark nor refusal says why"
    );
    expect(resultRow({...fields, remarks: [{code: "separated-outcome"}]}).estimate).toBeNaN();
    expect(resultRow({...fields, refusal: {code: "no-estimate"}}).estimate).toBeNaN();
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
