import {describe, expect, it} from "vitest";
import {holdsDeathOrContact} from "../../src/cohort/composed-headers.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const lines = (n: number) =>
  `patient_id,line,regimen,start,end,progression\n${Array.from({length: n}, (_, i) => `P${i},1,SG,0,100,105\nP${i},2,T-DXd,120,200,\n`).join("")}`;
const read = (column: string, patients: readonly (readonly [day: number, status: string])[]) =>
  readCohort([
    {name: "l.csv", role: "lines", text: lines(patients.length)},
    {
      name: "p.csv",
      text: `patient_id,${column},Status\n${patients.map(([day, status], i) => `P${i},${day},${status}\n`).join("")}`
    }
  ]);

describe("a column of the death or else the last contact", () => {
  it.each([
    "Tod/letzter Kontakt",
    "date of death or last follow-up",
    "Datum Tod oder letzte Vorstellung",
    "date de décès ou dernières nouvelles",
    "fecha de muerte o último contacto",
    "data decesso o ultimo contatto",
    "overlijden of laatste contact"
  ])("is known by its name: %s", (column) => expect(holdsDeathOrContact(column)).toBe(true));

  it.each(["last contact", "date of death", "Todesursache", "contact before death clinic x"])("%s is none", (column) =>
    expect(holdsDeathOrContact(column)).toBe(false)
  );

  it.each(["Tod/letzter Kontakt", "date of death or last follow-up"])(
    "gives who died a day of death, and nobody else: %s",
    async (column) => {
      const {patients: own, issues} = await read(column, [
        [300, "tot"],
        [400, "lebt"],
        [350, "tot"]
      ]);
      expect([own.array("patient_id"), own.array("death")]).toEqual([
        ["P0", "P1", "P2"],
        [300, null, 350]
      ]);
      expect(issues.filter(({code}) => /death/.test(code)).map(({code, count, stops}) => [code, count, stops])).toEqual(
        [["death-on-last-contact", 2, undefined]]
      );
    }
  );

  it("stops where nothing says who died", async () => {
    const open = async (...patients: Parameters<typeof read>[1]) =>
      (await read("Tod/letzter Kontakt", patients)).issues.flatMap(({code, stops}) => (stops === true ? [code] : []));
    expect(await open([300, ""], [400, ""])).toEqual(["death-or-contact-open"]);
    expect(await open([300, "tot"], [400, "lebt"])).toEqual([]);
  });

  it("is asked for where the patient is known to have lived later", async () => {
    const {issues} = await read("Tod/letzter Kontakt", [
      [150, "tot"],
      [400, "lebt"]
    ]);
    expect(issues.map(({code}) => code)).toContain("death-without-day");
  });
});
