import {describe, expect, it} from "vitest";
import {binomialUpper} from "../../src/math/binomial-tail.ts";

describe("binomialUpper", () => {
  // R: format(pbinom(k - 1, n, p, lower.tail = FALSE), digits = 10)
  it.each([
    [0, 5, 0.2, 1],
    [1, 5, 0.2, 0.67232],
    [5, 5, 0.2, 0.00032],
    [3, 40, 0.02, 0.04567023044],
    [12, 30, 0.25, 0.05065828005]
  ])("%i or more of %i at %f", (k, n, p, expected) => {
    expect(binomialUpper(k, n, p)).toBeCloseTo(expected, 10);
  });
});
