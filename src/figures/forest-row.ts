import {labelWidth, oneLine, shortLabel} from "./label-width.ts";

/** One line of a forest plot: an estimate with its interval, a heading, or a reason why there is none. */
export interface ForestRow {
  readonly label: string;
  /** A heading stands alone, in semibold. */
  readonly heading?: boolean;
  /** Ratio (hazard, odds or risk ratio), above 0; null where there is none. */
  readonly estimate?: number | null;
  readonly confLow?: number | null;
  readonly confHigh?: number | null;
  readonly n?: number | null;
  readonly nEvent?: number | null;
  /** P for interaction, already in words, e.g. `0.34`; printed in its own column. */
  readonly interaction?: string;
  /** The group that the others are compared with: printed as "reference". */
  readonly reference?: boolean;
  /** Why there is no estimate. */
  readonly error?: string | null;
  /** Replaces the printed `0.62 (0.41–0.93)`. */
  readonly text?: string;
  /** Several models side by side: rows of one label share a line and differ in colour and shape. */
  readonly model?: string;
}

/**
 * Whether a row has a size to print.
 *
 * @example
 * isSized({label: "Payload swap", n: 80}) // true
 */
export const isSized = ({n, nEvent}: ForestRow): boolean => (n ?? nEvent ?? null) !== null;

/**
 * Events and patients of a row as they are printed.
 *
 * @example
 * sizeText({label: "Payload swap", n: 80, nEvent: 60}) // "60 / 80"
 */
export const sizeText = ({n, nEvent}: ForestRow): string =>
  [nEvent, n].filter((count) => count !== undefined && count !== null).join(" / ");

/**
 * The number of a row as it is printed, or why there is none; nothing for a heading.
 *
 * @example
 * numberText({label: "Payload swap", estimate: 0.62, confLow: 0.41, confHigh: 0.93}, 10) // "0.62 (0.41–0.93)"
 */
export function numberText(
  {estimate, confLow, confHigh, reference, error, text, heading}: ForestRow,
  fontSize: number
): string {
  if (text !== undefined) return oneLine(text);
  if (reference === true) return "reference";
  const limit = (value: number | null | undefined): string => (typeof value === "number" ? value.toFixed(2) : "NE");
  if (typeof estimate === "number") return `${estimate.toFixed(2)} (${limit(confLow)}–${limit(confHigh)})`;
  return heading === true ? "" : shortLabel(error ?? "not estimated", fontSize * 15, fontSize);
}

/**
 * Px of the label of a row; labels that are not headings are indented.
 *
 * @example
 * labelExtent({label: "Payload swap", heading: true}, 10) > labelExtent({label: "", heading: true}, 10) // true
 */
export function labelExtent({label, heading}: ForestRow, fontSize: number): number {
  return labelWidth(oneLine(label), fontSize, heading === true) + (heading === true ? 0 : fontSize);
}
