import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import type {Row} from "../../src/record/row.ts";
import {root} from "../cli/payloadswap.ts";
import {expectClose} from "../reference/reference-set.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {warningText} from "../../src/words/en/remarks.ts";

interface Strength {
  readonly estimate: number;
  readonly limit: number;
}
interface Weighed {
  readonly n: number;
  readonly odds: readonly number[];
  readonly hr: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  readonly evalue: Strength;
  readonly median: readonly (readonly (number | null)[])[];
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** From the same CSV by test/reference/breast-sequential/make.R: glm, coxph and survfit with weights and robust variance. */
const expected = JSON.parse(readFileSync(join(root, "test/reference/breast-sequential/expected.json"), "utf8")) as {
  readonly adjusted: Readonly<
    Record<string, {readonly hr: number; readonly lower: number; readonly upper: number; readonly evalue: Strength}>
  >;
  readonly weighted: Readonly<Record<"ATE" | "ATT" | "overlap", Readonly<Record<string, Weighed>>>>;
};

let cohort: Cohort;
beforeAll(async () => {
  cohort = await readCohort([
    {name: "breast-sequential.csv", text: readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8")}
  ]);
});
const run = (spec: PlanSpec): Promise<Result> =>
  analyze({...spec, sequential: {ask: ["unadjusted-contrast"], ...spec.sequential}}, cohort);
const COVARIATES = ["age", "ecog", "line", "visceral"];
const pick = (rows: readonly Row[], analysis: string, group: string, term?: string): Row[] =>
  rows.filter((row) => row.analysis === analysis && row.group === group && (term === undefined || row.term === term));

const cases = (["ate", "att", "overlap"] as const).flatMap((weights) =>
  ["payload swap", "neither"].map((group) => ({weights, group}))
);

describe("weighted contrasts of the breast sample agree with R", () => {
  it.each(cases)(
    "$weights, $group: score, balance, hazard ratio with robust limits, medians, E-value",
    async ({weights, group}) => {
      const wanted = expected.weighted[weights === "overlap" ? "overlap" : weights === "ate" ? "ATE" : "ATT"][group];
      const {rows} = await run({adjustment: {weights, covariates: COVARIATES, replicates: 0}});
      expectClose(
        pick(rows, "propensity", group)
          .filter(({scale}) => scale === "odds ratio")
          .map(({estimate}) => Math.log(estimate ?? NaN)),
        wanted.odds,
        1e-8,
        "log odds ratios"
      );
      const [ratio] = pick(rows, "weighted-cox", group, "hazard ratio");
      expect(ratio?.n).toBe(wanted.n);
      expectClose(
        [ratio?.estimate ?? NaN, ratio?.stdError ?? NaN, ratio?.confLow ?? NaN, ratio?.confHigh ?? NaN],
        [wanted.hr, wanted.se, wanted.lower, wanted.upper],
        1e-6,
        "hazard ratio"
      );
      const balance = (when: string): number[] =>
        pick(rows, "balance", group)
          .filter(({stratum}) => stratum === when)
          .map(({estimate}) => estimate ?? NaN);
      expectClose(balance("before weighting"), wanted.before, 1e-9, "before");
      expectClose(balance("after weighting"), wanted.after, 1e-7, "after");
      const medians = pick(rows, "weighted-kaplan-meier", group, "median");
      expect([medians[0]?.estimate, medians[0]?.confLow, medians[0]?.confHigh]).toEqual(wanted.median[0]);
      const strength = ["E-value", "E-value of the limit"].map(
        (term) => pick(rows, "weighted-e-value", group, term)[0]?.estimate ?? NaN
      );
      expectClose(strength, [wanted.evalue.estimate, wanted.evalue.limit], 1e-6, "E-value");
    }
  );

  it.each(Object.entries(expected.adjusted))(
    "%s: the E-value stands beside the adjusted hazard ratio, without weights too",
    async (group, wanted) => {
      const {rows} = await run({adjust: ["age", "ecog"]});
      const [ratio] = pick(rows, "cox", group, "hazard ratio");
      expectClose(
        [ratio?.estimate ?? NaN, ratio?.confLow ?? NaN, ratio?.confHigh ?? NaN],
        [wanted.hr, wanted.lower, wanted.upper],
        1e-6,
        "hazard ratio"
      );
      expectClose(
        ["E-value", "E-value of the limit"].map((term) => pick(rows, "e-value", group, term)[0]?.estimate ?? NaN),
        [wanted.evalue.estimate, wanted.evalue.limit],
        1e-6,
        "E-value"
      );
    }
  );
});

describe("what weights cannot do", () => {
  it("a contrast that is refused without weights is refused with them, for the same reason", async () => {
    const text = readFileSync(join(root, "data-samples/nsclc-gastric-mix.csv"), "utf8");
    const mixed = await readCohort([{name: "mix.csv", text}]);
    const {rows} = await analyze(
      {by: "column:tumour", adjustment: {weights: "overlap", covariates: ["age"], replicates: 0}},
      mixed
    );
    const refused = rows.filter(({analysis}) => analysis === "weighted-cox");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.map(({refusal}) => errorText(refusal))).toEqual(
      rows.filter(({analysis}) => analysis === "cox").map(({refusal}) => errorText(refusal))
    );
  });

  it("by position there are no weights", async () => {
    const {rows} = await run({by: "position", adjustment: {weights: "ate", covariates: ["age"], replicates: 0}});
    expect(rows.filter(({analysis}) => analysis.startsWith("weighted"))).toEqual([]);
  });

  it("separation is said in the row, in the issues and instead of an odds ratio", async () => {
    // Under a name of its own HR status makes no cells.
    const text = readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8").replace("hr_status", "enzyme");
    const {rows, issues, parts} = await analyze(
      {
        adjustment: {weights: "overlap", covariates: [...COVARIATES, "enzyme"], replicates: 0},
        sequential: {ask: ["unadjusted-contrast"]}
      },
      await readCohort([{name: "breast-sequential.csv", text}])
    );
    const [ratio] = pick(rows, "propensity", "neither", "enzyme: positive");
    expect([ratio?.estimate, errorText(ratio?.refusal ?? null)?.startsWith("the covariates decide")]).toEqual([
      null,
      true
    ]);
    expect(warningText(pick(rows, "weighted-cox", "neither", "hazard ratio")[0]?.remarks ?? [])).toContain(
      "positivity"
    );
    expect(issues.some(({code}) => code === "positivity")).toBe(true);
    expect(parts.adjustment?.contrasts[0]?.remarks.length).toBeGreaterThan(0);
  });

  it("weights without covariates are the caller's mistake; so is a column that is not there", async () => {
    await expect(run({adjustment: {weights: "ate"}})).rejects.toThrow(/needs covariates/);
    await expect(run({adjustment: {weights: "ate", covariates: ["eccog"]}})).rejects.toThrow(/eccog/);
  });
});

describe("the bootstrap that estimates weights anew", () => {
  it("gives the same limits for the same seed, and says how many samples", async () => {
    const spec: PlanSpec = {adjustment: {weights: "overlap", covariates: COVARIATES, replicates: 60}};
    const [a, b] = [await run(spec), await run(spec)].map(
      ({rows}) => pick(rows, "weighted-cox", "payload swap", "hazard ratio, bootstrap")[0]
    );
    expect([a?.confLow, a?.confHigh]).toEqual([b?.confLow, b?.confHigh]);
    expect(a?.method).toContain("60 bootstrap samples");
    expect(a?.confLow).toBeLessThan(a?.estimate ?? 0);
  });
});

describe("weighted curves", () => {
  it("numbers at risk begin at the number of patients of each arm and never rise", async () => {
    const {parts} = await run({adjustment: {weights: "ate", covariates: COVARIATES, replicates: 0}});
    for (const contrast of parts.adjustment?.contrasts ?? [])
      for (const {n, nRisk} of contrast.curves) {
        expect(nRisk[0]).toBeCloseTo(n, 8);
        nRisk.forEach((count, i) => i > 0 && expect(count).toBeLessThan((nRisk[i - 1] ?? 0) + 1e-9));
      }
  });
});

describe("missing covariates", () => {
  const lines = (ecog: (patient: number) => string): string =>
    [
      "time,event,arm,age,ecog,sex",
      ...Array.from(
        {length: 40},
        (_, i) => `${i + 3},${i % 4 === 0 ? 0 : 1},${i % 2 === 0 ? "A" : "B"},${50 + ((i * 7) % 20)},${ecog(i)},female`
      )
    ].join("\n");
  const read = (text: string): Promise<Cohort> =>
    readCohort([{name: "f.csv", role: "follow-up", text}], {mapping: {time: "time", event: "event"}, unit: "days"});
  const spec: PlanSpec = {by: "column:arm", mapping: {time: "time", event: "event"}, adjust: ["age", "ecog"]};

  it("who lacks one is on the ledger with the column, and counted as an issue; unknown counts as missing", async () => {
    const {ledger, issues, rows} = await analyze(
      spec,
      await read(lines((i) => (i < 6 ? (i % 2 === 0 ? "" : "unknown") : String(i % 3))))
    );
    const lost = ledger.filter(({step}) => step === "adjustment");
    expect(lost.map(({row}) => row)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(lost[0]?.detail).toBe("not in adjusted contrasts; missing: ecog");
    expect(
      issues
        .filter(({code}) => code === "covariate-missing")
        .map(({column, count, severity}) => [column, count, severity])
    ).toEqual([["ecog", 6, "warning"]]);
    expect(rows.find(({analysis}) => analysis === "cox")?.n).toBe(34);
  });

  it("a column with one value is named", async () => {
    const {issues, rows} = await analyze({...spec, adjust: ["sex"]}, await read(lines(() => "1")));
    expect(issues.map(({code, column}) => [code, column])).toContainEqual(["covariate-does-not-vary", "sex"]);
    expect(
      errorText(rows.find(({analysis, term}) => analysis === "cox" && term === "hazard ratio")?.refusal ?? null)
    ).toContain("sex must vary");
  });

  it("a column that does not vary stays out of the propensity model, and the row says so", async () => {
    const {rows} = await analyze(
      {...spec, adjustment: {weights: "ate", covariates: ["age", "sex"], replicates: 0}},
      await read(lines(() => "1"))
    );
    const ratio = rows.find(({analysis}) => analysis === "weighted-cox");
    expect(ratio?.refusal).toBeNull();
    expect(warningText(ratio?.remarks ?? [])).toContain("not in the propensity model: sex");
  });
});

describe("weights where the covariates tell the groups apart", () => {
  it("are refused: no patient of one group could have been in the other", async () => {
    // By hand: everyone in A has x = 0 and everyone in B has x = 1, so each score is 0 or 1.
    const text = `t,e,arm,x\n${Array.from({length: 40}, (_, i) => `${3 + ((i * 7) % 31)},${i % 4 === 0 ? 0 : 1},${i % 2 === 0 ? "A,0" : "B,1"}`).join("\n")}\n`;
    const mapping = {time: "t", event: "e"};
    const apart = await readCohort([{name: "apart.csv", role: "follow-up", text}], {mapping});
    const {rows, parts} = await analyze(
      {mapping, by: "column:arm", adjustment: {weights: "ate", covariates: ["x"], replicates: 10}},
      apart
    );
    expect(
      rows
        .filter(({analysis}) => analysis.startsWith("weighted-") || analysis === "balance")
        .map(({analysis, estimate, refusal}) => [analysis, estimate, errorText(refusal)])
    ).toEqual([
      [
        "weighted-cox",
        null,
        "no score of the propensity model is reached in both groups: the covariates (x) tell one group from the other, so weights cannot make them alike"
      ]
    ]);
    expect(parts.adjustment).toBeUndefined();
  });
});
