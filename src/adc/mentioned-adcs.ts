import {catalogue as ownCatalogue, type Catalogue} from "./catalogue.ts";
import {nameIndex} from "./name-index.ts";
import {normalForm} from "./normal-form.ts";

/** A conjugate that a text says was given. */
export interface MentionedAdc {
  /** The product; null where the text says that a conjugate was given and not which. */
  readonly product: string | null;
  readonly label: string;
}

/** Label of a conjugate that a text does not name. */
const UNNAMED: MentionedAdc = {product: null, label: "an ADC that is not named"};

/** Words before a name that say that it was not given, or not yet. */
const notBefore =
  /^(?:no|not|never|none|without|kein\p{L}*|nie|nicht|ohne|pas|jamais|sans|aucun\p{L}*|sin|nunca|ningun\p{L}*|senza|mai|nessun\p{L}*|sem|nenhum\p{L}*|geen|niet|nooit|zonder|planned|plan|planning|plans|geplant\p{L}*|plane|planung|consider|considered|considering|discuss|discussed|erwogen|next|nächst\p{L}*|candidate|eligible|ineligible|screened|screening|declined|declines|refused|refuses)$/iu;
/** Words that may stand between such a word and the name. */
const filler =
  /^(?:a|an|any|de|d|the|for|of|to|prior|previous|previously|earlier|further|other|received|given|had|got|with|start|started|starting|switch|vorherig\p{L}*|früher\p{L}*|für|als|zu|mit|por|para|per|di|met|voor|adc|therapy|therapie|with|on)$/iu;
/** Words behind a name that say so. */
const notAfter =
  /^(?:no|nein|non|nee|planned|plan|geplant\p{L}*|scheduled|refused|declined|abgelehnt|verweigert|considered|discussed|erwogen|möglich|possible|option|naive|naïve|naiv|contraindicated|kontraindiziert|ineligible|pending|outstanding)$/iu;
/** Two of them: "not given" says it, "not tolerated" does not. */
const negation = /^(?:not|never|nicht|nie|pas|non|no|niet)$/iu;
const giving =
  /^(?:given|received|started|administered|yet|available|approved|erhalten|gegeben|begonnen|verabreicht|verfügbar|reçu|administré|recibido|ricevuto|gekregen)$/iu;

/** Most words of a name. */
const LONGEST_NAME = 4;

/**
 * The conjugates that a free text says were given, each once: those named, and one more where it speaks of an ADC without a name. A name that the text denies or plans is none.
 *
 * @example
 * mentionedAdcs("T-DXd ext. (2022)").map(({label}) => label) // ["T-DXd"]
 * mentionedAdcs("no prior T-DXd; SG planned") // []
 */
export function mentionedAdcs(text: string, catalogue: Catalogue = ownCatalogue): MentionedAdc[] {
  const found = new Map<string | null, MentionedAdc>();
  for (const clause of text.split(/[;,\n!?()[\]|]|\.\s|\.$/u)) {
    const words = clause.split(/[\s/+&:=→>]+|->/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
    for (let start = 0; start < words.length; start++) {
      const {length, adc} = nameAt(words, start, catalogue);
      if (adc === null) continue;
      if (!isDenied(words, start, start + length) && !found.has(adc.product)) found.set(adc.product, adc);
      start += length - 1;
    }
  }
  if ([...found.keys()].some((product) => product !== null)) found.delete(null);
  return [...found.values()];
}

function nameAt(
  words: readonly string[],
  start: number,
  catalogue: Catalogue
): {readonly length: number; readonly adc: MentionedAdc | null} {
  const {exact} = nameIndex(catalogue);
  for (let length = Math.min(LONGEST_NAME, words.length - start); length >= 1; length--) {
    const name = words.slice(start, start + length).join(" ");
    const hit = exact.get(normalForm(name));
    // A short abbreviation counts only as it is usually written: "go" and "ev" are words of other languages.
    if (hit !== undefined && (name.length > 4 || name === name.toUpperCase() || name === hit.name))
      return {length, adc: {product: hit.agent.entity ?? hit.agent.id, label: hit.agent.label}};
  }
  const isUnnamed = /^(?:ADCs?|antibody-drug-conjugates?|immunkonjugate?)$/iu.test(words[start] ?? "");
  return {length: 1, adc: isUnnamed ? UNNAMED : null};
}

/** Whether the words around a name say that it was not given. */
function isDenied(words: readonly string[], start: number, end: number): boolean {
  let before = start - 1;
  while (before >= 0 && filler.test(words[before] ?? "")) before -= 1;
  if (notBefore.test(words[before] ?? "")) return true;
  return words
    .slice(end, end + 3)
    .some((word, k, after) => notAfter.test(word) || (negation.test(word) && giving.test(after[k + 1] ?? "")));
}
