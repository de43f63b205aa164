import type {AxisDesign} from "./axis-design.ts";
import {namedChannel} from "./channel.ts";
import {ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import type {GroupStyle} from "./palette.ts";
import {dashOf} from "./pixel-marks.ts";
import {axisHeight, plotFrame, plotSpec, type PlotFrame, type PlotSurroundings} from "./plot-frame.ts";

/** A corner of a function in the units of the axes; limits where there are any. */
export interface FunctionPoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** One function with its name and style. */
export interface NamedFunction {
  readonly name: string;
  readonly style: GroupStyle;
  readonly points: readonly FunctionPoint[];
}

/** A straight line of reference across the plot. */
export interface ReferenceLine {
  readonly x?: number;
  readonly y?: number;
  readonly dashed?: boolean;
}

/** What a plot of functions is made of. */
export interface StepPlot {
  readonly figure: string;
  readonly title: string | undefined;
  readonly subtitle: string | undefined;
  readonly name: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly x: AxisDesign;
  readonly y: AxisDesign;
  readonly functions: readonly NamedFunction[];
  /** Stacked areas from the first function upwards, in place of lines. */
  readonly stacked?: boolean;
  readonly interpolate?: "step-after" | "linear";
  readonly references?: readonly ReferenceLine[];
  readonly footnotes?: readonly string[];
  /** Layers drawn under the functions. */
  readonly under?: (axes: {readonly x: Layer; readonly y: Layer}) => readonly Layer[];
}

/**
 * A share as percent; null where there is none or it is not finite.
 *
 * @example
 * percentOrNull(0.25) // 25
 */
export function percentOrNull(share: number | null | undefined): number | null {
  return typeof share === "number" && Number.isFinite(share) ? 100 * share : null;
}

/**
 * The largest x that any of the functions has.
 *
 * @example
 * farthestX([{name: "A", style: {colour: "#0072B2", dash: []}, points: [{x: 0, y: 1}, {x: 4, y: 0}]}]) // 4
 */
export function farthestX(functions: readonly NamedFunction[]): number {
  return Math.max(...functions.flatMap(({points}) => points.map(({x}) => x)));
}

interface Channels {
  readonly x: Layer;
  readonly y: Layer;
}

/** Functions of one variable as steps or lines with bands, a key where there are several, and lines of reference. */
export function stepPlot(design: StepPlot): FigureSpec {
  const {figure, title, description, height, fontSize, x, y} = design;
  const titleLines = wrapLabel(y.title, height * 0.55, fontSize);
  const plot = frameOf(design, titleLines.length);
  const channels = {
    x: axisChannel("x", x, wrapLabel(x.title, plot.width, fontSize)),
    y: axisChannel("y", y, titleLines)
  };
  const marks = [
    ...(design.references ?? []).map((reference, index) => referenceLayer(reference, index, x, y, channels)),
    ...(design.under?.(channels) ?? []),
    ...functionLayers(design, channels, plot.sizes.line)
  ];
  return plotSpec({figure, title: title ?? oneLine(design.name), description, fontSize}, plot, marks);
}

/** The plot with room for the ticks and the lines of the title left of it. */
function frameOf(design: StepPlot, titleLines: number): PlotFrame {
  const {title, subtitle, width, height, fontSize, x, y, functions, footnotes = []} = design;
  return plotFrame({
    width,
    height,
    fontSize,
    title,
    subtitle,
    left: Math.ceil(tickRoom(y.ticks, fontSize) + fontSize * (1.2 + 1.3 * titleLines)),
    right: Math.ceil(labelWidth(String(x.ticks.at(-1) ?? ""), fontSize) / 2 + 2),
    axis: axisHeight(fontSize),
    footnotes,
    ...keyOf(functions, design.stacked)
  });
}

/** Px of the widest tick, as it is printed. */
function tickRoom(ticks: readonly number[], fontSize: number): number {
  const printed = (tick: number): string =>
    `${Math.abs(tick) < 1 && tick !== 0 ? "0.0" : ""}${Math.abs(tick)}${tick < 0 ? "-" : ""}`;
  return Math.max(...ticks.map((tick) => labelWidth(printed(tick), fontSize)));
}

function keyOf(functions: readonly NamedFunction[], stacked = false): Pick<PlotSurroundings, "key"> {
  if (functions.length < 2) return {};
  const styles = functions.map(({style}) => (stacked ? {...style, shape: "square"} : style));
  return {key: {names: functions.map(({name}) => name), styles}};
}

function axisChannel(field: string, {domain, ticks, log = false, format = ".3~f"}: AxisDesign, title: string[]): Layer {
  return {
    field,
    type: "quantitative",
    scale: log ? {type: "log", domain, nice: false} : {domain, nice: false, zero: false},
    axis: {values: ticks, title, format, labelOverlap: false, labelFlush: false}
  };
}

/** The functions as lines with bands, or as areas on top of each other. */
function functionLayers(
  {functions, stacked, interpolate = "step-after"}: StepPlot,
  channels: Channels,
  line: number
): Layer[] {
  const names = functions.map(({name}) => name);
  const color = namedChannel(
    "name",
    names,
    functions.map(({style}) => style.colour)
  );
  if (stacked === true) return stackedLayers(functions, channels, color, interpolate);
  const strokeDash = namedChannel(
    "name",
    names,
    functions.map(({style}) => dashOf(style, line))
  );
  const values = functions.flatMap(({name, points}) => points.map(({x, y}) => ({name, x, y})));
  return [
    ...bandLayers(functions, channels, color, interpolate),
    {
      name: "functions",
      data: {values},
      mark: {type: "line", interpolate, strokeWidth: line, strokeJoin: "miter", strokeCap: "butt"},
      encoding: {...channels, color, strokeDash}
    }
  ];
}

/** Bands where there are limits; the more functions, the fainter. */
function bandLayers(
  functions: readonly NamedFunction[],
  channels: Channels,
  color: Layer,
  interpolate: string
): Layer[] {
  const values = functions.flatMap(({name, points}) =>
    points
      .filter(({low, high}) => typeof low === "number" && typeof high === "number")
      .map(({x, low, high}) => ({name, x, y: low, high}))
  );
  if (values.length === 0) return [];
  const opacity = px(Math.max(0.07, 0.18 - 0.02 * functions.length));
  return [
    {
      name: "band",
      data: {values},
      mark: {type: "area", interpolate, opacity, strokeWidth: 0},
      encoding: {...channels, y2: {field: "high"}, color}
    }
  ];
}

function referenceLayer(
  {x: across, y: up, dashed = false}: ReferenceLine,
  index: number,
  x: AxisDesign,
  y: AxisDesign,
  channels: Channels
): Layer {
  const value =
    across === undefined
      ? {x: x.domain[0], x2: x.domain[1], y: up ?? 0, y2: up ?? 0}
      : {x: across, x2: across, y: y.domain[0], y2: y.domain[1]};
  return {
    name: `reference_${index}`,
    data: {values: [value]},
    mark: {type: "rule", color: ink.faint, strokeWidth: 1, ...(dashed ? {strokeDash: [4, 3]} : {})},
    encoding: {...channels, x2: {field: "x2"}, y2: {field: "y2"}}
  };
}

/** Areas on top of each other at the union of all corners. */
function stackedLayers(
  functions: readonly NamedFunction[],
  channels: Channels,
  color: Layer,
  interpolate: string
): Layer[] {
  const xs = [...new Set(functions.flatMap(({points}) => points.map(({x}) => x)))].sort((a, b) => a - b);
  const valueAt = (points: readonly FunctionPoint[], x: number): number =>
    points.filter((point) => point.x <= x).at(-1)?.y ?? 0;
  const base = xs.map(() => 0);
  const values = functions.flatMap(({name, points}) =>
    xs.map((x, index) => {
      const y = base[index] ?? 0;
      base[index] = y + valueAt(points, x);
      return {name, x, y, high: base[index]};
    })
  );
  return [
    {
      name: "stack",
      data: {values},
      mark: {type: "area", interpolate, opacity: 0.75, strokeWidth: 0},
      encoding: {...channels, y2: {field: "high"}, color}
    }
  ];
}
