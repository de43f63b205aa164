import type {CsvTable} from "../files/csv.ts";
import {legendWays, type LegendPair} from "./legend-pairs.ts";
import {legendTexts, type LegendText} from "./legend-texts.ts";
import {wordsSay, type Asked} from "./outcome-labels.ts";
import {outcomePolarity} from "./outcome-polarity.ts";
import {answerOf, outcomeWord, plainWord} from "./outcome-words.ts";

/** What one text of a file says that codes of the outcome mean. */
export interface OutcomeLegend {
  readonly where: string;
  readonly codes: ReadonlyMap<number, "event" | "censored">;
  /** The codes with the words that were understood, `0 = progression/death, 1 = censored`. */
  readonly says: string;
}

/** What texts of a file beside the outcome say of its codes. */
export interface OutcomeLegends {
  readonly said: readonly OutcomeLegend[];
  /** Where texts stand that look like a legend of the outcome and are not understood. */
  readonly notRead: readonly string[];
}

/** Shortest name of a column by which a legend may say that it is of another. */
const SHORTEST_NAME = 3;

/**
 * What texts of a file beside the outcome say of its codes: `0 = Progress oder Tod, 1 = zensiert` in a title, a row below, a column at the side, another sheet, a comment. Those that name another column with codes are of that.
 * A text that says something of one code alone is one where it stands outside the records: among them it is a remark.
 *
 * @example
 * const table = {header: ["months", "event", ""], columns: [["5"], ["1"], ["0 = PD/death, 1 = censored"]]};
 * const {said} = outcomeLegends(table, {event: "event", asked: {polarity: "event", endpoint: "unknown"}});
 * [said[0].where, ...said[0].codes] // ["column ", [0, "event"], [1, "censored"]]
 */
export function outcomeLegends(
  table: Pick<CsvTable, "header" | "columns" | "asides"> & Partial<Pick<CsvTable, "refused">>,
  {event, asked}: {readonly event: string; readonly asked: Asked}
): OutcomeLegends {
  const k = table.header.indexOf(event);
  const codes = codesIn(table.columns[k] ?? []);
  const others = table.header.filter(
    (column, i) =>
      i !== k && plainWord(column).length >= SHORTEST_NAME && hasSome(codes, codesIn(table.columns[i] ?? []))
  );
  const ofOutcome: Outcome = {event, asked, others, codes};
  const texts = legendTexts(table).filter(({block}) => block !== `column ${k}`);
  const said: OutcomeLegend[] = [];
  const notRead: string[] = [];
  for (const block of blocksOf(texts)) {
    const left: LegendText[] = [];
    for (const one of block) {
      const read = readingOf(one, ofOutcome);
      if (read.codes.size > 1) said.push(legendOf(one.where, read));
      else left.push(one);
    }
    // A code a row: together they are one legend.
    const [first, ...further] = left.filter((one) => legendWays(one.text).length > 0);
    if (first === undefined) continue;
    const whole = {...first, text: [first, ...further].map(({text}) => text).join("; ")};
    const read = readingOf(whole, ofOutcome);
    if (read.codes.size > 1 || (read.codes.size === 1 && !first.amongRecords)) said.push(legendOf(first.where, read));
    else for (const one of left) if (!one.amongRecords && readingOf(one, ofOutcome).looksLike) notRead.push(one.where);
  }
  return {said, notRead};
}

const legendOf = (where: string, {codes, says}: Reading): OutcomeLegend => ({where, codes, says: says.join(", ")});

/** Texts that follow each other in one place. */
function blocksOf(texts: readonly LegendText[]): LegendText[][] {
  const blocks: LegendText[][] = [];
  for (const one of texts) {
    const last = blocks.at(-1);
    if (last !== undefined && last[0]?.block === one.block) last.push(one);
    else blocks.push([one]);
  }
  return blocks;
}

/** The numbers among texts, as codes. */
const codesIn = (texts: readonly string[]): ReadonlySet<number> =>
  new Set(
    texts.flatMap((text) => (/^\s*[+-]?\d{1,2}(?:[.,]0+)?\s*$/.test(text) ? [Number(text.replace(",", "."))] : []))
  );

const hasSome = (codes: ReadonlySet<number>, among: ReadonlySet<number>): boolean =>
  [...among].some((code) => codes.has(code));

/** The outcome that legends are looked for of. */
interface Outcome {
  readonly event: string;
  readonly asked: Asked;
  /** Other columns with some of its codes. */
  readonly others: readonly string[];
  readonly codes: ReadonlySet<number>;
}

/** What a text says of the codes of the outcome. */
interface Reading {
  readonly codes: ReadonlyMap<number, "event" | "censored">;
  readonly says: readonly string[];
  /** Whether it sets words beside codes of the outcome, which it names. */
  readonly looksLike: boolean;
}

const NOTHING: Reading = {codes: new Map(), says: [], looksLike: false};

/** The way of reading a text that says most, the first of several. */
function readingOf({text, amongRecords}: LegendText, outcome: Outcome): Reading {
  const ways = legendWays(text).map(({pairs, loose}) => {
    const all = new Set(pairs.map(({code}) => code));
    // A code alone, and numbers that may be counts, have to say what they are of.
    const named = amongRecords || loose || all.size < 2;
    const own = pairs.filter(({subject}) => isOfOutcome(subject, {text, named, outcome}));
    if (!areOneCoding(new Set(own.map(({code}) => code)), outcome.codes)) return NOTHING;
    return {
      ...said(own, outcome),
      looksLike: own.some(({code, subject}) => outcome.codes.has(code) && namesOutcome(subject, outcome))
    };
  });
  return ways.reduce(
    (best, way) => ({...(way.codes.size > best.codes.size ? way : best), looksLike: best.looksLike || way.looksLike}),
    NOTHING
  );
}

/** Whether all codes of a legend are in the column, or all of the column in the legend: otherwise it is of another. */
const areOneCoding = (legend: ReadonlySet<number>, column: ReadonlySet<number>): boolean =>
  [...legend].every((code) => column.has(code)) || [...column].every((code) => legend.has(code));

/** What pairs of codes and words say; of 0 and 1, what is understood of one says the other where both stand there. Nothing where a code means both. */
function said(pairs: readonly LegendPair[], outcome: Outcome): Omit<Reading, "looksLike"> {
  const codes = new Map<number, "event" | "censored">();
  const says: string[] = [];
  for (const {code, words, subject} of pairs) {
    const understood = meaningOf(words, subject, outcome);
    if (understood === null) continue;
    const {kind, shown} = understood;
    if (codes.has(code) && codes.get(code) !== kind) return NOTHING;
    if (!codes.has(code)) says.push(`${code} = ${shown}`);
    codes.set(code, kind);
  }
  const [only] = codes;
  const other = only === undefined ? NaN : 1 - only[0];
  if (codes.size === 1 && only !== undefined && (other === 0 || other === 1) && pairs.some(({code}) => code === other))
    codes.set(other, only[1] === "event" ? "censored" : "event");
  // Two codes of one meaning tell nothing apart.
  return codes.size > 1 && new Set(codes.values()).size === 1 ? NOTHING : {codes, says};
}

/** Words around what happened that change nothing of it. */
const around =
  /(?<![\p{L}\p{N}])(?:documented|observed|occurred|happened|seen|confirmed|recorded|reported|radiological|radiographic|clinical|first|patients?|the|an?|was|is|has|had|(?:from|of|by|due to) any cause|any cause|at (?:the )?(?:last|data|end of)[\p{L}\s-]*|at (?:last )?follow[- ]?up|so far|yet|still|eingetreten|aufgetreten|beobachtet|dokumentiert|gesichert|bestätigt|erfasst|der|die|das|ein|eine|ist|hat|patient(?:en|in|innen)?|jeglicher ursache|aus jeglicher ursache|jeder ursache|bei letzte\p{L}* [\p{L}\s-]*|zum letzte\p{L}* [\p{L}\s-]*|(?:le|la|les|el|los|il|lo|l)|(?:de )?toutes? causes?|por cualquier causa|per qualsiasi causa|por qualquer causa|observée?|constatée?|documentée?|observad[oa]|documentad[oa]|osservat[oa]|documentat[oa]|waargenomen)(?![\p{L}\p{N}])/giu;

/** What the words beside a code say, and the words that said it. */
function meaningOf(
  words: string,
  subject: string,
  outcome: Outcome
): {readonly kind: "event" | "censored"; readonly shown: string} | null {
  const {endpoint} = outcome.asked;
  const whole = words.replaceAll("_", " ").trim();
  for (const shown of [
    whole,
    whole.replaceAll(around, " ").replaceAll(/\s+/g, " ").trim(),
    whole.split(/[,;]/)[0] ?? ""
  ]) {
    if (shown === "") continue;
    const kind = wordsSay(shown, endpoint);
    if (kind !== null) return {kind, shown};
    const answer = answerOf(shown);
    const polarity = polarityOf(subject, outcome);
    if (answer !== null && polarity !== "open")
      return {
        kind: (answer === "yes") === (polarity === "event") ? "event" : "censored",
        shown: subject === "" ? shown : `${shown} (${subject})`
      };
  }
  return null;
}

/** Words for the outcome whatever its column is called, and for a legend. */
const generic =
  /^(?:(?:the )?(?:pfs|os|rwpfs|dfs|efs|rfs|survival|vital|event|censoring|progression|outcome|censor) )?(?:status|event|events|outcome|censoring|censor|cens|endpoint|indicator|event indicator|ereignis|zensierung|zensierungsstatus|endpunkt|statut|evenement|issue|etat|estado|evento|desenlace|stato|esito|desfecho|gebeurtenis|uitkomst)(?: (?:status|indicator|variable|code|codes|coding|column|spalte|kodierung|codierung|kode))?$/;
const ofLegend =
  /^(?:legende?|legenda|leyenda|key|codes?|coding|codebook|kodierung|codierung|codage|codificacion|codifica|codificacao|codering|notes?|note|remark|hinweis|anmerkung|erlauterung|nota|schlussel|variable|values?|werte|wert|valeurs?|valores?|valori)$/;

const namesOutcome = (subject: string, {event}: Outcome): boolean => {
  const words = plainWord(subject);
  return generic.test(words) || endsWith(words, plainWord(event.replace(/[([{].*$/u, "")));
};

/** Whether a name stands in words as a word of its own. */
const holds = (words: string, name: string): boolean => name !== "" && ` ${words} `.includes(` ${name} `);
const endsWith = (words: string, name: string): boolean => name !== "" && ` ${words}`.endsWith(` ${name}`);

interface SubjectPlace {
  readonly text: string;
  /** Whether it has to be said that they are. */
  readonly named: boolean;
  readonly outcome: Outcome;
}

/** Whether codes with this before them may be those of the outcome. */
function isOfOutcome(subject: string, {text, named: hasToSay, outcome}: SubjectPlace): boolean {
  const words = plainWord(subject);
  const {others, event} = outcome;
  const named = others.map(plainWord);
  if (namesOutcome(subject, outcome)) return !named.includes(words);
  if (named.some((name) => holds(words, name))) return false;
  if (words === "" || ofLegend.test(words)) {
    // Nothing says of which column the codes are but the rest of the text.
    const whole = plainWord(text);
    return holds(whole, plainWord(event)) || !named.some((name) => holds(whole, name));
  }
  return !hasToSay;
}

/** What yes says beside codes of this: the event, or its absence. */
function polarityOf(subject: string, outcome: Outcome): Asked["polarity"] {
  const words = plainWord(subject);
  const word = outcomeWord(subject);
  if (word === "event" || word === "censored") return word;
  if (words === "" || ofLegend.test(words) || namesOutcome(subject, outcome)) return outcome.asked.polarity;
  return outcomePolarity(subject) === "censored" ? "censored" : "open";
}
