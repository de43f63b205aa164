import {normalName} from "./column-dictionary.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {plainWord} from "./outcome-words.ts";

/** Names of columns that say from where a record is. */
const sources =
  /(?:^|_)(?:source|sources|origin|provenance|quelle|quellen|datenquelle|herkunft|origine|fuente|origen|procedencia|fonte|provenienza|bron|herkomst|origem|type|typ|art|tipo)(?:_|$)/;
/** Words of what is published, in plain form. */
const published =
  /\b(?:literatur\w*|literature|litterature|letteratura|published|publication|publikation|publiziert\w*|veroffentlich\w*|publiee?s?|publicad\w*|publicacion|pubblicat\w*|pubblicazione|gepubliceerd|publicatie|publicacao|meta ?analys\w*|historical controls?|historische kontrolle\w*|digiti[sz]ed|reconstructed ipd)\b/;
/** The same of a number that is of a group of patients. */
const ofGroup =
  /\b(?:medians?|means?|average|mittelwert|mittlere\w*|durchschnitt\w*|moyennes?|mediane|mediana|media|promedio|gemiddelde|aggregated?|aggregiert|pooled)\b/;
/** Where a remark says that its record is taken from a publication. */
const takenFrom = /\b(?:from|aus|per|laut|lt|de|di|da|dalla|della|van|uit|see|siehe|ref|reference)\b/;

/** Identifiers of a publication. */
const citation =
  /\bet\.?\s+al\b|^(?:lit|literature|literatur|litt|ref|paper|published|publ?|studie|study)[\s._-]*\d{0,3}$/iu;
const authorYear = /^(\p{Lu}[\p{L}'-]{2,})(?:\s+(?:&|and|und|et)\s+\p{Lu}[\p{L}'-]+)?,?\s+\(?(?:19|20)\d\d\)?$/u;

/**
 * Whether a cell says that its record is none of a patient but a result of the literature: in a column of sources any word of a publication, in one of remarks a median or mean from one.
 *
 * @example
 * saysPublished("Quelle", "Literatur (Median aus Publikation)") // true
 * [saysPublished("note", "case was published"), saysPublished("note", "median from published cohort")] // [false, true]
 */
export function saysPublished(column: string, text: string): boolean {
  const plain = plainWord(text);
  if (!published.test(plain)) return false;
  return sources.test(normalName(column)) || (isRemarkColumn(column) && (ofGroup.test(plain) || takenFrom.test(plain)));
}

/**
 * Places of identifiers that are citations: `Mai et al. 2025`, `Lit 3`, an author and a year. None where half of them are.
 *
 * @example
 * publishedIdentifiers(["P1", "P2", "P3", "P4", "Mai et al. 2025", "Huppert 2024"]) // [4, 5]
 */
export function publishedIdentifiers(ids: readonly string[]): number[] {
  const firstWords = new Map<string, number>();
  for (const id of new Set(ids)) {
    const [word = ""] = id.trim().split(/\s+/);
    firstWords.set(word, (firstWords.get(word) ?? 0) + 1);
  }
  const found = ids.flatMap((id, i) => {
    const text = id.trim();
    const author = authorYear.exec(text)?.[1];
    return citation.test(text) || (author !== undefined && firstWords.get(author) === 1) ? [i] : [];
  });
  return 2 * found.length < ids.length ? found : [];
}
