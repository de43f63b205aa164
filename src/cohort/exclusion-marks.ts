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

/** What a column marks: who has yes, who has no, who has any text, or who has one of these words. */
type Marking = "yes" | "no" | "text" | "word";

function markingOf(column: string): Marking | null {
  const name = normalName(column);
  if (excludes.test(name)) return "yes";
  if (includes.test(name)) return "no";
  return reasons.test(name) ? "text" : statuses.test(name) ? "word" : null;
}

interface MarkOptions {
  readonly meanings: ValueMeanings;
  readonly log: Pick<IssueLog, "add">;
}

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
  for (const [k, column] of header.entries()) {
    const marking = markingOf(column);
    if (marking === null) continue;
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
        marking === "text"
          ? "nobody is left out by a reason alone; write a column that says who is excluded and ask by it, or choose"
          : "nobody is left out by a mark alone; choose",
      count: new Set(marked.map((i) => ids?.[i] ?? String(i))).size,
      choices: [
        ...(marking === "text" ? [] : leavingOut(column, texts, marked)),
        {line: "accept: [marked-for-exclusion]", why: "they are analysed"}
      ]
    });
  }
}

function isMarked(text: string, marking: Marking, isCoded: boolean): boolean {
  const cell = text.trim();
  if (isBlankFlag(cell)) return false;
  if (excludedWord.test(plainWord(cell))) return true;
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
