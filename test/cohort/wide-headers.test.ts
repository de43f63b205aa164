import {describe, expect, it} from "vitest";
import {recognisedRole} from "../../src/cohort/source-roles.ts";
import {wideBlocks} from "../../src/cohort/wide-file.ts";

const blocks = (header: string) =>
  wideBlocks(header.split(";")).map(({number, adc, columns}) => ({number, adc, ...columns}));

describe("blocks of a wide header", () => {
  it("whose columns have one name in all of them belong to the drug before them", () => {
    expect(
      blocks(
        "MRN;HER2;ADC#1;C1D1;last dose;PD date;reason off;ADC#2;C1D1 (2);last dose (2);PD date (2);reason off (2);last f/u"
      )
    ).toEqual([
      {
        number: 1,
        adc: true,
        regimen: "ADC#1",
        start: "C1D1",
        end: "last dose",
        progression: "PD date",
        stop_reason: "reason off"
      },
      {
        number: 2,
        adc: true,
        regimen: "ADC#2",
        start: "C1D1 (2)",
        end: "last dose (2)",
        progression: "PD date (2)",
        stop_reason: "reason off (2)"
      }
    ]);
    expect(blocks("id;ADC;start;stop;ADC (2);start (2);stop (2);death")).toEqual([
      {number: 1, adc: true, regimen: "ADC", start: "start", end: "stop"},
      {number: 2, adc: true, regimen: "ADC (2)", start: "start (2)", end: "stop (2)"}
    ]);
    expect(blocks("Pat;1. ADC;Beginn;Datum Progress;2. ADC;Beginn (2);Datum Progress (2);letzter Kontakt")).toEqual([
      {number: 1, adc: true, regimen: "1. ADC", start: "Beginn", progression: "Datum Progress"},
      {number: 2, adc: true, regimen: "2. ADC", start: "Beginn (2)", progression: "Datum Progress (2)"}
    ]);
  });

  it("are known in German, French, Spanish and Italian", () => {
    expect(
      blocks("Pat.-Nr.;1. ADC;Beginn ADC1;Ende ADC1;Datum Progress ADC1;Abbruchgrund ADC1;2. ADC;Beginn ADC2")
    ).toEqual([
      {
        number: 1,
        adc: true,
        regimen: "1. ADC",
        start: "Beginn ADC1",
        end: "Ende ADC1",
        progression: "Datum Progress ADC1",
        stop_reason: "Abbruchgrund ADC1"
      },
      {number: 2, adc: true, regimen: "2. ADC", start: "Beginn ADC2"}
    ]);
    expect(
      blocks("N° patient;ADC n°1;Début ADC 1;Fin ADC 1;Progression ADC 1;Motif d'arrêt de l'ADC 1;ADC n°2;Début ADC 2")
    ).toEqual([
      {
        number: 1,
        adc: true,
        regimen: "ADC n°1",
        start: "Début ADC 1",
        end: "Fin ADC 1",
        progression: "Progression ADC 1"
      },
      {number: 2, adc: true, regimen: "ADC n°2", start: "Début ADC 2"}
    ]);
    expect(blocks("ID;ADC1;Inicio ADC1;Progresión ADC1;ADC2;Inicio ADC2;Último contacto")).toEqual([
      {number: 1, adc: true, regimen: "ADC1", start: "Inicio ADC1", progression: "Progresión ADC1"},
      {number: 2, adc: true, regimen: "ADC2", start: "Inicio ADC2"}
    ]);
    expect(blocks("ID;1° ADC;Inizio 1° ADC;Fine 1° ADC;Progressione 1° ADC;2° ADC;Inizio 2° ADC")).toEqual([
      {
        number: 1,
        adc: true,
        regimen: "1° ADC",
        start: "Inizio 1° ADC",
        end: "Fine 1° ADC",
        progression: "Progressione 1° ADC"
      },
      {number: 2, adc: true, regimen: "2° ADC", start: "Inizio 2° ADC"}
    ]);
  });

  it("go before lines where drug and start are repeated", () => {
    const role = (header: string, mapping = {}) => recognisedRole({name: "c.csv", header: header.split(";")}, mapping);
    expect(role("patient_id;drug;start;drug (2);start (2)")).toBe("wide");
    expect(role("patient_id;drug;start;drug (2);start (2)", {regimen: "drug", start: "start"})).toBe("lines");
    expect(role("patient_id;drug;start;comment;comment (2)")).toBe("lines");
  });

  it("are none where a drug is alone, or a name stands behind one drug only", () => {
    expect(blocks("patient_id;adc1;adc2;pfs;status")).toEqual([]);
    expect(blocks("patient_id;regimen;start;end;start (2)")).toEqual([]);
    expect(blocks("id;ADC#1;ADC#2;start;end")).toEqual([]);
    expect(blocks("id;1L ADC;ADC vor 1L;start")).toEqual([]);
  });
});
