import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import {parseCondition} from "../../src/question/condition.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {rowInWords} from "../../src/words/en/row-in-words.ts";

const mapping = {time: "t", event: "e"};
const run = async (text: string, spec: PlanSpec, more: Record<string, string> = {}): Promise<Result> =>
  analyze(
    {mapping: {...mapping, ...more}, ...spec},
    await readCohort([{name: "f.csv", role: "follow-up", text}], {mapping: {...mapping, ...more}})
  );

// 24 made-up records; R 4.2.2, survival 3.5-3: coxph(Surv(t, e) ~ g + ecog + y) with g = (arm == "ecog"), and cox.zph of it.
const rows = Array.from({length: 24}, (_, i) => ({
  t: 5 + ((i * 37) % 41) + i / 100,
  e: i % 5 === 0 ? 0 : 1,
  arm: i % 2 === 0 ? "ecog" : "ctrl",
  ecog: (i * 7) % 3,
  y: (i * 11) % 5
}));
const table = (name: string): string =>
  `t,e,arm,ecog,${name}\n${rows.map(({t, e, arm, ecog, y}) => [t, e, arm, ecog, y].join(",")).join("\n")}\n`;

describe("names of groups and columns cannot get in each other's way", () => {
  it("a group that is called like a covariate keeps its own hazard ratio, and a column called 2020 does not take its place", async () => {
    const same = await run(table("2020"), {by: "column:arm", reference: "ctrl", adjust: ["ecog", "2020"]});
    const own = (analysis: string): (number | null)[] =>
      same.rows
        .filter((row) => row.analysis === analysis && row.term === "hazard ratio")
        .map(({estimate, statistic}) => estimate ?? statistic);
    expect(own("cox")).toHaveLength(1);
    expect(own("cox")[0]).toBeCloseTo(1.09974009374632, 9);
    expect(own("proportional-hazards")[0]).toBeCloseTo(1.55663930142, 8);
    expect(
      same.rows
        .filter((row) => row.analysis === "cox")
        .map(({term}) => term)
        .sort()
    ).toEqual(["2020", "ecog", "hazard ratio"]);
  });
});

describe("what the data do not allow is a row, not a crash", () => {
  it("every event at one time, the last: neither hazard ratio nor log-rank is left unsaid", async () => {
    // By hand: at t = 10 all 30 have their event, so the hypergeometric variance and the information of the Cox model (exact ties) are 0.
    const text = `t,e,arm\n${Array.from({length: 30}, (_, i) => `10,1,${i % 2 === 0 ? "A" : "B"}`).join("\n")}\n`;
    const {rows: found} = await run(text, {by: "column:arm"});
    const inWords = found.map(rowInWords);
    expect(inWords.find(({analysis}) => analysis === "log-rank")).toMatchObject({
      pValue: null,
      error: expect.stringContaining("cannot be compared")
    });
    // R's cox.zph stops here: "system is exactly singular".
    expect(inWords.find(({analysis}) => analysis === "proportional-hazards")).toMatchObject({
      statistic: null,
      pValue: null,
      error: expect.stringContaining("too few distinct times")
    });
    expect(
      found.filter(({analysis, term}) => analysis === "kaplan-meier" && term === "median").map(({estimate}) => estimate)
    ).toEqual([10, 10]);
  });
});

describe("several records of one patient", () => {
  const pairs = Array.from({length: 12}, (_, i) => [
    `P${i},${10 + i},1,first`,
    `P${i},${20 + ((i * 5) % 12)},${i % 3 === 0 ? 0 : 1},second`
  ]).flat();

  it("in two groups are not compared, whatever the groups are called", async () => {
    const {rows: found, issues} = await run(
      `id,t,e,which\n${pairs.join("\n")}\n`,
      {by: "column:which"},
      {patient_id: "id"}
    );
    for (const row of found.filter(({analysis}) => analysis === "cox" || analysis === "log-rank")) {
      expect(errorText(row.refusal)).toBe(
        "unpaired: 12 patients stand in both groups, so the groups are not independent"
      );
      expect([row.estimate, row.pValue]).toEqual([null, null]);
    }
    expect(issues.find(({code}) => code === "repeated-patients")?.count).toBe(12);
  });

  it("in one group count as one patient where too few are refused", async () => {
    const many = [
      ...Array.from({length: 12}, (_, i) => `A${i % 3},${10 + i},1,A`),
      ...Array.from({length: 12}, (_, i) => `B${i},${12 + i},1,B`)
    ];
    const {rows: found, curves} = await run(`id,t,e,arm\n${many.join("\n")}\n`, {by: "column:arm"}, {patient_id: "id"});
    expect(errorText(found.find(({analysis}) => analysis === "cox")?.refusal ?? null)).toBe(
      "fewer than 5 patients can be compared in A (3)"
    );
    expect(curves.map(({group, n, counted}) => [group, n, counted])).toEqual([
      ["A", 12, "records"],
      ["B", 12, undefined]
    ]);
    expect(found.find(({analysis, group}) => analysis === "kaplan-meier" && group === "A")?.method).toContain(
      "variance robust to repeated patients"
    );
  });
});

describe("delayed entry is said", () => {
  const text = `t,e,arm,ent\n${Array.from({length: 20}, (_, i) => `${10 + i},${i % 4 === 0 ? 0 : 1},${i % 2 === 0 ? "A" : "B"},${i % 5 === 0 ? "" : i % 3}`).join("\n")}\n`;
  it("in each row's method, and blanks among entries are counted", async () => {
    const {rows: found, issues} = await run(text, {by: "column:arm"}, {entry: "ent"});
    for (const row of found) expect(row.method, row.analysis).toMatch(/delayed entry|proportional hazards|^E-value/);
    expect(issues.find(({code}) => code === "entry-blank")?.count).toBe(4);
  });
});

describe("conditions", () => {
  it("keep an `and` that stands in quotes", () => {
    expect(parseCondition('tumour = "head and neck" and age > 50').test({tumour: "head and neck", age: 60})).toBe(true);
  });
  it("take 12 and 12.0 as the same, and a cell that is no number as not assessable", () => {
    expect(parseCondition("size = 12").test({size: "12.0"})).toBe(true);
    expect(parseCondition("size >= 15").test({size: ">15"})).toBeNull();
  });
});

describe("a cut-off for follow-up that is already computed", () => {
  it("is refused, because the times do not tell on which day they ended", async () => {
    await expect(run("t,e,arm\n1,1,A\n2,1,B\n", {by: "column:arm", cutoff: 100})).rejects.toThrow(
      "cutoff cannot be applied where follow-up is already computed"
    );
  });
});
