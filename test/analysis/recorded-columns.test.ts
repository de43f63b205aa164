import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import type {Source} from "../../src/record/source.ts";
import {drugByPositionTable} from "../../src/report/tables/course-tables.ts";

const header = "patient_id,line,regimen,start,end,progression,stop_reason,last_contact,tumour,ecog,ecog_day,tox_ild";

/** A patient who progressed on ADC1 on day 100 and on ADC2 60 days after its start on day 120. */
const patient = (id: string, adc1: string, adc2: string, ecog = "", ild = ["", ""]): string =>
  `${id},1,${adc1},0,100,100,progression,500,breast,${ecog},${ild[0]}\n${id},2,${adc2},120,175,180,progression,500,breast,,,${ild[1]}\n`;

const text = `${header}\n${[
  patient("A", "T-DXd", "SG", "1,100", ["2", "1"]),
  patient("B", "T-DXd", "SG", "1,74", ["0", "0"]),
  patient("C", "T-DXd", "EV", "0,75", ["", "3"]),
  patient("D", "T-DM1", "SG", "2,127"),
  patient("E", "T-DM1", "SG", "0,128"),
  patient("F", "T-DM1", "T-DXd", "2,120")
].join("")}`;

const run = async (plan: PlanSpec, others: readonly Source[] = [], lines = text): Promise<Result> =>
  analyze(plan, await readCohort([{name: "lines.csv", text: lines}, ...others]));
const groupsOf = ({rows}: Result): string[] => [
  ...new Set(rows.flatMap(({analysis, group}) => (analysis === "kaplan-meier" && group !== null ? [group] : [])))
];

describe("columns made of the record", () => {
  it("make groups, and enter conditions and the table of patients", async () => {
    const result = await run({by: "column:adc2_topo1"});
    expect(groupsOf(result).toSorted()).toEqual(["naive", "progressed on"]);
    const described = result.rows
      .filter(({analysis, group}) => analysis === "characteristics" && group === null)
      .map(({term, estimate, n}) => [term, estimate, n]);
    // A, C, D and F have a status from day 75 to 127: 1, 0, 2, 2.
    expect(described.filter(([term]) => String(term).startsWith("adc2_ecog"))).toEqual([
      ["adc2_ecog: 0", 0.25, 4],
      ["adc2_ecog: 1", 0.25, 4],
      ["adc2_ecog: 2", 0.5, 4]
    ]);
    expect(described).toContainEqual(["adc2_topo1_days: median", 20, 3]);
    const {transitions} = await run({population: {where: "adc2_ecog = 2"}});
    expect(transitions.filter(({analysed}) => analysed === true).map(({patient_id}) => patient_id)).toEqual(["D", "F"]);
  });

  it("those that are known later make no groups, and stand in the file of transitions", async () => {
    const {transitions} = await run({});
    expect(transitions.map((row) => row["adc2_ild_grade"])).toEqual([1, 0, 3, null, null, null]);
    expect(transitions.map((row) => row["ild_carry_over"])).toEqual([
      "grade 2 → grade 1",
      "none → none",
      null,
      null,
      null,
      null
    ]);
    await expect(run({by: "column:adc2_ild_grade"})).rejects.toThrow("adc2_ild_grade");
    expect(groupsOf(await run({by: "column:adc1_ild_grade"})).toSorted()).toEqual(["0", "2"]);
  });

  it("a column of the file that has the name of one stands before it", async () => {
    const own = text
      .split("\n")
      .map((row, i) => (row === "" ? row : `${row},${i === 0 ? "adc2_topo1" : /SG/.test(row) ? "by hand" : "else"}`))
      .join("\n");
    expect(groupsOf(await run({by: "column:adc2_topo1"}, [], own)).toSorted()).toEqual(["by hand", "else"]);
  });
});

describe("how often patients were assessed on each drug", () => {
  const scans: Source = {
    name: "scans.csv",
    role: "assessments",
    // On T-DXd: A 42, 42; B 60; C nobody. On T-DM1: D 84. SG: A 30 and 30.
    text: "patient_id,day,result\nA,42,SD\nA,84,SD\nB,60,SD\nD,84,SD\nA,150,SD\nA,180,PD\n"
  };

  it("is the median of the medians of those with an assessment", async () => {
    const result = await run({}, [scans]);
    const own = result.rows
      .filter(({analysis}) => analysis === "scan-interval")
      .map(({group, estimate, n, remarks}) => [group, estimate, n, remarks[0]]);
    expect(own).toEqual([
      ["SG as ADC2", 30, 1, {code: "without-interval", n: 3, of: 4}],
      ["T-DXd in any position", 51, 2, {code: "without-interval", n: 2, of: 4}],
      ["T-DXd as ADC1", 51, 2, {code: "without-interval", n: 1, of: 3}],
      ["T-DM1 as ADC1", 84, 1, {code: "without-interval", n: 2, of: 3}]
    ]);
    const {header: names, rows} = drugByPositionTable(result);
    expect(names.at(-1)).toBe("between assessments, days");
    expect(rows.find(([group]) => group === "T-DXd as ADC1")?.at(-1)).toBe("51 (n 2)");
    expect(rows.find(([group]) => group === "EV as ADC2")?.at(-1)).toBe("");
  });

  it("is not said without a file of assessments", async () => {
    const result = await run({});
    expect(result.rows.filter(({analysis}) => analysis === "scan-interval")).toEqual([]);
    expect(drugByPositionTable(result).header).toHaveLength(4);
  });
});
