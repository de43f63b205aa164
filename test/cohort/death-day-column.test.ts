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
    ["RIP", ["2024-01-01", "", "2024-01-03"]],
    ["Verlauf Tod", ["2024-01-01", "", "2024-01-03"]],
    ["Status", ["dead 2024-01-01", "alive", "dead 2024-01-03"]],
    ["Status", ["dead 2024-01-01", "alive 2024-01-02", "2024-01-03 (died)"]],
    ["Vital status", ["2024-01-01", "alive", "2024-01-03"]],
    ["Statut", ["décédée le 2024-01-01", "vivante", "décédé le 2024-01-03"]]
  ])("%s %j is the day of death", async (column, cells) => {
    const cohort = await read(column, cells);
    expect(cohort.mapping["death"]).toBe(column);
    expect((cohort.patients.array("death") as (number | null)[]).map((day) => day !== null)).toEqual([
      true,
      false,
      true
    ]);
  });

  it.each([
    ["Status", ["2024-01-01", "", "2024-01-03"]],
    ["Status", ["dead 2024-01-01", "alive", ""]],
    ["Status", ["dead 2024-01-01", "PD 2024-01-02", "dead 2024-01-03"]],
    ["Tod", ["2024-01-01", "ja", ""]],
    ["Tod", ["1", "0", "1"]],
    ["Tod", ["2024-01-01", "", ""]],
    ["Mutter", ["2024-01-01", "2024-01-02", ""]]
  ])("%s %j is not", async (column, cells) => {
    expect((await read(column, cells)).mapping["death"]).not.toBe(column);
  });
});
