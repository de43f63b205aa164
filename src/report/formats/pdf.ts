import type {TopLevelSpec} from "vega-lite";
import type {FigureSpec} from "../../figures/figure-spec.ts";
import {PX_PER_INCH} from "./png.ts";
import {readSvg} from "../figures/svg-elements.ts";
import {drawSvg, pdfOf} from "./svg-in-pdf.ts";
import {toSvg} from "./svg.ts";

/** Options of `toPdf`. */
export interface PdfOptions {
  /** Printed width in mm; by default that of the figure at 96 px to the inch. */
  readonly widthMm?: number;
}

const PT_PER_INCH = 72;
const MM_PER_INCH = 25.4;

/**
 * A figure, or a finished SVG of ours, as a one-page vector PDF of exactly its size: live text in embedded subsets of Inter, tagged as a figure with its alt text, the same bytes on every run.
 *
 * Throws what `toSvg` throws, and `RangeError` for a width that is not above 0.
 *
 * @example
 * const pdf = await toPdf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"96\" viewBox=\"0 0 96 96\"/>")
 * new TextDecoder("latin1").decode(pdf.subarray(0, 5)) // "%PDF-"
 */
export async function toPdf(
  figure: FigureSpec | TopLevelSpec | string,
  {widthMm}: PdfOptions = {}
): Promise<Uint8Array> {
  if (widthMm !== undefined && !(widthMm > 0)) throw new RangeError(`widthMm must be above 0, got ${widthMm}`);
  const svg = typeof figure === "string" ? figure : await toSvg(figure);
  const picture = readSvg(svg);
  const width = ((widthMm ?? (picture.width / PX_PER_INCH) * MM_PER_INCH) / MM_PER_INCH) * PT_PER_INCH;
  const height = (width * picture.height) / picture.width;
  const [title, description] = [between(svg, "title"), between(svg, "desc")];
  const {document, finished} = await pdfOf({size: [width, height], title, subject: description});
  await drawSvg(document, svg, {x: 0, y: 0, width, height}, {title, alt: description});
  return finished();
}

/** Text of the first element of a name. */
function between(svg: string, tag: string): string {
  const text = new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(svg)?.[1] ?? "";
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
