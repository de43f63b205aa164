import {toMonths} from "../math/calendar-days.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import {monthsAxis, percentAxis} from "./axis-design.ts";
import type {PlotOptions} from "./figure-options.ts";
import {FONT_SIZE, type FigureSpec} from "./figure-spec.ts";
import {oneLine} from "./label-width.ts";
import {groupStyles, stylesOf, type GroupStyle} from "./palette.ts";
import {farthestX, percentOrNull, stepPlot, type FunctionPoint, type NamedFunction} from "./step-plot.ts";
import type {Column} from "./survival-curve.ts";
import {timeAxis} from "./time-axis.ts";

/** Cumulative incidence of one cause in one group, one entry a distinct time, ascending. */
export interface IncidenceCurve {
  readonly group: string;
  readonly cause: string;
  readonly unit: TimeUnit;
  readonly time: Column;
  /** Probability of the cause by each time, 0 to 1. */
  readonly estimate: Column;
  readonly confLow?: ArrayLike<number | null>;
  readonly confHigh?: ArrayLike<number | null>;
}

/** Options of `cumulativeIncidenceFigure`; lengths in CSS px. */
export interface CumulativeIncidenceFigureOptions extends PlotOptions {
  /** Causes on top of each other, for one group; otherwise one line a cause and group. */
  readonly stacked?: boolean;
  readonly confType?: string;
}

/**
 * Cumulative incidence under competing risks (Aalen–Johansen), in percent over months: one line a cause and group, or the causes of one group stacked.
 *
 * Throws `RangeError` for no curve, estimates outside 0 to 1, and stacking of more than one group.
 *
 * @example
 * cumulativeIncidenceFigure([{group: "All", cause: "progression", unit: "months", time: [2, 6], estimate: [0.2, 0.5]}]).description
 * // "Cumulative incidence over 0 to 6 months. progression: 50% at 6.0 months."
 */
export function cumulativeIncidenceFigure(
  curves: readonly IncidenceCurve[],
  options: CumulativeIncidenceFigureOptions = {}
): FigureSpec {
  const {title, subtitle, xTitle = "Time (months)", yTitle = "Cumulative incidence (%)"} = options;
  const {width = 560, height = 400, fontSize = FONT_SIZE, stacked = false} = options;
  const groups = groupsOf(curves, stacked);
  const functions = functionsOf(curves, groups, options.palette);
  const axis = timeAxis(farthestX(functions), {most: 9});
  return stepPlot({
    figure: "cumulative-incidence",
    title,
    subtitle,
    name: yTitle,
    width,
    height,
    fontSize,
    functions,
    stacked,
    description: describe(functions, axis.ticks.at(-1) ?? 0),
    x: monthsAxis(xTitle, axis),
    y: percentAxis(yTitle),
    footnotes: footnotesOf(curves, stacked, options.confType)
  });
}

function groupsOf(curves: readonly IncidenceCurve[], stacked: boolean): string[] {
  if (curves.length === 0) throw new RangeError("curves must hold at least one curve, got 0");
  const groups = [...new Set(curves.map(({group}) => group))];
  if (stacked && groups.length > 1)
    throw new RangeError(`stacked takes the causes of one group, got ${groups.length} groups`);
  return groups;
}

function functionsOf(
  curves: readonly IncidenceCurve[],
  groups: readonly string[],
  palette: CumulativeIncidenceFigureOptions["palette"]
): NamedFunction[] {
  const styles =
    groups.length > 1
      ? stylesByGroup(curves, groups, palette)
      : stylesOf(
          curves.map(({cause}) => ({group: cause})),
          palette
        );
  return curves.map((curve, index) => ({
    name: groups.length > 1 ? `${curve.cause}, ${curve.group}` : curve.cause,
    style: styles[index] ?? {colour: "#333333", dash: []},
    points: pointsOf(curve)
  }));
}

/** With several groups the colour tells the group; every line has a dash pattern of its own, for those who print without colour. */
function stylesByGroup(
  curves: readonly IncidenceCurve[],
  groups: readonly string[],
  palette: CumulativeIncidenceFigureOptions["palette"]
): GroupStyle[] {
  const causes = [...new Set(curves.map(({cause}) => cause))];
  const groupColours = stylesOf(
    groups.map((group) => ({group})),
    palette
  );
  return curves.map(({group, cause}) => {
    const own = groups.indexOf(group);
    const dashed = groupStyles[(own * causes.length + causes.indexOf(cause)) % groupStyles.length];
    return {colour: groupColours[own]?.colour ?? "#333333", dash: dashed?.dash ?? []};
  });
}

function pointsOf({time, estimate, confLow, confHigh, unit, cause}: IncidenceCurve): FunctionPoint[] {
  const points: FunctionPoint[] = [{x: 0, y: 0, ...(confLow === undefined ? {} : {low: 0, high: 0})}];
  for (let i = 0; i < time.length; i += 1) {
    const value = estimate[i] ?? NaN;
    if (!(value >= -1e-9 && value <= 1 + 1e-9))
      throw new RangeError(`estimate must be in [0, 1], got ${value} for ${cause} at index ${i}`);
    const [low, high] = [percentOrNull(confLow?.[i]), percentOrNull(confHigh?.[i])];
    points.push({x: toMonths(time[i] ?? 0, unit), y: 100 * value, low, high});
  }
  return points;
}

function footnotesOf(curves: readonly IncidenceCurve[], stacked: boolean, confType: string | undefined): string[] {
  if (stacked) return ["Areas: probability of each cause as the first event; they add up to that of any event."];
  if (curves.every(({confLow}) => confLow === undefined)) return [];
  return [`Band: pointwise confidence interval${confType === undefined ? "" : ` (${oneLine(confType)})`}.`];
}

function describe(functions: readonly NamedFunction[], end: number): string {
  const ends = functions.map(({name, points}) => {
    const {x = 0, y = 0} = points.at(-1) ?? {};
    return `${oneLine(name)}: ${y.toFixed(0)}% at ${x.toFixed(1)} months.`;
  });
  return [`Cumulative incidence over 0 to ${end} months.`, ...ends].join(" ");
}
