import {describe, expect, it} from "vitest";
import {publishedIdentifiers, saysPublished} from "../../src/cohort/published-rows.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

describe("rows that are no patients but results of the literature", () => {
  it.each<[string, string]>([
    ["Quelle", "Literatur"],
    ["source", "published cohort"],
    ["Data source", "digitized curve"],
    ["origine", "publication"],
    ["fuente", "Publicado 2023"],
    ["note", "median from published cohort"],
    ["Bemerkung", "aus Publikation übernommen"]
  ])("%s: %s", (column, text) => expect(saysPublished(column, text)).toBe(true));

  it.each<[string, string]>([
    ["note", "case was published"],
    ["Quelle", "eigene Kohorte"],
    ["arm", "literature"],
    ["source", "registry"]
  ])("is none: %s: %s", (column, text) => expect(saysPublished(column, text)).toBe(false));

  it("citations among identifiers", () => {
    expect(publishedIdentifiers(["P1", "P2", "P3", "Mai et al. 2025"])).toEqual([3]);
    expect(publishedIdentifiers(["P1", "P2", "P3", "Lit1", "Ref 2", "P4", "P5"])).toEqual([3, 4]);
    expect(publishedIdentifiers(["P1", "P2", "P3", "Huppert 2024"])).toEqual([3]);
    // Half of them, or one word in front of several years, are names that the file gives.
    expect(publishedIdentifiers(["P1", "Mai et al. 2025"])).toEqual([]);
    expect(publishedIdentifiers(["Bonn 2020", "Bonn 2021", "P3", "P4", "P5"])).toEqual([]);
  });

  it("stops, with the line that leaves them out", async () => {
    const text = `patient_id,arm,time,event,Quelle\n${[1, 2, 3, 4, 5].map((i) => `P${i},a,${i + 3},1,Klinik\n`).join("")}P6,b,8,1,Literatur\nP7,b,9,1,Literatur\n`;
    const {issues} = await readCohort([{name: "f.csv", text}], {unit: "months"});
    const [found] = issues.filter(({code}) => code === "marked-for-exclusion");
    expect(found).toMatchObject({stops: true, count: 2, column: "Quelle"});
    expect(found?.choices?.[0]?.line).toBe("population: {where: Quelle != Literatur}");
  });
});
