import {describe, expect, it} from "vitest";
import {kaplanMeierFigure} from "../../src/figures/kaplan-meier.ts";
import {lintFigure} from "../../src/report/figures/figure-lint.ts";
import {figurePresets, presetSize} from "../../src/report/figures/presets.ts";
import {toSvg} from "../../src/report/formats/svg.ts";
import {curveSamples} from "../figures/samples.ts";

const curves = curveSamples["two"] ?? [];

describe("figurePresets", () => {
  it("each name a source and how far it was checked", () => {
    expect(new Set(figurePresets.map(({name}) => name)).size).toBe(figurePresets.length);
    for (const {source, mark, note} of figurePresets) {
      expect(source.length).toBeGreaterThan(10);
      expect(note.length).toBeGreaterThan(10);
      expect(["official guide", "official documentation", "secondary source", "not verified"]).toContain(mark);
    }
  });

  it.each(figurePresets.map((preset) => [preset.name, preset] as const))(
    "%s: the Kaplan–Meier figure has its width and passes its lint",
    async (name, {widthMm, minimumPt, maxHeightMm}) => {
      const size = presetSize(name, maxHeightMm === null || name === "poster" ? {} : {heightMm: 85});
      const printed = widthMm ?? 89;
      const svg = await toSvg(
        kaplanMeierFigure(curves, {...size, yTitle: "Progression-free survival (%)", footnote: false}),
        {widthMm: printed}
      );
      expect(svg).toContain(`width="${printed}mm"`);
      expect(lintFigure(svg, {widthMm: printed, minimumPt})).toEqual([]);
    }
  );
});

describe("presetSize", () => {
  it("is 89 mm = 336.4 px and 6 pt = 8 px for one column of Nature", () => {
    const {width, fontSize} = presetSize("nature-single");
    expect(width).toBeCloseTo((89 * 96) / 25.4, 9);
    expect(fontSize).toBeCloseTo(8, 9);
  });

  it("throws for an unknown name, a width that is fixed and a height above the limit", () => {
    expect(() => presetSize("nature")).toThrow("preset must be one of plain, nature-single");
    expect(() => presetSize("nature-single", {widthMm: 100})).toThrow("widthMm is fixed at 89");
    expect(() => presetSize("nature-single", {heightMm: 180})).toThrow("heightMm must be at most 170");
  });
});
