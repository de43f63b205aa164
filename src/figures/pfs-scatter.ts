import {namedChannel} from "./channel.ts";
import {squareRootTicks} from "./even-ticks.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {checkPairs, type PfsPair} from "./pfs-pair.ts";
import {axisHeight, plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";
import {timeAxis, type TimeAxis} from "./time-axis.ts";

/** Options of `pfsScatterFigure`; lengths in CSS px. */
export interface PfsScatterOptions extends FigureOptions {
  readonly xTitle?: string;
  readonly yTitle?: string;
  readonly palette?: Readonly<Record<string, string>>;
  /** Ratio PFS2 / PFS1 that counts as benefit (Von Hoff 1998, Clin Cancer Res 4:1079). */
  readonly ratio?: number;
  /** `sqrt` spreads out short times; straight lines through the origin stay straight. */
  readonly scale?: "linear" | "sqrt";
  /** Decimals of a month to which points are rounded before they enter the spec. */
  readonly decimals?: number;
}

/** Shapes in the order of the groups. */
const shapes = [
  "circle",
  "square",
  "triangle-up",
  "diamond",
  "triangle-down",
  "cross",
  "triangle-left",
  "triangle-right"
];

/** Both axes with the styles of the groups. */
interface Channels {
  readonly x: Layer;
  readonly y: Layer;
  readonly color: Layer;
  readonly shape: Layer;
}

const WIDTH = 480;

/** Ratio PFS2 / PFS1 of the growth modulation index. */
const RATIO = 1.33;

/**
 * PFS on ADC2 against PFS on ADC1, one point a patient, with an arrow in each direction in which follow-up was censored, the line of equal times and that of the ratio.
 * Time is months; both axes have the same scale and the plot is square.
 *
 * Throws `RangeError` for no pair and for a time that is negative or not finite.
 *
 * @example
 * pfsScatterFigure([{pfs1: 6, event1: true, pfs2: 9, event2: true}, {pfs1: 5, event1: true, pfs2: 2, event2: false}]).description
 * // "PFS on ADC2 against PFS on ADC1 for 2 patients; 1 above a ratio of 1.33; 0 censored on ADC1, 1 on ADC2."
 */
export function pfsScatterFigure(pairs: readonly PfsPair[], options: PfsScatterOptions = {}): FigureSpec {
  const {title, fontSize = FONT_SIZE, ratio = RATIO} = options;
  checkPairs(pairs);
  const groups = groupsOf(pairs, options.palette);
  const axis = timeAxis(Math.max(...pairs.flatMap(({pfs1, pfs2}) => [pfs1, pfs2])) * 1.08, {most: 8});
  const square = squareOf(axis, options);
  const plot = frameOf(square, groups, options);
  const channels = channelsOf(groups, axis, square.side, fontSize, options);
  const points = pointsOf(pairs, options.decimals);
  const marks = [
    ...lineLayers(axis.end, ratio, channels),
    ...censoringLayers(points, arrowOf(axis, plot, options), channels, fontSize),
    pointLayer(points, channels, fontSize)
  ];
  return plotSpec(
    {figure: "pfs-scatter", title: title ?? "PFS on ADC1 and ADC2", description: describe(pairs, ratio), fontSize},
    plot,
    marks
  );
}

/** The side of the square plot, and the room beside it; lengths in px. */
interface Square {
  readonly left: number;
  readonly right: number;
  readonly side: number;
}

function squareOf({ticks}: TimeAxis, {width = WIDTH, fontSize = FONT_SIZE, ratio = RATIO}: PfsScatterOptions): Square {
  const left = Math.ceil(labelWidth(String(ticks.at(-1)), fontSize) + fontSize * 3);
  const right = Math.ceil(labelWidth(`ratio ${ratio}`, fontSize) * 0.2 + fontSize);
  return {left, right, side: width - left - right - 2 * Math.round(fontSize * 0.4)};
}

function frameOf(
  {left, right, side}: Square,
  groups: readonly Group[],
  {title, subtitle, width = WIDTH, fontSize = FONT_SIZE, ratio = RATIO}: PfsScatterOptions
): PlotFrame {
  const styles = groups.map(({colour, shape}) => ({colour, dash: [], shape}));
  return plotFrame({
    width,
    plotHeight: side,
    fontSize,
    title,
    subtitle,
    left,
    right,
    axis: axisHeight(fontSize),
    footnotes: [
      "Arrow: censored, the true time is longer in that direction.",
      `Solid line: equal times; dashed line: PFS on ADC2 ${ratio} times that on ADC1.`
    ],
    ...(groups.length > 1 ? {key: {names: groups.map(({name}) => oneLine(name)), styles}} : {})
  });
}

interface Group {
  readonly name: string;
  readonly colour: string;
  readonly shape: string;
}

function groupsOf(pairs: readonly PfsPair[], palette: PfsScatterOptions["palette"]): Group[] {
  const names = [...new Set(pairs.map(({group}) => group ?? ""))];
  const styles = stylesOf(
    names.map((group) => ({group})),
    palette
  );
  return styles.map(({colour}, index) => ({
    name: names[index] ?? "",
    colour,
    shape: shapes[index % shapes.length] ?? "circle"
  }));
}

function channelsOf(
  groups: readonly Group[],
  axis: TimeAxis,
  plotWidth: number,
  fontSize: number,
  {xTitle = "PFS on ADC1 (months)", yTitle = "PFS on ADC2 (months)", scale: type = "linear"}: PfsScatterOptions
): Channels {
  const scale = {type, domain: [0, axis.end], nice: false};
  const values = type === "sqrt" ? squareRootTicks(axis.end) : axis.ticks;
  const ticks = {values, format: ".2~f", labelOverlap: false};
  const names = groups.map(({name}) => name);
  const titles = {x: oneLine(xTitle), y: wrapLabel(yTitle, plotWidth, fontSize)};
  return {
    x: {field: "pfs1", type: "quantitative", scale, axis: {...ticks, title: titles.x, labelFlush: false}},
    y: {field: "pfs2", type: "quantitative", scale, axis: {...ticks, title: titles.y}},
    color: namedChannel(
      "group",
      names,
      groups.map(({colour}) => colour)
    ),
    shape: namedChannel(
      "group",
      names,
      groups.map(({shape}) => shape)
    )
  };
}

/** Points are rounded and sorted, so that no order of patients stands in the spec. */
function pointsOf(pairs: readonly PfsPair[], decimals = 1): Required<PfsPair>[] {
  const round = (time: number): number => Number(time.toFixed(decimals));
  return pairs
    .map(({pfs1, pfs2, event1, event2, group = ""}) => ({pfs1: round(pfs1), pfs2: round(pfs2), event1, event2, group}))
    .toSorted((a, b) => a.pfs1 - b.pfs1 || a.pfs2 - b.pfs2 || a.group.localeCompare(b.group));
}

/** A censoring arrow: as long in px everywhere, and the time at which one ends that starts at a time. */
interface CensoringArrow {
  readonly px: number;
  readonly endOf: (time: number) => number;
}

function arrowOf(
  {end}: TimeAxis,
  {width}: PlotFrame,
  {fontSize = FONT_SIZE, scale = "linear"}: PfsScatterOptions
): CensoringArrow {
  const length = fontSize * 1.1;
  return {
    px: length,
    endOf: (time) => {
      const to = (scale === "sqrt" ? Math.sqrt(time / end) : time / end) + length / width;
      return end * (scale === "sqrt" ? to * to : to);
    }
  };
}

/** The line of equal times and that of the ratio, to the edge of the plot. */
function lineLayers(end: number, ratio: number, {x, y}: Channels): Layer[] {
  const line = (name: string, to1: number, to2: number, mark: Layer): Layer => ({
    name,
    data: {values: [{pfs1: 0, pfs2: 0, to1, to2}]},
    mark: {type: "rule", color: ink.faint, strokeWidth: 1, ...mark},
    encoding: {x, x2: {field: "to1"}, y, y2: {field: "to2"}}
  });
  return [
    line("equal", end, end, {}),
    line("ratio", ratio >= 1 ? end / ratio : end, ratio >= 1 ? end : end * ratio, {strokeDash: [4, 3]})
  ];
}

/** Arrows to the right where PFS on ADC1 is censored, upwards where that on ADC2 is. */
function censoringLayers(
  points: readonly Required<PfsPair>[],
  arrow: CensoringArrow,
  channels: Channels,
  fontSize: number
): Layer[] {
  const size = px(fontSize * fontSize * 0.22);
  return [
    ...arrowLayers(
      "censored1",
      points.filter(({event1}) => !event1),
      ({pfs1, pfs2}) => ({to1: arrow.endOf(pfs1), to2: pfs2}),
      {shape: "triangle-right", size, xOffset: px(arrow.px)},
      channels
    ),
    ...arrowLayers(
      "censored2",
      points.filter(({event2}) => !event2),
      ({pfs1, pfs2}) => ({to1: pfs1, to2: arrow.endOf(pfs2)}),
      {shape: "triangle-up", size, yOffset: px(-arrow.px)},
      channels
    )
  ];
}

function arrowLayers(
  name: string,
  points: readonly Required<PfsPair>[],
  tipOf: (point: PfsPair) => {readonly to1: number; readonly to2: number},
  head: Layer,
  {x, y, color}: Channels
): Layer[] {
  if (points.length === 0) return [];
  return [
    {
      name: `${name}_line`,
      data: {values: points.map((point) => ({...point, ...tipOf(point)}))},
      mark: {type: "rule", strokeWidth: 1, opacity: 0.9},
      encoding: {x, x2: {field: "to1"}, y, y2: {field: "to2"}, color}
    },
    {
      name: `${name}_head`,
      data: {values: points},
      mark: {type: "point", filled: true, opacity: 0.9, ...head},
      encoding: {x, y, color}
    }
  ];
}

function pointLayer(points: readonly Required<PfsPair>[], {x, y, color, shape}: Channels, fontSize: number): Layer {
  const size = px(fontSize * fontSize * 0.36);
  return {
    name: "patients",
    data: {values: points},
    mark: {type: "point", filled: true, opacity: 0.8, size, stroke: ink.paper, strokeWidth: 0.6},
    encoding: {x, y, color, shape}
  };
}

function describe(pairs: readonly PfsPair[], ratio: number): string {
  const above = pairs.filter(({pfs1, pfs2}) => pfs2 > ratio * pfs1).length;
  const censored1 = pairs.filter(({event1}) => !event1).length;
  const censored2 = pairs.filter(({event2}) => !event2).length;
  const what = `PFS on ADC2 against PFS on ADC1 for ${pairs.length} patients`;
  return `${what}; ${above} above a ratio of ${ratio}; ${censored1} censored on ADC1, ${censored2} on ADC2.`;
}
