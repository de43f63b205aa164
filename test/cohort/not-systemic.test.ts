import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {patientsOf} from "../../src/patients/patient.ts";

const header = "patient_id,line,regimen,start,end,progression,last_assessment,last_contact";
const read = (rows: readonly string[], names = header) =>
  readCohort([{name: "c.csv", role: "lines", text: `${names}\n${rows.join("\n")}\n`}]);

const told = ({issues}: Awaited<ReturnType<typeof read>>, code: string) =>
  issues.filter((found) => found.code === code).map(({count, received}) => [count, received]);

describe("rows that hold no systemic therapy", () => {
  const rows = [
    "P1,1,T-DXd,0,100,105,80,500",
    "P1,2,SG,120,180,,170,500",
    "P1,,Stereotaxie Gehirn,190,195,,,500",
    "P1,,Therapiepause,200,260,,,500",
    "P1,3,Eribulin,300,360,360,,500",
    "P1,4,best supportive care,380,,,,500",
    "P1,,Xgeva,125,,,,500",
    "P1,,Leberbiopsie,110,110,,,500"
  ];

  it("are on the ledger by row, counted by kind, and neither line nor end of one", async () => {
    const cohort = await read(rows);
    expect(cohort.ledger.map(({row, reason}) => [row, reason])).toEqual([
      [4, "not-systemic-therapy"],
      [5, "no-therapy"],
      [7, "no-therapy"],
      [8, "opens-no-line"],
      [9, "not-systemic-therapy"]
    ]);
    expect(told(cohort, "not-systemic-therapy")).toEqual([
      [5, "local therapy 1, treatment pause 1, no treatment 1, supportive drug 1, procedure 1"]
    ]);
    expect(told(cohort, "line-left-blank")).toEqual([]);
    const [patient] = patientsOf(cohort).patients;
    expect(patient?.exposures.map(({label, position, nextStart}) => [label, position, nextStart])).toEqual([
      ["T-DXd", 1, 120],
      ["SG", 2, 300]
    ]);
    const [transition] = patient?.transitions ?? [];
    expect(transition?.between.contact).toBe("direct");
  });

  it("leave the numbers of lines to lines, whether or not the file numbers them", async () => {
    const {lines} = await read(rows.map((row) => row.replace(/^P1,\d?,/, "P1,,")));
    const numbers = Array.from(lines.array("line") as Iterable<unknown>);
    const regimens = Array.from(lines.array("regimen") as Iterable<unknown>);
    expect(regimens.map((regimen, i) => [regimen, numbers[i]])).toEqual([
      ["T-DXd", 1],
      ["Leberbiopsie", null],
      ["SG", 2],
      ["Xgeva", null],
      ["Stereotaxie Gehirn", null],
      ["Therapiepause", null],
      ["Eribulin", 3],
      ["best supportive care", null]
    ]);
  });

  it("hand a progression and a later assessment to the line before", async () => {
    const {lines, issues} = await read([
      "P1,1,SG,0,100,,80,500",
      "P1,2,Therapiepause,110,260,255,240,500",
      "P1,3,Eribulin,270,300,,,500"
    ]);
    expect([lines.array("progression")[0], lines.array("last_assessment")[0]]).toEqual([255, 240]);
    expect(issues.map(({code}) => code)).toContain("progression-of-other-row");
  });

  it("hand none to a line that has one, nor to one that began after it", async () => {
    const own = await read(["P1,1,SG,0,100,90,80,500", "P1,2,SBRT,110,120,255,,500"]);
    expect(own.lines.array("progression")[0]).toBe(90);
    const later = await read(["P1,1,SG,0,100,,80,500", "P1,2,SBRT,110,120,255,,500", "P1,3,T-DXd,130,300,,200,500"]);
    expect([later.lines.array("progression")[0], later.lines.array("progression")[2]]).toEqual([null, 255]);
  });

  it("stay where a drug stands beside them", async () => {
    const cohort = await read(["P1,1,SG,0,100,,80,500", "P1,2,OP + Capecitabin,110,260,,,500"]);
    expect(cohort.ledger).toEqual([]);
    expect(patientsOf(cohort).patients[0]?.exposures[0]?.nextStart).toBe(110);
  });

  it("leave a patient who has nothing else without lines", async () => {
    const cohort = await read(["P1,1,SG,0,100,,80,500", "P2,1,Radiatio LWK 2,110,120,,,500"]);
    expect(cohort.patients.array("patient_id")).toEqual(["P1"]);
    expect(cohort.lines.array("regimen")).toEqual(["SG"]);
    expect(cohort.ledger.map(({unit, reason}) => [unit, reason])).toEqual([
      ["row", "not-systemic-therapy"],
      ["patient", "patient-without-lines"]
    ]);
  });

  it("are counted among drug records too", async () => {
    const doses = ["T-DXd,0", "T-DXd,21", "T-DXd,42", "SBRT lung,50", "Therapiepause,60", "SG,80", "SG,87", "SG,101"];
    const cohort = await readCohort([
      {name: "d.csv", role: "drugs", text: `patient_id,drug,date\n${doses.map((dose) => `P1,${dose}\n`).join("")}`}
    ]);
    expect(told(cohort, "not-systemic-therapy")).toEqual([[2, "local therapy 1, treatment pause 1"]]);
    expect(cohort.ledger.map(({row, reason}) => [row, reason])).toEqual([
      [5, "not-systemic-therapy"],
      [6, "no-therapy"]
    ]);
    expect(patientsOf(cohort).patients[0]?.exposures.map(({label}) => label)).toEqual(["T-DXd", "SG"]);
  });

  it("are no ADC in a numbered column of ADCs", async () => {
    const cohort = await readCohort([
      {
        name: "w.csv",
        text: "patient_id,adc1,adc1_start,adc1_end,adc2,adc2_start,last_contact\nP1,SG,0,100,Radiatio BWK 8,120,400\nP2,SG,0,90,T-DXd,100,300\n"
      }
    ]);
    expect(patientsOf(cohort).patients.map(({exposures}) => exposures.length)).toEqual([1, 2]);
    expect(told(cohort, "not-systemic-therapy")).toEqual([[1, "local therapy 1"]]);
  });
});
