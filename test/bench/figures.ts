import {copyFileSync, readFileSync} from "node:fs";
import {cpus} from "node:os";
import {join} from "node:path";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {reportDocx} from "../../src/report/docx/docx.ts";
import type {PlacedFigure} from "../../src/report/figures/figure-markup.ts";
import {outputFiles} from "../../src/report/output-files.ts";
import {toPdf} from "../../src/report/formats/pdf.ts";
import {toPng} from "../../src/report/formats/png.ts";
import {slidesPdf} from "../../src/report/docx/slides.ts";
import {toSvg} from "../../src/report/formats/svg.ts";
import {toTiff} from "../../src/report/formats/tiff.ts";
import {figuresOf} from "../../src/report/figures/figure-table.ts";
import {figureSamples} from "../figures/figure-samples.ts";
import {writeSection} from "../simulate/section.ts";

/** Seconds of processor time of figures and documents: the first figure, which loads the libraries, the next ones, twelve in every format, and the documents of the sample; `--write` puts the table into the page of figures. */
async function seconds(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1e6;
}

// The compiled program stands beside no package.json, from which a report takes its versions.
copyFileSync(join(process.cwd(), "package.json"), new URL("../../package.json", import.meta.url));

const make = figureSamples["Kaplan-Meier, two, classic"];
if (make === undefined) throw new RangeError("no sample of that name");
const formats = [
  ["SVG", (svg: string) => svg],
  ["PNG, 300 dpi", (svg: string) => toPng(svg, {dpi: 300})],
  ["PDF", (svg: string) => toPdf(svg)],
  ["TIFF, 600 dpi", (svg: string) => toTiff(svg, {dpi: 600})]
] as const;

const rows: [string, number[]][] = [];
for (const [name, render] of formats) {
  const times: number[] = [];
  for (let i = 0; i < 4; i++) times.push(await seconds(async () => render(await toSvg(make()))));
  rows.push([`one Kaplan–Meier figure as ${name}`, [times[0] ?? NaN, Math.min(...times.slice(1))]]);
}
const twelve = Object.entries(figureSamples)
  .filter(([name]) => !name.startsWith("Kaplan-Meier, "))
  .slice(0, 11)
  .map(([, one]) => one());
rows.push([
  "twelve figures in these four formats",
  [
    NaN,
    await seconds(async () => {
      for (const spec of [...twelve, make()]) {
        const svg = await toSvg(spec);
        for (const [, render] of formats) await render(svg);
      }
    })
  ]
]);

const cohort = await readCohort(
  [{name: "breast-sequential.csv", text: readFileSync("data-samples/breast-sequential.csv", "utf8")}],
  {}
);
const result = await analyze({figures: {formats: []}}, cohort);
const software = {name: "payloadswap", version: "0", packages: {}};
const figures: PlacedFigure[] = [];
for (const figure of figuresOf(result)) figures.push({...figure, svg: await toSvg(figure.spec)});
rows.push([
  `report.html with tables and methods (${figures.length} figures)`,
  [NaN, await seconds(() => outputFiles(result))]
]);
rows.push(["report.docx", [NaN, await seconds(() => reportDocx(result, figures, software))]]);
rows.push(["slides.pdf", [NaN, await seconds(() => slidesPdf(result, software))]]);

const shown = (value: number): string => (Number.isNaN(value) ? "" : value.toFixed(2));
const text = [
  `Seconds of processor time in one run on ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "?"}), Node ${process.versions.node}. The first figure of a format loads what it needs.`,
  "",
  "| | first | next |",
  "| --- | ---: | ---: |",
  ...rows.map(([name, times]) => `| ${name} | ${times.map(shown).join(" | ")} |`)
].join("\n");
console.log(text);
if (process.argv.includes("--write")) writeSection(join(process.cwd(), "src/figures/README.md"), "bench", text);
