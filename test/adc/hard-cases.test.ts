import {describe, expect, it} from "vitest";
import {classifyTransition} from "../../src/adc/classify-transition.ts";

/** Hard cases of the two-axis taxonomy; codes by hand from target, class and molecule of each agent. */
const cases: readonly (readonly [
  from: string,
  to: string,
  codes: string,
  headline: string,
  subtype: string,
  flags?: Readonly<Record<string, boolean | null>>
])[] = [
  ["T-DM1", "T-DXd", "T0-P2", "payload swap", "same target", {shared_efflux: true, shared_linker_type: false}],
  ["T-DXd", "T-DM1", "T0-P2", "payload swap", "same target"],
  ["T-DXd", "SG", "T2-P1", "target-only swap", "same payload class", {same_family: true, shared_efflux: true}],
  ["SG", "T-DXd", "T2-P1", "target-only swap", "same payload class", {same_family: true}],
  ["EV", "SG", "T2-P2", "payload swap", "double swap", {shared_efflux: false}],
  ["T-DM1", "EV", "T2-P1", "target-only swap", "same payload class", {same_family: false}],
  [
    "T-DM1",
    "disitamab vedotin",
    "T0-P1",
    "neither",
    "same target and payload class",
    {same_family: false, shared_linker_type: false}
  ],
  ["SG", "Dato-DXd", "T0-P1", "neither", "same target and payload class"],
  ["SG", "sac-TMT", "T0-P1", "neither", "same target and payload class", {epitope_changed: false}],
  ["SG", "ESG401", "T0-P0", "neither", "same target, same payload, other product"],
  ["T-DXd", "Dato-DXd", "T2-P0", "target-only swap", "identical payload"],
  ["T-DXd", "trastuzumab rezetecan", "T0-P1", "neither", "same target and payload class", {epitope_changed: false}],
  [
    "T-DXd",
    "anbenitamab repodatecan",
    "T0-P0",
    "neither",
    "same target, same payload, other product",
    {epitope_changed: true}
  ],
  ["T-DXd", "JSKN003", "T0-P0", "neither", "same target, same payload, other product", {epitope_changed: true}],
  ["disitamab vedotin", "EV", "T2-P0", "target-only swap", "identical payload", {shared_linker_type: true}],
  ["EV", "disitamab vedotin", "T2-P0", "target-only swap", "identical payload"],
  ["disitamab vedotin", "T-DXd", "T0-P2", "payload swap", "same target"],
  ["izalontamab brengitecan", "T-DXd", "T2-P1", "target-only swap", "same payload class"],
  ["izalontamab brengitecan", "patritumab deruxtecan", "T1-P1", "partial", "partial target swap, same payload class"],
  ["becotatug vedotin", "izalontamab brengitecan", "T1-P2", "payload swap", "overlapping target"],
  ["KH815", "T-DXd", "T2-P3 narrowing", "partial", "target swap with partial payload swap"],
  ["IBI3020", "T-DXd", "T2-P3 narrowing", "partial", "target swap with partial payload swap"],
  ["SG", "KH815", "T0-P3 widening", "partial", "partial payload swap, same target"],
  ["KH815", "IBI3020", "T2-P3 mixed", "partial", "target swap with partial payload swap"],
  [
    "trastuzumab imbotolimod",
    "T-DXd",
    "T0-P2",
    "payload swap",
    "same target",
    {non_cytotoxic_prior: true, not_classic_adc: false}
  ],
  ["XMT-2056", "T-DXd", "T0-P2", "payload swap", "same target", {non_cytotoxic_prior: true, epitope_changed: true}],
  ["mirvetuximab soravtansine", "Rina-S", "T0-P2", "payload swap", "same target"],
  ["EV", "bulumtatug fuvedotin", "T0-P0", "neither", "same target, same payload, other product"],
  ["gemtuzumab ozogamicin", "inotuzumab ozogamicin", "T2-P0", "target-only swap", "identical payload"],
  ["T-DXd", "T-DXd", "T0-P0", "neither", "rechallenge"],
  ["EV + pembrolizumab", "SG", "T2-P2", "payload swap", "double swap"],
  ["T-DXd + pertuzumab", "SG", "T2-P1", "target-only swap", "same payload class"],
  ["EV + SG", "T-DXd", "T2-P3 narrowing", "partial", "target swap with partial payload swap", {concurrent_adcs: true}],
  ["EV + SG", "SG", "T1-P3 narrowing", "partial", "partial swap on both axes", {concurrent_adcs: true}],
  ["ADC trial", "SG", "unknown-unknown", "unclassifiable", "target and payload class unknown"],
  ["T-DXd or T-DM1", "SG", "unknown-unknown", "unclassifiable", "target and payload class unknown"],
  ["T-DXd", "blinded study drug", "unknown-unknown", "unclassifiable", "target and payload class unknown"],
  ["Ujvira", "Kadcyla", "T0-P0", "neither", "rechallenge"],
  ["trastuzumab emtansine biosimilar", "T-DM1", "T0-P0", "neither", "rechallenge"],
  ["subcutaneous T-DXd", "T-DXd", "T0-P0", "neither", "rechallenge"],
  ["JSKN033", "JSKN003", "T0-P0", "neither", "rechallenge"],
  ["T-DM1", "SG", "T2-P2", "payload swap", "double swap"],
  ["EV+P", "T-DXd", "T2-P2", "payload swap", "double swap"],
  ["Pola", "Lonca", "T2-P2", "payload swap", "double swap"],
  ["MIRV", "T-DXd", "T2-P2", "payload swap", "double swap"],
  ["TV", "T-DXd", "T2-P2", "payload swap", "double swap"],
  [
    "EV",
    "zelenectide pevedotin",
    "T0-P0",
    "neither",
    "same target, same payload, other product",
    {not_classic_adc: true}
  ],
  ["moxetumomab pasudotox", "inotuzumab ozogamicin", "T0-P2", "payload swap", "same target", {not_classic_adc: true}],
  ["cetuximab sarotalocan", "becotatug vedotin", "T0-P2", "payload swap", "same target", {not_classic_adc: true}],
  // Undisclosed molecules: the class is usable, the molecule is not; a product is the same as itself.
  ["telisotuzumab adizutecan", "SG", "T2-P0or1", "target-only swap", "same payload class, molecule not disclosed"],
  [
    "telisotuzumab vedotin",
    "telisotuzumab adizutecan",
    "T0-P2",
    "payload swap",
    "same target",
    {epitope_changed: false}
  ],
  ["JSKN016", "SG", "T1-P0or1", "partial", "partial target swap, same payload class, molecule not disclosed"],
  ["telisotuzumab adizutecan", "telisotuzumab adizutecan", "T0-P0", "neither", "rechallenge"],
  // Both dual payloads hold MMAE-class and topo-I-class molecules; MMAE can be the undisclosed tubulin inhibitor.
  ["IBI3020", "JSKN021", "T2-P0or1", "target-only swap", "same payload class, molecule not disclosed"],
  // Only the target unknown: the payload axis still speaks.
  ["patuxumab vedotin", "SG", "unknown-P2", "payload swap", "target unknown"],
  ["patuxumab vedotin", "EV", "unknown-P0", "unclassifiable", "target unknown, same payload"]
];

describe("the hard cases classify as the taxonomy says", () => {
  it.each(
    cases.map(
      ([from, to, codes, headline, subtype, flags]) => [from, to, codes, headline, subtype, flags ?? {}] as const
    )
  )("%s → %s is %s, %s (%s)", (from, to, codes, headline, subtype, flags) => {
    const result = classifyTransition(from, to);
    expect([
      `${result.target}-${result.payload}${result.payloadDirection === null ? "" : ` ${result.payloadDirection}`}`,
      result.headline,
      result.subtype
    ]).toEqual([codes, headline, subtype]);
    expect(result.flags).toMatchObject(flags);
  });

  it("a naked antibody adds no target to the conjugate's set", () => {
    expect([...(classifyTransition("SG + trastuzumab", "T-DXd").from.targets ?? [])]).toEqual(["TROP2"]);
  });

  it("T-DM1 carries DM1, a maytansinoid, and not MMAE", () => {
    expect(classifyTransition("T-DM1", "EV").from.payloads).toMatchObject([{name: "DM1", family: "maytansinoid"}]);
  });
});

describe("the level decides what counts as the same payload", () => {
  it.each([
    ["T-DM1", "EV", "family", "payload swap", "P2"],
    ["T-DM1", "EV", "molecule", "payload swap", "P2"],
    ["T-DXd", "SG", "family", "target-only swap", "P1"],
    ["T-DXd", "SG", "molecule", "payload swap", "P2"],
    ["T-DXd", "Dato-DXd", "molecule", "target-only swap", "P0"],
    ["gemtuzumab ozogamicin", "Lonca", "class", "target-only swap", "P1"],
    ["gemtuzumab ozogamicin", "Lonca", "family", "payload swap", "P2"],
    ["Temab-A", "SG", "family", "target-only swap", "P0or1"],
    ["Temab-A", "SG", "molecule", "unclassifiable", "unknown"],
    ["Temab-A", "EV", "molecule", "payload swap", "P2"],
    ["ADRX-0706", "EV", "family", "unclassifiable", "unknown"],
    ["JSKN021", "EV", "family", "partial", "P3"]
  ] as const)("%s → %s at level %s is %s (%s)", (from, to, level, headline, payload) => {
    expect(classifyTransition(from, to, {level})).toMatchObject({headline, payload, level});
  });

  it("a level that does not exist throws", () => {
    expect(() => classifyTransition("T-DXd", "SG", {level: "drug" as "class"})).toThrow(
      "level must be class, family or molecule, got drug"
    );
  });

  it("a drug that is no conjugate throws and says what it is", () => {
    expect(() => classifyTransition("irinotecan", "SG")).toThrow(
      /from must be an antibody-drug conjugate, got irinotecan \(irinotecan: topoisomerase I inhibitor\)/
    );
  });
});
