import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {resultInWords} from "../../src/report/result-in-words.ts";
import {emptyFolder, payloadswap, root, unwrapped} from "./payloadswap.ts";

const sample = join(root, "data-samples/breast-sequential.csv");
const stacked = join(root, "test/reference/imputed/data.csv");

describe("adjustment from the command line", () => {
  it("--weights and --covariates stand in the plan and in the rows", () => {
    const {status, stdout} = payloadswap(["analyze", sample, "--weights", "att", "--covariates", "age,ecog", "--json"]);
    const {plan, rows} = JSON.parse(stdout) as ReturnType<typeof resultInWords>;
    expect(status).toBe(0);
    expect([plan.adjustment.weights, plan.adjustment.covariates]).toEqual(["att", ["age", "ecog"]]);
    expect(
      rows.filter(({analysis, term}) => analysis === "weighted-cox" && term === "hazard ratio").map(({error}) => error)
    ).toEqual([null, null]);
  });

  it("weights without covariates, and weights that do not exist, are wrong calls", () => {
    const without = payloadswap(["analyze", sample, "--weights", "ate"]);
    expect([
      without.status,
      without.stderr.includes("name them under adjustment.covariates (--covariates) or adjust")
    ]).toEqual([2, true]);
    expect(payloadswap(["analyze", sample, "--weights", "atu"]).status).toBe(2);
  });

  it("check and analyze of a plan read stacked imputations, and check counts who lacks a covariate", () => {
    const plan = join(emptyFolder(), "plan.yaml");
    writeFileSync(
      plan,
      `data: [{file: ${JSON.stringify(stacked)}, role: follow-up}]\nmapping: {time: time, event: event}\nunit: months\nby: column:arm\nadjust: [age, ecog]\nadjustment: {imputation: imp}\n`
    );
    const checked = payloadswap(["check", plan]);
    expect(checked.status).toBe(0);
    expect(unwrapped(checked.stdout)).toMatch(
      /warning: column ecog: expected a value in each of the \d+ analysed.* \(and 26 more like it\)/
    );
    const {status, stdout} = payloadswap(["analyze", plan]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /B against A\s+Cox, adjusted for age, ECOG, pooled over imputations\s+90 \(64\)\s+0\.33 \(0\.19–0\.57\)/
    );
  });
});
