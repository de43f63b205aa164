import type {FigureOptions} from "./figure-options.ts";
import {pixelChannel} from "./channel.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, shortLabel} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {pixelPoint, pixelText} from "./pixel-marks.ts";
import {plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";
import {checkInterval, checkRatios} from "./ratio-axis.ts";

/** One analysis among many: its ratio and the choices behind it. */
export interface SpecificationMark {
  readonly estimate: number;
  readonly confLow: number | null;
  readonly confHigh: number | null;
  /** What was chosen for each decision, e.g. `{endpoint: "rwPFS@2", population: "primary"}`. */
  readonly choices: Readonly<Record<string, string>>;
  /** The analysis declared in the plan. */
  readonly primary?: boolean;
}

/** Options of `specificationCurveFigure`; lengths in CSS px. */
export interface SpecificationCurveOptions extends FigureOptions {
  readonly yTitle?: string;
}

/** A row of the grid: the name of a decision, or one of its options. */
interface GridRow {
  readonly decision: string;
  readonly option: string | null;
}

/** The plot above the grid, and both together; lengths in px. */
interface Geometry {
  readonly fontSize: number;
  /** Height of the curve, above the grid. */
  readonly upper: number;
  /** Width of one analysis. */
  readonly step: number;
  readonly row: number;
  /** Room for the names of decisions and options. */
  readonly left: number;
  /** Size of a dot in px². */
  readonly dot: number;
  /** The axis reaches so many fold to either side of 1. */
  readonly fold: number;
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
  specifications: readonly SpecificationMark[],
  options: SpecificationCurveOptions = {}
): FigureSpec {
  const {title, yTitle = "Hazard ratio (log scale)", fontSize = FONT_SIZE} = options;
  checkSpecifications(specifications);
  const ordered = specifications.toSorted((a, b) => a.estimate - b.estimate);
  const rows = gridOf(ordered);
  const plot = frameOf(rows, options);
  const geometry = geometryOf(ordered, plot, fontSize);
  const marks = [
    ...curveLayers(ordered, plot.width, yTitle, geometry),
    ...choiceLayers(ordered, rows, plot.edge, geometry)
  ];
  return plotSpec(
    {figure: "specification-curve", title: title ?? "Specification curve", description: describe(ordered), fontSize},
    plot,
    marks
  );
}

function checkSpecifications(specifications: readonly SpecificationMark[]): void {
  if (specifications.length === 0) throw new RangeError("specifications must hold at least one analysis, got 0");
  for (const {estimate, confLow, confHigh} of specifications) {
    checkRatios([estimate, confLow, confHigh]);
    checkInterval(estimate, confLow, confHigh);
  }
}

const curveHeight = (fontSize: number): number => fontSize * 16;
const rowHeight = (fontSize: number): number => Math.round(fontSize * 1.45);

function frameOf(
  rows: readonly GridRow[],
  {title, subtitle, width = 640, fontSize = FONT_SIZE}: SpecificationCurveOptions
): PlotFrame {
  return plotFrame({
    width,
    plotHeight: curveHeight(fontSize) + fontSize * 1.2 + rows.length * rowHeight(fontSize),
    fontSize,
    title,
    subtitle,
    left: nameRoom(rows, width, fontSize),
    right: fontSize,
    axis: Math.ceil(fontSize * 0.6),
    footnotes: ["Each column is one analysis; larger diamond: the analysis declared in the plan."]
  });
}

function geometryOf(ordered: readonly SpecificationMark[], {width, edge}: PlotFrame, fontSize: number): Geometry {
  const step = width / ordered.length;
  return {
    fontSize,
    upper: curveHeight(fontSize),
    step,
    row: rowHeight(fontSize),
    left: -edge,
    dot: px(Math.max(4, Math.min(fontSize * fontSize * 0.2, step * step * 0.6))),
    fold: foldOf(ordered)
  };
}

/** Each decision with the options that were taken. */
function gridOf(specifications: readonly SpecificationMark[]): GridRow[] {
  const decisions = [...new Set(specifications.flatMap(({choices}) => Object.keys(choices)))];
  return decisions.flatMap((decision) => {
    const taken = specifications.flatMap(({choices}) =>
      Object.hasOwn(choices, decision) ? [choices[decision] ?? ""] : []
    );
    return [{decision, option: null}, ...[...new Set(taken)].toSorted().map((option) => ({decision, option}))];
  });
}

function nameRoom(rows: readonly GridRow[], width: number, fontSize: number): number {
  const names = rows.map(
    ({decision, option}) => labelWidth(oneLine(option ?? decision), fontSize, option === null) + fontSize * 1.6
  );
  return Math.ceil(Math.min(width * 0.35, Math.max(fontSize * 5, ...names)));
}

/** How many fold the axis reaches to either side of 1, so that it holds all limits up to 20-fold. */
function foldOf(specifications: readonly SpecificationMark[]): number {
  const values = specifications.flatMap(({estimate, confLow, confHigh}) => [
    estimate,
    confLow ?? estimate,
    confHigh ?? estimate
  ]);
  return Math.min(20, Math.max(1.25, ...values.map((value) => Math.max(value, 1 / value)))) * 1.03;
}

const columnX = (index: number, {step}: Geometry): number => px((index + 0.5) * step);

function ratioChannel(yTitle: string, {fold, upper}: Geometry): Layer {
  const candidates = fold < 3 ? [0.4, 0.5, 0.7, 1, 1.4, 2, 2.5] : [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
  return {
    field: "estimate",
    type: "quantitative",
    scale: {type: "log", domain: [1 / fold, fold], range: [px(upper), 0], nice: false},
    axis: {
      values: candidates.filter((tick) => tick >= 1 / fold && tick <= fold),
      title: oneLine(yTitle),
      format: "~g",
      labelOverlap: false,
      domain: false,
      titleY: px(upper / 2)
    }
  };
}

/** Line of no difference, intervals, and the estimates with the declared one on top. */
function curveLayers(
  ordered: readonly SpecificationMark[],
  width: number,
  yTitle: string,
  geometry: Geometry
): Layer[] {
  const {fontSize, dot} = geometry;
  const channels = {x: pixelChannel("x"), y: ratioChannel(yTitle, geometry)};
  const drawn = ordered.map(({estimate, primary = false}, index) => ({
    primary,
    point: {x: columnX(index, geometry), estimate: onAxis(estimate, geometry)}
  }));
  const others = drawn.filter(({primary}) => !primary).map(({point}) => point);
  const declared = drawn.filter(({primary}) => primary).map(({point}) => point);
  const declaredFill = groupStyles[1]?.colour ?? ink.text;
  return [
    noDifferenceLayer(width, channels),
    intervalLayer(ordered, channels, geometry),
    pointLayer("estimates", others, {fill: ink.text, size: dot}, channels),
    pointLayer(
      "declared",
      declared,
      {shape: "diamond", fill: declaredFill, size: px(fontSize * fontSize * 0.8)},
      channels
    )
  ];
}

/** A ratio cut to what the axis holds. */
const onAxis = (ratio: number, {fold}: Geometry): number => Math.min(fold, Math.max(1 / fold, ratio));

interface Channels {
  readonly x: Layer;
  readonly y: Layer;
}

function noDifferenceLayer(width: number, {x, y}: Channels): Layer {
  return {
    name: "no_difference",
    data: {values: [{x: 0, x2: width, estimate: 1}]},
    mark: {type: "rule", color: ink.faint, strokeDash: [3, 3]},
    encoding: {x, x2: {field: "x2"}, y}
  };
}

function intervalLayer(ordered: readonly SpecificationMark[], {x, y}: Channels, geometry: Geometry): Layer {
  const {fold, step} = geometry;
  const values = ordered.map(({confLow, confHigh}, index) => ({
    x: columnX(index, geometry),
    estimate: onAxis(confLow ?? 1 / fold, geometry),
    high: onAxis(confHigh ?? fold, geometry)
  }));
  return {
    name: "intervals",
    data: {values},
    mark: {type: "rule", color: ink.faint, strokeWidth: px(Math.min(1.2, step * 0.5))},
    encoding: {x, y, y2: {field: "high"}}
  };
}

function pointLayer(
  name: string,
  values: readonly {readonly x: number; readonly estimate: number}[],
  mark: Layer,
  {x, y}: Channels
): Layer {
  return {name, data: {values}, mark: {type: "point", filled: true, opacity: 1, ...mark}, encoding: {x, y}};
}

/** A square for each choice, and the names of decisions and options. */
function choiceLayers(
  ordered: readonly SpecificationMark[],
  rows: readonly GridRow[],
  edge: number,
  geometry: Geometry
): Layer[] {
  const {fontSize, dot} = geometry;
  const chosen = ordered.flatMap((specification, column) =>
    rows.flatMap((entry, index) =>
      isChosen(specification, entry) ? [{x: columnX(column, geometry), y: rowY(index, geometry) - fontSize * 0.36}] : []
    )
  );
  return [
    pixelPoint("choices", chosen, {shape: "square", fill: groupStyles[0]?.colour ?? ink.text, size: dot}),
    ...rowNameLayers(rows, edge, geometry)
  ];
}

/** Baseline of a row of the grid. */
const rowY = (index: number, {upper, fontSize, row}: Geometry): number => upper + fontSize * 1.2 + (index + 0.7) * row;

/** Options indented below the decisions that they belong to. */
function rowNameLayers(rows: readonly GridRow[], edge: number, geometry: Geometry): Layer[] {
  const {fontSize, left} = geometry;
  const optionRoom = left - fontSize * 1.6;
  const decisionRoom = (left - fontSize * 0.6) / 1.06;
  const places = rows.map((entry, index) => ({...entry, y: rowY(index, geometry)}));
  const options = places.flatMap(({option, y}) =>
    option === null ? [] : [{x: edge + fontSize, y, text: shortLabel(option, optionRoom, fontSize)}]
  );
  const decisions = places.flatMap(({decision, option, y}) =>
    option === null ? [{x: edge, y, text: shortLabel(decision, decisionRoom, fontSize)}] : []
  );
  return [pixelText("options", options), pixelText("decisions", decisions, {fontWeight: 600})];
}

const isChosen = ({choices}: SpecificationMark, {decision, option}: GridRow): boolean =>
  option !== null && Object.hasOwn(choices, decision) && choices[decision] === option;

function describe(ordered: readonly SpecificationMark[]): string {
  const excluding = ordered.filter(({confLow, confHigh}) => (confLow ?? 0) > 1 || (confHigh ?? Infinity) < 1).length;
  const declared = ordered.filter(({primary}) => primary === true).map(({estimate}) => estimate.toFixed(2));
  const [least, most] = [ordered[0], ordered.at(-1)].map((end) => (end?.estimate ?? 0).toFixed(2));
  const range = `Specification curve of ${ordered.length} analyses, ratios from ${least} to ${most}`;
  const verb = excluding === 1 ? "interval excludes" : "intervals exclude";
  const own = declared.length === 0 ? "" : ` Declared analysis: ${declared.join(", ")}.`;
  return `${range}; ${excluding} ${verb} 1.${own}`;
}
