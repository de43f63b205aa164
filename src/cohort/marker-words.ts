import {plainWord} from "./outcome-words.ts";

/** Tumour markers, in plain form, in seven languages. */
const marker =
  /(?:^| )(?:tumou?r ?markers?|tumormarker(?:n|s|anstieg\w*|progress\w*)?|markeranstieg\w*|markerprogress\w*|marqueurs?(?: tumora(?:l|ux))?|marcador(?:es)?(?: tumora(?:l|les|is))?|marcatori(?: tumorali)?|marker(?:s)?(?: tumorali?)?|ca ?15 ?3|ca ?27 ?29|ca ?125|ca ?19 ?9|ca ?72 ?4|cea|psa|afp|he ?4|cyfra(?: 21 1)?|biochemical(?:ly)?|biochemisch\w*|biochimique\w*|bioquimic[oa]\w*|biochimic[oa]\w*|serological(?:ly)?|ct ?dna|molecular)(?: |$)/;
/** What shows a progression beside them. */
const shown =
  /(?:^| )(?:ct|cts|mri|mrt|irm|tac|tc|rm|pet|pet ?ct|scans?|imaging|bildgebung\w*|bildgebend\w*|imagerie|imagen|immagini|imagem|beeldvorming|radiolog\w*|radiograph\w*|rontgen\w*|sono\w*|ultra\w*|echograph\w*|szinti\w*|scintig\w*|lesions?|lasion\w*|metastas\w*|mets|clinical\w*|klinisch\w*|clinique\w*|clinic[oa]\w*|biops\w*|patholog\w*|histolog\w*|cytolog\w*|zytolog\w*|recist|symptom\w*|ascites|aszites|effusion|erguss)(?: |$)/;
const denied =
  /(?:^| )(?:no|not|without|kein\w*|ohne|nicht|sans|pas|sin|senza|sem|geen|zonder|normal\w*|stable|stabil\w*)(?: |$)/;
/** Denials that leave the marker alone: `without imaging`. */
const deniesShown =
  /(?:^| )(?:no|not|without|kein\w*|ohne|nicht|sans|pas|sin|senza|sem|geen|zonder) (?:\p{L}+ ){0,2}(?:ct|mri|mrt|pet|scans?|imaging|bildgebung|imagerie|imagen|immagini|imagem|beeldvorming|correlat\w*|korrelat\w*|radiolog\w*|clinical\w*|klinisch\w*|lesions?)(?: |$)/u;

/**
 * Whether a text says that a progression was seen by a tumour marker alone, which is none by RECIST 1.1 (Eisenhauer 2009): a marker, and nothing of an image, an examination or a sample.
 *
 * @example
 * ["CA 15-3 rise only", "Tumormarkeranstieg ohne Bildgebung", "CT and CA 15-3", "no CEA rise"].map(byMarkerAlone) // [true, true, false, false]
 */
export function byMarkerAlone(text: string): boolean {
  const plain = plainWord(text);
  if (!marker.test(plain)) return false;
  return deniesShown.test(plain) || (!shown.test(plain) && !denied.test(plain));
}
