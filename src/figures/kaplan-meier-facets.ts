import {figureSpec, FONT_SIZE, type FigureFrame, type FigureSpec, type Layer} from "./figure-spec.ts";
import {headingLayers, headingsOf, sizesOf, type Headings} from "./figure-headings.ts";
import {kaplanMeierFigure, type KaplanMeierFigureOptions} from "./kaplan-meier.ts";
import {checkCurves, followUpEnd, type DrawnCurve} from "./survival-curve.ts";

/** One panel: a tumour, a subtype, or one pair of ADCs. */
export interface KaplanMeierPanel {
  readonly title: string;
  readonly curves: readonly DrawnCurve[];
  /** Lines inside this panel. */
  readonly annotation?: KaplanMeierFigureOptions["annotation"];
}

/** Options of `kaplanMeierFacets`: those of one figure, for the whole; `height` is that of one panel. */
export interface KaplanMeierFacetsOptions extends KaplanMeierFigureOptions {
  readonly columns?: number;
}

/**
 * Kaplan–Meier panels side by side, each with its own number-at-risk table, all on one time axis and one scale of survival, so that they can be compared by eye.
 * A group keeps its style in every panel.
 *
 * Throws what `kaplanMeierFigure` throws, and `RangeError` for no panel or fewer than one column.
 *
 * @example
 * const arm = {group: "SG", unit: "days", time: [61, 183], estimate: [0.5, 0], confLow: [0.1, 0], confHigh: [0.9, 0], nRisk: [2, 1], nEvent: [1, 1], nCensored: [0, 0], n: 2}
 * kaplanMeierFacets([{title: "Breast", curves: [arm]}, {title: "Urothelial", curves: [arm]}]).vconcat.length // 1
 */
export function kaplanMeierFacets(
  panels: readonly KaplanMeierPanel[],
  options: KaplanMeierFacetsOptions = {}
): FigureSpec {
  const {columns = Math.min(2, panels.length), width = 720, fontSize = FONT_SIZE, title} = options;
  checkPanels(panels, columns);
  const wide = Math.floor(width / columns);
  const {figures, room} = alignedFigures(panels, options, wide, fontSize);
  const headings = headingsOf(options, width - 2 * marginOf(fontSize), sizesOf(fontSize));
  const page: Page = {
    columns,
    rows: Math.ceil(panels.length / columns),
    wide,
    tall: Math.max(...figures.map((spec) => frameOf(spec).height)),
    shift: Math.ceil(headings.height),
    room
  };
  return figureSpec(
    {
      figure: "kaplan-meier-facets",
      title: title ?? options.yTitle ?? "Kaplan–Meier curves",
      description: describe(panels, figures),
      frame: wholeFrame(page, figures),
      fontSize
    },
    gridOf(headedViews(figures, headings, page, fontSize), page)
  );
}

function describe(panels: readonly KaplanMeierPanel[], figures: readonly FigureSpec[]): string {
  return panels.map(({title}, index) => `${title}: ${figures[index]?.description ?? ""}`).join(" ");
}

/** Room in px left of a plot and above it. */
interface Room {
  readonly left: number;
  readonly top: number;
}

/** How the panels stand on the page; lengths in px. */
interface Page {
  readonly columns: number;
  readonly rows: number;
  readonly wide: number;
  readonly tall: number;
  /** Height of the headings of the whole. */
  readonly shift: number;
  readonly room: Room;
}

const marginOf = (fontSize: number): number => Math.round(fontSize * 0.4);

function checkPanels(panels: readonly KaplanMeierPanel[], columns: number): void {
  if (panels.length === 0) throw new RangeError("panels must hold at least one panel, got 0");
  if (!(columns >= 1)) throw new RangeError(`columns must be 1 or more, got ${columns}`);
  for (const {curves} of panels) checkCurves(curves);
}

/** A figure a panel, drawn until all have the same room left and above and plots of one height. */
function alignedFigures(
  panels: readonly KaplanMeierPanel[],
  options: KaplanMeierFacetsOptions,
  wide: number,
  fontSize: number
): {readonly figures: readonly FigureSpec[]; readonly room: Room} {
  const shared = sharedOptions(panels, options, wide, fontSize);
  const first = panels.map((panel) => frameOf(panelFigure(panel, shared, {})));
  const room = {
    left: Math.max(...first.map(({padding}) => padding.left)),
    top: Math.max(...first.map(({padding}) => padding.top))
  };
  // The longest table decides how high the curves of all panels are.
  const plots = panels.map((panel) => plotHeight(frameOf(panelFigure(panel, shared, {room}))));
  const heights = first.map(({padding}) => room.top + Math.min(...plots) + padding.bottom);
  return {figures: panels.map((panel, index) => panelFigure(panel, shared, {room, height: heights[index]})), room};
}

/** The figure of one panel, with as much room around the plot and as high as is given. */
function panelFigure(
  {curves, title, annotation}: KaplanMeierPanel,
  shared: KaplanMeierFigureOptions,
  {room, height = shared.height ?? 360}: {readonly room?: Room; readonly height?: number | undefined}
): FigureSpec {
  return kaplanMeierFigure(curves, {
    ...shared,
    title,
    height,
    ...(annotation === undefined ? {} : {annotation}),
    ...(room === undefined ? {} : {room})
  });
}

const plotHeight = ({height, padding}: FigureFrame): number => height - padding.top - padding.bottom;

/** What all panels have in common: one time axis, one style a group, no headings or footnote of their own. */
function sharedOptions(
  panels: readonly KaplanMeierPanel[],
  {columns: _columns, title: _title, subtitle: _subtitle, ...options}: KaplanMeierFacetsOptions,
  wide: number,
  fontSize: number
): KaplanMeierFigureOptions {
  const every = panels.flatMap(({curves}) => curves);
  const family = every
    .filter(({group}, index) => every.findIndex((other) => other.group === group) === index)
    .map(({group, payloadClass}) => ({group, payloadClass}));
  const span = Math.max(...panels.flatMap(({curves}) => curves.map(followUpEnd)));
  return {...options, family, span, width: wide, fontSize, footnote: false};
}

function wholeFrame({columns, rows, wide, tall, shift, room}: Page, figures: readonly FigureSpec[]): FigureFrame {
  const [width, height, top] = [wide * columns, shift + rows * tall, room.top + shift];
  const firstRight = figures[0] === undefined ? 0 : frameOf(figures[0]).padding.right;
  const right = Math.max(0, width - room.left - (wide - room.left - firstRight));
  return {width, height, padding: {left: room.left, top, right, bottom: height - top}};
}

/** The views of the panels, the first with the headings of the whole. */
function headedViews(
  figures: readonly FigureSpec[],
  headings: Headings,
  {room, shift}: Page,
  fontSize: number
): Layer[] {
  const margin = marginOf(fontSize);
  const heading = headingLayers(headings, margin - room.left, margin - room.top - shift, sizesOf(fontSize));
  const views = figures.map((spec, index) => named(viewOf(spec), `p${index}_`));
  const [first, ...others] = views;
  return heading.length === 0 || first === undefined ? views : [withLayers(first, heading), ...others];
}

/** Rows of panels; a group of views has no size of its own under flush bounds, so the spacing is the distance from one panel to the next. */
function gridOf(views: readonly Layer[], {columns, rows, wide, tall}: Page): Layer {
  const resolve = {scale: {color: "independent", strokeDash: "independent"}};
  return {
    bounds: "flush",
    spacing: tall,
    resolve,
    vconcat: Array.from({length: rows}, (_, row) => ({
      bounds: "flush",
      spacing: wide,
      resolve,
      hconcat: views.slice(row * columns, (row + 1) * columns)
    }))
  };
}

const frameOf = (spec: FigureSpec): FigureFrame => spec.usermeta.payloadswap.frame;

function viewOf(spec: FigureSpec): Layer {
  const view: Record<string, unknown> = {};
  for (const property of ["vconcat", "bounds", "spacing", "resolve", "layer", "width", "height", "view", "name"])
    if (spec[property] !== undefined) view[property] = spec[property];
  return view;
}

/** Names of views and layers with a prefix, since Vega wants them unique. */
function named(view: Layer, prefix: string): Layer {
  const children = (property: string): Record<string, unknown> =>
    Array.isArray(view[property]) ? {[property]: (view[property] as Layer[]).map((child) => named(child, prefix))} : {};
  return {
    ...view,
    ...(typeof view["name"] === "string" ? {name: `${prefix}${view["name"]}`} : {}),
    ...children("vconcat"),
    ...children("layer")
  };
}

function withLayers(view: Layer, layers: readonly Layer[]): Layer {
  const vconcat = view["vconcat"];
  if (!Array.isArray(vconcat)) return {...view, layer: [...(view["layer"] as Layer[]), ...layers]};
  const [curves, ...rest] = vconcat as [Layer, ...Layer[]];
  return {...view, vconcat: [{...curves, layer: [...(curves["layer"] as Layer[]), ...layers]}, ...rest]};
}
