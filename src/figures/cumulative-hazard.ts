import {toMonths} from "../math/calendar-days.ts";
import {monthsAxis, type AxisDesign} from "./axis-design.ts";
import {evenTicks} from "./even-ticks.ts";
import type {PlotOptions} from "./figure-options.ts";
import {FONT_SIZE, type FigureSpec} from "./figure-spec.ts";
import {oneLine} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {farthestX, stepPlot, type FunctionPoint, type NamedFunction} from "./step-plot.ts";
import {checkCurves, type WholeCurve, type DrawnCurve} from "./survival-curve.ts";
import {timeAxis} from "./time-axis.ts";

/** Options of the two hazard figures; lengths in CSS px. */
export type HazardOptions = PlotOptions;

/**
 * Cumulative hazard over months, summed from the events and numbers at risk of each curve (Nelson 1972, Aalen 1978); a straight line is a constant hazard.
 *
 * Throws what `checkCurves` throws.
 *
 * @example
 * const arm = {group: "A", unit: "months", time: [2, 6], estimate: [0.5, 0], confLow: [0, 0], confHigh: [1, 1], nRisk: [2, 1], nEvent: [1, 1], nCensored: [0, 0], n: 2}
 * cumulativeHazardFigure([arm]).description // "Cumulative hazard over 0 to 6 months. A: 1.50 at 6.0 months."
 */
export function cumulativeHazardFigure(curves: readonly WholeCurve[], options: HazardOptions = {}): FigureSpec {
  const {title, subtitle, xTitle = "Time (months)", yTitle = "Cumulative hazard"} = options;
  const {width = 480, height = 380, fontSize = FONT_SIZE} = options;
  checkCurves(curves);
  const functions = functionsOf(curves, options.palette, hazardSteps);
  const axis = timeAxis(farthestX(functions), {most: 8});
  return stepPlot({
    figure: "cumulative-hazard",
    title,
    subtitle,
    name: yTitle,
    width,
    height,
    fontSize,
    functions,
    description: [`Cumulative hazard over 0 to ${axis.ticks.at(-1) ?? 0} months.`, ...functions.map(endInWords)].join(
      " "
    ),
    x: monthsAxis(xTitle, axis),
    y: hazardAxis(yTitle, functions),
    footnotes: ["Nelson–Aalen estimate; a straight line is a constant hazard."]
  });
}

/** The running sum of events over patients at risk. */
function hazardSteps({time, unit, nEvent, nRisk}: WholeCurve): FunctionPoint[] {
  let sum = 0;
  const points: FunctionPoint[] = [{x: 0, y: 0}];
  for (let i = 0; i < time.length; i += 1) {
    sum += (nRisk[i] ?? 0) > 0 ? (nEvent[i] ?? 0) / (nRisk[i] ?? 1) : 0;
    points.push({x: toMonths(time[i] ?? 0, unit), y: sum});
  }
  return points;
}

/** From 0 to the highest of the functions. */
function hazardAxis(title: string, functions: readonly NamedFunction[]): AxisDesign {
  const top = Math.max(0.1, ...functions.flatMap(({points}) => points.map(({y}) => y)));
  return {title, domain: [0, top * 1.04], ticks: evenTicks(0, top)};
}

const endInWords = ({name, points}: NamedFunction): string => `${oneLine(name)}: ${pointInWords(points.at(-1))}.`;

const pointInWords = ({x, y}: FunctionPoint = {x: 0, y: 0}): string => `${y.toFixed(2)} at ${x.toFixed(1)} months`;

/**
 * Log of minus log of survival against time on a log axis: proportional hazards show as curves a constant distance apart (Klein & Moeschberger 2003, 11.4).
 * Times with survival 0 or 1 have no value and are left out.
 *
 * Throws what `checkCurves` throws, and `RangeError` when no curve has a point.
 *
 * @example
 * const arm = {group: "A", unit: "months", time: [2, 6], estimate: [0.5, 0.25], confLow: [0, 0], confHigh: [1, 1], nRisk: [4, 2], nEvent: [2, 1], nCensored: [0, 1], n: 4}
 * logLogFigure([arm]).description // "Log of minus log survival against log time. A: from -0.37 at 2.0 months to 0.33 at 6.0 months."
 */
export function logLogFigure(curves: readonly DrawnCurve[], options: HazardOptions = {}): FigureSpec {
  const {title, subtitle, xTitle = "Time (months, log scale)", yTitle = "log(−log survival)"} = options;
  const {width = 480, height = 380, fontSize = FONT_SIZE} = options;
  checkCurves(curves);
  const functions = functionsOf(curves, options.palette, logLogPoints).filter(({points}) => points.length > 0);
  if (functions.length === 0) throw new RangeError("curves must have a survival between 0 and 1 at some time above 0");
  return stepPlot({
    figure: "log-log",
    title,
    subtitle,
    name: yTitle,
    width,
    height,
    fontSize,
    functions,
    description: ["Log of minus log survival against log time.", ...functions.map(courseInWords)].join(" "),
    ...logLogAxes(functions, xTitle, yTitle),
    footnotes: ["Curves a constant distance apart speak for proportional hazards."]
  });
}

/** At each event and at the last time; none where survival is 0 or 1. */
function logLogPoints({time, unit, estimate, nEvent}: DrawnCurve): FunctionPoint[] {
  return Array.from(time, (at, i) => ({x: toMonths(at, unit), y: Math.log(-Math.log(estimate[i] ?? 1))})).filter(
    ({x, y}, i) => x > 0 && Number.isFinite(y) && ((nEvent[i] ?? 0) > 0 || i === time.length - 1)
  );
}

function logLogAxes(
  functions: readonly NamedFunction[],
  xTitle: string,
  yTitle: string
): {readonly x: AxisDesign; readonly y: AxisDesign} {
  const all = functions.flatMap(({points}) => points);
  const [first, last] = [Math.min(...all.map(({x}) => x)), Math.max(...all.map(({x}) => x))];
  const [low, high] = [Math.min(...all.map(({y}) => y)), Math.max(...all.map(({y}) => y))];
  const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200].filter(
    (tick) => tick >= first * 0.99 && tick <= last * 1.01
  );
  return {
    x: {title: xTitle, domain: [first * 0.95, Math.max(last, first * 1.5) * 1.05], ticks, log: true, format: "~g"},
    y: {title: yTitle, domain: [low - 0.2, high + 0.2], ticks: evenTicks(low, high)}
  };
}

const courseInWords = ({name, points}: NamedFunction): string =>
  `${oneLine(name)}: from ${pointInWords(points[0])} to ${pointInWords(points.at(-1))}.`;

function functionsOf<Curve extends DrawnCurve>(
  curves: readonly Curve[],
  palette: Readonly<Record<string, string>> | undefined,
  points: (curve: Curve) => FunctionPoint[]
): NamedFunction[] {
  const styles = stylesOf(curves, palette);
  return curves.map((curve, index) => ({
    name: curve.group,
    style: styles[index] ?? {colour: "#333333", dash: []},
    points: points(curve)
  }));
}
