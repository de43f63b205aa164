import {namedChannel} from "./channel.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {axisHeight, plotFrame, plotSpec} from "./plot-frame.ts";
import {timeAxis, type TimeAxis} from "./time-axis.ts";

/** Both progression-free times of one patient, in months. */
export interface PfsPair {
  readonly pfs1: number;
  /** Whether PFS on ADC1 ended with an event; false is censored. */
  readonly event1: boolean;
  readonly pfs2: number;
  readonly event2: boolean;
  readonly group?: string;
}

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

/** How times are spread over an axis. */
type Spread = "linear" | "sqrt";

/** Ticks of a square-root scale, in months. */
const sqrtTicks = [0, 1, 3, 6, 12, 24, 36, 48, 60, 120, 240];

/**
 * Ticks in months of a square-root scale up to `end`.
 *
 * @example
 * squareRootTicks(20) // [0, 1, 3, 6, 12]
 */
export function squareRootTicks(end: number): number[] {
  return sqrtTicks.filter((tick) => tick <= end);
}

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
  const {title, subtitle, width = 480, fontSize = FONT_SIZE, ratio = 1.33, decimals = 1, scale = "linear"} = options;
  checkPairs(pairs);
  const groups = groupsOf(pairs, options.palette);
  const axis = timeAxis(Math.max(...pairs.flatMap(({pfs1, pfs2}) => [pfs1, pfs2])) * 1.08, {most: 8});
  const left = Math.ceil(labelWidth(String(axis.ticks.at(-1)), fontSize) + fontSize * 3);
  const right = Math.ceil(labelWidth(`ratio ${ratio}`, fontSize) * 0.2 + fontSize);
  const plotWidth = width - left - right - 2 * Math.round(fontSize * 0.4);
  const styles = groups.map(({colour, shape}) => ({colour, dash: [], shape}));
  const plot = plotFrame({
    width,
    plotHeight: plotWidth,
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
  const channels = channelsOf(groups, axis, plotWidth, fontSize, options);
  const points = pointsOf(pairs, decimals);
  // A censoring arrow is as long in px everywhere.
  const arrow = {px: fontSize * 1.1, moved: arrowEnd(axis.end, (fontSize * 1.1) / plot.width, scale)};
  const marks = [
    ...lineLayers(axis.end, ratio, channels),
    ...arrowLayers(
      "censored1",
      points.filter(({event1}) => !event1),
      true,
      arrow,
      channels,
      fontSize
    ),
    ...arrowLayers(
      "censored2",
      points.filter(({event2}) => !event2),
      false,
      arrow,
      channels,
      fontSize
    ),
    pointLayer(points, channels, fontSize)
  ];
  return plotSpec(
    {figure: "pfs-scatter", title: title ?? "PFS on ADC1 and ADC2", description: describe(pairs, ratio), fontSize},
    plot,
    marks
  );
}

/**
 * Throws `RangeError` for no pair and for a time that is negative or not finite.
 *
 * @example
 * checkPairs([{pfs1: 6, event1: true, pfs2: 9, event2: true}]) // undefined
 */
export function checkPairs(pairs: readonly PfsPair[]): void {
  if (pairs.length === 0) throw new RangeError("pairs must hold at least one patient, got 0");
  const bad = pairs.findIndex(({pfs1, pfs2}) => !(pfs1 >= 0 && pfs2 >= 0 && Number.isFinite(pfs1 + pfs2)));
  if (bad >= 0)
    throw new RangeError(
      `times must be 0 or more months, got ${pairs[bad]?.pfs1} and ${pairs[bad]?.pfs2} at index ${bad}`
    );
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
function pointsOf(pairs: readonly PfsPair[], decimals: number): Required<PfsPair>[] {
  const round = (time: number): number => Number(time.toFixed(decimals));
  return pairs
    .map(({pfs1, pfs2, event1, event2, group = ""}) => ({pfs1: round(pfs1), pfs2: round(pfs2), event1, event2, group}))
    .toSorted((a, b) => a.pfs1 - b.pfs1 || a.pfs2 - b.pfs2 || a.group.localeCompare(b.group));
}

/** The time at which an arrow ends that starts at a time and takes `length` of the axis. */
const arrowEnd =
  (end: number, length: number, spread: Spread) =>
  (time: number): number => {
    const to = (spread === "sqrt" ? Math.sqrt(time / end) : time / end) + length;
    return end * (spread === "sqrt" ? to * to : to);
  };

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
function arrowLayers(
  name: string,
  points: readonly Required<PfsPair>[],
  across: boolean,
  arrow: {readonly px: number; readonly moved: (time: number) => number},
  {x, y, color}: Channels,
  fontSize: number
): Layer[] {
  if (points.length === 0) return [];
  const ends = points.map((point) => ({
    ...point,
    to1: across ? arrow.moved(point.pfs1) : point.pfs1,
    to2: across ? point.pfs2 : arrow.moved(point.pfs2)
  }));
  const head = across
    ? {shape: "triangle-right", size: px(fontSize * fontSize * 0.22), xOffset: px(arrow.px)}
    : {shape: "triangle-up", size: px(fontSize * fontSize * 0.22), yOffset: px(-arrow.px)};
  return [
    {
      name: `${name}_line`,
      data: {values: ends},
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
