import {describe, expect, it} from "vitest";
import {
  fromMemory,
  listedIn,
  paper,
  recalled,
  registry,
  sourceText,
  unverifiedFacts
} from "../../src/adc/agent-source.ts";
import {agentById, catalogue} from "../../src/adc/catalogue.ts";
import {classifyTransition} from "../../src/adc/classify-transition.ts";
import {drugSources} from "../../src/adc/drugs/drug-sources.ts";
import {agentRecord} from "../../src/adc/search-catalogue.ts";
import {explainTransition} from "../../src/adc/explain-transition.ts";
import {transitionSide} from "../../src/adc/transition-side.ts";

/** The form of a reference of each kind, written out here a second time. */
const forms: Readonly<Record<string, RegExp>> = {
  "label": /^(?:BLA (?:103|125|761)\d{3}|EMEA\/H\/C\/\d{6})$/,
  "inn-list": /^proposed INN list \d{2,3}$/,
  "registry": /^NCT0\d{7}$/,
  "paper": /^(?:doi:10\.\d{4,5}\/\S+|PMID \d{8}|PMC\d{7,8})$/,
  "thesaurus": /^C\d{4,6}$/,
  "list": new RegExp(`^(?:${Object.keys(drugSources).join("|")})$`)
};
const accepted = new Set(["label", "inn-list", "registry", "paper"]);

describe("the sources of the catalogue", () => {
  it("each is a reference of the form of its kind, and says what it is a source of", () => {
    for (const {id, sources} of catalogue)
      for (const source of sources) {
        expect(source.kind, id).not.toBe("given");
        if (source.kind === "given") continue;
        expect(source.facts.length, id).toBeGreaterThan(0);
        if (source.kind !== "memory") expect(source.ref, id).toMatch(forms[source.kind] ?? /^$/);
      }
  });

  it("every agent has a label, an INN list, a registration or a paper", () => {
    const without = catalogue.filter(({sources}) => !sources.some(({kind}) => accepted.has(kind)));
    expect(without.map(({id}) => id)).toEqual([]);
  });

  it("no source is textbook knowledge, a press release or a trade site", () => {
    expect(
      catalogue
        .flatMap(({sources}) => sources.map(sourceText))
        .filter((text) => /textbook|www\.|\.com|news/i.test(text))
    ).toEqual([]);
  });

  it("a new conjugate has a target only where a list, a registration, a paper or the thesaurus says it, or says that it is from memory", () => {
    for (const {id, targets, payloads, sources} of catalogue) {
      const facts = new Set(sources.flatMap((source) => (source.kind === "given" ? [] : source.facts)));
      expect(targets === null || facts.has("target"), id).toBe(true);
      expect(payloads === null || facts.has("payload"), id).toBe(true);
      expect(facts.has("name") && facts.has("stage"), id).toBe(true);
    }
  });

  it("say in words what was read, what is from memory, and what of a row no document tells", () => {
    const sources = [
      registry("NCT07365995", "name", "stage"),
      recalled(paper("PMID 12345678", "target")),
      listedIn("pottr", "name"),
      fromMemory("payload")
    ];
    expect(sources.map(sourceText)).toEqual([
      "ClinicalTrials.gov NCT07365995 (name, stage)",
      "paper PMID 12345678 (target; reference from memory, not opened)",
      "POTTR, precision oncology treatment and trial recommender: drug database, commit 694467d4287c39b44706edab2b5f7d09e0cb8260 (2026-08-21) (name)",
      "from memory (payload)"
    ]);
    expect(unverifiedFacts({sources, targets: ["B7-H3"], payloads: []})).toEqual(["target", "payload"]);
    // What the row does not give needs no document.
    expect(unverifiedFacts({sources, targets: ["B7-H3"], payloads: null})).toEqual(["target"]);
    expect(unverifiedFacts({sources: [{kind: "given", ref: "protocol"}], targets: ["CDH17"], payloads: []})).toEqual(
      []
    );
    expect(agentRecord(agentById("denintuzumab-mafodotin") ?? fail())["not_verified"]).toBe("payload");
    expect(agentRecord(agentById("kh815") ?? fail())["not_verified"]).toBe("");
    expect(agentRecord(agentById("enfortumab-vedotin") ?? fail())["not_verified"]).toBe("");
  });
});

function fail(): never {
  throw new Error("no such agent");
}

describe("an agent of which a target or a payload is not known", () => {
  it("has no such axis: the transition is unclassifiable, and says which of the two is not known", () => {
    expect(classifyTransition("T-DXd", "IBI130")).toMatchObject({
      target: "T2",
      payload: "unknown",
      headline: "unclassifiable",
      subtype: "payload class unknown, other target"
    });
    expect(classifyTransition("SG", "IBI130")).toMatchObject({
      target: "T0",
      payload: "unknown",
      headline: "unclassifiable"
    });
    expect(classifyTransition("FDA018", "SG")).toMatchObject({
      target: "unknown",
      payload: "unknown",
      headline: "unclassifiable"
    });
  });

  it("is said to be so", () => {
    expect(explainTransition(classifyTransition("T-DXd", "IBI130"))[2]).toBe(
      "To: IBI130: target TROP2; payload not known."
    );
    expect(explainTransition(classifyTransition("SG", "FDA018"))[2]).toBe(
      "To: FDA018: target not known; payload not known."
    );
  });

  it("is the same product when it is given again", () => {
    for (const name of ["IBI130", "FDA018"])
      expect(classifyTransition(name, name)).toMatchObject({target: "T0", payload: "P0", subtype: "rechallenge"});
  });

  it("makes the side unknown when it is given with one of which they are known", () => {
    const adcs = ["EV", "IBI130"].flatMap((name) => classifyTransition(name, "EV").from.agents);
    const side = transitionSide(
      adcs.map((agent) => ({kind: "adc", text: agent.label, agent, matched: "alias", name: agent.label}))
    );
    expect([side.payloads, side.targets && [...side.targets]]).toEqual([null, ["Nectin-4", "TROP2"]]);
    expect(classifyTransition(side, "EV")).toMatchObject({target: "T1", payload: "unknown"});
  });
});
