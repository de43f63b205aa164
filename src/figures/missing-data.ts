import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {distinctLabels, labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {pixelText} from "./pixel-marks.ts";
import {plotFrame} from "./plot-frame.ts";

/** How often a column is blank in a group. */
export interface MissingCount {
  readonly column: string;
  readonly group: string;
  readonly n: number;
  readonly missing: number;
}

/** Options of `missingDataFigure`; lengths in CSS px. */
export type MissingDataOptions = FigureOptions;

/**
 * Map of missing data: share of patients without a value, by column (rows) and group (columns), most missing on top.
 *
 * Throws `RangeError` for no count, a pair that stands twice, and a count that is not whole or larger than its group.
 *
 * @example
 * missingDataFigure([{column: "ecog", group: "payload swap", n: 40, missing: 10}]).description
 * // "Missing data. ecog: payload swap 25% (10 of 40)."
 */
export function missingDataFigure(
  counts: readonly MissingCount[],
  {title, subtitle, width = 480, fontSize = FONT_SIZE}: MissingDataOptions = {}
): FigureSpec {
  if (counts.length === 0) throw new RangeError("counts must hold at least one column, got 0");
  const seen = new Set<string>();
  for (const {column, group, n, missing} of counts) {
    if (!(Number.isInteger(n) && Number.isInteger(missing) && missing >= 0 && missing <= n))
      throw new RangeError(`missing must be whole and at most n, got ${missing} of ${n} for ${column}`);
    const pair = JSON.stringify([column, group]);
    if (seen.has(pair)) throw new RangeError(`a column must stand once a group, got ${column} in ${group} twice`);
    seen.add(pair);
  }
  const groups = [...new Set(counts.map(({group}) => group))];
  const share = (column: string): number => {
    const own = counts.filter((count) => count.column === column);
    return (
      own.reduce((sum, {missing}) => sum + missing, 0) /
      Math.max(
        1,
        own.reduce((sum, {n}) => sum + n, 0)
      )
    );
  };
  const columns = [...new Set(counts.map(({column}) => column))].toSorted((a, b) => share(b) - share(a));
  const row = Math.round(fontSize * 2);
  const labels = distinctLabels(columns, width * 0.4, fontSize);
  const left = Math.ceil(Math.max(...labels.map((label) => labelWidth(label, fontSize))) + fontSize);
  const across = Math.floor((width - left - fontSize * 1.4) / groups.length);
  const sizes = new Map(
    groups.map((group) => [group, Math.max(...counts.filter((count) => count.group === group).map(({n}) => n))])
  );
  const heads = groups.map((group) => [
    ...wrapLabel(group, across - 4, fontSize).slice(0, 3),
    `n = ${sizes.get(group) ?? 0}`
  ]);
  const above = Math.max(...heads.map(({length}) => length)) * fontSize * 1.3 + fontSize * 0.4;
  const plot = plotFrame({
    width,
    plotHeight: columns.length * row,
    fontSize,
    title,
    subtitle,
    left,
    right: Math.ceil(fontSize * 0.4),
    axis: Math.ceil(fontSize * 0.4),
    above,
    footnotes: ["Share of patients without a value."]
  });
  const raw = (field: string): Layer => ({field, type: "quantitative", scale: null, axis: null});
  const cells = counts
    .filter(({n}) => n > 0)
    .map(({column, group, n, missing}) => {
      const [x, y] = [groups.indexOf(group) * across, columns.indexOf(column) * row];
      return {
        x: px(x + 1),
        x2: px(x + across - 1),
        y: px(y + 1),
        y2: px(y + row - 1),
        middle: px(x + across / 2),
        base: px(y + row / 2 + fontSize * 0.36),
        share: (100 * missing) / n,
        text: `${Math.round((100 * missing) / n)}%`,
        dark: missing / n > 0.55
      };
    });
  const cellText = (name: string, dark: boolean): Layer => ({
    name,
    data: {values: cells.filter((cell) => cell.dark === dark).map(({middle, base, text}) => ({middle, base, text}))},
    mark: {type: "text", align: "center", baseline: "alphabetic", color: dark ? ink.paper : ink.text},
    encoding: {x: raw("middle"), y: raw("base"), text: {field: "text", type: "nominal"}}
  });
  const layer: Layer[] = [
    {
      name: "cells",
      data: {values: cells.map(({x, x2, y, y2, share: percent}) => ({x, x2, y, y2, share: percent}))},
      mark: {type: "rect"},
      encoding: {
        x: raw("x"),
        x2: {field: "x2"},
        y: raw("y"),
        y2: {field: "y2"},
        color: {
          field: "share",
          type: "quantitative",
          scale: {domain: [0, 100], range: ["#f3f3f3", "#7a2f00"]},
          legend: null
        }
      }
    },
    cellText("shares_dark", true),
    cellText("shares_light", false),
    pixelText(
      "labels",
      labels.map((text, index) => ({x: -fontSize * 0.6, y: (index + 0.5) * row + fontSize * 0.36, text})),
      {align: "right"}
    ),
    pixelText(
      "heads",
      heads.flatMap((lines, index) =>
        lines.map((text, line) => ({
          x: (index + 0.5) * across,
          y: -fontSize * 0.6 - (lines.length - 1 - line) * fontSize * 1.3,
          text
        }))
      ),
      {align: "center"}
    ),
    ...plot.layers
  ];
  const words = columns.map(
    (column) =>
      `${oneLine(column)}: ${counts
        .filter((count) => count.column === column)
        .map(
          ({group, n, missing}) =>
            `${oneLine(group)} ${Math.round((100 * missing) / Math.max(1, n))}% (${missing} of ${n})`
        )
        .join(", ")}.`
  );
  return figureSpec(
    {
      figure: "missing-data",
      title: title ?? "Missing data",
      description: ["Missing data.", ...words].join(" "),
      frame: plot.frame,
      fontSize
    },
    {width: plot.width, height: plot.height, layer}
  );
}
