import type {Layer} from "./figure-spec.ts";
import type {ForestLine, ForestLines} from "./forest-lines.ts";
import {isSized, labelExtent, numberText, sizeText, type ForestRow} from "./forest-row.ts";
import {labelWidth, oneLine, shortLabel} from "./label-width.ts";
import {pixelText} from "./pixel-marks.ts";
import type {PlotFrame} from "./plot-frame.ts";

/** Head of the column of estimates, and widths of the columns in px; `sizes` and `interactions` are 0 where the column is not shown. */
export interface ForestColumns {
  readonly labels: number;
  readonly sizes: number;
  readonly numbers: number;
  readonly interactions: number;
  /** Room left and right of the plot. */
  readonly left: number;
  readonly right: number;
  readonly estimateTitle: string;
}

/**
 * Widths of the columns of some rows.
 *
 * Where the picture is narrow, first the sizes give way (they stay in the alt text), then the labels. Throws `RangeError` where the labels find no room.
 *
 * @example
 * forestColumns([{label: "Payload swap", estimate: 0.62, confLow: 0.41, confHigh: 0.93, n: 80}], "HR (95% CI)", 640, 10).interactions // 0
 */
export function forestColumns(
  rows: readonly ForestRow[],
  estimateTitle: string,
  width: number,
  fontSize: number
): ForestColumns {
  const {numbers, interactions} = numberWidths(rows, estimateTitle, fontSize);
  const right = Math.ceil(numbers + interactions + fontSize * 0.4);
  const {labels, sizes} = labelWidths(rows, width, right, fontSize);
  const left = Math.ceil(labels + sizes + fontSize);
  return {labels, sizes, numbers, interactions, left, right, estimateTitle};
}

/** Widths of the columns left of the plot: what a plot of the least width and the columns right of it leave. */
function labelWidths(
  rows: readonly ForestRow[],
  width: number,
  right: number,
  fontSize: number
): Pick<ForestColumns, "labels" | "sizes"> {
  const longest = Math.min(width * 0.34, Math.max(...rows.map((row) => labelExtent(row, fontSize))));
  const leastPlot = fontSize * 9;
  const forLabels = width - right - fontSize * 2 - leastPlot;
  const wanted = labelWidth("Events / n", fontSize) + fontSize * 1.6;
  const sizes = rows.some(isSized) && forLabels - wanted >= Math.min(longest, fontSize * 7) ? wanted : 0;
  const labels = Math.min(longest, forLabels - sizes);
  const leastLabels = Math.min(longest, fontSize * 2.5);
  if (labels < leastLabels)
    throw new RangeError(
      `width must be ${Math.ceil(width + leastLabels - labels)} or more px for these columns, got ${width}`
    );
  return {labels, sizes};
}

/** Widths of the columns right of the plot. */
function numberWidths(
  rows: readonly ForestRow[],
  estimateTitle: string,
  fontSize: number
): Pick<ForestColumns, "numbers" | "interactions"> {
  const texts = rows.map((row) => labelWidth(numberText(row, fontSize), fontSize));
  const tested = rows.some(({interaction}) => interaction !== undefined);
  return {
    numbers: Math.max(labelWidth(estimateTitle, fontSize, true), ...texts) + fontSize,
    interactions: tested ? labelWidth("P interaction", fontSize, true) + fontSize : 0
  };
}

/**
 * Labels and sizes left of the plot, numbers right of it, and the heads above them; a column without an entry has no layer.
 *
 * @example
 * const rows = [{label: "Payload swap", y: 10, estimate: 0.62}]
 * const columns = forestColumns(rows, "HR (95% CI)", 640, 10)
 * forestColumnLayers({lines: rows, row: 19, tall: 30}, columns, {edge: -100, width: 300}, 10).map(({name}) => name) // ["labels", "numbers", "column_heads"]
 */
export function forestColumnLayers(
  {lines, row}: ForestLines,
  columns: ForestColumns,
  plot: Pick<PlotFrame, "edge" | "width">,
  fontSize: number
): Layer[] {
  const firsts = lines.filter((line, index) => lines.findIndex((other) => sameLabel(line, other, row)) === index);
  return [
    ...labelColumns(firsts, columns.labels, plot.edge, fontSize).flatMap((column) => textLayers(column, fontSize)),
    ...numericColumns(lines, columns, plot, fontSize).flatMap((column) => textLayers(column, fontSize)),
    ...headLayers(lines, columns, plot, fontSize)
  ];
}

const sameLabel = (line: ForestLine, other: ForestLine, row: number): boolean =>
  Math.abs(other.y - line.y) < row * 0.6 && other.label === line.label;

/** A column of texts that start or end at `x` px. */
interface TextColumn {
  readonly name: string;
  readonly lines: readonly ForestLine[];
  readonly x: number;
  readonly text: (line: ForestLine) => string;
  readonly mark: Layer;
}

function textLayers({name, lines, x, text, mark}: TextColumn, fontSize: number): Layer[] {
  const values = lines.map((line) => ({x, y: line.y + fontSize * 0.36, text: text(line)}));
  return values.length === 0 ? [] : [pixelText(name, values, mark)];
}

/** Labels cut to their room, and headings further left in semibold. */
function labelColumns(firsts: readonly ForestLine[], room: number, edge: number, fontSize: number): TextColumn[] {
  const [indented, bold] = [room - fontSize, room / 1.06];
  return [
    {
      name: "labels",
      lines: firsts.filter(({heading}) => heading !== true),
      x: edge + fontSize,
      text: ({label}) => shortLabel(label, indented, fontSize),
      mark: {align: "left"}
    },
    {
      name: "headings",
      lines: firsts.filter(({heading}) => heading === true),
      x: edge,
      text: ({label}) => shortLabel(label, bold, fontSize),
      mark: {align: "left", fontWeight: 600}
    }
  ];
}

/** Sizes left of the plot, estimates and tests of interaction right of it. */
function numericColumns(
  lines: readonly ForestLine[],
  columns: ForestColumns,
  {edge, width}: Pick<PlotFrame, "edge" | "width">,
  fontSize: number
): TextColumn[] {
  return [
    {
      name: "sizes",
      lines: columns.sizes > 0 ? lines.filter(isSized) : [],
      x: edge + columns.labels + columns.sizes,
      text: sizeText,
      mark: {align: "right"}
    },
    {
      name: "numbers",
      lines: lines.filter((line) => numberText(line, fontSize) !== ""),
      x: width + fontSize,
      text: (line) => numberText(line, fontSize),
      mark: {align: "left"}
    },
    {
      name: "interactions",
      lines: lines.filter(({interaction}) => interaction !== undefined),
      x: width + fontSize + columns.numbers,
      text: ({interaction = ""}) => oneLine(interaction),
      mark: {align: "left"}
    }
  ];
}

function headLayers(
  rows: readonly ForestRow[],
  columns: ForestColumns,
  {width, edge}: Pick<PlotFrame, "edge" | "width">,
  fontSize: number
): Layer[] {
  const y = -fontSize * 0.5;
  const numbers = {x: width + fontSize, y, text: oneLine(columns.estimateTitle)};
  const interactions = {x: width + fontSize + columns.numbers, y, text: "P interaction"};
  const sizeHead = rows.some(({nEvent}) => typeof nEvent === "number") ? "Events / n" : "n";
  const sizes = {x: edge + columns.labels + columns.sizes, y, text: sizeHead};
  return [
    pixelText("column_heads", columns.interactions > 0 ? [numbers, interactions] : [numbers], {fontWeight: 600}),
    ...(columns.sizes > 0 ? [pixelText("size_head", [sizes], {align: "right", fontWeight: 600})] : [])
  ];
}
