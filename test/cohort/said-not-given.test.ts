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
    ["screening failure", "never"],
    ["Rückzug vor 1. Gabe", "never"],
    ["Ausschluss vor Randomisation", "never"],
    ["died before first dose", "never"],
    ["withdrew before randomization", "never"],
    ["nicht angetreten", "never"],
    ["retrait avant la première cure", "never"],
    ["retirada antes de la primera dosis", "never"],
    ["ritirato prima della prima dose", "never"],
    ["overleden voor de eerste kuur", "never"],
    ["Kostenübernahme abgelehnt", "refused"],
    ["rechazado por la paciente", "refused"],
    ["refus du patient", "refused"],
    ["patient refusal", "refused"],
    ["vor der ersten Staging-Untersuchung", null],
    ["before first scan", null],
    ["biopsy before treatment", null],
    ["progression before second dose", null]
  ])("alone: %s: %s", (cell, kind) => expect(notGivenPhrase(cell)).toBe(kind));

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
    // A refusal is asked for where nothing says that the line was given.
    expect((await said(["P1,2,T-DXd,120,,,,,,250,abgesagt"])).codes).toEqual(["perhaps-not-given"]);
    expect((await said(["P1,2,T-DXd,120,180,,,,,250,abgesagt"])).codes).toEqual([]);
    for (const remark of ["geplant", "given as planned", "CT not done"])
      expect(await said([`P1,2,T-DXd,120,,,,,,250,${remark}`])).toMatchObject({kept: ["SG", "T-DXd"], codes: []});
  });
});

describe("a column beside the drug, whatever it is called, that says that it was not given", () => {
  const header = "patient_id,line,regimen,start,end,progression,last_contact";
  const file = (column: string, usual: string, said: string, second = "120,,") => ({
    name: "c.csv",
    role: "lines" as const,
    text: `${header},${column}\n${[1, 2, 3]
      .map(
        (i) =>
          `P${i},1,SG,0,100,105,250,${usual}\nP${i},2,T-DXd,${i === 1 ? second : "120,200,205"},250,${i === 1 ? said : usual}\n`
      )
      .join("")}`
  });
  const kept = async (...given: Parameters<typeof file>) => {
    const {lines, issues} = await readCohort([file(...given)]);
    return [lines.array("regimen").length, issues.some(({code}) => code === "perhaps-not-given")];
  };
  it.each([
    ["Abschluss", "regulär", "Screening failure", [5, false]],
    ["Abschluss", "", "Rückzug vor 1. Gabe", [5, false]],
    ["Therapie", "erfolgt", "nicht angetreten", [5, false]],
    ["received", "yes", "no", [5, false]],
    ["Kostenübernahme", "bewilligt", "abgelehnt", [6, true]],
    ["estado", "", "rechazado por la paciente", [6, true]],
    ["Studienarm", "Prüfarm", "Kontrollarm (Capecitabin)", [6, true]],
    ["trial arm", "experimental", "control", [6, true]],
    ["G-CSF", "yes", "never given", [6, false]],
    ["prior treatment", "taxane", "never received", [6, false]],
    ["maintenance", "yes", "never started", [6, false]],
    ["control of disease", "yes", "control", [6, false]]
  ])("%s: %s, %s", async (column, usual, said, expected) => {
    expect(await kept(column, usual, said)).toEqual(expected);
  });

  it("asks where days of the row speak against it", async () => {
    expect(await kept("Abschluss", "regulär", "Screening failure", "120,180,")).toEqual([6, true]);
    expect(await kept("Abschluss", "regulär", "abgelehnt", "120,180,")).toEqual([6, false]);
  });
});
