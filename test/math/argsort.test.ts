import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {argsort} from "../../src/math/argsort.ts";

const expectSorted = (values: readonly number[]): void => {
  const wanted = values.map((_, i) => i).toSorted((a, b) => values[a] - values[b] || a - b);
  expect([...argsort(Float64Array.from(values))]).toEqual(wanted);
};

describe("argsort sorts ascending and keeps equal values in their order", () => {
  it("few numbers", () => {
    fc.assert(fc.property(fc.array(fc.double({noNaN: true}), {maxLength: 40}), expectSorted));
  });
  it("whole days, which are counted", () => {
    fc.assert(fc.property(fc.array(fc.integer({min: -40, max: 400}), {minLength: 60, maxLength: 300}), expectSorted));
  });
  it("fractions, which are compared", () => {
    fc.assert(fc.property(fc.array(fc.double({noNaN: true}), {minLength: 60, maxLength: 200}), expectSorted));
  });
  it("thousands of numbers of any size and sign, equal and nearly equal, which go by their bits", () => {
    const near = fc
      .tuple(fc.double({noNaN: true, min: -1e3, max: 1e3}), fc.integer({min: 0, max: 5}))
      .map(([value, k]) => value * (1 + k * 2 ** -40));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(near, fc.double({noNaN: true}), fc.constantFrom(0, -0, 1.5, Infinity, -Infinity)), {
          minLength: 2100,
          maxLength: 2300
        }),
        expectSorted
      ),
      {numRuns: 5}
    );
    expectSorted(Array.from({length: 5000}, (_, i) => 1 + ((i * 7919) % 5000) * 2 ** -45));
  });
  it("throws on NaN", () => {
    expect(() => argsort([1, NaN])).toThrow("values[1] must be a number, got NaN");
  });
});
