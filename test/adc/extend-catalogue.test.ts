import {describe, expect, it} from "vitest";
import {agentById, catalogue} from "../../src/adc/catalogue.ts";
import {classifyTransition} from "../../src/adc/classify-transition.ts";
import {extendCatalogue} from "../../src/adc/extend-catalogue.ts";
import {resolveAgent} from "../../src/adc/resolve-agent.ts";

const own = {
  id: "inventumab-vedotin",
  inn: "inventumab vedotin",
  label: "InVe",
  codes: ["INV-007"],
  aliases: ["InVe"],
  targets: ["CDH17"],
  payloads: ["MMAE"],
  payload_classes: ["microtubule inhibitor"],
  cleavable: "yes",
  dar: 4,
  sources: ["protocol INV-007"],
  as_of: "2026-08-01"
};

describe("a user's agents", () => {
  it("are added under their names and classify like built-in ones", () => {
    const {catalogue: more, added, overridden, issues} = extendCatalogue(catalogue, [own], {origin: "agents.yaml"});
    expect({added, overridden, issues}).toEqual({added: ["inventumab-vedotin"], overridden: [], issues: []});
    expect(more).toHaveLength(catalogue.length + 1);
    expect(resolveAgent("INV007", {catalogue: more})).toMatchObject({
      kind: "adc",
      agent: {id: "inventumab-vedotin", origin: "agents.yaml"}
    });
    expect(classifyTransition("InVe", "EV", {catalogue: more})).toMatchObject({
      headline: "target-only swap",
      payload: "P0"
    });
    expect(classifyTransition("InVe", "EV").headline).toBe("unclassifiable");
  });

  it("override a built-in agent field by field, and the override is named", () => {
    const {catalogue: more, overridden} = extendCatalogue(
      catalogue,
      [{id: "becotatug-vedotin", dar: "3.9", sources: "label 2026", as_of: "2026-07-01"}],
      {origin: "agents.csv"}
    );
    expect(overridden).toEqual(["becotatug-vedotin"]);
    expect(agentById("becotatug-vedotin", more)).toMatchObject({
      dar: 3.9,
      targets: ["EGFR"],
      sources: [{kind: "given", ref: "label 2026"}],
      asOf: "2026-07-01",
      origin: "agents.csv"
    });
    expect(more).toHaveLength(catalogue.length);
    expect(agentById("becotatug-vedotin")?.dar).toBeNull();
  });

  it("may carry an undisclosed payload, which stays neither same nor different", () => {
    const {catalogue: more} = extendCatalogue(
      catalogue,
      [{...own, payloads: ["undisclosed INV payload"], payload_classes: ["topoisomerase I inhibitor"]}],
      {origin: "a.csv"}
    );
    expect(classifyTransition("InVe", "SG", {catalogue: more}).payload).toBe("P0or1");
  });

  it.each([
    ["a name of another agent", {...own, aliases: ["T-DXd"]}, "alias-clash", /trastuzumab-deruxtecan/],
    ["a name of another drug", {...own, aliases: ["Keytruda"]}, "alias-clash", /pembrolizumab/],
    [
      "an unknown class",
      {...own, payload_classes: ["topoisomerase 1 inhibitor"]},
      "agent-not-usable",
      /did you mean topoisomerase I inhibitor\?/
    ],
    ["an unknown key", {...own, payload: "MMAE"}, "agent-not-usable", /did you mean payloads\?/],
    ["no source", {...own, sources: []}, "agent-not-usable", null],
    ["no as-of date", {...own, as_of: ""}, "agent-not-usable", null],
    ["a date that is none", {...own, as_of: "August 2026"}, "agent-not-usable", null],
    ["a DAR that is no number", {...own, dar: "about 4"}, "agent-not-usable", null],
    ["a class that is not the molecule's", {...own, payload_classes: ["DNA-damaging agent"]}, "agent-not-usable", null],
    ["fewer classes than payloads", {...own, payloads: ["MMAE", "DXd"]}, "agent-not-usable", null],
    ["an id with spaces", {...own, id: "Inventumab vedotin"}, "agent-not-usable", null]
  ] as const)("with %s are refused with an issue, and the rest is taken", (_, broken, code, hint) => {
    const {
      catalogue: more,
      added,
      issues
    } = extendCatalogue(
      catalogue,
      [broken, {...own, id: "other-one", inn: "alterumab vedotin", label: "AlVe", codes: [], aliases: []}],
      {origin: "agents.csv", rows: [2, 3]}
    );
    expect(added).toEqual(["other-one"]);
    expect(more).toHaveLength(catalogue.length + 1);
    expect(issues[0]).toMatchObject({code, severity: "error", file: "agents.csv", row: 2});
    if (hint !== null) expect(issues.map((issue) => issue.hint ?? "").join(" ")).toMatch(hint);
  });

  it("say of each key what it holds and what stood there", () => {
    const wrong = {
      ...own,
      as_of: "2026-6-3",
      efflux: "BCRP|p-gp|MDR1",
      id: "Inv 7",
      cleavable: "perhaps",
      format: "trispecific",
      dar: "about 4",
      bystander: "some",
      first_approval_year: "soon",
      stage: "phase 4",
      confidence: "sure"
    };
    const {added, issues} = extendCatalogue(catalogue, [wrong], {origin: "agents.csv", rows: [2]});
    expect(added).toEqual([]);
    expect(issues.map(({column, expected, received}) => [column, expected, received])).toEqual([
      ["as_of", "an ISO date, e.g. 2026-06-30", "2026-6-3"],
      ["efflux", "one of P-gp, BCRP", "p-gp"],
      ["efflux", "one of P-gp, BCRP", "MDR1"],
      ["id", "lower case, words joined by hyphens; the id of a built-in agent overrides it", "Inv 7"],
      ["cleavable", "one of yes, no, true, false", "perhaps"],
      [
        "format",
        "one of monospecific, bispecific, biparatopic, immune-stimulating conjugate, peptide conjugate, immunotoxin, photoimmunoconjugate",
        "trispecific"
      ],
      ["dar", "a number", "about 4"],
      ["bystander", "one of yes, limited, no", "some"],
      ["first_approval_year", "a number", "soon"],
      ["stage", "one of approved, withdrawn, phase 3, phase 2, phase 1", "phase 4"],
      ["confidence", "one of high, medium, low", "sure"]
    ]);
  });

  it("are read from words in any case, lists with | between items, and dates as YAML gives them", () => {
    const written = {
      ...own,
      targets: "CDH17 | CDH6",
      format: "Bispecific",
      cleavable: "NO",
      dar: "3.9",
      efflux: "BCRP|P-gp",
      toxicities: "ocular toxicity (boxed)|hiccups",
      stage: "Phase 2",
      as_of: new Date("2026-08-01")
    };
    const {catalogue: more, issues} = extendCatalogue(catalogue, [written], {origin: "a.yaml"});
    expect(issues).toEqual([]);
    expect(more.at(-1)).toMatchObject({
      targets: ["CDH17", "CDH6"],
      format: "bispecific",
      cleavable: false,
      dar: 3.9,
      efflux: ["P-gp", "BCRP"],
      toxicities: [
        {event: "ocular toxicity", boxed: true},
        {event: "hiccups", kinds: []}
      ],
      stage: "phase 2",
      asOf: "2026-08-01"
    });
  });

  it("are taken as what is not stated where a key is left out", () => {
    const {id, targets, payloads, payload_classes, sources, as_of} = own;
    const bare = {id, inn: own.inn, targets, payloads, payload_classes, sources, as_of};
    const {catalogue: more, issues} = extendCatalogue(catalogue, [bare], {origin: "a.yaml"});
    expect(issues).toEqual([]);
    expect(more.at(-1)).toMatchObject({
      label: "inventumab vedotin",
      usName: null,
      format: "monospecific",
      antibody: "inventumab",
      linker: "not stated",
      cleavable: null,
      dar: null,
      bystander: null,
      efflux: null,
      toxicities: null,
      firstApprovalYear: null,
      regions: [],
      stage: "phase 1",
      stageNote: null,
      tumours: [],
      confidence: "medium",
      classic: true
    });
  });

  it("clash among themselves as with built-in ones", () => {
    const {added, issues} = extendCatalogue(
      catalogue,
      [own, {...own, id: "inventumab-two", inn: "inventumab deruxtecan"}],
      {origin: "a.csv"}
    );
    expect(added).toEqual(["inventumab-vedotin"]);
    expect(issues.map(({code, received}) => `${code} ${received}`)).toContain("alias-clash INV-007");
  });
});
