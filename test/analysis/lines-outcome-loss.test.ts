import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {linesOutcomeLosses} from "../../src/analysis/lines-outcome-loss.ts";
import {outcomeLoss} from "../../src/analysis/outcome-loss.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan} from "../../src/record/plan.ts";
import {Stopped} from "../../src/record/stopped.ts";

/** Patients of a sequence, some with this in the cell of progression on ADC2. */
function patients(name: string, [first, second]: readonly [string, string], {kept = 0, lost = 0, cell = "2023-13-45"}) {
  return Array.from({length: kept + lost}, (_, i) => {
    const id = `${name}${i}`;
    const progression = i < kept ? String(200 + i) : cell;
    return `${id},${first},0,80,90,,progression,${500 + i}\n${id},${second},100,190,${progression},150,progression,${500 + i}\n`;
  }).join("");
}
const header = "patient_id,regimen,start,end,progression,last_assessment,stop_reason,last_contact\n";
const read = (...parts: readonly string[]) => readCohort([{name: "c.csv", text: `${header}${parts.join("")}`}]);
const plan = {by: "sequence"} as const;
const question = questionOf(completePlan(plan));

describe("loss by outcome in lines of therapy", () => {
  // [patients kept and lost of SG → T-DXd beside 96 of T-DXd → SG, whether it stops]: two or more and over 5 % of a group.
  it.each<[number, number, boolean]>([
    [38, 2, false],
    [37, 2, true],
    [10, 1, false]
  ])("of a group with %i kept and %i lost", async (kept, lost, stops) => {
    const cohort = await read(patients("A", ["T-DXd", "SG"], {kept: 96}), patients("B", ["SG", "T-DXd"], {kept, lost}));
    expect(linesOutcomeLosses(cohort, question)).toEqual([{group: "SG → T-DXd", lost, n: kept + lost}]);
    expect(cohort.issues.filter((issue) => issue.stops)).toEqual([]);
    expect(outcomeLoss(cohort, question).length > 0).toBe(stops);
    if (!stops) return;
    await expect(analyze(plan, cohort)).rejects.toThrow(Stopped);
    const result = await analyze({...plan, accept: ["outcome-loss"]}, cohort);
    expect(result.curves.map(({group, n}) => [group, n])).toContainEqual(["SG → T-DXd", kept]);
  });

  it("counts a day in an impossible order too: 0 for no progression leaves out who has none", async () => {
    const cohort = await read(patients("A", ["T-DXd", "SG"], {kept: 10, lost: 6, cell: "-5"}));
    expect(cohort.issues.filter(({code, stops}) => code === "outcome-loss" && stops === true)).toMatchObject([
      {count: 6}
    ]);
    const without = await read(patients("A", ["T-DXd", "SG"], {kept: 10}));
    expect(without.lost).toBeUndefined();
    expect(linesOutcomeLosses(without, question)).toEqual([]);
  });
});
