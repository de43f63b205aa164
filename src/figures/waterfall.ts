import {namedChannel, pixelChannel} from "./channel.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {evenTicks, sparseTicks} from "./even-ticks.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {plotFrame, plotSpec, type PlotFrame, type PlotSurroundings} from "./plot-frame.ts";

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
export function waterfallFigure(bars: readonly WaterfallBar[], options: WaterfallOptions = {}): FigureSpec {
  const {title, fontSize = FONT_SIZE, base = 1, threshold = THRESHOLD} = options;
  checkBars(bars, base);
  const ordered = orderedBars(bars);
  const groups = groupsOf(bars, options.palette);
  const axis = axisOf(ordered, options);
  const plot = frameOf(ordered, groups, axis, options);
  const channels = channelsOf(axis, base, groups);
  const marks = [
    ...barLayers(ordered, base, plot.width, channels, fontSize),
    levelLayer("base", base, plot.width, channels, {}),
    levelLayer("threshold", threshold, plot.width, channels, {strokeDash: [4, 3]}),
    countLayer(ordered.length, plot.width / 2, plot.height + fontSize * 1.3)
  ];
  return plotSpec(
    {figure: "waterfall", title: title ?? "Waterfall of ratios", description: describe(ordered, threshold), fontSize},
    plot,
    marks
  );
}

const HEIGHT = 340;

/** Ratio of the growth modulation index from which PFS counts as longer on ADC2. */
const THRESHOLD = 1.33;

type Bar = Required<WaterfallBar>;

interface Group {
  readonly name: string;
  readonly colour: string;
}

/** The axis of values, with its title in lines. */
interface ValueAxis {
  readonly title: readonly string[];
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

interface Channels {
  readonly x: Layer;
  readonly y: Layer;
  readonly color: Layer;
}

function checkBars(bars: readonly WaterfallBar[], base: 0 | 1): void {
  if (bars.length === 0) throw new RangeError("bars must hold at least one patient, got 0");
  const bad = bars.find(({value}) => !Number.isFinite(value) || (base === 1 && value <= 0));
  if (bad !== undefined) throw new RangeError(`value must be ${base === 1 ? "above 0" : "finite"}, got ${bad.value}`);
}

function orderedBars(bars: readonly WaterfallBar[]): Bar[] {
  return bars
    .map(({value, censored = false, group = ""}) => ({value, censored, group}))
    .toSorted((a, b) => a.value - b.value);
}

function groupsOf(bars: readonly WaterfallBar[], palette: WaterfallOptions["palette"]): Group[] {
  const names = [...new Set(bars.map(({group}) => group ?? ""))];
  const styles = stylesOf(
    names.map((group) => ({group})),
    palette
  );
  return styles.map(({colour}, index) => ({name: names[index] ?? "", colour}));
}

function frameOf(
  ordered: readonly Bar[],
  groups: readonly Group[],
  axis: ValueAxis,
  {title, subtitle, width = 560, height = HEIGHT, fontSize = FONT_SIZE, threshold = THRESHOLD}: WaterfallOptions
): PlotFrame {
  const tickRoom = Math.max(...axis.ticks.map((tick) => labelWidth(String(tick), fontSize)));
  return plotFrame({
    width,
    height,
    fontSize,
    title,
    subtitle,
    left: Math.ceil(tickRoom + fontSize * (1.2 + 1.3 * axis.title.length)),
    right: Math.ceil(fontSize * 0.5),
    axis: Math.ceil(fontSize * 1.6),
    footnotes: notesOf(ordered, threshold),
    ...keyOf(groups)
  });
}

function keyOf(groups: readonly Group[]): Pick<PlotSurroundings, "key"> {
  if (groups.length < 2) return {};
  const styles = groups.map(({colour}) => ({colour, dash: [], shape: "square"}));
  return {key: {names: groups.map(({name}) => oneLine(name)), styles}};
}

/** An axis that holds all values and the threshold: a log axis about 1 for ratios, a linear one for differences. */
function axisOf(
  ordered: readonly Bar[],
  {
    yTitle = "PFS on ADC2 / PFS on ADC1",
    base = 1,
    threshold = THRESHOLD,
    height = HEIGHT,
    fontSize = FONT_SIZE
  }: WaterfallOptions
): ValueAxis {
  const values = ordered.map(({value}) => value);
  const [low, high] = [Math.min(...values), Math.max(...values, threshold)];
  const title = wrapLabel(yTitle, height * 0.6, fontSize);
  if (base === 1) return {title, ...ratioScale(low, high, height - fontSize * 9, fontSize)};
  const domain = [Math.min(0, low) * 1.08, Math.max(0, high) * 1.08] as const;
  return {title, domain, ticks: evenTicks(...domain)};
}

/** Ticks of a log scale `length` px long, as many as find room. */
function ratioScale(low: number, high: number, length: number, fontSize: number): Omit<ValueAxis, "title"> {
  const [from, to] = [Math.min(low, 0.5) / 1.1, Math.max(high, 2) * 1.15];
  const candidates = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
  const place = (tick: number): number => (Math.log(tick) / Math.log(to / from)) * length;
  const inside = candidates.filter((tick) => tick >= from && tick <= to);
  return {domain: [from, to], ticks: sparseTicks(inside, place, () => fontSize * 1.4)};
}

function channelsOf({title, domain, ticks}: ValueAxis, base: 0 | 1, groups: readonly Group[]): Channels {
  const scale = {...(base === 1 ? {type: "log"} : {zero: false}), domain, nice: false};
  const axis = {values: ticks, title, format: ".2~f", labelOverlap: false};
  return {
    x: pixelChannel("x"),
    y: {field: "value", type: "quantitative", scale, axis},
    color: namedChannel(
      "group",
      groups.map(({name}) => name),
      groups.map(({colour}) => colour)
    )
  };
}

const censoredIn = (bars: readonly Bar[]): number => bars.filter(({censored}) => censored).length;

function notesOf(ordered: readonly Bar[], threshold: number): string[] {
  const line = `Dashed line: ${String(threshold).replace("-", "−")}.`;
  return censoredIn(ordered) > 0 ? [line, "Arrow: PFS on ADC2 censored, the ratio is a lower bound."] : [line];
}

/** A bar a patient, with arrows on those that are lower bounds. */
function barLayers(ordered: readonly Bar[], base: 0 | 1, width: number, channels: Channels, fontSize: number): Layer[] {
  const {x, y, color} = channels;
  const step = width / ordered.length;
  const gap = Math.min(2, step * 0.15);
  const values = ordered.map((bar, index) => ({
    ...bar,
    base,
    x: px(index * step + gap / 2),
    x2: px((index + 1) * step - gap / 2)
  }));
  return [
    {
      name: "bars",
      data: {values},
      mark: {type: "rect", opacity: 0.85},
      encoding: {x, x2: {field: "x2"}, y, y2: {field: "base"}, color}
    },
    ...boundLayers(ordered, base, step, channels, fontSize)
  ];
}

/** Arrows on the bars of lower bounds. */
function boundLayers(
  ordered: readonly Bar[],
  base: 0 | 1,
  step: number,
  {x, y, color}: Channels,
  fontSize: number
): Layer[] {
  const values = ordered.flatMap(({value, censored, group}, index) =>
    censored ? [{x: px((index + 0.5) * step), value: Math.max(value, base), group}] : []
  );
  if (values.length === 0) return [];
  const size = px(Math.min(fontSize * fontSize * 0.4, Math.max(10, step * step)));
  const mark = {type: "point", shape: "triangle-up", filled: true, opacity: 1, size, yOffset: px(-fontSize * 0.4)};
  return [{name: "censored", data: {values}, mark, encoding: {x, y, color}}];
}

/** A line across the plot at a value. */
function levelLayer(name: string, value: number, width: number, {x, y}: Channels, mark: Layer): Layer {
  return {
    name,
    data: {values: [{x: 0, x2: width, value}]},
    mark: {type: "rule", color: ink.axis, strokeWidth: 1, ...mark},
    encoding: {x, x2: {field: "x2"}, y}
  };
}

function countLayer(n: number, x: number, y: number): Layer {
  return {
    name: "patients",
    data: {values: [{x: px(x), y: px(y), text: `Patients (n = ${n}), smallest first`}]},
    mark: {type: "text", align: "center", baseline: "alphabetic"},
    encoding: {x: pixelChannel("x"), y: pixelChannel("y"), text: {field: "text", type: "nominal"}}
  };
}

function describe(ordered: readonly Bar[], threshold: number): string {
  const values = ordered.map(({value}) => value);
  const range = `from ${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
  const reached = values.filter((value) => value >= threshold).length;
  const censored = `${censoredIn(ordered)} censored, so a lower bound`;
  return `Waterfall of ${values.length} patients ${range}; ${reached} at or above ${threshold}; ${censored}.`;
}
