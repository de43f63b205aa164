/** A remark that asks for it, its verb first or behind words of asking; what may stand behind it is a reason or who is meant, and no finding that was ruled out. */
const asks =
  /^(?:(?:bitte|please|pls|merci de|por favor|per favore|pat|pt|patient|patientin|to be|a|must be|should be|muss)\s+)*(?:delete|remove|drop|raus|loschen|entfernen|rausnehmen|streichen|supprimer|eliminar|borrar|eliminare|cancellare|verwijderen|ausschliessen|nicht auswerten|nicht analysieren|exclude|excluded|do not (?:use|analy[sz]e|include)|don t (?:use|analy[sz]e|include)|analy[sz]ed? not|exclure|ne pas (?:analyser|inclure)|excluir|no (?:analizar|incluir)|escludere|non (?:analizzare|includere)|uitsluiten|niet (?:analyseren|meenemen))(?:\s*$|\s*[-–—,;:.!(/]|\s+(?:this|these|diesen?|dieser|patient\w*|pat|pt|case|fall|record|row|zeile|from|for|in|as|because|since|due|per|pending|not?|wegen|da|weil|aus|von|bei|car|de|du|des|del|dal|dall|della|por|per|van|wegens|uit|do)\b)/;

/**
 * Whether a remark asks to leave its patient out.
 *
 * @example
 * ["Please exclude", "bitte ausschließen - kein ADC2", "exclude ILD", "ILD excluded"].map(asksForExclusion) // [true, true, false, false]
 */
export function asksForExclusion(remark: string): boolean {
  const plain = remark
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("'", " ")
    .trim();
  return asks.test(plain);
}
