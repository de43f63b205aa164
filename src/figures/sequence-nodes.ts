/** Patients who share one sequence; null stands for nothing at that stage (yet). */
export interface SequenceCount {
  /** What was given at each stage, e.g. `["T-DM1", "chemotherapy", "T-DXd"]`. */
  readonly path: readonly (string | null)[];
  /** Patients, or a probability (Aalen–Johansen) when `weights` says so. */
  readonly n: number;
}

/** The bar of a treatment at a stage, from `y` to `y2` px. */
export interface FlowNode {
  readonly stage: number;
  readonly name: string;
  readonly n: number;
  readonly y: number;
  readonly y2: number;
}

/** The ribbon from a bar at a stage to one at the next, with its upper edge at `y` and `to` px. */
export interface FlowLink {
  readonly stage: number;
  readonly name: string;
  readonly toName: string;
  readonly n: number;
  readonly y: number;
  readonly to: number;
  readonly thickness: number;
}

/**
 * Bars of each stage, largest on top, all on one scale; a treatment keeps its own bar at each stage. `height` in px is that of all bars and gaps of a stage.
 *
 * @example
 * flowNodes([{path: ["T-DM1", "T-DXd"], n: 20}, {path: ["T-DM1", null], n: 5}], ["ADC1", "ADC2"], 100, 10).map(({y2}) => y2) // [100, 80]
 */
export function flowNodes(
  sequences: readonly SequenceCount[],
  stages: readonly string[],
  height: number,
  fontSize: number
): FlowNode[] {
  const perStage = stages.map((_, stage) => weightsAt(stage, sequences));
  const least = fontSize * 1.6;
  const gapOf = (bars: number): number => (bars > 1 ? Math.min(least, (height * 0.4) / (bars - 1)) : 0);
  const scales = perStage.map((weights) =>
    weights.length === 0
      ? Infinity
      : (height - gapOf(weights.length) * (weights.length - 1)) / weights.reduce((sum, [, n]) => sum + n, 0)
  );
  const scale = Math.min(...scales);
  return perStage.flatMap((weights, stage) => stackedNodes(weights, stage, scale, gapOf(weights.length)));
}

/** The treatments of a stage with their weights, largest first. */
function weightsAt(stage: number, sequences: readonly SequenceCount[]): [string, number][] {
  const weights = new Map<string, number>();
  for (const {path, n} of sequences) {
    const name = path[stage] ?? null;
    if (name !== null && n > 0) weights.set(name, (weights.get(name) ?? 0) + n);
  }
  return [...weights].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** Bars below one another, `gap` px apart, `scale` px a unit of weight. */
function stackedNodes(
  weights: readonly (readonly [string, number])[],
  stage: number,
  scale: number,
  gap: number
): FlowNode[] {
  let y = 0;
  return weights.map(([name, n]) => {
    const node = {stage, name, n, y, y2: y + n * scale};
    y = node.y2 + gap;
    return node;
  });
}

/**
 * Ribbons between neighbouring stages, stacked along each bar in the order of the bars that they lead to or come from.
 *
 * @example
 * const sequences = [{path: ["T-DM1", "T-DXd"], n: 20}, {path: ["T-DM1", null], n: 5}]
 * flowLinks(sequences, flowNodes(sequences, ["ADC1", "ADC2"], 100, 10), ["ADC1", "ADC2"]).map(({thickness}) => thickness) // [80]
 */
export function flowLinks(
  sequences: readonly SequenceCount[],
  nodes: readonly FlowNode[],
  {length: stages}: readonly string[]
): FlowLink[] {
  return Array.from({length: stages - 1}, (_, stage) => stage).flatMap((stage) => {
    const here = nodes.filter((node) => node.stage === stage);
    const next = nodes.filter((node) => node.stage === stage + 1);
    const out = new Map(here.map((node) => [node.name, node.y]));
    const into = new Map(next.map((node) => [node.name, node.y]));
    return here.flatMap((from) =>
      next.flatMap((to): FlowLink[] => {
        const n = weightBetween(sequences, stage, from.name, to.name);
        if (n === 0) return [];
        const thickness = ((from.y2 - from.y) * n) / from.n;
        const [y, end] = [out.get(from.name) ?? 0, into.get(to.name) ?? 0];
        out.set(from.name, y + thickness);
        into.set(to.name, end + thickness);
        return [{stage, name: from.name, toName: to.name, n, y, to: end, thickness}];
      })
    );
  });
}

const weightBetween = (sequences: readonly SequenceCount[], stage: number, from: string, to: string): number =>
  sequences.filter(({path}) => path[stage] === from && path[stage + 1] === to).reduce((sum, {n}) => sum + n, 0);
