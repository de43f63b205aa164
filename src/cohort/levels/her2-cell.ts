import {plainHyphens} from "../plain-text.ts";
import {periodIn, withPlainDates, type Period} from "./her2-dates.ts";
import {her2Pieces, type Her2Ish, type Her2Piece, type Her2Score, type Her2Stain, type Her2Word} from "./her2-words.ts";

/** What a cell, or several of one record, say of HER2. */
export interface Her2Result {
  /** IHC scores; two where the cell gives a range. */
  readonly scores: readonly Her2Score[];
  readonly zeroPlus: boolean;
  readonly ish: Her2Ish | null;
  readonly word: Her2Word | null;
  readonly stain: Her2Stain | null;
  /** `+` or `-` alone. */
  readonly sign: "+" | "-" | null;
  /** Two pieces say different things of one. */
  readonly contradictory: boolean;
}

/** One result, several with what tells them apart, or text that is not read. */
export type Her2Cell =
  | {readonly kind: "one"; readonly result: Her2Result}
  | {readonly kind: "several"; readonly results: readonly Her2OfSeveral[]}
  | {readonly kind: "unread"};

/** One of several results of a cell, with the days that its date may stand for. */
export interface Her2OfSeveral {
  readonly text: string;
  readonly result: Her2Result;
  /** Null where it has no date, or several. */
  readonly period: Period | null;
}

export const NO_HER2: Her2Result = {
  scores: [],
  zeroPlus: false,
  ish: null,
  word: null,
  stain: null,
  sign: null,
  contradictory: false
};

/**
 * What a cell says of HER2: an IHC score, in-situ hybridisation, a word, in whatever order, or results of several biopsies. Text of which any piece is not known is not read.
 *
 * @example
 * her2Cell("2+/ISH-").result.ish // "negative"
 * her2Cell("1+ (2016 primary) / 0 (2023 liver)").kind // "several"
 * her2Cell("weakly positive") // {kind: "unread"}
 */
export function her2Cell(text: string): Her2Cell {
  const cell = plainHyphens(text).toLowerCase().replaceAll("≤", "<=").replaceAll("≥", ">=").replaceAll("＋", "+");
  const whole = resultOf(cell);
  if (whole !== null) return {kind: "one", result: whole};
  const parts = partsOf(withPlainDates(cell));
  if (parts.length > 1 && parts.every(({result}) => result !== null))
    return {
      kind: "several",
      results: parts.flatMap(({text: own, result}) =>
        result === null ? [] : [{text: own, result, period: periodIn(own)}]
      )
    };
  const undated = resultOf(withoutPlace(withPlainDates(cell)));
  return undated === null ? {kind: "unread"} : {kind: "one", result: undated};
}

/** The pieces of a text joined; null where one of them is not known, or none says anything. */
function resultOf(text: string): Her2Result | null {
  let result = NO_HER2;
  let said = false;
  for (let at = 0; at < text.length;) {
    const found = pieceAt(text, at);
    if (found === null) return null;
    at = found.end;
    said ||= Object.keys(found.piece).length > 0;
    result = withPiece(result, found.piece);
  }
  return said ? result : null;
}

function pieceAt(text: string, at: number): {readonly piece: Her2Piece; readonly end: number} | null {
  for (const [pattern, piece] of her2Pieces) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null && match[0] !== "") return {piece: piece(match), end: at + match[0].length};
  }
  return null;
}

function withPiece(result: Her2Result, piece: Her2Piece): Her2Result {
  const differs = <T>(a: T | null, b: T | undefined): boolean => a !== null && b !== undefined && a !== b;
  return {
    scores: [...new Set([...result.scores, ...(piece.scores ?? [])])].sort((a, b) => a - b),
    zeroPlus: result.zeroPlus || piece.zeroPlus === true,
    ish: piece.ish ?? result.ish,
    word: piece.word ?? result.word,
    // A share says more than a faint stain.
    stain: piece.stain === "faint" ? (result.stain ?? "faint") : (piece.stain ?? result.stain),
    sign: piece.sign ?? result.sign,
    contradictory:
      result.contradictory ||
      differs(result.ish, piece.ish) ||
      differs(result.word, piece.word) ||
      differs(result.sign, piece.sign)
  };
}

/**
 * What several cells of one record say together: in-situ hybridisation of one beside the score of another.
 *
 * @example
 * joinedHer2([her2Cell("2+"), her2Cell("ISH-")].map(({result}) => result)).ish // "negative"
 */
export function joinedHer2(results: readonly Her2Result[]): Her2Result {
  return results.reduce((all, one) => {
    const {ish, word, stain, sign} = one;
    const piece: Her2Piece = {
      scores: one.scores,
      ...(one.zeroPlus ? {zeroPlus: true} : {}),
      ...(ish === null ? {} : {ish}),
      ...(word === null ? {} : {word}),
      ...(stain === null ? {} : {stain}),
      ...(sign === null ? {} : {sign})
    };
    const joined = withPiece(all, piece);
    return {...joined, contradictory: joined.contradictory || one.contradictory};
  }, NO_HER2);
}

interface CellPart {
  readonly text: string;
  readonly result: Her2Result | null;
}

/** Parts between signs that separate results; in-situ hybridisation alone belongs to the part before. */
function partsOf(cell: string): CellPart[] {
  const parts: CellPart[] = [];
  for (const text of cell.split(
    /\s*(?:\/(?!\s*neu)(?![^(]*\))|;|→|->|=>|\||\n|,(?![^(]*\))|\bthen\b|\bdann\b|\bpuis\b)\s*/u
  )) {
    if (text === "") continue;
    const result = resultOf(withoutPlace(text));
    const before = parts.at(-1) ?? null;
    const isIshAlone = result !== null && result.ish !== null && result.scores.length === 0 && result.word === null;
    if (isIshAlone && before !== null && before.result !== null)
      parts[parts.length - 1] = {text: `${before.text}/${text}`, result: joinedHer2([before.result, result])};
    else parts.push({text, result});
  }
  return parts;
}

const dates = /\b(?:\d{1,2}[./-]){1,2}(?:19|20)?\d{2}\b|\b(?:19|20)\d{2}(?:-\d{2}){0,2}\b/gu;
/** When and where a result is of. */
const places =
  /(?<!\p{L})(?:at|in|on|from|of|vom|aus|prim[äa]r\p{L}*|primary|pt|metasta\p{L}*|mets?|liver|leber|hepatic|lung|lunge|bone|knochen|brain|hirn|skin|haut|nodes?|nodal|ln|lk|lymph\p{L}*|pleura\p{L}*|ascites|breast|mamma|chest wall|(?:re-?)?biops\p{L}*|surgery|resection|specimen|core|recurren\p{L}*|rezidiv|relapse|initial|(?:at )?diagnosis|baseline|first|second|last|latest|old|new|prior|current|now|tumou?r)(?!\p{L})/gu;

const withoutPlace = (text: string): string => text.replace(dates, " ").replace(places, " ");
