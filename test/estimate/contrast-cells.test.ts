import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Row} from "../../src/record/row.ts";
import {
  classContrastNamed,
  classContrasts,
  sequenceContrast,
  type ContrastRecord
} from "../../src/estimate/class-contrast.ts";
import {contrastRows} from "../../src/estimate/class-contrast-rows.ts";
import {contrastSelection} from "../../src/estimate/contrast-selection.ts";
import {contrasts} from "../../src/analysis/contrasts.ts";
import {groupSubjects} from "../../src/analysis/subject-groups.ts";
import {forty, inR as r, subjectsOf} from "../analysis/two-cells.ts";
import {rowInWords} from "../../src/words/en/row-in-words.ts";

const close = (actual: readonly (number | null)[], wanted: readonly number[]): void => {
  expect(actual).toHaveLength(wanted.length);
  wanted.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 8));
};
const hazardOf = (rows: readonly Row[]): (number | null)[] => {
  const row = rows.find(({term}) => term === "hazard ratio");
  expect(row?.refusal).toBeNull();
  return row === undefined ? [] : [row.estimate, row.stdError, row.statistic, row.pValue, row.confLow, row.confHigh];
};
const logRankOf = (rows: readonly Row[]): (number | null)[] => {
  const row = rows.find(({term}) => term === "difference");
  return row === undefined ? [] : [row.statistic, row.pValue];
};

const records = forty.map(({different, ...one}): ContrastRecord => ({
  ...one,
  adc2: "SG",
  headline: "",
  targetAxis: "T2",
  payloadAxis: different ? "P2" : "P1",
  tumour: "breast",
  hr: "positive",
  line: 2,
  year: null
}));

describe("a contrast over two cells that are confounded with the arm", () => {
  const selection = contrastSelection(records, "like-for-like");

  it("keeps everyone, in the two cells", () => {
    expect(selection.cells).toEqual([
      {cell: "SG, breast, HER2 low, HR positive, line 1-2", n: [16, 4]},
      {cell: "SG, breast, HER2 positive, HR positive, line 1-2", n: [4, 16]}
    ]);
    expect([selection.kept.length, selection.outside]).toEqual([40, 0]);
  });

  it("who lacks a status that others have is not known to be alike and does not enter", () => {
    const some = records.map((record, i) => (i % 20 < 10 ? {...record, hr: null} : record));
    const found = contrastSelection(some, "like-for-like");
    expect(found.cells.map(({cell}) => cell)).toEqual([
      "SG, breast, HER2 low, HR positive, line 1-2",
      "SG, breast, HER2 positive, HR positive, line 1-2"
    ]);
    expect([found.kept.length, found.outside]).toEqual([20, 20]);
  });

  it("who lacks HER2 status is left out by class as by group: R's coxph and survdiff without them", () => {
    const found = contrastSelection(
      records.map((record, i) => (i % 4 === 1 ? {...record, her2: null} : record)),
      "like-for-like"
    );
    const byClass = contrastRows(found, {adjustment: "none"});
    close(hazardOf(byClass), r.her2Known.ratio);
    close(logRankOf(byClass), r.her2Known.logRank);
    expect([found.kept.length, found.outside]).toEqual([30, 10]);
    const byGroup = contrasts(
      groupSubjects(subjectsOf((k) => (k % 4 === 1 ? {cells: {tumour: "breast", her2_status: null}} : {}))),
      {
        endpoint: "PFS",
        population: "all",
        reference: "same",
        strata: [],
        adjust: [],
        grouping: null,
        repeatedByDesign: false,
        columnPlans: {},
        eValues: false,
        clustered: false
      }
    );
    close(hazardOf(byGroup), r.her2Known.ratio);
    close(logRankOf(byGroup), r.her2Known.logRank);
  });

  it("spellings that differ in case alone are one value, as between groups", () => {
    const found = contrastSelection(
      records.map((record, i) =>
        i % 2 === 1 ? {...record, tumour: "Breast", her2: record.her2?.toUpperCase() ?? null} : record
      ),
      "like-for-like"
    );
    expect(found.cells).toEqual(selection.cells);
  });

  it("a status that a tumour type does not have is not asked of it", () => {
    const some = records.map((record, i) =>
      i % 20 < 10 ? {...record, tumour: "urothelial", her2: null, hr: null} : record
    );
    const found = contrastSelection(some, "like-for-like");
    expect(found.cells.map(({cell}) => cell)).toContain("SG, urothelial, line 1-2");
    expect(found.outside).toBe(0);
  });

  it("HR status is asked for in breast cancer alone, by every contrast", () => {
    const other = (tumour: string): ContrastRecord[] =>
      records.map((record, i) => ({...record, tumour, hr: i % 4 === 0 ? null : i % 4 === 1 ? "negative" : "positive"}));
    for (const name of classContrasts.map((contrast) => contrast.name))
      expect(classContrastNamed(name).matchOn).toContain("hr");
    expect(sequenceContrast("SG → T-DXd", "T-DXd → SG").matchOn).toContain("hr");
    const endometrial = contrastSelection(other("endometrial"), "like-for-like");
    expect([endometrial.kept.length, endometrial.lacking]).toEqual([40, {n: 0, columns: []}]);
    expect(endometrial.columns).toEqual(["adc2", "tumour", "her2", "line"]);
    const breast = contrastSelection(other("Brustkrebs"), "like-for-like");
    expect(breast.lacking).toEqual({n: 10, columns: ["hr"]});
    expect(breast.columns).toEqual(["adc2", "tumour", "her2", "hr", "line"]);
  });

  it("has the hazard ratio within cells: R's coxph with strata", () => {
    const rows = contrastRows(selection, {adjustment: "none"});
    close(hazardOf(rows), r.stratified);
    expect(rows.find(({term}) => term === "hazard ratio")?.method).toContain("stratified by 2 cells");
    expect(r.stratified[0]).toBeGreaterThan(0.8);
    expect(r.unstratified[0]).toBeLessThan(0.5);
  });

  it("has it adjusted for PFS(ADC1) as well unless told", () => {
    close(hazardOf(contrastRows(selection)), r.adjusted);
  });

  it("has the log-rank test within cells: R's survdiff with strata", () => {
    const rows = contrastRows(selection);
    close(logRankOf(rows), r.logRank);
    expect(rows.find(({term}) => term === "difference")?.method).toBe(
      "log-rank test, two-sided, stratified by 2 cells"
    );
  });

  it("has the test of proportional hazards, of the model that is adjusted or not: R's cox.zph", () => {
    const of = (adjustment: "none" | "pfs1"): (number | null)[] => {
      const row = contrastRows(selection, {adjustment}).find(({kind}) => kind === "proportional-hazards-test");
      expect(row?.term).toBe("proportional hazards");
      return row === undefined ? [] : [row.statistic, row.pValue];
    };
    close(of("none"), r.proportional);
    close(of("pfs1"), r.proportionalAdjusted);
  });

  it("an arm without an event has medians and a refusal, no ratio that runs away", () => {
    const none = contrastSelection(
      records.map((one) => (one.payloadAxis === "P2" ? {...one, event: 0 as const} : one)),
      "like-for-like"
    );
    const rows = contrastRows(none);
    expect(rows.map(({kind}) => kind)).toEqual(["median", "median", "hazard-ratio", "log-rank-test"]);
    expect(rows.map(rowInWords)[2]).toMatchObject({
      estimate: null,
      n: 40,
      error:
        "no events in different payload class (20 patients, among those with the same ADC2 product and tumour and HER2 status and HR status and line of therapy in both groups)"
    });
  });

  it("four of an arm are refused where five are asked for", () => {
    const four = {...selection, kept: selection.kept.filter(({arm}, i) => arm === "same payload class" || i % 5 === 2)};
    const n = four.kept.filter(({arm}) => arm !== "same payload class").length;
    expect(contrastRows(four, {fewest: n}).some(({kind}) => kind === "proportional-hazards-test")).toBe(true);
    const refused = contrastRows(four, {fewest: n + 1});
    expect(refused.map(({kind, refusal}) => [kind, refusal?.code])).toEqual([
      ["hazard-ratio", "few-compared"],
      ["log-rank-test", "few-compared"]
    ]);
  });

  it("who has several records makes the variance robust, and no test takes them as independent", () => {
    const rows = contrastRows(
      contrastSelection(
        records.map((one, k) => ({...one, patientId: `Q${Math.floor(k / 4)}`})),
        "like-for-like"
      ),
      {adjustment: "none"}
    );
    close(hazardOf(rows), r.clustered);
    expect(rows.find(({kind}) => kind === "log-rank-test")?.refusal?.code).toBe("records-not-independent");
  });

  it("is not the same in one cell: R's coxph without strata", () => {
    const oneCell = contrastSelection(records, "like-for-like", {matchOn: ["adc2", "tumour"]});
    close(hazardOf(contrastRows(oneCell, {adjustment: "none"})), r.unstratified);
  });
});

describe("the same patients as a cohort", () => {
  let rows: readonly Row[];
  beforeAll(async () => {
    const lines = forty.flatMap(({patientId, her2, different, time, event, pfs1}) => [
      `${patientId},1,${different ? "T-DM1" : "T-DXd"},0,${pfs1},${pfs1},${pfs1 - 5},progression,${her2}`,
      `${patientId},2,SG,140,${140 + time},${event === 1 ? 140 + time : ""},${140 + time - (event === 1 ? 5 : 0)},${event === 1 ? "progression" : ""},${her2}`
    ]);
    const header =
      "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,her2_status,tumour,hr_status,last_contact";
    const text = [header, ...lines.map((line) => `${line},breast,positive,900`)].join("\n");
    ({rows} = await analyze(
      {
        sequential: {sensitivity: false, multiState: false, overallSurvival: [], ask: ["unadjusted-contrast"]},
        subgroups: []
      },
      await readCohort([{name: "two-cells.csv", text}])
    ));
  });

  it("the like-for-like contrast is stratified by HER2 status", () => {
    const own = rows.filter(({analysis}) => analysis === "contrast like-for-like");
    close(hazardOf(own), r.stratified);
    close(logRankOf(own), r.logRank);
  });
});
