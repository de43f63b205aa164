import {
  adverseEventDictionary,
  assessmentDictionary,
  dictionary,
  followUpDictionary,
  normalName
} from "../column-dictionary.ts";
import {headersInLanguages} from "../header-languages.ts";

const known: ReadonlySet<string> = new Set(
  [...dictionary, ...followUpDictionary, ...assessmentDictionary, ...adverseEventDictionary].flatMap(
    ({name, synonyms}) => [name, ...synonyms, ...headersInLanguages(name)]
  )
);

/**
 * Whether cohorts carry a column under this name.
 *
 * @example
 * isKnownName("Patient ID") // true
 * isKnownName("ADC register") // false
 */
export function isKnownName(name: string): boolean {
  return known.has(normalName(name));
}
