import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, shortLabel} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {pixelPoint, pixelText} from "./pixel-marks.ts";
import {plotFrame} from "./plot-frame.ts";

/** One analysis among many: its ratio and the choices behind it. */
export interface Specification {
  readonly estimate: number;
  readonly confLow: number | null;
  readonly confHigh: number | null;
  /** What was chosen for each decision, e.g. `{endpoint: "rwPFS@1", population: "primary"}`. */
  readonly choices: Readonly<Record<string, string>>;
  /** The analysis declared in the plan. */
  readonly primary?: boolean;
}

/** Options of `specificationCurveFigure`; lengths in CSS px. */
export interface SpecificationCurveOptions extends FigureOptions {
  readonly yTitle?: string;
}

/**
 * Specification curve: the ratio of every analysis, smallest first, over a grid of the choices behind each (Simonsohn, Simmons & Nelson 2020, Nat Hum Behav 4:1208). The declared analysis stands out.
 *
 * Throws `RangeError` for no analysis, ratios not above 0, and an interval without its estimate.
 *
 * @example
 * specificationCurveFigure([{estimate: 0.6, confLow: 0.4, confHigh: 0.9, choices: {endpoint: "rwPFS"}, primary: true}, {estimate: 0.8, confLow: 0.5, confHigh: 1.2, choices: {endpoint: "TTNT"}}]).description
 * // "Specification curve of 2 analyses, ratios from 0.60 to 0.80; 1 interval excludes 1. Declared analysis: 0.60."
 */
export function specificationCurveFigure(
  specifications: readonly Specification[],
  {
    title,
    subtitle,
    yTitle = "Hazard ratio (log scale)",
    width = 640,
    fontSize = FONT_SIZE
  }: SpecificationCurveOptions = {}
): FigureSpec {
  if (specifications.length === 0) throw new RangeError("specifications must hold at least one analysis, got 0");
  for (const {estimate, confLow, confHigh} of specifications) {
    for (const value of [estimate, confLow, confHigh])
      if (value !== null && !(value > 0 && Number.isFinite(value)))
        throw new RangeError(`ratios must be above 0, got ${value}`);
    if ((confLow !== null && confLow > estimate) || (confHigh !== null && confHigh < estimate))
      throw new RangeError(`the interval must contain its estimate, got ${estimate} (${confLow}–${confHigh})`);
  }
  const ordered = specifications.toSorted((a, b) => a.estimate - b.estimate);
  const decisions = [...new Set(ordered.flatMap(({choices}) => Object.keys(choices)))];
  const rows = decisions.flatMap((decision) => [
    {decision, option: null},
    ...[...new Set(ordered.flatMap(({choices}) => (Object.hasOwn(choices, decision) ? [choices[decision] ?? ""] : [])))]
      .toSorted()
      .map((option) => ({decision, option}))
  ]);
  const row = Math.round(fontSize * 1.45);
  const upper = fontSize * 16;
  const gap = fontSize * 1.2;
  const left = Math.ceil(
    Math.min(
      width * 0.35,
      Math.max(
        fontSize * 5,
        ...rows.map(
          ({decision, option}) => labelWidth(oneLine(option ?? decision), fontSize, option === null) + fontSize * 1.6
        )
      )
    )
  );
  const plot = plotFrame({
    width,
    plotHeight: upper + gap + rows.length * row,
    fontSize,
    title,
    subtitle,
    left,
    right: fontSize,
    axis: Math.ceil(fontSize * 0.6),
    footnotes: ["Each column is one analysis; larger diamond: the analysis declared in the plan."]
  });
  const values = ordered.flatMap(({estimate, confLow, confHigh}) => [
    estimate,
    confLow ?? estimate,
    confHigh ?? estimate
  ]);
  const fold = Math.min(20, Math.max(1.25, ...values.map((value) => Math.max(value, 1 / value)))) * 1.03;
  const step = plot.width / ordered.length;
  const x = (index: number): number => px((index + 0.5) * step);
  const raw = (field: string): Layer => ({field, type: "quantitative", scale: null, axis: null});
  const ticks = (fold < 3 ? [0.4, 0.5, 0.7, 1, 1.4, 2, 2.5] : [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]).filter(
    (tick) => tick >= 1 / fold && tick <= fold
  );
  const y = {
    field: "estimate",
    type: "quantitative",
    scale: {type: "log", domain: [1 / fold, fold], range: [px(upper), 0], nice: false},
    axis: {
      values: ticks,
      title: oneLine(yTitle),
      format: "~g",
      labelOverlap: false,
      domain: false,
      titleY: px(upper / 2)
    }
  };
  const clamp = (value: number): number => Math.min(fold, Math.max(1 / fold, value));
  const drawn = ordered.map(({estimate, confLow, confHigh, primary = false}, index) => ({
    x: x(index),
    estimate: clamp(estimate),
    low: clamp(confLow ?? 1 / fold),
    high: clamp(confHigh ?? fold),
    primary
  }));
  const dot = px(Math.max(4, Math.min(fontSize * fontSize * 0.2, step * step * 0.6)));
  const rowY = (index: number): number => upper + gap + (index + 0.7) * row;
  const chosen = ordered.flatMap((specification, column) =>
    rows.flatMap(({decision, option}, index) =>
      option !== null && Object.hasOwn(specification.choices, decision) && specification.choices[decision] === option
        ? [{x: x(column), y: rowY(index) - fontSize * 0.36}]
        : []
    )
  );
  const layer: Layer[] = [
    {
      name: "no_difference",
      data: {values: [{x: 0, x2: plot.width, estimate: 1}]},
      mark: {type: "rule", color: ink.faint, strokeDash: [3, 3]},
      encoding: {x: raw("x"), x2: {field: "x2"}, y}
    },
    {
      name: "intervals",
      data: {values: drawn.map(({x: at, low, high}) => ({x: at, estimate: low, high}))},
      mark: {type: "rule", color: ink.faint, strokeWidth: px(Math.min(1.2, step * 0.5))},
      encoding: {x: raw("x"), y, y2: {field: "high"}}
    },
    {
      name: "estimates",
      data: {values: drawn.filter(({primary}) => !primary).map(({x: at, estimate}) => ({x: at, estimate}))},
      mark: {type: "point", filled: true, opacity: 1, fill: ink.text, size: dot},
      encoding: {x: raw("x"), y}
    },
    {
      name: "declared",
      data: {values: drawn.filter(({primary}) => primary).map(({x: at, estimate}) => ({x: at, estimate}))},
      mark: {
        type: "point",
        filled: true,
        opacity: 1,
        shape: "diamond",
        fill: groupStyles[1]?.colour ?? ink.text,
        size: px(fontSize * fontSize * 0.8)
      },
      encoding: {x: raw("x"), y}
    },
    pixelPoint("choices", chosen, {shape: "square", fill: groupStyles[0]?.colour ?? ink.text, size: dot}),
    pixelText(
      "options",
      rows.flatMap(({option}, index) =>
        option === null
          ? []
          : [{x: plot.edge + fontSize, y: rowY(index), text: shortLabel(option, left - fontSize * 1.6, fontSize)}]
      )
    ),
    pixelText(
      "decisions",
      rows.flatMap(({decision, option}, index) =>
        option === null
          ? [{x: plot.edge, y: rowY(index), text: shortLabel(decision, (left - fontSize * 0.6) / 1.06, fontSize)}]
          : []
      ),
      {fontWeight: 600}
    ),
    ...plot.layers
  ];
  const excluding = ordered.filter(({confLow, confHigh}) => (confLow ?? 0) > 1 || (confHigh ?? Infinity) < 1).length;
  const declared = ordered.filter(({primary}) => primary === true).map(({estimate}) => estimate.toFixed(2));
  const description = `Specification curve of ${ordered.length} analyses, ratios from ${(ordered[0]?.estimate ?? 0).toFixed(2)} to ${(ordered.at(-1)?.estimate ?? 0).toFixed(2)}; ${excluding} ${excluding === 1 ? "interval excludes" : "intervals exclude"} 1.${declared.length === 0 ? "" : ` Declared analysis: ${declared.join(", ")}.`}`;
  return figureSpec(
    {figure: "specification-curve", title: title ?? "Specification curve", description, frame: plot.frame, fontSize},
    {width: plot.width, height: plot.height, layer}
  );
}
