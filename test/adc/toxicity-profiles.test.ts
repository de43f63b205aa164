import {describe, expect, it} from "vitest";
import type {ToxicityKind} from "../../src/adc/agent.ts";
import {agentById, catalogue} from "../../src/adc/catalogue.ts";
import {classifyTransition} from "../../src/adc/classify-transition.ts";
import {familyProfiles, sharedToxicities, toxicityLevel} from "../../src/adc/toxicity-profiles.ts";
import {toxicityKinds} from "../../src/adc/toxicity-terms.ts";

const shared = (from: string, to: string): readonly ToxicityKind[] | null => {
  const cell = classifyTransition(from, to);
  return sharedToxicities(cell.from, cell.to);
};

describe("toxicity profiles", () => {
  it.each([
    // Boxed in the label: H.
    ["trastuzumab-deruxtecan", "ild", "H"],
    ["tisotumab-vedotin", "ocular", "H"],
    ["trastuzumab-emtansine", "hepatotoxicity", "H"],
    ["trastuzumab-emtansine", "lvef", "H"],
    ["belantamab-mafodotin", "ocular", "H"],
    ["sacituzumab-govitecan", "neutropenia", "H"],
    // The product's own list over its family's table.
    ["datopotamab-deruxtecan", "ocular", "M"],
    ["patritumab-deruxtecan", "thrombocytopenia", "M"],
    ["trastuzumab-emtansine", "ild", "L"],
    ["trastuzumab-rezetecan", "ild", "L"],
    ["arcotatug-tavatecan", "ild", "none"],
    ["anvatabart-opadotin", "ild", "M"],
    ["emiltatug-ledadotin", "neutropenia", "L"],
    // The family's table where the product says nothing.
    ["raludotatug-deruxtecan", "neuropathy", "none"],
    ["enfortumab-vedotin", "hepatotoxicity", "M"],
    ["esg401", "ild", "L"],
    // Nothing established.
    ["kh815", "ild", null],
    ["trastuzumab-pamirtecan", "neuropathy", null]
  ] as const)("%s, %s: %s", (id, kind, level) => {
    const agent = agentById(id);
    expect(agent === null ? "no such agent" : toxicityLevel(agent, kind)).toBe(level);
  });

  it("what is regular or characteristic of both agents is shared", () => {
    expect(shared("T-DXd", "Dato-DXd")).toEqual(["ild", "neutropenia"]);
    expect(shared("DV", "EV")).toEqual(["ild", "neuropathy", "ocular", "neutropenia", "hepatotoxicity"]);
    expect(shared("GO", "InO")).toEqual(["neutropenia", "hepatotoxicity", "thrombocytopenia"]);
    // Dato-DXd is a topoisomerase I conjugate and shares ocular events with a tubulin conjugate all the same.
    expect(shared("TV", "Dato-DXd")).toContain("ocular");
    expect(shared("KH815", "T-DXd")).toBeNull();
    expect(shared("ADC trial", "T-DXd")).toBeNull();
  });

  it("families name payloads of the catalogue", () => {
    const names = new Set(catalogue.flatMap(({payloads}) => payloads?.map(({name}) => name) ?? []));
    expect(familyProfiles.flatMap(({payloads}) => payloads).filter((name) => !names.has(name))).toEqual([]);
  });

  it.each([
    ["Pneumonitis", ["ild"]],
    ["Interstitial lung disease", ["ild"]],
    ["ILD", ["ild"]],
    ["Peripheral sensory neuropathy", ["neuropathy"]],
    ["Keratitis", ["ocular"]],
    ["Vision blurred", ["ocular"]],
    ["Febrile neutropenia", ["neutropenia"]],
    ["Neutrophil count decreased", ["neutropenia"]],
    ["Venoocclusive liver disease", ["hepatotoxicity"]],
    ["Nodular regenerative hyperplasia", ["hepatotoxicity"]],
    ["ALT increased", ["hepatotoxicity"]],
    ["Platelet count decreased", ["thrombocytopenia"]],
    ["Ejection fraction decreased", ["lvef"]],
    ["Nausea", []],
    ["Rash", []],
    ["Skin salty", []]
  ] as const)("the term %s speaks of %j", (term, kinds) => {
    expect(toxicityKinds(term)).toEqual(kinds);
  });
});
