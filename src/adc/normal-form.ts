/** White space, every Unicode hyphen, dash or minus, brackets, quotes, primes, full stops, middle dots; the Japanese long-vowel mark is a letter and stays. */
const ignorable =
  /[\s\p{Pd}\u2212\u00ad\u2043\u200b-\u200d\u2060\ufeff()[\]{}"'\u2018\u2019\u201c\u201d\u2032`´*_\u00b7\u30fb.]/gu;
const marks = /[™®©]/g;
/** Plain ASCII needs no compatibility mapping, and most names are plain ASCII. */
const ascii = /^[\x20-\x7e]*$/;
const ignorableAscii = /[\s()[\]{}"'`*_.-]/g;

/**
 * The form in which two spellings of a name are the same: lower case, compatibility-normalised, without spaces, hyphens, brackets,
 * quotes, full stops and trademark signs; `×` is read as `x`.
 *
 * @example
 * normalForm("T‑DXd") // "tdxd"
 */
export function normalForm(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().replace(ignorableAscii, "");
  const kept = text.replace(marks, "").normalize("NFKC").toLowerCase().replaceAll("×", "x").replace(ignorable, "");
  // Marks that stood apart may now stand side by side, in an order of their own.
  return kept.normalize("NFKC");
}
