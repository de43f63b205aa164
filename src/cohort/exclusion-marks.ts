import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {PlanChoice} from "../record/issue.ts";
import {isExcludedLabel, isExcludedWord, isGroupName, markingOf, type Marking} from "./exclusion-columns.ts";
import {asksForExclusion} from "./exclusion-remarks.ts";
import {tellExcludedSection, tellPublishedRecords, tellTestRecords} from "./excluded-rows.ts";
import {withdrawsConsent} from "./consent-words.ts";
import {dayWord} from "./day-words.ts";
import {isBlankFlag} from "./flag-words.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {answerOf, plainWord} from "./outcome-words.ts";
import {saysPublished} from "./published-rows.ts";
import type {ValueMeanings} from "./value-meanings.ts";

interface MarkOptions {
  /** The table is ready-made follow-up. */
  readonly isReady?: boolean;
  readonly meanings: ValueMeanings;
  readonly log: Pick<IssueLog, "add">;
}

/** Most texts that a line of the plan names. */
const MOST_TEXTS = 4;
/** Most values of a column whose labels may be shown. */
const MOST_LABELS = 8;

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
  {isReady = false, meanings, log}: MarkOptions
): void {
  const identifier = header.find((_, k) => columns[k] === ids) ?? null;
  const told = {file, row, ids, identifier, log};
  tellExcludedSection({columns}, told);
  tellTestRecords(told);
  tellPublishedRecords(told);
  const known = new Set((ids ?? []).map((id) => id.trim()));
  for (const [k, column] of header.entries()) {
    if (columns[k] === ids) continue;
    const marking = markingOf(column, {isReady, header});
    const texts = (columns[k] ?? []).map((text) => meanings.meaningOf(column, text) ?? text);
    const isCoded = texts.some((text) => /^[2-9]$/.test(text.trim()));
    const ofLiterature = texts.flatMap((text, i) => (saysPublished(column, text) ? [i] : []));
    const isOfLiterature = ofLiterature.length > 0 && 2 * ofLiterature.length < texts.length;
    const marked = texts.flatMap((text, i) =>
      (isOfLiterature && ofLiterature.includes(i)) ||
      (isMarked(text, marking, isCoded) &&
        !(marking === "remark" && ids !== null) &&
        // Who is whom is asked with the identifiers.
        !(marking === "text" && known.has(text.trim()))) ||
      (ids === null && isRemarkColumn(column) && withdrawsConsent(text)) ||
      (isReady && isGroupName(column) && isExcludedLabel(text))
        ? [i]
        : []
    );
    const [first] = marked;
    if (first === undefined) continue;
    // Texts without a digit, which may be shown: all that is said is that there is no consent.
    const isOfConsent = marked.every((i) => withdrawsConsent(texts[i] ?? "") && !/\d/.test(texts[i] ?? ""));
    log.add({
      code: "marked-for-exclusion",
      severity: "error",
      stops: true,
      file,
      row: row[first] ?? null,
      column,
      expected: "patients who are to be analysed, or a plan that says who is",
      received: `${marked.length} of ${texts.length} rows marked`,
      hint: marked.some((i) => withdrawsConsent(texts[i] ?? ""))
        ? "a remark says that there is no consent to the use of the data; leave every row of these patients out of the file, write a column that says who is excluded and ask by it, or choose"
        : isOfLiterature
          ? "the file says of these rows that they are from the literature, no patients of the cohort; choose"
          : marking === "text" || marking === "remark"
            ? "nobody is left out by a reason alone; write a column that says who is excluded and ask by it, or choose"
            : "nobody is left out by a mark alone; choose",
      count: new Set(marked.map((i) => ids?.[i] ?? String(i))).size,
      choices: [
        ...(marking === "yes" ||
        marking === "no" ||
        marking === "word" ||
        (isOfConsent && new Set(ids).size === texts.length) ||
        (isGroupName(column) && areLabels(texts, marked)) ||
        (isOfLiterature && !isRemarkColumn(column))
          ? leavingOut(column, texts, marked)
          : []),
        {line: "accept: [marked-for-exclusion]", why: "they are analysed"}
      ]
    });
  }
}

/** Whether what is marked are labels of groups, which may be shown, and no remarks. */
function areLabels(texts: readonly string[], marked: readonly number[]): boolean {
  const levels = new Set(texts).size;
  return (
    levels <= MOST_LABELS &&
    2 * levels <= texts.length &&
    marked.every((i) => isExcludedLabel(texts[i] ?? "") && !asksForExclusion(texts[i] ?? ""))
  );
}

function isMarked(text: string, marking: Marking, isCoded: boolean): boolean {
  const cell = text.trim();
  if (isBlankFlag(cell)) return false;
  if (marking !== "remark" && isExcludedWord(cell)) return true;
  if (marking === "remark") return asksForExclusion(cell);
  if (marking === "word") return false;
  if (marking === "text") return dayWord(cell) !== "none" && answerOf(cell) !== "no" && cell !== "0";
  // With a 2 among them digits are codes, and no answers.
  if (/^\d(?:\.0+)?$/.test(cell)) return !isCoded && cell.startsWith(marking === "yes" ? "1" : "0");
  if (marking === "yes" && /^[x+✓✔]$/i.test(cell)) return true;
  return answerOf(cell) === marking || (marking === "no" && refuses.test(plainWord(cell)));
}

/** Words for no where a consent is asked for. */
const refuses =
  /^(?:refused|declined|not given|withdrawn|revoked|abgelehnt|verweigert|widerrufen|refuse|refusee|retire|rechazad[oa]|denegad[oa]|retirad[oa]|rifiutat[oa]|negat[oa]|revocat[oa]|geweigerd|ingetrokken|recusad[oa])$/;

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
