import {describe, expect, it} from "vitest";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {adcLabel} from "../../src/adc/regimen.ts";
import {treatmentNamed} from "../../src/adc/treatment-label.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {patientsOf} from "../../src/patients/patient.ts";

const given = (text: string): readonly string[] => {
  const {adcs, partners, unresolved} = parseRegimen(text);
  return [
    ...adcs.map(adcLabel),
    ...partners.map(({drug}) => drug),
    ...unresolved.map(({adc}) => (adc === "no" ? "unread" : "unknown ADC"))
  ];
};

describe("a drug's cell that names another drug in passing", () => {
  it.each([
    "Dato-DXd (nach EV)",
    "Dato-DXd (post-EV)",
    "Dato-DXd after EV",
    "Dato-DXd following PD on EV",
    "Dato-DXd after progression on EV",
    "Dato-DXd, prior EV",
    "Dato-DXd nach Progress unter EV",
    "Dato-DXd (Z.n. EV)",
    "Dato-DXd (EV-vorbehandelt)",
    "Dato-DXd (EV vorher)",
    "Dato-DXd après échec de EV",
    "Dato-DXd tras progresión con EV",
    "Dato-DXd después de EV",
    "Dato-DXd dopo EV",
    "Dato-DXd na progressie onder EV",
    "Dato-DXd após EV",
    "Dato-DXd ← EV",
    "Dato-DXd <- EV",
    "nach EV: Dato-DXd",
    "Dato-DXd (nach EV + Pembrolizumab)",
    "Dato-DXd nach EV und T-DM1",
    "Dato-DXd before EV",
    "Dato-DXd (vor EV)"
  ])("%s is Dato-DXd", (text) => {
    expect(given(text)).toEqual(["Dato-DXd"]);
  });

  it("keeps what is joined to the drug itself", () => {
    expect(given("EV + pembrolizumab after cisplatin")).toEqual(["EV", "pembrolizumab"]);
    expect(given("Capecitabin nach SG")).toEqual(["capecitabine"]);
    expect(given("Capecitabin nach OP")).toEqual(["capecitabine"]);
  });

  it.each([
    ["SG nach T-DXd + Pertuzumab", ["unknown ADC"]],
    ["Capecitabin nach SG + T-DXd", ["unknown ADC"]],
    ["Post-T-DXd SG", ["unknown ADC"]],
    ["Xyzzy nach SG", ["unknown ADC"]],
    ["SG after Xyzzy", ["unknown ADC"]],
    ["SG after T-DXd or T-DM1", ["unknown ADC"]],
    ["T-DXd then SG", ["unknown ADC"]]
  ])("%s leaves open which was given", (text, read) => {
    expect(given(text)).toEqual(read);
  });

  it.each([
    ["eribulin (ASCENT, control arm of SG vs TPC)", ["eribulin"]],
    ["Eribulin (Kontrollarm, SG gegen Chemotherapie)", ["eribulin"]],
    ["TROPION-Breast01 control arm", ["unread"]],
    ["TROPION-Breast01", ["unknown ADC"]],
    ["DESTINY-Breast03 control arm", ["unknown ADC"]],
    ["eribulin (ASCENT, SG vs TPC)", ["eribulin", "unknown ADC"]]
  ])("%s: a control arm names what is compared", (text, read) => {
    expect(given(text)).toEqual(read);
  });

  it("gives labels of groups their order in time", () => {
    const order = treatmentNamed("T-DXd → SG");
    for (const label of ["SG after T-DXd", "SG (nach T-DXd)", "SG ← T-DXd", "SG dopo T-DXd", "T-DXd before SG"])
      expect(treatmentNamed(label)).toBe(order);
    expect(treatmentNamed("T-DXd (nach SG)")).toBe(treatmentNamed("SG → T-DXd"));
    expect(treatmentNamed("SG post progression")).toBe(treatmentNamed("SG"));
  });

  it("is told, and one that is none of the lines leaves the position open", async () => {
    const header = "patient_id,regimen,start,end,last_contact";
    const rows = [
      "A,T-DXd,0,100,400",
      "A,SG (nach T-DXd),120,200,400",
      "B,SG (nach T-DXd),0,90,400",
      "B,EV,100,200,400"
    ];
    const cohort = await readCohort([{name: "c.csv", text: `${header}\n${rows.join("\n")}\n`}]);
    const {patients, issues} = patientsOf(cohort);
    expect(patients.map(({exposures}) => exposures.map(({label, position}) => [label, position]))).toEqual([
      [
        ["T-DXd", 1],
        ["SG", 2]
      ],
      [
        ["SG", null],
        ["EV", null]
      ]
    ]);
    expect(issues.filter(({code}) => code === "drug-in-passing").map(({count}) => count)).toEqual([2]);
    expect(
      cohort.issues.filter(({code}) => code === "earlier-adc-in-text").map(({row, column}) => [row, column])
    ).toEqual([[4, "regimen"]]);
  });
});
