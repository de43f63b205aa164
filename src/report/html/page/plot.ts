import {ticksCensoring} from "../../../figures/kaplan-meier-layers.ts";
import {curveShape, joining, type CurveShape} from "../../../figures/survival-curve.ts";
import {toMonths} from "../../../math/calendar-days.ts";
import {isHidden} from "../../../record/hidden.ts";
import type {CurveReading, Stretch} from "../curve-reading.ts";
import type {PageCurve} from "../page-data.ts";
import {svg} from "./elements.ts";

/** Room around the plot in px: numbers of the vertical axis, half of the last tick's number. */
export const room = {left: 48, right: 18, top: 10, bottom: 44} as const;

/** What is drawn. */
export interface ExplorerScene {
  readonly curves: readonly PageCurve[];
  readonly title: string;
  readonly timeTitle: string;
  readonly label: string;
  readonly stretch: Stretch;
  readonly ticks: readonly number[];
  readonly bands: boolean;
  /** Width of the picture in px. */
  readonly width: number;
}

const LINE = 1.8;

/** Height of the picture for its width. */
export function heightFor(width: number): number {
  return Math.round(Math.min(440, Math.max(280, width * 0.52)));
}

/** Px of a time from the left edge of the picture. */
export function placeOf(months: number, {from, to}: Stretch, width: number): number {
  return room.left + ((months - from) / (to - from)) * (width - room.left - room.right);
}

/** Time at px from the left edge of the picture, kept inside the stretch. */
export function timeAt(x: number, {from, to}: Stretch, width: number): number {
  const share = (x - room.left) / (width - room.left - room.right);
  return from + Math.min(1, Math.max(0, share)) * (to - from);
}

const shapes = new WeakMap<PageCurve, CurveShape>();

function shapeOf(curve: PageCurve): CurveShape {
  const known = shapes.get(curve) ?? curveShape(curve);
  shapes.set(curve, known);
  return known;
}

/** The curves of a scene: axes, bands, steps, censoring marks and medians, with the same corners as the figure of the report. */
export function drawCurves(picture: SVGSVGElement, scene: ExplorerScene): void {
  const {label, width} = scene;
  const scale = scaleOf(scene);
  picture.setAttribute("viewBox", `0 0 ${width} ${scale.height}`);
  picture.setAttribute("width", String(width));
  picture.setAttribute("height", String(scale.height));
  picture.setAttribute("aria-label", label);
  picture.replaceChildren(
    svg(
      "clipPath",
      {id: "explorer-clip"},
      svg("rect", {x: room.left, y: 0, width: width - room.left - room.right, height: scale.bottom + 1})
    ),
    ...axes(scene, scale),
    svg("g", {"clip-path": "url(#explorer-clip)"}, ...drawnWithin(scene, scale)),
    svg("g", {class: "reading"}),
    svg("rect", {class: "selection", x: 0, y: room.top, width: 0, height: scale.bottom - room.top})
  );
}

/** What lies between the axes: bands under medians under lines under marks. */
function drawnWithin({curves, bands}: ExplorerScene, scale: Scale): SVGElement[] {
  return [
    ...(bands ? curves.flatMap((curve) => bandsOf(curve, scale)) : []),
    ...medianLines(curves, scale),
    ...curves.map((curve) => stepsOf(curve, scale)),
    ...curves.filter((curve) => joining(curve) === "linear").flatMap((curve) => pointsOf(curve, scale)),
    ...curves.filter((curve) => ticksCensoring(curve, undefined)).map((curve) => censoringOf(curve, scale))
  ];
}

/** Where times in months and per cent lie in the picture, px. */
interface Scale {
  readonly x: (months: number) => string;
  readonly y: (percent: number) => string;
  readonly height: number;
  /** Where the time axis lies. */
  readonly bottom: number;
}

function scaleOf({stretch, width}: ExplorerScene): Scale {
  const height = heightFor(width);
  const bottom = height - room.bottom;
  return {
    height,
    bottom,
    x: (months) => placeOf(months, stretch, width).toFixed(2),
    y: (percent) => (bottom - (percent / 100) * (bottom - room.top)).toFixed(2)
  };
}

/** The axes with their ticks, numbers and titles. */
function axes({ticks, timeTitle, title, width}: ExplorerScene, {x, y, height, bottom}: Scale): SVGElement[] {
  return [
    svg("path", {
      class: "axis",
      d: `M${room.left} ${room.top}V${bottom}H${width - room.right}${ticks.map((tick) => `M${x(tick)} ${bottom}v5`).join("")}${PERCENTS.map((percent) => `M${room.left} ${y(percent)}h-5`).join("")}`
    }),
    ...ticks.map((tick) =>
      svg("text", {"class": "tick", "x": x(tick), "y": bottom + 19, "text-anchor": "middle"}, String(tick))
    ),
    ...PERCENTS.map((percent) =>
      svg("text", {"x": room.left - 9, "y": Number(y(percent)) + 4, "text-anchor": "end"}, String(percent))
    ),
    svg(
      "text",
      {"x": room.left + (width - room.left - room.right) / 2, "y": height - 6, "text-anchor": "middle"},
      timeTitle
    ),
    svg("text", {"transform": `translate(13 ${(room.top + bottom) / 2}) rotate(-90)`, "text-anchor": "middle"}, title)
  ];
}

/** An element in the colour of its group, under the name that the style sheet knows it by. */
function styled(curve: PageCurve, name: string, drawn: SVGElement): SVGElement {
  drawn.setAttribute("class", name);
  drawn.setAttribute("data-group", curve.group);
  drawn.style.setProperty("--arm", curve.colour);
  return drawn;
}

/** From the last point of a line to the next one. */
function corner(curve: PageCurve, {x, y}: Scale, time: number, percent: number): string {
  return joining(curve) === "linear" ? `L${x(time)} ${y(percent)}` : `H${x(time)}V${y(percent)}`;
}

function stepsOf(curve: PageCurve, scale: Scale): SVGElement {
  const {x, y} = scale;
  return styled(
    curve,
    "steps",
    svg("path", {
      "d": shapeOf(curve)
        .steps.map(({time, estimate}, index) =>
          index === 0 ? `M${x(time)} ${y(estimate)}` : corner(curve, scale, time, estimate)
        )
        .join(""),
      "stroke-width": LINE,
      "stroke-dasharray": curve.dash.map((length) => length * LINE).join(" ")
    })
  );
}

/** The confidence band, in as many pieces as it has: along its upper limit and back along the lower. */
function bandsOf(curve: PageCurve, scale: Scale): SVGElement[] {
  const {x, y} = scale;
  const back = (time: number, low: number): string =>
    joining(curve) === "linear" ? `L${x(time)} ${y(low)}` : `V${y(low)}H${x(time)}`;
  return shapeOf(curve).bands.map((points) =>
    styled(
      curve,
      "band",
      svg("path", {
        d: [
          ...points.map(({time, high}, index) =>
            index === 0 ? `M${x(time)} ${y(high)}` : corner(curve, scale, time, high)
          ),
          ...points.toReversed().map(({time, low}, index) => (index === 0 ? `V${y(low)}` : back(time, low))),
          "Z"
        ].join("")
      })
    )
  );
}

function censoringOf(curve: PageCurve, {x, y}: Scale): SVGElement {
  return styled(
    curve,
    "censored",
    svg("path", {
      d: shapeOf(curve)
        .censored.map(({time, estimate}) => `M${x(time)} ${(Number(y(estimate)) - 4).toFixed(2)}v8`)
        .join("")
    })
  );
}

/** The months that a policy on small counts lets stand. */
function pointsOf(curve: PageCurve, {x, y}: Scale): SVGElement[] {
  return shapeOf(curve)
    .steps.slice(1)
    .map(({time, estimate}) => styled(curve, "shown-point", svg("circle", {cx: x(time), cy: y(estimate), r: 3})));
}

/** From half the patients to each median and down to its time; nothing where no median is reached. */
function medianLines(curves: readonly PageCurve[], {x, y}: Scale): SVGElement[] {
  const medians = curves.flatMap(({median, unit}) =>
    median?.estimate === null || median === undefined ? [] : [toMonths(median.estimate, unit)]
  );
  return medians.length === 0
    ? []
    : [
        svg("path", {
          class: "medians",
          d: `M${x(0)} ${y(50)}H${x(Math.max(...medians))}${medians.map((median) => `M${x(median)} ${y(50)}V${y(0)}`).join("")}`
        })
      ];
}

const PERCENTS = [0, 20, 40, 60, 80, 100];

/** The reading line with a dot on each curve that reaches it. */
export function drawReading(
  picture: SVGSVGElement,
  at: number,
  readings: readonly {readonly curve: PageCurve; readonly reading: CurveReading}[],
  {stretch, width}: Pick<ExplorerScene, "stretch" | "width">
): void {
  const place = picture.querySelector(".reading");
  const height = heightFor(width);
  const bottom = height - room.bottom;
  if (place === null) return;
  if (at < stretch.from - 1e-9 || at > stretch.to + 1e-9) return place.replaceChildren();
  const x = placeOf(at, stretch, width).toFixed(2);
  place.replaceChildren(
    svg("path", {d: `M${x} ${room.top}V${bottom}`}),
    ...readings.flatMap(({curve, reading}) => {
      if (reading.estimate === null || isHidden(reading.estimate)) return [];
      const dot = svg("circle", {cx: x, cy: (bottom - reading.estimate * (bottom - room.top)).toFixed(2), r: 4});
      dot.style.setProperty("--arm", curve.colour);
      return [dot];
    })
  );
}
