import {describe, expect, it} from "vitest";
import {readCohort} from "../../../src/cohort/read-cohort.ts";
import {periodIn, placesBefore, withPlainDates} from "../../../src/cohort/levels/her2-dates.ts";
import {patientColumns} from "../../../src/patients/patient-columns.ts";
import {cellAt} from "../../../src/record/cell-columns.ts";
import {findingsBeforeNumbers} from "../../../src/words/en/finding-effects.ts";

const read = (cell: string, start = "2022-06-15", column = "her2_ihc") =>
  readCohort(
    [
      {
        name: "c.csv",
        text: `patient_id,regimen,start,${column}\nP,T-DXd,${start},"${cell}"\nQ,SG,2022-01-01,0\nR,SG,2022-01-01,ultralow\n`
      }
    ],
    {dateMode: {mode: "real", format: "ymd"}}
  );
const statusOf = async (...given: Parameters<typeof read>) => (await read(...given)).lines.array("her2_status")[0];

describe("HER2 of a cell with several dated results", () => {
  it.each([
    ["0 (2019), 1+ (2021)", "low"],
    ["1+ (2021), 0 (2019)", "low"],
    ["IHC 1+ 03/2021; 2+/ISH- 05/2023", "low"],
    ["IHC 3+ 03/2021; 1+ 05/2023", "positive"],
    ["1+ (2019) / 3+ (14.6.2022)", "positive"],
    ["1+ (2019) / 3+ (2022-06-15)", "positive"],
    ["1+ (2019) / 3+ (16.06.2022)", "low"],
    ["0 Mar 2020; 1+ Mai 2022", "low"],
    // Which of day and month is meant does not matter where both are of another year.
    ["1+ 3/4/2020, 3+ 5/6/2021", "positive"],
    ["1+ 6/13/2022, 0 2023", "low"],
    ["0 (2019), 1+ (2020), 3+ (2024)", "low"]
  ])("%s: %s on 15 June 2022", async (cell, status) => {
    expect(await statusOf(cell)).toBe(status);
    expect(await statusOf(cell, "2022-06-15", "her2_status")).toBe(status);
  });

  it.each([
    ["a year that may be before or after", "0 (2019), 1+ (2022)"],
    ["one without a date", "0 (2019), 1+"],
    ["two of one year", "0 (2019), 1+ (2019)"],
    ["a month within a year of another", "0 (2021), 1+ (03/2021)"]
  ])("stays open with %s", async (_, cell) => {
    const cohort = await read(cell);
    expect(cohort.lines.array("her2_status")[0]).toBeNull();
    expect(cohort.issues.map(({code}) => code)).toContain("her2-several-results");
    expect(cohort.issues.map(({code}) => code)).not.toContain("her2-read-by-date");
  });

  it("is unknown where all are later than the line, and open where the one that counts is", async () => {
    const later = await read("0 (2023), 1+ (2024)");
    expect([later.lines.array("her2_status")[0], later.lines.array("her2_ihc")[0]]).toEqual([null, null]);
    const open = await read("0 (2019), 2+ (2021)");
    expect(open.lines.array("her2_status")[0]).toBeNull();
    expect(open.issues.map(({code}) => code)).toContain("her2-not-resolved");
  });

  it("stays open where days are not dates, and follows the year of the line where it is known", async () => {
    const text = (header: string, cell: string): string =>
      `patient_id,regimen,start,her2_ihc${header}\nP,T-DXd,0,"0 (2019), 1+ (2021)"${cell}\nQ,T-DXd,0,3+${cell}\n`;
    const open = await readCohort([{name: "c.csv", text: text("", "")}]);
    expect(open.lines.array("her2_status")).toEqual([null, "positive"]);
    const known = await readCohort([{name: "c.csv", text: text(",start_year", ",2022")}]);
    expect(known.lines.array("her2_status")).toEqual(["low", "positive"]);
    const same = await readCohort([{name: "c.csv", text: text(",start_year", ",2021")}]);
    expect(same.lines.array("her2_status")).toEqual([null, "positive"]);
  });

  it("counts an earlier one where the plan says ever, and says what it did before the numbers", async () => {
    const cohort = await read("1+ (2019), 0 (2021)");
    const first = (rule?: "ever-low" | "ever-positive") => {
      const columns = patientColumns(cohort, rule);
      const status = columns
        .linesAt(
          [{patient: {index: 0}, exposure: {patientId: "P", file: "c.csv", rows: [2]} as never}],
          "carried forward"
        )
        .column("her2_status");
      return status === undefined ? null : cellAt(status, 0);
    };
    expect([first(), first("ever-low"), first("ever-positive")]).toEqual([
      "zero, ultralow unknown",
      "low",
      "zero, ultralow unknown"
    ]);
    expect(findingsBeforeNumbers(cohort.issues)).toContain(
      "The HER2 status of 1 records is the latest of several dated results in a cell before the line began."
    );
  });
});

describe("dates beside results", () => {
  it.each([
    ["1+ 3/4/2020", "1+ 2020"],
    ["1+ 3.4.2020", "1+ 2020-04-03"],
    ["1+ 13/4/2020", "1+ 2020-04-13"],
    ["1+ 4/13/2020", "1+ 2020-04-13"],
    ["1+ 4/4/2020", "1+ 2020-04-04"],
    ["1+ 03-2020", "1+ 2020-03"],
    ["1+ März 2020", "1+ 2020-03"],
    ["1+ 13/2020", "1+ 13/2020"]
  ])("%s", (text, expected) => {
    expect(withPlainDates(text)).toBe(expected);
  });

  it("stand for all their days", () => {
    // Days since 1970-01-01 by hand: 2020-02-01 is 18293, a leap year.
    expect(periodIn("1+ 2020-02")).toEqual({from: 18293, to: 18321});
    expect(periodIn("1+ 2020")).toEqual({from: 18262, to: 18627});
    expect(periodIn("1+ 2020-02-01")).toEqual({from: 18293, to: 18293});
    expect(periodIn("1+ 2020 2021")).toBeNull();
    expect(
      placesBefore(
        [
          {from: 1, to: 9},
          {from: 9, to: 12}
        ],
        {from: 20, to: 20}
      )
    ).toBeNull();
    expect(
      placesBefore(
        [
          {from: 1, to: 9},
          {from: 10, to: 20}
        ],
        {from: 20, to: 20}
      )
    ).toEqual([0, 1]);
    expect(
      placesBefore(
        [
          {from: 1, to: 9},
          {from: 10, to: 21}
        ],
        {from: 20, to: 20}
      )
    ).toBeNull();
  });
});
