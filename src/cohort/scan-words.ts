import {askedBy} from "./asking-columns.ts";
import {normalName} from "./column-dictionary.ts";
import {answerOf, outcomeWord, plainWord} from "./outcome-words.ts";
import {responseSays} from "./flag-words.ts";

/** What a result of an assessment shows. `doubtful`: a progression that is suspected, or not confirmed; `unread`: no rule understands it. */
export type ScanShows = "progression" | "no progression" | "doubtful" | "nothing" | "unread";

/** What a column of results asks, by its name: where it asks for a progression or a response, yes and no, 1 and 0 are answers. */
export type ScanAsks = "progression" | "response" | null;

/** Words, in plain form, that name a progression, its growth aside. */
const progression =
  /^(?:progress(?!ions?frei|ievrij)\p{L}*|progred\p{L}*|progres(?:ion|o|a|ado|ivo|iva|sie|sief)|i?c?pd|irpd|pdx?|relapse\p{L}*|recurrence|rezidiv\p{L}*|rechute|recidiva?|recaida)$/u;
const newLesion =
  /(?:^| )(?:new|neue?r?n?s?|nouvelles?|nuevas?|nuov[aei]|novas?|nieuwe) (?:\p{L}+ )?(?:lesions?|l(?:a|ae)sion(?:en)?|metastas\p{L}*|mets?|lesion(?:es|i|e)|lesoes|lesao|laesies?|herde?|herdbefunde?|foci)(?: |$)/u;
const newLesionBehind =
  /(?:^| )(?:lesions?|lesion(?:es|i)|lesoes|metastas\p{L}*) (?:nouvelles?|nuevas?|nuov[aei]|novas?)(?: |$)/u;
/** Words that deny what stands behind them. */
const denies =
  /^(?:no|non|not|without|nor|neither|kein\p{L}*|ohne|nicht|weder|sans|pas|aucun\p{L}*|ni|sin|ningun\p{L}*|senza|nessun\p{L}*|sem|nenhum\p{L}*|nao|geen|zonder|niet|negative|absence|ausschluss|excluded?|ausgeschlossen)$/u;
/** Words by which somebody doubts. */
const doubts =
  /^(?:suspect\p{L}*|suspic\p{L}*|possibl\p{L}*|probabl\p{L}*|question\p{L}*|equivocal|uncertain|unclear|indeterminate|verdacht\p{L}*|fraglich\p{L}*|moglich\p{L}*|unklar\p{L}*|wahrscheinlich\p{L}*|zweifelhaft\p{L}*|soupcon\p{L}*|douteu\p{L}*|sospech\p{L}*|dudos\p{L}*|posible\p{L}*|sospett\p{L}*|dubbi\p{L}*|possibile|suspeit\p{L}*|provavel|verdenking|mogelijk\p{L}*|pseudoprogress\p{L}*|pseudopd|iupd|unconfirmed|unbestatigt\p{L}*|vd)$/u;
const notConfirmed =
  /(?:^| )(?:not|nicht|non|no|nao|niet|never|nie) (?:yet |noch |encore |aun |ancora )?(?:confirm\p{L}*|bestatig\p{L}*|bevestig\p{L}*|gesichert)(?: |$)/u;
const suspicionOf = /(?:^| )v a(?: |$)/;
/** What denies a word before it. */
const isDeniedBehind =
  /(?:^| )(?:free|frei|libre|libero|livre|vrij|ruled out|excluded|ausgeschlossen|exclue?s?|descartad[oa]s?|esclus[oaie]|excluid[oa]s?|uitgesloten)(?: |$)/;
/** Words of a disease that did not grow, beside those of responses. */
const held =
  /^(?:stable|stabil\p{L}*|estable|estavel|stabiel\p{L}*|sd|pr|cr|mr|rc|rp|pcr|icr|ipr|isd|ned|remission\p{L}*|regress\p{L}*|regredient\p{L}*|ansprechen|konstant\p{L}*|unchanged|unverandert|inchange\p{L}*)$/u;
const responses = /^(?:response|responding|responder|respond\p{L}*|reponse|respuesta|risposta|resposta|respons)$/u;
/** Texts that say that nothing can be said, or what was done. */
const saysNothing =
  /^(?:ne|nd|na|n a|uncertain|(?:not|non|nicht|no|nao|niet) (?:evaluable|assessable|assessed|done|performed|beurteilbar|auswertbar|erfolgt|durchgefuhrt|valutabile|avaliavel|evalueerbaar|realise|realizado)|baseline|basis|ausgangsbefund|staging|restaging|ct|mri|mrt|irm|tac|tc|rm|pet|pet ct|ct pet|scan|bildgebung|imaging|pending|in progress|ausstehend|offen)$/;

/**
 * What a column of results asks.
 *
 * @example
 * ["Progress (ja/nein)", "response", "result"].map(scanAsks) // ["progression", "response", null]
 */
export function scanAsks(column: string): ScanAsks {
  const words = normalName(column).split("_");
  const isDenied = words.some((word) => denies.test(word) || word === "free");
  if (askedBy(column) === "progression" || (words.some((word) => progression.test(word)) && !isDenied))
    return "progression";
  return normalName(column)
    .split("_")
    .some((word) => responses.test(word) || word === "ansprechen")
    ? "response"
    : null;
}

/**
 * What a result says, clause by clause: one that names a progression which is not denied or doubted makes it one, whatever else is stable.
 *
 * @example
 * ["PD", "SD, keine neuen Läsionen", "kein Progress", "V.a. Progress", "PET-CT", "siehe Brief"].map((text) => scanShows(text, null))
 * // ["progression", "no progression", "no progression", "doubtful", "nothing", "unread"]
 */
export function scanShows(text: string, asks: ScanAsks): ScanShows {
  const cell = text.trim();
  if (cell === "" || /^[-–—./]+$/.test(cell)) return "nothing";
  const answer = asks === null ? null : (answerOf(cell) ?? (cell === "1" ? "yes" : cell === "0" ? "no" : null));
  if (answer !== null) {
    if (asks === "progression") return answer === "yes" ? "progression" : "no progression";
    return answer === "yes" ? "no progression" : "unread";
  }
  if (/[?？]/.test(cell)) return "doubtful";
  const clauses = cell
    .split(/[,;:()[\]]|\s[-–—]\s|(?<=\p{L}{3})\.\s+|\b(?:but|aber|mais|pero|ma|mas|maar)\b/u)
    .map((clause) => plainWord(clause))
    .filter((clause) => clause !== "");
  // What such an answer was given to is in a clause before.
  const shown = clauses.map((clause) =>
    clauses.length > 1 && answerOf(clause) !== null ? "nothing" : clauseShows(clause)
  );
  if (notConfirmed.test(plainWord(cell)) && shown.some((one) => one === "progression" || one === "doubtful"))
    return "doubtful";
  if (clauses.length > 1 && clauses.some((clause) => answerOf(clause) === "no"))
    return shown.includes("progression") || shown.includes("doubtful") ? "no progression" : "unread";
  for (const one of ["progression", "doubtful", "no progression", "nothing"] as const)
    if (shown.includes(one)) return one;
  return "unread";
}

function clauseShows(clause: string): ScanShows {
  if (outcomeWord(clause) === "event") return isOfDeath(clause) ? "nothing" : "progression";
  if (outcomeWord(clause) === "unknown" || saysNothing.test(clause)) return "nothing";
  if (responseSays(clause) === "no") return "no progression";
  const words = clause.split(" ");
  const named = words.findIndex((word) => progression.test(word));
  const isNamed = named >= 0 || newLesion.test(clause) || newLesionBehind.test(clause);
  const before = named >= 0 ? words.slice(0, named) : words;
  const isDenied = before.some((word) => denies.test(word)) || isDeniedBehind.test(clause);
  if (words.some((word) => doubts.test(word)) || suspicionOf.test(clause))
    return isDenied ? "no progression" : "doubtful";
  if (isNamed) return isDenied ? "no progression" : "progression";
  if (words.some((word) => /^progress(?:ions?frei|ievrij)/.test(word))) return "no progression";
  if (words.some((word) => held.test(word)))
    return words.some((word) => denies.test(word)) ? "unread" : "no progression";
  // Without a response the disease may have grown or not.
  if (words.some((word) => responses.test(word))) return isDenied ? "unread" : "no progression";
  return outcomeWord(clause) === "censored" ? "no progression" : "unread";
}

/** A death is no result of a scan, and counts by its day. */
const isOfDeath = (clause: string): boolean =>
  /^(?:dead|died|death|deceased|expired|demised|not alive|tot|verstorben|gestorben|tod|verschieden|decede\p{L}*|deces|morte?|fallecid[oa]|muert[oae]|decedut[oa]|decesso|morto|obito|overleden|dood|dod|doc|dwd|dead .*|死亡|已死亡)$/u.test(
    clause
  );
