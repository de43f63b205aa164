import {describe, expect, it} from "vitest";
import {factors, impossible, SEEDED_CASES, seededFiles, seededRows} from "./grid.ts";
import {pairsIn, pairsOf, pairwiseGrid} from "./pairwise.ts";

describe("the grid of seeded cases", () => {
  const rows = seededRows();

  it("every pair of levels of two factors that can stand together occurs", () => {
    const held = new Set(rows.flatMap(pairsIn));
    expect(pairsOf(factors, impossible).filter((pair) => !held.has(pair))).toEqual([]);
    expect(rows.length).toBe(SEEDED_CASES);
  });

  it("no row holds what cannot stand together, and every level of every factor occurs", () => {
    expect(rows.filter(impossible)).toEqual([]);
    for (const [name, levels] of Object.entries(factors))
      expect(new Set(rows.map((row) => row[name]))).toEqual(new Set(levels));
  });

  it("too few rows are refused", () => {
    expect(() => pairwiseGrid({a: ["1", "2"], b: ["1", "2"]}, () => false, 3, 1)).toThrow("pairs missing");
  });

  it("the same row gives the same bytes, another one others", () => {
    expect(seededFiles(rows[3], 3)).toEqual(seededFiles(rows[3], 3));
    expect(seededFiles(rows[3], 3)).not.toEqual(seededFiles(rows[3], 4));
  });
});
