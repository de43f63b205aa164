import type {Shown} from "../record/hidden.ts";
import {pixelChannel} from "./channel.ts";
import {ink, px, type Layer} from "./figure-spec.ts";
import {swatchRule, type Sizes} from "./figure-headings.ts";
import {distinctLabels, labelWidth} from "./label-width.ts";
import type {GroupStyle} from "./palette.ts";
import {pixelText} from "./pixel-marks.ts";
import {countLabel, type RiskConvention, type RiskCounts} from "./risk-table.ts";

/** One group of the table. */
export interface RiskGroup {
  readonly group: string;
  readonly style: GroupStyle;
  readonly counts: RiskCounts;
}

/** One line of the table: a name, counts, or both. */
export interface RiskLine {
  readonly label: string;
  readonly counts: readonly Shown[] | null;
  /** Group whose line sample stands before the label; null for none. */
  readonly swatch: number | null;
  /** Baseline in px from the top of the table. */
  readonly y: number;
}

/** Where everything in the table stands. */
export interface RiskTableLayout {
  readonly heading: string | null;
  readonly lines: readonly RiskLine[];
  /** Px that the labels need left of the first tick. */
  readonly labelRoom: number;
  readonly height: number;
}

/** A column of names may take this share of the picture before the names go on lines of their own. */
const MOST_NAMES = 0.36;

/** Room that semibold letters may take beyond regular ones. */
const BOLD = 1.1;

/**
 * Lays the table out: names beside the numbers where they are short, above them where they are long or several rows belong to each group.
 *
 * @example
 * const group = {group: "SG", style: {colour: "#0072B2", dash: []}, counts: {atRisk: [4, 2], events: [0, 1], censored: [0, 1], entered: [4, 4], delayedEntry: false}}
 * riskTableLayout([group], "classic", 600, {font: 10, line: 1.4, row: 15, swatch: 22}).lines.map((line) => line.label) // ["SG"]
 */
export function riskTableLayout(
  groups: readonly RiskGroup[],
  convention: RiskConvention,
  width: number,
  sizes: Sizes
): RiskTableLayout {
  const {font} = sizes;
  const first = firstCountRoom(groups, convention, font);
  const delayed = groups.some(({counts}) => counts.delayedEntry);
  const names = namesOf(groups, convention, width, first, sizes);
  const {lines, end} = names.beside
    ? linesBeside(groups, names.texts, convention, sizes)
    : linesBelow(groups, names.texts, convention, delayed, sizes);
  const labels = lines
    .filter(({counts}) => counts !== null)
    .map((line) => indentOf(line, sizes) + labelWidth(line.label, font));
  return {
    heading: convention === "classic" ? "Number at risk" : null,
    lines,
    labelRoom: Math.max(...labels, 0) + first,
    height: Math.ceil(end + font * 0.45)
  };
}

/** Px from the left edge to a label: room for the sample of a line, or a little where there is none. */
const indentOf = ({swatch: sample}: RiskLine, {font, swatch}: Sizes): number =>
  sample === null ? font * 0.4 : swatch + font * 0.5;

/** The names as they fit, beside their numbers or on lines of their own. */
function namesOf(
  groups: readonly RiskGroup[],
  convention: RiskConvention,
  width: number,
  first: number,
  {font, swatch}: Sizes
): {readonly beside: boolean; readonly texts: readonly string[]} {
  const key = swatch + font * 0.5;
  const delayed = groups.some(({counts}) => counts.delayedEntry);
  const longest = Math.max(...groups.map(({group}) => labelWidth(group, font)));
  const beside = convention === "classic" && !delayed && longest + key + first <= width * MOST_NAMES;
  const room = beside ? width * MOST_NAMES : (width - key) / BOLD;
  return {
    beside,
    texts: distinctLabels(
      groups.map(({group}) => group),
      room,
      font
    )
  };
}

/** Px that the counts under the first tick take left of it, and a gap. */
function firstCountRoom(groups: readonly RiskGroup[], convention: RiskConvention, font: number): number {
  const widths = groups.flatMap(({counts}) =>
    rowsOf(counts, convention).map(([, values]) => labelWidth(countLabel(values[0] ?? 0), font))
  );
  return Math.max(...widths) / 2 + font;
}

/** Room above the first line for the heading. */
const headRoom = (convention: RiskConvention, {row}: Sizes): number => (convention === "classic" ? row * 0.95 : 0);

/** A name before each row of numbers. */
function linesBeside(
  groups: readonly RiskGroup[],
  names: readonly string[],
  convention: RiskConvention,
  sizes: Sizes
): {lines: RiskLine[]; end: number} {
  const lines: RiskLine[] = [];
  let y = headRoom(convention, sizes);
  for (const [index, {counts}] of groups.entries())
    for (const [, values] of rowsOf(counts, convention)) {
      y += sizes.row;
      lines.push({label: names[index] ?? "", counts: values, swatch: index, y});
    }
  return {lines, end: y};
}

/** A name on a line of its own, and its rows of numbers below it. */
function linesBelow(
  groups: readonly RiskGroup[],
  names: readonly string[],
  convention: RiskConvention,
  delayed: boolean,
  sizes: Sizes
): {lines: RiskLine[]; end: number} {
  const {row} = sizes;
  const lines: RiskLine[] = [];
  let y = headRoom(convention, sizes);
  for (const [index, {counts}] of groups.entries()) {
    y += index === 0 ? row : row * 1.25;
    lines.push({label: names[index] ?? "", counts: null, swatch: index, y});
    for (const [kind, values] of rowsOf(counts, convention, delayed)) {
      y += row * 0.95;
      lines.push({label: kind, counts: values, swatch: null, y});
    }
  }
  return {lines, end: y};
}

function rowsOf(
  {atRisk, events, censored, entered}: RiskCounts,
  convention: RiskConvention,
  delayed = false
): (readonly [string, readonly Shown[]])[] {
  const entries: (readonly [string, readonly Shown[]])[] = delayed ? [["Entered", entered]] : [];
  return convention === "classic"
    ? [...entries, ["At risk", atRisk]]
    : [...entries, ["At risk", atRisk], ["Events", events], ["Censored", censored]];
}

/**
 * Layers of the table; the numbers stand on the shared time scale, the labels start at `edge` px.
 *
 * @example
 * const group = {group: "SG", style: {colour: "#0072B2", dash: []}, counts: {atRisk: [4, 2], events: [0, 1], censored: [0, 1], entered: [4, 4], delayedEntry: false}}
 * const sizes = {font: 10, line: 1.4, row: 15, swatch: 22}
 * riskLayers([group], riskTableLayout([group], "classic", 600, sizes), [0, 6], {field: "time", type: "quantitative"}, -50, sizes)[0].data.values.map((value) => value.text) // ["4", "2"]
 */
export function riskLayers(
  groups: readonly RiskGroup[],
  {heading, lines}: RiskTableLayout,
  ticks: readonly number[],
  x: Layer,
  edge: number,
  sizes: Sizes
): Layer[] {
  const samples = lines.flatMap(({swatch, y}) =>
    swatch === null ? [] : [swatchRule(`risk_${swatch}`, groups[swatch]?.style, edge, y - sizes.font * 0.36, sizes)]
  );
  return [
    numberLayer(lines, ticks, x),
    ...nameLayers(lines, edge, sizes),
    ...samples,
    ...(heading === null ? [] : [headingLayer(heading, edge, sizes)])
  ];
}

/** Counts under their ticks. */
function numberLayer(lines: readonly RiskLine[], ticks: readonly number[], x: Layer): Layer {
  const values = lines.flatMap(({counts, y}) =>
    (counts ?? []).map((count, index) => ({time: ticks[index] ?? 0, y: px(y), text: countLabel(count)}))
  );
  return {
    name: "risk_numbers",
    data: {values},
    mark: {type: "text", align: "center", baseline: "alphabetic"},
    encoding: {x, y: pixelChannel("y"), text: {field: "text", type: "nominal"}}
  };
}

/** Names before their counts, and in semibold those that stand on lines of their own. */
function nameLayers(lines: readonly RiskLine[], edge: number, sizes: Sizes): Layer[] {
  const named = lines.map((line) => ({
    text: {x: edge + indentOf(line, sizes), y: line.y, text: line.label},
    own: line.counts === null
  }));
  const [beside, own] = [named.filter((name) => !name.own), named.filter((name) => name.own)];
  return [
    pixelText(
      "risk_labels",
      beside.map(({text}) => text)
    ),
    pixelText(
      "risk_groups",
      own.map(({text}) => text),
      {fontWeight: 600}
    )
  ];
}

function headingLayer(text: string, edge: number, {row}: Sizes): Layer {
  return pixelText("risk_heading", [{x: edge, y: row * 0.8, text}], {fontWeight: 600, color: ink.text});
}
