import {isMissingCode} from "./missing-codes.ts";
import {answerOf, outcomeWord, plainWord} from "./outcome-words.ts";

/** Words, in plain form, that say that there was no such thing at all. */
const none =
  /^(?:none|nil|never|nein|keine?[rs]?|aucune?|ninguno|ninguna|nessun[ao]?|nenhum[ao]?|geen|not applicable|does not apply|entfallt|nicht zutreffend|sans objet|non applicable|no aplica|non applicabile|nao aplicavel|niet van toepassing)$/;
/** Words that say that somebody lives, beside those of outcomes, also behind `n.a.`. */
const lives =
  /^(?:(?:n a|na|not applicable|none|no death|still|patient|pt) )?(?:awd|anned|still alive|alive|is alive|living|lives|lebt|lebt noch|am leben|vivante?|en vie|viv[oa]|vivente|in vita|in leven)(?: (?:at|with|without|and|ned|pt|patient|as of|on|under) ?.*)?$/;
/** Words that say that a line goes on. */
const goesOn =
  /^(?:still |noch |treatment |therapy |therapie |traitement )?(?:ongoing|on going|on treatment|on therapy|on study treatment|continuing|continues|continued|active|not stopped|not discontinued|laufend|lauft|en cours|en curso|in corso|em curso|lopend|doorlopend)(?: treatment| therapy)?$/;

/** Words of a response or an outcome, in plain form, that say that no progression was found. */
const noProgression =
  /^(?:sd|pr|cr|mr|ir|pcr|ncr|vgpr|stable|stable disease|partial response|partial remission|complete response|complete remission|minor response|mixed response|remission|in remission|response|responding|responder|ongoing response|disease control|non (?:cr|pr) non pd|non pd|no pd|no progress|no progression|not progressed|without progression|progression free|progressionfree|event free|no event|none|ohne ereignis|kein ereignis|stabil|stabile erkrankung|krankheitsstabil|krankheitsstabilisierung|partielle remission|komplette remission|partialremission|teilremission|vollremission|partielles ansprechen|komplettes ansprechen|ansprechen|kein progress|keine progression|ohne progress|progressionsfrei|maladie stable|reponse partielle|reponse complete|rc|rp|sans progression|pas de progression|enfermedad estable|respuesta parcial|respuesta completa|sin progresion|no progresion|ee|malattia stabile|risposta parziale|risposta completa|senza progressione|nessuna progressione|doenca estavel|resposta parcial|resposta completa|sem progressao|stabiele ziekte|partiele respons|complete respons|geen progressie|censored|censor|cens|zensiert|censure|censuree|censurado|censurada|censurato|censurata|gecensureerd|progression free at last (?:visit|contact|scan|follow up))$/;

/**
 * What the word of a response or outcome says of a progression: `no` where it says that there was none, or that the line goes on; null where it says something else. Who lives may have progressed.
 *
 * @example
 * ["SD", "ongoing", "PD", "alive"].map(responseSays) // ["no", "no", null, null]
 */
export function responseSays(text: string): "no" | null {
  if (/[?？]/.test(text)) return null;
  const word = plainWord(text);
  return noProgression.test(word) || goesOn.test(word) ? "no" : null;
}

/** What a column beside a column of days may say there was none of. */
export type FlaggedDay = "progression" | "death" | "end";

/** What a flag speaks of, and whether yes and no, or 0 and 1, are answers. */
export interface FlagKind {
  readonly day: FlaggedDay;
  readonly answers: boolean;
  readonly digits: boolean;
  /** The column gives a reason, a type or a cause: what denies it may be said in other words. */
  readonly isText: boolean;
}

/**
 * Whether nothing is said.
 *
 * @example
 * [isBlankFlag(" "), isBlankFlag("NA"), isBlankFlag("0")] // [true, true, false]
 */
export function isBlankFlag(text: string): boolean {
  return text.trim() === "" || isMissingCode(text.trim());
}

/**
 * What a flag says of whether there was such a day; null where it says neither.
 *
 * @example
 * const ofDeath = {day: "death", answers: false, digits: false, isText: true};
 * ["n.a. (alive)", "tumour", "not applicable"].map((text) => flagSays(text, ofDeath)) // ["no", null, "no"]
 */
export function flagSays(text: string, {day, answers, digits, isText}: FlagKind): "yes" | "no" | null {
  const cell = text.trim();
  const word = plainWord(cell);
  if (digits && /^[01](?:\.0)?$/.test(cell)) return cell.startsWith("1") ? "yes" : "no";
  if (day === "end") return goesOn.test(word) ? "no" : null;
  if (isText && day === "progression" && goesOn.test(word)) return "no";
  if ((isText || day === "progression") && none.test(word)) return "no";
  if (day === "death" && lives.test(word)) return "no";
  const outcome = outcomeWord(cell);
  if (isText) return outcome === "censored" ? "no" : null;
  return (answers ? answerOf(cell) : null) ?? (outcome === "event" ? "yes" : outcome === "censored" ? "no" : null);
}
