import {describe, expect, it} from "vitest";
import {kaplanMeierFigure} from "../../src/figures/kaplan-meier.ts";
import {lintFigure} from "../../src/report/figures/figure-lint.ts";
import {colourDistance} from "../../src/report/figures/colour-vision.ts";
import {toSvg} from "../../src/report/formats/svg.ts";
import {curveSamples} from "../figures/samples.ts";

const svgOf = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">${body}</svg>`;
const codes = (svg: string, rules = {}, rows: Parameters<typeof lintFigure>[2] = []): string[] =>
  lintFigure(svg, rules, rows).map(({code}) => code);

describe("lintFigure", () => {
  it("passes a figure of ours at its own size", async () => {
    expect(lintFigure(await toSvg(kaplanMeierFigure(curveSamples["two"] ?? [])))).toEqual([]);
  });

  it("finds text that leaves the picture on any side", () => {
    for (const at of ["-4,50", "190,50", "50,3", "50,99.5"])
      expect(codes(svgOf(`<text transform="translate(${at})" font-size="12px">label</text>`))).toEqual([
        "text-clipped"
      ]);
    expect(
      codes(svgOf('<text transform="translate(20,50) rotate(-90)" font-size="12px">standing text</text>'))
    ).toEqual(["text-clipped"]);
  });

  it("finds text on text, and lets neighbours be", () => {
    const pair = (x: number): string =>
      svgOf(
        `<text transform="translate(20,50)" font-size="12px">one</text><text transform="translate(${x},50)" font-size="12px">two</text>`
      );
    expect(codes(pair(30))).toEqual(["text-overlap"]);
    expect(codes(pair(60))).toEqual([]);
  });

  it("finds type under the minimum at the printed width", () => {
    const svg = svgOf('<text transform="translate(20,50)" font-size="8px">six points</text>');
    expect(codes(svg, {minimumPt: 6})).toEqual([]);
    expect(codes(svg, {minimumPt: 6, widthMm: 40})).toEqual(["text-small"]);
  });

  it("finds numbers at risk that are more than 0.1 mm off their tick", () => {
    const table = (x: number): string =>
      svgOf(
        `<g class="mark-rule role-axis-tick"><line transform="translate(50,20)" x2="0" y2="4"/></g><g class="mark-text role-mark risk_numbers_marks"><text text-anchor="middle" transform="translate(${x},60)" font-size="8px">12</text></g>`
      );
    expect(codes(table(50.3))).toEqual([]);
    expect(codes(table(50.5))).toEqual(["risk-number-off-tick"]);
  });

  // The default pair of a known survival-plot package, unreadable for colour-blind readers.
  it("finds colours that a colour-blind reader confuses, unless the dash pattern differs", () => {
    const lines = (dash: string): string =>
      svgOf(
        `<g class="mark-line role-mark"><path stroke="#0e6402" d="M0,0"/><path stroke="#7a3b02"${dash} d="M0,0"/></g>`
      );
    expect(codes(lines(""))).toContain("colours-confused");
    expect(codes(lines(' stroke-dasharray="4,2"'))).toEqual([]);
  });

  // ASCO 2026 e13074 prints "2.8 months (95% CI 2.9-3.7)".
  it("finds an interval that does not contain its estimate", () => {
    expect(codes(svgOf(""), {}, [{estimate: 2.8, confLow: 2.9, confHigh: 3.7}])).toEqual(["interval-without-estimate"]);
    expect(
      codes(svgOf(""), {}, [
        {estimate: 2.8, confLow: 2.1, confHigh: null},
        {estimate: null, confLow: 2, confHigh: null}
      ])
    ).toEqual([]);
  });

  it("warns of characters that the font lacks", () => {
    expect(
      lintFigure(svgOf('<text transform="translate(20,50)" font-size="12px">治療 → SG</text>')).map(
        ({code, severity, received}) => [code, severity, received]
      )
    ).toEqual([["glyph-missing", "warning", "治 療"]]);
  });

  it("throws for text that is no SVG", () => {
    expect(() => lintFigure("hello")).toThrow("svg must have an <svg> root");
  });
});

describe("colourDistance", () => {
  it("is 0 for one colour, 100 for black and white, to all eyes", () => {
    for (const vision of [undefined, "protanopia", "deuteranopia"] as const) {
      expect(colourDistance("#0072B2", "#0072b2", vision)).toBe(0);
      expect(colourDistance("#000", "#fff", vision)).toBeCloseTo(100, 3);
    }
  });

  it("shrinks for red and green under both forms", () => {
    for (const vision of ["protanopia", "deuteranopia"] as const)
      expect(colourDistance("#cc0000", "#338800", vision)).toBeLessThan(0.4 * colourDistance("#cc0000", "#338800"));
  });
});
