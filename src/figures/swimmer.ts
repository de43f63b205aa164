import {namedChannel, pixelChannel} from "./channel.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, shortLabel} from "./label-width.ts";
import {pixelText} from "./pixel-marks.ts";
import {axisHeight, plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";
import {eventMark, keyMarks, SWIMMER_WIDTH, swimmerKey, type SwimmerKey, type SwimmerTreatment} from "./swimmer-key.ts";
import {
  laneLayout,
  laneMiddle,
  type Lane,
  type LaneLayout,
  type SwimmerBar,
  type SwimmerEvent,
  type SwimmerEventKind
} from "./swimmer-lane.ts";
import {timeAxis, type TimeAxis} from "./time-axis.ts";

/** Options of `swimmerFigure`; lengths in CSS px. */
export interface SwimmerOptions extends FigureOptions {
  readonly xTitle?: string;
  /** Order of lanes: longest first, or as given. */
  readonly sort?: "longest" | "given";
  /** Labels by lane key; without it lanes stand unlabelled, since a lane is a person. */
  readonly laneLabels?: Readonly<Record<string, string>>;
  readonly palette?: Readonly<Record<string, string>>;
}

interface Channels {
  readonly x: Layer;
  readonly y: Layer;
  readonly color: Layer;
}

/**
 * One lane a patient: bars of treatment coloured by payload class, with response, progression, death and arrows for treatment that goes on.
 * Lanes are drawn by rank, so no patient key stands in the spec (the key is used for joining alone).
 *
 * Throws `RangeError` for no bar, and for a bar that ends before it starts.
 *
 * @example
 * swimmerFigure([{lane: "p-17", start: 0, end: 8, colourBy: "topoisomerase I inhibitor"}], [{lane: "p-17", time: 8, kind: "progression"}]).description
 * // "Swimmer plot of one patient over 0 to 8 months: topoisomerase I inhibitor (1 bar); 1 progression."
 */
export function swimmerFigure(
  bars: readonly SwimmerBar[],
  events: readonly SwimmerEvent[] = [],
  options: SwimmerOptions = {}
): FigureSpec {
  const {title, fontSize = FONT_SIZE, sort = "longest"} = options;
  checkBars(bars);
  const layout = laneLayout(bars, events, sort, fontSize);
  const axis = axisOf(bars, events);
  const labels = laneLabelsOf(layout, options);
  const key = swimmerKey(bars, events, options);
  const plot = frameOf(layout, labels, key, options);
  const drawn = {bars, events: events.filter(({lane}) => layout.byKey.has(String(lane)))};
  const marks = [
    ...laneLayers(drawn, key.kinds, layout, channelsOf(axis, key.treatments, options)),
    ...nameLayers(labels, layout, fontSize),
    ...keyMarks(key, plot.edge, fontSize)
  ];
  const description = describe(drawn, layout, axis.end);
  return plotSpec({figure: "swimmer", title: title ?? "Swimmer plot", description, fontSize}, plot, marks);
}

/** What is drawn in the lanes. */
interface Courses {
  readonly bars: readonly SwimmerBar[];
  readonly events: readonly SwimmerEvent[];
}

function checkBars(bars: readonly SwimmerBar[]): void {
  if (bars.length === 0) throw new RangeError("bars must hold at least one bar, got 0");
  const bad = bars.findIndex(({start, end}) => !(end >= start && Number.isFinite(end - start)));
  if (bad >= 0)
    throw new RangeError(
      `a bar must end at or after its start, got ${bars[bad]?.start} to ${bars[bad]?.end} at index ${bad}`
    );
}

function laneLabelsOf(
  {lanes}: LaneLayout,
  {laneLabels: labels, width = SWIMMER_WIDTH, fontSize = FONT_SIZE}: SwimmerOptions
): string[] {
  if (labels === undefined) return [];
  return lanes.map(({key}) => (Object.hasOwn(labels, key) ? shortLabel(labels[key] ?? "", width * 0.3, fontSize) : ""));
}

function frameOf(
  {lanes, height}: LaneLayout,
  labels: readonly string[],
  key: SwimmerKey,
  {title, subtitle, width = SWIMMER_WIDTH, fontSize = FONT_SIZE}: SwimmerOptions
): PlotFrame {
  return plotFrame({
    width,
    plotHeight: Math.max(...lanes.map(({y}) => y)) + height,
    fontSize,
    title,
    subtitle,
    left: Math.ceil(Math.max(fontSize, ...labels.map((label) => labelWidth(label, fontSize) + fontSize))),
    right: fontSize * 2,
    axis: axisHeight(fontSize),
    above: key.height
  });
}

function axisOf(bars: readonly SwimmerBar[], events: readonly SwimmerEvent[]): TimeAxis {
  return timeAxis(Math.max(...bars.map(({end}) => end), ...events.map(({time}) => time)), {most: 10});
}

function channelsOf(
  {ticks, end}: TimeAxis,
  treatments: readonly SwimmerTreatment[],
  {xTitle = "Months since start of ADC1"}: SwimmerOptions
): Channels {
  const axis = {values: ticks, title: oneLine(xTitle), format: ".2~f", labelOverlap: false, labelFlush: false};
  return {
    x: {field: "time", type: "quantitative", scale: {domain: [0, end], nice: false}, axis},
    y: pixelChannel("y"),
    color: namedChannel(
      "colourBy",
      treatments.map(({name}) => name),
      treatments.map(({colour}) => colour)
    )
  };
}

/** Bars of treatment, arrows where it goes on, and events. */
function laneLayers(
  {bars, events}: Courses,
  kinds: readonly SwimmerEventKind[],
  layout: LaneLayout,
  channels: Channels
): Layer[] {
  return [
    barLayer(bars, layout, channels),
    ...ongoingLayers(bars, layout, channels),
    ...kinds.map((kind) => eventLayer(kind, events, layout, channels))
  ];
}

function barLayer(bars: readonly SwimmerBar[], lanes: LaneLayout, {x, y, color}: Channels): Layer {
  const half = lanes.height * 0.36;
  return {
    name: "bars",
    data: {
      values: bars.map(({lane, start, end, colourBy}) => ({
        lane: lanes.byKey.get(String(lane))?.rank,
        time: start,
        end,
        y: px(laneMiddle(lane, lanes) - half),
        y2: px(laneMiddle(lane, lanes) + half),
        colourBy
      }))
    },
    mark: {type: "rect", opacity: 0.85},
    encoding: {x, x2: {field: "end"}, y, y2: {field: "y2"}, color}
  };
}

/** Size of a symbol in px²: large enough to be told from others, and not larger than its lane. */
const markSize = ({height}: LaneLayout): number => px(Math.max(12, Math.min(90, (height * 0.6) ** 2)));

/** Arrows on the bars of treatment that goes on. */
function ongoingLayers(bars: readonly SwimmerBar[], lanes: LaneLayout, {x, y, color}: Channels): Layer[] {
  const ongoing = bars.filter((bar) => bar.ongoing);
  if (ongoing.length === 0) return [];
  return [
    {
      name: "ongoing",
      data: {values: ongoing.map(({lane, end, colourBy}) => ({time: end, y: laneMiddle(lane, lanes), colourBy}))},
      mark: {
        type: "point",
        filled: true,
        opacity: 1,
        shape: "triangle-right",
        size: px(markSize(lanes) * 1.5),
        xOffset: px(lanes.height * 0.35)
      },
      encoding: {x, y, color}
    }
  ];
}

function eventLayer(
  kind: SwimmerEventKind,
  events: readonly SwimmerEvent[],
  lanes: LaneLayout,
  {x, y}: Channels
): Layer {
  const own = events.filter((event) => event.kind === kind);
  return {
    name: `events_${kind.replaceAll(" ", "_")}`,
    data: {values: own.map(({lane, time}) => ({time, y: laneMiddle(lane, lanes)}))},
    mark: eventMark(kind, markSize(lanes)),
    encoding: {x, y}
  };
}

/** Labels of the lanes left of them, and headings of the groups of lanes. */
function nameLayers(labels: readonly string[], layout: LaneLayout, fontSize: number): Layer[] {
  return [...laneLabelLayers(labels, layout, fontSize), ...groupHeadings(layout.lanes, fontSize)];
}

function laneLabelLayers(labels: readonly string[], {lanes, height}: LaneLayout, fontSize: number): Layer[] {
  if (labels.length === 0) return [];
  const values = lanes.map((lane, index) => ({
    x: -fontSize * 0.5,
    y: lane.y + height / 2 + fontSize * 0.36,
    text: labels[index] ?? ""
  }));
  return [pixelText("lane_labels", values, {align: "right"})];
}

function groupHeadings(lanes: readonly Lane[], fontSize: number): Layer[] {
  const first = lanes.filter((lane, index) => lane.group !== "" && lane.group !== lanes[index - 1]?.group);
  return first.length === 0
    ? []
    : [
        pixelText(
          "groups",
          first.map(({group, y}) => ({x: fontSize * 0.3, y: y - fontSize * 0.45, text: oneLine(group)})),
          {fontWeight: 600}
        )
      ];
}

function describe({bars, events}: Courses, {lanes}: LaneLayout, end: number): string {
  const counted = (names: readonly string[]): [string, number][] =>
    [...new Set(names)].map((name) => [name, names.filter((other) => other === name).length]);
  const barWords = counted(bars.map(({colourBy}) => oneLine(colourBy))).map(
    ([name, n]) => `${name} (${n} ${n === 1 ? "bar" : "bars"})`
  );
  const eventWords = counted(events.map(({kind}) => kind)).map(([name, n]) => `${n} ${name}`);
  const patients = lanes.length === 1 ? "one patient" : `${lanes.length} patients`;
  const happened = eventWords.length === 0 ? "" : `; ${eventWords.join(", ")}`;
  return `Swimmer plot of ${patients} over 0 to ${Math.round(end)} months: ${barWords.join(", ")}${happened}.`;
}
