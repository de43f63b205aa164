import {describe, expect, it} from "vitest";
import {questionOf, requireOneTime} from "../../src/question/question.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";

const asked = (spec: PlanSpec = {}) => questionOf(completePlan(spec));

describe("what a plan asks", () => {
  it("is PFS on ADC2 of first transitions by class, unless it says otherwise", () => {
    const question = asked();
    expect(question.endpoint.name).toBe("rwPFS");
    expect(question.endpointAsked).toBe("rwPFS");
    expect(question.pfsAsked).toBe("rwPFS");
    expect(question.grouping).toEqual({by: "transition"});
    expect(question.groupings).toEqual([{by: "transition"}]);
    expect(question.population).toEqual({
      transitions: "first",
      adc1Stopped: "progressed",
      adjuvantAdc1: "separate",
      classicOnly: true,
      concurrent: false,
      where: null
    });
    expect(question.further).toEqual([]);
    expect(question.facets).toBeNull();
  });

  it.each([
    ["rwPFS", "transition", "PFS(ADC2), rwPFS@2"],
    ["rwPFS@1", "sequence", "PFS(ADC2), rwPFS@1"],
    ["rwPFS-flatiron", "position", "PFS(ADC1) and PFS(ADC2), rwPFS-flatiron@1"],
    ["rwPFS2", "column:tumour", "rwPFS2 from ADC1, rwPFS2@1"],
    ["rwOS", "transition", "rwOS from ADC2, rwOS@1"],
    ["rwOS", "position", "rwOS from ADC2, rwOS@1"],
    ["TTF", "sequence", "TTF from ADC2, TTF@1"]
  ])("%s by %s is called %s", (endpoint, by, label) => {
    expect(asked({endpoints: [endpoint], by}).labels.endpoint).toBe(label);
  });

  it.each([
    [{}, "first metastatic ADC1→ADC2 transition; progression recorded before ADC2"],
    [{adc1Stopped: "progression"} as const, "first metastatic ADC1→ADC2 transition; ADC1 stopped for progression"],
    [
      {transitions: "all", adc1Stopped: "any", where: "tumour = breast"} as const,
      "all metastatic ADC→ADC transitions; ADC1 stopped for any reason; tumour = breast"
    ]
  ])("the population %j is called %s", (population, label) => {
    expect(asked({population}).labels.population).toBe(label);
  });

  it.each([
    ["rwPFS", "transition", "first", {pairs: true, contrasts: true, classContrasts: true}, false, false],
    ["rwPFS-flatiron", "column:arm", "first", {pairs: true, contrasts: true, classContrasts: true}, false, false],
    ["rwPFS", "transition", "all", {pairs: true, contrasts: true, classContrasts: false}, false, false],
    ["rwPFS", "position", "first", {pairs: true, contrasts: false, classContrasts: true}, false, false],
    ["rwPFS2", "sequence", "first", {pairs: false, contrasts: true, classContrasts: false}, true, false],
    ["rwOS", "sequence", "first", {pairs: false, contrasts: true, classContrasts: false}, false, false],
    ["rwTTD", "position", "first", {pairs: false, contrasts: false, classContrasts: false}, false, false],
    ["rwOS", "position", "first", {pairs: false, contrasts: false, classContrasts: false}, false, true]
  ] as const)("%s by %s of %s transitions permits %j", (endpoint, by, transitions, permitted, fromAdc1, guaranteed) => {
    const question = asked({endpoints: [endpoint], by, population: {transitions}});
    expect(question.permitted).toEqual(permitted);
    expect(question.fromAdc1).toBe(fromAdc1);
    expect(question.isTimeGuaranteed).toBe(guaranteed);
    expect(question.isByPosition).toBe(by === "position");
    expect(question.isRepeated).toBe(transitions === "all");
  });

  it.each([
    [["rwPFS"], "rwPFS", []],
    [["rwOS"], "rwPFS", []],
    [["rwOS", "rwPFS-flatiron", "rwPFS@1"], "rwPFS@1", ["rwPFS-flatiron", "rwPFS@1"]],
    [["rwPFS-flatiron", "rwOS", "rwPFS@1"], "rwPFS-flatiron", ["rwPFS@1", "rwPFS@1"]],
    [["rwPFS2", "rwPFS@1"], "rwPFS@1", ["rwPFS@1"]]
  ] as const)("PFS on either ADC beside %j is by %s", (endpoints, own, further) => {
    const question = asked({endpoints: [...endpoints]});
    expect(question.pfsAsked).toBe(own);
    expect(question.further.map(({pfsAsked}) => pfsAsked)).toEqual(further);
  });

  it("further questions are each other endpoint under the grouping, then each other grouping under the endpoint without a reference", () => {
    const question = asked({
      endpoints: ["rwPFS", "rwOS", "rwPFS", "rwTTNT", "rwOS"],
      by: "sequence",
      groupings: ["transition", "sequence", "column:tumour", "transition"],
      reference: "T-DM1 → T-DXd"
    });
    expect(
      question.further.map(({endpointAsked, grouping, reference, further}) => [
        endpointAsked,
        grouping,
        reference,
        further.length
      ])
    ).toEqual([
      ["rwOS", {by: "sequence"}, "T-DM1 → T-DXd", 0],
      ["rwTTNT", {by: "sequence"}, "T-DM1 → T-DXd", 0],
      ["rwPFS", {by: "transition"}, null, 0],
      ["rwPFS", {by: "column", column: "tumour"}, null, 0]
    ]);
    expect(question.groupings).toEqual([
      {by: "sequence"},
      {by: "transition"},
      {by: "sequence"},
      {by: "column", column: "tumour"},
      {by: "transition"}
    ]);
    expect(question.endpoints.map(({name}) => name)).toEqual(["rwPFS", "rwOS", "rwPFS", "rwTTNT", "rwOS"]);
  });

  it("panels are of transitions, of sequences or of a column, whatever the groups are", () => {
    expect(asked({figures: {facets: "transition"}}).facets).toEqual({by: "transition"});
    expect(asked({figures: {facets: "sequence"}}).facets).toEqual({by: "sequence"});
    expect(asked({figures: {facets: "position"}}).facets).toEqual({by: "column", column: "position"});
  });

  it("an unknown endpoint, also a further one, and a condition that cannot be read are refused", () => {
    expect(() => asked({endpoints: ["rwPFS3"]})).toThrow("endpoint must be one of rwPFS@2, rwPFS@1");
    expect(() => asked({endpoints: ["rwPFS", "rwO"]})).toThrow("got rwO; did you mean rwOS?");
    expect(() => asked({population: {where: "tumour breast"}})).toThrow("condition must be COLUMN OPERATOR VALUE");
  });

  it("PFS2 is one time a patient", () => {
    expect(() => {
      requireOneTime(asked({endpoints: ["rwPFS2"], by: "position"}));
    }).toThrow("by: position has nothing to compare");
    expect(() => {
      requireOneTime(asked({endpoints: ["rwPFS2"], population: {transitions: "all"}}));
    }).toThrow("population.transitions must be first, got all");
    expect(() => {
      requireOneTime(asked({endpoints: ["rwPFS2"], by: "column:tumour"}));
    }).not.toThrow();
    expect(() => {
      requireOneTime(asked({endpoints: ["rwOS"], by: "position", population: {transitions: "all"}}));
    }).not.toThrow();
  });
});
