import {createRequire} from "node:module";
import type {FontWeight} from "./font-weight.ts";

const require = createRequire(import.meta.url);

const files: Readonly<Record<FontWeight, string>> = {
  regular: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  semibold: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
  italic: "@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf"
};

/**
 * Absolute path of one weight of Inter (Rasmus Andersson, SIL Open Font Licence 1.1) as a TrueType file; WOFF is read by none of the renderers.
 * A path is a thing of Node: only this folder asks for it, everybody else for `fontBytes`.
 *
 * Throws when the font package is not installed.
 *
 * @example
 * fontFile("regular").endsWith("Inter_400Regular.ttf") // true
 */
export function fontFile(weight: FontWeight): string {
  return require.resolve(files[weight]);
}
