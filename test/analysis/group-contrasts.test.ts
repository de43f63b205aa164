import {chiSquareUpper} from "../../src/math/chi-square.ts";
import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {contrasts, secondAdcs, type ContrastContext} from "../../src/analysis/contrasts.ts";
import {globalTest} from "../../src/analysis/global-test.ts";
import {groupSubjects, referenceGroup, requireGroups} from "../../src/analysis/subject-groups.ts";
import type {Subject} from "../../src/analysis/subject.ts";
import {weightedContrastOf} from "../../src/analysis/weighted-contrasts.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Row} from "../../src/record/row.ts";
import {forty, inR, subjectsOf} from "./two-cells.ts";
import {remarkText, warningText} from "../../src/words/en/remarks.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {rowInWords} from "../../src/words/en/row-in-words.ts";

const context: ContrastContext = {
  endpoint: "PFS",
  population: "all",
  reference: "same",
  strata: [],
  adjust: [],
  grouping: null,
  repeatedByDesign: false,
  columnPlans: {},
  eValues: true,
  clustered: false
};
const rowsOf = (subjects: readonly Subject[], change: Partial<ContrastContext> = {}): Row[] =>
  contrasts(groupSubjects(subjects), {...context, ...change});
const hazardOf = (rows: readonly Row[]): Row | undefined => rows.find(({analysis}) => analysis === "cox");
const numbersOf = (row: Row | undefined): (number | null)[] =>
  row === undefined ? [] : [row.estimate, row.stdError, row.statistic, row.pValue, row.confLow, row.confHigh];
const close = (actual: readonly (number | null | undefined)[], wanted: readonly number[]): void => {
  expect(actual).toHaveLength(wanted.length);
  wanted.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 8));
};

describe("a contrast between groups in two cells that are confounded with them: R", () => {
  it("hazard ratio, log-rank and proportional hazards within cells of tumour and HER2 status", () => {
    const rows = rowsOf(subjectsOf());
    close(numbersOf(hazardOf(rows)), inR.stratified);
    const logRank = rows.find(({analysis}) => analysis === "log-rank");
    close([logRank?.statistic, logRank?.pValue], inR.logRank);
    const proportional = rows.find(({analysis}) => analysis === "proportional-hazards");
    close([proportional?.statistic, proportional?.pValue], inR.proportional);
    expect(hazardOf(rows)).toMatchObject({n: 40, nEvent: 35, nCensored: 5, stratum: "tumour, HER2 status"});
  });

  it("without HER2 status it is the ratio of all forty, which is another", () => {
    const blind = subjectsOf().map((subject) => ({...subject, cells: {tumour: "breast"}}));
    const rows = rowsOf(blind);
    close(numbersOf(hazardOf(rows)), inR.unstratified);
    close(
      ["e-value", "e-value-of-limit"].map((kind) => rows.find((row) => row.kind === kind)?.estimate),
      inR.eValue
    );
  });

  it("the plan's own strata do the same as the cells", () => {
    const blind = subjectsOf().map((subject) => ({...subject, cells: {cell: subject.cells["her2_status"] ?? null}}));
    close(numbersOf(hazardOf(rowsOf(blind, {strata: ["cell"]}))), inR.stratified);
  });

  it("a column that makes the groups makes no cells", () => {
    close(numbersOf(hazardOf(rowsOf(subjectsOf(), {grouping: "her2_status"}))), inR.unstratified);
    expect(errorText(hazardOf(rowsOf(subjectsOf(), {grouping: "tumour"}))?.refusal ?? null)).toContain(
      "the groups are tumour types"
    );
  });

  it("adjusted for PFS(ADC1)", () => {
    close(numbersOf(hazardOf(rowsOf(subjectsOf(), {adjust: ["pfs1"]}))), inR.adjusted);
  });

  it("records of one patient: variance robust by patient, and no log-rank test", () => {
    const repeated = subjectsOf((k) => ({patientId: `Q${Math.floor(k / 4)}`}));
    const rows = rowsOf(repeated, {clustered: true, repeatedByDesign: true});
    close(numbersOf(hazardOf(rows)), inR.clustered);
    expect(rows.map(rowInWords).find(({analysis}) => analysis === "log-rank")).toMatchObject({
      pValue: null,
      error: "records of one patient are not independent: see the robust Cox row"
    });
    expect(rows.some(({analysis}) => analysis === "proportional-hazards")).toBe(false);
    expect(errorText(hazardOf(rowsOf(repeated))?.refusal ?? null)).toBe(
      "unpaired: 8 patients stand in both groups, so the groups are not independent"
    );
  });

  it("delayed entry", () => {
    const delayed = subjectsOf((k) => ({entry: k % 3 === 0 && (forty[k]?.time ?? 0) > 60 ? 60 : null}));
    close(numbersOf(hazardOf(rowsOf(delayed))), inR.delayed);
  });

  it("one log-rank test of three groups, within cells", () => {
    const three = groupSubjects(subjectsOf((k) => ({group: `g${k % 3}`})));
    const [row] = globalTest(three, {...context, reference: "g0"});
    close([row?.statistic, row?.pValue], inR.ofThree);
    expect(row).toMatchObject({df: 2, n: 40, nEvent: 35, refusal: null});
    expect(globalTest(groupSubjects(subjectsOf()), context)).toEqual([]);
  });

  it.each(["ATE", "ATT"] as const)("weighted by propensity (%s), with the cell in the model", (target) => {
    const groups = groupSubjects(subjectsOf());
    const {rows} = weightedContrastOf("different", groups.get("different") ?? [], groups.get("same") ?? [], {
      ...context,
      columns: ["pfs1"],
      target,
      replicates: 0,
      seed: 1,
      unit: "days",
      milestones: []
    });
    const row = rows.find(({analysis, term}) => analysis === "weighted-cox" && term === "hazard ratio");
    close([row?.estimate, row?.stdError], inR.weighted[target]);
    expect(row?.n).toBe(40);
    const logRank = rows.find(({analysis}) => analysis === "weighted-log-rank");
    close([logRank?.statistic, logRank?.pValue], inR.weightedLogRank[target]);
    expect(rows.find(({kind}) => kind === "proportional-hazards-test")?.refusal?.code).toBe("variance-of-model-only");
    const arm = rows.find(
      ({analysis, term, group}) => analysis === "weighted-kaplan-meier" && term === "median" && group === "same"
    );
    expect(arm).toMatchObject({n: 20, nEvent: forty.filter(({different, event}) => !different && event === 1).length});
  });
});

describe("who is compared", () => {
  const some = (group: string, n: number, change: Partial<Subject> = {}): Subject[] =>
    Array.from({length: n}, (_, i) => ({
      patientId: `${group}${i}`,
      file: null,
      row: null,
      group,
      time: 10 + i,
      event: 1,
      entry: null,
      cells: {},
      ...change
    }));

  it("five patients in each group are, four are not", () => {
    expect(hazardOf(rowsOf([...some("same", 5), ...some("different", 5)]))?.refusal).toBeNull();
    expect(errorText(hazardOf(rowsOf([...some("same", 9), ...some("different", 4)]))?.refusal ?? null)).toBe(
      "fewer than 5 patients can be compared in different (4)"
    );
    expect(errorText(hazardOf(rowsOf([...some("same", 4), ...some("different", 9)]))?.refusal ?? null)).toBe(
      "fewer than 5 patients can be compared in same (4)"
    );
  });

  it("patients, not records, and a record without a patient is one of its own", () => {
    const twice = some("different", 8).map((subject, i) => ({...subject, patientId: `D${Math.floor(i / 2)}`}));
    expect(errorText(hazardOf(rowsOf([...some("same", 9), ...twice], {clustered: true}))?.refusal ?? null)).toBe(
      "fewer than 5 patients can be compared in different (4)"
    );
    const nameless = some("different", 5).map((subject) => ({...subject, patientId: null}));
    expect(hazardOf(rowsOf([...some("same", 9), ...nameless]))?.refusal).toBeNull();
  });

  it("a group without an event is not", () => {
    expect(
      errorText(hazardOf(rowsOf([...some("same", 9), ...some("different", 9, {event: 0})]))?.refusal ?? null)
    ).toBe("no events in different (9 patients)");
  });

  it("who lacks a covariate or stratum does not enter, and is counted", () => {
    const blank = some("different", 9).map((subject, i) => ({...subject, cells: {age: i < 3 ? null : 50 + i}}));
    const row = hazardOf(rowsOf([...some("same", 9, {cells: {age: 60}}), ...blank], {strata: ["age"]}));
    expect([row?.n, warningText(row?.remarks ?? [])]).toEqual([
      15,
      "fewer than 10 patients in a group; 3 with a missing covariate or stratum do not enter"
    ]);
  });

  it("ten patients in each group carry no warning, nine do", () => {
    expect(hazardOf(rowsOf([...some("same", 10), ...some("different", 10)]))?.remarks).toEqual([]);
    expect(warningText(hazardOf(rowsOf([...some("same", 10), ...some("different", 9)]))?.remarks ?? [])).toBe(
      "fewer than 10 patients in a group"
    );
  });

  it("who stands where the other group has nobody does not enter, and is counted", () => {
    const row = hazardOf(
      rowsOf([
        ...some("same", 10, {cells: {tumour: "breast"}}),
        ...some("different", 10, {cells: {tumour: "breast"}}),
        ...some("different", 3, {cells: {tumour: "gastric"}, patientId: null})
      ])
    );
    expect([row?.n, warningText(row?.remarks ?? [])]).toEqual([
      20,
      "3 of the two groups stand where the other group has nobody and do not enter"
    ]);
  });

  it("a second ADC that the groups have less than half of in common is said", () => {
    const of = (group: string, counts: Readonly<Record<string, number>>): Subject[] =>
      Object.entries(counts).flatMap(([to_label, n]) => some(group, n, {cells: {to_label}}));
    expect(secondAdcs("B", "A", [...of("A", {SG: 10}), ...of("B", {"SG": 5, "T-DXd": 5})])).toBeNull();
    const said = secondAdcs("B", "A", [...of("A", {SG: 10}), ...of("B", {"SG": 4, "T-DXd": 6})]);
    expect(said === null ? null : remarkText(said)).toBe(
      "the second ADC differs (T-DXd 6, SG 4 of 10 after B; SG 10 of 10 after A), so the ratio compares drugs as well as transitions"
    );
  });
});

describe("three groups in one test", () => {
  const of = (group: string, n: number, her2 = "low", event: 0 | 1 = 1): Subject[] =>
    Array.from({length: n}, (_, i) => ({
      patientId: null,
      file: null,
      row: null,
      group,
      time: 5 + i * (group === "A" ? 3 : 4),
      event,
      entry: null,
      cells: {tumour: "breast", her2_status: her2}
    }));
  const testOf = (...groups: readonly Subject[][]): Row | undefined =>
    globalTest(groupSubjects(groups.flat()), {...context, reference: "A"})[0];

  it("a group of five enters, one of four is named and left out", () => {
    expect(testOf(of("A", 6), of("B", 6), of("C", 5))).toMatchObject({
      df: 2,
      n: 17,
      refusal: null,
      remarks: [{code: "p-by-permutation"}]
    });
    const four = testOf(of("A", 6), of("B", 6), of("C", 6), of("D", 4));
    expect(four).toMatchObject({df: 2, n: 18});
    expect(warningText(four?.remarks ?? [])).toContain("not in the test: D: fewer than 5 patients can be compared (4)");
    expect(errorText(testOf(of("A", 6), of("B", 6), of("C", 4))?.refusal ?? null)).toContain(
      "fewer than three groups can be compared"
    );
  });

  it("a group without events enters: R's survdiff", () => {
    const row = testOf(of("A", 6), of("B", 6), of("C", 6), of("D", 6, "low", 0));
    expect(row).toMatchObject({df: 3, n: 24, nEvent: 18, remarks: [{code: "p-by-permutation"}]});
    expect(row?.statistic).toBeCloseTo(9.796_361_1, 7);
    // survdiff's p is 0.02037887; that of 9999 arrangements is near, not equal: 24 patients, of whom six have no event.
    expect(chiSquareUpper(row?.statistic ?? NaN, 3)).toBeCloseTo(0.020_378_87, 8);
    expect(Math.abs((row?.pValue ?? NaN) - 0.020_378_87)).toBeLessThan(0.05);
  });

  it("a group in a cell of its own does not enter", () => {
    expect(warningText(testOf(of("A", 6), of("B", 6), of("C", 6), of("D", 6, "positive"))?.remarks ?? [])).toContain(
      "not in the test: D: shares no tumour type, HER2 and HR status with another group"
    );
  });

  it("who stands where no other group has anybody does not enter, and is counted", () => {
    const row = testOf(of("A", 6), of("B", 6), [...of("C", 6), ...of("C", 2, "positive")]);
    expect(row?.n).toBe(18);
    expect(warningText(row?.remarks ?? [])).toContain(
      "2 stand where no other group has anybody, or lack a stratum, and do not enter"
    );
  });

  it("is not made of records of one patient", () => {
    expect(
      errorText(
        globalTest(groupSubjects([...of("A", 6), ...of("B", 6), ...of("C", 6)]), {
          ...context,
          reference: "A",
          clustered: true
        })[0]?.refusal ?? null
      )
    ).toBe("records of one patient are not independent");
  });
});

describe("groups and their reference", () => {
  const groups = (...sizes: readonly (readonly [string, number])[]): Map<string, Subject[]> =>
    groupSubjects(sizes.flatMap(([group, n]) => subjectsOf(() => ({group})).slice(0, n)));

  it("transition classes stand in their order, and a target-only swap is the reference", () => {
    const found = groups(["neither", 1], ["target-only swap", 1], ["payload swap", 3]);
    expect([...found.keys()]).toEqual(["payload swap", "target-only swap", "neither"]);
    expect(referenceGroup(found, {reference: null, grouping: {by: "transition"}})).toBe("target-only swap");
    expect(
      referenceGroup(groups(["neither", 1], ["payload swap", 2]), {reference: null, grouping: {by: "transition"}})
    ).toBe("neither");
  });

  it("by sequence it is the largest, by a column the first by name, and the plan's where it names one", () => {
    const found = groups(["A → B", 2], ["B → A", 3]);
    expect(referenceGroup(found, {reference: null, grouping: {by: "sequence"}})).toBe("B → A");
    expect(referenceGroup(found, {reference: null, grouping: {by: "column", column: "x"}})).toBe("A → B");
    expect(referenceGroup(found, {reference: "A → B", grouping: {by: "sequence"}})).toBe("A → B");
  });

  it("twenty groups are groups, twenty-one are a measurement", () => {
    expect(() => requireGroups(20, "column age")).not.toThrow();
    expect(() => requireGroups(21, "column age")).toThrow("column age makes 21 groups");
  });
});

describe("subgroups of the two cells", () => {
  it("the ratio within each level, and one test of interaction: R", async () => {
    const mapping = {patient_id: "id", time: "t", event: "e"};
    const text = `id,t,e,arm,tumour,her2_status\n${forty
      .map(({patientId, time, event, her2}, k) =>
        [patientId, time, event, (k % 20) % 3 === 0 ? "third" : "same", "breast", her2].join(",")
      )
      .join("\n")}\n`;
    const {rows} = await analyze(
      {by: "column:arm", reference: "same", subgroups: ["her2_status"], mapping},
      await readCohort([{name: "f.csv", role: "follow-up", text}], {mapping})
    );
    for (const level of ["low", "positive"] as const) {
      const row = rows.find(({stratum}) => stratum === `her2_status: ${level}`);
      close([row?.estimate, row?.stdError], inR.thirds[level]);
      expect(row?.n).toBe(20);
      const own = rows.filter(({stratum}) => stratum === `her2_status: ${level}`);
      for (const [kind, wanted] of [
        ["log-rank-test", inR.thirdsTests[level].logRank],
        ["proportional-hazards-test", inR.thirdsTests[level].proportional]
      ] as const) {
        const test = own.find((one) => one.kind === kind);
        expect(test?.analysis).toBe("subgroup");
        // With fewer than 20 events p of the log-rank test is by permutation: chi-square's is in the statistic.
        const isPermuted = test?.remarks.some(({code}) => code === "p-by-permutation") ?? false;
        close([test?.statistic, isPermuted ? chiSquareUpper(test?.statistic ?? NaN, 1) : test?.pValue], wanted);
      }
      expect(own.map(({kind}) => kind)).toContain("e-value");
    }
    const interaction = rows.find(({term}) => term === "interaction");
    close([interaction?.statistic, interaction?.pValue], inR.thirds.interaction);
    expect(interaction).toMatchObject({df: 1, n: 40, nEvent: 35});
  });
});
