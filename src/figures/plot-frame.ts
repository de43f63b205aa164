import {figureSpec, type FigureFrame, type FigureSpec, type Layer} from "./figure-spec.ts";
import {
  headingLayers,
  headingsOf,
  keyLayers,
  keyRows,
  sizesOf,
  type Headings,
  type KeyEntry,
  type KeyStyle,
  type Sizes
} from "./figure-headings.ts";
import {footnoteOf, footnoteLayers, type Footnote} from "./footnote.ts";
import {distinctLabels} from "./label-width.ts";

/** What stands around a plot; lengths in px. */
export interface PlotSurroundings {
  readonly width: number;
  /** Height of the whole picture; leave out when `plotHeight` is given. */
  readonly height?: number;
  readonly plotHeight?: number;
  readonly fontSize: number;
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  /** Room for labels left and right of the plot, and for the axis below it. */
  readonly left: number;
  readonly right: number;
  readonly axis: number;
  /** Room above the plot, e.g. for column headings. */
  readonly above?: number;
  readonly footnotes?: readonly string[];
  readonly key?: {readonly names: readonly string[]; readonly styles: readonly KeyStyle[]};
}

/** A plot with its place in the picture and the layers of headings, key and footnote. */
export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  /** Where the left margin lies, in px of the plot. */
  readonly edge: number;
  readonly frame: FigureFrame;
  readonly sizes: Sizes;
  readonly layers: readonly Layer[];
}

/**
 * Lays out one plot with headings and key above and a footnote below, at the exact size asked for. Throws `RangeError` where the labels leave no room for the plot.
 *
 * @example
 * plotFrame({width: 400, height: 300, fontSize: 10, left: 40, right: 10, axis: 30}).width // 342
 */
export function plotFrame(around: PlotSurroundings): PlotFrame {
  const {width, fontSize, left, right, axis} = around;
  const margin = Math.round(fontSize * 0.4);
  const texts = textsOf(around, width - 2 * margin);
  const top = topOf(around, texts, margin);
  const bottom = Math.ceil(margin + axis + texts.footnote.height);
  const plotWidth = Math.floor(width - left - right - 2 * margin);
  if (plotWidth < fontSize * 3)
    throw new RangeError(`width must leave room for the plot beside its labels, got ${width}`);
  const height = heightOf(around, top, bottom);
  return {
    width: plotWidth,
    height,
    edge: -left,
    sizes: sizesOf(fontSize),
    frame: {
      width,
      height: top + height + bottom,
      padding: {left: left + margin, top, right: width - left - margin - plotWidth, bottom}
    },
    layers: textLayers(around, texts, margin - top, height)
  };
}

/** Headings and key above a plot and the footnote below it, broken into lines. */
interface SurroundingTexts {
  readonly headings: Headings;
  readonly keyed: readonly (readonly KeyEntry[])[];
  readonly footnote: Footnote;
}

function textsOf({title, subtitle, fontSize, footnotes = [], key}: PlotSurroundings, width: number): SurroundingTexts {
  const sizes = sizesOf(fontSize);
  return {
    headings: headingsOf({title, subtitle}, width, sizes),
    keyed:
      key === undefined
        ? []
        : keyRows(distinctLabels(key.names, width - sizes.swatch - fontSize, fontSize), width, sizes),
    footnote: footnoteOf(footnotes, width, fontSize)
  };
}

/** Px above the plot. */
function topOf({fontSize, above = 0}: PlotSurroundings, {headings, keyed}: SurroundingTexts, margin: number): number {
  const {row} = sizesOf(fontSize);
  return Math.ceil(
    margin + headings.height + (keyed.length > 0 ? keyed.length * row + fontSize * 0.6 : 0) + above + fontSize * 0.6
  );
}

/** A plot that is too low for its axis grows beyond the height asked for. */
function heightOf({height = 400, plotHeight, fontSize}: PlotSurroundings, top: number, bottom: number): number {
  return Math.round(
    plotHeight === undefined ? Math.max(fontSize * 14, height - top - bottom) : Math.max(fontSize * 3, plotHeight)
  );
}

/** The headings begin `start` px below the upper edge of the plot, that is above it; the footnote stands below the axis. */
function textLayers(
  {fontSize, left, axis, key}: PlotSurroundings,
  {headings, keyed, footnote}: SurroundingTexts,
  start: number,
  plotHeight: number
): Layer[] {
  const sizes = sizesOf(fontSize);
  const edge = -left;
  return [
    ...headingLayers(headings, edge, start, sizes),
    ...(key === undefined ? [] : keyLayers(keyed, key.styles, edge, start + headings.height + fontSize, sizes)),
    ...footnoteLayers(footnote, edge, plotHeight + axis, fontSize)
  ];
}

/**
 * Height of an axis with labels and a title.
 *
 * @example
 * axisHeight(10) // 33
 */
export function axisHeight(fontSize: number, titled = true): number {
  return Math.ceil(fontSize * (titled ? 3.3 : 1.8));
}

/**
 * A complete spec from one plot: its marks, and what stands around it on top.
 *
 * @example
 * const plot = plotFrame({width: 400, height: 300, fontSize: 10, left: 40, right: 10, axis: 30})
 * plotSpec({figure: "sample", title: "Sample", description: "One point.", fontSize: 10}, plot, [{mark: "point"}]).layer.length // 1
 */
export function plotSpec(
  words: {readonly figure: string; readonly title: string; readonly description: string; readonly fontSize: number},
  {width, height, frame, layers}: PlotFrame,
  marks: readonly Layer[]
): FigureSpec {
  return figureSpec({...words, frame}, {width, height, layer: [...marks, ...layers]});
}
