import {pixelChannel} from "./channel.ts";
import type {PlotOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type Layer} from "./figure-spec.ts";
import {keyRows, sizesOf, type KeyEntry} from "./figure-headings.ts";
import {distinctLabels} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import type {SwimmerBar, SwimmerEvent, SwimmerEventKind} from "./swimmer-lane.ts";

/** Width of a swimmer plot where none is asked for, in px. */
export const SWIMMER_WIDTH = 640;

/** Shape and colour of each kind of event; shape alone tells them apart. */
const eventMarks: Readonly<Record<SwimmerEventKind, {readonly shape: string; readonly colour: string}>> = {
  "response": {shape: "circle", colour: "#1a1a1a"},
  "progression": {shape: "triangle-up", colour: "#1a1a1a"},
  "death": {shape: "M-1,-1L1,1M1,-1L-1,1", colour: "#1a1a1a"},
  "stopped for toxicity": {shape: "diamond", colour: "#1a1a1a"},
  "last contact": {shape: "M0,-1L0,1", colour: "#1a1a1a"}
};

/** What bars are coloured by, in order of appearance. */
export interface SwimmerTreatment {
  readonly name: string;
  readonly colour: string;
}

/** Treatments, events and the arrow of treatment that goes on, in this order, and their names in rows; `height` in px. */
export interface SwimmerKey {
  readonly treatments: readonly SwimmerTreatment[];
  readonly kinds: readonly SwimmerEventKind[];
  readonly rows: readonly (readonly KeyEntry[])[];
  readonly height: number;
}

/**
 * The key of some bars and events.
 *
 * @example
 * swimmerKey([{lane: "p-17", start: 0, end: 8, colourBy: "SG"}], [{lane: "p-17", time: 8, kind: "death"}], {}).rows[0].map(({text}) => text) // ["SG", "death"]
 */
export function swimmerKey(
  bars: readonly SwimmerBar[],
  events: readonly SwimmerEvent[],
  {palette, width = SWIMMER_WIDTH, fontSize = FONT_SIZE}: Pick<PlotOptions, "palette" | "width" | "fontSize">
): SwimmerKey {
  const treatments = treatmentsOf(bars, palette);
  const kinds = [...new Set(events.map(({kind}) => kind))];
  const ongoing = bars.some((bar) => bar.ongoing) ? ["treatment goes on"] : [];
  const names = [...treatments.map(({name}) => name), ...kinds, ...ongoing];
  const sizes = sizesOf(fontSize);
  const rows = keyRows(distinctLabels(names, width * 0.9, sizes.font), width - sizes.font, sizes);
  return {treatments, kinds, rows, height: rows.length * sizes.row + fontSize * 0.6};
}

function treatmentsOf(bars: readonly SwimmerBar[], palette: PlotOptions["palette"]): SwimmerTreatment[] {
  const names = [...new Set(bars.map(({colourBy}) => colourBy))];
  const styles = stylesOf(
    names.map((name) => ({group: name, payloadClass: name})),
    palette
  );
  return styles.map(({colour}, index) => ({name: names[index] ?? "", colour}));
}

/**
 * The key above the plot, its left edge at `x` px.
 *
 * @example
 * keyMarks(swimmerKey([{lane: "p-17", start: 0, end: 8, colourBy: "SG"}], [], {}), 0, 10).map(({name}) => name) // ["key_0", "key"]
 */
export function keyMarks({rows, treatments, kinds, height}: SwimmerKey, x: number, fontSize: number): Layer[] {
  const {font, row, swatch} = sizesOf(fontSize);
  const y = fontSize - height;
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
function keyMark(treatment: SwimmerTreatment | undefined, kind: SwimmerEventKind | undefined, font: number): Layer {
  if (kind !== undefined) return eventMark(kind, px((font * 0.75) ** 2));
  const size = px((font * 0.9) ** 2);
  return treatment === undefined
    ? {type: "point", filled: true, shape: "triangle-right", size, fill: ink.axis, opacity: 1}
    : {type: "point", filled: true, shape: "square", size, fill: treatment.colour, opacity: 0.85};
}

/**
 * The mark of a kind of event, `size` px² large.
 *
 * @example
 * eventMark("response", 40).shape // "circle"
 */
export function eventMark(kind: SwimmerEventKind, size: number): Layer {
  const {shape, colour} = eventMarks[kind];
  const stroked = shape.startsWith("M");
  return stroked
    ? {type: "point", filled: false, shape, size: px(size * 0.55), stroke: colour, strokeWidth: 1.4, opacity: 1}
    : {type: "point", filled: true, shape, size, fill: colour, stroke: ink.paper, strokeWidth: 0.8, opacity: 1};
}
