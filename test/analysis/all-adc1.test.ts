import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Result} from "../../src/record/result.ts";
import type {Row} from "../../src/record/row.ts";
import {expectClose} from "../reference/reference-set.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {warningText} from "../../src/words/en/remarks.ts";

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");

type Three = readonly [number, number, number];
/** What test/reference/all-adc1/make.R says of data-samples/breast-all-adc1.csv, from the CSV and the rules alone. */
const expected = JSON.parse(read("../reference/all-adc1/expected.json")) as {
  readonly n: number;
  readonly pairs: number;
  readonly survival: Readonly<Record<"fromAdc2" | "landmarkReceived" | "landmarkWithout", Three>> &
    Readonly<Record<"landmarkRatio" | "timeVarying" | "everReceived", readonly [number, number, number, number]>> & {
      readonly nFromAdc2: number;
    };
  readonly truncation: {
    readonly tau: number;
    readonly comparable: number;
    readonly window: number;
    readonly kept: number;
    readonly same: Three;
    readonly naive: Three;
    readonly everyone: Three;
  };
  readonly beside: Readonly<Record<"none" | "pfs1" | "standing" | "gap" | "direct", Three>>;
  readonly rules: Readonly<Record<"own" | "window30" | "ignored14", {readonly events: number; readonly ratio: Three}>>;
};

let cohort: Cohort;
let result: Result;
const only = <T>(found: readonly T[]): T => {
  const [row] = found;
  if (row === undefined || found.length !== 1) throw new Error(`wanted one row, got ${found.length}`);
  return row;
};
const three = ({estimate, confLow, confHigh}: Row): (number | null)[] => [estimate, confLow, confHigh];

beforeAll(async () => {
  cohort = await readCohort([{name: "breast-all-adc1.csv", text: read("../../data-samples/breast-all-adc1.csv")}]);
  result = await analyze(
    {by: "sequence", sequential: {overallSurvival: ["from-adc2", "landmark", "time-varying", "ever-received"]}},
    cohort
  );
});

describe("overall survival in everyone who started ADC1 is that of R", () => {
  const median = (endpoint: string, group: string): Row =>
    only(
      result.rows.filter(
        (row) =>
          row.analysis === "overall survival" &&
          row.term === "median" &&
          row.endpoint === endpoint &&
          row.group === group
      )
    );
  const ratio = (stratum: string): Row =>
    only(
      result.rows.filter(
        (row) => row.analysis === "overall survival" && row.term === "hazard ratio" && row.stratum === stratum
      )
    );

  it("from ADC2", () => {
    expect(median("rwOS from ADC2", "all who started ADC2").n).toBe(expected.survival.nFromAdc2);
    expectClose(three(median("rwOS from ADC2", "all who started ADC2")), expected.survival.fromAdc2, 1e-9, "from ADC2");
  });

  it("from a landmark at 180 days, by whether ADC2 had started", () => {
    expectClose(
      three(median("rwOS from day 180 after ADC1", "ADC2 by day 180")),
      expected.survival.landmarkReceived,
      1e-9,
      "received"
    );
    expectClose(
      three(median("rwOS from day 180 after ADC1", "no ADC2 by day 180")),
      expected.survival.landmarkWithout,
      1e-9,
      "without"
    );
    expectClose(
      [...three(ratio("landmark")), ratio("landmark").pValue],
      expected.survival.landmarkRatio,
      1e-7,
      "landmark"
    );
  });

  it("with ADC2 as time-varying exposure, robust by patient", () => {
    expectClose(
      [...three(ratio("time-varying")), ratio("time-varying").pValue],
      expected.survival.timeVarying,
      1e-7,
      "time-varying"
    );
    expect(warningText(ratio("time-varying").remarks)).toContain("no effect of ADC2");
  });

  it("is not given where fewer than five patients are on one side of ADC2", async () => {
    // By hand from the file: ADC2 starts within 33 days of ADC1 in four patients (after 29, 32, 32 and 33 days).
    const {rows} = await analyze({sequential: {landmark: 33, sensitivity: false}}, cohort);
    const early = only(rows.filter((row) => row.analysis === "overall survival" && row.stratum === "landmark"));
    expect([early.estimate, early.confLow, early.pValue]).toEqual([null, null, null]);
    expect(errorText(early.refusal)).toMatch(/^fewer than 5 patients on one side of ADC2 \([0-4]\)$/);
  });

  it("the biased one is given because the plan names it, and the audit says serious; unasked it is withheld", async () => {
    expectClose(
      three(ratio("ever received, from ADC1")),
      expected.survival.everReceived.slice(0, 3),
      1e-6,
      "ever received"
    );
    expect(warningText(ratio("ever received, from ADC1").remarks)).toContain("immortal time");
    expect(result.sequential?.audit.find(({bias}) => bias === "immortal-time")?.level).toBe("serious");
    const plain = await analyze({by: "sequence"}, cohort);
    expect(
      errorText(plain.rows.find(({stratum}) => stratum === "ever received, from ADC1")?.refusal ?? null)
    ).toContain("withheld: immortal time");
    expect(plain.sequential?.audit.find(({bias}) => bias === "immortal-time")?.level).toBe("ok");
  });
});

describe("states from ADC1 on", () => {
  it("is refused in a received-both file, once and with the reason", async () => {
    const both = await readCohort([{name: "urothelial.csv", text: read("../../data-samples/urothelial-ev-sg.csv")}]);
    const rows = (await analyze({by: "sequence"}, both)).rows.filter(
      ({analysis}) => analysis === "multi-state" || analysis === "reaching ADC2"
    );
    expect(errorText(only(rows).refusal)).toContain("refused: every patient received both ADCs");
  });
});

describe("truncation and its checks", () => {
  it("the conditional Kendall's tau and the same-window median are those of a recount of all pairs in R", () => {
    const found = Object.fromEntries((result.sequential?.truncation ?? []).map(({name, row}) => [name, row]));
    expect(found["quasi-independence"]?.estimate).toBeCloseTo(expected.truncation.tau, 12);
    expect(warningText(found["quasi-independence"]?.remarks ?? [])).toContain(
      `${expected.truncation.comparable} pairs of patients comparable`
    );
    expect([found["same-window"]?.time, found["same-window"]?.n]).toEqual([
      expected.truncation.window,
      expected.truncation.kept
    ]);
    expectClose(
      found["same-window"] === undefined ? [] : three(found["same-window"]),
      expected.truncation.same,
      1e-9,
      "same window"
    );
    expectClose(found["naive"] === undefined ? [] : three(found["naive"]), expected.truncation.naive, 1e-9, "naive");
    expectClose(
      found["all-started"] === undefined ? [] : three(found["all-started"]),
      expected.truncation.everyone,
      1e-9,
      "everyone"
    );
  });

  it("a condition on the patient holds for everyone who started ADC1 as well; one on a line is said not to", async () => {
    const young = await analyze({by: "sequence", population: {where: "age < 60"}}, cohort);
    const row = young.sequential?.truncation.find(({name}) => name === "all-started");
    const ages = new Map(
      (cohort.patients.objects() as {patient_id: string; age: number | null}[]).map(({patient_id, age}) => [
        patient_id,
        age
      ])
    );
    expect(row?.row.n).toBe([...ages.values()].filter((age) => age !== null && age < 60).length);
    expect(row?.row.population).toBe("everyone who started ADC1, age < 60");
    const fit = await analyze({by: "sequence", population: {where: "ecog = 0"}}, cohort);
    expect(fit.sequential?.truncation.find(({name}) => name === "all-started")?.row.population).toBe(
      "everyone who started ADC1 (also those who do not meet ecog = 0)"
    );
  });
});

describe("sensitivity to the rules of the endpoint", () => {
  it("the primary contrast, adjusted for the standing on ADC1 and calendar time, with errors that allow for the curves, is that of R under each rule, without p-values", () => {
    for (const [rule, {events, ratio}] of [
      ["rwPFS@2", expected.rules.own],
      ["rwPFS@2[deathWindowDays=30]", expected.rules.window30],
      ["rwPFS@2[ignoreProgressionDays=14]", expected.rules.ignored14]
    ] as const) {
      const row = only(
        result.rows.filter(
          (one) =>
            one.analysis === "sensitivity" && one.term === "hazard ratio" && one.endpoint === `PFS(ADC2), ${rule}`
        )
      );
      expect([row.nEvent, row.pValue], rule).toEqual([events, null]);
      expectClose(three(row), ratio, 1e-7, rule);
    }
  });

  it("beside it stand the ratios under other adjustments, which are those of R, without p-values", () => {
    const rows = only(result.sequential?.contrasts ?? []).rows;
    expect(rows.find(({kind}) => kind === "hazard-ratio")?.method).toBe(
      "Cox regression, Efron ties, stratified by 2 cells, adjusted for standing on ADC1 and calendar time of ADC2, Wald limits; stdError is of the log hazard ratio"
    );
    const beside = rows.filter(({kind}) => kind === "hazard-ratio-beside");
    expect(beside.map(({term}) => term)).toEqual([
      "adjusted: none",
      "adjusted: pfs1",
      "adjusted: standing",
      "adjusted: gap",
      "direct sequences only"
    ]);
    for (const way of ["none", "pfs1", "standing", "gap"] as const) {
      const row = only(beside.filter(({term}) => term === `adjusted: ${way}`));
      expect([row.pValue, row.statistic], way).toEqual([null, null]);
      expectClose(three(row), expected.beside[way], 1e-7, way);
    }
    const direct = only(beside.filter(({term}) => term === "direct sequences only"));
    expectClose(three(direct), expected.beside.direct, 1e-7, "direct");
  });

  it("the plan's rule is marked, and rules that change nobody's time stand once", () => {
    const shown = result.parts.sensitivity;
    // Windows for deaths: none, 30, 60, 90 days and two missed visits; early progression counted or not; the next line censors or not.
    // Beside them, under the plan's own: ADC1 that ended for any reason. The code of the stop alone takes the same patients here, and stands not again.
    expect(shown?.combinations).toBe(5 * 2 * 2 + 1);
    expect(shown?.rules.filter(({rule}) => rule.includes("adc1Stopped")).map(({rule}) => rule)).toEqual([
      "rwPFS@2[adc1Stopped=any]"
    ]);
    expect(shown?.rules.filter(({primary}) => primary).map(({rule}) => rule)).toEqual(["rwPFS@2"]);
    // The next line never comes before an event here, and nobody dies on ADC2 more than 60 days after the last assessment with progression counted from day 1.
    expect(shown?.rules.some(({rule}) => rule.includes("nextLine"))).toBe(false);
  });

  it("is switched off by the plan", async () => {
    const off = await analyze(
      {by: "sequence", sequential: {sensitivity: false, multiState: false, overallSurvival: []}},
      cohort
    );
    expect(
      off.rows.filter(({analysis}) => ["sensitivity", "multi-state", "overall survival"].includes(analysis))
    ).toEqual([]);
  });
});
