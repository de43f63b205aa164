import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {plainWord} from "./outcome-words.ts";
import {publishedIdentifiers} from "./published-rows.ts";

/** Identifiers of records that are no patients. */
const noPatient =
  /^(?:test|tests|test ?patient|test ?pat|test ?case|dummy|dummy ?patient|example|beispiel|beispielpatient|sample|muster|mustermann|mustermann max|exemple|ejemplo|esempio|voorbeeld|exemplo|template|vorlage|demo)(?: ?\d{1,3})?$/;
/** What stands in a row of its own above those who are excluded. */
const excludedSection =
  /^(?:excluded|exclusions?|ausgeschlossen\w*|ausschluss\w*|exclus|exclues?|excluid[oa]s?|exclusiones|esclus[ie]|esclusioni|uitgesloten|screen(?:ing)? failures?|not (?:included|eligible)|nicht eingeschlossen\w*)\b/;

/** Of so many rows one at most is a test. */
const MOST_TESTS = 4;

interface ToldRows {
  readonly log: Pick<IssueLog, "add">;
  readonly file: string;
  readonly row: readonly number[];
  readonly ids: readonly string[] | null;
  /** The column of the identifiers, as the file spells it. */
  readonly identifier: string | null;
}

/** Rows below one that says by its only cell that they are excluded. */
export function tellExcludedSection({columns}: Pick<CsvTable, "columns">, {file, row, log}: ToldRows): void {
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
export function tellTestRecords({file, row, ids, identifier, log}: ToldRows): void {
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
      column: identifier,
      expected: "identifiers of patients",
      received: `${tests.length} rows whose identifier is a word such as test, dummy or example`,
      hint: "no patient is called so; choose",
      count: tests.length,
      choices: [
        {line: withoutRecords(tests.map((i) => ids?.[i] ?? "")), why: "they are left out"},
        {line: "accept: [marked-for-exclusion]", why: "they are patients, and are analysed"}
      ]
    });
}

/** Records whose identifier is a citation. */
export function tellPublishedRecords({file, row, ids, identifier, log}: ToldRows): void {
  const cited = publishedIdentifiers(ids ?? []);
  const [first] = cited;
  if (first !== undefined)
    log.add({
      code: "marked-for-exclusion",
      severity: "error",
      stops: true,
      file,
      row: row[first] ?? null,
      rows: cited.flatMap((i) => row[i] ?? []),
      column: identifier,
      expected: "identifiers of patients",
      received: `${cited.length} rows whose identifier is a citation`,
      hint: "a published median is no time of a patient; choose",
      count: cited.length,
      choices: [
        {line: withoutRecords(cited.map((i) => ids?.[i] ?? "")), why: "they are left out"},
        {line: "accept: [marked-for-exclusion]", why: "they are patients, and are analysed"}
      ]
    });
}

/** The line that leaves these identifiers out; they are words of the table, and name nobody. */
function withoutRecords(ids: readonly string[]): string {
  const clauses = [...new Set(ids.map((id) => id.trim()))]
    .toSorted()
    .map((id) => `patient_id != ${/\s/.test(id) ? JSON.stringify(id) : id}`);
  const text = clauses.join(" and ");
  return `population: {where: ${text.includes('"') ? `'${text}'` : text}}`;
}
