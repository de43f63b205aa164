import {figureSpec, FONT_SIZE, type FigureFrame, type FigureSpec, type Layer} from "./figure-spec.ts";
import {headingLayers, headingsOf, sizesOf} from "./figure-headings.ts";
import {kaplanMeierFigure, type KaplanMeierFigureOptions} from "./kaplan-meier.ts";
import {checkCurves, followUpEnd, type SurvivalCurve} from "./survival-curve.ts";

/** One panel: a tumour, a subtype, or one pair of ADCs. */
export interface KaplanMeierPanel {
  readonly title: string;
  readonly curves: readonly SurvivalCurve[];
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
  const {
    columns = Math.min(2, panels.length),
    width = 720,
    height = 360,
    fontSize = FONT_SIZE,
    title,
    subtitle,
    ...shared
  } = options;
  if (panels.length === 0) throw new RangeError("panels must hold at least one panel, got 0");
  if (!(columns >= 1)) throw new RangeError(`columns must be 1 or more, got ${columns}`);
  for (const {curves} of panels) checkCurves(curves);
  const wide = Math.floor(width / columns);
  const span = Math.max(...panels.flatMap(({curves}) => curves.map(followUpEnd)));
  const every = panels.flatMap(({curves}) => curves);
  const family = every
    .filter(({group}, index) => every.findIndex((other) => other.group === group) === index)
    .map(({group, payloadClass}) => ({group, payloadClass}));
  const make = (heights: readonly number[], room?: {left: number; top: number}): FigureSpec[] =>
    panels.map((panel, index) =>
      kaplanMeierFigure(panel.curves, {
        ...shared,
        family,
        span,
        title: panel.title,
        width: wide,
        height: heights[index] ?? height,
        fontSize,
        footnote: false,
        ...(panel.annotation === undefined ? {} : {annotation: panel.annotation}),
        ...(room === undefined ? {} : {room})
      })
    );
  const first = make([]).map(frameOf);
  const room = {
    left: Math.max(...first.map(({padding}) => padding.left)),
    top: Math.max(...first.map(({padding}) => padding.top))
  };
  // The longest table decides how high the curves of all panels are.
  const plotHeight = Math.min(
    ...make([], room)
      .map(frameOf)
      .map((frame) => frame.height - frame.padding.top - frame.padding.bottom)
  );
  const figures = make(
    first.map(({padding}) => room.top + plotHeight + padding.bottom),
    room
  );
  const tall = Math.max(...figures.map((spec) => frameOf(spec).height));
  const frames = figures.map(frameOf);
  const sizes = sizesOf(fontSize);
  const margin = Math.round(fontSize * 0.4);
  const headings = headingsOf({title, subtitle}, width - 2 * margin, sizes);
  const shift = Math.ceil(headings.height);
  const rows = Math.ceil(panels.length / columns);
  const views = figures.map((spec, index) => named(viewOf(spec), `p${index}_`));
  const heading = headingLayers(headings, margin - room.left, margin - room.top - shift, sizes);
  const [firstView, ...others] = views;
  const headed = heading.length === 0 || firstView === undefined ? views : [withLayers(firstView, heading), ...others];
  const frame: FigureFrame = {
    width: wide * columns,
    height: shift + rows * tall,
    padding: {
      left: room.left,
      top: room.top + shift,
      right: Math.max(0, wide * columns - room.left - (wide - room.left - (frames[0]?.padding.right ?? 0))),
      bottom: 0
    }
  };
  const description = panels.map((panel, index) => `${panel.title}: ${figures[index]?.description ?? ""}`).join(" ");
  return figureSpec(
    {
      figure: "kaplan-meier-facets",
      title: title ?? options.yTitle ?? "Kaplan–Meier curves",
      description,
      frame: {...frame, padding: {...frame.padding, bottom: frame.height - frame.padding.top}},
      fontSize
    },
    {
      bounds: "flush",
      // A group of views has no size of its own under flush bounds, so the spacing is the distance from one panel to the next.
      spacing: tall,
      resolve: {scale: {color: "independent", strokeDash: "independent"}},
      vconcat: Array.from({length: rows}, (_, row) => ({
        bounds: "flush",
        spacing: wide,
        resolve: {scale: {color: "independent", strokeDash: "independent"}},
        hconcat: headed.slice(row * columns, (row + 1) * columns)
      }))
    }
  );
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
