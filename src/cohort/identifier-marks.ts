import type {CsvTable} from "../files/csv.ts";
import {isExcludedLabel, isExcludedWord} from "./exclusion-columns.ts";
import {saysExcluded} from "./exclusion-legend.ts";

/** A sign behind or before an identifier: stars, daggers, raised letters and digits. */
const behind = /\s*([*†‡§¶#⁎∗]+|[\u00b9\u00b2\u00b3\u2070-\u2079\u02b0-\u02b8\u1d43-\u1d5b]+)$/u;
const before = /^([*†‡§¶⁎∗]+)\s*/u;
/** A word behind an identifier, in brackets or behind a dash. */
const word = /\s*(?:[([]\s*([^()[\]]+?)\s*[)\]]|\s[-–—]\s+(\p{L}[\p{L} ]+))$/u;
/** Longest identifier. */
const LONGEST = 40;

/** An identifier, and what stands beside it. */
interface MarkedIdentifier {
  readonly bare: string;
  /** The sign, or the word of exclusion as it is written. */
  readonly mark: string;
  readonly isWord: boolean;
}

/**
 * An identifier without the sign, or the word of exclusion, beside it; null where there is none.
 *
 * @example
 * markedIdentifier("P122 #") // {bare: "P122", mark: "#", isWord: false}
 * markedIdentifier("P122 (excluded)") // {bare: "P122", mark: "excluded", isWord: true}
 * ["P122", "P122 (a)", "#12", "* excluded"].map(markedIdentifier) // [null, null, null, null]
 */
export function markedIdentifier(text: string): MarkedIdentifier | null {
  const id = text.trim();
  if (id.length > LONGEST) return null;
  for (const [pattern, isWord] of [
    [behind, false],
    [before, false],
    [word, true]
  ] as const) {
    const found = pattern.exec(id);
    const mark = (found?.[1] ?? found?.[2] ?? "").trim();
    const bare = found === null ? "" : id.replace(pattern, "").trim();
    if (mark === "" || !/^[\p{L}\p{N}][\p{L}\p{N}\s._/-]*$/u.test(bare) || !/[\p{N}]|^\p{Lu}{1,8}$/u.test(bare))
      continue;
    if (!isWord || isExcludedWord(mark) || saysExcluded(mark) || isExcludedLabel(`x (${mark})`))
      return {bare, mark, isWord};
  }
  return null;
}

/** A table whose identifiers stand alone, and what stood beside them. */
export interface BareIdentifiers<Table> {
  readonly table: Table;
  /** Mark → bare identifiers. */
  readonly marks: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The table with identifiers without signs and words of exclusion, where these stand beside some of them and not beside all.
 *
 * @example
 * const table = {header: ["id"], columns: [["P1", "P2*", "P3"]]};
 * const {table: bare, marks} = withBareIdentifiers(table, "id");
 * [bare.columns[0], [...marks.get("*")]] // [["P1", "P2", "P3"], ["P2"]]
 */
export function withBareIdentifiers<Table extends Pick<CsvTable, "header" | "columns">>(
  table: Table,
  identifier: string | null
): BareIdentifiers<Table> {
  const k = identifier === null ? -1 : table.header.indexOf(identifier);
  const marks = new Map<string, Set<string>>();
  const texts = table.columns[k] ?? [];
  const known = new Map<string, MarkedIdentifier | null>();
  for (const text of texts) if (!known.has(text)) known.set(text, markedIdentifier(text));
  const filled = [...known].filter(([text]) => text.trim() !== "");
  const found = filled.filter(([, one]) => one !== null);
  // What stands beside each of them is part of the identifier.
  if (found.length === 0 || found.length === filled.length) return {table, marks};
  for (const [, one] of found)
    if (one !== null) marks.set(one.mark, (marks.get(one.mark) ?? new Set<string>()).add(one.bare));
  const bare = texts.map((text) => known.get(text)?.bare ?? text);
  return {table: {...table, columns: table.columns.map((own, i) => (i === k ? bare : own))}, marks};
}

/** Longest list of identifiers below a table. */
const LONGEST_LIST = 4000;

/**
 * Identifiers of a table that a text lists as excluded: `Not eligible (no second ADC): P103, P117`, `P103 and P117 were excluded`. Numbers alone are identifiers only in a list behind a colon.
 *
 * @example
 * listedAsExcluded("Excluded: P103, P117", new Set(["P101", "P103", "P117"])) // ["P103", "P117"]
 * listedAsExcluded("Excluded: 3 patients", new Set(["3", "4"])) // []
 */
export function listedAsExcluded(text: string, ids: ReadonlySet<string>): string[] {
  return text.length > LONGEST_LIST ? [] : [...new Set(text.split(/[;\n]/).flatMap((part) => listedIn(part, ids)))];
}

function listedIn(text: string, ids: ReadonlySet<string>): string[] {
  const colon = text.lastIndexOf(":");
  const [head, list] = colon < 0 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
  const named = list
    .split(/[,;\s]+|\b(?:and|und|et|y|e|en)\b/u)
    .map((one) => one.replace(/^[([]+|[.)\]]+$/g, "").trim())
    .filter((one) => one !== "" && one !== "&" && one !== "+");
  if (saysExcluded(head) && named.length > 0 && named.every((one) => ids.has(one))) return named;
  if (!saysExcluded(text)) return [];
  const tokens = text.split(/[\s,;:()[\]]+/).map((one) => one.replace(/\.$/, ""));
  return tokens.filter((one) => /\p{L}/u.test(one) && /\p{N}/u.test(one) && ids.has(one));
}
