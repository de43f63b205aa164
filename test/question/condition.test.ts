import {describe, expect, it} from "vitest";
import {parseCondition, requireColumns} from "../../src/question/condition.ts";

describe("parseCondition", () => {
  it.each([
    ["tumour = breast", {tumour: "breast"}, true],
    ["tumour = breast", {tumour: "gastric"}, false],
    ["tumour != breast", {tumour: "gastric"}, true],
    ["age >= 65 and age < 80", {age: 65}, true],
    ["age >= 65 and age < 80", {age: 80}, false],
    ['tumour = "small cell lung" and ecog <= 1', {tumour: "small cell lung", ecog: "1"}, true],
    ["tumour='soft tissue sarcoma'", {tumour: "soft tissue sarcoma"}, true]
  ])("%s on %j is %s", (text, cells, expected) => {
    expect(parseCondition(text).test(cells)).toBe(expected);
  });

  it("is null, not false, where a needed column is blank and no other clause fails", () => {
    expect(parseCondition("age >= 65").test({age: null})).toBeNull();
    expect(parseCondition("age >= 65 and tumour = breast").test({age: null, tumour: "gastric"})).toBe(false);
  });

  it("shows the part that it cannot read", () => {
    expect(() => parseCondition("tumour breast")).toThrow("got tumour breast");
    expect(() => parseCondition("tumour = breast and age >")).toThrow("got age >");
    expect(() => parseCondition("age > old")).toThrow("condition age > old: > compares numbers, got old");
  });

  it("a column that is not there is named with the one that was probably meant", () => {
    expect(() => requireColumns(["tumor"], ["tumour", "age"], "--where")).toThrow(
      "--where: no column tumor in the cohort; did you mean tumour?"
    );
  });
});
