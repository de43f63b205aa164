import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {stylesOf} from "./palette.ts";
import {axisHeight, plotFrame} from "./plot-frame.ts";
import {timeAxis} from "./time-axis.ts";

/** Both progression-free times of one patient, in months. */
export interface PfsPair {
  readonly pfs1: number;
  /** Whether PFS on ADC1 ended with an event; false is censored. */
  readonly event1: boolean;
  readonly pfs2: number;
  readonly event2: boolean;
  readonly group?: string;
}

/** Options of `pfsScatterFigure`; lengths in CSS px. */
export interface PfsScatterOptions extends FigureOptions {
  readonly xTitle?: string;
  readonly yTitle?: string;
  readonly palette?: Readonly<Record<string, string>>;
  /** Ratio PFS2 / PFS1 that counts as benefit (Von Hoff 1998, Clin Cancer Res 4:1079). */
  readonly ratio?: number;
  /** `sqrt` spreads out short times; straight lines through the origin stay straight. */
  readonly scale?: "linear" | "sqrt";
  /** Decimals of a month to which points are rounded before they enter the spec. */
  readonly decimals?: number;
}

/** Shapes in the order of the groups. */
const shapes = [
  "circle",
  "square",
  "triangle-up",
  "diamond",
  "triangle-down",
  "cross",
  "triangle-left",
  "triangle-right"
];

/**
 * PFS on ADC2 against PFS on ADC1, one point a patient, with an arrow in each direction in which follow-up was censored, the line of equal times and that of the ratio.
 * Time is months; both axes have the same scale and the plot is square.
 *
 * Throws `RangeError` for no pair and for a time that is negative or not finite.
 *
 * @example
 * pfsScatterFigure([{pfs1: 6, event1: true, pfs2: 9, event2: true}, {pfs1: 5, event1: true, pfs2: 2, event2: false}]).description
 * // "PFS on ADC2 against PFS on ADC1 for 2 patients; 1 above a ratio of 1.33; 0 censored on ADC1, 1 on ADC2."
 */
export function pfsScatterFigure(pairs: readonly PfsPair[], options: PfsScatterOptions = {}): FigureSpec {
  const {
    title,
    subtitle,
    xTitle = "PFS on ADC1 (months)",
    yTitle = "PFS on ADC2 (months)",
    width = 480,
    fontSize = FONT_SIZE,
    palette,
    ratio = 1.33,
    decimals = 1,
    scale: kind = "linear"
  } = options;
  if (pairs.length === 0) throw new RangeError("pairs must hold at least one patient, got 0");
  const bad = pairs.findIndex(({pfs1, pfs2}) => !(pfs1 >= 0 && pfs2 >= 0 && Number.isFinite(pfs1 + pfs2)));
  if (bad >= 0)
    throw new RangeError(
      `times must be 0 or more months, got ${pairs[bad]?.pfs1} and ${pairs[bad]?.pfs2} at index ${bad}`
    );
  const groups = [...new Set(pairs.map(({group}) => group ?? ""))];
  const styles = stylesOf(
    groups.map((group) => ({group})),
    palette
  );
  const axis = timeAxis(Math.max(...pairs.flatMap(({pfs1, pfs2}) => [pfs1, pfs2])) * 1.08, {most: 8});
  const left = Math.ceil(labelWidth(String(axis.ticks.at(-1)), fontSize) + fontSize * 3);
  const right = Math.ceil(labelWidth(`ratio ${ratio}`, fontSize) * 0.2 + fontSize);
  const plotWidth = width - left - right - 2 * Math.round(fontSize * 0.4);
  const notes = [
    "Arrow: censored, the true time is longer in that direction.",
    `Solid line: equal times; dashed line: PFS on ADC2 ${ratio} times that on ADC1.`
  ];
  const key =
    groups.length > 1
      ? {
          names: groups.map(oneLine),
          styles: styles.map(({colour}, index) => ({
            colour,
            dash: [],
            shape: shapes[index % shapes.length] ?? "circle"
          }))
        }
      : undefined;
  const plot = plotFrame({
    width,
    plotHeight: plotWidth,
    fontSize,
    title,
    subtitle,
    left,
    right,
    axis: axisHeight(fontSize),
    footnotes: notes,
    ...(key === undefined ? {} : {key})
  });
  const scale = {type: kind, domain: [0, axis.end], nice: false};
  const marked =
    kind === "sqrt" ? [0, 1, 3, 6, 12, 24, 36, 48, 60, 120, 240].filter((tick) => tick <= axis.end) : axis.ticks;
  const ticks = {values: marked, format: ".2~f", labelOverlap: false};
  const x = {field: "pfs1", type: "quantitative", scale, axis: {...ticks, title: oneLine(xTitle), labelFlush: false}};
  const y = {
    field: "pfs2",
    type: "quantitative",
    scale,
    axis: {...ticks, title: wrapLabel(yTitle, plotWidth, fontSize)}
  };
  const round = (time: number): number => Number(time.toFixed(decimals));
  const values = pairs
    .map(({pfs1, pfs2, event1, event2, group = ""}) => ({pfs1: round(pfs1), pfs2: round(pfs2), event1, event2, group}))
    .toSorted((a, b) => a.pfs1 - b.pfs1 || a.pfs2 - b.pfs2 || a.group.localeCompare(b.group));
  const color = {
    field: "group",
    type: "nominal",
    scale: {domain: groups, range: styles.map(({colour}) => colour)},
    legend: null
  };
  const shape = {
    field: "group",
    type: "nominal",
    scale: {domain: groups, range: groups.map((_, index) => shapes[index % shapes.length])},
    legend: null
  };
  const arm = fontSize * 1.1;
  // A censoring arrow is as long in px everywhere.
  const share = (time: number): number => (kind === "sqrt" ? Math.sqrt(time / axis.end) : time / axis.end);
  const moved = (time: number): number => {
    const to = share(time) + arm / plot.width;
    return axis.end * (kind === "sqrt" ? to * to : to);
  };
  const arrows = (name: string, points: typeof values, across: boolean): Layer[] =>
    points.length === 0
      ? []
      : [
          {
            name: `${name}_line`,
            data: {
              values: points.map((point) => ({
                ...point,
                to1: across ? moved(point.pfs1) : point.pfs1,
                to2: across ? point.pfs2 : moved(point.pfs2)
              }))
            },
            mark: {type: "rule", strokeWidth: 1, opacity: 0.9},
            encoding: {x, x2: {field: "to1"}, y, y2: {field: "to2"}, color}
          },
          {
            name: `${name}_head`,
            data: {values: points},
            mark: {
              type: "point",
              filled: true,
              opacity: 0.9,
              shape: across ? "triangle-right" : "triangle-up",
              size: px(fontSize * fontSize * 0.22),
              ...(across ? {xOffset: px(arm)} : {yOffset: px(-arm)})
            },
            encoding: {x, y, color}
          }
        ];
  const end = axis.end;
  const layer: Layer[] = [
    {
      name: "equal",
      data: {values: [{pfs1: 0, pfs2: 0, to1: end, to2: end}]},
      mark: {type: "rule", color: ink.faint, strokeWidth: 1},
      encoding: {x, x2: {field: "to1"}, y, y2: {field: "to2"}}
    },
    {
      name: "ratio",
      data: {values: [{pfs1: 0, pfs2: 0, to1: ratio >= 1 ? end / ratio : end, to2: ratio >= 1 ? end : end * ratio}]},
      mark: {type: "rule", color: ink.faint, strokeWidth: 1, strokeDash: [4, 3]},
      encoding: {x, x2: {field: "to1"}, y, y2: {field: "to2"}}
    },
    ...arrows(
      "censored1",
      values.filter(({event1}) => !event1),
      true
    ),
    ...arrows(
      "censored2",
      values.filter(({event2}) => !event2),
      false
    ),
    {
      name: "patients",
      data: {values},
      mark: {
        type: "point",
        filled: true,
        opacity: 0.8,
        size: px(fontSize * fontSize * 0.36),
        stroke: ink.paper,
        strokeWidth: 0.6
      },
      encoding: {x, y, color, shape}
    },
    ...plot.layers
  ];
  const above = pairs.filter(({pfs1, pfs2}) => pfs2 > ratio * pfs1).length;
  const censored = [pairs.filter(({event1}) => !event1).length, pairs.filter(({event2}) => !event2).length];
  const description = `PFS on ADC2 against PFS on ADC1 for ${pairs.length} patients; ${above} above a ratio of ${ratio}; ${censored[0]} censored on ADC1, ${censored[1]} on ADC2.`;
  return figureSpec(
    {figure: "pfs-scatter", title: title ?? "PFS on ADC1 and ADC2", description, frame: plot.frame, fontSize},
    {width: plot.width, height: plot.height, layer}
  );
}
