import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {keyRows, sizesOf, type KeyEntry} from "./figure-headings.ts";
import {distinctLabels, labelWidth, oneLine, shortLabel} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import {axisHeight, plotFrame} from "./plot-frame.ts";
import {timeAxis} from "./time-axis.ts";

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
  const {
    title,
    subtitle,
    xTitle = "Months since start of ADC1",
    width = 640,
    fontSize = FONT_SIZE,
    sort = "longest",
    laneLabels,
    palette
  } = options;
  if (bars.length === 0) throw new RangeError("bars must hold at least one bar, got 0");
  const bad = bars.findIndex(({start, end}) => !(end >= start && Number.isFinite(end - start)));
  if (bad >= 0)
    throw new RangeError(
      `a bar must end at or after its start, got ${bars[bad]?.start} to ${bars[bad]?.end} at index ${bad}`
    );
  const laneCount = new Set(bars.map(({lane}) => String(lane))).size;
  const laneHeight = Math.max(4.5, Math.min(fontSize * 1.7, (fontSize * 90) / laneCount));
  const lanes = lanesOf(bars, events, sort, laneHeight, fontSize);
  const tall = Math.max(...lanes.map(({y}) => y)) + laneHeight;
  const colours = [...new Set(bars.map(({colourBy}) => colourBy))];
  const styles = stylesOf(
    colours.map((name) => ({group: name, payloadClass: name})),
    palette
  );
  const axis = timeAxis(Math.max(...bars.map(({end}) => end), ...events.map(({time}) => time)), {most: 10});
  const labels =
    laneLabels === undefined
      ? []
      : lanes.map(({key}) =>
          Object.hasOwn(laneLabels, key) ? shortLabel(laneLabels[key] ?? "", width * 0.3, fontSize) : ""
        );
  const left = Math.ceil(Math.max(fontSize, ...labels.map((label) => labelWidth(label, fontSize) + fontSize)));
  const kinds = [...new Set(events.map(({kind}) => kind))];
  const sizes = sizesOf(fontSize);
  const key = keyRows(
    distinctLabels(
      [...colours, ...kinds, ...(bars.some(({ongoing}) => ongoing) ? ["treatment goes on"] : [])],
      width * 0.9,
      fontSize
    ),
    width - fontSize,
    sizes
  );
  const keyHeight = key.length * sizes.row + fontSize * 0.6;
  const plot = plotFrame({
    width,
    plotHeight: tall,
    fontSize,
    title,
    subtitle,
    left,
    right: fontSize * 2,
    axis: axisHeight(fontSize),
    above: keyHeight
  });
  const rank = new Map(lanes.map((lane) => [lane.key, lane]));
  const yOf = (lane: string | number): number => px((rank.get(String(lane))?.y ?? 0) + laneHeight / 2);
  const x = {
    field: "time",
    type: "quantitative",
    scale: {domain: [0, axis.end], nice: false},
    axis: {values: axis.ticks, title: oneLine(xTitle), format: ".2~f", labelOverlap: false, labelFlush: false}
  };
  const y = {field: "y", type: "quantitative", scale: null, axis: null};
  const colour = {
    field: "colourBy",
    type: "nominal",
    scale: {domain: colours, range: styles.map((style) => style.colour)},
    legend: null
  };
  const size = px(Math.max(12, Math.min(90, (laneHeight * 0.6) ** 2)));
  const drawn = events.filter(({lane}) => rank.has(String(lane)));
  const layer: Layer[] = [
    {
      name: "bars",
      data: {
        values: bars.map(({lane, start, end, colourBy}) => ({
          lane: rank.get(String(lane))?.rank,
          time: start,
          end,
          y: px(yOf(lane) - laneHeight * 0.36),
          y2: px(yOf(lane) + laneHeight * 0.36),
          colourBy
        }))
      },
      mark: {type: "rect", opacity: 0.85},
      encoding: {x, x2: {field: "end"}, y, y2: {field: "y2"}, color: colour}
    },
    ...(bars.some(({ongoing}) => ongoing)
      ? [
          {
            name: "ongoing",
            data: {
              values: bars
                .filter(({ongoing}) => ongoing)
                .map(({lane, end, colourBy}) => ({time: end, y: yOf(lane), colourBy}))
            },
            mark: {
              type: "point",
              filled: true,
              opacity: 1,
              shape: "triangle-right",
              size: px(size * 1.5),
              xOffset: px(laneHeight * 0.35)
            },
            encoding: {x, y, color: colour}
          }
        ]
      : []),
    ...kinds.map((kind) => ({
      name: `events_${kind.replaceAll(" ", "_")}`,
      data: {values: drawn.filter((event) => event.kind === kind).map(({lane, time}) => ({time, y: yOf(lane)}))},
      mark: eventMark(kind, size),
      encoding: {x, y}
    })),
    ...(labels.length === 0
      ? []
      : [
          pixelText(
            "lane_labels",
            lanes.map((lane, index) => ({
              x: -fontSize * 0.5,
              y: lane.y + laneHeight / 2 + fontSize * 0.36,
              text: labels[index] ?? ""
            })),
            {align: "right"}
          )
        ]),
    ...groupHeadings(lanes, fontSize),
    ...keyMarks(
      key,
      colours,
      styles.map((style) => style.colour),
      kinds,
      {x: plot.edge, y: fontSize - keyHeight, fontSize, row: sizes.row, swatch: sizes.swatch}
    ),
    ...plot.layers
  ];
  return figureSpec(
    {
      figure: "swimmer",
      title: title ?? "Swimmer plot",
      description: describe(bars, drawn, lanes.length, axis.end),
      frame: plot.frame,
      fontSize
    },
    {width: plot.width, height: plot.height, layer}
  );
}

function lanesOf(
  bars: readonly SwimmerBar[],
  events: readonly SwimmerEvent[],
  sort: "longest" | "given",
  laneHeight: number,
  fontSize: number
): Lane[] {
  const keys = [...new Set(bars.map(({lane}) => String(lane)))];
  const lanes = keys.map((key) => {
    const own = bars.filter(({lane}) => String(lane) === key);
    const times = events.filter(({lane}) => String(lane) === key).map(({time}) => time);
    return {key, group: own[0]?.group ?? "", end: Math.max(...own.map(({end}) => end), ...times)};
  });
  const groups = [...new Set(lanes.map(({group}) => group))];
  const ordered = groups.flatMap((group) => {
    const members = lanes.filter((lane) => lane.group === group);
    return sort === "longest" ? members.toSorted((a, b) => b.end - a.end) : members;
  });
  const headed = groups.some((group) => group !== "");
  return ordered.map((lane, rank) => ({
    ...lane,
    rank: rank + 1,
    y: rank * laneHeight + (headed ? (groups.indexOf(lane.group) + 1) * fontSize * 1.8 : 0)
  }));
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

function keyMarks(
  rows: readonly (readonly KeyEntry[])[],
  colours: readonly string[],
  fills: readonly string[],
  kinds: readonly SwimmerEventKind[],
  {
    x,
    y,
    fontSize,
    row,
    swatch
  }: {readonly x: number; readonly y: number; readonly fontSize: number; readonly row: number; readonly swatch: number}
): Layer[] {
  const entries = rows.flatMap((line, down) =>
    line.map((entry) => ({...entry, left: x + entry.x, base: y + down * row}))
  );
  const pixels = {
    x: {field: "x", type: "quantitative", scale: null, axis: null},
    y: {field: "y", type: "quantitative", scale: null, axis: null}
  };
  const symbols = entries.map(({index, left, base}): Layer => {
    const centre = {x: px(left + swatch * 0.5), y: px(base - fontSize * 0.36)};
    const name = `key_${index}`;
    const kind = kinds[index - colours.length];
    if (index < colours.length)
      return {
        name,
        data: {values: [centre]},
        mark: {
          type: "point",
          filled: true,
          shape: "square",
          size: px((fontSize * 0.9) ** 2),
          fill: fills[index] ?? ink.text,
          opacity: 0.85
        },
        encoding: pixels
      };
    if (kind !== undefined)
      return {name, data: {values: [centre]}, mark: eventMark(kind, px((fontSize * 0.75) ** 2)), encoding: pixels};
    return {
      name,
      data: {values: [centre]},
      mark: {
        type: "point",
        filled: true,
        shape: "triangle-right",
        size: px((fontSize * 0.9) ** 2),
        fill: ink.axis,
        opacity: 1
      },
      encoding: pixels
    };
  });
  return [
    ...symbols,
    pixelText(
      "key",
      entries.map(({left, base, text}) => ({x: left + swatch, y: base, text}))
    )
  ];
}

function describe(bars: readonly SwimmerBar[], events: readonly SwimmerEvent[], lanes: number, end: number): string {
  const counted = (names: readonly string[]): [string, number][] =>
    [...new Set(names)].map((name) => [name, names.filter((other) => other === name).length]);
  const barWords = counted(bars.map(({colourBy}) => oneLine(colourBy))).map(
    ([name, n]) => `${name} (${n} ${n === 1 ? "bar" : "bars"})`
  );
  const eventWords = counted(events.map(({kind}) => kind)).map(([name, n]) => `${n} ${name}`);
  return `Swimmer plot of ${lanes === 1 ? "one patient" : `${lanes} patients`} over 0 to ${Math.round(end)} months: ${barWords.join(", ")}${eventWords.length === 0 ? "" : `; ${eventWords.join(", ")}`}.`;
}
