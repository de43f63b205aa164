import {namedChannel} from "./channel.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import type {KeyStyle} from "./figure-headings.ts";
import {forestColumnLayers, forestColumns, type ForestColumns} from "./forest-columns.ts";
import {forestLines, type ForestLine, type ForestLines} from "./forest-lines.ts";
import {numberText, type ForestRow} from "./forest-row.ts";
import {oneLine, shortLabel} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import {axisHeight, plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";
import {checkInterval, checkRatios, ratioAxis, type RatioAxis} from "./ratio-axis.ts";

/** Options of `forestFigure`; lengths in CSS px. */
export interface ForestOptions extends FigureOptions {
  readonly xTitle?: string;
  /** Head of the column of estimates. */
  readonly estimateTitle?: string;
  /** Words under the axis on either side of 1. */
  readonly favours?: readonly [string, string];
  readonly confLevel?: number;
}

/** A model with the style that tells it from the others. */
interface Model extends KeyStyle {
  readonly name: string;
  readonly shape: string;
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
  const {title, width = WIDTH, fontSize = FONT_SIZE} = options;
  checkRows(rows);
  const models = modelsOf(rows);
  const lines = forestLines(rows, models.length, fontSize);
  const columns = forestColumns(rows, estimateTitleOf(options), width, fontSize);
  const words = (options.favours ?? []).map(oneLine);
  const plot = frameOf(lines, columns, models, words, options);
  const axis = ratioAxis(rows, plot.width, fontSize);
  const marks = [
    ...ratioLayers(lines, axis, channelsOf(axis, models, words, options), fontSize),
    ...forestColumnLayers(lines, columns, plot, fontSize),
    ...favoursLayers(words, axis, plot, columns, fontSize)
  ];
  const description = describe(rows);
  return plotSpec({figure: "forest", title: title ?? "Forest plot", description, fontSize}, plot, marks);
}

const WIDTH = 640;

function estimateTitleOf({confLevel = 0.95, estimateTitle}: ForestOptions): string {
  return estimateTitle ?? `HR (${Number((confLevel * 100).toFixed(2))}% CI)`;
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

function frameOf(
  {tall}: ForestLines,
  {left, right}: ForestColumns,
  models: readonly Model[],
  words: readonly string[],
  {title, subtitle, width = WIDTH, fontSize = FONT_SIZE}: ForestOptions
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

function channelsOf(
  {domain, ticks}: RatioAxis,
  models: readonly Model[],
  words: readonly string[],
  {xTitle = "Hazard ratio (log scale)", fontSize = FONT_SIZE}: ForestOptions
): Channels {
  // The words stand between the ticks and the title.
  const padding = words.length > 0 ? {titlePadding: px(fontSize * 1.9)} : {};
  const title = oneLine(xTitle);
  const axis = {values: ticks, title, format: ".3~g", labelOverlap: false, labelFlush: false, ...padding};
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

function drawnOf(lines: readonly ForestLine[], [low, high]: RatioAxis["domain"], fontSize: number): DrawnRatio[] {
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
function ratioLayers(lines: ForestLines, {domain}: RatioAxis, channels: Channels, fontSize: number): Layer[] {
  const {x, y, color, shape} = channels;
  const drawn = drawnOf(lines.lines, domain, fontSize);
  const size = {field: "size", type: "quantitative", scale: null, legend: null};
  return [
    {
      name: "no_difference",
      data: {values: [{estimate: 1, y: 0, y2: px(lines.tall)}]},
      mark: {type: "rule", color: ink.faint, strokeWidth: 1, strokeDash: [3, 3]},
      encoding: {x, y, y2: {field: "y2"}}
    },
    ...intervalLayers(drawn, domain, channels, fontSize),
    {
      name: "estimates",
      data: {values: drawn.filter(({outside}) => !outside)},
      mark: {type: "point", filled: true, opacity: 1},
      encoding: {x, y, color, size, shape}
    }
  ];
}

/** Intervals as far as the axis reaches, with an arrow where they go on. */
function intervalLayers(
  drawn: readonly DrawnRatio[],
  [low, high]: RatioAxis["domain"],
  channels: Channels,
  fontSize: number
): Layer[] {
  const {x, y, color} = channels;
  const lowCut = drawn.filter(({cutLow}) => cutLow);
  const highCut = drawn.filter(({cutHigh}) => cutHigh);
  return [
    {
      name: "intervals",
      data: {values: drawn},
      mark: {type: "rule", strokeWidth: px(fontSize / 9)},
      encoding: {x: {...x, field: "confLow"}, x2: {field: "confHigh"}, y, color}
    },
    ...arrowLayers("interval_goes_on_low", lowCut, low, "triangle-left", channels, fontSize),
    ...arrowLayers("interval_goes_on_high", highCut, high, "triangle-right", channels, fontSize)
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

function checkRows(rows: readonly ForestRow[]): void {
  if (rows.length === 0) throw new RangeError("rows must hold at least one row, got 0");
  for (const {label, estimate = null, confLow = null, confHigh = null} of rows) {
    checkRatios([estimate, confLow, confHigh], ` for ${label}`);
    if (estimate !== null) checkInterval(estimate, confLow, confHigh, ` for ${label}`);
  }
}

/** Words under the axis on either side of 1. */
function favoursLayers(
  [left, right]: readonly string[],
  {domain: [low, high]}: RatioAxis,
  {width, height}: PlotFrame,
  room: ForestColumns,
  fontSize: number
): Layer[] {
  if (left === undefined || right === undefined) return [];
  const y = height + fontSize * 3;
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
  const text = typeof error === "string" && typeof estimate !== "number" ? oneLine(error) : numberText(row, FONT_SIZE);
  return [
    oneLine(row.label),
    model === undefined ? "" : `, ${oneLine(model)}`,
    text === "" ? "" : `: ${text}`,
    size === "" ? "" : `, ${size}`,
    interaction === undefined ? "" : `, P for interaction ${oneLine(interaction)}`,
    "."
  ].join("");
}
