import type {Unresolved} from "./regimen.ts";

/** A treatment of a trial that is not named, whatever it is called: registries and line tables write it in many ways. */
const masked =
  /^(?:(?:non-?)?(?:cancer )?(?:clinical|study|trial|investigational|investigative|experimental|research|protocol|blinded|masked|unspecified)(?:[\s-]+(?:clinical|study|trial|investigational|experimental))*[\s-]+(?:drug|treatment|medication|medicine|agent|product|therapy|compound|antineoplastic)s?|investigative|investigational|imp|studienmedikation|studientherapie|prüfpräparat|prüfmedikation|médicament (?:expérimental|de l'essai)|fármaco en investigación|medicamento en investigación|farmaco sperimentale)$/iu;

/**
 * A treatment of a trial that is not named as an unread part that may be a conjugate; null for any other text.
 *
 * @example
 * maskedDrug("Clinical Study Drug").adc // "possible"
 * maskedDrug("paclitaxel") // null
 */
export function maskedDrug(text: string): Unresolved | null {
  return masked.test(text.trim())
    ? {
        text: text.trim(),
        reason: "a trial treatment that is not named",
        unread: "masked-drug",
        adc: "possible",
        suggestions: []
      }
    : null;
}
