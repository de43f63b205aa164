import {normalName} from "./column-dictionary.ts";
import {dayWord} from "./day-words.ts";
import {isExcludedWord} from "./exclusion-columns.ts";
import {asksForExclusion} from "./exclusion-remarks.ts";
import {isBlankFlag} from "./flag-words.ts";
import {notGivenDrug, notGivenPhrase} from "./not-given-words.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {answerOf, plainWord} from "./outcome-words.ts";

/** What a mark says of its record: that it does not count as a record, or that its progression is in doubt. */
export type RecordMark = "no record" | "not given" | "no progression";

/** Names of columns, in normal form, in which whatever is no no says that the record was taken back. */
const takenBack =
  /^(?:is_|was_|record_|row_|entry_|datensatz_|flag_)?(?:(?:soft_)?deleted|deletion_flag|storno|storniert|geloscht|loschkennzeichen|voided|void|cancell?ed|cancellation|entered_in_error|data_entry_error|superseded|invalidated|retracted|annule|annulee|annulation|supprime|supprimee|efface|anulado|anulada|borrado|eliminado|eliminada|annullato|annullata|cancellato|cancellata|stornato|eliminato|verwijderd|geannuleerd|gewist|removido|apagado|eliminado_do_registro)(?:_(?:at|on|am|le|el|il|op|em|date|datum|datetime|time|zeitpunkt|flag|yn|y_n|record|row|entry|kennzeichen))?$/;
/** The same of columns in which a yes alone says so. */
const wrong =
  /^(?:is_|record_|row_|entry_|datensatz_)?(?:invalid|ungultig|fehlerhaft|fehleingabe|erroneous|inactive|inaktiv|obsolete|invalide|inactif|invalido|inactivo|no_valido|non_valido|inattivo|ongeldig|inactief|inativo)(?:_(?:flag|yn|record|row|entry))?$/;
/** The same of columns in which a no says so. */
const right =
  /^(?:is_)?(?:record_|row_|entry_|datensatz_)?(?:valid|gultig|valide|valido|geldig)(?:_(?:flag|yn|record|row|entry))?$|^(?:is_)?(?:current|active|latest)_(?:record|row|entry|version)$|^(?:record|row|entry)_(?:is_)?(?:current|active)$|^aktueller_datensatz$/;
/** Names of columns that tell the state of a record. */
const ofRecord =
  /^(?:record|row|entry|data|db|datensatz|eintrag|eintrags|zeilen|registro|enregistrement|ligne|riga|regel|form|crf|order|dose|administration|admin|medication|dispensing|dispense|supply|pharmacy|event|verification|document)_?(?:status|state|statut|etat|estado|stato)$|^(?:statut|etat|estado|stato)_(?:de_l_|du_|de_|del_|do_)?(?:enregistrement|registro|ligne|record|riga)$/;
/** Names of columns that tell the state of whatever stands in the row. */
const ofAnything = /^(?:status|state|statut|etat|estado|stato|zustand)$/;
/** Names of columns that tell whether a drug was given. */
const givenOrNot =
  /^(?:is_|was_|dose_)?(?:given|administered|infused|verabreicht|gegeben|appliziert|administre|administree|administrado|administrada|somministrato|somministrata|toegediend|gegeven)(?:_(?:yn|y_n|flag|yes_no|ja_nein|oui_non))?$/;
/** Names of columns that tell whether a progression was confirmed. */
const confirms =
  /^(?:is_|pd_|progression_|progress_|prog_)?(?:confirmed|confirmation|bestatigt|confirme|confirmee|confirmado|confirmada|confermato|confermata|bevestigd)(?:_(?:pd|progression|progress|yn|y_n|flag|yes_no|ja_nein|oui_non))?$/;

/** Words that say it of a record wherever they stand for its state. */
const gone =
  /^(?:(?:soft )?deleted|(?:was )?entered in error|in error|error|erroneous|void|voided|superseded|obsolete|invalid|invalidated|retracted|storno|storniert|geloscht|ungultig|fehleingabe|fehleintrag|fehlerhaft|ersetzt|supprimee?|effacee?|annulee?|remplacee?|invalide|saisie erronee|anulad[oa]|eliminad[oa]|borrad[oa]|reemplazad[oa]|invalid[oa]|no valid[oa]|annullat[oa]|cancellat[oa]|eliminat[oa]|stornat[oa]|sostituit[oa]|non valid[oa]|verwijderd|geannuleerd|gewist|vervangen|ongeldig|apagad[oa]|removid[oa]|substituid[oa])$/;
/** The same where the column is of records, or the row is a treatment; elsewhere a patient may be inactive, a scan cancelled. */
const goneOfRecord =
  /^(?:returned(?: to (?:stock|pharmacy))?|discarded|wasted|destroyed|not dispensed|verworfen|vernichtet|zuruckgegeben|nicht ausgegeben|retournee?|detruite?|jetee?|devuelt[oa]|descartad[oa]|restituit[oa]|inactive|inaktiv|inactif|inactive|inactiv[oa]|inattiv[oa]|inactief|inativ[oa]|planned|scheduled|ordered|intended|not started|geplant|angesetzt|bestellt|angeordnet|prevue?|planifiee?|programmee?|planificad[oa]|planead[oa]|previst[oa]|programmat[oa]|gepland|planejad[oa]|cancell?ed|replaced|rejected|withdrawn|revoked|abgesagt|zuruckgezogen|cancelad[oa])$/;
/** Words by which a column that asks whether a record was taken back says that it was not. */
const stands =
  /^(?:0|0 0|none|active|aktiv|actif|activ[oa]|attiv[oa]|actief|ativ[oa]|valid|gultig|valide|valid[oa]|geldig|current|ok|final|open|keine?|aucune?|ningun[oa]?|nessun[oa]?|geen)$/;

/** Parts of a remark that say it wherever they stand. */
const phrases =
  /^(?:bitte |pls |please )?(?:dokumentationsfehler|documentation error|erreur de documentation|error de documentacion|errore di documentazione|documentatiefout|(?:do )?not (?:to be )?(?:counted|count)|entered in error|(?:data )?entry error|data entry mistake|wrong patient|wrong record|record (?:is )?(?:wrong|invalid|deleted|void|erroneous)|(?:invalid|erroneous|wrong|void) (?:record|entry)|nicht (?:zu )?(?:werten|gewertet|zahlen|gezahlt|berucksichtigen)|fehlerhafte[rn]? (?:eintrag|datensatz|eingabe|zeile)|(?:eintrag|datensatz|eingabe|zeile) (?:ist )?(?:fehlerhaft|falsch|ungultig|storniert|geloscht)|falsch (?:eingetragen|eingegeben|angelegt)|falscher (?:patient|eintrag|datensatz)|falsche patientin|fehl(?:eintrag|eingabe)|eingabefehler|(?:irrtumlich|versehentlich) (?:eingetragen|eingegeben|angelegt|erfasst|dokumentiert)|ne pas (?:compter|prendre en compte|tenir compte)|erreur de saisie|saisie? (?:erronee|par erreur)|mauvais patient|no contar|error de (?:entrada|registro|transcripcion|introduccion)|(?:introducid[oa]|registrad[oa]) por error|registro (?:erroneo|invalido|anulado)|paciente equivocad[oa]|non (?:contare|considerare)|errore di (?:inserimento|immissione|registrazione)|(?:inserit|registrat)[oa] per errore|paziente sbagliat[oa]|niet (?:meetellen|tellen)|invoerfout|foutieve invoer|(?:foutief|verkeerd|per ongeluk) ingevoerd|verkeerde patient|nao contar|erro de (?:digitacao|registro|entrada)|(?:inserido|registrado) por (?:engano|erro)|paciente errad[oa])\b/;
/** The same where a remark begins so; behind a comma they may be of a scan, a biopsy or another drug. */
const beginnings =
  /^(?:bitte |pls |please )?(?:(?:is |ist |wohl |possibly |probably |vermutlich )?(?:duplicate|duplicated|dup|duplikat|dublette|doublon|duplicad[oa]|duplicat[oa]|doppione)(?: (?:entry|record|row|patient|pt|of|von|de|di|case|eintrag|zeile|with|mit|avec|con|from|aus|see|siehe)\b.*)?$|(?:double|duplicate|repeat) (?:entry|record)|(?:doppelt|zweimal|2x|2 mal) (?:erfasst|eingetragen|angelegt|eingegeben|dokumentiert|vorhanden|gefuhrt|im datensatz)|doppelter (?:eintrag|datensatz|patient)|doppelte (?:patientin|zeile)|(?:entered|recorded|listed) twice|same (?:patient|pt|person) as|(?:gleiche[rs]?|selbe[rs]?|derselbe|dieselbe) (?:pat\w*|person) wie|identisch mit|identical (?:to|with)|meme patient\w* que|saisie? (?:deux fois|en double)|mism[oa] paciente que|stess[oa] paziente d\w+|(?:introducid[oa]|registrad[oa]) dos veces|dubbel ingevoerd|(?:do )?not (?:to be )?used|nicht (?:zu )?(?:verwenden|verwertbar)|ne pas utiliser|no (?:usar|utilizar)|non (?:usare|utilizzare)|niet gebruiken|nao (?:usar|utilizar))\b/;
/** What a remark of a ready-made record says besides: elsewhere a response is not evaluable. */
const notEvaluable =
  /^(?:(?:patient|pat|pt|patientin|case|fall) )?(?:not (?:evaluable|eligible)|unevaluable|inevaluable|nicht (?:auswertbar|evaluierbar)|non evaluable|no evaluable|non valutabile|niet evalueerbaar|nao avaliavel)$/;

/** What says of a progression that it was none. */
const notTrue =
  /pseudo\W?progress|\b(?:no|not a|not) (?:true|real) (?:pd|progression)|\b(?:pd|progression|progress|progressione?|progresion|progressao|progressie) (?:was |is |wurde |ist )?(?:not|nicht|non|no|niet|nao) (?:be |been )?(?:confirmed|bestatigt|confirmee?|confirmad[oa]|confermat[oa]|bevestigd)|\bunconfirmed (?:pd|progression)|\bunbestatigte[rn]? (?:pd|progress)|\bno pd on (?:repeat|follow|confirmatory|next)|\b(?:pd|progression|progress) (?:was |later |subsequently |then |wurde |spater )*(?:refuted|ruled out|excluded|widerlegt|ausgeschlossen|infirmee?|ecartee|descartad[oa]|esclus[oa]|uitgesloten)|\bfalse(?:ly)? (?:pd|progression|positive (?:pd|progression))/;
const notTrueDenied =
  /\b(?:no|not|kein\w*|keine|nicht|pas de|sin|nessuna?|geen|sem|ohne|without) (?:a |evidence of |sign of |zeichen (?:einer|von) |hinweis auf )?pseudo\W?progress|pseudo\W?progress\w* (?:was |is |wurde )?(?:ruled out|excluded|ausgeschlossen|ecartee|descartada|esclusa|uitgesloten)|\?/;

/** Text under `values` that stands for remarks and free texts, which are not shown. */
const HIDDEN: Readonly<Record<RecordMark, string>> = {
  "no record": "not to count",
  "not given": "not given",
  "no progression": "no true progression"
};

/** How the cells of a column may mark their records. */
export type MarkReader = (cell: string) => {readonly mark: RecordMark; readonly text: string} | null;

/** Of what a table holds records. */
export interface MarkedTable {
  readonly isReady: boolean;
  /** Rows are treatments. */
  readonly ofDrugs: boolean;
  /** Rows are single doses or records of drugs. */
  readonly ofDoses: boolean;
  /** A column of the table tells of progression. */
  readonly tellsProgression: boolean;
}

/**
 * How cells of a column mark their records, by its name; null where they do not.
 *
 * @example
 * const table = {isReady: false, ofDrugs: true, ofDoses: false, tellsProgression: true};
 * markReaderOf("record_status", table)("deleted") // {mark: "no record", text: "deleted"}
 * markReaderOf("Storno", table)("x") // {mark: "no record", text: "x"}
 * markReaderOf("Bemerkung", table)("nicht werten, falscher Patient") // {mark: "no record", text: "not to count"}
 * markReaderOf("EGFR", table) // null
 */
export function markReaderOf(column: string, table: MarkedTable): MarkReader | null {
  const name = normalName(column);
  if (table.tellsProgression && confirms.test(name))
    return (cell) =>
      answerOf(cell) === "no" || /^(?:0|not confirmed|unconfirmed|nicht bestatigt)$/.test(plainWord(cell))
        ? {mark: "no progression", text: cell.trim()}
        : null;
  if (table.ofDoses && givenOrNot.test(name))
    return (cell) =>
      answerOf(cell) === "no" || cell.trim() === "0" || notGivenPhrase(cell) === "never"
        ? {mark: "not given", text: shortText(cell)}
        : null;
  if (takenBack.test(name)) return (cell) => taken(cell, (word) => !stands.test(word));
  if (wrong.test(name)) return (cell) => taken(cell, (word) => gone.test(word));
  if (right.test(name))
    return (cell) =>
      answerOf(cell) === "no" || cell.trim() === "0" || gone.test(plainWord(cell)) ? shownMark(cell) : null;
  if (ofRecord.test(name) || ofAnything.test(name)) return (cell) => stateMark(cell, ofRecord.test(name), table);
  // `EGFR comment: deleted` is of a gene.
  return isRemarkColumn(column) ? (cell) => remarkMark(cell, !name.includes("_"), table) : null;
}

/** Behind a phrase its reason may stand, which is not shown. */
const LONGEST_SHOWN = 20;
const shortText = (cell: string): string => (cell.trim().length <= LONGEST_SHOWN ? cell.trim() : HIDDEN["not given"]);

const shownMark = (cell: string): {readonly mark: RecordMark; readonly text: string} => ({
  mark: "no record",
  text:
    /^(?:[x+✓✔]|[01](?:\.0+)?)$/i.test(cell.trim()) || answerOf(cell) !== null || gone.test(plainWord(cell))
      ? cell.trim()
      : HIDDEN["no record"]
});

function taken(cell: string, says: (word: string) => boolean): ReturnType<MarkReader> {
  const text = cell.trim();
  if (isBlankFlag(text) || dayWord(text) === "none" || answerOf(text) === "no" || text === "0") return null;
  const isYes = answerOf(text) === "yes" || /^(?:[x+✓✔]|1(?:\.0+)?)$/i.test(text);
  return isYes || says(plainWord(text)) ? shownMark(text) : null;
}

function stateMark(cell: string, isOfRecord: boolean, {ofDrugs, ofDoses}: MarkedTable): ReturnType<MarkReader> {
  const word = plainWord(cell);
  if (ofDoses && /^(?:never|refused)$/.test(notGivenPhrase(cell) ?? ""))
    return {mark: "not given", text: shortText(cell)};
  const says = (one: string): boolean => gone.test(one) || ((isOfRecord || ofDrugs) && goneOfRecord.test(one));
  return says(word) || cell.split(/[,;/()–]|\s-\s/).some((part) => says(plainWord(part)))
    ? {mark: "no record", text: cell.trim()}
    : null;
}

function remarkMark(
  cell: string,
  isGeneral: boolean,
  {isReady, tellsProgression}: MarkedTable
): ReturnType<MarkReader> {
  if (isBlankFlag(cell)) return null;
  const parts = cell.split(/[,;.:()[\]/–—]|\s-\s/).map((part) => plainWord(part));
  const [first = ""] = parts.filter((part) => part !== "");
  if (
    (isGeneral && gone.test(first)) ||
    beginnings.test(first) ||
    parts.some((part) => phrases.test(part)) ||
    (isReady && (notEvaluable.test(first) || neverTreated(cell)))
  )
    return {mark: "no record", text: HIDDEN["no record"]};
  return tellsProgression && saysNotTrue(cell) ? {mark: "no progression", text: HIDDEN["no progression"]} : null;
}

/**
 * Whether a comment on a cell asks to leave its record out, or says that it is none.
 *
 * @example
 * ["Withdrew consent, do not analyse", "nicht werten", "biopsy not evaluable"].map(saysNoRecord) // [true, true, false]
 */
export function saysNoRecord(comment: string): boolean {
  // A program may put the name of who wrote it in front.
  return comment
    .split(/[,;.:()[\]/–—\n]|\s-\s/)
    .some((part) => asksForExclusion(part) || isExcludedWord(part) || phrases.test(plainWord(part)));
}

/** Whether a remark says of the treatment, and of nothing beside it, that it was never given. */
function neverTreated(cell: string): boolean {
  const said = notGivenDrug(cell);
  return (
    said?.kind === "never" &&
    /^(?:(?:the |das |der |die |le |la |el |il )?(?:(?:2nd|second|zweite[sr]?|2|2e|deuxieme|segundo|secondo|tweede) )?(?:adc ?\d?|therapy|treatment|therapie|behandlung|traitement|tratamiento|trattamento|drug|line|linie|t dxd|sg|ev|t dm1|dato dxd|enhertu|trodelvy|padcev|kadcyla|datroway))?$/.test(
      plainWord(said.drug)
    )
  );
}

/**
 * Whether a remark says of a progression that it was no true one.
 *
 * @example
 * ["pseudoprogression, treatment continued", "no sign of pseudoprogression", "PD nicht bestätigt"].map(saysNotTrue) // [true, false, true]
 */
export function saysNotTrue(remark: string): boolean {
  const plain = remark.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return notTrue.test(plain) && !notTrueDenied.test(plain);
}
