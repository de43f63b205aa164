import type {Plan} from "../record/plan.ts";
import {plainHyphens} from "./plain-text.ts";

/** What may differ between two spellings of one identifier: letters' case, zeros before a number, signs between its parts, signs that look alike, a word before it, a number or letter behind it. */
export type IgnoredSpelling = Plan["identifiers"]["ignore"][number];

const rules: Readonly<Record<IgnoredSpelling, (text: string) => string>> = {
  // Beside a digit alone: elsewhere O and l are letters.
  lookalikes: (text) => text.replace(/(?<=\d)[oO]|[oO](?=\d)/g, "0").replace(/(?<=\d)[lI|]|[lI|](?=\d)/g, "1"),
  suffix: (text) =>
    /^(.*\d.*?)\s*[/_.-]\s*\d{1,2}$/u.exec(text)?.[1] ?? /^(.*\d)\s*[/_.-]?\s*[a-f]$/iu.exec(text)?.[1] ?? text,
  prefix: (text) =>
    text.replace(/^(?:(?:patient(?:in|en)?|pat|pt|p|subject|subj|case|fall|id|nr|no|number|#)[\s.:#_-]*)+(?=\d)/iu, ""),
  case: (text) => text.toUpperCase(),
  padding: (text) => text.replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, "")),
  // Between letters and digits a sign says nothing; between digits it keeps 1-12 and 11-2 apart.
  separators: (text) =>
    text
      .replace(/[\s_./-]+/g, "-")
      .replace(/(?<=\p{L})-(?=\d)|(?<=\d)-(?=\p{L})/gu, "")
      .replace(/^-|-$/g, "")
};

/** Every way in which spellings of one identifier may differ, in the order in which they are applied. */
export const ignorable: readonly IgnoredSpelling[] = [
  "lookalikes",
  "suffix",
  "prefix",
  "case",
  "padding",
  "separators"
];

/**
 * What all spellings of an identifier have in common. How accents are composed, signs that nobody sees, kinds of hyphens and outer blanks never tell patients apart;
 * anything else only where it is ignored.
 *
 * @example
 * identifierKey("syn-0001\u200b", []) // "syn-0001"
 * identifierKey("syn 0001", ["case", "padding", "separators"]) // "SYN1"
 * identifierKey("Pt O1/2", ["lookalikes", "suffix", "prefix"]) // "01"
 */
export function identifierKey(text: string, ignore: readonly IgnoredSpelling[]): string {
  return ignorable.filter((one) => ignore.includes(one)).reduce((key, one) => rules[one](key), plainHyphens(text));
}
