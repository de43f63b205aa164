import {describe, expect, it} from "vitest";
import type {AuditFinding, EvidenceCode} from "../../src/record/audit-finding.ts";
import {disclosedFinding} from "../../src/disclosure/disclosed-audit.ts";
import {findingInWords} from "../../src/words/en/audit.ts";
import {evidenceExamples} from "../words/evidence-examples.ts";

/** What may be said under a policy: that something is not recorded, or how the plan makes the comparison. Every other code is not shown. */
const open: ReadonlySet<EvidenceCode> = new Set([
  "not-shown",
  "starters-not-given",
  "truncated-by-unknown",
  "no-survival-by-later",
  "survival-from-adc2",
  "immortal-time-handled",
  "entry-not-recorded",
  "received-both-only",
  "no-schedule",
  "compared-once",
  "paired-or-clustered",
  "lines-not-recorded",
  "intervening-not-recorded",
  "nothing-cut-in-two",
  "cut-in-two",
  "no-group",
  "joining-not-known"
]);

describe("no number of patients is left in what a policy lets a finding say", () => {
  it.each(Object.values(evidenceExamples))("%s: %o", (bias, evidence) => {
    const finding: AuditFinding = {
      bias,
      level: "serious",
      number: 0.25,
      evidence,
      remedy: {strata: ["centre"]},
      advice: {code: "usual", lacking: ["centre"]}
    };
    const shown = disclosedFinding(finding);
    expect(shown).toEqual({...finding, number: null, evidence: shown.evidence});
    expect(shown.evidence.code).toBe(open.has(evidence.code) ? evidence.code : "not-shown");
    expect(JSON.stringify(shown.evidence)).not.toMatch(/:\d/);
    const {sentence, measure} = findingInWords(shown);
    // The name of a measure says windows and scales of the rule, and the name of an ADC has a number.
    const said = sentence.replace(measure, "").replaceAll(/ADC\d|age_group|pfs1_above/g, "");
    expect(said).not.toMatch(/\d/);
    // None and all are numbers of patients too; that the file is one of patients who received both is its design.
    if (evidence.code !== "received-both-only") expect(said).not.toMatch(/\b(all|every patient|nobody|no patient)\b/i);
  });

  it("a truncation of unknown size is said whole, without the number of patients", () => {
    const [bias, evidence] = evidenceExamples["truncated-by-unknown"];
    const shown = disclosedFinding({
      bias,
      level: "serious",
      number: null,
      evidence,
      remedy: null,
      advice: {code: "usual", lacking: []}
    });
    expect(findingInWords(shown).sentence).toBe(
      "PFS(ADC1) is right-truncated at the data cut-off; as the cut-off is not recorded for everyone, the size of the bias cannot be told."
    );
  });
});
