import {describe, expect, it} from "vitest";
import {mixedUnits} from "../../src/analysis/mixed-units.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {groupingOf} from "../../src/question/grouping.ts";

/** What is found in times of arms, by arm. */
async function found(
  arms: Readonly<Record<string, readonly number[]>>,
  by: readonly string[] = ["column:arm"],
  {header = "arm", events = []}: {readonly header?: string; readonly events?: readonly number[]} = {}
) {
  const rows = Object.entries(arms).flatMap(([arm, times]) =>
    times.map((time, i) => `${arm}${i},${arm},${time},${events[i] ?? 1}`)
  );
  const cohort = await readCohort([{name: "c.csv", text: `patient_id,${header},time,event\n${rows.join("\n")}\n`}], {
    unit: "months"
  });
  return mixedUnits(cohort, {groupings: by.map(groupingOf)}).map(({stops, received}) => [stops, received]);
}
const months = [2.5, 3.1, 4.2, 5.2, 6.1];

describe("times in two units", () => {
  it("stop where whole numbers are ten times as long as fractions, whatever the groups", async () => {
    // Median of the fractions 4.2: ten times that is 42.
    expect(await found({A: months, B: [30, 41, 42, 90, 120]}, [])).toEqual([
      [true, "a median of 42 where times are whole numbers, and of 4.2 where they are not"]
    ]);
    expect(await found({A: months, B: [30, 40, 41, 90, 120]}, [])).toEqual([]);
    expect(await found({A: months, B: [90, 91, 92, 93]}, [])).toEqual([]);
    expect(await found({A: months, B: [3, 4, 5, 6, 7]})).toEqual([]);
  });

  it("stop where a group is twenty times as long as every other, of a column of prognosis too", async () => {
    // Median of A 3: twenty times that is 60.
    expect(await found({A: [1, 2, 3, 4, 5], B: [30, 59, 60, 61, 90]})).toEqual([
      [true, "a median time of 60 in B, and of at most 3 elsewhere"]
    ]);
    expect(await found({A: [1, 2, 3, 4, 5], B: [30, 59, 60, 61, 90], C: [10, 11, 12, 13, 14]})).toEqual([]);
    expect(await found({A: [1, 2, 3, 4, 5], B: [30, 59, 60, 61, 90]}, [])).toEqual([]);
    const response = {header: "best_response"};
    expect(
      await found({CR: [30, 59, 60, 61, 90], PD: [1, 2, 3, 4, 5]}, ["column:best_response"], response)
    ).toHaveLength(1);
    expect(await found({CR: [30, 59, 59, 61, 90], PD: [1, 2, 3, 4, 5]}, ["column:best_response"], response)).toEqual(
      []
    );
  });

  /** Times around a median on a scale of logarithms, one step a quarter of it. */
  const around = (middle: number, n: number): number[] =>
    Array.from({length: n}, (_, i) => Number((middle * 1.25 ** (i - (n - 1) / 2)).toPrecision(4)));

  it("stop where a group is six times as short or long, and chance does not make that of three", async () => {
    expect(await found({A: around(7.2, 9), B: around(1.2, 9)})).toEqual([
      [true, "a median time of 7.2 in A, and of at most 1.2 elsewhere"]
    ]);
    expect(await found({A: around(7.1, 9), B: around(1.2, 9)})).toEqual([]);
    expect(await found({A: around(7.2, 9), B: around(7.5, 9), C: around(1.2, 9)})).toEqual([
      [true, "a median time of 1.2 in C, and of at least 7.2 elsewhere"]
    ]);
    // log 6 − log 3 = 0.69; the logarithms of 9 times are 0.223 apart, with a standard deviation of 0.223·√7.5 = 0.611, and two errors are 2·0.611·√(2/9) = 0.58. Steps of 0.28 make 0.73 of it.
    const wide = (middle: number): number[] => Array.from({length: 9}, (_, i) => middle * Math.exp(0.28 * (i - 4)));
    expect(await found({A: wide(7.2), B: wide(1.2)})).toEqual([]);
  });

  it("stop where a group is two and a half times as long, in times without an event and the longest tenth too", async () => {
    const own = around(6, 11).concat(around(6, 11));
    const weeks = own.map((time) => Number((time * 4.35).toFixed(2)));
    const events = own.map((_, i) => (i < 11 ? 1 : 0));
    expect(await found({A: own, B: weeks}, undefined, {events})).toHaveLength(1);
    // A therapy that makes times four times as long makes the follow-up no longer: those without an event end as early.
    const therapy = own.map((time, i) => (events[i] === 1 ? Number((time * 4.35).toFixed(2)) : time * 2.4));
    expect(await found({A: own, B: therapy}, undefined, {events})).toEqual([]);
  });

  it("are told, and do not stop, where a group is two and a half to four times as long so; of a site they stop", async () => {
    const own = around(6, 11).concat(around(6, 11));
    const events = own.map((_, i) => (i < 11 ? 1 : 0));
    const longer = (factor: number) =>
      found({A: own, B: own.map((time) => Number((time * factor).toFixed(2)))}, undefined, {events});
    expect((await longer(4.1)).map(([stops]) => stops)).toEqual([true]);
    expect((await longer(3.9)).map(([stops]) => stops)).toEqual([undefined]);
    expect(await longer(2.4)).toEqual([]);
    const sites = {A: own, B: own.map((time) => Number((time * 3).toFixed(2)))};
    expect((await found(sites, ["column:site"], {events, header: "site"})).map(([stops]) => stops)).toEqual([true]);
  });

  it("stop where one group holds whole numbers, the others fractions, and its times are three times as long", async () => {
    const fractions = [2.4, 3.1, 3.9, 4.2, 4.8, 5.1, 6.3, 7.2, 8.1, 9.7];
    expect(await found({A: fractions, B: [8, 9, 10, 14, 16, 17, 18, 20]})).toHaveLength(1);
    expect(await found({A: fractions, B: [8, 9, 10, 14, 15, 17, 18, 20]})).toEqual([]);
  });

  it("stop where times of one group are sevenths and those of another are not", async () => {
    const days = Array.from({length: 21}, (_, i) => 30 + i * 11);
    const weeks = (decimals: number): number[] => days.map((day) => Number((day / 7).toFixed(decimals)));
    const months = (decimals: number): number[] => days.map((day) => Number((day / 30.4375).toFixed(decimals)));
    const sevenths = [[true, "times that are sevenths of whole numbers, as weeks are, in B, and not elsewhere"]];
    expect(await found({A: months(2), B: weeks(2)})).toEqual(sevenths);
    expect(await found({A: months(1), B: weeks(1)})).toEqual([]);
    expect(await found({A: months(2).slice(0, 8), B: weeks(2).slice(0, 8)})).toEqual(sevenths);
    expect(await found({A: months(2).slice(0, 8), B: weeks(2).slice(0, 5)})).toEqual([]);
    expect(await found({A: months(2), B: months(2).toReversed()})).toEqual([]);
    expect(await found({A: weeks(2), B: weeks(2)})).toEqual([]);
  });

  it("stop where times with two decimals are a fifth of those with one, unless times are rounded to digits", async () => {
    const years = [0.21, 0.34, 0.52, 0.63, 0.78, 1.12, 1.31];
    const own = [0.9, 1.1, 1.4, 2.2, 3.1, 3.9, 5.2, 7.4, 9.3, 12.6, 14.1];
    expect(await found({A: [...own, ...years]}, [])).toEqual([
      [true, "a median of 0.63 where times have two decimals or more, and of 3.9 where they have one at most"]
    ]);
    expect(await found({A: [...own.slice(0, 9), ...years]}, [])).toEqual([]);
    expect(await found({A: [...years, ...own.filter((time) => time > 3), 15.4, 19.2]}, [])).toEqual([]);
  });

  it("warn where three in ten are below an eighth of the upper quartile", async () => {
    // Upper quartile of 20 times, the fifteenth and sixteenth being 8: 8; an eighth of it is 1.
    const long = [...Array.from({length: 8}, (_, i) => 4 + i / 10), 8, 8, 9.1, 9.2, 10.1, 10.2];
    expect(await found({A: [0.1, 0.2, 0.3, 0.4, 0.5, 0.9, ...long]}, [])).toEqual([
      [undefined, "6 of 20 times below an eighth of the upper quartile"]
    ]);
    expect(await found({A: [0.1, 0.2, 0.3, 0.4, 0.5, 1.1, ...long]}, [])).toEqual([]);
    expect(await found({A: [0.1, 0.2, 0.3, 0.4, 0.5, 0.9, ...long.slice(1)]}, [])).toEqual([]);
  });

  it("stop by site, which makes no groups", async () => {
    const site = {header: "Zentrum"};
    expect(await found({A: around(7.2, 9), B: around(1.2, 9)}, [], site)).toHaveLength(1);
    expect(await found({A: around(7.2, 9), B: around(1.2, 9)}, [], {header: "ecog"})).toEqual([]);
  });
});
