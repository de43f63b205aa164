import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";

/** Lines that start on these days, one patient each. */
const read = (starts: readonly string[], dateMode: NonNullable<PlanSpec["dateMode"]> = {mode: "real", format: "dmy"}) =>
  readCohort(
    [{name: "c.csv", text: `patient_id,regimen,Beginn\n${starts.map((day, i) => `P${i},SG,${day}\n`).join("")}`}],
    {dateMode}
  );
const stops = async (...given: Parameters<typeof read>) =>
  (await read(...given)).issues.flatMap(({stops: own, code, count, choices = []}) =>
    own === true ? [[code, count, choices[0]?.line]] : []
  );
/** As typed: 3 May, 25 March, 11 June, 30 April, 7 February, 19 June 2024. A spreadsheet that reads mm/dd turned the first, third and fifth. */
const typed = ["03/05/2024", "25/03/2024", "11/06/2024", "30/04/2024", "07/02/2024", "19/06/2024"];
const real = ["2024-03-05", "25/03/2024", "2024-11-06", "30/04/2024", "2024-07-02", "19/06/2024"];
// A file that the same spreadsheet writes as text holds what was typed, without zeros.
const shown = ["3/5/2024", "25/03/2024", "11/6/2024", "30/04/2024", "7/2/2024", "19/06/2024"];
const line = "dateMode: {mode: real, format: dmy, turned: [Beginn]}";
// Days since 1970-01-01 by GNU date: `date -u -d 2024-05-03 +%s` / 86400, and so on.
const days = [19846, 19807, 19885, 19843, 19760, 19893];

describe("dates of which a spreadsheet has turned day and month round", () => {
  it("stop with both lines, and are turned back", async () => {
    const starts = real;
    expect(await stops(starts)).toEqual([["dates-turned-round", 3, line]]);
    const cohort = await read(starts, {mode: "real", format: "dmy", turned: ["Beginn"]});
    expect(cohort.issues.filter(({severity}) => severity === "error")).toEqual([]);
    expect(cohort.lines.array("start")).toEqual(days);
    const byName = await read(starts, {mode: "real", format: "dmy", turned: ["start"]});
    expect(byName.lines.array("start")).toEqual(days);
  });

  it("of American dates stop too", async () => {
    // 05/03/2024 (3 May) read as dd/mm, and 03/25/2024, which is none.
    const starts = ["2024-03-05", "2024-11-06", "03/25/2024", "04/30/2024"];
    expect(await stops(starts, {mode: "real", format: "mdy"})).toEqual([
      ["dates-turned-round", 2, line.replace("dmy", "mdy")]
    ]);
  });

  it("do not where a text could have been read, or a real date has a day above 12", async () => {
    expect(await stops(typed)).toEqual([]);
    expect(await stops([...real, "04/05/2024"])).toEqual([]);
    expect(await stops([...real, "2024-05-13"])).toEqual([]);
    expect(await stops(shown)).toEqual([]);
    expect((await read(shown)).lines.array("start")).toEqual(days);
  });

  it("do not with one cell of a kind, nor in one way of writing", async () => {
    expect(await stops(real.slice(0, 2))).toEqual([]);
    expect(await stops(real.slice(0, 3))).toEqual([]);
    expect(await stops([...real.slice(0, 2), ...real.slice(3, 4)])).toEqual([]);
    expect(await stops(real.slice(0, 4))).toHaveLength(1);
    expect(await stops(["3/5/2024", "25/3/2024", "11/6/2024", "30/4/2024"])).toEqual([]);
    expect(await stops(["2024-03-05", "2024-11-06"])).toEqual([]);
  });

  it("may be slips in one of ten", async () => {
    // 19 real dates that could be turned beside two that could not: two of 21 are less than a tenth, two of 19 more.
    const many = (n: number): string[] => [
      ...Array.from({length: n}, (_, i) => `2024-${String((i % 12) + 1).padStart(2, "0")}-05`),
      "2024-05-13",
      "2024-05-14",
      "25/03/2024",
      "30/04/2024"
    ];
    expect(await stops(many(18))).toHaveLength(1);
    expect(await stops(many(17))).toEqual([]);
  });

  it("names that stand for no column are said", async () => {
    const cohort = await read(typed, {mode: "real", format: "dmy", turned: ["Begin"]});
    expect(cohort.issues.map(({code, column}) => [code, column])).toContainEqual(["format-of-absent-column", "Begin"]);
  });
});
