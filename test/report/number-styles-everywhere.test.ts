import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Result} from "../../src/record/result.ts";
import {kaplanMeierAnnotation, kaplanMeierCaption} from "../../src/report/figures/figure-caption.ts";
import {figuresOf} from "../../src/report/figures/figure-table.ts";
import {filledTables, reportParts} from "../../src/report/sections.ts";
import type {TextTable} from "../../src/report/tables/text-table.ts";
import {root} from "../cli/payloadswap.ts";

const result = async (numbers: "plain" | "jama" | "lancet", by: "transition" | "position"): Promise<Result> =>
  analyze(
    {
      by,
      adjust: by === "position" ? [] : ["age", "ecog"],
      sequential: {ask: ["unadjusted-contrast"]},
      report: {numbers, tests: true},
      ...(by === "position" ? {} : {adjustment: {weights: "overlap" as const, replicates: 20}})
    },
    await readCohort([
      {name: "breast-sequential.csv", text: readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8")}
    ])
  );
const tablesOf = (given: Result): TextTable[] => reportParts.flatMap((part) => filledTables(part, given));

/** Cells of numbers with a decimal point: columns of words quote the data, names and rules. */
const cellsWith = (tables: readonly TextTable[], wanted: RegExp): string[] =>
  tables.flatMap(({name, rows, words}) =>
    rows.flatMap((row) =>
      row
        .slice(words)
        .filter((cell) => wanted.test(cell))
        .map((cell) => `${name}: ${cell}`)
    )
  );

describe("the journal's numbers stand in every table", () => {
  let lancet: readonly Result[];
  beforeAll(async () => {
    lancet = [await result("lancet", "transition"), await result("lancet", "position")];
  }, 120_000);

  it("Lancet: no cell of numbers has a point on the line, and many have one at mid-height", () => {
    const tables = lancet.flatMap(tablesOf);
    expect(cellsWith(tables, /\d\.\d/)).toEqual([]);
    expect(cellsWith(tables, /\d·\d/).length).toBeGreaterThan(100);
  });

  it("Lancet: no cell has a space before the per cent sign", () => {
    expect(cellsWith(lancet.flatMap(tablesOf), /\d %/)).toEqual([]);
  });

  it("Lancet: the interval is a 95% CI in captions, headers and notes", () => {
    expect(
      lancet
        .flatMap(tablesOf)
        .flatMap(({caption, header, notes}) => [caption, ...header, ...notes])
        .filter((text) => text.includes("95 %"))
    ).toEqual([]);
    expect(figuresOf(lancet[0]).filter(({caption}) => caption.includes("95 %"))).toEqual([]);
  });

  it("Lancet: annotation and captions of figures follow", () => {
    for (const one of lancet)
      expect([...kaplanMeierAnnotation(one).flat(), kaplanMeierCaption(one)].join(" ")).not.toMatch(/\d\.\d/);
    expect(
      figuresOf(lancet[0])
        .filter(({caption}) => /\d\.\d/.test(caption))
        .map(({name, caption}) => `${name}: ${caption}`)
    ).toEqual([]);
  });

  it("JAMA: p has no zero before its point, ratios have theirs", {timeout: 120_000}, async () => {
    const tables = tablesOf(await result("jama", "transition"));
    const contrasts = tables.find(({name}) => name === "contrasts");
    const column = contrasts?.header.indexOf("Wald p") ?? -1;
    for (const row of contrasts?.rows ?? []) expect(row[column] ?? "").not.toMatch(/0\./);
    expect(cellsWith([contrasts!], /^0\.\d\d \(0\.\d\d-/).length).toBeGreaterThan(0);
  });
});
