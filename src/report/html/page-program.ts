import {pageAsset, type PageAsset} from "../../platform/assets.ts";
import {base64} from "../../platform/bytes.ts";
import {sha256} from "../../platform/sha256.ts";

/** The program of the report page and the source expression by which a Content-Security-Policy lets it run, and nothing else. */
export interface PageProgram {
  readonly text: string;
  /** `'sha256-…'` of exactly this text. */
  readonly source: string;
}

/**
 * The program of the report page as the build bundled it; null where the build has not run, and the page is then whole but does not react.
 *
 * @example
 * pageProgram()?.text.includes("</script") ?? false // false
 */
export function pageProgram(): PageProgram | null {
  const file = pageAsset("program.js");
  if (file === null) return null;
  const text = new TextDecoder().decode(file).trim();
  const hash = sha256();
  hash.add(text);
  return {text, source: `'sha256-${hash.base64()}'`};
}

const weights: readonly {readonly weight: number; readonly file: PageAsset}[] = [
  {weight: 400, file: "inter-400.woff2"},
  {weight: 600, file: "inter-600.woff2"}
];

/**
 * `@font-face` rules that carry Inter inside the page, so that figures have their letters on every machine; empty where the build has not run.
 *
 * @example
 * fontFaces().includes("http") // false
 */
export function fontFaces(): string {
  return weights
    .map(({weight, file}) => {
      const bytes = pageAsset(file);
      return bytes === null
        ? ""
        : `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${base64(bytes)}) format("woff2")}`;
    })
    .join("\n");
}
