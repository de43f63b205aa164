import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import {root} from "../cli/payloadswap.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {warningText} from "../../src/words/en/remarks.ts";

interface Pooled {
  readonly log: number;
  readonly se: number;
  readonly df: number;
  readonly hr: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
}
const {cox, weighted, complete} = referenceSet("imputed").expected as {
  readonly cox: Pooled;
  readonly weighted: Pooled;
  readonly complete: {readonly hr: number; readonly n: number};
};
const text = readFileSync(join(root, "test/reference/imputed/data.csv"), "utf8");
const mapping = {time: "time", event: "event"};
const spec: PlanSpec = {
  by: "column:arm",
  mapping,
  unit: "months",
  adjust: ["age", "ecog"],
  adjustment: {imputation: "imp", weights: "overlap", replicates: 0}
};
const read = (given: string) =>
  readCohort([{name: "stacked.csv", role: "follow-up", text: given}], {mapping, unit: "months", imputation: "imp"});

describe("imputations that the user supplies", () => {
  it("are pooled as R does by hand after Barnard & Rubin, adjusted and weighted, each with an E-value", async () => {
    const {rows, parts} = await analyze(spec, await read(text));
    for (const [analysis, wanted] of [
      ["pooled-cox", cox],
      ["pooled-weighted-cox", weighted]
    ] as const) {
      const row = rows.find((one) => one.analysis === analysis);
      expectClose(
        [
          Math.log(row?.estimate ?? NaN),
          row?.stdError ?? NaN,
          row?.df ?? NaN,
          row?.estimate ?? NaN,
          row?.confLow ?? NaN,
          row?.confHigh ?? NaN,
          row?.pValue ?? NaN
        ],
        [wanted.log, wanted.se, wanted.df, wanted.hr, wanted.lower, wanted.upper, wanted.p],
        1e-6,
        analysis
      );
      expect(row?.method).toContain("5 imputations by Rubin's rules");
      expect(warningText(row?.remarks ?? [])).toContain("% of the information is missing");
    }
    expect(parts.imputations).toBe(5);
    expect(rows.filter(({analysis}) => analysis === "pooled-e-value")).toHaveLength(2);
  });

  it("curves and the unpooled contrast are of the records as observed: 90 patients, 63 complete", async () => {
    const cohort = await read(text);
    const {rows, curves, issues, sources} = await analyze(spec, cohort);
    expect(curves.map(({n}) => n)).toEqual([45, 45]);
    const ratio = rows.find(({analysis, term}) => analysis === "cox" && term === "hazard ratio");
    expect(ratio?.n).toBe(complete.n);
    expect(ratio?.estimate).toBeCloseTo(complete.hr, 6);
    expect(issues.some(({code}) => code === "repeated-patients")).toBe(false);
    expect(issues.find(({code}) => code === "imputations-apart")).toMatchObject({severity: "note", count: 450});
    expect(sources.map(({rowsRead, rowsUsed}) => [rowsRead, rowsUsed])).toEqual([[90, 90]]);
  });

  it("without records as observed the first imputation stands in the curves, with a warning", async () => {
    const {issues, curves} = await analyze(
      spec,
      await read(
        text
          .split("\n")
          .filter((line) => !line.startsWith("0,"))
          .join("\n")
      )
    );
    expect(curves.map(({n}) => n)).toEqual([45, 45]);
    expect(issues.find(({code}) => code === "imputations-apart")?.severity).toBe("warning");
  });

  it("a file of patients may carry them beside one file of lines", async () => {
    const lines =
      "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason\nP1,1,T-DXd,0,90,95,60,progression\nP1,2,SG,100,160,170,150,progression\nP2,1,SG,0,90,95,60,progression\nP2,2,T-DXd,100,160,170,150,progression\n";
    const patients = "patient_id,imp,age\nP1,0,50\nP1,1,50\nP1,2,50\nP2,0,\nP2,1,61\nP2,2,66\n";
    const {imputations, patients: own} = await readCohort(
      [
        {name: "lines.csv", text: lines},
        {name: "patients.csv", role: "patients", text: patients}
      ],
      {imputation: "imp"}
    );
    expect([...own.array("age")]).toEqual([50, null]);
    expect(imputations?.map((cohort) => [...cohort.patients.array("age")])).toEqual([
      [50, 61],
      [50, 66]
    ]);
  });

  it("one imputation, a column that is not there, or a number that is none are the caller's mistake", async () => {
    await expect(
      read(
        text
          .split("\n")
          .filter((line) => /^(imp|0|1),/.test(line))
          .join("\n")
      )
    ).rejects.toThrow(/at least 2 imputations/);
    await expect(readCohort([{name: "f.csv", role: "follow-up", text}], {mapping, imputation: "m"})).rejects.toThrow(
      /must be a column of a file, got m/
    );
    await expect(read(text.replace("\n0,", "\nfirst,"))).rejects.toThrow(/row 2/);
    await expect(
      analyze(spec, await readCohort([{name: "f.csv", role: "follow-up", text}], {mapping, unit: "months"}))
    ).rejects.toThrow(/read with its imputations/);
  });
});
