import {describe, expect, it} from "vitest";
import {adcExposures} from "../../src/patients/exposure-table.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Source} from "../../src/record/source.ts";
import {adcTransitions} from "../../src/patients/transition-table.ts";
import {patientPrompts, toxicityPrompts} from "../../src/patients/toxicity-prompts.ts";

type Row = Record<string, unknown>;

async function prompted(
  from: string,
  to: string,
  {
    events,
    extra = "",
    values = ["", ""],
    tumour = "breast"
  }: {events?: string; extra?: string; values?: readonly [string, string]; tumour?: string} = {}
): Promise<Row> {
  const text = `patient_id,line,regimen,start,end,tumour${extra === "" ? "" : `,${extra}`}\nP1,1,${from},0,100,${tumour}${extra === "" ? "" : `,${values[0]}`}\nP1,2,${to},110,200,${tumour}${extra === "" ? "" : `,${values[1]}`}\n`;
  const sources: Source[] = [{name: "c.csv", role: "lines", text}];
  if (events !== undefined)
    sources.push({
      name: "ae.csv",
      role: "adverse_events",
      text: `patient_id,line,term,ctcae_grade,onset,resolved\n${events}\n`
    });
  const cohort = await readCohort(sources);
  const row = (adcTransitions(adcExposures(cohort).exposures, cohort).transitions.objects() as Row[])[0];
  if (row === undefined) throw new Error("no transition");
  return row;
}

describe("prompts for overlapping toxicity", () => {
  it.each([
    [
      "ILD of grade 2 on T-DXd, then Dato-DXd",
      "T-DXd",
      "Dato-DXd",
      "P1,1,Pneumonitis,2,50,90",
      "ild",
      "label precaution"
    ],
    [
      "ILD of grade 1 that resolved, then Dato-DXd",
      "T-DXd",
      "Dato-DXd",
      "P1,1,Interstitial lung disease,1,50,90",
      "ild-grade-1",
      "literature signal"
    ],
    [
      "ILD of grade 2 on T-DXd, then EV: another payload class does not clear it",
      "T-DXd",
      "EV",
      "P1,1,Pneumonitis,2,50,90",
      "ild",
      "label precaution"
    ],
    ["ILD of grade 2 on T-DXd, then SG, where ILD is uncommon", "T-DXd", "SG", "P1,1,Pneumonitis,2,50,90", "", null],
    [
      "neuropathy of grade 2 that is open, then DV",
      "EV",
      "DV",
      "P1,1,Peripheral sensory neuropathy,2,50,",
      "neuropathy",
      "label precaution"
    ],
    [
      "neuropathy of grade 2 that resolved, then DV",
      "EV",
      "DV",
      "P1,1,Peripheral sensory neuropathy,2,50,105",
      "",
      null
    ],
    ["neuropathy of grade 1, then DV", "EV", "DV", "P1,1,Peripheral sensory neuropathy,1,50,", "", null],
    ["open keratitis, then Dato-DXd", "TV", "Dato-DXd", "P1,1,Keratitis,1,50,", "ocular", "label precaution"],
    [
      "febrile neutropenia of grade 3, then T-Rez",
      "SG",
      "T-Rez",
      "P1,1,Febrile neutropenia,3,50,60",
      "neutropenia",
      "literature signal"
    ],
    ["neutropenia of grade 3, then T-Rez", "SG", "T-Rez", "P1,1,Neutropenia,3,50,60", "", null],
    [
      "veno-occlusive disease on GO, then InO",
      "GO",
      "InO",
      "P1,1,Venoocclusive liver disease,3,50,90",
      "hepatic",
      "label precaution"
    ],
    ["raised transaminases on GO, then InO", "GO", "InO", "P1,1,ALT increased,3,50,90", "", null],
    [
      "nodular regenerative hyperplasia on T-DXd, then T-DM1",
      "T-DXd",
      "T-DM1",
      "P1,1,Nodular regenerative hyperplasia,2,50,",
      "hepatic",
      "label precaution"
    ],
    [
      "thrombocytopenia of grade 3, then T-DM1",
      "T-DXd",
      "T-DM1",
      "P1,1,Platelet count decreased,3,50,60",
      "platelets",
      "literature signal"
    ],
    ["LVEF decrease, then T-DXd", "T-DM1", "T-DXd", "P1,1,Ejection fraction decreased,2,50,", "lvef", "check"]
  ])("%s: %s → %s", async (_, from, to, events, prompt, level) => {
    expect(await prompted(from, to, {events, tumour: from === "GO" ? "AML" : "breast"})).toMatchObject({
      toxicity_prompts: prompt,
      toxicity_prompt_level: level
    });
  });

  it("ILD that did not happen on a conjugate raises nothing", async () => {
    const cohort = await readCohort([
      {
        name: "c.csv",
        role: "lines",
        text: "patient_id,line,regimen,start,end\nP1,1,pembrolizumab,0,100\nP1,2,SG,110,200\nP1,3,T-DXd,210,300\n"
      },
      {
        name: "ae.csv",
        role: "adverse_events",
        text: "patient_id,line,term,ctcae_grade,onset,resolved\nP1,1,Pneumonitis,2,50,90\n"
      }
    ]);
    expect(adcTransitions(adcExposures(cohort).exposures, cohort).transitions.objects()).toMatchObject([
      {toxicity_prompts: ""}
    ]);
  });

  it("an event after the start of ADC2 raises nothing", async () => {
    expect(await prompted("T-DXd", "Dato-DXd", {events: "P1,2,Pneumonitis,2,150,"})).toMatchObject({
      toxicity_prompts: ""
    });
  });

  it("an event without a grade is not assessable and says so", async () => {
    const row = await prompted("T-DXd", "Dato-DXd", {events: "P1,1,Pneumonitis,,50,90"});
    expect(row).toMatchObject({toxicity_prompts: "ild", toxicity_prompt_level: "check"});
    expect(row["toxicity_prompt_text"]).toMatch(/without a recorded grade/);
  });

  it("columns tox_* of a line are read as its worst grade", async () => {
    expect(await prompted("T-DXd", "Dato-DXd", {extra: "tox_ild", values: ["2", ""]})).toMatchObject({
      toxicity_prompts: "ild"
    });
    expect(await prompted("T-DXd", "Dato-DXd", {extra: "tox_ild", values: ["0", ""]})).toMatchObject({
      toxicity_prompts: ""
    });
    expect(
      await prompted("EV", "DV", {extra: "tox_neuropathy,tox_neuropathy_resolved", values: ["G2,yes", ","]})
    ).toMatchObject({toxicity_prompts: ""});
    expect(
      await prompted("EV", "DV", {extra: "tox_neuropathy,tox_neuropathy_resolved", values: ["G2,no", ","]})
    ).toMatchObject({toxicity_prompts: "neuropathy"});
  });

  it("facts of the patient count: UGT1A1, platelets, transplantation", async () => {
    expect(await prompted("T-DXd", "SG", {extra: "ugt1a1", values: ["*28/*28", "*28/*28"]})).toMatchObject({
      toxicity_prompts: "ugt1a1"
    });
    expect(await prompted("T-DXd", "SG", {extra: "ugt1a1", values: ["*1/*28", "*1/*28"]})).toMatchObject({
      toxicity_prompts: ""
    });
    expect(await prompted("T-DXd", "T-DM1", {extra: "platelets", values: ["210", "85"]})).toMatchObject({
      toxicity_prompts: "platelet-count"
    });
    expect(await prompted("T-DXd", "T-DM1", {extra: "anticoagulation", values: ["no", "yes"]})).toMatchObject({
      toxicity_prompts: "anticoagulation"
    });
    expect(
      await prompted("BV", "InO", {extra: "prior_transplant", values: ["yes", "yes"], tumour: "lymphoma"})
    ).toMatchObject({toxicity_prompts: "transplant"});
  });

  it("neurotoxic drugs before are named beside the neuropathy prompt", async () => {
    const cohort = await readCohort([
      {
        name: "c.csv",
        role: "lines",
        text: "patient_id,line,regimen,start,end\nP1,1,paclitaxel + carboplatin,-100,-10\nP1,2,EV,0,100\nP1,3,DV,110,200\n"
      },
      {
        name: "ae.csv",
        role: "adverse_events",
        text: "patient_id,line,term,ctcae_grade,onset,resolved\nP1,2,Neuropathy peripheral,2,50,\n"
      }
    ]);
    const [row] = adcTransitions(adcExposures(cohort).exposures, cohort).transitions.objects() as Row[];
    expect(row?.["toxicity_prompt_text"]).toMatch(/neurotoxic drugs before: paclitaxel, carboplatin/);
  });

  it("a cohort that records no adverse events has no answer, not an empty one", async () => {
    expect(await prompted("T-DXd", "Dato-DXd")).toMatchObject({
      toxicity_prompts: null,
      toxicity_prompt_level: null,
      toxicity_prompt_text: null,
      shared_toxicities: "ILD/pneumonitis|neutropenia"
    });
    expect(await prompted("T-DXd", "Dato-DXd", {events: "P1,1,Nausea,1,5,6"})).toMatchObject({toxicity_prompts: ""});
  });

  it("a payload swap is said not to clear a prompt", async () => {
    const row = await prompted("T-DXd", "EV", {events: "P1,1,Pneumonitis,2,50,90"});
    expect(row["toxicity_prompt_text"]).toMatch(
      /^label precaution \(group data\): prior ILD of grade 2 or more on an earlier ADC.*the payload class changes, which does not clear this \[.+\]$/
    );
  });

  it("every prompt has a source and speaks of groups, never to a patient", () => {
    for (const {text, source} of [...toxicityPrompts, ...patientPrompts]) {
      expect(source).not.toBe("");
      expect(text).not.toMatch(/\b(?:avoid|should|recommend|do not|contraindicated|choose|prefer|switch|give|stop)\b/i);
    }
  });
});
