import type {Sizes} from "./figure-headings.ts";
import type {Layer} from "./figure-spec.ts";
import {labelWidth, shortLabel, wrapLabel} from "./label-width.ts";
import {pixelText} from "./pixel-marks.ts";

/** A line of an annotation: text, or cells that are set in columns. */
export type AnnotationLine = string | readonly string[];

/** Lines cut to their figure, with the widths of the columns of cells in px. */
export interface Annotation {
  readonly lines: readonly AnnotationLine[];
  readonly columns: readonly number[];
}

/**
 * Breaks lines of text to `width` px and cuts cells to their share of it; whole lines span all columns.
 *
 * @example
 * annotationOf([["HR", "0.62"], "P = 0.02"], 400, 10).columns.length // 2
 */
export function annotationOf(lines: readonly AnnotationLine[], width: number, font: number): Annotation {
  const cut = lines.flatMap((line): AnnotationLine[] =>
    typeof line === "string"
      ? wrapLabel(line, width, font)
      : [line.map((cell) => shortLabel(cell, width / line.length - font * 2, font))]
  );
  return {lines: cut, columns: columnsOf(cut, font)};
}

function columnsOf(lines: readonly AnnotationLine[], font: number): number[] {
  const rows = lines.filter((line) => typeof line !== "string");
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from(
    {length: count},
    (_, column) =>
      Math.max(...rows.map((row) => labelWidth(row[column] ?? "", font))) + (column < count - 1 ? font * 1.4 : 0)
  );
}

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

/**
 * Width and height in px of an annotation.
 *
 * @example
 * annotationSize({lines: ["a", "b"], columns: []}, {font: 10, line: 1.4, row: 15, swatch: 22}).height // 30
 */
export function annotationSize({lines, columns}: Annotation, {font, row}: Sizes): {width: number; height: number} {
  const whole = lines.filter((line) => typeof line === "string").map((line) => labelWidth(line, font));
  return {width: Math.max(sum(columns), ...whole), height: lines.length * row};
}

/**
 * The layer of an annotation with its first baseline at (x, y).
 *
 * @example
 * annotationLayers({lines: [["HR", "0.62"]], columns: [30, 20]}, 5, 10, {font: 10, line: 1.4, row: 15, swatch: 22})[0].data.values.map((cell) => cell.x) // [5, 35]
 */
export function annotationLayers({lines, columns}: Annotation, x: number, y: number, {row}: Sizes): Layer[] {
  const starts = columns.map((_, column) => sum(columns.slice(0, column)));
  const values = lines.flatMap((line, index) =>
    (typeof line === "string" ? [line] : line).map((text, column) => ({
      x: x + (starts[column] ?? 0),
      y: y + index * row,
      text
    }))
  );
  return [pixelText("annotation", values)];
}
