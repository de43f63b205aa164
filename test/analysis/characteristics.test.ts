import {describe, expect, it} from "vitest";
import {characteristics} from "../../src/analysis/characteristics.ts";
import type {Subject} from "../../src/analysis/subject.ts";
import type {Cells} from "../../src/record/result.ts";

const subject = (cells: Cells): Subject => ({patientId: null, file: null, row: null, group: "A", time: 1, event: 1, entry: null, cells});

describe("characteristics", () => {
  it("gives quartiles as R's quantile() does: 1, 2, 3, 4, 9 has 2, 3, 4", () => {
    const rows = characteristics("A", [9, 1, 4, 2, 3].map((age) => subject({age})), "all");
    expect(rows.map(({term, estimate}) => [term, estimate])).toEqual([["age: lower quartile", 2], ["age: median", 3], ["age: upper quartile", 4]]);
  });

  it("gives shares among those recorded, and says how many these are", () => {
    const rows = characteristics("A", ["low", "low", "positive", null].map((her2_status) => subject({her2_status})), "all");
    expect(rows.map(({term, estimate, n}) => [term, estimate, n])).toEqual([["her2_status: low", 2 / 3, 3], ["her2_status: positive", 1 / 3, 3]]);
  });

  it("leaves out what nobody has", () => {
    expect(characteristics("A", [subject({age: null, centre: "x"})], "all")).toEqual([]);
  });
});
