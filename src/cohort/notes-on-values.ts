import {asideOf, type Aside} from "../files/aside.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {asksForExclusion} from "./exclusion-remarks.ts";
import {plainWord} from "./outcome-words.ts";
import {isSourceColumn} from "./source-columns.ts";

/** A text beside the records that says something of some of them. */
interface NoteOnValues {
  readonly where: string;
  /** What it is, for people. */
  readonly what: string;
  /** Whether it speaks of what happened or when, or leaves records out. */
  readonly stops: boolean;
}

/** What happened, and when. */
const ofOutcome =
  /(?:^| )(?:pd|progress\w*|progred\w*|relaps\w*|recurr\w*|rezidiv\w*|recidiv\w*|recaida|events?|ereignis\w*|evenements?|eventos?|(?<!(?:her2|hr|er|pr|ecog|performance|menopausal|receptor|brca|mutation|smoking|msi|pdl1) )status|outcome|censor\w*|zensier\w*|censur\w*|gecensur\w*|dead|died?|death|deceased|tod|tot|verstorben\w*|gestorben\w*|deces|decede\w*|muert\w*|falleci\w*|obito|falecid\w*|decess\w*|decedut\w*|mort[eoa]?|overleden|alive|lebt|lebend|vivants?|vivo|vivos|pfs|os|ttp|last scan|last contact|last ct|letzte\w* (?:ct|kontakt|scan|staging)|date|datum)(?: |$)/;
const death =
  /(?:^| )(?:dead|died?|death|deceased|tod|tot|verstorben\w*|gestorben\w*|deces|decede\w*|muert\w*|falleci\w*|obito|falecid\w*|decess\w*|decedut\w*|morte?|morto|overleden)(?: |$)/;
const denied =
  /(?:^| )(?:no|not|non|without|kein\w*|nicht|ohne|sans|pas|sin|senza|sem|geen|niet|never|unconfirmed|censor\w*|zensier\w*|censur\w*|gecensur\w*|alive|lebt|lebend)(?: |$)/;
const progression = /(?:^| )(?:pd|progress\w*|progred\w*|relaps\w*|rezidiv\w*|recidiv\w*|events?|ereignis\w*)(?: |$)/;

/** That what is written is not right. */
const corrects =
  /(?:^| )(?:correct\w*|korrekt\w*|korrig\w*|errat\w*|corrig\w*|correg\w*|corrett\w*|corrig\w*|correcao|gecorrigeerd|wrong\w*|falsch\w*|swapped|vertauscht|invert\w*|reversed|revers|umgekehrt|omgekeerd|other way|instead|statt|should|sollte|actually|actual|true|really|tatsachlich|eigentlich|recte|richtig\w*|mistak\w*|error\w*|fehler\w*|erreur|falso|sbagliat\w*|not confirmed|unconfirmed|nicht bestatigt|non confirme\w*|no confirmad\w*|pseudo\w*|changed|geandert|unsure|unclear|unklar|fraglich)(?: |$)/;
/** That of all records the outcome stands the other way round. */
const turned =
  /(?:^| )(?:other way round|other way around|swapped|reversed|inverted|vertauscht|umgekehrt|verkehrt herum|inverse\w*|invertid\w*|invertit\w*|omgekeerd)(?: |$)/;
const coding =
  /(?:^| )(?:status|event|events|outcome|cens\w*|zens\w*|cod\w*|kod\w*|ereignis\w*|estado|statut|stato)(?: |$)/;

/** That records are not meant to be analysed. */
const leavesOut =
  /(?:^| )(?:exclu\w*|ausgeschlossen\w*|ausschl\w*|ineligible|not eligible|not evaluable|nicht auswert\w*|omit\w*|left out|removed|esclus\w*|uitgesloten|no (?:informed )?consent|consent withdrawn|withdr[ea]w\w* consent)(?: |$)/;

/** A sign of a footnote and what it stands for. */
const signLegend = /^\(?([*†‡§¶#]+)\)?\s*[=:–-]?\s*(\p{L}.*)$/su;
const signBehind = /[^\s*†‡§¶#]\s*([*†‡§¶#]+)$/u;
/** A colour and what it stands for. */
const colourLegend =
  /(?:^|[\s(,;])(?:in\s+)?(?:light |dark |hell|dunkel)?(?:yellow|red|green|blue|orange|gr[ea]y|pink|purple|violet|gelb\w*|rot\w{0,2}|gr[üu]n\w{0,2}|blau\w{0,2}|grau\w{0,2}|rosa|lila|jaune|rouge|vert|bleu|gris|amarillo|rojo|verde|azul|giallo|rosso|blu|grigio|vermelho|amarelo|cinza|geel|rood|groen|blauw|grijs|bold|italics?|fett|kursiv|strikethrough|struck|durchgestrichen|shaded|highlighted|markiert)(?:\s+(?:rows?|cells?|font|text|marked|highlighted|zellen?|zeilen?|schrift|markiert|hinterlegt|cellules?|lignes?|celdas?|filas?|celle|righe))*\s*(?:=|:|–|means?|bedeutet)\s*(\p{L}.*)$/isu;

interface NoteOptions {
  /** Identifiers of the patients, one a record; null where no column holds them. */
  readonly ids: readonly string[] | null;
  /** Outcomes of ready-made follow-up, one a record; null of other files. */
  readonly outcomes: readonly string[] | null;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Tells of texts that say something of single records and that nothing reads: notes that name patients, signs behind values with their legend, legends of colours, comments on cells that correct them. Where one speaks of what happened or when, or leaves
 * records out, the run stops; what it says is nobody's but the plan's. A sign whose records stand as it says is none.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["id", "event"], columns: [["P1", "P2"], ["0", "1"]], row: [2, 3], asides: [{cells: ["Correction: status of P2 is 0"], row: 5}]};
 * checkNotesOnValues(table, {ids: ["P1", "P2"], outcomes: ["0", "1"], log: {add: ({code, received}) => found.push([code, received])}});
 * found // [["note-on-values", "row 5: a note that names 1 patient"]]
 */
export function checkNotesOnValues(
  table: Pick<CsvTable, "name" | "header" | "columns" | "row" | "asides" | "marked">,
  options: NoteOptions
): void {
  const {header, columns} = table;
  // A text at the top of a column without cells is no name.
  const above = header.flatMap((column, k) =>
    (columns[k] ?? []).every((text) => text.trim() === "") ? asideOf([column], {row: null}) : []
  );
  const notes = [...(table.asides ?? []), ...above].flatMap((aside) => noteOf(aside, table, options) ?? []);
  const corrections = correctionsIn(table);
  if (corrections !== null) notes.push(corrections);
  for (const stops of [true, false]) {
    const own = notes.filter((note) => note.stops === stops);
    const [first, ...others] = own;
    if (first === undefined) continue;
    options.log.add({
      code: stops ? "note-on-values" : "note-not-read",
      severity: stops ? "error" : "warning",
      ...(stops ? {stops: true as const} : {}),
      file: table.name,
      expected: "what counts of a record in its own cells",
      received: `${first.where}: ${first.what}${others.length === 0 ? "" : `, and ${others.length} more`}`,
      hint: stops
        ? "it speaks of what happened, of when, or of whom to leave out, and is not obeyed: write it into the cells, or say that the numbers need none of it"
        : "look at it: what it says of a record is in no number",
      count: own.length,
      ...(stops
        ? {choices: [{line: "accept: [note-on-values]", why: "the cells are right, or hold already what it says"}]}
        : {})
    });
  }
}

type Table = Parameters<typeof checkNotesOnValues>[0];

function noteOf(aside: Aside, table: Table, options: NoteOptions): NoteOnValues | null {
  const {cells, row, comment, sheet} = aside;
  if (sheet !== undefined) return null;
  const text = cells.join(" ");
  if (comment !== undefined) return commentNote(text, comment, table);
  const where = row === null ? "the header" : `row ${row}`;
  const sign = signLegend.exec(text);
  if (sign !== null) return signNote({sign: sign[1] ?? "", says: sign[2] ?? "", where}, table, options);
  const colour = colourLegend.exec(text);
  if (colour !== null) return {where, what: "a legend of a colour, which is not read", stops: matters(colour[1] ?? "")};
  const words = plainWord(text);
  const named = namedIn(text, options.ids ?? []);
  if (named > 0)
    return {where, what: `a note that names ${named} patient${named === 1 ? "" : "s"}`, stops: matters(text)};
  if (turned.test(words) && coding.test(words))
    return {where, what: "a note that something of the outcome is the other way round", stops: true};
  if (!namesLevel(words, table)) return null;
  if (isLeftOut(text)) return {where, what: "a note that some records are left out", stops: true};
  return ofUnit.test(words) ? {where, what: "a note that some records have another unit", stops: true} : null;
}

/** What says in the cell of a record that another cell of it is wrong, and how it should be. */
const shouldBe =
  /(?:^| )(?:should (?:be|read)|(?:corrected|changed|amended|korrigiert|geandert|corrigee?|corregid[oa]|corrett[oa]) (?:to|auf|zu|en|a|in)|correct (?:value|date|status|is)|(?:richtig|korrekt)(?:er|e|es)? (?:wert|datum|status|ware|ist)|sollte|muss \w+ sein|recte|devrait etre|valeur correcte|deberia ser|valor correcto|dovrebbe essere|valore corretto|deve ser|moet zijn)(?: |$)/;

const insteadOf = /(?:^| )(?:statt|instead of|au lieu de|en lugar de|invece di|em vez de|in plaats van)(?: |$)/;
/** Amounts of a drug, which are often other than they should be. */
const ofDose = /\d\s*(?:mg|µg|g\/|ml|auc|iu|kg|%|cycles?|zykl\w*|cicl\w*|doses?|x)/i;

const isCorrection = (text: string): boolean => {
  const words = plainWord(text);
  const ofEvent = ofOutcome.test(words);
  return (
    (shouldBe.test(words) && (ofEvent || (/\d/.test(text) && !ofDose.test(text)))) || (insteadOf.test(words) && ofEvent)
  );
};

/** Records in which a text says what another cell should be. */
function correctionsIn({header, columns, row}: Table): NoteOnValues | null {
  for (const [k, column] of header.entries()) {
    const found = (columns[k] ?? []).flatMap((text, i) => (isCorrection(text) ? [i] : []));
    const [first] = found;
    if (first !== undefined)
      return {
        where: `row ${row[first] ?? ""}, column ${column}`,
        what: `${found.length} texts that say what another cell should be`,
        stops: true
      };
  }
  return null;
}

/** Units of times. */
const ofUnit =
  /(?:^| )(?:days|weeks|months|years|tagen?|wochen|monaten?|jahren?|jours|semaines|mois|ans|dias|semanas|meses|anos|giorni|settimane|mesi|anni|dagen|weken|maanden|jaren)(?: |$)/;
/** Most levels of a column whose records a note may name, and shortest name of one. */
const MOST_LEVELS = 30;
const SHORTEST_LEVEL = 3;

/** Whether a text names a level of some column, such as a centre: it may speak of these records alone. Groups of drugs, tumours and the like stand in many titles. */
function namesLevel(words: string, {header, columns}: Table): boolean {
  return header.some((column, k) => {
    if (!isSourceColumn(column)) return false;
    const levels = new Set((columns[k] ?? []).map(plainWord));
    return (
      levels.size > 1 &&
      levels.size <= MOST_LEVELS &&
      [...levels].some((level) => level.length >= SHORTEST_LEVEL && ` ${words} `.includes(` ${level} `))
    );
  });
}

/** Whether a text speaks of what happened or when, or asks to leave out. */
const matters = (text: string): boolean => ofOutcome.test(plainWord(text)) || isLeftOut(text);
const isLeftOut = (text: string): boolean =>
  leavesOut.test(plainWord(text)) || text.split(/[,;.:–]|\s-\s/).some((part) => asksForExclusion(part));

/** How many patients of the file a text names. */
function namedIn(text: string, ids: readonly string[]): number {
  const words = new Set(text.split(/[\s,;:()]+/).map((word) => word.replace(/[.!?]+$/, "")));
  // A number alone may be any.
  return new Set(ids.map((id) => id.trim()).filter((id) => /\p{L}/u.test(id) && /\d/.test(id) && words.has(id))).size;
}

/** A comment on a cell of a record, where it corrects what stands there or speaks of leaving out. */
function commentNote(text: string, cell: string, {row}: Table): NoteOnValues | null {
  if (!row.includes(Number(/\d+$/.exec(cell)?.[0] ?? NaN))) return null;
  const words = plainWord(text);
  const corrected = corrects.test(words) && (ofOutcome.test(words) || /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(text));
  return corrected || isLeftOut(text)
    ? {where: cell, what: "a comment that corrects what stands in a record, or leaves it out", stops: true}
    : null;
}

interface Sign {
  readonly sign: string;
  readonly says: string;
  readonly where: string;
}

/** The legend of a sign behind values of records; null where none has it, or where all of them stand as it says. */
function signNote({sign, says, where}: Sign, table: Table, {outcomes}: NoteOptions): NoteOnValues | null {
  const rows = new Set([
    ...(table.marked ?? []).flatMap((one) => (one.sign === sign ? [one.row] : [])),
    ...table.columns.flatMap((texts) =>
      texts.flatMap((text, i) => (signBehind.exec(text.trim())?.[1] === sign ? [table.row[i] ?? 0] : []))
    )
  ]);
  if (rows.size === 0) return null;
  const what = `the legend of ${sign}, a sign that stands in ${rows.size} rows`;
  if (isLeftOut(says)) return {where, what, stops: true};
  const words = plainWord(says);
  if (!ofOutcome.test(words)) return {where, what, stops: false};
  const said = death.test(words) ? "event" : denied.test(words) ? "censored" : progression.test(words) ? "event" : null;
  if (said === null) return null;
  if (outcomes === null) return said === "event" && !death.test(words) ? null : {where, what, stops: true};
  const codes = new Set(outcomes.flatMap((text, i) => (rows.has(table.row[i] ?? NaN) ? [text.trim()] : [])));
  const others = new Set(outcomes.map((text) => text.trim()).filter((text) => !codes.has(text)));
  const asSaid = codes.has(said === "event" ? "1" : "0") && codes.size === 1;
  // Of other codes than 0 and 1 all records with the sign have to have one of their own.
  const isWord = [...codes].every((code) => !/^[01]$/.test(code));
  return asSaid || (isWord && codes.size === 1 && others.size > 0) ? null : {where, what, stops: true};
}

/**
 * Signs of footnotes at the end of cells, and the rows in which they stand.
 *
 * @example
 * signsIn([{row: 4, cells: ["P1", "8.57#", "0"]}]) // [{row: 4, sign: "#"}]
 */
export function signsIn(
  rows: readonly {readonly row: number; readonly cells: readonly string[]}[]
): {readonly row: number; readonly sign: string}[] {
  return rows.flatMap(({row, cells}) =>
    cells.flatMap((cell) => {
      const sign = signBehind.exec(cell.trim())?.[1];
      return sign === undefined ? [] : [{row, sign}];
    })
  );
}
