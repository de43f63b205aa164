import type {LabelledCurve} from "./curve-labels.ts";
import type {Sizes} from "./figure-headings.ts";
import {ticksCensoring, type CurveArm} from "./kaplan-meier-layers.ts";
import {labelWidth} from "./label-width.ts";
import {stepBoxes, type Box} from "./placement.ts";
import {alongLines, joining, type BandPoint} from "./survival-curve.ts";
import type {TimeAxis} from "./time-axis.ts";

/** Plot area in px and the months that it spans. */
export interface PlotArea {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
}

/** What is drawn besides the curves, and so is in the way of text. */
export interface DrawnMarks {
  readonly band: boolean;
  readonly medianLines: boolean;
  readonly censorTicks: boolean | undefined;
}

/** A curve in px: its corners, and boxes around its lines and censoring marks. */
export interface SceneCurve {
  readonly corners: readonly Pixel[];
  readonly boxes: readonly Box[];
}

/** What is in the way of text in a plot, in px. */
export interface Scene {
  /** Where text may stand. */
  readonly room: Box;
  readonly curves: readonly SceneCurve[];
  /** Lines from the medians to the axes. */
  readonly medians: readonly Box[];
  /** Confidence bands, which text may cover where it must. */
  readonly bands: readonly Box[];
}

interface Pixel {
  readonly x: number;
  readonly y: number;
}

type ToPixel = (months: number, percent: number) => Pixel;

/** Finds what is in the way of text: curves with their censoring marks, lines of medians, bands. */
export function sceneOf(arms: readonly CurveArm[], plot: PlotArea, drawn: DrawnMarks, {font}: Sizes): Scene {
  const at: ToPixel = (months, percent) => ({
    x: (months / plot.axis.end) * plot.width,
    y: (1 - percent / 100) * plot.height
  });
  return {
    room: {x0: font * 0.6, y0: 0, x1: plot.width, y1: plot.height - font * 0.4},
    curves: arms.map((arm) => curveInPixels(arm, at, drawn.censorTicks, font)),
    medians: drawn.medianLines ? arms.flatMap((arm) => medianBoxes(arm, at)) : [],
    bands: drawn.band ? arms.flatMap(({shape}) => shape.bands.flatMap((stretch) => bandBoxes(stretch, at))) : []
  };
}

function curveInPixels({curve, shape}: CurveArm, at: ToPixel, ticks: boolean | undefined, font: number): SceneCurve {
  const points = joining(curve) === "linear" ? alongLines(shape.steps) : shape.steps;
  const corners = points.map(({time, estimate}) => at(time, estimate));
  const censored = ticksCensoring(curve, ticks) ? shape.censored : [];
  const marks = censored.map(({time, estimate}): Box => {
    const {x, y} = at(time, estimate);
    return {x0: x, x1: x, y0: y - font * 0.35, y1: y + font * 0.35};
  });
  return {corners, boxes: [...stepBoxes(corners), ...marks]};
}

function bandBoxes(stretch: readonly BandPoint[], at: ToPixel): Box[] {
  return stretch.slice(1).map((point, index) => {
    const before = stretch[index] ?? point;
    return {x0: at(before.time, 0).x, x1: at(point.time, 0).x, y0: at(0, before.high).y, y1: at(0, before.low).y};
  });
}

function medianBoxes({curve, shape}: CurveArm, at: ToPixel): Box[] {
  const crossing = shape.steps.find(({estimate}) => estimate <= 50);
  if (curve.median?.estimate === null || curve.median === undefined || crossing === undefined) return [];
  const {x, y} = at(crossing.time, 50);
  return [
    {x0: 0, x1: x, y0: y, y1: y},
    {x0: x, x1: x, y0: y, y1: at(0, 0).y}
  ];
}

/** The curves with the sizes of the names that want a place beside them. */
export function labelledCurves({curves}: Scene, names: readonly string[], {font, swatch}: Sizes): LabelledCurve[] {
  return names.map((name, index) => ({
    corners: curves[index]?.corners ?? [],
    boxes: curves[index]?.boxes ?? [],
    width: swatch + font * 0.4 + labelWidth(name, font),
    height: font * 1.1
  }));
}
