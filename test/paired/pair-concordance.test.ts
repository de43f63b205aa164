import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {pairConcordance} from "../../src/paired/pair-concordance.ts";
import type {PairTimes} from "../../src/paired/pair-order.ts";

/** −1 the first is shorter, 1 longer, 0 equal or left open: the definition, two patients at a time. */
function orderOf(a: number, eventA: 0 | 1, b: number, eventB: 0 | 1): -1 | 0 | 1 {
  if (eventA === 1 && (a < b || (a === b && eventB === 0))) return -1;
  if (eventB === 1 && (b < a || (a === b && eventA === 0))) return 1;
  return 0;
}

function signs(pairs: readonly PairTimes[]): number[] {
  return pairs.flatMap((a, i) =>
    pairs
      .slice(i + 1)
      .map((b) => orderOf(a.pfs1, a.event1, b.pfs1, b.event1) * orderOf(a.pfs2, a.event2, b.pfs2, b.event2))
  );
}

function tauOf(pairs: readonly PairTimes[]): number | null {
  const all = signs(pairs);
  const comparable = all.filter((sign) => sign !== 0).length;
  return comparable === 0 ? null : all.reduce((sum, sign) => sum + sign, 0) / comparable;
}

const event = fc.constantFrom<0 | 1>(0, 1);
const time = fc.integer({min: 0, max: 14}).map((half) => half / 2);
const patients = fc.array(fc.record({pfs1: time, event1: event, pfs2: time, event2: event}), {maxLength: 14});

describe("concordance of the two times", () => {
  it("equals the count over every two patients, ties and censoring included", () => {
    fc.assert(
      fc.property(patients, (pairs) => {
        const all = signs(pairs);
        const found = pairConcordance(pairs);
        expect([found.concordant, found.discordant, found.notComparable]).toEqual(
          [1, -1, 0].map((wanted) => all.filter((sign) => sign === wanted).length)
        );
        const tau = tauOf(pairs);
        if (tau === null) expect(found.tau).toBeNull();
        else expect(found.tau).toBeCloseTo(tau, 12);
      })
    );
  });

  it("the standard error is the jackknife's: each patient left out in turn", () => {
    fc.assert(
      fc.property(patients, (pairs) => {
        const {tau, stdError} = pairConcordance(pairs);
        if (tau === null) return;
        const without = pairs
          .map((_, k) => tauOf(pairs.filter((_one, i) => i !== k)))
          .filter((value) => value !== null);
        const square = without.reduce((sum, value) => sum + (value - tau) ** 2, 0);
        expect(stdError).toBeCloseTo(Math.sqrt((square * (pairs.length - 1)) / pairs.length) / 2, 12);
      })
    );
  });
});
