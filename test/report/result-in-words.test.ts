import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Result, SequentialPart} from "../../src/record/result.ts";
import {refusedRow, resultRow} from "../../src/record/row.ts";
import {resultInWords} from "../../src/report/result-in-words.ts";

const mapping = {time: "t", event: "e"};
const empty = await analyze(
  {by: "column:arm", mapping},
  await readCohort([{name: "s.csv", role: "follow-up", text: "id,t,e,arm\na,2,1,A\nb,5,0,B\n"}], {mapping})
);
const row = resultRow({
  analysis: "cox",
  kind: "hazard-ratio",
  term: "hazard ratio",
  method: "Cox",
  remarks: [{code: "median-not-reached"}, {code: "immortal-time"}]
});
const refused = refusedRow(row, {code: "few-on-one-side", fewest: 5, n: 2});
const said = "median not reached; immortal time: biased in favour of ADC2";
const why = "fewer than 5 patients on one side of ADC2 (2)";
const method = {name: "naive-log-rank", needs: "", row: refused} as const;
const sequential: SequentialPart = {
  design: "received-both",
  audit: [
    {
      bias: "naive-ratio",
      level: "serious",
      number: 0.25,
      evidence: {code: "censored-pairs", share: 0.25},
      remedy: null,
      advice: {code: "usual", lacking: []}
    }
  ],
  contrasts: [
    {
      name: "c",
      question: "",
      confounded: "",
      apart: [
        {
          code: "no-column-in-common",
          column: "hr",
          arms: [
            {name: "A", values: ["HR negative"]},
            {name: "B", values: ["HR positive"]}
          ]
        }
      ],
      cells: [],
      adjustment: "pfs1",
      rows: [refused]
    }
  ],
  primary: {name: "c", refusal: {code: "not-in-analysis"}, estimand: []},
  truncation: [method],
  paired: [method]
};
const result: Result = {
  ...empty,
  rows: [row],
  sequential,
  parts: {
    bothAdcs: {patients: 3, analysed: 4},
    counts: [
      {
        name: "safety",
        population: {code: "everyone-exposed", where: null},
        counts: [],
        notes: [{code: "events-outside", n: 1}]
      }
    ],
    views: [{name: "rwOS", endpoint: "OS", by: "transition", curves: [], rows: [refused]}],
    predictors: {
      chosenBy: "unasked",
      together: ["ecog"],
      left: [
        {name: "age", why: {code: "rarely-recorded", recorded: 7, of: 20}},
        {name: "sex", why: {code: "few-events", events: 34, parameters: 3}},
        {name: "site", why: {code: "not-recorded"}},
        {name: "arm", why: {code: "same-in-everyone"}},
        {name: "class", why: {code: "classes-not-comparable"}}
      ],
      incomplete: 2
    },
    adjustment: {
      target: "ATE",
      columns: ["ecog"],
      contrasts: [
        {
          group: "A",
          reference: "B",
          n: 20,
          columns: ["ecog"],
          curves: [],
          remarks: [{code: "heavy-weight", arm: "treated", percent: 34}, {code: "likelihood-not-converged"}],
          balance: [],
          effectiveSize: {group: 9, reference: 8}
        }
      ]
    }
  }
};

describe("the result in words", () => {
  const written = resultInWords(result);

  it("says remarks and refusals of rows wherever they stand, beside their codes", () => {
    expect(written.rows[0]).toMatchObject({warning: said, error: null, remarks: row.remarks});
    for (const one of [
      written.sequential?.contrasts[0]?.rows[0],
      written.sequential?.truncation[0]?.row,
      written.sequential?.paired[0]?.row,
      written.parts.views?.[0]?.rows[0]
    ])
      expect(one).toMatchObject({warning: said, error: why, refusal: refused.refusal});
  });

  it("says what else is in codes in the keys of the format", () => {
    expect(written.sequential?.contrasts[0]?.apart).toEqual([
      "no HR status stands in both arms: A (HR negative) against B (HR positive)"
    ]);
    expect(written.sequential?.primary?.refusal).toBe("it is not in the analysis");
    expect(written.parts.predictors?.left).toEqual([
      {name: "age", reason: "recorded for 7 of 20 patients"},
      {name: "sex", reason: "34 events allow 3 parameters"},
      {name: "site", reason: "not recorded"},
      {name: "arm", reason: "the same in everyone"},
      {name: "class", reason: "its classes share no tumour type, HER2 and HR status"}
    ]);
    expect(written.parts.adjustment?.contrasts[0]?.warnings).toEqual([
      "one treated patient carries 34 % of the weight of the arm",
      "the likelihood did not converge"
    ]);
    expect(Object.keys(written.parts.adjustment?.contrasts[0] ?? {})).not.toContain("remarks");
  });

  it("says what biases are judged by, and once more as limitations, and where a method within patients fails", () => {
    const sentence = "PFS(ADC2) is censored in 25 % of pairs, for whom the ratio is only a lower bound.";
    expect(written.sequential?.audit[0]).toMatchObject({bias: "naive-ratio", level: "serious", number: 0.25, sentence});
    expect(written.sequential?.limitations).toBe(`The following limits what can be concluded. ${sentence}`);
    expect(written.sequential?.paired[0]?.caution).toMatch(/^ignores the pairing and the truncation/);
    expect(written.sequential?.truncation[0]?.caution).toBe("");
  });

  it("says who is counted and what was not", () => {
    expect(written.parts.counts?.[0]).toEqual({
      name: "safety",
      population:
        "All patients of the file who received the drug in that position, also those who are not in the analysis above.",
      counts: [],
      notes: ["1 event of the file began on no ADC1 or ADC2 and does not enter."]
    });
  });

  it("keeps the keys in their order: sentences behind the codes, the names of the row last", () => {
    const keys = Object.keys(written.rows[0] ?? {});
    expect(keys.slice(keys.indexOf("remarks"))).toEqual([
      "remarks",
      "refusal",
      "warning",
      "error",
      "analysis",
      "kind",
      "term",
      "method"
    ]);
    // What others ask of the method, and of how many the row tells, is not written.
    for (const key of ["procedure", "counts"]) expect(keys).not.toContain(key);
    expect(keys).toHaveLength(Object.keys(row).length - 2 + 2);
    expect(Object.keys(written.sequential ?? {})).toEqual([
      "design",
      "audit",
      "limitations",
      "contrasts",
      "primary",
      "truncation",
      "paired"
    ]);
    const {audit, ...others} = sequential;
    const auditLast = resultInWords({...result, sequential: {...others, audit}});
    expect(Object.keys(auditLast.sequential ?? {}).slice(-3)).toEqual(["paired", "audit", "limitations"]);
    expect(Object.keys(written.parts)).toEqual(Object.keys(result.parts));
    expect(Object.keys(written)).toEqual([
      "schemaVersion",
      "plan",
      "unit",
      "sources",
      "rows",
      "curves",
      "flow",
      "sequential",
      "parts",
      "agents"
    ]);
  });
});
