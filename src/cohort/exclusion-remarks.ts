/** A remark that asks for it, its verb first or behind words of asking; what may stand behind it is a reason or who is meant, and no finding that was ruled out. */
const asks =
  /^(?:(?:bitte|please|pls|merci de|por favor|per favore|pat|pt|patient|patientin|to be|a|must be|should be|muss)\s+)*(?:delete|remove|drop|raus|loschen|entfernen|rausnehmen|streichen|supprimer|eliminar|borrar|eliminare|cancellare|verwijderen|ausschliessen|ausgeschlossen|nicht auswerten|nicht analysieren|exclude|excluded|do not (?:use|analy[sz]e|include)|don t (?:use|analy[sz]e|include)|analy[sz]ed? not|exclure|exclue?|ne pas (?:analyser|inclure)|excluir|excluid[oa]|no (?:analizar|incluir)|escludere|esclus[oa]|non (?:analizzare|includere)|uitsluiten|uitgesloten|niet (?:analyseren|meenemen))(?:\s*$|\s*[-–—,;:.!(/]|\s+(?:this|these|diesen?|dieser|patient\w*|pat|pt|case|fall|record|row|zeile|from|for|in|as|because|since|due|per|pending|not?|wegen|da|weil|aus|von|bei|car|de|du|des|del|dal|dall|della|por|per|van|wegens|uit|do)\b)/;

/** What follows says from what: another trial, an activity, and not this analysis. */
const fromElsewhere =
  /^(?:pat|pt|patient|patientin)?\s*(?:exclude|excluded|removed?|dropped|ausgeschlossen|exclue?|excluid[oa]|esclus[oa]|uitgesloten)\s+(?:from|von|aus|de|du|del|dal|dall|dalla|van|uit)\s+(?!.{0,40}\b(?:anal\w*|auswertung\w*|cohort\w*|kohorte\w*|coorte|dataset|datensatz|evaluation|population|kollektiv)\b)(?!(?:the\s+|this\s+|der\s+|dieser\s+|den\s+|l\s+|la\s+|cette\s+|el\s+|este\s+|questa\s+|de\s+|deze\s+|all\s+|any\s+|our\s+|further\s+|final\s+|main\s+|primary\s+|retrospective\s+)*(?:anal\w*|stud(?:y|ie|ies|io)\b|etude|estudio|cohort\w*|kohorte|coorte|evaluation|auswertung|dataset|data\b|database|datensatz|set\b|sample|population|kollektiv|registry|register|review|survival|pfs|os\b|itt|pp\b|safety|efficacy|list|table|paper|publication|kaplan|km\b))/;

/**
 * Whether a remark asks to leave its patient out.
 *
 * @example
 * ["Please exclude", "bitte ausschließen - kein ADC2", "exclude ILD", "ILD excluded", "excluded from a trial"].map(asksForExclusion)
 * // [true, true, false, false, false]
 */
export function asksForExclusion(remark: string): boolean {
  const plain = remark
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("'", " ")
    .trim();
  return asks.test(plain) && !fromElsewhere.test(plain);
}
