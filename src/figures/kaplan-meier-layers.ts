import {toMonths} from "../math/calendar-days.ts";
import {namedChannel} from "./channel.ts";
import {ink, px, type Layer} from "./figure-spec.ts";
import type {Sizes} from "./figure-headings.ts";
import type {GroupStyle} from "./palette.ts";
import {dashOf} from "./pixel-marks.ts";
import {joining, splitSteps, type BandPoint, type CurveShape, type DrawnCurve} from "./survival-curve.ts";

/** A curve with what it draws. */
export interface CurveArm {
  readonly curve: DrawnCurve;
  readonly shape: CurveShape;
  readonly style: GroupStyle;
}

/** The two position channels that all layers of the curves share. */
export interface Axes {
  readonly x: Layer;
  readonly y: Layer;
}

/** Censoring marks are drawn for groups up to this size. */
export const MOST_TICKS = 200;

const DIM = 0.35;

const groupNames = (arms: readonly CurveArm[]): string[] => arms.map(({curve}) => curve.group);

const groupColour = (arms: readonly CurveArm[]): Layer =>
  namedChannel(
    "group",
    groupNames(arms),
    arms.map(({style}) => style.colour)
  );

const joined = (arms: readonly CurveArm[]): string =>
  arms.some(({curve}) => joining(curve) === "linear") ? "linear" : "step-after";

/** Stepped confidence bands, fainter past the reliable range. */
export function bandLayers(arms: readonly CurveArm[], axes: Axes): Layer[] {
  const opacity = Math.max(0.07, 0.18 - 0.02 * arms.length);
  const [band, tail] = [bandPart(arms, 0), bandPart(arms, 1)];
  return [
    bandLayer("band", band, opacity, arms, axes),
    ...(tail.length > 0 ? [bandLayer("band_tail", tail, opacity * 0.5, arms, axes)] : [])
  ];
}

/** A corner of a band with the stretch that it belongs to. */
interface DrawnBand extends BandPoint {
  readonly group: string;
  readonly stretch: string;
}

/** The corners up to the end of the reliable range (0), or past it (1). */
function bandPart(arms: readonly CurveArm[], tail: 0 | 1): DrawnBand[] {
  return arms.flatMap(({curve, shape}) =>
    shape.bands.flatMap((stretch, index) =>
      splitSteps(stretch, shape.reliableUntil)[tail].map(({time, low, high}) => ({
        group: curve.group,
        stretch: `${index}${tail === 1 ? "t" : ""}`,
        time,
        low,
        high
      }))
    )
  );
}

function bandLayer(
  name: string,
  values: readonly DrawnBand[],
  opacity: number,
  arms: readonly CurveArm[],
  {x, y}: Axes
): Layer {
  return {
    name,
    data: {values},
    mark: {type: "area", interpolate: joined(arms), opacity: px(opacity), strokeWidth: 0},
    encoding: {
      x,
      y: {...y, field: "low"},
      y2: {field: "high"},
      color: groupColour(arms),
      detail: {field: "stretch", type: "nominal"}
    }
  };
}

/** The step functions, dimmed past the reliable range; points joined by straight lines where only some months may be shown. */
export function stepLayers(arms: readonly CurveArm[], axes: Axes, {line}: Sizes): Layer[] {
  return [
    stepLayer("steps", 0, arms, axes, line),
    ...(arms.some(({shape}) => shape.reliableUntil !== null) ? [stepLayer("steps_tail", 1, arms, axes, line)] : []),
    ...shownPoints(arms, axes, line)
  ];
}

/** The steps up to the end of the reliable range (0), or dimmed past it (1). */
function stepLayer(name: string, tail: 0 | 1, arms: readonly CurveArm[], {x, y}: Axes, line: number): Layer {
  const values = arms.flatMap(({curve, shape}) =>
    splitSteps(shape.steps, shape.reliableUntil)[tail].map(({time, estimate}) => ({group: curve.group, time, estimate}))
  );
  const dimmed = tail === 1 ? {opacity: DIM} : {};
  const strokeDash = namedChannel(
    "group",
    groupNames(arms),
    arms.map(({style}) => dashOf(style, line))
  );
  return {
    name,
    data: {values},
    mark: {
      type: "line",
      interpolate: joined(arms),
      strokeWidth: line,
      strokeJoin: "miter",
      strokeCap: "butt",
      ...dimmed
    },
    encoding: {x, y, color: groupColour(arms), strokeDash}
  };
}

/** The months that a rule on small counts lets stand. */
function shownPoints(arms: readonly CurveArm[], {x, y}: Axes, line: number): Layer[] {
  const values = arms
    .filter(({curve}) => joining(curve) === "linear")
    .flatMap(({curve, shape}) =>
      shape.steps.slice(1).map(({time, estimate}) => ({group: curve.group, time, estimate}))
    );
  if (values.length === 0) return [];
  return [
    {
      name: "shown_points",
      data: {values},
      mark: {type: "point", filled: true, opacity: 1, size: px((line * 3) ** 2)},
      encoding: {x, y, color: groupColour(arms)}
    }
  ];
}

/** Whether a curve carries censoring marks. */
export function ticksCensoring(curve: DrawnCurve, wish: boolean | undefined): boolean {
  return wish ?? curve.n <= MOST_TICKS;
}

/** A vertical stroke at each time with a censoring, about 2 mm high in print. */
export function censorLayers(
  arms: readonly CurveArm[],
  {x, y}: Axes,
  wish: boolean | undefined,
  {font, line}: Sizes
): Layer[] {
  const ticked = arms.filter(({curve}) => ticksCensoring(curve, wish));
  const part = (name: string, tail: boolean): Layer[] => {
    const values = ticked.flatMap(({curve, shape}) =>
      shape.censored
        .filter(({time}) => (shape.reliableUntil !== null && time > shape.reliableUntil) === tail)
        .map(({time, estimate}) => ({group: curve.group, time, estimate}))
    );
    if (values.length === 0) return [];
    return [
      {
        name,
        data: {values},
        mark: {
          type: "tick",
          orient: "vertical",
          size: px(font * 0.65),
          thickness: px(line * 0.65),
          opacity: tail ? DIM : 1
        },
        encoding: {x, y, color: groupColour(arms)}
      }
    ];
  };
  return [...part("censored", false), ...part("censored_tail", true)];
}

/** Dotted lines from 50 % to each curve that reaches it, and down to the time axis. */
export function medianLayers(arms: readonly CurveArm[], {x, y}: Axes, {line}: Sizes): Layer[] {
  const medians = arms.flatMap(({curve}) =>
    curve.median?.estimate === null || curve.median === undefined
      ? []
      : [toMonths(curve.median.estimate ?? 0, curve.unit)]
  );
  if (medians.length === 0) return [];
  const mark = {
    type: "rule",
    color: ink.faint,
    strokeWidth: px(line * 0.6),
    strokeDash: [px(line * 1.3), px(line * 1.6)]
  };
  const values = [
    {time: 0, time2: Math.max(...medians), estimate: 50, estimate2: 50},
    ...medians.map((time) => ({time, time2: time, estimate: 0, estimate2: 50}))
  ];
  return [{name: "medians", data: {values}, mark, encoding: {x, x2: {field: "time2"}, y, y2: {field: "estimate2"}}}];
}
