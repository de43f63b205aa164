import {namedChannel, pixelChannel} from "./channel.ts";
import {squareRootTicks} from "./even-ticks.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {checkPairs, type PfsPair} from "./pfs-pair.ts";
import {pixelText} from "./pixel-marks.ts";
import {plotFrame, plotSpec, type PlotFrame} from "./plot-frame.ts";

/** Options of `pairedSlopeFigure`; lengths in CSS px. */
export interface PairedSlopeOptions extends FigureOptions {
  readonly yTitle?: string;
  /** Names of the two sides. */
  readonly sides?: readonly [string, string];
  readonly height?: number;
}

const directions = ["longer on the second", "shorter on the second", "equal"] as const;

/** Colours of the directions. */
const colours = [groupStyles[0]?.colour ?? ink.text, groupStyles[1]?.colour ?? ink.axis, ink.faint] as const;

/** The square-root scale of months, with its title in lines. */
interface MonthsScale {
  readonly top: number;
  readonly ticks: readonly number[];
  readonly title: readonly string[];
}

/** A patient's line: rounded times, and the way it goes. */
interface Slope extends PfsPair {
  readonly direction: (typeof directions)[number];
}

/** Where the two sides stand in px, and the channels of the lines. */
interface Geometry {
  readonly sides: readonly [number, number];
  readonly x: Layer;
  readonly y: Layer;
  readonly color: Layer;
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
export function pairedSlopeFigure(pairs: readonly PfsPair[], options: PairedSlopeOptions = {}): FigureSpec {
  const {title, sides = ["ADC1", "ADC2"], fontSize = FONT_SIZE} = options;
  checkPairs(pairs);
  const scale = scaleOf(pairs, options);
  const plot = frameOf(scale, options);
  const geometry = geometryOf(plot.width, scale);
  const slopes = slopesOf(pairs);
  const marks = [
    lineLayer(slopes, geometry),
    endLayer("seen", slopes, false, geometry, fontSize),
    endLayer("censored", slopes, true, geometry, fontSize),
    sideLayer(sides, geometry, plot.height + fontSize * 1.4)
  ];
  return plotSpec(
    {
      figure: "paired-slope",
      title: title ?? "PFS on two consecutive ADCs",
      description: describe(pairs, sides),
      fontSize
    },
    plot,
    marks
  );
}

const HEIGHT = 420;

function scaleOf(
  pairs: readonly PfsPair[],
  {yTitle = "Progression-free survival (months)", height = HEIGHT, fontSize = FONT_SIZE}: PairedSlopeOptions
): MonthsScale {
  const top = Math.max(1, ...pairs.flatMap(({pfs1, pfs2}) => [pfs1, pfs2])) * 1.05;
  return {top, ticks: squareRootTicks(top), title: wrapLabel(yTitle, height * 0.6, fontSize)};
}

function frameOf(
  {ticks, title: lines}: MonthsScale,
  {title, subtitle, width = 360, height = HEIGHT, fontSize = FONT_SIZE}: PairedSlopeOptions
): PlotFrame {
  const [up, down] = colours;
  return plotFrame({
    width,
    height,
    fontSize,
    title,
    subtitle,
    left: Math.ceil(labelWidth(String(ticks.at(-1)), fontSize) + fontSize * (1.2 + 1.3 * lines.length)),
    right: Math.ceil(fontSize * 2),
    axis: Math.ceil(fontSize * 1.8),
    footnotes: ["Open circle: censored, the true time is longer."],
    key: {
      names: directions.slice(0, 2),
      styles: [
        {colour: up, dash: []},
        {colour: down, dash: [4, 2]}
      ]
    }
  });
}

function geometryOf(width: number, {top, ticks, title}: MonthsScale): Geometry {
  const scale = {type: "sqrt", domain: [0, top], nice: false};
  return {
    sides: [px(width * 0.16), px(width * 0.84)],
    x: pixelChannel("x"),
    y: {field: "y", type: "quantitative", scale, axis: {values: ticks, title, labelOverlap: false}},
    color: namedChannel("direction", directions, colours)
  };
}

/** Times are rounded and sorted; the direction is that of the exact times. */
function slopesOf(pairs: readonly PfsPair[]): Slope[] {
  return pairs
    .map((pair) => ({
      ...pair,
      pfs1: Number(pair.pfs1.toFixed(1)),
      pfs2: Number(pair.pfs2.toFixed(1)),
      direction: directionOf(pair)
    }))
    .toSorted((a, b) => a.pfs1 - b.pfs1 || a.pfs2 - b.pfs2);
}

function directionOf({pfs1, pfs2}: PfsPair): Slope["direction"] {
  if (pfs2 > pfs1) return directions[0];
  return pfs2 < pfs1 ? directions[1] : directions[2];
}

function lineLayer(slopes: readonly Slope[], {sides, x, y, color}: Geometry): Layer {
  const [x1, x2] = sides;
  return {
    name: "patients",
    data: {values: slopes.map(({pfs1, pfs2, direction}) => ({x: x1, x2, y: pfs1, y2: pfs2, direction}))},
    mark: {type: "rule", strokeWidth: 1, opacity: 0.7},
    encoding: {
      x,
      x2: {field: "x2"},
      y,
      y2: {field: "y2"},
      color,
      strokeDash: namedChannel("direction", directions, [[], [4, 2], []])
    }
  };
}

/** The ends of the lines that are seen, or those that are censored. */
function endLayer(
  name: string,
  slopes: readonly Slope[],
  censored: boolean,
  {sides, x, y, color}: Geometry,
  fontSize: number
): Layer {
  const [x1, x2] = sides;
  const ends = slopes.flatMap(({pfs1, event1, pfs2, event2, direction}) => [
    {event: event1, value: {x: x1, y: pfs1, direction}},
    {event: event2, value: {x: x2, y: pfs2, direction}}
  ]);
  return {
    name,
    data: {values: ends.filter(({event}) => !event === censored).map(({value}) => value)},
    mark: {
      type: "point",
      filled: !censored,
      ...(censored ? {fill: ink.paper, strokeWidth: 1.2} : {}),
      opacity: 1,
      size: px(fontSize * fontSize * 0.25)
    },
    encoding: {x, y, color}
  };
}

function sideLayer(names: readonly [string, string], {sides}: Geometry, y: number): Layer {
  const values = names.map((side, index) => ({x: index === 0 ? sides[0] : sides[1], y, text: oneLine(side)}));
  return pixelText("sides", values, {align: "center", fontWeight: 600});
}

function describe(pairs: readonly PfsPair[], sides: readonly [string, string]): string {
  const [first, second] = [oneLine(sides[0]), oneLine(sides[1])];
  const count = (test: (pair: PfsPair) => boolean): number => pairs.filter(test).length;
  const longer = count(({pfs1, pfs2}) => pfs2 > pfs1);
  const shorter = count(({pfs1, pfs2}) => pfs2 < pfs1);
  const what = `PFS of ${pairs.length} patients on two consecutive ADCs: longer on ${second} in ${longer}, shorter in ${shorter}`;
  const censored1 = count(({event1}) => !event1);
  const censored2 = count(({event2}) => !event2);
  return `${what}; ${censored1} censored on ${first}, ${censored2} on ${second}.`;
}
