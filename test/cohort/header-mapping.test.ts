import {describe, expect, it} from "vitest";
import {proposeMapping} from "../../src/cohort/header-mapping.ts";

describe("proposeMapping", () => {
  it.each([
    ["Patient ID", "patient_id"],
    ["USUBJID", "patient_id"],
    ["LineOfTherapy", "line"],
    ["Treatment Start Date", "start"],
    ["DOD", "death"],
    ["date of death", "death"],
    ["Tumor Type", "tumour"],
    ["BOR", "best_response"],
    ["ECOG PS", "ecog"],
    ["last_follow-up", "last_contact"],
    ["Brain Mets", "cns_mets"],
    ["PD_Date", "progression"],
    ["Pat.-Nr.", "patient_id"],
    ["Letztes Staging", "last_assessment"],
    ["Date de décès", "death"],
    ["Fecha de inicio", "start"],
    ["Date of PD", "progression"],
    ["Regime (Dosis)", "regimen"],
    ["Start (dd.mm.yyyy)", "start"],
    ["Grund Stop¹", "stop_reason"],
    ["Grund Stop ²⁾", "stop_reason"],
    ["Age (y)", "age"],
    ["Start (Datum)*", "start"],
    ["Letztes Staging ohne Progress", "last_assessment"],
    ["Dernière évaluation sans progression", "last_assessment"],
    ["Fecha última evaluación sin progresión", "last_assessment"],
    ["Ultima TC senza PD", "last_assessment"],
    ["Última avaliação sem progressão", "last_assessment"],
    ["Laatste scan zonder progressie", "last_assessment"],
    ["Letztes Staging mit Progress", null],
    ["Grund für Therapieende", "stop_reason"],
    ["Raison de l'arrêt", "stop_reason"],
    ["Motivo de interrupción", "stop_reason"],
    ["Causa interruzione", "stop_reason"],
    ["Reden stoppen", "stop_reason"],
    ["Motivo da interrupção", "stop_reason"],
    ["Paziente", "patient_id"],
    ["Farmaco", "regimen"],
    ["Fecha de inicio del tratamiento", "start"],
    ["Data fine terapia", "end"],
    ["Tumorentität", "tumour"],
    ["Start (planned)", null],
    ["Progression (yes/no)", null],
    ["Progress", null],
    ["fine", null],
    ["Oestrogène %", null],
    ["foo", null]
  ])("reads %s as %s", (column, canonical) => {
    expect(proposeMapping([column]).mapped[0]?.canonical ?? null).toBe(canonical);
  });

  it("says on what ground", () => {
    expect(proposeMapping(["patient_id", "Regimen", "first_dose", "slut"], {plan: {end: "slut"}}).mapped).toEqual([
      {canonical: "patient_id", column: "patient_id", basis: "same name"},
      {canonical: "regimen", column: "Regimen", basis: "same name, other spelling"},
      {canonical: "start", column: "first_dose", basis: "known synonym"},
      {canonical: "end", column: "slut", basis: "plan"}
    ]);
  });

  it("takes the exact name before a synonym, and neither of two synonyms", () => {
    expect(proposeMapping(["start_date", "start"]).mapped.map(({column}) => column)).toEqual(["start"]);
    expect(proposeMapping(["start_date", "first_dose"])).toMatchObject({
      mapped: [],
      ambiguous: [{canonical: "start", columns: ["start_date", "first_dose"]}]
    });
  });

  it("takes the name alone before one with a bracket", () => {
    expect(proposeMapping(["Start (Datum)", "Start"]).mapped).toEqual([
      {canonical: "start", column: "Start", basis: "same name, other spelling"}
    ]);
  });

  it("names what is required and missing, with the column perhaps meant, and suggests nothing that is already found", () => {
    const {missing, unknown} = proposeMapping(["patient_id", "regimn", "startt", "patient_ids"]);
    expect(missing).toEqual(["regimen", "start"]);
    expect(unknown).toEqual([
      {column: "regimn", perhaps: "regimen"},
      {column: "startt", perhaps: "start"},
      {column: "patient_ids", perhaps: null}
    ]);
  });

  it("names a column of the plan that is not in the file", () => {
    expect(proposeMapping(["beginn"], {plan: {start: "begin"}}).absent).toEqual([
      {canonical: "start", column: "begin", perhaps: "beginn"}
    ]);
  });
});
