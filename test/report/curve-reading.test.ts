import {describe, expect, it} from "vitest";
import {HIDDEN} from "../../src/record/hidden.ts";
import type {WholeCurve} from "../../src/figures/survival-curve.ts";
import {timeAxis} from "../../src/figures/time-axis.ts";
import {readCurve, ticksWithin} from "../../src/report/html/curve-reading.ts";
import {between, moved, zoomed} from "../../src/report/html/page/stretch.ts";
import {csvOfTable} from "../../src/report/html/page/csv-download.ts";
import {csvTable} from "../../src/report/tables/csv-table.ts";

// Ten patients, months: events 2, 4, 4, 7; censored 3, 5, 9, 9, 12, 12. By hand: 9/10, then 6/8 of it, then 4/5.
const arm: WholeCurve = {
  group: "A",
  unit: "months",
  n: 10,
  time: [2, 3, 4, 5, 7, 9, 12],
  estimate: [0.9, 0.9, 0.675, 0.675, 0.54, 0.54, 0.54],
  confLow: [0.5, 0.5, 0.3, 0.3, 0.2, 0.2, 0.2],
  confHigh: [0.98, 0.98, 0.9, 0.9, 0.8, 0.8, 0.8],
  nRisk: [10, 9, 8, 6, 5, 4, 2],
  nEvent: [1, 0, 2, 0, 1, 0, 0],
  nCensored: [0, 1, 0, 1, 0, 2, 2]
};

describe("readCurve", () => {
  it("reads the right-continuous step: the value after the fall at its time, the value before just before it", () => {
    expect(readCurve(arm, 4)).toEqual({
      estimate: 0.675,
      confLow: 0.3,
      confHigh: 0.9,
      nRisk: 8,
      nEvent: 3,
      nCensored: 1
    });
    expect(readCurve(arm, 3.99).estimate).toBe(0.9);
    expect(readCurve(arm, 0)).toEqual({estimate: 1, confLow: null, confHigh: null, nRisk: 10, nEvent: 0, nCensored: 0});
  });

  it("before the first time, limits are those that hold from the start, and none where there are none: not 1 and 1", () => {
    expect(readCurve(arm, 1.9)).toMatchObject({estimate: 1, confLow: null, confHigh: null});
    expect(readCurve({...arm, start: {confLow: 0.69, confHigh: 1}}, 1.9)).toMatchObject({
      estimate: 1,
      confLow: 0.69,
      confHigh: 1
    });
  });

  it("ends with the last follow-up, except where everyone had an event", () => {
    expect(readCurve(arm, 12).estimate).toBe(0.54);
    expect(readCurve(arm, 12.1)).toEqual({
      estimate: null,
      confLow: null,
      confHigh: null,
      nRisk: 0,
      nEvent: 4,
      nCensored: 6
    });
    expect(readCurve({...arm, estimate: [0.9, 0.9, 0.675, 0.675, 0.54, 0.54, 0]}, 15).estimate).toBe(0);
  });

  it("gives null for limits that have no value, and none of the counts that a policy hides", () => {
    expect(
      readCurve(
        {
          ...arm,
          confLow: arm.time.length === 7 ? [null, NaN, 0, 0, 0, 0, 0] : [],
          confHigh: [null, NaN, 1, 1, 1, 1, 1]
        },
        3
      )
    ).toMatchObject({confLow: null, confHigh: null});
    expect(readCurve({...arm, shown: {atRisk: [{month: 6, n: 5}], nEvent: null}}, 6)).toMatchObject({
      estimate: HIDDEN,
      nRisk: 5,
      nEvent: HIDDEN
    });
    expect(readCurve({...arm, shown: {atRisk: [], nEvent: null}}, 7)).toMatchObject({
      estimate: 0.54,
      confLow: 0.2,
      confHigh: 0.8
    });
    expect(readCurve({...arm, shown: {atRisk: [{month: 6, n: 5}], nEvent: null}}, 7).nRisk).toBe(HIDDEN);
  });
});

describe("stretches of the time axis", () => {
  const whole = {from: 0, to: 48};

  it("have the ticks of the figure where they are whole, and round months inside", () => {
    expect(ticksWithin(whole, 8)).toEqual(timeAxis(48, {most: 8}).ticks);
    expect(ticksWithin({from: 7.3, to: 12.2}, 8)).toEqual([9, 12]);
    expect(ticksWithin({from: 6, to: 7}, 8)).toEqual([6, 6.25, 6.5, 6.75, 7]);
  });

  it("halve about the reading line, double about their middle, and stay inside the whole", () => {
    expect(zoomed(whole, 0.5, 12, whole)).toEqual({from: 0, to: 24});
    expect(zoomed({from: 10, to: 20}, 0.5, 18, whole)).toEqual({from: 15.5, to: 20.5});
    expect(zoomed({from: 10, to: 20}, 2, 18, whole)).toEqual({from: 5, to: 25});
    expect(moved({from: 40, to: 48}, 0.5, whole)).toEqual({from: 40, to: 48});
    expect(between(18, 6, whole)).toEqual({from: 6, to: 18});
    expect(between(6, 6.1, whole).to - between(6, 6.1, whole).from).toBeCloseTo(1.6, 9);
  });
});

describe("the page's CSV", () => {
  it("has the bytes of csvTable for cells that a spreadsheet would take for formulas, quotes, commas and line ends", () => {
    const cells = ["=1+1", "+2", "-3", "@x", "\tt", "\rr", 'say "x"', "a,b", "a\nb", "", "Ω", "'q"];
    expect(csvOfTable([["name"], ...cells.map((cell) => [cell])])).toBe(
      csvTable(
        ["name"],
        cells.map((name) => ({name}))
      )
    );
  });
});
