import {ink, px, type Layer} from "./figure-spec.ts";
import {wrapLabel} from "./label-width.ts";
import {pixelText} from "./pixel-marks.ts";

/** Sentences under a figure, broken into lines; `height` in px is what they need. */
export interface Footnote {
  readonly lines: readonly string[];
  readonly height: number;
}

/** Letters of a footnote are smaller than those of the figure. */
const SMALL = 0.86;

/**
 * Breaks sentences to `width` px.
 *
 * @example
 * footnoteOf(["Solid line: 1.", "Dashed line: 1.33."], 400, 10).lines // ["Solid line: 1. Dashed line: 1.33."]
 */
export function footnoteOf(sentences: readonly string[], width: number, fontSize: number): Footnote {
  const lines = wrapLabel(sentences.join(" "), width, fontSize * SMALL);
  return {lines, height: lines.length === 0 ? 0 : fontSize * (0.7 + lines.length * 1.2)};
}

/**
 * The layer of a footnote whose top left corner is at (x, y); none without a line.
 *
 * @example
 * footnoteLayers({lines: [], height: 0}, 0, 0, 10) // []
 */
export function footnoteLayers({lines}: Footnote, x: number, y: number, fontSize: number): Layer[] {
  if (lines.length === 0) return [];
  const values = lines.map((text, index) => ({x, y: y + fontSize * (1.2 + index * 1.2), text}));
  return [pixelText("footnote", values, {fontSize: px(fontSize * SMALL), color: ink.axis})];
}
