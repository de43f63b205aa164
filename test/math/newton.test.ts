import {describe, expect, it} from "vitest";
import {brentMaximum} from "../../src/math/brent-maximum.ts";
import {newtonMaximum} from "../../src/math/newton.ts";
import {brentRoot} from "../../src/math/root.ts";

describe("newtonMaximum", () => {
  it("finds the top of −x⁴/4 + x − (y − 2)², where x = 1 and y = 2", () => {
    const {at, converged} = newtonMaximum(
      ([x, y]) => ({
        value: -(x ** 4) / 4 + x - (y - 2) ** 2,
        gradient: Float64Array.of(1 - x ** 3, -2 * (y - 2)),
        information: Float64Array.of(3 * x * x, 0, 0, 2)
      }),
      [0.1, 10]
    );
    expect(at[0]).toBeCloseTo(1, 10);
    expect(at[1]).toBeCloseTo(2, 10);
    expect(converged).toBe(true);
  });
  it("halves steps that overshoot: −log cosh x from 3, where a full step lands at −97", () => {
    const {at} = newtonMaximum(
      ([x]) => ({
        value: -Math.log(Math.cosh(x)),
        gradient: Float64Array.of(-Math.tanh(x)),
        information: Float64Array.of(1 / Math.cosh(x) ** 2)
      }),
      [3]
    );
    expect(at[0]).toBeCloseTo(0, 12);
  });
  it("says that it did not converge where there is no top", () => {
    const {converged} = newtonMaximum(
      ([x]) => ({
        value: -Math.exp(-x),
        gradient: Float64Array.of(Math.exp(-x)),
        information: Float64Array.of(Math.exp(-x))
      }),
      [0],
      {maxIterations: 10}
    );
    expect(converged).toBe(false);
  });
});

describe("brentRoot", () => {
  it.each<[string, (x: number) => number, number, number, number]>([
    ["cos x = x", (x) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
    ["x³ = 2", (x) => x ** 3 - 2, 0, 10, Math.cbrt(2)],
    ["exp(−x) = 1e-6, flat on the right", (x) => Math.exp(-x) - 1e-6, 0, 100, Math.log(1e6)],
    ["a root at an end", (x) => x, 0, 1, 0]
  ])("%s", (_, f, low, high, root) => {
    expect(Math.abs(brentRoot(f, low, high) - root)).toBeLessThan(1e-10);
  });
  it("throws when the signs at the ends do not differ", () => {
    expect(() => brentRoot((x) => x * x + 1, -1, 1)).toThrow("f must have opposite signs at -1 and 1, got 2 and 2");
  });
});

describe("brentMaximum", () => {
  it.each<[string, (x: number) => number, number, number, number]>([
    ["x·exp(−x) at 1", (x) => x * Math.exp(-x), 0, 20, 1],
    ["sin at π/2", Math.sin, 0, 3, Math.PI / 2],
    ["a function that rises to its end", (x) => x, 0, 2, 2]
  ])("%s", (_, f, low, high, top) => {
    expect(Math.abs(brentMaximum(f, low, high, 1e-9).at - top)).toBeLessThan(1e-7);
  });
});
