import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {coverage} from "./coverage-study.ts";
import {designs, levelOf} from "./few-events-study.ts";
import {SEED, SIZES, SLICE, tables, type StudyResult} from "./study.ts";
import {typeOne} from "./type-one-study.ts";

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
const result = JSON.parse(read("study.json")) as StudyResult;

describe("the committed simulation of intervals and tests", () => {
  it.each(SIZES.map((size, at) => [size, result.sizes[at]] as const))(
    "n = %d: its first replicates, run again, give the same counts",
    (size, committed) => {
      expect(committed.size).toBe(size);
      expect(coverage(SEED, size, 0, SLICE)).toEqual(committed.slice.coverage);
      expect(typeOne(SEED, size, 0, SLICE)).toEqual(committed.slice.typeOne);
    }
  );

  it("stands in the documentation as it was computed", () => {
    expect(read("../../src/survival/README.md")).toContain(tables(result));
  });

  it("speaks for log-log: at n = 20 no other type comes nearer to 95 % over S(t), and none is more even for the median", () => {
    const {coverage: tallies} = result.sizes[0].all;
    const targets = Object.keys(tallies).filter((target) => target.startsWith("S(t)"));
    const distance = (type: "plain" | "log" | "log-log"): number =>
      Math.max(
        ...targets.map((target) => {
          const {replicates, below, above, none} = tallies[target][type];
          return Math.abs(0.95 - (replicates - below - above - none) / replicates);
        })
      );
    expect(distance("log-log")).toBeLessThan(distance("plain"));
    expect(distance("log-log")).toBeLessThan(distance("log"));
  });

  it("no test rejects more than 5 % by more than the Monte Carlo error and one point", () => {
    for (const {all} of result.sizes)
      for (const {at5, replicates} of Object.values(all.typeOne))
        expect(at5 / replicates).toBeLessThan(0.06 + 3 * Math.sqrt((0.05 * 0.95) / replicates));
  });
});

describe("the log-rank test of few events", () => {
  it("holds its level by permutation of the standardised statistic, in the committed table and when it is made again", () => {
    const table = read("few-events.md");
    const rows = table.split("\n").filter((line) => /^\| \d/.test(line));
    expect(rows.map((row) => row.split(" | ")[0].slice(2))).toEqual(designs.map(({title}) => title));
    for (const row of rows) {
      const [five, one] = [...row.split(" | ")[3].matchAll(/[\d.]+/g)].map(([text]) => Number(text));
      // Two standard errors of 4000 replicates above.
      expect(five).toBeLessThanOrEqual(5 + 2 * 0.34);
      expect(one).toBeLessThanOrEqual(1 + 2 * 0.16);
    }
    const again = levelOf(designs[1], 20260301, 60);
    expect(again.standardised[0]).toBeLessThanOrEqual(0.1);
    expect(again.events).toBeGreaterThan(10);
    expect(again.events).toBeLessThan(16);
  });
});
