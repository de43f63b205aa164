import {describe, expect, it} from "vitest";
import {dayOf} from "../../src/cohort/calendar-day.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {remarkDays} from "../../src/cohort/remark-days.ts";

const said = (text: string) => remarkDays(text).map(({says, day}) => `${says} ${day}`);

describe("what a remark tells of a day", () => {
  it.each([
    ["PD am 22.01.2022 lt. Arztbrief", ["progression 22.01.2022"]],
    ["PD already seen on outside CT 2021-12-18", ["progression 2021-12-18"]],
    ["progression sur scanner du 22/01/2022", ["progression 22/01/2022"]],
    ["passed away 2022-03-04 per GP letter", ["dead 2022-03-04"]],
    ["PD am 22.01.2022; verstorben 3.4.2022", ["progression 22.01.2022", "dead 3.4.2022"]],
    ["transferred; cycle 1 given at outside hospital 2020-10-10", ["first dose 2020-10-10"]],
    ["1. Zyklus auswärts am 10.10.2020", ["first dose 10.10.2020"]],
    ["première cure le 10/10/2020", ["first dose 10/10/2020"]],
    ["started elsewhere 2020-10-10", ["first dose 2020-10-10"]],
    ["C1D1 2020-10-10", ["first dose 2020-10-10"]],
    ["denosumab started 2020-10-10", []],
    ["cycle 1 planned 2020-10-10", []],
    ["V.a. PD 22.01.2022", []],
    ["kein PD am 22.01.2022", []],
    ["no PD on CT 2022-01-22, PD on CT 2022-03-22", ["progression 2022-03-22"]],
    ["PD before ADC 2020-01-01", []],
    ["mother died 2020-01-01", []],
    ["PD", []]
  ])("%s", (text, expected) => expect(said(text)).toEqual(expected));
});

const HEADER = "patient_id,regimen,start,end,progression,last_assessment,death,last_contact,comment";
const read = (...rows: readonly string[]) =>
  readCohort([{name: "c.csv", text: `${[HEADER, ...rows].join("\n")}\n`}], {dateMode: {mode: "real", format: "iso"}});
const stops = async (...rows: readonly string[]) =>
  (await read(...rows)).issues.flatMap(({code, count, stops: own}) => (own === true ? [`${code} ${count}`] : []));

describe("days that remarks tell and columns do not", () => {
  const first = "A,SG,2020-01-01,2020-03-01,2020-03-01,,,2021-01-01,";
  const second = (progression: string, remark: string): string =>
    `A,T-DXd,2020-04-01,,${progression},,,2021-01-01,${remark}`;

  it("a progression on a line that has none, or a later one", async () => {
    expect(await stops(first, second("", "PD on CT 2020-07-01"))).toEqual(["progression-in-remark 1"]);
    expect(await stops(first, second("2020-07-02", "PD on CT 2020-07-01"))).toEqual(["progression-in-remark 1"]);
    expect(await stops(first, second("2020-07-01", "PD on CT 2020-07-01"))).toEqual([]);
    expect(await stops(first, second("2020-06-30", "PD on CT 2020-07-01"))).toEqual([]);
    // Of the line before, which has it.
    expect(await stops(first, second("", "PD on CT 2020-03-01"))).toEqual([]);
    expect(await stops(first, second("", "PD on CT 2019-12-01"))).toEqual([]);
    expect(await stops(first, second("", "no PD on CT 2020-07-01"))).toEqual([]);
  });

  it("a first dose before the start of an ADC, within four months", async () => {
    expect(await stops(first, second("", "cycle 1 given at outside hospital 2020-03-12"))).toEqual([
      "start-in-remark 1"
    ]);
    expect(await stops(first, second("", "cycle 1 given 2020-04-01"))).toEqual([]);
    expect(await stops("A,SG,2020-05-01,,,,,2021-01-01,first dose 2020-01-02")).toEqual(["start-in-remark 1"]);
    expect(await stops("A,SG,2020-05-01,,,,,2021-01-01,first dose 2020-01-01")).toEqual([]);
  });

  it("a death: it counts on that day, unless the patient lived later", async () => {
    const cohort = await read(
      "A,SG,2020-01-01,2020-03-01,,,,2020-03-01,died 2020-07-01",
      "B,SG,2020-01-01,2020-03-01,,,2020-08-01,2020-08-01,died 2020-07-01",
      "C,SG,2020-01-01,2020-03-01,,,,2020-08-01,"
    );
    expect(cohort.patients.array("death")).toEqual([dayOf(2020, 7, 1), dayOf(2020, 8, 1), null]);
    expect(
      cohort.issues.flatMap(({code, severity, count, row}) =>
        code === "death-in-text" ? [[severity, count, row]] : []
      )
    ).toEqual([["warning", 1, 2]]);
    expect(await stops("A,SG,2020-01-01,2020-03-01,,,,2020-08-01,died 2020-07-01")).toEqual(["death-without-day 1"]);
    expect(await stops("A,SG,2020-01-01,2020-03-01,,,,2020-07-01,died 2020-07-01")).toEqual([]);
  });
});
