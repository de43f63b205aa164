import {describe, expect, it} from "vitest";
import {kaplanMeierFigure} from "../../src/figures/kaplan-meier.ts";
import {toPng} from "../../src/report/formats/png.ts";
import {toSvg} from "../../src/report/formats/svg.ts";
import {curveSamples} from "../figures/samples.ts";

const spec = kaplanMeierFigure(curveSamples["one"] ?? [], {width: 336, height: 300, fontSize: 8});
const view = (png: Uint8Array): DataView => new DataView(png.buffer, png.byteOffset, png.byteLength);

describe("toPng", () => {
  it.each([
    [300, 11811],
    [600, 23622]
  ])("at %i dpi has the pixels of 89 mm and %i pixels per metre in its pHYs chunk", async (dpi, perMetre) => {
    const png = view(await toPng(spec, {dpi}));
    expect(png.getUint32(16)).toBe((336 * dpi) / 96);
    expect(png.getUint32(20)).toBe(Math.round((300 * dpi) / 96));
    expect(String.fromCharCode(...[37, 38, 39, 40].map((at) => png.getUint8(at)))).toBe("pHYs");
    expect([png.getUint32(41), png.getUint32(45), png.getUint8(49)]).toEqual([perMetre, perMetre, 1]);
  });

  it("draws the text: the picture without it is another one", async () => {
    const svg = await toSvg(spec);
    const bare = svg.replaceAll(/<text[^>]*>[^<]*<\/text>/g, "");
    const [full, without] = await Promise.all([toPng(svg, {dpi: 96}), toPng(bare, {dpi: 96})]);
    expect(full.length).toBeGreaterThan(without.length * 1.3);
  });

  it("gives the same bytes on every run", async () => {
    const [a, b] = await Promise.all([toPng(spec, {dpi: 96}), toPng(spec, {dpi: 96})]);
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
  });

  it("refuses a resolution that makes no sense", async () => {
    await expect(toPng(spec, {dpi: 0})).rejects.toThrow("dpi must be from 36 to 2400, got 0");
  });
});

describe("toSvg", () => {
  it("is an image with a title and a description for screen readers, and its text is live", async () => {
    const svg = await toSvg(spec);
    expect(svg).toMatch(
      /<svg [^>]*role="img" aria-labelledby="figure-title" aria-describedby="figure-desc"><title id="figure-title">/
    );
    expect(svg).toContain('font-family="Inter, Helvetica, Arial, sans-serif"');
    expect(svg).toContain(">Number at risk</text>");
  });

  it("prefixes every id, so that figures can share a page", async () => {
    const svg = await toSvg(spec, {idPrefix: "km-2-"});
    for (const [, id = ""] of svg.matchAll(/\bid="([^"]*)"/g)) expect(id.startsWith("km-2-")).toBe(true);
  });

  it("refuses a spec that asks for a file or an address", async () => {
    const asks = {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      data: {url: "/etc/passwd"},
      mark: "point"
    } as const;
    await expect(toSvg(asks)).rejects.toThrow("the figure cannot be drawn");
  });
});
