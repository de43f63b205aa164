import {describe, expect, it} from "vitest";
import {codesAsDates, codesAsNumbers} from "../../src/cohort/codes-as-numbers.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";

const codes = (...numbers: readonly number[]) => [...codesAsNumbers(numbers)];

describe("numbers that look like codes for missing values", () => {
  it("are nines and the like far beyond all others", () => {
    expect(codes(4, 7, 12, 999)).toEqual([999]);
    expect(codes(4, 7, 33, 99)).toEqual([99]);
    expect(codes(4, 7, 34, 99)).toEqual([]);
    expect(codes(400, 700, 1200, 9999)).toEqual([9999]);
    expect(codes(4, 7, 12, 888, 777)).toEqual([888, 777]);
    expect(codes(4, 7, 12, 99.9)).toEqual([99.9]);
    expect(codes(4, 7, 12, 998)).toEqual([]);
  });

  it("or nines that stand there repeatedly, a quarter beyond", () => {
    expect(codes(4, 7, 79, 99, 99)).toEqual([99]);
    expect(codes(4, 7, 80, 99, 99)).toEqual([]);
    expect(codes(400, 600, 700, 888, 888)).toEqual([]);
  });

  it("or below zero, repeatedly, where no other is", () => {
    expect(codes(4, 7, 12, -9, -9)).toEqual([-9]);
    expect(codes(4, 7, 12, -9)).toEqual([]);
    expect(codes(4, 7, -20, -9, -9)).toEqual([]);
    expect(codes(4, 7, 12, -1, -1)).toEqual([]);
  });

  it("few others say nothing, but for the largest", () => {
    expect(codes(4, 7, 99)).toEqual([]);
    expect(codes(250, 9999, 9999)).toEqual([9999]);
  });

  it("and days in years in which nothing of a cohort happened", () => {
    // 1904-12-31, 1905-01-01, 2089-12-31, 2090-01-01 in days since 1970-01-01 (R: as.integer(as.Date(…))).
    expect([...codesAsDates([-23742, -23741, 43829, 43830])]).toEqual([-23742, 43830]);
  });
});

describe("such numbers stop", () => {
  const stops = async (text: string, options: ReadCohortOptions = {}) =>
    (await readCohort([{name: "c.csv", text}], options)).issues
      .filter(({stops: own}) => own)
      .map(({code, column, choices = []}) => [code, column, choices[0]?.line]);
  const times = "time,event\n4,1\n7,0\n12,1\n999,1\n";
  const lines = (death: string) =>
    `patient_id,regimen,start,death\n${["A", "B", "C", "D"].map((id, i) => `${id},SG,0,${[300, 400, 500][i] ?? death}`).join("\n")}\n`;

  it("as a time, unless the plan says what they are", async () => {
    const options = {unit: "months", mapping: {time: "time", event: "event"}} as const;
    expect(await stops(times, options)).toEqual([["code-as-number", "time", 'values: {time: {"999": ""}}']]);
    expect(await stops(times, {...options, values: {time: {"999": ""}}})).toEqual([]);
  });

  it("as a day, and as a date", async () => {
    expect(await stops(lines("9999"))).toEqual([["code-as-number", "death", 'values: {death: {"9999": ""}}']]);
    expect(await stops(lines("600"))).toEqual([]);
    const dates = (death: string) =>
      `patient_id,regimen,start,death\nA,SG,2020-01-01,2021-01-01\nB,SG,2020-01-01,${death}\n`;
    const dateMode = {mode: "real", format: "iso"} as const;
    expect(await stops(dates("2099-12-31"), {dateMode})).toEqual([
      ["code-as-number", "death", 'values: {death: {"2099-12-31": ""}}']
    ]);
    expect(await stops(dates("2021-12-31"), {dateMode})).toEqual([]);
  });
});
