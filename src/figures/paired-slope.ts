import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import type {PfsPair} from "./pfs-scatter.ts";
import {pixelText} from "./pixel-marks.ts";
import {plotFrame} from "./plot-frame.ts";

/** Options of `pairedSlopeFigure`; lengths in CSS px. */
export interface PairedSlopeOptions extends FigureOptions {
  readonly yTitle?: string;
  /** Names of the two sides. */
  readonly sides?: readonly [string, string];
  readonly height?: number;
}

/**
 * One line a patient from PFS on ADC1 to PFS on ADC2, coloured by whether it rises; open ends are censored. Months on a square-root scale, which spreads out short times.
 *
 * Throws `RangeError` for no pair and for a time that is negative or not finite.
 *
 * @example
 * pairedSlopeFigure([{pfs1: 6, event1: true, pfs2: 9, event2: true}, {pfs1: 5, event1: true, pfs2: 2, event2: false}]).description
 * // "PFS of 2 patients on two consecutive ADCs: longer on ADC2 in 1, shorter in 1; 0 censored on ADC1, 1 on ADC2."
 */
export function pairedSlopeFigure(
  pairs: readonly PfsPair[],
  {
    title,
    subtitle,
    yTitle = "Progression-free survival (months)",
    sides = ["ADC1", "ADC2"],
    width = 360,
    height = 420,
    fontSize = FONT_SIZE
  }: PairedSlopeOptions = {}
): FigureSpec {
  if (pairs.length === 0) throw new RangeError("pairs must hold at least one patient, got 0");
  const bad = pairs.findIndex(({pfs1, pfs2}) => !(pfs1 >= 0 && pfs2 >= 0 && Number.isFinite(pfs1 + pfs2)));
  if (bad >= 0)
    throw new RangeError(
      `times must be 0 or more months, got ${pairs[bad]?.pfs1} and ${pairs[bad]?.pfs2} at index ${bad}`
    );
  const top = Math.max(1, ...pairs.flatMap(({pfs1, pfs2}) => [pfs1, pfs2])) * 1.05;
  const ticks = [0, 1, 3, 6, 12, 24, 36, 48, 60, 120, 240].filter((tick) => tick <= top);
  const lines = wrapLabel(yTitle, height * 0.6, fontSize);
  const left = Math.ceil(labelWidth(String(ticks.at(-1)), fontSize) + fontSize * (1.2 + 1.3 * lines.length));
  const [up, down] = [groupStyles[0]?.colour ?? ink.text, groupStyles[1]?.colour ?? ink.axis];
  const names = ["longer on the second", "shorter on the second", "equal"] as const;
  const direction = ({pfs1, pfs2}: PfsPair): (typeof names)[number] =>
    pfs2 > pfs1 ? names[0] : pfs2 < pfs1 ? names[1] : names[2];
  const plot = plotFrame({
    width,
    height,
    fontSize,
    title,
    subtitle,
    left,
    right: Math.ceil(fontSize * 2),
    axis: Math.ceil(fontSize * 1.8),
    footnotes: ["Open circle: censored, the true time is longer."],
    key: {
      names: names.slice(0, 2),
      styles: [
        {colour: up, dash: []},
        {colour: down, dash: [4, 2]}
      ]
    }
  });
  const [x1, x2] = [px(plot.width * 0.16), px(plot.width * 0.84)];
  const raw = (field: string): Layer => ({field, type: "quantitative", scale: null, axis: null});
  const y = {
    field: "y",
    type: "quantitative",
    scale: {type: "sqrt", domain: [0, top], nice: false},
    axis: {values: ticks, title: lines, labelOverlap: false}
  };
  const color = {
    field: "direction",
    type: "nominal",
    scale: {domain: [...names], range: [up, down, ink.faint]},
    legend: null
  };
  const ordered = pairs
    .map((pair) => ({
      ...pair,
      pfs1: Number(pair.pfs1.toFixed(1)),
      pfs2: Number(pair.pfs2.toFixed(1)),
      direction: direction(pair)
    }))
    .toSorted((a, b) => a.pfs1 - b.pfs1 || a.pfs2 - b.pfs2);
  const ends = ordered.flatMap((pair) => [
    {x: x1, y: pair.pfs1, censored: !pair.event1, direction: pair.direction},
    {x: x2, y: pair.pfs2, censored: !pair.event2, direction: pair.direction}
  ]);
  const points = (name: string, censored: boolean): Layer => ({
    name,
    data: {
      values: ends
        .filter((end) => end.censored === censored)
        .map(({x, y: at, direction: way}) => ({x, y: at, direction: way}))
    },
    mark: {
      type: "point",
      filled: !censored,
      ...(censored ? {fill: ink.paper, strokeWidth: 1.2} : {}),
      opacity: 1,
      size: px(fontSize * fontSize * 0.25)
    },
    encoding: {x: raw("x"), y, color}
  });
  const layer: Layer[] = [
    {
      name: "patients",
      data: {values: ordered.map((pair) => ({x: x1, x2, y: pair.pfs1, y2: pair.pfs2, direction: pair.direction}))},
      mark: {type: "rule", strokeWidth: 1, opacity: 0.7},
      encoding: {
        x: raw("x"),
        x2: {field: "x2"},
        y,
        y2: {field: "y2"},
        color,
        strokeDash: {
          field: "direction",
          type: "nominal",
          scale: {domain: [...names], range: [[], [4, 2], []]},
          legend: null
        }
      }
    },
    points("seen", false),
    points("censored", true),
    pixelText(
      "sides",
      sides.map((side, index) => ({x: index === 0 ? x1 : x2, y: plot.height + fontSize * 1.4, text: oneLine(side)})),
      {align: "center", fontWeight: 600}
    ),
    ...plot.layers
  ];
  const count = (test: (pair: PfsPair) => boolean): number => pairs.filter(test).length;
  const description = `PFS of ${pairs.length} patients on two consecutive ADCs: longer on ${oneLine(sides[1])} in ${count(({pfs1, pfs2}) => pfs2 > pfs1)}, shorter in ${count(({pfs1, pfs2}) => pfs2 < pfs1)}; ${count(({event1}) => !event1)} censored on ${oneLine(sides[0])}, ${count(({event2}) => !event2)} on ${oneLine(sides[1])}.`;
  return figureSpec(
    {figure: "paired-slope", title: title ?? "PFS on two consecutive ADCs", description, frame: plot.frame, fontSize},
    {width: plot.width, height: plot.height, layer}
  );
}
