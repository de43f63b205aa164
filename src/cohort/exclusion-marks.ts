import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {PlanChoice} from "../record/issue.ts";
import {normalName} from "./column-dictionary.ts";
import {dayWord} from "./day-words.ts";
import {isBlankFlag} from "./flag-words.ts";
import {answerOf, plainWord} from "./outcome-words.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** Names of columns, in normal form, in which yes marks who is not to be analysed. */
const excludes =
  /^(?:is_|to_be_|patient_|pat_|pt_)?(?:excluded?|exclusion|exclude_patient|screen(?:ing)?_fail(?:ure|ed)?|ineligible|not_eligible|non_eligible|consent_(?:withdrawn|withdrawal|revoked|refused)|(?:withdrawn|withdrew|revoked|withdrawal_of|no)_consent|do_not_(?:use|analy[sz]e)|not_(?:to_be_)?analy[sz]ed|remove_from_analysis|ausgeschlossen|ausschluss|ausschliessen|einwilligung_(?:widerrufen|zuruckgezogen)|widerruf(?:_einwilligung)?|nicht_auswerten|exclue?|exclus|a_exclure|exclusion_de_l_analyse|retrait_(?:de_|du_)?consentement|non_inclus|excluido|excluida|excluir|retirada_(?:de_|del_)?consentimiento|escluso|esclusa|escludere|revoca_(?:del_)?consenso|uitgesloten|exclusao|toestemming_ingetrokken)(?:_(?:from|for|in)_(?:the_)?(?:analysis|study|pfs|cohort))?(?:_(?:yn|y_n|flag|yes_no|ja_nein|oui_non|j_n|mark))?$/;
/** The same, in which no marks them. */
const includes =
  /^(?:is_|to_be_|patient_|pat_|pt_)?(?:eligible|eligibility|included?|inclusion|analy[sz]ed|analysis_(?:set|population)|in_(?:the_)?(?:analysis|study|cohort)(?:_set)?|full_analysis_set|fas|consent(?:ed|_given|_ok)?|informed_consent(?:_given|_signed)?|eingeschlossen|einschluss|geeignet|auswertbar|einwilligung(?:_vorhanden|_liegt_vor|_erteilt)?|inclus|inclue|eligible_oui_non|consentement|incluido|incluida|elegible|consentimiento|incluso|inclusa|eleggibile|consenso|geincludeerd|geschikt|toestemming|elegivel|consentimento)(?:_(?:from|for|in)_(?:the_)?(?:analysis|study|pfs|cohort))?(?:_(?:yn|y_n|flag|yes_no|ja_nein|oui_non|j_n))?$/;
/** Names of columns whose words may say so. */
const statuses =
  /^(?:(?:patient_|pat_|pt_|study_|trial_|enrol?lment_|inclusion_|eligibility_|consent_|screening_|record_|analysis_|data_)?status|screening|consent|enrol?lment|disposition|population)$/;
/** Names of columns that give the reason. */
const reasons =
  /^(?:exclusion_reason|reason_(?:for_|of_)?exclusion|reason_excluded|excluded_(?:reason|because)|ausschlussgrund|grund_(?:des_|fur_)?ausschluss(?:es)?|motif_(?:d_)?exclusion|motivo_(?:de_)?exclusion|motivo_(?:di_)?esclusione|motivo_(?:de_)?exclusao|reden_(?:van_)?uitsluiting)$/;
/** Words, in plain form, that say so in a cell. */
const excludedWord =
  /^(?:excluded|exclude|exclusion|ineligible|not eligible|screen(?:ing)? fail(?:ure|ed)?|consent (?:withdrawn|revoked|refused)|withdr(?:awn|ew) consent|withdrawal of consent|not included|no consent|do not use|ausgeschlossen|nicht eingeschlossen|einwilligung (?:widerrufen|zuruckgezogen)|exclue?|exclus|non inclus|excluid[oa]|no incluid[oa]|esclus[oa]|uitgesloten)$/;

/** Remarks, in plain form, that ask for it. */
const excludingRemark =
  /^(?:(?:bitte|please|pls|merci de|por favor|per favore|pat|pt|patient|patientin|to be|a|must be|should be|muss)\s+)*(?:ausschliessen|nicht auswerten|nicht analysieren|exclude|excluded|do not (?:use|analy[sz]e|include)|don t (?:use|analy[sz]e|include)|analy[sz]ed? not|exclure|ne pas (?:analyser|inclure)|excluir|no (?:analizar|incluir)|escludere|non (?:analizzare|includere)|uitsluiten|niet (?:analyseren|meenemen))\b/;
/** Identifiers of records that are no patients. */
const noPatient =
  /^(?:test|tests|test ?patient|test ?pat|test ?case|dummy|dummy ?patient|example|beispiel|beispielpatient|sample|muster|mustermann|mustermann max|exemple|ejemplo|esempio|voorbeeld|exemplo|template|vorlage|demo)(?: ?\d{1,3})?$/;
/** What stands in a row of its own above those who are excluded. */
const excludedSection =
  /^(?:excluded|exclusions?|ausgeschlossen\w*|ausschluss\w*|exclus|exclues?|excluid[oa]s?|exclusiones|esclus[ie]|esclusioni|uitgesloten|screen(?:ing)? failures?|not (?:included|eligible)|nicht eingeschlossen\w*)\b/;

/** What a column marks: who has yes, who has no, who has any text, who has one of these words, or a remark that asks for it. */
type Marking = "yes" | "no" | "text" | "word" | "remark";

function markingOf(column: string): Marking {
  const name = normalName(column);
  if (excludes.test(name)) return "yes";
  if (includes.test(name)) return "no";
  return reasons.test(name) ? "text" : statuses.test(name) ? "word" : "remark";
}

interface MarkOptions {
  readonly meanings: ValueMeanings;
  readonly log: Pick<IssueLog, "add">;
}

/** Of so many rows one at most is a test. */
const MOST_TESTS = 4;
/** Most texts that a line of the plan names. */
const MOST_TEXTS = 4;

/**
 * Stops where a column marks patients for exclusion (`excluded: yes`, `eligible: no`, `screen failure`): nobody but the plan leaves them out, by `population: where`. A plan that asks by that column has said so.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["id", "excluded"], columns: [["A", "B"], ["yes", "no"]], row: [2, 3]};
 * checkExclusionMarks(table, ["A", "B"], {meanings: {meaningOf: () => null}, log: {add: ({code, count, choices}) => found.push([code, count, choices[0].line])}});
 * found // [["marked-for-exclusion", 1, "population: {where: excluded != yes}"]]
 */
export function checkExclusionMarks(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  ids: readonly string[] | null,
  {meanings, log}: MarkOptions
): void {
  const told = {file, row, ids, log};
  tellSection({columns}, told);
  tellTestRecords(told);
  for (const [k, column] of header.entries()) {
    if (columns[k] === ids) continue;
    const marking = markingOf(column);
    const texts = (columns[k] ?? []).map((text) => meanings.meaningOf(column, text) ?? text);
    const isCoded = texts.some((text) => /^[2-9]$/.test(text.trim()));
    const marked = texts.flatMap((text, i) => (isMarked(text, marking, isCoded) ? [i] : []));
    const [first] = marked;
    if (first === undefined) continue;
    log.add({
      code: "marked-for-exclusion",
      severity: "error",
      stops: true,
      file,
      row: row[first] ?? null,
      column,
      expected: "patients who are to be analysed, or a plan that says who is",
      received: `${marked.length} of ${texts.length} rows marked`,
      hint:
        marking === "text" || marking === "remark"
          ? "nobody is left out by a reason alone; write a column that says who is excluded and ask by it, or choose"
          : "nobody is left out by a mark alone; choose",
      count: new Set(marked.map((i) => ids?.[i] ?? String(i))).size,
      choices: [
        ...(marking === "text" || marking === "remark" ? [] : leavingOut(column, texts, marked)),
        {line: "accept: [marked-for-exclusion]", why: "they are analysed"}
      ]
    });
  }
}

interface ToldMarks extends Pick<MarkOptions, "log"> {
  readonly file: string;
  readonly row: readonly number[];
  readonly ids: readonly string[] | null;
}

/** Rows below one that says by its only cell that they are excluded. */
function tellSection({columns}: Pick<CsvTable, "columns">, {file, row, log}: ToldMarks): void {
  const at = row.findIndex((_, i) => {
    const filled = columns.map((texts) => (texts[i] ?? "").trim()).filter((text) => text !== "");
    return filled.length === 1 && excludedSection.test(plainWord(filled[0] ?? ""));
  });
  const below = at < 0 ? 0 : row.length - at - 1;
  if (below > 0)
    log.add({
      code: "marked-for-exclusion",
      severity: "error",
      stops: true,
      file,
      row: row[at] ?? null,
      expected: "patients who are to be analysed, or a plan that says who is",
      received: `${below} rows below one that says that they are excluded`,
      hint: "take these rows out of the file, or choose",
      count: below,
      choices: [{line: "accept: [marked-for-exclusion]", why: "they are analysed"}]
    });
}

/** Records whose identifier says that they are a test or an example. */
function tellTestRecords({file, row, ids, log}: ToldMarks): void {
  const tests = (ids ?? []).flatMap((id, i) => (noPatient.test(plainWord(id)) ? [i] : []));
  const [first] = tests;
  // Where all are called so, these are the names that the file gives.
  if (first !== undefined && MOST_TESTS * tests.length <= row.length)
    log.add({
      code: "marked-for-exclusion",
      severity: "error",
      stops: true,
      file,
      row: row[first] ?? null,
      expected: "identifiers of patients",
      received: `${tests.length} rows whose identifier is a word such as test, dummy or example`,
      hint: "take these rows out of the file, or choose",
      count: tests.length,
      choices: [{line: "accept: [marked-for-exclusion]", why: "they are patients, and are analysed"}]
    });
}

function isMarked(text: string, marking: Marking, isCoded: boolean): boolean {
  const cell = text.trim();
  if (isBlankFlag(cell)) return false;
  if (marking !== "remark" && excludedWord.test(plainWord(cell))) return true;
  if (marking === "remark") return excludingRemark.test(plainWord(cell));
  if (marking === "word") return false;
  if (marking === "text") return dayWord(cell) !== "none" && answerOf(cell) !== "no" && cell !== "0";
  // With a 2 among them digits are codes, and no answers.
  if (/^\d(?:\.0+)?$/.test(cell)) return !isCoded && cell.startsWith(marking === "yes" ? "1" : "0");
  if (marking === "yes" && /^[x+✓✔]$/i.test(cell)) return true;
  return answerOf(cell) === marking;
}

/** The line that leaves them out; where blanks stand for everybody else, these have to be explained first. */
function leavingOut(column: string, texts: readonly string[], marked: readonly number[]): PlanChoice[] {
  const own = [...new Set(marked.map((i) => (texts[i] ?? "").trim()))].toSorted();
  if (own.length > MOST_TEXTS) return [];
  const name = /^[\w.-]+$/.test(column) ? column : JSON.stringify(column);
  const clauses = own
    .map((text) => `${name} != ${/^[^\s"']+$/.test(text) ? text : JSON.stringify(text)}`)
    .join(" and ");
  const line = `population: {where: ${/["':{},]/.test(clauses) ? `'${clauses.replaceAll("'", "''")}'` : clauses}}`;
  const blanks = texts.some((text) => isBlankFlag(text));
  return [
    {
      line,
      why: blanks
        ? `they are left out; blanks stand for the others: write values: {${JSON.stringify(column)}: {"": "no"}} too`
        : "they are left out"
    }
  ];
}
