import {evenTicks} from "./even-ticks.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {axisHeight, plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";

/** Options of `nullCalibrationFigure`; lengths in CSS px. */
export interface NullCalibrationOptions extends FigureOptions {
  readonly xTitle?: string;
  readonly height?: number;
  /** Estimates that count for one bar. */
  readonly bins?: number;
}

/** Counts of estimates in bars of one width, from `low` to `high`. */
interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly counts: readonly number[];
}

interface Channels {
  readonly x: Layer;
  readonly y: Layer;
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
  options: NullCalibrationOptions = {}
): FigureSpec {
  const {title, xTitle = "log hazard ratio", fontSize = FONT_SIZE} = options;
  checkEstimates(estimates, observed);
  const histogram = histogramOf(estimates, options.bins);
  const tallest = Math.max(...histogram.counts);
  const plot = frameOf(tallest, options);
  const channels = channelsOf(histogram, observed, tallest, xTitle);
  const marks = [
    barLayer(histogram, channels),
    lineLayer("no_effect", 0, tallest, {color: ink.axis, strokeWidth: 1}, channels),
    lineLayer("observed", observed, tallest, observedMark, channels)
  ];
  const description = describe(estimates, observed, histogram);
  return plotSpec(
    {figure: "null-calibration", title: title ?? "Estimates under no effect", description, fontSize},
    plot,
    marks
  );
}

const observedMark = {color: groupStyles[1]?.colour ?? ink.text, strokeWidth: 2, strokeDash: [5, 3]};

function frameOf(
  tallest: number,
  {title, subtitle, width = 480, height = 320, fontSize = FONT_SIZE}: NullCalibrationOptions
): PlotFrame {
  return plotFrame({
    width,
    height,
    fontSize,
    title,
    subtitle,
    left: Math.ceil(labelWidth(String(tallest), fontSize) + fontSize * 2.6),
    right: Math.ceil(fontSize),
    axis: axisHeight(fontSize),
    footnotes: ["Bars: estimates under no effect. Solid line: no effect; dashed line: observed."]
  });
}

function checkEstimates(estimates: readonly number[], observed: number): void {
  if (estimates.length < 2) throw new RangeError(`estimates must hold at least two, got ${estimates.length}`);
  const bad = [...estimates, observed].find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new RangeError(`estimates must be finite, got ${bad}`);
}

function histogramOf(estimates: readonly number[], bins = 24): Histogram {
  const [low, high] = [Math.min(...estimates), Math.max(...estimates)];
  const step = Math.max((high - low) / bins, 1e-9);
  const counts = Array.from({length: bins}, () => 0);
  for (const value of estimates) {
    const bin = Math.min(bins - 1, Math.floor((value - low) / step));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return {low, high, step, counts};
}

/** The axis of estimates holds the observed one and 0; that of numbers, the tallest bar. */
function channelsOf({low, high}: Histogram, observed: number, tallest: number, xTitle: string): Channels {
  const [least, most] = [Math.min(low, observed, 0), Math.max(high, observed, 0)];
  const room = (most - least) * 0.04;
  const domain = [least - room, most + room] as const;
  const title = oneLine(xTitle);
  const numbers = evenTicks(0, tallest).filter(Number.isInteger);
  return {
    x: {
      field: "x",
      type: "quantitative",
      scale: {domain, nice: false, zero: false},
      axis: {values: evenTicks(...domain), title, format: ".2~f", labelOverlap: false, labelFlush: false}
    },
    y: {
      field: "y",
      type: "quantitative",
      scale: {domain: [0, tallest * 1.05], nice: false},
      axis: {values: numbers, title: "Number", format: "d", labelOverlap: false}
    }
  };
}

function barLayer({low, step, counts}: Histogram, {x, y}: Channels): Layer {
  const bars = counts.map((count, bin) => ({x: low + bin * step, x2: low + (bin + 1) * step, y: 0, y2: count}));
  return {
    name: "bars",
    data: {values: bars.filter(({y2}) => y2 > 0)},
    mark: {type: "rect", fill: "#b8c4ce", stroke: ink.paper, strokeWidth: px(0.6)},
    encoding: {x, x2: {field: "x2"}, y, y2: {field: "y2"}}
  };
}

function lineLayer(name: string, at: number, tallest: number, mark: Layer, {x, y}: Channels): Layer {
  return {
    name,
    data: {values: [{x: at, y: 0, y2: tallest * 1.05}]},
    mark: {type: "rule", ...mark},
    encoding: {x, y, y2: {field: "y2"}}
  };
}

function describe(estimates: readonly number[], observed: number, {low, high}: Histogram): string {
  const beyond = estimates.filter((value) => Math.abs(value) >= Math.abs(observed)).length;
  const range = `from ${low.toFixed(2)} to ${high.toFixed(2)}`;
  const extreme = `${beyond} of ${estimates.length} at least as far from 0`;
  return `Histogram of ${estimates.length} estimates under no effect, ${range}; observed ${observed.toFixed(2)}; ${extreme}.`;
}
