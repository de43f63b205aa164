import {describe, expect, it} from "vitest";
import {
  formatMedian,
  formatNumber,
  formatP,
  formatPercent,
  formatRatio,
  formatShare,
  statedP
} from "../../src/words/number-format.ts";
import {numberStyles} from "../../src/words/number-style.ts";

const {plain, nejm, jama, lancet} = numberStyles;

describe("p-values by the rules of the journals", () => {
  // Rules as quoted from the journal in Aguinis et al. 2019, doi:10.1136/bmjebm-2019-111264.
  it("NEJM: above 0.01 two places, between 0.01 and 0.001 three, smaller as P<0.001", () => {
    expect([0.23, 0.04912, 0.0151, 0.0099, 0.00312, 0.001, 0.00099].map((p) => formatP(p, nejm))).toEqual([
      "0.23",
      "0.05",
      "0.02",
      "0.010",
      "0.003",
      "0.001",
      "<0.001"
    ]);
    expect([statedP(0.04, nejm), statedP(0.0002, nejm)]).toEqual(["P=0.04", "P<0.001"]);
  });

  // AMA's own examples, as JMIR's guidelines quote them: P=.16, P=.04, P=.049 instead of .05, P<.001; a zero before the point elsewhere (κ=0.87).
  it("JAMA: no zero before the point, .16, .04, .049 where two digits would cross .05, <.001", () => {
    expect([0.16, 0.04, 0.049, 0.0493, 0.0087, 0.0004].map((p) => formatP(p, jama))).toEqual([
      ".16",
      ".04",
      ".049",
      ".049",
      ".009",
      "<.001"
    ]);
    expect(statedP(0.04, jama)).toBe("P = .04");
    expect(formatNumber(0.87, 2, jama)).toBe("0.87");
    // JMIR: (P=.50; OR 2.72, 95% CI 0.45-2.6): limits with a hyphen.
    expect(formatRatio({estimate: 2.72, confLow: 0.45, confHigh: 2.6}, jama)).toBe("2.72 (0.45-2.60)");
  });

  it("Lancet: two significant figures, four places at most, p<0·0001, the point at mid-height", () => {
    expect([0.23, 0.0453, 0.0045, 0.00047, 0.00004].map((p) => formatP(p, lancet))).toEqual([
      "0·23",
      "0·045",
      "0·0045",
      "0·0005",
      "<0·0001"
    ]);
    expect(statedP(0.00004, lancet)).toBe("p<0·0001");
    expect(formatNumber(23.4, 1, lancet)).toBe("23·4");
  });

  it("plain: a third digit where two would cross 0.05", () => {
    expect([0.04912, 0.0512, 0.2, 0.003, 0.0001].map((p) => formatP(p))).toEqual([
      "0.049",
      "0.05",
      "0.20",
      "0.003",
      "<0.001"
    ]);
    expect(statedP(0.0001)).toBe("p < 0.001");
  });

  it.each(Object.values(numberStyles))("$name: neither 0 nor 1 is ever written", (style) => {
    for (const p of [0, 1e-12, 0.00001, 0.995, 0.9999, 1])
      expect(Number(formatP(p, style).replace("·", ".").replace(/[<>]/, "")) % 1).not.toBe(0);
    expect(formatP(1, style)).toMatch(/^>0?[.·]99$/);
    expect(formatP(0.991, style)).toMatch(/^0?[.·]99$/);
  });
});

describe("estimates by the style", () => {
  const ratio = {estimate: 0.5284, confLow: 0.4223, confHigh: 0.6612};
  it("points, dashes and per cent signs differ, digits do not", () => {
    expect([plain, nejm, jama, lancet].map((style) => formatRatio(ratio, style))).toEqual([
      "0.53 (0.42–0.66)",
      "0.53 (0.42–0.66)",
      "0.53 (0.42-0.66)",
      "0·53 (0·42–0·66)"
    ]);
    expect([plain, nejm, jama, lancet].map((style) => formatShare(0.47, style))).toEqual(["47 %", "47%", "47%", "47%"]);
    expect(formatPercent({estimate: 0.4712, confLow: 0.401, confHigh: 0.538}, jama)).toBe("47% (40-54)");
    expect(formatMedian({estimate: null, confLow: 14.3, confHigh: null}, "months", lancet)).toBe("NR (14·3–NE)");
  });

  it("a negative limit is joined by the word to, with a true minus", () => {
    expect(formatMedian({estimate: 1.2, confLow: -0.4, confHigh: 2.8}, "months", jama)).toBe("1.2 (−0.4 to 2.8)");
    expect(formatNumber(-0.04, 1)).toBe("0.0");
  });

  it("every style says where it was read", () => {
    for (const {source} of Object.values(numberStyles)) expect(source.length).toBeGreaterThan(30);
  });
});
