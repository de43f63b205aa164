import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {distinctLabels, labelWidth, wrapLabel} from "./label-width.ts";
import {pixelText} from "./pixel-marks.ts";
import {plotFrame} from "./plot-frame.ts";

/** How many patients went from one ADC (or class) to another. */
export interface TransitionCount {
  readonly from: string;
  readonly to: string;
  readonly n: number;
}

/** Options of `transitionMatrixFigure`; lengths in CSS px. */
export interface TransitionMatrixOptions extends FigureOptions {
  readonly fromTitle?: string;
  readonly toTitle?: string;
  /** Order of rows and of columns; what is not named follows in order of appearance. */
  readonly order?: readonly string[];
}

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
  {
    title,
    subtitle,
    fromTitle = "ADC1",
    toTitle = "ADC2",
    width = 480,
    fontSize = FONT_SIZE,
    order = []
  }: TransitionMatrixOptions = {}
): FigureSpec {
  checkCounts(counts);
  const ordered = (names: readonly string[]): string[] => [
    ...order.filter((name) => names.includes(name)),
    ...new Set(names.filter((name) => !order.includes(name)))
  ];
  const rows = ordered([...new Set(counts.map(({from}) => from))]);
  const columns = ordered([...new Set(counts.map(({to}) => to))]);
  const rowLabels = distinctLabels(rows, width * 0.32, fontSize);
  const left = Math.ceil(Math.max(...rowLabels.map((label) => labelWidth(label, fontSize))) + fontSize * 2.6);
  const totals = fontSize * 4;
  const cell = {width: (width - left - totals - fontSize) / columns.length, height: fontSize * 3.2};
  const columnLabels = columns.map((name) => wrapLabel(name, cell.width - 4, fontSize).slice(0, 3));
  const above = (Math.max(...columnLabels.map(({length}) => length)) + 1.4) * fontSize * 1.25;
  const plot = plotFrame({
    width,
    plotHeight: rows.length * cell.height,
    fontSize,
    title,
    subtitle,
    left,
    right: totals,
    axis: Math.ceil(fontSize * 1.8),
    above,
    footnotes: [`Number of patients, and its share of the row (patients with that ${fromTitle}).`]
  });
  const across = plot.width / columns.length;
  const rowTotal = new Map(
    rows.map((row) => [row, counts.filter(({from}) => from === row).reduce((sum, {n}) => sum + n, 0)])
  );
  const most = Math.max(1, ...counts.map(({n}) => n));
  const cells = counts
    .filter(({n}) => n > 0)
    .map(({from, to, n}) => {
      const x = columns.indexOf(to) * across;
      const y = rows.indexOf(from) * cell.height;
      return {
        x: px(x + 1),
        x2: px(x + across - 1),
        y: px(y + 1),
        y2: px(y + cell.height - 1),
        middle: px(x + across / 2),
        base: px(y + cell.height * 0.45),
        under: px(y + cell.height * 0.8),
        n,
        share: `${Math.round((100 * n) / (rowTotal.get(from) ?? n))}%`,
        dark: n > most * 0.55
      };
    });
  const raw = (field: string): Layer => ({field, type: "quantitative", scale: null, axis: null});
  const grid = rows.flatMap((_, i) =>
    columns.map((__, j) => ({
      x: px(j * across + 1),
      x2: px((j + 1) * across - 1),
      y: px(i * cell.height + 1),
      y2: px((i + 1) * cell.height - 1)
    }))
  );
  const cellText = (name: string, field: string, y: string, dark: boolean, size: number): Layer => ({
    name,
    data: {values: cells.filter((entry) => entry.dark === dark)},
    mark: {
      type: "text",
      align: "center",
      baseline: "alphabetic",
      color: dark ? ink.paper : ink.text,
      fontSize: px(size)
    },
    encoding: {x: raw("middle"), y: raw(y), text: {field, type: "nominal"}}
  });
  const layer: Layer[] = [
    {
      name: "empty",
      data: {values: grid},
      mark: {type: "rect", fill: "#f5f5f5"},
      encoding: {x: raw("x"), x2: {field: "x2"}, y: raw("y"), y2: {field: "y2"}}
    },
    {
      name: "cells",
      data: {values: cells},
      mark: {type: "rect"},
      encoding: {
        x: raw("x"),
        x2: {field: "x2"},
        y: raw("y"),
        y2: {field: "y2"},
        color: {
          field: "n",
          type: "quantitative",
          scale: {domain: [0, most], range: ["#e6f0f8", "#00507d"]},
          legend: null
        }
      }
    },
    ...[true, false].flatMap((dark) => [
      cellText(`counts_${dark ? "dark" : "light"}`, "n", "base", dark, fontSize * 1.05),
      cellText(`shares_${dark ? "dark" : "light"}`, "share", "under", dark, fontSize * 0.86)
    ]),
    pixelText(
      "row_labels",
      rows.map((_, i) => ({
        x: -fontSize * 0.6,
        y: (i + 0.5) * cell.height + fontSize * 0.36,
        text: rowLabels[i] ?? ""
      })),
      {align: "right"}
    ),
    pixelText(
      "column_labels",
      columns.flatMap((_, j) =>
        (columnLabels[j] ?? []).map((text, line, all) => ({
          x: (j + 0.5) * across,
          y: -fontSize * 0.6 - (all.length - 1 - line) * fontSize * 1.25,
          text
        }))
      ),
      {align: "center"}
    ),
    pixelText(
      "row_totals",
      rows.map((row, i) => ({
        x: plot.width + totals * 0.5,
        y: (i + 0.5) * cell.height + fontSize * 0.36,
        text: String(rowTotal.get(row) ?? 0)
      })),
      {align: "center", color: ink.axis}
    ),
    pixelText(
      "column_totals",
      columns.map((column, j) => ({
        x: (j + 0.5) * across,
        y: plot.height + fontSize * 1.3,
        text: String(counts.filter(({to}) => to === column).reduce((sum, {n}) => sum + n, 0))
      })),
      {align: "center", color: ink.axis}
    ),
    pixelText(
      "total",
      [
        {
          x: plot.width + totals * 0.5,
          y: plot.height + fontSize * 1.3,
          text: String(counts.reduce((sum, {n}) => sum + n, 0))
        }
      ],
      {align: "center", fontWeight: 600}
    ),
    pixelText("axis_titles", [{x: plot.width / 2, y: -above + fontSize * 1.1, text: toTitle}], {
      align: "center",
      fontWeight: 600
    }),
    pixelText("axis_titles_left", [{x: plot.edge + fontSize * 0.9, y: plot.height / 2, text: fromTitle}], {
      align: "center",
      fontWeight: 600,
      angle: 270
    }),
    pixelText("total_title", [{x: plot.width + totals * 0.5, y: -fontSize * 0.6, text: "Total"}], {
      align: "center",
      color: ink.axis
    }),
    ...plot.layers
  ];
  return figureSpec(
    {
      figure: "transition-matrix",
      title: title ?? "Transitions between ADCs",
      description: describe(counts, rowTotal),
      frame: plot.frame,
      fontSize
    },
    {width: plot.width, height: plot.height, layer}
  );
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
