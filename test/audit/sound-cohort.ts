import type {AdcStarter} from "../../src/patients/adc-starter.ts";
import {audit} from "../../src/audit/audit.ts";
import type {AuditedPlan, AuditInput, AuditPair} from "../../src/audit/audit-input.ts";
import {findingInWords, type FindingInWords} from "../../src/words/en/audit.ts";

/** A plan that no bias depends on. */
export const plan: AuditedPlan = {
  comparesAdc1WithAdc2: false,
  pairing: "paired or clustered",
  overallSurvival: null,
  dichotomised: [],
  adjust: [],
  strata: [],
  tests: 1,
  primaryDeclared: true,
  usesEntry: true
};

/** Patient i of a sound cohort: long windows, two sequences at two sites, times spread evenly, nothing between the ADCs. */
export function soundPair(i: number): AuditPair {
  const pfs1 = 60 + ((i * 37) % 101);
  const adc1Start = (i * 53) % 97;
  return {
    patientId: `P${i}`,
    group: null,
    adc1Start,
    adc2Start: adc1Start + pfs1 + 20,
    cutoff: 2000 + ((i * 29) % 83),
    pfs1,
    event1: 1,
    pfs2: 40 + ((i * 71) % 103),
    event2: 1,
    cause1: "progression",
    cause2: "progression",
    line1: 2,
    line2: 3,
    entry: null,
    sequence: i % 2 === 0 ? "SG → T-DXd" : "T-DXd → SG",
    centre: i % 4 < 2 ? "north" : "south",
    intervening: false,
    death: adc1Start + 1500,
    lastContact: null,
    ruleApplied: false
  };
}

/** The same patient as one who started ADC1, whether or not ADC2 was reached. */
export function starterOf(
  {patientId, adc1Start, adc2Start, cutoff, pfs1, event1, cause1, line1, entry, death}: AuditPair,
  reached = true
): AdcStarter {
  return {
    patientId,
    adc1Start,
    adc2Start: reached ? adc2Start : null,
    cutoff,
    pfs1,
    event1,
    cause1,
    line1,
    entry,
    death,
    lastContact: null
  };
}

/** Forty sound patients. */
export const soundPairs = Array.from({length: 40}, (_, i) => soundPair(i));
/** 40 pairs and 2 more who progressed and never reached ADC2. */
export const soundStarters = [
  ...soundPairs.map((pair) => starterOf(pair)),
  ...[40, 41].map((i) => starterOf(soundPair(i), false))
];
/** A cohort and plan in which every bias is ok. */
export const sound: AuditInput = {
  pairs: soundPairs,
  starters: soundStarters,
  plan,
  entryRecorded: true,
  groups: [
    {group: "SG → T-DXd", n: 20, nEvent: 20},
    {group: "T-DXd → SG", n: 20, nEvent: 20}
  ]
};

/** The sound cohort with each pair changed, everyone having received both ADCs. */
export const withPairs = (change: (pair: AuditPair, i: number) => Partial<AuditPair>): AuditInput => {
  const pairs = soundPairs.map((pair, i) => ({...pair, ...change(pair, i)}));
  return {...sound, pairs, starters: pairs.map((pair) => starterOf(pair))};
};
/** The sound cohort under a changed plan. */
export const withPlan = (change: Partial<AuditedPlan>): AuditInput => ({...sound, plan: {...plan, ...change}});

/** What the audit says of one bias. */
export const findingOf = (input: AuditInput, bias: string): FindingInWords => {
  const found = audit(input).find((finding) => finding.bias === bias);
  if (found === undefined) throw new Error(`no finding ${bias}`);
  return findingInWords(found);
};
