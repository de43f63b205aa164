/** A remark that asks for it, its verb first or behind words of asking; what may stand behind it is a reason or who is meant, and no finding that was ruled out. */
const asks =
  /^(?:(?:bitte|please|pls|merci de|por favor|per favore|pat|pt|patient|patientin|to be|a|must be|should be|muss)\s+)*(?:delete|remove|drop|raus|loschen|entfernen|rausnehmen|streichen|supprimer|eliminar|borrar|eliminare|cancellare|verwijderen|ausschliessen|ausgeschlossen|nicht auswerten|nicht analysieren|exclude|excluded|do not (?:use|analy[sz]e|include)|don t (?:use|analy[sz]e|include)|analy[sz]ed? not|exclure|exclue?|ne pas (?:analyser|inclure)|excluir|excluid[oa]|no (?:analizar|incluir)|escludere|esclus[oa]|non (?:analizzare|includere)|uitsluiten|uitgesloten|niet (?:analyseren|meenemen))(?:\s*$|\s*[-–—,;:.!(/]|\s+(?:this|these|diesen?|dieser|patient\w*|pat|pt|case|fall|record|row|zeile|from|for|in|as|because|since|due|per|pending|not?|wegen|da|weil|aus|von|bei|car|de|du|des|del|dal|dall|della|por|per|van|wegens|uit|do)\b)/;

/** The same behind the reason, in a clause of its own: nothing but the request, and no finding that was ruled out. */
const asksBehind =
  /^(?:(?:bitte|please|pls|merci de|por favor|per favore|daher|deshalb|also|therefore|so|hence|donc|por tanto|quindi|to be|must be|should be|muss|-> ?)\s+)*(?:raus|rausnehmen|rauslassen|weglassen|entfernen|loschen|streichen|nicht (?:auswerten|analysieren|einschliessen|mitzahlen|berucksichtigen)|(?:aus (?:der|dieser) (?:auswertung|analyse|kohorte|studie)|aus dem (?:kollektiv|datensatz)) (?:nehmen|entfernen|ausschliessen|rausnehmen|herausnehmen|streichen|genommen)|von (?:der|dieser) (?:auswertung|analyse) ausschliessen|excluded? (?:from|for|in) (?:the |this |all |our |final )*(?:anal\w*|cohort|study|dataset|data set|evaluation)|exclude(?: (?:patient|pt|case|him|her|this|these))?|do not (?:include|use|analy[sz]e|count)|don t (?:include|use|analy[sz]e|count)|(?:not|never) to be (?:included|analy[sz]ed|counted|used)|(?:delete|remove|drop|take out|leave out|omit)(?: (?:from|patient|pt|case|this|him|her)\b.*)?|(?:a )?exclure(?: de .*)?|a supprimer|supprimer|ne pas (?:inclure|analyser|compter|utiliser)|retirer de l (?:analyse|etude)|excluir(?: del? .*)?|eliminar|no (?:incluir|analizar|contar|usar)|(?:da )?escludere(?: dall\w*.*)?|eliminare|non (?:includere|analizzare|contare|considerare)|niet (?:meenemen|analyseren|includeren)|uitsluiten|excluir da .*|nao (?:incluir|analisar))$/;
/** The same with the verb at the end of a sentence: `hat nie SG erhalten und ist aus der Auswertung zu nehmen`. */
const asksAtEnd =
  /\b(?:(?:aus der (?:auswertung|analyse|kohorte)|aus dem (?:kollektiv|datensatz)) (?:zu )?(?:nehmen|entfernen|streichen|ausschliessen|genommen)|(?:von|fur) der (?:auswertung|analyse) (?:auszuschliessen|ausschliessen|ausgeschlossen)|(?:should|must|has to|needs to|to) be (?:excluded|removed|left out|dropped) from (?:the |this |all )*(?:anal\w*|cohort|dataset|study)|excluded? from (?:the |this |all )?(?:analysis|analyses)|do not include in (?:the |this )?(?:anal\w*|cohort|dataset)|(?:a|doit etre) exclu\w* de l analyse|exclu\w* de l analyse|exclu\w* del analisis|esclu\w* dall analisi)$/;

/** What follows says from what: another trial, an activity, and not this analysis. */
const fromElsewhere =
  /^(?:pat|pt|patient|patientin)?\s*(?:exclude|excluded|removed?|dropped|ausgeschlossen|exclue?|excluid[oa]|esclus[oa]|uitgesloten)\s+(?:from|von|aus|de|du|del|dal|dall|dalla|van|uit)\s+(?!.{0,40}\b(?:anal\w*|auswertung\w*|cohort\w*|kohorte\w*|coorte|dataset|datensatz|evaluation|population|kollektiv)\b)(?!(?:the\s+|this\s+|der\s+|dieser\s+|den\s+|l\s+|la\s+|cette\s+|el\s+|este\s+|questa\s+|de\s+|deze\s+|all\s+|any\s+|our\s+|further\s+|final\s+|main\s+|primary\s+|retrospective\s+)*(?:anal\w*|stud(?:y|ie|ies|io)\b|etude|estudio|cohort\w*|kohorte|coorte|evaluation|auswertung|dataset|data\b|database|datensatz|set\b|sample|population|kollektiv|registry|register|review|survival|pfs|os\b|itt|pp\b|safety|efficacy|list|table|paper|publication|kaplan|km\b))/;

/**
 * Whether a remark asks to leave its patient out.
 *
 * @example
 * ["Please exclude", "bitte ausschließen - kein ADC2", "exclude ILD", "ILD excluded", "excluded from a trial"].map(asksForExclusion)
 * // [true, true, false, false, false]
 * ["gastric cancer - do not include", "kein Brustkrebs, raus", "PE suspected, excluded"].map(asksForExclusion) // [true, true, false]
 */
export function asksForExclusion(remark: string): boolean {
  const plain = remark
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/['’]/g, " ")
    .trim();
  const [, ...behind] = plain.split(clauses).map((clause) => clause.trim());
  return (
    (asks.test(plain) && !fromElsewhere.test(plain)) ||
    behind.some((clause) => asksBehind.test(clause.replace(/[!.)\]"]+$/, "").trim())) ||
    asksAtEnd.test(plain.replace(/[!.)\]"]+$/, "").trim())
  );
}

/** What parts a remark into clauses. */
const clauses = /[,;:.!(/=]+(?=\s|\p{L}|$)|\s[-–—]+>?\s|->|=>|→|\s\b(?:and|und|et|y|e|en)\b\s/u;
