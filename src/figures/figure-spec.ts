/** What a renderer needs to give a figure its exact size: sides of the whole picture and the room kept around the first plot, in CSS px. */
export interface FigureFrame {
  readonly width: number;
  readonly height: number;
  readonly padding: {readonly left: number; readonly top: number; readonly right: number; readonly bottom: number};
}

/**
 * A Vega-Lite v6 specification with inline data and alt text. `usermeta.payloadswap` names the kind of figure and its frame;
 * any Vega-Lite renderer draws it, and `toSvg` also gives it the exact size.
 */
export interface FigureSpec {
  readonly $schema: "https://vega.github.io/schema/vega-lite/v6.json";
  /** Alt text: what the figure shows, in sentences. */
  readonly description: string;
  readonly usermeta: {
    readonly payloadswap: {readonly figure: string; readonly title: string; readonly frame: FigureFrame};
  };
  readonly [property: string]: unknown;
}

/** One mark or a layer of marks in the JSON of Vega-Lite; the official schema checks them in the tests. */
export type Layer = Readonly<Record<string, unknown>>;

/** Colours and lines shared by all figures. */
export const ink = {text: "#1a1a1a", axis: "#4d4d4d", faint: "#8c8c8c", pale: "#d9d9d9", paper: "#ffffff"} as const;

/** Font stack with live text; Inter ships with the package, Helvetica and Arial are what journals name. */
export const FONT = "Inter, Helvetica, Arial, sans-serif";

/**
 * A length to a hundredth of a px, so that specs carry no float noise.
 *
 * @example
 * px(12.979999999999999) // 12.98
 */
export function px(length: number): number {
  return Math.round(length * 100) / 100;
}

/** Font size where none is asked for: 11 px = 8.25 pt. */
export const FONT_SIZE = 11;

/**
 * A complete spec from its views: schema, theme, alt text and frame are added.
 *
 * @example
 * figureSpec({figure: "sample", title: "Sample", description: "One point.", frame: {width: 100, height: 80, padding: {left: 30, top: 5, right: 5, bottom: 30}}}, {mark: "point"}).description
 * // "One point."
 */
export function figureSpec(
  {
    figure,
    title,
    description,
    frame,
    fontSize = FONT_SIZE
  }: {
    readonly figure: string;
    readonly title: string;
    readonly description: string;
    readonly frame: FigureFrame;
    readonly fontSize?: number;
  },
  views: Layer
): FigureSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description,
    usermeta: {payloadswap: {figure, title, frame}},
    background: ink.paper,
    padding: 4,
    config: themeConfig(fontSize),
    ...views
  };
}

function themeConfig(fontSize: number): Layer {
  const line = px(Math.max(0.6, fontSize / 12));
  return {
    font: FONT,
    mark: {aria: false},
    text: {font: FONT, fontSize, color: ink.text, aria: false},
    view: {stroke: null},
    axis: {
      aria: false,
      grid: false,
      domainColor: ink.axis,
      domainWidth: line,
      tickColor: ink.axis,
      tickWidth: line,
      tickSize: px(fontSize * 0.4),
      tickRound: false,
      translate: 0,
      labelColor: ink.text,
      labelFontSize: fontSize,
      labelLimit: 0,
      labelPadding: px(fontSize * 0.25),
      titleColor: ink.text,
      titleFontSize: fontSize,
      titleFontWeight: 400,
      titleLimit: 0
    },
    legend: {
      aria: false,
      labelLimit: 0,
      labelFontSize: fontSize,
      titleFontSize: fontSize,
      titleFontWeight: 400,
      labelColor: ink.text,
      titleColor: ink.text,
      titleLimit: 0
    },
    header: {labelFontSize: fontSize, labelLimit: 0, titleFontSize: fontSize, titleLimit: 0}
  };
}
