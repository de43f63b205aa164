import {existsSync} from "node:fs";
import {createRequire} from "node:module";
import {fileURLToPath} from "node:url";

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

/** What the build makes for the report page: its program, and Inter reduced to the letters of European languages and mathematics. */
export type PageAsset = "program.js" | "inter-400.woff2" | "inter-600.woff2";

/**
 * Absolute path of a file that the build has made for the report page, beside this module or in the package's `dist`; null where the build has not run.
 *
 * @example
 * [null, "string"].includes(pageAsset("program.js") && typeof pageAsset("program.js")) // true
 */
export function pageAsset(name: PageAsset): string | null {
  const places = [`../html/page/${name}`, `../../../dist/report/html/page/${name}`].map((place) =>
    fileURLToPath(new URL(place, import.meta.url))
  );
  return places.find((place) => existsSync(place)) ?? null;
}
