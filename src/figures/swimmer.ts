import {namedChannel, pixelChannel} from "./channel.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {keyRows, sizesOf, type KeyEntry, type Sizes} from "./figure-headings.ts";
import {distinctLabels, labelWidth, oneLine, shortLabel} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import {axisHeight, plotFrame, plotSpec} from "./plot-frame.ts";
import {timeAxis, type TimeAxis} from "./time-axis.ts";

/** A stretch of treatment in one lane; times in months from the lane's origin. */
export interface SwimmerBar {
  /** Any key that tells lanes apart; it is replaced by the lane's rank and never written into the spec. */
  readonly lane: string | number;
  readonly start: number;
  readonly end: number;
  /** What the bar is coloured by: payload class or agent. */
  readonly colourBy: string;
  /** Still on treatment at the end: drawn with an arrow. */
  readonly ongoing?: boolean;
  /** Lanes are grouped under this heading. */
  readonly group?: string;
}

/** Something that happened in a lane. */
export interface SwimmerEvent {
  readonly lane: string | number;
  readonly time: number;
  readonly kind: SwimmerEventKind;
}

export type SwimmerEventKind = "response" | "progression" | "death" | "stopped for toxicity" | "last contact";

/** Shape and colour of each kind of event; shape alone tells them apart. */
const eventMarks: Readonly<Record<SwimmerEventKind, {readonly shape: string; readonly colour: string}>> = {
  "response": {shape: "circle", colour: "#1a1a1a"},
  "progression": {shape: "triangle-up", colour: "#1a1a1a"},
  "death": {shape: "M-1,-1L1,1M1,-1L-1,1", colour: "#1a1a1a"},
  "stopped for toxicity": {shape: "diamond", colour: "#1a1a1a"},
  "last contact": {shape: "M0,-1L0,1", colour: "#1a1a1a"}
};

/** Options of `swimmerFigure`; lengths in CSS px. */
export interface SwimmerOptions extends FigureOptions {
  readonly xTitle?: string;
  /** Order of lanes: longest first, or as given. */
  readonly sort?: "longest" | "given";
  /** Labels by lane key; without it lanes stand unlabelled, since a lane is a person. */
  readonly laneLabels?: Readonly<Record<string, string>>;
  readonly palette?: Readonly<Record<string, string>>;
}

interface Lane {
  readonly key: string;
  readonly group: string;
  readonly end: number;
  readonly rank: number;
  readonly y: number;
}

/** Lanes by the key that joins bars and events to them. */
interface LaneLayout {
  readonly lanes: readonly Lane[];
  readonly height: number;
  readonly byKey: ReadonlyMap<string, Lane>;
}

/** What bars are coloured by, in order of appearance. */
interface Treatment {
  readonly name: string;
  readonly colour: string;
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
  const {title, subtitle, xTitle = "Months since start of ADC1", width = 640, fontSize = FONT_SIZE} = options;
  checkBars(bars);
  const lanes = laneLayout(bars, events, options.sort, fontSize);
  const treatments = treatmentsOf(bars, options.palette);
  const kinds = [...new Set(events.map(({kind}) => kind))];
  const axis = timeAxis(Math.max(...bars.map(({end}) => end), ...events.map(({time}) => time)), {most: 10});
  const labels = laneLabelsOf(lanes, options.laneLabels, width, fontSize);
  const sizes = sizesOf(fontSize);
  const key = keyOf(bars, treatments, kinds, width, sizes);
  const keyHeight = key.length * sizes.row + fontSize * 0.6;
  const plot = plotFrame({
    width,
    plotHeight: Math.max(...lanes.lanes.map(({y}) => y)) + lanes.height,
    fontSize,
    title,
    subtitle,
    left: Math.ceil(Math.max(fontSize, ...labels.map((label) => labelWidth(label, fontSize) + fontSize))),
    right: fontSize * 2,
    axis: axisHeight(fontSize),
    above: keyHeight
  });
  const channels = channelsOf(axis, xTitle, treatments);
  const size = px(Math.max(12, Math.min(90, (lanes.height * 0.6) ** 2)));
  const drawn = events.filter(({lane}) => lanes.byKey.has(String(lane)));
  const marks = [
    barLayer(bars, lanes, channels),
    ...ongoingLayers(bars, lanes, channels, size),
    ...kinds.map((kind) => eventLayer(kind, drawn, lanes, channels, size)),
    ...laneLabelLayers(labels, lanes, fontSize),
    ...groupHeadings(lanes.lanes, fontSize),
    ...keyMarks(key, treatments, kinds, {x: plot.edge, y: fontSize - keyHeight}, sizes)
  ];
  return plotSpec(
    {
      figure: "swimmer",
      title: title ?? "Swimmer plot",
      description: describe(bars, drawn, lanes.lanes.length, axis.end),
      fontSize
    },
    plot,
    marks
  );
}

function checkBars(bars: readonly SwimmerBar[]): void {
  if (bars.length === 0) throw new RangeError("bars must hold at least one bar, got 0");
  const bad = bars.findIndex(({start, end}) => !(end >= start && Number.isFinite(end - start)));
  if (bad >= 0)
    throw new RangeError(
      `a bar must end at or after its start, got ${bars[bad]?.start} to ${bars[bad]?.end} at index ${bad}`
    );
}

function treatmentsOf(bars: readonly SwimmerBar[], palette: SwimmerOptions["palette"]): Treatment[] {
  const names = [...new Set(bars.map(({colourBy}) => colourBy))];
  const styles = stylesOf(
    names.map((name) => ({group: name, payloadClass: name})),
    palette
  );
  return styles.map(({colour}, index) => ({name: names[index] ?? "", colour}));
}

/** Lanes in their order, from the top; the more there are, the lower each is. */
function laneLayout(
  bars: readonly SwimmerBar[],
  events: readonly SwimmerEvent[],
  sort: SwimmerOptions["sort"] = "longest",
  fontSize: number
): LaneLayout {
  const keys = [...new Set(bars.map(({lane}) => String(lane)))];
  const height = Math.max(4.5, Math.min(fontSize * 1.7, (fontSize * 90) / keys.length));
  const unordered = keys.map((key) => {
    const own = bars.filter(({lane}) => String(lane) === key);
    const times = events.filter(({lane}) => String(lane) === key).map(({time}) => time);
    return {key, group: own[0]?.group ?? "", end: Math.max(...own.map(({end}) => end), ...times)};
  });
  const groups = [...new Set(unordered.map(({group}) => group))];
  const ordered = groups.flatMap((group) => {
    const members = unordered.filter((lane) => lane.group === group);
    return sort === "longest" ? members.toSorted((a, b) => b.end - a.end) : members;
  });
  const headed = groups.some((group) => group !== "");
  const lanes = ordered.map((lane, rank) => ({
    ...lane,
    rank: rank + 1,
    y: rank * height + (headed ? (groups.indexOf(lane.group) + 1) * fontSize * 1.8 : 0)
  }));
  return {lanes, height, byKey: new Map(lanes.map((lane) => [lane.key, lane]))};
}

/** Middle of a lane in px. */
const middleOf = (key: string | number, {byKey, height}: LaneLayout): number =>
  px((byKey.get(String(key))?.y ?? 0) + height / 2);

function laneLabelsOf(
  {lanes}: LaneLayout,
  labels: SwimmerOptions["laneLabels"],
  width: number,
  fontSize: number
): string[] {
  if (labels === undefined) return [];
  return lanes.map(({key}) => (Object.hasOwn(labels, key) ? shortLabel(labels[key] ?? "", width * 0.3, fontSize) : ""));
}

/** Treatments, events and the arrow of treatment that goes on, in this order. */
function keyOf(
  bars: readonly SwimmerBar[],
  treatments: readonly Treatment[],
  kinds: readonly SwimmerEventKind[],
  width: number,
  sizes: Sizes
): KeyEntry[][] {
  const ongoing = bars.some((bar) => bar.ongoing) ? ["treatment goes on"] : [];
  const names = [...treatments.map(({name}) => name), ...kinds, ...ongoing];
  return keyRows(distinctLabels(names, width * 0.9, sizes.font), width - sizes.font, sizes);
}

function channelsOf({ticks, end}: TimeAxis, xTitle: string, treatments: readonly Treatment[]): Channels {
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

function barLayer(bars: readonly SwimmerBar[], lanes: LaneLayout, {x, y, color}: Channels): Layer {
  const half = lanes.height * 0.36;
  return {
    name: "bars",
    data: {
      values: bars.map(({lane, start, end, colourBy}) => ({
        lane: lanes.byKey.get(String(lane))?.rank,
        time: start,
        end,
        y: px(middleOf(lane, lanes) - half),
        y2: px(middleOf(lane, lanes) + half),
        colourBy
      }))
    },
    mark: {type: "rect", opacity: 0.85},
    encoding: {x, x2: {field: "end"}, y, y2: {field: "y2"}, color}
  };
}

/** Arrows on the bars of treatment that goes on. */
function ongoingLayers(bars: readonly SwimmerBar[], lanes: LaneLayout, {x, y, color}: Channels, size: number): Layer[] {
  const ongoing = bars.filter((bar) => bar.ongoing);
  if (ongoing.length === 0) return [];
  return [
    {
      name: "ongoing",
      data: {values: ongoing.map(({lane, end, colourBy}) => ({time: end, y: middleOf(lane, lanes), colourBy}))},
      mark: {
        type: "point",
        filled: true,
        opacity: 1,
        shape: "triangle-right",
        size: px(size * 1.5),
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
  {x, y}: Channels,
  size: number
): Layer {
  const own = events.filter((event) => event.kind === kind);
  return {
    name: `events_${kind.replaceAll(" ", "_")}`,
    data: {values: own.map(({lane, time}) => ({time, y: middleOf(lane, lanes)}))},
    mark: eventMark(kind, size),
    encoding: {x, y}
  };
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

function eventMark(kind: SwimmerEventKind, size: number): Layer {
  const {shape, colour} = eventMarks[kind];
  const stroked = shape.startsWith("M");
  return stroked
    ? {type: "point", filled: false, shape, size: px(size * 0.55), stroke: colour, strokeWidth: 1.4, opacity: 1}
    : {type: "point", filled: true, shape, size, fill: colour, stroke: ink.paper, strokeWidth: 0.8, opacity: 1};
}

/** The key in rows with its first baseline at (x, y). */
function keyMarks(
  rows: readonly (readonly KeyEntry[])[],
  treatments: readonly Treatment[],
  kinds: readonly SwimmerEventKind[],
  {x, y}: {readonly x: number; readonly y: number},
  {font, row, swatch}: Sizes
): Layer[] {
  const entries = rows.flatMap((line, down) =>
    line.map((entry) => ({...entry, left: x + entry.x, base: y + down * row}))
  );
  const symbols = entries.map(({index, left, base}): Layer => ({
    name: `key_${index}`,
    data: {values: [{x: px(left + swatch * 0.5), y: px(base - font * 0.36)}]},
    mark: keyMark(treatments[index], kinds[index - treatments.length], font),
    encoding: {x: pixelChannel("x"), y: pixelChannel("y")}
  }));
  const names = entries.map(({left, base, text}) => ({x: left + swatch, y: base, text}));
  return [...symbols, pixelText("key", names)];
}

/** The symbol of a treatment, of an event, or else of treatment that goes on. */
function keyMark(treatment: Treatment | undefined, kind: SwimmerEventKind | undefined, font: number): Layer {
  if (kind !== undefined) return eventMark(kind, px((font * 0.75) ** 2));
  const size = px((font * 0.9) ** 2);
  return treatment === undefined
    ? {type: "point", filled: true, shape: "triangle-right", size, fill: ink.axis, opacity: 1}
    : {type: "point", filled: true, shape: "square", size, fill: treatment.colour, opacity: 0.85};
}

function describe(bars: readonly SwimmerBar[], events: readonly SwimmerEvent[], lanes: number, end: number): string {
  const counted = (names: readonly string[]): [string, number][] =>
    [...new Set(names)].map((name) => [name, names.filter((other) => other === name).length]);
  const barWords = counted(bars.map(({colourBy}) => oneLine(colourBy))).map(
    ([name, n]) => `${name} (${n} ${n === 1 ? "bar" : "bars"})`
  );
  const eventWords = counted(events.map(({kind}) => kind)).map(([name, n]) => `${n} ${name}`);
  const patients = lanes === 1 ? "one patient" : `${lanes} patients`;
  const happened = eventWords.length === 0 ? "" : `; ${eventWords.join(", ")}`;
  return `Swimmer plot of ${patients} over 0 to ${Math.round(end)} months: ${barWords.join(", ")}${happened}.`;
}
