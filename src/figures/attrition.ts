import type {LedgerLine, LedgerUnit} from "../record/ledger-line.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {pixelPoint, pixelRect, pixelRule, pixelText, type PixelText} from "./pixel-marks.ts";
import {plotFrame} from "./plot-frame.ts";

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
  readonly groups?: readonly {readonly label: string; readonly n: number}[];
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

/**
 * Flow of patients from those read to those analysed, with every reason for leaving out, zeros included (STROBE 2007 item 13, doi:10.1136/bmj.39335.541782.AD).
 *
 * Throws `RangeError` for no step, for counts that are not whole and ≥ 0, and when a box less its exclusions is not the next box: nobody may be lost between boxes.
 *
 * @example
 * attritionFigure([{label: "Patients read", n: 10, excluded: [{reason: "no second ADC", n: 4}]}, {label: "Analysed", n: 6}]).description
 * // "Flow of patients. Patients read: 10. Left out: no second ADC 4. Analysed: 6."
 */
export function attritionFigure(
  steps: readonly AttritionStep[],
  {title, subtitle, width = 640, fontSize = FONT_SIZE, groups = [], counted = "patients"}: AttritionOptions = {}
): FigureSpec {
  checkSteps(steps, groups);
  const pad = fontSize * 0.8;
  const line = fontSize * 1.4;
  const gap = fontSize * 2.2;
  const margin = Math.round(fontSize * 0.4);
  const inner = width - 2 * margin;
  const column = inner * 0.5;
  const side = {x: inner * 0.56, x2: inner};
  const middle = column / 2;
  const boxes: DrawnBox[] = [];
  const sides: SideBox[] = [];
  const rules: {x: number; x2: number; y: number; y2: number}[] = [];
  const down: {x: number; y: number}[] = [];
  const across: {x: number; y: number}[] = [];
  const boxLines = (label: string, n: number, room: number): string[] => [
    ...wrapLabel(label, room - 2 * pad, fontSize),
    `n = ${n}`
  ];

  let y = 0;
  for (const [index, step] of steps.entries()) {
    const lines = boxLines(step.label, step.n, column);
    const height = lines.length * line + pad * 1.2;
    boxes.push({lines, x: 0, x2: column, y, y2: y + height});
    y += height;
    if (index === steps.length - 1) break;
    const reasons = step.excluded ?? [];
    const total = reasons.reduce((sum, {n}) => sum + n, 0);
    const numbers = Math.max(labelWidth(String(total), fontSize), fontSize);
    const text =
      reasons.length === 0
        ? []
        : [
            `Left out: n = ${total}`,
            ...reasons.flatMap(({reason, n}) =>
              reasonLines(reason, n, side.x2 - side.x - 2 * pad - numbers - fontSize * 0.6, fontSize)
            )
          ];
    const tall = text.length === 0 ? 0 : text.length * line + pad * 1.2;
    const space = Math.max(gap * 1.4, tall + gap);
    if (tall > 0) {
      const centre = y + space / 2;
      sides.push({lines: text, ...side, y: centre - tall / 2, y2: centre + tall / 2, numbers});
      rules.push({x: middle, x2: side.x - fontSize * 0.4, y: centre, y2: centre});
      across.push({x: side.x - fontSize * 0.4, y: centre});
    }
    rules.push({x: middle, x2: middle, y, y2: y + space - fontSize * 0.4});
    down.push({x: middle, y: y + space - fontSize * 0.4});
    y += space;
  }
  if (groups.length > 0) {
    const room = (inner - (groups.length - 1) * fontSize) / groups.length;
    const lines = groups.map(({label, n}) => boxLines(label, n, room));
    const height = Math.max(...lines.map(({length}) => length)) * line + pad * 1.2;
    const bar = y + gap * 0.7;
    const top = y + gap * 1.6;
    const centres = groups.map((_, index) => index * (room + fontSize) + room / 2);
    rules.push(
      {x: middle, x2: middle, y, y2: bar},
      {x: Math.min(middle, ...centres), x2: Math.max(middle, ...centres), y: bar, y2: bar}
    );
    for (const [index, centre] of centres.entries()) {
      rules.push({x: centre, x2: centre, y: bar, y2: top - fontSize * 0.4});
      down.push({x: centre, y: top - fontSize * 0.4});
      boxes.push({lines: lines[index] ?? [], x: centre - room / 2, x2: centre + room / 2, y: top, y2: top + height});
    }
    y = top + height;
  }

  const sideTexts = (
    make: (box: SideBox, entry: SideBox["lines"][number], y: number) => PixelText | null
  ): PixelText[] =>
    sides.flatMap((box) =>
      box.lines
        .map((entry, row) => make(box, entry, box.y + pad * 0.6 + line * (row + 0.75)))
        .filter((text) => text !== null)
    );
  const plot = plotFrame({
    width,
    plotHeight: y,
    fontSize,
    title,
    subtitle,
    left: 0,
    right: 0,
    axis: Math.ceil(fontSize * 0.2)
  });
  const arrow = px(fontSize * fontSize * 0.45);
  const layer: Layer[] = [
    pixelRule("flow", rules, {strokeWidth: px(fontSize / 11)}),
    pixelPoint("flow_down", down, {shape: "triangle-down", size: arrow, color: ink.axis}),
    pixelPoint("flow_across", across, {shape: "triangle-right", size: arrow, color: ink.axis}),
    pixelRect("boxes", boxes, {fill: "#f3f6f9", stroke: ink.axis, strokeWidth: px(fontSize / 11)}),
    ...(sides.length === 0
      ? []
      : [pixelRect("left_out", sides, {fill: ink.paper, stroke: ink.faint, strokeWidth: px(fontSize / 11)})]),
    pixelText(
      "box_labels",
      boxes.flatMap((box) =>
        box.lines.map((text, row): PixelText => ({
          x: (box.x + box.x2) / 2,
          y: box.y + pad * 0.6 + line * (row + 0.75),
          text
        }))
      ),
      {align: "center"}
    ),
    ...(sides.length === 0
      ? []
      : [
          pixelText(
            "left_out_heads",
            sideTexts((box, entry, y) => (typeof entry === "string" ? {x: box.x + pad, y, text: entry} : null))
          ),
          pixelText(
            "left_out_counts",
            sideTexts((box, entry, y) =>
              typeof entry === "string" || entry.count === ""
                ? null
                : {x: box.x + pad + box.numbers, y, text: entry.count}
            ),
            {align: "right"}
          ),
          pixelText(
            "left_out_labels",
            sideTexts((box, entry, y) =>
              typeof entry === "string" ? null : {x: box.x + pad + box.numbers + fontSize * 0.6, y, text: entry.text}
            )
          )
        ]),
    ...plot.layers
  ];
  return figureSpec(
    {
      figure: "attrition",
      title: title ?? `Flow of ${counted}`,
      description: describe(steps, groups, counted),
      frame: plot.frame,
      fontSize
    },
    {width: plot.width, height: plot.height, layer}
  );
}

/** A reason in lines, with its count before the first. */
function reasonLines(reason: string, n: number, room: number, fontSize: number): {count: string; text: string}[] {
  const lines = wrapLabel(reason, room, fontSize);
  return (lines.length === 0 ? ["–"] : lines).map((text, index) => ({count: index === 0 ? String(n) : "", text}));
}

function checkSteps(
  steps: readonly AttritionStep[],
  groups: readonly {readonly label: string; readonly n: number}[]
): void {
  if (steps.length === 0) throw new RangeError("steps must hold at least one box, got 0");
  const counts = [
    ...steps.flatMap(({n, excluded}) => [n, ...(excluded ?? []).map((exclusion) => exclusion.n)]),
    ...groups.map(({n}) => n)
  ];
  const bad = counts.find((n) => !Number.isInteger(n) || n < 0);
  if (bad !== undefined) throw new RangeError(`counts must be whole and 0 or more, got ${bad}`);
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    const left = step.n - (step.excluded ?? []).reduce((sum, {n}) => sum + n, 0);
    if (next !== undefined && left !== next.n)
      throw new RangeError(
        `boxes must add up: ${step.label} less what was left out is ${left}, ${next.label} has ${next.n}`
      );
  }
  const last = steps.at(-1)?.n ?? 0;
  const sum = groups.reduce((total, {n}) => total + n, 0);
  if (groups.length > 0 && sum !== last)
    throw new RangeError(`groups must add up to the last box (${last}), got ${sum}`);
}

function describe(
  steps: readonly AttritionStep[],
  groups: readonly {readonly label: string; readonly n: number}[],
  counted: string
): string {
  const boxes = steps.map(
    ({label, n, excluded = []}) =>
      `${oneLine(label)}: ${n}.${excluded.length === 0 ? "" : ` Left out: ${excluded.map((exclusion) => `${oneLine(exclusion.reason)} ${exclusion.n}`).join(", ")}.`}`
  );
  const ends =
    groups.length === 0 ? [] : [`Groups: ${groups.map(({label, n}) => `${oneLine(label)} ${n}`).join(", ")}.`];
  return [`Flow of ${oneLine(counted)}.`, ...boxes, ...ends].join(" ");
}
