/** What every figure can be asked for; lengths in CSS px (96 to the inch). */
export interface FigureOptions {
  readonly title?: string;
  readonly subtitle?: string;
  /** Width of the whole picture. */
  readonly width?: number;
  readonly fontSize?: number;
}

/** What figures with two axes can be asked for besides. */
export interface PlotOptions extends FigureOptions {
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** Height of the whole picture. */
  readonly height?: number;
  /** Colour by group name; groups that are not named keep their own. */
  readonly palette?: Readonly<Record<string, string>>;
}
