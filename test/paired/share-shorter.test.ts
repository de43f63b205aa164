import {describe, expect, it} from "vitest";
import {shareShorter} from "../../src/paired/share-shorter.ts";

const pair = (pfs1: number, pfs2: number, event2: 0 | 1 = 1, event1: 0 | 1 = 1) => ({pfs1, event1, pfs2, event2});

describe("the share of patients with PFS(ADC2) shorter than PFS(ADC1)", () => {
  /** Without censoring the midranks order a pair as its times do: 7 of 10 are shorter. */
  const ten = Array.from({length: 10}, (_, i) => (i < 7 ? pair(100 + i, 50 + i) : pair(100 + i, 150 + i)));

  // R: binom.test(7, 10)$conf.int
  const [low, high] = [0.347547149940003, 0.933260488822266];

  it("has the exact interval of the shorter ones, not of the others", () => {
    const {midrank, lowest, highest} = shareShorter(ten);
    for (const one of [midrank, lowest, highest]) {
      expect(one?.estimate).toBeCloseTo(0.7, 12);
      expect(one?.confLow).toBeCloseTo(low, 9);
      expect(one?.confHigh).toBeCloseTo(high, 9);
    }
  });

  it("equal times are not shorter, and a pair that censoring leaves open lies between the bounds", () => {
    const seen = shareShorter([pair(60, 60), pair(60, 59), pair(60, 61), pair(60, 40, 0), pair(60, 70, 0)]);
    expect([seen.shorter, seen.equal, seen.longer, seen.indeterminate]).toEqual([1, 1, 2, 1]);
    expect([seen.lowest.estimate, seen.highest.estimate]).toEqual([0.2, 0.4]);
  });

  it("a censored PFS(ADC1) leaves the midrank estimate and is counted", () => {
    const seen = shareShorter([...ten, pair(90, 20, 1, 0)]);
    expect(seen.withoutMidrank).toBe(1);
    expect(seen.midrank?.estimate).toBeCloseTo(0.7, 12);
    expect(shareShorter([pair(90, 20, 1, 0)]).midrank).toBeNull();
  });
});
