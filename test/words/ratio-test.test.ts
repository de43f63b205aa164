import {describe, expect, it} from "vitest";
import {isPenalised, ratioTestHeading, ratioTestNote} from "../../src/words/en/ratio-test.ts";

const wald = {refusal: null, procedure: {name: "Cox regression", penalty: null}};
const firth = {refusal: null, procedure: {name: "Cox regression with Firth's penalty", penalty: "Firth"}} as const;
const refused = {refusal: {code: "no-estimate"}, procedure: null} as const;

describe("the head over p-values of hazard ratios", () => {
  it.each([
    [[wald, wald], "Wald p"],
    [[], "Wald p"],
    [[firth, refused], "penalised likelihood-ratio p"],
    [[firth, wald], "p of the ratio"]
  ])("%#", (rows, head) => {
    expect(ratioTestHeading(rows)).toBe(head);
  });

  it("a refused ratio is of no likelihood", () => {
    expect([wald, firth, refused, {...firth, refusal: refused.refusal}].map(isPenalised)).toEqual([
      false,
      true,
      false,
      false
    ]);
  });

  it("what a mixed column leaves to say", () => {
    expect([ratioTestNote([], 2), ratioTestNote(["B against A"], 1)]).toEqual([null, null]);
    expect(ratioTestNote(["B against A"], 2)).toBe(
      "The p of a hazard ratio is Wald's; of B against A it is that of the penalised likelihood ratio."
    );
  });
});
