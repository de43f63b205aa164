import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";
import {issueMessage} from "../../src/words/en/issues.ts";
import {lintFigure} from "../../src/report/figures/figure-lint.ts";
import {toPng} from "../../src/report/formats/png.ts";
import {escapeXml, toSvg} from "../../src/report/formats/svg.ts";
import {figureSamples, lintedSamples} from "./figure-samples.ts";

const folder = fileURLToPath(new URL("../../.figures", import.meta.url));

it("draws every figure on samples and hard cases to .figures/index.html", async () => {
  mkdirSync(folder, {recursive: true});
  const parts: string[] = [];
  const samples = {...figureSamples, ...lintedSamples};
  for (const [index, [name, make]] of Object.entries(samples).entries()) {
    const spec = make();
    const svg = await toSvg(spec, {idPrefix: `f${index}-`});
    const file = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
    writeFileSync(join(folder, `${file}.svg`), svg);
    writeFileSync(join(folder, `${file}.vl.json`), `${JSON.stringify(spec, null, 2)}\n`);
    writeFileSync(join(folder, `${file}.png`), await toPng(svg, {dpi: 192}));
    const faults = lintFigure(svg).map((found) => `<li>${escapeXml(issueMessage(found))}</li>`);
    parts.push(
      `<section><h2>${escapeXml(name)}</h2>${svg}<p>${escapeXml(spec.description)}</p><p><a href="${file}.svg">SVG</a> <a href="${file}.png">PNG</a> <a href="${file}.vl.json">Vega-Lite</a></p><ul>${faults.join("")}</ul></section>`
    );
  }
  const style =
    "body{font:14px Inter,Helvetica,Arial,sans-serif;margin:24px}section{border-top:1px solid #ccc;padding:12px 0}section>svg{max-width:100%;height:auto;border:1px solid #eee}p{max-width:80ch;color:#444}li{color:#b00}";
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title><style>${style}</style><h1>Figures</h1>${parts.join("\n")}</html>\n`
  );
  expect(parts.length).toBe(Object.keys(samples).length);
});
