import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import {cautionsOf} from "../../words/en/read-first.ts";
import {figureMarkup, type PlacedFigure} from "../figures/figure-markup.ts";
import {figureNumbers} from "../figures/figure-numbers.ts";
import {fillPlaceholders} from "./fill-placeholders.ts";
import {governanceLines} from "../methods/governance.ts";
import {inWords} from "../methods/in-words.ts";
import {inlineJson} from "./inline-json.ts";
import {markup, trusted, type Markup} from "./markup.ts";
import {methodParagraphs} from "../../words/en/methods.ts";
import {outline, type OutlineBlock, type OutlineSection} from "../outline.ts";
import {chapters, reportParts, type ChapterId, type SectionId} from "../sections.ts";
import {pageData} from "./page-data.ts";
import {fontFaces, pageProgram, type PageProgram} from "./page-program.ts";
import type {ReportWords} from "./report-words.ts";
import {softwareLine, type Software} from "../methods/software.ts";
import {stylesheet} from "./stylesheet.ts";
import {tableMarkup} from "../tables/table-markup.ts";
import {reportTitle, sourceLine} from "../report-heading.ts";
import {viewsOf, type ReportView} from "../report-views.ts";
import {wordingOf} from "./wording.ts";

/** What a test may put in place of the shipped parts of a page. */
export interface PageParts {
  readonly words?: ReportWords;
  /** Null for a page that does not react. */
  readonly program?: PageProgram | null;
}

/** What a page is made of. */
interface PageContent extends Required<PageParts> {
  readonly result: ShownResult;
  readonly figures: readonly PlacedFigure[];
  readonly software: Software;
}

/** A section of the page, with the heading under which the table of contents names it. */
interface Section {
  readonly id: string;
  readonly chapter: ChapterId;
  readonly heading: string;
  readonly body: Markup;
  readonly class?: string;
}

/**
 * The report as one self-contained page: no request, no patient identifier. It opens from disk. Its one program runs by its hash and nothing else does;
 * without it, and in print, all figures and tables stand there as published. Group names and every other value from the data are escaped.
 */
export function reportPage(
  result: ShownResult,
  figures: readonly PlacedFigure[],
  software: Software,
  {words = wordingOf(questionOf(result.plan).report.language), program = pageProgram()}: PageParts = {}
): string {
  const title = reportTitle(result, words);
  const content = {result, figures, software, program, words};
  const sections = sectionsOf(content);
  return markup`<!doctype html>
<html lang="${words.lang}" dir="${words.dir}">
${pageHead(title, program)}
<body>
<a class="skip" href="#main">${words.skip}</a>
${pageHeader(title, content)}
<nav aria-label="${words.contents}"><details open><summary>${words.contents}</summary>${contents(sections, words)}</details></nav>
<main id="main" tabindex="-1">
${sections.map(sectionMarkup)}</main>
${program === null ? "" : programMarkup(program, result, words)}
</body>
</html>
`.html;
}

function pageHead(title: string, program: PageProgram | null): Markup {
  return markup`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${trusted(program?.source ?? "'none'")}; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${trusted(stylesheet)}</style>
<style id="fonts">${trusted(fontFaces())}</style>
</head>`;
}

/** Banner and title, what the endpoint is and what was read. */
function pageHeader(title: string, {result, software, words}: PageContent): Markup {
  return markup`<header>
<p class="banner">${words.researchUse}</p>
<div class="heading"><h1>${title}</h1><div id="tools"></div></div>
${result.transitions.length === 0 ? "" : markup`<p class="source">${questionOf(result.plan).endpoint.definition}</p>`}
<p class="source">${sourceLine(result, software, words)}</p>
</header>`;
}

function sectionMarkup({id, heading, body, class: named}: Section): Markup {
  return markup`<section id="section-${id}" aria-labelledby="${id}"${named === undefined ? "" : markup` class="${named}"`}><h2 id="${id}">${heading}</h2>${body}</section>
`;
}

/** The program of the page and the data that it works on. */
function programMarkup(program: PageProgram, result: ShownResult, words: ReportWords): Markup {
  return markup`<script type="application/json" id="page-data">${trusted(inlineJson(pageData(result, viewsOf(result), words.page)))}</script>
<script>${trusted(program.text)}</script>`;
}

/** The sections as links, under the names of their chapters. */
function contents(sections: readonly Section[], words: ReportWords): Markup {
  const found = (Object.keys(chapters) as ChapterId[])
    .map((chapter) => ({chapter, own: sections.filter((section) => section.chapter === chapter)}))
    .filter(({own}) => own.length > 0);
  return markup`<ol>${found.map(({chapter, own}) => markup`<li><span class="chapter">${words.chapters[chapter]}</span><ol>${own.map(({id, heading}) => markup`<li><a href="#${id}">${heading}</a></li>`)}</ol></li>`)}</ol>`;
}

function chapterOf(id: SectionId): ChapterId {
  return reportParts.find((part) => part.id === id)?.chapter ?? "record";
}

function sectionsOf(content: PageContent): Section[] {
  const {result, figures, words} = content;
  const cautions = cautionsOf(result);
  return [
    {id: "summary", chapter: "main", heading: words.inWords, body: list(inWords(result, words))},
    ...(cautions.length === 0
      ? []
      : [{id: "cautions", chapter: "main" as const, heading: words.cautions, class: "cautions", body: list(cautions)}]),
    ...outline(result, figures).map((section) => ({
      id: section.id,
      chapter: chapterOf(section.id),
      heading: words.sections[section.id],
      body: partBody(section, result, words)
    })),
    ...recordSections(content)
  ];
}

/** Methods, governance and provenance. */
function recordSections({result, software, program, words}: PageContent): Section[] {
  const methods = methodParagraphs(result).map((paragraph) => markup`<p>${paragraph}</p>`);
  return [
    {id: "methods", chapter: "record", heading: words.methods, body: markup`${methods}`},
    {id: "governance", chapter: "record", heading: words.governance, body: governance(result, words)},
    {id: "provenance", chapter: "record", heading: words.provenance, body: provenance(result, software, program, words)}
  ];
}

/** What stands in a section of results: for each endpoint and grouping its figures and tables, then the paragraphs. */
function partBody(
  {id, blocks, paragraphs}: OutlineSection<PlacedFigure>,
  result: ShownResult,
  words: ReportWords
): Markup {
  const contents = blocks.map((block) => {
    const content = blockContent(block, result, words);
    const {view} = block;
    return view === null
      ? content
      : markup`<div class="view" data-view="${view.id}"><h3>${fillPlaceholders(words.view, {endpoint: view.endpoint, grouping: view.grouping})}</h3>${id === "curves" ? ownCautions(view, viewsOf(result)[0], words) : ""}${content}</div>
`;
  });
  return markup`${id === "curves" ? markup`<div id="explorer"></div>` : ""}${contents}${paragraphs.length === 0 ? "" : markup`<h3>${words.textHeadings[id] ?? ""}</h3>${paragraphs.map((paragraph) => markup`<p>${paragraph}</p>`)}`}`;
}

/** Figures with their numbers, and tables, of one endpoint and grouping. */
function blockContent(
  {view, figures, tables}: OutlineBlock<PlacedFigure>,
  result: ShownResult,
  words: ReportWords
): Markup {
  const captions = tables.map(({item}) => item.caption);
  const own = view?.result ?? result;
  const drawn = figures.map((figure) => {
    const {spec, view: further} = figure.item;
    const shown = further === undefined ? {...own, curves: []} : own;
    return figureMarkup(figure, figureNumbers(spec, shown, captions, words), words);
  });
  return markup`${drawn}${tables.map(({number, item}) =>
    tableMarkup({...item, caption: fillPlaceholders(words.numberedTable, {number, caption: item.caption})})
  )}`;
}

/** The cautions of a further view that the whole report does not carry. */
function ownCautions({result}: ReportView, main: ReportView | undefined, words: ReportWords): Markup | string {
  const general = new Set(main === undefined ? [] : cautionsOf(main.result));
  const own = cautionsOf(result).filter((caution) => !general.has(caution));
  return own.length === 0
    ? ""
    : markup`<div class="cautions"><p><strong>${words.viewCautions}</strong></p>${list(own)}</div>`;
}

function governance(result: ShownResult, words: ReportWords): Markup {
  return markup`<dl>${governanceLines(result, words).map(([name, text]) => markup`<dt>${name}</dt><dd${text === null ? markup` class="placeholder"` : ""}>${text ?? words.toBeFilledIn}</dd>`)}</dl>`;
}

function provenance(
  {sources, plan}: ShownResult,
  software: Software,
  program: PageProgram | null,
  words: ReportWords
): Markup {
  return markup`<dl>${sources.map(({name, sha256}) => markup`<dt>${fillPlaceholders(words.inputFile, {name})}</dt><dd><code>${fillPlaceholders(words.sha256, {hash: sha256})}</code></dd>`)}
<dt>${words.seed}</dt><dd>${questionOf(plan).seed}</dd>
<dt>${words.software}</dt><dd>${softwareLine(software)}</dd>
<dt>${words.plan}</dt><dd><pre tabindex="0">${JSON.stringify(plan, null, 2)}</pre></dd></dl>${program === null ? markup`<p class="note">${words.withoutProgram}</p>` : ""}`;
}

function list(sentences: readonly string[]): Markup {
  return markup`<ul>${sentences.map((sentence) => markup`<li>${sentence}</li>`)}</ul>`;
}
