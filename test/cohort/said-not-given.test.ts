import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {notGivenDrug, notGivenPhrase} from "../../src/cohort/not-given-words.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const header = "patient_id,line,regimen,start,end,progression,last_assessment,cycles,death,last_contact,Bemerkung";
const first = "P1,1,SG,0,100,105,90,6,,250,";
const read = (rows: readonly string[], values = {}) =>
  readCohort([{name: "c.csv", role: "lines", text: `${header}\n${rows.join("\n")}\n`}], {values});
const said = async (rows: readonly string[], values = {}) => {
  const {lines, issues, ledger} = await read([first, ...rows], values);
  return {
    kept: lines.array("regimen"),
    codes: issues.map(({code}) => code).filter((code) => /not-given|no-cycle/.test(code)),
    ledger: ledger.map(({reason}) => reason)
  };
};

describe("words that say that a drug was not given", () => {
  it.each([
    ["T-DXd (Antrag abgelehnt)", "refused"],
    ["SG (0 Zyklen)", "never"],
    ["Enhertu [not given]", "never"],
    ["Trodelvy (verordnet, nie verabreicht)", "never"],
    ["EV - ordered but never started", "never"],
    ["sacituzumab govitecan 10 mg/kg not administered", "never"],
    ["T-DM1 (declined)", "refused"],
    ["not given: SG", "never"],
    ["Dato-DXd (denied by insurance)", "refused"],
    ["Dato-DXd (Ablehnung)", null],
    ["SG (cancelled due to death)", "refused"],
    ["T-DXd refusé", "refused"],
    ["T-DXd (non administré)", "never"],
    ["SG (pas reçu)", "never"],
    ["SG (no administrado)", "never"],
    ["SG (non somministrato)", "never"],
    ["SG (niet gegeven)", "never"],
    ["SG (não administrado)", "never"],
    ["T-DXd (ordered)", "planned"],
    ["T-DXd (approval pending)", "planned"],
    ["SG geplant", "planned"],
    ["SG beantragt", "planned"],
    ["T-DXd + pertuzumab (not given)", "planned"],
    ["SG, T-DXd planned", "planned"]
  ])("%s: %s", (cell, kind) => {
    expect(notGivenDrug(cell)?.kind ?? null).toBe(kind);
  });

  it.each([
    "planned-pause",
    "SG (dose held)",
    "planned 6 cycles",
    "T-DXd (planned 6 cycles)",
    "T-DXd given as planned",
    "T-DXd (given as planned)",
    "T-DXd adjuvant planned",
    "SG (adjuvant planned)",
    "SG (10 cycles)",
    "SG 20 Zyklen",
    "SG (carboplatin not given)",
    "SG C4 not given",
    "T-DXd dose 3 cancelled",
    "SG (surgery planned)",
    "T-DXd (planned dose reduction)",
    "SG (not tolerated)",
    "no ADC",
    "T-DXd (nicht kleinzellig)"
  ])("%s says nothing of it", (cell) => {
    expect([notGivenDrug(cell), notGivenPhrase(cell)]).toEqual([null, null]);
  });
});

describe("a line that a cell says was not given", () => {
  it.each(["T-DXd (not given)", "T-DXd refused", "T-DXd (0 cycles)"])("%s is left out, on the ledger", async (cell) => {
    expect(await said([`P1,2,${cell},120,,,,,,250,`])).toEqual({
      kept: ["SG"],
      codes: ["said-not-given"],
      ledger: ["never-given"]
    });
  });

  it("is left out likewise where it ends on the day of its start, or has 0 cycles without an end", async () => {
    expect((await said(["P1,2,T-DXd (not given),120,120,120,,0,,250,"])).codes).toEqual(["said-not-given"]);
    expect((await said(["P1,2,T-DXd (not given),120,,,,0,,250,"])).codes).toEqual(["said-not-given"]);
  });

  it.each([
    ["cycles", "120,,,,1,,250,"],
    ["an end", "120,121,,,,,250,"],
    ["a progression", "120,,121,,,,250,"],
    ["an assessment", "120,,,121,,,250,"]
  ])("%s of its own makes it a choice", async (_, rest) => {
    expect((await said([`P1,2,T-DXd (not given),${rest}`])).codes).toEqual(["perhaps-not-given"]);
  });

  it("is a choice of two lines where it was only planned, and each does what it says", async () => {
    const row = "P1,2,T-DXd (planned),120,,,,,,250,";
    const cohort = await read([first, row]);
    const [found] = cohort.issues.filter(({code}) => code === "perhaps-not-given");
    expect(found?.choices?.map(({line}) => line)).toEqual([
      'values: {regimen: {"T-DXd (planned)": "never-given"}}',
      'values: {regimen: {"T-DXd (planned)": "T-DXd"}}'
    ]);
    await expect(analyze({by: "sequence"}, cohort)).rejects.toThrow("perhaps-not-given");
    expect((await said([row], {regimen: {"T-DXd (planned)": "never-given"}})).kept).toEqual(["SG"]);
    const given = await said([row], {regimen: {"T-DXd (planned)": "T-DXd"}});
    expect([given.kept, given.codes]).toEqual([["SG", "T-DXd"], []]);
  });

  it("may say so in a remark, which has to speak of giving", async () => {
    expect((await said(["P1,2,T-DXd,120,,,,,,250,nie begonnen"])).kept).toEqual(["SG"]);
    expect((await said(["P1,2,T-DXd,120,180,,,,,250,nie begonnen"])).codes).toEqual(["perhaps-not-given"]);
    for (const remark of ["abgesagt", "geplant", "given as planned", "CT not done"])
      expect(await said([`P1,2,T-DXd,120,,,,,,250,${remark}`])).toMatchObject({kept: ["SG", "T-DXd"], codes: []});
  });
});
