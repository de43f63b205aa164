import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {unitInRemark} from "../../src/cohort/remark-units.ts";

describe("a unit in a remark", () => {
  it.each<[string, string]>([
    ["Angabe in Wochen!", "weeks"],
    ["in weeks", "weeks"],
    ["weeks", "weeks"],
    ["PFS in days, not months", "days"],
    ["Wert in Tagen", "days"],
    ["valeur en semaines", "weeks"],
    ["valores en días", "days"],
    ["tempo in settimane", "weeks"],
    ["Zeit ist in Jahren angegeben", "years"]
  ])("%s: %s", (remark, unit) => expect(unitInRemark(remark)).toBe(unit));

  it.each([
    "CT in 6 weeks",
    "pain for months",
    "Kontrolle in einigen Wochen",
    "seit Monaten Husten",
    "dose delayed two weeks",
    "therapy given every 3 weeks",
    "given two weeks",
    "q3 weeks",
    "scan in weeks 6 and 12",
    "lost after months of therapy",
    ""
  ])("%s: none", (remark) => expect(unitInRemark(remark)).toBeNull());

  it("stops where it is not that of the plan", async () => {
    const text = "patient_id,arm,pfs_months,event,note\nP1,a,3,1,\nP2,b,4,0,in weeks\nP3,a,5,1,in months\nP4,b,6,1,\n";
    const found = async (unit: "weeks" | "months") =>
      (await readCohort([{name: "f.csv", text}], {unit})).issues
        .filter(({code}) => code === "unit-in-remark")
        .map(({stops, rows, choices}) => [stops, rows, choices?.[0]?.line]);
    expect(await found("months")).toEqual([[true, [3], "accept: [unit-in-remark]"]]);
    expect(await found("weeks")).toEqual([[true, [4], "accept: [unit-in-remark]"]]);
  });
});
