import {ink, px, type Layer} from "./figure-spec.ts";
import {labelWidth, wrapLabel} from "./label-width.ts";
import type {GroupStyle} from "./palette.ts";
import {dashOf, pixelPoint, pixelRule, pixelText} from "./pixel-marks.ts";

/** Lengths in px that follow from the font size. */
export interface Sizes {
  readonly font: number;
  /** Width of a curve. */
  readonly line: number;
  /** Distance between two lines of text. */
  readonly row: number;
  /** Length of the sample of a line beside its name. */
  readonly swatch: number;
}

/**
 * Lengths for a font size.
 *
 * @example
 * sizesOf(10).row // 15
 */
export function sizesOf(font: number): Sizes {
  return {font, line: px(font * 0.14), row: Math.round(font * 1.5), swatch: Math.round(font * 2.2)};
}

/** Title and subtitle above a figure, broken into lines; `height` is what they need. */
export interface Headings {
  readonly title: readonly string[];
  readonly subtitle: readonly string[];
  readonly height: number;
}

/**
 * Breaks title and subtitle to the width of the figure.
 *
 * @example
 * headingsOf({title: "Progression-free survival"}, 400, sizesOf(10)).title // ["Progression-free survival"]
 */
export function headingsOf(
  {title, subtitle}: {readonly title?: string | undefined; readonly subtitle?: string | undefined},
  width: number,
  {font}: Sizes
): Headings {
  const titleLines = title === undefined ? [] : wrapLabel(title, (width - 2) / 1.04, font * 1.18);
  const subtitleLines = subtitle === undefined ? [] : wrapLabel(subtitle, width - 2, font);
  return {
    title: titleLines,
    subtitle: subtitleLines,
    height:
      titleLines.length * font * 1.55 +
      subtitleLines.length * font * 1.4 +
      (titleLines.length + subtitleLines.length > 0 ? font * 0.5 : 0)
  };
}

/**
 * Layers of the headings; their top left corner is at (x, y).
 *
 * @example
 * headingLayers(headingsOf({title: "A", subtitle: "B"}, 400, sizesOf(10)), 0, 0, sizesOf(10)).map((layer) => layer.name) // ["title", "subtitle"]
 */
export function headingLayers({title, subtitle}: Headings, x: number, y: number, {font}: Sizes): Layer[] {
  const titles = title.map((text, index) => ({x, y: y + font * 1.18 + index * font * 1.55, text}));
  const start = y + title.length * font * 1.55 + font;
  const subtitles = subtitle.map((text, index) => ({x, y: start + index * font * 1.4, text}));
  return [
    ...(titles.length === 0 ? [] : [pixelText("title", titles, {fontSize: px(font * 1.18), fontWeight: 600})]),
    ...(subtitles.length === 0 ? [] : [pixelText("subtitle", subtitles, {color: ink.axis})])
  ];
}

/** A name in the key: which group, and where in its row. */
export interface KeyEntry {
  readonly index: number;
  readonly text: string;
  readonly x: number;
}

/**
 * Names set in rows that fit `width`.
 *
 * @example
 * keyRows(["T-DXd", "SG"], 400, sizesOf(10)).length // 1
 */
export function keyRows(names: readonly string[], width: number, {font, swatch}: Sizes): KeyEntry[][] {
  const rows: KeyEntry[][] = [];
  let x = Infinity;
  for (const [index, text] of names.entries()) {
    const needed = swatch + font * 0.5 + labelWidth(text, font);
    if (x + needed > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({index, text, x});
    x += needed + font * 1.6;
  }
  return rows;
}

/** How a group looks in the key: a sample of its line, or of the symbol that stands for it. */
export interface KeyStyle extends GroupStyle {
  readonly shape?: string;
}

/**
 * The key with a sample of each line or symbol, its first baseline at `y`.
 *
 * @example
 * keyLayers(keyRows(["SG"], 400, sizesOf(10)), [{colour: "#0072B2", dash: []}], 0, 0, sizesOf(10)).length // 2
 */
export function keyLayers(
  rows: readonly (readonly KeyEntry[])[],
  styles: readonly KeyStyle[],
  x: number,
  y: number,
  sizes: Sizes
): Layer[] {
  const {font, row, swatch} = sizes;
  const entries = rows.flatMap((line, down) => line.map((entry) => ({...entry, y: y + down * row})));
  return [
    ...entries.map((entry) => {
      const style = styles[entry.index];
      const middle = {x: x + entry.x + swatch * 0.6, y: entry.y - font * 0.36};
      if (style?.shape !== undefined)
        return pixelPoint(`key_${entry.index}`, [middle], {
          shape: style.shape,
          size: px((font * 0.8) ** 2),
          fill: style.colour,
          opacity: 0.85
        });
      return swatchRule(`key_${entry.index}`, style, x + entry.x, middle.y, sizes);
    }),
    pixelText(
      "key",
      entries.map((entry) => ({x: x + entry.x + swatch + font * 0.5, y: entry.y, text: entry.text}))
    )
  ];
}

/**
 * A short sample of a group's line that starts at (x, y).
 *
 * @example
 * swatchRule("key", {colour: "#0072B2", dash: []}, 0, 0, sizesOf(10)).mark.color // "#0072B2"
 */
export function swatchRule(
  name: string,
  style: GroupStyle | undefined,
  x: number,
  y: number,
  {line, swatch}: Sizes
): Layer {
  const {colour, dash} = style ?? {colour: ink.text, dash: []};
  return pixelRule(`${name}_line`, [{x, x2: x + swatch, y, y2: y}], {
    color: colour,
    strokeWidth: px(line * 1.2),
    strokeDash: dashOf({colour, dash}, line)
  });
}
