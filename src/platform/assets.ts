import {existsSync, readFileSync} from "node:fs";
import {fontFile} from "./font-files.ts";
import type {FontWeight} from "./font-weight.ts";

const fonts = new Map<FontWeight, Uint8Array>();

/**
 * One weight of Inter (Rasmus Andersson, SIL Open Font Licence 1.1) as the bytes of a TrueType file, read once; not to be written to.
 *
 * Throws when the font package is not installed.
 *
 * @example
 * Array.from(fontBytes("regular").subarray(0, 4)) // [0, 1, 0, 0]
 */
export function fontBytes(weight: FontWeight): Uint8Array {
  const known = fonts.get(weight);
  if (known !== undefined) return known;
  const bytes = readFileSync(fontFile(weight));
  fonts.set(weight, bytes);
  return bytes;
}

/** What the build makes for the report page: its program, and Inter reduced to the letters of European languages and mathematics. */
export type PageAsset = "program.js" | "inter-400.woff2" | "inter-600.woff2";

/**
 * The bytes of a file that the build has made for the report page, from the folder of the built package; null where the build has not run.
 *
 * @example
 * const program = pageAsset("program.js");
 * program === null || program.length > 1000 // true
 */
export function pageAsset(name: PageAsset): Uint8Array | null {
  // This module is compiled to dist/platform, or run as it stands in src/platform.
  const file = [`../report/html/page/${name}`, `../../dist/report/html/page/${name}`]
    .map((place) => new URL(place, import.meta.url))
    .find((place) => existsSync(place));
  return file === undefined ? null : readFileSync(file);
}
