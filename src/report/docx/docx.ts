import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import {cautionsOf} from "../../words/en/cautions.ts";
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
import {outline, type Numbered} from "../outline.ts";
import {PX_PER_INCH, toPng} from "../formats/png.ts";
import type {ReportWords} from "../html/report-words.ts";
import type {Software} from "../methods/software.ts";
import {escapeXml} from "../formats/svg.ts";
import {zip} from "../formats/zip.ts";
import {viewsOf} from "../report-views.ts";
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
  const [main] = viewsOf(result);
  const title =
    result.rows.length === 0 || main === undefined
      ? words.nothingToShow
      : fillPlaceholders(words.title, {endpoint: main.endpoint, grouping: main.grouping});
  const body = bodyOf(result, figures, software, words, title);
  return zip([
    {name: "[Content_Types].xml", content: contentTypes},
    {name: "_rels/.rels", content: packageRelations},
    {name: "docProps/core.xml", content: coreProperties(title, software.name)},
    {
      name: "word/document.xml",
      content: `${XML}<w:document ${NAMESPACES}><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${page.margin + 200}" w:right="${page.margin}" w:bottom="${page.margin}" w:left="${page.margin}" w:header="560" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>`
    },
    {name: "word/_rels/document.xml.rels", content: documentRelations(pictures.map(({name}) => name))},
    {name: "word/styles.xml", content: stylesPart},
    {name: "word/numbering.xml", content: numberingPart},
    {name: "word/settings.xml", content: settingsPart},
    {name: "word/header1.xml", content: headerPart(words.researchUse)},
    {
      name: "word/footer1.xml",
      content: footerPart(`${software.name} ${software.version} · ${result.sources.map(({name}) => name).join(", ")}`)
    },
    ...pictures.map(({name, png}) => ({name: `word/media/${name}`, content: png}))
  ]);
}

function bodyOf(
  result: ShownResult,
  figures: readonly PlacedFigure[],
  software: Software,
  words: ReportWords,
  title: string
): string {
  const heading = (level: number, text: string): string => paragraph(`Heading${level}`, run(text));
  const list = (sentences: readonly string[]): string =>
    sentences.map((sentence) => paragraph("ListBullet", run(sentence))).join("");
  const text = (sentence: string): string => paragraph("Normal", run(sentence));
  const cautions = cautionsOf(result);
  const {sources, plan, transitions} = result;
  return [
    paragraph("Title", run(title)),
    paragraph("Banner", run(words.researchUse)),
    ...(transitions.length === 0 ? [] : [text(questionOf(plan).endpoint.definition)]),
    paragraph(
      "Small",
      run(
        `${sources.map(({name, rowsRead}) => fillPlaceholders(words.source, {name, rows: rowsRead})).join(", ")} · ${software.name} ${software.version}`
      )
    ),
    heading(1, words.inWords),
    list(inWords(result, words)),
    ...(cautions.length === 0 ? [] : [heading(1, words.cautions), list(cautions)]),
    ...outline(result, figures).flatMap(({id, blocks, paragraphs}) => [
      heading(1, words.sections[id]),
      ...blocks.flatMap(({view, figures: drawn, tables}) => [
        ...(view === null
          ? []
          : [heading(2, fillPlaceholders(words.view, {endpoint: view.endpoint, grouping: view.grouping}))]),
        ...drawn.map((figure) => placedFigure(figure, figures, words)),
        ...tables.flatMap(({number, item}) => [
          paragraph("Caption", numbered(words.numberedTable, "Table", number, item.caption), "<w:keepNext/>"),
          docxTable(item),
          ...(item.notes.length === 0
            ? [paragraph("Small", "")]
            : item.notes.map((note) => paragraph("Small", run(note))))
        ])
      ]),
      ...(paragraphs.length === 0 ? [] : [heading(2, words.textHeadings[id] ?? ""), ...paragraphs.map(text)])
    ]),
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
    paragraph(
      "Small",
      run(
        `${words.seed}: ${questionOf(plan).seed}. ${words.software}: ${software.name} ${software.version}; ${Object.entries(
          software.packages
        )
          .map(([name, version]) => `${name} ${version}`)
          .join(", ")}`
      )
    ),
    heading(2, words.plan),
    ...JSON.stringify(plan, null, 2)
      .split("\n")
      .map((line) => paragraph("Code", run(line)))
  ].join("\n");
}

/** A caption with its number as Word counts it: `Table {number}. {caption}`. */
function numbered(template: string, sequence: "Table" | "Figure", number: number, caption: string): string {
  const [before = "", after = ""] = template.split("{number}");
  return `${run(before, "<w:b/>")}${field(`SEQ ${sequence} \\* ARABIC`, String(number))}${run(fillPlaceholders(after, {caption}))}`;
}

function placedFigure(
  {number, item: {name, svg, caption, spec}}: Numbered<PlacedFigure>,
  figures: readonly PlacedFigure[],
  words: ReportWords
): string {
  const index = figures.findIndex((figure) => figure.name === name);
  const [, width = "640", height = "480"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const natural = (Number(width) / PX_PER_INCH) * EMU.inch;
  const scale = Math.min(
    1,
    (TEXT_WIDTH * EMU.twip) / natural,
    MOST_HEIGHT / ((natural * Number(height)) / Number(width))
  );
  const [cx, cy] = [Math.round(natural * scale), Math.round(((natural * Number(height)) / Number(width)) * scale)];
  const properties = `id="${number}" name="${escapeXml(name)}" descr="${escapeXml(spec.description)}"`;
  const drawing = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${properties} title="${escapeXml(spec.usermeta.payloadswap.title)}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr ${properties}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId${index + 6}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  return `${paragraph("Figure", drawing)}${paragraph("Caption", numbered(words.numberedFigure, "Figure", number, caption))}`;
}
