import {beforeAll, describe, expect, it} from "vitest";
import {HIDDEN} from "../../src/record/hidden.ts";
import type {Refusal} from "../../src/record/refusal.ts";
import type {DisclosedResult, Result} from "../../src/record/result.ts";
import {resultRow, type Row, type ShownRow} from "../../src/record/row.ts";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {disclosed} from "../../src/disclosure/disclosed.ts";

/** Two groups of 40, all with their event. */
let whole: Result;
beforeAll(async () => {
  const mapping = {patient_id: "id", time: "t", event: "e"};
  const lines = ["A", "B"].flatMap((arm) => Array.from({length: 40}, (_, i) => `${arm}${i},${10 + i},1,${arm}`));
  const cohort = await readCohort([{name: "f.csv", role: "follow-up", text: `id,t,e,arm\n${lines.join("\n")}\n`}], {
    mapping
  });
  whole = await analyze({by: "column:arm", mapping, report: {disclosure: "cms-11"}}, cohort);
});

/** A contrast in which every number of patients has a digit of its own, and of which no other part of the result has a row. */
const contrastOf = (change: Partial<Row> = {}): Row =>
  resultRow({
    analysis: "contrast like-for-like",
    grouping: "like-for-like",
    kind: "hazard-ratio",
    term: "hazard ratio",
    scale: "hazard ratio",
    group: "A",
    reference: "B",
    method: "Cox regression",
    estimate: 0.1234567,
    stdError: 0.2345678,
    statistic: 3.456789,
    pValue: 0.0456789,
    confLow: 0.0567891,
    confHigh: 0.6789123,
    n: 7,
    nRisk: 6,
    nEvent: 5,
    nCensored: 2,
    remarks: [{code: "incomplete", n: 3, lacking: "covariate"}, {code: "hazards-not-proportional"}],
    ...change
  });

/** What a policy lets stand of a contrast with these rows. */
const shownContrast = (rows: readonly Row[], among: readonly Row[] = []): readonly ShownRow[] => {
  const result: Result = {
    ...whole,
    rows: [...whole.rows, ...among],
    sequential: {
      design: "received-both",
      audit: [],
      contrasts: [
        {name: "like-for-like", question: "", confounded: "", apart: [], cells: [], adjustment: "pfs1", rows}
      ],
      primary: null,
      truncation: [],
      paired: []
    }
  };
  const shown: Result | DisclosedResult = disclosed(result);
  return shown.sequential?.contrasts[0]?.rows ?? [];
};
const numbers = [
  "estimate",
  "stdError",
  "statistic",
  "pValue",
  "confLow",
  "confHigh",
  "n",
  "nRisk",
  "nEvent",
  "nCensored"
] as const;

describe("a row of a contrast that no other part of the result has", () => {
  it("shows no number, whatever it is", () => {
    const [row] = shownContrast([contrastOf()]);
    expect(numbers.filter((field) => typeof row?.[field] === "number")).toEqual([]);
    expect([row?.estimate, row?.n, row?.nRisk]).toEqual([HIDDEN, HIDDEN, HIDDEN]);
    expect(row?.remarks.map(({code}) => code)).toEqual(["hidden-under-policy"]);
    expect([row?.kind, row?.group, row?.reference]).toEqual(["hazard-ratio", "A", "B"]);
  });

  it("shows none of 60 either, which would be shown had it been judged", () => {
    const large = contrastOf({n: 60, nRisk: null, nEvent: 60, nCensored: 0, counts: [30, 30], remarks: []});
    expect(shownContrast([large])[0]?.n).toBe(HIDDEN);
    const [judged] = shownContrast([large], [large]);
    expect([judged?.n, judged?.estimate]).toEqual([60, 0.12]);
  });

  it.each<readonly [Refusal, Refusal]>([
    [{code: "few-compared", fewest: 5, group: {name: "A", n: 3}, among: []}, {code: "reason-holds-a-count"}],
    [{code: "patients-in-both-groups", n: 3}, {code: "reason-holds-a-count"}],
    // Zero is shown: that nobody has, does or is says no more than the 0 would.
    [
      {code: "no-event-in-group", group: {name: "A", n: 3}, among: []},
      {code: "no-event-in", group: "A"}
    ],
    [
      {code: "no-event-in", group: "A"},
      {code: "no-event-in", group: "A"}
    ],
    [
      {code: "no-combination-in-common", columns: ["adc2"]},
      {code: "no-combination-in-common", columns: ["adc2"]}
    ],
    [
      {code: "nobody-in-arm", arm: "A"},
      {code: "nobody-in-arm", arm: "A"}
    ]
  ])("of the refusal %j stands %j", (refusal, wanted) => {
    const refused = contrastOf({estimate: null, confLow: null, confHigh: null, refusal});
    for (const among of [[], [refused]]) {
      const [row] = shownContrast([refused], among);
      expect(row?.refusal).toEqual(wanted);
      expect(numbers.filter((field) => typeof row?.[field] === "number")).toEqual([]);
    }
  });
});
