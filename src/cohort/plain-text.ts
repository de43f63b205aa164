/** Signs that nobody sees: soft hyphen, zero-width and direction marks, word joiner, byte order mark. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
/** Blanks of other widths. */
const blanks = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
const beyondAscii = /[^\u0020-\u007e]/u;

/**
 * A text as it looks: accents composed (NFC), invisible signs gone, every blank an ordinary one, none at the ends.
 *
 * @example
 * plainText("gru\u0308n\u200b ") // "grün"
 */
export function plainText(text: string): string {
  return beyondAscii.test(text)
    ? text.normalize("NFC").replace(invisible, "").replace(blanks, " ").trim()
    : text.trim();
}

/** Hyphens, dashes and minus signs that word processors put in the place of `-`. */
const hyphens = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/gu;

/**
 * The same with one kind of hyphen and single blanks: what two spellings that look alike have in common.
 *
 * @example
 * plainHyphens("HER2\u2011 low") // "HER2- low"
 */
export function plainHyphens(text: string): string {
  return plainText(text).replace(hyphens, "-").replace(/ {2,}/g, " ");
}
