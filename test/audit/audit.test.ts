import {describe, expect, it} from "vitest";
import {completePlan} from "../../src/record/plan.ts";
import {audit, auditedBiases} from "../../src/audit/audit.ts";
import type {AuditInput} from "../../src/audit/audit-input.ts";
import {limitations} from "../../src/words/en/audit.ts";
import {rankCorrelation} from "../../src/math/rank-correlation.ts";
import {findingOf, plan, sound, soundPair, soundPairs, starterOf, withPairs, withPlan} from "./sound-cohort.ts";

/** For each bias one cohort or plan that turns it serious, and the number behind it, by hand. */
const serious: Readonly<Record<string, {readonly input: AuditInput; readonly number?: number}>> = {
  // Everyone received both and the cut-off comes 200 days after ADC1 began on average, while ADC2 begins 80 to 180 days after it.
  "right-truncation": {input: withPairs((pair, i) => ({cutoff: pair.adc2Start + 5 + ((i * 41) % 60)}))},
  "approval-dates": {
    input: withPairs((pair, i) => ({cutoff: pair.adc1Start + (i % 2 === 0 ? 2000 : 1000)})),
    number: 2
  },
  "immortal-time": {input: withPlan({overallSurvival: {index: "ADC1", by: "sequence", handling: "none"}})},
  "left-truncation": {
    input: {...withPairs((_, i) => ({entry: i % 2 === 0 ? 30 : null})), plan: {...plan, usesEntry: false}},
    number: 0.5
  },
  "selection": {
    input: {
      ...sound,
      starters: [
        ...soundPairs.map((pair) => starterOf(pair)),
        ...Array.from({length: 40}, (_, i) => starterOf(soundPair(i + 40), false))
      ]
    },
    number: 0.5
  },
  // 10 of 40 censored, 4 of these dead 30 days later.
  "informative-censoring": {
    input: withPairs((pair, i) =>
      i < 10 ? {event2: 0, cause2: null, death: i < 4 ? pair.adc2Start + pair.pfs2 + 30 : null} : {}
    ),
    number: 0.4
  },
  "interval-censoring": {input: withPairs((_, i) => ({pfs2: 42 * (1 + (i % 4))})), number: 1},
  // One cut-off for all, half censored: who stays long on ADC1 is followed briefly on ADC2.
  "induced-dependent-censoring": {
    input: withPairs((_, i) => ({
      adc1Start: 0,
      adc2Start: soundPair(i).pfs1,
      cutoff: 300,
      event2: i % 2 === 0 ? 0 : 1
    })),
    number: -1
  },
  "deaths-on-one-line": {input: withPairs((_, i) => ({cause2: i < 10 ? "death" : "progression"})), number: 0.25},
  "naive-ratio": {input: withPairs((_, i) => ({event2: i < 14 ? 0 : 1})), number: 0.35},
  "intra-patient-correlation": {input: withPlan({comparesAdc1WithAdc2: true, pairing: "ignored"})},
  "line-drift": {input: withPlan({comparesAdc1WithAdc2: true}), number: 1},
  "intermediate-line": {input: withPairs((_, i) => ({intervening: i < 14})), number: 0.35},
  "dichotomised": {input: withPlan({dichotomised: ["pfs_adc1"]}), number: 1},
  "tiny-cells": {
    input: {
      ...sound,
      groups: [
        {group: "A", n: 37, nEvent: 30},
        {group: "B", n: 3, nEvent: 2}
      ]
    },
    number: 3
  },
  "centre-clustering": {input: withPairs((_, i) => ({centre: i % 2 === 0 ? "north" : "south"})), number: 1},
  "multiplicity": {input: withPlan({tests: 12, primaryDeclared: false}), number: 12},
  "index-date": {input: withPairs((_, i) => ({ruleApplied: i < 10})), number: 0.25}
};

describe("the audit", () => {
  it("knows the biases of this test, each with a serious cohort, and each once", () => {
    expect(auditedBiases.map(({bias}) => bias).sort()).toEqual(Object.keys(serious).sort());
  });

  it.each(auditedBiases.map(({bias}) => bias))("%s is ok in a sound cohort", (bias) => {
    expect(findingOf(sound, bias)).toMatchObject({level: "ok", remedy: null});
  });

  it.each(Object.entries(serious))("%s turns serious, with its number and a remedy", (bias, {input, number}) => {
    const finding = findingOf(input, bias);
    expect(finding.level, finding.sentence).toBe("serious");
    expect(finding.advice).not.toBe("");
    if (number !== undefined) expect(finding.number).toBeCloseTo(number, 6);
  });

  it("every remedy is a fragment that the plan accepts", () => {
    for (const {bias, remedy} of auditedBiases)
      if (remedy !== null) expect(() => completePlan(remedy), bias).not.toThrow();
  });

  it("says not assessable, and never ok, where the data do not tell", () => {
    const bare = withPairs(() => ({
      cutoff: null,
      centre: null,
      sequence: null,
      intervening: null,
      death: null,
      ruleApplied: null,
      line1: null,
      line2: null
    }));
    const unknown = [
      "approval-dates",
      "selection",
      "informative-censoring",
      "induced-dependent-censoring",
      "intermediate-line",
      "centre-clustering",
      "index-date"
    ];
    for (const bias of unknown) expect(findingOf(bare, bias).level, bias).toBe("not assessable");
    expect(findingOf({...bare, plan: {...plan, comparesAdc1WithAdc2: true}}, "line-drift").level).toBe(
      "not assessable"
    );
    expect(findingOf({...sound, entryRecorded: false}, "left-truncation").level).toBe("not assessable");
  });

  it("a received-both file without a recorded cut-off is serious: the bias is there, its size is not known", () => {
    const finding = findingOf(
      withPairs(() => ({cutoff: null})),
      "right-truncation"
    );
    expect([finding.level, finding.number]).toEqual(["serious", null]);
  });

  it("pairs stay truncated where the file has everyone who started ADC1, once ADC2 is compared with ADC1", () => {
    const pairs = serious["right-truncation"]?.input.pairs ?? [];
    const finding = findingOf({...sound, pairs, plan: {...plan, comparesAdc1WithAdc2: true}}, "right-truncation");
    expect(finding.level).toBe("serious");
    expect(finding.sentence).toContain("the 40 of 42 patients who received both");
  });

  it("an index at ADC2, a landmark or a time-varying exposure mends immortal time", () => {
    for (const overallSurvival of [
      {index: "ADC2", by: "sequence", handling: "none"},
      {index: "ADC1", by: "received ADC2", handling: "landmark"},
      {index: "ADC1", by: "received ADC2", handling: "time-varying"}
    ] as const)
      expect(findingOf(withPlan({overallSurvival}), "immortal-time").level).toBe("ok");
  });

  it("informative delayed entry is found by the conditional Kendall's tau", () => {
    const finding = findingOf(
      withPairs((pair, i) => ({entry: i < 36 ? pair.pfs1 - 20 - (i % 3) : null})),
      "left-truncation"
    );
    expect(finding.level).toBe("serious");
    expect(finding.sentence).toContain("Kendall");
  });
});

describe("the limitations paragraph", () => {
  it("is empty for a sound cohort and begins with what is serious", () => {
    expect(limitations(audit(sound))).toBe("");
    const text = limitations(audit(serious["deaths-on-one-line"]?.input ?? sound));
    expect(text.startsWith("The following limits what can be concluded.")).toBe(true);
    expect(text).toContain("10 of 40 events on ADC2 (25 %) are deaths");
  });
});

describe("rank correlation", () => {
  // R: cor(c(1, 2, 2, 4, 5), c(3, 1, 4, 4, 6), method = "spearman") = 0.763158
  it("is Spearman's with mid-ranks", () => {
    expect(rankCorrelation([1, 2, 2, 4, 5], [3, 1, 4, 4, 6])).toBeCloseTo(0.763157894736842, 12);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull();
  });
});
