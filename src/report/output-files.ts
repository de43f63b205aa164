import {sha256} from "../platform/sha256.ts";
import {questionOf, type Question} from "../question/question.ts";
import type {DisclosedResult, Result, ShownResult, TableRecord} from "../record/result.ts";
import {issueInWords} from "../words/en/issues.ts";
import {csvTable} from "./tables/csv-table.ts";
import {rowCells, rowColumns} from "./tables/row-cells.ts";
import {disclosed} from "../disclosure/disclosed.ts";
import {reportDocx} from "./docx/docx.ts";
import {figuresOf} from "./figures/figure-table.ts";
import type {PlacedFigure} from "./figures/figure-markup.ts";
import {reportPage} from "./html/html.ts";
import type {OutputFile} from "./output-file.ts";
import {resultInWords, type ResultInWords} from "./result-in-words.ts";
import {tableFiles} from "./tables/table-files.ts";
import {methodsMarkdown} from "./methods/methods-file.ts";
import {toPdf} from "./formats/pdf.ts";
import {toPng} from "./formats/png.ts";
import {presetNamed} from "./figures/presets.ts";
import {software as thisSoftware, type Software} from "./methods/software.ts";
import {slidesPdf} from "./docx/slides.ts";
import {toSvg} from "./formats/svg.ts";
import {toTiff} from "./formats/tiff.ts";

export type FigureFormat = Question["figures"]["formats"][number];

/**
 * Everything that `analyze` writes, in a fixed order: report, results, methods, figures, patient-level tables and, last, the manifest
 * with the SHA-256 of each. The same result gives the same bytes.
 */
export async function outputFiles(whole: Result): Promise<OutputFile[]> {
  const software = thisSoftware();
  const result = disclosed(whole);
  const figures = await figureFiles(result);
  const files: OutputFile[] = [
    ...(await documentFiles(result, figures.placed, software)),
    {path: "results.json", content: json(aggregates(result))},
    {path: "results.csv", content: csvTable(rowColumns, result.rows.map(rowCells))},
    {path: "methods.md", content: methodsMarkdown(result, software)},
    ...tableFiles(result),
    ...figures.files,
    ...(result.disclosure === undefined || questionOf(result.plan).report.disclosure.patientLevel
      ? patientLevel(whole)
      : [])
  ];
  return [...files, {path: "manifest.json", content: json(manifest(result, software, files))}];
}

/** The documents that the plan names, in a fixed order. */
async function documentFiles(
  result: ShownResult,
  figures: readonly PlacedFigure[],
  software: Software
): Promise<OutputFile[]> {
  const {documents} = questionOf(result.plan).report;
  return [
    ...(documents.includes("html") ? [{path: "report.html", content: reportPage(result, figures, software)}] : []),
    ...(documents.includes("docx")
      ? [{path: "report.docx", content: await reportDocx(result, figures, software)}]
      : []),
    ...(documents.includes("slides") ? [{path: "slides.pdf", content: await slidesPdf(result, software)}] : [])
  ];
}

/**
 * The report alone, as `report.html` has it: one self-contained page.
 *
 * @example
 * const cohort = await readCohort([{name: "s.csv", role: "follow-up", text: "id,t,e,arm\na,2,1,A\nb,5,0,B\n"}], {mapping: {time: "t", event: "e"}});
 * const page = await reportHtml(await analyze({by: "column:arm", mapping: {time: "t", event: "e"}}, cohort));
 * page.includes("Research use only") // true
 */
export async function reportHtml(result: Result | DisclosedResult): Promise<string> {
  const shown = disclosed(result);
  return reportPage(shown, (await figureFiles(shown, [])).placed, thisSoftware());
}

async function figureFiles(
  result: ShownResult,
  formats: readonly FigureFormat[] = questionOf(result.plan).figures.formats
): Promise<{files: OutputFile[]; placed: PlacedFigure[]}> {
  const {
    dpi: {line}
  } = presetNamed(questionOf(result.plan).figures.preset);
  const dpi = line ?? USUAL_DPI;
  const files: OutputFile[] = [];
  const placed: PlacedFigure[] = [];
  for (const figure of figuresOf(result)) {
    const {name, spec} = figure;
    const svg = await toSvg(spec, {idPrefix: `${name}-`});
    files.push({path: `figures/${name}.vl.json`, content: json(spec)});
    if (formats.includes("svg")) files.push({path: `figures/${name}.svg`, content: svg});
    for (const {format, render} of rendered)
      if (formats.includes(format)) files.push({path: `figures/${name}.${format}`, content: await render(svg, dpi)});
    placed.push({...figure, svg});
  }
  return {files, placed};
}

/** Dots per inch where a preset states none. */
const USUAL_DPI = 300;

/** The formats that are made from the SVG, in the order in which they are written. */
const rendered: readonly {
  readonly format: FigureFormat;
  readonly render: (svg: string, dpi: number) => Promise<Uint8Array>;
}[] = [
  {format: "png", render: (svg, dpi) => toPng(svg, {dpi})},
  {format: "pdf", render: (svg) => toPdf(svg)},
  {format: "tiff", render: (svg, dpi) => toTiff(svg, {dpi})}
];

/** The parts of a result that hold no record of a single patient, in words. */
export function aggregates(result: Result | DisclosedResult): ResultInWords {
  return resultInWords(disclosed(result));
}

function patientLevel(result: Result): OutputFile[] {
  const tables: readonly {name: string; records: readonly TableRecord[]; columns?: readonly string[]}[] = [
    {name: "transitions", records: result.transitions},
    {name: "follow-up", records: result.followUp},
    {
      name: "ledger",
      records: result.ledger.map((line) => ({...line})),
      columns: ["step", "unit", "reason", "detail", "file", "row", "patientId"]
    },
    {
      name: "issues",
      records: result.issues.map((found) => {
        const {remark: _, choices: __, rows: ___, ...cells} = issueInWords(found);
        return cells;
      }),
      columns: ["severity", "code", "file", "row", "column", "expected", "received", "hint", "count"]
    }
  ];
  return tables
    .filter(({records, columns}) => records.length > 0 || columns !== undefined)
    .map(({name, records, columns}) => ({
      path: `patient-level/${name}.csv`,
      content: csvTable(columns ?? columnsOf(records), records)
    }));
}

function columnsOf(records: readonly TableRecord[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

function manifest(result: ShownResult, software: Software, files: readonly OutputFile[]): object {
  return {
    generator: software.name,
    version: software.version,
    schemaVersion: result.schemaVersion,
    packages: software.packages,
    seed: questionOf(result.plan).seed,
    inputs: result.sources,
    plan: result.plan,
    files: files.map(({path, content}) => ({path, sha256: sha256Of(content)}))
  };
}

function sha256Of(content: string | Uint8Array): string {
  const hash = sha256();
  hash.add(content);
  return hash.hex();
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
