import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {evenTicks} from "./even-ticks.ts";
import {distinctLabels, labelWidth, oneLine} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import {axisHeight, plotFrame} from "./plot-frame.ts";

/** Balance of one covariate: standardised mean differences, either sign, before and after weighting or matching. */
export interface BalanceRow {
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
export function lovePlotFigure(
  rows: readonly BalanceRow[],
  {
    title,
    subtitle,
    width = 520,
    fontSize = FONT_SIZE,
    threshold = 0.1,
    afterLabel = "After weighting",
    sort = "largest"
  }: LovePlotOptions = {}
): FigureSpec {
  if (rows.length === 0) throw new RangeError("rows must hold at least one covariate, got 0");
  const bad = rows.find(({before, after}) => !Number.isFinite(before) || (after !== null && !Number.isFinite(after)));
  if (bad !== undefined)
    throw new RangeError(`differences must be finite, got ${bad.before} and ${bad.after} for ${bad.covariate}`);
  const ordered = sort === "largest" ? rows.toSorted((a, b) => Math.abs(b.before) - Math.abs(a.before)) : rows;
  const row = Math.round(fontSize * 1.8);
  const labels = distinctLabels(
    ordered.map(({covariate}) => covariate),
    width * 0.4,
    fontSize
  );
  const left = Math.ceil(Math.max(...labels.map((label) => labelWidth(label, fontSize))) + fontSize * 0.9);
  const paired = rows.some(({after}) => after !== null);
  const [beforeColour, afterColour] = [groupStyles[1]?.colour ?? ink.axis, groupStyles[0]?.colour ?? ink.text];
  const top =
    Math.max(threshold * 1.5, ...rows.flatMap(({before, after}) => [Math.abs(before), Math.abs(after ?? 0)])) * 1.06;
  const plot = plotFrame({
    width,
    plotHeight: rows.length * row,
    fontSize,
    title,
    subtitle,
    left,
    right: Math.ceil(fontSize * 1.6),
    axis: axisHeight(fontSize),
    above: fontSize * 1.9,
    footnotes: [`Dashed line: ${threshold}, below which groups count as balanced.`]
  });
  const x = {
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
  const y = {field: "y", type: "quantitative", scale: null, axis: null};
  const at = (index: number): number => px((index + 0.5) * row);
  const points = (
    name: string,
    values: readonly {readonly value: number; readonly y: number}[],
    mark: Layer
  ): Layer => ({
    name,
    data: {values},
    mark: {type: "point", opacity: 1, size: px(fontSize * fontSize * 0.55), ...mark},
    encoding: {x, y}
  });
  const before = ordered.map((entry, index) => ({value: Math.abs(entry.before), y: at(index)}));
  const after = ordered.flatMap((entry, index) =>
    entry.after === null ? [] : [{value: Math.abs(entry.after), y: at(index)}]
  );
  const keyY = -fontSize * 1.2;
  const keyAt = [0, labelWidth("Before", fontSize) + fontSize * 3];
  const pixels = {x: {field: "x", type: "quantitative", scale: null, axis: null}, y};
  const layer: Layer[] = [
    {
      name: "guides",
      data: {values: ordered.map((_, index) => ({value: 0, end: top, y: at(index)}))},
      mark: {type: "rule", color: "#ececec", strokeWidth: 1},
      encoding: {x, x2: {field: "end"}, y}
    },
    {
      name: "threshold",
      data: {values: [{value: threshold, y: 0, y2: rows.length * row}]},
      mark: {type: "rule", color: ink.faint, strokeDash: [4, 3], strokeWidth: 1},
      encoding: {x, y, y2: {field: "y2"}}
    },
    points("before", before, {filled: false, shape: "circle", stroke: beforeColour, strokeWidth: 1.5}),
    ...(paired ? [points("after", after, {filled: true, shape: "diamond", fill: afterColour})] : []),
    pixelText(
      "labels",
      labels.map((text, index) => ({x: -fontSize * 0.9, y: (index + 0.5) * row + fontSize * 0.36, text})),
      {align: "right"}
    ),
    {
      name: "key_before",
      data: {values: [{x: fontSize * 0.5, y: px(keyY - fontSize * 0.36)}]},
      mark: {
        type: "point",
        filled: false,
        shape: "circle",
        stroke: beforeColour,
        strokeWidth: 1.5,
        opacity: 1,
        size: px(fontSize * fontSize * 0.55)
      },
      encoding: pixels
    },
    ...(paired
      ? [
          {
            name: "key_after",
            data: {values: [{x: px((keyAt[1] ?? 0) + fontSize * 0.5), y: px(keyY - fontSize * 0.36)}]},
            mark: {
              type: "point",
              filled: true,
              shape: "diamond",
              fill: afterColour,
              opacity: 1,
              size: px(fontSize * fontSize * 0.55)
            },
            encoding: pixels
          }
        ]
      : []),
    pixelText(
      "key",
      ["Before", ...(paired ? [oneLine(afterLabel)] : [])].map((text, index) => ({
        x: (keyAt[index] ?? 0) + fontSize * 1.3,
        y: keyY,
        text
      }))
    ),
    ...plot.layers
  ];
  const over = (side: "before" | "after"): BalanceRow[] =>
    ordered.filter((entry) => Math.abs(entry[side] ?? 0) > threshold);
  const named = over("after")
    .map(({covariate}) => oneLine(covariate))
    .join(", ");
  const description = `Love plot of ${rows.length} covariates. Above ${threshold} before: ${over("before").length}${paired ? `; after: ${over("after").length}${named === "" ? "" : ` (${named})`}` : ""}.`;
  return figureSpec(
    {figure: "love-plot", title: title ?? "Balance of covariates", description, frame: plot.frame, fontSize},
    {width: plot.width, height: plot.height, layer}
  );
}
