import {createRequire} from "node:module";

/** Weights of the figure font that ship with the package. */
export type FontWeight = "regular" | "semibold" | "italic";

const require = createRequire(import.meta.url);

const files: Readonly<Record<FontWeight, string>> = {
  regular: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  semibold: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
  italic: "@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf"
};

/**
 * Absolute path of one weight of Inter (Rasmus Andersson, SIL Open Font Licence 1.1) as a TrueType file; WOFF is read by none of the renderers.
 *
 * Throws when the font package is not installed.
 *
 * @example
 * fontFile("regular").endsWith("Inter_400Regular.ttf") // true
 */
export function fontFile(weight: FontWeight): string {
  return require.resolve(files[weight]);
}
