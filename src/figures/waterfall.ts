import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {evenTicks, sparseTicks} from "./even-ticks.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {plotFrame} from "./plot-frame.ts";

/** One patient's bar: a ratio of progression-free times, or any value with a point of no change. */
export interface WaterfallBar {
  readonly value: number;
  /** The value is a lower bound, because PFS on ADC2 was censored: drawn with an arrow. */
  readonly censored?: boolean;
  readonly group?: string;
}

/** Options of `waterfallFigure`; lengths in CSS px. */
export interface WaterfallOptions extends FigureOptions {
  readonly yTitle?: string;
  readonly height?: number;
  readonly palette?: Readonly<Record<string, string>>;
  /** Where bars start: 1 for a ratio (log axis), 0 for a difference. */
  readonly base?: 0 | 1;
  /** Line of interest: 1.33 for the growth modulation index (Von Hoff 1998, Clin Cancer Res 4:1079). */
  readonly threshold?: number;
}

/**
 * Waterfall of within-patient ratios PFS2 / PFS1, smallest first, one bar a patient without any label, on a log axis about 1, with the line of the threshold.
 *
 * Throws `RangeError` for no bar, and for a ratio that is not above 0 when `base` is 1.
 *
 * @example
 * waterfallFigure([{value: 2, censored: true}, {value: 0.5}, {value: 1.4}]).description
 * // "Waterfall of 3 patients from 0.50 to 2.00; 2 at or above 1.33; 1 censored, so a lower bound."
 */
export function waterfallFigure(
  bars: readonly WaterfallBar[],
  {
    title,
    subtitle,
    yTitle = "PFS on ADC2 / PFS on ADC1",
    width = 560,
    height = 340,
    fontSize = FONT_SIZE,
    palette,
    base = 1,
    threshold = 1.33
  }: WaterfallOptions = {}
): FigureSpec {
  if (bars.length === 0) throw new RangeError("bars must hold at least one patient, got 0");
  const bad = bars.find(({value}) => !Number.isFinite(value) || (base === 1 && value <= 0));
  if (bad !== undefined) throw new RangeError(`value must be ${base === 1 ? "above 0" : "finite"}, got ${bad.value}`);
  const groups = [...new Set(bars.map(({group}) => group ?? ""))];
  const styles = stylesOf(
    groups.map((group) => ({group})),
    palette
  );
  const values = bars
    .map(({value, censored = false, group = ""}) => ({value, censored, group}))
    .toSorted((a, b) => a.value - b.value);
  const [low, high] = [
    Math.min(...values.map(({value}) => value)),
    Math.max(...values.map(({value}) => value), threshold)
  ];
  const domain =
    base === 1
      ? [Math.min(low, 0.5) / 1.1, Math.max(high, 2) * 1.15]
      : [Math.min(0, low) * 1.08, Math.max(0, high) * 1.08];
  const toPx = (tick: number): number =>
    (Math.log(tick) / Math.log((domain[1] ?? 2) / (domain[0] ?? 1))) * (height - fontSize * 9);
  const ticks =
    base === 1
      ? sparseTicks(
          [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100].filter(
            (tick) => tick >= (domain[0] ?? 0) && tick <= (domain[1] ?? 1)
          ),
          toPx,
          () => fontSize * 1.4
        )
      : evenTicks(domain[0] ?? 0, domain[1] ?? 1);
  const lines = wrapLabel(yTitle, height * 0.6, fontSize);
  const left = Math.ceil(
    Math.max(...ticks.map((tick) => labelWidth(String(tick), fontSize))) + fontSize * (1.2 + 1.3 * lines.length)
  );
  const key =
    groups.length > 1
      ? {names: groups.map(oneLine), styles: styles.map(({colour}) => ({colour, dash: [], shape: "square"}))}
      : undefined;
  const censoredCount = values.filter(({censored}) => censored).length;
  const notes = [
    `Dashed line: ${String(threshold).replace("-", "−")}.`,
    ...(censoredCount > 0 ? ["Arrow: PFS on ADC2 censored, the ratio is a lower bound."] : [])
  ];
  const plot = plotFrame({
    width,
    height,
    fontSize,
    title,
    subtitle,
    left,
    right: Math.ceil(fontSize * 0.5),
    axis: Math.ceil(fontSize * 1.6),
    footnotes: notes,
    ...(key === undefined ? {} : {key})
  });
  const step = plot.width / values.length;
  const raw = (field: string): Layer => ({field, type: "quantitative", scale: null, axis: null});
  const y = {
    field: "value",
    type: "quantitative",
    scale: {...(base === 1 ? {type: "log"} : {zero: false}), domain, nice: false},
    axis: {values: ticks, title: lines, format: ".2~f", labelOverlap: false}
  };
  const color = {
    field: "group",
    type: "nominal",
    scale: {domain: groups, range: styles.map(({colour}) => colour)},
    legend: null
  };
  const gap = Math.min(2, step * 0.15);
  const drawn = values.map((entry, index) => ({
    ...entry,
    base,
    x: px(index * step + gap / 2),
    x2: px((index + 1) * step - gap / 2),
    middle: px((index + 0.5) * step)
  }));
  const arrows = drawn.filter(({censored}) => censored);
  const layer: Layer[] = [
    {
      name: "bars",
      data: {values: drawn.map(({middle: _middle, ...entry}) => entry)},
      mark: {type: "rect", opacity: 0.85},
      encoding: {x: raw("x"), x2: {field: "x2"}, y, y2: {field: "base"}, color}
    },
    ...(arrows.length === 0
      ? []
      : [
          {
            name: "censored",
            data: {values: arrows.map(({middle, value, group}) => ({x: middle, value: Math.max(value, base), group}))},
            mark: {
              type: "point",
              shape: "triangle-up",
              filled: true,
              opacity: 1,
              size: px(Math.min(fontSize * fontSize * 0.4, Math.max(10, step * step))),
              yOffset: px(-fontSize * 0.4)
            },
            encoding: {x: raw("x"), y, color}
          }
        ]),
    {
      name: "base",
      data: {values: [{x: 0, x2: plot.width, value: base}]},
      mark: {type: "rule", color: ink.axis, strokeWidth: 1},
      encoding: {x: raw("x"), x2: {field: "x2"}, y}
    },
    {
      name: "threshold",
      data: {values: [{x: 0, x2: plot.width, value: threshold}]},
      mark: {type: "rule", color: ink.axis, strokeWidth: 1, strokeDash: [4, 3]},
      encoding: {x: raw("x"), x2: {field: "x2"}, y}
    },
    {
      name: "patients",
      data: {
        values: [
          {
            x: px(plot.width / 2),
            y: px(plot.height + fontSize * 1.3),
            text: `Patients (n = ${values.length}), smallest first`
          }
        ]
      },
      mark: {type: "text", align: "center", baseline: "alphabetic"},
      encoding: {x: raw("x"), y: raw("y"), text: {field: "text", type: "nominal"}}
    },
    ...plot.layers
  ];
  const description = `Waterfall of ${values.length} patients from ${low.toFixed(2)} to ${Math.max(...values.map(({value}) => value)).toFixed(2)}; ${values.filter(({value}) => value >= threshold).length} at or above ${threshold}; ${censoredCount} censored, so a lower bound.`;
  return figureSpec(
    {figure: "waterfall", title: title ?? "Waterfall of ratios", description, frame: plot.frame, fontSize},
    {width: plot.width, height: plot.height, layer}
  );
}
