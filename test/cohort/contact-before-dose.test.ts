import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

const header = "patient_id,line,regimen,start,end,progression,stop_reason,last_contact,death";
const read = (...rows: readonly string[]): Promise<Cohort> =>
  readCohort([{name: "c.csv", text: `${[header, ...rows].join("\n")}\n`}]);
const contactsOf = ({patients}: Cohort): unknown[] => Array.from(patients.array("last_contact") as ArrayLike<unknown>);
const found = ({issues}: Cohort): number[] =>
  issues.filter(({code}) => code === "last-contact-before-dose").map(({count}) => count);

describe("a last contact before a dose", () => {
  it("is moved to the last dose, for a dose proves that the patient was seen", async () => {
    const cohort = await read(
      "A,1,T-DXd,0,90,90,progression,0,",
      "A,2,SG,100,180,,,0,",
      "B,1,T-DXd,0,90,90,progression,,",
      "B,2,SG,100,,,,99,"
    );
    expect(contactsOf(cohort)).toEqual([180, 100]);
    expect(found(cohort)).toEqual([2]);
    // Both were lost before; now SG is followed for 80 days and for none.
    const {followUp, issues} = await analyze({}, cohort);
    expect(followUp.filter(({position}) => position === 2).map(({time, event}) => [time, event])).toEqual([
      [80, 0],
      [0, 0]
    ]);
    expect(findingsBeforeNumbers(issues).join(" ")).toContain(
      "2 patients have a last contact before their last dose, which counts in its place"
    );
  });

  it("on the day of the last dose or later it stays", async () => {
    const cohort = await read("A,1,SG,0,90,,,90,", "B,1,SG,0,90,,,91,");
    expect(contactsOf(cohort)).toEqual([90, 91]);
    expect(found(cohort)).toEqual([]);
  });

  it("a death before a dose stays an error", async () => {
    const cohort = await read("A,1,SG,0,90,,,40,50");
    expect(cohort.issues.filter(({severity}) => severity === "error").map(({code}) => code)).toContain(
      "death-before-end"
    );
  });
});
