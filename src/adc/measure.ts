import {measurePhrases, placeBeginnings, wordsBesideMeasures, type MeasureKind} from "./measure-words.ts";
import type {OtherDrug} from "./other-drug.ts";

/** Classes of drugs and measures that treat one place: they open no line of systemic therapy. */
export const localClasses: ReadonlySet<string> = new Set(["radiotherapy", "surgery"]);

/** What a measure is in the place of a drug; local therapy keeps the role of radiotherapy and surgery in the dictionary. */
const asDrug = (kind: MeasureKind, drugClass: string, role: "companion" | "supportive"): OtherDrug => ({
  drug: kind,
  drugClass,
  payloadClass: null,
  role,
  supportive: role === "supportive",
  source: "from memory"
});

const drugs: Readonly<Record<MeasureKind, OtherDrug>> = {
  "radiotherapy": asDrug("radiotherapy", "radiotherapy", "companion"),
  "surgery": asDrug("surgery", "surgery", "companion"),
  "procedure": asDrug("procedure", "procedure", "supportive"),
  "treatment pause": asDrug("treatment pause", "treatment pause", "supportive"),
  "observation": asDrug("observation", "no treatment", "supportive")
};

/** A procedure and a pause come first: `Port-OP`, `pause of radiotherapy`, `excision biopsy`. */
const order: readonly MeasureKind[] = ["treatment pause", "observation", "procedure", "surgery", "radiotherapy"];

const wholeWords = (pattern: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);

const readers: readonly (readonly [MeasureKind, RegExp])[] = order.map((kind) => [
  kind,
  wholeWords(measurePhrases[kind].join("|"), "gu")
]);
const beside = new RegExp(`^(?:${wordsBesideMeasures}|x?\\d{1,2}(?:x\\d{1,2})*(?:gy|fx|x)?|(?:19|20)\\d\\d)$`, "u");
const place = new RegExp(`^(?:${placeBeginnings})`, "u");

/** A code of a company, whose letters may be those of a measure (`PCI-32765`). */
const code = /\p{L}\p{Pd}?\d{3,}/u;
/** A nuclide or a code whose letter is a word of some language: `Y-90`. */
const letterBeforeNumber = /(?:^| )[aelry] \d/;

/** Most characters of a measure; longer texts are prose. */
const LONGEST = 120;

/** Without accents, in lower case, with one blank for each run of other signs. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("&", " and ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * What a text names that is nothing but treatment of one place, procedures or time without treatment, as drugs that open no line of therapy; empty where a word of it is not known, or `isDrug` knows it as the name of a drug.
 *
 * @example
 * measuresIn("Radiatio BWK 8, 10 × 3 Gy").map(({drug}) => drug) // ["radiotherapy"]
 * measuresIn("watch & wait").map(({drug}) => drug) // ["observation"]
 * measuresIn("Radiatio + Xyzzy") // []
 */
export function measuresIn(text: string, isDrug: (word: string) => boolean = () => false): OtherDrug[] {
  if (text.length > LONGEST || code.test(text)) return [];
  let left = plain(text);
  const found: OtherDrug[] = [];
  for (const [kind, pattern] of readers) {
    const without = left.replaceAll(pattern, " ");
    if (without !== left) found.push(drugs[kind]);
    left = without;
  }
  if (found.length === 0 || letterBeforeNumber.test(left)) return [];
  const isKnown = (word: string): boolean => beside.test(word) || (place.test(word) && !isDrug(word));
  return left.split(" ").every((word) => word === "" || isKnown(word)) ? found : [];
}
