import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {exposureFollowUp} from "../../src/patients/follow-up.ts";
import {patientsOf, type Patient} from "../../src/patients/patient.ts";
import {patientColumns} from "../../src/patients/patient-columns.ts";
import {cellsOfRow} from "../../src/record/cell-columns.ts";
import {adcStarters} from "../../src/patients/adc-starter.ts";

const header = "patient_id,line,regimen,start,end,setting,last_assessment,her2_status,sex";

const lines: Readonly<Record<string, readonly string[]>> = {
  "A-none": ["1,capecitabine,0,90,,80,low,female"],
  "B-one": ["1,T-DXd,0,90,,80,low,female"],
  "C-at-once": ["1,EV,0,100,,90,low,male", "1,T-DM1,0,90,,80,low,male"],
  "D-before-surgery": [",T-DM1,0,90,adjuvant,80,positive,female", "1,SG,400,460,,450,,female"],
  "E-surgery-between": [
    "1,T-DXd,0,90,,80,positive,female",
    ",T-DM1,200,290,adjuvant,280,,female",
    "2,SG,400,460,,450,,female"
  ],
  "F-pair": [
    "1,T-DXd,0,90,,80,positive,female",
    "2,capecitabine,100,140,,130,,female",
    "3,SG,150,210,,200,,female",
    "4,Dato-DXd,220,280,,270,low,female"
  ]
};

const cohortOf = async () =>
  readCohort([
    {
      name: "c.csv",
      text: [header, ...Object.entries(lines).flatMap(([id, own]) => own.map((line) => `${id},${line}`))].join("\n")
    }
  ]);

const pairOf = ({pair}: Patient): string => (pair.kind === "pair" ? pair.transition.sequence : pair.reason);

describe("the pair of a patient", () => {
  it("is the first metastatic ADC1 to ADC2, or the reason why there is none", async () => {
    const {patients} = patientsOf(await cohortOf());
    expect(patients.map((patient) => [patient.patientId, pairOf(patient)])).toEqual([
      ["A-none", "no-adc"],
      ["B-one", "one-adc-exposure"],
      ["C-at-once", "only-concurrent-adcs"],
      ["D-before-surgery", "one-metastatic-adc"],
      ["E-surgery-between", "other-setting-between"],
      ["F-pair", "T-DXd → SG"]
    ]);
  });

  it("is one of the patient's own transitions, whose sides are the patient's own exposures", async () => {
    const last = patientsOf(await cohortOf()).patients.at(-1);
    expect(last?.transitions.map(({sequence}) => sequence)).toEqual(["T-DXd → SG", "SG → Dato-DXd"]);
    expect(last?.pair).toEqual({kind: "pair", transition: last?.transitions[0]});
    expect(last?.transitions[0]?.from).toBe(last?.adc1);
    expect(last?.transitions[0]?.to).toBe(last?.adc2);
    expect(last?.lines.map(({regimen}) => regimen)).toEqual(["T-DXd", "capecitabine", "SG", "Dato-DXd"]);
  });

  it("is missing where an adjuvant ADC lies between two metastatic ones, and yet ADC2 has started", async () => {
    const cohort = await cohortOf();
    const {patients} = patientsOf(cohort);
    const exposures = patients.flatMap((patient) => patient.exposures);
    const {starters} = adcStarters(patients, exposureFollowUp(exposures, cohort, "rwPFS").times);
    expect(starters.map(({patientId, adc2Start}) => [patientId, adc2Start])).toEqual([
      ["B-one", null],
      ["C-at-once", null],
      ["D-before-surgery", null],
      ["E-surgery-between", 400],
      ["F-pair", 150]
    ]);
  });
});

describe("columns at the start of an exposure", () => {
  // [status on the line of ADC1, on that of ADC2, what counts at ADC2]
  it.each([
    ["low", "unknown", "low"],
    ["unknown", "low", "low"],
    ["unknown", "", "unknown"],
    ["positive", "low", "low"]
  ])("carry forward what is known: %s, then %s", async (first, second, counts) => {
    const text = `patient_id,regimen,start,her2_status,hr_status\nP,T-DXd,0,${first},positive\nP,SG,100,${second},unknown\n`;
    const cohort = await readCohort([{name: "c.csv", text}]);
    const starts = patientsOf(cohort).patients.flatMap((patient) =>
      patient.exposures.map((exposure) => ({patient, exposure}))
    );
    const cells = cellsOfRow(patientColumns(cohort).atStart(starts, "carried forward"), 1);
    expect([cells["her2_status"], cells["hr_status"]]).toEqual([counts, "positive"]);
  });

  it("have the line's own cells, and HER2 status from an earlier line where it is carried forward", async () => {
    const cohort = await cohortOf();
    const starts = patientsOf(cohort).patients.flatMap((patient) =>
      patient.exposures.map((exposure) => ({patient, exposure}))
    );
    const columns = patientColumns(cohort);
    const her2 = (how: "as recorded" | "carried forward"): unknown[] =>
      starts.map((_, i) => cellsOfRow(columns.atStart(starts, how), i)["her2_status"]);
    expect(her2("as recorded")).toEqual([
      "low",
      "low",
      "positive",
      null,
      "positive",
      null,
      null,
      "positive",
      null,
      "low"
    ]);
    expect(her2("carried forward")).toEqual([
      "low",
      "low",
      "positive",
      "positive",
      "positive",
      "positive",
      "positive",
      "positive",
      "positive",
      "low"
    ]);
    const [first] = starts.map((_, i) => cellsOfRow(columns.atStart(starts, "as recorded"), i));
    expect([first?.["sex"], first?.["regimen"]]).toEqual(["female", "T-DXd"]);
  });
});
