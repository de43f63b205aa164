import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const read = (column: string, cells: readonly string[]) =>
  readCohort(
    [
      {
        name: "c.csv",
        text: `patient_id,regimen,start,last_contact,${column}\n${cells.map((cell, i) => `P${i},SG,2020-01-0${i + 1},2024-01-0${i + 1},${cell}\n`).join("")}`
      }
    ],
    {dateMode: {mode: "real", format: "iso"}}
  );

describe("a column that asks for death and holds dates", () => {
  it.each(["Tod", "Décès", "muerte", "decesso", "overlijden"])("%s is the day of death", async (column) => {
    const cohort = await read(column, ["2024-01-01", "", "2024-01-03"]);
    expect(cohort.mapping["death"]).toBe(column);
    expect((cohort.patients.array("death") as (number | null)[]).map((day) => day !== null)).toEqual([
      true,
      false,
      true
    ]);
  });

  it.each([
    ["Tod", ["2024-01-01", "ja", ""]],
    ["Tod", ["1", "0", "1"]],
    ["Tod", ["2024-01-01", "", ""]],
    ["Mutter", ["2024-01-01", "2024-01-02", ""]]
  ])("%s %j is not", async (column, cells) => {
    expect((await read(column, cells)).mapping["death"]).not.toBe(column);
  });
});
