import {describe, expect, it} from "vitest";
import type {AuditFinding, Bias, Evidence, EvidenceCode, EvidenceBy} from "../../src/record/audit-finding.ts";
import {evidenceText, findingInWords, limitations} from "../../src/words/en/audit.ts";
import {evidenceExamples} from "./evidence-examples.ts";

const text = (bias: Bias, evidence: Evidence): string => evidenceText(bias, evidence as EvidenceBy<EvidenceCode>);
const found = (level: AuditFinding["level"], evidence: Evidence): AuditFinding => ({
  bias: "left-truncation",
  level,
  number: null,
  evidence,
  remedy: null,
  advice: {code: "usual", lacking: []}
});

describe("what a bias is judged by, in a sentence", () => {
  it.each(Object.values(evidenceExamples))("%s: %o", (bias, evidence, sentence) => {
    expect(text(bias, evidence)).toBe(sentence);
  });

  const variants: readonly (readonly [Bias, Evidence, string])[] = [
    [
      "tiny-cells",
      {code: "smallest-group", group: "payload swap", n: 3, nEvent: 2, counted: "records"},
      "The smallest group, payload swap, has 3 records and 2 events."
    ],
    [
      "right-truncation",
      {code: "truncated-by-unknown", whom: {started: 40, compared: null}},
      "All 40 patients received both ADCs, so PFS(ADC1) is right-truncated at the data cut-off; as the cut-off is not recorded for everyone, the size of the bias cannot be told."
    ],
    [
      "immortal-time",
      {code: "immortal-time-handled", by: "sequence", handling: "time-varying"},
      "Overall survival from ADC1 by sequence is analysed with a time-varying exposure."
    ],
    [
      "left-truncation",
      {code: "delayed", share: 0.5, used: false, informative: null},
      "50 % of patients came under observation only after ADC1 had started, and the analysis counts them from the start."
    ],
    [
      "informative-censoring",
      {code: "died-soon", censored: 12, soon: 0, days: 60},
      "Of 12 censored PFS(ADC2), 0 (0 %) are followed by death within 60 days."
    ],
    [
      "line-drift",
      {code: "later-line", lines: 1, adjusted: false},
      "ADC2 comes on average 1.0 lines after ADC1, always later: a shorter PFS(ADC2) is expected whatever the drug."
    ],
    [
      "intermediate-line",
      {code: "intervening", share: 0.35, handled: true},
      "35 % of pairs have therapy between the two ADCs, and the analysis is stratified by it."
    ],
    ["multiplicity", {code: "tests", tests: 0, primary: "none"}, "The analysis makes 0 tests."],
    ["multiplicity", {code: "tests", tests: 1, primary: "declared"}, "The analysis makes 1 test."],
    [
      "multiplicity",
      {code: "tests", tests: 2, primary: "declared"},
      "The analysis makes 2 tests, one of them primary; without any difference, 10 % of such analyses show at least one p below 0.05 if the tests are independent."
    ],
    [
      "multiplicity",
      {code: "tests", tests: 2, primary: "refused"},
      "The analysis makes 2 tests, none of them primary because the primary contrast cannot be given; without any difference, 10 % of such analyses show at least one p below 0.05 if the tests are independent."
    ]
  ];
  it.each(variants)("%s: %o", (bias, evidence, sentence) => {
    expect(text(bias, evidence)).toBe(sentence);
  });
});

describe("a finding in words", () => {
  it("names the columns that a remedy needs and the file lacks", () => {
    expect(
      findingInWords({
        bias: "centre-clustering",
        level: "serious",
        number: 0.52,
        evidence: {code: "centre-and-sequence", association: 0.52, centres: 2, handled: false},
        remedy: null,
        advice: {code: "usual", lacking: ["centre"]}
      })
    ).toEqual({
      bias: "centre-clustering",
      title: "Treatment that depends on the centre",
      level: "serious",
      number: 0.52,
      measure: "association of centre and sequence (Cramér's V, 0 to 1)",
      sentence: "Centre and sequence are associated with Cramér's V = 0.52 over 2 centres.",
      remedy: null,
      advice:
        "stratify by centre, and repeat the analysis leaving out one centre at a time; the file has no column centre"
    });
  });

  it("the limitations say what is serious, then cautions, then what cannot be assessed, and nothing of what is ok", () => {
    expect(
      limitations([
        found("not assessable", {code: "entry-not-recorded"}),
        found("ok", {code: "nobody-delayed"}),
        found("caution", {code: "censored-pairs", share: 0.05}),
        found("serious", {code: "deaths", deaths: 10, events: 40})
      ])
    ).toBe(
      "The following limits what can be concluded. 10 of 40 events on ADC2 (25 %) are deaths, while no patient of a pair can have died on ADC1. To be read with caution: PFS(ADC2) is censored in 5 % of pairs, for whom the ratio is only a lower bound. Not assessable from these data: The first day under observation (registry, biopsy or sequencing consent) is not recorded."
    );
  });
});
