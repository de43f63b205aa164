import type {TopLevelSpec} from "vega-lite";
import type {FigureSpec} from "../../figures/figure-spec.ts";
import {crc32} from "../../platform/crc32.ts";
import {rasterOf, type Raster} from "../../platform/raster.ts";
import {toSvg} from "./svg.ts";

/** Options of `toPng`. */
export interface PngOptions {
  /** Pixels per inch at the figure's own size (96 CSS px = 1 inch), 36 to 2400. */
  readonly dpi?: number;
}

/** CSS px per inch. */
export const PX_PER_INCH = 96;

/**
 * A figure, or a finished SVG, as PNG bytes on white, with the resolution written into the file (pHYs).
 *
 * Text is drawn with the font of the package alone, so the picture is the same on every machine. Throws `RangeError` for a `dpi` outside 36 to 2400.
 *
 * @example
 * const png = await toPng("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"96\"/>", {dpi: 300})
 * new DataView(png.buffer, png.byteOffset).getUint32(16) // 300
 */
export async function toPng(
  figure: FigureSpec | TopLevelSpec | string,
  {dpi = 300}: PngOptions = {}
): Promise<Uint8Array> {
  const picture = await rendered(figure, dpi);
  return withResolution(picture.png(), dpi);
}

/** A figure as RGB pixels on white, three bytes each, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/**
 * The pixels of a figure or a finished SVG at a resolution; throws as `toPng` does.
 *
 * @example
 * (await picturePixels("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"1\"/>", 96)).rgb // [255, 255, 255, 255, 255, 255]
 */
export async function picturePixels(figure: FigureSpec | TopLevelSpec | string, dpi: number): Promise<Pixels> {
  const picture = await rendered(figure, dpi);
  const {width, height} = picture;
  const pixels = picture.pixels();
  const rgb = new Uint8Array(width * height * 3);
  // The background is opaque white, so the fourth byte of each pixel is always 255.
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    rgb[to] = pixels[from] ?? 0;
    rgb[to + 1] = pixels[from + 1] ?? 0;
    rgb[to + 2] = pixels[from + 2] ?? 0;
  }
  return {width, height, rgb};
}

async function rendered(figure: FigureSpec | TopLevelSpec | string, dpi: number): Promise<Raster> {
  if (!(dpi >= 36 && dpi <= 2400)) throw new RangeError(`dpi must be from 36 to 2400, got ${dpi}`);
  const svg = typeof figure === "string" ? figure : await toSvg(figure);
  return rasterOf(svg, dpi / PX_PER_INCH);
}

/** The PNG with a pHYs chunk behind its header (PNG specification, third edition, section 11.3.4.3): pixels per metre. */
function withResolution(png: Uint8Array, dpi: number): Uint8Array {
  const HEADER = 33;
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const perMetre = Math.round(dpi / 0.0254);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, HEADER));
  whole.set(chunk, HEADER);
  whole.set(png.subarray(HEADER), HEADER + chunk.length);
  return whole;
}
