import {pixelChannel} from "./channel.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {distinctLabels, labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {pixelText, type PixelRule} from "./pixel-marks.ts";
import {plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";

/** How often a column is blank in a group. */
export interface MissingCount {
  readonly column: string;
  readonly group: string;
  readonly n: number;
  readonly missing: number;
}

/** Options of `missingDataFigure`; lengths in CSS px. */
export type MissingDataOptions = FigureOptions;

/** What is counted, in its order on the map. */
interface MissingMap {
  readonly counts: readonly MissingCount[];
  readonly groups: readonly string[];
  readonly columns: readonly string[];
}

/** Lengths in px: font, room for the names of columns, and width and height of a cell. */
interface Geometry {
  readonly fontSize: number;
  readonly left: number;
  readonly across: number;
  readonly row: number;
}

const WIDTH = 480;

/**
 * Map of missing data: share of patients without a value, by column (rows) and group (columns), most missing on top.
 *
 * Throws `RangeError` for no count, a pair that stands twice, and a count that is not whole or larger than its group.
 *
 * @example
 * missingDataFigure([{column: "ecog", group: "payload swap", n: 40, missing: 10}]).description
 * // "Missing data. ecog: payload swap 25% (10 of 40)."
 */
export function missingDataFigure(counts: readonly MissingCount[], options: MissingDataOptions = {}): FigureSpec {
  const {title, width = WIDTH, fontSize = FONT_SIZE} = options;
  checkCounts(counts);
  const map = mapOf(counts);
  const labels = distinctLabels(map.columns, width * 0.4, fontSize);
  const geometry = geometryOf(map, labels, width, fontSize);
  const heads = headsOf(map, geometry);
  const marks = [...cellLayers(map, geometry), ...nameLayers(labels, heads, geometry)];
  return plotSpec(
    {figure: "missing-data", title: title ?? "Missing data", description: describe(map), fontSize},
    frameOf(labels.length, heads, geometry, options),
    marks
  );
}

function geometryOf({groups}: MissingMap, labels: readonly string[], width: number, fontSize: number): Geometry {
  const left = Math.ceil(Math.max(...labels.map((label) => labelWidth(label, fontSize))) + fontSize);
  const across = Math.floor((width - left - fontSize * 1.4) / groups.length);
  return {fontSize, left, across, row: Math.round(fontSize * 2)};
}

function frameOf(
  rows: number,
  heads: readonly (readonly string[])[],
  {left, row}: Geometry,
  {title, subtitle, width = WIDTH, fontSize = FONT_SIZE}: MissingDataOptions
): PlotFrame {
  return plotFrame({
    width,
    plotHeight: rows * row,
    fontSize,
    title,
    subtitle,
    left,
    right: Math.ceil(fontSize * 0.4),
    axis: Math.ceil(fontSize * 0.4),
    above: Math.max(...heads.map(({length}) => length)) * fontSize * 1.3 + fontSize * 0.4,
    footnotes: ["Share of patients without a value."]
  });
}

function checkCounts(counts: readonly MissingCount[]): void {
  if (counts.length === 0) throw new RangeError("counts must hold at least one column, got 0");
  const seen = new Set<string>();
  for (const {column, group, n, missing} of counts) {
    if (!(Number.isInteger(n) && Number.isInteger(missing) && missing >= 0 && missing <= n))
      throw new RangeError(`missing must be whole and at most n, got ${missing} of ${n} for ${column}`);
    const pair = JSON.stringify([column, group]);
    if (seen.has(pair)) throw new RangeError(`a column must stand once a group, got ${column} in ${group} twice`);
    seen.add(pair);
  }
}

/** The column with the largest share missing comes first. */
function mapOf(counts: readonly MissingCount[]): MissingMap {
  const share = (column: string): number => {
    const own = counts.filter((count) => count.column === column);
    const n = own.reduce((sum, count) => sum + count.n, 0);
    return own.reduce((sum, {missing}) => sum + missing, 0) / Math.max(1, n);
  };
  return {
    counts,
    groups: [...new Set(counts.map(({group}) => group))],
    columns: [...new Set(counts.map(({column}) => column))].toSorted((a, b) => share(b) - share(a))
  };
}

/** Names of the groups in lines, with the most patients that any of their columns counts. */
function headsOf({counts, groups}: MissingMap, {across, fontSize}: Geometry): string[][] {
  return groups.map((name) => {
    const sizes = counts.filter(({group}) => group === name).map(({n}) => n);
    return [...wrapLabel(name, across - 4, fontSize).slice(0, 3), `n = ${Math.max(...sizes)}`];
  });
}

/** Cells coloured by the share missing, with the share in them; dark cells carry light text. */
function cellLayers(map: MissingMap, geometry: Geometry): Layer[] {
  const cells = cellsOf(map, geometry);
  const scale = {domain: [0, 100], range: ["#f3f3f3", "#7a2f00"]};
  const color = {field: "share", type: "quantitative", scale, legend: null};
  return [
    {
      name: "cells",
      data: {values: cells.map(({box}) => box)},
      mark: {type: "rect"},
      encoding: {x: pixelChannel("x"), x2: {field: "x2"}, y: pixelChannel("y"), y2: {field: "y2"}, color}
    },
    shareLayer(
      "shares_dark",
      cells.filter(({dark}) => dark),
      ink.paper
    ),
    shareLayer(
      "shares_light",
      cells.filter(({dark}) => !dark),
      ink.text
    )
  ];
}

/** A cell in px, with its share in percent and the text for it. */
interface MissingCell {
  readonly box: PixelRule & {readonly share: number};
  readonly text: {readonly middle: number; readonly base: number; readonly text: string};
  readonly dark: boolean;
}

function cellsOf({counts, groups, columns}: MissingMap, {fontSize, across, row}: Geometry): MissingCell[] {
  return counts
    .filter(({n}) => n > 0)
    .map(({column, group, n, missing}) => {
      const [x, y] = [groups.indexOf(group) * across, columns.indexOf(column) * row];
      const share = (100 * missing) / n;
      return {
        box: {x: px(x + 1), x2: px(x + across - 1), y: px(y + 1), y2: px(y + row - 1), share},
        text: {middle: px(x + across / 2), base: px(y + row / 2 + fontSize * 0.36), text: `${Math.round(share)}%`},
        dark: missing / n > 0.55
      };
    });
}

function shareLayer(name: string, cells: readonly MissingCell[], color: string): Layer {
  return {
    name,
    data: {values: cells.map(({text}) => text)},
    mark: {type: "text", align: "center", baseline: "alphabetic", color},
    encoding: {x: pixelChannel("middle"), y: pixelChannel("base"), text: {field: "text", type: "nominal"}}
  };
}

/** Names of the columns left of their rows, those of the groups above. */
function nameLayers(
  labels: readonly string[],
  heads: readonly (readonly string[])[],
  {fontSize, across, row}: Geometry
): Layer[] {
  const left = labels.map((text, index) => ({x: -fontSize * 0.6, y: (index + 0.5) * row + fontSize * 0.36, text}));
  const above = heads.flatMap((lines, index) =>
    lines.map((text, line) => ({
      x: (index + 0.5) * across,
      y: -fontSize * 0.6 - (lines.length - 1 - line) * fontSize * 1.3,
      text
    }))
  );
  return [pixelText("labels", left, {align: "right"}), pixelText("heads", above, {align: "center"})];
}

function describe({counts, columns}: MissingMap): string {
  const sentences = columns.map((name) => {
    const shares = counts
      .filter(({column}) => column === name)
      .map(
        ({group, n, missing}) =>
          `${oneLine(group)} ${Math.round((100 * missing) / Math.max(1, n))}% (${missing} of ${n})`
      );
    return `${oneLine(name)}: ${shares.join(", ")}.`;
  });
  return ["Missing data.", ...sentences].join(" ");
}
