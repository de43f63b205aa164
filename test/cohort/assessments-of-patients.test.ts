import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const read = (lines: readonly string[], patients: readonly string[], header = "patient_id,regimen,start,progression") =>
  readCohort([
    {name: "l.csv", text: `${[header, ...lines].join("\n")}\n`},
    {name: "p.csv", text: `${["patient_id,last_contact,last_assessment", ...patients].join("\n")}\n`}
  ]);
const told = async (cohort: ReturnType<typeof read>) =>
  (await cohort).issues.flatMap(({code, severity, received}) =>
    code === "assessment-of-patient" ? [`${severity} ${received}`] : []
  );

describe("a last assessment in a file of patients", () => {
  it("counts on the line in which it lies", async () => {
    const cohort = read(
      ["A,T-DXd,0,90", "A,SG,100,", "B,T-DXd,0,90", "B,SG,100,", "C,T-DXd,0,90", "C,SG,100,150"],
      ["A,900,300", "B,900,100", "C,900,150"]
    );
    // B's is of the first day of SG and lies in T-DXd, which had a progression; C's is the day of the progression.
    expect((await cohort).lines.array("last_assessment")).toEqual([null, 300, null, null, null, null]);
    expect(await told(cohort)).toEqual(["warning 1 of 3 taken"]);
  });

  it("not where the line has one as late", async () => {
    const cohort = read(
      ["A,SG,0,,300", "B,SG,0,,299"],
      ["A,900,300", "B,900,300"],
      "patient_id,regimen,start,progression,last_assessment"
    );
    expect((await cohort).lines.array("last_assessment")).toEqual([300, 300]);
    expect(await told(cohort)).toEqual(["warning 1 of 2 taken"]);
    expect(await told(read(["A,SG,0,100"], ["A,900,300"]))).toEqual(["note 0 of 1 taken"]);
    expect(await told(read(["A,SG,0,100"], ["A,900,"]))).toEqual([]);
  });
});
