import {normalName} from "./column-dictionary.ts";
import type {OutcomeEndpoint} from "./outcome-endpoint.ts";
import {toldEnd} from "./outcome-reasons.ts";
import {outcomeWord} from "./outcome-words.ts";

/** Names of columns with remarks. */
const remarks =
  /^(?:\w+_)?(?:remarks?|comments?|notes?|corrections?|quer(?:y|ies)|bemerkung(?:en)?|kommentare?|anmerkung(?:en)?|notiz(?:en)?|korrektur(?:en)?|remarques?|commentaires?|observaci(?:on|ones)|comentarios?|nota|notas|correccion|osservazion[ei]|commento|commenti|opmerking(?:en)?|observac(?:ao|oes)|comentario)(?:_\w+)?$/;
/** What is said of life alone: of a progression it says nothing. */
const ofLife =
  /alive|living|surviv|dead|deceased|leb|verstorben|viv|vie|vita|vida|decede|fallecido|overleden|leven|存活|生存/;
const NUMBERED =
  /^(?:pfs_|os_)?(?:event|status|ereignis|evenement|evento)\s*(?:=|:|is|ist|sollte sein|should be)?\s*([01])$/;

/**
 * Whether a column holds remarks by its name.
 *
 * @example
 * ["Bemerkung", "data_comments", "stop_reason"].map(isRemarkColumn) // [true, true, false]
 */
export const isRemarkColumn = (column: string): boolean => remarks.test(normalName(column));

/**
 * What a remark says of the event of its record: one of its parts is a word of an outcome (`kein Progress, zensiert`), or its number (`correction: event = 1`). Null where the column holds no remarks; of a remark that says neither, or both, nothing is taken.
 *
 * @example
 * remarksSay("Bemerkung", ["kein Progress, zensiert", "PD", "PD unter EV", ""], "progression") // ["censored", "event", null, null]
 */
export function remarksSay(
  column: string,
  texts: readonly string[],
  endpoint: OutcomeEndpoint
): ("event" | "censored" | null)[] | null {
  if (!isRemarkColumn(column) || endpoint === "end of therapy") return null;
  return texts.map((text) => {
    const told = new Set(
      text
        .split(/[,;.:/()–—]|\s-\s/)
        .concat(text.split(/[,;.()–—]/))
        .map((part) => partSays(part.trim(), endpoint))
    );
    return told.has("event") === told.has("censored") ? null : told.has("event") ? "event" : "censored";
  });
}

function partSays(part: string, endpoint: OutcomeEndpoint): "event" | "censored" | null {
  const number = NUMBERED.exec(part.toLowerCase())?.[1];
  if (number !== undefined) return number === "1" ? "event" : "censored";
  const word = outcomeWord(part);
  if (word !== "event" && word !== "censored") return null;
  const isOfLife = ofLife.test(normalName(part));
  if (endpoint === "death")
    return isOfLife || toldEnd(part) === "death" || /cens|zens|event/.test(normalName(part)) ? word : null;
  // Alive is no answer to whether the disease progressed; dead is one to whether there was a progression or a death.
  return word === "censored" && isOfLife ? null : word;
}
