import {describe, expect, it} from "vitest";
import {nextTherapyColumns} from "../../src/cohort/next-therapy-columns.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {patientsOf} from "../../src/patients/patient.ts";

const header = "patient_id,adc1,adc1_start,adc1_end,adc2,adc2_start,adc2_end";
const read = (names: string, rows: readonly string[]) =>
  readCohort([{name: "w.csv", text: `${header},${names},last_contact\n${rows.join("\n")}\n`}]);
const nextOf = (cohort: Awaited<ReturnType<typeof read>>) =>
  patientsOf(cohort).patients.map(({exposures}) => exposures.map(({label, nextStart}) => [label, nextStart]));
const pair = "SG,0,90,T-DXd,100,190";

describe("the therapy after an ADC in a wide file", () => {
  it.each([
    ["Next line", "Start of next line"],
    ["Anschlusstherapie", "Datum Anschlusstherapie"],
    ["nächste Therapie", "Beginn nächste Therapie"],
    ["Traitement ultérieur", "Début du traitement ultérieur"],
    ["Tratamiento posterior", "Fecha de inicio tratamiento posterior"],
    ["Terapia successiva", "Inizio terapia successiva"],
    ["Vervolgbehandeling", "Start vervolgbehandeling"],
    ["Tratamento seguinte", "Início do tratamento seguinte"]
  ])("%s, %s", async (drug, start) => {
    expect(nextTherapyColumns(["adc2", drug, start])).toEqual([{regimen: drug, start}]);
    const cohort = await read(`${drug},${start}`, [`A,${pair},capecitabine,220,500`, `B,${pair},,,500`]);
    expect(nextOf(cohort)).toEqual([
      [
        ["SG", 100],
        ["T-DXd", 220]
      ],
      [
        ["SG", 100],
        ["T-DXd", null]
      ]
    ]);
    expect(cohort.issues.map(({code}) => code)).not.toContain("days-not-read");
  });

  it.each([
    "time to next treatment",
    "Days to next therapy",
    "next therapy end",
    "Ansprechen Folgetherapie",
    "next visit date",
    "follow-up date",
    "Next assessment start"
  ])("%s is none", (name) => {
    expect(nextTherapyColumns([name])).toEqual([]);
  });

  it("needs no drug, and takes yes for none", async () => {
    const bare = await read("Beginn Folgetherapie", [`A,${pair},220,500`]);
    expect(nextOf(bare)[0]?.[1]).toEqual(["T-DXd", 220]);
    const yes = await read("Folgetherapie,Beginn Folgetherapie", [`A,${pair},ja,220,500`, `B,${pair},nein,,500`]);
    expect(nextOf(yes).map((own) => own[1])).toEqual([
      ["T-DXd", 220],
      ["T-DXd", null]
    ]);
  });

  it("is no line where it has no day, which is told, and keeps its patient", async () => {
    const cohort = await read("Folgetherapie,Beginn Folgetherapie", [
      `A,${pair},Eribulin,,500`,
      `B,${pair},best supportive care,,500`,
      `C,${pair},keine,,500`
    ]);
    expect(nextOf(cohort).map((own) => own[1])).toEqual([
      ["T-DXd", null],
      ["T-DXd", null],
      ["T-DXd", null]
    ]);
    expect(
      cohort.issues.filter(({code}) => code === "next-therapy-without-day").map(({row, count}) => [row, count])
    ).toEqual([[2, 1]]);
  });

  it("is the next ADC itself where it begins with it", async () => {
    const cohort = await read("next therapy,start of next therapy", [`A,${pair},T-DXd,100,500`]);
    expect(nextOf(cohort)).toEqual([
      [
        ["SG", 100],
        ["T-DXd", null]
      ]
    ]);
  });

  it("ends nothing where it is no systemic therapy", async () => {
    const cohort = await read("next therapy,start of next therapy", [`A,${pair},Radiatio LWK 3,220,500`]);
    expect(nextOf(cohort)[0]?.[1]).toEqual(["T-DXd", null]);
    expect(cohort.issues.map(({code}) => code)).toContain("not-systemic-therapy");
  });

  it("after the first of two ADCs stands between them", async () => {
    const cohort = await read("next therapy after ADC1,start of next therapy after ADC1", [
      "A,SG,0,90,T-DXd,200,290,capecitabine,110,500"
    ]);
    expect(patientsOf(cohort).patients[0]?.transitions[0]?.between.contact).toBe("with intervening therapy");
  });
});
