import {evenTicks} from "./even-ticks.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, px, type FigureSpec} from "./figure-spec.ts";
import {oneLine} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {stepPlot} from "./step-plot.ts";
import {timeAxis} from "./time-axis.ts";

/** A scaled Schoenfeld residual at one event, in months and on the scale of the coefficient. */
export interface ResidualPoint {
  readonly time: number;
  readonly residual: number;
}

/** A smooth through the residuals, with limits where there are any. */
export interface ResidualSmooth {
  readonly time: number;
  readonly estimate: number;
  readonly confLow?: number | null;
  readonly confHigh?: number | null;
}

/** Options of `schoenfeldFigure`; lengths in CSS px. */
export interface SchoenfeldOptions extends FigureOptions {
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
  smooth: readonly ResidualSmooth[] = [],
  {title, subtitle, width = 480, height = 360, fontSize = FONT_SIZE, coefficient, test}: SchoenfeldOptions = {}
): FigureSpec {
  if (residuals.length === 0) throw new RangeError("residuals must hold at least one event, got 0");
  const times = residuals.map(({time}) => time);
  const values = [
    ...residuals.map(({residual}) => residual),
    ...smooth.flatMap(({confLow, confHigh, estimate}) => [estimate, confLow ?? estimate, confHigh ?? estimate]),
    coefficient ?? 0
  ];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 0.05, 0.05);
  const axis = timeAxis(Math.max(...times), {most: 8});
  const [style] = groupStyles;
  return stepPlot({
    figure: "schoenfeld",
    title: title ?? oneLine(term),
    subtitle: subtitle ?? test,
    name: `Schoenfeld residuals of ${term}`,
    width,
    height,
    fontSize,
    interpolate: "linear",
    description: `Scaled Schoenfeld residuals of ${oneLine(term)} at ${residuals.length} events, from ${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)} months.${test === undefined ? "" : ` ${oneLine(test)}.`}`,
    functions: [
      {
        name: term,
        style: {colour: style?.colour ?? "#0072B2", dash: []},
        points: smooth.map(({time, estimate, confLow, confHigh}) => ({
          x: time,
          y: estimate,
          low: confLow ?? null,
          high: confHigh ?? null
        }))
      }
    ],
    x: {title: "Time (months)", domain: [0, axis.end], ticks: axis.ticks},
    y: {
      title: `log hazard ratio of ${oneLine(term)}`,
      domain: [low - room, high + room],
      ticks: evenTicks(low - room, high + room)
    },
    references: [{y: 0}, ...(coefficient === undefined ? [] : [{y: coefficient, dashed: true}])],
    footnotes: [
      "Points: events.",
      ...(smooth.length === 0 ? [] : ["Curve: smooth with limits."]),
      ...(coefficient === undefined ? [] : ["Dashed line: the fitted coefficient."])
    ],
    under: ({x, y}) => [
      {
        name: "residuals",
        data: {values: residuals.map(({time, residual}) => ({x: time, y: residual}))},
        mark: {type: "point", filled: true, opacity: 0.55, size: px(fontSize * fontSize * 0.18), color: "#4d4d4d"},
        encoding: {x, y}
      }
    ]
  });
}
