import type {Layer} from "./figure-spec.ts";

/**
 * A position channel whose field holds px of the plot.
 *
 * @example
 * pixelChannel("x").scale // null
 */
export function pixelChannel(field: string): Layer {
  return {field, type: "quantitative", scale: null, axis: null};
}

/**
 * A channel that gives each name its own colour, shape or dash, without a legend: the key is drawn by `keyLayers`.
 *
 * @example
 * namedChannel("group", ["A", "B"], ["#0072B2", "#D55E00"]).scale.range[1] // "#D55E00"
 */
export function namedChannel(field: string, names: readonly string[], range: readonly unknown[]): Layer {
  return {field, type: "nominal", scale: {domain: names, range}, legend: null};
}
