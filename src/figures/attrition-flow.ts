import {labelWidth, wrapLabel} from "./label-width.ts";
import type {PixelRule} from "./pixel-marks.ts";

/** A reason for leaving out, with how many it took; 0 is drawn, since an empty box is information. */
export interface Exclusion {
  readonly reason: string;
  readonly n: number;
}

/** One box of the flow, and what was left out between it and the next. */
export interface AttritionStep {
  readonly label: string;
  readonly n: number;
  readonly excluded?: readonly Exclusion[];
}

/** One of the groups into which the last box falls. */
export interface CountedGroup {
  readonly label: string;
  readonly n: number;
}

/** A box in px of the plot. */
interface DrawnBox {
  readonly lines: readonly string[];
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}

/** A box of reasons; a line is a heading, or a count and a part of its reason. */
interface SideBox extends Omit<DrawnBox, "lines"> {
  readonly lines: readonly (string | {readonly count: string; readonly text: string})[];
  /** Room for the counts, which stand before the reasons. */
  readonly numbers: number;
}

/** What is drawn, in px: boxes, boxes of reasons, lines and the places of their arrowheads; it ends at `end` px from the top. */
export interface AttritionFlow {
  readonly boxes: readonly DrawnBox[];
  readonly sides: readonly SideBox[];
  readonly rules: readonly PixelRule[];
  readonly down: readonly {readonly x: number; readonly y: number}[];
  readonly across: readonly {readonly x: number; readonly y: number}[];
  readonly end: number;
}

/** Lengths in px that all boxes share. */
export interface AttritionMeasures {
  readonly fontSize: number;
  readonly pad: number;
  readonly line: number;
  readonly gap: number;
  readonly inner: number;
  /** Width of a box; boxes of reasons stand beside it. */
  readonly column: number;
  readonly side: {readonly x: number; readonly x2: number};
  /** Where the arrows run. */
  readonly middle: number;
}

/**
 * The measures for a picture of a width.
 *
 * @example
 * attritionMeasures(640, 10).inner // 632
 */
export function attritionMeasures(width: number, fontSize: number): AttritionMeasures {
  const inner = width - 2 * Math.round(fontSize * 0.4);
  return {
    fontSize,
    pad: fontSize * 0.8,
    line: fontSize * 1.4,
    gap: fontSize * 2.2,
    inner,
    column: inner * 0.5,
    side: {x: inner * 0.56, x2: inner},
    middle: (inner * 0.5) / 2
  };
}

/**
 * The boxes from top to bottom, and the groups side by side below the last.
 *
 * @example
 * attritionFlow([{label: "Patients read", n: 10}, {label: "Analysed", n: 6}], [], attritionMeasures(640, 10)).boxes.map(({lines}) => lines[1]) // ["n = 10", "n = 6"]
 */
export function attritionFlow(
  steps: readonly AttritionStep[],
  groups: readonly CountedGroup[],
  measures: AttritionMeasures
): AttritionFlow {
  const flows: AttritionFlow[] = [];
  let y = 0;
  for (const [index, step] of steps.entries()) {
    const flow = boxFlow(step, y, measures);
    const rest = index === steps.length - 1 ? [] : [exclusionFlow(step.excluded ?? [], flow.end, measures)];
    flows.push(flow, ...rest);
    y = flows.at(-1)?.end ?? y;
  }
  if (groups.length > 0) flows.push(groupFlow(groups, y, measures));
  return {
    boxes: flows.flatMap(({boxes}) => boxes),
    sides: flows.flatMap(({sides}) => sides),
    rules: flows.flatMap(({rules}) => rules),
    down: flows.flatMap(({down}) => down),
    across: flows.flatMap(({across}) => across),
    end: flows.at(-1)?.end ?? y
  };
}

const nothing = {boxes: [], sides: [], rules: [], down: [], across: []} as const;

const boxLines = ({label, n}: CountedGroup, room: number, {pad, fontSize}: AttritionMeasures): string[] => [
  ...wrapLabel(label, room - 2 * pad, fontSize),
  `n = ${n}`
];

function boxFlow(step: AttritionStep, y: number, measures: AttritionMeasures): AttritionFlow {
  const {column, line, pad} = measures;
  const lines = boxLines(step, column, measures);
  const end = y + (lines.length * line + pad * 1.2);
  return {...nothing, boxes: [{lines, x: 0, x2: column, y, y2: end}], end};
}

/** The arrow to the next box, and what was left out on the way to it. */
function exclusionFlow(reasons: readonly Exclusion[], y: number, measures: AttritionMeasures): AttritionFlow {
  const {middle, side, line, pad, gap, fontSize} = measures;
  const {lines, numbers} = exclusionLines(reasons, measures);
  const tall = lines.length === 0 ? 0 : lines.length * line + pad * 1.2;
  const space = Math.max(gap * 1.4, tall + gap);
  const tip = y + space - fontSize * 0.4;
  const down = {rules: [{x: middle, x2: middle, y, y2: tip}], down: [{x: middle, y: tip}], end: y + space};
  if (tall === 0) return {...nothing, ...down};
  const centre = y + space / 2;
  const edge = side.x - fontSize * 0.4;
  return {
    ...nothing,
    ...down,
    sides: [{lines, ...side, y: centre - tall / 2, y2: centre + tall / 2, numbers}],
    rules: [{x: middle, x2: edge, y: centre, y2: centre}, ...down.rules],
    across: [{x: edge, y: centre}]
  };
}

function exclusionLines(
  reasons: readonly Exclusion[],
  {side, pad, fontSize}: AttritionMeasures
): Pick<SideBox, "lines" | "numbers"> {
  const total = sumOfCounts(reasons);
  const numbers = Math.max(labelWidth(String(total), fontSize), fontSize);
  const room = side.x2 - side.x - 2 * pad - numbers - fontSize * 0.6;
  const lines = reasons.flatMap(({reason, n}) => reasonLines(reason, n, room, fontSize));
  return {lines: reasons.length === 0 ? [] : [`Left out: n = ${total}`, ...lines], numbers};
}

/**
 * The sum of some counts.
 *
 * @example
 * sumOfCounts([{n: 2}, {n: 3}]) // 5
 */
export const sumOfCounts = (counts: readonly {readonly n: number}[]): number => counts.reduce((sum, {n}) => sum + n, 0);

/** A bar with an arrow to the box of each group. */
function groupFlow(groups: readonly CountedGroup[], y: number, measures: AttritionMeasures): AttritionFlow {
  const {inner, line, pad, gap, fontSize} = measures;
  const width = (inner - (groups.length - 1) * fontSize) / groups.length;
  const lines = groups.map((group) => boxLines(group, width, measures));
  const height = Math.max(...lines.map(({length}) => length)) * line + pad * 1.2;
  const top = y + gap * 1.6;
  const tip = top - fontSize * 0.4;
  const centres = groups.map((_, index) => index * (width + fontSize) + width / 2);
  return {
    ...nothing,
    boxes: centres.map((centre, index) => ({
      lines: lines[index] ?? [],
      x: centre - width / 2,
      x2: centre + width / 2,
      y: top,
      y2: top + height
    })),
    rules: branches(centres, y, tip, measures),
    down: centres.map((centre) => ({x: centre, y: tip})),
    end: top + height
  };
}

/** From the last box down to a bar, along it, and down to the tip of the arrow of each group. */
function branches(centres: readonly number[], y: number, tip: number, {middle, gap}: AttritionMeasures): PixelRule[] {
  const bar = y + gap * 0.7;
  return [
    {x: middle, x2: middle, y, y2: bar},
    {x: Math.min(middle, ...centres), x2: Math.max(middle, ...centres), y: bar, y2: bar},
    ...centres.map((centre) => ({x: centre, x2: centre, y: bar, y2: tip}))
  ];
}

/** A reason in lines, with its count before the first. */
function reasonLines(reason: string, n: number, room: number, fontSize: number): {count: string; text: string}[] {
  const lines = wrapLabel(reason, room, fontSize);
  return (lines.length === 0 ? ["–"] : lines).map((text, index) => ({count: index === 0 ? String(n) : "", text}));
}
