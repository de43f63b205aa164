import {create, type Font} from "fontkit";
import {fontBytes} from "../../platform/assets.ts";
import type {FontWeight} from "../../platform/font-weight.ts";

const fonts = new Map<FontWeight, Font>();
const widths = new Map<FontWeight, Map<string, number>>();

function fontOf(weight: FontWeight): Font {
  const known = fonts.get(weight);
  if (known !== undefined) return known;
  const font = create(fontBytes(weight));
  fonts.set(weight, font);
  widths.set(weight, new Map());
  return font;
}

function advance(character: string, weight: FontWeight): number {
  const font = fontOf(weight);
  const cache = widths.get(weight);
  const known = cache?.get(character);
  if (known !== undefined) return known;
  const width = font.glyphForCodePoint(character.codePointAt(0) ?? 32).advanceWidth / font.unitsPerEm;
  cache?.set(character, width);
  return width;
}

/**
 * Width of a line of text set in Inter, in the unit of `fontSize`: the sum of the advance widths, without kerning
 * (shaping each string costs half a millisecond, and kerning moves a label by less than 3 %).
 *
 * @example
 * textWidth("Number at risk", 10) // 69.4
 */
export function textWidth(text: string, fontSize: number, weight: FontWeight = "regular"): number {
  let sum = 0;
  for (const character of text) sum += advance(character, weight);
  return sum * fontSize;
}

/**
 * Characters of a text that Inter cannot draw, each once, in order of appearance; a PNG or PDF shows nothing in their place.
 *
 * @example
 * missingGlyphs("α → β ≥ 6 個月") // ["個", "月"]
 */
export function missingGlyphs(text: string): string[] {
  const font = fontOf("regular");
  return [...new Set(text)].filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 32));
}

/** Height of capitals above the baseline and of descenders below it, as shares of the font size (Inter 4: OS/2 and hhea tables). */
export const lineExtent = {above: 0.73, below: 0.21} as const;
