import {normalName} from "../column-dictionary.ts";

/** Level of the column `setting`; `early` is (neo)adjuvant, not told which. */
export type TherapySetting = "neoadjuvant" | "adjuvant" | "early" | "metastatic";

/** Endings of an adjective in the languages of the table. */
const ENDING = "(?:e[rnms]?|a|o|i|as|os)?";

/**
 * Words of each setting, in normal form (`normalName`), in English, German, French, Spanish, Italian, Portuguese and Dutch; the first row that
 * fits decides. Numbers of a line are of advanced disease.
 */
const words: readonly (readonly [TherapySetting, string])[] = [
  ["early", "neo(?:_?ad[ijy]\\w+)?_(?:and|und|et|e|y|en)_ad[ijy](?:uvant)?"],
  ["early", "perioperativ|perioperatif|perioperatief|perioperative|perioperatoire|perioperatori"],
  ["adjuvant", "(?:post_?)?ad[ijy]uvant|post_?neo_?adj(?:uvant)?|adj"],
  ["adjuvant", "post_?operativ|post_?operatif|post_?operatief|post_?operatoire|post?_?operatori|post_?op"],
  ["neoadjuvant", "neo_?ad[ijy]uvant|neo_?adj|nact|neo"],
  ["neoadjuvant", "pr(?:a|ae|e)_?operativ|pre_?operatif|pre_?operatief|pre_?operatoire|pre_?operatori|pre_?op"],
  ["metastatic", "(?:non|not|nicht|no|nao|niet)_(?:curative?|kurativ|curatif|curatief)"],
  ["early", "(?:non|not|nicht|no|nao|niet|kein)_(?:metasta\\w+|mets?|palliativ|palliatif|paliativ|palliatief)"],
  ["early", "curativ|kurativ|curatif|curatief|e_?bc|m_?0|i_iii|stage_i|stage_i_iii|early|early_stage"],
  ["early", "fruh|fruhstadium|precoce|stade_precoce|precoz|temprano|vroeg"],
  ["early", "locali[sz]ed|lokalisiert|localise|localizad|localizzat|gelokaliseerd"],
  ["metastatic", "metastatic|metastasiert|metastatique|metastasic|metastasis|metastases|gemetastaseerd|mets?|m_?1"],
  ["metastatic", "[am]_?bc|m_?uc|m_?nsclc|stage_iv[abc]?|stadium_iv[abc]?|iv[abc]?"],
  ["metastatic", "advanced|advanced_(?:or_)?metastatic|metastatic_advanced|recurrent_metastatic|r_m"],
  ["metastatic", "fortgeschritten|avance|avanzad|avanzat|avancad|gevorderd"],
  ["metastatic", "palliativ|palliatif|paliativ|palliatief|pall?"],
  ["metastatic", "[1-9]\\d?_?l|l_?[1-9]\\d?"]
];

const rows: readonly (readonly [TherapySetting, RegExp])[] = words.map(([setting, pattern]) => [
  setting,
  new RegExp(`^(?:${pattern})${ENDING}$`)
]);

/** Words that may stand beside that of the setting, and say nothing. */
const besides: ReadonlySet<string> = new Set(
  "intent|intention|setting|disease|treatment|therapy|chemotherapy|chemo|in|of|the|situation|phase|stage|breast|cancer|tumour|tumor|line|therapie|behandlung|absicht|ansatz|erkrankung|chemotherapie|traitement|intencion|intenzione|tratamiento|terapia|tratamento|malattia|maladie|enfermedad|doenca|ziekte|behandeling|intentie|a|de|en|con|mit|visee|context|contexte".split(
    "|"
  )
);

/**
 * The setting that a cell names, whatever stands beside the word; null where it names none.
 *
 * @example
 * ["kurativ", "Neo-adjuvant", "post-neoadjuvante Therapie", "pall.", "2L", "Studie"].map(therapySetting)
 * // ["early", "neoadjuvant", "adjuvant", "metastatic", "metastatic", null]
 */
export function therapySetting(text: string): TherapySetting | null {
  // The bracket and the stroke say that either is meant.
  const name = normalName(text.replace(/\(neo-?\)/i, "neo and ").replace(/(neo[\p{L}-]*)\s*\/\s*/iu, "$1 and "));
  const bare = name
    .split("_")
    .filter((part) => !besides.has(part))
    .join("_");
  for (const own of [name, bare]) {
    const row = own === "" ? undefined : rows.find(([, pattern]) => pattern.test(own));
    if (row !== undefined) return row[0];
  }
  return null;
}

/** Words in a text that make what a neighbouring word says that of another therapy. */
const ofOther =
  /\b(?:after|following|prior|previous(?:ly)?|before|since|s\/p|then|nach|zuvor|vor|fruher\w*|apres|avant|puis|despues|previo|dopo|prima|apos|na|dose|dosis)\b/;

/** (Neo)adjuvant therapy in the middle of a text; nothing else is long enough to mean that alone. */
const inText: readonly (readonly [TherapySetting, RegExp])[] = [
  ["early", /\bneo ?\/ ?adjuvan\w*|\(neo-?\) ?-?adju?v?a?n?t?\w*|\bperi-?operati\w+/],
  ["adjuvant", /\bpost-?(?:neo-?)?adj(?:uvan\w*)?\b/],
  ["neoadjuvant", /\bneo-?ad[ijy]uvan\w*|\bneo-?adj\b/],
  // Before a number or a direction it says that a dose was adjusted.
  ["adjuvant", /\bad[ijy]uvan\w*|\badj\b(?!\.?\s*(?:to|auf|a|\d))/]
];

/**
 * The (neo)adjuvant setting that a text on drugs names beside them: `T-DM1 (adj.)`; null where it names none, or that of another therapy.
 *
 * @example
 * ["adjuvant T-DM1", "T-DM1 (post-neoadjuvant)", "T-DXd after adjuvant T-DM1"].map(earlySettingIn) // ["adjuvant", "adjuvant", null]
 */
export function earlySettingIn(text: string): TherapySetting | null {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (!plain.includes("adj") && !plain.includes("adi") && !plain.includes("ady") && !plain.includes("operati"))
    return null;
  if (ofOther.test(plain)) return null;
  return inText.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
