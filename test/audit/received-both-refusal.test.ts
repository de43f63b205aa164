import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {receivedBothRefusal} from "../../src/audit/received-both.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import {root} from "../cli/payloadswap.ts";

const sample = readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8").trim().split("\n");
const primaryOf = async (text: string, plan: PlanSpec = {}) =>
  (
    await analyze(
      {
        by: "sequence",
        population: {where: "her2_status = low"},
        sequential: {sensitivity: false},
        subgroups: [],
        ...plan
      },
      await readCohort([{name: "c.csv", text}])
    )
  ).sequential?.primary?.refusal;
/** The sample with further patients of its kind who have T-DXd and nothing after it. */
const withStrays = (n: number): string => {
  const names = sample[0].split(",");
  const stray = (i: number): string =>
    names
      .map(
        (name) =>
          ({
            patient_id: `STRAY${i}`,
            line: "1",
            regimen: "T-DXd",
            setting: "metastatic",
            start: "10",
            end: "100",
            progression: "110",
            last_assessment: "80",
            stop_reason: "progression",
            last_contact: "500",
            data_cutoff: "900",
            tumour: "breast",
            her2_status: "low"
          })[name] ?? ""
      )
      .join(",");
  return [...sample, ...Array.from({length: n}, (_, i) => stray(i))].join("\n");
};

// Of 183 patients 9 more without an ADC2 are 4.7 %, 10 are 5.2 %.
it("a few patients without ADC2 make no file of everyone who started ADC1: one does not, nine of 192 do not, ten of 193 do", async () => {
  for (const n of [1, 9])
    expect(await primaryOf(withStrays(n)), String(n)).toEqual({
      code: "received-both-only",
      question: "contrast-but-few"
    });
  expect((await primaryOf(withStrays(10)))?.code).not.toBe("received-both-only");
});

it("a cut-off before some ADC2 makes none either: these patients are in the file because they received it", async () => {
  expect(await primaryOf(sample.join("\n"), {cutoff: 900})).toEqual({code: "received-both-only", question: "contrast"});
});

it("nobody permits nothing and refuses nothing", () => {
  expect(receivedBothRefusal([])).toBeNull();
});
