import {annotationLayers, type AnnotationLine} from "./annotation.ts";
import type {PlotOptions} from "./figure-options.ts";
import {headingLayers, keyLayers, sizesOf, swatchRule, type Sizes} from "./figure-headings.ts";
import {FONT_SIZE, figureSpec, ink, type FigureSpec, type Layer} from "./figure-spec.ts";
import {footnoteLayers} from "./footnote.ts";
import {bandLayers, censorLayers, medianLayers, stepLayers, type Axes} from "./kaplan-meier-layers.ts";
import {
  arranged,
  captionsOf,
  surroundingsOf,
  type Arm,
  type Arrangement,
  type Captions,
  type KaplanMeierContent,
  type Page,
  type Surroundings
} from "./kaplan-meier-layout.ts";
import {altText, type Words} from "./kaplan-meier-text.ts";
import {labelWidth} from "./label-width.ts";
import {stylesOf, type StyledGroup} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import type {Box} from "./placement.ts";
import {riskLayers, type RiskTableLayout} from "./risk-table-view.ts";
import {countLabel, riskCounts, type RiskConvention} from "./risk-table.ts";
import {checkCurves, curveShape, followUpEnd, type DrawnCurve, type TailRule} from "./survival-curve.ts";
import {timeAxis, type TimeAxis} from "./time-axis.ts";

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
export function kaplanMeierFigure(curves: readonly DrawnCurve[], options: KaplanMeierFigureOptions = {}): FigureSpec {
  checkCurves(curves);
  const content = contentOf(curves, options);
  const around = surroundingsOf(content);
  const captions = captionsOf(content, around.plotWidth);
  const arrangement = arranged(content, around, captions);
  const axes = axesOf(content.axis, around.xLines, around.yLines);
  const layer = [
    ...curveLayers(content, axes),
    ...insideLayers(content, captions, arrangement),
    ...layersAbove(content, around, captions, arrangement)
  ];
  return figureSpec(metaOf(content, around, arrangement), viewsOf(content, around, arrangement, axes, layer));
}

/** The options with their defaults. */
function contentOf(curves: readonly DrawnCurve[], options: KaplanMeierFigureOptions): KaplanMeierContent {
  const {xTitle = "Time (months)", labels = "auto"} = options;
  const page = pageOf(options);
  const axis = axisOf(curves, options, page);
  const words = wordsOf(curves, options, axis.ticks);
  return {
    page,
    axis,
    arms: armsOf(curves, options, words),
    words,
    title: options.title,
    subtitle: options.subtitle,
    xTitle,
    labels,
    annotation: options.annotation ?? [],
    medianLines: options.medianLines !== false,
    footnote: options.footnote ?? true,
    room: {left: options.room?.left ?? 0, top: options.room?.top ?? 0}
  };
}

function pageOf({width = 640, height = 480, fontSize = FONT_SIZE}: KaplanMeierFigureOptions): Page {
  if (!(width >= 160)) throw new RangeError(`width must be 160 or more px, got ${width}`);
  if (!(height >= 120)) throw new RangeError(`height must be 120 or more px, got ${height}`);
  const margin = Math.round(fontSize * 0.4);
  return {width, height, margin, inner: width - 2 * margin, sizes: sizesOf(fontSize)};
}

function wordsOf(curves: readonly DrawnCurve[], options: KaplanMeierFigureOptions, ticks: readonly number[]): Words {
  const {yTitle = "Survival (%)", riskTable = "classic", tail = "all", confLevel = 0.95} = options;
  const {censorTicks, confType} = options;
  const band = options.band ?? curves.length <= MOST_BANDS;
  return {yTitle, riskTable, tail, band, censorTicks, confType, confLevel, ticks};
}

function armsOf(
  curves: readonly DrawnCurve[],
  {family = curves, palette}: KaplanMeierFigureOptions,
  {riskTable, tail, ticks}: Words
): Arm[] {
  const styles = stylesOf(family, palette);
  return curves.map((curve) => ({
    curve,
    group: curve.group,
    shape: curveShape(curve, tail),
    style: styles[family.findIndex(({group}) => group === curve.group)] ?? {colour: ink.text, dash: []},
    counts: riskCounts(curve, ticks, riskTable === "none" ? "classic" : riskTable)
  }));
}

function axisOf(curves: readonly DrawnCurve[], {breaks, span = 0}: KaplanMeierFigureOptions, page: Page): TimeAxis {
  const longest = Math.max(span, ...curves.map(followUpEnd));
  if (breaks === undefined || typeof breaks === "number") return evenAxis(curves, longest, breaks, page);
  if (!ascendFrom0(breaks))
    throw new RangeError(`breaks must be months ascending from 0, got ${JSON.stringify(breaks)}`);
  return {ticks: breaks, end: Math.max(longest, breaks.at(-1) ?? 0)};
}

const ascendFrom0 = (breaks: readonly number[]): boolean =>
  breaks.length > 0 && breaks.every((tick, index) => tick >= 0 && (index === 0 || tick > (breaks[index - 1] ?? 0)));

/** Ticks at equal distances: numbers at risk need room beside one another; the plot has at least 0.7 of the width. */
function evenAxis(
  curves: readonly DrawnCurve[],
  longest: number,
  breaks: number | undefined,
  {width, sizes}: Page
): TimeAxis {
  const {font} = sizes;
  const widest = Math.max(
    labelWidth(countLabel(Math.max(...curves.map(({n}) => n))), font),
    labelWidth(longest.toFixed(0), font)
  );
  const most = Math.max(1, Math.floor((width * 0.7) / (widest + font * 0.7)));
  let step = breaks;
  while (step !== undefined && step > 0 && longest / step > most) step *= 2;
  return timeAxis(longest, {most: Math.max(2, Math.min(10, most, Math.floor(width / (font * 5)))), step});
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

function curveLayers({arms, words, medianLines, page}: KaplanMeierContent, axes: Axes): Layer[] {
  return [
    ...(words.band ? bandLayers(arms, axes) : []),
    ...(medianLines ? medianLayers(arms, axes, page.sizes) : []),
    ...stepLayers(arms, axes, page.sizes),
    ...censorLayers(arms, axes, words.censorTicks, page.sizes)
  ];
}

/** Names beside the curves, and the annotation where it stands in the plot. */
function insideLayers(
  {arms, page}: KaplanMeierContent,
  {names, annotation}: Captions,
  {direct, note}: Arrangement
): Layer[] {
  const {sizes} = page;
  return [
    ...(direct === null ? [] : directLayers(direct, names, arms, sizes)),
    ...(note === null ? [] : annotationLayers(annotation, note.x0, note.y0 + sizes.font * 0.9, sizes))
  ];
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

/** Headings, and the annotation and the key where they found no room in the plot. */
function layersAbove(
  {arms, page}: KaplanMeierContent,
  {headings, left}: Surroundings,
  {key, annotation}: Captions,
  {top, note, direct}: Arrangement
): Layer[] {
  const {margin, sizes} = page;
  const edge = margin - left;
  const y = margin - top + headings.height + sizes.font;
  const noted = note === null ? annotation.lines.length : 0;
  const styles = arms.map(({style}) => style);
  return [
    ...headingLayers(headings, edge, margin - top, sizes),
    ...(noted > 0 ? annotationLayers(annotation, edge, y, sizes) : []),
    ...(direct === null ? keyLayers(key, styles, edge, y + noted * sizes.row, sizes) : [])
  ];
}

function metaOf(
  {page, arms, words, title}: KaplanMeierContent,
  {left, right, bottom}: Surroundings,
  {top, plot}: Arrangement
): Parameters<typeof figureSpec>[0] {
  const height = top + plot.height + bottom;
  return {
    figure: "kaplan-meier",
    title: title ?? words.yTitle,
    description: altText(arms, words),
    frame: {width: page.width, height, padding: {left, top, right, bottom: height - top - plot.height}},
    fontSize: page.sizes.font
  };
}

/** The curves, and under them the table where there is one; the footnote belongs to whichever is lower. */
function viewsOf(
  content: KaplanMeierContent,
  {table, footnote, left, axisHeight}: Surroundings,
  {plot}: Arrangement,
  axes: Axes,
  layer: readonly Layer[]
): Layer {
  const {margin, sizes} = content.page;
  const edge = margin - left;
  const curves = {name: "curves", width: plot.width, height: plot.height, view: {stroke: null}};
  const notes = (y: number): Layer[] => footnoteLayers(footnote, edge, y, sizes.font);
  if (table === null) return {...curves, layer: [...layer, ...notes(plot.height + axisHeight)]};
  return {
    bounds: "flush",
    spacing: axisHeight,
    resolve: {scale: {x: "shared"}},
    vconcat: [{...curves, layer}, riskView(content, table, plot.width, axes, edge, notes(table.height))]
  };
}

function riskView(
  {arms, axis, page}: KaplanMeierContent,
  table: RiskTableLayout,
  width: number,
  axes: Axes,
  edge: number,
  notes: readonly Layer[]
): Layer {
  const layers = riskLayers(arms, table, axis.ticks, {...axes.x, axis: null}, edge, page.sizes);
  return {name: "risk", width, height: table.height, view: {stroke: null}, layer: [...layers, ...notes]};
}
