import {describe, expect, it} from "vitest";
import {calendarOfAdc2} from "../../src/analysis/calendar-of-adc2.ts";
import type {Subject} from "../../src/analysis/subject.ts";

const subject = (start: number, dataCutoff: number | null, cells: Record<string, number> = {}, start1 = 0): Subject =>
  ({
    cells,
    therapy: {exposure: {start}, transition: {from: {start: start1}}, patient: {days: {dataCutoff}}}
  }) as unknown as Subject;

describe("calendar time of ADC2", () => {
  it("is the day itself where days are calendar dates", () => {
    expect(calendarOfAdc2([subject(19000, null), subject(19200, null)], {dateMode: "real"})).toEqual([19000, 19200]);
  });

  it("is counted back from the data cut-off on clocks of their own, whatever day 0 is", () => {
    expect(calendarOfAdc2([subject(200, 900), subject(1300, 1700, {}, 1000)], {dateMode: "relative"})).toEqual([
      -700, -400
    ]);
    expect(calendarOfAdc2([subject(200, 900), subject(1300, 1700, {}, 1000)], {dateMode: "shifted"})).toEqual([
      -700, -400
    ]);
  });

  it("is not known where everyone is cut off as long after ADC1", () => {
    expect(calendarOfAdc2([subject(200, 900), subject(300, 900)], {dateMode: "relative"})).toEqual([null, null]);
  });

  it("is the year where no day is known, and one scale for everyone", () => {
    const years = [subject(200, null, {start_year: 2021}), subject(300, null, {start_year: 2023})];
    expect(calendarOfAdc2(years, {dateMode: "relative"})).toEqual([2021 * 365.25, 2023 * 365.25]);
    const mixed = [
      subject(200, 900, {start_year: 2021}),
      subject(300, null, {start_year: 2023}),
      subject(1, null, {start_year: 2020})
    ];
    expect(calendarOfAdc2(mixed, {dateMode: "relative"})).toEqual([2021, 2023, 2020].map((year) => year * 365.25));
  });

  it("nothing is not known of anybody", () => {
    expect(calendarOfAdc2([], {dateMode: "relative"})).toEqual([]);
    expect(calendarOfAdc2([subject(1, null)], {dateMode: "relative"})).toEqual([null]);
  });
});
