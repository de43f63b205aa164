import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {outcomeBounds} from "../../src/analysis/outcome-bounds.ts";
import {outcomeLoss} from "../../src/analysis/outcome-loss.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";
import {Stopped} from "../../src/record/stopped.ts";

const plan: PlanSpec = {by: "column:arm", unit: "months"};
const question = questionOf(completePlan(plan));

/** Records of an arm: `kept` with a readable outcome, `lost` with this one. */
const arm = (name: string, kept: number, lost: number, outcome = ""): string[] => [
  ...Array.from({length: kept}, (_, i) => `${5 + i},${i % 2},${name}`),
  ...Array.from({length: lost}, (_, i) => `${7 + i},${outcome},${name}`)
];
const cohortOf = (...rows: readonly string[]) =>
  readCohort([{name: "c.csv", text: `time,event,arm\n${rows.join("\n")}\n`}], {unit: "months"});

describe("outcomeLoss", () => {
  // [what is lost, records, whether it stops]: two or more, and more than 5 %, overall or in an arm.
  it.each<[string, readonly string[], boolean]>([
    ["one of ten", arm("A", 9, 1), false],
    ["two of forty, 5 %", arm("A", 38, 2), false],
    ["two of thirty-nine", arm("A", 37, 2), true],
    ["two of a hundred, all in an arm of twenty", [...arm("A", 80, 0), ...arm("B", 18, 2)], true],
    ["two of a hundred, one in each arm", [...arm("A", 49, 1), ...arm("B", 49, 1)], false],
    ["a word that says unknown", arm("A", 9, 3, "unknown"), true],
    ["a code for missing", arm("A", 9, 3, "NA"), true]
  ])("%s", async (_, rows, stops) => {
    expect(outcomeLoss(await cohortOf(...rows), question).length > 0).toBe(stops);
  });

  it("stops analyze, unless the plan accepts it by name; then it is still said", async () => {
    const cohort = await cohortOf(...arm("A", 9, 3), ...arm("B", 12, 0));
    await expect(analyze(plan, cohort)).rejects.toThrow(Stopped);
    const result = await analyze({...plan, accept: ["outcome-loss"]}, cohort);
    expect(result.curves.map(({group, n}) => [group, n])).toEqual([
      ["A", 9],
      ["B", 12]
    ]);
    expect(result.issues.find(({code}) => code === "outcome-loss")).toMatchObject({severity: "warning", count: 3});
  });

  it("both bounds are those of a file in which every blank is filled in, counted by hand", async () => {
    const cohort = await cohortOf("1,1,A", "2,,A", "3,1,A", "4,,A", "5,0,A");
    // All censored: S falls to 4/5 at 1 and to 4/5 · 2/3 = 0.53 at 3. All events: 4/5, 3/5, 2/5 at 3.
    expect(outcomeBounds(cohort, question)).toEqual(
      [null, "A"].map((group) => ({
        group,
        n: 5,
        unknown: 2,
        allCensored: {nEvent: 2, medianMonths: null},
        allEvents: {nEvent: 4, medianMonths: 3}
      }))
    );
    expect(outcomeBounds(await cohortOf("1,1,A", "2,0,A"), question)).toEqual([]);
  });
});

describe("times of which a spreadsheet made dates", () => {
  const times = async (...made: readonly string[]) => {
    const rows = [...arm("A", 9, 0), ...made.map((time) => `${time},1,A`)];
    return outcomeLoss(await cohortOf(...rows), question);
  };

  it("are named, without a line that loses them", async () => {
    for (const made of [
      ["05-Mar", "02-Sep"],
      ["2024-03-05", "2024-09-02"]
    ]) {
      const [found] = await times(...made);
      expect(found?.hint).toContain("2 are dates, as a spreadsheet makes of numbers (5.3 becomes 5 March, or 3 May)");
      expect(found?.choices).toEqual([]);
    }
  });

  it("other texts may be lost", async () => {
    const [found] = await times("soon", "later");
    expect(found?.hint).not.toContain("dates");
    expect(found?.choices?.map(({line}) => line)).toEqual(["accept: [outcome-loss]"]);
  });
});
