import {describe, expect, it} from "vitest";
import {buildRegimens} from "../../src/cohort/regimen-building.ts";

const built = (...records: readonly [string, number, number | null][]) =>
  buildRegimens(records.map(([drug, start, end], i) => ({drug, start, end, row: i + 2}))).map(
    ({regimen, start, end, rows}) => [regimen, start, end, rows.join("|")]
  );

describe("buildRegimens", () => {
  it("combines drugs that start 28 days apart, not 29", () => {
    expect(built(["EV", 0, 100], ["pembrolizumab", 28, 100])).toEqual([["EV + pembrolizumab", 0, 100, "2|3"]]);
    expect(built(["EV", 0, 100], ["pembrolizumab", 29, 100])).toEqual([
      ["EV", 0, 100, "2"],
      ["pembrolizumab", 29, 100, "3"]
    ]);
  });

  it("collapses records of one drug 30 days apart into one era, not 31", () => {
    expect(built(["SG", 0, 60], ["SG", 90, 120])).toEqual([["SG", 0, 120, "2|3"]]);
    expect(built(["SG", 0, 60], ["SG", 91, 120])).toEqual([
      ["SG", 0, 60, "2"],
      ["SG", 91, 120, "3"]
    ]);
  });

  it("a drug without a stop leaves the regimen ongoing and takes up later records of its own", () => {
    expect(built(["SG", 0, null], ["SG", 300, 310], ["T-DXd", 200, 260])).toEqual([
      ["SG", 0, null, "2|3"],
      ["T-DXd", 200, 260, "4"]
    ]);
  });

  it("a negative window is the caller's mistake", () => {
    expect(() => buildRegimens([], {combineDays: -1})).toThrow(
      "combineDays must be a whole number of days, 0 or more, got -1"
    );
  });
});
