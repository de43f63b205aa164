import type {LedgerLine, LedgerUnit} from "../record/ledger-line.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {pixelPoint, pixelRect, pixelRule, pixelText, type PixelRule, type PixelText} from "./pixel-marks.ts";
import {plotFrame, plotSpec} from "./plot-frame.ts";

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

/** A stage of the pipeline as it stands in the ledger, with the reasons that are shown even where they took nobody. */
export interface AttritionStage {
  /** `step` of the ledger lines. */
  readonly step: string;
  /** Label of the box that remains after the stage. */
  readonly label: string;
  readonly reasons?: readonly string[];
}

/** Options of `attritionFigure`; lengths in CSS px. */
export interface AttritionOptions extends FigureOptions {
  /** The groups into which the last box falls. */
  readonly groups?: readonly CountedGroup[];
  /** What is counted, e.g. `patients`. */
  readonly counted?: string;
}

/**
 * Boxes of the flow from the ledger: start minus the ledger lines of each stage, reasons counted, with zero for those that are listed and took nobody.
 * Lines of another unit are passed over; a reason that is not listed gets its box all the same.
 *
 * @example
 * const line = {step: "population", unit: "patient", reason: "no-second-adc", detail: "", file: null, row: null, patientId: null}
 * attritionSteps({label: "Patients", n: 10}, [line, line], [{step: "population", label: "Analysed", reasons: ["concurrent-adcs"]}], "patient").map((step) => step.n) // [10, 8]
 */
export function attritionSteps(
  start: {readonly label: string; readonly n: number},
  ledger: readonly Pick<LedgerLine, "step" | "unit" | "reason">[],
  stages: readonly AttritionStage[],
  unit: LedgerUnit
): AttritionStep[] {
  const steps: AttritionStep[] = [];
  let current = start;
  for (const stage of stages) {
    const lines = ledger.filter((line) => line.step === stage.step && line.unit === unit);
    const reasons = [...new Set([...(stage.reasons ?? []), ...lines.map(({reason}) => reason)])];
    steps.push({
      ...current,
      excluded: reasons.map((reason) => ({reason, n: lines.filter((line) => line.reason === reason).length}))
    });
    current = {label: stage.label, n: current.n - lines.length};
  }
  return [...steps, current];
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
interface Flow {
  readonly boxes: readonly DrawnBox[];
  readonly sides: readonly SideBox[];
  readonly rules: readonly PixelRule[];
  readonly down: readonly {readonly x: number; readonly y: number}[];
  readonly across: readonly {readonly x: number; readonly y: number}[];
  readonly end: number;
}

/** Lengths in px that all boxes share. */
interface Measures {
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
 * Flow of patients from those read to those analysed, with every reason for leaving out, zeros included (STROBE 2007 item 13, doi:10.1136/bmj.39335.541782.AD).
 *
 * Throws `RangeError` for no step, for counts that are not whole and ≥ 0, and when a box less its exclusions is not the next box: nobody may be lost between boxes.
 *
 * @example
 * attritionFigure([{label: "Patients read", n: 10, excluded: [{reason: "no second ADC", n: 4}]}, {label: "Analysed", n: 6}]).description
 * // "Flow of patients. Patients read: 10. Left out: no second ADC 4. Analysed: 6."
 */
export function attritionFigure(steps: readonly AttritionStep[], options: AttritionOptions = {}): FigureSpec {
  const {title, subtitle, width = 640, fontSize = FONT_SIZE, groups = [], counted = "patients"} = options;
  checkSteps(steps, groups);
  const measures = measuresOf(width, fontSize);
  const flow = flowOf(steps, groups, measures);
  const plot = plotFrame({
    width,
    plotHeight: flow.end,
    fontSize,
    title,
    subtitle,
    left: 0,
    right: 0,
    axis: Math.ceil(fontSize * 0.2)
  });
  const marks = [
    ...arrowLayers(flow, fontSize),
    pixelRect("boxes", flow.boxes, {fill: "#f3f6f9", stroke: ink.axis, strokeWidth: px(fontSize / 11)}),
    ...sideRects(flow, fontSize),
    boxLabels(flow, measures),
    ...sideLabels(flow, measures)
  ];
  return plotSpec(
    {
      figure: "attrition",
      title: title ?? `Flow of ${counted}`,
      description: describe(steps, groups, counted),
      fontSize
    },
    plot,
    marks
  );
}

function measuresOf(width: number, fontSize: number): Measures {
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

/** The boxes from top to bottom, and the groups side by side below the last. */
function flowOf(steps: readonly AttritionStep[], groups: readonly CountedGroup[], measures: Measures): Flow {
  const flows: Flow[] = [];
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

const boxLines = ({label, n}: CountedGroup, room: number, {pad, fontSize}: Measures): string[] => [
  ...wrapLabel(label, room - 2 * pad, fontSize),
  `n = ${n}`
];

function boxFlow(step: AttritionStep, y: number, measures: Measures): Flow {
  const {column, line, pad} = measures;
  const lines = boxLines(step, column, measures);
  const end = y + (lines.length * line + pad * 1.2);
  return {...nothing, boxes: [{lines, x: 0, x2: column, y, y2: end}], end};
}

/** The arrow to the next box, and what was left out on the way to it. */
function exclusionFlow(reasons: readonly Exclusion[], y: number, measures: Measures): Flow {
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
  {side, pad, fontSize}: Measures
): Pick<SideBox, "lines" | "numbers"> {
  const total = sumOf(reasons);
  const numbers = Math.max(labelWidth(String(total), fontSize), fontSize);
  const room = side.x2 - side.x - 2 * pad - numbers - fontSize * 0.6;
  const lines = reasons.flatMap(({reason, n}) => reasonLines(reason, n, room, fontSize));
  return {lines: reasons.length === 0 ? [] : [`Left out: n = ${total}`, ...lines], numbers};
}

const sumOf = (counts: readonly {readonly n: number}[]): number => counts.reduce((sum, {n}) => sum + n, 0);

/** A bar with an arrow to the box of each group. */
function groupFlow(groups: readonly CountedGroup[], y: number, measures: Measures): Flow {
  const {inner, line, pad, gap, middle, fontSize} = measures;
  const room = (inner - (groups.length - 1) * fontSize) / groups.length;
  const lines = groups.map((group) => boxLines(group, room, measures));
  const height = Math.max(...lines.map(({length}) => length)) * line + pad * 1.2;
  const bar = y + gap * 0.7;
  const top = y + gap * 1.6;
  const tip = top - fontSize * 0.4;
  const centres = groups.map((_, index) => index * (room + fontSize) + room / 2);
  return {
    ...nothing,
    boxes: centres.map((centre, index) => ({
      lines: lines[index] ?? [],
      x: centre - room / 2,
      x2: centre + room / 2,
      y: top,
      y2: top + height
    })),
    rules: [
      {x: middle, x2: middle, y, y2: bar},
      {x: Math.min(middle, ...centres), x2: Math.max(middle, ...centres), y: bar, y2: bar},
      ...centres.map((centre) => ({x: centre, x2: centre, y: bar, y2: tip}))
    ],
    down: centres.map((centre) => ({x: centre, y: tip})),
    end: top + height
  };
}

function arrowLayers({rules, down, across}: Flow, fontSize: number): Layer[] {
  const size = px(fontSize * fontSize * 0.45);
  return [
    pixelRule("flow", rules, {strokeWidth: px(fontSize / 11)}),
    pixelPoint("flow_down", down, {shape: "triangle-down", size, color: ink.axis}),
    pixelPoint("flow_across", across, {shape: "triangle-right", size, color: ink.axis})
  ];
}

function sideRects({sides}: Flow, fontSize: number): Layer[] {
  if (sides.length === 0) return [];
  return [pixelRect("left_out", sides, {fill: ink.paper, stroke: ink.faint, strokeWidth: px(fontSize / 11)})];
}

/** Baseline of a line of text in a box. */
const baseline = (box: {readonly y: number}, row: number, {pad, line}: Measures): number =>
  box.y + pad * 0.6 + line * (row + 0.75);

function boxLabels({boxes}: Flow, measures: Measures): Layer {
  const values = boxes.flatMap((box) =>
    box.lines.map((text, row) => ({x: (box.x + box.x2) / 2, y: baseline(box, row, measures), text}))
  );
  return pixelText("box_labels", values, {align: "center"});
}

/** Texts of the boxes of reasons: their headings, the counts in a column, the reasons beside them. */
function sideLabels({sides}: Flow, measures: Measures): Layer[] {
  if (sides.length === 0) return [];
  const {pad, fontSize} = measures;
  const heads: PixelText[] = [];
  const counts: PixelText[] = [];
  const labels: PixelText[] = [];
  for (const box of sides)
    for (const [row, entry] of box.lines.entries()) {
      const y = baseline(box, row, measures);
      const x = box.x + pad + box.numbers;
      if (typeof entry === "string") heads.push({x: box.x + pad, y, text: entry});
      else {
        if (entry.count !== "") counts.push({x, y, text: entry.count});
        labels.push({x: x + fontSize * 0.6, y, text: entry.text});
      }
    }
  return [
    pixelText("left_out_heads", heads),
    pixelText("left_out_counts", counts, {align: "right"}),
    pixelText("left_out_labels", labels)
  ];
}

/** A reason in lines, with its count before the first. */
function reasonLines(reason: string, n: number, room: number, fontSize: number): {count: string; text: string}[] {
  const lines = wrapLabel(reason, room, fontSize);
  return (lines.length === 0 ? ["–"] : lines).map((text, index) => ({count: index === 0 ? String(n) : "", text}));
}

function checkSteps(steps: readonly AttritionStep[], groups: readonly CountedGroup[]): void {
  if (steps.length === 0) throw new RangeError("steps must hold at least one box, got 0");
  const counts = steps.flatMap((step) => [step.n, ...(step.excluded ?? []).map(({n}) => n)]);
  const bad = [...counts, ...groups.map(({n}) => n)].find((n) => !Number.isInteger(n) || n < 0);
  if (bad !== undefined) throw new RangeError(`counts must be whole and 0 or more, got ${bad}`);
  for (const [index, step] of steps.entries()) checkNext(step, steps[index + 1]);
  const last = steps.at(-1)?.n ?? 0;
  if (groups.length > 0 && sumOf(groups) !== last)
    throw new RangeError(`groups must add up to the last box (${last}), got ${sumOf(groups)}`);
}

/** Nobody may be lost between a box and the next. */
function checkNext({label, n, excluded}: AttritionStep, next: AttritionStep | undefined): void {
  const left = n - sumOf(excluded ?? []);
  if (next !== undefined && left !== next.n)
    throw new RangeError(`boxes must add up: ${label} less what was left out is ${left}, ${next.label} has ${next.n}`);
}

function describe(steps: readonly AttritionStep[], groups: readonly CountedGroup[], counted: string): string {
  const boxes = steps.map(({label, n, excluded = []}) => {
    const reasons = excluded.map((exclusion) => `${oneLine(exclusion.reason)} ${exclusion.n}`);
    return `${oneLine(label)}: ${n}.${excluded.length === 0 ? "" : ` Left out: ${reasons.join(", ")}.`}`;
  });
  const ends =
    groups.length === 0 ? [] : [`Groups: ${groups.map(({label, n}) => `${oneLine(label)} ${n}`).join(", ")}.`];
  return [`Flow of ${oneLine(counted)}.`, ...boxes, ...ends].join(" ");
}
