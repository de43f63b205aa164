import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const stops = async (column: string, units: readonly string[]) =>
  (
    await readCohort(
      [
        {
          name: "c.csv",
          text: `time,event,${column}\n${units.map((unit, i) => `${5 + i},${i % 2},${unit}`).join("\n")}\n`
        }
      ],
      {unit: "months"}
    )
  ).issues
    .filter(({code, stops}) => code === "unit-against-cells" && stops === true)
    .map(({choices}) => choices?.map(({line}) => line));

describe("a column of units", () => {
  it("stops where it says another unit, with the line to write, or several", async () => {
    expect(await stops("AVALU", ["MONTHS", "MONTHS", ""])).toEqual([]);
    expect(await stops("AVALU", ["WEEKS", "WEEKS", "WEEKS"])).toEqual([["unit: weeks"]]);
    expect(await stops("unit", ["months", "Wochen", "months"])).toEqual([[]]);
    expect(await stops("time unit", ["weeks", "weeks"])).toEqual([["unit: weeks"]]);
    expect(await stops("Einheit der time", ["months", "weeks"])).toEqual([[]]);
  });

  it("is none that says no unit, or has another name", async () => {
    expect(await stops("unit", ["ward 1", "ward 2", "ward 1"])).toEqual([]);
    expect(await stops("dose_unit", ["days", "weeks", "days"])).toEqual([]);
    expect(await stops("schedule_unit", ["weeks", "weeks"])).toEqual([]);
  });
});
