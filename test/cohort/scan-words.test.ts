import {describe, expect, it} from "vitest";
import {scanAsks, scanShows} from "../../src/cohort/scan-words.ts";

describe("what the result of a scan shows", () => {
  it.each([
    "PD",
    "progression",
    "Progressive disease",
    "Progress",
    "progredient",
    "PD (new liver lesions)",
    "new lesions",
    "neue Metastasen",
    "Progredienz hepatisch, sonst SD",
    "SD, but new brain metastases",
    "maladie progressive",
    "nouvelles lésions",
    "progresión",
    "lesiones nuevas",
    "progressione di malattia",
    "nuove lesioni",
    "progressão",
    "progressie",
    "clinical PD",
    "iCPD",
    "new lesions: yes"
  ])("%s: a progression", (text) => {
    expect(scanShows(text, null)).toBe("progression");
  });

  it.each([
    "SD",
    "stable, no PD",
    "SD, no new lesions",
    "no evidence of progression",
    "partial response",
    "PR",
    "stabil",
    "kein Progress",
    "ohne Progress",
    "Kein Anhalt für Progress",
    "keine neuen Läsionen",
    "progressionsfrei",
    "progression-free",
    "sans progression",
    "pas de nouvelle lésion",
    "sin progresión",
    "senza nuove lesioni",
    "sem progressão",
    "geen progressie",
    "restaging without progression",
    "mixed response",
    "no suspicion of progression",
    "CR",
    "Ansprechen",
    "progression ruled out",
    "Progress ausgeschlossen",
    "new lesions: no",
    "Progress: nein"
  ])("%s: none", (text) => {
    expect(scanShows(text, null)).toBe("no progression");
  });

  it.each([
    "PD?",
    "suspected progression",
    "V.a. Progress",
    "V.a. Progress, nicht bestätigt",
    "fraglicher Progress",
    "possible PD",
    "pseudoprogression",
    "iUPD",
    "progression, not confirmed",
    "sospecha de progresión",
    "suspicion de progression",
    "sospetta progressione"
  ])("%s: a doubt", (text) => {
    expect(scanShows(text, null)).toBe("doubtful");
  });

  it.each([
    "",
    "-",
    "NE",
    "not evaluable",
    "CT",
    "PET-CT",
    "nicht beurteilbar",
    "baseline",
    "unbekannt",
    "in progress",
    "died"
  ])("%s: nothing", (text) => {
    expect(scanShows(text, null)).toBe("nothing");
  });

  it.each(["1", "4", "yes", "see letter", "not stable", "no response", "increase in size", "R1"])(
    "%s is not read",
    (text) => {
      expect(scanShows(text, null)).toBe("unread");
    }
  );

  it("is an answer where the column asks", () => {
    for (const yes of ["yes", "ja", "1"])
      expect([scanShows(yes, "progression"), scanShows(yes, "response")]).toEqual(["progression", "no progression"]);
    for (const no of ["no", "nein", "0"])
      expect([scanShows(no, "progression"), scanShows(no, "response")]).toEqual(["no progression", "unread"]);
    expect(scanShows("PD", "response")).toBe("progression");
    const names = ["Progress (ja/nein)", "progression", "best response", "progression_free", "kein Progress", "result"];
    expect(names.map(scanAsks)).toEqual(["progression", "progression", "response", null, null, null]);
  });
});
