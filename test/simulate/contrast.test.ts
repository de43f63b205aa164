import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {UNADJUSTED_ERROR} from "../../src/estimate/contrast-adjustment.ts";
import {CONTRAST_REPLICATES, contrastErrors, contrastScenarios, contrastSizes} from "./contrast-study.ts";

/** Cells of the rows of the committed table: started, number and label of the scenario, reached, four shares, four hazard ratios. */
const rows = readFileSync(fileURLToPath(new URL("contrast.md", import.meta.url)), "utf8")
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1)
  );
const cellsOf = (started: number, row: number): number[] =>
  (rows.find(([size, number]) => size === String(started) && number === String(row)) ?? []).map(Number);
const errorOf = (share: number, replicates: number): number => Math.sqrt((share * (1 - share)) / replicates);

/**
 * R 4.2.2, survival 3.5-3, 600 replicates with 600 who start ADC1, another generator of random numbers: patients who reach ADC2; share with p < 0.05 not adjusted, adjusted for PFS(ADC1) and for standing, errors of coxph; geometric mean
 * hazard ratio of these and with calendar time.
 */
const fromR: readonly (readonly [
  row: number,
  reached: number,
  shares: readonly number[],
  ratios: readonly number[]
])[] = [
  [2, 282, [0.148, 0.062, 0.058], [1.16, 1.01, 1.02, 1.03]],
  [4, 237, [0.287, 0.135, 0.05], [1.3, 1.17, 1.0, 1.02]],
  [5, 302, [0.212, 0.413, 0.072], [1.17, 1.27, 1.02, 1.02]],
  [7, 283, [0.237, 0.617, 0.583], [0.75, 0.62, 0.63, 1.04]]
];

describe("the committed simulation of contrasts of PFS(ADC2)", () => {
  it("has every scenario at every size", () => {
    expect(rows.map(([started, row, label]) => [started, row, label])).toEqual(
      contrastSizes.flatMap((started) =>
        contrastScenarios.map(({label}, at) => [String(started), String(at + 1), label])
      )
    );
  });

  it("the contrast that is given by default keeps its level: the lower 95 % Monte-Carlo limit is at most 0.06 in every scenario and at every size", () => {
    for (const row of rows) {
      const share = Number(row[7]);
      expect(share - 1.96 * errorOf(share, CONTRAST_REPLICATES), row.slice(0, 3).join(" ")).toBeLessThanOrEqual(0.06);
    }
  });

  it("the largest error of the unadjusted one is what rows say", () => {
    expect(Math.max(...rows.map((row) => Number(row[4]))).toFixed(2)).toBe(String(UNADJUSTED_ERROR));
  });

  it.each(fromR)("row %i is that of R within Monte-Carlo error", (row, reached, shares, ratios) => {
    const cells = cellsOf(600, row);
    expect(Math.abs((cells[3] ?? 0) - reached)).toBeLessThanOrEqual(2);
    shares.forEach((share, way) =>
      expect(Math.abs((cells[4 + way] ?? 0) - share), `share ${way}`).toBeLessThan(
        3.5 * Math.hypot(errorOf(share, 600), errorOf(share, CONTRAST_REPLICATES)) + 0.01
      )
    );
    ratios.forEach((ratio, way) =>
      expect(Math.abs(Math.log((cells[8 + way] ?? 0) / ratio)), `ratio ${way}`).toBeLessThan(0.035)
    );
  });

  it("with another seed 150 replicates of a scenario agree", () => {
    const scenario = contrastScenarios[3];
    const found = contrastErrors(scenario, {starters: 600, replicates: 150, seed: 7});
    const cells = cellsOf(600, 4);
    found.rejected.forEach((count, way) =>
      expect(Math.abs(count / 150 - (cells[4 + way] ?? 0)), `way ${way}`).toBeLessThan(
        3.5 * errorOf(Math.max(0.05, cells[4 + way] ?? 0), 150)
      )
    );
  });
});
