import type PdfDocument from "pdfkit";
import {questionOf} from "../../question/question.ts";
import {groupingName} from "../../question/grouping.ts";
import type {ShownResult} from "../../record/result.ts";
import {cautionsOf} from "../../words/en/read-first.ts";
import {figuresOf, type DrawnFigure} from "../figures/figure-table.ts";
import {fillPlaceholders} from "../html/fill-placeholders.ts";
import {inWords} from "../methods/in-words.ts";
import {figureNumberOf} from "../outline.ts";
import type {ReportWords} from "../html/report-words.ts";
import type {Software} from "../methods/software.ts";
import {drawSvg, pdfOf, type PageBox} from "../formats/svg-in-pdf.ts";
import {toSvg} from "../formats/svg.ts";
import {reportTitle, sourceLine} from "../report-heading.ts";
import {wordingOf} from "../html/wording.ts";

/** 13.33 × 7.5 inches, the 16:9 slide of presentation programs, in points. */
const slide = {width: 960, height: 540, edge: 36} as const;
const INNER = slide.width - 2 * slide.edge;
/** Room of the figure: below the title, above the words. */
const room: PageBox = {x: slide.edge, y: 66, width: INNER, height: 346};
const PX_PER_PT = 96 / 72;
/** Type of the figures at their size on the slide, in points. */
const TYPE = 13;

/** Figures that go on slides, in order, each with its title and the number to take home. */
const keyFigures: readonly {
  readonly name: string;
  readonly title: (result: ShownResult) => string;
  readonly words: (result: ShownResult, words: ReportWords) => readonly string[];
}[] = [
  {
    name: "kaplan-meier",
    title: ({rows, plan}) => `${rows[0]?.endpoint ?? "Survival"} by ${groupingName(questionOf(plan).grouping)}`,
    words: (result, words) => inWords(result, words)
  },
  {name: "forest", title: () => "Hazard ratios", words: () => []},
  {
    name: "sequence-flow",
    title: () => "From the first ADC to the second",
    words: ({transitions}) => [
      commonest(transitions.filter(({analysed}) => analysed === true).map(({sequence}) => String(sequence)))
    ]
  },
  {name: "pfs-scatter", title: () => "Time on the first and on the second ADC", words: () => []},
  {
    name: "attrition",
    title: () => "Who is analysed",
    words: ({flow}) => {
      const unit = flow.some((step) => step.unit === "patients") ? "patients" : "records";
      const steps = flow.filter((step) => step.unit === unit);
      const [first, last] = [steps[0], steps.at(-1)];
      return first === undefined || last === undefined
        ? []
        : [
            first === last
              ? `${last.count} ${unit} are analysed.`
              : `${last.count} of ${first.count} ${unit} are analysed.`
          ];
    }
  }
];

function commonest(sequences: readonly string[]): string {
  const counts = [...new Set(sequences)]
    .map((name) => ({name, n: sequences.filter((other) => other === name).length}))
    .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1));
  const [first] = counts;
  return first === undefined ? "" : `${sequences.length} transitions; the commonest is ${first.name}, in ${first.n}.`;
}

/**
 * The key figures as a 16:9 PDF, one to a slide with its title, its number in words and its caption, after a page with the title and before one with the cautions: vector figures, live text in embedded
 * subsets of Inter, tagged, the same bytes on every run. Figures keep the numbers that they have in the report.
 */
export async function slidesPdf(result: ShownResult, software: Software): Promise<Uint8Array> {
  const words = wordingOf(questionOf(result.plan).report.language);
  const title = reportTitle(result, words);
  const {document, finished} = await pdfOf({size: [slide.width, slide.height], title, subject: words.researchUse});
  titleSlide(document, words, {title, source: sourceLine(result, software, words)});
  for (const {figure, ...said} of saidFigures(result, words)) {
    document.addPage();
    await figureSlide(document, figure, said);
    footer(document, words);
  }
  const cautions = cautionsOf(result);
  if (cautions.length > 0) {
    document.addPage();
    cautionSlide(document, words.cautions, cautions);
    footer(document, words);
  }
  return finished();
}

/** What is said beside a figure on its slide. */
interface SlideWords {
  readonly heading: string;
  readonly said: readonly string[];
  readonly caption: string;
}

/** The key figures that a result has. */
function saidFigures(result: ShownResult, words: ReportWords): (SlideWords & {readonly figure: DrawnFigure})[] {
  const drawn = figuresForSlides(result);
  const numbers = figureNumberOf(result, drawn);
  return keyFigures.flatMap(({name, title, words: said}) => {
    const figure = drawn.find((one) => one.name === name);
    if (figure === undefined) return [];
    const number = numbers.get(name) ?? "";
    return [
      {
        figure,
        heading: title(result),
        said: said(result, words).filter((text) => text !== ""),
        caption: fillPlaceholders(words.numberedFigure, {number, caption: figure.caption})
      }
    ];
  });
}

function titleSlide(
  document: PdfDocument,
  {researchUse}: ReportWords,
  {title, source}: {readonly title: string; readonly source: string}
): void {
  document.rect(0, 0, slide.width, 6).fill("#0072b2");
  write(document, title, {x: slide.edge, y: 150, width: INNER, height: 120}, {size: 38, font: "semibold", type: "H1"});
  write(document, researchUse, {x: slide.edge, y: 290, width: INNER, height: 60}, {size: 18});
  write(document, source, {x: slide.edge, y: 370, width: INNER, height: 40}, {size: 14, colour: "#4d4d4d"});
}

/** The figures of the report at the size of a slide. */
function figuresForSlides(result: ShownResult): DrawnFigure[] {
  const size = {width: room.width * PX_PER_PT, height: room.height * PX_PER_PT, fontSize: TYPE * PX_PER_PT};
  // Ratios and tests stand in the words of the slide, not once more inside the plot.
  const plain = figuresOf({...result, rows: result.rows.filter(({analysis}) => analysis !== "cox")}, size).filter(
    ({name}) => name === "kaplan-meier"
  );
  return figuresOf(result, size).map((figure) => ({
    ...figure,
    spec: plain.find(({name}) => name === figure.name)?.spec ?? figure.spec
  }));
}

function cautionSlide(document: PdfDocument, heading: string, cautions: readonly string[]): void {
  write(document, heading, {x: slide.edge, y: 24, width: INNER, height: 40}, {size: 26, font: "semibold", type: "H1"});
  const text = cautions.map((caution) => `• ${caution}`).join("\n\n");
  const height = slide.height - 130;
  const size = fitting(document, text, INNER, height, [18, 16, 14, 12, 10]);
  write(document, text, {x: slide.edge, y: 84, width: INNER, height}, {size});
}

function footer(document: PdfDocument, {researchUse}: ReportWords): void {
  write(
    document,
    researchUse,
    {x: slide.edge, y: slide.height - 26, width: INNER, height: 14},
    {size: 9, colour: "#4d4d4d"}
  );
}

async function figureSlide(
  document: PdfDocument,
  {spec}: DrawnFigure,
  {heading, said, caption}: SlideWords
): Promise<void> {
  write(document, heading, {x: slide.edge, y: 24, width: INNER, height: 36}, {size: 26, font: "semibold", type: "H1"});
  await drawSvg(document, await toSvg(spec), room, {title: spec.usermeta.payloadswap.title, alt: spec.description});
  wordsBelow(document, said.join(" "), caption);
}

/** The number to take home and the caption, smaller than it, in what room the figure leaves. */
function wordsBelow(document: PdfDocument, key: string, caption: string): void {
  const below = room.y + room.height + 8;
  const most = slide.height - 30 - below;
  const keyBox = {x: slide.edge, y: below, width: INNER, height: most * 0.66};
  const size = key === "" ? 12 : fitting(document, key, INNER, keyBox.height, [16, 14, 13, 12, 11, 10, 9, 8]);
  const used = key === "" ? 0 : write(document, key, keyBox, {size, font: "semibold"}) + 4;
  const smaller = [11, 10, 9, 8, 7].filter((points) => points < size);
  const height = most - used;
  write(
    document,
    caption,
    {x: slide.edge, y: below + used, width: INNER, height},
    {size: fitting(document, caption, INNER, height, smaller), colour: "#4d4d4d"}
  );
}

interface TextLook {
  readonly size: number;
  readonly font?: "regular" | "semibold";
  readonly colour?: string;
  readonly type?: "H1" | "P";
}

/** Writes a text into a box and gives the height that it takes. */
function write(
  document: PdfDocument,
  text: string,
  {x, y, width, height}: PageBox,
  {size, font = "regular", colour = "#1a1a1a", type = "P"}: TextLook
): number {
  document.addStructure(
    document.struct(type, {}, () => {
      document
        .font(font)
        .fontSize(size)
        .fillColor(colour)
        .text(text, x, y, {width, height, lineGap: 1, ellipsis: true});
    })
  );
  return Math.min(height, document.font(font).fontSize(size).heightOfString(text, {width, lineGap: 1}));
}

/** The largest of some sizes at which a text finds room; the smallest where none does. */
function fitting(document: PdfDocument, text: string, width: number, height: number, sizes: readonly number[]): number {
  return (
    sizes.find(
      (size) => document.font("semibold").fontSize(size).heightOfString(text, {width, lineGap: 1}) <= height
    ) ??
    sizes.at(-1) ??
    10
  );
}
