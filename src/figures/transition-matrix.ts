import type {TransitionCount} from "../record/transition-count.ts";
import type {FigureOptions} from "./figure-options.ts";
import {pixelChannel} from "./channel.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {distinctLabels, labelWidth, wrapLabel} from "./label-width.ts";
import {pixelText, type PixelRule} from "./pixel-marks.ts";
import {plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";

/** Options of `transitionMatrixFigure`; lengths in CSS px. */
export interface TransitionMatrixOptions extends FigureOptions {
  readonly fromTitle?: string;
  readonly toTitle?: string;
  /** Order of rows and of columns; what is not named follows in order of appearance. */
  readonly order?: readonly string[];
}

/** The matrix with its sums. */
interface Matrix {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly counts: readonly TransitionCount[];
  readonly rowTotal: ReadonlyMap<string, number>;
}

/** Names of rows, and of columns in lines, with the room that both take in px. */
interface MatrixLabels {
  readonly rows: readonly string[];
  readonly columns: readonly (readonly string[])[];
  readonly left: number;
  readonly above: number;
}

/** Lengths in px of the plot. */
interface Geometry {
  readonly fontSize: number;
  /** Width and height of a cell. */
  readonly across: number;
  readonly down: number;
  /** Width of the column of totals, right of the plot. */
  readonly totals: number;
  readonly above: number;
}

const WIDTH = 480;
const totalsWidth = (fontSize: number): number => fontSize * 4;
const rowHeight = (fontSize: number): number => fontSize * 3.2;

/**
 * Heat map of ADC1 (rows) to ADC2 (columns): counts, and the share of each row under them; an empty cell means that nobody made the change.
 *
 * Throws `RangeError` for no count, for counts that are not whole and ≥ 0, and for a pair that stands twice.
 *
 * @example
 * transitionMatrixFigure([{from: "T-DM1", to: "T-DXd", n: 12}, {from: "T-DM1", to: "SG", n: 4}]).description
 * // "Transitions between ADCs, 16 in all. T-DM1 to T-DXd: 12 (75% of 16). T-DM1 to SG: 4 (25% of 16)."
 */
export function transitionMatrixFigure(
  counts: readonly TransitionCount[],
  options: TransitionMatrixOptions = {}
): FigureSpec {
  const {title, fromTitle = "ADC1", toTitle = "ADC2", fontSize = FONT_SIZE} = options;
  checkCounts(counts);
  const matrix = matrixOf(counts, options.order);
  const labels = labelsOf(matrix, options);
  const plot = frameOf(labels, fromTitle, options);
  const geometry = geometryOf(labels, plot.width, fontSize);
  const marks = [
    ...cellLayers(matrix, geometry),
    rowLabelLayer(labels.rows, geometry),
    columnLabelLayer(labels.columns, geometry),
    ...totalLayers(matrix, plot, geometry),
    ...titleLayers(fromTitle, toTitle, plot, geometry)
  ];
  return plotSpec(
    {
      figure: "transition-matrix",
      title: title ?? "Transitions between ADCs",
      description: describe(counts, matrix.rowTotal),
      fontSize
    },
    plot,
    marks
  );
}

function labelsOf(matrix: Matrix, {width = WIDTH, fontSize = FONT_SIZE}: TransitionMatrixOptions): MatrixLabels {
  const rows = distinctLabels(matrix.rows, width * 0.32, fontSize);
  const left = Math.ceil(Math.max(...rows.map((label) => labelWidth(label, fontSize))) + fontSize * 2.6);
  const room = (width - left - totalsWidth(fontSize) - fontSize) / matrix.columns.length - 4;
  const columns = matrix.columns.map((name) => wrapLabel(name, room, fontSize).slice(0, 3));
  const above = (Math.max(...columns.map(({length}) => length)) + 1.4) * fontSize * 1.25;
  return {rows, columns, left, above};
}

function frameOf(
  {rows, left, above}: MatrixLabels,
  fromTitle: string,
  {title, subtitle, width = WIDTH, fontSize = FONT_SIZE}: TransitionMatrixOptions
): PlotFrame {
  return plotFrame({
    width,
    plotHeight: rows.length * rowHeight(fontSize),
    fontSize,
    title,
    subtitle,
    left,
    right: totalsWidth(fontSize),
    axis: Math.ceil(fontSize * 1.8),
    above,
    footnotes: [`Number of patients, and its share of the row (patients with that ${fromTitle}).`]
  });
}

function geometryOf({columns, above}: MatrixLabels, plotWidth: number, fontSize: number): Geometry {
  const [down, totals] = [rowHeight(fontSize), totalsWidth(fontSize)];
  return {fontSize, across: plotWidth / columns.length, down, totals, above};
}

const sumOf = (counts: readonly TransitionCount[]): number => counts.reduce((sum, {n}) => sum + n, 0);

function matrixOf(counts: readonly TransitionCount[], order: readonly string[] = []): Matrix {
  const ordered = (names: readonly string[]): string[] => [
    ...order.filter((name) => names.includes(name)),
    ...new Set(names.filter((name) => !order.includes(name)))
  ];
  const rows = ordered(counts.map(({from}) => from));
  const columns = ordered(counts.map(({to}) => to));
  const rowTotal = new Map(rows.map((row) => [row, sumOf(counts.filter(({from}) => from === row))]));
  return {rows, columns, counts, rowTotal};
}

/** A cell with a px of room on every side. */
function cellBox(row: number, column: number, {across, down}: Geometry): PixelRule {
  const [x, y] = [column * across, row * down];
  return {x: px(x + 1), x2: px(x + across - 1), y: px(y + 1), y2: px(y + down - 1)};
}

/** A cell with its count and the share of its row; dark cells carry light text. */
interface MatrixCell extends PixelRule {
  readonly middle: number;
  readonly base: number;
  readonly under: number;
  readonly n: number;
  readonly share: string;
  readonly dark: boolean;
}

function cellsOf({rows, columns, counts, rowTotal}: Matrix, most: number, geometry: Geometry): MatrixCell[] {
  const {across, down} = geometry;
  return counts
    .filter(({n}) => n > 0)
    .map(({from, to, n}) => {
      const [row, column] = [rows.indexOf(from), columns.indexOf(to)];
      return {
        ...cellBox(row, column, geometry),
        middle: px(column * across + across / 2),
        base: px(row * down + down * 0.45),
        under: px(row * down + down * 0.8),
        n,
        share: `${Math.round((100 * n) / (rowTotal.get(from) ?? n))}%`,
        dark: n > most * 0.55
      };
    });
}

const box = {x: pixelChannel("x"), x2: {field: "x2"}, y: pixelChannel("y"), y2: {field: "y2"}};

/** The empty grid, the cells that hold patients, and their texts. */
function cellLayers(matrix: Matrix, geometry: Geometry): Layer[] {
  const {fontSize} = geometry;
  const most = Math.max(1, ...matrix.counts.map(({n}) => n));
  const cells = cellsOf(matrix, most, geometry);
  const grid = matrix.rows.flatMap((_, row) => matrix.columns.map((__, column) => cellBox(row, column, geometry)));
  const scale = {domain: [0, most], range: ["#e6f0f8", "#00507d"]};
  return [
    {name: "empty", data: {values: grid}, mark: {type: "rect", fill: "#f5f5f5"}, encoding: box},
    {
      name: "cells",
      data: {values: cells},
      mark: {type: "rect"},
      encoding: {...box, color: {field: "n", type: "quantitative", scale, legend: null}}
    },
    ...[true, false].flatMap((dark) => [
      cellText(`counts_${dark ? "dark" : "light"}`, "n", "base", cells, dark, fontSize * 1.05),
      cellText(`shares_${dark ? "dark" : "light"}`, "share", "under", cells, dark, fontSize * 0.86)
    ])
  ];
}

function cellText(
  name: string,
  field: "n" | "share",
  y: "base" | "under",
  cells: readonly MatrixCell[],
  dark: boolean,
  fontSize: number
): Layer {
  const color = dark ? ink.paper : ink.text;
  return {
    name,
    data: {values: cells.filter((cell) => cell.dark === dark)},
    mark: {type: "text", align: "center", baseline: "alphabetic", color, fontSize: px(fontSize)},
    encoding: {x: pixelChannel("middle"), y: pixelChannel(y), text: {field, type: "nominal"}}
  };
}

function rowLabelLayer(labels: readonly string[], {fontSize, down}: Geometry): Layer {
  const values = labels.map((text, i) => ({x: -fontSize * 0.6, y: (i + 0.5) * down + fontSize * 0.36, text}));
  return pixelText("row_labels", values, {align: "right"});
}

function columnLabelLayer(labels: readonly (readonly string[])[], {fontSize, across}: Geometry): Layer {
  const values = labels.flatMap((lines, j) =>
    lines.map((text, line) => ({
      x: (j + 0.5) * across,
      y: -fontSize * 0.6 - (lines.length - 1 - line) * fontSize * 1.25,
      text
    }))
  );
  return pixelText("column_labels", values, {align: "center"});
}

/** Sums of rows right of the plot, sums of columns below it, and the sum of all. */
function totalLayers({rows, columns, counts, rowTotal}: Matrix, plot: PlotFrame, geometry: Geometry): Layer[] {
  const {fontSize, across, down, totals} = geometry;
  const x = plot.width + totals * 0.5;
  const y = plot.height + fontSize * 1.3;
  const ofRows = rows.map((row, i) => ({
    x,
    y: (i + 0.5) * down + fontSize * 0.36,
    text: String(rowTotal.get(row) ?? 0)
  }));
  const ofColumns = columns.map((column, j) => ({
    x: (j + 0.5) * across,
    y,
    text: String(sumOf(counts.filter(({to}) => to === column)))
  }));
  return [
    pixelText("row_totals", ofRows, {align: "center", color: ink.axis}),
    pixelText("column_totals", ofColumns, {align: "center", color: ink.axis}),
    pixelText("total", [{x, y, text: String(sumOf(counts))}], {align: "center", fontWeight: 600})
  ];
}

function titleLayers(fromTitle: string, toTitle: string, plot: PlotFrame, geometry: Geometry): Layer[] {
  const {fontSize, totals, above} = geometry;
  const to = {x: plot.width / 2, y: -above + fontSize * 1.1, text: toTitle};
  const from = {x: plot.edge + fontSize * 0.9, y: plot.height / 2, text: fromTitle};
  const total = {x: plot.width + totals * 0.5, y: -fontSize * 0.6, text: "Total"};
  return [
    pixelText("axis_titles", [to], {align: "center", fontWeight: 600}),
    pixelText("axis_titles_left", [from], {align: "center", fontWeight: 600, angle: 270}),
    pixelText("total_title", [total], {align: "center", color: ink.axis})
  ];
}

function checkCounts(counts: readonly TransitionCount[]): void {
  if (counts.length === 0) throw new RangeError("counts must hold at least one transition, got 0");
  const seen = new Set<string>();
  for (const {from, to, n} of counts) {
    if (!Number.isInteger(n) || n < 0)
      throw new RangeError(`n must be whole and 0 or more, got ${n} for ${from} to ${to}`);
    const pair = JSON.stringify([from, to]);
    if (seen.has(pair)) throw new RangeError(`a pair must stand once, got ${from} to ${to} twice`);
    seen.add(pair);
  }
}

function describe(counts: readonly TransitionCount[], rowTotal: ReadonlyMap<string, number>): string {
  const all = counts.reduce((sum, {n}) => sum + n, 0);
  const words = counts.map(
    ({from, to, n}) =>
      `${from} to ${to}: ${n} (${Math.round((100 * n) / Math.max(1, rowTotal.get(from) ?? 1))}% of ${rowTotal.get(from) ?? 0}).`
  );
  return [`Transitions between ADCs, ${all} in all.`, ...words].join(" ");
}
