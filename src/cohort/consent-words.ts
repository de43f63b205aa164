import {plainWord} from "./outcome-words.ts";

/** Words of a consent, and those by which it is taken back or was never given, by language, in plain form. */
const languages: readonly {readonly consent: string; readonly gone: string}[] = [
  {
    consent:
      "(?:informed |written |data |study |research |general |broad )*consent(?: (?:for|to) (?:the )?(?:research|data use|use of data|analysis|study|participation|registry|data processing))?",
    gone: "withdr[ae]wn?|withdrew|withdrawal(?: of)?|revoked|revocation(?: of)?|retracted|declined|refused|denied|refusal(?: of)?|missing|not given|not obtained|no"
  },
  {
    consent:
      "(?:patienten|studien|daten|forschungs)?(?:einwilligung|einverstandnis|einverstandniserklarung|einwilligungserklarung|zustimmung)(?: (?:zur|fur) (?:forschung|auswertung|datennutzung|studie|datenverarbeitung|registerteilnahme))?",
    gone: "zuruckgezogen|widerrufen|wiederrufen|widerruf|zuruckgenommen|entzogen|verweigert|abgelehnt|nicht erteilt|nicht gegeben|fehlt|fehlend|keine?|ohne|ruckzug"
  },
  {
    consent: "consentement(?: (?:a la|pour la) (?:recherche|etude))?",
    gone: "retire|revoque|retrait|revocation|refuse|refus|absent|non donne|non obtenu|pas|sans|a retire|manquant"
  },
  {
    consent: "consentimiento(?: informado)?",
    gone: "retirad[oa]|retiro|retirada|revocad[oa]|revoco|revocacion|rechazad[oa]|denegad[oa]|no otorgado|no firmado|sin"
  },
  {
    consent: "consenso(?: informato)?",
    gone: "ritirato|ritiro|revocato|revoca|negato|rifiutato|non dato|non firmato|senza|mancante"
  },
  {
    consent: "toestemming|informed consent",
    gone: "ingetrokken|intrekking|herroepen|geweigerd|niet gegeven|geen|zonder"
  },
  {consent: "consentimento(?: informado)?", gone: "retirad[oa]|revogad[oa]|revogacao|retirada|recusad[oa]|nao dado|sem"}
];
const joins =
  "(?: (?:of|the|his|her|their|der|die|das|seine|ihre|du|de|le|son|del|el|su|dello|del|il|van|de|zijn|haar|do|o|seu|was|has been|had been|wurde|ist|hat|a ete|est|ha sido|fue|e stato|werd|is|foi|by|patient|durch|patientin|vom|per))*";
/** Objections to the use of data. */
const objections =
  "opt(?:ed)? ?out(?: of (?:research|registry|data use))?|(?:widerspruch|widersprochen)(?: gegen)?(?: (?:datennutzung|auswertung|forschung|datenverarbeitung))?|objects? to (?:data use|research)|objection to (?:data use|use of data|research)|opposition(?: a l (?:utilisation|etude|exploitation)(?: des donnees)?)?|opposition recherche|oposicion al uso de datos|opposizione al trattamento dei dati|bezwaar tegen gebruik(?: van gegevens)?";

const saying = new RegExp(
  `(?:^| )(?:${languages
    .flatMap(({consent, gone}) => [`(?:${consent})${joins} (?:${gone})`, `(?:${gone})${joins} (?:${consent})`])
    .join("|")}|${objections})(?= |$)`
);
/** What makes it a consent to something else than this use of the data, or takes it back. */
const ofSomethingElse =
  /(?:^| )(?:biops\w*|biobank\w*|tissue|gewebe|tissu|tejido|tessuto|weefsel|tecido|blood|blut\w*|sampl\w*|genetic\w*|genom\w*|gentest\w*|germline|sequenc\w*|surgery|operation|op|treatment|therapy|therapie|chemo\w*|transfusion|mri|ct|port|trial|destiny\w*|tropics\w*|substud\w*|optional|photo\w*|contact|nicht widerrufen|nicht zuruckgezogen|not withdrawn|not revoked|non retire|no retirado|non ritirato|niet ingetrokken|nao retirado|never withdrawn|until|bis)(?: |$)/;

/**
 * Whether a remark says that a patient took back, refused or never gave the consent to the use of the data, in seven languages; of a consent to something else it says nothing.
 *
 * @example
 * ["Einwilligung zurückgezogen", "withdrew consent 3/2022", "no consent for biopsy", "consent given"].map(withdrawsConsent) // [true, true, false, false]
 */
export function withdrawsConsent(remark: string): boolean {
  return (
    !/[?？]/.test(remark) &&
    remark.split(/[;.]\s|,\s/).some((part) => {
      const plain = plainWord(part);
      return saying.test(plain) && !ofSomethingElse.test(plain);
    })
  );
}
