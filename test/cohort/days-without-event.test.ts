import {describe, expect, it} from "vitest";
import {dayOf} from "../../src/cohort/calendar-day.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const HEADER = "patient_id,regimen,start,progression,last_assessment,death,last_contact";
const read = (
  rows: readonly string[],
  {header = HEADER, format = "dmy"}: {readonly header?: string; readonly format?: "dmy" | "mdy"} = {}
) => readCohort([{name: "c.csv", text: `${[header, ...rows].join("\n")}\n`}], {dateMode: {mode: "real", format}});
const day = (text: string): number => {
  const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
  return dayOf(year, month, date) ?? NaN;
};

describe("cells that say that there was no event until a day", () => {
  it("are blank, and the day is the last assessment where none that is later is recorded", async () => {
    const cohort = await read([
      "A,SG,01.02.2021,no PD as of 03.04.2021,,,05.06.2021",
      "B,SG,01.02.2021,SD 03.04.2021,02.04.2021,,05.06.2021",
      "C,SG,01.02.2021,kein Progress (03.04.2021),04.04.2021,,05.06.2021",
      "D,SG,01.02.2021,03.04.2021,,,05.06.2021"
    ]);
    expect(cohort.lines.array("progression")).toEqual([null, null, null, day("2021-04-03")]);
    expect(cohort.lines.array("last_assessment")).toEqual([
      day("2021-04-03"),
      day("2021-04-03"),
      day("2021-04-04"),
      null
    ]);
    expect(cohort.ledger).toEqual([]);
    expect(
      cohort.issues.flatMap(({code, severity, column, count, rows}) =>
        code === "day-without-event" ? [[severity, column, count, rows]] : []
      )
    ).toEqual([["note", "progression", 3, [2, 3, 4]]]);
  });

  it("make a column where the file has none, in the order of day and month that the plan tells", async () => {
    const cohort = await read(
      ["A,SG,02/01/2021,no PD 04/03/2021,06/05/2021", "B,SG,02/01/2021,04/03/2021,06/05/2021"],
      {header: "patient_id,regimen,start,progression,last_contact", format: "mdy"}
    );
    expect(cohort.lines.array("last_assessment")).toEqual([day("2021-04-03"), null]);
    expect(cohort.lines.array("progression")).toEqual([null, day("2021-04-03")]);
  });

  it("of death give the last contact of a patient of whom none is recorded, the latest", async () => {
    const cohort = await read([
      "A,SG,01.02.2021,,,alive 03.04.2021,",
      "A,T-DXd,01.03.2021,,,alive 05.04.2021,",
      "B,SG,01.02.2021,,,lebt (Stand 03.04.2021),05.06.2021",
      "C,SG,01.02.2021,,,dead 03.04.2021,",
      "D,SG,01.02.2021,,,03.04.2021,"
    ]);
    expect(cohort.patients.array("death")).toEqual([null, null, day("2021-04-03"), day("2021-04-03")]);
    expect(cohort.patients.array("last_contact")).toEqual([day("2021-04-05"), day("2021-06-05"), null, null]);
  });

  it("stay where the plan explains them, and where the words say something else", async () => {
    const text = `${HEADER}\nA,SG,01.02.2021,no PD as of 03.04.2021,,,05.06.2021\nB,SG,01.02.2021,Müller 03.04.2021,,,05.06.2021\n`;
    const cohort = await readCohort([{name: "c.csv", text}], {
      dateMode: {mode: "real", format: "dmy"},
      values: {progression: {"no PD as of 03.04.2021": "03.04.2021"}}
    });
    expect(cohort.lines.array("progression")).toEqual([day("2021-04-03")]);
    expect(cohort.ledger.map(({unit, row, reason}) => [unit, row, reason])).toEqual([
      ["row", 3, "unreadable-progression"],
      ["patient", null, "unreadable-progression"]
    ]);
  });
});
