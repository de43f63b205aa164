import {askedBy} from "./asking-columns.ts";
import {normalName} from "./column-dictionary.ts";
import {toldEnd} from "./outcome-reasons.ts";
import {plainWord} from "./outcome-words.ts";
import {namesRelative} from "./relatives.ts";
import type {TypedRecords} from "./typed-records.ts";

/** Signs of a death. */
const sign = /[†✝✞]/u;
/** Names of columns that tell of relatives. */
const ofRelatives = /famil|heredit|erblich|anamnes|genetic|hereditar/;
/** Words that are no death of a person: a consent expires. */
const expires = /\b(?:expired|fatal)\b/;

/**
 * Records of which a text in a column that the dictionary does not know says that the patient died: `†`, `verstorben`, `died at home`. Relatives, doubts and denials are passed over.
 *
 * @example
 * const records = {columns: new Map([["note", ["† 3/2022", "mother died of it", "not dead"]]]), unknown: new Set(["note"])};
 * deathsInTexts(records).map(({i, column}) => [i, column]) // [[0, "note"]]
 */
export function deathsInTexts({
  columns,
  unknown
}: Pick<TypedRecords, "columns" | "unknown">): {readonly i: number; readonly column: string}[] {
  return [...unknown].flatMap((column) => {
    if (ofRelatives.test(normalName(column))) return [];
    const isAsked = askedBy(column) !== null;
    return (columns.get(column) ?? []).flatMap((text, i) =>
      typeof text === "string" && saysDeath(text, isAsked) ? [{i, column}] : []
    );
  });
}

/** Columns that ask for a death by their name are read as answers; there only a sign is left to see. */
function saysDeath(text: string, isAsked: boolean): boolean {
  const plain = plainWord(text);
  if (namesRelative(text) || /[?？]/.test(text)) return false;
  if (sign.test(text)) return true;
  return !isAsked && !expires.test(plain) && toldEnd(text) === "death";
}
