import {monthsAxis, percentAxis} from "./axis-design.ts";
import {namedChannel} from "./channel.ts";
import type {PlotOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, type FigureSpec, type Layer} from "./figure-spec.ts";
import {oneLine} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {stepPlot, type NamedFunction} from "./step-plot.ts";
import {checkCurves, curveShape, followUpEnd, splitSteps, type DrawnCurve, type StepPoint} from "./survival-curve.ts";
import {timeAxis} from "./time-axis.ts";

/** Options of `restrictedMeanFigure`; lengths in CSS px. */
export interface RestrictedMeanFigureOptions extends PlotOptions {
  /** End of the restricted mean, in months. */
  readonly tau: number;
}

/**
 * Kaplan–Meier curves with the area under each up to tau shaded: the restricted mean survival time is that area (Royston & Parmar 2013, BMC Med Res Methodol 13:152).
 *
 * Throws what `checkCurves` throws, and `RangeError` for a tau that is not above 0 or lies past the end of a curve.
 *
 * @example
 * const arm = {group: "A", unit: "months", time: [2, 6], estimate: [0.5, 0], confLow: [0, 0], confHigh: [1, 1], nRisk: [2, 1], nEvent: [1, 1], nCensored: [0, 0], n: 2}
 * restrictedMeanFigure([arm], {tau: 4}).description // "Survival with the area up to 4 months. A: area 3.0 months."
 */
export function restrictedMeanFigure(curves: readonly DrawnCurve[], options: RestrictedMeanFigureOptions): FigureSpec {
  const {title, subtitle, xTitle = "Time (months)", yTitle = "Survival (%)", tau} = options;
  const {width = 520, height = 380, fontSize = FONT_SIZE} = options;
  checkCurves(curves);
  checkTau(tau, curves);
  const functions = shadedFunctions(curves, options);
  const months = Number(tau.toFixed(2));
  return stepPlot({
    figure: "restricted-mean",
    title,
    subtitle,
    name: yTitle,
    width,
    height,
    fontSize,
    functions,
    description: describe(functions, months),
    x: monthsAxis(xTitle, timeAxis(Math.max(...curves.map(followUpEnd)), {most: 8})),
    y: percentAxis(yTitle),
    references: [{x: tau, dashed: true}],
    footnotes: [`Shaded: area under each curve up to ${months} months, the restricted mean.`],
    under: (axes) => [areaLayer(functions, axes)]
  });
}

function checkTau(tau: number, curves: readonly DrawnCurve[]): void {
  const shortest = Math.min(...curves.map(followUpEnd));
  if (!(tau > 0 && tau <= shortest + 1e-9))
    throw new RangeError(
      `tau must be above 0 and within every curve (${Number(shortest.toFixed(2))} months), got ${tau}`
    );
}

/** A curve with its corners up to tau, under which the area is shaded. */
interface ShadedFunction extends NamedFunction {
  readonly shaded: readonly StepPoint[];
}

function shadedFunctions(curves: readonly DrawnCurve[], {palette, tau}: RestrictedMeanFigureOptions): ShadedFunction[] {
  const styles = stylesOf(curves, palette);
  return curves.map((curve, index) => {
    const {steps} = curveShape(curve);
    return {
      name: curve.group,
      style: styles[index] ?? {colour: ink.text, dash: []},
      points: steps.map(({time, estimate}) => ({x: time, y: estimate})),
      shaded: splitSteps(steps, tau)[0]
    };
  });
}

function describe(functions: readonly ShadedFunction[], months: number): string {
  return [
    `Survival with the area up to ${months} months.`,
    ...functions.map(({name, shaded}) => `${oneLine(name)}: area ${areaOf(shaded).toFixed(1)} months.`)
  ].join(" ");
}

function areaLayer(functions: readonly ShadedFunction[], {x, y}: {readonly x: Layer; readonly y: Layer}): Layer {
  const values = functions.flatMap(({name, shaded}) =>
    shaded.map(({time, estimate}) => ({name, x: time, y: estimate, base: 0}))
  );
  const color = namedChannel(
    "name",
    functions.map(({name}) => name),
    functions.map(({style}) => style.colour)
  );
  return {
    name: "area",
    data: {values},
    mark: {type: "area", interpolate: "step-after", opacity: 0.2, strokeWidth: 0},
    encoding: {x, y, y2: {field: "base"}, color}
  };
}

/** Area in months under steps given in months and percent. */
function areaOf(steps: readonly StepPoint[]): number {
  return steps
    .slice(1)
    .reduce(
      (sum, {time}, index) => sum + ((time - (steps[index]?.time ?? time)) * (steps[index]?.estimate ?? 0)) / 100,
      0
    );
}
