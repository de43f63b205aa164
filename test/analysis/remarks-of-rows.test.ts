import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Row} from "../../src/record/row.ts";
import {warningText} from "../../src/words/en/remarks.ts";
import {rowInWords} from "../../src/words/en/row-in-words.ts";

const mapping = {time: "time", event: "event"};
const spec: PlanSpec = {
  by: "column:arm",
  reference: "A",
  mapping,
  unit: "months",
  milestones: [6, 60],
  restrictedMean: 5
};

/** Patients of an arm with events at 1, 3, 5, … and no event at 2, 4, 6, …; by hand that makes as many events as half of them, rounded up. */
function patients(arm: string, n: number, tumour: string, age: string): string {
  return Array.from({length: n}, (_, i) =>
    [i + 1, (i + 1) % 2, arm, tumour, age === "" ? "" : 50 + (i % 3)].join(",")
  ).join("\n");
}

async function rowsOf(groups: readonly string[], more: PlanSpec = {}): Promise<readonly Row[]> {
  const text = `time,event,arm,tumour,age\n${groups.join("\n")}\n`;
  const cohort = await readCohort([{name: "arms.csv", role: "follow-up", text}], {mapping, unit: "months"});
  return (await analyze({...spec, ...more}, cohort)).rows;
}

const named = (rows: readonly Row[], analysis: string, term: string): Row | undefined =>
  rows.find((row) => row.analysis === analysis && row.term === term);

describe("what is said of rows", () => {
  it("is codes with numbers, and the same in words", async () => {
    // A: 8 breast, 2 of them without age. B: 9 breast and 3 lung, where A has nobody.
    const rows = await rowsOf(
      [
        patients("A", 6, "breast", "50"),
        patients("A", 2, "breast", ""),
        patients("B", 9, "breast", "50"),
        patients("B", 3, "lung", "50")
      ],
      {adjust: ["age"]}
    );
    const ratio = named(rows, "cox", "hazard ratio");
    expect(ratio?.remarks).toEqual([
      {code: "few-patients", fewest: 10, where: "a-group"},
      {code: "outside-of-groups", n: 3, lacking: 0, columns: []},
      {code: "incomplete", n: 2, lacking: "covariate-or-stratum"}
    ]);
    expect(warningText(ratio?.remarks ?? [])).toBe(
      "fewer than 10 patients in a group; 3 of the two groups stand where the other group has nobody and do not enter; 2 with a missing covariate or stratum do not enter"
    );
    expect(
      rows.map(rowInWords).find(({analysis, term}) => analysis === "restricted-mean" && term === "difference")
    ).toMatchObject({
      refusal: {code: "neither-adjusted-nor-stratified", contrast: "adjusted"},
      error: "the contrast is adjusted, and a difference of restricted means is neither"
    });
    const beyond = rows
      .map(rowInWords)
      .find(({analysis, time, group}) => analysis === "kaplan-meier" && time === 60 && group === "A");
    // The last patient of A is censored at 6.
    expect(beyond).toMatchObject({
      refusal: {code: "estimator-says", remarks: [{code: "no-follow-up-after", time: 6}]},
      error: "no follow-up after time 6"
    });
  });

  it("names the groups that a test of all groups leaves out, those of one reason together", async () => {
    const three = ["A", "B", "C"].map((arm) => patients(arm, 10, "breast", "50"));
    const rows = await rowsOf([
      ...three,
      patients("D", 3, "breast", "50"),
      patients("E", 3, "breast", "50"),
      patients("F", 6, "lung", "50")
    ]);
    const remarks = named(rows, "global log-rank", "any difference")?.remarks ?? [];
    // Of so few events p is by permutation, which a remark of its own tells.
    expect(remarks.filter(({code}) => code !== "p-by-permutation")).toEqual([
      {
        code: "groups-not-in-test",
        left: [
          {groups: ["D", "E"], why: {code: "few", fewest: 5, n: 3}},
          {groups: ["F"], why: {code: "no-counterpart"}}
        ]
      }
    ]);
  });

  it("is a refusal where two groups have nothing in common, or too few", async () => {
    const apart = await rowsOf([patients("A", 8, "breast", "50"), patients("B", 9, "lung", "50")]);
    expect(named(apart, "cox", "hazard ratio")?.refusal).toEqual({
      code: "not-comparable",
      why: {code: "no-cell-in-common", column: "tumour", groups: [["breast"], ["lung"]]}
    });
    const few = await rowsOf([patients("A", 4, "breast", "50"), patients("B", 9, "breast", "50")]);
    expect(named(few, "log-rank", "difference")?.refusal).toEqual({
      code: "few-compared",
      fewest: 5,
      group: {name: "A", n: 4},
      among: ["tumour"]
    });
  });
});
