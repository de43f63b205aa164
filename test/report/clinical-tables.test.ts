import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import {lintFigure} from "../../src/report/figures/figure-lint.ts";
import {figuresOf, type DrawnFigure} from "../../src/report/figures/figure-table.ts";
import {methodParagraphs} from "../../src/words/en/methods.ts";
import {filledTables, reportParts} from "../../src/report/sections.ts";
import {toSvg} from "../../src/report/formats/svg.ts";
import type {TextTable} from "../../src/report/tables/text-table.ts";
import {root} from "../cli/payloadswap.ts";

const sources = ["lines", "adverse-events", "assessments"].map((name) => ({
  name: `${name}.csv`,
  text: readFileSync(join(root, `data-samples/breast-clinical/${name}.csv`), "utf8")
}));
const run = async (
  spec: PlanSpec,
  given: readonly {readonly name: string; readonly text: string}[] = sources
): Promise<Result> => analyze({by: "sequence", population: {adc1Stopped: "any"}, ...spec}, await readCohort(given));
const tablesOf = (result: Result): ReadonlyMap<string, TextTable> =>
  new Map(reportParts.flatMap((part) => filledTables(part, result)).map((table) => [table.name, table]));

const clinical = [
  "subgroups",
  "cns",
  "response",
  "response-cross",
  "treatment-time",
  "incidence",
  "hormone-receptor-order",
  "biomarker-conversion",
  "stop-reasons",
  "early-deaths",
  "next-therapy",
  "safety",
  "label-overlap",
  "assessment-intervals",
  "enrolment-window"
];

let result: Result;
let tables: ReadonlyMap<string, TextTable>;
let figures: readonly DrawnFigure[];
beforeAll(async () => {
  result = await run({figures: {include: ["all"]}});
  tables = tablesOf(result);
  figures = figuresOf(result);
}, 120_000);
const line = (table: string, first: string): readonly string[] | undefined =>
  tables.get(table)?.rows.find(([cell]) => cell?.trim() === first);

describe("clinical tables of the report", () => {
  it("all appear where their columns are recorded, as wide as their header and each with a note", () => {
    for (const name of clinical) {
      const table = tables.get(name);
      expect(table?.rows.length, name).toBeGreaterThan(0);
      expect(
        table?.rows.every((row) => row.length === table.header.length),
        name
      ).toBe(true);
      expect(table?.notes.length, name).toBeGreaterThan(0);
    }
  });

  it("are absent where theirs are not", async () => {
    const bare = tablesOf(
      await run({}, [
        {
          name: "c.csv",
          text: "patient_id,regimen,start,end,progression\nP1,SG,0,50,60\nP1,T-DXd,70,100,120\nP2,SG,0,60,70\nP2,T-DXd,80,100,110\n"
        }
      ])
    );
    expect(clinical.filter((name) => bare.has(name))).toEqual(["treatment-time", "next-therapy", "label-overlap"]);
  });

  // The numbers are those of test/reference/breast-clinical/expected.json.
  it("write counts with their denominators", () => {
    expect(tables.get("response")?.rows[0]).toEqual([
      "SG → T-DXd",
      "ADC1",
      "17/44, 39 % (24–55)",
      "17/45, 38 % (24–53)",
      "26/42, 62 % (46–76)"
    ]);
    expect(line("safety", "any adverse event")?.slice(1)).toEqual([
      "76 (97 %); 53 (68 %)",
      "66 (92 %); 20 (28 %)",
      "44 (98 %); 17 (38 %)",
      "38 (100 %); 25 (66 %)"
    ]);
    expect(line("early-deaths", "T-DXd as ADC2")).toEqual([
      "T-DXd as ADC2",
      "6/38, 16 % (6–31)",
      "7",
      "13/36, 36 % (21–54)",
      "9"
    ]);
    // SG as ADC1: 78 exposed, 64 + 14 and 62 + 16.
    expect(line("early-deaths", "SG as ADC1")).toEqual([
      "SG as ADC1",
      "2/64, 3 % (0–11)",
      "14",
      "4/62, 6 % (2–16)",
      "16"
    ]);
  });

  it("add up: the cross-tab to its margins, reasons for stopping to everyone exposed", () => {
    const cross = tables.get("response-cross")?.rows ?? [];
    const sum = (cells: readonly string[]): number => cells.reduce((total, cell) => total + Number(cell), 0);
    for (const row of cross) expect(sum(row.slice(1, -1))).toBe(Number(row.at(-1)));
    expect(sum(cross.slice(0, -1).map((row) => row.at(-1) ?? ""))).toBe(83);
    for (const group of new Set(
      result.parts.counts?.find(({name}) => name === "stop-reasons")?.counts.map((count) => count.group)
    )) {
      const own =
        result.parts.counts
          ?.find(({name}) => name === "stop-reasons")
          ?.counts.filter((count) => count.group === group) ?? [];
      expect(own.reduce((total, {n}) => total + n, 0)).toBe(own[0]?.of);
    }
  });

  it("follow the numbers of the plan's journal", async () => {
    const lancet = tablesOf(await run({report: {numbers: "lancet"}}));
    expect(lancet.get("response")?.rows[0]?.[2]).toBe("17/44, 39% (24–55)");
    expect(lancet.get("treatment-time")?.rows[0]?.[3]).toBe("3·2 (1·8–6·3)");
  });

  it("keep what labels have in common apart from what was observed, and say so", () => {
    expect(tables.get("label-overlap")?.caption).toContain("not observed in this cohort");
    expect(tables.get("safety")?.caption).toContain("observed in this cohort");
  });

  it("hold no patient", () => {
    for (const table of tables.values()) expect(JSON.stringify(table), table.name).not.toContain("SYN-");
  });

  it("show a hostile term of the file as text", async () => {
    const text = "patient_id,line,term,ctcae_grade,onset\nSYN-0001,3,<script>alert(1)</script>,2,520\n";
    const hostile = tablesOf(await run({}, [sources[0] ?? {name: "", text: ""}, {name: "ae.csv", text}]));
    expect(hostile.get("safety")?.rows.some(([first]) => first === "  <script>alert(1)</script>")).toBe(true);
  });
});

describe("methods", () => {
  it("say how each of them was counted, with its source", () => {
    const paragraphs = methodParagraphs(result).join("\n");
    for (const words of [
      "binom.test",
      "24 weeks (168 days)",
      "likelihood ratio",
      "competing first events",
      "up to 30 days after the last dose",
      "Wallington 2016"
    ])
      expect(paragraphs).toContain(words);
  });
});

describe("figures of the clinical tables", () => {
  const named = (name: string): DrawnFigure => {
    const found = figures.find((figure) => figure.name === name);
    if (found === undefined)
      throw new Error(`no figure ${name} among ${figures.map((figure) => figure.name).join(", ")}`);
    return found;
  };

  it("are the forest plot and the cumulative incidence unasked, and the others by name", async () => {
    const names = async (include: ("swimmer" | "missing-data")[]): Promise<string[]> =>
      figuresOf(await run({figures: {include}})).map(({name}) => name);
    const usual = await names([]);
    expect(usual).toEqual(expect.arrayContaining(["forest", "cumulative-incidence"]));
    expect(usual).not.toEqual(expect.arrayContaining(["swimmer"]));
    expect((await names(["swimmer"])).filter((name) => !usual.includes(name))).toEqual(["swimmer"]);
  });

  it("pass the lint and hold no patient", async () => {
    for (const name of [
      "forest",
      "cumulative-incidence",
      "transition-matrix",
      "swimmer",
      "missing-data",
      "schoenfeld",
      "cumulative-hazard",
      "log-log"
    ]) {
      const {spec} = named(name);
      expect(lintFigure(await toSvg(spec)), name).toEqual([]);
      expect(JSON.stringify(spec), name).not.toContain("SYN-");
    }
  }, 60_000);

  it("carry their caution in the caption", () => {
    expect(named("forest").caption).toContain("not randomised");
    expect(named("forest").caption).toContain("The second ADC differs");
    expect(named("swimmer").caption).toContain("lived to receive ADC2");
    expect(named("transition-matrix").caption).toContain("chosen by physicians");
  });

  it("a forest plot has a line for the whole contrast, one for each level, and the tests of interaction", () => {
    expect(named("forest").spec.description).toMatch(
      /^Forest plot\. All who are compared: 1\.73 \(0\.84–3\.53\), 73 events of 83\. HER2 status, P for interaction 0\.41\. low: 2\.11 \(0\.88–5\.06\), 58 events of 67\. zero: 1\.09/
    );
  });

  it("a swimmer has a lane for each patient analysed, and their identifiers where the plan asks for them", async () => {
    expect(named("swimmer").spec.description).toMatch(/^Swimmer plot of 83 patients/);
    const labelled = figuresOf(await run({figures: {include: ["swimmer"]}, report: {laneLabels: "patient_id"}})).find(
      ({name}) => name === "swimmer"
    );
    expect(JSON.stringify(labelled?.spec)).toContain("SYN-");
  });

  it("a forest plot in the narrowest column of a journal puts the tests into the caption", async () => {
    const narrow = figuresOf(await run({figures: {preset: "lancet-single"}})).find(({name}) => name === "forest");
    expect(narrow?.caption).toContain("(p: HER2 status 0.41, hormone receptors 0.90, therapy in between 0.96)");
    expect(lintFigure(await toSvg(narrow?.spec ?? ({} as DrawnFigure["spec"])), {minimumPt: 5})).toEqual([]);
  }, 60_000);
});
