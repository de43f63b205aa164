import {describe, expect, it} from "vitest";
import {cox} from "../../src/survival/cox.ts";
import {design, designAt, designTerms, interaction} from "../../src/survival/design.ts";
import {factor} from "../../src/survival/factor.ts";
import {spline, splineBasis} from "../../src/survival/spline.ts";
import {surv} from "../../src/survival/surv.ts";

const age = [41, 47, 52, 55, 58, 61, 66, 73];
const hr = ["+", "-", "+", "unknown", "-", "+", "-", "+"];
const made = design({
  age: spline(age, [45, 55, 65]),
  hr: factor(hr, {reference: "-"}),
  visceral: [true, false, true, true, false, false, true, false],
  both: interaction("hr", "visceral")
});

describe("design", () => {
  it("names its columns after terms and levels, in the order of the terms", () => {
    expect(Object.keys(made)).toEqual([
      "age",
      "age'",
      "hr: +",
      "hr: unknown",
      "visceral",
      "hr: + × visceral",
      "hr: unknown × visceral"
    ]);
    expect(designTerms(made).map(({term, columns}) => [term, columns])).toEqual([
      ["age", [0, 1]],
      ["hr", [2, 3]],
      ["visceral", [4]],
      ["both", [5, 6]]
    ]);
  });
  it("gives a factor 0/1 columns for all levels but the reference, and an interaction their products", () => {
    expect([...made["hr: +"]]).toEqual([1, 0, 1, 0, 0, 1, 0, 1]);
    expect([...made["hr: + × visceral"]]).toEqual([1, 0, 1, 0, 0, 0, 0, 0]);
  });
  it("makes the same columns again for other rows", () => {
    const other = designAt(made, {
      age: age.toReversed(),
      hr: hr.toReversed(),
      visceral: [false, true, false, false, true, true, false, true]
    });
    for (const [name, column] of Object.entries(made)) expect([...other[name]], name).toEqual([...column].toReversed());
  });
  it("passes through itself unchanged, so that cox takes a design or its parts", () => {
    expect(design(made)).toBe(made);
    const follow = surv({time: [3, 1, 4, 1, 5, 9, 2, 6], event: [1, 1, 1, 0, 1, 1, 1, 0]});
    const parts = {age: spline(age, [45, 55, 65]), er: factor(["+", "-", "+", "-", "+", "-", "-", "+"])};
    expect(cox(follow, design(parts)).rows).toEqual(cox(follow, parts).rows);
  });
});

describe("a restricted cubic spline", () => {
  const knots = [10, 20, 40, 70];
  const at = (x: number): number[] => splineBasis(Float64Array.of(x), knots).map((column) => column[0]);
  it("is Harrell's formula: (x − 10)³₊/60² between the first knots", () => {
    expect(at(16)).toEqual([16, 6 ** 3 / 60 ** 2, 0]);
    // At 30: (20³)/3600 and (10³)/3600, no other knot passed.
    expect(at(30)).toEqual([30, 8000 / 3600, 1000 / 3600]);
  });
  it("is straight below the first knot and above the last", () => {
    expect(at(3)).toEqual([3, 0, 0]);
    const [a, b, c] = [80, 90, 100].map(at);
    for (const k of [0, 1, 2]) expect(c[k] - b[k]).toBeCloseTo(b[k] - a[k], 10);
  });
  it("has its knots at Harrell's quantiles", () => {
    // R: quantile(0:100, c(0.05, 0.35, 0.65, 0.95))
    expect(
      spline(
        Array.from({length: 101}, (_, i) => i),
        4
      ).knots
    ).toEqual([5, 35, 65, 95]);
  });
});
