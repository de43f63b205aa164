import type {Shown} from "../record/hidden.ts";
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
  const {font, swatch} = sizes;
  const first = firstCountRoom(groups, convention, font);
  const key = swatch + font * 0.5;
  const delayed = groups.some(({counts}) => counts.delayedEntry);
  const longest = Math.max(...groups.map(({group}) => labelWidth(group, font)));
  const beside = convention === "classic" && !delayed && longest + key + first <= width * MOST_NAMES;
  const names = distinctLabels(
    groups.map(({group}) => group),
    beside ? width * MOST_NAMES : (width - key) / BOLD,
    font
  );
  const {lines, end} = beside
    ? linesBeside(groups, names, convention, sizes)
    : linesBelow(groups, names, convention, delayed, sizes);
  const labels = lines
    .filter(({counts}) => counts !== null)
    .map(({label, swatch: sample}) => (sample === null ? font * 0.4 : key) + labelWidth(label, font));
  return {
    heading: convention === "classic" ? "Number at risk" : null,
    lines,
    labelRoom: Math.max(...labels, 0) + first,
    height: Math.ceil(end + font * 0.45)
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
  const {font, row, swatch} = sizes;
  const numbers = lines.flatMap(({counts, y}) =>
    (counts ?? []).map((count, index) => ({time: ticks[index] ?? 0, y: px(y), text: countLabel(count)}))
  );
  const indent = (line: RiskLine): number => (line.swatch === null ? font * 0.4 : swatch + font * 0.5);
  const named = lines.map((line) => ({x: edge + indent(line), y: line.y, text: line.label, own: line.counts === null}));
  return [
    {
      name: "risk_numbers",
      data: {values: numbers},
      mark: {type: "text", align: "center", baseline: "alphabetic"},
      encoding: {
        x,
        y: {field: "y", type: "quantitative", scale: null, axis: null},
        text: {field: "text", type: "nominal"}
      }
    },
    pixelText(
      "risk_labels",
      named.filter(({own}) => !own)
    ),
    pixelText(
      "risk_groups",
      named.filter(({own}) => own),
      {fontWeight: 600}
    ),
    ...lines
      .filter((line) => line.swatch !== null)
      .map((line) =>
        swatchRule(`risk_${line.swatch}`, groups[line.swatch ?? 0]?.style, edge, line.y - font * 0.36, sizes)
      ),
    ...(heading === null
      ? []
      : [pixelText("risk_heading", [{x: edge, y: row * 0.8, text: heading}], {fontWeight: 600, color: ink.text})])
  ];
}
