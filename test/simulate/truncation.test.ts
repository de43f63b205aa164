import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {seededRandom} from "../../src/math/random.ts";
import {receivedBothPairs, simulateSequence} from "../../src/paired/simulated-sequence.ts";
import {cox} from "../../src/survival/cox.ts";
import {surv} from "../../src/survival/surv.ts";
import {pairedScenarios, pairedTests, typeOneErrors} from "./paired-study.ts";
import {nullScenario, repairRow, repairScenarios, truncationRow, truncationRows} from "./truncation-study.ts";

/** Cells of the rows of a committed table that begin with a label. */
function rowsOf(file: string, first: (cells: readonly string[]) => boolean): number[][] {
  const text = readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8");
  return text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim().replaceAll("*", ""))
        .slice(1, -1)
    )
    .filter(first)
    .map((cells) => cells.map(Number));
}

/** Two estimates of one rate agree: within 3.5 standard errors of their difference. */
function expectRate(found: number, wanted: number, replicates: number, wantedReplicates: number): void {
  const pooled = Math.min(0.97, Math.max(0.03, (found + wanted) / 2));
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / replicates + 1 / wantedReplicates));
  expect(Math.abs(found - wanted), `${found} against ${wanted}`).toBeLessThan(3.5 * error + 0.005);
}

// What R 4.2.2 with survival 3.5-3 gave for the same scenarios and replicates, with another generator of random numbers:
// n in both, median PFS(ADC1) of all and of both, median PFS(ADC2), hazard ratio, type I of log-rank and robust Cox.
const fromR: readonly (readonly number[])[] = [
  [1, 268, 6.0, 5.1, 6.0, 0.84, 0.53, 0.54],
  [2, 199, 6.0, 3.7, 6.0, 0.58, 1.0, 1.0],
  [3, 65, 6.0, 3.8, 6.2, 0.59, 0.75, 0.74],
  [4, 157, 8.7, 3.3, 5.2, 0.59, 0.98, 0.99],
  [5, 277, 6.0, 6.3, 6.0, 0.97, 0.04, 0.03],
  [6, 197, 6.0, 4.8, 6.0, 0.69, 0.87, 0.86]
];

describe("the committed simulation of truncation", () => {
  it.each(fromR)(
    "row %i agrees with the simulation in R within Monte-Carlo error",
    (row, n, all, both, second, hazard, logRank, cox) => {
      const cells = rowsOf("truncation.md", ([first]) => first === String(row))[0] ?? [];
      const replicates = cells[11] ?? 0;
      expect(Math.abs((cells[2] ?? 0) - (n ?? 0))).toBeLessThanOrEqual(2);
      for (const [k, wanted] of [
        [3, all],
        [4, both],
        [5, second]
      ] as const)
        expect(Math.abs((cells[k] ?? 0) - (wanted ?? 0)), `column ${k}`).toBeLessThan(row === 3 ? 0.2 : 0.16);
      expect(Math.abs((cells[6] ?? 0) - (hazard ?? 0))).toBeLessThan(0.025);
      expectRate(cells[7] ?? 0, logRank ?? 0, replicates, replicates);
      expectRate(cells[8] ?? 0, cox ?? 0, replicates, replicates);
    }
  );

  it("row 7 agrees with the simulation in R: 91 and 60 patients, medians 5.6 and 3.9, type I 0.81 for PFS(ADC1) and 0.05 for PFS(ADC2)", () => {
    const cells =
      rowsOf("truncation.md", ([first, label]) => first === "7" && (label ?? "").startsWith("A→B"))[0] ?? [];
    expect([cells[2], cells[3]]).toEqual([91, 60]);
    expect(Math.abs((cells[4] ?? 0) - 5.6)).toBeLessThan(0.16);
    expect(Math.abs((cells[5] ?? 0) - 3.9)).toBeLessThan(0.2);
    expectRate(cells[6] ?? 0, 0.81, 600, 600);
    expectRate(cells[7] ?? 0, 0.05, 600, 600);
  });

  // In R: 0.095 unadjusted, 0.05 to 0.06 adjusted.
  it("with a shared frailty the unadjusted log-rank test of PFS(ADC2) between sequences errs, and adjusting for PFS(ADC1) mends it", () => {
    const cells = rowsOf("truncation.md", ([first]) => first?.startsWith("0.") ?? false)[0] ?? [];
    expectRate(cells[0] ?? 0, 0.095, 2000, 600);
    for (const adjusted of cells.slice(1)) expect(Math.abs(adjusted - 0.05)).toBeLessThan(0.015);
  });

  // In R: 0.94 per month at 24 months, 0.96 at 60.
  it("frailty alone makes PFS(ADC1) a predictor of PFS(ADC2): HR near 0.94 per month at 24 months and 0.96 at 60", () => {
    for (const [months, wanted] of [
      [24, 0.94],
      [60, 0.96]
    ] as const) {
      const random = seededRandom(14);
      const slopes = Array.from({length: 100}, () => {
        const pairs = receivedBothPairs(simulateSequence(nullScenario(400, months, {frailtyVariance: 1}), random));
        return cox(
          surv({time: pairs.map(({pfs2}) => pfs2), event: pairs.map(({event2}) => event2)}),
          {pfs1: pairs.map(({pfs1}) => pfs1)},
          {concordance: false}
        ).rows[0].estimate;
      });
      expect(Math.abs(Math.exp(slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length) - wanted)).toBeLessThan(
        0.012
      );
    }
  });

  it("is what the code makes: row 3, from the seed that the table names, has its cells", () => {
    const row = truncationRows[2];
    const cells = rowsOf("truncation.md", ([first]) => first === "3")[0] ?? [];
    const {nBoth, median1All, median1Both, median2, hazardRatio, logRank, robustCox, shareShorter, shareRatio133} =
      truncationRow(row.scenario, row.replicates, seededRandom(20260101 + row.row));
    const rounded = (values: readonly number[], places: number): number[] =>
      values.map((value) => Number(value.toFixed(places)));
    expect([
      ...rounded([nBoth], 0),
      ...rounded([median1All, median1Both, median2, hazardRatio], 2),
      ...rounded([logRank, robustCox, shareShorter, shareRatio133], 3),
      row.replicates
    ]).toEqual(cells.slice(2));
  });

  it("with another seed 40 replicates of row 3 agree", () => {
    const row = truncationRows.find(({row}) => row === 3);
    const cells = rowsOf("truncation.md", ([first]) => first === "3")[0] ?? [];
    if (row === undefined) throw new Error("row 3 is missing");
    const found = truncationRow(row.scenario, 40, seededRandom(5));
    expectRate(found.robustCox, cells[8] ?? 0, 40, 400);
    expect(Math.abs(found.hazardRatio - (cells[6] ?? 0))).toBeLessThan(0.08);
    expect(Math.abs(found.shareShorter - 0.5)).toBeLessThan(0.04);
  });
});

describe("the repair", () => {
  it("reverse-time and weighted medians are 6.0 within 1 % at N = 2000 over 300 replicates, where the naive one is 5.1", () => {
    const [cells = []] = rowsOf("truncation.md", ([first]) => first === "60 months, N = 2000");
    expect(cells[1]).toBeLessThan(5.2);
    expect(Math.abs((cells[2] ?? 0) - 6)).toBeLessThan(0.06);
    expect(Math.abs((cells[3] ?? 0) - 6)).toBeLessThan(0.06);
  });

  // Given PFS(ADC1) below 23 months, the longest window less the gap: −6/ln 2 · ln(1 − F(23)/2) = 5.41.
  it("at 24 months of accrual both give the median of times below the longest window, 5.41, where the naive one is 3.8", () => {
    const [cells = []] = rowsOf("truncation.md", ([first]) => first === "24 months, N = 400");
    expect(cells[1]).toBeLessThan(3.9);
    expect(Math.abs((cells[2] ?? 0) - 5.41)).toBeLessThan(0.12);
    expect(Math.abs((cells[3] ?? 0) - 5.41)).toBeLessThan(0.12);
  });

  it("is what the code makes: all 300 replicates at 60 months and N = 400, from the seed that the table names, give its cells", () => {
    const [cells = []] = rowsOf("truncation.md", ([first]) => first === repairScenarios[0].label);
    const found = repairRow(repairScenarios[0].scenario, 300, seededRandom(20260101 + 10));
    expect([found.naive, found.reverseTime, found.weighted].map((value) => Number(value.toFixed(2)))).toEqual(
      cells.slice(1, 4)
    );
  });

  it("20 replicates at N = 2000 made now lie within 2 % of 6.0", () => {
    const found = repairRow(repairScenarios[2].scenario, 20, seededRandom(8));
    expect(Math.abs(found.weighted - 6)).toBeLessThan(0.12);
    expect(Math.abs(found.reverseTime - 6)).toBeLessThan(0.12);
    expect(found.naive).toBeLessThan(5.3);
  });
});

describe("the committed type-I errors of paired tests", () => {
  const rows = rowsOf(
    "paired-type-one-error.md",
    (cells) => cells.length > 5 && (cells[0] === "yes" || cells[0] === "no")
  );
  const rate = (row: number, name: string): number =>
    rows[row]?.[5 + pairedTests.findIndex((test) => test.name === name)] ?? NaN;
  const cell = (wanted: Partial<(typeof pairedScenarios)[number]>): number[] =>
    pairedScenarios.flatMap((scenario, k) =>
      Object.entries(wanted).every(([key, value]) => scenario[key as keyof typeof scenario] === value) ? [k] : []
    );

  it("cover n = 30, 60, 120, both kinds of censoring, frailty variance 0 and 1, with and without truncation", () => {
    expect(rows.length).toBe(24);
    expect(rows.map((cells) => cells[3])).toEqual(pairedScenarios.map(({n}) => n));
  });

  it("truncated by a calendar cut-off only the exact tests on complete pairs hold 5 %", () => {
    for (const k of cell({truncated: true, censoring: "calendar"}))
      for (const {name} of pairedTests) {
        if (name.startsWith("exact")) expect(rate(k, name), name).toBeLessThan(0.08);
        else expect(rate(k, name), name).toBeGreaterThan(0.08);
      }
  });

  it("under independent censoring without truncation the randomisation test and both Cox models hold 5 %", () => {
    for (const k of cell({truncated: false, censoring: "exponential"}))
      for (const name of ["relative effect, randomisation", "Cox stratified by patient", "Cox, robust by patient"])
        expect(rate(k, name), name).toBeLessThan(0.085);
  });

  it("where censoring falls on PFS(ADC2) alone the exact tests on complete pairs fail", () => {
    for (const k of cell({truncated: false, n: 120}))
      expect(rate(k, "exact signed-rank, complete pairs")).toBeGreaterThan(0.5);
  });

  it("the bootstrap of patients holds about 5 % without truncation and fails under it", () => {
    const bootstraps = rowsOf(
      "paired-type-one-error.md",
      (cells) => cells.length === 4 && (cells[0] === "yes" || cells[0] === "no")
    ).map((cells) => cells[3] ?? NaN);
    expect(bootstraps.length).toBe(8);
    expect(Math.max(...bootstraps.slice(0, 4))).toBeLessThan(0.1);
    expect(Math.min(...bootstraps.slice(4))).toBeGreaterThan(0.2);
  });

  it("are what the code makes: 60 replicates of one cell agree", () => {
    const k = cell({truncated: true, censoring: "calendar", n: 60, frailtyVariance: 0})[0] ?? 0;
    const scenario = pairedScenarios[k];
    if (scenario === undefined) throw new Error("the cell is missing");
    const {rates} = typeOneErrors(scenario, 60, seededRandom(11));
    for (const [i, {name}] of pairedTests.entries()) expectRate(rates[i] ?? 0, rate(k, name), 60, 1000);
  });
});
