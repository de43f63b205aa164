import {describe, expect, it} from "vitest";
import {assessedLines, type Assessed} from "../../src/lines/assessed-line.ts";

const seen = (...days: readonly (readonly [number, "Y" | "N", Assessed["basis"]?])[]): Assessed[] =>
  days.map(([day, result, basis = null]) => ({day, shows: result === "Y" ? "progression" : "no progression", basis}));
const daysOf = (starts: readonly number[], own: readonly Assessed[]): (number | null)[][] =>
  assessedLines(
    starts.map((start) => ({start})),
    own
  ).map(({progression, lastAssessment}) => [progression, lastAssessment]);

describe("assessments of a line", () => {
  it("lie after its first day, up to the first day of the next", () => {
    expect(daysOf([0, 100], seen([0, "Y"], [50, "N"], [100, "Y"], [150, "N"]))).toEqual([
      [100, 50],
      [null, 150]
    ]);
  });

  it("a progression shown in the first 14 days is one of the line before, on day 15 it is not", () => {
    expect(daysOf([0, 100], seen([60, "N"], [114, "Y"]))).toEqual([
      [100, 60],
      [null, null]
    ]);
    expect(daysOf([0, 100], seen([60, "N"], [115, "Y"]))).toEqual([
      [null, 60],
      [115, null]
    ]);
  });

  it("but not where the line before has one of its own, and not where it was seen at the bedside", () => {
    expect(daysOf([0, 100], seen([90, "Y"], [110, "Y"]))).toEqual([
      [90, null],
      [110, null]
    ]);
    expect(daysOf([0, 100], seen([110, "Y", "clinical"]))).toEqual([
      [null, null],
      [110, null]
    ]);
  });

  it("but not where an assessment of these days was without one before it", () => {
    expect(daysOf([0, 100], seen([60, "N"], [100, "N"], [107, "Y"]))).toEqual([
      [null, 100],
      [107, null]
    ]);
    expect(daysOf([0, 100], seen([60, "N"], [99, "N"], [107, "Y"]))).toEqual([
      [100, 99],
      [null, null]
    ]);
  });

  it("of two in the first days, the first is moved and the second is one of the line", () => {
    expect(daysOf([0, 100], seen([105, "Y"], [112, "Y"]))).toEqual([
      [100, null],
      [112, null]
    ]);
  });

  it("a window of 0 and of 28 days", () => {
    const own = seen([128, "Y"]);
    const under = (reportDays: number) =>
      assessedLines([{start: 0}, {start: 100}], own, {reportDays}).map(({progression}) => progression);
    expect(under(28)).toEqual([100, null]);
    expect(under(27)).toEqual([null, 128]);
    expect(assessedLines([{start: 0}, {start: 100}], seen([101, "Y"]), {reportDays: 0})[1]?.progression).toBe(101);
  });
});
