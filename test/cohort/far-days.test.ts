import {describe, expect, it} from "vitest";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";
import {accepted} from "../../src/record/stopped.ts";

const header = "patient_id,line,regimen,start,end,progression,last_assessment,last_contact,death";
const usual = ["A", "B", "C", "D"].map((id) => `${id},1,SG,0,100,105,90,900,\n`).join("");
const read = (rows: string, options: ReadCohortOptions = {}) =>
  readCohort([{name: "c.csv", role: "lines", text: `${header}\n${usual}${rows}`}], options);
const stopsOf = ({issues}: Awaited<ReturnType<typeof read>>) =>
  // A code such as 9999 again and again stops by that too.
  issues
    .filter(({stops, code}) => stops && code !== "code-as-number")
    .map(({code, column, count, row}) => [code, column, count, row]);

describe("a day years after every other day of the files", () => {
  it.each([
    ["a code", "P,1,SG,0,100,9999,90,900,\n", "progression", 1, 6],
    // 900 + 1 096: three years, and more than all the time before it.
    ["three years", "P,1,SG,0,100,1996,90,,\n", "progression", 1, 6],
    ["the same code again and again", "P,1,SG,0,100,9999,90,900,\nQ,1,SG,0,100,9999,90,900,\n", "progression", 2, 6],
    ["a death", "P,1,SG,0,100,105,90,,9999\n", "death", 1, null]
  ])("%s stops", async (_, rows, column, count, row) => {
    expect(stopsOf(await read(rows))).toEqual([["day-far-after-all-others", column, count, row]]);
  });

  it.each([
    ["a day less than three years", "P,1,SG,0,100,1995,90,,\n"],
    ["a patient who was seen there again", "P,1,SG,0,100,2000,1900,2100,\n"],
    ["some who differ", "P,1,SG,0,100,2500,90,,\nQ,1,SG,0,100,2600,90,,\nR,1,SG,0,100,2400,90,,\n"]
  ])("%s does not", async (_, rows) => {
    expect(stopsOf(await read(rows))).toEqual([]);
  });

  it("is found among dates, whose year is not shown, and no clock is read", async () => {
    const dated = (progression: string): string =>
      ["A", "B", "C", "D"]
        .map((id) => `${id},1,SG,2021-01-01,2021-06-01,2021-06-20,2021-05-01,2022-03-01,\n`)
        .join("") + `P,1,SG,2021-01-01,2021-06-01,${progression},2021-05-01,,\n`;
    const cohort = async (progression: string) =>
      readCohort([{name: "c.csv", role: "lines", text: `${header}\n${dated(progression)}`}], {dateMode: "shifted"});
    expect(stopsOf(await cohort("2099-06-20"))).toEqual([["day-far-after-all-others", "progression", 1, 6]]);
    expect(
      (await cohort("2031-06-20")).issues.find(({code}) => code === "day-far-after-all-others")?.received
    ).toBeNull();
    expect(stopsOf(await cohort("2022-06-20"))).toEqual([]);
  });

  it("the plan can say that the code is none, and it is accepted by name with its effect", async () => {
    const rows = "P,1,SG,0,100,9999,90,900,\n";
    expect(stopsOf(await read(rows, {values: {progression: {"9999": ""}}}))).toEqual([]);
    const said = findingsBeforeNumbers(accepted((await read(rows)).issues, ["day-far-after-all-others"]));
    expect(said.join(" ")).toContain("The plan accepts 1 days that lie years after every other day");
  });
});

describe("a progression or assessment after the last contact", () => {
  it("stops beyond a year", async () => {
    expect(stopsOf(await read("P,1,SG,0,100,566,90,200,\n"))).toEqual([
      ["day-long-after-last-contact", "progression", 1, 6]
    ]);
    expect(stopsOf(await read("P,1,SG,0,100,,566,200,\n"))).toEqual([
      ["day-long-after-last-contact", "last_assessment", 1, 6]
    ]);
  });

  it("up to a year it is a warning, which says before the numbers what it does", async () => {
    const cohort = await read("P,1,SG,0,100,565,90,200,\n");
    expect(stopsOf(cohort)).toEqual([]);
    expect(findingsBeforeNumbers(cohort.issues)).toContain(
      "1 progressions lie after the last contact of the patient: they count, and one of the two days is wrong."
    );
  });
});
