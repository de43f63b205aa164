import {evenTicks} from "./even-ticks.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {pixelPoint, pixelRule, pixelText} from "./pixel-marks.ts";
import {plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";

/** One number over the worlds: what is observed, and the middle and limits of each world; null where it has no value there. */
export interface NullPanel {
  readonly title: string;
  readonly observed: number | null;
  readonly worlds: readonly ({readonly estimate: number; readonly low: number; readonly high: number} | null)[];
}

/** The inputs of each world as short texts, one entry a column of the figure. */
export interface NullWorlds {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Options of `nullPictureFigure`; lengths in CSS px. */
export interface NullPictureFigureOptions extends FigureOptions {
  /** Sentences beneath. */
  readonly footnotes?: readonly string[];
}

/** Columns of inputs and panels, and rows of worlds; lengths in px of the plot. */
interface Geometry {
  readonly fontSize: number;
  readonly inner: number;
  /** Height of a row. */
  readonly step: number;
  readonly tall: number;
  /** Widths of the columns of inputs. */
  readonly widths: readonly number[];
  /** Left edges of the panels, and their width. */
  readonly lefts: readonly number[];
  readonly each: number;
}

/**
 * What simulated cohorts show in several worlds beside what is observed: a row a world with its inputs, a panel a number with the central interval and the middle, and the observed value as a dashed line.
 * It shows no share of worlds or cohorts beyond the observed value, because that would be read as a p-value.
 *
 * Throws `RangeError` for no world, no panel, and a panel or row of another length than the others.
 *
 * @example
 * nullPictureFigure({heads: ["Frailty"], rows: [["0"], ["1"]]}, [{title: "Share shorter (%)", observed: 63, worlds: [{estimate: 50, low: 41, high: 59}, null]}]).description
 * // "Simulated worlds beside what is observed. Share shorter (%): observed 63; from 41 to 59 over 1 world."
 */
export function nullPictureFigure(
  worlds: NullWorlds,
  panels: readonly NullPanel[],
  options: NullPictureFigureOptions = {}
): FigureSpec {
  const {width = 720, fontSize = FONT_SIZE} = options;
  checkWorlds(worlds, panels);
  const geometry = geometryOf(worlds, panels.length, width, fontSize);
  const titles = panels.map((panel) => wrapLabel(panel.title, geometry.each, fontSize));
  const plot = frameOf(geometry, width, Math.max(1, ...titles.map(({length}) => length)), options);
  const marks = [
    ...shadeLayers(worlds.rows.length, geometry),
    ...panels.flatMap((panel, index) => panelLayers(panel, titles[index] ?? [], index, geometry)),
    ...inputLayers(worlds, geometry)
  ];
  return plotSpec(
    {
      figure: "null-picture",
      title: options.title ?? "Simulated worlds beside what is observed",
      description: ["Simulated worlds beside what is observed.", ...panels.map(sentenceOf)].join(" "),
      fontSize
    },
    plot,
    marks
  );
}

function checkWorlds({heads, rows}: NullWorlds, panels: readonly NullPanel[]): void {
  if (rows.length === 0) throw new RangeError("worlds must hold at least one, got 0");
  if (panels.length === 0) throw new RangeError("panels must hold at least one, got 0");
  for (const row of rows)
    if (row.length !== heads.length)
      throw new RangeError(`each world must have ${heads.length} inputs, got ${row.length}`);
  for (const {worlds, title} of panels)
    if (worlds.length !== rows.length)
      throw new RangeError(`panel ${title} must have ${rows.length} worlds, got ${worlds.length}`);
}

const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);

function geometryOf({heads, rows}: NullWorlds, panels: number, width: number, fontSize: number): Geometry {
  const step = Math.round(fontSize * 1.55);
  const gap = fontSize * 1.2;
  const widths = heads.map((head, column) => {
    const texts = rows.map((row) => labelWidth(row[column] ?? "", fontSize));
    return Math.ceil(Math.max(labelWidth(head, fontSize, true), ...texts) + fontSize);
  });
  const inputs = sum(widths);
  const inner = width - 2 * Math.round(fontSize * 0.4);
  const each = (inner - inputs - gap * panels) / panels;
  const lefts = Array.from({length: panels}, (_, index) => inputs + gap * (index + 1) + each * index);
  return {fontSize, inner, step, tall: step * rows.length, widths, lefts, each};
}

function frameOf(
  {tall, fontSize}: Geometry,
  width: number,
  titleLines: number,
  {title, subtitle, footnotes = []}: NullPictureFigureOptions
): PlotFrame {
  return plotFrame({
    width,
    plotHeight: tall,
    fontSize,
    title,
    subtitle,
    left: 0,
    right: 0,
    axis: Math.ceil(fontSize * 2.2),
    above: fontSize * (0.8 + 1.3 * titleLines),
    footnotes: ["Dot and line: middle and central 95 % of simulated cohorts; dashed line: observed.", ...footnotes]
  });
}

/** Middle of the row of a world. */
const rowY = (row: number, {step}: Geometry): number => step * (row + 0.5);

/** Every other row is shaded. */
function shadeLayers(rows: number, geometry: Geometry): Layer[] {
  const shaded = Array.from({length: rows}, (_, at) => at).filter((at) => at % 2 === 1);
  if (shaded.length === 0) return [];
  const lines = shaded.map((at) => ({x: 0, x2: geometry.inner, y: rowY(at, geometry), y2: rowY(at, geometry)}));
  return [pixelRule("lines", lines, {color: "#f2f4f6", strokeWidth: geometry.step})];
}

function inputLayers({heads, rows}: NullWorlds, geometry: Geometry): Layer[] {
  const {widths, fontSize} = geometry;
  const columnX = (column: number): number => sum(widths.slice(0, column));
  const texts = rows.flatMap((row, at) =>
    row.map((text, column) => ({x: columnX(column), y: rowY(at, geometry) + fontSize * 0.36, text}))
  );
  const heading = heads.map((text, column) => ({x: columnX(column), y: -fontSize * 0.7, text}));
  return [pixelText("inputs", texts), pixelText("heads", heading, {fontWeight: 600})];
}

/** A panel with its axis, the worlds, what is observed, and its title. */
function panelLayers(panel: NullPanel, title: readonly string[], index: number, geometry: Geometry): Layer[] {
  const {lefts, each, fontSize, tall} = geometry;
  const left = lefts[index] ?? 0;
  const {observed, worlds} = panel;
  const ends = endsOf(panel);
  if (ends === null) return [pixelText(`empty_${index}`, [{x: left, y: rowY(0, geometry), text: "no value"}])];
  const x = placeIn(ends, left, each);
  return [
    ...axisLayers(ends, x, index, geometry),
    ...worldLayers(worlds, x, index, geometry),
    ...(observed === null ? [] : [observedLayer(x(observed), tall, index)]),
    titleLayer(title, left, index, fontSize)
  ];
}

/** Least and most of all that a panel shows; null where it shows nothing. */
function endsOf({observed, worlds}: NullPanel): readonly [number, number] | null {
  const limits = worlds.flatMap((world) => (world === null ? [] : [world.low, world.high]));
  const values = [...limits, ...(observed === null ? [] : [observed])];
  return values.length === 0 ? null : [Math.min(...values), Math.max(...values)];
}

/** The px of a value on an axis `length` px long, with a little room at both ends. */
function placeIn([least, most]: readonly [number, number], left: number, length: number): (value: number) => number {
  const room = (most - least || Math.abs(most) || 1) * 0.06;
  return (value) => left + (length * (value - least + room)) / (most - least + 2 * room);
}

/** The central interval and the middle of each world that has a value. */
function worldLayers(
  worlds: NullPanel["worlds"],
  x: (value: number) => number,
  index: number,
  geometry: Geometry
): Layer[] {
  const {fontSize} = geometry;
  const known = worlds.flatMap((world, at) => (world === null ? [] : [{...world, y: rowY(at, geometry)}]));
  const intervals = known.map(({low, high, y}) => ({x: x(low), x2: x(high), y, y2: y}));
  const middles = known.map(({estimate, y}) => ({x: x(estimate), y}));
  return [
    pixelRule(`intervals_${index}`, intervals, {color: "#7f95a6", strokeWidth: px(fontSize * 0.28)}),
    pixelPoint(`middles_${index}`, middles, {fill: ink.text, size: px((fontSize * 0.5) ** 2)})
  ];
}

function axisLayers(
  [least, most]: readonly [number, number],
  x: (value: number) => number,
  index: number,
  {lefts, each, tall, fontSize}: Geometry
): Layer[] {
  const left = lefts[index] ?? 0;
  const ticks = evenTicks(least, most).filter((_, at, all) => all.length <= 5 || at % 2 === 0);
  const strokes = ticks.map((tick) => ({x: x(tick), x2: x(tick), y: tall, y2: tall + fontSize * 0.4}));
  const numbers = ticks.map((tick) => ({x: x(tick), y: tall + fontSize * 1.5, text: threeDigits(tick)}));
  return [
    pixelRule(`axis_${index}`, [{x: left, x2: left + each, y: tall, y2: tall}, ...strokes], {strokeWidth: 1}),
    pixelText(`ticks_${index}`, numbers, {align: "center"})
  ];
}

const threeDigits = (value: number): string => String(Number(value.toPrecision(3)));

function observedLayer(x: number, tall: number, index: number): Layer {
  return pixelRule(`observed_${index}`, [{x, x2: x, y: 0, y2: tall}], {
    color: groupStyles[1]?.colour ?? ink.text,
    strokeWidth: 2,
    strokeDash: [5, 3]
  });
}

function titleLayer(lines: readonly string[], x: number, index: number, fontSize: number): Layer {
  const values = lines.map((text, line) => ({x, y: -fontSize * (0.7 + 1.3 * (lines.length - 1 - line)), text}));
  return pixelText(`title_${index}`, values, {fontWeight: 600});
}

function sentenceOf({title, observed, worlds}: NullPanel): string {
  const known = worlds.filter((world) => world !== null);
  const seen = observed === null ? "not observed" : `observed ${threeDigits(observed)}`;
  if (known.length === 0) return `${oneLine(title)}: ${seen}; no world has a value.`;
  const low = threeDigits(Math.min(...known.map((world) => world.low)));
  const high = threeDigits(Math.max(...known.map((world) => world.high)));
  const over = known.length === 1 ? "1 world" : `${known.length} worlds`;
  return `${oneLine(title)}: ${seen}; from ${low} to ${high} over ${over}.`;
}
