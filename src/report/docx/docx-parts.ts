import {escapeXml} from "../formats/svg.ts";

/** Sides of an A4 page and its margins in twentieths of a point. */
export const page = {width: 11906, height: 16838, margin: 1134} as const;

/** Width of the text in twentieths of a point. */
export const TEXT_WIDTH = page.width - 2 * page.margin;

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** Namespaces of the main part. */
export const NAMESPACES = `${W} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`;
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const font = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>';

interface Style {
  readonly id: string;
  readonly name: string;
  readonly type?: "paragraph" | "character";
  readonly based?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
}

const heading = (level: number, size: number, before: number): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  based: "Normal",
  next: "Normal",
  paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="100"/><w:outlineLvl w:val="${level - 1}"/>`,
  run: `<w:b/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`
});

/** Paragraph styles; the names are Word's own, so that an author's template takes over. */
const paragraphStyles: readonly Style[] = [
  {
    id: "Title",
    name: "Title",
    based: "Normal",
    next: "Normal",
    paragraph: '<w:spacing w:before="0" w:after="120"/>',
    run: '<w:b/><w:sz w:val="34"/><w:szCs w:val="34"/>'
  },
  heading(1, 28, 360),
  heading(2, 24, 280),
  heading(3, 21, 220),
  {
    id: "Caption",
    name: "caption",
    based: "Normal",
    next: "Normal",
    paragraph: '<w:keepLines/><w:spacing w:before="160" w:after="80"/>',
    run: '<w:sz w:val="18"/><w:szCs w:val="18"/>'
  },
  {
    id: "Banner",
    name: "Research use",
    based: "Normal",
    paragraph:
      '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="8A4B00"/><w:left w:val="single" w:sz="8" w:space="4" w:color="8A4B00"/><w:bottom w:val="single" w:sz="8" w:space="4" w:color="8A4B00"/><w:right w:val="single" w:sz="8" w:space="4" w:color="8A4B00"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FFF4E0"/><w:spacing w:before="60" w:after="160"/>',
    run: "<w:b/>"
  },
  {
    id: "Small",
    name: "Small print",
    based: "Normal",
    paragraph: '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>',
    run: '<w:color w:val="4D4D4D"/><w:sz w:val="16"/><w:szCs w:val="16"/>'
  },
  {
    id: "TableText",
    name: "Table text",
    based: "Normal",
    paragraph: '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>',
    run: '<w:sz w:val="16"/><w:szCs w:val="16"/>'
  },
  {
    id: "Figure",
    name: "Figure",
    based: "Normal",
    next: "Caption",
    paragraph: '<w:keepNext/><w:spacing w:before="160" w:after="0" w:line="240" w:lineRule="auto"/>'
  },
  {
    id: "ListBullet",
    name: "List Bullet",
    based: "Normal",
    paragraph: '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>'
  },
  {
    id: "Code",
    name: "Code",
    based: "Normal",
    paragraph: '<w:spacing w:before="0" w:after="0" w:line="220" w:lineRule="auto"/>',
    run: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="14"/><w:szCs w:val="14"/>'
  },
  {
    id: "Header",
    name: "header",
    based: "Normal",
    run: '<w:color w:val="4D4D4D"/><w:sz w:val="15"/><w:szCs w:val="15"/>'
  },
  {
    id: "Footer",
    name: "footer",
    based: "Normal",
    paragraph: `<w:tabs><w:tab w:val="right" w:pos="${TEXT_WIDTH}"/></w:tabs>`,
    run: '<w:color w:val="4D4D4D"/><w:sz w:val="15"/><w:szCs w:val="15"/>'
  }
];

const styleXml = ({id, name, based, next, paragraph, run}: Style): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${based === undefined ? "" : `<w:basedOn w:val="${based}"/>`}${next === undefined ? "" : `<w:next w:val="${next}"/>`}<w:qFormat/>${paragraph === undefined ? "" : `<w:pPr>${paragraph}</w:pPr>`}${run === undefined ? "" : `<w:rPr>${run}</w:rPr>`}</w:style>`;

/** `word/styles.xml`. */
export const stylesPart = `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${font}<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1A1A1A"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1A1A1A"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="1A1A1A"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>
${paragraphStyles.map(styleXml).join("\n")}</w:styles>`;

/** `word/numbering.xml`: one list with bullets. */
export const numberingPart = `${XML}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

/** `word/settings.xml`. */
export const settingsPart = `${XML}<w:settings ${W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

/** `word/header1.xml`: the banner on every page. */
export const headerPart = (text: string): string =>
  `${XML}<w:hdr ${W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${run(text)}</w:p></w:hdr>`;

/** `word/footer1.xml`: what made it, and the page. */
export const footerPart = (text: string): string =>
  `${XML}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run(text)}<w:r><w:tab/></w:r>${field("PAGE", "1")}</w:p></w:ftr>`;

/** `[Content_Types].xml`. */
export const contentTypes = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${["styles", "numbering", "settings", "header", "footer"].map((part) => `<Override PartName="/word/${part}${part === "header" || part === "footer" ? "1" : ""}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml"/>`).join("")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** `_rels/.rels`. */
export const packageRelations = `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

/** `word/_rels/document.xml.rels` with the pictures, the first of them `rId6`. */
export const documentRelations = (pictures: readonly string[]): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[["styles", "styles.xml"], ["numbering", "numbering.xml"], ["settings", "settings.xml"], ["header", "header1.xml"], ["footer", "footer1.xml"], ...pictures.map((name) => ["image", `media/${name}`])].map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

/** `docProps/core.xml`, without a date: the same result gives the same bytes. */
export const coreProperties = (title: string, creator: string): string =>
  `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`;

/**
 * Text as a run; characters that XML forbids are left out, lines break.
 *
 * @example
 * run("a < b") // '<w:r><w:t xml:space="preserve">a &lt; b</w:t></w:r>'
 */
export function run(text: string, properties = ""): string {
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "�"))}</w:t></w:r>`;
}

/** A field with the text that stands there until Word counts again. */
export function field(instruction: string, text: string): string {
  return `<w:fldSimple w:instr=" ${instruction} ">${run(text)}</w:fldSimple>`;
}

/** A paragraph in a style. */
export function paragraph(style: string, content: string, properties = ""): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`;
}
