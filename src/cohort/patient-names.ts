import {normalName} from "./column-dictionary.ts";

/** Words for a patient or for the record of one, and what hospitals of several countries call its number. */
const keys: ReadonlySet<string> = new Set(
  [
    "id|ids|uid|uuid|guid|pid|person|participant|proband|pt|pts|pat|patient|patients|patientin|patienten|paciente|paziente|patientid|subject|subjects|subj|subjid|usubjid|sujet|sujeto|soggetto",
    "mrn|umrn|hrn|urn|ur|chart|krankenakte|akte|akten|aktenzeichen|patientenakte|dossier|ipp|nip|nir|nda|nhc|nhs|chi|expediente|historia|hc|cip|cartella|prontuario|dossiernummer|bsn|cpr|pesel|fiche",
    "anon|pseudo|pseudonym|pseudonyme"
  ].flatMap((row) => row.split("|"))
);
/** Words that say number, key or code, and may as well number rows, lines or cycles. */
const vague: ReadonlySet<string> = new Set(
  "no|nr|num|number|nummer|numero|n|code|kode|codigo|codice|case|cases|fall|cas|caso|row|lfd|laufende|identifier|identificador|identifiant|key|index|kurzel|kuerzel|initialen|initials|initiales|iniciales|iniziali|chiffre|study|studien|clinica|clinical|clinico".split(
    "|"
  )
);
/** Words that say so beside a number alone: `hospital` may be one of several, and `hospital code` too. */
const beside: ReadonlySet<string> = new Set(
  "hosp|hospital|registry|register|screening|inclusion|enrolment|enrollment|randomisation|randomization|medical|record|records|unit|file".split(
    "|"
  )
);
const numbers: ReadonlySet<string> = new Set("no|nr|num|number|nummer|numero|n".split("|"));
/** Words that say nothing beside them. */
const fillers: ReadonlySet<string> = new Set("of|de|du|des|la|le|del|della|di|do|da|der|d".split("|"));
/** German and its neighbours write such words as one. */
const compound = /^(?:pat|patienten?|fall|akten|studien|proband\w*|dossier|journal)(?:nr|nummer|id|code|kennung)$/;
/** Words of other scripts for a number of patients, records or charts. */
const otherScripts = /患者|病例号|病历|住院号|病案|カルテ|환자|пациент|истори[яи] болезни|ασθεν/iu;

/**
 * Whether a column is of patients by its name, where its values behave so: `clear` where the name says so, `vague` where it may as well number rows, lines or cycles; null where it says neither.
 *
 * @example
 * ["Hosp_No", "N° dossier", "UR number", "NHC", "Chart #", "code", "Nr", "centre_no"].map(patientName)
 * // ["clear", "clear", "clear", "clear", "clear", "vague", "vague", null]
 */
export function patientName(column: string): "clear" | "vague" | null {
  if (otherScripts.test(column)) return "clear";
  const name = normalName(column.replaceAll(/[°º#]/gu, " no "));
  const parts = name.split("_").filter((part) => !fillers.has(part));
  if (parts.length === 0 || parts.length > 4) return null;
  if (!parts.every((part) => keys.has(part) || vague.has(part) || beside.has(part) || compound.test(part))) return null;
  if (parts.includes("row")) return "vague";
  const isNumber = parts.some((part) => numbers.has(part));
  const isBeside = parts.some((part) => beside.has(part));
  if (isBeside && !isNumber) return parts.every((part) => part.startsWith("record")) ? "vague" : isKey(parts);
  if (isBeside || parts.some((part) => keys.has(part) || compound.test(part)))
    return parts.every((part) => part.startsWith("record") || numbers.has(part)) ? "vague" : "clear";
  return "vague";
}

/** A hospital's code may be of the hospital; a record's is of the patient as often as of the row. */
const isKey = (parts: readonly string[]): "vague" | null =>
  parts.some((part) => keys.has(part) || vague.has(part)) ? "vague" : null;
