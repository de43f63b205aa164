import {Matrix, inverse, determinant} from "ml-matrix";
import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  cholesky,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
  quadraticForm
} from "../../src/math/cholesky.ts";
import {expectClose} from "../reference/reference-set.ts";

/** A·Aᵀ + I, positive definite, as ml-matrix makes it. */
const positive = fc.integer({min: 1, max: 6}).chain((size) =>
  fc
    .array(fc.double({min: -3, max: 3, noNaN: true}), {minLength: size * size, maxLength: size * size})
    .map((values) => {
      const a = Matrix.from1DArray(size, size, values);
      return a.mmul(a.transpose()).add(Matrix.eye(size));
    })
);

describe("cholesky agrees with ml-matrix", () => {
  it("in inverse, solution, quadratic form and determinant", () => {
    fc.assert(
      fc.property(positive, (matrix) => {
        const size = matrix.rows;
        const factor = cholesky(matrix.to1DArray(), size);
        const b = Array.from({length: size}, (_, i) => i - 1.5);
        const wanted = inverse(matrix);
        expect(factor.singular).toEqual([]);
        expectClose(choleskyInverse(factor), wanted.to1DArray(), 1e-9, "inverse");
        expectClose(choleskySolve(factor, b), wanted.mmul(Matrix.columnVector(b)).to1DArray(), 1e-9, "solution");
        expectClose(
          [quadraticForm(factor, b)],
          [Matrix.rowVector(b).mmul(wanted).mmul(Matrix.columnVector(b)).get(0, 0)],
          1e-9,
          "form"
        );
        expectClose([choleskyLogDeterminant(factor)], [Math.log(determinant(matrix))], 1e-9, "determinant");
      })
    );
  });
});

describe("cholesky sets columns aside that depend on earlier ones", () => {
  // Third column = first + second, in units that differ by a million.
  const columns = [
    [1, 2, 3, 4],
    [1e6, -1e6, 2e6, 0],
    [1 + 1e6, 2 - 1e6, 3 + 2e6, 4]
  ];
  const gram = columns.flatMap((a) => columns.map((b) => a.reduce((sum, value, i) => sum + value * b[i], 0)));
  it("whatever their units, and solves with the others", () => {
    const factor = cholesky(gram, 3);
    expect(factor.singular).toEqual([2]);
    const x = choleskySolve(factor, [gram[0], gram[3], gram[6]]);
    expectClose(x, [1, 0, 0], 1e-9, "solution");
    expect(choleskyLogDeterminant(factor)).toBe(-Infinity);
  });
  it("and does not mistake small units for dependence", () => {
    expect(cholesky([1e-20, 0, 0, 1e20], 2).singular).toEqual([]);
  });
});
