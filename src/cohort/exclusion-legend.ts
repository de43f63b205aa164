import {asideTexts} from "../files/aside.ts";
import type {CsvTable} from "../files/csv.ts";

/** Words, without accents and in lower case, by which a legend says that what it explains is not to be analysed: English, German, French, Spanish, Italian, Dutch and Portuguese. */
const says =
  /\b(?:exclude[ds]?|excluding|exclusions?|ineligible|(?:not|non|never) (?:to be |be |been )?(?:eligible|evaluable|analy[sz]ed|included|counted|assessable|usable|used)|unevaluable|inevaluable|do not (?:use|analy[sz]e|include|count)|screen(?:ing)? fail\w*|no (?:informed )?consent|consent (?:was )?(?:withdrawn|revoked|refused|missing)|withdr(?:ew|awn|awal)(?: of)?(?: informed)? consent|(?:never|not) (?:started|received|given|treated|administered)|did not (?:start|receive)|ausgeschlossen\w*|ausschluss\w*|ausschliess\w*|ausschlie\w*|nicht (?:auswertbar|ausgewertet|auswerten|evaluierbar|eingeschlossen|werten|gewertet|verwertbar|analysiert|berucksichtigt|berucksichtigen|geeignet|erhalten|begonnen|verabreicht|gegeben)|(?:keine|fehlende) einwilligung|einwilligung (?:widerrufen|zuruckgezogen|fehlt)|exclus|exclue?s?|exclues|exclure|(?:non|pas) (?:evaluable|inclus|incluse|eligible|analyse)\w*|retrait (?:de |du )?consentement|(?:pas de|sans) consentement|excluid[oa]s?|excluir|exclusion|no (?:evaluable|incluid|elegible|analizad|valorable)\w*|sin consentimiento|retirada (?:de |del )?consentimiento|esclus[oaie]|escludere|non (?:valutabil|inclus|eleggibil|analizzat)\w*|(?:senza|revoca (?:del )?) ?consenso|uitgesloten|uitsluiten|niet (?:evalueerbaar|geincludeerd|meegenomen|geanalyseerd|geschikt)|geen toestemming|nao (?:avaliave|incluid|elegive|analisad)\w*|sem consentimento)\b/;
/** The same denied, or of something else than a patient. */
const denies =
  /\b(?:(?:not|never|nobody|none|no patients?|no one|nicht|keine?r?|niemand|aucun\w*|ningun\w*|nessun\w*|geen|nenhum\w*|pas|non|no) (?:was |were |wurden? |has been |have been |to be |to |be |etaient |fue(?:ron)? |patient\w* |pazient\w* |pacient\w* )*(?:excluded?|ausgeschlossen|exclu\w*|escl\w*|uitgesloten))\b|\b(?:metasta\w*|ild|pneumonitis|fracture|fraktur|infe[ck]\w*|thrombos\w*|embol\w*|progress\w*|pd|recurren\w*|rezidiv|pregnan\w*|cnp|mutation\w*|hirnmetastasen|metastasen) (?:was |were |wurde[n]? |had been |by \w+ )*(?:excluded|ruled out|ausgeschlossen|exclu\w*|esclus\w*|uitgesloten)\b/;

/**
 * Texts of a file that may explain marks: rows that a repair took away, comments, and sentences in the column of the identifiers or the first one.
 *
 * @example
 * textsBeside({header: ["id"], columns: [["P1", "* not eligible"]], asides: [{cells: ["Cohort of May"], row: 1}]}, "id") // ["Cohort of May", "* not eligible"]
 */
export function textsBeside(
  {header, columns, asides}: Pick<CsvTable, "header" | "columns" | "asides">,
  identifier: string | null
): string[] {
  const places = new Set([0, identifier === null ? 0 : header.indexOf(identifier)]);
  const cells = [...places].flatMap((k) => [...new Set(columns[k] ?? [])]);
  return [...asideTexts(asides), ...cells.filter((text) => /\p{L}.*\s|^\s*[*†‡§¶#].*\p{L}/u.test(text.trim()))];
}

/** A text without accents, in lower case, with single blanks. */
const plainOf = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/[\s_’']+/g, " ")
    .trim();

/**
 * Whether a legend says that what it explains is not to be analysed.
 *
 * @example
 * ["no informed consent - exclude", "Patient ausgeschlossen", "died", "not excluded", "brain metastases excluded"].map(saysExcluded)
 * // [true, true, false, false, false]
 */
export function saysExcluded(text: string): boolean {
  const plain = plainOf(text);
  return says.test(plain) && !denies.test(plain);
}

/** Longest text that is taken for a legend. */
const LONGEST = 600;

/**
 * What the legends among some texts say of a sign: that it excludes, or something else; null where none of them holds it.
 *
 * @example
 * legendOf("*", ["* excluded", "† died"]) // "excludes"
 * legendOf("†", ["* excluded", "† died"]) // "else"
 * legendOf("#", ["* excluded"]) // null
 */
export function legendOf(sign: string, texts: readonly string[]): "excludes" | "else" | null {
  let found: "else" | null = null;
  for (const text of texts) {
    if (text.length > LONGEST) continue;
    for (const part of partsOf(text)) {
      if (!holds(part, sign)) continue;
      if (saysExcluded(part)) return "excludes";
      found = "else";
    }
  }
  return found;
}

/** A legend of several signs, cut before each of them: `* excluded; † died`. */
const partsOf = (text: string): string[] => {
  const parts = text.split(/[;\n]|,(?=\s*[*†‡§¶#])|(?<=\S)\s+(?=[*†‡§¶#]+\s*(?:[=:–-]|\p{L}))/u);
  // `Patients marked with * were excluded` is one part.
  return parts.some((part) => /^\s*[*†‡§¶#]/u.test(part)) && /^\s*[*†‡§¶#(]/u.test(text) ? parts : [text];
};

/** Whether a sign stands in a text by itself: `**` is another sign than `*`. */
function holds(text: string, sign: string): boolean {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
    if (text.charAt(at - 1) !== sign.charAt(0) && text.charAt(at + sign.length) !== sign.at(-1)) return true;
  return false;
}
