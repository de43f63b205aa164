import {describe, expect, it} from "vitest";
import {armColumns} from "../../src/estimate/arms.ts";
import {contrast} from "../../src/estimate/contrast.ts";
import {rowsOfContrast} from "../../src/estimate/contrast-rows.ts";
import type {Row} from "../../src/record/row.ts";
import {surv} from "../../src/survival/surv.ts";

/** Seven of A, five with their event; six of B, four with theirs; the first of A, who had it, and the last of B, who had not, lack the covariate. */
const arm = "A A A A A A A B B B B B B".split(" ");
const time = [3, 5, 7, 9, 11, 13, 15, 2, 4, 6, 8, 10, 12];
const event = [1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 0];
const modelled = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const age = [50, 61, 55, 48, 70, 66, 52, 58, 63, 49, 60];

const analyses = {ratio: "x", eValue: "x", proportional: "x", logRank: "x"};
const methods = {ratio: "Cox", logRank: "log-rank", proportional: "score test"};
const rowsOf = (patients?: readonly string[]): Row[] =>
  rowsOfContrast(
    contrast(
      armColumns(["A", "B"], arm, surv({time, event}), {
        modelled,
        covariates: {age},
        ...(patients === undefined ? {} : {patients})
      })
    ),
    {shared: {}, analyses, methods, remarks: []}
  );
const countsOf = (rows: readonly Row[], kind: Row["kind"]): readonly number[] | null | undefined =>
  rows.find((row) => row.kind === kind)?.counts;

describe("of how many the rows of a contrast tell", () => {
  it("ratio, its tests and its E-value: patients and events of each arm of the model", () => {
    for (const kind of ["hazard-ratio", "proportional-hazards-test", "e-value", "e-value-of-limit"] as const)
      expect(countsOf(rowsOf(), kind)).toEqual([6, 4, 5, 4]);
  });

  it("log-rank test: those of each arm, with or without the covariate", () => {
    expect(countsOf(rowsOf(), "log-rank-test")).toEqual([7, 5, 6, 4]);
  });

  it("patients, where records repeat them", () => {
    const twice = arm.map((name, row) => (row < 2 ? "first" : `${name}${row}`));
    expect(countsOf(rowsOf(twice), "log-rank-test")).toEqual([6, 5, 6, 4]);
  });

  it("the ratio of a covariate: nobody has said", () => {
    expect(countsOf(rowsOf(), "covariate-hazard-ratio")).toBeNull();
  });
});
