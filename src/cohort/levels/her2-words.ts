/** IHC score without its plus. */
export type Her2Score = 0 | 1 | 2 | 3;

/** What in-situ hybridisation says. */
export type Her2Ish = "positive" | "negative" | "equivocal" | "not-done" | "unknown";

/** What a word says of HER2 as a whole. */
export type Her2Word =
  | "positive"
  | "negative"
  | "low"
  | "ultralow"
  | "zero"
  | "equivocal"
  | "mutant"
  | "unknown"
  | "yes"
  | "no";

/** How much of the tumour stains beside a score of 0: nothing, up to 10 % of cells faintly, more, an unstated share up to 10 %, or faintly without a share. */
export type Her2Stain = "none" | "up to 10 %" | "over 10 %" | "10 % or less" | "faint";

/** What one piece of a cell says. */
export interface Her2Piece {
  readonly scores?: readonly Her2Score[];
  /** `0+`, which some write for 0 and some for ultralow. */
  readonly zeroPlus?: true;
  readonly ish?: Her2Ish;
  readonly word?: Her2Word;
  readonly stain?: Her2Stain;
  /** `+` or `-` alone. */
  readonly sign?: "+" | "-";
}

/** A piece of text, as a pattern that is tried where the last one ended. */
type PieceRule = readonly [pattern: RegExp, piece: (match: RegExpExecArray) => Her2Piece];

const END = String.raw`(?![\p{L}\d%+])`;
const rule = (pattern: string, piece: Her2Piece | ((match: RegExpExecArray) => Her2Piece)): PieceRule => [
  new RegExp(pattern, "uy"),
  typeof piece === "function" ? piece : () => piece
];

const NEGATIVE = String.raw`(?:n[eé]g(?:ati[vf]\p{L}*)?\.?)`;
const POSITIVE = String.raw`(?:pos(?:iti[vf]\p{L}*)?\.?)`;
const EQUIVOCAL = String.raw`(?:equiv(?:ocal)?\p{L}*|[eé]quivoque|borderline|grenzwertig|unklar)`;
const NOT_DONE = String.raw`(?:not[ -]?(?:done|performed|tested|available)|nicht (?:durchgeführt|erfolgt|gemacht)|non (?:fait|réalisée?|eseguit\p{L})|no realizad\p{L}|pending|ausstehend|n\.? ?d\.?|n\/?a)`;
const UNKNOWN = String.raw`(?:unk|unknown|unbekannt|inconnue?|desconocid\p{L}|sconosciut\p{L})`;
const NO = String.raw`(?:not?|non|nicht|pas|kein\p{L}*|ohne|without|sans|senza|sin|un|nie)[ -]*(?:(?:her2|gene?|d[e'’]) ?-?)*`;
const AMPLIFIED = String.raw`amp(?:lif\p{L}*)?`;

const signs: Readonly<Record<string, "positive" | "negative">> = {"+": "positive", "-": "negative"};
const ishWords: readonly (readonly [RegExp, Her2Ish])[] = [
  [new RegExp(`^(?:${NOT_DONE})$`, "u"), "not-done"],
  [new RegExp(`^(?:${UNKNOWN})$`, "u"), "unknown"],
  [new RegExp(`^(?:${EQUIVOCAL})$`, "u"), "equivocal"],
  [new RegExp(`^(?:${NEGATIVE}|${NO}${AMPLIFIED})$`, "u"), "negative"]
];

const scoreOf = (text: string | undefined): Her2Score => (text === "3" ? 3 : text === "2" ? 2 : text === "1" ? 1 : 0);

/** The stain beside a score of 0 that a share of cells means; `limit` is the sign before it. */
function stainOfShare(limit: string, share: number): Her2Stain {
  if (limit.startsWith(">")) return share >= 10 ? "over 10 %" : "faint";
  if (limit.startsWith("<")) return share <= 10 ? "10 % or less" : "over 10 %";
  return share === 0 ? "none" : share <= 10 ? "up to 10 %" : "over 10 %";
}

/**
 * Pieces of a cell on HER2, in the order in which they are tried, for text in lower case with plain hyphens.
 * English, German, French, Spanish and Italian words; scores and in-situ hybridisation as in Wolff 2023, J Clin Oncol 41:3867.
 */
export const her2Pieces: readonly PieceRule[] = [
  rule(String.raw`(?:c-?)?(?:her[ -]?2|erb-?b-?2)(?:[ /-]?neu)?(?!\d)(?:-(?=\d))?[ :=]*(?:-(?=\p{L}))?`, {}),
  rule(String.raw`neu${END}`, {}),
  rule(
    String.raw`(?:(?:dual|silver)[ -]?(?:colou?r[ -]?)?)?(?:d?d|f|c|s|n|b)?-?ish[ :=(]*(?:-?((?:${NOT_DONE}|${UNKNOWN}|${EQUIVOCAL}|${NEGATIVE}|${POSITIVE}|${NO}${AMPLIFIED}|${AMPLIFIED}))${END}|([+-])(?![\d\p{L}+]))`,
    ([, word, sign]) => ({
      ish:
        sign === undefined
          ? (ishWords.find(([pattern]) => pattern.test(word ?? ""))?.[1] ?? "positive")
          : (signs[sign] ?? "unknown")
    })
  ),
  rule(String.raw`${NO}${AMPLIFIED}${END}|${AMPLIFIED}[ :-]*(?:${NEGATIVE}|absent\p{L}?)${END}`, {ish: "negative"}),
  rule(
    String.raw`${AMPLIFIED}(?:[ :-]*(?:${POSITIVE}|present))?${END}(?:[ ]*(?:by|in|par|por|per)?[ ]*(?:d?d|f|c|s)?ish${END})?`,
    {ish: "positive"}
  ),
  rule(String.raw`>=? ?0 ?(?:%|und|and|et|y|e|,|-|;)* ?< ?1 ?\+?${END}`, {word: "ultralow"}),
  rule(
    String.raw`> ?0 ?%? ?(?:-|to|bis|and|und|et|,|/|à|a)? ?(?:<=?|≤)? ?10 ?%(?: (?:of |der |des )?(?:tumou?r ?)?(?:cells|zellen|cellules))?`,
    {stain: "up to 10 %"}
  ),
  rule(
    String.raw`(<=?|>=?)? ?(\d{1,3}(?:[.,]\d+)?) ?%(?: (?:of |der |des )?(?:tumou?r ?)?(?:cells|zellen|cellules))?`,
    ([, limit = "", share = ""]) => ({stain: stainOfShare(limit, Number(share.replace(",", ".")))})
  ),
  rule(String.raw`([0-3]) ?\+? ?(?:-|to|bis|/|or|oder) ?([0-3])(?: ?\+)?${END}`, ([, a, b]) => ({
    scores: [scoreOf(a), scoreOf(b)]
  })),
  rule(String.raw`0 ?\+${END}`, {zeroPlus: true}),
  rule(String.raw`([0-3]) ?(?:\+(?![\d+])|(?:plus|fach positiv)?${END})`, ([, score]) => ({scores: [scoreOf(score)]})),
  rule(String.raw`\+\+\+(?!\+)`, {scores: [3]}),
  rule(String.raw`\+\+(?!\+)`, {scores: [2]}),
  rule(String.raw`([+-])(?![\d\p{L}+-])`, ([, sign]) => ({sign: sign === "+" ? "+" : "-"})),
  rule(
    String.raw`(?:no|without|keine?|ohne|sans|sin|senza|absence de|aucun) (?:membrane )?(?:staining|stain|färbung|anfärbung|marquage|tinción|colorazione)${END}`,
    {stain: "none"}
  ),
  rule(
    String.raw`(?:faint|barely perceptible|incomplete|inkomplette?|unvollständige?|incompl[èe]te?|incompleta)${END}`,
    {stain: "faint"}
  ),
  rule(String.raw`(?:no |keine |sans |sin )(?:overexpression|überexpression|surexpression|sobreexpresión)${END}`, {
    word: "negative"
  }),
  rule(String.raw`(?:overexpress\p{L}*|überexprim\p{L}*|surexprim\p{L}*|sobreexpres\p{L}*)${END}`, {word: "positive"}),
  rule(String.raw`(?:ultra|hyper)[ -]?(?:low|niedrig|faible|baj[oa]|bass[oa])${END}`, {word: "ultralow"}),
  rule(String.raw`(?:low|niedrig|gering|faible|baj[oa]|bass[oa])${END}`, {word: "low"}),
  rule(String.raw`(?:zero|null|nul|cero)${END}`, {word: "zero"}),
  rule(String.raw`${NEGATIVE}${END}`, {word: "negative"}),
  rule(String.raw`${POSITIVE}${END}`, {word: "positive"}),
  rule(String.raw`${EQUIVOCAL}${END}`, {word: "equivocal"}),
  rule(String.raw`(?:mutant|mutated|mutiert|mutée?|mutad[oa])${END}`, {word: "mutant"}),
  rule(String.raw`(?:${UNKNOWN}|${NOT_DONE})${END}`, {word: "unknown"}),
  rule(String.raw`(?:yes|y|ja|j|oui|si|sí|true|t)${END}`, {word: "yes"}),
  rule(String.raw`(?:no|n|nein|non|false|f)${END}`, {word: "no"}),
  rule(String.raw`(?:ihc|ihk)(?=\d)`, {}),
  rule(
    String.raw`(?:ihc|ihk|iqh|immunhistochemie|immunohistochemistry|score|dako|expression|status|membran\p{L}*|staining|stain|färbung|and|und|et|with|mit|cells|zellen|by|test(?:ed)?)${END}`,
    {}
  ),
  rule(String.raw`[\s/,;:()[\]=.]+`, {})
];
