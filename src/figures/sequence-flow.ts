import {namedChannel, pixelChannel} from "./channel.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, shortLabel} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {pixelRect, pixelText} from "./pixel-marks.ts";
import {plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";
import {flowLinks, flowNodes, type FlowLink, type FlowNode, type SequenceCount} from "./sequence-nodes.ts";

/** Options of `sequenceFlowFigure`; lengths in CSS px. */
export interface SequenceFlowOptions extends FigureOptions {
  /** Headings of the stages, e.g. `["ADC1", "Between", "ADC2"]`. */
  readonly stages: readonly string[];
  /** Payload class of a name, for its colour. */
  readonly payloadClass?: Readonly<Record<string, string>>;
  readonly palette?: Readonly<Record<string, string>>;
  readonly height?: number;
  /** What widths mean: patients, or probabilities, shown as percent. */
  readonly weights?: "patients" | "probabilities";
}

/** Corners that stand for a smooth ribbon. */
const BENDS = 16;
const smooth = (t: number): number => t * t * (3 - 2 * t);

/** Lengths in px of the plot. */
interface Geometry {
  readonly fontSize: number;
  /** Width of a bar. */
  readonly bar: number;
  /** Left edges of the bars of each stage. */
  readonly stageX: readonly number[];
  /** Room for the names beside a bar, and beside those of the last stage. */
  readonly room: number;
  readonly lastRoom: number;
  readonly lastHeading: number;
}

/**
 * Flow of patients through a sequence of treatments (alluvial diagram): a bar for each treatment at each stage, ribbons as wide as the patients who went from one to the next.
 * Patients whose path ends are not carried on, so later stages are shorter. Ribbons take the colour of where they come from.
 *
 * Throws `RangeError` for no path, for a path longer than `stages`, and for weights that are negative or not finite.
 *
 * @example
 * sequenceFlowFigure([{path: ["T-DM1", "T-DXd"], n: 20}, {path: ["T-DM1", null], n: 5}], {stages: ["ADC1", "ADC2"]}).description
 * // "Flow of treatment sequences. ADC1: T-DM1 25. ADC2: T-DXd 20. From T-DM1 to T-DXd: 20."
 */
export function sequenceFlowFigure(sequences: readonly SequenceCount[], options: SequenceFlowOptions): FigureSpec {
  const {title, stages, fontSize = FONT_SIZE} = options;
  checkSequences(sequences, stages);
  const right = lastStageRoom(sequences, options);
  const plot = frameOf(right, options);
  const geometry = geometryOf(plot, right, options);
  const nodes = flowNodes(sequences, stages, plot.height, fontSize);
  const links = flowLinks(sequences, nodes, stages);
  const color = colourChannel(sequences, options);
  const shown = shownAs(options);
  const marks = [
    ribbonLayer(links, geometry, color),
    nodeLayer(nodes, geometry, color),
    nodeLabels(nodes, geometry, shown),
    stageHeads(stages, geometry),
    ...emptyFrame(nodes, plot)
  ];
  const description = describe(nodes, links, stages, shown);
  return plotSpec({figure: "sequence-flow", title: title ?? "Treatment sequences", description, fontSize}, plot, marks);
}

const WIDTH = 640;

function checkSequences(sequences: readonly SequenceCount[], {length: stages}: readonly string[]): void {
  if (sequences.length === 0) throw new RangeError("sequences must hold at least one path, got 0");
  if (stages === 0) throw new RangeError("stages must name at least one stage, got 0");
  for (const {path, n} of sequences) {
    if (path.length > stages) throw new RangeError(`a path must have at most ${stages} stages, got ${path.length}`);
    if (!(n >= 0 && Number.isFinite(n))) throw new RangeError(`n must be 0 or more, got ${n}`);
  }
}

/** How a weight is printed: patients as a whole number, probabilities as percent. */
const shownAs =
  ({weights = "patients"}: SequenceFlowOptions) =>
  (n: number): string =>
    weights === "patients" ? String(Math.round(n)) : `${(100 * n).toFixed(0)}%`;

function frameOf(
  right: number,
  {title, subtitle, width = WIDTH, height = 420, fontSize = FONT_SIZE, weights = "patients"}: SequenceFlowOptions
): PlotFrame {
  return plotFrame({
    width,
    height,
    fontSize,
    title,
    subtitle,
    left: 0,
    right,
    axis: Math.ceil(fontSize * 0.5),
    above: fontSize * 1.8,
    footnotes: [weights === "patients" ? "Widths: numbers of patients." : "Widths: probabilities (Aalen–Johansen)."]
  });
}

const barWidth = (fontSize: number): number => fontSize * 1.1;

/** Room right of the last bars for their names and the heading above them. */
function lastStageRoom(
  sequences: readonly SequenceCount[],
  {stages, width = WIDTH, fontSize = FONT_SIZE}: SequenceFlowOptions
): number {
  const names = sequences.flatMap(({path}) => path[stages.length - 1] ?? []);
  const labels = names.map((name) => labelWidth(`${name} (0000)`, fontSize) + fontSize);
  const heading = Math.min(width * 0.3, labelWidth(oneLine(stages.at(-1) ?? ""), fontSize, true));
  const besideBar = heading - (stages.length > 1 ? barWidth(fontSize) : 0) + fontSize * 0.5;
  return Math.ceil(Math.max(besideBar, Math.min(width * 0.3, Math.max(fontSize, ...labels))));
}

/** Stages at equal distances; a single one stands at the left edge. */
function geometryOf(
  {width: plotWidth}: PlotFrame,
  lastRoom: number,
  {stages: {length: stages}, width = WIDTH, fontSize = FONT_SIZE}: SequenceFlowOptions
): Geometry {
  const bar = barWidth(fontSize);
  const stageX = Array.from({length: stages}, (_, stage) =>
    stages === 1 ? 0 : (stage * (plotWidth - bar)) / (stages - 1)
  );
  const room = stages === 1 ? plotWidth : (plotWidth - bar) / (stages - 1) - bar - fontSize;
  return {fontSize, bar, stageX, room, lastRoom, lastHeading: Math.max(width * 0.3, bar + lastRoom)};
}

function colourChannel(sequences: readonly SequenceCount[], {payloadClass = {}, palette}: SequenceFlowOptions): Layer {
  const names = [...new Set(sequences.flatMap(({path}) => path.filter((name) => name !== null)))];
  const styles = stylesOf(
    names.map((name) => ({
      group: name,
      payloadClass: Object.hasOwn(payloadClass, name) ? payloadClass[name] : undefined
    })),
    palette
  );
  return namedChannel(
    "name",
    names,
    styles.map(({colour}) => colour)
  );
}

/** Ribbons from the right edge of a bar to the left edge of one at the next stage. */
function ribbonLayer(links: readonly FlowLink[], {stageX, bar}: Geometry, color: Layer): Layer {
  const values = links.flatMap((link, id) => {
    const from = (stageX[link.stage] ?? 0) + bar;
    const to = stageX[link.stage + 1] ?? 0;
    return Array.from({length: BENDS + 1}, (_, i) => {
      const t = i / BENDS;
      const y = link.y + (link.to - link.y) * smooth(t);
      return {id, x: px(from + (to - from) * t), y: px(y), y2: px(y + link.thickness), name: link.name};
    });
  });
  const detail = {field: "id", type: "nominal"};
  return {
    name: "ribbons",
    data: {values},
    mark: {type: "area", opacity: 0.35, strokeWidth: 0},
    encoding: {x: pixelChannel("x"), y: pixelChannel("y"), y2: {field: "y2"}, color, detail}
  };
}

function nodeLayer(nodes: readonly FlowNode[], {stageX, bar}: Geometry, color: Layer): Layer {
  const values = nodes.map(({stage, name, y, y2}) => ({
    x: px(stageX[stage] ?? 0),
    x2: px((stageX[stage] ?? 0) + bar),
    y: px(y),
    y2: px(Math.max(y2, y + 1)),
    name
  }));
  return {
    name: "nodes",
    data: {values},
    mark: {type: "rect"},
    encoding: {x: pixelChannel("x"), x2: {field: "x2"}, y: pixelChannel("y"), y2: {field: "y2"}, color}
  };
}

function nodeLabels(nodes: readonly FlowNode[], geometry: Geometry, shown: (n: number) => string): Layer {
  const {stageX, bar, fontSize, room, lastRoom} = geometry;
  const values = nodes.map(({stage, name, n, y, y2}) => {
    const count = ` (${shown(n)})`;
    const own = stage === stageX.length - 1 ? lastRoom : Math.max(fontSize * 5, room);
    return {
      x: (stageX[stage] ?? 0) + bar + fontSize * 0.4,
      y: (y + y2) / 2 + fontSize * 0.36,
      text: `${shortLabel(name, own - labelWidth(count, fontSize) - fontSize * 0.6, fontSize)}${count}`
    };
  });
  return pixelText("node_labels", values);
}

function stageHeads(stages: readonly string[], {stageX, bar, fontSize, room, lastHeading}: Geometry): Layer {
  const values = stages.map((stage, index) => {
    const own = index === stages.length - 1 ? lastHeading : room + bar;
    return {x: stageX[index] ?? 0, y: -fontSize * 0.8, text: shortLabel(stage, own / 1.06, fontSize)};
  });
  return pixelText("stages", values, {fontWeight: 600});
}

/** A frame that shows the plot where nothing is in it. */
const emptyFrame = (nodes: readonly FlowNode[], {width, height}: PlotFrame): Layer[] =>
  nodes.length === 0 ? [pixelRect("frame", [{x: 0, x2: width, y: 0, y2: height}], {fill: null, stroke: ink.pale})] : [];

function describe(
  nodes: readonly FlowNode[],
  links: readonly FlowLink[],
  stages: readonly string[],
  shown: (n: number) => string
): string {
  const bars = stages.map(
    (stage, index) =>
      `${oneLine(stage)}: ${nodes
        .filter((node) => node.stage === index)
        .map(({name, n}) => `${oneLine(name)} ${shown(n)}`)
        .join(", ")}.`
  );
  return [
    "Flow of treatment sequences.",
    ...bars,
    ...links.map(({name, toName, n}) => `From ${oneLine(name)} to ${oneLine(toName)}: ${shown(n)}.`)
  ].join(" ");
}
