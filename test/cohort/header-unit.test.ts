import {describe, expect, it} from "vitest";
import {isUnitByLetter, unitOfHeader, unitsOfHeader} from "../../src/cohort/header-unit.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

describe("units in the names of columns of times", () => {
  it.each([
    ["PFS_w", "weeks"],
    ["PFS in Wo", "weeks"],
    ["PFS (Wo.)", "weeks"],
    ["PFS_sem", "weeks"],
    ["SLP (semanas)", "weeks"],
    ["PFS [sett]", "weeks"],
    ["PFS wkn", "weeks"],
    ["PFS (an)", "years"],
    ["PFS_an", "years"],
    ["survie (années)", "years"],
    ["PFS (a)", "years"],
    ["OS_y", "years"],
    ["OS Jahre", "years"],
    ["OS in Jahr", "years"],
    ["PFS_m", "months"],
    ["PFS (M)", "months"],
    ["PFSmo", "months"],
    ["OSMONTHS", "months"],
    ["PFS (mes)", "months"],
    ["PFS_mnd", "months"],
    ["PFS, мес", "months"],
    ["无进展生存期（月）", "months"],
    ["無増悪生存期間(ヶ月)", "months"],
    ["무진행생존(개월)", "months"],
    ["PFS (天)", "days"],
    ["PFS_d", "days"],
    ["PFS (Tg)", "days"],
    ["pfsDays", "days"]
  ])("%s: %s", (column, unit) => {
    expect(unitOfHeader(column)).toBe(unit);
  });

  it.each([
    "pfs_time",
    "PFS",
    "time",
    "OS",
    "PFS_t",
    "PFS_A",
    "time arm b",
    "rwpfs",
    "duration",
    "m",
    "aval",
    "follow-up"
  ])("%s says none", (column) => {
    expect(unitsOfHeader(column)).toEqual([]);
  });

  it("J is a day or a year, and a person has to say which", async () => {
    expect(unitsOfHeader("PFS_J")).toEqual(["days", "years"]);
    const read = (unit: "days" | "months" | "years") =>
      readCohort([{name: "c.csv", text: "PFS_J,event\n5,1\n7,0\n"}], {unit, mapping: {time: "PFS_J", event: "event"}});
    const stops = async (unit: "days" | "months" | "years") =>
      (await read(unit)).issues.flatMap(({stops: own, choices = []}) => (own ? choices.map(({line}) => line) : []));
    expect(await stops("months")).toEqual(["unit: days", "unit: years", "accept: [unit-against-header]"]);
    expect(await stops("years")).toEqual([]);
    expect(await stops("days")).toEqual([]);
  });

  it("letters are to be confirmed, words are not", () => {
    expect(["PFS_w", "PFS (J)", "PFS_d"].map(isUnitByLetter)).toEqual([true, true, true]);
    expect(["PFS_weeks", "PFS (an)", "PFS", "PFS Wo"].map(isUnitByLetter)).toEqual([false, false, false, false]);
  });
});
