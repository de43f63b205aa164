import {figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import type {GroupStyle} from "./palette.ts";
import {dashOf} from "./pixel-marks.ts";
import {axisHeight, plotFrame} from "./plot-frame.ts";

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

/** One axis: its ends, its ticks, its words. */
export interface AxisDesign {
  readonly title: string;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly log?: boolean;
  readonly format?: string;
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

/** Functions of one variable as steps or lines with bands, a key where there are several, and lines of reference. */
export function stepPlot({
  figure,
  title,
  subtitle,
  name,
  description,
  width,
  height,
  fontSize,
  x,
  y,
  functions,
  stacked = false,
  interpolate = "step-after",
  references = [],
  footnotes = [],
  under
}: StepPlot): FigureSpec {
  const titleLines = wrapLabel(y.title, height * 0.55, fontSize);
  const tickRoom = Math.max(
    ...y.ticks.map((tick) =>
      labelWidth(`${Math.abs(tick) < 1 && tick !== 0 ? "0.0" : ""}${Math.abs(tick)}${tick < 0 ? "-" : ""}`, fontSize)
    )
  );
  const left = Math.ceil(tickRoom + fontSize * (1.2 + 1.3 * titleLines.length));
  const right = Math.ceil(labelWidth(String(x.ticks.at(-1) ?? ""), fontSize) / 2 + 2);
  const key =
    functions.length > 1
      ? {
          names: functions.map((entry) => entry.name),
          styles: functions.map(({style}) => (stacked ? {...style, shape: "square"} : style))
        }
      : undefined;
  const plot = plotFrame({
    width,
    height,
    fontSize,
    title,
    subtitle,
    left,
    right,
    axis: axisHeight(fontSize),
    footnotes,
    ...(key === undefined ? {} : {key})
  });
  const axis = (design: AxisDesign, words: readonly string[]): Layer => ({
    type: "quantitative",
    scale: {
      ...(design.log === true ? {type: "log"} : {}),
      domain: design.domain,
      nice: false,
      ...(design.log === true ? {} : {zero: false})
    },
    axis: {values: design.ticks, title: words, format: design.format ?? ".3~f", labelOverlap: false, labelFlush: false}
  });
  const channels = {
    x: {field: "x", ...axis(x, wrapLabel(x.title, plot.width, fontSize))},
    y: {field: "y", ...axis(y, titleLines)}
  };
  const names = functions.map((entry) => entry.name);
  const color = {
    field: "name",
    type: "nominal",
    scale: {domain: names, range: functions.map(({style}) => style.colour)},
    legend: null
  };
  const line = plot.sizes.line;
  const strokeDash = {
    field: "name",
    type: "nominal",
    scale: {domain: names, range: functions.map(({style}) => dashOf(style, line))},
    legend: null
  };
  const band = functions.flatMap((entry) =>
    entry.points
      .filter(({low, high}) => typeof low === "number" && typeof high === "number")
      .map(({x: at, low, high}) => ({name: entry.name, x: at, y: low, high}))
  );
  const layer: Layer[] = [
    ...references.map((reference, index) => referenceLayer(reference, index, x, y, channels)),
    ...(under?.(channels) ?? []),
    ...(band.length === 0 || stacked
      ? []
      : [
          {
            name: "band",
            data: {values: band},
            mark: {
              type: "area",
              interpolate,
              opacity: px(Math.max(0.07, 0.18 - 0.02 * functions.length)),
              strokeWidth: 0
            },
            encoding: {...channels, y2: {field: "high"}, color}
          }
        ]),
    ...(stacked
      ? stackedLayers(functions, channels, color, interpolate)
      : [
          {
            name: "functions",
            data: {
              values: functions.flatMap((entry) =>
                entry.points.map(({x: at, y: value}) => ({name: entry.name, x: at, y: value}))
              )
            },
            mark: {type: "line", interpolate, strokeWidth: line, strokeJoin: "miter", strokeCap: "butt"},
            encoding: {...channels, color, strokeDash}
          }
        ]),
    ...plot.layers
  ];
  return figureSpec(
    {figure, title: title ?? oneLine(name), description, frame: plot.frame, fontSize},
    {width: plot.width, height: plot.height, layer}
  );
}

function referenceLayer(
  {x: across, y: up, dashed = false}: ReferenceLine,
  index: number,
  x: AxisDesign,
  y: AxisDesign,
  channels: {readonly x: Layer; readonly y: Layer}
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
  channels: {readonly x: Layer; readonly y: Layer},
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
