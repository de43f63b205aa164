import {countLabel} from "../../../figures/risk-table.ts";
import {HIDDEN, isHidden} from "../../../record/hidden.ts";
import type {CurveReading} from "../curve-reading.ts";
import {fillPlaceholders} from "../fill-placeholders.ts";
import {formatNumber, formatPercent} from "../../../words/number-format.ts";
import {styledWords, type NumberStyle} from "../../../words/number-style.ts";
import type {PageCurve} from "../page-data.ts";
import type {PageWords} from "../report-words.ts";
import {html, svg} from "./elements.ts";

/** A curve with what it says at the reading line. */
export interface ReadCurve {
  readonly curve: PageCurve;
  readonly reading: CurveReading;
  readonly shown: boolean;
}

/** The key of the plot and its readings in one table: a button for each group, then what its curve says at the reading line. */
export interface Readout {
  readonly element: HTMLElement;
  /** Writes the readings; the buttons stay, and keep the focus. */
  readonly update: (months: number, curves: readonly ReadCurve[]) => void;
}

export function readout(
  curves: readonly PageCurve[],
  title: string,
  words: PageWords,
  numbers: NumberStyle,
  toggle: (index: number) => void
): Readout {
  const caption = html("caption");
  const rows = curves.map((curve, index) => readoutRow(curve, () => toggle(index)));
  const table = html(
    "table",
    {class: "readout"},
    caption,
    html("thead", {}, heads(title, words, numbers)),
    html("tbody", {}, ...rows.map(({row}) => row))
  );
  return {
    element: html(
      "div",
      {"class": "scroll", "tabindex": "0", "role": "group", "aria-label": words.readingLine},
      table,
      ...hiddenNote(curves, words)
    ),
    update: (months, read) => {
      caption.replaceChildren(fillPlaceholders(words.atMonths, {months: formatNumber(months, 1, numbers)}));
      for (const [index, row] of rows.entries()) {
        const one = read[index];
        if (one !== undefined) writeReading(row, one, words, numbers);
      }
    }
  };
}

/** What the mark of a hidden number means, where there may be any. */
function hiddenNote(curves: readonly PageCurve[], words: PageWords): HTMLElement[] {
  return curves.some(({shown}) => shown !== undefined)
    ? [html("p", {class: "note"}, fillPlaceholders(words.hidden, {mark: String(HIDDEN)}))]
    : [];
}

/** The line of a group: its button, and the cells for what its curve says. */
interface ReadoutRow {
  readonly press: HTMLButtonElement;
  readonly cells: readonly HTMLTableCellElement[];
  readonly row: HTMLTableRowElement;
}

function readoutRow(curve: PageCurve, toggle: () => void): ReadoutRow {
  const press = html(
    "button",
    {"type": "button", "class": "key", "aria-pressed": "true"},
    sample(curve),
    html("bdi", {}, curve.group)
  );
  press.addEventListener("click", toggle);
  const cells = [html("td"), html("td"), html("td"), html("td", {class: "wide"})];
  return {press, cells, row: html("tr", {}, html("th", {scope: "row"}, press), ...cells)};
}

function heads(title: string, words: PageWords, numbers: NumberStyle): HTMLTableRowElement {
  const names = [
    words.group,
    styledWords(fillPlaceholders(words.survival, {title}), numbers),
    words.atRisk,
    words.eventsSoFar,
    words.censoredSoFar
  ];
  return html(
    "tr",
    {},
    ...names.map((name, column) => html("th", {scope: "col", ...(column === 4 ? {class: "wide"} : {})}, name))
  );
}

function writeReading(
  {press, cells, row}: ReadoutRow,
  {reading, shown}: ReadCurve,
  words: PageWords,
  numbers: NumberStyle
): void {
  press.setAttribute("aria-pressed", String(shown));
  row.classList.toggle("off", !shown);
  const texts = [
    reading.estimate === null ? words.ended : survivalText(reading, numbers),
    countLabel(reading.nRisk),
    countLabel(reading.nEvent),
    countLabel(reading.nCensored)
  ];
  for (const [column, cell] of cells.entries()) cell.replaceChildren(texts[column] ?? "");
}

/** S(t) with its limits, or the mark of a number that a policy on small counts hides. */
export function survivalText(reading: CurveReading, numbers: NumberStyle): string {
  return isHidden(reading.estimate) ? String(reading.estimate) : formatPercent(reading, numbers);
}

/** The line of a group as the plot draws it. */
function sample({colour, dash}: PageCurve): SVGSVGElement {
  const line = svg("line", {
    "x1": 0,
    "x2": 28,
    "y1": 5,
    "y2": 5,
    "stroke-width": 2.4,
    "stroke-dasharray": dash.map((length) => length * 2).join(" ")
  });
  line.style.setProperty("--arm", colour);
  return svg("svg", {"width": 28, "height": 10, "aria-hidden": "true", "class": "sample"}, line);
}
