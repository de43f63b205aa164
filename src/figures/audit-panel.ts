import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {pixelPoint, pixelRule, pixelText, type PixelText} from "./pixel-marks.ts";
import {plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";

/** Verdict on one bias; `not assessable` is a verdict too. */
export type AuditStatus = "clear" | "caution" | "serious" | "not assessable";

/** One bias, what was found, the number behind it, and what to do. */
export interface AuditRow {
  readonly bias: string;
  readonly status: AuditStatus;
  readonly finding: string;
  readonly remedy?: string;
}

/** Options of `auditPanelFigure`; lengths in CSS px. */
export interface AuditPanelOptions extends FigureOptions {
  /** Heading of the findings. */
  readonly findingTitle?: string;
}

/** Shape, colour and word of each verdict: any one of the three is enough. */
const verdicts: Readonly<Record<AuditStatus, {readonly shape: string; readonly colour: string}>> = {
  "clear": {shape: "circle", colour: "#0072B2"},
  "caution": {shape: "triangle-up", colour: "#E69F00"},
  "serious": {shape: "square", colour: "#B23A00"},
  "not assessable": {shape: "M-1,0L1,0", colour: "#8c8c8c"}
};

/** A column of the table, in px of the plot. */
interface Column {
  readonly head: string;
  readonly x: number;
  readonly width: number;
}

/** What is drawn below the heads; it ends at `end` px. */
interface TableBody {
  readonly texts: readonly PixelText[];
  readonly symbols: readonly {readonly status: AuditStatus; readonly x: number; readonly y: number}[];
  /** Where the rows begin. */
  readonly starts: readonly number[];
  readonly end: number;
}

/**
 * Bias audit as a table: verdict by shape, colour and word, what was found with its number, and the remedy.
 *
 * Throws `RangeError` for no row.
 *
 * @example
 * auditPanelFigure([{bias: "Right truncation of PFS on ADC1", status: "serious", finding: "all 61 patients received both ADCs", remedy: "compare all who started ADC1"}]).description
 * // "Bias audit. Right truncation of PFS on ADC1, serious: all 61 patients received both ADCs. Remedy: compare all who started ADC1."
 */
export function auditPanelFigure(rows: readonly AuditRow[], options: AuditPanelOptions = {}): FigureSpec {
  const {title, width = WIDTH, fontSize = FONT_SIZE, findingTitle = "Finding"} = options;
  if (rows.length === 0) throw new RangeError("rows must hold at least one bias, got 0");
  const inner = width - 2 * Math.round(fontSize * 0.4);
  const remedied = rows.some(({remedy}) => remedy !== undefined);
  const columns = columnsOf(inner, findingTitle, remedied, fontSize);
  const table = bodyOf(rows, columns, fontSize);
  const marks = [
    lineLayer(table, inner),
    ...verdictLayers(table, fontSize),
    pixelText("cells", table.texts),
    headLayer(columns, fontSize)
  ];
  const description = ["Bias audit.", ...rows.map(sentenceOf)].join(" ");
  const words = {figure: "audit-panel", title: title ?? "Bias audit", description, fontSize};
  return plotSpec(words, frameOf(table, options), marks);
}

const WIDTH = 680;

function frameOf(
  {end}: TableBody,
  {title, subtitle, width = WIDTH, fontSize = FONT_SIZE}: AuditPanelOptions
): PlotFrame {
  return plotFrame({
    width,
    plotHeight: end,
    fontSize,
    title,
    subtitle,
    left: 0,
    right: 0,
    axis: Math.ceil(fontSize * 0.2),
    above: fontSize * 1.8
  });
}

/** Verdict, bias, finding, and the remedy where there is one. */
function columnsOf(inner: number, findingTitle: string, remedied: boolean, fontSize: number): Column[] {
  const mark = fontSize * 1.6;
  const word = labelWidth("not assessable", fontSize) + fontSize * 1.2;
  const rest = inner - mark - word;
  const [bias, finding] = remedied ? [0.28, 0.38] : [0.36, 0.64];
  const columns = [
    {head: "Verdict", x: mark, width: word},
    {head: "Bias", x: mark + word, width: rest * bias},
    {head: findingTitle, x: mark + word + rest * bias, width: rest * finding},
    {head: "Remedy", x: mark + word + rest * (bias + finding), width: rest * (1 - bias - finding)}
  ];
  return columns.slice(0, remedied ? 4 : 3);
}

function bodyOf(rows: readonly AuditRow[], columns: readonly Column[], fontSize: number): TableBody {
  const line = fontSize * 1.35;
  const texts: PixelText[] = [];
  const symbols: {status: AuditStatus; x: number; y: number}[] = [];
  const starts: number[] = [];
  let y = 0;
  for (const {status, bias, finding, remedy = ""} of rows) {
    const words = [status, bias, finding, remedy];
    const cells = columns.map(({width}, index) => wrapLabel(words[index] ?? "", width - fontSize, fontSize));
    starts.push(y);
    for (const [index, lines] of cells.entries())
      for (const [down, text] of lines.entries())
        texts.push({x: columns[index]?.x ?? 0, y: y + line * (down + 1.05), text});
    symbols.push({status, x: fontSize * 0.6, y: y + line * 1.05 - fontSize * 0.36});
    y += line * Math.max(1, ...cells.map(({length}) => length)) + fontSize * 0.9;
  }
  return {texts, symbols, starts, end: y};
}

/** A line above each row. */
function lineLayer({starts}: TableBody, width: number): Layer {
  const lines = starts.map((y) => ({x: 0, x2: width, y, y2: y}));
  return pixelRule("lines", lines, {color: ink.pale, strokeWidth: 1});
}

function headLayer(columns: readonly Column[], fontSize: number): Layer {
  const heads = columns.map(({head, x}) => ({x, y: -fontSize * 0.6, text: head}));
  return pixelText("heads", heads, {fontWeight: 600});
}

/** A layer for each verdict that was reached. */
function verdictLayers({symbols}: TableBody, fontSize: number): Layer[] {
  const reached = [...new Set(symbols.map(({status}) => status))];
  return reached.map((verdict) => {
    const {shape, colour} = verdicts[verdict];
    const own = symbols.filter(({status}) => status === verdict);
    return pixelPoint(`verdict_${verdict.replaceAll(" ", "_")}`, own, {
      shape,
      size: px((fontSize * 0.85) ** 2),
      ...(shape.startsWith("M") ? {filled: false, stroke: colour, strokeWidth: 2} : {fill: colour})
    });
  });
}

function sentenceOf({bias, status, finding, remedy}: AuditRow): string {
  const advice = remedy === undefined ? "" : ` Remedy: ${oneLine(remedy)}.`;
  return `${oneLine(bias)}, ${status}: ${oneLine(finding)}.${advice}`;
}
