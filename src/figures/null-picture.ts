import {evenTicks} from "./even-ticks.ts";
import type {FigureOptions} from "./figure-options.ts";
import {FONT_SIZE, figureSpec, ink, px, type FigureSpec, type Layer} from "./figure-spec.ts";
import {labelWidth, oneLine, wrapLabel} from "./label-width.ts";
import {groupStyles} from "./palette.ts";
import {pixelPoint, pixelRule, pixelText, type PixelText} from "./pixel-marks.ts";
import {plotFrame} from "./plot-frame.ts";

/** One number over the worlds: what is observed, and the middle and limits of each world; null where it has no value there. */
export interface NullPanel {
  readonly title: string;
  readonly observed: number | null;
  readonly worlds: readonly ({readonly estimate: number; readonly low: number; readonly high: number} | null)[];
}

/** The inputs of each world as short texts, one entry a column of the figure. */
export interface NullWorlds {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Options of `nullPictureFigure`; lengths in CSS px. */
export interface NullPictureOptions extends FigureOptions {
  /** Sentences beneath. */
  readonly footnotes?: readonly string[];
}

/**
 * What simulated cohorts show in several worlds beside what is observed: a row a world with its inputs, a panel a number with the central interval and the middle, and the observed value as a dashed line.
 * It shows no share of worlds or cohorts beyond the observed value, because that would be read as a p-value.
 *
 * Throws `RangeError` for no world, no panel, and a panel or row of another length than the others.
 *
 * @example
 * nullPictureFigure({heads: ["Frailty"], rows: [["0"], ["1"]]}, [{title: "Share shorter (%)", observed: 63, worlds: [{estimate: 50, low: 41, high: 59}, null]}]).description
 * // "Simulated worlds beside what is observed. Share shorter (%): observed 63; from 41 to 59 over 1 world."
 */
export function nullPictureFigure(
  {heads, rows}: NullWorlds,
  panels: readonly NullPanel[],
  {title, subtitle, width = 720, fontSize = FONT_SIZE, footnotes = []}: NullPictureOptions = {}
): FigureSpec {
  if (rows.length === 0) throw new RangeError("worlds must hold at least one, got 0");
  if (panels.length === 0) throw new RangeError("panels must hold at least one, got 0");
  for (const row of rows)
    if (row.length !== heads.length)
      throw new RangeError(`each world must have ${heads.length} inputs, got ${row.length}`);
  for (const {worlds, title: name} of panels)
    if (worlds.length !== rows.length)
      throw new RangeError(`panel ${name} must have ${rows.length} worlds, got ${worlds.length}`);
  const step = Math.round(fontSize * 1.55);
  const gap = fontSize * 1.2;
  const widths = heads.map((head, column) =>
    Math.ceil(
      Math.max(labelWidth(head, fontSize, true), ...rows.map((row) => labelWidth(row[column] ?? "", fontSize))) +
        fontSize
    )
  );
  const inputs = widths.reduce((sum, one) => sum + one, 0);
  const inner = width - 2 * Math.round(fontSize * 0.4);
  const each = (inner - inputs - gap * panels.length) / panels.length;
  const tall = step * rows.length;
  const titles = panels.map((panel) => wrapLabel(panel.title, each, fontSize));
  const above = fontSize * (0.8 + 1.3 * Math.max(1, ...titles.map(({length}) => length)));
  const plot = plotFrame({
    width,
    plotHeight: tall,
    fontSize,
    title,
    subtitle,
    left: 0,
    right: 0,
    axis: Math.ceil(fontSize * 2.2),
    above,
    footnotes: ["Dot and line: middle and central 95 % of simulated cohorts; dashed line: observed.", ...footnotes]
  });
  const y = (row: number): number => step * (row + 0.5);
  const texts: PixelText[] = rows.flatMap((row, at) =>
    row.map((text, column) => ({
      x: widths.slice(0, column).reduce((sum, one) => sum + one, 0),
      y: y(at) + fontSize * 0.36,
      text
    }))
  );
  const heading: PixelText[] = heads.map((head, column) => ({
    x: widths.slice(0, column).reduce((sum, one) => sum + one, 0),
    y: -fontSize * 0.7,
    text: head
  }));
  const layers = panels.flatMap((panel, index): Layer[] => {
    const left = inputs + gap * (index + 1) + each * index;
    const known = panel.worlds.flatMap((world, at) => (world === null ? [] : [{...world, at}]));
    const values = [
      ...known.flatMap(({low, high}) => [low, high]),
      ...(panel.observed === null ? [] : [panel.observed])
    ];
    if (values.length === 0) return [pixelText(`empty_${index}`, [{x: left, y: y(0), text: "no value"}])];
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const room = (most - least || Math.abs(most) || 1) * 0.06;
    const x = (value: number): number => left + (each * (value - least + room)) / (most - least + 2 * room);
    const ticks = evenTicks(least, most).filter((_, at, all) => all.length <= 5 || at % 2 === 0);
    return [
      pixelRule(
        `axis_${index}`,
        [
          {x: left, x2: left + each, y: tall, y2: tall},
          ...ticks.map((tick) => ({x: x(tick), x2: x(tick), y: tall, y2: tall + fontSize * 0.4}))
        ],
        {strokeWidth: 1}
      ),
      pixelText(
        `ticks_${index}`,
        ticks.map((tick) => ({x: x(tick), y: tall + fontSize * 1.5, text: String(Number(tick.toPrecision(3)))})),
        {align: "center"}
      ),
      pixelRule(
        `intervals_${index}`,
        known.map(({low, high, at}) => ({x: x(low), x2: x(high), y: y(at), y2: y(at)})),
        {color: "#7f95a6", strokeWidth: px(fontSize * 0.28)}
      ),
      pixelPoint(
        `middles_${index}`,
        known.map(({estimate, at}) => ({x: x(estimate), y: y(at)})),
        {fill: ink.text, size: px((fontSize * 0.5) ** 2)}
      ),
      ...(panel.observed === null
        ? []
        : [
            pixelRule(`observed_${index}`, [{x: x(panel.observed), x2: x(panel.observed), y: 0, y2: tall}], {
              color: groupStyles[1]?.colour ?? ink.text,
              strokeWidth: 2,
              strokeDash: [5, 3]
            })
          ]),
      pixelText(
        `title_${index}`,
        (titles[index] ?? []).map((text, line, all) => ({
          x: left,
          y: -fontSize * (0.7 + 1.3 * (all.length - 1 - line)),
          text
        })),
        {fontWeight: 600}
      )
    ];
  });
  const shade = rows.map((_, at) => at).filter((at) => at % 2 === 1);
  const layer: Layer[] = [
    ...(shade.length === 0
      ? []
      : [
          pixelRule(
            "lines",
            shade.map((at) => ({x: 0, x2: inner, y: y(at), y2: y(at)})),
            {color: "#f2f4f6", strokeWidth: step}
          )
        ]),
    ...layers,
    pixelText("inputs", texts),
    pixelText("heads", heading, {fontWeight: 600}),
    ...plot.layers
  ];
  const words = panels.map(({title: name, observed, worlds}) => {
    const known = worlds.filter((world) => world !== null);
    const shown = (value: number): string => String(Number(value.toPrecision(3)));
    const span =
      known.length === 0
        ? "no world has a value"
        : `from ${shown(Math.min(...known.map(({low}) => low)))} to ${shown(Math.max(...known.map(({high}) => high)))} over ${known.length} ${known.length === 1 ? "world" : "worlds"}`;
    return `${oneLine(name)}: ${observed === null ? "not observed" : `observed ${shown(observed)}`}; ${span}.`;
  });
  return figureSpec(
    {
      figure: "null-picture",
      title: title ?? "Simulated worlds beside what is observed",
      description: ["Simulated worlds beside what is observed.", ...words].join(" "),
      frame: plot.frame,
      fontSize
    },
    {width: plot.width, height: plot.height, layer}
  );
}
