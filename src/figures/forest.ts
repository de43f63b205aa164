import {namedChannel} from "./channel.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import type {KeyStyle} from "./figure-headings.ts";
import {labelWidth, oneLine, shortLabel} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import {axisHeight, plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";
import {checkInterval, checkRatios, ratioAxis, type RatioAxis} from "./ratio-axis.ts";

/** One line of a forest plot: an estimate with its interval, a heading, or a reason why there is none. */
export interface ForestRow {
  readonly label: string;
  /** A heading stands alone, in semibold. */
  readonly heading?: boolean;
  /** Ratio (hazard, odds or risk ratio), above 0; null where there is none. */
  readonly estimate?: number | null;
  readonly confLow?: number | null;
  readonly confHigh?: number | null;
  readonly n?: number | null;
  readonly nEvent?: number | null;
  /** P for interaction, already in words, e.g. `0.34`; printed in its own column. */
  readonly interaction?: string;
  /** The group that the others are compared with: printed as "reference". */
  readonly reference?: boolean;
  /** Why there is no estimate. */
  readonly error?: string | null;
  /** Replaces the printed `0.62 (0.41–0.93)`. */
  readonly text?: string;
  /** Several models side by side: rows of one label share a line and differ in colour and shape. */
  readonly model?: string;
}

/** Options of `forestFigure`; lengths in CSS px. */
export interface ForestOptions extends FigureOptions {
  readonly xTitle?: string;
  /** Head of the column of estimates. */
  readonly estimateTitle?: string;
  /** Words under the axis on either side of 1. */
  readonly favours?: readonly [string, string];
  readonly confLevel?: number;
}

interface Line extends ForestRow {
  readonly y: number;
}

/** The lines of the figure with the height of one, and of all of them, in px. */
interface Lines {
  readonly lines: readonly Line[];
  readonly row: number;
  readonly tall: number;
}

/** A model with the style that tells it from the others. */
interface Model extends KeyStyle {
  readonly name: string;
  readonly shape: string;
}

/** Widths of the columns in px; `sizes` and `interactions` are 0 where the column is not shown. */
interface Columns {
  readonly labels: number;
  readonly sizes: number;
  readonly numbers: number;
  readonly interactions: number;
  /** Room left and right of the plot. */
  readonly left: number;
  readonly right: number;
}

interface Channels {
  readonly x: Layer;
  readonly y: Layer;
  readonly color: Layer;
  readonly shape: Layer;
}

const shapes = ["square", "diamond", "circle", "triangle-up"];

/**
 * Forest plot of ratios on a log axis with the line of no difference: squares as large as the events behind them, intervals, sizes and numbers in columns.
 * An interval that leaves the axis ends in an arrow.
 *
 * Throws `RangeError` for no row, a ratio or limit that is not above 0, and an interval that does not contain its estimate.
 *
 * @example
 * forestFigure([{label: "Payload swap", estimate: 0.62, confLow: 0.41, confHigh: 0.93, n: 80, nEvent: 60}]).description
 * // "Forest plot. Payload swap: 0.62 (0.41–0.93), 60 events of 80."
 */
export function forestFigure(rows: readonly ForestRow[], options: ForestOptions = {}): FigureSpec {
  const {title, xTitle = "Hazard ratio (log scale)", width = 640, fontSize = FONT_SIZE, confLevel = 0.95} = options;
  const {estimateTitle = `HR (${Number((confLevel * 100).toFixed(2))}% CI)`} = options;
  checkRows(rows);
  const models = modelsOf(rows);
  const lines = linesOf(rows, models.length, fontSize);
  const columns = columnsOf(rows, estimateTitle, width, fontSize);
  const words = (options.favours ?? []).map(oneLine);
  const plot = frameOf(lines, columns, models, words, options);
  const axis = ratioAxis(rows, plot.width, fontSize);
  const channels = channelsOf(axis, xTitle, words.length > 0 ? {titlePadding: px(fontSize * 1.9)} : {}, models);
  const marks: Layer[] = [
    ...ratioLayers(lines, axis, channels, fontSize),
    ...columnLayers(lines, columns, plot, fontSize),
    ...headLayers(rows, estimateTitle, columns, plot, fontSize),
    ...favoursLayers(words, axis.domain, plot.width, columns, plot.height + fontSize * 3, fontSize)
  ];
  return plotSpec(
    {figure: "forest", title: title ?? "Forest plot", description: describe(rows), fontSize},
    plot,
    marks
  );
}

/** The models in order of appearance; a single one is drawn in the colour of the text. */
function modelsOf(rows: readonly ForestRow[]): Model[] {
  const names = [...new Set(rows.map(({model}) => model ?? ""))];
  return names.map((name, index) => ({
    name,
    colour: names.length === 1 ? ink.text : (groupStyles[index % groupStyles.length]?.colour ?? ink.text),
    dash: [],
    shape: shapes[index % shapes.length] ?? "square"
  }));
}

/** Rows of one label and several models lie close together on one line. */
function linesOf(rows: readonly ForestRow[], models: number, fontSize: number): Lines {
  const row = Math.round(fontSize * (1.9 + 0.3 * (models - 1)));
  let y = row * 0.5;
  let seen = new Set<string>();
  let label: string | null = null;
  const lines = rows.map((entry, index) => {
    const model = entry.model ?? "";
    if (index > 0 && (entry.label !== label || seen.has(model) || models === 1)) {
      y += row + (models > 1 ? (seen.size - 1) * fontSize * 1.25 : 0);
      seen = new Set();
    }
    label = entry.label;
    seen.add(model);
    return {...entry, y: y + (seen.size - 1) * fontSize * 1.25};
  });
  const last = Math.max(...lines.map((line) => line.y));
  return {lines, row, tall: last + row * 0.5 + (models > 1 ? fontSize * 0.6 * models : 0)};
}

/** Where the picture is narrow, first the sizes give way (they stay in the alt text), then the labels. */
function columnsOf(rows: readonly ForestRow[], estimateTitle: string, width: number, fontSize: number): Columns {
  const longest = Math.min(width * 0.34, Math.max(...rows.map((row) => labelExtent(row, fontSize))));
  const texts = rows.map((row) => labelWidth(textOf(row, fontSize), fontSize));
  const numbers = Math.max(labelWidth(estimateTitle, fontSize, true), ...texts) + fontSize;
  const tested = rows.some(({interaction}) => interaction !== undefined);
  const interactions = tested ? labelWidth("P interaction", fontSize, true) + fontSize : 0;
  const right = Math.ceil(numbers + interactions + fontSize * 0.4);
  const leastPlot = fontSize * 9;
  const forLabels = width - right - fontSize * 2 - leastPlot;
  const wanted = labelWidth("Events / n", fontSize) + fontSize * 1.6;
  const sizes = rows.some(sized) && forLabels - wanted >= Math.min(longest, fontSize * 7) ? wanted : 0;
  const labels = Math.min(longest, forLabels - sizes);
  const leastLabels = Math.min(longest, fontSize * 2.5);
  if (labels < leastLabels)
    throw new RangeError(
      `width must be ${Math.ceil(width + leastLabels - labels)} or more px for these columns, got ${width}`
    );
  return {labels, sizes, numbers, interactions, left: Math.ceil(labels + sizes + fontSize), right};
}

/** Px of a label; those that are not headings are indented. */
function labelExtent({label, heading}: ForestRow, fontSize: number): number {
  return labelWidth(oneLine(label), fontSize, heading === true) + (heading === true ? 0 : fontSize);
}

const sized = ({n, nEvent}: ForestRow): boolean => (n ?? nEvent ?? null) !== null;

function frameOf(
  {tall}: Lines,
  {left, right}: Columns,
  models: readonly Model[],
  words: readonly string[],
  {title, subtitle, width = 640, fontSize = FONT_SIZE}: ForestOptions
): PlotFrame {
  const key = {names: models.map(({name}) => name), styles: models};
  return plotFrame({
    width,
    plotHeight: tall,
    fontSize,
    title,
    subtitle,
    left,
    right,
    axis: axisHeight(fontSize) + (words.length > 0 ? fontSize * 1.6 : 0),
    above: fontSize * 1.8,
    ...(models.length > 1 ? {key} : {})
  });
}

function channelsOf({domain, ticks}: RatioAxis, xTitle: string, more: Layer, models: readonly Model[]): Channels {
  const axis = {values: ticks, title: oneLine(xTitle), format: ".3~g", labelOverlap: false, labelFlush: false, ...more};
  const names = models.map(({name}) => name);
  return {
    x: {field: "estimate", type: "quantitative", scale: {type: "log", domain, nice: false}, axis},
    y: {field: "y", type: "quantitative", scale: null, axis: null},
    color: namedChannel(
      "model",
      names,
      models.map(({colour}) => colour)
    ),
    shape: namedChannel(
      "model",
      names,
      models.map(({shape}) => shape)
    )
  };
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const weightOf = ({nEvent, n}: ForestRow): number => nEvent ?? n ?? 1;

/** An estimate as it is drawn: cut to the axis, and as large as the events behind it. */
interface DrawnRatio {
  readonly model: string;
  readonly y: number;
  readonly estimate: number;
  readonly outside: boolean;
  readonly confLow: number;
  readonly confHigh: number;
  readonly cutLow: boolean;
  readonly cutHigh: boolean;
  readonly size: number;
}

function drawnOf(lines: readonly Line[], [low, high]: RatioAxis["domain"], fontSize: number): DrawnRatio[] {
  const most = Math.max(1, ...lines.map(weightOf));
  return lines.flatMap((line) => {
    const {y, estimate, confLow, confHigh} = line;
    if (typeof estimate !== "number") return [];
    return [
      {
        model: line.model ?? "",
        y: px(y),
        estimate: clamp(estimate, low, high),
        outside: estimate < low || estimate > high,
        confLow: clamp(confLow ?? low, low, high),
        confHigh: clamp(confHigh ?? high, low, high),
        cutLow: (confLow ?? 0) < low,
        cutHigh: (confHigh ?? Infinity) > high,
        size: px((fontSize * (0.45 + 0.5 * Math.sqrt(weightOf(line) / most))) ** 2)
      }
    ];
  });
}

/** The line of no difference, intervals with arrows where they leave the axis, and estimates. */
function ratioLayers({lines, tall}: Lines, {domain}: RatioAxis, channels: Channels, fontSize: number): Layer[] {
  const {x, y, color, shape} = channels;
  const drawn = drawnOf(lines, domain, fontSize);
  const [low, high] = domain;
  const lowCut = drawn.filter(({cutLow}) => cutLow);
  const highCut = drawn.filter(({cutHigh}) => cutHigh);
  const size = {field: "size", type: "quantitative", scale: null, legend: null};
  return [
    {
      name: "no_difference",
      data: {values: [{estimate: 1, y: 0, y2: px(tall)}]},
      mark: {type: "rule", color: ink.faint, strokeWidth: 1, strokeDash: [3, 3]},
      encoding: {x, y, y2: {field: "y2"}}
    },
    {
      name: "intervals",
      data: {values: drawn},
      mark: {type: "rule", strokeWidth: px(fontSize / 9)},
      encoding: {x: {...x, field: "confLow"}, x2: {field: "confHigh"}, y, color}
    },
    ...arrowLayers("interval_goes_on_low", lowCut, low, "triangle-left", channels, fontSize),
    ...arrowLayers("interval_goes_on_high", highCut, high, "triangle-right", channels, fontSize),
    {
      name: "estimates",
      data: {values: drawn.filter(({outside}) => !outside)},
      mark: {type: "point", filled: true, opacity: 1},
      encoding: {x, y, color, size, shape}
    }
  ];
}

function arrowLayers(
  name: string,
  points: readonly DrawnRatio[],
  estimate: number,
  shape: string,
  {x, y, color}: Channels,
  fontSize: number
): Layer[] {
  if (points.length === 0) return [];
  return [
    {
      name,
      data: {values: points.map((point) => ({y: point.y, model: point.model, estimate}))},
      mark: {type: "point", filled: true, opacity: 1, shape, size: px(fontSize * fontSize * 0.25)},
      encoding: {x, y, color}
    }
  ];
}

/** Labels and sizes left of the plot, numbers right of it. */
function columnLayers({lines, row}: Lines, columns: Columns, plot: PlotFrame, fontSize: number): Layer[] {
  const {edge, width} = plot;
  const firsts = lines.filter((line, index) => lines.findIndex((other) => sameLabel(line, other, row)) === index);
  const column = (name: string, of: readonly Line[], x: number, text: (line: Line) => string, mark: Layer): Layer[] => {
    const values = of.map((line) => ({x, y: line.y + fontSize * 0.36, text: text(line)}));
    return values.length === 0 ? [] : [pixelText(name, values, mark)];
  };
  const heading = firsts.filter((line) => line.heading === true);
  const plain = firsts.filter((line) => line.heading !== true);
  const withSizes = columns.sizes > 0 ? lines.filter(sized) : [];
  const withNumbers = lines.filter((line) => textOf(line, fontSize) !== "");
  const tested = lines.filter(({interaction}) => interaction !== undefined);
  const cut =
    (room: number) =>
    (line: Line): string =>
      shortLabel(line.label, room, fontSize);
  const numbersAt = width + fontSize;
  return [
    ...column("labels", plain, edge + fontSize, cut(columns.labels - fontSize), {align: "left"}),
    ...column("headings", heading, edge, cut(columns.labels / 1.06), {align: "left", fontWeight: 600}),
    ...column("sizes", withSizes, edge + columns.labels + columns.sizes, sizeText, {align: "right"}),
    ...column("numbers", withNumbers, numbersAt, (line) => textOf(line, fontSize), {align: "left"}),
    ...column("interactions", tested, numbersAt + columns.numbers, (line) => oneLine(line.interaction ?? ""), {
      align: "left"
    })
  ];
}

const sameLabel = (line: Line, other: Line, row: number): boolean =>
  Math.abs(other.y - line.y) < row * 0.6 && other.label === line.label;

const sizeText = ({n, nEvent}: ForestRow): string =>
  [nEvent, n].filter((count) => count !== undefined && count !== null).join(" / ");

function headLayers(
  rows: readonly ForestRow[],
  estimateTitle: string,
  columns: Columns,
  {width, edge}: PlotFrame,
  fontSize: number
): Layer[] {
  const y = -fontSize * 0.5;
  const numbers = {x: width + fontSize, y, text: oneLine(estimateTitle)};
  const interactions = {x: width + fontSize + columns.numbers, y, text: "P interaction"};
  const sizeHead = rows.some(({nEvent}) => typeof nEvent === "number") ? "Events / n" : "n";
  const sizes = {x: edge + columns.labels + columns.sizes, y, text: sizeHead};
  return [
    pixelText("column_heads", columns.interactions > 0 ? [numbers, interactions] : [numbers], {fontWeight: 600}),
    ...(columns.sizes > 0 ? [pixelText("size_head", [sizes], {align: "right", fontWeight: 600})] : [])
  ];
}

function textOf({estimate, confLow, confHigh, reference, error, text, heading}: ForestRow, fontSize: number): string {
  if (text !== undefined) return oneLine(text);
  if (reference === true) return "reference";
  const limit = (value: number | null | undefined): string => (typeof value === "number" ? value.toFixed(2) : "NE");
  if (typeof estimate === "number") return `${estimate.toFixed(2)} (${limit(confLow)}–${limit(confHigh)})`;
  return heading === true ? "" : shortLabel(error ?? "not estimated", fontSize * 15, fontSize);
}

function checkRows(rows: readonly ForestRow[]): void {
  if (rows.length === 0) throw new RangeError("rows must hold at least one row, got 0");
  for (const {label, estimate = null, confLow = null, confHigh = null} of rows) {
    checkRatios([estimate, confLow, confHigh], ` for ${label}`);
    if (estimate !== null) checkInterval(estimate, confLow, confHigh, ` for ${label}`);
  }
}

function favoursLayers(
  words: readonly string[],
  [low, high]: readonly [number, number],
  width: number,
  room: {readonly left: number; readonly right: number},
  y: number,
  fontSize: number
): Layer[] {
  const [left, right] = words;
  if (left === undefined || right === undefined) return [];
  const middle = (Math.log(1 / low) / Math.log(high / low)) * width;
  const cut = (text: string, space: number): string => shortLabel(text, space - fontSize * 2.2, fontSize);
  return [
    pixelText("favours_left", [{x: middle - fontSize * 0.6, y, text: `← ${cut(left, middle + room.left)}`}], {
      align: "right",
      color: ink.axis
    }),
    pixelText(
      "favours_right",
      [{x: middle + fontSize * 0.6, y, text: `${cut(right, width - middle + room.right)} →`}],
      {color: ink.axis}
    )
  ];
}

/** Alt text: every row with its numbers. */
function describe(rows: readonly ForestRow[]): string {
  return ["Forest plot.", ...rows.map(sentenceOf)].join(" ");
}

function sentenceOf(row: ForestRow): string {
  const {nEvent, n, error, estimate, model, interaction} = row;
  const sizes = [typeof nEvent === "number" ? `${nEvent} events` : "", typeof n === "number" ? `of ${n}` : ""];
  const size = sizes.filter((part) => part !== "").join(" ");
  const text = typeof error === "string" && typeof estimate !== "number" ? oneLine(error) : textOf(row, FONT_SIZE);
  return [
    oneLine(row.label),
    model === undefined ? "" : `, ${oneLine(model)}`,
    text === "" ? "" : `: ${text}`,
    size === "" ? "" : `, ${size}`,
    interaction === undefined ? "" : `, P for interaction ${oneLine(interaction)}`,
    "."
  ].join("");
}
