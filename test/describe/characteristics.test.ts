import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {characteristics, type CharacteristicsContext} from "../../src/describe/characteristics.ts";
import type {Subject} from "../../src/analysis/subject.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {TableRecord, Result} from "../../src/record/result.ts";
import {characteristicsTable} from "../../src/report/tables/characteristics-table.ts";
import {root} from "../cli/payloadswap.ts";

const subject = (cells: TableRecord): Subject => ({
  patientId: null,
  file: null,
  row: null,
  group: "A",
  time: 1,
  event: 1,
  entry: null,
  cells
});
const usual: CharacteristicsContext = {
  population: "all",
  shape: "lines",
  asked: [],
  leave: [],
  tests: false,
  clustered: false
};
const one = (cells: readonly TableRecord[], context: Partial<CharacteristicsContext> = {}) =>
  characteristics(new Map([["A", cells.map(subject)]]), {...usual, ...context});

interface Column {
  readonly smd: number;
  readonly test: readonly [number, string];
  readonly mean?: number;
  readonly sd?: number;
  readonly quartiles?: readonly number[];
}
/** From the same CSV by test/reference/breast-sequential/make.R. */
const {characteristics: expected} = JSON.parse(
  readFileSync(join(root, "test/reference/breast-sequential/expected.json"), "utf8")
) as {readonly characteristics: Readonly<Record<"three" | "two", Readonly<Record<string, Column>>>>};
const sample = readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8");
const run = async (spec: PlanSpec): Promise<Result> =>
  analyze(spec, await readCohort([{name: "breast-sequential.csv", text: sample}]));

describe("characteristics", () => {
  it("gives quartiles, mean and standard deviation as R does: 1, 2, 3, 4, 9", () => {
    const rows = one([9, 1, 4, 2, 3].map((age) => ({age})));
    expect(rows.map(({term, estimate}) => [term, estimate])).toEqual([
      ["age: lower quartile", 2],
      ["age: median", 3],
      ["age: upper quartile", 4],
      ["age: mean", 3.8],
      ["age: standard deviation", expect.closeTo(Math.sqrt(38.8 / 4), 12)]
    ]);
  });

  it("gives shares among those recorded, says how many these are, and counts unknown as not recorded", () => {
    const rows = one(["low", "low", "positive", null, "unknown"].map((her2_status) => ({her2_status})));
    expect(rows.map(({term, estimate, n}) => [term, estimate, n])).toEqual([
      ["her2_status: positive", 1 / 3, 3],
      ["her2_status: low", 2 / 3, 3]
    ]);
  });

  it("leaves out what nobody has", () => {
    expect(one([{age: null, centre: "x"}])).toEqual([]);
  });

  it("levels stand in the order of the dictionary, numbers ascending, others by name", () => {
    const terms = one([
      {ecog: 10, adc1_best_response: "PD", tumour: "lung"},
      {ecog: 2, adc1_best_response: "CR", tumour: "breast"},
      {ecog: 0, adc1_best_response: "SD", tumour: "breast"}
    ]).map(({term}) => term);
    expect(terms).toEqual([
      "tumour: breast",
      "tumour: lung",
      "ecog: 0",
      "ecog: 2",
      "ecog: 10",
      "adc1_best_response: CR",
      "adc1_best_response: SD",
      "adc1_best_response: PD"
    ]);
  });

  it("ready-made follow-up: every column that varies and has few levels; a column that was asked for stands though it does not vary", () => {
    const cells = Array.from({length: 8}, (_, i) => ({
      time: i,
      event: 1,
      arm: "A",
      age: String(40 + i),
      stage: i < 4 ? "I" : "II",
      note: `text ${i}`,
      synthetic: "yes",
      patient_id: `P${i}`
    }));
    const columns = (asked: readonly string[]): string[] => [
      ...new Set(one(cells, {shape: "follow-up", leave: ["arm"], asked}).map(({term}) => term.split(":")[0] ?? ""))
    ];
    expect(columns([])).toEqual(["age", "stage", "note"]);
    expect(columns(["synthetic", "stage"])).toEqual(["synthetic", "stage"]);
  });
});

describe("Table 1 of the breast sample agrees with R", () => {
  const columns = ["age", "line", "ecog", "visceral", "hr_status"];
  it.each([
    ["three", {}],
    ["two", {population: {where: "headline != neither"}}]
  ] as const)("%s groups: standardised differences, tests, total column", async (which, spec) => {
    const {rows} = await run({...spec, report: {characteristics: columns, tests: true}});
    for (const column of columns) {
      const wanted = expected[which][column];
      const difference = rows.find(({analysis, term}) => analysis === "standardised difference" && term === column);
      expect(difference?.estimate, column).toBeCloseTo(wanted.smd, 8);
      const test = rows.find(({analysis, term}) => analysis === "characteristics test" && term === column);
      expect(Math.abs((test?.pValue ?? NaN) - wanted.test[0]), column).toBeLessThan(1e-7);
      expect(test?.method).toContain(wanted.test[1]);
      const total = (term: string): number =>
        rows.find(
          (row) => row.analysis === "characteristics" && row.group === null && row.term === `${column}: ${term}`
        )?.estimate ?? NaN;
      if (wanted.quartiles !== undefined) {
        expect(["lower quartile", "median", "upper quartile"].map(total)).toEqual(wanted.quartiles);
        expect([total("mean"), total("standard deviation")].map((value) => value.toFixed(8))).toEqual([
          wanted.mean?.toFixed(8),
          wanted.sd?.toFixed(8)
        ]);
      }
    }
  });

  it("the table shows groups, total, SMD and p, ECOG in its order, and names each test", async () => {
    const table = characteristicsTable(
      await run({report: {characteristics: ["age", "ecog"], tests: true, summary: "mean", numbers: "lancet"}})
    );
    expect(table.header).toEqual([
      "",
      "payload swap (n 50)",
      "target-only swap (n 110)",
      "neither (n 11)",
      "all (n 171)",
      "SMD",
      "p"
    ]);
    expect(table.rows.map(([first]) => first)).toEqual(["age, years, mean (SD)", "ECOG", "  0", "  1", "  2", "  3"]);
    expect(table.rows[0]?.slice(4)).toEqual(["59·3 (10·6)", "0·28", "0·26"]);
    expect(table.notes.join(" ")).toContain("Kruskal-Wallis test: age, years; Fisher's exact test, two-sided: ECOG");
  });

  it("without tests asked for there is no p", async () => {
    expect(characteristicsTable(await run({})).header).not.toContain("p");
  });

  it("a column that is not there is named", async () => {
    await expect(run({report: {characteristics: ["agee"]}})).rejects.toThrow(/agee/);
  });
});

describe("names of columns and groups out of a file", () => {
  const hostile = [
    '"];globalThis.describedByNobody=true;//',
    '"; alert(1)//',
    "d",
    "op",
    "row",
    "data",
    "value",
    "group",
    "constructor",
    "toString",
    "hasOwnProperty",
    "a`b",
    "x[0]",
    'y"]',
    "back\\slash",
    "${globalThis.describedByNobody=true}"
  ];
  const levels = ['"; globalThis.describedByNobody=true; //', 'a"|"b', "__proto__", "constructor"];
  const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  /** Sixteen records in two groups, each level of each column four times; in every column the four of group 0 begin. */
  const file = (columns: readonly string[], groups: readonly string[]): string =>
    [
      quoted(["id", "time", "event", "arm", ...columns]),
      ...Array.from({length: 16}, (_, i) =>
        quoted([`P${i}`, String(i + 1), "1", groups[i % 2] ?? "", ...columns.map((_, k) => levels[(i + k) % 4] ?? "")])
      )
    ].join("\n");
  const rowsOf = async (columns: readonly string[], groups: readonly string[]) => {
    const mapping = {patient_id: "id"};
    const cohort = await readCohort([{name: "a.csv", role: "follow-up", text: file(columns, groups)}], {
      mapping,
      unit: "months"
    });
    const {rows} = await analyze(
      {by: "column:arm", unit: "months", mapping, report: {characteristics: [...columns], tests: true}},
      cohort
    );
    return rows.filter(({analysis}) => /^(characteristics|standardised difference)/.test(analysis));
  };

  it("are described as any others, and nothing of them runs", async () => {
    const rows = await rowsOf(hostile, ['A"|"B', "__proto__"]);
    const total = rows.filter(({analysis, group}) => analysis === "characteristics" && group === null);
    expect(total.map(({term, estimate, n}) => [term, estimate, n])).toEqual(
      hostile.flatMap((column) => levels.toSorted().map((level) => [`${column}: ${level}`, 0.25, 16]))
    );
    // Every second record: each group has two of the four levels, four times each.
    const own = rows.filter(({analysis, group}) => analysis === "characteristics" && group !== null);
    expect(own.map(({estimate, n}) => [estimate, n])).toEqual(hostile.flatMap(() => [1, 2, 3, 4].map(() => [0.5, 8])));
    expect(own.some(({group}) => group === "__proto__")).toBe(true);
    expect("describedByNobody" in globalThis).toBe(false);
  });

  it("have the numbers that plain names have", async () => {
    const plain = await rowsOf(
      hostile.map((_, i) => `column_${i}`),
      ["A", "B"]
    );
    const numbers = (rows: Awaited<ReturnType<typeof rowsOf>>): unknown[] =>
      rows.map(({analysis, estimate, n, pValue, statistic}) => [analysis, estimate, n, pValue, statistic]);
    expect(numbers(await rowsOf(hostile, ["A", "B"]))).toEqual(numbers(plain));
  });
});
