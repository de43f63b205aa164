import {describe, expect, it} from "vitest";
import {proposedRepairs} from "../../src/cohort/repairs/repairs.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {readSheet} from "../../src/files/read-sheet.ts";
import type {RepairsSpec} from "../../src/record/plan-repairs.ts";
import type {TimeUnit} from "../../src/record/time-unit.ts";

const text = (times: readonly string[], column = "pfs_days"): string =>
  [`id;${column};event`, ...times.map((time, i) => `P${i};${time};${i % 2}`)].join("\n");
const read = (times: readonly string[], {unit = "days", repairs}: {unit?: TimeUnit; repairs?: RepairsSpec} = {}) =>
  readCohort([{name: "c.csv", text: text(times, "pfs"), ...(repairs === undefined ? {} : {repairs})}], {unit});
const stops = async (times: readonly string[], unit: TimeUnit = "days") =>
  (await read(times, {unit})).issues
    .filter(({code, stops: does}) => code === "thousands-in-days" && does === true)
    .map(({received, choices}) => [received, ...(choices ?? []).map(({line}) => line)]);
const whole = ["296", "131", "203", "135", "999"];

describe("a sign between thousands of days", () => {
  it("stops beside whole numbers, with the line that reads it", async () => {
    expect(await stops([...whole, "1.012"])).toEqual([
      [
        "1.012 beside whole numbers",
        'repairs: {thousands: ["pfs"], decimalComma: ["pfs"]}',
        "accept: [thousands-in-days]"
      ]
    ]);
    expect(await stops([...whole, "1 012+"])).toEqual([
      ["1 012 beside whole numbers", 'repairs: {thousands: ["pfs"]}', "accept: [thousands-in-days]"]
    ]);
    expect(await stops([...whole, "1'012", "2'000"], "weeks")).toHaveLength(1);
  });

  it("is gone once the line is in the plan, and the times are as they were meant", async () => {
    const written: readonly (readonly [string, RepairsSpec])[] = [
      ["1.012", {thousands: ["pfs"], decimalComma: ["pfs"]}],
      ["1,012", {thousands: ["pfs"]}],
      ["1 012", {thousands: ["pfs"]}]
    ];
    for (const [time, repairs] of written) {
      const {issues, followUp} = await read([...whole, time], {repairs});
      expect(issues.filter(({stops: does}) => does === true)).toEqual([]);
      expect(followUp?.array("time")).toContain(1012);
    }
  });

  it.each([
    ["months, which may have three decimals", ["12", "3.250", "7"], "months"],
    ["whole numbers", whole, "days"],
    ["other decimals among them", [...whole, "1.012", "12.5"], "days"],
    ["a zero in front", [...whole, "0.125"], "days"],
    ["every one with three decimals", ["12.345", "100.250", "77.125"], "days"]
  ] as const)("is none: %s", async (_, times, unit) => expect(await stops(times, unit)).toEqual([]));

  const proposed = async (times: readonly string[], column = "pfs_days") =>
    proposedRepairs(await readSheet({name: "c.csv", text: text(times, column)})).settings;

  it("is decided where the column is of days by its name and all of a thousand or more have it", async () => {
    expect(await proposed([...whole, "1.012"])).toEqual({thousands: ["pfs_days"], decimalComma: ["pfs_days"]});
    expect(await proposed([...whole, "1,012"], "PFS (Tage)")).toEqual({thousands: ["PFS (Tage)"]});
    expect(await proposed([...whole, "1.012", "1200"])).toEqual({});
    expect(await proposed([...whole, "1.012"], "pfs_months")).toEqual({});
    expect(await proposed(["12.345", "100.250"])).toEqual({});
  });
});
