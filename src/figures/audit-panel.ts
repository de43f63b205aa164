import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {pixelPoint, pixelRule, pixelText, type PixelText} from "./pixel-marks.ts";
import {plotFrame} from "./plot-frame.ts";

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

/**
 * Bias audit as a table: verdict by shape, colour and word, what was found with its number, and the remedy.
 *
 * Throws `RangeError` for no row.
 *
 * @example
 * auditPanelFigure([{bias: "Right truncation of PFS on ADC1", status: "serious", finding: "all 61 patients received both ADCs", remedy: "compare all who started ADC1"}]).description
 * // "Bias audit. Right truncation of PFS on ADC1, serious: all 61 patients received both ADCs. Remedy: compare all who started ADC1."
 */
export function auditPanelFigure(
  rows: readonly AuditRow[],
  {title, subtitle, width = 680, fontSize = FONT_SIZE, findingTitle = "Finding"}: AuditPanelOptions = {}
): FigureSpec {
  if (rows.length === 0) throw new RangeError("rows must hold at least one bias, got 0");
  const inner = width - 2 * Math.round(fontSize * 0.4);
  const mark = fontSize * 1.6;
  const word = labelWidth("not assessable", fontSize) + fontSize * 1.2;
  const rest = inner - mark - word;
  const remedied = rows.some(({remedy}) => remedy !== undefined);
  const [bias, finding] = remedied ? [0.28, 0.38] : [0.36, 0.64];
  const columns = [
    {head: "Verdict", x: mark, width: word},
    {head: "Bias", x: mark + word, width: rest * bias},
    {head: findingTitle, x: mark + word + rest * bias, width: rest * finding},
    ...(remedied
      ? [{head: "Remedy", x: mark + word + rest * (bias + finding), width: rest * (1 - bias - finding)}]
      : [])
  ];
  const line = fontSize * 1.35;
  const texts: PixelText[] = [];
  const symbols: {readonly status: AuditStatus; readonly x: number; readonly y: number}[] = [];
  const rules: {x: number; x2: number; y: number; y2: number}[] = [];
  let y = 0;
  for (const {status, bias: named, finding: found, remedy} of rows) {
    const cells = [status, named, found, ...(remedied ? [remedy ?? ""] : [])].map((text, index) =>
      wrapLabel(text, (columns[index]?.width ?? 0) - fontSize, fontSize)
    );
    rules.push({x: 0, x2: inner, y, y2: y});
    for (const [index, lines] of cells.entries())
      for (const [down, text] of lines.entries())
        texts.push({x: columns[index]?.x ?? 0, y: y + line * (down + 1.05), text});
    symbols.push({status, x: fontSize * 0.6, y: y + line * 1.05 - fontSize * 0.36});
    y += line * Math.max(1, ...cells.map(({length}) => length)) + fontSize * 0.9;
  }
  const plot = plotFrame({
    width,
    plotHeight: y,
    fontSize,
    title,
    subtitle,
    left: 0,
    right: 0,
    axis: Math.ceil(fontSize * 0.2),
    above: fontSize * 1.8
  });
  const kinds = [...new Set(rows.map(({status}) => status))];
  const layer: Layer[] = [
    pixelRule("lines", rules, {color: ink.pale, strokeWidth: 1}),
    ...kinds.map((kind): Layer => {
      const {shape, colour} = verdicts[kind];
      const own = symbols.filter(({status}) => status === kind);
      return pixelPoint(`verdict_${kind.replaceAll(" ", "_")}`, own, {
        shape,
        size: px((fontSize * 0.85) ** 2),
        ...(shape.startsWith("M") ? {filled: false, stroke: colour, strokeWidth: 2} : {fill: colour})
      });
    }),
    pixelText("cells", texts),
    pixelText(
      "heads",
      columns.map(({head, x}) => ({x, y: -fontSize * 0.6, text: head})),
      {fontWeight: 600}
    ),
    ...plot.layers
  ];
  const words = rows.map(
    ({bias: named, status, finding: found, remedy}) =>
      `${oneLine(named)}, ${status}: ${oneLine(found)}.${remedy === undefined ? "" : ` Remedy: ${oneLine(remedy)}.`}`
  );
  return figureSpec(
    {
      figure: "audit-panel",
      title: title ?? "Bias audit",
      description: ["Bias audit.", ...words].join(" "),
      frame: plot.frame,
      fontSize
    },
    {width: plot.width, height: plot.height, layer}
  );
}
