/**
 * Forms and containers as pharmacies abbreviate them behind a drug, by language, in lower case and without dots: `Plv.`, `Inj.-Lsg.`, `TSS`, `poudre`, `polv.`, `Durchstechfl.`. None is the name or label of a drug
 * (`e.v.` is not here, as EV is enfortumab vedotin). The German ones are those of the list of forms that pharmacies exchange (ABDA-Artikelstamm: PIK, TSS, PLV, IFK, IIL), written from memory.
 */
const forms: Readonly<Record<string, string>> = {
  German:
    "plv|pulv|pulver|inj|inf|lsg|injlsg|inflsg|infusionslsg|injektionslsg|injektionslösung|injektionslösungen|infusionslösung|infusionslösungskonzentrat|konz|konzentrat|tss|trs|trockensubst|trockensubstanz|trockensub|lyo|lyoph|lyophilisat|durchstechfl|durchstechflasche|durchstechflaschen|stechfl|dsfl|dfl|fl|flasche|flaschen|amp|ampulle|ampullen|fertigspr|fertigspritze|fertigspritzen|fspr|pik|plk|ifk|iil|ikz|herst|herstellung|infusionskonzentrat|pckg|packung",
  English:
    "pwdr|pwd|pdr|powd|powder|sol|soln|conc|concentrate|inj|injection|inf|infusion|susp|suspension|vl|vls|vial|vials|sdv|mdv|lyo|lyophilized",
  French: "pdre|poudre|sol|inj|injectable|perf|perfusion|fl|flac|flacon|flacons|amp|ampoule|ampoules|lyoph|lyophilisat",
  Italian: "polv|polvere|fl|flac|flaconc|flaconcino|flaconcini|fiala|fiale|soluz|inf|infus|conc|liof|iniett",
  Spanish: "polv|polvo|sol|soluc|iny|perf|conc|vial|viales|amp|ampolla|liof|fco|inyectable",
  Portuguese: "pó|sol|inj|perf|conc|frasco|frascos|amp|ampola|liof",
  Dutch: "poeder|pdr|opl|oplossing|infuus|infuusopl|concentraat|injvlst|infvlst|flacon|flacons|voor"
};
/** Words that stand between two of them in a chain: `Plv. f. e. Konz. z. Herst. e. Inf.-Lsg.`. */
const between =
  "f|e|z|u|d|zur|zum|für|einer|eines|ein|her|herst|of|for|to|de|pour|à|a|per|para|di|da|do|dil|diluer|solution|soluzione|solución|solução|voor|van|een";

/** Words of forms and containers, with and without a dot behind. */
export const dosageForms: readonly string[] = [
  ...new Set(
    Object.values(forms)
      .flatMap((row) => row.split("|"))
      // FL is fluorouracil with leucovorin too.
      .flatMap((word) => (word === "fl" ? ["fl."] : [word, `${word}.`]))
  )
];

const oneOf = [...new Set(Object.values(forms).flatMap((row) => row.split("|")))].join("|");

/** A chain of such words, joined by dots, hyphens and blanks; and numbers of packs: `N1`, `1 St`. */
export const dosageFormPatterns: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf})(?:[.\\s/-]+(?:${oneOf}|${between}))+(?![\\p{L}\\p{N}])\\.?`, "giu"),
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf})\\.(?![\\p{L}\\p{N}])`, "giu"),
  /(?<![\p{L}\p{N}])\d+\s?(?:st|stk|stück|pz|uds?)\.?(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}-])N[123](?![\p{L}\p{N}-])/gu
];
