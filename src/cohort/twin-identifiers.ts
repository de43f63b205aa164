import type {CsvTable} from "../files/csv.ts";
import {identifierKey, type IgnoredSpelling} from "./identifier-spelling.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {plainWord} from "./outcome-words.ts";

/** Rows of identifiers that are another of the file with a word beside it, and rows that name another patient. */
export interface TwinRows {
  /** What a word says was replaced or copied: `P7 (old)`, `copy of P7`, and P7 beside `P7_new`. */
  readonly superseded: readonly number[];
  /** Of words that say neither: rows with the word, and rows of the identifiers without it. */
  readonly worded: readonly number[];
  readonly plain: readonly number[];
}

/** Words of a record that another replaced, or that repeats another; without accents, in lower case. */
const older =
  /^(?:old|older|previous|prior|former|formerly|outdated|obsolete|superseded|replaced|orig|original|alt|alte[rs]?|vorher|fruher|ersetzt|veraltet|uberholt|ancien|ancienne|vieux|antiguo|antigua|viejo|anterior|vecchio|vecchia|precedente|oud|oude|vorig|copy|copied|kopie|copie|copia|dup|dupe?|dupl|duplicate|duplicated?|duplikat|dublette|doublon|duplicado|duplicada|duplicato|doppione|dubbel|doppelt|double|repeat|repeated|repetition|wiederholung|again|nochmals?|zweiteintrag)$/;
/** Words of a record that replaces another. */
const newer =
  /^(?:new|newer|newest|latest|current|update|updated|upd|rev|revised|revision|corr|correct|corrected|correction|amended|final|neu|neue[rs]?|neueste|aktuell|aktualisiert|update|korr|korrigiert|korrektur|berichtigt|nachtrag|nouveau|nouvelle|corrige|corrigee|actualise|nuevo|nueva|actualizado|actualizada|corregido|corregida|nuovo|nuova|aggiornato|aggiornata|corretto|corretta|nieuw|nieuwe|bijgewerkt|gecorrigeerd|novo|nova|atualizado|corrigido)$/;
/** What may stand between such a word and the identifier, and beside it. */
const links =
  /^(?:of|von|vom|de|di|del|della|van|do|da|record|entry|row|version|patient|pat|pt|id|nr|no|eintrag|zeile|fall|case|data|daten)$/;
/** Words in front of every identifier. */
const titles = /^(?:patient(?:in|en)?|pat|pt|p|subject|subj|case|fall|id|nr|no|number|numero|record|k)$/;

/** A word of two letters at least in front of an identifier, or behind it. */
const inFront = /^[([]?(?<word>\p{L}{2}[\p{L}\s.]*)[)\]]?(?<sign>[\s_:.–-]+)(?<bare>\S*\d.*)$/u;
const behind = /^(?<bare>.*?\d[^\s([]*?)(?<sign>[\s_.,;:–-]*[([]?\s*)(?<word>\p{L}{2}[\p{L}\s.]*?)[\s.]*\d?\s*[)\]]?$/u;

const spelling: readonly IgnoredSpelling[] = ["case", "separators"];
const keyOf = (id: string): string => identifierKey(id.trim(), spelling);

interface Worded {
  readonly bare: string;
  readonly kind: "older" | "newer" | "else";
}

/** The identifier of the file that stands beside a word in another; null where none does. */
function wordedIdentifier(id: string, keys: ReadonlySet<string>): Worded | null {
  for (const pattern of [inFront, behind]) {
    const found = pattern.exec(id.trim())?.groups;
    const bare = keyOf(found?.["bare"] ?? "");
    const words = plainWord(found?.["word"] ?? "").split(" ");
    if (bare === "" || bare === keyOf(id) || !keys.has(bare) || words.every((word) => titles.test(word))) continue;
    const own = words.filter((word) => !links.test(word));
    if (own.some((word) => newer.test(word))) return {bare, kind: "newer"};
    if (own.some((word) => older.test(word))) return {bare, kind: "older"};
    // Letters of a centre stand in front of a number, and close behind it, in identifiers of other patients.
    const isName = found?.["sign"] === "" || (pattern === inFront && /^\d+$/.test(bare));
    if (!isName) return {bare, kind: "else"};
  }
  return null;
}

/**
 * Rows whose identifier is that of another row with a word beside it, and those of the identifiers without the word: of `P7` and `P7_new` the first was replaced, of `P7 (old)` and `copy of P7` these are no patients of their own. Where the word says neither, nobody but the user knows.
 *
 * @example
 * twinRows(["P6", "P7", "P7_new", "P8", "copy of P8", "P9", "P9 (Bonn)"]) // {superseded: [1, 4], worded: [6], plain: [5]}
 */
export function twinRows(ids: readonly string[]): TwinRows {
  const keys = new Set(ids.map(keyOf));
  const known = new Map<string, Worded | null>();
  for (const id of ids) if (!known.has(id)) known.set(id, wordedIdentifier(id, keys));
  const bares = {newer: new Set<string>(), else: new Set<string>()};
  for (const one of known.values()) if (one !== null && one.kind !== "older") bares[one.kind].add(one.bare);
  const places = (is: (one: Worded | null, id: string) => boolean): number[] =>
    ids.flatMap((id, i) => (is(known.get(id) ?? null, id) ? [i] : []));
  const isPlain = (one: Worded | null, id: string, of: ReadonlySet<string>): boolean =>
    one === null && of.size > 0 && of.has(keyOf(id));
  return {
    superseded: places((one, id) => one?.kind === "older" || isPlain(one, id, bares.newer)),
    worded: places((one) => one?.kind === "else"),
    plain: places((one, id) => isPlain(one, id, bares.else))
  };
}

/** Longest remark in which an identifier is looked for. */
const LONGEST = 300;
/** Parts of names of columns that hold another identifier of the patient: numbers alone are one there. */
const ofAnother =
  /(?:^|_)(?:dup|dupl|duplicat\w*|duplik\w*|dublette\w*|doublon\w*|doppelt\w*|doppione|dubbel\w*|same|identical|identisch\w*|identique|identic[oa]|gleich\w*|selbe\w*|derselbe|dieselbe|meme|mism[oa]|stess[oa]|zelfde|mesm[oa]|repetid[oa]|ripetut[oa]|repeat\w*|merged|linked|link|alias|other|old|previous|former|formerly|alt|alte|fruher\w*|ehemal\w*|ancien|ancienne|antigu[oa]|precedente|siehe|see|voir|vease|vedi|zie|verweis|copy|copie|copia|kopie|replac\w*|ersetzt?|remplac\w*|sustitu\w*|sostitu\w*|vervang\w*)(?:_|$)/;
/** Parts of names of columns in which another patient of the file stands who is another one. */
const ofOthers =
  /(?:^|_)(?:match\w*|pair\w*|control\w*|paar\w*|kontroll\w*|appari\w*|temoin\w*|emparej\w*|famil\w*|sibling\w*|relative\w*|cluster\w*|site|centre|center|zentrum)(?:_|$)/;
/** Most cells of a column, as a share of its rows, that are numbers which name another patient; more of them are numbers of something else. */
const MOST_NUMBERS = 0.2;

/** Words by which a remark says that its patient is another one of the file, beside a number alone. */
const sameAs =
  /\b(?:dup\w*|same (?:patient|pt|person)|identical (?:to|with)|copy of|see (?:patient|pt|id)|formerly|previously|merged|also (?:listed|entered) as|duplikat|dublette|identisch|gleiche[rs]? pat\w*|derselbe|dieselbe|kopie von|fruher|ehemals|siehe (?:patient|pat|id|nr)|doublon|meme patient\w*|identique|copie de|anciennement|duplicad\w*|mism[oa] paciente|antes|copia d\w+|duplicat\w*|doppione|stess[oa] paziente|gia|zelfde patient|dubbel\w*|mesm[oa] paciente)\b/;

/**
 * Rows of which a column of remarks, or one of other identifiers, names another identifier of the file: `duplicate of P7`, `formerly P7`. A cell that is nothing but such an identifier names it in any column, but for those of matched patients; a number alone is one behind words, or under a name, that say so.
 *
 * @example
 * const table = {header: ["id", "note"], columns: [["P7", "P8"], ["", "duplicate of P7"]]};
 * [...rowsNamingAnother(table, "id")] // [["note", [1]]]
 */
export function rowsNamingAnother(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  identifier: string
): ReadonlyMap<string, readonly number[]> {
  const ids = (columns[header.indexOf(identifier)] ?? []).map((id) => id.trim());
  const keys = new Set(ids.filter((id) => id !== "").map(keyOf));
  const found = new Map<string, readonly number[]>();
  for (const [k, column] of header.entries()) {
    const name = plainWord(column).replaceAll(" ", "_");
    if (column === identifier || ofOthers.test(name)) continue;
    const isOther = ofAnother.test(name);
    const isRemark = isRemarkColumn(column);
    const texts = columns[k] ?? [];
    const named = texts.flatMap((text, i) =>
      (
        isOther || isRemark
          ? namesAnother(text, {own: ids[i] ?? "", keys, isOther})
          : isAnother(text, {own: ids[i] ?? "", keys})
      )
        ? [i]
        : []
    );
    const areNumbers = !isRemark && named.every((i) => /^\d+$/.test((texts[i] ?? "").trim()));
    const places = areNumbers && named.length > MOST_NUMBERS * texts.length ? [] : named;
    if (places.length > 0) found.set(column, places);
  }
  return found;
}

/** Whether a cell is nothing but the identifier of another row, letters and digits. */
function isAnother(text: string, {own, keys}: Pick<Naming, "own" | "keys">): boolean {
  const key = keyOf(text);
  return keys.has(key) && key !== keyOf(own) && key.length > 2 && /\d/.test(key) && /\p{L}/u.test(key);
}

interface Naming {
  readonly own: string;
  readonly keys: ReadonlySet<string>;
  readonly isOther: boolean;
}

function namesAnother(text: string, {own, keys, isOther}: Naming): boolean {
  if (text.trim() === "" || text.length > LONGEST) return false;
  const self = keyOf(own);
  const numbers = isOther || sameAs.test(plainWord(text));
  return text.split(/[\s,;:()[\]]+/).some((token) => {
    const key = keyOf(token.replace(/^["'#]+|["'.!?]+$/g, ""));
    return key !== self && keys.has(key) && /\d/.test(key) && (numbers || (/\p{L}/u.test(key) && key.length > 2));
  });
}
