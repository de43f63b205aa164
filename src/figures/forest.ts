import {sparseTicks} from "./even-ticks.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, shortLabel} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import {axisHeight, plotFrame} from "./plot-frame.ts";

/** One line of a forest plot: an estimate with its interval, a heading, or a reason why there is none. */
export interface ForestRow {
  readonly label: string;
  /** A heading stands alone, in semibold. */
  readonly heading?: boolean;
  /** Ratio (hazard, odds or risk ratio), above 0; null where there is none. */
  readonly estimate?: number | null;
  readonly confLow?: number | null;
  readonly confHigh?: number | null;
  readonly n?: number | null;
  readonly nEvent?: number | null;
  /** P for interaction, already in words, e.g. `0.34`; printed in its own column. */
  readonly interaction?: string;
  /** The group that the others are compared with: printed as "reference". */
  readonly reference?: boolean;
  /** Why there is no estimate. */
  readonly error?: string | null;
  /** Replaces the printed `0.62 (0.41–0.93)`. */
  readonly text?: string;
  /** Several models side by side: rows of one label share a line and differ in colour and shape. */
  readonly model?: string;
}

/** Options of `forestFigure`; lengths in CSS px. */
export interface ForestOptions extends FigureOptions {
  readonly xTitle?: string;
  /** Head of the column of estimates. */
  readonly estimateTitle?: string;
  /** Words under the axis on either side of 1. */
  readonly favours?: readonly [string, string];
  readonly confLevel?: number;
}

interface Line extends ForestRow {
  readonly y: number;
}

const ladders = [1.25, 1.5, 2, 4, 10, 100];
const shapes = ["square", "diamond", "circle", "triangle-up"];

/**
 * Forest plot of ratios on a log axis with the line of no difference: squares as large as the events behind them, intervals, sizes and numbers in columns.
 * An interval that leaves the axis ends in an arrow.
 *
 * Throws `RangeError` for no row, a ratio or limit that is not above 0, and an interval that does not contain its estimate.
 *
 * @example
 * forestFigure([{label: "Payload swap", estimate: 0.62, confLow: 0.41, confHigh: 0.93, n: 80, nEvent: 60}]).description
 * // "Forest plot. Payload swap: 0.62 (0.41–0.93), 60 events of 80."
 */
export function forestFigure(rows: readonly ForestRow[], options: ForestOptions = {}): FigureSpec {
  const {
    title,
    subtitle,
    xTitle = "Hazard ratio (log scale)",
    width = 640,
    fontSize = FONT_SIZE,
    favours,
    confLevel = 0.95
  } = options;
  const {estimateTitle = `HR (${Number((confLevel * 100).toFixed(2))}% CI)`} = options;
  checkRows(rows);
  const models = [...new Set(rows.map(({model}) => model ?? ""))];
  const row = Math.round(fontSize * (1.9 + 0.3 * (models.length - 1)));
  const lines = linesOf(rows, row, models, fontSize);
  const tall =
    Math.max(...lines.map(({y}) => y)) + row * 0.5 + (models.length > 1 ? fontSize * 0.6 * models.length : 0);
  const longestLabel = Math.min(
    width * 0.34,
    Math.max(
      ...rows.map(
        ({label, heading}) => labelWidth(oneLine(label), fontSize, heading === true) + (heading === true ? 0 : fontSize)
      )
    )
  );
  const texts = rows.map((entry) => textOf(entry, fontSize));
  const textRoom =
    Math.max(labelWidth(estimateTitle, fontSize, true), ...texts.map((text) => labelWidth(text, fontSize))) + fontSize;
  const interactions = rows.some(({interaction}) => interaction !== undefined);
  const pRoom = interactions ? labelWidth("P interaction", fontSize, true) + fontSize : 0;
  const right = Math.ceil(textRoom + pRoom + fontSize * 0.4);
  // Where the picture is narrow, first the sizes give way (they stay in the alt text), then the labels.
  const leastPlot = fontSize * 9;
  const sizeColumn = labelWidth("Events / n", fontSize) + fontSize * 1.6;
  const forLabels = width - right - fontSize * 2 - leastPlot;
  const sizesShown =
    rows.some(({n, nEvent}) => (n ?? nEvent ?? null) !== null) &&
    forLabels - sizeColumn >= Math.min(longestLabel, fontSize * 7);
  const sizeRoom = sizesShown ? sizeColumn : 0;
  const labelRoom = Math.min(longestLabel, forLabels - sizeRoom);
  const leastLabel = Math.min(longestLabel, fontSize * 2.5);
  if (labelRoom < leastLabel)
    throw new RangeError(
      `width must be ${Math.ceil(width + leastLabel - labelRoom)} or more px for these columns, got ${width}`
    );
  const left = Math.ceil(labelRoom + sizeRoom + fontSize);
  const words = favours === undefined ? [] : favours.map(oneLine);
  const axisRoom = axisHeight(fontSize) + (words.length > 0 ? fontSize * 1.6 : 0);
  const key =
    models.length > 1
      ? {
          names: models,
          styles: models.map((_, index) => ({
            colour: groupStyles[index % groupStyles.length]?.colour ?? ink.text,
            dash: [],
            shape: shapes[index % shapes.length] ?? "square"
          }))
        }
      : undefined;
  const plot = plotFrame({
    width,
    plotHeight: tall,
    fontSize,
    title,
    subtitle,
    left,
    right,
    axis: axisRoom,
    above: fontSize * 1.8,
    ...(key === undefined ? {} : {key})
  });
  const {domain, ticks} = logAxis(rows, plot.width, fontSize);
  const [low, high] = domain;
  const x = {
    field: "estimate",
    type: "quantitative",
    scale: {type: "log", domain, nice: false},
    axis: {
      values: ticks,
      title: oneLine(xTitle),
      format: ".3~g",
      labelOverlap: false,
      labelFlush: false,
      ...(words.length > 0 ? {titlePadding: px(fontSize * 1.9)} : {})
    }
  };
  const y = {field: "y", type: "quantitative", scale: null, axis: null};
  const drawn = lines
    .filter((line) => typeof line.estimate === "number")
    .map((line) => ({
      model: line.model ?? "",
      y: px(line.y),
      estimate: clamp(line.estimate ?? 1, low, high),
      outside: (line.estimate ?? 1) < low || (line.estimate ?? 1) > high,
      confLow: clamp(line.confLow ?? low, low, high),
      confHigh: clamp(line.confHigh ?? high, low, high),
      cutLow: (line.confLow ?? 0) < low,
      cutHigh: (line.confHigh ?? Infinity) > high,
      size: px((fontSize * (0.45 + 0.5 * Math.sqrt(weightOf(line) / Math.max(1, ...rows.map(weightOf))))) ** 2)
    }));
  const color = {
    field: "model",
    type: "nominal",
    scale: {
      domain: models,
      range: models.map((_, index) =>
        models.length === 1 ? ink.text : groupStyles[index % groupStyles.length]?.colour
      )
    },
    legend: null
  };
  const arrow = (
    name: string,
    points: readonly {readonly y: number; readonly model: string; readonly at: number}[],
    shape: string
  ): Layer[] =>
    points.length === 0
      ? []
      : [
          {
            name,
            data: {values: points.map(({y: height, model, at}) => ({y: height, model, estimate: at}))},
            mark: {type: "point", filled: true, opacity: 1, shape, size: px(fontSize * fontSize * 0.25)},
            encoding: {x, y, color}
          }
        ];
  const column = (
    name: string,
    entries: readonly {readonly y: number; readonly text: string}[],
    at: number,
    align: "left" | "right",
    mark: Layer = {}
  ): Layer[] =>
    entries.length === 0
      ? []
      : [
          pixelText(
            name,
            entries.map(({y: height, text}) => ({x: at, y: height + fontSize * 0.36, text})),
            {align, ...mark}
          )
        ];
  const firstOfLabel = lines.filter(
    (line, index) =>
      lines.findIndex(({y: other, label}) => Math.abs(other - line.y) < row * 0.6 && label === line.label) === index
  );
  const sizeAt = plot.edge + labelRoom + sizeRoom;
  const layer: Layer[] = [
    {
      name: "no_difference",
      data: {values: [{estimate: 1, y: 0, y2: px(tall)}]},
      mark: {type: "rule", color: ink.faint, strokeWidth: 1, strokeDash: [3, 3]},
      encoding: {x, y, y2: {field: "y2"}}
    },
    {
      name: "intervals",
      data: {values: drawn},
      mark: {type: "rule", strokeWidth: px(fontSize / 9)},
      encoding: {x: {...x, field: "confLow"}, x2: {field: "confHigh"}, y, color}
    },
    ...arrow(
      "interval_goes_on_low",
      drawn.filter(({cutLow}) => cutLow).map((point) => ({...point, at: low})),
      "triangle-left"
    ),
    ...arrow(
      "interval_goes_on_high",
      drawn.filter(({cutHigh}) => cutHigh).map((point) => ({...point, at: high})),
      "triangle-right"
    ),
    {
      name: "estimates",
      data: {values: drawn.filter(({outside}) => !outside)},
      mark: {type: "point", filled: true, opacity: 1},
      encoding: {
        x,
        y,
        color,
        size: {field: "size", type: "quantitative", scale: null, legend: null},
        shape: {
          field: "model",
          type: "nominal",
          scale: {domain: models, range: models.map((_, index) => shapes[index % shapes.length])},
          legend: null
        }
      }
    },
    ...column(
      "labels",
      firstOfLabel
        .filter(({heading}) => heading !== true)
        .map(({y: height, label}) => ({y: height, text: shortLabel(label, labelRoom - fontSize, fontSize)})),
      plot.edge + fontSize,
      "left"
    ),
    ...column(
      "headings",
      firstOfLabel
        .filter(({heading}) => heading === true)
        .map(({y: height, label}) => ({y: height, text: shortLabel(label, labelRoom / 1.06, fontSize)})),
      plot.edge,
      "left",
      {fontWeight: 600}
    ),
    ...column(
      "sizes",
      sizesShown
        ? lines
            .filter(({n, nEvent}) => (n ?? nEvent ?? null) !== null)
            .map(({y: height, n, nEvent}) => ({
              y: height,
              text: [nEvent, n].filter((count) => count !== undefined && count !== null).join(" / ")
            }))
        : [],
      sizeAt,
      "right"
    ),
    ...column(
      "numbers",
      lines.map((line) => ({y: line.y, text: textOf(line, fontSize)})).filter(({text}) => text !== ""),
      plot.width + fontSize,
      "left"
    ),
    ...column(
      "interactions",
      lines
        .filter(({interaction}) => interaction !== undefined)
        .map(({y: height, interaction}) => ({y: height, text: oneLine(interaction ?? "")})),
      plot.width + fontSize + textRoom,
      "left"
    ),
    pixelText(
      "column_heads",
      [
        {x: plot.width + fontSize, y: -fontSize * 0.5, text: oneLine(estimateTitle)},
        ...(interactions ? [{x: plot.width + fontSize + textRoom, y: -fontSize * 0.5, text: "P interaction"}] : [])
      ],
      {fontWeight: 600}
    ),
    ...(sizesShown
      ? [
          pixelText(
            "size_head",
            [
              {
                x: sizeAt,
                y: -fontSize * 0.5,
                text: rows.some(({nEvent}) => typeof nEvent === "number") ? "Events / n" : "n"
              }
            ],
            {align: "right", fontWeight: 600}
          )
        ]
      : []),
    ...favoursLayers(words, domain, plot.width, {left, right}, plot.height + fontSize * 3, fontSize),
    ...plot.layers
  ];
  return figureSpec(
    {figure: "forest", title: title ?? "Forest plot", description: describe(rows), frame: plot.frame, fontSize},
    {width: plot.width, height: plot.height, layer}
  );
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const weightOf = ({nEvent, n}: ForestRow): number => nEvent ?? n ?? 1;

function textOf({estimate, confLow, confHigh, reference, error, text, heading}: ForestRow, fontSize: number): string {
  if (text !== undefined) return oneLine(text);
  if (reference === true) return "reference";
  const limit = (value: number | null | undefined): string => (typeof value === "number" ? value.toFixed(2) : "NE");
  if (typeof estimate === "number") return `${estimate.toFixed(2)} (${limit(confLow)}–${limit(confHigh)})`;
  return heading === true ? "" : shortLabel(error ?? "not estimated", fontSize * 15, fontSize);
}

function checkRows(rows: readonly ForestRow[]): void {
  if (rows.length === 0) throw new RangeError("rows must hold at least one row, got 0");
  for (const {label, estimate = null, confLow = null, confHigh = null} of rows) {
    for (const value of [estimate, confLow, confHigh])
      if (value !== null && !(value > 0 && Number.isFinite(value)))
        throw new RangeError(`ratios must be above 0, got ${value} for ${label}`);
    if (estimate !== null && ((confLow !== null && confLow > estimate) || (confHigh !== null && confHigh < estimate)))
      throw new RangeError(
        `the interval must contain its estimate, got ${estimate} (${confLow}–${confHigh}) for ${label}`
      );
  }
}

/** Rows of one label and several models lie close together on one line. */
function linesOf(rows: readonly ForestRow[], row: number, models: readonly string[], fontSize: number): Line[] {
  let y = row * 0.5;
  let seen = new Set<string>();
  let label: string | null = null;
  return rows.map((entry, index) => {
    const model = entry.model ?? "";
    if (index > 0 && (entry.label !== label || seen.has(model) || models.length === 1)) {
      y += row + (models.length > 1 ? (seen.size - 1) * fontSize * 1.25 : 0);
      seen = new Set();
    }
    label = entry.label;
    seen.add(model);
    return {...entry, y: y + (seen.size - 1) * fontSize * 1.25};
  });
}

/** A log axis, symmetric about 1, that holds the estimates, and the limits as far as 10-fold or the farthest estimate. */
function logAxis(
  rows: readonly ForestRow[],
  width: number,
  fontSize: number
): {domain: readonly [number, number]; ticks: number[]} {
  const folds = (value: number | null | undefined): number =>
    typeof value === "number" ? Math.max(value, 1 / value) : 1;
  const estimates = Math.max(1.2, ...rows.map(({estimate}) => folds(estimate)));
  const limits = Math.max(estimates, ...rows.flatMap(({confLow, confHigh}) => [folds(confLow), folds(confHigh)]));
  const reach = Math.max(estimates * 1.1, Math.min(limits * 1.02, 10));
  const fold = ladders.find((step) => step >= reach) ?? reach;
  const top = Math.max(reach, fold > reach * 2 ? reach : Math.min(fold, reach * 1.5));
  const candidates =
    top <= 1.6
      ? [0.67, 0.8, 1, 1.25, 1.5]
      : top <= 5
        ? [0.25, 0.5, 1, 2, 4]
        : top <= 20
          ? [0.1, 0.2, 0.5, 1, 2, 5, 10]
          : [0.01, 0.1, 1, 10, 100];
  const place = (tick: number): number => (Math.log(tick * top) / Math.log(top * top)) * width;
  const inside = candidates.filter((tick) => tick >= 1 / top - 1e-9 && tick <= top + 1e-9);
  return {
    domain: [1 / top, top],
    ticks: sparseTicks(inside, place, (tick) => labelWidth(String(tick), fontSize) + fontSize * 0.4)
  };
}

function favoursLayers(
  words: readonly string[],
  [low, high]: readonly [number, number],
  width: number,
  room: {readonly left: number; readonly right: number},
  y: number,
  fontSize: number
): Layer[] {
  const [left, right] = words;
  if (left === undefined || right === undefined) return [];
  const middle = (Math.log(1 / low) / Math.log(high / low)) * width;
  const cut = (text: string, space: number): string => shortLabel(text, space - fontSize * 2.2, fontSize);
  return [
    pixelText("favours_left", [{x: middle - fontSize * 0.6, y, text: `← ${cut(left, middle + room.left)}`}], {
      align: "right",
      color: ink.axis
    }),
    pixelText(
      "favours_right",
      [{x: middle + fontSize * 0.6, y, text: `${cut(right, width - middle + room.right)} →`}],
      {color: ink.axis}
    )
  ];
}

function describe(rows: readonly ForestRow[]): string {
  const words = rows.map((row) => {
    const sizes = [
      typeof row.nEvent === "number" ? `${row.nEvent} events` : "",
      typeof row.n === "number" ? `of ${row.n}` : ""
    ]
      .filter((part) => part !== "")
      .join(" ");
    const text =
      typeof row.error === "string" && typeof row.estimate !== "number" ? oneLine(row.error) : textOf(row, FONT_SIZE);
    return `${oneLine(row.label)}${row.model === undefined ? "" : `, ${oneLine(row.model)}`}${text === "" ? "" : `: ${text}`}${sizes === "" ? "" : `, ${sizes}`}${row.interaction === undefined ? "" : `, P for interaction ${oneLine(row.interaction)}`}.`;
  });
  return ["Forest plot.", ...words].join(" ");
}
