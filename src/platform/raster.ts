import {fontFile} from "./font-files.ts";

/** A picture as pixels. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity, one byte each, row by row from the top. */
  pixels(): Uint8Array;
  /** The same as a PNG that says nothing of its resolution. */
  png(): Uint8Array;
}

/**
 * An SVG drawn on white at so many pixels to the CSS px, its text in the Inter of the package and in no font of the machine.
 *
 * Throws what the renderer says of an SVG that it cannot read. Asynchronous because the renderer is loaded on first use.
 *
 * @example
 * const {width, height} = await rasterOf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"1\"/>", 3)
 * [width, height] // [6, 3]
 */
export async function rasterOf(svg: string, zoom: number): Promise<Raster> {
  const {Resvg} = await import("@resvg/resvg-js");
  const picture = new Resvg(svg, {
    background: "#ffffff",
    fitTo: {mode: "zoom", value: zoom},
    font: {
      loadSystemFonts: false,
      // Node's resvg takes paths alone; the one for browsers takes the bytes.
      fontFiles: [fontFile("regular"), fontFile("semibold"), fontFile("italic")],
      defaultFontFamily: "Inter",
      sansSerifFamily: "Inter"
    }
  }).render();
  return {width: picture.width, height: picture.height, pixels: () => picture.pixels, png: () => picture.asPng()};
}
