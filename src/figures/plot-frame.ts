import {figureSpec, type FigureFrame, type FigureSpec, type Layer} from "./figure-spec.ts";
import {headingLayers, headingsOf, keyLayers, keyRows, sizesOf, type KeyStyle, type Sizes} from "./figure-headings.ts";
import {footnoteOf, footnoteLayers} from "./footnote.ts";
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
export function plotFrame({
  width,
  height = 400,
  plotHeight,
  fontSize,
  title,
  subtitle,
  left,
  right,
  axis,
  above = 0,
  footnotes = [],
  key
}: PlotSurroundings): PlotFrame {
  const sizes = sizesOf(fontSize);
  const margin = Math.round(fontSize * 0.4);
  const inner = width - 2 * margin;
  const headings = headingsOf({title, subtitle}, inner, sizes);
  const rows =
    key === undefined
      ? []
      : keyRows(distinctLabels(key.names, inner - sizes.swatch - fontSize, fontSize), inner, sizes);
  const footnote = footnoteOf(footnotes, inner, fontSize);
  const top = Math.ceil(
    margin + headings.height + (rows.length > 0 ? rows.length * sizes.row + fontSize * 0.6 : 0) + above + fontSize * 0.6
  );
  const bottom = Math.ceil(margin + axis + footnote.height);
  const plotWidth = Math.floor(width - left - right - 2 * margin);
  if (plotWidth < fontSize * 3)
    throw new RangeError(`width must leave room for the plot beside its labels, got ${width}`);
  // A plot that is too low for its axis grows beyond the height asked for.
  const tall = Math.round(
    plotHeight === undefined ? Math.max(fontSize * 14, height - top - bottom) : Math.max(fontSize * 3, plotHeight)
  );
  const edge = -left;
  const y = margin - top + headings.height + fontSize;
  return {
    width: plotWidth,
    height: tall,
    edge,
    sizes,
    frame: {
      width,
      height: top + tall + bottom,
      padding: {left: left + margin, top, right: width - left - margin - plotWidth, bottom}
    },
    layers: [
      ...headingLayers(headings, edge, margin - top, sizes),
      ...(key === undefined ? [] : keyLayers(rows, key.styles, edge, y, sizes)),
      ...footnoteLayers(footnote, edge, tall + axis, fontSize)
    ]
  };
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
