import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import {cautionsOf} from "../../words/en/read-first.ts";
import {
  contentTypes,
  coreProperties,
  documentRelations,
  field,
  footerPart,
  headerPart,
  NAMESPACES,
  numberingPart,
  packageRelations,
  page,
  paragraph,
  run,
  settingsPart,
  stylesPart,
  TEXT_WIDTH,
  XML
} from "./docx-parts.ts";
import {docxTable} from "./docx-table.ts";
import type {PlacedFigure} from "../figures/figure-markup.ts";
import {fillPlaceholders} from "../html/fill-placeholders.ts";
import {governanceLines} from "../methods/governance.ts";
import {inWords} from "../methods/in-words.ts";
import {methodParagraphs} from "../../words/en/methods.ts";
import {outline, type Numbered, type OutlineSection} from "../outline.ts";
import {PX_PER_INCH, toPng} from "../formats/png.ts";
import type {ReportWords} from "../html/report-words.ts";
import {softwareLine, type Software} from "../methods/software.ts";
import {escapeXml} from "../formats/svg.ts";
import {zip, type ZipEntry} from "../formats/zip.ts";
import {reportTitle, sourceLine} from "../report-heading.ts";
import type {TextTable} from "../tables/text-table.ts";
import {wordingOf} from "../html/wording.ts";

/** English Metric Units in an inch and in a twentieth of a point. */
const EMU = {inch: 914400, twip: 635} as const;
/** The tallest picture, so that its caption stays on its page. */
const MOST_HEIGHT = (page.height - 2 * page.margin - 2400) * EMU.twip;
const DPI = 300;

interface Picture {
  readonly name: string;
  readonly png: Uint8Array;
}

/**
 * The report as a Word document (WordprocessingML, ECMA-376): headings as styles, native tables with a repeated header row, figures as PNG of 300 dpi with alt text, captions numbered by Word's
 * own SEQ fields; the same result gives the same bytes.
 */
export async function reportDocx(
  result: ShownResult,
  figures: readonly PlacedFigure[],
  software: Software
): Promise<Uint8Array> {
  const words = wordingOf(questionOf(result.plan).report.language);
  const pictures: Picture[] = [];
  for (const {name, svg} of figures) pictures.push({name: `${name}.png`, png: await toPng(svg, {dpi: DPI})});
  return zip([
    ...documentFiles({result, figures, software, words}, pictures),
    ...pictures.map(({name, png}) => ({name: `word/media/${name}`, content: png}))
  ]);
}

/** The parts of the document, its pictures aside. */
function documentFiles(content: DocumentContent, pictures: readonly Picture[]): ZipEntry[] {
  const {result, software, words} = content;
  return [
    {name: "[Content_Types].xml", content: contentTypes},
    {name: "_rels/.rels", content: packageRelations},
    {name: "docProps/core.xml", content: coreProperties(reportTitle(result, words), software.name)},
    {name: "word/document.xml", content: documentPart(content)},
    {name: "word/_rels/document.xml.rels", content: documentRelations(pictures.map(({name}) => name))},
    {name: "word/styles.xml", content: stylesPart},
    {name: "word/numbering.xml", content: numberingPart},
    {name: "word/settings.xml", content: settingsPart},
    {name: "word/header1.xml", content: headerPart(words.researchUse)},
    {name: "word/footer1.xml", content: footerPart(madeFrom(result, software))}
  ];
}

/** What made the document, and from which files. */
function madeFrom({sources}: ShownResult, {name, version}: Software): string {
  return `${name} ${version} · ${sources.map(({name}) => name).join(", ")}`;
}

/** What a document is made of. */
interface DocumentContent {
  readonly result: ShownResult;
  readonly figures: readonly PlacedFigure[];
  readonly software: Software;
  readonly words: ReportWords;
}

/** `word/document.xml`: the report on A4 pages. */
function documentPart(content: DocumentContent): string {
  const {result, figures} = content;
  const body = [
    ...opening(content),
    ...outline(result, figures).flatMap((section) => resultSection(section, content)),
    ...recordSections(content)
  ].join("\n");
  return `${XML}<w:document ${NAMESPACES}><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${page.margin + 200}" w:right="${page.margin}" w:bottom="${page.margin}" w:left="${page.margin}" w:header="560" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

/** Title, banner and source, the result in words and the cautions. */
function opening({result, software, words}: DocumentContent): string[] {
  const cautions = cautionsOf(result);
  return [
    paragraph("Title", run(reportTitle(result, words))),
    paragraph("Banner", run(words.researchUse)),
    ...(result.transitions.length === 0 ? [] : [text(questionOf(result.plan).endpoint.definition)]),
    paragraph("Small", run(sourceLine(result, software, words))),
    heading(1, words.inWords),
    list(inWords(result, words)),
    ...(cautions.length === 0 ? [] : [heading(1, words.cautions), list(cautions)])
  ];
}

/** A section of results: figures and tables of each endpoint and grouping, then the paragraphs. */
function resultSection(
  {id, blocks, paragraphs}: OutlineSection<PlacedFigure>,
  {figures, words}: DocumentContent
): string[] {
  return [
    heading(1, words.sections[id]),
    ...blocks.flatMap(({view, figures: drawn, tables}) => [
      ...(view === null
        ? []
        : [heading(2, fillPlaceholders(words.view, {endpoint: view.endpoint, grouping: view.grouping}))]),
      ...drawn.map((figure) => placedFigure(figure, figures, words)),
      ...tables.flatMap((table) => placedTable(table, words))
    ]),
    ...(paragraphs.length === 0 ? [] : [heading(2, words.textHeadings[id] ?? ""), ...paragraphs.map(text)])
  ];
}

/** A table under its caption, its notes beneath. */
function placedTable({number, item}: Numbered<TextTable>, words: ReportWords): string[] {
  return [
    paragraph("Caption", numbered(words.numberedTable, "Table", number, item.caption), "<w:keepNext/>"),
    docxTable(item),
    ...(item.notes.length === 0 ? [paragraph("Small", "")] : item.notes.map((note) => paragraph("Small", run(note))))
  ];
}

/** Methods, governance and provenance with the plan. */
function recordSections({result, software, words}: DocumentContent): string[] {
  const {sources, plan} = result;
  return [
    heading(1, words.methods),
    ...methodParagraphs(result).map(text),
    heading(1, words.governance),
    ...governanceLines(result, words).map(([name, given]) =>
      paragraph(
        "Normal",
        `${run(`${name}: `, "<w:b/>")}${run(given ?? words.toBeFilledIn, given === null ? "<w:i/>" : "")}`
      )
    ),
    heading(1, words.provenance),
    ...sources.map(({name, sha256}) =>
      paragraph(
        "Small",
        run(`${fillPlaceholders(words.inputFile, {name})}: ${fillPlaceholders(words.sha256, {hash: sha256})}`)
      )
    ),
    paragraph("Small", run(`${words.seed}: ${questionOf(plan).seed}. ${words.software}: ${softwareLine(software)}`)),
    heading(2, words.plan),
    ...JSON.stringify(plan, null, 2)
      .split("\n")
      .map((line) => paragraph("Code", run(line)))
  ];
}

function heading(level: number, words: string): string {
  return paragraph(`Heading${level}`, run(words));
}

function text(sentence: string): string {
  return paragraph("Normal", run(sentence));
}

function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => paragraph("ListBullet", run(sentence))).join("");
}

/** A caption with its number as Word counts it: `Table {number}. {caption}`. */
function numbered(template: string, sequence: "Table" | "Figure", number: number, caption: string): string {
  const [before = "", after = ""] = template.split("{number}");
  return `${run(before, "<w:b/>")}${field(`SEQ ${sequence} \\* ARABIC`, String(number))}${run(fillPlaceholders(after, {caption}))}`;
}

function placedFigure(figure: Numbered<PlacedFigure>, figures: readonly PlacedFigure[], words: ReportWords): string {
  const {name, caption} = figure.item;
  const index = figures.findIndex((one) => one.name === name);
  return `${paragraph("Figure", drawingXml(figure, index))}${paragraph("Caption", numbered(words.numberedFigure, "Figure", figure.number, caption))}`;
}

/** A figure as an inline drawing; its picture is the one at this index among those of the document. */
function drawingXml({number, item: {name, svg, spec}}: Numbered<PlacedFigure>, index: number): string {
  const {cx, cy} = placedSize(svg);
  const properties = `id="${number}" name="${escapeXml(name)}" descr="${escapeXml(spec.description)}"`;
  const picture = `<pic:pic><pic:nvPicPr><pic:cNvPr ${properties}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId${index + 6}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
  return `<w:r><w:drawing>${inlineXml({cx, cy}, properties, spec.usermeta.payloadswap.title)}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

/** Width and height of a figure on its page, in English Metric Units. */
interface PlacedSize {
  readonly cx: number;
  readonly cy: number;
}

/** A figure's own size, smaller where it would not fit. */
function placedSize(svg: string): PlacedSize {
  const [, width = "640", height = "480"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const natural = (Number(width) / PX_PER_INCH) * EMU.inch;
  const tall = (natural * Number(height)) / Number(width);
  const scale = Math.min(1, (TEXT_WIDTH * EMU.twip) / natural, MOST_HEIGHT / tall);
  return {cx: Math.round(natural * scale), cy: Math.round(tall * scale)};
}

/** Size, name and alternative text of a drawing, before its graphic. */
function inlineXml({cx, cy}: PlacedSize, properties: string, title: string): string {
  return `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${properties} title="${escapeXml(title)}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`;
}
