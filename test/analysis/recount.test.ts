import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import type {Row} from "../../src/record/row.ts";
import {root} from "../cli/payloadswap.ts";
import {errorText} from "../../src/words/en/refusals.ts";

interface Described {
  readonly n: number;
  readonly events: number;
  readonly median: readonly [number | null, number | null, number | null];
  readonly survival: readonly number[];
  readonly stdError: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly atRisk: readonly number[];
  readonly followUp: number | null;
}

interface Contrast {
  readonly shared: number;
  readonly events: number;
  readonly hr: number;
  readonly lower: number;
  readonly upper: number;
  readonly se: number;
  readonly chisq: number;
  readonly p: number;
  readonly zph: number;
}

/** Counted from the same CSV by test/reference/breast-sequential/make.R, which shares nothing with src/. */
const expected = JSON.parse(readFileSync(join(root, "test/reference/breast-sequential/expected.json"), "utf8")) as {
  readonly transitions: number;
  readonly analysed: number;
  readonly sequences: Readonly<Record<string, number>>;
  readonly transition: Readonly<Record<string, Described>>;
  readonly position: Readonly<Record<string, Described>>;
  readonly contrasts: Readonly<Record<string, Contrast>>;
  readonly doubleSwap: {
    /** In SG as ADC2 and HER2-positive disease. */
    readonly n: number;
    /** HR status of those after a double swap, and after a target-only swap. */
    readonly doubleSwap: string;
    readonly targetOnly: string;
  };
};

let cohort: Cohort;
beforeAll(async () => {
  cohort = await readCohort([
    {name: "breast-sequential.csv", text: readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8")}
  ]);
});
const run = (spec: PlanSpec = {}): Promise<Result> =>
  analyze({...spec, sequential: {ask: ["unadjusted-contrast"], ...spec.sequential}}, cohort);

const close = (actual: number | null | undefined, wanted: number | null, tolerance: number): void => {
  if (wanted === null) expect(actual).toBeNull();
  else expect(Math.abs((actual ?? NaN) - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)));
};

const compare = (rows: readonly Row[], group: string, wanted: Described): void => {
  const of = (analysis: string, term: string): Row[] =>
    rows.filter((row) => row.analysis === analysis && row.term === term && row.group === group);
  const [median] = of("kaplan-meier", "median");
  expect([median?.n, median?.nEvent, median?.nCensored]).toEqual([wanted.n, wanted.events, wanted.n - wanted.events]);
  [median?.estimate, median?.confLow, median?.confHigh].forEach((value, i) =>
    close(value, wanted.median[i] ?? null, 1e-9)
  );
  const milestones = of("kaplan-meier", "survival").filter(({refusal}) => refusal === null);
  milestones.forEach((row, i) => {
    close(row.estimate, wanted.survival[i] ?? NaN, 1e-9);
    close(row.stdError, wanted.stdError[i] ?? null, 1e-9);
    close(row.confLow, wanted.lower[i] ?? null, 1e-9);
    close(row.confHigh, wanted.upper[i] ?? null, 1e-9);
    expect(row.nRisk).toBe(wanted.atRisk[i]);
  });
  expect(milestones.length).toBeGreaterThan(1);
  close(of("follow-up", "median")[0]?.estimate, wanted.followUp, 1e-9);
};

describe("analysis of the breast sample agrees with an independent recount in R", () => {
  it("finds the same transitions, uses the same ones, and names their sequences alike", async () => {
    const {transitions} = await run();
    const first = transitions.filter(({from_position}) => from_position === 1);
    expect(first).toHaveLength(expected.transitions);
    const analysed = transitions.filter(({analysed}) => analysed === true);
    expect(analysed).toHaveLength(expected.analysed);
    const counts: Record<string, number> = {};
    for (const {sequence} of analysed) counts[String(sequence)] = (counts[String(sequence)] ?? 0) + 1;
    expect(counts).toEqual(expected.sequences);
  });

  it.each(Object.keys(expected.transition))(
    "PFS(ADC2) after %s: counts, median, milestones, follow-up",
    async (group) => {
      compare((await run()).rows, group, expected.transition[group]);
    }
  );

  it.each(Object.keys(expected.position))("PFS by position, %s", async (group) => {
    compare((await run({by: "position"})).rows, group, expected.position[group]);
  });

  it.each(Object.entries(expected.contrasts))(
    "contrast of %s against target-only swap within tumour, HER2 and HR status",
    async (group, wanted) => {
      const {rows} = await run();
      const hazardRatio = rows.find((row) => row.analysis === "cox" && row.group === group)!;
      expect([hazardRatio.n, hazardRatio.nEvent, hazardRatio.stratum]).toEqual([
        wanted.shared,
        wanted.events,
        "tumour, HER2 status, HR status"
      ]);
      close(hazardRatio.estimate, wanted.hr, 1e-6);
      close(hazardRatio.confLow, wanted.lower, 1e-6);
      close(hazardRatio.confHigh, wanted.upper, 1e-6);
      close(hazardRatio.stdError, wanted.se, 1e-6);
      const test = rows.find((row) => row.analysis === "log-rank" && row.group === group)!;
      close(test.statistic, wanted.chisq, 1e-9);
      expect(test.df).toBe(1);
      close(test.pValue! / wanted.p, 1, 1e-9);
      close(
        rows.find((row) => row.analysis === "proportional-hazards" && row.group === group)!.statistic,
        wanted.zph,
        1e-6
      );
    }
  );
});

describe("contrasts between classes among patients who are alike", () => {
  it("double swap against target-only swap is refused: in SG as ADC2 and HER2-positive disease, R counts no HR status in both", async () => {
    const {n, doubleSwap, targetOnly} = expected.doubleSwap;
    expect([n, doubleSwap, targetOnly]).toEqual([23, "negative", "positive"]);
    const {sequential} = await run();
    const contrast = sequential!.contrasts.find(({name}) => name === "double-swap-v-target-only")!;
    expect(contrast.cells).toEqual([]);
    expect(contrast.rows.map(({refusal}) => errorText(refusal))).toEqual(
      Array(2).fill("no combination of ADC2 product, tumour type, HER2 status, HR status stands in both arms")
    );
  });

  it("like for like is asked first, and refused with its reason where nobody is alike", async () => {
    const [first] = (await run()).sequential!.contrasts;
    expect(first.name).toBe("like-for-like");
    expect(first.rows.map(({refusal}) => errorText(refusal))).toEqual(
      Array(2).fill(
        "no combination of ADC2 product, tumour type, HER2 status, HR status, line of therapy stands in both arms"
      )
    );
  });
});

describe("what the design does not allow is a row with its reason", () => {
  it("by position there are curves and medians, and neither hazard ratio nor p", async () => {
    const {rows, curves} = await run({by: "position"});
    expect(curves.map(({group}) => group)).toEqual(["ADC1", "ADC2"]);
    const tests = rows.filter(({analysis}) => analysis === "cox" || analysis === "log-rank");
    expect(
      tests.map(({analysis, refusal, estimate, pValue}) => [analysis, errorText(refusal), estimate, pValue])
    ).toEqual([
      ["cox", "unpaired and truncated", null, null],
      ["log-rank", "unpaired and truncated", null, null]
    ]);
  });

  it("by sequence, T-DM1→T-DXd in HER2-positive disease is not set against SG→T-DXd in HER2-low disease", async () => {
    const {rows} = await run({by: "sequence", reference: "SG → T-DXd"});
    const row = rows.find(({analysis, group}) => analysis === "cox" && group === "T-DM1 → T-DXd")!;
    expect(errorText(row.refusal)).toContain(
      "share no HER2 status within a tumour type (breast, HER2 low against breast, HER2 positive)"
    );
    expect([row.estimate, row.pValue]).toEqual([null, null]);
  });
});

describe("nothing is lost", () => {
  it.each<PlanSpec>([{}, {by: "sequence"}, {population: {where: "age >= 65"}}, {population: {adc1Stopped: "any"}}])(
    "under %j every transition is analysed or on the ledger, every patient has a transition or a line",
    async (spec) => {
      const {transitions, ledger, flow} = await run(spec);
      const left = ledger.filter(({unit}) => unit === "transition");
      expect(transitions.filter(({analysed}) => analysed === true).length + left.length).toBe(transitions.length);
      const patients = flow.find(({label}) => label === "patients in the file")!.count;
      const withPair = new Set(transitions.map(({patient_id}) => patient_id)).size;
      expect(withPair + ledger.filter(({unit, step}) => unit === "patient" && step === "population").length).toBe(
        patients
      );
      for (const unit of ["patients", "transitions"]) {
        const steps = flow.filter((step) => step.unit === unit);
        steps
          .slice(0, -1)
          .forEach((step, i) =>
            expect(step.count - step.left.reduce((sum, {count}) => sum + count, 0), step.label).toBe(steps[i + 1].count)
          );
      }
    }
  );

  it("every ledger line of a transition names file, row and reason", async () => {
    const {ledger} = await run();
    for (const line of ledger.filter(({unit}) => unit === "transition")) {
      expect(line.file).toBe("breast-sequential.csv");
      expect(line.row).toBeGreaterThan(1);
      expect(line.detail).not.toBe("");
    }
    expect(ledger.map(({reason}) => reason)).toEqual(
      expect.arrayContaining(["adc1-not-progressed", "unclassifiable", "later-transition"])
    );
  });
});

describe("under an endpoint that is not PFS", () => {
  it("what is said of PFS on both ADCs stays of PFS, in name and number, and the curves are named by the endpoint", async () => {
    const {sequential, rows} = await run({by: "position", endpoints: ["rwOS"]});
    const ofPfs = (await run({by: "position"})).sequential;
    const said = [...(sequential?.truncation ?? []), ...(sequential?.paired ?? [])].map(({row}) => row);
    expect(said.length).toBeGreaterThan(10);
    expect([...new Set(said.map(({endpoint}) => endpoint))]).toEqual(["PFS(ADC1) and PFS(ADC2), rwPFS@2"]);
    expect(said).toEqual([...(ofPfs?.truncation ?? []), ...(ofPfs?.paired ?? [])].map(({row}) => row));
    expect(rows.find(({analysis, group}) => analysis === "kaplan-meier" && group === "ADC2")?.endpoint).toBe(
      "rwOS from ADC2, rwOS@1"
    );
  });
});
