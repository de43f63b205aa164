import {percentAxis, type AxisDesign} from "./axis-design.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, type FigureSpec} from "./figure-spec.ts";
import {oneLine} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {percentOrNull, stepPlot, type FunctionPoint, type NamedFunction} from "./step-plot.ts";
import type {Column} from "./survival-curve.ts";

/** Share of patients whose growth modulation index PFS2 / PFS1 exceeds each ratio, ascending in ratio. */
export interface GmiCurve {
  readonly group: string;
  readonly ratio: Column;
  /** Share above the ratio, 0 to 1. */
  readonly estimate: Column;
  readonly confLow?: ArrayLike<number | null>;
  readonly confHigh?: ArrayLike<number | null>;
  readonly n: number;
}

/** Options of `gmiCurveFigure`; lengths in CSS px. */
export interface GmiCurveOptions extends FigureOptions {
  readonly height?: number;
  readonly palette?: Readonly<Record<string, string>>;
  readonly threshold?: number;
  /** How censoring was handled, e.g. `Kaplan–Meier on the ratio`. */
  readonly method?: string;
}

/**
 * Share of patients whose PFS on ADC2 exceeds r times that on ADC1, against r on a log axis, with lines at 1 and at the threshold of 1.33 (Von Hoff 1998, Clin Cancer Res 4:1079).
 *
 * Throws `RangeError` for no curve, ratios that are not above 0 and ascending, and shares outside 0 to 1.
 *
 * @example
 * gmiCurveFigure([{group: "T-DM1 to T-DXd", ratio: [0.5, 1, 2], estimate: [0.8, 0.5, 0.25], n: 20}]).description
 * // "Share of patients whose growth modulation index exceeds r. T-DM1 to T-DXd: n = 20, 50% above 1.33."
 */
export function gmiCurveFigure(curves: readonly GmiCurve[], options: GmiCurveOptions = {}): FigureSpec {
  const {title, subtitle, width = 480, height = 380, fontSize = FONT_SIZE, threshold = 1.33, method} = options;
  if (curves.length === 0) throw new RangeError("curves must hold at least one curve, got 0");
  for (const curve of curves) checkCurve(curve);
  const ratios = ratioAxisOf(curves);
  return stepPlot({
    figure: "gmi-curve",
    title,
    subtitle,
    name: "Growth modulation index",
    width,
    height,
    fontSize,
    functions: functionsOf(curves, ratios, options.palette),
    description: describe(curves, threshold),
    x: ratios,
    y: percentAxis("Patients with a ratio above r (%)"),
    references: [{x: 1}, {x: threshold, dashed: true}],
    footnotes: [`Solid line: 1; dashed line: ${threshold}.`, ...(method === undefined ? [] : [`${oneLine(method)}.`])]
  });
}

function checkCurve({group, ratio, estimate}: GmiCurve): void {
  for (let i = 0; i < ratio.length; i += 1) {
    const before = i === 0 ? 0 : (ratio[i - 1] ?? NaN);
    const share = estimate[i] ?? NaN;
    if (!((ratio[i] ?? NaN) > before))
      throw new RangeError(`ratio must be above 0 and ascend, got ${ratio[i]} for ${group} at index ${i}`);
    if (!(share >= 0 && share <= 1))
      throw new RangeError(`estimate must be in [0, 1], got ${estimate[i]} for ${group} at index ${i}`);
  }
}

/** A log axis that holds all ratios, and at least those from 0.5 to 2. */
function ratioAxisOf(curves: readonly GmiCurve[]): AxisDesign {
  const ratios = curves.flatMap(({ratio}) => Array.from(ratio));
  const [low, high] = [Math.min(0.5, ...ratios) / 1.1, Math.max(2, ...ratios) * 1.1];
  return {
    title: "Ratio r of PFS on ADC2 to PFS on ADC1 (log scale)",
    domain: [low, high],
    ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20].filter((tick) => tick >= low && tick <= high),
    log: true,
    format: "~g"
  };
}

function functionsOf(
  curves: readonly GmiCurve[],
  {domain: [low]}: AxisDesign,
  palette: GmiCurveOptions["palette"]
): NamedFunction[] {
  const styles = stylesOf(curves, palette);
  return curves.map((curve, index) => ({
    name: curve.group,
    style: styles[index] ?? {colour: "#333333", dash: []},
    points: pointsOf(curve, low)
  }));
}

/** In percent, from all patients at the left end of the axis. */
function pointsOf({ratio, estimate, confLow, confHigh}: GmiCurve, low: number): FunctionPoint[] {
  const points = Array.from(ratio, (x, i) => ({
    x,
    y: 100 * (estimate[i] ?? 0),
    low: percentOrNull(confLow?.[i]),
    high: percentOrNull(confHigh?.[i])
  }));
  return [{x: low, y: 100}, ...points];
}

function describe(curves: readonly GmiCurve[], threshold: number): string {
  const above = ({ratio, estimate}: GmiCurve): number =>
    100 * Array.from(ratio).reduce((share, x, i) => (x <= threshold ? (estimate[i] ?? share) : share), 1);
  return [
    "Share of patients whose growth modulation index exceeds r.",
    ...curves.map((curve) => `${oneLine(curve.group)}: n = ${curve.n}, ${above(curve).toFixed(0)}% above ${threshold}.`)
  ].join(" ");
}
