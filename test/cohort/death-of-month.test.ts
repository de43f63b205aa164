import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Plan} from "../../src/record/plan.ts";

const header = "patient_id,line,regimen,start,end,progression,last_assessment,death,last_contact";

async function deathOf(row: string, dateMode?: Plan["dateMode"]) {
  const files = [{name: "c.csv", role: "lines" as const, text: `${header}\nP1,1,SG,${row}\n`}];
  const cohort = await readCohort(files, dateMode === undefined ? {} : {dateMode});
  return {
    death: cohort.patients.numRows() === 0 ? null : cohort.patients.get("death", 0),
    ledger: cohort.ledger.map(({reason}) => reason),
    codes: cohort.issues.map(({code}) => code)
  };
}
/** Days since 1970 of a date. */
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe("a death before the last dose in days", () => {
  it.each([
    ["10 days before it counts on the day of the last dose", "0,410,,320,400,400", 410],
    ["30 days before it, the longest there is in a month", "0,430,,320,400,400", 430],
    ["on the last contact, where that is later still in those days", "0,410,,320,400,415", 415],
    ["on its day, where it is not before", "0,400,,320,400,400", 400]
  ])("%s", async (_, row, death) => {
    const found = await deathOf(row);
    expect(found).toMatchObject({death, ledger: []});
    expect(found.codes.includes("death-moved-within-month")).toBe(death !== 400);
  });

  it.each([
    ["31 days before it", "0,431,,320,400,400", "death-before-end"],
    ["before a contact a month later", "0,410,,320,400,431", "death-before-end"],
    ["before a progression alone", "0,390,405,320,400,400", "death-before-progression"],
    ["before a contact alone", "0,390,,320,400,401", "death-before-last-contact"]
  ])("%s stays an error", async (_, row, reason) => {
    const {death, ledger} = await deathOf(row);
    expect(death).toBeNull();
    expect(ledger).toContain(reason);
  });
});

describe("a death before the last dose in dates", () => {
  const real: Plan["dateMode"] = {mode: "real", format: "iso", partial: "reject"};
  it.each([
    [
      "on the first of the month of the last dose",
      "2021-01-10,2021-03-11,,2021-02-20,2021-03-01,2021-03-01",
      "2021-03-11"
    ],
    ["to the end of that month", "2021-01-10,2021-03-31,,2021-02-20,2021-03-01,2021-03-01", "2021-03-31"],
    ["before a scan of that month", "2021-01-10,2021-02-11,,2021-03-09,2021-03-01,2021-03-01", "2021-03-09"]
  ])("%s counts on the last sign of life", async (_, row, day) => {
    expect(await deathOf(row, real)).toMatchObject({death: dayOf(day), ledger: []});
  });

  it.each([
    ["on another day than the first", "2021-01-10,2021-03-11,,2021-02-20,2021-03-02,2021-03-02"],
    ["in another month", "2021-01-10,2021-04-01,,2021-02-20,2021-03-01,2021-03-01"],
    ["in the same month of another year", "2021-01-10,2022-03-11,,2021-02-20,2021-03-01,2021-03-01"]
  ])("%s stays an error", async (_, row) => {
    const {death, ledger} = await deathOf(row, real);
    expect(death).toBeNull();
    expect(ledger).toContain("death-before-end");
  });

  it("a month without a day, read as its middle, is moved as well", async () => {
    const row = "2021-01-10,2021-03-20,,2021-02-20,2021-03,";
    expect(await deathOf(row, {...real, partial: "middle"})).toMatchObject({death: dayOf("2021-03-20"), ledger: []});
  });

  it("shifted dates have no calendar: the rule in days holds", async () => {
    const row = "2021-01-10,2021-03-20,,2021-02-20,2021-03-02,2021-03-02";
    expect(await deathOf(row, {...real, mode: "shifted"})).toMatchObject({death: dayOf("2021-03-20"), ledger: []});
  });
});
