import type {DrawnFigure} from "./figure-table.ts";
import type {FigureNumbers} from "./figure-numbers.ts";
import {fillPlaceholders} from "../html/fill-placeholders.ts";
import {inlineJson} from "../html/inline-json.ts";
import {markup, trusted, type Markup} from "../html/markup.ts";
import type {Numbered} from "../outline.ts";
import type {ReportWords} from "../html/report-words.ts";
import {tableMarkup} from "../tables/table-markup.ts";

/** A finished figure with its SVG. */
export interface PlacedFigure extends DrawnFigure {
  readonly svg: string;
}

/**
 * A figure of the report: picture with title and description for a screen reader, caption, place for its downloads, the numbers behind it, and its specification
 * unless that holds single patients. The class `explored` marks the figure in whose place the page draws curves that react.
 */
export function figureMarkup(
  {number, item: {name, caption, svg, spec, view}}: Numbered<PlacedFigure>,
  numbers: FigureNumbers,
  words: ReportWords
): Markup {
  const specified = numbers.sentences.includes(words.patientLevel)
    ? ""
    : markup`<script type="application/json">${trusted(inlineJson(spec))}</script>`;
  return markup`<figure data-name="${name}"${view === undefined ? "" : markup` class="explored"`}><div class="scroll picture" tabindex="0" role="group" aria-label="${fillPlaceholders(words.figure, {number, title: spec.usermeta.payloadswap.title})}">${trusted(svg)}</div>
<figcaption>${fillPlaceholders(words.numberedFigure, {number, caption})}</figcaption>
<p class="downloads"></p>
${numbersMarkup(name, numbers, words)}${specified}</figure>
`;
}

/** The numbers behind a figure, to be opened. */
function numbersMarkup(name: string, {sentences, tables}: FigureNumbers, {showNumbers}: ReportWords): Markup {
  return markup`<details class="numbers"><summary>${showNumbers}</summary>${sentences.map((sentence) => markup`<p>${sentence}</p>`)}${tables.map((table) => tableMarkup({...table, name: `${name}-${table.name}`}))}</details>`;
}
