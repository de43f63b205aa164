/** Where a site lies: in the central nervous system (brain, spinal cord, meninges), or outside of it. */
type Place = "CNS" | "elsewhere";

/** Words of sites, without accents and in small letters, each as the beginning of a word; the first row that fits decides; `\\b` ends a whole word. English, German, French, Spanish, Italian, Portuguese, Dutch. */
const words: readonly (readonly [Place, string])[] = [
  ["elsewhere", "extracran|extrakran|extracerebr|extrazerebr|extra cran|extra cns|extra zns|systemi|visceral|viszeral"],
  [
    "CNS",
    "brain|cns\\b|zns\\b|snc\\b|cerebr|zerebr|cerebell|zerebell|kleinhirn|hirn|gehirn|cerveau|encephal|intracran|intrakran|leptomening|mening|lmd\\b|spinal cord|ruckenmark|moelle epiniere|hersen"
  ],
  [
    "elsewhere",
    "liver|hepat|leber|foie\\b|higado|fegato|figado|lever\\b|lung|pulm|poumon|polmon|longen|long\\b|pleura|plevr"
  ],
  [
    "elsewhere",
    "bone|osse|ossar|osteo|knochen|hueso|ossa\\b|bot\\b|botten|skelet|spine\\b|vertebr|wirbel|skull|schadel"
  ],
  [
    "elsewhere",
    "node|nodal|lymph|lk\\b|ln\\b|ganglion|ganglio|linfo|skin|cutan|haut|peau\\b|piel\\b|pelle\\b|pele\\b|huid\\b"
  ],
  [
    "elsewhere",
    "soft tissue|weichteil|breast|brust|mamma|sein\\b|chest wall|thorax|locoregional|lokoregio|adrenal|nebenniere|surren|suprarren"
  ],
  [
    "elsewhere",
    "ovar|periton|ascit|abdom|pelvi|retroperiton|mediast|pericard|perikard|spleen|milz|pancrea|pankrea|kidney|renal|niere"
  ],
  ["elsewhere", "bladder|blase\\b|vessie|vejiga|uter|stomach|gastr|magen|bowel|colon|muscle|muskel"]
];

/** Words that may stand beside that of a site. */
const besides =
  /^(?:met|mets|metastas\w*|metasta\w*|filia\w*|lesion\w*|lasion\w*|disease|progress\w*|progresi\w*|pd|new|neu\w*|nouve\w*|nuev\w*|nuov\w*|only|alone|isolated|nur|seul\w*|solo|left|right|links|rechts|l|r|of|the|in|involvement|spread|parenchym\w*|carcinomatos\w*|carcinos\w*|karzinomatos\w*|meningeosis|meningeo\w*|multipl\w*|several|single|solitar\w*|singular\w*|frontal\w*|temporal\w*|pariet\w*|occipit\w*)$/;

const beginnings = words.map(([place, text]) => [place, new RegExp(`(?:^| )(?:${text})`)] as const);
/** The same sites as whole words that may be left out of what is read as beside them. */
const cnsWord = new RegExp(`^(?:${words[1]?.[1] ?? ""})`);

const parts = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .split(/[,;/|+&\n]|\s(?:and|und|et|y|e|en)\s/u)
    .map((part) => part.replaceAll(/[^a-z]+/g, " ").trim())
    .filter((part) => part !== "");

/**
 * Whether all sites of a progression lie in the central nervous system; null where the text names a part that is not read and none outside.
 *
 * A part says that it is of the central nervous system where it holds nothing but words of it: `brain (stable)` is not read.
 *
 * @example
 * ["brain", "new brain mets; leptomeningeal", "brain, liver", "brain (stable)", "Hirnmetastasen"].map(isCnsOnly) // [true, true, false, null, true]
 */
export function isCnsOnly(text: string): boolean | null {
  const places = parts(text).map(placeOf);
  if (places.includes("elsewhere")) return false;
  return places.length === 0 || places.includes(null) ? null : true;
}

function placeOf(part: string): Place | null {
  if (/(?:^| )(?:no|not|non|kein\w*|sans|sin|senza|sem|geen|without|ohne)(?: |$)/.test(part)) return null;
  const found = beginnings.find(([, pattern]) => pattern.test(part));
  if (found === undefined) return null;
  if (found[0] === "elsewhere") return "elsewhere";
  const rest = part
    .replace(/spinal cord/, "cns")
    .split(" ")
    .filter((word) => !cnsWord.test(word) && !besides.test(word));
  if (rest.length === 0) return "CNS";
  return beginnings.some(([place, pattern]) => place === "elsewhere" && rest.some((word) => pattern.test(word)))
    ? "elsewhere"
    : null;
}
