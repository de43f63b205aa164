import {evenTicks} from "./even-ticks.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {axisHeight, plotFrame} from "./plot-frame.ts";

/** Options of `nullCalibrationFigure`; lengths in CSS px. */
export interface NullCalibrationOptions extends FigureOptions {
  readonly xTitle?: string;
  readonly height?: number;
  /** Estimates that count for one bar. */
  readonly bins?: number;
}

/**
 * Histogram of estimates under no true effect (simulated, or of negative controls) with the observed estimate: what the design alone produces.
 * Estimates are on the scale of `xTitle`; give log ratios for ratios. Counts alone enter the spec.
 *
 * Throws `RangeError` for fewer than two estimates or one that is not finite.
 *
 * @example
 * nullCalibrationFigure([-0.3, -0.1, 0, 0.2], -0.5).description
 * // "Histogram of 4 estimates under no effect, from -0.30 to 0.20; observed -0.50; 0 of 4 at least as far from 0."
 */
export function nullCalibrationFigure(
  estimates: readonly number[],
  observed: number,
  {
    title,
    subtitle,
    xTitle = "log hazard ratio",
    width = 480,
    height = 320,
    fontSize = FONT_SIZE,
    bins = 24
  }: NullCalibrationOptions = {}
): FigureSpec {
  if (estimates.length < 2) throw new RangeError(`estimates must hold at least two, got ${estimates.length}`);
  const bad = [...estimates, observed].find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new RangeError(`estimates must be finite, got ${bad}`);
  const [low, high] = [Math.min(...estimates), Math.max(...estimates)];
  const step = Math.max((high - low) / bins, 1e-9);
  const counts = Array.from({length: bins}, () => 0);
  for (const value of estimates) {
    const bin = Math.min(bins - 1, Math.floor((value - low) / step));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const tallest = Math.max(...counts);
  const room = (Math.max(high, observed, 0) - Math.min(low, observed, 0)) * 0.04;
  const domain = [Math.min(low, observed, 0) - room, Math.max(high, observed, 0) + room] as const;
  const left = Math.ceil(labelWidth(String(tallest), fontSize) + fontSize * 2.6);
  const beyond = estimates.filter((value) => Math.abs(value) >= Math.abs(observed)).length;
  const plot = plotFrame({
    width,
    height,
    fontSize,
    title,
    subtitle,
    left,
    right: Math.ceil(fontSize),
    axis: axisHeight(fontSize),
    footnotes: ["Bars: estimates under no effect. Solid line: no effect; dashed line: observed."]
  });
  const x = {
    field: "x",
    type: "quantitative",
    scale: {domain, nice: false, zero: false},
    axis: {
      values: evenTicks(domain[0], domain[1]),
      title: oneLine(xTitle),
      format: ".2~f",
      labelOverlap: false,
      labelFlush: false
    }
  };
  const y = {
    field: "y",
    type: "quantitative",
    scale: {domain: [0, tallest * 1.05], nice: false},
    axis: {values: evenTicks(0, tallest).filter(Number.isInteger), title: "Number", format: "d", labelOverlap: false}
  };
  const line = (name: string, at: number, mark: Layer): Layer => ({
    name,
    data: {values: [{x: at, y: 0, y2: tallest * 1.05}]},
    mark: {type: "rule", ...mark},
    encoding: {x, y, y2: {field: "y2"}}
  });
  const layer: Layer[] = [
    {
      name: "bars",
      data: {
        values: counts
          .map((count, bin) => ({x: low + bin * step, x2: low + (bin + 1) * step, y: 0, y2: count}))
          .filter(({y2}) => y2 > 0)
      },
      mark: {type: "rect", fill: "#b8c4ce", stroke: ink.paper, strokeWidth: px(0.6)},
      encoding: {x, x2: {field: "x2"}, y, y2: {field: "y2"}}
    },
    line("no_effect", 0, {color: ink.axis, strokeWidth: 1}),
    line("observed", observed, {color: groupStyles[1]?.colour ?? ink.text, strokeWidth: 2, strokeDash: [5, 3]}),
    ...plot.layers
  ];
  const description = `Histogram of ${estimates.length} estimates under no effect, from ${low.toFixed(2)} to ${high.toFixed(2)}; observed ${observed.toFixed(2)}; ${beyond} of ${estimates.length} at least as far from 0.`;
  return figureSpec(
    {figure: "null-calibration", title: title ?? "Estimates under no effect", description, frame: plot.frame, fontSize},
    {width: plot.width, height: plot.height, layer}
  );
}
