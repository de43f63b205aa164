import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, shortLabel} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {pixelRect, pixelText} from "./pixel-marks.ts";
import {plotFrame} from "./plot-frame.ts";

/** Patients who share one sequence; null stands for nothing at that stage (yet). */
export interface SequenceCount {
  /** What was given at each stage, e.g. `["T-DM1", "chemotherapy", "T-DXd"]`. */
  readonly path: readonly (string | null)[];
  /** Patients, or a probability (Aalen–Johansen) when `weights` says so. */
  readonly n: number;
}

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

interface Node {
  readonly stage: number;
  readonly name: string;
  readonly n: number;
  readonly y: number;
  readonly y2: number;
}

/** Corners that stand for a smooth ribbon. */
const BENDS = 16;
const smooth = (t: number): number => t * t * (3 - 2 * t);

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
  const {
    title,
    subtitle,
    stages,
    payloadClass = {},
    palette,
    width = 640,
    height = 420,
    fontSize = FONT_SIZE,
    weights = "patients"
  } = options;
  checkSequences(sequences, stages.length);
  const shown = (n: number): string => (weights === "patients" ? String(Math.round(n)) : `${(100 * n).toFixed(0)}%`);
  const names = [...new Set(sequences.flatMap(({path}) => path.filter((name) => name !== null)))];
  const styles = stylesOf(
    names.map((name) => ({
      group: name,
      payloadClass: Object.hasOwn(payloadClass, name) ? payloadClass[name] : undefined
    })),
    palette
  );
  const colourOf = new Map(names.map((name, index) => [name, styles[index]?.colour ?? ink.axis]));
  const bar = fontSize * 1.1;
  const lastLabels = [
    ...new Set(sequences.flatMap(({path}) => [path[stages.length - 1] ?? null]).filter((name) => name !== null))
  ];
  const lastHeading = Math.min(width * 0.3, labelWidth(oneLine(stages.at(-1) ?? ""), fontSize, true));
  const right = Math.ceil(
    Math.max(
      lastHeading - (stages.length > 1 ? bar : 0) + fontSize * 0.5,
      Math.min(
        width * 0.3,
        Math.max(fontSize, ...lastLabels.map((name) => labelWidth(`${name} (0000)`, fontSize) + fontSize))
      )
    )
  );
  const plot = plotFrame({
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
  const nodes = nodesOf(sequences, stages.length, plot.height, fontSize * 1.6);
  const stageX = (stage: number): number =>
    stages.length === 1 ? 0 : (stage * (plot.width - bar)) / (stages.length - 1);
  const links = linksOf(sequences, nodes, stages.length);
  const raw = (field: string): Layer => ({field, type: "quantitative", scale: null, axis: null});
  const ribbons = links.flatMap((link, id) => {
    const from = stageX(link.stage) + bar;
    const to = stageX(link.stage + 1);
    return Array.from({length: BENDS + 1}, (_, i) => {
      const t = i / BENDS;
      const y = link.y + (link.to - link.y) * smooth(t);
      return {id, x: px(from + (to - from) * t), y: px(y), y2: px(y + link.thickness), name: link.name};
    });
  });
  const room = stages.length === 1 ? plot.width : (plot.width - bar) / (stages.length - 1) - bar - fontSize;
  const color = {
    field: "name",
    type: "nominal",
    scale: {domain: names, range: names.map((name) => colourOf.get(name))},
    legend: null
  };
  const layer: Layer[] = [
    {
      name: "ribbons",
      data: {values: ribbons},
      mark: {type: "area", opacity: 0.35, strokeWidth: 0},
      encoding: {x: raw("x"), y: raw("y"), y2: {field: "y2"}, color, detail: {field: "id", type: "nominal"}}
    },
    {
      name: "nodes",
      data: {
        values: nodes.map(({stage, name, y, y2}) => ({
          x: px(stageX(stage)),
          x2: px(stageX(stage) + bar),
          y: px(y),
          y2: px(Math.max(y2, y + 1)),
          name
        }))
      },
      mark: {type: "rect"},
      encoding: {x: raw("x"), x2: {field: "x2"}, y: raw("y"), y2: {field: "y2"}, color}
    },
    pixelText(
      "node_labels",
      nodes.map(({stage, name, n, y, y2}) => ({
        x: stageX(stage) + bar + fontSize * 0.4,
        y: (y + y2) / 2 + fontSize * 0.36,
        text: `${shortLabel(name, (stage === stages.length - 1 ? right : Math.max(fontSize * 5, room)) - labelWidth(` (${shown(n)})`, fontSize) - fontSize * 0.6, fontSize)} (${shown(n)})`
      }))
    ),
    pixelText(
      "stages",
      stages.map((stage, index) => ({
        x: stageX(index),
        y: -fontSize * 0.8,
        text: shortLabel(
          stage,
          (index === stages.length - 1 ? Math.max(width * 0.3, bar + right) : room + bar) / 1.06,
          fontSize
        )
      })),
      {fontWeight: 600}
    ),
    ...(nodes.length === 0
      ? [pixelRect("frame", [{x: 0, x2: plot.width, y: 0, y2: plot.height}], {fill: null, stroke: ink.pale})]
      : []),
    ...plot.layers
  ];
  return figureSpec(
    {
      figure: "sequence-flow",
      title: title ?? "Treatment sequences",
      description: describe(nodes, links, stages, shown),
      frame: plot.frame,
      fontSize
    },
    {width: plot.width, height: plot.height, layer}
  );
}

function checkSequences(sequences: readonly SequenceCount[], stages: number): void {
  if (sequences.length === 0) throw new RangeError("sequences must hold at least one path, got 0");
  if (stages === 0) throw new RangeError("stages must name at least one stage, got 0");
  for (const {path, n} of sequences) {
    if (path.length > stages) throw new RangeError(`a path must have at most ${stages} stages, got ${path.length}`);
    if (!(n >= 0 && Number.isFinite(n))) throw new RangeError(`n must be 0 or more, got ${n}`);
  }
}

/** Bars of each stage, largest on top, all on one scale; a treatment keeps its own bar at each stage. */
function nodesOf(sequences: readonly SequenceCount[], stages: number, height: number, least: number): Node[] {
  const perStage = Array.from({length: stages}, (_, stage) => {
    const counts = new Map<string, number>();
    for (const {path, n} of sequences) {
      const name = path[stage] ?? null;
      if (name !== null && n > 0) counts.set(name, (counts.get(name) ?? 0) + n);
    }
    return [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  });
  const gapFor = (count: number): number => (count > 1 ? Math.min(least, (height * 0.4) / (count - 1)) : 0);
  const scale = Math.min(
    ...perStage.map((stage) =>
      stage.length === 0
        ? Infinity
        : (height - gapFor(stage.length) * (stage.length - 1)) / stage.reduce((sum, [, n]) => sum + n, 0)
    )
  );
  return perStage.flatMap((stage, index) => {
    const gap = gapFor(stage.length);
    let y = 0;
    return stage.map(([name, n]) => {
      const node = {stage: index, name, n, y, y2: y + n * scale};
      y = node.y2 + gap;
      return node;
    });
  });
}

interface Link {
  readonly stage: number;
  readonly name: string;
  readonly toName: string;
  readonly n: number;
  readonly y: number;
  readonly to: number;
  readonly thickness: number;
}

function linksOf(sequences: readonly SequenceCount[], nodes: readonly Node[], stages: number): Link[] {
  const links: Link[] = [];
  for (let stage = 0; stage < stages - 1; stage += 1) {
    const here = nodes.filter((node) => node.stage === stage);
    const next = nodes.filter((node) => node.stage === stage + 1);
    const out = new Map(here.map((node) => [node.name, node.y]));
    const into = new Map(next.map((node) => [node.name, node.y]));
    for (const from of here)
      for (const to of next) {
        const n = sequences
          .filter(({path}) => path[stage] === from.name && path[stage + 1] === to.name)
          .reduce((sum, sequence) => sum + sequence.n, 0);
        if (n === 0) continue;
        const thickness = ((from.y2 - from.y) * n) / from.n;
        links.push({
          stage,
          name: from.name,
          toName: to.name,
          n,
          y: out.get(from.name) ?? 0,
          to: into.get(to.name) ?? 0,
          thickness
        });
        out.set(from.name, (out.get(from.name) ?? 0) + thickness);
        into.set(to.name, (into.get(to.name) ?? 0) + thickness);
      }
  }
  return links;
}

function describe(
  nodes: readonly Node[],
  links: readonly Link[],
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
