import {bench, describe} from "vitest";
import {toPdf} from "../../src/report/pdf.ts";
import {toPng} from "../../src/report/png.ts";
import {toSvg} from "../../src/report/svg.ts";
import {figureSamples} from "./figure-samples.ts";

const twelve = Object.entries(figureSamples).filter(([name]) => !name.startsWith("Kaplan-Meier, ")).slice(0, 11).map(([, make]) => make());
const curves = (figureSamples["Kaplan-Meier, two, classic"] ?? (() => { throw new RangeError("no sample"); }))();

describe("one Kaplan–Meier figure", () => {
  bench("spec to SVG", async () => void (await toSvg(curves)), {time: 2000});
  bench("spec to PNG at 300 dpi", async () => void (await toPng(curves, {dpi: 300})), {time: 2000});
  bench("spec to PDF", async () => void (await toPdf(curves)), {time: 2000});
});

describe("a report of twelve figures", () => {
  bench("SVG, PNG at 300 dpi and PDF", async () => {
    for (const spec of [...twelve, curves]) {
      const svg = await toSvg(spec);
      await toPng(svg, {dpi: 300});
      await toPdf(svg);
    }
  }, {iterations: 2, time: 1000});
});
