import {ink, px, type Layer} from "./figure-spec.ts";
import type {GroupStyle} from "./palette.ts";

/** A line of text at px of its plot; negative values lie left of it or above it. */
export interface PixelText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A stroke between two points in px. */
export interface PixelRule {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}

const pixel = (field: string): Layer => ({field, type: "quantitative", scale: null, axis: null});

/**
 * Text at px positions. The text is a field of the data, so whatever it says stays text.
 *
 * @example
 * pixelText("note", [{x: 1, y: 2, text: "a"}]).mark.type // "text"
 */
export function pixelText(name: string, values: readonly PixelText[], mark: Layer = {}): Layer {
  return {
    name,
    data: {values: values.map(({x, y, text}) => ({x: px(x), y: px(y), text}))},
    mark: {type: "text", align: "left", baseline: "alphabetic", ...mark},
    encoding: {x: pixel("x"), y: pixel("y"), text: {field: "text", type: "nominal"}}
  };
}

/**
 * Strokes at px positions.
 *
 * @example
 * pixelRule("line", [{x: 0, x2: 5, y: 1, y2: 1}]).data.values.length // 1
 */
export function pixelRule(name: string, values: readonly PixelRule[], mark: Layer = {}): Layer {
  return {
    name,
    data: {values: values.map(({x, x2, y, y2}) => ({x: px(x), x2: px(x2), y: px(y), y2: px(y2)}))},
    mark: {type: "rule", color: ink.axis, ...mark},
    encoding: {x: pixel("x"), x2: {field: "x2"}, y: pixel("y"), y2: {field: "y2"}}
  };
}

/**
 * Dash pattern in px for a line of the given width.
 *
 * @example
 * dashOf({colour: "#000000", dash: [5, 2]}, 1.5) // [7.5, 3]
 */
export function dashOf({dash}: GroupStyle, lineWidth: number): number[] {
  return dash.map((length) => px(length * lineWidth));
}

/**
 * A rectangle between two corners in px.
 *
 * @example
 * pixelRect("box", [{x: 0, x2: 5, y: 0, y2: 5}]).mark.type // "rect"
 */
export function pixelRect(name: string, values: readonly PixelRule[], mark: Layer = {}): Layer {
  return {
    name,
    data: {values: values.map(({x, x2, y, y2}) => ({x: px(x), x2: px(x2), y: px(y), y2: px(y2)}))},
    mark: {type: "rect", ...mark},
    encoding: {x: pixel("x"), x2: {field: "x2"}, y: pixel("y"), y2: {field: "y2"}}
  };
}

/**
 * Small filled symbols at px positions.
 *
 * @example
 * pixelPoint("dot", [{x: 0, y: 0}], {shape: "square"}).mark.shape // "square"
 */
export function pixelPoint(
  name: string,
  values: readonly {readonly x: number; readonly y: number}[],
  mark: Layer
): Layer {
  return {
    name,
    data: {values: values.map(({x, y}) => ({x: px(x), y: px(y)}))},
    mark: {type: "point", filled: true, opacity: 1, ...mark},
    encoding: {x: pixel("x"), y: pixel("y")}
  };
}
