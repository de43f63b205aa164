import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Result} from "../../src/record/result.ts";
import type {Row} from "../../src/record/row.ts";
import {root} from "../cli/payloadswap.ts";
import {errorText} from "../../src/words/en/refusals.ts";

interface Rate {
  readonly n: number;
  readonly events: number;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}
type ByAdc<T> = Readonly<Record<"ADC1" | "ADC2", T>>;
type ByOrder<T> = Readonly<Record<string, T>>;
interface Columns {
  readonly estimate: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly stdError: readonly number[];
}

/** Counted from the same files by test/reference/breast-clinical/make.R, which shares nothing with src/. */
const expected = JSON.parse(readFileSync(join(root, "test/reference/breast-clinical/expected.json"), "utf8")) as {
  readonly response: ByOrder<ByAdc<Readonly<Record<"evaluable" | "everyone" | "benefit", Rate>>>>;
  readonly treatment: ByOrder<ByAdc<Rate>>;
  readonly incidence: ByOrder<Readonly<Record<"progression" | "death", Columns>>>;
  readonly subgroups: Readonly<
    Record<
      string,
      {readonly n: number; readonly events: number; readonly hr: number; readonly lower: number; readonly upper: number}
    >
  >;
  readonly interactions: Readonly<
    Record<string, {readonly statistic: number; readonly df: number; readonly p: number}>
  >;
  readonly smooth: {
    readonly at: readonly number[];
    readonly estimate: readonly number[];
    readonly lower: readonly number[];
    readonly upper: readonly number[];
  };
  readonly safety: Readonly<
    Record<
      string,
      {
        readonly exposed: number;
        readonly any: number;
        readonly severe: number;
        readonly stopped: number;
        readonly neutropenia: number;
        readonly lung: number;
      }
    >
  >;
  readonly deaths: Readonly<
    Record<string, Readonly<Record<"within30" | "within60", {readonly n: number; readonly events: number}>>>
  >;
  readonly intervals: ByOrder<ByAdc<readonly number[]>>;
};

const names = ["lines", "adverse-events", "assessments"];
let result: Result;
beforeAll(async () => {
  const sources = names.map((name) => ({
    name: `${name}.csv`,
    text: readFileSync(join(root, `data-samples/breast-clinical/${name}.csv`), "utf8")
  }));
  result = await analyze(
    {by: "sequence", population: {adc1Stopped: "any"}, figures: {include: ["schoenfeld"]}},
    await readCohort(sources)
  );
}, 120_000);
const row = (wanted: Partial<Row>): Row => {
  const found = result.rows.filter((one) =>
    Object.entries(wanted).every(([key, value]) => one[key as keyof Row] === value)
  );
  expect(found, JSON.stringify(wanted)).toHaveLength(1);
  return found[0];
};
const close = (actual: number | null | undefined, wanted: number, tolerance = 1e-9): void =>
  expect(Math.abs((actual ?? NaN) - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)));
const sameRate = (actual: Row, wanted: Rate): void => {
  expect([actual.n, actual.nEvent]).toEqual([wanted.n, wanted.events]);
  close(actual.estimate, wanted.estimate);
  close(actual.confLow, wanted.lower);
  close(actual.confHigh, wanted.upper);
};
const adcs = ["ADC1", "ADC2"] as const;

describe("the clinical tables of the sample agree with an independent recount in R", () => {
  it("response and clinical benefit with exact limits", () => {
    for (const [group, of] of Object.entries(expected.response))
      for (const adc of adcs)
        for (const [term, key] of [
          ["objective response rate", "evaluable"],
          ["objective response rate, everyone", "everyone"],
          ["clinical benefit rate", "benefit"]
        ] as const)
          sameRate(row({analysis: "response", group, endpoint: `best response on ${adc}`, term}), of[adc][key]);
  });

  it("time on treatment", () => {
    for (const [group, of] of Object.entries(expected.treatment))
      for (const adc of adcs)
        sameRate(row({analysis: "time-on-treatment", group, endpoint: `time on ${adc}, rwTTD@1`}), of[adc]);
  });

  it("cumulative incidence of progression and death at 3 and 6 months", () => {
    for (const [group, of] of Object.entries(expected.incidence))
      for (const cause of ["progression", "death"] as const) {
        const found = result.rows
          .filter((one) => one.analysis === "cumulative-incidence" && one.group === group && one.term === cause)
          .slice(0, 2);
        found.forEach((one, i) => {
          for (const [actual, key] of [
            [one.estimate, "estimate"],
            [one.confLow, "lower"],
            [one.confHigh, "upper"],
            [one.stdError, "stdError"]
          ] as const)
            close(actual, of[cause][key][i] ?? NaN);
        });
        expect(found).toHaveLength(2);
      }
  });

  it("hazard ratios within subgroups and the tests of interaction", () => {
    for (const [stratum, of] of Object.entries(expected.subgroups)) {
      const found = row({analysis: "subgroup", stratum, term: "hazard ratio"});
      expect([found.group, found.reference, found.n, found.nEvent]).toEqual([
        "T-DXd → SG",
        "SG → T-DXd",
        of.n,
        of.events
      ]);
      for (const [actual, wanted] of [
        [found.estimate, of.hr],
        [found.confLow, of.lower],
        [found.confHigh, of.upper]
      ] as const)
        close(actual, wanted, 1e-6);
    }
    for (const [stratum, of] of Object.entries(expected.interactions)) {
      const found = row({analysis: "subgroup", stratum, term: "interaction"});
      expect(found.df).toBe(of.df);
      close(found.statistic, of.statistic, 1e-6);
      close(found.pValue, of.p, 1e-6);
    }
  });

  it("the curve through the scaled Schoenfeld residuals, with its limits", () => {
    const smooth = result.parts.residuals?.smooth;
    [0, 13, 26, 39].forEach((point, i) => {
      for (const [actual, wanted] of [
        [smooth?.time, "at"],
        [smooth?.estimate, "estimate"],
        [smooth?.confLow, "lower"],
        [smooth?.confHigh, "upper"]
      ] as const)
        close(actual?.[point], expected.smooth[wanted][i] ?? NaN, 1e-6);
    });
  });

  it("adverse events by drug and position", () => {
    const counts = result.parts.counts?.find(({name}) => name === "safety")?.counts ?? [];
    for (const [group, of] of Object.entries(expected.safety)) {
      const n = (item: string, value: string | null): number | undefined =>
        counts.find((count) => count.group === group && count.item === item && count.value === value)?.n;
      expect(counts.find((count) => count.group === group && count.item === "any adverse event")?.of).toBe(of.exposed);
      expect([
        n("any adverse event", "any grade"),
        n("any adverse event", "grade 3 or more"),
        n("drug stopped for an event", null),
        n("Neutropenia", "any grade"),
        n("ILD/pneumonitis, all terms", "any grade")
      ]).toEqual([of.any, of.severe, of.stopped, of.neutropenia, of.lung]);
    }
  });

  it("deaths within 30 and 60 days of the last dose", () => {
    for (const [group, of] of Object.entries(expected.deaths))
      for (const days of [30, 60] as const) {
        const found = row({analysis: "early-death", group, term: `died within ${days} days`});
        expect([found.n, found.nEvent]).toEqual([of[`within${days}`].n, of[`within${days}`].events]);
      }
  });

  it("quartiles of the intervals between assessments", () => {
    for (const [group, of] of Object.entries(expected.intervals))
      for (const adc of adcs)
        ["lower quartile", "median", "upper quartile"].forEach((name, i) =>
          close(
            row({
              analysis: "assessment-interval",
              group,
              endpoint: `between assessments on ${adc}`,
              term: `between assessments: ${name}`
            }).estimate,
            of[adc][i] ?? NaN
          )
        );
  });
});

describe("subgroups under the rules of the contrast", () => {
  it("a level in which the groups cannot be compared has a reason, and with fewer than two of them there is no test of interaction", async () => {
    const breast = await readCohort([
      {name: "breast-sequential.csv", text: readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8")}
    ]);
    const {rows} = await analyze({sequential: {ask: ["unadjusted-contrast"]}}, breast);
    const own = (stratum: string): Row | undefined =>
      rows.find((one) => one.analysis === "subgroup" && one.group === "payload swap" && one.stratum === stratum);
    expect(errorText(own("her2_status: low")?.refusal ?? null)).toBe("nobody of payload swap");
    expect(errorText(own("her2_status")?.refusal ?? null)).toBe(
      "fewer than two levels of her2_status in which the groups can be compared"
    );
    expect(errorText(own("line: up to 3")?.refusal ?? null)).toMatch(
      /^fewer than 5 patients can be compared in target-only swap/
    );
    expect(own("contact")?.refusal).toBeNull();
    // The whole contrast is all of its levels: nobody is counted twice or lost.
    expect((own("contact: direct")?.n ?? 0) + (own("contact: with intervening therapy")?.n ?? 0)).toBe(
      rows.find(({analysis, term}) => analysis === "cox" && term === "hazard ratio")?.n
    );
  });

  it("columns of the plan are taken, and one that is not there is named", async () => {
    const breast = await readCohort([
      {name: "breast-sequential.csv", text: readFileSync(join(root, "data-samples/breast-sequential.csv"), "utf8")}
    ]);
    const {rows} = await analyze({subgroups: ["visceral"], sequential: {ask: ["unadjusted-contrast"]}}, breast);
    expect(
      new Set(
        rows.filter(({analysis, term}) => analysis === "subgroup" && term === "interaction").map(({stratum}) => stratum)
      )
    ).toEqual(new Set(["visceral"]));
    await expect(analyze({subgroups: ["viscerall"]}, breast)).rejects.toThrow(/did you mean visceral\?/);
  });
});
