import {dosageFormPatterns, dosageForms} from "./dosage-forms.ts";

/**
 * What a drug field may carry beside the drug without changing which drug it is: doses, schedules, routes, forms, course words.
 * Words that could change it (`or`, `versus`, `blinded`, `declined`, `prior`, `after` …) are not here.
 */
export const noisePatterns: readonly RegExp[] = [
  /\bNCT\d{8}\b/giu,
  /\b\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|μg|ug|g|ml|units?|iu|mbq|gbq)(?:\s*\/\s*(?:\d+(?:[.,]\d+)?\s*)?(?:kg|m2|m²|m\^2|ml|h|hr|hour|day|d|wk|week|vial))*\b²?/giu,
  /\bauc\s*=?\s*\d+(?:\.\d+)?\b/giu,
  /(?<![a-z]\p{Pd})\b(?:d|day|days)\s?\d+(?:\s*(?:[,&/+]|and)\s*(?:d|day)?\s?\d+)*\b/giu,
  // Cycles and days, not the letters and digits behind the maker in a code: `BG-C0902`.
  /(?<![a-z]\p{Pd})\bc\d+\s?(?:d\d+)?\b/giu,
  /\b(?:q|every)\s?\d+\s?(?:-?\s?(?:w|wk|wks|weeks?|d|days?))\b/giu,
  /\b(?:x|×)\s?\d+\b/giu,
  /\b\d+\s?(?:cycles?|doses?|courses?|vials?)\b/giu,
  /\b(?:cycles?|doses?|course|line)\s?#?\s?\d+\b/giu,
  /\s*\p{Pd}?\s*\bdose\s?level\s?#?\s?\d+\b/giu,
  /\b[1-9]l\b/giu,
  // Parts of a dose and its levels: `75 % Dosis`, `DL -1`, `1/2 dose`.
  /\b\d+(?:[.,]\d+)?\s*%/gu,
  /\b(?:dl|(?:dose|dosis)\s?-?(?:level|stufe)|dosislevel|dosisstufe|niveau\s+de\s+dose|nivel\s+de\s+dosis)\s?[\p{Pd}+]?\s?\d\b/giu,
  /\b[1-3]\s?[/⁄]\s?[2-4]\s*(?:of\s+|der\s+|de\s+)?(?:dose|dosis)\b/giu,
  /\b\d+\s?(?:zykl(?:en|us|\.)|gaben|dosen|ciclos?|cicli|cures?|kuren)(?!\p{L})/giu,
  /(?<!\p{L})(?:zykl(?:en|us|\.)|ciclos?|cicli|cycles?|cures?)\s?\d+\s?\p{Pd}\s?\d+\b/giu,
  /(?<!\p{L})(?:zykl(?:en|us|\.)|ciclos?|cicli)\s?\d+\b/giu,
  /\b\d+\s?[x×](?!\p{L}|\d)/giu,
  /\bchemo(?:therapy)?\s+(?:iv\s+)?orderable\b/giu,
  // Dosage forms written onto the name in Chinese, Japanese and Korean lists.
  ...dosageFormPatterns,
  /注射用|注射液|(?:点滴)?静注用|(?<=\p{Script=Hangul}{2})주(?![\p{Script=Hangul}])/gu
];

/** Words of the same kind as `noisePatterns`, in lower case. */
export const noiseWords: ReadonlySet<string> = new Set([
  ...dosageForms,
  "iv",
  "i.v.",
  "ivpb",
  "intravenous",
  "intravenously",
  "sc",
  "subq",
  "subcutaneous",
  "subcutaneously",
  "s.c.",
  "po",
  "oral",
  "im",
  "for",
  "injection",
  "inj",
  "inj.",
  "infusion",
  "infused",
  "solution",
  "soln",
  "solr",
  "recon",
  "powder",
  "lyophilized",
  "lyophilised",
  "vial",
  "vials",
  "bag",
  "bags",
  "syringe",
  "syringes",
  "prefilled",
  "ea",
  "each",
  "pack",
  // Salts and hydrates.
  ..."hcl|hydrochloride|dihydrochloride|hydrochlorid|chlorhydrate|clorhidrato|cloridrato|mesylate|mesilate|dimesylate|esylate|tartrate|ditartrate|bitartrate|sulfate|sulphate|sulfat|phosphate|diphosphate|citrate|acetate|acetat|disodium|sodium|trisodium|potassium|calcium|meglumine|maleate|malate|dimaleate|fumarate|tosylate|ditosylate|besylate|besilate|camsylate|lactate|succinate|pamoate|embonate|bromide|hydrobromide|monohydrate|hemihydrate|dihydrate|trihydrate|pentahydrate|hemipentahydrate|hexahydrate|hydrate|anhydrous|trihydrochloride|isetionate|isethionate|glucuronate|s-malate|smalate|dichloride".split(
    "|"
  ),
  // Carriers of a drug that is the same without them.
  ..."pegylated|liposomal|liposome|liposomale|liposomales|nanoparticle|albumin-bound|protein-bound".split("|"),
  "orderable",
  // Forms and containers as price lists and labels of other countries write them.
  ..."fam|fra|fr|fco|frasco|frascos|ampula|ampulas|ampolla|ampollas|amp|viales|liof|liofilizado|liofilizada|polvo|poudre|poudres|pour|à|diluer|perfusion|flacon|flacons|flacone|flaconcino|pulver|pulvers|für|ein|eines|konzentrat|konzentrats|zur|herstellung|einer|infusionslösung|durchstechflasche|concentrado|para|solución|solucion|solução|perfusión|perfusão|infusión|infusão|pó|de|des|d'une|polvere|per|concentrato|soluzione|infusione|inyectable|injetável|inyección|iniettabile|injectable|endovenosa|endovenoso|intravenosa|intravenoso|i.v".split(
    "|"
  ),
  "concentrate",
  "conc",
  "sdv",
  "qw",
  "qd",
  "qwk",
  "weekly",
  "biweekly",
  "triweekly",
  "daily",
  "bid",
  "once",
  "cycle",
  "cycles",
  "dose",
  "doses",
  "dosing",
  "monotherapy",
  "mono",
  "alone",
  "single",
  "agent",
  "single-agent",
  "maintenance",
  "induction",
  "consolidation",
  "rechallenge",
  "re-challenge",
  "retreatment",
  "re-treatment",
  "resumed",
  "restarted",
  "restart",
  "continued",
  "continuation",
  "ongoing",
  ..."half|halbe|halber|halbierte|volle|voller|dosis|dosen|dosierung|dosisreduziert|dosisreduziertes|dosisreduktion|dosisreduzierung|dose-reduced|reduziert|reduzierte|reduzierter|red.|réduite|reducida|ridotta|reduzida|laufend|lfd|lfd.|erhaltung|erhaltungstherapie|monotherapie|wöchentlich|zyklus|zyklen".split(
    "|"
  ),
  "reduced",
  "reduction",
  "full",
  "loading",
  "based",
  "containing",
  "combination",
  "combined",
  "combo",
  "given",
  "administration",
  "coformulated",
  "enteric",
  "intravesical",
  "pill",
  "pills",
  "regimen",
  "therapy",
  "treatment",
  "the",
  "a",
  "of",
  "in",
  "on",
  "neoadjuvant",
  "adjuvant",
  "metastatic",
  "palliative",
  "first-line",
  "second-line",
  "third-line",
  "high-dose",
  "low-dose",
  "metronomic",
  "tablet",
  "tablets",
  "capsule",
  "capsules",
  "biosimilar",
  "originator",
  "generic",
  "compassionate",
  "use",
  "eap",
  "expanded",
  "access",
  "clinical",
  "trial",
  "study",
  "arm",
  "protocol",
  "phase",
  "i",
  "ii",
  "iii",
  "1",
  "2",
  "3"
]);

/** Letters of the Latin alphabet, spaces and hyphens alone: only words can be noise there. */
const plainWords = /^[a-z\s-]*$/i;

/**
 * A company's code with a space (`PF 08052666`, `BCG 022`): no dose is written with a zero before it or with six digits, and the letters
 * alone would be a regimen or another drug.
 */
const spacedCode = /^[a-z]{2,4}\s(?:0\d{2,}|(?!(?:19|20)\d{6}$)\d{6,})$/iu;

/**
 * A drug field without doses, schedules, routes and course words; what is left may be empty.
 *
 * @example
 * withoutNoise("ENHERTU 100 mg IV solution, q3w") // "ENHERTU"
 */
export function withoutNoise(text: string): string {
  if (spacedCode.test(text.trim())) return text.trim();
  const stripped = plainWords.test(text)
    ? text
    : noisePatterns.reduce((left, pattern) => left.replace(pattern, " "), text);
  return stripped
    .split(/\s+/u)
    .filter(
      (word) =>
        !noiseWords.has(word.toLowerCase().replace(/^[([]+|[)\],;:]+$/g, "")) &&
        !/^(?:[.,;:()[\]/#*-]*|\(?\d+(?:[.,]\d+)?\)?)$/u.test(word)
    )
    .join(" ")
    .replace(/[\s,;:.-]+$/u, "")
    .replace(/^[\s,;:-]+/u, "");
}
