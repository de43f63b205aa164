import {monthsAxis, type AxisDesign} from "./axis-design.ts";
import {evenTicks} from "./even-ticks.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {oneLine} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {stepPlot, type NamedFunction, type ReferenceLine} from "./step-plot.ts";
import {timeAxis} from "./time-axis.ts";

/** A scaled Schoenfeld residual at one event, in months and on the scale of the coefficient. */
export interface ResidualPoint {
  readonly time: number;
  readonly residual: number;
}

/** A smooth through the residuals, with limits where there are any. */
export interface SchoenfeldSmooth {
  readonly time: number;
  readonly estimate: number;
  readonly confLow?: number | null;
  readonly confHigh?: number | null;
}

/** Options of `schoenfeldFigure`; lengths in CSS px. */
export interface SchoenfeldFigureOptions extends FigureOptions {
  readonly height?: number;
  /** The fitted coefficient (log hazard ratio): drawn as the line that a constant effect would follow. */
  readonly coefficient?: number;
  /** P of the test for proportional hazards, in words, e.g. `P = 0.21`. */
  readonly test?: string;
}

/**
 * Scaled Schoenfeld residuals of one term against time, with a smooth: a level smooth speaks for proportional hazards (Grambsch & Therneau 1994, Biometrika 81:515).
 *
 * Throws `RangeError` for no residual.
 *
 * @example
 * schoenfeldFigure("payload swap", [{time: 1, residual: -0.4}, {time: 5, residual: 0.2}]).description
 * // "Scaled Schoenfeld residuals of payload swap at 2 events, from 1.0 to 5.0 months."
 */
export function schoenfeldFigure(
  term: string,
  residuals: readonly ResidualPoint[],
  smooth: readonly SchoenfeldSmooth[] = [],
  options: SchoenfeldFigureOptions = {}
): FigureSpec {
  const {title, subtitle, width = 480, height = 360, fontSize = FONT_SIZE, coefficient, test} = options;
  if (residuals.length === 0) throw new RangeError("residuals must hold at least one event, got 0");
  return stepPlot({
    figure: "schoenfeld",
    title: title ?? oneLine(term),
    subtitle: subtitle ?? test,
    name: `Schoenfeld residuals of ${term}`,
    width,
    height,
    fontSize,
    interpolate: "linear",
    description: describe(term, residuals, test),
    functions: [smoothOf(term, smooth)],
    x: timesAxis(residuals),
    y: residualAxis(term, residuals, smooth, coefficient),
    references: referencesOf(coefficient),
    footnotes: footnotesOf(smooth, coefficient),
    under: (channels) => [residualLayer(residuals, channels, fontSize)]
  });
}

function timesAxis(residuals: readonly ResidualPoint[]): AxisDesign {
  return monthsAxis("Time (months)", timeAxis(Math.max(...residuals.map(({time}) => time)), {most: 8}));
}

/** No effect, and the constant effect that was fitted. */
function referencesOf(coefficient: number | undefined): ReferenceLine[] {
  return [{y: 0}, ...(coefficient === undefined ? [] : [{y: coefficient, dashed: true}])];
}

function footnotesOf(smooth: readonly SchoenfeldSmooth[], coefficient: number | undefined): string[] {
  return [
    "Points: events.",
    ...(smooth.length === 0 ? [] : ["Curve: smooth with limits."]),
    ...(coefficient === undefined ? [] : ["Dashed line: the fitted coefficient."])
  ];
}

/** The axis of residuals, with a little room at both ends. */
function residualAxis(
  term: string,
  residuals: readonly ResidualPoint[],
  smooth: readonly SchoenfeldSmooth[],
  coefficient = 0
): AxisDesign {
  const limits = smooth.flatMap(({estimate, confLow, confHigh}) => [
    estimate,
    confLow ?? estimate,
    confHigh ?? estimate
  ]);
  const values = [...residuals.map(({residual}) => residual), ...limits, coefficient];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((most - least) * 0.05, 0.05);
  const [low, high] = [least - room, most + room];
  return {title: `log hazard ratio of ${oneLine(term)}`, domain: [low, high], ticks: evenTicks(low, high)};
}

function smoothOf(name: string, smooth: readonly SchoenfeldSmooth[]): NamedFunction {
  const [style] = groupStyles;
  return {
    name,
    style: {colour: style?.colour ?? "#0072B2", dash: []},
    points: smooth.map(({time, estimate, confLow, confHigh}) => ({
      x: time,
      y: estimate,
      low: confLow ?? null,
      high: confHigh ?? null
    }))
  };
}

function residualLayer(
  residuals: readonly ResidualPoint[],
  encoding: {readonly x: Layer; readonly y: Layer},
  fontSize: number
): Layer {
  const size = px(fontSize * fontSize * 0.18);
  return {
    name: "residuals",
    data: {values: residuals.map(({time, residual}) => ({x: time, y: residual}))},
    mark: {type: "point", filled: true, opacity: 0.55, size, color: "#4d4d4d"},
    encoding: {x: encoding.x, y: encoding.y}
  };
}

function describe(term: string, residuals: readonly ResidualPoint[], test: string | undefined): string {
  const times = residuals.map(({time}) => time);
  const span = `from ${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)} months`;
  const tested = test === undefined ? "" : ` ${oneLine(test)}.`;
  return `Scaled Schoenfeld residuals of ${oneLine(term)} at ${residuals.length} events, ${span}.${tested}`;
}
