/** A code and the words that a text sets beside it. */
export interface LegendPair {
  readonly code: number;
  readonly words: string;
  /** What stands before the codes, `Status` of `Status: 0 = alive`; "" where nothing does. */
  readonly subject: string;
}

/** One way to read a text. */
export interface LegendWay {
  readonly pairs: readonly LegendPair[];
  /** Whether no sign says which belong together, so that the numbers may be counts. */
  readonly loose: boolean;
}

/** Signs and words between a code and what it means, each as `=`. */
const arrows = /\s*(?:[→⇒≙≡⟶]|[-=]>|:=|==)\s*/gu;
const verbs =
  /((?<![\d\p{L}.,/])[+-]?\d{1,2})\s+(?:means?|stands\s+for|denotes?|indicates?|for|is|bedeutet|hei(?:ß|ss)t|steht\s+für|entspricht|ist|für|signifie|correspond\s+à|est|pour|significa|corresponde\s+a|equivale\s+a|es|para|indica|è|betekent|staat\s+voor|voor|é)\s+(?=\p{L})/giu;
/** Days, times of the day, decimals and ranges, whose digits are no codes. */
const noCodes = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[./]\d{4}|\d{1,2}:\d{2}|\d+[.,]\d+|[<>≤≥]\s*\d+/g;
const quotes = /["'“”„«»‚‘’`*]/g;

/**
 * What a text says of codes, in each way in which it can be read: codes before words (`0 = alive, 1: dead`), lists (`0/1 = alive/dead`), words before codes (`dead = 1, alive = 0`, `event (1)`), no sign between (`0 alive, 1 dead`).
 * Rows that go on are joined by `; `.
 *
 * @example
 * legendWays("Status: 0 = Progress/Tod, 1 = zensiert")[0].pairs
 * // [{code: 0, words: "Progress/Tod", subject: "Status"}, {code: 1, words: "zensiert", subject: "Status"}]
 */
export function legendWays(given: string): readonly LegendWay[] {
  const text = given
    .normalize("NFC")
    .replace(quotes, "")
    .replace(noCodes, "·")
    .replace(arrows, " = ")
    .replace(verbs, "$1 = ");
  return [
    ...[listed, codesFirst, wordsFirst, chosen].map((read) => ({pairs: read(text), loose: false})),
    ...[bare, bareWordsFirst].map((read) => ({pairs: read(text), loose: true}))
  ].filter(({pairs}) => pairs.length > 0);
}

/** What is numbered, and has no codes. */
const numbered =
  /(?:^| )(?:tables?|tab|tabelle|tableau|tabla|tabella|fig|figures?|abb|abbildung|appendix|supplement|sheet|part|teil|version|v|cycle|zyklus|cycles|line|linie|adc|arm|groups?|gruppe|groupe|grupo|grade|grad|stage|visit|week|woche|day|tag|page|seite|no|nr|phase|patient|pat|case|fall|p|id|cohort|kohorte|trial|study|studie|chapter)$/;

/** Whether what stands before a number, without a sign, is numbered by it: `Table 1: …`. */
const isNumbered = (before: string): boolean =>
  numbered.test(
    before
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}(:=]+/gu, " ")
      .trim()
  );

/** The last piece of what stands before the codes, without the sign behind it. */
function subjectOf(before: string): string {
  const piece = before
    .trim()
    .replace(/[:(=[–-]+$/u, "")
    .split(/[;,.()[\]|·]/)
    .at(-1);
  return (piece ?? "").trim();
}

const numbersOf = (list: string): number[] => list.split(/[/|]/).map(Number);
const partsOf = (list: string): string[] => list.split(/[/|,]/).map((part) => part.trim());

/** `0/1 = alive/dead`, `(0/1: alive, dead)`, `alive/dead = 0/1`. */
function listed(text: string): LegendPair[] {
  const forms = [
    {of: /(?<![\d\p{L}./|])(\d(?:\s*[/|]\s*\d)+)(?![\d./])\s*[=:(–-]+\s*(\p{L}[^;()[\]=:]*)/gu, codes: 1, words: 2},
    {of: /(\p{L}[^;()[\]=:\d]*)\s*[=:(–-]+\s*(\d(?:\s*[/|]\s*\d)+)(?![\d./])/gu, codes: 2, words: 1}
  ];
  return forms.flatMap(({of, codes, words}) =>
    [...text.matchAll(of)].flatMap((found) => {
      const [numbers, parts] = [numbersOf(found[codes] ?? ""), partsOf(found[words] ?? "")];
      const subject = subjectOf(text.slice(0, found.index));
      return numbers.length === parts.length ? numbers.map((code, i) => ({code, words: parts[i] ?? "", subject})) : [];
    })
  );
}

/** A code before its words, with a sign between. */
function codesFirst(text: string): LegendPair[] {
  const found = [...text.matchAll(/(?<![\d\p{L}.,/%+-])([+-]?\d{1,2})\s*[=:)(–—-]\s*(?=\p{L})/gu)];
  const pairs: LegendPair[] = [];
  let subject = subjectOf(text.slice(0, found[0]?.index ?? 0));
  for (const [k, one] of found.entries()) {
    const code = Number(one[1]);
    // A code that comes again is of something else.
    if (pairs.some((pair) => pair.code === code && pair.subject === subject)) subject = "";
    const {words, rest} = untilCut(text.slice(one.index + one[0].length, found[k + 1]?.index ?? text.length));
    if (!isNumbered(text.slice(0, one.index))) pairs.push({code, words, subject});
    subject = rest === "" ? subject : subjectOf(rest);
  }
  return pairs;
}

/** The words of a code up to the sign that ends them, and what follows: what the next codes are of. */
function untilCut(piece: string): {readonly words: string; readonly rest: string} {
  const at = piece.search(/[;()[\]|\n=]|\.\s/u);
  const [before, after] = at < 0 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
  const colon = /^(.*?)[,\s]+([^,:]*):\s*$/su.exec(before);
  if (colon !== null && at < 0) return {words: tidied(colon[1] ?? ""), rest: colon[2] ?? ""};
  return {words: tidied(before), rest: after.replace(/^[\s.,;)\]]+/u, "").trim()};
}

const tidied = (words: string): string =>
  words
    .replace(/^[\s,.:/&-]+|[\s,.:/&-]+$/gu, "")
    .replace(/\s+(?:and|or|und|oder|et|ou|y|o|e|en|of|sowie)$/iu, "")
    .replace(/^(?:and|or|und|oder|et|ou|y|sowie)\s+/iu, "");

/** `dead = 1, alive = 0`; `event (1), censored (0)`. */
function wordsFirst(text: string): LegendPair[] {
  const found = [...text.matchAll(/(\p{L}[^\d=:;()[\]|]*?)\s*([=(])\s*([+-]?\d{1,2})(?![\d\p{L}])/gu)];
  // A number alone in brackets is a count.
  return found.length === 1 && found[0]?.[2] === "("
    ? []
    : found.map((one) => ({
        code: Number(one[3]),
        words: tidied(one[1] ?? ""),
        subject: subjectOf(text.slice(0, one.index))
      }));
}

/** Choices of a form, `0, Censored | 1, Progression`. */
function chosen(text: string): LegendPair[] {
  const found = [...text.matchAll(/(?:^|[|:;\s])([+-]?\d{1,2})\s*,\s*(\p{L}[^|]*)/gu)];
  const subject = subjectOf(text.slice(0, found[0]?.index ?? 0));
  return found.length < 2 || !text.includes("|")
    ? []
    : found.map((one) => ({code: Number(one[1]), words: tidied((one[2] ?? "").split(/[;(]/)[0] ?? ""), subject}));
}

/** `0 alive, 1 dead`; `event (1 yes, 0 no)`: of two codes, since a number before a word is common. */
function bare(text: string): LegendPair[] {
  const found = [...text.matchAll(/(?<![\d\p{L}.,/%+-])([+-]?\d)\s+(\p{L}[^\d=:;()[\]]*)/gu)];
  const subject = subjectOf(text.slice(0, found[0]?.index ?? 0));
  return found.length < 2 ? [] : found.map((one) => ({code: Number(one[1]), words: tidied(one[2] ?? ""), subject}));
}

/** `alive 0, dead 1`. */
function bareWordsFirst(text: string): LegendPair[] {
  const found = [...text.matchAll(/(\p{L}[^\d=:;,()[\]]*?)\s+(\d)(?=\s*(?:[,;.)]|$))/gu)];
  return found.length < 2 ? [] : found.map((one) => ({code: Number(one[2]), words: tidied(one[1] ?? ""), subject: ""}));
}
