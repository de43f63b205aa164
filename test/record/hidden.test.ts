import {describe, expect, it} from "vitest";
import {Hidden, HIDDEN, isHidden, shownSum, type Shown} from "../../src/record/hidden.ts";

describe("a hidden number", () => {
  it("is told from every number and from none", () => {
    expect(isHidden(HIDDEN)).toBe(true);
    for (const other of [0, 3, NaN, Infinity, null, undefined]) expect(isHidden(other)).toBe(false);
  });

  it("writes itself: a mark in a text, null in JSON", () => {
    expect(String(HIDDEN)).toBe("[c]");
    expect(JSON.stringify({n: HIDDEN, events: [HIDDEN, 12]})).toBe('{"n":null,"events":[null,12]}');
  });

  it("hides a sum of which it is a part; other sums stand", () => {
    expect(shownSum([])).toBe(0);
    expect(shownSum([12, 0, 30])).toBe(42);
    expect(shownSum([12, HIDDEN, 30])).toBe(HIDDEN);
    expect(shownSum([HIDDEN])).toBe(HIDDEN);
  });

  it("is not reckoned with: each of these does not compile", () => {
    const shown: Shown = [HIDDEN, 12][Number("0")] ?? 0;
    // @ts-expect-error no sum
    void (shown + 1);
    // @ts-expect-error no difference
    void (shown - 1);
    // @ts-expect-error no product
    void (shown * 2);
    // @ts-expect-error no comparison
    void (shown < 11);
    // @ts-expect-error no rounding
    void Math.round(shown);
    // @ts-expect-error nothing that is not the mark stands for it
    const other: Hidden = {toString: () => "[c]", toJSON: () => null};
    expect(isHidden(shown)).toBe(true);
    expect(other).not.toBeInstanceOf(Hidden);
  });
});
