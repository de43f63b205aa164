import {describe, expect, it} from "vitest";
import {remedyIn} from "../../src/question/plan-remedy.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";

const columns = new Set(["contact", "site"]);
const usual = {code: "usual", lacking: []} as const;
const within = (plan: PlanSpec, remedy: PlanSpec) => remedyIn(completePlan(plan), remedy, columns, usual);

describe("what a remedy adds to a plan", () => {
  it.each([
    [{}, {by: "transition"}, null],
    [{by: "position"}, {by: "transition"}, {by: "transition"}],
    [{strata: ["site"]}, {strata: ["contact"]}, {strata: ["site", "contact"]}],
    [{strata: ["site", "contact"]}, {strata: ["contact"]}, null],
    [{}, {sequential: {landmark: 180}}, null],
    [{sequential: {landmark: 90}}, {sequential: {landmark: 180}}, {sequential: {landmark: 180}}],
    [{by: "position"}, {by: "transition", strata: ["contact"]}, {by: "transition", strata: ["contact"]}]
  ] as const satisfies readonly (readonly [PlanSpec, PlanSpec, PlanSpec | null])[])(
    "to %j the remedy %j adds %j",
    (plan, remedy, added) => {
      expect(within(plan, remedy)).toEqual({remedy: added, advice: usual});
    }
  );

  it("needs the columns that it names", () => {
    expect(within({}, {strata: ["contact"], adjust: ["ecog", "age"]})).toEqual({
      remedy: null,
      advice: {code: "usual", lacking: ["ecog", "age"]}
    });
  });
});
