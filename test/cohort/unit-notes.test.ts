import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {unitNotes} from "../../src/cohort/unit-notes.ts";
import type {Aside} from "../../src/files/aside.ts";

const header = ["id", "age", "PFS", "event", "OS"];
const noted = (text: string, place: Partial<Aside> = {}): string[] =>
  unitNotes({header, columns: header.map(() => ["1"]), asides: [{cells: [text], row: 1, ...place}]}, ["PFS"]).map(
    ({unit}) => unit
  );

describe("a unit that a text says of times", () => {
  it.each([
    "All times in weeks",
    "PFS in weeks from C1D1 of the second ADC",
    "Auswertung ADC2 - alle Zeiten in Wochen",
    "All times are weeks from the start of the first line",
    "Times are given in full weeks",
    "Time unit: weeks",
    "Einheit: Wochen",
    "PFS (weeks), Kaplan-Meier",
    "Age in years, times in weeks",
    "Export of 60 patients. PFS expressed in weeks.",
    "Temps en semaines",
    "Tiempos en semanas",
    "Tempi in settimane",
    "Tempos em semanas",
    "Tijden in weken",
    "follow-up in weeks"
  ])("%s", (text) => expect(noted(text)).toEqual(["weeks"]));

  it.each([
    "Progression within 6 months of ADC1",
    "Scans every 8 weeks",
    "PFS at 12 months",
    "Median follow-up 24 months",
    "Median follow-up in months: 14",
    "Export of the last 12 months",
    "Age in years",
    "PFS by age in years",
    "OS in months",
    "Data cut-off 30.06.2024",
    "Second ADC cohort, years 2019-2024",
    "Recruited over three years",
    "PFS was assessed in months 3 and 6",
    "# exported 2024"
  ])("%s says none", (text) => expect(noted(text)).toEqual([]));

  it("stands in a codebook beside, and under the header", async () => {
    expect(
      unitNotes(
        {
          header,
          columns: header.map(() => ["1"]),
          asides: [
            {cells: ["variable", "meaning"], row: 1, sheet: "S"},
            {cells: ["PFS", "PFS on the second ADC, weeks"], row: 2, sheet: "S"},
            {cells: ["age", "age, years"], row: 3, sheet: "S"}
          ]
        },
        ["PFS"]
      )
    ).toEqual([{unit: "weeks", where: "sheet S, row 2"}]);
    expect(await stops("id,age,PFS,event\n,years,weeks,\n", {unitRow: true})).toEqual([
      ["unit: weeks", "accept: [unit-against-note]"]
    ]);
  });
});

const rows = Array.from({length: 12}, (_, i) => `P${i},5${i % 10},${3 + i * 2},${i % 2}`).join("\n");
const stops = async (above: string, repairs: object = {headerRow: 2}, unit: "weeks" | "months" = "months") =>
  (await readCohort([{name: "c.csv", text: `${above}${rows}\n`, repairs}], {unit})).issues
    .filter(({code, stops: does}) => code === "unit-against-note" && does === true)
    .map(({choices}) => choices?.map(({line}) => line));

describe("a run", () => {
  it("stops where a title says another unit than the plan, and goes on where it says the same", async () => {
    const file = "All times in weeks\nid,age,PFS,event\n";
    expect(await stops(file)).toEqual([["unit: weeks", "accept: [unit-against-note]"]]);
    expect(await stops(file, {headerRow: 2}, "weeks")).toEqual([]);
    expect(await stops("Age in years\nid,age,PFS,event\n")).toEqual([]);
    expect(await stops("# times in weeks\nid,age,PFS,event\n", {})).toHaveLength(1);
  });

  const lines = (above: string, start = "start"): Promise<readonly (string | null)[]> =>
    readCohort(
      [
        {
          name: "l.csv",
          text: `${above}patient_id,regimen,${start},progression\n${Array.from({length: 6}, (_, i) => `P${i},SG,${i},${i + 30}\nP${i},T-DXd,${i + 40},${i + 90}`).join("\n")}\n`,
          ...(above === "" ? {} : {repairs: {headerRow: 2}})
        }
      ],
      {mapping: {start}}
    ).then(({issues}) =>
      issues
        .filter(({code, stops: does}) => code === "unit-against-note" && does === true)
        .map(({received}) => received)
    );

  it("stops where days of lines are weeks by a title or by the name of a column", async () => {
    expect(await lines("All times are weeks from the first line\n")).toEqual(["row 1, which says weeks"]);
    expect(await lines("", "start (weeks)")).toEqual(["column start (weeks), whose name says weeks"]);
    expect(await lines("", "start (days)")).toEqual([]);
    expect(await lines("All times in days, scans every 6 weeks\n")).toEqual([]);
    expect(await lines("")).toEqual([]);
  });
});
