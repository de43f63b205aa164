import {toMonths} from "../math/calendar-days.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import {monthsAxis, percentAxis} from "./axis-design.ts";
import type {PlotOptions} from "./figure-options.ts";
import {FONT_SIZE, type FigureSpec} from "./figure-spec.ts";
import {oneLine} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {farthestX, stepPlot, type NamedFunction} from "./step-plot.ts";
import type {Column} from "./survival-curve.ts";
import {timeAxis} from "./time-axis.ts";

/** Probability of each state over time; everyone begins in the first state. */
export interface StateOccupationCurve {
  /** The last is where every path ends. */
  readonly states: readonly string[];
  readonly unit: TimeUnit;
  /** Ascending times of a change; rows of `probability` are times, columns states. */
  readonly time: Column;
  readonly probability: readonly (readonly number[])[];
}

/**
 * Stacked probabilities of being in each state, in percent over months since the start; they add up to 100.
 *
 * Throws `RangeError` for no time, probabilities outside 0 to 1, and rows that do not add up to 1.
 *
 * @example
 * stateOccupationFigure({states: ["on ADC1", "off ADC1, before ADC2"], unit: "months", time: [2, 6], probability: [[0.8, 0.2], [0.5, 0.5]]}).description
 * // "Probability of each state over 0 to 6 months. At the end on ADC1: 50%; off ADC1, before ADC2: 50%."
 */
export function stateOccupationFigure(curve: StateOccupationCurve, options: PlotOptions = {}): FigureSpec {
  const {title, subtitle, xTitle = "Months since the start of ADC1", yTitle = "Patients in each state (%)"} = options;
  const {width = 560, height = 400, fontSize = FONT_SIZE} = options;
  checkProbabilities(curve);
  const functions = functionsOf(curve, options.palette);
  const axis = timeAxis(farthestX(functions), {most: 9});
  return stepPlot({
    figure: "state-occupation",
    title,
    subtitle,
    name: yTitle,
    width,
    height,
    fontSize,
    functions,
    stacked: true,
    description: describe(curve, axis.ticks.at(-1) ?? 0),
    x: monthsAxis(xTitle, axis),
    y: percentAxis(yTitle),
    footnotes: ["Aalen-Johansen; areas add up to 100 %."]
  });
}

function checkProbabilities({time, probability}: StateOccupationCurve): void {
  if (time.length === 0) throw new RangeError("time must hold at least one change of state, got none");
  for (const [i, row] of probability.entries()) {
    const bad = row.find((value) => !(value >= -1e-9 && value <= 1 + 1e-9));
    if (bad !== undefined) throw new RangeError(`probability must be in [0, 1], got ${bad} at index ${i}`);
    const sum = row.reduce((total, value) => total + value, 0);
    if (Math.abs(sum - 1) > 1e-6) throw new RangeError(`probabilities must add up to 1, got ${sum} at index ${i}`);
  }
}

/** In percent; everyone is in the first state at 0 months. */
function functionsOf(
  {states, unit, time, probability}: StateOccupationCurve,
  palette: PlotOptions["palette"]
): NamedFunction[] {
  const styles = stylesOf(
    states.map((group) => ({group})),
    {...stateColours, ...palette}
  );
  return states.map((name, k) => ({
    name,
    style: styles[k] ?? {colour: "#333333", dash: []},
    points: [
      {x: 0, y: k === 0 ? 100 : 0},
      ...Array.from(time, (at, i) => ({x: toMonths(at, unit), y: 100 * Math.max(0, probability[i]?.[k] ?? 0)}))
    ]
  }));
}

function describe({states, probability}: StateOccupationCurve, months: number): string {
  const ends = states.map((name, k) => `${oneLine(name)}: ${(100 * (probability.at(-1)?.[k] ?? 0)).toFixed(0)}%`);
  return `Probability of each state over 0 to ${months} months. At the end ${ends.join("; ")}.`;
}

/** Colours of the states from ADC1 on; other names take those of groups. */
const stateColours: Readonly<Record<string, string>> = {
  "on ADC1": "#0072B2",
  "off ADC1, before ADC2": "#9ecae1",
  "on ADC2": "#E69F00",
  "off ADC2": "#f7dcae",
  "dead": "#5b5b5b"
};
