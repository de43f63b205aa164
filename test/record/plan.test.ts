import {describe, expect, it} from "vitest";
import {completePlan, PlanError, planSchema, type PlanSpec} from "../../src/record/plan.ts";

describe("completePlan", () => {
  it("has a default for every key of a plan", () => {
    const plan = completePlan({});
    expect(Object.keys(plan).sort()).toEqual(Object.keys(planSchema.shape).sort());
    expect(Object.keys(plan)).toEqual(
      expect.arrayContaining([
        "data",
        "mapping",
        "dateMode",
        "cutoff",
        "unit",
        "endpoints",
        "population",
        "by",
        "reference",
        "strata",
        "adjust",
        "agents",
        "milestones",
        "figures",
        "seed",
        "output"
      ])
    );
    expect(Object.values(plan)).not.toContain(undefined);
  });

  it("completes its own output to itself", () => {
    const plan = completePlan({by: "sequence", population: {where: "tumour = breast"}});
    expect(completePlan(plan as PlanSpec)).toEqual(plan);
  });

  it("names an unknown key and the one that was probably meant", () => {
    expect(() => completePlan({endpoint: ["rwPFS"]} as PlanSpec)).toThrow(
      "plan: unknown key endpoint; did you mean endpoints?"
    );
    expect(() => completePlan({population: {adc1Stoped: "any"}} as unknown as PlanSpec)).toThrow(
      "plan key population: unknown key adc1Stoped; did you mean adc1Stopped?"
    );
    expect(() => completePlan({figures: {format: ["svg"]}} as unknown as PlanSpec)).toThrow(
      "plan key figures: unknown key format; did you mean formats?"
    );
  });

  it("collects every fault before it throws", () => {
    const faults = ((): readonly string[] => {
      try {
        completePlan({by: "payload", seed: -1, colour: "red"} as unknown as PlanSpec);
      } catch (error) {
        if (error instanceof PlanError) return error.faults;
      }
      return [];
    })();
    expect(faults).toHaveLength(3);
    expect(faults.join("\n")).toMatch(/plan key by: transition, position, sequence or column:NAME/);
    expect(faults.join("\n")).toMatch(/plan key seed/);
    expect(faults.join("\n")).toMatch(/plan: unknown key colour/);
  });

  it("lists what a value may be, with what stands there and what was probably meant", () => {
    expect(() => completePlan({report: {documents: ["pdf"]}} as unknown as PlanSpec)).toThrow(
      'plan key report.documents.0 must be one of html, docx, slides, got "pdf"'
    );
    expect(() => completePlan({figures: {formats: ["svg", "tif"]}} as unknown as PlanSpec)).toThrow(
      'plan key figures.formats.1 must be one of svg, png, pdf, tiff, got "tif"; did you mean tiff?'
    );
  });

  it("takes a date mode as a word or in full", () => {
    expect(completePlan({dateMode: "shifted"}).dateMode).toEqual({mode: "shifted", format: "iso", partial: "reject"});
    expect(completePlan({dateMode: {mode: "real", format: "dmy"}}).dateMode.format).toBe("dmy");
  });
});
