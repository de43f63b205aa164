import type {PlotOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, type FigureSpec} from "./figure-spec.ts";
import {oneLine} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {stepPlot} from "./step-plot.ts";
import {checkCurves, curveShape, followUpEnd, splitSteps, type DrawnCurve} from "./survival-curve.ts";
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
export function restrictedMeanFigure(
  curves: readonly DrawnCurve[],
  {
    title,
    subtitle,
    xTitle = "Time (months)",
    yTitle = "Survival (%)",
    width = 520,
    height = 380,
    fontSize = FONT_SIZE,
    palette,
    tau
  }: RestrictedMeanFigureOptions
): FigureSpec {
  checkCurves(curves);
  const shortest = Math.min(...curves.map(followUpEnd));
  if (!(tau > 0 && tau <= shortest + 1e-9))
    throw new RangeError(
      `tau must be above 0 and within every curve (${Number(shortest.toFixed(2))} months), got ${tau}`
    );
  const styles = stylesOf(curves, palette);
  const shapes = curves.map((curve) => curveShape(curve).steps);
  const under = shapes.flatMap((steps, index) =>
    splitSteps(steps, tau)[0].map(({time, estimate}) => ({
      name: curves[index]?.group ?? "",
      x: time,
      y: estimate,
      base: 0
    }))
  );
  const axis = timeAxis(Math.max(...curves.map(followUpEnd)), {most: 8});
  const areas = shapes.map((steps) => areaOf(splitSteps(steps, tau)[0]));
  const months = Number(tau.toFixed(2));
  return stepPlot({
    figure: "restricted-mean",
    title,
    subtitle,
    name: yTitle,
    width,
    height,
    fontSize,
    functions: curves.map(({group}, index) => ({
      name: group,
      style: styles[index] ?? {colour: ink.text, dash: []},
      points: (shapes[index] ?? []).map(({time, estimate}) => ({x: time, y: estimate}))
    })),
    description: [
      `Survival with the area up to ${months} months.`,
      ...curves.map(({group}, index) => `${oneLine(group)}: area ${(areas[index] ?? 0).toFixed(1)} months.`)
    ].join(" "),
    x: {title: xTitle, domain: [0, axis.end], ticks: axis.ticks},
    y: {title: yTitle, domain: [0, 100], ticks: [0, 20, 40, 60, 80, 100]},
    references: [{x: tau, dashed: true}],
    footnotes: [`Shaded: area under each curve up to ${months} months, the restricted mean.`],
    under: ({x, y}) => [
      {
        name: "area",
        data: {values: under},
        mark: {type: "area", interpolate: "step-after", opacity: 0.2, strokeWidth: 0},
        encoding: {
          x,
          y,
          y2: {field: "base"},
          color: {
            field: "name",
            type: "nominal",
            scale: {domain: curves.map(({group}) => group), range: styles.map(({colour}) => colour)},
            legend: null
          }
        }
      }
    ]
  });
}

/** Area in months under steps given in months and percent. */
function areaOf(steps: readonly {readonly time: number; readonly estimate: number}[]): number {
  return steps
    .slice(1)
    .reduce(
      (sum, {time}, index) => sum + ((time - (steps[index]?.time ?? time)) * (steps[index]?.estimate ?? 0)) / 100,
      0
    );
}
