import type {LedgerLine, LedgerUnit} from "../record/ledger-line.ts";
import {
  attritionFlow,
  attritionMeasures,
  sumOfCounts,
  type AttritionFlow,
  type AttritionStep,
  type CountedGroup,
  type AttritionMeasures
} from "./attrition-flow.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {oneLine} from "./label-width.ts";
import {pixelPoint, pixelRect, pixelRule, pixelText, type PixelText} from "./pixel-marks.ts";
import {plotFrame, plotSpec} from "./plot-frame.ts";

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
  const measures = attritionMeasures(width, fontSize);
  const flow = attritionFlow(steps, groups, measures);
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

function arrowLayers({rules, down, across}: AttritionFlow, fontSize: number): Layer[] {
  const size = px(fontSize * fontSize * 0.45);
  return [
    pixelRule("flow", rules, {strokeWidth: px(fontSize / 11)}),
    pixelPoint("flow_down", down, {shape: "triangle-down", size, color: ink.axis}),
    pixelPoint("flow_across", across, {shape: "triangle-right", size, color: ink.axis})
  ];
}

function sideRects({sides}: AttritionFlow, fontSize: number): Layer[] {
  if (sides.length === 0) return [];
  return [pixelRect("left_out", sides, {fill: ink.paper, stroke: ink.faint, strokeWidth: px(fontSize / 11)})];
}

/** Baseline of a line of text in a box. */
const baseline = (box: {readonly y: number}, row: number, {pad, line}: AttritionMeasures): number =>
  box.y + pad * 0.6 + line * (row + 0.75);

function boxLabels({boxes}: AttritionFlow, measures: AttritionMeasures): Layer {
  const values = boxes.flatMap((box) =>
    box.lines.map((text, row) => ({x: (box.x + box.x2) / 2, y: baseline(box, row, measures), text}))
  );
  return pixelText("box_labels", values, {align: "center"});
}

/** Texts of the boxes of reasons: their headings, the counts in a column, the reasons beside them. */
function sideLabels({sides}: AttritionFlow, measures: AttritionMeasures): Layer[] {
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

function checkSteps(steps: readonly AttritionStep[], groups: readonly CountedGroup[]): void {
  if (steps.length === 0) throw new RangeError("steps must hold at least one box, got 0");
  const counts = steps.flatMap((step) => [step.n, ...(step.excluded ?? []).map(({n}) => n)]);
  const bad = [...counts, ...groups.map(({n}) => n)].find((n) => !Number.isInteger(n) || n < 0);
  if (bad !== undefined) throw new RangeError(`counts must be whole and 0 or more, got ${bad}`);
  for (const [index, step] of steps.entries()) checkNext(step, steps[index + 1]);
  const last = steps.at(-1)?.n ?? 0;
  if (groups.length > 0 && sumOfCounts(groups) !== last)
    throw new RangeError(`groups must add up to the last box (${last}), got ${sumOfCounts(groups)}`);
}

/** Nobody may be lost between a box and the next. */
function checkNext({label, n, excluded}: AttritionStep, next: AttritionStep | undefined): void {
  const left = n - sumOfCounts(excluded ?? []);
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
