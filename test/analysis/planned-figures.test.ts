import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import {figuresOf} from "../../src/report/figures/figure-table.ts";
import {lintFigure} from "../../src/report/figures/figure-lint.ts";
import {toSvg} from "../../src/report/formats/svg.ts";
import {outputFiles} from "../../src/report/output-files.ts";
import {sequenceProbabilities, type SequenceCourse} from "../../src/states/sequence-probabilities.ts";
import {errorText} from "../../src/words/en/refusals.ts";

const sample = async (name: string): Promise<Cohort> =>
  readCohort([
    {name, text: readFileSync(fileURLToPath(new URL(`../../data-samples/${name}`, import.meta.url)), "utf8")}
  ]);
const lean: PlanSpec["sequential"] = {sensitivity: false, ask: ["unadjusted-contrast"]};
const planned = [
  "facets",
  "restricted-mean",
  "predictors",
  "paired-slope",
  "sequence-flow-next",
  "sequence-flow-probabilities"
];

let both: Cohort;
let everyone: Cohort;
let byClass: Result;
let byPosition: Result;

beforeAll(async () => {
  both = await sample("breast-sequential.csv");
  everyone = await sample("breast-all-adc1.csv");
  byClass = await analyze(
    {
      restrictedMean: 9,
      sequential: lean,
      figures: {facets: "tumour", include: ["predictors", "sequence-flow-next", "sequence-flow-probabilities"]}
    },
    both
  );
  byPosition = await analyze(
    {
      by: "position",
      restrictedMean: 12,
      sequential: lean,
      figures: {facets: "sequence", tail: "pocock", riskTable: "kmunicate", include: ["all"]}
    },
    everyone
  );
}, 120_000);

const names = (result: Result): string[] =>
  figuresOf(result)
    .map(({name}) => name)
    .filter((name) => planned.includes(name));

describe("figures that a plan names", () => {
  it("none of them is drawn unasked", async () => {
    const result = await analyze({sequential: lean}, both);
    expect(names(result)).toEqual([]);
    expect(result.rows.some(({analysis}) => analysis === "restricted-mean")).toBe(false);
  });

  it("are drawn where they are named and apply", () => {
    // Everyone of the first file received both ADCs, so there are no probabilities of reaching ADC2.
    expect(names(byClass)).toEqual(["facets", "restricted-mean", "predictors", "sequence-flow-next"]);
    expect(names(byPosition)).toEqual(planned);
  });

  it("pass the lint, also in a single column of a journal", async () => {
    for (const result of [
      byPosition,
      byClass,
      await analyze(
        {
          sequential: lean,
          restrictedMean: 6,
          figures: {
            preset: "nature-single",
            facets: "tumour",
            riskTable: "kmunicate",
            tail: "gebski",
            include: ["predictors", "sequence-flow-next"]
          }
        },
        await sample("nsclc-gastric-mix.csv")
      )
    ])
      for (const {name, spec} of figuresOf(result).filter(
        (figure) => planned.includes(figure.name) || figure.name === "kaplan-meier"
      ))
        expect(lintFigure(await toSvg(spec)), name).toEqual([]);
  }, 120_000);

  it("a policy on small counts leaves them out and takes back the table of events", async () => {
    const plan: PlanSpec = {
      sequential: lean,
      restrictedMean: 9,
      report: {disclosure: "cms-11"},
      figures: {
        formats: ["svg"],
        facets: "tumour",
        riskTable: "kmunicate",
        tail: "pocock",
        include: ["predictors", "sequence-flow-next"]
      }
    };
    const files = await outputFiles(await analyze(plan, both));
    expect(
      files.map(({path}) => path).filter((path) => planned.some((name) => path.includes(`figures/${name}.`)))
    ).toEqual([]);
    expect(String(files.find(({path}) => path === "figures/kaplan-meier.svg")?.content)).not.toContain(">Censored<");
    expect(
      String(files.find(({path}) => path === "results.csv")?.content)
        .split("\n")
        .filter((line) => line.startsWith("restricted-mean"))
        .every((line) => !/205\.89|102\.11/.test(line))
    ).toBe(true);
  });

  it("a column that is not there is an error with the one that was probably meant", async () => {
    await expect(analyze({figures: {facets: "tumor"}}, both)).rejects.toThrow(
      /figures\.facets: no column tumor in the cohort; did you mean tumour\?/
    );
  });
});

describe("the curves", () => {
  it("have a KMunicate table whose numbers at risk, events and censored add up to everyone, and a dimmed tail, where the plan asks", async () => {
    const svg = await toSvg(figuresOf(byPosition)[0].spec);
    for (const label of ["At risk", "Events", "Censored"]) expect(svg).toContain(`>${label}<`);
    expect(svg).toContain("Paler");
    const plain = await toSvg(figuresOf(byClass)[0].spec);
    expect(plain).toContain("Number at risk");
    expect(plain).not.toContain("Paler");
  });

  it("in panels hold everyone once: by sequence ADC1 and ADC2 of the same patients", () => {
    const {panels, left, blank} = byPosition.parts.facets ?? {panels: [], left: ["no panels"], blank: 0};
    expect(panels.map(({level}) => level)).toEqual(["SG → T-DXd", "T-DXd → SG"]);
    expect(panels.map(({curves}) => curves.map(({group, n}) => `${group} ${n}`))).toEqual([
      ["ADC1 67", "ADC2 67"],
      ["ADC1 51", "ADC2 51"]
    ]);
    expect([left, blank]).toEqual([[], 0]);
  });
});

describe("restricted means", () => {
  const rows = (result: Result) => result.rows.filter(({analysis}) => analysis === "restricted-mean");

  // R 4.2.2, survival 3.5-3, on patient-level/transitions.csv and follow-up.csv of the same plan:
  // summary(survfit(Surv(time, event) ~ headline), rmean = 9 * 365.25 / 12)$table
  it("to 9 months are R's", () => {
    const fromR = {
      "payload swap": [205.890614903, 13.03813779107],
      "target-only swap": [102.116091484, 7.94246317011],
      "neither": [100.272727273, 24.80205633607]
    } as const;
    for (const [group, [mean, error]] of Object.entries(fromR)) {
      const row = rows(byClass).find((one) => one.group === group && one.term === "restricted mean");
      expect(row?.estimate).toBeCloseTo(mean, 8);
      expect(row?.stdError).toBeCloseTo(error, 8);
    }
  });

  it("differ between those who are compared, as many as in the hazard ratio", () => {
    for (const difference of rows(byClass).filter(({term}) => term === "difference")) {
      const ratio = byClass.rows.find(
        ({analysis, term, group}) => analysis === "cox" && term === "hazard ratio" && group === difference.group
      );
      expect([difference.n, difference.nEvent, errorText(difference.refusal)]).toEqual([ratio?.n, ratio?.nEvent, null]);
    }
  });

  it("have no difference where there is no contrast, and none past the end of a curve", async () => {
    expect(errorText(rows(byPosition).find(({term}) => term === "difference")?.refusal ?? null)).toBe(
      "unpaired and truncated"
    );
    const late = rows(await analyze({restrictedMean: 120, sequential: lean}, both));
    expect(
      errorText(late.find(({group, term}) => group === "payload swap" && term === "restricted mean")?.refusal ?? null)
    ).toBe("the curve is not known up to 120 months");
  });
});

describe("probabilities of sequences", () => {
  const course = (
    adc1: string,
    time: number,
    onward: readonly [string, string] | null,
    died = false
  ): SequenceCourse => ({adc1, time, onward, died, entry: null});

  // By hand. ADC A, 4 patients: ADC2 at 100, censored at 150, ADC2 at 200 (other way), followed to 400: S = 3/4 after 100, 3/8 after 200 (2 at risk); ways 1/4 and 3/8, rest 3/8.
  // ADC B, 2 patients: death at 50, ADC2 at 60: 1/2 and 1/2. Shares 4/6 and 2/6.
  it("equal a case worked by hand and add up to 1", () => {
    const {paths, n, left} = sequenceProbabilities(
      [
        course("A", 100, ["direct", "X"]),
        course("A", 150, null),
        course("A", 200, ["with intervening therapy", "X"]),
        course("A", 400, null),
        course("B", 50, null, true),
        course("B", 60, ["direct", "Y"])
      ],
      365
    );
    expect([n, left]).toEqual([6, 0]);
    const at = (...path: (string | null)[]): number =>
      paths.find((one) => JSON.stringify(one.path) === JSON.stringify(path))?.n ?? NaN;
    expect(at("A", "direct", "X")).toBeCloseTo(1 / 6, 12);
    expect(at("A", "with intervening therapy", "X")).toBeCloseTo(1 / 4, 12);
    expect(at("A", "alive without ADC2", null)).toBeCloseTo(1 / 4, 12);
    expect(at("B", "died before ADC2", null)).toBeCloseTo(1 / 6, 12);
    expect(at("B", "direct", "Y")).toBeCloseTo(1 / 6, 12);
    expect(paths.reduce((sum, path) => sum + path.n, 0)).toBeCloseTo(1, 12);
  });

  it("leave out an ADC1 whose follow-up ends before the day", () => {
    expect(sequenceProbabilities([course("A", 400, null), course("B", 100, null)], 365)).toEqual({
      paths: [{path: ["A", "alive without ADC2", null], n: 1}],
      n: 1,
      left: 1
    });
  });
});
