import {table} from "arquero";
import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {groupMostlyBlank} from "../../src/analysis/group-mostly-blank.ts";
import {stackedRecords} from "../../src/analysis/stacked-records.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";
import {inventedFollowUp} from "../cohort/invented-follow-up.ts";

async function read(header: string, rows: readonly string[], spec: PlanSpec = {}) {
  const plan = completePlan({unit: "months", by: "column:arm", ...spec});
  const cohort = await readCohort([{name: "c.csv", text: [header, ...rows].join("\n")}], {unit: "months"});
  return {cohort, question: questionOf(plan)};
}

const ids = Array.from({length: 12}, (_, i) => `P${i}`);
const arm = (i: number): string => (i % 2 === 0 ? "a" : "b");

describe("records that stand under each value of a column", () => {
  const stacked = ids.flatMap((id, i) => [`${id},PFS,${arm(i)},${i + 1},1`, `${id},OS,${arm(i)},${i + 9},0`]);
  const found = async (rows: readonly string[], spec: PlanSpec = {}) => {
    const {cohort, question} = await read("patient_id,Zielgroesse,arm,time,event", rows, spec);
    return stackedRecords(cohort, question).map(({column, received, choices = []}) => [
      column,
      received,
      ...choices.map(({line}) => line)
    ]);
  };

  it("stop, with a line for each value", async () => {
    expect(await found(stacked)).toEqual([
      [
        "Zielgroesse",
        "12 patients under each of OS, PFS",
        'population: {where: "Zielgroesse = OS"}',
        'population: {where: "Zielgroesse = PFS"}',
        "accept: [stacked-records]"
      ]
    ]);
  });

  it("do not where the plan names the column, or one patient stands under one value alone", async () => {
    expect(await found(stacked, {population: {where: "Zielgroesse = OS"}})).toEqual([]);
    expect(await found(stacked, {by: "column:Zielgroesse"})).toEqual([]);
    expect(await found(stacked.slice(0, -1))).toEqual([]);
    expect(await found(stacked.slice(0, 8))).toEqual([]);
    expect(await found(stacked.slice(0, 10))).toHaveLength(1);
  });

  it("nor where most patients stand in another group each time", async () => {
    const others = (n: number): string[] =>
      ids.flatMap((id, i) => [`${id},1,${arm(i)},${i + 1},1`, `${id},2,${i < n ? arm(i + 1) : arm(i)},${i + 9},0`]);
    expect(await found(others(7))).toEqual([]);
    expect(await found(others(6))).toHaveLength(1);
  });

  it("nor without identifiers, where times and outcomes differ", async () => {
    const copies = (add: number): string[] =>
      [0, add].flatMap((more, k) => ids.map((_, i) => `${k + 1},${arm(i)},${i + 1 + more},${i % 3 === 0 ? 1 : 0}`));
    const without = async (rows: readonly string[]) => {
      const {cohort, question} = await read("imp,arm,time,event", rows);
      return stackedRecords(cohort, question).map(({received, choices = []}) => [received, choices[0]?.line]);
    };
    expect(await without(copies(0))).toEqual([
      ["the same 12 times and outcomes under each of 1, 2", 'adjustment: {imputation: "imp"}']
    ]);
    expect(await without(copies(1))).toEqual([]);
  });

  it("stop without identifiers where one section holds the records of all others", async () => {
    const whole = Array.from({length: 40}, (_, i) => `${arm(i)},${(i * 7 + 11) / 10},${i % 3 === 0 ? 1 : 0}`);
    const sections = async (parts: readonly string[], of: readonly string[] = whole, spec: PlanSpec = {}) => {
      const {cohort, question} = await read("part,arm,time,event", [...of.map((row) => `all,${row}`), ...parts], spec);
      return stackedRecords(cohort, question).map(({received, choices = []}) => [received, choices[0]?.line]);
    };
    const part = (n: number, add = 0): string[] =>
      whole
        .slice(0, n)
        .map((row, i) => `${i < n / 2 ? "low" : "zero"},${i < add ? row.replace(/,(?=[\d.]+,)/, ",9") : row}`);
    const line = 'population: {where: "part = all"}';
    expect(await sections(part(30))).toEqual([["30 of 30 records elsewhere that stand under all too", line]]);
    expect(await sections(part(40))).toHaveLength(1);
    expect(await sections(part(30), whole, {population: {where: "part = all"}})).toEqual([]);
    expect(await sections(part(30), whole, {by: "column:part"})).toEqual([]);
    // One in twenty may have been put right in one of the two, and nine records are too few.
    expect(await sections(part(20, 1))).toHaveLength(1);
    expect(await sections(part(20, 2))).toEqual([]);
    expect(await sections(part(10))).toHaveLength(1);
    expect(await sections(part(9))).toEqual([]);
    // Of whole months each stands twice: nothing says that these are the same patients.
    const coarse = Array.from({length: 40}, (_, i) => `${arm(i)},${1 + (i % 10)},1`);
    expect(
      await sections(
        coarse.slice(0, 30).map((row) => `low,${row}`),
        coarse
      )
    ).toEqual([]);
  });

  it("are not taken for sections in 1 000 files of patients of their own", () => {
    const question = questionOf(completePlan({unit: "months", by: "column:arm"}));
    for (let seed = 1; seed <= 1000; seed++) {
      const clean = inventedFollowUp(seed);
      const followUp = table({
        arm: clean.map((row) => row.arm),
        part: clean.map(({ecog}) => (ecog < 2 ? "all" : "low")),
        centre: clean.map((row) => row.centre),
        time: clean.map(({time}) => time),
        event: clean.map(({event}) => event)
      });
      expect(stackedRecords({followUp}, question), `seed ${seed}`).toEqual([]);
    }
  });

  it("count each where the plan accepts it", async () => {
    const {cohort} = await read("patient_id,Zielgroesse,arm,time,event", stacked);
    const plan = {by: "column:arm", unit: "months"} as const;
    await expect(analyze(plan, cohort)).rejects.toThrow("stacked-records");
    await expect(analyze({...plan, accept: ["stacked-records"]}, cohort)).resolves.toBeDefined();
  });
});

describe("groups that most records do not have", () => {
  const found = async (groups: readonly string[], spec: PlanSpec = {}) => {
    const {cohort, question} = await read(
      "time,event,arm",
      groups.map((group, i) => `${i + 1},1,${group}`),
      spec
    );
    return groupMostlyBlank(cohort, question).map(({received, choices = []}) => [received, choices[0]?.line]);
  };

  it("stop from more than half and five on", async () => {
    expect(await found(["a", "", "", "", "b", "", ""])).toEqual([["5 of 7 blank", 'repairs: {fillDown: ["arm"]}']]);
    expect(await found(["a", "", "", "b", "", ""])).toEqual([]);
    expect(await found(["a", "b", "a", "b", "a", "", "", "", "", ""])).toEqual([]);
    expect(await found(["a", "b", "a", "b", "", "", "", "", ""])).toHaveLength(1);
  });

  it("do not where all are blank, which is said otherwise, or another column groups", async () => {
    expect(await found(["", "", "", "", "", ""])).toEqual([]);
    expect(await found(["a", "", "", "", "b", "", ""], {by: "sequence"})).toEqual([]);
  });
});
