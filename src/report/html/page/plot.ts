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
export function drawCurves(
  picture: SVGSVGElement,
  {curves, title, timeTitle, label, stretch, ticks, bands, width}: ExplorerScene
): void {
  const height = heightFor(width);
  const bottom = height - room.bottom;
  const x = (months: number): string => placeOf(months, stretch, width).toFixed(2);
  const y = (percent: number): string => (bottom - (percent / 100) * (bottom - room.top)).toFixed(2);
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  picture.setAttribute("width", String(width));
  picture.setAttribute("height", String(height));
  picture.setAttribute("aria-label", label);

  const arms = curves.map((curve) => ({curve, shape: shapeOf(curve)}));
  const styled = (curve: PageCurve, name: string, drawn: SVGElement): SVGElement => {
    drawn.setAttribute("class", name);
    drawn.setAttribute("data-group", curve.group);
    drawn.style.setProperty("--arm", curve.colour);
    return drawn;
  };
  const corner = (curve: PageCurve, time: number, percent: number): string =>
    joining(curve) === "linear" ? `L${x(time)} ${y(percent)}` : `H${x(time)}V${y(percent)}`;
  const steps = arms.map(({curve, shape}) =>
    styled(
      curve,
      "steps",
      svg("path", {
        "d": shape.steps
          .map(({time, estimate}, index) =>
            index === 0 ? `M${x(time)} ${y(estimate)}` : corner(curve, time, estimate)
          )
          .join(""),
        "stroke-width": LINE,
        "stroke-dasharray": curve.dash.map((length) => length * LINE).join(" ")
      })
    )
  );
  const areas = bands
    ? arms.flatMap(({curve, shape}) =>
        shape.bands.map((points) =>
          styled(
            curve,
            "band",
            svg("path", {
              d: [
                ...points.map(({time, high}, index) =>
                  index === 0 ? `M${x(time)} ${y(high)}` : corner(curve, time, high)
                ),
                ...points
                  .toReversed()
                  .map(({time, low}, index) =>
                    index === 0
                      ? `V${y(low)}`
                      : joining(curve) === "linear"
                        ? `L${x(time)} ${y(low)}`
                        : `V${y(low)}H${x(time)}`
                  ),
                "Z"
              ].join("")
            })
          )
        )
      )
    : [];
  const marks = arms
    .filter(({curve}) => ticksCensoring(curve, undefined))
    .map(({curve, shape}) =>
      styled(
        curve,
        "censored",
        svg("path", {
          d: shape.censored.map(({time, estimate}) => `M${x(time)} ${(Number(y(estimate)) - 4).toFixed(2)}v8`).join("")
        })
      )
    );
  const points = arms
    .filter(({curve}) => joining(curve) === "linear")
    .flatMap(({curve, shape}) =>
      shape.steps
        .slice(1)
        .map(({time, estimate}) => styled(curve, "shown-point", svg("circle", {cx: x(time), cy: y(estimate), r: 3})))
    );
  const medians = arms.flatMap(({curve}) =>
    curve.median?.estimate === null || curve.median === undefined ? [] : [toMonths(curve.median.estimate, curve.unit)]
  );
  const half =
    medians.length === 0
      ? []
      : [
          svg("path", {
            class: "medians",
            d: `M${x(0)} ${y(50)}H${x(Math.max(...medians))}${medians.map((median) => `M${x(median)} ${y(50)}V${y(0)}`).join("")}`
          })
        ];

  picture.replaceChildren(
    svg(
      "clipPath",
      {id: "explorer-clip"},
      svg("rect", {x: room.left, y: 0, width: width - room.left - room.right, height: bottom + 1})
    ),
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
    svg("text", {"transform": `translate(13 ${(room.top + bottom) / 2}) rotate(-90)`, "text-anchor": "middle"}, title),
    svg("g", {"clip-path": "url(#explorer-clip)"}, ...areas, ...half, ...steps, ...points, ...marks),
    svg("g", {class: "reading"}),
    svg("rect", {class: "selection", x: 0, y: room.top, width: 0, height: bottom - room.top})
  );
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
