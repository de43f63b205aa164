import {pixelChannel} from "./channel.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {evenTicks} from "./even-ticks.ts";
import {distinctLabels, labelWidth, oneLine} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import {axisHeight, plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";

/** Absolute difference up to which groups count as balanced. */
const THRESHOLD = 0.1;

const WIDTH = 520;

/** Balance of one covariate: standardised mean differences, either sign, before and after weighting or matching. */
export interface LovePlotRow {
  readonly covariate: string;
  readonly before: number;
  /** Null where there is no "after". */
  readonly after: number | null;
}

/** Options of `lovePlotFigure`; lengths in CSS px. */
export interface LovePlotOptions extends FigureOptions {
  /** Absolute difference up to which groups count as balanced (Austin 2009, Stat Med 28:3083: 0.1). */
  readonly threshold?: number;
  readonly afterLabel?: string;
  readonly sort?: "largest" | "given";
}

/**
 * Love plot: absolute standardised mean difference of each covariate before and after weighting or matching, with the line of balance.
 *
 * Throws `RangeError` for no covariate and for a difference that is not finite.
 *
 * @example
 * lovePlotFigure([{covariate: "ECOG ≥ 2", before: -0.4, after: 0.05}, {covariate: "Age", before: 0.12, after: 0.11}]).description
 * // "Love plot of 2 covariates. Above 0.1 before: 2; after: 1 (Age)."
 */
export function lovePlotFigure(rows: readonly LovePlotRow[], options: LovePlotOptions = {}): FigureSpec {
  const {title, width = WIDTH, fontSize = FONT_SIZE, threshold = THRESHOLD} = options;
  checkRows(rows);
  const ordered = orderedRows(rows, options.sort);
  const covariates = ordered.map(({covariate}) => covariate);
  const labels = distinctLabels(covariates, width * 0.4, fontSize);
  const paired = rows.some(({after}) => after !== null);
  const plot = frameOf(labels, options);
  const marks = [
    ...balanceLayers(ordered, paired, threshold, fontSize),
    labelLayer(labels, fontSize),
    ...keyLayers(paired, options.afterLabel, fontSize)
  ];
  const description = describe(ordered, threshold, paired);
  return plotSpec({figure: "love-plot", title: title ?? "Balance of covariates", description, fontSize}, plot, marks);
}

function frameOf(
  labels: readonly string[],
  {title, subtitle, width = WIDTH, fontSize = FONT_SIZE, threshold = THRESHOLD}: LovePlotOptions
): PlotFrame {
  return plotFrame({
    width,
    plotHeight: labels.length * rowHeight(fontSize),
    fontSize,
    title,
    subtitle,
    left: Math.ceil(Math.max(...labels.map((label) => labelWidth(label, fontSize))) + fontSize * 0.9),
    right: Math.ceil(fontSize * 1.6),
    axis: axisHeight(fontSize),
    above: fontSize * 1.9,
    footnotes: [`Dashed line: ${threshold}, below which groups count as balanced.`]
  });
}

function checkRows(rows: readonly LovePlotRow[]): void {
  if (rows.length === 0) throw new RangeError("rows must hold at least one covariate, got 0");
  const bad = rows.find(({before, after}) => !Number.isFinite(before) || (after !== null && !Number.isFinite(after)));
  if (bad !== undefined)
    throw new RangeError(`differences must be finite, got ${bad.before} and ${bad.after} for ${bad.covariate}`);
}

function orderedRows(rows: readonly LovePlotRow[], sort: LovePlotOptions["sort"] = "largest"): readonly LovePlotRow[] {
  return sort === "largest" ? rows.toSorted((a, b) => Math.abs(b.before) - Math.abs(a.before)) : rows;
}

/** How a difference is drawn before and after, besides its size. */
const marks = {
  before: {filled: false, shape: "circle", stroke: groupStyles[1]?.colour ?? ink.axis, strokeWidth: 1.5},
  after: {filled: true, shape: "diamond", fill: groupStyles[0]?.colour ?? ink.text}
} as const;

const rowHeight = (fontSize: number): number => Math.round(fontSize * 1.8);

/** Middle of a row in px. */
const rowY = (index: number, fontSize: number): number => px((index + 0.5) * rowHeight(fontSize));

const markSize = (fontSize: number): number => px(fontSize * fontSize * 0.55);

/** Guides, the line of balance, and the differences. */
function balanceLayers(ordered: readonly LovePlotRow[], paired: boolean, threshold: number, fontSize: number): Layer[] {
  const top = axisEnd(ordered, threshold);
  const x = differenceChannel(top);
  const y = pixelChannel("y");
  return [
    {
      name: "guides",
      data: {values: ordered.map((_, index) => ({value: 0, end: top, y: rowY(index, fontSize)}))},
      mark: {type: "rule", color: "#ececec", strokeWidth: 1},
      encoding: {x, x2: {field: "end"}, y}
    },
    {
      name: "threshold",
      data: {values: [{value: threshold, y: 0, y2: ordered.length * rowHeight(fontSize)}]},
      mark: {type: "rule", color: ink.faint, strokeDash: [4, 3], strokeWidth: 1},
      encoding: {x, y, y2: {field: "y2"}}
    },
    differenceLayer("before", ordered, {x, y}, fontSize),
    ...(paired ? [differenceLayer("after", ordered, {x, y}, fontSize)] : [])
  ];
}

/** The absolute differences of one side, where there are any. */
function differenceLayer(
  side: "before" | "after",
  ordered: readonly LovePlotRow[],
  encoding: {readonly x: Layer; readonly y: Layer},
  fontSize: number
): Layer {
  const values = ordered.flatMap((row, index) => {
    const difference = row[side];
    return difference === null ? [] : [{value: Math.abs(difference), y: rowY(index, fontSize)}];
  });
  return {
    name: side,
    data: {values},
    mark: {type: "point", opacity: 1, size: markSize(fontSize), ...marks[side]},
    encoding
  };
}

function axisEnd(rows: readonly LovePlotRow[], threshold: number): number {
  const differences = rows.flatMap(({before, after}) => [Math.abs(before), Math.abs(after ?? 0)]);
  return Math.max(threshold * 1.5, ...differences) * 1.06;
}

function differenceChannel(top: number): Layer {
  return {
    field: "value",
    type: "quantitative",
    scale: {domain: [0, top], nice: false},
    axis: {
      values: evenTicks(0, top),
      title: "Absolute standardised mean difference",
      format: ".2~f",
      labelOverlap: false,
      labelFlush: false
    }
  };
}

function labelLayer(labels: readonly string[], fontSize: number): Layer {
  const row = rowHeight(fontSize);
  return pixelText(
    "labels",
    labels.map((text, index) => ({x: -fontSize * 0.9, y: (index + 0.5) * row + fontSize * 0.36, text})),
    {align: "right"}
  );
}

/** Samples of both marks above the plot, with their names. */
function keyLayers(paired: boolean, afterLabel = "After weighting", fontSize: number): Layer[] {
  const y = -fontSize * 1.2;
  const second = labelWidth("Before", fontSize) + fontSize * 3;
  const sample = (side: "before" | "after", x: number): Layer => ({
    name: `key_${side}`,
    data: {values: [{x: px(x + fontSize * 0.5), y: px(y - fontSize * 0.36)}]},
    mark: {type: "point", ...marks[side], opacity: 1, size: markSize(fontSize)},
    encoding: {x: pixelChannel("x"), y: pixelChannel("y")}
  });
  const names = [
    {x: 0, text: "Before"},
    {x: second, text: oneLine(afterLabel)}
  ].slice(0, paired ? 2 : 1);
  return [
    sample("before", 0),
    ...(paired ? [sample("after", second)] : []),
    pixelText(
      "key",
      names.map(({x, text}) => ({x: x + fontSize * 1.3, y, text}))
    )
  ];
}

function describe(ordered: readonly LovePlotRow[], threshold: number, paired: boolean): string {
  const over = (side: "before" | "after"): LovePlotRow[] =>
    ordered.filter((entry) => Math.abs(entry[side] ?? 0) > threshold);
  const before = `Love plot of ${ordered.length} covariates. Above ${threshold} before: ${over("before").length}`;
  if (!paired) return `${before}.`;
  const named = over("after").map(({covariate}) => oneLine(covariate));
  return `${before}; after: ${named.length}${named.join(", ") === "" ? "" : ` (${named.join(", ")})`}.`;
}
