import {placeLabels, type LabelledCurve} from "./curve-labels.ts";
import type {PlotOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {headingLayers, headingsOf, keyLayers, keyRows, sizesOf, swatchRule, type Sizes} from "./figure-headings.ts";
import {
  bandLayers,
  censorLayers,
  medianLayers,
  stepLayers,
  ticksCensoring,
  type Axes,
  type CurveArm
} from "./kaplan-meier-layers.ts";
import {altText, footnotes, type Words} from "./kaplan-meier-text.ts";
import {distinctLabels, labelWidth, shortLabel, wrapLabel} from "./label-width.ts";
import {stylesOf, type StyledGroup} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import {freePlace, stepBoxes, type Box} from "./placement.ts";
import {riskLayers, riskTableLayout, type RiskGroup} from "./risk-table-view.ts";
import {countLabel, riskCounts, type RiskConvention} from "./risk-table.ts";
import {
  alongLines,
  checkCurves,
  curveShape,
  followUpEnd,
  joining,
  type SurvivalCurve,
  type TailRule
} from "./survival-curve.ts";
import {timeAxis, type TimeAxis} from "./time-axis.ts";

/** A line of an annotation: text, or cells that are set in columns. */
export type AnnotationLine = string | readonly string[];

/** Options of `kaplanMeierFigure`; lengths in CSS px (96 to the inch). */
export interface KaplanMeierFigureOptions extends PlotOptions {
  /** Height of the whole picture; it grows where the table would leave the curves less than a third of their width. */
  readonly height?: number;
  /** Months between ticks, doubled until the numbers under them find room; or the ticks themselves in months, ascending from 0. */
  readonly breaks?: number | readonly number[];
  /** Lines that stand in a free part of the plot, e.g. the hazard ratio; lines given as cells are set in columns. */
  readonly annotation?: readonly AnnotationLine[];
  readonly riskTable?: RiskConvention | "none";
  /** `auto` writes names beside the curves where all find room, else in a key above the plot. */
  readonly labels?: "auto" | "direct" | "key";
  /** Confidence bands; by default for up to 4 curves, past which they hide one another. */
  readonly band?: boolean;
  readonly medianLines?: boolean;
  /** Marks at censorings; by default for groups of up to 200 patients. Without them the figure discloses less. */
  readonly censorTicks?: boolean;
  /** Name of the interval, e.g. `log-log`. */
  readonly confType?: string;
  readonly confLevel?: number;
  readonly tail?: TailRule;
  readonly footnote?: boolean;
  /** Months that the time axis spans at least. */
  readonly span?: number;
  /** Groups that share out the styles, when the figure is one of several; by default those of the curves. */
  readonly family?: readonly StyledGroup[];
  /** Least room in px left of the plot and above it, so that several figures line up. */
  readonly room?: {readonly left: number; readonly top: number};
}

/** Confidence bands are drawn for up to this many curves. */
export const MOST_BANDS = 4;

interface Arm extends CurveArm, RiskGroup {}

/** Plot area in px and the months that it spans. */
interface Plot {
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
}

/**
 * Kaplan–Meier curves with their number-at-risk table, as a Vega-Lite spec: right-continuous steps with a stepped band, censoring marks, medians, names,
 * and counts that share the time scale of the curves. Time is shown in months, survival in percent from 0 to 100.
 *
 * Throws `RangeError` for curves that are not valid (see `checkCurves`), a width below 160 or a height below 120, breaks that do not ascend,
 * and `labels: "direct"` where the names find no room.
 * Content after Morris et al. 2019 (BMJ Open 9:e030215) and Pocock et al. 2002 (Lancet 359:1686).
 *
 * @example
 * const arm = {group: "SG", unit: "days", time: [61, 183, 400], estimate: [0.75, 0.5, 0.5], confLow: [0.13, 0.06, 0.06], confHigh: [0.96, 0.84, 0.84], nRisk: [4, 3, 2], nEvent: [1, 1, 0], nCensored: [0, 0, 2], n: 4}
 * kaplanMeierFigure([arm]).vconcat.length // 2
 */
export function kaplanMeierFigure(
  curves: readonly SurvivalCurve[],
  options: KaplanMeierFigureOptions = {}
): FigureSpec {
  const {
    width = 640,
    height = 480,
    fontSize = FONT_SIZE,
    riskTable = "classic",
    labels = "auto",
    tail = "all",
    confLevel = 0.95
  } = options;
  const {xTitle = "Time (months)", yTitle = "Survival (%)"} = options;
  checkCurves(curves);
  if (!(width >= 160)) throw new RangeError(`width must be 160 or more px, got ${width}`);
  if (!(height >= 120)) throw new RangeError(`height must be 120 or more px, got ${height}`);
  const sizes = sizesOf(fontSize);
  const margin = Math.round(fontSize * 0.4);
  const inner = width - 2 * margin;
  const axis = axisOf(curves, options, width, fontSize);
  const family = options.family ?? curves;
  const familyStyles = stylesOf(family, options.palette);
  const styles = curves.map(({group}) => familyStyles[family.findIndex((member) => member.group === group)]);
  const arms = curves.map((curve, index): Arm => ({
    curve,
    group: curve.group,
    shape: curveShape(curve, tail),
    style: styles[index] ?? {colour: ink.text, dash: []},
    counts: riskCounts(curve, axis.ticks, riskTable === "none" ? "classic" : riskTable)
  }));
  const words: Words = {
    yTitle,
    riskTable,
    tail,
    band: options.band ?? curves.length <= MOST_BANDS,
    censorTicks: options.censorTicks,
    confType: options.confType,
    confLevel,
    ticks: axis.ticks
  };

  const table = riskTable === "none" ? null : riskTableLayout(arms, riskTable, inner, sizes);
  const yLines = wrapLabel(yTitle, height * 0.6, fontSize);
  const left = Math.max(
    options.room?.left ?? 0,
    margin +
      Math.ceil(
        Math.max(labelWidth("100", fontSize) + fontSize * 1.2 + yLines.length * fontSize * 1.25, table?.labelRoom ?? 0)
      )
  );
  const lastCounts =
    table === null ? [] : table.lines.map(({counts}) => labelWidth(countLabel(counts?.at(-1) ?? 0), fontSize));
  const right = Math.ceil(
    Math.max(
      margin + 2,
      endTickRoom(
        axis,
        Math.max(labelWidth(String(axis.ticks.at(-1)), fontSize), ...lastCounts) / 2 + margin,
        width - left
      )
    )
  );
  const edge = margin - left;
  const plotWidth = width - left - right;
  const leastHeight = Math.ceil(Math.max(...yLines.map((line) => labelWidth(line, fontSize)), 0) + 2);
  const xLines = wrapLabel(xTitle, plotWidth, fontSize);
  const notes = (options.footnote ?? true) ? wrapLabel(footnotes(arms, words).join(" "), inner, fontSize * 0.86) : [];
  const headings = headingsOf(options, inner, sizes);
  const axisHeight = Math.ceil(fontSize * (2 + 1.25 * xLines.length));
  const bottom =
    margin +
    axisHeight +
    (table?.height ?? 0) +
    (notes.length > 0 ? Math.ceil(fontSize * (0.7 + notes.length * 1.2)) : 0);

  const names = distinctLabels(
    curves.map(({group}) => group),
    plotWidth * 0.45,
    fontSize
  );
  const key = keyRows(
    distinctLabels(
      curves.map(({group}) => group),
      inner - sizes.swatch - fontSize,
      fontSize
    ),
    inner,
    sizes
  );
  const annotation: readonly AnnotationLine[] = (options.annotation ?? []).flatMap((line): AnnotationLine[] =>
    typeof line === "string"
      ? wrapLabel(line, inner, fontSize)
      : [line.map((cell) => shortLabel(cell, inner / line.length - fontSize * 2, fontSize))]
  );
  const columns = annotationColumns(annotation, fontSize);
  let annotated: "inside" | "above" = annotation.length === 0 ? "above" : "inside";
  let keyed = labels === "key";
  const layout = () => {
    const lines = (keyed ? key.length : 0) + (annotated === "above" ? annotation.length : 0);
    const top = Math.max(
      options.room?.top ?? 0,
      margin + Math.ceil(headings.height + lines * sizes.row + fontSize * (lines > 0 ? 1.1 : 0.8))
    );
    const plot: Plot = {
      width: plotWidth,
      height: Math.max(Math.round(plotWidth / 3), leastHeight, Math.round(height - top - bottom)),
      axis
    };
    const scene = sceneOf(arms, plot, options, words.band, sizes);
    const note = annotated === "inside" ? annotationPlace(annotation, columns, plot, scene, sizes) : null;
    const direct = keyed
      ? null
      : placeLabels(scene.curves(names), scene.room, [...scene.hard, ...(note === null ? [] : [note])], scene.soft);
    return {top, plot, note, direct};
  };
  let {top, plot, note, direct} = layout();
  while ((annotated === "inside" && note === null) || (!keyed && direct === null)) {
    if (annotated === "inside" && note === null) annotated = "above";
    else if (labels === "direct")
      throw new RangeError('labels: "direct" finds no room beside the curves; use "auto" or "key"');
    else keyed = true;
    ({top, plot, note, direct} = layout());
  }

  const axes = axesOf(axis, xLines, yLines);
  const above = [...headingLayers(headings, edge, margin - top, sizes)];
  let y = margin - top + headings.height + fontSize;
  if (annotated === "above" && annotation.length > 0) {
    above.push(...annotationLayers(annotation, columns, edge, y, sizes));
    y += annotation.length * sizes.row;
  }
  if (keyed)
    above.push(
      ...keyLayers(
        key,
        arms.map(({style}) => style),
        edge,
        y,
        sizes
      )
    );

  const layer: Layer[] = [
    ...(words.band ? bandLayers(arms, axes) : []),
    ...(options.medianLines === false ? [] : medianLayers(arms, axes, sizes)),
    ...stepLayers(arms, axes, sizes),
    ...censorLayers(arms, axes, options.censorTicks, sizes),
    ...(direct === null ? [] : directLayers(direct, names, arms, sizes)),
    ...(note === null ? [] : annotationLayers(annotation, columns, note.x0, note.y0 + fontSize * 0.9, sizes)),
    ...above
  ];
  const tableHeight = table?.height ?? 0;
  const noteLayer = (start: number): Layer[] =>
    notes.length === 0
      ? []
      : [
          pixelText(
            "footnote",
            notes.map((text, index) => ({x: edge, y: start + fontSize * (1.2 + index * 1.2), text})),
            {fontSize: px(fontSize * 0.86), color: ink.axis}
          )
        ];

  const totalHeight = top + plot.height + bottom;
  const meta = {
    figure: "kaplan-meier",
    title: options.title ?? yTitle,
    description: altText(arms, words),
    frame: {width, height: totalHeight, padding: {left, top, right, bottom: totalHeight - top - plot.height}},
    fontSize
  };
  const curveView = {name: "curves", width: plot.width, height: plot.height, view: {stroke: null}};
  if (table === null)
    return figureSpec(meta, {...curveView, layer: [...layer, ...noteLayer(plot.height + axisHeight)]});
  return figureSpec(meta, {
    bounds: "flush",
    spacing: axisHeight,
    resolve: {scale: {x: "shared"}},
    vconcat: [
      {...curveView, layer},
      {
        name: "risk",
        width: plot.width,
        height: tableHeight,
        view: {stroke: null},
        layer: [...riskLayers(arms, table, axis.ticks, {...axes.x, axis: null}, edge, sizes), ...noteLayer(tableHeight)]
      }
    ]
  });
}

function axisOf(
  curves: readonly SurvivalCurve[],
  {breaks, span = 0}: KaplanMeierFigureOptions,
  width: number,
  fontSize: number
): TimeAxis {
  const longest = Math.max(span, ...curves.map(followUpEnd));
  if (breaks === undefined || typeof breaks === "number") {
    // Numbers at risk need room beside one another; the plot has at least 0.7 of the width.
    const number = labelWidth(countLabel(Math.max(...curves.map(({n}) => n))), fontSize);
    const most = Math.max(
      1,
      Math.floor((width * 0.7) / (Math.max(number, labelWidth(longest.toFixed(0), fontSize)) + fontSize * 0.7))
    );
    let step = breaks;
    while (step !== undefined && step > 0 && longest / step > most) step *= 2;
    return timeAxis(longest, {most: Math.max(2, Math.min(10, most, Math.floor(width / (fontSize * 5)))), step});
  }
  if (
    breaks.length === 0 ||
    breaks.some((tick, index) => !(tick >= 0) || (index > 0 && tick <= (breaks[index - 1] ?? 0)))
  )
    throw new RangeError(`breaks must be months ascending from 0, got ${JSON.stringify(breaks)}`);
  return {ticks: breaks, end: Math.max(longest, breaks.at(-1) ?? 0)};
}

/** Room right of the plot for half of the last tick's text, less what lies between that tick and the end of the axis. */
function endTickRoom({ticks, end}: TimeAxis, half: number, width: number): number {
  return half - (1 - (ticks.at(-1) ?? 0) / end) * (width - half);
}

function axesOf({ticks, end}: TimeAxis, xTitle: readonly string[], yTitle: readonly string[]): Axes {
  return {
    x: {
      field: "time",
      type: "quantitative",
      scale: {domain: [0, end], nice: false, zero: false},
      axis: {values: ticks, title: xTitle, format: ".2~f", labelOverlap: false, labelFlush: false, labelBound: false}
    },
    y: {
      field: "estimate",
      type: "quantitative",
      scale: {domain: [0, 100], nice: false},
      axis: {values: [0, 20, 40, 60, 80, 100], title: yTitle, format: "d", labelOverlap: false}
    }
  };
}

/** What is in the way of text in the plot, in px. */
function sceneOf(
  arms: readonly Arm[],
  {width, height, axis}: Plot,
  options: KaplanMeierFigureOptions,
  drawsBand: boolean,
  {font, swatch}: Sizes
) {
  const at = (time: number, estimate: number): {x: number; y: number} => ({
    x: (time / axis.end) * width,
    y: (1 - estimate / 100) * height
  });
  const corners = arms.map(({curve, shape}) =>
    (joining(curve) === "linear" ? alongLines(shape.steps) : shape.steps).map(({time, estimate}) => at(time, estimate))
  );
  const boxes = corners.map(stepBoxes);
  const censored = arms.map(({curve, shape}) =>
    (ticksCensoring(curve, options.censorTicks) ? shape.censored : []).map(({time, estimate}): Box => {
      const {x, y} = at(time, estimate);
      return {x0: x, x1: x, y0: y - font * 0.35, y1: y + font * 0.35};
    })
  );
  const bands = drawsBand
    ? arms.flatMap(({shape}) =>
        shape.bands.flatMap((stretch) =>
          stretch.slice(1).map((point, index): Box => {
            const before = stretch[index] ?? point;
            return {
              x0: at(before.time, 0).x,
              x1: at(point.time, 0).x,
              y0: at(0, before.high).y,
              y1: at(0, before.low).y
            };
          })
        )
      )
    : [];
  const medians =
    options.medianLines === false
      ? []
      : arms.flatMap(({curve, shape}): Box[] => {
          const crossing = shape.steps.find(({estimate}) => estimate <= 50);
          if (curve.median?.estimate === null || curve.median === undefined || crossing === undefined) return [];
          const {x, y} = at(crossing.time, 50);
          return [
            {x0: 0, x1: x, y0: y, y1: y},
            {x0: x, x1: x, y0: y, y1: height}
          ];
        });
  const lines = boxes.map((own, index) => [...own, ...(censored[index] ?? [])]);
  return {
    room: {x0: font * 0.6, y0: 0, x1: width, y1: height - font * 0.4} satisfies Box,
    hard: medians,
    all: [...lines.flat(), ...medians],
    soft: bands,
    curves: (names: readonly string[]): LabelledCurve[] =>
      names.map((name, index) => ({
        corners: corners[index] ?? [],
        boxes: lines[index] ?? [],
        width: swatch + font * 0.4 + labelWidth(name, font),
        height: font * 1.1
      }))
  };
}

/** Widths of the columns of an annotation given as cells; whole lines span them all. */
function annotationColumns(annotation: readonly AnnotationLine[], font: number): number[] {
  const rows = annotation.filter((line) => typeof line !== "string");
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from(
    {length: count},
    (_, column) =>
      Math.max(...rows.map((row) => labelWidth(row[column] ?? "", font))) + (column < count - 1 ? font * 1.4 : 0)
  );
}

function annotationPlace(
  annotation: readonly AnnotationLine[],
  columns: readonly number[],
  plot: Plot,
  scene: ReturnType<typeof sceneOf>,
  {font, row}: Sizes
): Box | null {
  const whole = annotation.filter((line) => typeof line === "string").map((line) => labelWidth(line, font));
  const size = {
    width: Math.max(
      columns.reduce((sum, width) => sum + width, 0),
      ...whole
    ),
    height: annotation.length * row
  };
  const room = {x0: font, y0: 0, x1: plot.width, y1: plot.height - font * 0.5};
  return freePlace(size, room, scene.all, {x: 1, y: 0}, {gap: font * 0.6, soft: scene.soft});
}

function annotationLayers(
  annotation: readonly AnnotationLine[],
  columns: readonly number[],
  x: number,
  y: number,
  {row}: Sizes
): Layer[] {
  const starts = columns.map((_, column) => columns.slice(0, column).reduce((sum, width) => sum + width, 0));
  const values = annotation.flatMap((line, index) =>
    (typeof line === "string" ? [line] : line).map((text, column) => ({
      x: x + (starts[column] ?? 0),
      y: y + index * row,
      text
    }))
  );
  return [pixelText("annotation", values)];
}

function directLayers(places: readonly Box[], names: readonly string[], arms: readonly Arm[], sizes: Sizes): Layer[] {
  const {font, swatch} = sizes;
  return [
    ...places.map((place, index) =>
      swatchRule(`label_${index}`, arms[index]?.style, place.x0, (place.y0 + place.y1) / 2, sizes)
    ),
    pixelText(
      "label",
      places.map((place, index) => ({
        x: place.x0 + swatch + font * 0.4,
        y: (place.y0 + place.y1) / 2 + font * 0.36,
        text: names[index] ?? ""
      }))
    )
  ];
}
