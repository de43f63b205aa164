import {annotationOf, annotationSize, type Annotation, type AnnotationLine} from "./annotation.ts";
import {placeLabels} from "./curve-labels.ts";
import {headingsOf, keyRows, type Headings, type KeyEntry, type Sizes} from "./figure-headings.ts";
import {footnoteOf, type Footnote} from "./footnote.ts";
import type {CurveArm} from "./kaplan-meier-layers.ts";
import {labelledCurves, sceneOf, type PlotArea, type Scene} from "./kaplan-meier-scene.ts";
import {footnotes, type Words} from "./kaplan-meier-text.ts";
import {distinctLabels, labelWidth, wrapLabel} from "./label-width.ts";
import {freePlace, type Box} from "./placement.ts";
import {riskTableLayout, type RiskGroup, type RiskTableLayout} from "./risk-table-view.ts";
import {countLabel} from "./risk-table.ts";
import type {TimeAxis} from "./time-axis.ts";

/** A curve with its style and its counts. */
export interface Arm extends CurveArm, RiskGroup {}

/** The whole picture; lengths in px. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  /** Width between the margins. */
  readonly inner: number;
  readonly sizes: Sizes;
}

/** What the figure shows, with every option decided. */
export interface KaplanMeierContent {
  readonly page: Page;
  readonly axis: TimeAxis;
  readonly arms: readonly Arm[];
  readonly words: Words;
  readonly title: string | undefined;
  readonly subtitle: string | undefined;
  readonly xTitle: string;
  readonly annotation: readonly AnnotationLine[];
  readonly labels: "auto" | "direct" | "key";
  readonly medianLines: boolean;
  readonly footnote: boolean;
  /** Least room in px left of the plot and above it. */
  readonly room: {readonly left: number; readonly top: number};
}

/** What stands around the plot, and the room that it takes in px. */
export interface Surroundings {
  readonly headings: Headings;
  readonly xLines: readonly string[];
  readonly yLines: readonly string[];
  readonly table: RiskTableLayout | null;
  readonly footnote: Footnote;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly plotWidth: number;
  readonly axisHeight: number;
}

/** Names of the groups as they fit beside the curves and in the key, and the annotation. */
export interface Captions {
  readonly names: readonly string[];
  readonly key: readonly (readonly KeyEntry[])[];
  readonly annotation: Annotation;
}

/** Where names and annotation stand. */
export interface Arrangement {
  /** Px above the plot. */
  readonly top: number;
  readonly plot: PlotArea;
  /** Place of the annotation in the plot; null where it stands above. */
  readonly note: Box | null;
  /** Places of the names beside the curves; null where they stand in the key. */
  readonly direct: readonly Box[] | null;
}

/** Breaks titles and footnote, lays out the table, and takes their room off the width. */
export function surroundingsOf(content: KaplanMeierContent): Surroundings {
  const {page, axis, arms, words} = content;
  const {width, inner, margin, sizes} = page;
  const {font} = sizes;
  const table = tableOf(content);
  const yLines = wrapLabel(words.yTitle, page.height * 0.6, font);
  const left = leftRoom(content, table, yLines.length);
  const right = rightRoom(axis, table, page, left);
  const plotWidth = width - left - right;
  const xLines = wrapLabel(content.xTitle, plotWidth, font);
  const footnote = footnoteOf(content.footnote ? footnotes(arms, words) : [], inner, font);
  const axisHeight = Math.ceil(font * (2 + 1.25 * xLines.length));
  const bottom = margin + axisHeight + (table?.height ?? 0) + Math.ceil(footnote.height);
  const headings = headingsOf(content, inner, sizes);
  return {headings, xLines, yLines, table, footnote, left, right, bottom, plotWidth, axisHeight};
}

function tableOf({arms, words: {riskTable}, page}: KaplanMeierContent): RiskTableLayout | null {
  return riskTable === "none" ? null : riskTableLayout(arms, riskTable, page.inner, page.sizes);
}

/** Room left of the plot for the ticks and the title of the axis, and for the labels of the table. */
function leftRoom({page, room}: KaplanMeierContent, table: RiskTableLayout | null, titleLines: number): number {
  const {font} = page.sizes;
  const axisRoom = labelWidth("100", font) + font * 1.2 + titleLines * font * 1.25;
  return Math.max(room.left, page.margin + Math.ceil(Math.max(axisRoom, table?.labelRoom ?? 0)));
}

/** Px that the last number of the axis and of the table takes right of its tick. */
function lastNumberRoom({ticks}: TimeAxis, table: RiskTableLayout | null, {margin, sizes}: Page): number {
  const counts = (table?.lines ?? []).map((line) => countLabel(line.counts?.at(-1) ?? 0));
  const widths = [String(ticks.at(-1)), ...counts].map((number) => labelWidth(number, sizes.font));
  return Math.max(...widths) / 2 + margin;
}

/** Room right of the plot for half of the last number, less what lies between its tick and the end of the axis. */
function rightRoom(axis: TimeAxis, table: RiskTableLayout | null, page: Page, left: number): number {
  const {ticks, end} = axis;
  const half = lastNumberRoom(axis, table, page);
  const beyondTick = half - (1 - (ticks.at(-1) ?? 0) / end) * (page.width - left - half);
  return Math.ceil(Math.max(page.margin + 2, beyondTick));
}

/** Cuts the names and the annotation to the room they may have. */
export function captionsOf({page, arms, annotation}: KaplanMeierContent, plotWidth: number): Captions {
  const {inner, sizes} = page;
  const {font, swatch} = sizes;
  const groups = arms.map(({group}) => group);
  return {
    names: distinctLabels(groups, plotWidth * 0.45, font),
    key: keyRows(distinctLabels(groups, inner - swatch - font, font), inner, sizes),
    annotation: annotationOf(annotation, inner, font)
  };
}

/** Whether names stand in the key, and the annotation in the plot. */
interface Wish {
  readonly keyed: boolean;
  readonly inside: boolean;
}

/**
 * Tries the annotation inside the plot and the names beside the curves; what finds no room goes above, which makes the plot lower.
 * Throws `RangeError` where names must stand beside the curves and find no room.
 */
export function arranged(
  content: KaplanMeierContent,
  around: Surroundings,
  captions: Captions,
  wish = firstWish(content, captions)
): Arrangement {
  const top = topOf(content, around.headings, linesAbove(captions, wish));
  const plot = plotArea(content, around, top);
  const scene = sceneIn(content, plot);
  const note = wish.inside ? annotationPlace(captions.annotation, plot, scene, content.page.sizes) : null;
  if (wish.inside && note === null) return arranged(content, around, captions, {...wish, inside: false});
  if (wish.keyed) return {top, plot, note, direct: null};
  const direct = namePlaces(captions, scene, note, content.page.sizes);
  if (direct !== null) return {top, plot, note, direct};
  if (content.labels === "direct")
    throw new RangeError('labels: "direct" finds no room beside the curves; use "auto" or "key"');
  return arranged(content, around, captions, {...wish, keyed: true});
}

function sceneIn({arms, words, medianLines, page}: KaplanMeierContent, plot: PlotArea): Scene {
  return sceneOf(arms, plot, {...words, medianLines}, page.sizes);
}

/** Places of the names beside the curves, clear of medians and annotation; null where one finds none. */
function namePlaces({names}: Captions, scene: Scene, note: Box | null, sizes: Sizes): readonly Box[] | null {
  const obstacles = note === null ? scene.medians : [...scene.medians, note];
  return placeLabels(labelledCurves(scene, names, sizes), scene.room, obstacles, scene.bands);
}

const firstWish = ({labels}: KaplanMeierContent, {annotation}: Captions): Wish => ({
  keyed: labels === "key",
  inside: annotation.lines.length > 0
});

const linesAbove = ({key, annotation}: Captions, {keyed, inside}: Wish): number =>
  (keyed ? key.length : 0) + (inside ? 0 : annotation.lines.length);

function topOf({page, room}: KaplanMeierContent, headings: Headings, lines: number): number {
  const {font, row} = page.sizes;
  return Math.max(room.top, page.margin + Math.ceil(headings.height + lines * row + font * (lines > 0 ? 1.1 : 0.8)));
}

/** The plot is at least a third as high as it is wide, and holds the title of its axis. */
function plotArea({page, axis}: KaplanMeierContent, around: Surroundings, top: number): PlotArea {
  const title = Math.max(...around.yLines.map((line) => labelWidth(line, page.sizes.font)), 0);
  const height = Math.max(
    Math.round(around.plotWidth / 3),
    Math.ceil(title + 2),
    Math.round(page.height - top - around.bottom)
  );
  return {width: around.plotWidth, height, axis};
}

/** A place in the plot that is clear of curves and medians, the nearest to its upper right corner. */
function annotationPlace(annotation: Annotation, plot: PlotArea, scene: Scene, sizes: Sizes): Box | null {
  const {font} = sizes;
  const room = {x0: font, y0: 0, x1: plot.width, y1: plot.height - font * 0.5};
  const obstacles = [...scene.curves.flatMap(({boxes}) => boxes), ...scene.medians];
  return freePlace(
    annotationSize(annotation, sizes),
    room,
    obstacles,
    {x: 1, y: 0},
    {gap: font * 0.6, soft: scene.bands}
  );
}
