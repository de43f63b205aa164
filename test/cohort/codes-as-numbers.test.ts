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

describe("years that no date has", () => {
  const read = (days: readonly string[], values = {}) => {
    const isDmy = days.some((day) => day.includes("."));
    const start = (i: number): string => (isDmy ? `0${i + 1}.01.2021` : `2021-01-0${i + 1}`);
    const contact = isDmy ? "01.01.2022" : "2022-01-01";
    return readCohort(
      [
        {
          name: "c.csv",
          role: "lines",
          text: `patient_id,line,regimen,start,end,last_contact\n${days
            .map((day, i) => `P${i},1,SG,${start(i)},${day},${contact}\n`)
            .join("")}`
        }
      ],
      {values, dateMode: {mode: "real", format: isDmy ? "dmy" : "iso"}}
    );
  };
  it.each(["9999-12-31", "31.12.9999", "8888-08-08", "3000-01-01", "1111-11-11"])("are codes: %s", async (day) => {
    const usual = day.includes(".") ? "05.06.2021" : "2021-06-05";
    const {issues} = await read([usual, day, day, usual]);
    const [found] = issues.filter(({code}) => code === "code-as-number");
    expect([found?.stops, found?.choices?.[0]?.line]).toEqual([true, `values: {end: {"${day}": ""}}`]);
    const {lines} = await read([usual, day, day, usual], {end: {[day]: ""}});
    expect(lines.array("end").filter((end) => end === null)).toHaveLength(2);
  });

  it.each(["9997", "4500-12-01", "1234-01-01"])("are none: %s", async (day) => {
    const {issues} = await read(["2021-06-05", day, "2021-06-05"]);
    expect(issues.filter(({code}) => code === "code-as-number")).toEqual([]);
  });
});
