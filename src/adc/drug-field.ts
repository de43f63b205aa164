/** Signs that nobody reads as part of a name. */
const signs = /[™®©\u00ad\u200b-\u200d\u2060\ufeff]/gu;
/** Marks of footnotes: raised figures and letters behind a name, daggers; not the square of a unit nor the mass of a nuclide (`mg/m²`, `Lu¹⁷⁷`). */
const footnotes =
  /[†‡§¶※⁎]+|(?<=(?:\p{L}{2}|[)\]\s]))(?<!cm|mm)(?:¹?[⁰¹²³⁴-⁹](?:[,;]¹?[⁰¹²³⁴-⁹])*|[ᵃ-ᵏ])[)⁾]?(?![\p{L}\p{N}⁰¹²³⁴-⁹])/gu;
/** Plain ASCII needs no compatibility mapping. */
const ascii = /^[\x20-\x7e]*$/;
/** What registries write before a name, at the beginning or behind a bar: `Drug: X|Biological: Y`. */
const kind =
  /(^|[|;])\s*(?:drugs?|biological|combination product|device|genetic|dietary supplement|other|medication|medicine|regimen|treatment|therapy|intervention|arzneimittel|medikament|wirkstoff|médicament|medicamento|farmaco)\s*:\s*/giu;
/** The group of a trial before what it was given: `Cohort 1: SG`, `Arm B (HER2-low): T-DXd`, `A2: SHR-A1811`. */
const trialGroup = /^\s*(?:(?:cohort|arm|group|stratum)\s+[a-z0-9]{1,3}|[a-z]\d)(?:\s*\([^()]*\))?\s*:\s*/iu;
/** A code and a word that were written without a space: `SHR-A1811and 5-FU`. */
const gluedWord = /(?<=\d{3})(?=(?:and|plus|with)\s)/giu;
/** The number of a list: `21.Trastuzumab…`, `3) SG`. */
const listNumber = /^\s*\d{1,3}[.)]\s*(?=\p{L}{3})/u;
/** A billing code of the US (HCPCS) before a name: `J9358 fam-trastuzumab …`. */
const billingCode = /^\s*[JQSC]\d{4}\s+(?=\p{L}{3})(?!(?:plus|and|with|und|mit|avec|con|then|followed)\s)/iu;

/**
 * A drug field without what stands before a name in registries, lists and bills, in compatibility form: full-width brackets and digits are plain ones, soft hyphens and trade marks are gone.
 *
 * @example
 * plainField("DRUG: Enhertu®|DRUG: Dato（ダトロウェイ）") // "Enhertu|Dato(ダトロウェイ)"
 */
export function plainField(text: string): string {
  const plain = ascii.test(text) ? text : text.replace(signs, "").replace(footnotes, " ").normalize("NFKC");
  return plain
    .replace(kind, "$1")
    .replace(trialGroup, "")
    .replace(listNumber, "")
    .replace(billingCode, "")
    .replace(gluedWord, " ")
    .trim();
}

/** A text without its brackets, and what stands in each of them. */
export interface Bracketed {
  readonly outside: string;
  /** Innermost brackets apart: no text holds a bracket. */
  readonly insides: readonly string[];
}

/**
 * What stands outside and inside of brackets, read once from left to right; null where there is none. A bracket without its partner is a blank.
 *
 * @example
 * bracketsOf("SG (Trodelvy [IMMU-132]) q3w") // {outside: "SG q3w", insides: ["IMMU-132", "Trodelvy"]}
 */
export function bracketsOf(text: string): Bracketed | null {
  if (!/[()[\]]/.test(text)) return null;
  const insides: string[] = [];
  const open: string[] = [""];
  for (const sign of text) {
    if (sign === "(" || sign === "[") open.push("");
    else if (sign === ")" || sign === "]") {
      const inside = spaced(open.length > 1 ? (open.pop() ?? "") : "");
      if (inside !== "") insides.push(inside);
      open[open.length - 1] += " ";
    } else open[open.length - 1] += sign;
  }
  return {outside: spaced(open.join(" ")), insides};
}

const spaced = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

/** A sign of no script that stands for a bracket while a text is cut. */
const HELD = "\uE000";

/**
 * The parts of a text between separators that stand outside of brackets, blank ones left out.
 *
 * @example
 * partsOutside("EV (Padcev + ADC) + pembrolizumab", / [+] /) // ["EV (Padcev + ADC)", "pembrolizumab"]
 */
export function partsOutside(given: string, separator: RegExp): string[] {
  const text = given.replaceAll(HELD, " ");
  const held: string[] = [];
  let kept = "";
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === "(" || sign === "[") {
      if (depth === 0) {
        kept += text.slice(from, i);
        from = i;
      }
      depth += 1;
    } else if ((sign === ")" || sign === "]") && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      held.push(text.slice(from, i + 1));
      kept += HELD;
      from = i + 1;
    }
  }
  kept += text.slice(from);
  let next = 0;
  return kept
    .split(separator)
    .map((part) => part.replaceAll(HELD, () => held[next++] ?? "").trim())
    .filter((part) => part !== "");
}
