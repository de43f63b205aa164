import {toMonths} from "../math/calendar-days.ts";
import {ink, px, type Layer} from "./figure-spec.ts";
import type {Sizes} from "./figure-headings.ts";
import type {GroupStyle} from "./palette.ts";
import {dashOf} from "./pixel-marks.ts";
import {joining, splitSteps, type CurveShape, type DrawnCurve} from "./survival-curve.ts";

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

const groupColour = (arms: readonly CurveArm[]): Layer => ({
  field: "group",
  type: "nominal",
  scale: {domain: arms.map(({curve}) => curve.group), range: arms.map(({style}) => style.colour)},
  legend: null
});

const joined = (arms: readonly CurveArm[]): string =>
  arms.some(({curve}) => joining(curve) === "linear") ? "linear" : "step-after";

/** Stepped confidence bands, fainter past the reliable range. */
export function bandLayers(arms: readonly CurveArm[], {x, y}: Axes): Layer[] {
  const opacity = Math.max(0.07, 0.18 - 0.02 * arms.length);
  const parts = arms.flatMap(({curve, shape}) =>
    shape.bands.flatMap((stretch, index) =>
      splitSteps(stretch, shape.reliableUntil).map((points, tail) =>
        points.map((point) => ({
          group: curve.group,
          stretch: `${index}${tail === 1 ? "t" : ""}`,
          tail: tail === 1,
          ...point
        }))
      )
    )
  );
  const layer = (name: string, tail: boolean): Layer => ({
    name,
    data: {
      values: parts
        .flat()
        .filter((point) => point.tail === tail)
        .map(({group, stretch, time, low, high}) => ({group, stretch, time, low, high}))
    },
    mark: {type: "area", interpolate: joined(arms), opacity: px(tail ? opacity * 0.5 : opacity), strokeWidth: 0},
    encoding: {
      x,
      y: {...y, field: "low"},
      y2: {field: "high"},
      color: groupColour(arms),
      detail: {field: "stretch", type: "nominal"}
    }
  });
  return [layer("band", false), ...(parts.flat().some((point) => point.tail) ? [layer("band_tail", true)] : [])];
}

/** The step functions, dimmed past the reliable range; points joined by straight lines where only some months may be shown. */
export function stepLayers(arms: readonly CurveArm[], {x, y}: Axes, {line}: Sizes): Layer[] {
  const part = (name: string, tail: 0 | 1): Layer => ({
    name,
    data: {
      values: arms.flatMap(({curve, shape}) =>
        splitSteps(shape.steps, shape.reliableUntil)[tail].map(({time, estimate}) => ({
          group: curve.group,
          time,
          estimate
        }))
      )
    },
    mark: {
      type: "line",
      interpolate: joined(arms),
      strokeWidth: line,
      strokeJoin: "miter",
      strokeCap: "butt",
      ...(tail === 1 ? {opacity: DIM} : {})
    },
    encoding: {
      x,
      y,
      color: groupColour(arms),
      strokeDash: {
        field: "group",
        type: "nominal",
        scale: {domain: arms.map(({curve}) => curve.group), range: arms.map(({style}) => dashOf(style, line))},
        legend: null
      }
    }
  });
  const values = arms
    .filter(({curve}) => joining(curve) === "linear")
    .flatMap(({curve, shape}) =>
      shape.steps.slice(1).map(({time, estimate}) => ({group: curve.group, time, estimate}))
    );
  const points: Layer = {
    name: "shown_points",
    data: {values},
    mark: {type: "point", filled: true, opacity: 1, size: px((line * 3) ** 2)},
    encoding: {x, y, color: groupColour(arms)}
  };
  return [
    part("steps", 0),
    ...(arms.some(({shape}) => shape.reliableUntil !== null) ? [part("steps_tail", 1)] : []),
    ...(values.length === 0 ? [] : [points])
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
