import {describe, expect, it} from "vitest";
import {patientName} from "../../src/cohort/patient-names.ts";

describe("names of columns of patients", () => {
  it.each([
    "NHC",
    "NIP",
    "NIR",
    "UR number",
    "URN",
    "Chart #",
    "Hosp_No",
    "Hospital number",
    "Subj",
    "PatNr",
    "Pat.-Nr.",
    "Aktenzeichen",
    "Akten-Nr.",
    "No. dossier",
    "N° dossier",
    "Numéro de dossier",
    "Nº de historia clínica",
    "Codice paziente",
    "Study ID",
    "Medical record number",
    "患者番号",
    "Номер пациента"
  ])("%s is clear", (name) => {
    expect(patientName(name)).toBe("clear");
  });

  it.each(["code", "Nr", "No.", "Case", "lfd. Nr.", "Record", "record no", "row_id", "hospital code", "index"])(
    "%s is vague",
    (name) => {
      expect(patientName(name)).toBe("vague");
    }
  );

  it.each([
    "hospital",
    "Hospital name",
    "registry",
    "centre_no",
    "Site number",
    "arm code",
    "cycle no",
    "batch",
    "visit",
    "patient group",
    "date",
    ""
  ])("%s is neither", (name) => {
    expect(patientName(name)).toBeNull();
  });
});
