import {describe, expect, it} from "vitest";
import {linesOutcomeBounds} from "../../src/analysis/lines-outcome-bounds.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan} from "../../src/record/plan.ts";
import {stoppedFiles} from "../../src/report/stopped-files.ts";

const header = "patient_id,regimen,start,end,progression,last_assessment,stop_reason,death,last_contact,tumour";
/** T-DXd from day 0, SG from day 100: progression, last assessment, death and contact on SG; the two days of SG count from its start. */
const patient = (
  id: string,
  progression: string,
  assessment: number,
  {death = "", stop = "", contact = "900", adc1 = "90"} = {}
) =>
  `${id},T-DXd,0,80,${adc1},70,progression,${death},${contact},breast\n${id},SG,100,,${progression},${100 + assessment},${stop},${death},${contact},breast\n`;
const read = (...rows: readonly string[]) => readCohort([{name: "c.csv", text: `${header}\n${rows.join("")}`}]);
const plan = completePlan({by: "sequence"});
const question = questionOf(plan);
/** Progression on days 60, 120 and 180 of SG. */
const kept = [patient("A", "160", 50), patient("B", "220", 110), patient("C", "280", 170)];

describe("bounds of patients whose outcome is lost", () => {
  it("are a curve with all of them censored, and one with all of them events, on the last day known without", async () => {
    const cohort = await read(...kept, patient("D", "??", 30), patient("E", "??", 90), patient("F", "??", 150));
    const found = linesOutcomeBounds(cohort, question);
    expect([found?.lost, found?.untimed, found?.refused]).toEqual([3, 0, null]);
    // R: survfit(Surv(c(30,60,90,120,150,180), c(0,1,0,1,0,1)) ~ 1) has median 180, with all events 105; 30.4375 days a month.
    for (const [k, group] of [null, "T-DXd → SG"].entries()) {
      const own = found?.bounds[k];
      expect([own?.group, own?.n, own?.unknown]).toEqual([group, 6, 3]);
      expect([own?.allCensored.nEvent, own?.allEvents.nEvent]).toEqual([3, 6]);
      expect(own?.allCensored.medianMonths).toBeCloseTo(180 / 30.4375, 10);
      expect(own?.allEvents.medianMonths).toBeCloseTo(105 / 30.4375, 10);
    }
  });

  it("what is readable and in order of the lost counts in both; a day that cannot have been does not", async () => {
    // D and E lost by ADC1; D's progression on SG is known, E's lies before SG began.
    const cohort = await read(
      ...kept,
      patient("D", "200", 90, {adc1: "??"}),
      patient("E", "-5", 30),
      patient("F", "-5", 40)
    );
    const [all] = linesOutcomeBounds(cohort, question)?.bounds ?? [];
    expect([all?.n, all?.unknown, all?.allCensored.nEvent, all?.allEvents.nEvent]).toEqual([6, 2, 4, 6]);
  });

  it("says where none can be had: no day, or other findings that stop", async () => {
    const noDay = await readCohort([
      {
        name: "c.csv",
        text: `patient_id,regimen,start,progression\n${["A", "B"].map((id) => `${id},T-DXd,0,90\n${id},SG,100,190\n`).join("")}${["C", "D"].map((id) => `${id},T-DXd,0,90\n${id},SG,100,??\n`).join("")}`
      }
    ]);
    const plain = questionOf(completePlan({by: "sequence", population: {adc1Stopped: "any"}}));
    expect(linesOutcomeBounds(noDay, plain)).toEqual({bounds: [], lost: 2, untimed: 2, refused: "no times"});
    const others = await read(
      ...kept,
      patient("D", "??", 30),
      patient("E", "??", 90),
      patient("F", "700", 10, {contact: "200"})
    );
    expect(linesOutcomeBounds(others, question)).toEqual({
      bounds: [],
      lost: 2,
      untimed: 2,
      refused: "other findings stop"
    });
    expect(linesOutcomeBounds(await read(...kept), question)).toBeNull();
  });

  it("stand in the data-quality report of a stopped run alone, with whom they are of", async () => {
    const cohort = await read(...kept, patient("D", "??", 30), patient("E", "??", 90), patient("F", "??", 150));
    const files = stoppedFiles(cohort, plan, cohort.issues);
    const pages = files.filter(({content}) => String(content).includes("If every unknown outcome were censored"));
    expect(pages.map(({path}) => path)).toEqual(["patient-level/data-quality.html"]);
    expect(String(pages[0]?.content)).toContain("Of 3 patients with two ADCs lost by what happened.");
    expect(String(pages[0]?.content)).toContain("5.9");
  });
});
