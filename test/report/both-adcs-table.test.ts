import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Result} from "../../src/record/result.ts";
import {bothAdcsResponseTable, bothAdcsSurvivalTable, bothAdcsTable} from "../../src/report/tables/both-adcs-table.ts";
import {estimandTextTable} from "../../src/report/tables/estimand-table.ts";
import {methodsMarkdown} from "../../src/report/methods/methods-file.ts";
import {predictorTable} from "../../src/report/tables/predictor-table.ts";
import {classContrastTable} from "../../src/report/tables/sequential-tables.ts";
import {software} from "../../src/report/methods/software.ts";
import {contrastTable, estimateTable} from "../../src/report/tables/summary.ts";
import type {TextTable} from "../../src/report/tables/text-table.ts";
import {viewTable} from "../../src/report/tables/view-table.ts";
import {root} from "../cli/payloadswap.ts";

let result: Result;
beforeAll(async () => {
  const cohort = await readCohort([
    {name: "breast-sequential.csv", text: readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8")}
  ]);
  result = await analyze(
    {
      by: "sequence",
      endpoints: ["rwPFS", "rwOS"],
      groupings: ["column:hr_status"],
      sequential: {sensitivity: false, ask: ["unadjusted-contrast"]}
    },
    cohort
  );
}, 120_000);
const line = ({rows}: TextTable, first: string): readonly string[] | undefined => rows.find(([name]) => name === first);

/** Numbers as test/reference/both-adcs/expected.json has them from R, in months where they are times. */
describe("tables of both ADCs", () => {
  it("all patients: medians of both, share shorter with its bounds, undecided, early progression", () => {
    expect(line(bothAdcsTable(result), "all patients")).toEqual([
      "all patients",
      "171",
      "7.2 (5.4–9.1)",
      "3.6 (2.9–4.0)",
      "64 % (57–67)",
      "17",
      "44 % (37–52)"
    ]);
  });

  it("a sequence of one patient has counts alone, and its kind a line above it", () => {
    const {rows} = bothAdcsTable(result);
    const at = rows.findIndex(([name]) => name === "  T-DXd → T-DM1");
    expect(rows[at]).toEqual(["  T-DXd → T-DM1", "1", "1 event", "1 event", "1 of 1", "0", "1 of 1"]);
    expect(rows.slice(0, at).findLast(([name]) => name?.startsWith("by "))?.[0]).toBe("by sequence");
  });

  it("names the endpoints PFS(ADC1) and PFS(ADC2), forbids the comparison, and keeps PFS2 of ICH apart", () => {
    const {header, notes} = bothAdcsTable(result);
    expect(header.slice(2, 4)).toEqual(["PFS(ADC1), mo (95 % CI)", "PFS(ADC2), mo (95 % CI)"]);
    expect(notes.join(" ")).toContain("not to be compared with PFS(ADC2)");
    expect(notes.join(" ")).toContain("not the PFS2 of ICH guidance");
  });

  it("response has its own denominator on each ADC; deaths are counted apart from early progression", () => {
    expect(line(bothAdcsResponseTable(result), "all patients")?.slice(0, 4)).toEqual([
      "all patients",
      "39 % (31–46), 66/171",
      "24 % (17–31), 38/161",
      "40 % (32–48), 64/160"
    ]);
    expect(line(bothAdcsResponseTable(result), "all patients")?.[4]).toBe("8");
  });

  it("survival stands from ADC2, and none from ADC1", () => {
    const table = bothAdcsSurvivalTable(result);
    expect(line(table, "all patients")).toEqual(["all patients", "3.9 (3.2–4.5)", "11.8 (9.1–13.4)", "0.50 (0.03)"]);
    expect(table.header.join(" ")).not.toContain("from ADC1");
    expect(table.notes.join(" ")).toContain("No survival from ADC1 stands here");
  });
});

describe("tables of models and contrasts", () => {
  it("predictors stand alone and together, with the E-value, their reference and why a class has no ratio", () => {
    const table = predictorTable(result);
    expect(table.rows.map(([name]) => name).join(" ")).not.toMatch(/_/);
    expect(line(table, "line of therapy")).toEqual([
      "line of therapy",
      "1.24 (1.12–1.36)",
      "<0.001",
      "1.09 (0.96–1.24)",
      "0.19",
      "1.32 (1.00)"
    ]);
    expect(line(table, "transition class: payload swap against target-only swap")?.slice(1)).toEqual([
      "not given",
      "–",
      "not given",
      "–",
      "–"
    ]);
    expect(table.notes.join(" ")).toContain("tumour (the same in everyone)");
    expect(table.notes.join(" ")).toContain("the window is independent of PFS(ADC2)");
  });

  it("the primary contrast is marked and has its estimand in report and methods", () => {
    expect(classContrastTable(result).rows.map(([name]) => name)).toContain("SG → T-DXd against T-DXd → SG (primary)");
    const table = estimandTextTable(result);
    expect(table.rows.map(([attribute]) => attribute)).toEqual([
      "population",
      "treatment",
      "endpoint",
      "  death without progression",
      "  stop of ADC2 for toxicity or decision",
      "  next line before progression",
      "  therapy between the two ADCs",
      "summary"
    ]);
    expect(methodsMarkdown(result, software())).toContain(
      "**Estimand of the primary contrast, SG → T-DXd v T-DXd → SG**"
    );
  });

  it("deaths stand among the events, and the test of all groups below the contrasts", () => {
    expect(line(estimateTable(result), "SG → T-DXd")?.[2]).toBe("46 (4 deaths)");
    expect(line(contrastTable(result), "any difference between the groups")?.slice(1, 6)).toEqual([
      "tumour, HER2 status, HR status",
      "161 (133)",
      "–",
      "–",
      "<0.001"
    ]);
    expect(contrastTable(result).words).toBe(2);
  });

  it("further endpoints and groupings have medians, ratios and reasons", () => {
    const table = viewTable(result);
    expect(table.rows.filter(([name]) => !name?.startsWith("  ")).map(([name]) => name)).toEqual([
      "rwOS from ADC2, rwOS@1 by sequence",
      "PFS(ADC2), rwPFS@2 by hr_status"
    ]);
    expect(line(table, "  SG → T-DXd")).toEqual([
      "  SG → T-DXd",
      "52",
      "38",
      "7.6 (5.3–9.6)",
      "1.20 (0.65–2.19)",
      "0.56",
      "0.56"
    ]);
    expect(table.notes.join(" ")).toContain(
      "T-DXd → T-DM1 against T-DXd → SG: not comparable: the groups share no HR status"
    );
  });
});
