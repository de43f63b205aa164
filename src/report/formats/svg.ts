import * as vegaLibrary from "vega";
import type {TopLevelSpec} from "vega-lite";
import type {FigureSpec} from "../../figures/figure-spec.ts";
import {textWidth} from "./text-width.ts";
import {collectingLogger, compileFigure} from "./vega-compile.ts";

/** Options of `toSvg`. */
export interface SvgOptions {
  /** Prefix of every id in the file, so that several figures can share a page. */
  readonly idPrefix?: string;
  /** Printed width in mm, written as the size of the root; by default the size is in CSS px. */
  readonly widthMm?: number;
  /** Hears what Vega-Lite remarks about the spec; by default the remarks go to `console.warn`. */
  readonly onWarning?: (message: string) => void;
}

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  readonly text?: unknown;
}

const {parse, resetSVGDefIds, View} = vegaLibrary;
const {textMetrics} = vegaLibrary as unknown as {
  textMetrics: {width: (item: TextItem, line?: string | number) => number};
};

/** Without canvas Vega guesses 0.8 em a character, which makes figures a third too wide. */
function measured(item: TextItem, line?: string | number): number {
  const text = line ?? item.text;
  const bold = item.fontWeight === "bold" || Number(item.fontWeight) >= 600;
  return textWidth(
    typeof text === "string" || typeof text === "number" ? String(text) : "",
    item.fontSize ?? 11,
    bold ? "semibold" : "regular"
  );
}

const refuse = (): never => {
  throw new Error("a figure must carry its data inline, got a data url");
};

/**
 * A figure as SVG: live text in Inter, exact size in CSS px, `role="img"` with a title and a description, the same bytes on every run.
 *
 * Throws on a spec that Vega-Lite cannot read, and on one that asks for a file or an address.
 *
 * @example
 * const svg = await toSvg({title: "A & B", description: "Nothing drawn.", mark: "point", data: {values: []}})
 * svg.includes("<title id=\"figure-title\">A &amp; B</title>") // true
 */
export async function toSvg(
  spec: FigureSpec | TopLevelSpec,
  {idPrefix = "figure-", widthMm, onWarning = console.warn}: SvgOptions = {}
): Promise<string> {
  const {vega, warnings} = compileFigure(spec);
  for (const warning of warnings) onWarning(warning);
  textMetrics.width = measured;
  resetSVGDefIds();
  const {logger, heard} = collectingLogger();
  const view = new View(parse(vega), {
    renderer: "none",
    logger,
    loader: {load: refuse, sanitize: refuse, http: refuse, file: refuse}
  });
  const svg = await view.toSVG();
  view.finalize();
  // Vega reports what fails while drawing to its logger and goes on without it.
  if (heard.length > 0) throw new Error(`the figure cannot be drawn: ${heard.join("; ")}`);
  return labelled(sized(prefixed(svg, idPrefix), widthMm), titleOf(spec), spec.description ?? "", idPrefix);
}

function titleOf(spec: FigureSpec | TopLevelSpec): string {
  const meta = (spec.usermeta as {payloadswap?: {title?: string}} | undefined)?.payloadswap;
  return meta?.title ?? (typeof spec.title === "string" ? spec.title : "Figure");
}

/** Vega's ids (clip paths, gradients) with the prefix, wherever they are defined and used. */
function prefixed(svg: string, idPrefix: string): string {
  return svg
    .replace(/\bid="(clip|gradient)/g, `id="${idPrefix}$1`)
    .replace(/url\(#(clip|gradient)/g, `url(#${idPrefix}$1`);
}

/** The root's width and height in mm; the view box stays in px. */
function sized(svg: string, widthMm: number | undefined): string {
  if (widthMm === undefined) return svg;
  if (!(widthMm > 0)) throw new RangeError(`widthMm must be above 0, got ${widthMm}`);
  const [, width = "1", height = "1"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const heightMm = (widthMm * Number(height)) / Number(width);
  return svg.replace(
    / width="[^"]*" height="[^"]*"/,
    ` width="${widthMm}mm" height="${Number(heightMm.toFixed(3))}mm"`
  );
}

function labelled(svg: string, title: string, description: string, idPrefix: string): string {
  const at = svg.indexOf(">") + 1;
  const root = svg.slice(0, at - 1).replace(/ (role|aria-[a-z]+)="[^"]*"/g, "");
  const name = `<title id="${idPrefix}title">${escapeXml(title)}</title><desc id="${idPrefix}desc">${escapeXml(description)}</desc>`;
  return `${root} role="img" aria-labelledby="${idPrefix}title" aria-describedby="${idPrefix}desc">${name}${svg.slice(at)}`;
}

/**
 * Text as XML character data; characters that XML 1.0 forbids are left out.
 *
 * @example
 * escapeXml("<script> & \"x\"") // "&lt;script&gt; &amp; &quot;x&quot;"
 */
export function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- XML 1.0 allows no other control characters
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
