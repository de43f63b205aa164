import {describe, expect, it} from "vitest";
import {lintFigure} from "../../src/report/figures/figure-lint.ts";
import {toSvg} from "../../src/report/formats/svg.ts";
import {compileFigure} from "../../src/report/formats/vega-compile.ts";
import {figureSamples} from "./figure-samples.ts";
import {schemaComplaint} from "./vega-lite-schema.ts";

describe.each(Object.entries(figureSamples))("%s", (_, make) => {
  it("is valid Vega-Lite with alt text, compiles without a remark, has the size of its frame and passes the lint", async () => {
    const spec = make();
    expect(schemaComplaint(spec)).toBeNull();
    expect(spec.description.length).toBeGreaterThan(20);
    expect(JSON.stringify(spec)).not.toContain("secret-");
    expect(compileFigure(spec).warnings).toEqual([]);
    const svg = await toSvg(spec);
    const {width, height} = spec.usermeta.payloadswap.frame;
    expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(lintFigure(svg, {minimumPt: 5})).toEqual([]);
  });
});
